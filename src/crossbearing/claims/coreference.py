"""Which mentions of one report go back to an earlier one: "the attack", "it", the body after the headline; members of a series.

Only hard signs speak against it (another day, another place, another number, another family); only a definite or anaphoric
form speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossbearing.claims.context import Context
from crossbearing.claims.sources import OFFICIAL_KINDS
from crossbearing.records.claim import EventMention

DEFINITE = re.compile(r"^(?:the|this|that|these|those|its|their|his|such|latest)\b", re.IGNORECASE)
FRESH = re.compile(
    r"^(?:an?|another|other|further|new|separate|second|similar|earlier|previous|later|more)\b|\b(?:another|separate|similar|"
    r"previous|earlier|later|second|other)\b",
    re.IGNORECASE,
)
UNREAL = frozenset(["hypothetical", "planned", "threatened"])
BLASTS = frozenset(["air-strike", "drone-strike", "shelling", "bombing", "explosion", "suicide-bombing", "grenade", "attack", "armed-clash", "shooting"])
REACH = 8
NEAR = 3


GENERIC = frozenset("attack incident action operation assault episode violence strike raid".split())
KINDS = (
    frozenset("airstrike raid bombing bombardment strike".split()),
    frozenset("explosion blast detonation bombing bomb".split()),
    frozenset("shooting gunfire killing murder massacre".split()),
    frozenset("clash fighting battle firefight gunfight skirmish ambush offensive".split()),
    frozenset("shelling bombardment barrage fire".split()),
    frozenset("abduction kidnapping kidnap".split()),
    frozenset("protest demonstration rally march riot".split()),
)


def with_antecedents(ctx: Context, events: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The same mentions with ``antecedent`` and ``member_of`` filled in."""
    done: list[EventMention] = []
    for event in events:
        earlier = _antecedent(ctx, event, done)
        series = None if earlier is not None or event.group else _series(ctx, event, done)
        done.append(replace(event, antecedent=earlier.id if earlier else None, member_of=series.id if series else None))
    return tuple(done)


def lead_in(ctx: Context, event: EventMention) -> str:
    """The words of the mention's noun phrase before its trigger, with the determiner."""
    first = ctx.token_range(event.trigger)[0]
    i = first
    while i > 0 and ctx.tokens[i - 1].sentence == ctx.tokens[first].sentence and first - i < REACH:
        word = ctx.words[i - 1]
        if ctx.tokens[i - 1].upos in ("ADP", "VERB", "AUX", "PUNCT", "CCONJ", "SCONJ") or word in (",", ":", "“", '"'):
            break
        i -= 1
        if ctx.tokens[i].upos == "DET":
            break
    return ctx.text[ctx.tokens[i].start : event.trigger.start] if i < first else ""


def _antecedent(ctx: Context, event: EventMention, earlier: Sequence[EventMention]) -> EventMention | None:
    """The nearest earlier mention that this one can mean."""
    if event.modality in UNREAL:
        return None
    lead = lead_in(ctx, event)
    if FRESH.search(lead):
        return None
    verb = event.by.endswith("-v")
    definite = _pronominal(ctx, event) if verb else bool(DEFINITE.match(lead.strip()))
    for other in reversed(earlier):
        if other.modality in UNREAL or not compatible(ctx, event, other):
            continue
        if event.group != other.group and not (definite and other.group and _plural(ctx, event)):
            continue
        if _same_words(ctx, event, other):
            return other
        if event.date is not None and other.date is None:
            continue
        if (definite or _in_headline(ctx, other)) and _can_mean(ctx, event, other):
            return other
        if verb and _retold(ctx, event, other):
            return other
    return None


def _pronominal(ctx: Context, event: EventMention) -> bool:
    """Is the subject of a verb mention a pronoun for the event ("it targeted a depot")?"""
    first = ctx.token_range(event.trigger)[0]
    before = [w for w in ctx.words[max(0, first - 4) : first] if w not in ("was", "were", "had", "has", "have", "also", "reportedly", "allegedly")]
    return bool(before) and before[-1] in ("it", "they", "which") and event.type.key in BLASTS


