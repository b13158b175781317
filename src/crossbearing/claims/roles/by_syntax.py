"""Actor, target and victim of an event by the syntax of its clause; asked only where the tagger hands on a parse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossbearing.claims.clauses import accused, agents, case_of, head_of, is_clause, is_passive, objects, obliques, phrase, relation, subjects
from crossbearing.claims.context import Context, meeting
from crossbearing.claims.parties import BEFALLEN, CLAIMING, HAPPENING, HARM, INJURY, LIGHT_VERBS, MACHINES, STOPS, THROWN, Party, hit_role, is_setting
from crossbearing.claims.roles.naming import IRREGULAR, named_phrase
from crossbearing.records.document import Span
from crossbearing.records.fighters import BANDS
from crossbearing.records.tags import Tag
from crossbearing.records.value import GROUP_KINDS

AIMED = frozenset(["on", "against", "at", "upon", "into", "targeting", "toward", "towards"])
PARTS = frozenset(["of", "on", "against", "upon", "targeting"])
THROUGH = frozenset(["through", "into", "on", "at", "against"])
BLAMING = {
    "blame": "on",
    "blamed": "on",
    "blames": "on",
    "blaming": "on",
    "attribute": "to",
    "attributed": "to",
    "attributes": "to",
    "attributing": "to",
    "pin": "on",
    "pinned": "on",
}
TYING = frozenset(["linked", "links", "tied", "traced"])
"""Verbs with which somebody says that a party did the deed ("linked the group to the attack")."""
SUFFERING = frozenset(["come", "came", "comes", "coming", "fall", "fell", "fallen", "falls", "run", "ran", "walk", "walked", "suffer", "suffered", "suffers"])
"""Verbs whose subject suffers the event in their complement ("came under attack", "fell into an ambush")."""
TOLD_WHEN = frozenset(["when", "as", "after"])
OCCURRED = frozenset(["came", "come", "comes", "happened", "occurred"])
TAKEN_ON = frozenset(["responsibility", "credit"])
NEGATIONS = frozenset(["not", "n't", "never", "neither", "nor"])
FIGHTING = re.compile(r"clash(?:es|ed|ing)?\b|(?:exchang|trad)\w+ (?:fire|shots|gunfire)\b|skirmish")
"""Verbs whose "with" names the other side of a fight."""
MEETING = re.compile(r"clash(?:es)?|fighting|battles?|skirmish(?:es)?|gun ?battles?|gunfights?|firefights?|shoot-?outs?|combat|confrontations?")
"""Nouns of fights in which "with" names the other side."""
FROM_ABOVE = re.compile(r"fire|gunfire|bombardment|shelling|attack|bombing")
"""Nouns under which one comes "from" those who shoot."""
BY_WITHIN = 10
ONE_SIDED = re.compile(r"(?:attack|assault|raid|offensive|incursion|ambush|strike|air ?strike|aggression|bombardment|operation)s?")
"""Nouns for what one side does to another."""
FIGHTERS = re.compile(rf"(?:{BANDS}|army|enemy)")
HANDS = re.compile(rf"{FIGHTERS.pattern}|soldiers|troops|police|policemen|militiamen|raiders|attackers|assailants")
FIGHTING_KINDS = GROUP_KINDS | {"military"}
RESPONDING = frozenset("respond responded responds responding retaliate retaliated retaliates retaliating answer answered reply replied strike struck".split())
FORCES = re.compile(r"(?:troops|soldiers|forces|guards|servicemen|police|policemen|jets|aircraft|warplanes|units|officers)")
BREAKING = frozenset("exploded explode explodes blew blown burned burnt burns sank sunk sinks collapsed collapses derailed crashed capsized".split())
"""Verbs that without an object tell what becomes of their subject."""


def by_syntax(ctx: Context, trigger: Tag) -> Iterator[Party]:
    """(role, span) of the parties that hang on one trigger."""
    head = head_of(ctx, *ctx.token_range(trigger))
    if is_clause(ctx, head):
        yield from _around_verb(ctx, head)
    else:
        yield from _around_noun(ctx, head)


def _around_verb(ctx: Context, verb: int) -> Iterator[Party]:
    """Subject and object of a clause; the passive and verbs of dying turn them round."""
    word, harm = ctx.words[verb], ctx.words[verb] in HARM
    thrown = THROWN.fullmatch(word) is not None
    passive = (is_passive(ctx, verb) and not (thrown and _fires(ctx, verb))) or _is_bare_participle(ctx, verb)
    came_under = word in SUFFERING and ctx.words[verb + 1 : verb + 2] in (["under"], ["into"])
    for k in subjects(ctx, verb):
        if thrown and passive:
            continue
        if passive or word in BEFALLEN or came_under or (word in BREAKING and not _has_object(ctx, verb)):
            yield from _hit(ctx, k, harm=harm or word in BEFALLEN)
        else:
            yield from _doing(ctx, k)
    for k in (agents(ctx, verb) or _agent_after(ctx, verb)) if passive else []:
        yield "actor", named_phrase(ctx, k)
    if passive and harm and not agents(ctx, verb):
        yield from (("actor", named_phrase(ctx, k)) for k in _who_came(ctx, verb))
    if FIGHTING.match(" ".join(ctx.words[verb : verb + 2])):
        yield from (("actor", named_phrase(ctx, k)) for k in obliques(ctx, verb, frozenset(["with"])))
    if came_under:
        yield from (("actor", named_phrase(ctx, k)) for k in obliques(ctx, verb, frozenset(["from"])))
    hit = [
        k
        for k in objects(ctx, verb)
        if k > verb and not thrown and not MACHINES.search(ctx.words[k]) and ctx.words[k] not in ("fire", "lives", "life", "control")
    ]
    for k in hit or ([] if passive and not thrown else [k for k in obliques(ctx, verb, AIMED) if not _when_or_where(ctx, k)]):
        yield from _hit(ctx, k, harm=harm)


def _agent_after(ctx: Context, verb: int) -> list[int]:
    """The armed behind "by" where a day or a place has drawn them off their participle ("shot dead on Monday by two men")."""
    for k in range(verb + 1, min(verb + BY_WITHIN, len(ctx.words) - 1)):
        if ctx.words[k] in STOPS or ctx.tokens[k].upos == "VERB" or ctx.tokens[k].sentence != ctx.tokens[verb].sentence:
            return []
        if ctx.words[k] == "by":
            noun = ctx.tokens[k].head
            return [noun] if noun > k and IRREGULAR.fullmatch(ctx.words[noun]) else []
    return []


def _has_object(ctx: Context, verb: int) -> bool:
    """Has a verb an object of its own, or one that it shares with the next ("sank or captured two boats")?"""
    return bool(objects(ctx, verb)) or any(relation(ctx, k) == "conj" and is_clause(ctx, k) and objects(ctx, k) for k in ctx.children[verb])


def _who_came(ctx: Context, verb: int) -> Iterator[int]:
    """The armed who are the subject of the clause that tells when somebody was hurt ("were killed when gunmen rounded them up")."""
    for k in ctx.children[verb]:
        if relation(ctx, k) in ("advcl", "parataxis") and any(relation(ctx, m) in ("mark", "advmod") and ctx.words[m] in TOLD_WHEN for m in ctx.children[k]):
            yield from (s for s in subjects(ctx, k) if HANDS.fullmatch(ctx.words[s]) and not is_passive(ctx, k))


def _is_bare_participle(ctx: Context, verb: int) -> bool:
    """ "Three Iraqis shot dead in Mosul": a participle of harm that has lost its auxiliary, with nobody behind it whom it hits."""
    return (
        ctx.words[verb] in ("shot", "stabbed", "gunned", "beaten", "hacked")
        and ctx.words[verb + 1 : verb + 2] in (["dead"], ["down"], ["to"])
        and not objects(ctx, verb)
    )


def _fires(ctx: Context, verb: int) -> bool:
    """Is a verb of throwing with a subject but without auxiliary or agent an active one ("a helicopter fired on the post")?"""
    kinds = {ctx.tokens[k].deprel for k in ctx.children[verb]}
    return "nsubj:pass" in kinds and "aux:pass" not in kinds and not agents(ctx, verb)


def _around_noun(ctx: Context, noun: int) -> Iterator[Party]:
    """ "By X", "on Y", "of Z" after an event noun, what stands before it, and the clause that it is the subject or the object of."""
    for k in agents(ctx, noun):
        yield "actor", named_phrase(ctx, k)
    for k in ctx.children[noun]:
        if relation(ctx, k) == "nmod" and ctx.tokens[k].deprel.endswith("poss"):
            yield "victim" if ctx.words[noun] in INJURY else "actor", named_phrase(ctx, k)
        if relation(ctx, k) == "acl" and is_clause(ctx, k):
            yield from _told_of(ctx, k, noun, passive=is_passive(ctx, k))
    blaming = BLAMING.get(ctx.words[ctx.tokens[noun].head]) if relation(ctx, noun) == "obj" else None
    for k in obliques(ctx, noun, PARTS):
        theirs = case_of(ctx, k) == "of" and ONE_SIDED.fullmatch(ctx.words[noun]) and _armed(ctx, k)
        if theirs or (blaming is not None and case_of(ctx, k) == blaming):
            yield "actor", named_phrase(ctx, k)
        elif not _time(ctx, k):
            yield from _hit(ctx, k, harm=ctx.words[noun] in INJURY)
    for side in ("with",) if MEETING.fullmatch(ctx.words[noun]) else ("from",) if FROM_ABOVE.fullmatch(ctx.words[noun]) else ():
        yield from (("actor", named_phrase(ctx, k)) for k in obliques(ctx, noun, frozenset([side])) if _armed(ctx, k) or HANDS.fullmatch(ctx.words[k]))
    above, kind = ctx.tokens[noun].head, relation(ctx, noun)
    if above == noun:
        return
    if (kind in ("obj", "nsubj") or (kind == "obl" and not case_of(ctx, noun))) and is_clause(ctx, above):
        yield from _told_of(ctx, above, noun, passive=kind == "nsubj" and is_passive(ctx, above))
        if kind == "nsubj" and ctx.words[above] in OCCURRED:
            yield from (("actor", named_phrase(ctx, k)) for k in _who_came(ctx, above))
    elif kind == "obl" and is_clause(ctx, above):
        yield from _complement(ctx, above, case_of(ctx, noun))


SOME = frozenset(["one", "some", "several", "many", "most", "members", "dozens", "hundreds", "scores"])
"""Words for a number of those who are named behind "of"."""


def _armed(ctx: Context, noun: int) -> bool:
    """Is it the name of an armed group or of a state's forces, or a noun for fighters, so that an "attack of" theirs is one that they made?"""
    named = any(e.actor is not None and e.actor.kind in FIGHTING_KINDS for e in meeting(ctx.values.entities, ctx.span_of(noun, noun + 1)))
    return named or FIGHTERS.fullmatch(ctx.words[noun]) is not None


