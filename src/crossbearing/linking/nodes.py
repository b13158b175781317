"""Mentions as linking compares them: one node a mention, with what its report says of it gathered from roles and claims."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from crossbearing.records.claim import Claim, EventMention, PlaceMention, ReadReport, Role
from crossbearing.records.document import Span
from crossbearing.records.ontology import EventType
from crossbearing.records.value import ActorRef, FuzzyDate, PlaceRef, Quantity, parse_edtf

STATE_KINDS = frozenset({"state", "military", "government", "police", "intelligence"})
"""Kinds of actor that act for their country: "the army" and "the government" of one country may be the same hand."""

NARROW_DAYS = 3
"""A window up to this wide may be one event; a wider one told in the plural is a series."""

_EVENT_NOUNS = (
    "strike attack raid bombing explosion blast shelling clash assault shooting killing ambush incident abduction protest massacre battle bombardment arrest "
    "operation offensive"
).split()
PLURAL = re.compile(rf"(?:{'|'.join(_EVENT_NOUNS)})e?s$")
SINGULAR = re.compile(rf"(?:{'|'.join(_EVENT_NOUNS)})$")
FRESH = re.compile(
    r"\b(?:an?|another|second|third|separate|new|further|similar|earlier|previous|later|other|several|many|dozens of|"
    r"two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?:[\w’'.-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""Words before a noun that bring up an event not told of so far."""

AGAIN = re.compile(r"(?:^|\W)(?:the|this|that|these|those|its|their|his|such)\s+(?:[\w’'.-]+\s+){0,3}$", re.IGNORECASE)
"""Words before a noun that take up an event told of before."""

REACH = 60

