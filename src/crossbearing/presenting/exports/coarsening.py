"""Places no finer than wanted, in every field of a ledger; before any format is written.

A point on a grid says nothing as long as the name of the town stands beside it, or in a claim, a title, a quotation.  So the names of all places that are finer
than the grid are withheld wherever they stand, and the texts are left out.  Names of outlets stay, and so does a town that only ever stands for its government
("Paris said").  A name that nothing read as a place cannot be found and stays; so do the ids of reports, which their owner chose.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from math import cos, radians
from typing import Any

from crossbearing.presenting.countries import country_name
from crossbearing.records.claim import ReadReport

Json = dict[str, Any]
Names = dict[str, list[tuple[str, ...]]]
"""Names as folded words, by their first word, longest first."""

WITHHELD = "[place withheld]"
KM_PER_DEGREE = 111.195
HALF_DIAGONAL = 0.7072
"""How far the middle of a square of side 1 is from its corners, rounded up."""
KEPT = frozenset(["id", "report", "report_id", "incident", "actor", "source_actor", "sha256", "claims", "incidents", "members", "a", "b"])
"""Fields that hold ids, which lead from one row to another."""
_WORD = re.compile(r"\w+")


def coarsened(ledger: Json, km: float, named: Iterable[tuple[str, float | None]] = ()) -> Json:
    """The ledger object with coordinates on a grid of that many km, and radii that still hold the true spot: at least ``km``, never by chance.

    Names of finer places are withheld, texts are left out.  ``named``: places that the reports name besides, each with its radius (km), None where unknown.
    """
    names, outlets = _finer(ledger, km, named), {row.get("publisher") for row in ledger.get("reports", [])} - {None}
    rows = {name: [_withheld(row, names, outlets) for row in found] if isinstance(found, list) else found for name, found in ledger.items()}
    reports = [{k: v for k, v in row.items() if k != "text"} for row in rows.get("reports", [])]
    places = zip(rows["incidents"], ledger["incidents"], strict=True)
    return rows | {"reports": reports, "incidents": [blurred | {"place": _coarse(true["place"], km, names)} for blurred, true in places]}


def places_named(reports: Iterable[ReadReport]) -> Iterator[tuple[str, float | None]]:
    """The places that reports name, as written and as the gazetteer has them; datelines and towns that stand for a government are none."""
    for report in reports:
        aside = [(one.start, one.end) for one in report.values.entities if one.metonym]
        aside += [(span.start, span.end) for span in (report.layout.dateline,) if span is not None]
        for mention in report.values.places:
            if not any(start <= mention.start and mention.end <= end for start, end in aside):
                radius = mention.place.radius_km if mention.place else None
                yield mention.name, radius
                yield report.document.text[mention.start : mention.end], radius


def _finer(ledger: Json, km: float, named: Iterable[tuple[str, float | None]]) -> Names:
    """The names of places that are finer than the grid: by their radius wherever they stand, of claims unless all that is so called is wide."""
    wide, fine = set[str](), set[str]()
    for name, radius in named:
        (wide if (radius or 0.0) >= km else fine).add(name)
    countries = set[str]()
    for place in (incident["place"] for incident in ledger["incidents"]):
        if place is not None:
            countries.add(country_name(place["country"]) or "")
            (wide if (place["radius_km"] or 0.0) >= km else fine).add(place["name"])
    fine |= {claim["value"] for claim in ledger.get("claims", []) if claim["facet"] == "where" and claim["value"]} - wide
    known = {_folded(name) for name in countries}
    found: Names = {}
    for words in sorted({_folded(name) for name in fine} - known - {()}, key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return found


def _folded(words: str) -> tuple[str, ...]:
    """Words without case and accents."""
    plain = "".join(ch for ch in unicodedata.normalize("NFKD", words) if not unicodedata.combining(ch))
    return tuple(_WORD.findall(plain.casefold()))


def _withheld(value: Any, names: Names, outlets: Collection[str], field: str = "") -> Any:
    """A row, list or string without those names; an address that holds one is left out whole."""
    if isinstance(value, dict):
        return {key: one if key in KEPT else _withheld(one, names, outlets, key) for key, one in value.items()}
    if isinstance(value, list):
        return [_withheld(one, names, outlets, field) for one in value]
    if not isinstance(value, str) or value in outlets:
        return value
    spans = list(_spans(value, names))
    if not spans:
        return value
    if field == "url":
        return None
    parts, end = [], 0
    for start, stop in spans:
        parts += [value[end:start], WITHHELD]
        end = stop
    return "".join([*parts, value[end:]])


def _spans(words: str, names: Names) -> Iterator[tuple[int, int]]:
    """Where the names stand, left to right, the longest where several begin; in composed and decomposed letters, with hyphens or spaces between words."""
    found = [(m.start(), m.end(), "".join(_folded(m[0]))) for m in _WORD.finditer(words)]
    at = 0
    while at < len(found):
        for name in names.get(found[at][2], ()):
            if tuple(word for _, _, word in found[at : at + len(name)]) == name:
                yield found[at][0], found[at + len(name) - 1][1]
                at += len(name) - 1
                break
        at += 1


def _coarse(place: Json | None, km: float, names: Names) -> Json | None:
    """A place moved to the nearest point of the grid, under the name of its country where it is finer; the radius takes in the farthest move."""
    if place is None:
        return None
    if (place["radius_km"] or 0.0) < km or any(_spans(place["name"], names)):
        place = place | {"name": country_name(place["country"]) or WITHHELD}
    if place["lat"] is None or place["lon"] is None:
        return place
    step = km / KM_PER_DEGREE
    lat = max(-90.0, min(90.0, round(place["lat"] / step) * step))
    across = min(360.0, step / max(cos(radians(lat)), 0.01))
    lon = (round(place["lon"] / across) * across + 180.0) % 360.0 - 180.0
    radius = max(km, (place["radius_km"] or 0.0) + HALF_DIAGONAL * km)
    return place | {"lat": round(lat, 5), "lon": round(lon, 5), "radius_km": round(radius, 3)}
