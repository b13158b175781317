"""Mentions as linking compares them: one node a mention, with what its report says of it gathered from roles and claims."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from crossbearing.linking.wording import aftermath, beside, content_words, demonstrative, following, novelty, number, passages, plain_place, proper_names, stem
from crossbearing.records.claim import Claim, Entity, EventMention, PlaceMention, ReadReport, Role
from crossbearing.records.document import Span
from crossbearing.records.ontology import EventType
from crossbearing.records.value import SAID, STATE_KINDS, ActorRef, FuzzyDate, PlaceRef, Quantity, parse_edtf

NARROW_DAYS = 3
"""A window up to this wide may be one event; a wider one told in the plural is a series."""

TOWN_KM = 60.0
"""A place up to so large is a town or a site, not a region."""
NEAR_CHARS = 40
POINTING_CHARS = 700
"""So far back "that attack" points at most."""
DISTRICT_KM = 100.0
"""A place up to so large is a town, a site or a district; a larger one holds many events."""
SITES = frozenset({"place", "facility"})
DYING = frozenset({"die", "died", "dying", "dead", "death", "succumb", "pass"})
"""Stems of words for dying."""
BLAST = "explosion"
"""A type of which a count without a time tells the parts of one event: who "heard two explosions" heard one attack."""
COUNTED = "implied:harm"
"""What made a mention of a count of people alone: they were counted at a hospital as often as where they were hurt."""

_LOCATIVE = re.compile(r"[^,;.:()]*\b(?:in|on|of|at|near|outside|over|against|around)\s+(?:the\s+)?(?:(?:[\w-]+\s+){1,2}of\s+)?$")

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One mention, or all mentions of one event in one report, with all that linking compares.

    ``key`` orders nodes (publication day, report, offset, id): the least one names the incident.  ``actors`` and ``targets`` are sets of comparable
    keys (registry ids, their parents, ``state:XX``, ``name:`` of who is not in the registry); ``things`` are content words of target and instrument,
    ``words`` those of the sentence, ``heads`` the words for the event; ``tolls`` the casualties that the report gives for it.
    ``series``: a series (True), a single event (False), or a plural that may be either (None).  ``plural``: by its noun (None for a verb).
    ``fresh``: brought up as something new ("a strike"); ``other``: as another one ("a second strike"); ``again``: taken up as something known ("the
    strike"); ``beside``: in a sentence that begins "meanwhile" or "a day earlier"; ``main``: what the report is mainly about.
    ``names``: names in the sentences of its mentions, ``frame``: those of the whole report; ``gist``: content words of its headline and first sentences.
    ``spots``: names of the towns and sites at which it is told, in any gazetteer or none; ``passages``: the words around each mention, to know a copy by;
    ``last``: the mention told just before it; ``pointed``: the one before that it points back at ("that attack").
    ``sentences``: where the sentences of its mentions begin, ``following`` those that put it after another event ("a day after the raid").
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
    other: bool = False
    again: bool = False
    beside: bool = False
    main: bool = False
    headline: bool = False
    actors: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    frame: frozenset[str] = frozenset()
    gist: frozenset[str] = frozenset()
    spots: frozenset[str] = frozenset()
    passages: frozenset[str] = frozenset()
    last: str | None = None
    pointed: str | None = None
    sentences: frozenset[int] = frozenset()
    following: frozenset[int] = frozenset()
    tolls: tuple[Quantity, ...] = ()
    vector: Vector | None = None

    @property
    def told_names(self) -> frozenset[str]:
        """The names that go with the event: all of the report where it is its main event, else those beside it."""
        return self.frame if self.main else self.names

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
    """Is a mention a series (True), a single event (False), or a plural that may be either ("the strikes", "two blasts", None)?"""
    if not mention.group:
        return None if plural else False
    narrow = when is not None and when.anchored and (when.days or NARROW_DAYS + 1) <= NARROW_DAYS
    parts = when is None and mention.type.key == BLAST
    counted = not narrow and not parts and mention.count is not None and (mention.count.low or mention.count.high or 0) > 1
    window = when is not None and when.precision == "interval" and (when.days is None or when.days > NARROW_DAYS)
    return True if counted or window else None


def actor_keys(actor: ActorRef) -> frozenset[str]:
    """The keys under which an actor of the registry may be met again: itself, its parent, its state."""
    keys = {actor.id}
    if actor.part_of:
        keys.add(actor.part_of)
    if actor.country and actor.kind in STATE_KINDS:
        keys.add(f"state:{actor.country}")
    return frozenset(keys)


def _wide(place: PlaceRef | None) -> bool:
    """Is it a region or a country?  A name that no gazetteer lists is not known to be one."""
    return place is not None and (place.radius_km or 0) > DISTRICT_KM


class _ReportIndex:
    """The expressions of one report by id, its claims by mention, its sentences."""

    def __init__(self, report: ReadReport) -> None:
        self.report = report
        day = parse_edtf(report.document.published)
        self.published = day.earliest if day else None
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

    def before(self, at: int) -> str:
        """The words of the sentence before an offset."""
        found = next((s for s in self.report.layout.sentences if s.start <= at < s.end), None)
        return self.text[found.start : at] if found else ""

    def tolls(self, mention: str) -> tuple[Quantity, ...]:
        """Killed and injured as claimed for one mention, without counts of a part of them ("19 civilians" among 22)."""
        seen = {c.quantity: None for c in self.claims[mention] if c.facet == "casualties" and not c.of and c.quantity and c.quantity.best is not None}
        return tuple(seen)

    @cached_property
    def common(self) -> frozenset[str]:
        """Words of countries, nationalities and actors of the registry, which the reports of a whole war have in common."""
        names = {e.name for e in self.report.values.entities if e.actor is not None or e.type == "nationality"}
        names |= {p.name for p in self.report.values.places if p.place is not None and (p.place.radius_km or 0) > TOWN_KM}
        return frozenset(w.removesuffix("'s") for name in names for w in name.lower().replace("’", "'").split())

    @cached_property
    def frame(self) -> frozenset[str]:
        """The names that stand in the report."""
        zones = self.report.layout.furniture
        kept = (s for s in self.report.layout.sentences if not any(z.span.meets(s) for z in zones))
        return frozenset[str]().union(*(proper_names(self.text[s.start : s.end]) for s in kept)) - self.common

    @cached_property
    def gist(self) -> frozenset[str]:
        """The content words of the headline and of the first two sentences below it."""
        head = self.report.layout.headline
        spans = [s for s in self.report.layout.sentences if head is None or s.start >= head.end][:2]
        return frozenset[str]().union(*(content_words(self.text[s.start : s.end]) for s in ([head] if head else []) + spans))

    def when(self, mention: EventMention) -> FuzzyDate | None:
        """The date of the mention, or the one date that its claims give; none that lies after the report, nor the day of somebody's words."""
        dates = {mention.date} if mention.date is not None else {c.date for c in self.claims[mention.id] if c.facet == "when" and c.date}
        found = dates.pop() if len(dates) == 1 else None
        if (
            found is None
            or found.basis == SAID
            or (self.published and found.earliest and found.earliest > self.published and mention.modality in {"actual", "suspected", "denied"})
        ):
            return None
        return found

    def where(self, mention: EventMention) -> PlaceRef | None:
        """The place of the mention, the one place that its roles or claims give, or the town named inside or behind it ("bombed a school in Nyala")."""
        if mention.place is not None:
            return mention.place
        found: dict[PlaceRef, None] = {c.place: None for c in self.claims[mention.id] if c.facet == "where" and c.place}
        for role in mention.fillers("place"):
            place: PlaceMention | None = self.places.get(role.ref or "")
            if place and place.place:
                found[place.place] = None
        phrases = _phrases(mention)
        found = found or {p.place: None for p in self.report.values.places if p.place and self._in_phrase(phrases, p) and self._is_town(p)}
        return next(iter(found)) if len(found) == 1 else None

    def spots(self, mention: EventMention, where: PlaceRef | None) -> frozenset[str]:
        """Names of the towns, districts and sites at which the mention is told, whether a gazetteer lists them or not."""
        told, phrases = {r.ref for r in mention.fillers("place")}, _phrases(mention)
        names = [p.name for p in self.report.values.places if (p.id in told or self._in_phrase(phrases, p)) and not _wide(p.place)]
        names += [e.name for e in self.report.values.entities if self._in_phrase(phrases, e) and e.type in SITES]
        names += [where.name] if where is not None and not _wide(where) else []
        return frozenset(filter(None, map(plain_place, names))) - self.wide

    @cached_property
    def wide(self) -> frozenset[str]:
        """Names of countries and regions, which hold many events."""
        return frozenset(plain_place(p.name) for p in self.report.values.places if _wide(p.place))

    def _is_town(self, place: PlaceMention) -> bool:
        """Is it a town, and not named for whose something is ("Kyiv's drones")?"""
        return place.place is not None and (place.place.radius_km or 0) <= TOWN_KM and self.text[place.end : place.end + 2] not in ("'s", "’s")

    def _in_phrase(self, phrases: Sequence[Span], place: PlaceMention | Entity) -> bool:
        """Does a name stand in one of the phrases, or right behind it after "in" or the like?"""
        near = [s for s in phrases if s.start <= place.start <= s.end + NEAR_CHARS]
        return any(place.start < s.end or _LOCATIVE.fullmatch(self.text[s.end : place.start]) for s in near)


