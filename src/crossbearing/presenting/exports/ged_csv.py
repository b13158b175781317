"""UCDP-GED-shaped CSV: the 49 columns, low/best/high deaths, date_prec and where_prec.

Only incidents with at least one reported death, a year and a country have a row, as in GED.
Conflict, dyad and side ids are left empty: they are UCDP's to give.
"""

from __future__ import annotations

from typing import IO, Any

from crossbearing.presenting.exports.book import Book, bounds, country_of, flat, middle, spot, undatable, width
from crossbearing.presenting.exports.deaths import hits_civilians, sides, split, toll
from crossbearing.presenting.exports.plain_csv import write_table
from crossbearing.presenting.exports.regions import country as known
from crossbearing.records.value import GROUP_KINDS, STATE_KINDS

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id",
    "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt",
    "priogrid_gid", "country",
    "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa",
    "gwnob",
)  # fmt: skip
CELLS_PER_DEGREE, CELLS_PER_ROW = 2, 720
UNBOUNDED = 400
ONE_SIDED = 3


def write(ledger: dict[str, Any], out: IO[bytes]) -> None:
    """Write one row an incident with deaths."""
    book = Book(ledger)
    deadly = [i for i in book.incidents if lacks(book, i) is None]
    write_table(COLUMNS, [_row(book, i, n) for n, i in enumerate(deadly, start=1)], out)


def lacks(book: Book, i: dict[str, Any]) -> str | None:
    """Why an incident has no row; None where it has one."""
    return undatable(i) or (None if (toll(book, i)[2] or 0) > 0 else "without a reported death")


def _row(book: Book, i: dict[str, Any], number: int) -> list[Any]:
    """One incident in the order of the columns."""
    days, place, day = bounds(i), spot(i), middle(i)
    low, best, high = toll(book, i)
    point = place is not None and place.latitude is not None and place.longitude is not None
    reports = book.reports_of(i)
    kind = violence(book, i)
    side_a, side_b = (_called(book, party) for party in sides(book, i))
    if kind == ONE_SIDED and i["targets"]:
        side_b = "Civilians"
    original = "; ".join(dict.fromkeys(c["source"] for c in book.claims_of(i) if c["facet"] == "casualties"))
    country = place.country if place and place.country else ""
    return [
        number, i["id"], day.year if day else "", 1, "Clear", kind, "", "", "", "", "", f"{side_a} - {side_b}", "", "", side_a, "", "",
        side_b, len(reports),
        flat("; ".join(r["title"] or r["id"] for r in reports)), "; ".join(book.outlets_of(i)), "; ".join(r["published"] or "" for r in reports),
        flat("; ".join(r["title"] or "" for r in reports)), flat(original), where_prec(i), place.name if place else "", place.name if place else "", "", "",
        place.latitude if place and point else "", place.longitude if place and point else "",
        f"POINT ({place.longitude} {place.latitude})" if place and point else "",
        priogrid(place.latitude, place.longitude) if place and place.latitude is not None and place.longitude is not None else "", country_of(i), "",
        known(country).ucdp,
        1 if not i["group"] else 2, date_prec(i), days[0].isoformat() if days else "", days[1].isoformat() if days else "",
        *split(book, i), best, high, low, "", "",
    ]  # fmt: skip


def _called(book: Book, party: dict[str, Any] | None) -> str:
    """What a side is called: the registered name, else the words of the report, else XXX (UCDP's word for unknown)."""
    named = book.actor(party["actor"]) if party else None
    if named is not None:
        return f"Government of {named.name}" if named.kind == "state" else named.name
    return party["who"] if party else "XXX"


def violence(book: Book, i: dict[str, Any]) -> int:
    """1 state-based, 2 non-state, 3 one-sided: against civilians, or nobody armed is named on either side; a battle never is."""
    armed = [a.kind for party in sides(book, i) if party and (a := book.actor(party["actor"])) is not None and a.kind in STATE_KINDS | GROUP_KINDS]
    event = i["type"]["acled_event"]
    if event == "Violence against civilians" or (event != "Battles" and (not armed or hits_civilians(book, i))):
        return ONE_SIDED
    return 1 if any(kind in STATE_KINDS for kind in armed) else 2


def where_prec(i: dict[str, Any]) -> int | str:
    """1 exact, 2 within 25 km, 4 first-level division, 5 vague, 6 country; empty where unknown."""
    place = spot(i)
    if place is None:
        return ""
    radius = place.radius_km if place.radius_km is not None else 1000.0
    for limit, word in ((5, 1), (25, 2), (150, 4), (250, 5)):
        if radius <= limit:
            return word
    return 6


def date_prec(i: dict[str, Any]) -> int:
    """1 exact day, 2 two to six days, 3 a week, 4 a month, 5 more than that."""
    days = width(i) or UNBOUNDED
    return 1 if days == 1 else 2 if days <= 6 else 3 if days <= 7 else 4 if days <= 31 else 5


def priogrid(latitude: float, longitude: float) -> int:
    """The PRIO-GRID cell (half a degree, from the south-west, 720 a row)."""
    row = int((latitude + 90) * CELLS_PER_DEGREE)
    column = int((longitude + 180) * CELLS_PER_DEGREE)
    return min(row, 359) * CELLS_PER_ROW + min(column, 719) + 1
