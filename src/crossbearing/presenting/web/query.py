"""What a list, a timeline or a map is asked for, as it stands in the address of the page; and the answer from the index."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import numpy as np

from crossbearing.errors import UsageError
from crossbearing.presenting.web.index import FACETS, OPEN_HIGH, OPEN_LOW, Index, Mask
from crossbearing.records.value import parse_edtf

SORTS = ("latest", "earliest", "reports", "origins")
CLOCKS = ("event", "published")
PAGE = 50
MOST = 500
TOP = 8
"""Values of each facet that are counted beside the list."""

WORDS = 300
"""The longest value that a filter takes: no name in a ledger is searched for at greater length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """The filters: any of the values of a facet, and every facet.

    ``since`` and ``until`` are EDTF, inclusive, on the ``clock`` of the event or of publication;
    ``bbox`` is west, south, east, north in degrees (west may be greater than east: over the
    date line); ``no_place`` and ``no_date`` keep only what lacks one."""

    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: str = ""
    since: str = ""
    until: str = ""
    clock: str = "event"
    bbox: tuple[float, float, float, float] | None = None
    no_place: bool = False
    no_date: bool = False
    background: bool = False
    series: str = ""
    sort: str = "latest"

    def address(self, **changes: Any) -> str:
        """The query string of this state of the page, or of another that differs in some filters."""
        return urlencode(pairs(replace(self, **changes)))

    def toggled(self, facet: str, value: str) -> str:
        """The query string with one value of a facet taken up, or put down."""
        have = self.facets.get(facet, ())
        now = tuple(v for v in have if v != value) if value in have else (*have, value)
        return self.address(facets={**self.facets, facet: now})


NAMES = {"text": "q", "since": "from", "until": "to", "no_place": "noplace", "no_date": "nodate"}
"""Names in an address, where they differ from those of the fields."""


def pairs(query: Query) -> list[tuple[str, str]]:
    """The filters that are set, as they stand in an address."""
    found = [(name, value) for name in FACETS for value in query.facets.get(name, ())]
    for one in fields(Query):
        value = getattr(query, one.name)
        if one.name == "facets" or value == getattr(Query(), one.name):
            continue
        words = ",".join(f"{n:g}" for n in value) if one.name == "bbox" else "1" if value is True else str(value)
        found.append((NAMES.get(one.name, one.name), words))
    return found


def read_query(given: Sequence[tuple[str, str]]) -> Query:
    """The filters that an address asks for; names it does not know are left alone.

    Raises UsageError where a value cannot be meant.
    """
    last = {name: value.strip() for name, value in given}
    if any(len(value) > WORDS for _, value in given):
        raise UsageError(f"a filter holds more than {WORDS} characters")
    facets = {name: found for name in FACETS if (found := tuple(dict.fromkeys(v for n, v in given if n == name and v)))}
    for name in ("from", "to"):
        if last.get(name) and (parse_edtf(last[name]) is None or not parse_edtf(last[name]).anchored):  # type: ignore[union-attr]  # tested to the left
            raise UsageError(f"{name}={last[name]}: not a date; write 2019, 2019-07 or 2019-07-19")
    return Query(
        facets=facets, text=last.get("q", "").replace("\0", ""), since=last.get("from", ""), until=last.get("to", ""),
        clock=_one_of("clock", last.get("clock", ""), CLOCKS), bbox=_bbox(last.get("bbox", "")),
        no_place=_yes("noplace", last), no_date=_yes("nodate", last), background=_yes("background", last),
        series=_one_of("series", last.get("series", ""), ("", "only", "none")), sort=_one_of("sort", last.get("sort", ""), SORTS),
    )  # fmt: skip


def read_day(given: str) -> date | None:
    """The day that ``as_of`` names (of a month or a year its last), None where it is empty.

    Raises UsageError where it names none.
    """
    words = given.strip()
    if not words:
        return None
    found = parse_edtf(words) if len(words) <= WORDS else None
    if found is None or found.latest is None:
        raise UsageError(f"as_of={words[:40]}: not a day; write 2024-05-31")
    return found.latest


def _yes(name: str, given: Mapping[str, str]) -> bool:
    """Is a switch on?"""
    return _one_of(name, given.get(name, ""), ("", "0", "1")) == "1"


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> str:
    """A value among those allowed; the first where none is given."""
    if value and value not in allowed:
        raise UsageError(f"{name}={value[:40]}: must be one of {', '.join(a for a in allowed if a)}")
    return value or allowed[0]


def _bbox(given: str) -> tuple[float, float, float, float] | None:
    """Four degrees: west, south, east, north."""
    if not given:
        return None
    try:
        west, south, east, north = (float(part) for part in given.split(","))
    except ValueError as error:
        raise UsageError(f"bbox={given[:40]}: write west,south,east,north in degrees") from error
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise UsageError(f"bbox={given[:40]}: degrees out of range, or south above north")
    return west, south, east, north