def _retold(ctx: Context, event: EventMention, other: EventMention) -> bool:
    """Does a verb tell again what was named shortly before ("... were hit"): near, of alike type, nothing new in it?"""
    near = ctx.sentence_at(event.start) - ctx.sentence_at(other.start) <= NEAR
    clause = ctx.words[max(0, ctx.token_range(event.trigger)[0] - 4) : ctx.token_range(event.trigger)[0]]
    targets = _parties(ctx, event, "target"), _parties(ctx, other, "target")
    rival = bool(targets[0] and targets[1] and not targets[0] & targets[1])
    return near and not rival and not {"also", "another", "separately", "earlier"} & set(clause) and event.type.key in BLASTS


def _can_mean(ctx: Context, event: EventMention, other: EventMention) -> bool:
    """Does the noun of a definite mention fit the earlier one: the same word, a word of its kind, or a general one in the same number?"""
    mine, theirs = _lemma(ctx, event), _lemma(ctx, other)
    if event.type.key != other.type.key and mine not in GENERIC:
        return False
    verbal = other.by.endswith("-v") or event.by.endswith("-v")
    if not verbal and _plural(ctx, event) != _plural(ctx, other):
        return False
    return mine == theirs or mine in GENERIC or any(mine in kind and theirs in kind for kind in KINDS) or (verbal and event.type.key == other.type.key)


def _lemma(ctx: Context, event: EventMention) -> str:
    """The last word of the trigger without its plural ending."""
    word = ctx.quote(event.trigger).lower().split()[-1]
    return re.sub(r"(?<=sh)es$|(?<![su])s$", "", word)


def compatible(ctx: Context, a: EventMention, b: EventMention) -> bool:
    """Does nothing hard speak against the two being one event?"""
    if not alike(a, b) or a.background != b.background:
        return False
    if a.date is not None and b.date is not None and a.date.meets(b.date) is False:
        return False
    if a.place is not None and b.place is not None and a.place.meets(b.place) is False:
        return False
    if a.count is not None and b.count is not None and not a.count.meets(b.count):
        return False
    mine, theirs = _parties(ctx, a, "actor"), _parties(ctx, b, "actor")
    return not (mine and theirs and not mine & theirs)


def alike(a: EventMention, b: EventMention) -> bool:
    """Can the two types name one event: equal, or both a kind of armed attack with a general one among them?"""
    if a.type.key == b.type.key:
        return True
    general = {"attack", "explosion", "armed-clash", "air-strike"}
    return {a.type.key, b.type.key} <= BLASTS and bool({a.type.key, b.type.key} & general)


def _parties(ctx: Context, event: EventMention, role: str) -> set[str]:
    """Canonical ids of the participants in a role, with the state of each where it is known: an army and its state do not differ."""
    known = {e.id: e for e in ctx.values.entities}
    found: set[str] = set()
    for r in event.fillers(role):
        entity = known.get(r.ref or "")
        if entity is not None:
            found.add(entity.canonical or entity.id)
            if entity.actor is not None and entity.actor.country and entity.actor.kind in OFFICIAL_KINDS:
                found.add(f"country:{entity.actor.country}")
    return found


def _plural(ctx: Context, event: EventMention) -> bool:
    return ctx.quote(event.trigger).lower().endswith("s")


def _same_words(ctx: Context, a: EventMention, b: EventMention) -> bool:
    """Do both stand with the same day, or with the same actor and the same place?"""
    if a.date is not None and b.date is not None and a.date.edtf == b.date.edtf and a.date.precision == "day":
        return True
    shared = bool(_parties(ctx, a, "actor") & _parties(ctx, b, "actor")) and _lemma(ctx, a) == _lemma(ctx, b)
    return shared and (a.place is None or b.place is None or bool(a.place.meets(b.place)))


def _in_headline(ctx: Context, event: EventMention) -> bool:
    head = ctx.layout.headline
    return head is not None and head.start <= event.start < head.end


def _series(ctx: Context, event: EventMention, earlier: Sequence[EventMention]) -> EventMention | None:
    """The series of this report that the event is said to belong to ("one of the first attacks", "including the July 19 attack")."""
    before = ctx.text[max(0, event.start - 60) : event.trigger.start].lower()
    if not re.search(r"\b(?:including|one of|first of|the (?:first|latest|second|third|last)|among|part of)\b", before):
        return None
    return next((o for o in reversed(earlier) if o.group and alike(event, o)), None)
