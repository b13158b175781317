"""JSON Lines, JSON and CSV: one report a row."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from crossbearing.reading.decoding import Undecodable, decode
from crossbearing.reading.documents import FIELD_CHARS, ID_CHARS, date_of, documents, rejection
from crossbearing.reading.html import page
from crossbearing.reading.language import named_language
from crossbearing.reading.settings import DEFAULTS, Found, ReadSettings
from crossbearing.records.document import Incoming
from crossbearing.records.finding import Rejection
from crossbearing.records.head_days import labelled_days

FIELDS = ("id", "text", "html", "title", "url", "publisher", "byline", "published", "language")
# What the columns of a table are called, likeliest first; the names are compared in lower case without blanks, dashes and underscores.
COLUMN_NAMES = {
    "id": ("id", "docid", "documentid", "articleid", "reportid", "uid", "uuid", "guid"),
    "text": ("text", "body", "content", "fulltext", "article", "articletext", "articlebody", "maintext", "story", "report", "bodytext"),
    "html": ("html", "rawhtml", "bodyhtml", "htmlcontent", "contenthtml"),
    "title": ("title", "headline", "heading", "articletitle", "subject"),
    "url": ("url", "link", "address", "uri", "permalink", "sourceurl", "articleurl", "webaddress"),
    "publisher": ("publisher", "outlet", "source", "sourcename", "publication", "sitename", "medium", "newspaper", "domain", "provider"),
    "byline": ("byline", "author", "authors", "writer", "by", "journalist"),
    "published": (
        *("published", "publishedat", "publisheddate", "publishdate", "publicationdate", "pubdate", "datepublished"),
        *("date", "articledate", "timestamp", "day", "created"),
    ),
    "language": ("language", "lang", "languagecode", "locale"),
}
LISTS = ("reports", "articles", "documents", "items", "rows", "data", "results")
HEADER_BYTES = 64 << 10
CELL_CHARS = 60
"""The cell of a day is no longer: a table's cell may hold a whole text."""


def row_documents(name: str, fields: dict[str, Any], raw: bytes, row: int | None, settings: ReadSettings) -> Iterator[Incoming | Rejection]:
    """The report of one row, or why there is none: ``fields`` has the names of the contract."""
    for key in FIELDS:
        value = fields.get(key)
        if value is not None and not isinstance(value, (str, int)):
            yield rejection(name, "bad-row", f"{key!r} is no string but {type(value).__name__}", row)
            return
    given = {key: str(fields[key]) for key in FIELDS if fields.get(key) not in (None, "")}
    if "text" not in given and "html" not in given:
        yield rejection(name, "no-text", "the row has neither 'text' nor 'html'", row)
        return
    notes = []
    published = _day_of(given["published"]) if "published" in given else None
    if "published" in given and published is None:
        notes.append(("bad-date", f"'published' names no day that can be, or several: {given['published'][:80]!r}; kept without a date"))
    base = Found(text=given["text"], raw=raw) if "text" in given else page(name, given["html"], raw, settings)
    if isinstance(base, Rejection):
        yield rejection(name, base.code, base.detail, row)
        return
    yield from documents(name, _merged(base, given, published, tuple(notes), row), settings)


def _day_of(cell: str) -> str | None:
    """A publication date in ISO 8601 or EDTF, or one day as tables have it ("14.03.2023", "14 March 2023", "Tue, 14 Mar 2023 10:00"), as EDTF."""
    if (told := date_of(cell)) is not None:
        return told
    words = cell.strip()
    days = [] if len(words) > CELL_CHARS else list(labelled_days(words))
    whole = len(days) == 1 and (days[0].start, days[0].end) == (0, len(words)) and days[0].day
    return date_of(whole) if whole else None


def _merged(base: Found, given: dict[str, str], published: str | None, notes: tuple[tuple[str, str], ...], row: int | None) -> Found:
    """What the row says, before what its page says."""
    return Found(
        text=base.text,
        raw=base.raw,
        id=given.get("id", "")[:ID_CHARS] or None,
        title=given.get("title", base.title or "")[:FIELD_CHARS] or None,
        url=given.get("url", base.url or "")[:FIELD_CHARS] or None,
        publisher=given.get("publisher", base.publisher or "")[:FIELD_CHARS] or None,
        byline=given.get("byline", base.byline or "")[:FIELD_CHARS] or None,
        dateline=base.dateline,
        published=published or base.published,
        published_basis="row" if published else base.published_basis,
        language=named_language(given.get("language")),
        page_language=base.page_language,
        row=row,
        notes=base.notes + notes,
    )


