"""Timeline and map of what passes a query: each incident where they are few, counts where they are many."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from crossbearing.presenting.web.index import OPEN_HIGH, OPEN_LOW, Index, Ints
from crossbearing.presenting.web.query import Found

Floats = npt.NDArray[np.float64]

FEW = 1000
"""Up to so many incidents are drawn one by one."""

BINS = 240
CELL_DEGREES = (8.0, 4.0, 2.0, 1.0, 0.5, 0.25, 0.1)


def timeline(found: Found) -> dict[str, Any]:
    """Bars for single incidents with their bounds, or counts over time; and how many have no day on this clock."""
    index, c = found.index, found.index.columns
    published = found.query.clock == "published"
    first, last = (c.out_first, c.out_last) if published else (c.first, c.last)
    dated = found.mask & ((c.out_last > 0) if published else c.dated)
    places = np.flatnonzero(dated).astype(np.int32)
    head = {"clock": found.query.clock, "total": found.total, "undated": found.total - len(places)}
    if len(places) <= FEW:
        return head | {"items": [_bar(index, int(p), int(first[p]), int(last[p])) for p in places]}
    return head | {"bins": _bins(index, places, first, last)}


def _day(ordinal: int) -> str | None:
    """A day, or None where the bound is open."""
    return None if ordinal in (OPEN_LOW, OPEN_HIGH) else date.fromordinal(ordinal).isoformat()


def _bar(index: Index, place: int, first: int, last: int) -> dict[str, Any]:
    """One incident as a bar."""
    line = index.line(place)
    return {
        "id": line.id, "first": _day(first), "last": _day(last), "edtf": line.date, "group": line.group, "members": line.members,
        "status": line.status.get("occurrence", "unreported"), "label": line.label, "place": line.place["name"] if line.place else None,
    }  # fmt: skip


def _bins(index: Index, places: Ints, first: Ints, last: Ints) -> list[dict[str, Any]]:
    """Counts by equal stretches of time and status; an incident counts where the middle of its bounds lies."""
    low, high = first[places].astype(np.int64), last[places].astype(np.int64)
    low, high = np.where(low == OPEN_LOW, high, low), np.where(high == OPEN_HIGH, low, high)
    middle = (low + high) // 2
    start, width = int(middle.min()), max(1, -(-(int(middle.max()) - int(middle.min()) + 1) // BINS))
    bins = (middle - start) // width
    status = index.facets["status"]
    code_of = np.zeros(len(index), np.int64)
    code_of[status.owners] = status.codes
    kinds, number = len(status.names), int(bins.max()) + 1
    table = np.bincount(bins * kinds + code_of[places], minlength=number * kinds).reshape(number, kinds)
    rows = []
    for number in np.flatnonzero(table.sum(axis=1)).tolist():
        counts = {status.names[code]: int(table[number, code]) for code in np.flatnonzero(table[number]).tolist()}
        begin = start + number * width
        rows.append({"first": date.fromordinal(begin).isoformat(), "last": date.fromordinal(begin + width - 1).isoformat(), "counts": counts})
    return rows


def world(found: Found) -> dict[str, Any]:
    """Points with the radius of what is not known, or cells with counts; and how many have no usable place."""
    index, c = found.index, found.index.columns
    places = np.flatnonzero(found.mask & ~np.isnan(c.latitude)).astype(np.int32)
    head = {"total": found.total, "no_place": found.total - len(places)}
    if len(places) <= FEW:
        return head | {"points": [_point(index, int(p)) for p in places]}
    return head | {"cells": _cells(index, places)}


def _point(index: Index, place: int) -> dict[str, Any]:
    """One incident on the map."""
    line = index.line(place)
    where = line.place or {}
    return {
        "id": line.id, "lat": where.get("lat"), "lon": where.get("lon"), "radius_km": where.get("radius_km"), "name": where.get("name"),
        "status": line.status.get("occurrence", "unreported"), "label": line.label, "date": line.date, "group": line.group,
    }  # fmt: skip


def _cells(index: Index, places: Ints) -> list[dict[str, Any]]:
    """Counts in cells, the finest that keep the picture light; each stands at the mean of what it holds."""
    lat, lon = index.columns.latitude[places].astype(float), index.columns.longitude[places].astype(float)
    keys = _cell_keys(lat, lon, CELL_DEGREES[0])
    for size in CELL_DEGREES[1:]:
        finer = _cell_keys(lat, lon, size)
        taken = np.zeros(int(finer.max()) + 1, np.bool_)
        taken[finer] = True
        if int(taken.sum()) > FEW:
            break
        keys = finer
    _, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    lats, lons = np.bincount(inverse, lat) / counts, np.bincount(inverse, lon) / counts
    west, east = np.full(len(counts), 180.0), np.full(len(counts), -180.0)
    south, north = np.full(len(counts), 90.0), np.full(len(counts), -90.0)
    np.minimum.at(west, inverse, lon)
    np.maximum.at(east, inverse, lon)
    np.minimum.at(south, inverse, lat)
    np.maximum.at(north, inverse, lat)
    return [
        {"lat": round(float(a), 3), "lon": round(float(b), 3), "count": int(n), "bbox": [round(float(v), 4) for v in box]}
        for a, b, n, *box in zip(lats, lons, counts, west - 1e-3, south - 1e-3, east + 1e-3, north + 1e-3, strict=True)
    ]


def _cell_keys(lat: Floats, lon: Floats, size: float) -> npt.NDArray[np.int64]:
    """The number of the cell of each point, row by row from the south-west."""
    return ((lat + 90) // size).astype(np.int64) * int(360 / size + 1) + ((lon + 180) // size).astype(np.int64)
