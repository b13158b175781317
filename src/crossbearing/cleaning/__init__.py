"""Zones are marked, the text is never changed.

``furniture`` finds what is page and not report: ``patterns`` say what a line of it looks like, ``replies``, ``headings`` and
``foot`` where it stands (mail, headlines of other reports, what comes below).  ``sentences`` and ``quotations`` find the
bounds of what is said.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossbearing.cleaning.furniture import furniture_of
from crossbearing.cleaning.quotations import quotes_of
from crossbearing.cleaning.sentences import sentences_of
from crossbearing.records.document import Document, Layout, Span, Zone
from crossbearing.records.head import find_head
from crossbearing.records.lines import lines_of, paragraphs_of

__all__ = ["clean"]

_WORDS = re.compile(r"\w")


def clean(document: Document) -> Layout:
    """The zones of a report: furniture, headline, byline, dateline, sentences and quotations, with offsets into its text."""
    text = document.text
    head = find_head(text)
    if document.title and (titled := _titled(text, document.title)):
        head = replace(head, headline=titled)
    paragraphs = paragraphs_of(text)
    furniture = furniture_of(text, head, paragraphs, is_mail=_is_mail(document.file))
    body = list(_cut(text, paragraphs, furniture, head.headline))
    sentences = [s for p in body for s in sentences_of(text, p)]
    whole = [head.headline] if head.headline else []
    return Layout(
        sentences=tuple(sorted([*whole, *sentences])),
        quotes=quotes_of(text, sorted([*whole, *body])),
        furniture=furniture,
        headline=head.headline,
        byline=head.byline,
        dateline=head.dateline,
    )


def _is_mail(file: str | None) -> bool:
    """Did the report come as a message?"""
    return file is not None and file.lower().rsplit("!", 1)[-1].endswith((".eml", ".mbox"))


def _titled(text: str, title: str) -> Span | None:
    """The first line of the text, where it repeats the title that the row or page gives."""
    first = next(lines_of(text, 1), None)
    if first is None:
        return None
    words = [w for w in text[first.start : first.end].casefold() if w.isalnum()]
    return first if words == [w for w in title.casefold() if w.isalnum()] else None


def _cut(text: str, paragraphs: Sequence[Span], furniture: Sequence[Zone], headline: Span | None) -> Iterator[Span]:
    """The paragraphs without furniture and headline, which is a sentence of its own."""
    cuts = deque(sorted([z.span for z in furniture] + ([headline] if headline else [])))
    for paragraph in paragraphs:
        at = paragraph.start
        while cuts and cuts[0].start < paragraph.end:
            if cuts[0].start > at:
                yield from _trimmed(text, at, cuts[0].start)
            at = max(at, cuts[0].end)
            if cuts[0].end > paragraph.end:
                break
            cuts.popleft()
        yield from _trimmed(text, at, paragraph.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without the blanks around it; nothing where it holds no word."""
    words = text[start:end]
    if _WORDS.search(words):
        yield Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))
