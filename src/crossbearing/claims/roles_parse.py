"""Actor, target and victim of an event by its syntax (Universal Dependencies): subject, object, agent, possessive, preposition, light verb."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.claims.context import Context
from crossbearing.claims.folding import is_verb
from crossbearing.claims.parties import BEFALLEN, HAPPENING, HARM, LIGHT_VERBS, STOPS, hit_role, is_setting
from crossbearing.records.document import Span
from crossbearing.records.tags import Tag

LONGEST_PHRASE = 10
TIME_HEADS = frozenset("time times day days week month year moment hour way first".split())
MEASURES = frozenset(
    "series string wave spate number dozens scores hundreds flurry succession barrage round rounds kind type couple lot campaign total".split()
)
ACCUSING = frozenset("accuse accuses accused accusing suspect suspects suspected suspecting blame blames blamed blaming charge charged".split())
APART = ("acl", "appos", "conj", "parataxis", "cc", "punct", "advcl")


def by_parse(ctx: Context, trigger: Tag) -> Iterator[tuple[str, Span]]:
    """(role, span) of the parties that the parse ties to one trigger."""
    i = ctx.head_of(trigger)
    if i is not None:
        yield from _of_verb(ctx, i) if is_verb(ctx, trigger) else _of_noun(ctx, i)


def _phrase(ctx: Context, i: int) -> Span:
    """The noun phrase headed by token ``i``: its subtree without relative clauses, appositions and conjuncts."""
    low, high = i, i + 1
    for child in ctx.children[i]:
        if ctx.tokens[child].deprel.split(":")[0] in APART:
            continue
        a, b = ctx.subtree(child)
        low, high = min(low, a), max(high, b)
    while low < i and (i - low > LONGEST_PHRASE or any(w in STOPS for w in ctx.words[low:i])):
        low += 1
    stop = next((k for k in range(i + 1, high) if ctx.words[k] in STOPS or k - i > LONGEST_PHRASE), high)
    return ctx.span_of(low, stop)


def _with_conjuncts(ctx: Context, i: int) -> list[int]:
    """The token and the tokens coordinated with it."""
    return [i, *(c for c in ctx.children[i] if ctx.tokens[c].deprel == "conj" and ctx.tokens[c].upos in ("NOUN", "PROPN", "PRON", "NUM"))]


def _case(ctx: Context, i: int) -> str:
    """The preposition of a noun, or empty."""
    return next((ctx.words[k] for k in ctx.children[i] if ctx.tokens[k].deprel == "case"), "")


def _of_verb(ctx: Context, verb: int) -> Iterator[tuple[str, Span]]:
    """Subject, object and agent of a verb; the passive turns them round.  Without a subject of its own it has that of the verb it is joined to."""
    harm = ctx.words[verb] in HARM
    relations = {c: ctx.tokens[c].deprel for c in ctx.children[verb]}
    passive = any(r in ("nsubj:pass", "aux:pass") for r in relations.values())
    passive = passive or ctx.words[verb] in BEFALLEN
    token = ctx.tokens[verb]
    subject = any(r.startswith("nsubj") for r in relations.values())
    if token.deprel.startswith("acl") and not subject and ctx.words[token.head] not in TIME_HEADS:
        gerund = ctx.words[verb].endswith("ing") or any(ctx.tokens[c].upos == "PRON" for c in ctx.children[verb])
        role = "actor" if gerund and not passive else hit_role(ctx, _phrase(ctx, token.head), harm=harm)
        yield role, _phrase(ctx, token.head)
    elif not subject and not passive:
        yield from _shared_subject(ctx, verb)
    for child, relation in relations.items():
        for c in _with_conjuncts(ctx, child):
            if relation == "nsubj" and not passive:
                yield "actor", _phrase(ctx, c)
            elif relation in ("nsubj:pass", "obj") or (relation == "nsubj" and passive):
                yield hit_role(ctx, _phrase(ctx, c), harm=harm), _phrase(ctx, c)
            elif relation.startswith("obl"):
                word = _case(ctx, child)
                if word == "by" and (passive or token.deprel.startswith("acl")):
                    yield "actor", _phrase(ctx, c)
                elif word in ("at", "on", "against", "upon") and not is_setting(ctx, c):
                    yield "target", _phrase(ctx, c)


def _shared_subject(ctx: Context, verb: int) -> Iterator[tuple[str, Span]]:
    """ "X raided the town and killed ...", "X attacked, killing ...": the subject of the verb it is joined to; "accused X of bombing": the accused."""
    token = ctx.tokens[verb]
    relation = token.deprel.split(":")[0]
    if relation not in ("conj", "advcl", "xcomp", "obl") or token.head == verb:
        return
    upper = {c: ctx.tokens[c].deprel for c in ctx.children[token.head]}
    if ctx.words[token.head] in ACCUSING:
        yield from (("actor", _phrase(ctx, c)) for child, r in upper.items() if r == "obj" for c in _with_conjuncts(ctx, child))
        return
    if relation == "obl" or any(r in ("nsubj:pass", "aux:pass") for r in upper.values()):
        return
    yield from (("actor", _phrase(ctx, c)) for child, r in upper.items() if r == "nsubj" for c in _with_conjuncts(ctx, child))


def _of_noun(ctx: Context, noun: int) -> Iterator[tuple[str, Span]]:
    """Roles of an event noun: prepositions, possessive, and the subject of its light verb."""
    governor = ctx.tokens[noun].head
    blamed = governor != noun and ctx.words[governor] in ("blame", "blames", "blamed", "blaming", "pinned", "pin")
    for child in ctx.children[noun]:
        relation = ctx.tokens[child].deprel
        if relation == "nmod:poss":
            yield "actor", _phrase(ctx, child)
        elif relation.startswith(("nmod", "obl")):
            yield from _by_preposition(ctx, child, blamed=blamed)
        elif relation.startswith("acl") and ctx.words[child] in ("targeting", "against", "hitting", "striking"):
            yield from (("target", _phrase(ctx, c)) for c in ctx.children[child] if ctx.tokens[c].deprel == "obj")
        elif relation.startswith("acl") and ctx.words[child] in LIGHT_VERBS | {"claimed"}:
            yield from (("actor", span) for role, span in _of_verb(ctx, child) if role == "actor" and span.start > ctx.tokens[noun].end)
    while governor != ctx.tokens[governor].head and ctx.words[governor] in MEASURES and governor != noun:
        noun, governor = governor, ctx.tokens[governor].head
    if governor != noun and ctx.words[governor] in LIGHT_VERBS:
        yield from _of_light_verb(ctx, noun, governor)
    elif governor != noun and ctx.words[governor] in HAPPENING and ctx.tokens[noun].deprel == "nsubj":
        yield from _hit_by_noun(ctx, governor)


def _by_preposition(ctx: Context, child: int, *, blamed: bool) -> Iterator[tuple[str, Span]]:
    """ "Attack by X", "attack on Y"; after "blamed the attack", "on X" is who did it."""
    word = _case(ctx, child)
    for c in _with_conjuncts(ctx, child):
        if word == "by" or (blamed and word == "on"):
            yield "actor", _phrase(ctx, c)
        elif word in ("on", "against", "at", "upon", "of") and not is_setting(ctx, c):
            yield "target", _phrase(ctx, c)


def _hit_by_noun(ctx: Context, verb: int) -> Iterator[tuple[str, Span]]:
    """ "The blast hit a market", "a bomb exploded at a club": what the verb of the event noun hits."""
    harm = ctx.words[verb] in HARM
    for child in ctx.children[verb]:
        relation = ctx.tokens[child].deprel
        for c in _with_conjuncts(ctx, child):
            if relation == "obj":
                yield hit_role(ctx, _phrase(ctx, c), harm=harm), _phrase(ctx, c)
            elif relation.startswith("obl") and _case(ctx, child) in ("at", "outside", "inside", "beside", "under", "through") and not is_setting(ctx, c):
                yield "target", _phrase(ctx, c)


def _of_light_verb(ctx: Context, noun: int, verb: int) -> Iterator[tuple[str, Span]]:
    """ "X carried out the strike", "the strike was carried out by X", "carried out strikes against Y"."""
    for role, span in _of_verb(ctx, verb):
        if role == "actor" and not span.start <= ctx.tokens[noun].start < span.end:
            yield "actor", span
    for child in ctx.children[verb]:
        if ctx.tokens[child].deprel.startswith("obl") and _case(ctx, child) in ("on", "against", "at") and not is_setting(ctx, child):
            yield "target", _phrase(ctx, child)
