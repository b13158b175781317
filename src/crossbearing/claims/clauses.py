"""The clause around a word, read from a dependency parse (Universal Dependencies v2): its subjects, objects, agents, and the phrase of a noun.

Words are given by their index in ``Context.tokens``.  Everything here asks ``Token.head`` and ``Token.deprel``; where a tagger hands on no parse (``head`` -1),
do not call it.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.claims.context import Context
from crossbearing.records.document import Span

RELATIVE = frozenset(["which", "that", "who", "whom", "whose"])
OBJECT_CONTROL = frozenset(
    "accuse accuses accused accusing suspect suspects suspected suspecting order orders ordered ordering force forces forced forcing charge charges charged "
    "charging convict convicts convicted convicting blame blames blamed blaming urge urges urged urging allow allows allowed allowing command commanded".split()
)
"""Verbs whose object does what their complement tells ("accused the army of shelling the town")."""
LEFT_OUT = frozenset(["acl", "appos", "parataxis", "punct", "advcl", "conj", "cc", "case", "mark", "cop", "dep", "discourse", "aux", "advmod", "nsubj", "obl"])
"""Dependents of a noun that say more about it and do not belong to its name."""
OF_WORDS = frozenset(["of"])
EACH_OTHER = (["each", "other"], ["one", "another"])
DEEPEST = 6


def relation(ctx: Context, i: int) -> str:
    """The relation of a word without its subtype ("obl:agent" is "obl")."""
    return ctx.tokens[i].deprel.partition(":")[0]


def head_of(ctx: Context, first: int, last: int) -> int:
    """The word of a stretch on which the others hang: the first whose head lies outside."""
    return next((i for i in range(first, last) if not first <= ctx.tokens[i].head < last or ctx.tokens[i].head == i), last - 1)


def case_of(ctx: Context, i: int) -> str:
    """The preposition of a noun, its first word where it has several; "" for none."""
    return next((ctx.words[k] for k in ctx.children[i] if relation(ctx, k) == "case" and k < i), "")


def is_clause(ctx: Context, i: int) -> bool:
    """Is the word a verb?"""
    return ctx.tokens[i].upos in ("VERB", "AUX")


def is_passive(ctx: Context, verb: int) -> bool:
    """Does the verb stand in the passive: with its auxiliary, as a participle after a noun, or joined to one that does?"""
    kinds = {ctx.tokens[k].deprel for k in ctx.children[verb]}
    if kinds & {"nsubj:pass", "aux:pass", "csubj:pass"}:
        return True
    if kinds & {"nsubj", "obj", "aux"}:
        return False
    if relation(ctx, verb) in ("acl", "amod", "advcl"):
        return ctx.tokens[verb].deprel != "acl:relcl" and not ctx.words[verb].endswith("ing") and ctx.words[verb - 1] != "to"
    if relation(ctx, verb) == "conj" and is_clause(ctx, ctx.tokens[verb].head):
        return is_passive(ctx, ctx.tokens[verb].head) and ctx.words[verb].endswith(("ed", "en", "wn", "ut", "ot", "ught"))
    return ctx.tokens[verb].deprel == "root" and not kinds & {"nsubj", "expl"} and ctx.words[verb].endswith(("ed", "en")) and agents(ctx, verb) != []


def joined(ctx: Context, i: int) -> Iterator[int]:
    """A word and those joined to it by "and" or commas."""
    yield i
    for k in ctx.children[i]:
        if relation(ctx, k) == "conj" and not is_clause(ctx, k):
            yield k


def subjects(ctx: Context, verb: int, depth: int = 0) -> list[int]:
    """Who does what the verb tells, or whom it befalls where it is passive: its own subject, or the one that it takes from the clause above."""
    own = [k for k in ctx.children[verb] if relation(ctx, k) == "nsubj"]
    above = _past_each_other(ctx, ctx.tokens[verb].head)
    if own and ctx.words[own[0]] in RELATIVE and relation(ctx, verb) == "acl":
        return list(joined(ctx, above))
    if own:
        return [k for o in own[:1] for k in joined(ctx, o)]
    if depth >= DEEPEST or above == verb:
        return []
    kind = relation(ctx, verb)
    if kind == "acl" and not is_clause(ctx, above):
        return list(joined(ctx, above)) if ctx.words[verb - 1] != "to" else []
    if kind not in ("xcomp", "conj", "advcl", "ccomp") or not is_clause(ctx, above):
        return []
    if kind in ("xcomp", "advcl", "ccomp") and ctx.words[above] in OBJECT_CONTROL:
        return subjects(ctx, above, depth + 1) if is_passive(ctx, above) else accused(ctx, above)
    if kind == "ccomp" or (kind == "advcl" and is_passive(ctx, above) and not is_passive(ctx, verb)):
        return []
    return subjects(ctx, above, depth + 1)


def objects(ctx: Context, verb: int) -> list[int]:
    """The direct objects of a verb."""
    return [k for o in ctx.children[verb] if relation(ctx, o) == "obj" for k in joined(ctx, o)]


def accused(ctx: Context, verb: int) -> list[int]:
    """Whom a verb of blame or order is turned on: its objects, its subjects where they do it to "each other"."""
    found = objects(ctx, verb)
    return subjects(ctx, verb) if any(_past_each_other(ctx, k) != k for k in found) else found


def _past_each_other(ctx: Context, i: int) -> int:
    """The word on which "each other" or "one another" hangs, where the word belongs to it; else the word."""
    for first in (i, i - 1):
        if ctx.words[first : first + 2] in EACH_OTHER:
            return next((h for k in (first, first + 1) if not first <= (h := ctx.tokens[k].head) <= first + 1), i)
    return i


def agents(ctx: Context, verb: int) -> list[int]:
    """Who stands after "by" with a verb or a noun."""
    found = [k for k in ctx.children[verb] if relation(ctx, k) in ("obl", "nmod") and case_of(ctx, k) == "by"]
    return [k for o in found if not is_clause(ctx, o) for k in joined(ctx, o)]


def obliques(ctx: Context, i: int, cases: frozenset[str]) -> list[int]:
    """The nouns that hang on a word by one of the prepositions."""
    found = [k for k in ctx.children[i] if relation(ctx, k) in ("obl", "nmod") and case_of(ctx, k) in cases]
    return [k for o in found if not is_clause(ctx, o) for k in joined(ctx, o)]


def phrase(ctx: Context, noun: int) -> Span:
    """The phrase of a noun: what stands before it, and what follows as "of ..." or as part of its name."""
    first = last = noun
    for k in ctx.children[noun]:
        kind = relation(ctx, k)
        if kind in LEFT_OUT or (kind == "nmod" and k > noun and case_of(ctx, k) not in OF_WORDS):
            continue
        low, high = reach(ctx, k)
        first, last = min(first, low), max(last, high)
    return ctx.span_of(first, last + 1)


def reach(ctx: Context, i: int, depth: int = 0) -> tuple[int, int]:
    """First and last word of what hangs on a word, without clauses and further details of nouns after it."""
    low = high = i
    for k in ctx.children[i]:
        kind = relation(ctx, k)
        if (kind in ("acl", "appos", "parataxis", "advcl", "punct") and k > i) or (kind == "nmod" and k > i and case_of(ctx, k) not in OF_WORDS):
            continue
        if depth < DEEPEST:
            a, b = reach(ctx, k, depth + 1)
            low, high = min(low, a), max(high, b)
    return low, high
