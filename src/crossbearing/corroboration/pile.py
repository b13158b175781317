"""All reports of a ledger with what linking made of them, indexed once for the rooms of corroboration."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, wraps
from typing import Any, TypeVar

from crossbearing.records.claim import Claim, EventMention, ReadReport
from crossbearing.records.incident import Incident, Linked
from crossbearing.records.outlets import fold
from crossbearing.records.value import STATE_KINDS, ActorRef, parse_edtf

R = TypeVar("R")

NEGATIVE = frozenset({"denies", "retracts"})
SILENT = frozenset({"no-comment"})
OF_EACH = frozenset({"perpetrator", "means"})
"""Facets on which what is said of a series is said of each of its members."""
ANY_ACT = frozenset({None, "Violence against civilians"})
"""Kinds of event that words for any violent act may name."""


def who(claim: Claim) -> str | None:
    """Whom a claim names, as a key: the canonical id where the report has one, else the words."""
    return claim.value_actor or claim.value


_WORD = re.compile(r"[^\W_]+")


def words_in(text: str) -> list[str]:
    """The words of a text in lower case, plural and singular alike."""
    return [word.rstrip("s") for word in _WORD.findall(text.lower())]


def _instant(published: str) -> str | None:
    """An ISO 8601 instant as day and minute in UTC; None for a day without a time."""
    try:
        found = datetime.fromisoformat(published) if "T" in published else None
    except ValueError:
        return None
    return None if found is None else (found.astimezone(UTC) if found.tzinfo else found).strftime("%Y-%m-%dT%H:%M")


def _day(published: str | None) -> str:
    """A key to order publication dates (EDTF) by."""
    value = parse_edtf(published)
    if value is None or value.earliest is None:
        return "9999"
    return _instant(published or "") or value.earliest.isoformat()


@dataclass(frozen=True)
class Pile:
    """Reports by id, claims by id, incidents by id, and how they hang together.

    Not slotted: the indexes are made on first use and kept.
    """

    reports: Mapping[str, ReadReport]
    linked: Linked

    @classmethod
    def of(cls, reports: Sequence[ReadReport], linked: Linked) -> Pile:
        """The pile of these reports in the order of their ids, each once."""
        once = {r.document.id: r for r in reports}
        return cls(reports={k: once[k] for k in sorted(once)}, linked=linked)

    @cached_property
    def incidents(self) -> Mapping[str, Incident]:
        """Incidents by id."""
        return {i.id: i for i in self.linked.incidents}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Claims by id, in the order of their reports."""
        return {c.id: c for r in self.reports.values() for c in r.claims}

    @cached_property
    def mentions(self) -> Mapping[str, EventMention]:
        """Mentions by id."""
        return {m.id: m for r in self.reports.values() for m in r.events}

    def presupposed(self, claim: Claim) -> bool:
        """Does a claim name events in its words, all of which they take for granted?"""
        found = [m for e in claim.events if (m := self.mentions.get(e)) and claim.content.covers(m.trigger)]
        return bool(found) and all(m.modality == "actual" for m in found)

    @cached_property
    def _told_of(self) -> Mapping[str, frozenset[str]]:
        """Ids of the incidents of a claim's mentions, by claim id."""
        at = self.linked.mention_incident
        return {c.id: frozenset(at[m] for m in c.events if m in at) for c in self.claims.values()}

    @cached_property
    def claim_incidents(self) -> Mapping[str, tuple[str, ...]]:
        """Incident ids by claim id: those of its mentions, or of the claim that it denies."""
        found = {key: tuple(sorted(told)) for key, told in self._told_of.items()}
        for claim in self.claims.values():
            if claim.facet in OF_EACH and (members := {m for i in found[claim.id] if self.incidents[i].group for m in self.incidents[i].members}):
                found[claim.id] = tuple(sorted({*found[claim.id], *members}))
        for claim in self.claims.values():
            if not found[claim.id] and claim.denies:
                found[claim.id] = found.get(claim.denies, ())
        return found

    def is_of(self, claim: Claim, incident: str) -> bool:
        """Does a claim speak of this incident itself, and not only of a series that it belongs to?"""
        return not claim.events or incident in self._told_of[claim.id]

    def foretold(self, claim: Claim, incident: str) -> bool:
        """Was a claim out before the incident happened, so that it cannot answer it?"""
        found = self.incidents.get(incident)
        day = found.date.earliest if found is not None and found.date is not None else None
        return day is not None and self.day(claim.document_id)[:10] < day.isoformat()

    def of_its_kind(self, claim: Claim, incident: str) -> bool:
        """Is a claim told of an act of the incident's kind?  Who besieges a town is no rival of who bombs it; an attack may be of any kind."""
        acts = {m.type.acled_event for e in claim.events if (m := self.mentions.get(e))}
        found = self.incidents.get(incident)
        kind = found.type.acled_event if found else None
        return not acts or kind in ANY_ACT or not acts.isdisjoint(ANY_ACT | {kind})

    @cached_property
    def places_named(self) -> Mapping[str, frozenset[str]]:
        """The folded names of the places that each report names."""
        return {k: frozenset(fold(m.place.name) for m in r.values.places if m.place) for k, r in self.reports.items()}

    @cached_property
    def by_event(self) -> Mapping[str, list[Claim]]:
        """Claims by the id of each mention that they bear on."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            for event in claim.events:
                found[event].append(claim)
        return found

    def words_of(self, report: str) -> frozenset[str]:
        """The words of a report, each once."""
        if report not in self._words:
            self._words[report] = frozenset(words_in(self.reports[report].document.text))
        return self._words[report]

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        """What :meth:`words_of` has worked out."""
        return {}

    @cached_property
    def by_incident(self) -> Mapping[str, list[Claim]]:
        """Claims by incident id, in the order of :meth:`order`."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(self.claims.values(), key=self.order):
            for incident in self.claim_incidents[claim.id]:
                found[incident].append(claim)
        return found

    @cached_property
    def reports_of(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the reports that tell of an incident."""
        where = {m.id: r.document.id for r in self.reports.values() for m in r.events}
        return {i.id: tuple(sorted({where[m] for m in i.mentions if m in where})) for i in self.linked.incidents}

    @cached_property
    def actors(self) -> Mapping[str, ActorRef]:
        """Every resolved actor by id."""
        return {e.actor.id: e.actor for r in self.reports.values() for e in r.values.entities if e.actor}

    @cached_property
    def states(self) -> Mapping[str, str]:
        """The name of each state, by the key of its bodies (:meth:`kin`)."""
        found: dict[str, str] = {}
        for actor in self.actors.values():
            if actor.kind == "state":
                found.setdefault(f"state:{actor.country}", actor.name)
        return found

    @cached_property
    def canonical_names(self) -> Mapping[str, str]:
        """The fullest form of each name that the registry does not know, by its canonical id."""
        best: dict[str, str] = {}
        for r in self.reports.values():
            for e in r.values.entities:
                if e.canonical and len(e.name) > len(best.get(e.canonical, "")):
                    best[e.canonical] = e.name
        return best

    @cached_property
    def forms(self) -> Mapping[str, frozenset[str]]:
        """The forms under which the reports name each resolved actor, by its id."""
        found: dict[str, set[str]] = defaultdict(set)
        for r in self.reports.values():
            for e in r.values.entities:
                if e.actor is not None and e.by != "coreference":
                    found[e.actor.id].add(" ".join(e.name.split()))
        return {ident: frozenset(names) for ident, names in found.items()}

    def name(self, value: str | None) -> str:
        """The name to show for an actor id, a canonical id, or a plain name."""
        if value is None:
            return "unknown"
        return self.actors[value].name if value in self.actors else self.canonical_names.get(value, value)

    def kin(self, value: str | None) -> frozenset[str]:
        """The keys under which an actor may be met: itself, its parents, its state."""
        if value is None:
            return frozenset()
        if value not in self._kin:
            self._kin[value] = self._keys(value)
        return self._kin[value]

    @cached_property
    def _kin(self) -> dict[str, frozenset[str]]:
        """Kin by actor, as far as they were asked for."""
        return {}

    def _keys(self, value: str) -> frozenset[str]:
        """As ``kin``, worked out."""
        keys, at = {value}, value
        while (actor := self.actors.get(at)) is not None:
            if actor.country and actor.kind in STATE_KINDS:
                keys.add(f"state:{actor.country}")
            if actor.part_of is None or actor.part_of in keys:
                break
            at = actor.part_of
            keys.add(at)
        return frozenset(keys | ({fold(value)} if value not in self.actors else set()))

    def published(self, report: str) -> str | None:
        """The publication date of a report (EDTF), None where unknown."""
        found = self.reports.get(report)
        return found.document.published if found else None

    @cached_property
    def _days(self) -> dict[str, str]:
        """Days by report, as far as they were asked for."""
        return {}

    @cached_property
    def answers(self) -> dict[str, dict[str, Any]]:
        """What was asked about claims, by question (:func:`once`) and claim."""
        return defaultdict(dict)

    def day(self, report: str) -> str:
        """A key to order reports by their publication: ISO day, with the time in UTC where it is known; unknown last."""
        if report not in self._days:
            self._days[report] = _day(self.published(report))
        return self._days[report]

    def precedes(self, a: str, b: str) -> bool:
        """Is it known that one report came out before the other?"""
        one, other = self.day(a), self.day(b)
        depth = min(len(one), len(other))
        return "9999" not in (one, other) and one[:depth] < other[:depth]

    def order(self, claim: Claim) -> tuple[str, str, float, int, str]:
        """Claims in the order in which they came out."""
        return (self.day(claim.document_id), claim.document_id, -claim.weight, claim.content.start, claim.id)


def once(question: Callable[[Claim, Pile], R]) -> Callable[[Claim, Pile], R]:
    """A question about a claim of a pile that is worked out once for each, however often it is asked."""

    name = f"{question.__module__}.{question.__qualname__}"

    @wraps(question)
    def asked(claim: Claim, pile: Pile) -> R:
        found = pile.answers[name]
        try:
            answer: R = found[claim.id]
        except KeyError:
            answer = found[claim.id] = question(claim, pile)
        return answer

    return asked