def _told_of(ctx: Context, verb: int, noun: int, *, passive: bool) -> Iterator[Party]:
    """The verb that an event noun belongs to: with the noun as object, who carries out, claims or is blamed; as subject, what it hits."""
    word = ctx.words[verb]
    done = word in LIGHT_VERBS or word in CLAIMING
    if word in CLAIMING and _negated(ctx, verb):
        return
    if relation(ctx, verb) == "acl" and not _negated(ctx, verb) and any(ctx.words[k] in TAKEN_ON for k in objects(ctx, verb)):
        yield from (("actor", named_phrase(ctx, k)) for k in subjects(ctx, verb) if k != noun)  # "an attack for which the Wolves took credit"
        return
    if passive or relation(ctx, noun) in ("obj", "obl"):
        doers = agents(ctx, verb) if passive else subjects(ctx, verb)
        for k in doers if done or (passive and THROWN.fullmatch(word)) else []:
            if k != noun:
                yield "actor", named_phrase(ctx, k)
        if word in BLAMING or word in TYING:
            for k in obliques(ctx, verb, frozenset([BLAMING.get(word, "to")])):
                yield "actor", named_phrase(ctx, k)
    elif word in HAPPENING:
        for k in objects(ctx, verb) or obliques(ctx, verb, THROUGH):
            if not _when_or_where(ctx, k):
                yield from _hit(ctx, k, harm=word in HARM)


