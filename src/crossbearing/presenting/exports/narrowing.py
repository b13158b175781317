"""Less of a ledger than there is: some incidents only, or coordinates no finer than wanted; before any format is written."""

from __future__ import annotations

from collections.abc import Collection
from math import cos, radians
from typing import Any

Json = dict[str, Any]
KM_PER_DEGREE = 111.195
HALF_DIAGONAL = 0.7072
"""How far the middle of a square of side 1 is from its corners, rounded up."""


def of_incidents(ledger: Json, wanted: Collection[str]) -> Json:
    """The ledger object with those incidents and what is said of them; every id in it still leads somewhere."""
    claims = [c | {"incidents": [i for i in c["incidents"] if i in wanted]} for c in ledger["claims"] if any(i in wanted for i in c["incidents"])]
    kept = {c["id"] for c in claims}
    mentions = [m for m in ledger["mentions"] if m["incident"] in wanted]
    reports = {one["report"] for one in [*claims, *mentions]}
    incidents = [i | {"members": [m for m in i["members"] if m in wanted]} for i in ledger["incidents"] if i["id"] in wanted]
    named = {p["actor"] for i in incidents for side in ("perpetrators", "targets") for p in i[side]} | {c["source_actor"] for c in claims}
    lineage = [one | {"report_id": one["report_id"] if one["report_id"] in reports else None} for one in ledger["lineage"] if one["report"] in reports]
    return ledger | {
        "reports": [r for r in ledger["reports"] if r["id"] in reports],
        "mentions": mentions,
        "claims": [c | {"denies": c["denies"] if c["denies"] in kept else None} for c in claims],
        "incidents": incidents,
        "lineage": lineage,
        "near_duplicates": [one for one in ledger["near_duplicates"] if one["a"] in reports and one["b"] in reports],
        "conflicts": [one for one in ledger["conflicts"] if one["incident"] in wanted],
        "actors": [a for a in ledger["actors"] if a["id"] in named],
        "rejections": [r for r in ledger["rejections"] if r["report"] in reports],
    }


def coarsened(ledger: Json, km: float) -> Json:
    """The ledger object with coordinates on a grid of that many km, and radii that still hold the true spot: at least ``km``, never by chance.

    The names of places stay, and so do the texts: leave these out as well where a spot must not be found.
    """
    return ledger | {"incidents": [i | {"place": _coarse(i["place"], km)} for i in ledger["incidents"]]}


def _coarse(place: Json | None, km: float) -> Json | None:
    """A place moved to the nearest point of the grid; the radius takes in the farthest that a point can have been moved."""
    if place is None or place["lat"] is None or place["lon"] is None:
        return place
    step = km / KM_PER_DEGREE
    lat = max(-90.0, min(90.0, round(place["lat"] / step) * step))
    across = min(360.0, step / max(cos(radians(lat)), 0.01))
    lon = (round(place["lon"] / across) * across + 180.0) % 360.0 - 180.0
    radius = max(km, (place["radius_km"] or 0.0) + HALF_DIAGONAL * km)
    return place | {"lat": round(lat, 5), "lon": round(lon, 5), "radius_km": round(radius, 3)}
