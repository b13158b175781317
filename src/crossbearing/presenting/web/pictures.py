"""Timeline and map of what passes a query: each incident where they are few, counts where they are many."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from crossbearing.presenting.web.index import OPEN_HIGH, OPEN_LOW, Index, Ints
from crossbearing.presenting.web.query import Found, window
from crossbearing.presenting.web.reader import Reader

Floats = npt.NDArray[np.float64]

FEW = 1000
"""Up to so many incidents are drawn one by one."""

BINS = 240
UNPLACED = 60
"""So many of those without a usable place are named beside the map; the rest are counted."""


def overview(reader: Reader, found: Found) -> dict[str, Any]:
    """Everything that the overview draws, made once a query."""
    make = lambda: {"total": found.total, "facets": found.facets(), "timeline": timeline(found), "map": world(found)}  # noqa: E731  one expression
    return reader.kept(reader.state(), ("overview", found.query.address()), make)


def timeline(found: Found) -> dict[str, Any]:
    """Bars for single incidents with their bounds, or counts over time; and how many have no day on this clock.

    ``window`` are the two days that the query names, None where it leaves a side open.
    """
    index, c = found.index, found.index.columns
    published = found.query.clock == "published"
    first, last = (c.out_first, c.out_last) if published else (c.first, c.last)
    places = np.flatnonzero(found.mask & ((c.out_last > 0) if published else c.dated)).astype(np.int32)
    low, high = window(found.query)
    head = {"clock": found.query.clock, "total": found.total, "undated": found.total - len(places), "window": [_day(low), _day(high)]}
    if len(places) <= FEW:
        return head | {"items": [_bar(index, p, a, b) for p, a, b in zip(places.tolist(), first[places].tolist(), last[places].tolist(), strict=True)]}
    return head | {"bins": _bins(index, places, index.middle[found.query.clock][places], (low, high))}


def _day(ordinal: int) -> str | None:
    """A day, or None where the bound is open."""
    return None if ordinal in (OPEN_LOW, OPEN_HIGH) else date.fromordinal(ordinal).isoformat()


def _bar(index: Index, place: int, first: int, last: int) -> dict[str, Any]:
    """One incident as a bar."""
    return {
        "id": index.ids[place], "first": _day(first), "last": _day(last), "edtf": index.dates[place], "group": place in index.members,
        "members": index.members.get(place, []), "status": index.status(place), "label": index.label(place), "place": index.places[place],
    }  # fmt: skip


def _bins(index: Index, places: Ints, middle: Ints, bounds: tuple[int, int]) -> list[dict[str, Any]]:
    """Counts by equal stretches of time and status; an incident counts where the middle of its bounds lies, within the window."""
    middle = np.clip(middle, *bounds)
    start, width = int(middle.min()), max(1, -(-(int(middle.max()) - int(middle.min()) + 1) // BINS))
    status = index.facets["status"]
    kinds = len(status.names)
    table = np.bincount((middle - start) // width * kinds + status.codes[places])
    totals: dict[int, dict[str, int]] = {}
    for cell in np.flatnonzero(table).tolist():
        totals.setdefault(cell // kinds, {})[status.names[cell % kinds]] = int(table[cell])
    day = date.fromordinal
    return [
        {"first": day(start + n * width).isoformat(), "last": day(start + (n + 1) * width - 1).isoformat(), "counts": counts} for n, counts in totals.items()
    ]


def world(found: Found) -> dict[str, Any]:
    """Points with the radius of what is not known, or cells with counts; how many have no usable place, and the first of these by name."""
    index, c = found.index, found.index.columns
    places = np.flatnonzero(found.mask & ~np.isnan(c.latitude)).astype(np.int32)
    head = {"total": found.total, "no_place": found.total - len(places), "unplaced": _unplaced(found)}
    if len(places) <= FEW:
        return head | {"points": [_point(index, p) for p in places.tolist()]}
    return head | {"cells": _cells(index, places)}


def _unplaced(found: Found) -> list[dict[str, Any]]:
    """The first of those without a usable place, in the order of the list."""
    index, order = found.index, found.index.order[found.query.sort]
    lacking = order[(found.mask & np.isnan(index.columns.latitude))[order]][:UNPLACED].tolist()
    return [
        {"id": index.ids[p], "name": index.places[p], "status": index.status(p), "label": index.label(p), "date": index.dates[p], "group": p in index.members}
        for p in lacking
    ]


def _point(index: Index, place: int) -> dict[str, Any]:
    """One incident on the map."""
    c, radius = index.columns, float(index.columns.radius[place])
    return {
        "id": index.ids[place], "lat": round(float(c.latitude[place]), 4), "lon": round(float(c.longitude[place]), 4), "radius_km": round(radius, 2),
        "name": index.places[place], "region": index.regions[place], "status": index.status(place), "label": index.label(place), "date": index.dates[place],
        "group": place in index.members,
    }  # fmt: skip


def _cells(index: Index, places: Ints) -> list[dict[str, Any]]:
    """Counts in cells, the finest that keep the picture light; each stands at the mean of what it holds."""
    keys = index.cells[0][places]
    for finer in (cells[places] for cells in index.cells[1:]):
        taken = np.zeros(int(finer.max()) + 1, np.bool_)
        taken[finer] = True
        if np.count_nonzero(taken) > FEW:
            break
        keys = finer
    order = np.argsort(keys)
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
    lat, lon = (values[places][order].astype(float) for values in (index.columns.latitude, index.columns.longitude))
    counts = np.diff(starts, append=len(order))
    columns = [
        np.add.reduceat(lat, starts) / counts, np.add.reduceat(lon, starts) / counts,
        np.minimum.reduceat(lon, starts) - 1e-3, np.minimum.reduceat(lat, starts) - 1e-3,
        np.maximum.reduceat(lon, starts) + 1e-3, np.maximum.reduceat(lat, starts) + 1e-3,
    ]  # fmt: skip
    rows = zip(counts.tolist(), *(np.round(column, 4).tolist() for column in columns), strict=True)
    return [{"lat": a, "lon": b, "count": n, "bbox": box} for n, a, b, *box in rows]
