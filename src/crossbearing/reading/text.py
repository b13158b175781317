"""Plain text and Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossbearing.reading.decoding import Undecodable, decode
from crossbearing.reading.documents import documents, rejection
from crossbearing.reading.settings import DEFAULTS, Found, ReadSettings
from crossbearing.records.document import Incoming
from crossbearing.records.finding import Rejection


@dataclass(frozen=True, slots=True)
class TextReader:
    """Reads a text file as one report; headline, byline, date line and dateline are found in the text."""

    settings: ReadSettings = DEFAULTS

    def __call__(self, name: str, data: bytes) -> Iterator[Incoming | Rejection]:
        """The report in the bytes of a text file."""
        try:
            text, _ = decode(data)
        except Undecodable as error:
            yield rejection(name, "not-text", str(error))
            return
        yield from documents(name, Found(text=text.replace("\r\n", "\n").replace("\r", "\n"), raw=data), self.settings)