def _phrases(mention: EventMention) -> list[Span]:
    """The phrase of a mention, and of what it hit."""
    return [Span(mention.start, mention.end), *(Span(r.start, r.end) for kind in ("target", "victim") for r in mention.fillers(kind))]


def _node(index: _ReportIndex, mention: EventMention, vector: Vector | None) -> Node:
    """One mention with what its report says of it."""
    actors = frozenset[str]().union(*(index.role_keys(r) for r in mention.fillers("actor")), index.claimed_keys(mention.id, "perpetrator"))
    goals = [r for role in ("target", "victim") for r in mention.fillers(role)]
    targets = frozenset[str]().union(*(index.role_keys(r) for r in goals), index.claimed_keys(mention.id, "target"))
    spans = [Span(r.start, r.end) for r in (*goals, *mention.fillers("instrument"))]
    word = index.text[mention.trigger.start : mention.trigger.end].lower()
    sentence, before = index.sentence(mention.trigger.start), index.before(mention.trigger.start)
    plural, when, head = number(word), index.when(mention), index.report.layout.headline
    known = novelty(before, plural is not None)
    if known == "known" and when is not None and when.precision in {"year", "decade"} and not mention.background and not mention.group:
        when = None  # "the attack was the deadliest of the year" dates a comparison
    where = index.where(mention)
    if aftermath(sentence) and stem(word.split(" ")[-1]) in DYING:
        when = where = None
    counted = mention.by == COUNTED
    return Node(
        key=(index.report.document.published or "9999", index.report.document.id, mention.start, mention.id),
        mentions=(mention,),
        report=index.report.document.id,
        published=index.published,
        date=when,
        place=None if counted else where,
        type=mention.type,
        background=mention.background,
        series=series_of(mention, when, plural),
        plural=plural,
        fresh=known == "new",
        other=known == "other",
        again=known == "known",
        beside=beside(before),
        headline=head is not None and head.start <= mention.start < head.end,
        actors=actors,
        targets=targets,
        things=frozenset[str]().union(*(content_words(index.text[s.start : s.end]) for s in spans)),
        words=content_words(sentence or mention.quote),
        heads=frozenset({stem(word.split(" ")[-1])}),
        names=proper_names(sentence) - index.common,
        spots=frozenset() if counted else index.spots(mention, where),
        passages=passages(index.text, mention.trigger.start, mention.trigger.end),
        frame=index.frame,
        gist=index.gist,
        sentences=frozenset({mention.trigger.start - len(before)}),
        following=frozenset({mention.trigger.start - len(before)}) if following(before) else frozenset(),
        tolls=index.tolls(mention.id),
        vector=vector,
    )


