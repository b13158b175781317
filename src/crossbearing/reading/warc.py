"""Web archives (WARC, ISO 28500): the pages that a crawl kept."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from crossbearing.reading import kinds
from crossbearing.reading.documents import rejection
from crossbearing.reading.settings import DEFAULTS, ReadSettings
from crossbearing.records.document import Incoming
from crossbearing.records.finding import Rejection

SUFFIXES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "txt",
    "application/pdf": "pdf",
    "application/json": "json",
    "message/rfc822": "eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
KEPT = ("response", "resource", "conversion")
ADDRESS_CHARS = 300


@dataclass(frozen=True, slots=True)
class WarcReader:
    """Reads the pages and texts of a web archive, gzipped or not; what else it holds is counted in one rejection."""

    settings: ReadSettings = DEFAULTS

    def __call__(self, name: str, data: bytes) -> Iterator[Incoming | Rejection]:
        """The reports in the bytes of an archive."""
        return self.stream(name, io.BytesIO(data))

    def stream(self, name: str, archive: BinaryIO) -> Iterator[Incoming | Rejection]:
        """The reports of an open archive, holding one record at a time; the number of a record (from 1) is its row."""
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        passed: Counter[str] = Counter()
        row = pages = 0
        try:
            for row, record in enumerate(_quietly(ArchiveIterator(archive, ensure_http_headers=False)), 1):
                why = _passed_over(record)
                if why is None:
                    pages += 1
                    yield from self._record(name, record, row)
                elif why:
                    passed[why] += 1
        except (ArchiveLoadFailed, ValueError, OSError, EOFError, ArithmeticError, AttributeError, UnicodeError, LookupError, TypeError) as error:
            yield rejection(name, "broken-archive", f"no web archive, or a truncated one: {type(error).__name__}: {error}", row + 1)
        else:
            if not pages and not passed:
                yield rejection(name, "broken-archive", f"no page in {row} records")
        if passed:
            yield rejection(name, "not-reports", "records that are no pages: " + ", ".join(f"{kind} ({count})" for kind, count in passed.most_common(12)))

    def _record(self, name: str, record: Any, row: int) -> Iterator[Incoming | Rejection]:
        """The report of one record, under the address that it was fetched from."""
        address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")[:ADDRESS_CHARS]
        data = record.content_stream().read(self.settings.file_bytes + 1)
        if len(data) > self.settings.file_bytes:
            yield rejection(name, "too-large", f"a record of more than {self.settings.file_bytes:,} bytes (file_bytes)", row)
            return
        if not data:
            yield rejection(name, "empty", "the record has no bytes", row)
            return
        reader = kinds.reader_for(SUFFIXES[_content_type(record)], replace(self.settings, address=address or None))
        if reader is not None:
            for item in kinds.guarded(name, reader(name, data), self.settings):
                yield _placed(item, name, row)


def _quietly(records: Iterator[Any]) -> Iterator[Any]:
    """The same records, without what the library writes to the terminal about their defects."""
    while True:
        with redirect_stderr(io.StringIO()):
            record = next(records, None)
        if record is None:
            return
        yield record


def _placed(item: Incoming | Rejection, name: str, row: int) -> Incoming | Rejection:
    """The same report with its place in the archive."""
    if isinstance(item, Rejection):
        return replace(item, row=row) if item.subject == name else item
    return replace(item, document=replace(item.document, row=row))


def _content_type(record: Any) -> str:
    """The media type of a record in lower case, without parameters."""
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()


def _passed_over(record: Any) -> str | None:
    """Why a record is not read; "" where it needs no mention (requests, notes of the crawler), None where it is read."""
    if record.rec_type not in KEPT:
        return ""
    if record.http_headers is not None and not str(record.http_headers.get_statuscode()).startswith("2"):
        return f"status {record.http_headers.get_statuscode()}"[:20]
    kind = _content_type(record)
    if kind == "text/dns":
        return ""
    return None if kind in SUFFIXES else (kind or "without a type")[:60]
