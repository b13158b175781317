"""Who takes part in an event: actor, target, victim, instrument; place, time and count are in ``settings``.

With a parse the roles follow Universal Dependencies (subject, object, agent, possessive, preposition); without one they follow word
order.  Links of the tagger's role head are taken where the syntax is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from crossbearing.claims.context import Context, inside, meeting
from crossbearing.claims.folding import Candidate, is_verb
from crossbearing.claims.responsibility import responsible
from crossbearing.records.claim import Entity, Role
from crossbearing.records.document import Span
from crossbearing.records.tags import Tag

HIT = frozenset(["target", "victim"])
LINKED = frozenset(["actor", "target", "victim", "instrument"])
LINK_SURE = 0.7
LONGEST_PHRASE = 10
PEOPLE = re.compile(
    r"\b(?:people|persons?|civilians?|soldiers?|troops|militants?|fighters?|children|child|women|woman|men|man|boys?|girls?|"
    r"villagers?|residents?|workers?|students?|police(?:m[ae]n)?|"
    r"officers?|officials?|personnel|commanders?|passengers?|worshippers?|pilgrims?|journalists?|doctors?|medics?|patients?|"
    r"refugees?|prisoners?|contractors?|staff|"
    r"protesters?|demonstrators?|peasants?|priests?|nuns?|leaders?|members?|guards?|gunm[ae]n|rebels?|operatives?|others|teachers?|"
    r"farmers?|herders?|migrants?)\b",
    re.IGNORECASE,
)
MACHINES = re.compile(
    r"\b(?:aircraft|airplanes?|planes?|jets?|warplanes?|bombers?|helicopters?|gunships?|drones?|uavs?|missiles?|rockets?|shells?|mortars?|bombs?|explosives?|"
    r"artillery|himars|tanks?|munitions?|f-\d+\w*|su-\d+\w*|mig-\d+\w*)$",
    re.IGNORECASE,
)
GROUP = re.compile(
    r"\b(?:forces?|army|military|militias?|group|groups|government|air ?force|navy|jets?|warplanes?|aircraft|drones?|helicopters?|units?|assailants?|"
    r"attackers?|bombers?|insurgents|guerrillas|mob|crowd|regime|junta|terrorists?|party|movement|command|brigade|state)\b",
    re.IGNORECASE,
)
HARM = frozenset(
    "kill kills killed killing wound wounds wounded wounding injure injured injures injuring murdered murder assassinated "
    "assassinate executed execute shot abducted kidnapped beaten arrested detained".split()
)
BY = frozenset(["by"])
TARGET_WORDS = frozenset(["on", "against", "at", "targeting", "upon", "of"])
PLACE_WORDS = frozenset(["in", "near", "outside", "inside", "around", "within", "across"])
LIGHT_VERBS = frozenset(
    "carried carry carries carrying launched launch launches launching conducted conduct conducts conducting staged stage "
    "mounted mount committed commit made make perpetrated ordered "
    "order authorized authorised executed led behind waged".split()
)
STOPS = frozenset([",", ";", ":", ".", "—", "–", "(", ")", "“", "”", '"', "that", "which", "who", "and", "but", "as", "after", "when", "while", "because"])


def roles_of(ctx: Context, candidate: Candidate, phrase: Span) -> tuple[Role, ...]:
    """Actors, targets, victims and instruments of an event, in the order of the text, without repetition."""
    found = list(_by_parse(ctx, candidate)) if ctx.parsed else list(_by_order(ctx, candidate))
    found += _by_name_inside(ctx, candidate)
    found += [("actor", span) for span in responsible(ctx, candidate)]
    have = {"hit" if role in HIT else role for role, _ in found}
    found += [(role, span) for role, span in _by_links(ctx, candidate) if ("hit" if role in HIT else role) not in have]
    found += [("instrument", Span(t.start, t.end)) for t in _instruments(ctx, candidate, phrase)]
    roles: list[Role] = []
    for role, span in sorted(found, key=lambda x: (x[1], x[0])):
        made = _role(ctx, role, _trim(ctx, span))
        if made is not None and not any(r.role == made.role and r.start < made.end and made.start < r.end for r in roles):
            roles.append(made)
    return tuple(roles)


def _role(ctx: Context, role: str, span: Span) -> Role | None:
    """The role with its entity; targets that are people are victims where they were harmed."""
    if span.start >= span.end or not re.search(r"\w", ctx.quote(span)):
        return None
    if role in ("actor", "target", "victim") and not _nominal(ctx, span):
        return None
    names = [e for e in meeting(ctx.values.entities, span) if e.type not in ("weapon", "vehicle") or role == "instrument"]
    if role == "actor" and names and all(e.type == "place" and not e.metonym and _located(ctx, e) for e in names):
        return None
    if role == "actor" and MACHINES.search(ctx.quote(span)) and not any(e.actor is not None for e in names):
        return Role(role="instrument", start=span.start, end=span.end)
    if role == "actor" and not names and not PEOPLE.search(ctx.quote(span)) and not GROUP.search(ctx.quote(span)):
        return None
    ref = min(names, key=lambda e: (-(e.actor is not None), abs(e.end - span.end))).id if names else None
    return Role(role=role, start=span.start, end=span.end, ref=ref)


TIME_HEADS = frozenset("time times day days week month year moment hour way first".split())


def _nominal(ctx: Context, span: Span) -> bool:
    """Is the span a noun phrase for a party: no event word in it, no auxiliary, no bare pronoun, no dateline?"""
    if ctx.layout.dateline is not None and ctx.layout.dateline.meets(span):
        return False
    if any(t.span.meets(span) for t in ctx.tagged("trigger")):
        return False
    first, last = ctx.token_range(span)
    if any(ctx.tokens[i].upos == "AUX" for i in range(first, last)):
        return False
    return last - first > 1 or (last > first and ctx.tokens[first].upos != "PRON")


def _located(ctx: Context, entity: Entity) -> bool:
    """Does a preposition of place stand before the name ("forces in Iraq")?"""
    first = ctx.token_range(entity)[0]
    return first > 0 and ctx.words[first - 1] in PLACE_WORDS


def _trim(ctx: Context, span: Span) -> Span:
    """The span without leading determiners and surrounding punctuation."""
    words = ctx.quote(span)
    lead = re.match(r"(?:[\s,;:“”\"'(\[–—-]|\b(?:the|a|an|by|on|against|at(?!\s+least)|of|in)\b\s)*", words, re.IGNORECASE)
    tail = re.search(r"[\s,;:.“”\"')\]]*$", words)
    start = span.start + (lead.end() if lead else 0)
    end = span.end - (len(tail[0]) if tail else 0)
    return Span(start, max(start, end))


def _by_parse(ctx: Context, candidate: Candidate) -> Iterator[tuple[str, Span]]:
    """Roles by dependency relations, over every trigger of the candidate."""
    for trigger in candidate.all:
        i = ctx.head_of(trigger)
        if i is not None:
            yield from _verb_roles(ctx, i) if is_verb(ctx, trigger) else _noun_roles(ctx, i)


def _phrase(ctx: Context, i: int) -> Span:
    """The noun phrase headed by token ``i``: its subtree without relative clauses, appositions and conjuncts."""
    low, high = i, i + 1
    for child in ctx.children[i]:
        if ctx.tokens[child].deprel.split(":")[0] in ("acl", "appos", "conj", "parataxis", "cc", "punct", "advcl") or ctx.tokens[child].deprel == "acl:relcl":
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


def _verb_roles(ctx: Context, verb: int) -> Iterator[tuple[str, Span]]:
    """Subject, object and agent of a verb; the passive turns them round."""
    harm = ctx.words[verb] in HARM
    relations = {c: ctx.tokens[c].deprel for c in ctx.children[verb]}
    passive = any(r in ("nsubj:pass", "aux:pass") for r in relations.values())
    token = ctx.tokens[verb]
    if token.deprel.startswith("acl") and "nsubj" not in relations.values() and ctx.words[token.head] not in TIME_HEADS:
        gerund = ctx.words[verb].endswith("ing") or any(ctx.tokens[c].upos == "PRON" for c in ctx.children[verb])
        yield ("actor" if gerund and not passive else "target", _phrase(ctx, token.head))
    for child, relation in relations.items():
        for c in _with_conjuncts(ctx, child):
            if relation == "nsubj" and not passive:
                yield "actor", _phrase(ctx, c)
            elif relation in ("nsubj:pass", "obj") or (relation == "nsubj" and passive):
                yield _hit(ctx, _phrase(ctx, c), harm=harm), _phrase(ctx, c)
            elif relation.startswith("obl"):
                word = next((ctx.words[k] for k in ctx.children[child] if ctx.tokens[k].deprel == "case"), "")
                if word == "by" and passive:
                    yield "actor", _phrase(ctx, c)
                elif word in ("at", "on", "against") and not _is_time(ctx, c):
                    yield "target", _phrase(ctx, c)


def _hit(ctx: Context, phrase: Span, *, harm: bool) -> str:
    """People harmed are victims; everything else is a target."""
    words = ctx.quote(phrase)
    number = re.fullmatch(r"(?:at least |more than |about |around |up to )?(?:\d[\d,]*|\w+|dozens|hundreds|scores)(?: others?)?", words.strip(), re.IGNORECASE)
    counted = number is not None and any(ctx.tokens[k].upos == "NUM" for k in range(*ctx.token_range(phrase)))
    return "victim" if harm and (counted or PEOPLE.search(words)) else "target"


def _is_time(ctx: Context, i: int) -> bool:
    """Does the token belong to a time expression or a place?"""
    span = ctx.span_of(i, i + 1)
    return bool(meeting(ctx.values.times, span) or meeting(ctx.values.places, span))


def _noun_roles(ctx: Context, noun: int) -> Iterator[tuple[str, Span]]:
    """Roles of an event noun: prepositions, possessive, and the subject of its light verb."""
    for child in ctx.children[noun]:
        relation = ctx.tokens[child].deprel
        if relation == "nmod:poss":
            yield "actor", _phrase(ctx, child)
        elif relation.startswith(("nmod", "obl")):
            word = next((ctx.words[k] for k in ctx.children[child] if ctx.tokens[k].deprel == "case"), "")
            for c in _with_conjuncts(ctx, child):
                if word == "by":
                    yield "actor", _phrase(ctx, c)
                elif word in ("on", "against", "at", "upon", "of") and not _is_time(ctx, c):
                    yield "target", _phrase(ctx, c)
        elif relation.startswith("acl") and ctx.words[child] in ("targeting", "against"):
            for c in ctx.children[child]:
                if ctx.tokens[c].deprel == "obj":
                    yield "target", _phrase(ctx, c)
        elif relation.startswith("acl") and ctx.words[child] in LIGHT_VERBS | {"claimed", "blamed"}:
            yield from (("actor", span) for role, span in _verb_roles(ctx, child) if role == "actor" and span.start > ctx.tokens[noun].end)
    governor = ctx.tokens[noun].head
    if governor != noun and governor >= 0 and ctx.words[governor] in LIGHT_VERBS:
        yield from _light_roles(ctx, noun, governor)


def _light_roles(ctx: Context, noun: int, verb: int) -> Iterator[tuple[str, Span]]:
    """ "X carried out the strike", "the strike was carried out by X", "carried out strikes against Y"."""
    for role, span in _verb_roles(ctx, verb):
        if role == "actor" and not span.start <= ctx.tokens[noun].start < span.end:
            yield "actor", span
    for child in ctx.children[verb]:
        word = next((ctx.words[k] for k in ctx.children[child] if ctx.tokens[k].deprel == "case"), "")
        if ctx.tokens[child].deprel.startswith("obl") and word in ("on", "against", "at") and not _is_time(ctx, child):
            yield "target", _phrase(ctx, child)


def _by_name_inside(ctx: Context, candidate: Candidate) -> list[tuple[str, Span]]:
    """Names that modify the event noun: "Israeli airstrikes", "an RSF attack", "Boko Haram's raid"."""
    found: list[tuple[str, Span]] = []
    for trigger in candidate.all:
        if is_verb(ctx, trigger):
            continue
        first = ctx.token_range(trigger)[0]
        i = first - 1
        while i >= 0 and ctx.tokens[i].sentence == ctx.tokens[first].sentence and ctx.words[i] not in STOPS and first - i <= 6:
            here = ctx.span_of(i, i + 1)
            names = [e for e in meeting(ctx.values.entities, here) if _can_act(e) or (e.actor is not None and i == first - 1)]
            if names:
                name = names[0]
                found.append(("actor", Span(name.start, name.end)))
                break
            if ctx.tokens[i].upos in ("ADP", "VERB", "AUX", "DET"):
                break
            i -= 1
    return found


MODEL_NUMBER = re.compile(r"^[A-Z][A-Za-z]{0,9}-?\d")


def _can_act(entity: Entity) -> bool:
    """Could the name do something: an organisation, a nationality, a person, a known actor?"""
    if MODEL_NUMBER.match(entity.name) and entity.actor is None:
        return False
    return entity.type in ("organization", "nationality", "person") or (entity.actor is not None and entity.type != "place") or entity.metonym


def _by_order(ctx: Context, candidate: Candidate) -> Iterator[tuple[str, Span]]:
    """Roles by word order: what stands left and right of the triggers inside the clause."""
    for trigger in candidate.all:
        first, last = ctx.token_range(trigger)
        left, right = _stretch(ctx, first, -1), _stretch(ctx, last, +1)
        if is_verb(ctx, trigger):
            yield from _verb_order(ctx, first, last, left, right)
        else:
            yield from _noun_order(ctx, first, last, right)


def _stretch(ctx: Context, i: int, step: int) -> tuple[int, int]:
    """Token range from ``i`` outward to the next stop."""
    j = i if step > 0 else i - 1
    number = ctx.tokens[min(i, len(ctx.tokens) - 1) if step > 0 else max(i - 1, 0)].sentence
    while 0 <= j < len(ctx.tokens) and ctx.tokens[j].sentence == number and ctx.words[j] not in STOPS:
        j += step
    return (i, j) if step > 0 else (j + 1, i)


def _verb_order(ctx: Context, first: int, last: int, left: tuple[int, int], right: tuple[int, int]) -> Iterator[tuple[str, Span]]:
    """Subject before, object after; "was ... by" turns them round."""
    passive = any(w in ("was", "were", "been", "being", "is", "are") for w in ctx.words[max(left[0], first - 3) : first])
    harm = ctx.words[first] in HARM
    left = _without_auxiliaries(ctx, left)
    if any(ctx.span_of(*left).covers(t.span) for t in ctx.tagged("trigger")) if left[0] < left[1] else False:
        left = (left[1], left[1])
    if left[0] < left[1]:
        subject = ctx.span_of(*left)
        said = [t.span for t in ctx.tagged("source")]
        names = [e for e in inside(ctx.values.entities, subject) if _can_act(e) and not any(s.start <= e.start < s.end for s in said)]
        if not passive and (names or PEOPLE.search(ctx.quote(subject)) or GROUP.search(ctx.quote(subject))):
            yield "actor", Span(names[-1].start, names[-1].end) if names else subject
        elif passive:
            yield _hit(ctx, subject, harm=harm), subject
    if right[0] < right[1]:
        agent = next((k for k in range(*right) if ctx.words[k] == "by"), None)
        if passive and agent is not None and agent + 1 < right[1]:
            yield "actor", _first_phrase(ctx, agent + 1, right[1])
        elif not passive:
            span = _first_phrase(ctx, right[0], right[1])
            yield _hit(ctx, span, harm=harm), span


def _without_auxiliaries(ctx: Context, left: tuple[int, int]) -> tuple[int, int]:
    """The stretch before a verb without its auxiliaries and adverbs."""
    first, last = left
    while last > first and ctx.tokens[last - 1].upos in ("AUX", "ADV", "PART"):
        last -= 1
    return first, last


def _noun_order(ctx: Context, first: int, last: int, right: tuple[int, int]) -> Iterator[tuple[str, Span]]:
    """After an event noun: "by X", "on Y"; before it: the subject of a light verb."""
    for k in range(*right):
        if ctx.words[k] in TARGET_WORDS and k + 1 < right[1] and not _is_time(ctx, k + 1):
            yield "target", _first_phrase(ctx, k + 1, right[1])
            break
    agent = next((k for k in range(*right) if ctx.words[k] == "by"), None)
    of_another = agent is not None and ctx.words[agent - 1].endswith("ed") and ctx.words[agent - 1] not in LIGHT_VERBS
    if agent is not None and agent + 1 < right[1] and not of_another:
        yield "actor", _first_phrase(ctx, agent + 1, right[1])
    light = next(
        (k for k in range(first - 1, max(first - 6, -1), -1) if ctx.words[k] in LIGHT_VERBS and ctx.tokens[k].sentence == ctx.tokens[first].sentence), None
    )
    if light is not None:
        subject = _stretch(ctx, light, -1)
        said = [t.span for t in ctx.tagged("source")]
        names = [e for e in inside(ctx.values.entities, ctx.span_of(*subject)) if _can_act(e)] if subject[0] < subject[1] else []
        names = [e for e in names if not any(s.start <= e.start < s.end for s in said)]
        if names:
            yield "actor", Span(names[0].start, names[0].end)


def _first_phrase(ctx: Context, i: int, last: int) -> Span:
    """The words from ``i`` to the next preposition that opens something else, at most ten."""
    j = i + 1
    while (
        j < last
        and j - i < 10
        and ctx.words[j] not in PLACE_WORDS | BY | {"on", "with", "since", "from", "to"}
        and not meeting(ctx.values.times, ctx.span_of(j, j + 1))
    ):
        j += 1
    return ctx.span_of(i, j)


def _by_links(ctx: Context, candidate: Candidate) -> list[tuple[str, Span]]:
    """What the tagger's role head links to the triggers."""
    mine = set(candidate.all)
    found = []
    for link in ctx.tags.links:
        left = ctx.tags.tags[link.left]
        if link.label in LINKED and link.score >= LINK_SURE and left in mine:
            right = ctx.tags.tags[link.right]
            if ctx.same_sentence(left, right):
                found.append((link.label, Span(right.start, right.end)))
    return found


def _instruments(ctx: Context, candidate: Candidate, phrase: Span) -> list[Tag]:
    """Weapons named in the phrase of the event."""
    return [t for t in ctx.tagged("entity") if t.label in ("weapon", "vehicle") and phrase.start <= t.start and t.end <= phrase.end]


def with_role(roles: tuple[Role, ...], role: str, span: Span, ref: str | None) -> tuple[Role, ...]:
    """The roles with one more; an equal one is replaced."""
    made = Role(role=role, start=span.start, end=span.end, ref=ref)
    kept = tuple(r for r in roles if not (r.role == role and r.start == span.start))
    return tuple(sorted((*kept, replace(made)), key=lambda r: (r.start, r.end, r.role)))