class Found:
    """The incidents that pass a query, with the counts of every facet.  ``texts`` are the ids of the reports that a full-text query found."""

    def __init__(self, index: Index, query: Query, texts: frozenset[str] | None = None) -> None:
        self.index, self.query = index, query
        n = len(index)
        self.general = _general(index, query, texts)
        self.by_facet = {name: index.facets[name].mask(values, n) for name, values in query.facets.items() if values}
        self.mask = self._without(None)
        self._facets: dict[str, list[dict[str, Any]]] | None = None

    def _without(self, left_out: str | None) -> Mask:
        """The mask of all filters but those of one facet."""
        mask = self.general.copy()
        for name, passing in self.by_facet.items():
            if name != left_out:
                mask &= passing
        return mask

    @cached_property
    def total(self) -> int:
        """How many pass."""
        return int(np.count_nonzero(self.mask))

    @cached_property
    def told(self) -> dict[str, int]:
        """Of those that pass: how many several reports tell, and one alone; on how many accounts contradict one another; ``past``: how many of those told as
        past context are not asked for."""
        c = self.index.columns
        parts = {"several": self.mask & (c.reports > 1), "alone": self.mask & (c.reports <= 1), "contested": self.mask & c.contested}
        past = 0 if self.query.background else int(np.count_nonzero(c.background))
        return {name: int(np.count_nonzero(part)) for name, part in parts.items()} | {"past": past}

    def facets(self) -> dict[str, list[dict[str, Any]]]:
        """The counts of each facet, as they would be without the filter on that facet itself; counted once."""
        if self._facets is None:
            chosen = self.query.facets
            self._facets = {
                name: values.counts(self._without(name) if name in self.by_facet else self.mask, TOP, chosen.get(name, ()))
                for name, values in self.index.facets.items()
            }
        return self._facets

    def page(self, after: str = "", limit: int = PAGE) -> tuple[list[dict[str, Any]], str | None]:
        """The next lines in the order asked for, and the cursor of those that follow (None at the end)."""
        order = self.index.order[self.query.sort]
        start = read_cursor(after, self.query.sort)
        places = start + np.flatnonzero(self.mask[order[start:]])[: limit + 1]
        rows = [self.index.row(int(order[place])) for place in places[:limit]]
        return rows, make_cursor(self.query.sort, int(places[limit - 1]) + 1) if len(places) > limit else None

    def chosen(self) -> list[str]:
        """The ids of all that pass, in the order asked for."""
        order = self.index.order[self.query.sort]
        return [self.index.ids[place] for place in order[self.mask[order]].tolist()]


def _general(index: Index, query: Query, texts: frozenset[str] | None) -> Mask:
    """The mask of all filters that are no facet."""
    c, n = index.columns, len(index)
    mask = np.ones(n, np.bool_) if query.background else ~c.background
    if query.series:
        mask &= c.group if query.series == "only" else ~c.group
    if query.no_place:
        mask &= np.isnan(c.latitude)
    if query.no_date:
        mask &= ~c.dated
    if texts is not None:
        mask &= index.in_reports.mask(sorted(texts), n)
    if query.since or query.until:
        mask &= _when(index, query)
    if query.bbox is not None:
        west, south, east, north = query.bbox
        across = (c.longitude >= west) & (c.longitude <= east) if west <= east else (c.longitude >= west) | (c.longitude <= east)
        mask &= (c.latitude >= south) & (c.latitude <= north) & across
    return mask


def _when(index: Index, query: Query) -> Mask:
    """Those that can have been (or were published) between the two days."""
    c, (low, high) = index.columns, window(query)
    if query.clock == "published":
        return np.asarray((c.out_last > 0) & (c.out_last >= low) & (c.out_first <= high))
    return np.asarray(c.dated & (c.last >= low) & (c.first <= high))


def window(query: Query) -> tuple[int, int]:
    """The first and the last day that a query asks for, as ordinals; OPEN_LOW and OPEN_HIGH where it leaves a side open."""
    since, until = parse_edtf(query.since), parse_edtf(query.until)
    low = since.earliest.toordinal() if since and since.earliest else OPEN_LOW
    return low, until.latest.toordinal() if until and until.latest else OPEN_HIGH


def make_cursor(sort: str, place: int) -> str:
    """A word for where to go on in the list."""
    return base64.urlsafe_b64encode(f"{sort}:{place}".encode()).decode().rstrip("=")


def read_cursor(given: str, sort: str) -> int:
    """Where to go on.

    Raises UsageError for a cursor that is none, or that belongs to another order.
    """
    if not given:
        return 0
    try:
        name, _, place = base64.urlsafe_b64decode(given[:64] + "=" * (-len(given[:64]) % 4)).decode("ascii").partition(":")
    except (binascii.Error, ValueError) as error:
        raise UsageError("after: not a cursor of this list") from error
    if name != sort or not place.isdecimal() or len(place) > 9:
        raise UsageError("after: not a cursor of this list in this order")
    return int(place)
