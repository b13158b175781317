"""Which mentions of one report mean the same event: "the attack", "it", the body after the headline; members of a series.

Each mention is held against the earlier ones by named signs with weights; hard facts (another day, another place, another
perpetrator, another kind of event) rule a pair out.  The best one above the threshold is the antecedent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossbearing.claims.attributions.kinds import OFFICIAL_KINDS
from crossbearing.claims.context import Context
from crossbearing.records.claim import EventMention
from crossbearing.records.ontology import UNREAL

DEFINITE = re.compile(r"^(?:the|this|that|these|those|its|their|his|such|latest)\b", re.IGNORECASE)
INDEFINITE = re.compile(r"^(?:an?|some|several|one|two|three|four|five|six|\d+|at least|more than|as many as|up to|dozens of)\b", re.IGNORECASE)
FRESH = re.compile(
    r"^(?:another|other|further|new|separate|second|similar|earlier|previous|later|more)\b"
    r"|\b(?:another|separate|similar|previous|earlier|later|second|other)\b",
    re.IGNORECASE,
)
MEMBER = re.compile(r"\b(?:including|one of|first of|the (?:first|latest|second|third|last)|among|part of)\b")
BLASTS = frozenset(
    ["air-strike", "drone-strike", "shelling", "bombing", "explosion", "suicide-bombing", "grenade", "attack", "armed-clash", "shooting", "chemical-attack"]
)
GENERAL = frozenset(["attack", "explosion", "armed-clash", "air-strike"])
GENERIC = frozenset("attack incident action operation assault episode violence strike raid force".split())
POINTED = GENERIC | frozenset("bombing blast explosion killing shooting massacre ambush shelling bombardment".split())
POINTING = re.compile(r"(?:that|this|those|these)$", re.IGNORECASE)
STOP_WORDS = frozenset("the a an of in on at to and with by for from its their his her least most more than was were had been have has which that".split())
THRESHOLD = 3.0
REACH = 8


@dataclass(frozen=True, slots=True)
class _Sketch:
    """What the comparison needs of one mention, worked out once."""

    event: EventMention
    actors: frozenset[str]
    targets: frozenset[str]
    target_words: frozenset[str]
    lemma: str
    plural: bool
    verb: bool
    lead: str
    sentence: int
    headline: bool
    pronoun: bool


def with_antecedents(ctx: Context, events: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The same mentions with ``antecedent``, where it is not known yet, and ``member_of`` filled in."""
    done: list[EventMention] = []
    sketches: list[_Sketch] = []
    for event in events:
        mine = _sketch(ctx, event)
        earlier = _antecedent(mine, sketches)
        series = None if event.group else _series(ctx, event, done)
        sketches.append(mine)
        back = event.antecedent or (earlier.event.id if earlier else None)
        done.append(replace(event, antecedent=back, member_of=series.id if series and back is None else None))
    return tuple(done)


def _sketch(ctx: Context, event: EventMention) -> _Sketch:
    """One mention prepared for comparison."""
    head = ctx.layout.headline
    words = {w for r in event.roles if r.role in ("target", "victim") for w in re.findall(r"[a-z]{3,}", ctx.text[r.start : r.end].lower())}
    trigger = ctx.quote(event.trigger).lower()
    return _Sketch(
        event=event,
        actors=_parties(ctx, event, ("actor",)),
        targets=_parties(ctx, event, ("target", "victim")),
        target_words=frozenset(w.rstrip("s") for w in words - STOP_WORDS),
        lemma=re.sub(r"(?<=sh)es$|(?<![su])s$", "", trigger.split()[-1]),
        plural=trigger.endswith("s") and not event.by.endswith("-v"),
        verb=event.by.endswith("-v"),
        lead=lead_in(ctx, event).strip(),
        sentence=ctx.sentence_at(event.start),
        headline=head is not None and head.start <= event.start < head.end,
        pronoun=event.by.endswith("-v") and _pronominal(ctx, event),
    )


def lead_in(ctx: Context, event: EventMention) -> str:
    """The words of the mention's noun phrase before its trigger, with the determiner."""
    first = ctx.token_range(event.trigger)[0]
    i = first
    while i > 0 and ctx.tokens[i - 1].sentence == ctx.tokens[first].sentence and first - i < REACH:
        if ctx.tokens[i - 1].upos in ("ADP", "VERB", "AUX", "PUNCT", "CCONJ", "SCONJ"):
            break
        i -= 1
        if ctx.tokens[i].upos == "DET":
            break
    return ctx.text[ctx.tokens[i].start : event.trigger.start] if i < first else ""


