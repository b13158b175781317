"""Plain CSV: a row an incident, for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from typing import IO, Any

from crossbearing.corroboration.standing.grading import grades
from crossbearing.presenting.exports.book import Book, bounds, country_of, held, spot
from crossbearing.presenting.exports.deaths import toll

COLUMNS = (
    "id", "date", "earliest", "latest", "event_type", "sub_event_type", "plover", "mode", "series", "background", "place", "country", "latitude",
    "longitude", "radius_km",
    "perpetrators", "targets", "killed_low", "killed_best", "killed_high", "status", "reports", "origins", "sources", "conflicts", "admiralty",
    "airwars",
)  # fmt: skip

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")


def rows(ledger: dict[str, Any]) -> list[list[Any]]:
    """The rows in the order of the ledger; cells that are unknown are empty."""
    book = Book(ledger)
    fields: dict[str, list[str]] = {}
    for conflict in ledger["conflicts"]:
        fields.setdefault(conflict["incident"] or "", []).append(conflict["field"])
    made = []
    for i in book.incidents:
        days, place = bounds(i), spot(i)
        made.append(
            [
                i["id"], i["date"] or "", days[0].isoformat() if days else "", days[1].isoformat() if days else "", i["type"]["acled_event"] or "",
                i["type"]["acled"] or "",
                i["type"]["plover"], i["type"]["mode"] or "", "yes" if i["group"] else "no", "yes" if i["background"] else "no",
                place.name if place else "", country_of(i),
                *((place.latitude, place.longitude, place.radius_km) if place and place.latitude is not None else ("", "", "")),
                "; ".join(map(held, i["perpetrators"])), "; ".join(p["who"] for p in i["targets"]),
                *("" if n is None else n for n in toll(book, i)),
                "; ".join(f"{facet}: {word}" for facet, word in i["status"].items()), i["reports"], i["origins"], "; ".join(book.outlets_of(i)),
                "; ".join(dict.fromkeys(fields.get(i["id"], []))), *grades(i["status"], i["origins"]),
            ]
        )  # fmt: skip
    return made


def write(ledger: dict[str, Any], out: IO[bytes]) -> None:
    """Write the header and the rows as UTF-8; cells that a spreadsheet would run as a formula are quoted with an apostrophe."""
    write_table(COLUMNS, rows(ledger), out)


def write_table(columns: tuple[str, ...], table: list[list[Any]], out: IO[bytes]) -> None:
    """Any table as CSV (RFC 4180)."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([[safe(cell) for cell in row] for row in table])
    out.write(text.getvalue().encode("utf-8"))


def safe(cell: Any) -> Any:
    """Text without control characters; where it begins like a formula an apostrophe goes before it, so that no spreadsheet runs what a report says."""
    if not isinstance(cell, str):
        return cell
    words = _CONTROL.sub("", cell)
    return f"'{words}" if words.lstrip().startswith(("=", "+", "-", "@")) else words
