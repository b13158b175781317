"""An index of all incidents, in columns, so that filters and counts over a hundred thousand of them take milliseconds."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from crossbearing.presenting import views
from crossbearing.presenting.collection import outlet_of
from crossbearing.presenting.countries import country_name
from crossbearing.presenting.exports.regions import country
from crossbearing.records.document import Document
from crossbearing.records.finding import Account
from crossbearing.records.value import PlaceRef, parse_edtf

Ints = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]

FEW_OF = 6
"""Where fewer than one incident in so many passes, its values are fetched one by one."""

CELL_DEGREES = (8.0, 4.0, 2.0, 1.0, 0.5, 0.25, 0.1)
"""Sizes of the cells into which a map with many incidents is divided."""

OPEN_LOW, OPEN_HIGH = 0, date.max.toordinal()
"""Stand for a bound that is open."""

FACETS = {
    "type": "Event type", "status": "Status of the occurrence", "actor": "Said to have done it", "target": "Target",
    "country": "Country", "source": "Published by", "conflict": "Conflict over",
}  # fmt: skip
"""The facets of the list, with what a page calls them."""


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What the index keeps of a report: where it stands, its title, when it came out (``day`` as an ordinal, 0 where unknown), which version it is."""

    outlet: str
    title: str
    published: str | None
    day: int
    version: int = 1


def head_of(document: Document, version: int = 1) -> ReportHead:
    """The head of a report as the index keeps it."""
    out = parse_edtf(document.published)
    return ReportHead(outlet_of(document), document.title or "", document.published, out.earliest.toordinal() if out and out.earliest else 0, version)


class Values:
    """One facet: which values each incident has.

    ``codes`` and ``owners`` are parallel, by owner; those of incident ``i`` stand from ``starts[i]`` to ``starts[i + 1]``.  ``names`` are keys by code,
    ``labels`` what a reader sees.
    """

    def __init__(self) -> None:
        self.names: list[str] = []
        self.labels: list[str] = []
        self._code: dict[str, int] = {}
        self._codes: list[int] = []
        self._owners: list[int] = []
        self.codes: Ints = np.zeros(0, np.int32)
        self.owners: Ints = np.zeros(0, np.int32)
        self.starts: Ints = np.zeros(1, np.int32)
        self._rank: Ints = np.zeros(0, np.int32)

    def add(self, owner: int, found: Iterable[tuple[str, str]]) -> None:
        """The values (key and label) of the next incident."""
        for name, label in dict(found).items():
            code = self._code.setdefault(name, len(self.names))
            if code == len(self.names):
                self.names.append(name)
                self.labels.append(label)
            self._codes.append(code)
            self._owners.append(owner)

    def close(self, size: int) -> None:
        """No more are added, of so many incidents: into arrays."""
        self.codes, self.owners = np.array(self._codes, np.int32), np.array(self._owners, np.int32)
        self.starts = np.searchsorted(self.owners, np.arange(size + 1)).astype(np.int32)
        self._rank = np.argsort(np.argsort(np.array(self.labels, dtype=object), kind="stable")).astype(np.int32)
        self._codes, self._owners = [], []

    def mask(self, wanted: Sequence[str], size: int) -> Mask:
        """The incidents that have one of the values."""
        found = np.zeros(size, np.bool_)
        among = np.zeros(len(self.names) + 1, np.bool_)
        among[[self._code[name] for name in wanted if name in self._code]] = True
        found[self.owners[among[self.codes]]] = True
        return found

    def numbers(self, mask: Mask) -> Ints:
        """How many of some incidents have each value; where few are asked for, only theirs are looked at."""
        if len(self.codes) == len(mask) and len(self.names) and self._one_each:
            codes = self.codes[mask]
        elif (places := np.flatnonzero(mask)).size * FEW_OF < len(mask):
            starts, ends = self.starts[places], self.starts[places + 1]
            sizes = ends - starts
            codes = self.codes[np.repeat(starts - np.cumsum(sizes) + sizes, sizes) + np.arange(int(sizes.sum()))]
        else:
            codes = self.codes[mask[self.owners]]
        return np.bincount(codes, minlength=len(self.names)).astype(np.int32)

    @cached_property
    def _one_each(self) -> bool:
        """Does every incident have exactly one value?"""
        return bool((np.diff(self.starts) == 1).all())

    def counts(self, mask: Mask, top: int, chosen: Sequence[str] = ()) -> list[dict[str, Any]]:
        """The commonest values among some incidents, with those that are chosen whatever their number."""
        numbers = self.numbers(mask)
        there = np.flatnonzero(numbers)
        order = there[np.lexsort((self._rank[there], -numbers[there]))][:top].tolist()
        keep = order + [c for name in chosen if (c := self._code.get(name)) is not None and c not in order]
        return [{"value": self.names[c], "label": self.labels[c], "count": int(numbers[c])} for c in keep]

    def label(self, name: str) -> str:
        """What a reader sees of a value."""
        return self.labels[self._code[name]] if name in self._code else name


