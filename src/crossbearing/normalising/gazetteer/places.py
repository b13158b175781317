"""Which places bear a name?  235,000 populated places, the divisions and countries of the world, hand lists of sites, and what a user added.

Data: GeoNames, CC BY 4.0.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from crossbearing.normalising.gazetteer.add import add, added_folder
from crossbearing.normalising.gazetteer.index import CODES, SHORTEST_SOUND, Index, Place
from crossbearing.normalising.gazetteer.names import digest, fold, loose
from crossbearing.records.value import EARTH_RADIUS_KM

__all__ = ["DATA", "INDEX", "Gazetteer", "Place", "add", "rows", "shared"]

DATA = Path(__file__).parents[1] / "data"
INDEX = DATA / "places.index"
WIDE = 20_000_000
"""Seas, continents and regions of many countries count as if so many lived there: a hamlet of that name is not meant."""
SMALL = 10_000
"""Sites of the hand list count as towns: they are listed because reports name them."""


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table of the package: tab-separated, a header, comments behind #."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader((line for line in lines if line.strip() and not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)


def _countries() -> Iterator[tuple[str, Place]]:
    for row in rows(DATA / "countries.tsv"):
        for name in (row["name"], *filter(None, row["aliases"].split(";"))):
            yield name, Place(
                name=row["name"], latitude=float(row["latitude"]), longitude=float(row["longitude"]), country=row["iso"], code="PCLI",
                population=int(row["population"]), radius=float(row["radius_km"]), id=int(row["geonames_id"]),
            )  # fmt: skip


def _sites(path: Path) -> Iterator[tuple[str, Place]]:
    for row in rows(path):
        for i, name in enumerate((row["name"], *filter(None, row["aliases"].split(";")))):
            yield name, Place(
                name=row["name"], latitude=float(row["latitude"]), longitude=float(row["longitude"]), country=row["country"], code=row["code"],
                population=int(row.get("population") or (SMALL if row["country"] else WIDE)), radius=float(row["radius_km"]),
                division=row.get("division") or "",
                main=i == 0 or row["code"].startswith("ADM"),
            )  # fmt: skip


def _merged(own: Sequence[Place], indexed: Sequence[Place]) -> list[Place]:
    """Places of the hand lists before those of the index; of a division whose point in the index rests on a town or two, the list's point is kept alone."""
    merged: list[Place] = []
    for place in own:
        same = [p for p in indexed if place.code == "ADM1" and p.code in ("ADM1", "ADM2") and p.country == place.country and p.radius < place.radius / 2]
        twin = next((p for p in same if p.code == "ADM1"), place)
        merged.append(replace(place, division=twin.division, population=max(place.population, twin.population), id=twin.id, main=place.main or twin.main))
        indexed = [p for p in indexed if p not in same]
    return [*merged, *indexed]


class Gazetteer:
    """Names to places: the index, the tables of countries and sites, and what the user added."""

    def __init__(self, index: Path = INDEX, added: Iterable[Path] = ()) -> None:
        self._index = Index(index)
        self._added = [Index(path) for path in added]
        self._own: dict[str, list[Place]] = {}
        self.countries = {row["iso"]: row for row in rows(DATA / "countries.tsv")}
        self.demonyms = {d: row["iso"] for row in self.countries.values() for d in row["demonyms"].split(";") if d}
        tables = [_countries(), *(_sites(p) for p in sorted(DATA.glob("sites*.tsv")))]
        for table in tables:
            for name, place in table:
                self._own.setdefault(fold(name), []).append(place)

    def find(self, names: Iterable[str]) -> dict[str, list[Place]]:
        """The places of each name; names that nobody bears are left out."""
        wanted = {name: fold(name) for name in names}
        digests = [digest(k) for k in wanted.values()]
        found: dict[str, list[Place]] = {}
        for index in (self._index, *self._added):
            for name, hits in zip(wanted, index.find(digests), strict=True):
                if hits:
                    found.setdefault(name, []).extend(index.place(at, main, False) for at, main in hits)
        for name, key in wanted.items():
            if key in self._own:
                found[name] = _merged(self._own[key], found.get(name, []))
        return found

    def along(self, here: str, there: str, km: float, most: int) -> tuple[float, float, float] | None:
        """Middle and radius (km) of the places of one country that lie within so many km of places of another; None where there are none."""
        column, countries = self._index.column, self._index.countries
        if here not in countries or there not in countries:
            return None
        sides = []
        for iso in (here, there):
            at = np.flatnonzero((column["country"] == countries.index(iso)) & (column["code"] == CODES.index("PPL")))
            at = at[np.argsort(-column["population"][at], kind="stable")][:most]
            sides.append(np.radians(np.stack([column["latitude"][at], column["longitude"][at]], axis=1).astype(np.float64)))
        one, other = (np.stack([np.cos(p[:, 0]) * np.cos(p[:, 1]), np.cos(p[:, 0]) * np.sin(p[:, 1]), np.sin(p[:, 0])], axis=1) for p in sides)
        close = (one @ other.T).max(axis=1) > np.cos(2 * km / EARTH_RADIUS_KM)
        if not close.any():
            return None
        middle = one[close].mean(axis=0)
        middle /= np.linalg.norm(middle)
        radius = float(np.arccos(np.clip(one[close] @ middle, -1, 1)).max()) * EARTH_RADIUS_KM
        return float(np.degrees(np.arcsin(middle[2]))), float(np.degrees(np.arctan2(middle[1], middle[0]))), radius

    def resembling(self, name: str) -> list[Place]:
        """Places whose transliterated name sounds like this one."""
        key = loose(name)
        if len(key) < SHORTEST_SOUND:
            return []
        return [index.place(at, main, True) for index in (self._index, *self._added) for at, main in index.find([digest("~" + key)])[0]]


@cache
def shared() -> Gazetteer:
    """The gazetteer of this machine, opened once."""
    return Gazetteer(added=sorted(added_folder().glob("*.index")))