def report_nodes(report: ReadReport) -> list[Node]:
    """The mentions of one report that may belong to an incident, whatever their modality; verbal acts are left out."""
    index = _ReportIndex(report)
    vectors = report.event_vectors
    rows = [(m, vectors[i] if vectors is not None else None) for i, m in enumerate(report.events)]
    return _in_turn(index, [_node(index, m, v) for m, v in rows if m.type.physical])


def _in_turn(index: _ReportIndex, nodes: Sequence[Node]) -> list[Node]:
    """The nodes of one report in the order of its text, each with the mention told just before and the one that it points back at.

    Only the first of a sentence that begins "meanwhile" is set beside what was told so far.
    """
    told = sorted(nodes, key=lambda n: n.mentions[0].trigger)
    found = []
    for i, node in enumerate(told):
        last = told[i - 1] if i else None
        begins = last is None or not last.sentences & node.sentences
        before, pointed = last.id if last else None, _pointed(index, node, told[:i])
        as_is = before is None and pointed is None and begins
        found.append(node if as_is else replace(node, last=before, beside=node.beside and begins, pointed=pointed))
    return found


def _pointed(index: _ReportIndex, node: Node, earlier: Sequence[Node]) -> str | None:
    """What "this" or "that" before a mention points at: the last one called by the same word, else the last one of its family."""
    at = node.mentions[0].trigger.start
    if not demonstrative(index.before(at)):
        return None
    near = [n for n in earlier if at - n.mentions[0].trigger.start <= POINTING_CHARS]
    alike = [n for n in near if n.heads & node.heads] or [n for n in near if n.type.family == node.type.family]
    return alike[-1].id if alike else None


def all_nodes(reports: Iterable[ReadReport]) -> list[Node]:
    """The nodes of all reports in their canonical order, a report that comes twice counted once."""
    once: Mapping[str, ReadReport] = {r.document.id: r for r in reports}
    return sorted((n for r in once.values() for n in report_nodes(r)), key=lambda n: n.key)