_WORD = re.compile(r"[^\W\d_]{3,}")
_STOP = frozenset(
    "the and for was were has have had that this with from into its their his her they them said says after before over about near which who whom "
    "been being are not but also more than when where while during against between under what will would could should there here one two three "
    "report reports reported reporting according news".split(),
)

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One mention, or all mentions of one event in one report, with all that linking compares.

    ``key`` orders nodes (publication day, report, offset, id): the least one names the incident.  ``actors`` and ``targets`` are sets of comparable
    keys (registry ids, their parents, ``state:XX``, ``name:`` of who is not in the registry); ``things`` are content words of target and instrument,
    ``words`` those of the sentence, ``heads`` the words for the event; ``tolls`` the casualties that the report gives for it.
    ``series``: a series (True), a single event (False), or a plural that may be either (None).  ``plural``: by its noun (None for a verb).
    ``fresh``: brought up as something new ("another strike"); ``again``: taken up as something known ("the strike").
    """

    key: tuple[str, str, int, str]
    mentions: tuple[EventMention, ...]
    report: str
    published: date | None
    date: FuzzyDate | None
    place: PlaceRef | None
    type: EventType
    background: bool = False
    series: bool | None = False
    plural: bool | None = None
    fresh: bool = False
    again: bool = False
    headline: bool = False
    actors: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    tolls: tuple[Quantity, ...] = ()
    vector: Vector | None = None

    @property
    def id(self) -> str:
        """The id of the earliest mention."""
        return self.key[3]

    @property
    def start(self) -> int:
        """Where the earliest mention begins."""
        return self.key[2]

    @property
    def modality(self) -> str:
        """What the report makes of the earliest mention."""
        return self.mentions[0].modality


def series_of(mention: EventMention, when: FuzzyDate | None, plural: bool | None) -> bool | None:
    """Is a mention a series (True), a single event (False), or a plural that may be either ("the strikes", None)?"""
    if not mention.group:
        return None if plural else False
    counted = mention.count is not None and (mention.count.low or mention.count.high or 0) > 1
    window = when is not None and when.precision == "interval" and (when.days is None or when.days > NARROW_DAYS)
    return True if counted or window else None


def stem(word: str) -> str:
    """A word without its commonest English endings, so that "strikes" and "strike" are one; a crude key, never shown."""
    low = word.lower()
    for ending, short in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", "")):
        if low.endswith(ending) and len(low) - len(ending) >= 3 and not low.endswith("ss"):
            low = low[: -len(ending)] + short
            break
    return low.rstrip("e") if len(low) > 4 else low


def content_words(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(w) for w in _WORD.findall(text) if w.lower() not in _STOP)


def actor_keys(actor: ActorRef) -> frozenset[str]:
    """The keys under which an actor of the registry may be met again: itself, its parent, its state."""
    keys = {actor.id}
    if actor.part_of:
        keys.add(actor.part_of)
    if actor.country and actor.kind in STATE_KINDS:
        keys.add(f"state:{actor.country}")
    return frozenset(keys)


class _ReportIndex:
    """The expressions of one report by id, its claims by mention, its sentences."""

    def __init__(self, report: ReadReport) -> None:
        self.report = report
        self.text = report.document.text
        self.entities = {e.id: e for e in report.values.entities}
        self.actors = {e.actor.id: e.actor for e in report.values.entities if e.actor}
        self.places = {p.id: p for p in report.values.places}
        self.claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in report.claims:
            for mention in claim.events:
                self.claims[mention].append(claim)

    def role_keys(self, role: Role) -> frozenset[str]:
        """Comparable keys of one participant."""
        entity = self.entities.get(role.ref or "")
        if entity is None:
            return frozenset()
        if entity.actor:
            return actor_keys(entity.actor)
        return frozenset({f"name:{entity.canonical or entity.name.lower()}"})

    def claimed_keys(self, mention: str, facet: str) -> frozenset[str]:
        """Comparable keys of the actors that claims of one facet name."""
        keys: set[str] = set()
        for claim in self.claims[mention]:
            if claim.facet == facet and claim.value_actor and claim.stance not in {"denies", "no-comment", "retracts"}:
                actor = self.actors.get(claim.value_actor)
                keys |= actor_keys(actor) if actor else {f"name:{claim.value_actor}"}
        return frozenset(keys)

    def sentence(self, at: int) -> str:
        """The sentence around an offset, or nothing where the layout has none."""
        found = next((s for s in self.report.layout.sentences if s.start <= at < s.end), None)
        return self.text[found.start : found.end] if found else ""

    def tolls(self, mention: str) -> tuple[Quantity, ...]:
        """Killed and injured as claimed for one mention, without counts of a part of them ("19 civilians" among 22)."""
        seen = {c.quantity: None for c in self.claims[mention] if c.facet == "casualties" and not c.of and c.quantity and c.quantity.best is not None}
        return tuple(seen)

    def when(self, mention: EventMention) -> FuzzyDate | None:
        """The date of the mention, or the one date that its claims give."""
        if mention.date is not None:
            return mention.date
        dates = {c.date for c in self.claims[mention.id] if c.facet == "when" and c.date}
        return next(iter(dates)) if len(dates) == 1 else None

    def where(self, mention: EventMention) -> PlaceRef | None:
        """The place of the mention, or the one place that its roles or claims give."""
        if mention.place is not None:
            return mention.place
        found: dict[PlaceRef, None] = {c.place: None for c in self.claims[mention.id] if c.facet == "where" and c.place}
        for role in mention.fillers("place"):
            place: PlaceMention | None = self.places.get(role.ref or "")
            if place and place.place:
                found[place.place] = None
        return next(iter(found)) if len(found) == 1 else None


def _number(word: str) -> bool | None:
    """Is the word for the event a plural noun, a singular one (False), or neither?"""
    if PLURAL.search(word):
        return True
    return False if SINGULAR.search(word) else None


def _node(index: _ReportIndex, mention: EventMention, published: date | None, vector: Vector | None) -> Node:
    """One mention with what its report says of it."""
    actors = frozenset[str]().union(*(index.role_keys(r) for r in mention.fillers("actor")), index.claimed_keys(mention.id, "perpetrator"))
    goals = [r for role in ("target", "victim") for r in mention.fillers(role)]
    targets = frozenset[str]().union(*(index.role_keys(r) for r in goals), index.claimed_keys(mention.id, "target"))
    spans = [Span(r.start, r.end) for r in (*goals, *mention.fillers("instrument"))]
    word = index.text[mention.trigger.start : mention.trigger.end].lower()
    plural, when, head = _number(word), index.when(mention), index.report.layout.headline
    lead = index.text[max(0, mention.trigger.start - REACH) : mention.trigger.start]
    return Node(
        key=(index.report.document.published or "9999", index.report.document.id, mention.start, mention.id),
        mentions=(mention,),
        report=index.report.document.id,
        published=published,
        date=when,
        place=index.where(mention),
        type=mention.type,
        background=mention.background,
        series=series_of(mention, when, plural),
        plural=plural,
        fresh=plural is not None and FRESH.search(lead) is not None,
        again=plural is not None and AGAIN.search(lead) is not None and FRESH.search(lead) is None,
        headline=head is not None and head.start <= mention.start < head.end,
        actors=actors,
        targets=targets,
        things=frozenset[str]().union(*(content_words(index.text[s.start : s.end]) for s in spans)),
        words=content_words(index.sentence(mention.trigger.start) or mention.quote),
        heads=frozenset({stem(word.split(" ")[-1])}),
        tolls=index.tolls(mention.id),
        vector=vector,
    )


def report_nodes(report: ReadReport) -> list[Node]:
    """The mentions of one report that may belong to an incident, whatever their modality; verbal acts are left out."""
    index = _ReportIndex(report)
    day = parse_edtf(report.document.published)
    published = day.earliest if day else None
    vectors = report.event_vectors
    rows = [(m, vectors[i] if vectors is not None else None) for i, m in enumerate(report.events)]
    return [_node(index, m, published, v) for m, v in rows if m.type.physical]


def all_nodes(reports: Iterable[ReadReport]) -> list[Node]:
    """The nodes of all reports in their canonical order, a report that comes twice counted once."""
    once: Mapping[str, ReadReport] = {r.document.id: r for r in reports}
    return sorted((n for r in once.values() for n in report_nodes(r)), key=lambda n: n.key)
