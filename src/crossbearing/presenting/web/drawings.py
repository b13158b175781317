"""Where the lines and dots of two pictures on an incident's page stand: status ribbon, ranges of casualties.  Server-drawn, so they print."""

from __future__ import annotations

from datetime import date
from typing import Any

from crossbearing.presenting.style import short
from crossbearing.records.value import parse_edtf

Json = dict[str, Any]

WIDTH = 1000
LANE, TOP = 34, 26
"""Height of one lane and of the head of a ribbon, in units of the drawing; all drawings are 1000 wide."""

LEFT = 110


def _ordinal(edtf: str | None, fallback: str | None = None) -> int | None:
    """The first day of a date, or of the instant that stands in."""
    found = parse_edtf(edtf) or parse_edtf(fallback)
    day = (found.earliest or found.latest) if found else None
    return day.toordinal() if day else None


def ribbon(history: list[Json]) -> Json | None:
    """Bands by facet: each status from the day on which it came to hold, with a dot for the claims that moved it."""
    moved = [(change, day) for change in history if (day := _ordinal(change["valid_on"], change["recorded_at"])) is not None]
    if not moved:
        return None
    first, last = min(day for _, day in moved), max(day for _, day in moved)
    span = max(last - first, 1)
    width = WIDTH - LEFT - 30

    def x(day: int) -> float:
        return round(LEFT + 10 + (day - first) / (span * 1.12) * width, 1)

    lanes: dict[str, list[tuple[Json, int]]] = {}
    for change, day in moved:
        lanes.setdefault(change["facet"], []).append((change, day))
    rows = []
    for number, (facet, changes) in enumerate(lanes.items()):
        bands = []
        for place, (change, day) in enumerate(changes):
            until = x(changes[place + 1][1]) if place + 1 < len(changes) else WIDTH - 10
            bands.append(
                {
                    "x": x(day),
                    "width": max(until - x(day), 0),
                    "status": change["status"],
                    "day": date.fromordinal(day).isoformat(),
                    "change": change,
                    "wide": until - x(day) > 70,
                }
            )
        rows.append({"facet": facet, "y": TOP + number * LANE, "bands": bands})
    days = sorted({day for _, day in moved})
    return {
        "width": WIDTH, "height": TOP + len(rows) * LANE + 8, "rows": rows,
        "first": date.fromordinal(first).isoformat(), "last": date.fromordinal(last).isoformat(),
        "days": [date.fromordinal(day).isoformat() for day in days], "ticks": _ticks(days, x),
    }  # fmt: skip


def _ticks(days: list[int], x: Any) -> list[Json]:
    """Days to write on the axis, none over another."""
    ticks: list[Json] = []
    for day in days:
        if not ticks or x(day) - ticks[-1]["x"] > 92:
            ticks.append({"x": x(day), "label": date.fromordinal(day).isoformat()})
    return ticks


def ranges(tolls: list[Json]) -> Json | None:
    """One line a count: from its low to its high bound, open ends fading; by day of publication."""
    rows = [(toll, what, r) for toll in tolls for what, r in toll["ranges"].items()]
    numbers = [n for _, _, r in rows for n in (r["low"], r["high"]) if n is not None]
    if not numbers:
        return None
    low, high = min(0, *numbers), max(numbers)
    scale = (WIDTH - 620) / max((high - low) * 1.15, 1)
    lines = []
    for number, (toll, what, r) in enumerate(rows[:24]):
        start = r["low"] if r["low"] is not None else low
        end = r["high"] if r["high"] is not None else high * 1.12
        lines.append({
            "y": 30 + number * 26, "x": round(400 + (start - low) * scale, 1), "width": round(max((end - start) * scale, 0), 1), "what": what,
            "open_high": r["high"] is None, "open_low": r["low"] is None, "label": toll["words"], "holders": short(toll["holders"], 34),
            "published": toll["published"],
        })  # fmt: skip
    step = max(1, round((high - low) / 5))
    ticks = [{"x": round(400 + (n - low) * scale, 1), "label": n} for n in range(low, high + 1, step)]
    return {"width": WIDTH, "height": 30 + len(lines) * 26 + 8, "lines": lines, "ticks": ticks}
