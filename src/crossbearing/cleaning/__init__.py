"""Zones are marked, the text is never changed.

``furniture`` finds what is page and not report (``patterns`` and ``captions`` say what that looks like), ``paragraphs`` the paragraphs, ``sentences`` and
``quotations`` the bounds of what is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossbearing.cleaning.furniture import furniture_of
from crossbearing.cleaning.paragraphs import paragraphs_of
from crossbearing.cleaning.quotations import quotes_of
from crossbearing.cleaning.sentences import sentences_of
from crossbearing.records.document import Document, Layout, Span, Zone
from crossbearing.records.head import find_head, lines_of

__all__ = ["clean"]


def clean(document: Document) -> Layout:
    """The zones of a report: furniture, headline, byline, dateline, sentences and quotations, with offsets into its text."""
    text = document.text
    head = find_head(text)
    if head.headline is None and document.title:
        head = replace(head, headline=_titled(text, document.title))
    paragraphs = paragraphs_of(text)
    furniture = furniture_of(text, head, paragraphs)
    report = list(_without(paragraphs, furniture, head.headline))
    return Layout(
        sentences=tuple(s for p in report for s in sentences_of(text, p)),
        quotes=quotes_of(text, report),
        furniture=furniture,
        headline=head.headline,
        byline=head.byline,
        dateline=head.dateline,
    )


def _titled(text: str, title: str) -> Span | None:
    """The first line of the text, where it repeats the title that the row or page gives."""
    first = next(lines_of(text, 1), None)
    if first is None:
        return None
    words = [w for w in text[first.start : first.end].casefold() if w.isalnum()]
    return first if words == [w for w in title.casefold() if w.isalnum()] else None


def _without(paragraphs: Sequence[Span], furniture: Sequence[Zone], headline: Span | None) -> Iterator[Span]:
    """The paragraphs cut at the furniture and after the headline."""
    cuts = sorted([z.span for z in furniture])
    for paragraph in paragraphs:
        at = paragraph.start
        for cut in cuts:
            if cut.start >= paragraph.end:
                break
            if cut.end > at and cut.start > at:
                yield Span(at, cut.start)
            at = max(at, min(cut.end, paragraph.end)) if cut.end > paragraph.start else at
        if at < paragraph.end:
            yield Span(at, paragraph.end)
