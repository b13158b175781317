"""Small reports with mentions and claims, made by hand: what a ledger is filled with when its stages are not the point."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from crossbearing.ledger import Ledger, Run, open_ledger
from crossbearing.pipeline import derive
from crossbearing.records.claim import Citation, Claim, Entity, EventMention, ReadReport, Role, Values
from crossbearing.records.document import Document, Incoming, Layout, Span, content_id
from crossbearing.records.finding import Derived
from crossbearing.records.ontology import EVENT_TYPES
from crossbearing.records.value import ActorRef, PlaceRef, Quantity, parse_edtf
from crossbearing.scaling import bring_up_to_date

GOMA = PlaceRef(name="Goma", latitude=-1.68, longitude=29.22, country="CD", geonames_id=216281, feature_code="PPLA", radius_km=8.0)
ARMY = ActorRef(id="cd-army", name="Congolese army", kind="military", country="CD", part_of="cd")
RUN = Run(release="1.0", tagger="rules", settings="{}", recorded_at="2024-06-01T10:00:00Z")


def report(
    key: str, *, day: str = "2024-05-10", killed: int = 5, publisher: str | None = None, said: str = "A doctor", more: str = ""
) -> tuple[Incoming, ReadReport]:
    """A report of three sentences (and ``more``) on a bombing in Goma: who says so, on which day, how many died."""
    text = f"Bomb hits Goma\n\n{said} said a bomb killed {killed} people in Goma on {day}. The Congolese army denied it, {key} reports. {more}".rstrip()
    raw = text.encode("utf-8", "surrogatepass")
    document = Document(
        id=key, text=text, sha256=hashlib.sha256(raw).hexdigest(), title="Bomb hits Goma", publisher=publisher, published="2024-05-11", published_basis="row"
    )
    return Incoming(document=document, raw=raw), read(document, day, killed, said)


def spot(text: str, words: str) -> Span:
    """Where the words stand."""
    return Span(text.index(words), text.index(words) + len(words))


def read(document: Document, day: str, killed: int, said: str) -> ReadReport:
    """The report, read: one mention, three claims, one citation."""
    text, key = document.text, document.id
    trigger, place, army = spot(text, "bomb killed"), spot(text, "in Goma"), spot(text, "The Congolese army")
    event = EventMention(
        id=content_id(key, "event", *trigger), document_id=key, start=trigger.start, end=trigger.end, trigger=trigger, quote="bomb killed",
        type=EVENT_TYPES["bombing"], roles=(Role(role="place", start=place.start, end=place.end),), date=parse_edtf(day), place=GOMA,
    )  # fmt: skip
    whole, denial = spot(text, f"a bomb killed {killed} people in Goma on {day}"), spot(text, "The Congolese army denied it")

    def claim(facet: str, source: str, stance: str, content: Span, **given: object) -> Claim:
        name = content_id(key, facet, source, stance)
        kind = "witness" if source == said else "official-named"
        base = {
            "id": name,
            "document_id": key,
            "facet": facet,
            "original": text[content.start : content.end],
            "content": content,
            "source": source,
            "attribution": content_id(key, "attribution", source),
        }
        return Claim(**base, source_type=kind, stance=stance, events=(event.id,), **given)  # type: ignore[arg-type]  # a table of fields

    what = claim("what", said, "asserts", whole, value="bombing", weight=2.0, cue=spot(text, "said"))
    toll = claim(
        "casualties", said, "asserts", whole, value=f"{killed} killed", weight=3.0, quantity=Quantity(low=killed, best=killed, high=killed, unit="killed")
    )
    no = claim("what", "The Congolese army", "denies", denial, value="bombing", weight=1.0, source_actor=ARMY.id, denies=what.id)
    entity = Entity(id=content_id(key, "army"), start=army.start, end=army.end, type="organization", name="Congolese army", actor=ARMY, canonical=ARMY.id)
    return ReadReport(
        document=document, layout=Layout(sentences=(spot(text, "Bomb hits Goma"), Span(16, text.index(" The Cong")), Span(text.index("The Cong"), len(text)))),
        values=Values(entities=(entity,)), events=(event,), claims=(what, toll, no), tagger="rules", version="1",
        citations=(Citation(relies_on=said, kind="primary-statement", start=whole.start, end=whole.end),),
        event_vectors=np.array([[0.6, 0.8]], dtype=np.float32),
    )  # fmt: skip


def filled(where: str, reports: Sequence[tuple[Incoming, ReadReport]], run: Run = RUN) -> Ledger:
    """A ledger with these reports, derived."""
    ledger = open_ledger(where, create=True)
    ledger.writer(run).add_many(reports)
    bring_up_to_date(ledger, run)
    return ledger


def derived(ledger: Ledger) -> Derived:
    """What the ledger holds as derived."""
    with ledger.view() as view:
        return view.derived()


__all__ = ["ARMY", "GOMA", "RUN", "derive", "derived", "filled", "read", "report", "spot"]