@dataclass(frozen=True, slots=True)
class Columns:
    """One number an incident: days as ordinals (see OPEN_LOW, OPEN_HIGH; ``dated`` is False where no day is known), points in degrees (NaN: none)."""

    first: Ints
    last: Ints
    dated: Mask
    out_first: Ints
    out_last: Ints
    latitude: npt.NDArray[np.float32]
    longitude: npt.NDArray[np.float32]
    radius: npt.NDArray[np.float32]
    background: Mask
    group: Mask
    contested: Mask
    reports: Ints
    origins: Ints


class Index:
    """All incidents of one state of a ledger: ``rows[i]`` is the line of the list as JSON, the columns are parallel to it.

    What pictures need of every incident stands beside it in lists: ``dates`` (EDTF), ``places`` (names), ``regions`` (ISO 3166-1 numeric, where the place
    is a country), ``members`` of series.  ``contested``: sources exclude each other on some facet.
    """

    def __init__(self, accounts: Iterable[Account], conflicts: Iterable[tuple[str, str, str]], heads: dict[str, ReportHead]) -> None:
        self.heads = heads
        self.ids: list[str] = []
        self.rows: list[bytes] = []
        self.dates: list[str | None] = []
        self.places: list[str | None] = []
        self.regions: list[str | None] = []
        self.members: dict[int, list[str]] = {}
        self.facets = {name: Values() for name in FACETS}
        self.in_reports = Values()
        fields: dict[str, set[tuple[str, str]]] = {}
        for incident, field, _ in conflicts:
            fields.setdefault(incident, set()).add((field, field))
        numbers = [self._add(account, fields.get(account.incident.id, ())) for account in accounts]
        for values in (*self.facets.values(), self.in_reports):
            values.close(len(self.ids))
        self.columns = _columns(numbers)
        self.at = {key: place for place, key in enumerate(self.ids)}
        self.order = self._orders()

    def __len__(self) -> int:
        return len(self.ids)

    def _add(self, account: Account, conflicts: Iterable[tuple[str, str]]) -> tuple[float, ...]:
        """Take up one incident; its numbers."""
        here, i = len(self.ids), account.incident
        row = views.incident_row(account)
        row["country"] = country_name(i.place.country) if i.place else None
        self.ids.append(i.id)
        self.dates.append(row["date"])
        self.places.append(sys.intern(i.place.name) if i.place else None)
        self.regions.append(region_of(i.place))
        if i.group:
            self.members[here] = list(i.members)
        self.rows.append(msgspec.json.encode(row))
        status = dict(account.status).get("occurrence", "unreported")
        found: dict[str, Iterable[tuple[str, str]]] = {
            "type": [(row["label"], row["label"])],
            "status": [(status, status)],
            "actor": [(p.actor or p.who, p.who) for p in account.perpetrators],
            "target": [(p.actor or p.who, p.who) for p in account.targets],
            "country": [(i.place.country, row["country"])] if i.place and i.place.country else [],
            "source": [(self.heads[r].outlet,) * 2 for r in account.reports if r in self.heads],
            "conflict": sorted(conflicts),
        }  # fmt: skip
        for name, values in found.items():
            self.facets[name].add(here, values)
        self.in_reports.add(here, [(r, "") for r in account.reports])
        return _numbers(account, [self.heads[r].day for r in account.reports if r in self.heads and self.heads[r].day])

    def _orders(self) -> dict[str, Ints]:
        """Every order in which the list can be read, as permutations."""
        c, n = self.columns, np.arange(len(self.ids), dtype=np.int32)
        ids = np.argsort(np.array(self.ids)) if self.ids else n
        rank = np.empty_like(n)
        rank[ids] = n
        day = np.where(c.dated, np.where(c.last == OPEN_HIGH, c.first, c.last), -1)
        return {
            "latest": np.lexsort((rank, -day)).astype(np.int32),
            "earliest": np.lexsort((rank, np.where(c.dated, c.first, OPEN_HIGH))).astype(np.int32),
            "reports": np.lexsort((rank, -day, -c.origins, -c.reports)).astype(np.int32),
            "origins": np.lexsort((rank, -day, -c.reports, -c.origins)).astype(np.int32),
        }  # fmt: skip

    def told_alike(self, left: str, right: str) -> bool:
        """Are two incidents told by exactly the same reports?"""
        codes = [self.in_reports.codes[slice(*self.in_reports.starts[self.at[key] : self.at[key] + 2])] for key in (left, right)]
        return set(codes[0].tolist()) == set(codes[1].tolist())

    def status(self, place: int) -> str:
        """The status of the occurrence of one incident."""
        values = self.facets["status"]
        return values.names[int(values.codes[place])]  # every incident has exactly one

    def label(self, place: int) -> str:
        """What kind of event one incident is."""
        values = self.facets["type"]
        return values.labels[int(values.codes[place])]  # every incident has exactly one

    @cached_property
    def middle(self) -> dict[str, Ints]:
        """The middle of the bounds of each incident as an ordinal, by clock; of open bounds the one that is known."""
        c = self.columns
        return {"event": _middle(c.first, c.last), "published": _middle(c.out_first, c.out_last)}

    @cached_property
    def cells(self) -> list[Ints]:
        """For each size of :data:`CELL_DEGREES` the number of the cell of each incident, row by row from the south-west; -1 without a point."""
        lat, lon = self.columns.latitude.astype(float), self.columns.longitude.astype(float)
        known = ~np.isnan(lat)
        found = []
        for size in CELL_DEGREES:
            keys = np.full(len(lat), -1, np.int32)
            keys[known] = ((lat[known] + 90) // size).astype(np.int32) * int(360 / size + 1) + ((lon[known] + 180) // size).astype(np.int32)
            found.append(keys)
        return found

    def row(self, place: int) -> dict[str, Any]:
        """The line of one incident."""
        found: dict[str, Any] = msgspec.json.decode(self.rows[place])
        return found


def _middle(first: Ints, last: Ints) -> Ints:
    """Half-way between two bounds."""
    low, high = np.where(first == OPEN_LOW, last, first), np.where(last == OPEN_HIGH, first, last)
    return ((low.astype(np.int64) + high) // 2).astype(np.int32)


def region_of(place: PlaceRef | None) -> str | None:
    """The numeric code (ISO 3166-1, three digits) of the country that a place is; None where it is none, or only lies in one."""
    if place is None or not place.country:
        return None
    whole = (place.feature_code or "").startswith("PCL") or place.name == country_name(place.country)
    number = country(place.country).numeric if whole else ""
    return f"{number:03d}" if isinstance(number, int) else None


def _numbers(account: Account, out: list[int]) -> tuple[float, ...]:
    """The numbers of one incident, in the order of :class:`Columns`."""
    i, when, where = account.incident, account.incident.date, account.incident.place
    first = when.earliest.toordinal() if when and when.earliest else OPEN_LOW
    last = when.latest.toordinal() if when and when.latest else OPEN_HIGH
    point = (where.latitude, where.longitude, where.radius_km or 0.0) if where and where.latitude is not None and where.longitude is not None else None
    return (
        first, last, bool(when and when.anchored), min(out, default=0), max(out, default=0), *(point or (float("nan"),) * 3),
        i.background, i.group, any(word == "contested" for _, word in account.status), len(account.reports), account.origins,
    )  # fmt: skip


def _columns(numbers: list[tuple[float, ...]]) -> Columns:
    """The numbers of all incidents, column by column."""
    kinds = (np.int32, np.int32, np.bool_, np.int32, np.int32, np.float32, np.float32, np.float32, np.bool_, np.bool_, np.bool_, np.int32, np.int32)
    columns: list[Any] = list(zip(*numbers, strict=True)) if numbers else [()] * len(kinds)
    return Columns(*(np.array(column, kind) for column, kind in zip(columns, kinds, strict=True)))
