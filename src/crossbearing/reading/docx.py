"""Word files (Office Open XML, ECMA-376 part 1): the words of the body, as the author left them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from crossbearing.reading.archives import Refused, unpacked
from crossbearing.reading.documents import documents, rejection
from crossbearing.reading.settings import DEFAULTS, Found, ReadSettings
from crossbearing.records.document import Incoming
from crossbearing.records.finding import Rejection

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What was deleted or moved away under change tracking is not in the text as it stands.
GONE = frozenset({f"{WORDS}del", f"{WORDS}moveFrom", f"{WORDS}instrText", FALLBACK})
BREAKS = {f"{WORDS}tab": "\t", f"{WORDS}br": "\n", f"{WORDS}cr": "\n", f"{WORDS}noBreakHyphen": "-"}
BODY = "word/document.xml"


@dataclass(frozen=True, slots=True)
class DocxReader:
    """Reads a Word file as one report: paragraphs and tables of the body; headers, footers, notes and deleted words are left out."""

    settings: ReadSettings = DEFAULTS

    def __call__(self, name: str, data: bytes) -> Iterator[Incoming | Rejection]:
        """The report in the bytes of a file."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                body = unpacked(archive, archive.getinfo(BODY), self.settings, self.settings.archive_bytes)
        except Refused as error:
            yield rejection(name, error.code, str(error))
        except (zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError) as error:
            yield rejection(name, "broken-docx", f"no Word file, or a damaged one: {error}")
        else:
            yield from self._body(name, data, body)

    def _body(self, name: str, data: bytes, body: bytes) -> Iterator[Incoming | Rejection]:
        """The report in the main part of the file."""
        try:
            tree = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False))
        except etree.XMLSyntaxError as error:
            yield rejection(name, "broken-docx", f"the main part is no XML: {error}")
            return
        yield from documents(name, Found(text="\n\n".join(paragraphs_of(tree)), raw=data), self.settings)


def paragraphs_of(tree: etree._Element) -> list[str]:
    """The paragraphs of a body that hold words; the cells of a row of a table are one, with tabs between them."""
    found: list[str] = []
    last = None
    for element in tree.iter(f"{WORDS}p"):
        words = "" if _is_gone(element) else words_of(element).strip()
        row = next(element.iterancestors(f"{WORDS}tr"), None)
        if words and row is not None and row is last:
            found[-1] += f"\t{words}"
        elif words:
            found.append(words)
            last = row
    return found


def words_of(paragraph: etree._Element) -> str:
    """The words of one paragraph; those of paragraphs inside it (text boxes) come as paragraphs of their own."""
    parts: list[str] = []
    for element in paragraph.iter():
        if element.tag == f"{WORDS}t" and not _is_gone(element) and _paragraph_of(element) is paragraph:
            parts.append(element.text or "")
        elif element.tag in BREAKS and element.getparent().tag == f"{WORDS}r" and _paragraph_of(element) is paragraph:
            parts.append(BREAKS[element.tag])
    return "".join(parts)


def _paragraph_of(element: etree._Element) -> etree._Element | None:
    """The paragraph that an element stands in."""
    return next(element.iterancestors(f"{WORDS}p"), None)


def _is_gone(element: etree._Element) -> bool:
    """Was the element deleted, moved away, or is it the substitute of another?"""
    return any(above.tag in GONE for above in element.iterancestors())
