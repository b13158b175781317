"""Which triggers of a sentence name one and the same event?

"Airstrikes targeted positions", "was killed in an explosion", "the strikes, which hit two bases", "carried out a raid": a noun and
the verb that it goes with are one mention.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.claims.context import Context
from crossbearing.claims.parties import LIGHT_VERBS
from crossbearing.records.document import Span
from crossbearing.records.tags import Tag

EFFECT_VERBS = frozenset(
    "kill kills killed killing wound wounds wounded wounding injure injures injured injuring destroy destroys destroyed "
    "die dies died dying dead perish perished neutralise neutralises neutralised neutralising neutralize neutralizes neutralized neutralizing maim maimed "
    "destroying damage damages damaged damaging hit hits hitting "
    "strike strikes struck striking target targets targeted targeting pound pounds pounded pounding rip ripped rock rocked tear "
    "tore level levelled leveled eliminate eliminates eliminated eliminating embrace embraced embracing claim claims claimed claiming lose lost losing "
    "suffer suffered suffering pay paid send sent bury buried martyr martyred succumb succumbed".split()
)
CROWD = frozenset(["protest", "protest-intervention", "excessive-force", "violent-demonstration"])
LINKING = frozenset(["in", "by", "during", "with", "from", "after", "when", "as"])
BREAKS = frozenset([";", "but", "while", "whereas", "although", "and", "before"])
REACH = 12
GERUND_REACH = 25
JOINED_REACH = 14
CLOSE = 6
SEARCHES = frozenset("raid raids operation operations sweep sweeps".split())
"""In what people are arrested."""
LEAVING = frozenset("left leaving leaves leave".split())
TIME_SPANS = frozenset("hours minutes day days week weeks month months year years hour soon shortly".split())
ACTS = frozenset("hit hits hitting strike strikes struck striking target targets targeted targeting pound pounds pounded pounding".split())
"""Verbs of what one does and not of what comes of it."""
LEFT_REACH = 6
"""Words from "left" to "dead" ("left at least 14 people dead"), at most."""
ANSWERING = frozenset(["response", "retaliation", "revenge", "reprisal", "answer", "reply"])
"""Words between a deed and the other one that it answers ("destroyed the depot in response to the bombing")."""
POINTING = frozenset(["the", "this", "that", "these", "those", "such", "its", "their", "his", "her", "'s"])
"""Words that make an event noun after them definite: that it happened is taken for granted."""
PHRASE_REACH = 5
SPECIFIC_LAST = ("attack", "explosion", "armed-clash", "property-destruction")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Triggers that name one event: ``main`` is the most telling one, ``all`` are in the order of the text."""

    main: Tag
    all: tuple[Tag, ...]

    @property
    def span(self) -> Span:
        """From the first to the last trigger."""
        return Span(self.all[0].start, self.all[-1].end)


def fold(ctx: Context, triggers: list[Tag]) -> list[Candidate]:
    """Group the triggers of each sentence into candidates, in the order of the text."""
    groups: list[list[Tag]] = []
    for trigger in triggers:
        if groups and ctx.same_sentence(groups[-1][-1], trigger) and _same_event(ctx, groups[-1][-1], trigger):
            groups[-1].append(trigger)
        else:
            groups.append([trigger])
    return [Candidate(main=_main(ctx, g), all=tuple(g)) for g in groups]


def is_verb(ctx: Context, trigger: Tag) -> bool:
    """Is the trigger a verb here?"""
    return trigger.by.endswith("-v")


def is_definite(ctx: Context, trigger: Tag) -> bool:
    """Is the trigger a noun with a word before it in its phrase that points at a known event ("those strikes", "last week's massacre")?"""
    i = first = ctx.token_range(trigger)[0]
    if is_verb(ctx, trigger):
        return False
    while i > 0 and first - i < PHRASE_REACH and ctx.tokens[i - 1].upos in ("ADJ", "NOUN", "PROPN", "NUM", "PART", "DET", "PRON"):
        i -= 1
        if ctx.words[i] in POINTING:
            return ctx.words[i + 1] not in ("a", "an")
        if ctx.words[i] in ("a", "an", "any", "no", "another", "to"):
            return False
    return False


