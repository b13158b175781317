"""An Excel workbook (Office Open XML, ECMA-376 part 1): incidents, the claims matrix, conflicts, lineage and reports, each on a sheet.

Written here, not by a library that makes an object of each cell: a ledger of ten thousand incidents has more than a million cells.  The archive holds no
time, so that equal ledgers give equal files.
"""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

from crossbearing.presenting.exports import plain_csv
from crossbearing.presenting.exports.book import Book

FACETS = ("what", "when", "where", "perpetrator", "target", "count", "casualties", "means", "verdict", "utterance")
REPORT = ("id", "title", "publisher", "published", "url", "sha256")
MOST = 32_000
"""Characters of a cell that are kept; Excel takes 32,767."""
PIECE = 1_000
"""Rows that are written at a time."""
MADE = (2000, 1, 1, 0, 0, 0)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")

Sheet = tuple[str, tuple[str, ...], Iterable[Iterable[Any]]]
"""Its title, its columns, its rows."""


def write(ledger: dict[str, Any], out: IO[bytes]) -> None:
    """Write the workbook."""
    sheets = list(sheets_of(ledger))
    titles = [title for title, _, _ in sheets]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in _frame(titles).items():
            archive.writestr(_entry(name), XML + body)
        for number, (_, columns, rows) in enumerate(sheets, 1):
            with archive.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w") as part:
                for piece in _sheet(columns, rows):
                    part.write(piece.encode("utf-8"))


def sheets_of(ledger: dict[str, Any]) -> Iterator[Sheet]:
    """The sheets of the workbook."""
    yield "Incidents", plain_csv.COLUMNS, plain_csv.rows(ledger)
    yield "Claims matrix", ("incident", "source", "report", *FACETS), matrix(ledger)
    conflicts = ([k["incident"], k["field"], k["kind"], " | ".join(v["value"] for v in k["values"]), k["explanation"]] for k in ledger["conflicts"])
    yield "Conflicts", ("incident", "field", "kind", "values", "explanation"), conflicts
    yield "Lineage", ("report", "relies on", "kind", "explicit"), ([r["report"], r["relies_on"], r["kind"], r["explicit"]] for r in ledger["lineage"])
    yield "Reports", REPORT, ([r[k] for k in REPORT] for r in ledger["reports"])


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


def _sheet(columns: tuple[str, ...], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """The XML of a sheet, in pieces."""
    yield f'{XML}<worksheet xmlns="{MAIN}"><sheetData>'
    piece: list[str] = []
    for row in chain([columns], rows):
        piece.append(f"<row>{''.join(map(_cell, row))}</row>")
        if len(piece) == PIECE:
            yield "".join(piece)
            piece.clear()
    yield "".join(piece) + "</sheetData></worksheet>"


def _cell(value: Any) -> str:
    """A value as a cell: text is cut to what a cell holds, control characters are left out, formulas are never formulas."""
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, bool):
        return f'<c t="b"><v>{value:d}</v></c>'
    if isinstance(value, int | float):
        return f"<c><v>{value!r}</v></c>"
    words = escape(_NO_XML.sub("", plain_csv.safe(str(value)[:MOST])))
    return f'<c t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


def _entry(name: str) -> zipfile.ZipInfo:
    """A member of the archive, without the time of its writing."""
    entry = zipfile.ZipInfo(name, MADE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _frame(titles: list[str]) -> dict[str, str]:
    """The parts that say which sheets there are."""
    numbers = range(1, len(titles) + 1)
    types = "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{KIND}.worksheet+xml"/>' for n in numbers)
    listed = "".join(f'<sheet name={quoteattr(title)} sheetId="{n}" r:id="rId{n}"/>' for n, title in enumerate(titles, 1))
    linked = "".join(f'<Relationship Id="rId{n}" Type="{LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers)
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{linked}</Relationships>',
    }
