"""PDF files: the words of the pages in the order of reading."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from crossbearing.reading.columns import Line, Sheet, lines_of_page, ordered_pages, paragraphs_of_lines
from crossbearing.reading.documents import documents, rejection
from crossbearing.reading.settings import DEFAULTS, Found, ReadSettings
from crossbearing.records.document import Incoming, Span
from crossbearing.records.finding import Rejection
from crossbearing.records.head_credits import is_date_line

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

SMALL = 0.9
GLYPHS = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st", "\u00ad": "-", "\u2010": "-"}
)
"""Ligatures and hyphens that the typesetter chose, as the letters that the author wrote."""

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s]*", re.I)


@dataclass(frozen=True, slots=True)
class PdfFileReader:
    """Reads a PDF file as one report; without a text layer it is rejected as scanned, behind a password as encrypted."""

    settings: ReadSettings = DEFAULTS

    def __call__(self, name: str, data: bytes) -> Iterator[Incoming | Rejection]:
        """The report in the bytes of a file."""
        from pypdf import PdfReader

        # What pypdf mends on its way is no news for whoever reads the report.
        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

        try:
            reader = PdfReader(io.BytesIO(data), strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                yield rejection(name, "encrypted", "the file is locked with a password; save it without one")
                return
            yield from self._pages(name, data, reader)
        except (DependencyError, FileNotDecryptedError):
            yield rejection(name, "encrypted", "the file is encrypted; save it without encryption")
        except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, RecursionError, NotImplementedError, AssertionError) as error:
            # pypdf meets damaged objects with errors of many kinds
            yield rejection(name, "broken-pdf", f"the file is damaged: {type(error).__name__}: {error}")

    def _pages(self, name: str, data: bytes, reader: PdfReader) -> Iterator[Incoming | Rejection]:
        """The report of all pages together, or the reason why there is none."""
        total = len(reader.pages)
        if total > self.settings.pdf_pages:
            yield rejection(name, "too-long", f"{total:,} pages; the limit is {self.settings.pdf_pages:,} (pdf_pages)")
            return
        pages = ordered_pages([sheet_of(page) for page in reader.pages])
        bare = [number for number, lines in enumerate(pages, 1) if not lines]
        if len(bare) == total:
            yield rejection(name, "scanned", f"no text in any of {total} pages: pictures of text need character recognition first")
            return
        notes = (("scanned-pages", f"no text on pages {', '.join(map(str, bare[:20]))}: pictures, or blank"),) if bare else ()
        yield from documents(name, Found(text=text_of_pages(pages), raw=data, notes=notes), self.settings)


def sheet_of(page: PageObject) -> Sheet:
    """The lines of a page with their places, in points from the lower left corner."""
    found: list[Line] = []

    def note(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        words = text.translate(GLYPHS).strip()
        if words:
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[1]) or 1.0
            found.extend(
                Line(x=x, y=y - at * size * scale * 1.2, size=size * scale, text=part.strip()) for at, part in enumerate(words.split("\n")) if part.strip()
            )

    page.extract_text(visitor_text=note)
    box = page.mediabox
    return Sheet(lines=tuple(lines_of_page(found)), width=float(box.width), bottom=float(box.bottom), top=float(box.top))


def text_of_pages(pages: list[list[Line]]) -> str:
    """The running text of all pages: without running heads and page numbers, hyphenated words joined, a blank line between paragraphs.

    The first date among the running heads is kept: newspapers print the day of publication there.
    """
    heads = running_heads(pages)
    kept: list[Line] = []
    dated = False
    for line in (line for lines in pages for line in lines):
        if line.edge and (_folded(line.text) in heads or _PAGE_NUMBER.fullmatch(line.text)):
            if dated or not is_date_line(line.text, Span(0, len(line.text))):
                continue
            dated = True
        kept.append(line)
    return "\n\n".join(paragraphs_of_lines(kept))


def running_heads(pages: list[list[Line]]) -> set[str]:
    """What stands at the edge of half of the pages or more (at least two), numbers aside; on a single page, what is set there in small type."""
    if len(pages) == 1:
        body = median([line.size for line in pages[0] if not line.edge] or [0])
        return {_folded(line.text) for line in pages[0] if line.edge and line.size < SMALL * body}
    seen = Counter(head for lines in pages for head in {_folded(line.text) for line in lines if line.edge})
    return {head for head, times in seen.items() if times >= max(2, len(pages) / 2)}


def _folded(text: str) -> str:
    """A line without the numbers that change from page to page."""
    return _DIGITS.sub("0", text.casefold())
