"""Where the lines and dots of the pictures on an incident's page stand: status ribbon, lineage, ranges of casualties.  Server-drawn, so they print."""

from __future__ import annotations

from datetime import date
from typing import Any

from crossbearing.presenting.collection import Collection
from crossbearing.presenting.style import short
from crossbearing.records.finding import Account
from crossbearing.records.value import parse_edtf

Json = dict[str, Any]

WIDTH = 1000
LANE, TOP = 34, 26
"""Height of one lane and of the head of a ribbon, in units of the drawing; all drawings are 1000 wide."""

LEFT = 110
NODE_HEIGHT, NODE_WIDTH = 40, 236
COLUMNS = ("speaker", "outlet", "report")
MOST_NODES = 14
"""Nodes of one column of the lineage: what is more is counted, not drawn."""


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


def lineage(collection: Collection, account: Account, derivations: list[Json]) -> Json | None:
    """Who took it from whom: speakers and documents to the left, outlets and agencies relied on in the middle, reports to the right."""
    nodes: dict[str, Json] = {}
    edges: dict[tuple[str, str], Json] = {}
    by_name: dict[str, str] = {}
    for report in account.reports:
        if report in collection.reports:
            nodes[f"r:{report}"] = {"column": "report", "label": collection.outlet(report), "report": report, "seen": True, "weight": 1}
            by_name.setdefault(collection.outlet(report).casefold(), f"r:{report}")

    def node(name: str, column: str) -> str:
        key = f"{column}:{name.casefold()}"
        nodes.setdefault(key, {"column": column, "label": name, "report": None, "seen": False, "weight": 0})["weight"] += 1
        return key

    def edge(source: str, target: str, **more: Any) -> None:
        if source != target:
            edges.setdefault((source, target), {"from": source, "to": target, "explicit": True, "kind": "speaker", "quote": None} | more)

    for one in derivations:
        column = "speaker" if one["kind"] in ("document", "primary-statement") else "outlet"
        source = f"r:{one['report_id']}" if one["report_id"] and f"r:{one['report_id']}" in nodes else node(one["relies_on"], column)
        edge(source, f"r:{one['report']}", explicit=one["explicit"], kind=one["kind"], quote=one["quote"])
    for claim in (collection.claims[c] for c in account.claims if c in collection.claims):
        target = f"r:{claim.document_id}"
        for name in claim.chain[:-1]:
            if name.casefold() != collection.outlet(claim.document_id).casefold():
                hop = by_name.get(name.casefold()) or node(name, "outlet")
                edge(hop, target, kind="relayed")
                target = hop
        if claim.attribution and claim.source.casefold() not in ("the report", collection.outlet(claim.document_id).casefold()):
            edge(node(claim.source, "speaker"), target, kind=claim.stance)
    return _laid_out(nodes, [e for e in edges.values() if e["from"] in nodes and e["to"] in nodes]) if edges else None


def _laid_out(nodes: dict[str, Json], edges: list[Json]) -> Json:
    """Three columns, the weightiest first; each line from the right side of one node to the left side of the other."""
    kept: dict[str, Json] = {}
    left_out = 0
    for number, column in enumerate(COLUMNS):
        inside = sorted(((k, n) for k, n in nodes.items() if n["column"] == column), key=lambda kn: (-kn[1]["weight"], kn[1]["label"]))
        left_out += max(0, len(inside) - MOST_NODES)
        for place, (key, one) in enumerate(inside[:MOST_NODES]):
            kept[key] = one | {"x": 6 + number * (WIDTH - NODE_WIDTH - 12) / 2, "y": 34 + place * (NODE_HEIGHT + 12), "short": short(one["label"], 30)}
    lines = []
    for one in edges:
        if one["from"] in kept and one["to"] in kept:
            lines.append(one | {"path": _line(kept[one["from"]], kept[one["to"]]), "a": kept[one["from"]]["label"], "b": kept[one["to"]]["label"]})
    height = max(n["y"] for n in kept.values()) + NODE_HEIGHT + 14
    return {
        "width": WIDTH,
        "height": height,
        "nodes": list(kept.values()),
        "edges": lines,
        "left_out": left_out,
        "node_width": NODE_WIDTH,
        "node_height": NODE_HEIGHT,
    }


def _line(a: Json, b: Json) -> str:
    """A curve from one node to another; within a column it bows out to the left."""
    y1, y2 = a["y"] + NODE_HEIGHT / 2, b["y"] + NODE_HEIGHT / 2
    if a["x"] == b["x"]:
        return f"M{a['x']:.0f} {y1:.0f}C{a['x'] - 60:.0f} {y1:.0f} {b['x'] - 60:.0f} {y2:.0f} {b['x']:.0f} {y2:.0f}"
    x1, x2 = (a["x"] + NODE_WIDTH, b["x"]) if a["x"] < b["x"] else (a["x"], b["x"] + NODE_WIDTH)
    bend = (x2 - x1) / 2
    return f"M{x1:.0f} {y1:.0f}C{x1 + bend:.0f} {y1:.0f} {x2 - bend:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"


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
