"""What people decided, applied: to the reports before anything is derived from them, and to the incidents after.

A judgement is bound to its evidence (mentions, spans), not to row numbers: it survives a rebuild by another release or model.  Judgements on pairs
(same, different) are for linking, which takes them as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from crossbearing.errors import UsageError
from crossbearing.records.claim import Claim, EventMention, ReadReport
from crossbearing.records.finding import Account, Derived
from crossbearing.records.incident import Incident, Judgement
from crossbearing.records.ontology import EVENT_TYPES, FACETS, MODALITIES, STANCES, EventType
from crossbearing.records.value import PlaceRef, parse_edtf

_POINT = re.compile(r"(?P<name>[^@]*?)\s*(?:@\s*(?P<lat>-?\d+(?:\.\d+)?)\s*,\s*(?P<lon>-?\d+(?:\.\d+)?))?")

FIELDS: Mapping[str, tuple[str, ...]] = {
    "incident": ("date", "place", "type", "background"),
    "mention": ("date", "place", "type", "background", "modality"),
    "claim": ("value", "stance", "facet", "source"),
    "actor": ("name",),
}
"""What ``set`` can set, by what it is set on."""


def checked(kind: str, field: str, value: str) -> Any:
    """The value of a field of that kind of thing, read.

    Raises UsageError where the field cannot be set, or the value is none of its values.
    """
    if field not in FIELDS[kind]:
        raise UsageError(f"set: {field!r} of a {kind} cannot be set; there are: {', '.join(FIELDS[kind])}")
    if field in ("modality", "stance", "facet"):
        return _one_of(field, value, {"modality": MODALITIES, "stance": STANCES, "facet": FACETS}[field])
    if field == "type":
        return event_type(value)
    if field == "date" and ((found := parse_edtf(value)) is None):
        raise UsageError(f"{value}: not a date; write 2019, 2019-07, 2019-07-19 or another EDTF date")
    if field == "date":
        return replace(found, basis="judgement") if found else None
    if field == "background":
        return _one_of(field, value, ("true", "false")) == "true"
    return place_of(value) if field == "place" else value


def _one_of(field: str, value: str, words: Sequence[str]) -> str:
    """The value, where it is one of the words."""
    if value not in words:
        raise UsageError(f"set: {field} must be one of: {', '.join(words)}")
    return value


def event_type(name: str) -> EventType:
    """An event type by its key or by the name that ACLED gives it."""
    for key, kind in EVENT_TYPES.items():
        if name in (key, kind.acled):
            return kind
    raise UsageError(f"set: no event type {name!r}; use a sub-event type of ACLED, such as 'Air/drone strike'")


def place_of(text: str) -> PlaceRef:
    """A place as a person gives it: a name, or NAME@LATITUDE,LONGITUDE (WGS84 degrees, taken as right to a kilometre)."""
    m = _POINT.fullmatch(text.strip())
    if m is None or not m["name"]:
        raise UsageError(f"{text}: not a place; write NAME or NAME@LATITUDE,LONGITUDE")
    if m["lat"] is None:
        return PlaceRef(name=m["name"])
    if not (-90 <= float(m["lat"]) <= 90 and -180 <= float(m["lon"]) <= 180):
        raise UsageError(f"{text}: latitude must be within 90 and longitude within 180 degrees")
    return PlaceRef(name=m["name"], latitude=float(m["lat"]), longitude=float(m["lon"]), radius_km=1.0)


def expanded(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Judgements for linking: two incidents that are the same are so with all the mentions that they had when a person looked at them."""
    found: list[Judgement] = []
    for judgement in judgements:
        if judgement.kind != "same" or len(judgement.evidence) <= 2:
            found.append(judgement)
            continue
        first, *rest = judgement.evidence
        found += [replace(judgement, subject=first, object=other, evidence=(first, other)) for other in rest]
    return found


def days_set(judgements: Sequence[Judgement]) -> dict[str, str]:
    """The days (EDTF) that people gave to reports, by report; of two the later holds."""
    return {one.subject: one.value for one in judgements if one.kind == "date" and one.withdrawn_at is None}


def decided(reports: Sequence[ReadReport], judgements: Sequence[Judgement]) -> list[ReadReport]:
    """The reports as people corrected them: dates and publishers of reports, values of mentions, claims and actors; rejected claims are gone."""
    standing = [judgement for judgement in judgements if judgement.withdrawn_at is None and judgement.kind not in ("same", "different")]
    if not standing:
        return list(reports)
    about: dict[str, list[int]] = {}
    for i, judgement in enumerate(standing):
        for key in {judgement.subject, *judgement.evidence[:1]}:
            about.setdefault(key, []).append(i)
    return [_report(report, [standing[i] for i in sorted({i for key in _known_by(report) for i in about.get(key, ())})]) for report in reports]


def _known_by(report: ReadReport) -> Iterator[str]:
    """What judgements on a report, or on anything in it, call it by: each report is asked for few of them, however many there are."""
    yield report.document.id
    yield from (event.id for event in report.events)
    yield from (claim.id for claim in report.claims)
    for entity in report.values.entities:
        yield from (name for name in (entity.canonical, entity.actor and entity.actor.id) if name)


