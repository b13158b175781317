"""What is on screen, handed out: the incidents that pass the filters as CSV, GeoJSON or JSON, line by line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from crossbearing.presenting.web.query import Found

FORMATS = {"csv": "text/csv; charset=utf-8", "geojson": "application/geo+json", "json": "application/json"}

COLUMNS = ("id", "date", "type", "series", "background", "place", "country", "latitude", "longitude", "radius_km", "perpetrators", "targets", "killed",
           "injured", "status", "reports", "origins")  # fmt: skip


def lines(found: Found, kind: str) -> Iterator[bytes]:
    """The export, a piece at a time; every incident that passes, in the order of the list."""
    order = found.index.order[found.query.sort]
    rows = (found.index.row(place) for place in order[found.mask[order]].tolist())
    yield from {"csv": _csv, "geojson": _geojson, "json": _json}[kind](rows)


def _csv(rows: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    """A table; a cell that a spreadsheet would run as a formula is led by an apostrophe."""
    yield _csv_line(COLUMNS)
    for row in rows:
        place = row["place"] or {}
        yield _csv_line((
            row["id"], row["date"], row["label"], int(row["group"]), int(row["background"]), place.get("name"), place.get("country"), place.get("lat"),
            place.get("lon"), place.get("radius_km"), _names(row["perpetrators"]), _names(row["targets"]), "; ".join(row["killed"]), "; ".join(row["injured"]),
            "; ".join(f"{facet}: {word}" for facet, word in row["status"].items()), row["reports"], row["origins"],
        ))  # fmt: skip


def _csv_line(cells: tuple[Any, ...]) -> bytes:
    """One line of RFC 4180."""
    out = io.StringIO()
    csv.writer(out).writerow([_harmless(cell) for cell in cells])
    return out.getvalue().encode("utf-8", "replace")


def _harmless(cell: Any) -> Any:
    """Words of others never begin as a formula does."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _names(parties: list[dict[str, Any]]) -> str:
    """Parties with the stance of who names them."""
    return "; ".join(f"{party['who']} ({party['stance']})" for party in parties)


def _geojson(rows: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    """RFC 7946: a point each, null where there is no usable place; the radius of what is not known stands among the properties."""
    yield b'{"type":"FeatureCollection","features":['
    for number, row in enumerate(rows):
        place = row.pop("place")
        point = {"type": "Point", "coordinates": [place["lon"], place["lat"]]} if place and place["lat"] is not None else None
        named = {"place": place["name"], "radius_km": place["radius_km"]} if place else {"place": None, "radius_km": None}
        feature = {"type": "Feature", "id": row["id"], "geometry": point, "properties": row | named}
        yield (b"," if number else b"") + json.dumps(feature, ensure_ascii=False).encode("utf-8", "replace")
    yield b"]}\n"


def _json(rows: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    """A list of the lines as the API gives them."""
    yield b"["
    for number, row in enumerate(rows):
        yield (b",\n" if number else b"\n") + json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")
    yield b"\n]\n"
