"""One read report as stand-off annotations: the object that ``annotate`` writes, a line a report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crossbearing.records.claim import Attribution, Entity, EventMention, PlaceMention, QuantityMention, ReadReport, TimeExpression
from crossbearing.records.document import Span, Zone
from crossbearing.records.ontology import EventType

Json = dict[str, Any]


def stand_off(report: ReadReport, *, explain: bool = False) -> Json:
    """The annotations of one report; ``explain`` adds what found each and how sure it was."""
    document, values = report.document, report.values
    found: Json = {
        "id": document.id,
        "text": document.text,
        "published": {"value": document.published, "basis": document.published_basis},
        "language": document.language,
        "furniture": [_zone(zone) for zone in report.layout.furniture],
        "sentences": [_span(span) for span in report.layout.sentences],
        "entities": [_entity(entity) for entity in values.entities],
        "times": [_time(time) for time in values.times],
        "places": [_place(place) for place in values.places],
        "quantities": [_quantity(quantity) for quantity in values.quantities],
        "quotes": [{"id": quote.id, "start": quote.start, "end": quote.end, "speaker_id": quote.speaker} for quote in report.quotes],
        "events": [_event(event) for event in report.events],
        "attributions": [_attribution(said) for said in report.attributions],
    }
    if explain:
        _explain(found, report)
    return found


def event_type(kind: EventType) -> Json:
    """An event type in both standards."""
    return {"acled": kind.acled, "acled_event": kind.acled_event, "plover": kind.plover, "mode": kind.mode}


def _span(span: Span) -> Json:
    """A span."""
    return {"start": span.start, "end": span.end}


def _zone(zone: Zone) -> Json:
    """A stretch that is page, not report."""
    return {"start": zone.start, "end": zone.end, "kind": zone.kind}


def _entity(entity: Entity) -> Json:
    """A name."""
    actor = entity.actor.id if entity.actor else None
    return {"id": entity.id, "start": entity.start, "end": entity.end, "type": entity.type, "name": entity.name, "actor_id": actor}


def _time(time: TimeExpression) -> Json:
    """A time expression."""
    date = time.date
    edtf, basis = (date.edtf, date.basis) if date else (None, None)
    return {"id": time.id, "start": time.start, "end": time.end, "type": time.type, "value": time.value, "edtf": edtf, "basis": basis}


def _place(mention: PlaceMention) -> Json:
    """A place name."""
    p = mention.place
    head = {"id": mention.id, "start": mention.start, "end": mention.end, "name": mention.name}
    if p is None:
        return head | dict.fromkeys(("lat", "lon", "country", "geonames_id", "radius_km"))
    return head | {"lat": p.latitude, "lon": p.longitude, "country": p.country, "geonames_id": p.geonames_id, "radius_km": p.radius_km}


def _quantity(mention: QuantityMention) -> Json:
    """A number."""
    q = mention.quantity
    return {"id": mention.id, "start": mention.start, "end": mention.end, "low": q.low, "best": q.best, "high": q.high, "unit": q.unit}


def _event(event: EventMention) -> Json:
    """An event mention with its roles."""
    roles = [{"role": role.role, "start": role.start, "end": role.end, "ref": role.ref} for role in event.roles]
    head = {"id": event.id, "start": event.start, "end": event.end, "type": event_type(event.type)}
    return head | {"modality": event.modality, "background": event.background, "roles": roles}


def _attribution(said: Attribution) -> Json:
    """Who says what."""
    return {
        "id": said.id, "source": _pairs(said.source), "cue": _pairs(said.cue), "content": _pairs(said.content),
        "source_kind": said.kind, "relayed_via": said.relayed_via, "stance": said.stance, "events": list(said.events),
    }  # fmt: skip


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    """Spans as pairs."""
    return [[span.start, span.end] for span in spans]


def _explain(found: Json, report: ReadReport) -> None:
    """Add what found each thing, and how sure it was; and the claims with the reason of each."""
    found["tagger"] = {"name": report.tagger, "version": report.version}
    finds: dict[str, Sequence[Entity | EventMention | Attribution]] = {"entities": report.values.entities, "events": report.events}
    for key, records in (finds | {"attributions": report.attributions}).items():
        for row, record in zip(found[key], records, strict=True):
            row.update(by=record.by, score=round(record.score, 4))
    for row, said in zip(found["attributions"], report.attributions, strict=True):
        row.update(speaker=said.speaker, chain=list(said.chain), mode=said.mode)
    found["claims"] = [
        {
            "id": c.id,
            "facet": c.facet,
            "value": c.value,
            "source": c.source,
            "stance": c.stance,
            "content": _span(c.content),
            "weight": round(c.weight, 4),
            "why": c.explain,
        }
        for c in sorted(report.claims, key=lambda c: (-c.weight, c.content, c.id))
    ]