def _main(ctx: Context, group: list[Tag]) -> Tag:
    """The trigger whose type says most: nouns before verbs, specific types before general ones."""
    return min(group, key=lambda t: (t.label in SPECIFIC_LAST, ctx.quote(t).lower() in EFFECT_VERBS, is_verb(ctx, t), t.start))


def _same_event(ctx: Context, a: Tag, b: Tag) -> bool:
    """Do two neighbouring triggers of a sentence name one event?"""
    noun_a, noun_b = not is_verb(ctx, a), not is_verb(ctx, b)
    between = ctx.words[ctx.token_range(a)[1] : ctx.token_range(b)[0]]
    if not between:
        return True
    if noun_b and len(between) <= CLOSE and ctx.quote(a).lower().split()[0] in LIGHT_VERBS:
        return not set(between) & (LINKING | BREAKS | {",", "to"})
    if is_effect(ctx, b) and _left(between):
        return True
    if not noun_a and noun_b and a.label in CROWD and b.label in CROWD and len(between) <= CLOSE:
        return not set(between) & BREAKS
    if noun_a and noun_b:
        return between in (["of"], [",", "a"], [",", "an"]) and a.label == b.label
    if not noun_a and noun_b and a.label == "arrest" and ctx.quote(b).lower() in SEARCHES and set(between) & {"in", "during"} and len(between) <= GERUND_REACH:
        return not set(between) & BREAKS
    return _by_order(ctx, a, b, between)


def _by_order(ctx: Context, a: Tag, b: Tag, between: list[str]) -> bool:
    """The answer of word order alone."""
    effect_a, effect_b = is_effect(ctx, a), is_effect(ctx, b)
    if effect_b and between[-1] == "," and ctx.quote(b).lower().split()[0].endswith("ing"):
        return False
    if effect_b and ctx.quote(b).lower().split()[0].endswith("ing") and "," in between and len(between) <= GERUND_REACH and not set(between) & {";", "but"}:
        return True
    if effect_a and effect_b and len(between) <= CLOSE and between[0] in ("and", ","):
        return True
    if effect_b and len(between) <= JOINED_REACH and between[-1] in ("and", "or") and is_verb(ctx, a):
        return True
    if len(between) > REACH or any(w in BREAKS or w in ANSWERING for w in between):
        return False
    if not is_verb(ctx, a) and is_verb(ctx, b):
        return effect_b and between[-1] != "by"
    if is_verb(ctx, a) and (not is_verb(ctx, b) or (ctx.quote(b).endswith("ing") and between[-1] in ("in", "during"))):
        return any(w in LINKING for w in between) and effect_a and not _later(ctx, a, between)
    if effect_a and any(w in ("when", "after", "as", "by") for w in between):
        return not _later(ctx, a, between)
    return effect_b and len(between) <= CLOSE


def _later(ctx: Context, a: Tag, between: list[str]) -> bool:
    """ "Struck the town, two years after the bombing": is the act before "after" another one than that behind it?"""
    if "after" not in between:
        return False
    spans = bool(TIME_SPANS.intersection(between[: between.index("after")][-1:]))
    return spans or ctx.quote(a).lower().split()[0] in ACTS


def _left(between: list[str]) -> bool:
    """ "A bombing at a church in the border town left at least 14 dead": is what was left that of the act before it, in one clause?"""
    at = next((i for i in range(len(between) - 1, max(-1, len(between) - 1 - LEFT_REACH), -1) if between[i] in LEAVING), None)
    return at is not None and len(between) <= GERUND_REACH and not set(between[: at - 1 if at and between[at - 1] == "and" else at]) & BREAKS


def is_effect(ctx: Context, trigger: Tag) -> bool:
    """Does the word tell what an act did to somebody or something, so that it is no event of its own beside one?"""
    words = ctx.quote(trigger).lower().split()
    return words[0] in EFFECT_VERBS or words[-1] in ("used", "employed")
