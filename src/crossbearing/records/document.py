"""A report as it was published: its text, which is never changed, and the zones marked on it.

Offsets everywhere are half-open and count Unicode code points of ``Document.text`` (Python string indices), as the
W3C Web Annotation TextPositionSelector does.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Where in the text: ``text[start:end]``."""

    start: int
    end: int

    def meets(self, other: Span) -> bool:
        """Do the two spans share at least one character?"""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Does this span hold all of the other?"""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report: its text and what its file or row says of its origin.

    ``id`` is the id of its row, or else the content hash.  ``published`` is EDTF or None; ``published_basis`` says where
    it comes from (``row``, ``metadata``, ``dateline``, ``setting``; never a copyright line).  ``sha256`` is the digest of the
    bytes read.  ``file`` and ``row`` (from 1) say where it was found;
    ``fetched_at`` (UTC) when, if it came from an address.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    published_basis: str | None = None
    language: str | None = None
    file: str | None = None
    row: int | None = None
    fetched_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A report on its way in: the document, and the raw bytes that it was read from."""

    document: Document
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch of the text that is page, not report.

    ``kind``: caption, credit, share, navigation, copyright, newsletter, comment, pull-quote, byline, contact, other.
    Furniture may show where a text comes from; it is never evidence of what happened.
    """

    start: int
    end: int
    kind: str

    @property
    def span(self) -> Span:
        """The zone as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The zones of a text: furniture, headline, byline, dateline, sentences and quotations.

    ``sentences`` cover the report (headline included, furniture not), in order, without overlap.  ``quotes`` include their
    marks and may cross sentences and paragraphs.  ``headline``, ``byline`` and ``dateline`` are None where the text has none.
    """

    sentences: tuple[Span, ...] = ()
    quotes: tuple[Span, ...] = ()
    furniture: tuple[Zone, ...] = ()
    headline: Span | None = None
    byline: Span | None = None
    dateline: Span | None = None

    def is_furniture(self, span: Span) -> bool:
        """Does the span touch a stretch that is page, not report?"""
        return any(zone.start < span.end and span.start < zone.end for zone in self.furniture)


def content_id(*parts: object) -> str:
    """A 16-digit hexadecimal id made of the content: equal parts give equal ids, on every machine."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