def _negated(ctx: Context, verb: int) -> bool:
    """Is the verb told not to be so ("has not claimed the attack")?"""
    return any(ctx.words[k] in NEGATIONS for k in ctx.children[verb])


def _complement(ctx: Context, verb: int, case: str) -> Iterator[Party]:
    """The clause that an event noun complements: who came under attack, who responded with a strike, who was blamed for it."""
    word = ctx.words[verb]
    if word in SUFFERING and case in ("under", "into", "to", "from"):
        yield from (("target", phrase(ctx, k)) for k in subjects(ctx, verb))
        yield from (("actor", named_phrase(ctx, k)) for k in obliques(ctx, verb, frozenset(["from"])) if case != "from")
    elif (word in RESPONDING and case in ("with", "by")) or (word in CLAIMING and case in ("for", "to", "up") and not _negated(ctx, verb)):
        yield from (("actor", named_phrase(ctx, k)) for k in subjects(ctx, verb))
    elif (word.startswith(("blam", "accus", "suspect", "convict", "charg")) and case in ("for", "of", "in", "over", "with")) or (
        word in TYING and case == "to"
    ):
        yield from (("actor", named_phrase(ctx, k)) for k in (subjects(ctx, verb) if is_passive(ctx, verb) else accused(ctx, verb)))


def _doing(ctx: Context, k: int) -> Iterator[Party]:
    """One that acts; "troops from X and Y" are those of X and of Y, "one of its drones" is its drones."""
    if ctx.tokens[k].upos == "NUM" or ctx.words[k] in SOME:
        k = next(iter(obliques(ctx, k, frozenset(["of"]))), k)
    states = [s for s in obliques(ctx, k, frozenset(["from"])) if meeting(ctx.values.entities, ctx.span_of(s, s + 1))] if FORCES.fullmatch(ctx.words[k]) else []
    yield "actor", Span(phrase(ctx, k).start, ctx.tokens[states[0]].end) if states else named_phrase(ctx, k)
    yield from (("actor", ctx.span_of(s, s + 1)) for s in states[1:])


def _hit(ctx: Context, k: int, *, harm: bool) -> Iterator[Party]:
    """One that was hit, as target or victim; a weapon that falls is none."""
    span = phrase(ctx, k)
    if not MACHINES.search(ctx.words[k]) or not harm:
        yield hit_role(ctx, span, harm=harm), span


def _time(ctx: Context, k: int) -> bool:
    return bool(meeting(ctx.values.times, ctx.span_of(k, k + 1)))


def _when_or_where(ctx: Context, k: int) -> bool:
    """Does the noun say when or where ("at dawn", "at Zaporizhzhia")?"""
    return is_setting(ctx, k)