def _parties(ctx: Context, event: EventMention, roles: tuple[str, ...]) -> frozenset[str]:
    """Canonical ids of the participants, with the state of each where it is known: an army and its state do not differ."""
    known = {e.id: e for e in ctx.values.entities}
    found: set[str] = set()
    for r in event.roles:
        entity = known.get(r.ref or "") if r.role in roles else None
        if entity is not None:
            found.add(entity.canonical or entity.id)
            if entity.actor is not None and entity.actor.country and entity.actor.kind in OFFICIAL_KINDS:
                found.add(f"country:{entity.actor.country}")
    return frozenset(found)


def _pronominal(ctx: Context, event: EventMention) -> bool:
    """Is the subject of a verb mention a pronoun for the event ("it targeted a depot")?"""
    first = ctx.token_range(event.trigger)[0]
    skipped = ("was", "were", "had", "has", "have", "also", "reportedly", "allegedly")
    before = [w for w in ctx.words[max(0, first - 4) : first] if w not in skipped]
    return bool(before) and before[-1] in ("it", "they", "which")


def _antecedent(mine: _Sketch, earlier: Sequence[_Sketch]) -> _Sketch | None:
    """The earlier mention that this one most likely means, or None."""
    if mine.event.modality in UNREAL:
        return None
    scored = [(score(mine, other), i) for i, other in enumerate(earlier) if other.event.modality not in UNREAL and compatible(mine, other)]
    best = max(scored, default=(0.0, -1))
    return earlier[best[1]] if best[0] >= THRESHOLD else None


def compatible(a: _Sketch, b: _Sketch) -> bool:
    """Does nothing hard speak against the two being one event?"""
    x, y = a.event, b.event
    if not alike(x, y) or (x.background != y.background and not _points_back(a, b)):
        return False
    if x.date is not None and y.date is not None and x.date.meets(y.date) is False:
        return False
    if x.place is not None and y.place is not None and x.place.meets(y.place) is False:
        return False
    if x.count is not None and y.count is not None and (not x.count.meets(y.count) or x.group != y.group):
        return False
    if FRESH.search(a.lead) and not (x.date is not None and y.date is not None):
        return False
    return not (a.actors and b.actors and not a.actors & b.actors)


def _points_back(a: _Sketch, b: _Sketch) -> bool:
    """Does the mention only point at what the sentence before it, or its own, tells ("Rebels were blamed for that attack")?"""
    return POINTING.match(a.lead) is not None and a.lemma in POINTED and a.sentence - b.sentence <= 1 and not b.headline


def alike(a: EventMention, b: EventMention) -> bool:
    """Can the two types name one event: equal, or both a kind of armed attack with a general one among them?"""
    if a.type.key == b.type.key:
        return True
    return {a.type.key, b.type.key} <= BLASTS and bool({a.type.key, b.type.key} & GENERAL)


def score(a: _Sketch, b: _Sketch) -> float:
    """How much speaks for the later mention ``a`` meaning the earlier ``b``; 3 and more is enough."""
    return _by_form(a, b) + _by_facts(a, b) - 0.12 * min(10, a.sentence - b.sentence)


def _by_form(a: _Sketch, b: _Sketch) -> float:
    """Signs of the wording: definite or anaphoric form, the same noun, the same number, a headline told again."""
    total = 1.0 if a.event.type.key == b.event.type.key else 0.0
    total += 1.0 if a.lemma == b.lemma else 0.5 if a.lemma in GENERIC else 0.0
    total += 1.5 if DEFINITE.match(a.lead) or a.pronoun else -1.5 if INDEFINITE.match(a.lead) else 0.0
    if a.verb or b.verb:
        total += 0.5
    else:
        total += 0.5 if a.plural == b.plural else -2.0
    total += 1.0 if b.headline else 1.5 if _points_back(a, b) else 0.0
    if a.event.group != b.event.group:
        total -= 1.0
    return total


def _by_facts(a: _Sketch, b: _Sketch) -> float:
    """Signs of the matter: day, place, perpetrator, target."""
    x, y = a.event, b.event
    total = 0.0
    if x.date is not None and y.date is not None:
        total += 2.5 if x.date.precision == "day" and x.date.edtf == y.date.edtf else 0.5
    elif x.date is not None:
        total -= 1.0
    if x.place is not None and y.place is not None:
        total += 2.0 if (x.place.radius_km or 0) < 100 and (y.place.radius_km or 0) < 100 else 0.5
    total += 1.5 if a.actors & b.actors else 0.0
    if a.targets and b.targets:
        total += 1.5 if a.targets & b.targets else -1.5
    elif a.target_words and b.target_words:
        total += 1.0 if a.target_words & b.target_words else -0.5
    return total


def _series(ctx: Context, event: EventMention, earlier: Sequence[EventMention]) -> EventMention | None:
    """The series of this report that the event is said to belong to ("one of the first attacks", "including the July 19 attack")."""
    before = ctx.text[max(0, event.start - 60) : event.trigger.start].lower()
    if not MEMBER.search(before):
        return None
    return next((o for o in reversed(earlier) if o.group and alike(event, o)), None)