def _report(report: ReadReport, judgements: Sequence[Judgement]) -> ReadReport:
    """One report with all that is decided on it; of two decisions on one thing the later holds."""
    for judgement in judgements:
        key = report.document.id
        if judgement.kind == "date" and judgement.subject == key:
            report = replace(report, document=replace(report.document, published=judgement.value, published_basis="judgement"))
        elif judgement.kind == "publisher" and judgement.subject == key:
            report = replace(report, document=replace(report.document, publisher=judgement.value))
        elif judgement.kind == "reject":
            kept = tuple(claim for claim in report.claims if not meant(judgement, claim))
            report = report if len(kept) == len(report.claims) else replace(report, claims=kept)
        elif judgement.kind == "set":
            report = _set(report, judgement)
    return report


def meant(judgement: Judgement, claim: Claim) -> bool:
    """Is this the claim that was judged, by its id, or by report, facet and half of its words where another reader gave it another id?"""
    if claim.id == judgement.subject:
        return True
    if len(judgement.evidence) != 4:
        return False
    report, facet, start, end = judgement.evidence
    if claim.document_id != report or claim.facet != facet or not (start.isdigit() and end.isdigit()):
        return False
    shared = min(int(end), claim.content.end) - max(int(start), claim.content.start)
    return shared * 2 >= max(int(end) - int(start), claim.content.end - claim.content.start)


def evidence_of(claim: Claim) -> tuple[str, str, str, str]:
    """What a judgement on a claim is bound to: report, facet, and the span of its words."""
    return (claim.document_id, claim.facet, str(claim.content.start), str(claim.content.end))


def _set(report: ReadReport, judgement: Judgement) -> ReadReport:
    """A value of a mention, a claim or an actor, set."""
    field, value = judgement.field, judgement.value
    if any(event.id == judgement.subject for event in report.events):
        return replace(report, events=tuple(_mention(event, field, value) if event.id == judgement.subject else event for event in report.events))
    if any(meant(judgement, claim) for claim in report.claims):
        return replace(report, claims=tuple(_claim(claim, field, value) if meant(judgement, claim) else claim for claim in report.claims))
    named = [entity for entity in report.values.entities if judgement.subject in (entity.canonical, entity.actor.id if entity.actor else None)]
    if not named or field != "name":
        return report
    entities = tuple(
        replace(entity, name=value, actor=replace(entity.actor, name=value) if entity.actor else None) if entity in named else entity
        for entity in report.values.entities
    )
    return replace(report, values=replace(report.values, entities=entities))


def _mention(event: EventMention, field: str, value: str) -> EventMention:
    """A mention with one field set."""
    return replace(event, **{field: checked("mention", field, value)}) if field in FIELDS["mention"] else event


def _claim(claim: Claim, field: str, value: str) -> Claim:
    """A claim with one field set."""
    return replace(claim, **{field: checked("claim", field, value)}) if field in FIELDS["claim"] else claim


def overruled(derived: Derived, judgements: Sequence[Judgement]) -> Derived:
    """The findings with what people set on incidents; an incident is known by its id, or by the mentions that the judgement was made on."""
    accounts = {account.incident.id: account for account in derived.accounts}
    for judgement in judgements:
        if judgement.withdrawn_at is not None or judgement.kind != "set" or judgement.field not in FIELDS["incident"]:
            continue
        key = incident_meant(judgement, derived.mention_incident, accounts)
        if key is not None:
            accounts[key] = replace(accounts[key], incident=_incident(accounts[key].incident, judgement))
    return replace(derived, accounts=tuple(accounts.values()))


def incident_meant(judgement: Judgement, mention_incident: Mapping[str, str], accounts: Mapping[str, Account]) -> str | None:
    """The incident that a judgement is about: that of its id, or the one that holds most of its evidence; None where it is gone."""
    if judgement.subject in accounts:
        return judgement.subject
    held = [mention_incident[mention] for mention in judgement.evidence if mention in mention_incident]
    return max(sorted(set(held)), key=held.count) if held else None


def _incident(incident: Incident, judgement: Judgement) -> Incident:
    """An incident with one field set, and by whom."""
    value, basis = checked("incident", judgement.field, judgement.value), f"set by {judgement.by or 'a person'} (judgement {judgement.number})"
    given: dict[str, Any] = {judgement.field: value}
    if judgement.field in ("date", "place"):
        given[f"{judgement.field}_basis"] = basis
    return replace(incident, **given)


def opposed(judgements: Sequence[Judgement]) -> dict[int, tuple[int, ...]]:
    """Which standing judgements contradict which: the same pair joined and kept apart, or one field set to two values."""
    sides: dict[tuple[str, ...], list[Judgement]] = {}
    for judgement in judgements:
        if judgement.withdrawn_at is None:
            sides.setdefault(_about(judgement), []).append(judgement)
    return {one.number: found for about in sides.values() for one in about if (found := tuple(o.number for o in about if _says(o) != _says(one)))}


def _says(judgement: Judgement) -> str:
    """Which way a judgement decides."""
    return judgement.kind if judgement.kind in ("same", "different") else judgement.value


def _about(judgement: Judgement) -> tuple[str, ...]:
    """What a judgement decides."""
    if judgement.kind in ("same", "different"):
        return ("pair", *sorted((judgement.subject, judgement.object)))
    return (judgement.kind, judgement.subject, judgement.field)


__all__ = ["FIELDS", "checked", "days_set", "decided", "event_type", "evidence_of", "expanded", "incident_meant", "meant", "opposed", "overruled", "place_of"]
