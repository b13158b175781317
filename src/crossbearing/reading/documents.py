"""From what a reader found to a document, or to the reason why there is none."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from crossbearing.reading.language import language_of
from crossbearing.reading.settings import Found, ReadSettings
from crossbearing.records.document import Document, Incoming, content_id
from crossbearing.records.finding import Rejection
from crossbearing.records.head import Head, find_head
from crossbearing.records.value import parse_edtf

STAGE = "reading"
EARLIEST_YEAR = 1900
FIELD_CHARS = 1_000
ID_CHARS = 200
DETAIL_CHARS = 300

_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00]")
_WORD = re.compile(r"[^\W\d_]{2}")
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d(?::?\d\d){0,2}(?:[.,]\d+)?\s*(?:Z|UTC|[+-]\d\d(?::?\d\d)?)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")


def rejection(name: str, code: str, detail: str, row: int | None = None) -> Rejection:
    """A rejection by this room: ``name`` is the file, or the report id."""
    return Rejection(subject=name, stage=STAGE, code=code, detail=detail[:DETAIL_CHARS], row=row)


def date_of(value: str) -> str | None:
    """A publication date in ISO 8601 or EDTF as EDTF without its time of day.

    None where it is no date, or one before 1900 or after tomorrow: a template, an epoch or an expiry date.
    """
    raw = value.strip()
    if len(raw) > 100:
        return None
    if m := _INSTANT.fullmatch(raw):
        raw = m[1]
    elif m := _COMPACT.fullmatch(raw):
        raw = "-".join(m.groups())
    found = parse_edtf(raw)
    return raw if found is not None and _plausible(found.earliest) and _plausible(found.latest) else None


def _plausible(bound: date | None) -> bool:
    """Can a report have been published on that day?  The end of the running year may stand for "this year"."""
    today = datetime.now(UTC).date()
    return bound is None or (bound.year >= EARLIEST_YEAR and bound <= max(today + timedelta(days=1), date(today.year, 12, 31)))


def documents(name: str, found: Found, settings: ReadSettings) -> Iterator[Incoming | Rejection]:
    """The report that a reader found, with what is wrong with it, or the reason why it is none.

    A defect of a single field (a bad date) is a rejection of that field: the report is kept.
    """
    reason = _unusable(found.text, settings)
    if reason is not None:
        yield rejection(name, *reason, row=found.row)
        return
    address, head = found.url or settings.address, find_head(found.text)
    published, basis = _dated(found, head, settings)
    document = Document(
        id=found.id or _content_id(found, address),
        text=found.text,
        sha256=hashlib.sha256(found.raw).hexdigest(),
        title=found.title or _words(found.text, head.headline),
        url=address,
        publisher=found.publisher or head.publisher or settings.publisher,
        byline=found.byline or _words(found.text, head.byline),
        dateline=found.dateline or _words(found.text, head.dateline),
        published=published,
        published_basis=basis,
        language=found.language or language_of(found.text) or found.page_language,
        file=name,
        row=found.row,
    )
    yield Incoming(document=document, raw=found.raw)
    for code, detail in (*found.notes, *_hidden(found.text)):
        yield rejection(document.id, code, detail, row=found.row)


def _unusable(text: str, settings: ReadSettings) -> tuple[str, str] | None:
    """Why a text cannot be a report: code and detail."""
    if len(text) > settings.text_chars:
        return "too-long", f"{len(text):,} characters; the limit is {settings.text_chars:,} (text_chars)"
    if not text.strip():
        return "empty", "there is no text in it"
    if _WORD.search(text) is None:
        return "no-words", "there is no word in it"
    return None


def _content_id(found: Found, address: str | None) -> str:
    """The id of a report whose file gives none: the same words from the same address or outlet are the same report."""
    return content_id("report", found.text, address or "", found.publisher or "")


def _words(text: str, span: tuple[int, int] | None) -> str | None:
    """The words of a span of the head, on one line."""
    return None if span is None else " ".join(text[span[0] : span[1]].split()).strip("*_ -–—") or None


def _dated(found: Found, head: Head, settings: ReadSettings) -> tuple[str | None, str | None]:
    """The publication date and what it rests on: the row or page, the head of the text, the setting."""
    if found.published:
        return found.published, found.published_basis
    if head.published and not head.published.startswith("XXXX") and date_of(head.published):
        return head.published, "dateline"
    if settings.published:
        return settings.published, "setting"
    return (head.published, "dateline") if head.published and head.published.startswith("XXXX") else (None, None)


def _hidden(text: str) -> Iterator[tuple[str, str]]:
    """A note where characters are hidden or turn the direction of reading: they stay in the text, but a reader should know."""
    marks = _HIDDEN.findall(text)
    if len(marks) > max(3, len(text) // 200) or any("\u202a" <= c <= "\u202e" or c == "\x00" for c in marks):
        names = ", ".join(sorted({f"U+{ord(c):04X}" for c in marks}))
        yield "hidden-characters", f"kept as they are: {len(marks)} characters that cannot be seen ({names})"
