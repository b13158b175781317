"""The rule that carries the ledger: what is stored about a text is anchored in it, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossbearing.errors import LedgerError
from crossbearing.records.claim import Entity, PlaceMention, QuantityMention, QuoteMention, ReadReport, TimeExpression
from crossbearing.records.document import Document

_HALF = re.compile("[\\ud800-\\udfff]")


def spans_of(report: ReadReport) -> Iterator[tuple[str, int, int, str | None]]:
    """Every anchor of a read report: what it is, start, end, and the exact words where the record holds them."""
    layout, values = report.layout, report.values
    for kind, spans in (("sentence", layout.sentences), ("quotation", layout.quotes), ("furniture", layout.furniture)):
        yield from ((kind, span.start, span.end, None) for span in spans)
    for kind, head in (("headline", layout.headline), ("byline", layout.byline), ("dateline", layout.dateline)):
        if head is not None:
            yield kind, head.start, head.end, None
    found: list[Entity | TimeExpression | PlaceMention | QuantityMention | QuoteMention]
    found = [*values.entities, *values.times, *values.places, *values.quantities, *report.quotes]
    for record in found:
        yield f"{type(record).__name__} {record.id}", record.start, record.end, None
    for event in report.events:
        yield f"mention {event.id}", event.start, event.end, event.quote
        yield f"trigger of {event.id}", *event.trigger, None
        yield from ((f"{role.role} of {event.id}", role.start, role.end, None) for role in event.roles)
    for said in report.attributions:
        yield from ((f"attribution {said.id}", *span, None) for span in (*said.source, *said.cue, *said.content))
    for claim in report.claims:
        yield f"claim {claim.id}", *claim.content, None
        if claim.cue is not None:
            yield f"cue of {claim.id}", *claim.cue, None
    yield from ((f"citation of {cited.relies_on}", cited.start, cited.end, None) for cited in report.citations)


def broken_anchors(text: str, report: ReadReport) -> Iterator[str]:
    """The anchors that do not hold in the text, each with what is wrong."""
    for what, start, end, exact in spans_of(report):
        if not 0 <= start < end <= len(text):
            yield f"{what}: {start}:{end} is outside the text ({len(text)} characters)"
        elif exact is not None and text[start:end] != exact:
            yield f"{what}: the text at {start}:{end} reads {text[start:end][:40]!r}, not {exact[:40]!r}"


def check_anchors(document: Document, report: ReadReport) -> None:
    """Can the report be stored: is it Unicode, and do all anchors hold?

    Raises LedgerError with the first thing that is wrong.
    """
    for name, words in (("id", document.id), ("text", document.text), *((k, getattr(document, k)) for k in ("title", "url", "publisher", "byline"))):
        if words is not None and _HALF.search(words):
            raise LedgerError(f"report {document.id!a}: its {name} holds half of a surrogate pair, which is no character")
    if not document.id or "\0" in document.id:
        raise LedgerError(f"report {document.id!a}: an id must be neither empty nor hold NUL")
    if report.document != document:
        raise LedgerError(f"report {document.id}: what was read is not what came in")
    for broken in broken_anchors(document.text, report):
        raise LedgerError(f"report {document.id}: {broken}")