@dataclass(frozen=True, slots=True)
class JsonLinesReader:
    """Reads JSON Lines; a broken line is a rejection, the next line is read."""

    settings: ReadSettings = DEFAULTS

    def __call__(self, name: str, data: bytes) -> Iterator[Incoming | Rejection]:
        """The reports in the bytes of a file."""
        return self.stream(name, io.BytesIO(data))

    def stream(self, name: str, lines: BinaryIO) -> Iterator[Incoming | Rejection]:
        """The reports of an open file, holding one line at a time."""
        for row, line in _bounded_lines(lines, self.settings.line_bytes):
            if line is None:
                yield rejection(name, "line-too-long", f"longer than {self.settings.line_bytes:,} bytes (line_bytes)", row)
            elif line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield from self._row(name, line.removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n"), row)

    def _row(self, name: str, line: bytes, row: int) -> Iterator[Incoming | Rejection]:
        """The report of one line."""
        try:
            value = json.loads(decode(line)[0])
        except Undecodable as error:
            yield rejection(name, "not-text", str(error), row)
        except (ValueError, RecursionError) as error:
            yield rejection(name, "broken-json", str(error) or "nested too deeply", row)
        else:
            yield from _object(name, value, line, row, self.settings)


def _bounded_lines(lines: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Number (from 1) and bytes of each line; None for one beyond the limit, which is passed over without being held."""
    row = 0
    while line := lines.readline(limit + 1):
        row += 1
        if len(line) <= limit or line.endswith(b"\n"):
            yield row, line
            continue
        while (rest := lines.readline(limit)) and not rest.endswith(b"\n"):
            pass
        yield row, None


def _object(name: str, value: object, raw: bytes, row: int | None, settings: ReadSettings) -> Iterator[Incoming | Rejection]:
    """The report of one JSON value."""
    if not isinstance(value, dict):
        yield rejection(name, "bad-row", f"no object but {type(value).__name__}", row)
        return
    names = settings.row_names
    yield from row_documents(name, {key: value.get(names.get(key, key)) for key in FIELDS}, raw, row, settings)


@dataclass(frozen=True, slots=True)
class JsonReader:
    """Reads a JSON file: one object, a list of objects, or an object that holds such a list under "reports", "articles" and the like."""

    settings: ReadSettings = DEFAULTS

    def __call__(self, name: str, data: bytes) -> Iterator[Incoming | Rejection]:
        """The reports in the bytes of a file; a file of JSON Lines under this name is read as such."""
        if len(data) > self.settings.json_bytes:  # once parsed, JSON takes up to 25 times its size
            yield rejection(name, "too-large", f"{len(data):,} bytes of JSON; the limit is {self.settings.json_bytes:,} (json_bytes): JSON Lines have none")
            return
        try:
            value = json.loads(decode(data)[0])
        except Undecodable as error:
            yield rejection(name, "not-text", str(error))
            return
        except (ValueError, RecursionError) as error:
            if b"}\n{" in data.replace(b"\r\n", b"\n"):
                yield from JsonLinesReader(self.settings)(name, data)
            else:
                yield rejection(name, "broken-json", str(error) or "nested too deeply")
            return
        yield from self._values(name, value, data)

    def _values(self, name: str, value: object, data: bytes) -> Iterator[Incoming | Rejection]:
        """The reports of the value of a whole file."""
        if isinstance(value, dict) and not ({"text", "html"} & value.keys() or set(self.settings.row_names.values()) & value.keys()):
            value = next((value[key] for key in LISTS if isinstance(value.get(key), list)), value)
        if not isinstance(value, list):
            yield from _object(name, value, data, None, self.settings)
            return
        for row, item in enumerate(value, 1):
            raw = json.dumps(item, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
            yield from _object(name, item, raw, row, self.settings)


@dataclass(frozen=True, slots=True)
class CsvReader:
    """Reads a table with a header row; the columns are told by the settings or else by their names."""

    settings: ReadSettings = DEFAULTS

    def __call__(self, name: str, data: bytes) -> Iterator[Incoming | Rejection]:
        """The reports in the bytes of a file."""
        try:
            text, _ = decode(data)
        except Undecodable as error:
            yield rejection(name, "not-text", str(error))
            return
        if "\x00" in text:
            yield rejection(name, "not-text", "binary data: null bytes in a table")
            return
        csv.field_size_limit(min(self.settings.line_bytes, sys.maxsize))
        try:
            yield from self._table(name, csv.reader(io.StringIO(text, newline=""), _dialect(text)))
        except csv.Error as error:
            yield rejection(name, "broken-csv", str(error))

    def _table(self, name: str, table: Iterable[list[str]]) -> Iterator[Incoming | Rejection]:
        """The reports of a table, header first; rows count from 1 after the header."""
        rows = iter(table)
        header = next(rows, [])
        columns = columns_of(header, self.settings.row_names)
        if "text" not in columns and "html" not in columns:
            yield rejection(name, "no-text-column", f"no column for 'text' or 'html' among {', '.join(header[:20])!r}; say which with the setting 'columns'")
            return
        for row, cells in enumerate(rows, 1):
            if not any(cells):
                continue
            if len(cells) > len(header):
                yield rejection(name, "bad-row", f"{len(cells)} cells under {len(header)} columns", row)
                continue
            fields = {key: cells[at] for key, at in columns.items() if at < len(cells)}
            raw = json.dumps(dict(zip(header, cells, strict=False)), ensure_ascii=False).encode("utf-8", "surrogatepass")
            yield from row_documents(name, fields, raw, row, self.settings)


def columns_of(header: list[str], told: dict[str, str]) -> dict[str, int]:
    """Which column holds which field: as told, or else by its name; a column serves one field."""
    plain = ["".join(c for c in cell.lower() if c.isalnum()) for cell in header]
    columns = {key: header.index(column) for key, column in told.items() if column in header}
    for key, names in COLUMN_NAMES.items():
        if key not in columns:
            at = next((plain.index(n) for n in names if n in plain and plain.index(n) not in columns.values()), None)
            if at is not None:
                columns[key] = at
    return columns


def _dialect(text: str) -> type[csv.Dialect]:
    """Comma, semicolon, tab or bar: whichever the header row has most of."""
    line = text.lstrip("\ufeff").split("\n", 1)[0][:HEADER_BYTES]
    mark = max(",;\t|", key=line.count)

    class Told(csv.excel):
        """The dialect of this table."""

        delimiter = mark
        strict = True

    return Told
