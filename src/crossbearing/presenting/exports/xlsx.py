"""An Excel workbook: incidents, the claims matrix, conflicts, lineage and reports, each on a sheet."""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import IO, Any

from crossbearing.presenting.exports import plain_csv
from crossbearing.presenting.exports.book import Book

FACETS = ("what", "when", "where", "perpetrator", "target", "count", "casualties", "means", "verdict", "utterance")
EPOCH = datetime(2000, 1, 1)
MOST = 32_000
WRITTEN = re.compile(rb"\d{4}-\d\d-\d\dT[\d:.]+Z?")


def write(ledger: dict[str, Any], out: IO[bytes]) -> None:
    """Write the workbook; its dates of making are fixed, so that equal ledgers give equal files."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = EPOCH
    _sheet(book, "Incidents", plain_csv.COLUMNS, plain_csv.rows(ledger))
    _sheet(book, "Claims matrix", ("incident", "source", "report", *FACETS), matrix(ledger))
    _sheet(book, "Conflicts", ("incident", "field", "kind", "values", "explanation"), (
        [k["incident"], k["field"], k["kind"], " | ".join(v["value"] for v in k["values"]), k["explanation"]] for k in ledger["conflicts"]))  # fmt: skip
    _sheet(book, "Lineage", ("report", "relies on", "kind", "explicit"), ([r["report"], r["relies_on"], r["kind"], r["explicit"]] for r in ledger["lineage"]))
    _sheet(
        book,
        "Reports",
        ("id", "title", "publisher", "published", "url", "sha256"),
        ([r[k] for k in ("id", "title", "publisher", "published", "url", "sha256")] for r in ledger["reports"]),
    )
    made = io.BytesIO()
    book.save(made)
    out.write(_undated(made.getvalue()))


def _undated(workbook: bytes) -> bytes:
    """The same archive without the time of its writing."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            if name == "docProps/core.xml":
                data = WRITTEN.sub(EPOCH.isoformat().encode() + b"Z", data)
            entry = zipfile.ZipInfo(name, (EPOCH.year, EPOCH.month, EPOCH.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, data)
    return made.getvalue()


def matrix(ledger: dict[str, Any]) -> Iterable[list[Any]]:
    """A row an incident and source: each facet's values with their stance."""
    book = Book(ledger)
    for incident in book.incidents:
        rows: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for claim in book.claims_of(incident):
            if claim["value"]:
                rows[claim["source"], claim["report"]][claim["facet"]].append(f"{claim['value']} ({claim['stance']})")
        for (source, report), cells in rows.items():
            yield [incident["id"], source, report, *("; ".join(dict.fromkeys(cells.get(f, []))) for f in FACETS)]


def _sheet(book: Any, title: str, columns: tuple[str, ...], rows: Iterable[Iterable[Any]]) -> None:
    """One sheet; text is cut to what a cell holds, control characters are left out, formulas are never formulas."""
    sheet = book.create_sheet(title)
    sheet.append(list(columns))
    for row in rows:
        sheet.append([_cell(value) for value in row])


def _cell(value: Any) -> Any:
    """A value as a cell takes it."""
    return plain_csv.safe(value[:MOST]) if isinstance(value, str) else value
