"""Which places bear a name?  235,000 populated places, the divisions and countries of the world, and a hand list of sites.

The index file is memory-mapped: names are kept as sorted 48-bit digests of their folded spelling, 32 bits a name and the rest by its bucket.
Data: GeoNames, CC BY 4.0.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from crossbearing.errors import GazetteerError
from crossbearing.normalising.gazetteer_names import digest, fold, loose
from crossbearing.records.value import EARTH_RADIUS_KM

DATA = Path(__file__).parent / "data"
INDEX = DATA / "places.index"
MAGIC = b"crossbearing-places-1\n"
PRIMARY = 1 << 31
WIDE = 20_000_000
"""Seas, continents and regions of many countries count as if so many lived there: a hamlet of that name is not meant."""
SMALL = 10_000
"""Sites of the hand list count as towns: they are listed because reports name them."""
KEPT = 20_000
"""Entries read that are kept at hand."""
CODES = ("PPL", "PPLC", "ADM1", "ADM2", "PCLI")
COLUMNS: tuple[tuple[str, Any], ...] = (
    ("latitude", np.float32), ("longitude", np.float32), ("radius", np.float32), ("population", np.uint32), ("id", np.uint32),
    ("country", np.uint8), ("division", np.uint16), ("code", np.uint8),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One entry of the gazetteer; ``main`` says that the name looked up is its usual name, ``loose`` that only a forgiving key matched.

    Degrees WGS84, ``radius`` in km (0 for a point), ``country`` ISO 3166-1 alpha-2 ("" for seas and regions of many countries).
    """

    name: str
    latitude: float
    longitude: float
    country: str
    division: str = ""
    code: str = "PPL"
    population: int = 0
    radius: float = 0.0
    id: int = 0
    main: bool = True
    loose: bool = False


def write_index(
    target: Path, columns: dict[str, npt.NDArray[Any]], names: Sequence[str], countries: Sequence[str], divisions: Sequence[tuple[str, str]]
) -> None:
    """Write the index file: a line of JSON that says where each column lies, then the columns."""
    encoded = [name.encode() for name in names]
    columns = columns | {"offsets": np.cumsum([0] + [len(e) for e in encoded]).astype(np.uint32), "names": np.frombuffer(b"".join(encoded), dtype=np.uint8)}
    layout, at = {}, 0
    for name in sorted(columns):
        layout[name] = [columns[name].dtype.str, len(columns[name]), at]
        at += -(-columns[name].nbytes // 8) * 8
    head = json.dumps({"columns": layout, "countries": list(countries), "divisions": [list(d) for d in divisions]}, ensure_ascii=True, sort_keys=True).encode()
    head = MAGIC + head + b" " * (-(len(MAGIC) + len(head) + 1) % 8) + b"\n"
    target.write_bytes(head + b"".join(columns[n].tobytes() + b"\0" * (-columns[n].nbytes % 8) for n in sorted(columns)))


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table of the package: tab-separated, a header, comments behind #."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader((line for line in lines if line.strip() and not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)


class _Index:
    """The memory-mapped file."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                if file.readline() != MAGIC:
                    raise GazetteerError(f"{path}: not a place index of this release; reinstall crossbearing")
                line = file.readline()
                head, start = json.loads(line), len(MAGIC) + len(line)
            data = np.asarray(np.memmap(path, dtype=np.uint8, mode="r"))
        except OSError as error:
            raise GazetteerError(f"{path}: cannot be opened ({error.strerror}); reinstall crossbearing") from error
        self.column: dict[str, npt.NDArray[Any]] = {
            name: data[start + at : start + at + count * np.dtype(kind).itemsize].view(kind) for name, (kind, count, at) in head["columns"].items()
        }
        high = np.repeat(np.arange(1 << 16, dtype=np.uint64), self.column["buckets"])
        self.keys = (high << np.uint64(32)) | self.column["keys"]
        self._made: dict[tuple[int, bool, bool], Place] = {}
        self.countries: list[str] = head["countries"]
        self.divisions: list[str] = [name for _, name in head["divisions"]]

    def find(self, digests: Sequence[int]) -> list[list[tuple[int, bool]]]:
        """Rows for each digest, with the mark of the main name."""
        wanted = np.array(digests, dtype=np.uint64)
        lefts, rights = np.searchsorted(self.keys, wanted, "left"), np.searchsorted(self.keys, wanted, "right")
        places = self.column["places"]
        return [
            [(int(p) & (PRIMARY - 1), bool(int(p) & PRIMARY)) for p in places[a:b]] if b > a else []
            for a, b in zip(lefts.tolist(), rights.tolist(), strict=True)
        ]

    def place(self, at: int, main: bool, loosely: bool) -> Place:
        """The entry of a row."""
        made = self._made.get((at, main, loosely))
        if made is None:
            if len(self._made) > KEPT:
                self._made.clear()
            made = self._made[at, main, loosely] = self._read(at, main, loosely)
        return made

    def _read(self, at: int, main: bool, loosely: bool) -> Place:
        c = self.column
        name = bytes(c["names"][c["offsets"][at] : c["offsets"][at + 1]]).decode()
        return Place(
            name=name, latitude=round(float(c["latitude"][at]), 5), longitude=round(float(c["longitude"][at]), 5), country=self.countries[c["country"][at]],
            division=self.divisions[c["division"][at]], code=CODES[c["code"][at]], population=int(c["population"][at]), radius=round(float(c["radius"][at]), 1),
            id=int(c["id"][at]), main=main, loose=loosely,
        )  # fmt: skip


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


def added_path() -> Path:
    """Where the places that a user added are kept: below XDG_DATA_HOME."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "crossbearing" / "places.tsv"


class Gazetteer:
    """Names to places: the index, the tables of countries and sites, and what the user added."""

    def __init__(self, index: Path = INDEX, added: Path | None = None) -> None:
        self._index = _Index(index)
        self._own: dict[str, list[Place]] = {}
        self.countries = {row["iso"]: row for row in rows(DATA / "countries.tsv")}
        self.demonyms = {d: row["iso"] for row in self.countries.values() for d in row["demonyms"].split(";") if d}
        tables = [_countries(), *(_sites(p) for p in sorted(DATA.glob("sites*.tsv")))]
        if added is not None and added.exists():
            tables.append(_sites(added))
        for table in tables:
            for name, place in table:
                self._own.setdefault(fold(name), []).append(place)

    def find(self, names: Iterable[str]) -> dict[str, list[Place]]:
        """The places of each name; names that nobody bears are left out."""
        wanted = {name: fold(name) for name in names}
        found: dict[str, list[Place]] = {}
        for name, hits in zip(wanted, self._index.find([digest(k) for k in wanted.values()]), strict=True):
            own = self._own.get(wanted[name], [])
            places = own + [self._index.place(at, main, False) for at, main in hits]
            if places:
                found[name] = places
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
        return [self._index.place(at, main, True) for at, main in self._index.find([digest("~" + key)])[0]] if len(key) >= 5 else []


@cache
def shared() -> Gazetteer:
    """The gazetteer of this machine, opened once."""
    return Gazetteer(added=added_path())
