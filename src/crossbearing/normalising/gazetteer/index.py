"""The file that holds places: memory-mapped columns, names as sorted digests of their folded spelling.

A name is kept as a 48-bit number, 32 bits in its column and the rest by its bucket; equal input gives equal bytes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from crossbearing.errors import GazetteerError
from crossbearing.normalising.gazetteer.names import digest, fold, loose

MAGIC = b"crossbearing-places-1\n"
PRIMARY = 1 << 31
KEPT = 20_000
"""Entries read that are kept at hand."""
CODES = ("PPL", "PPLC", "ADM1", "ADM2", "PCLI")
COLUMNS: tuple[tuple[str, Any], ...] = (
    ("latitude", np.float32), ("longitude", np.float32), ("radius", np.float32), ("population", np.uint32), ("id", np.uint32),
    ("country", np.uint8), ("division", np.uint16), ("code", np.uint16),
)  # fmt: skip
SHORTEST_SOUND = 5
"""Letters that a forgiving key needs at least."""


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


class Tables:
    """The columns of an index while they grow."""

    def __init__(self) -> None:
        self.rows: list[tuple[Any, ...]] = []
        self.names: list[str] = []
        self.keys: dict[tuple[int, int], bool] = {}

    def add(self, name: str, row: tuple[Any, ...], spellings: Iterable[tuple[str, bool]], forgiving: bool) -> None:
        """Add a place: its values in the order of COLUMNS, its spellings (True: the usual one), and whether it may be found by ear."""
        at = len(self.rows)
        self.rows.append(row)
        self.names.append(name)
        for spelling, main in spellings:
            key = fold(spelling)
            if len(key) > 1 and key.replace(" ", "").isalnum() and key.isascii():
                self.keys[digest(key), at] = self.keys.get((digest(key), at), False) or main
                if forgiving and len(soft := loose(spelling)) >= SHORTEST_SOUND:
                    self.keys.setdefault((digest("~" + soft), at), False)

    def write(self, target: Path, countries: Sequence[str], divisions: Sequence[tuple[str, str]], codes: Sequence[str] = CODES) -> None:
        """Write the index file; a reader sees the old one or the whole new one."""
        pairs = sorted(self.keys)
        columns = {name: np.array([row[i] for row in self.rows], dtype=kind) for i, (name, kind) in enumerate(COLUMNS)}
        digests = np.array([key for key, _ in pairs], dtype=np.uint64)
        columns["keys"] = (digests & np.uint64(0xFFFFFFFF)).astype(np.uint32)
        columns["buckets"] = np.bincount((digests >> np.uint64(32)).astype(np.int64), minlength=1 << 16).astype(np.uint16)
        columns["places"] = np.array([at | (PRIMARY if self.keys[key, at] else 0) for key, at in pairs], dtype=np.uint32)
        encoded = [name.encode() for name in self.names]
        columns["offsets"] = np.cumsum([0] + [len(e) for e in encoded]).astype(np.uint32)
        columns["names"] = np.frombuffer(b"".join(encoded), dtype=np.uint8)
        head = {"countries": list(countries), "divisions": [list(d) for d in divisions]} | ({} if tuple(codes) == CODES else {"codes": list(codes)})
        _write(target, columns, head)


def _write(target: Path, columns: dict[str, npt.NDArray[Any]], head: dict[str, Any]) -> None:
    """A line of JSON that says where each column lies, then the columns, each at a multiple of eight bytes."""
    layout, at = {}, 0
    for name in sorted(columns):
        layout[name] = [columns[name].dtype.str, len(columns[name]), at]
        at += -(-columns[name].nbytes // 8) * 8
    line = json.dumps({"columns": layout} | head, ensure_ascii=True, sort_keys=True).encode()
    line = MAGIC + line + b" " * (-(len(MAGIC) + len(line) + 1) % 8) + b"\n"
    beside = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    beside.write_bytes(line + b"".join(columns[n].tobytes() + b"\0" * (-columns[n].nbytes % 8) for n in sorted(columns)))
    beside.replace(target)


class Index:
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
        self.labels: list[str] = [label for label, _ in head["divisions"]]
        self.divisions: list[str] = [name for _, name in head["divisions"]]
        self.codes: list[str] = head.get("codes", list(CODES))

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
            name=name, latitude=round(float(c["latitude"][at]), 5), longitude=round(float(c["longitude"][at]), 5),
            country=self.countries[c["country"][at]], division=self.divisions[c["division"][at]], code=self.codes[c["code"][at]],
            population=int(c["population"][at]), radius=round(float(c["radius"][at]), 1), id=int(c["id"][at]), main=main, loose=loosely,
        )  # fmt: skip
