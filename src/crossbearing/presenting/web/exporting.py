"""What is on screen, handed out: the incidents that pass the filters, in the formats and columns of ``crossbearing export``."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from crossbearing.errors import UsageError
from crossbearing.presenting.exports import geojson, ledger_json, plain_csv
from crossbearing.presenting.exports.narrowing import of_incidents
from crossbearing.presenting.web.query import Query
from crossbearing.presenting.web.reader import Reader

FORMATS = {"csv": "text/csv; charset=utf-8", "geojson": "application/geo+json", "json": "application/json"}

CHUNK = 500
"""Incidents that are read at a time, so that an export of a large ledger takes little memory."""

WHOLE = 5000
"""The JSON form is one object with the texts of all reports: of more incidents than this it is left to the command line."""


def lines(reader: Reader, query: Query, kind: str) -> Iterator[bytes]:
    """The export, a piece at a time; every incident that passes, in the order of the list.

    Raises UsageError, before the first piece, where the format cannot hold so many.
    """
    wanted = reader.found(query).chosen()
    if kind == "json":
        if len(wanted) > WHOLE:
            raise UsageError(f"{len(wanted):,} incidents are too many for one JSON object: narrow the filters, or use crossbearing export --format json")
        return iter([_object(reader, wanted)])
    return _csv(reader, wanted) if kind == "csv" else _geojson(reader, wanted)


def _ledgers(reader: Reader, wanted: list[str]) -> Iterator[tuple[list[str], dict[str, Any]]]:
    """The ids in batches, each with the ledger object of what is said of them."""
    for start in range(0, len(wanted), CHUNK):
        batch = wanted[start : start + CHUNK]
        yield batch, of_incidents(ledger_json.ledger_object(reader.incidents(batch), with_text=False), set(batch))


def _csv(reader: Reader, wanted: list[str]) -> Iterator[bytes]:
    """A table, header first."""
    yield _table([], header=True)
    for batch, ledger in _ledgers(reader, wanted):
        rows = {row[0]: row for row in plain_csv.rows(ledger)}
        yield _table([rows[key] for key in batch])


def _table(rows: list[list[Any]], *, header: bool = False) -> bytes:
    """Rows as CSV, or the header alone."""
    out = io.BytesIO()
    plain_csv.write_table(plain_csv.COLUMNS, rows, out)
    head, _, rest = out.getvalue().partition(b"\r\n")
    return head + b"\r\n" if header else rest


def _geojson(reader: Reader, wanted: list[str]) -> Iterator[bytes]:
    """A feature collection (RFC 7946)."""
    yield b'{"type": "FeatureCollection", "features": [\n'
    first = True
    for batch, ledger in _ledgers(reader, wanted):
        found = {one["id"]: one for one in geojson.features(ledger)["features"]}
        lot = b",\n".join(json.dumps(found[key], ensure_ascii=False).encode("utf-8", "replace") for key in batch)
        yield lot if first else b",\n" + lot
        first = False
    yield b"\n]}\n"


def _object(reader: Reader, wanted: list[str]) -> bytes:
    """The ledger object of what is said of the incidents."""
    collection = replace(reader.incidents(wanted), rejections=tuple(reader.rejections()))
    out = io.BytesIO()
    ledger_json.write(of_incidents(ledger_json.ledger_object(collection), set(wanted)), out)
    return out.getvalue()
