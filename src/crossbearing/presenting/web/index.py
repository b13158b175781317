"""An index of all incidents, in columns, so that filters and counts over a hundred thousand of them take milliseconds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from crossbearing.presenting import views
from crossbearing.presenting.countries import country_name
from crossbearing.records.document import Document
from crossbearing.records.finding import Account
from crossbearing.records.value import parse_edtf


class Line(msgspec.Struct):
    """What a picture needs of the line of an incident; reading no more of it is ten times as fast."""

    id: str
    date: str | None
    label: str
    group: bool
    members: list[str]
    status: dict[str, str]
    place: dict[str, str | float | None] | None


_LINE = msgspec.json.Decoder(Line)

Ints = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]

OPEN_LOW, OPEN_HIGH = 0, date.max.toordinal()
"""Stand for a bound that is open."""

FACETS = {
    "type": "Event type", "status": "Status of the occurrence", "actor": "Said to have done it", "target": "Target",
    "country": "Country", "source": "Published by", "conflict": "Conflict over",
}  # fmt: skip
"""The facets of the list, with what a page calls them."""


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What the index keeps of a report: where it stands, when it came out (days as ordinals, 0 where unknown), its title."""

    outlet: str
    title: str
    published: str | None
    day: int


def head_of(document: Document) -> ReportHead:
    """The head of a report as the index keeps it."""
    out = parse_edtf(document.published)
    name = document.publisher or document.title or (document.file or document.id).replace("\\", "/").rsplit("/", 1)[-1]
    return ReportHead(name, document.title or "", document.published, out.earliest.toordinal() if out and out.earliest else 0)


class Values:
    """One facet: which values each incident has.  ``codes`` and ``owners`` are parallel; ``names`` are keys by code, ``labels`` what a reader sees."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.labels: list[str] = []
        self._code: dict[str, int] = {}
        self._codes: list[int] = []
        self._owners: list[int] = []
        self.codes: Ints = np.zeros(0, np.int32)
        self.owners: Ints = np.zeros(0, np.int32)

    def add(self, owner: int, found: Iterable[tuple[str, str]]) -> None:
        """The values (key and label) of the next incident."""
        for name, label in dict(found).items():
            code = self._code.setdefault(name, len(self.names))
            if code == len(self.names):
                self.names.append(name)
                self.labels.append(label)
            self._codes.append(code)
            self._owners.append(owner)

    def close(self) -> None:
        """No more are added: into arrays."""
        self.codes, self.owners = np.array(self._codes, np.int32), np.array(self._owners, np.int32)
        self._codes, self._owners = [], []

    def mask(self, wanted: Sequence[str], size: int) -> Mask:
        """The incidents that have one of the values."""
        found = np.zeros(size, np.bool_)
        codes = [self._code[name] for name in wanted if name in self._code]
        found[self.owners[np.isin(self.codes, codes)]] = True
        return found

    def counts(self, mask: Mask, top: int, chosen: Sequence[str] = ()) -> list[dict[str, Any]]:
        """The commonest values among some incidents, with those that are chosen whatever their number."""
        numbers = np.bincount(self.codes[mask[self.owners]], minlength=len(self.names))
        order = sorted(np.flatnonzero(numbers).tolist(), key=lambda c: (-numbers[c], self.labels[c]))
        keep = order[:top] + [c for name in chosen if (c := self._code.get(name)) is not None and c not in order[:top]]
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
    reports: Ints
    origins: Ints


class Index:
    """All incidents of one state of a ledger, latest first: ``rows[i]`` is the line of the list as JSON, the columns are parallel to it."""

    def __init__(self, accounts: Iterable[Account], conflicts: Iterable[tuple[str, str, str]], heads: dict[str, ReportHead]) -> None:
        self.heads = heads
        self.ids: list[str] = []
        self.rows: list[bytes] = []
        self.facets = {name: Values() for name in FACETS}
        self.in_reports = Values()
        fields: dict[str, set[tuple[str, str]]] = {}
        for incident, field, _ in conflicts:
            fields.setdefault(incident, set()).add((field, field))
        numbers = [self._add(account, fields.get(account.incident.id, ())) for account in accounts]
        for values in (*self.facets.values(), self.in_reports):
            values.close()
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

    def line(self, place: int) -> Line:
        """What a picture needs of one incident."""
        return _LINE.decode(self.rows[place])

    def row(self, place: int) -> dict[str, Any]:
        """The line of one incident."""
        found: dict[str, Any] = msgspec.json.decode(self.rows[place])
        return found


def _numbers(account: Account, out: list[int]) -> tuple[float, ...]:
    """The numbers of one incident, in the order of :class:`Columns`."""
    i, when, where = account.incident, account.incident.date, account.incident.place
    first = when.earliest.toordinal() if when and when.earliest else OPEN_LOW
    last = when.latest.toordinal() if when and when.latest else OPEN_HIGH
    point = (where.latitude, where.longitude, where.radius_km or 0.0) if where and where.latitude is not None and where.longitude is not None else None
    return (
        first, last, bool(when and when.anchored), min(out, default=0), max(out, default=0), *(point or (float("nan"),) * 3),
        i.background, i.group, len(account.reports), account.origins,
    )  # fmt: skip


def _columns(numbers: list[tuple[float, ...]]) -> Columns:
    """The numbers of all incidents, column by column."""
    kinds = (np.int32, np.int32, np.bool_, np.int32, np.int32, np.float32, np.float32, np.float32, np.bool_, np.bool_, np.int32, np.int32)
    columns: list[Any] = list(zip(*numbers, strict=True)) if numbers else [()] * len(kinds)
    return Columns(*(np.array(column, kind) for column, kind in zip(columns, kinds, strict=True)))
