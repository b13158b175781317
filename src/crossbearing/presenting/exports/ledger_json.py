"""The whole ledger as one JSON object: the form that other programs, evaluations and the other exporters read."""

from __future__ import annotations

from typing import IO, Any

from crossbearing import __version__
from crossbearing.presenting.actors import Actor, actors
from crossbearing.presenting.annotation import event_type
from crossbearing.presenting.collection import Collection
from crossbearing.presenting.exports.indented import indented
from crossbearing.records.claim import Claim, EventMention, ReadReport
from crossbearing.records.document import Span
from crossbearing.records.finding import Account, Casualties, Conflict, Derivation, Party, Rejection, StatusChange
from crossbearing.records.value import SAID, PlaceRef, Quantity, month_day

Json = dict[str, Any]
LOOSE, NARROWED = 3, 31
"""Days of a window in a report ("this week", "in May") that the day of the incident tells better; a longer one is said of more."""


def ledger_object(collection: Collection, *, with_text: bool = True) -> Json:
    """The ledger as plain data, every list in a fixed order: reports, mentions and incidents by id, claims weightiest first within a report."""
    c = collection
    return {
        "crossbearing": __version__,
        "reports": [_report(report, with_text) for report in c.reports.values()],
        "mentions": [_mention(c, key, event) for key, report in c.reports.items() for event in report.events],
        "claims": [_claim(c, claim) for claim in c.claims.values()],
        "incidents": [_incident(account) for account in c.derived.accounts],
        "lineage": [_derivation(one) for one in c.derived.derivations],
        "near_duplicates": [{"a": one.a, "b": one.b, "share": round(one.share, 4)} for one in c.derived.near_duplicates],
        "conflicts": [_conflict(one) for one in c.derived.conflicts],
        "actors": [_actor(one) for one in actors(c)],
        "rejections": [_rejection(one) for one in c.rejections],
    }


def write(ledger: Json, out: IO[bytes]) -> None:
    """Write the object as indented UTF-8."""
    out.write(indented(ledger))


def _report(report: ReadReport, with_text: bool) -> Json:
    """A report."""
    d = report.document
    row: Json = {"id": d.id, "title": d.title, "publisher": d.publisher, "published": d.published, "url": d.url, "sha256": d.sha256}
    return row | ({"text": d.text} if with_text else {})


def _mention(collection: Collection, report: str, event: EventMention) -> Json:
    """An event mention with the incident that it belongs to."""
    incident = collection.derived.mention_incident.get(event.id)
    account = collection.accounts.get(incident or "")
    row: Json = {"id": event.id, "report": report, "start": event.start, "end": event.end, "quote": event.quote}
    return row | {"incident": incident, "modality": event.modality, "background": event.background, "date": mention_date(event, account)}


def mention_date(event: EventMention, account: Account | None) -> str | None:
    """When the mentioned event was (EDTF): as its report says; a report that is silent, names no year, or only a week or more, has it from the incident."""
    own, shared = event.date, account.incident.date if account and not account.incident.group else None
    if own is None or (not own.anchored and shared is not None and month_day(own) == month_day(shared)):
        return shared.edtf if shared else own.edtf if own else None
    loose = LOOSE < (own.days or 0) <= NARROWED or own.basis == SAID
    if shared is not None and loose and 0 < (shared.days or 0) < (own.days or 0) and own.meets(shared):
        return shared.edtf
    return own.edtf


def _claim(collection: Collection, claim: Claim) -> Json:
    """A claim."""
    return {
        "id": claim.id, "report": claim.document_id, "source": claim.source, "source_actor": claim.source_actor, "source_type": claim.source_type,
        "relayed_via": claim.relayed_via, "cue": _span(claim.cue), "content": _span(claim.content), "stance": claim.stance, "facet": claim.facet,
        "value": claim.value, "incidents": list(collection.derived.claim_incidents.get(claim.id, ())), "denies": claim.denies,
    }  # fmt: skip


def _span(span: Span | None) -> Json | None:
    """A span, or null."""
    return None if span is None else {"start": span.start, "end": span.end}


def _incident(account: Account) -> Json:
    """An incident."""
    i = account.incident
    return {
        "id": i.id, "type": event_type(i.type), "group": i.group, "members": list(i.members), "background": i.background,
        "date": i.date.edtf if i.date else None,
        "place": place(i.place), "perpetrators": [_party(one) for one in account.perpetrators], "targets": [_party(one) for one in account.targets],
        "casualties": [_casualties(one) for one in account.casualties], "status": dict(account.status),
        "status_history": [_change(one) for one in account.history],
        "reports": len(account.reports), "origins": account.origins,
    }  # fmt: skip


def place(found: PlaceRef | None) -> Json | None:
    """A place, or null."""
    if found is None:
        return None
    return {"name": found.name, "country": found.country, "lat": found.latitude, "lon": found.longitude, "radius_km": found.radius_km}


def _party(party: Party) -> Json:
    """Somebody named as perpetrator or target."""
    return {"who": party.who, "actor": party.actor, "stance": party.stance, "claims": list(party.claims)}


def _casualties(count: Casualties) -> Json:
    """One count of killed and injured."""
    return {"killed": bounds(count.killed), "injured": bounds(count.injured), "claims": list(count.claims)}


def bounds(quantity: Quantity | None) -> Json | None:
    """A number with its bounds, or null."""
    return None if quantity is None else {"low": quantity.low, "best": quantity.best, "high": quantity.high}


def _change(change: StatusChange) -> Json:
    """A status that moved."""
    return {"facet": change.facet, "status": change.status, "valid_on": change.valid_on, "recorded_at": change.recorded_at, "claims": list(change.claims)}


def _derivation(one: Derivation) -> Json:
    """Who rests on whom."""
    evidence = None if one.start is None or one.end is None else {"start": one.start, "end": one.end}
    return {"report": one.derived, "relies_on": one.relies_on, "kind": one.kind, "explicit": one.explicit, "report_id": one.report_id, "evidence": evidence}


def _conflict(one: Conflict) -> Json:
    """Claims that cannot all hold."""
    values = [{"value": side.value, "claims": list(side.claims)} for side in one.values]
    return {"id": one.id, "incident": one.incident, "field": one.field, "kind": one.kind, "values": values, "explanation": one.explanation}


def _actor(one: Actor) -> Json:
    """An actor."""
    affiliations = [{"to": a.to, "relation": a.relation, "from": a.from_, "until": a.until, "claims": list(a.claims)} for a in one.affiliations]
    return {"id": one.id, "name": one.name, "kind": one.kind, "aliases": list(one.aliases), "affiliations": affiliations}


def _rejection(one: Rejection) -> Json:
    """What could not be used."""
    return {"report": one.subject if one.row is None else f"{one.subject}:{one.row}", "stage": one.stage, "code": one.code, "detail": one.detail}
