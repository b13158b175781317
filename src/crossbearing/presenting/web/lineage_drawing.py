"""Who took it from whom, drawn: speakers and documents to the left, outlets and agencies relied on in the middle, reports to the right.

A layered drawing after Sugiyama, Tagawa and Toda (1981): nodes in columns, each column in the order of the means of its neighbours, so that few lines cross;
a line that skips a column passes between its nodes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any

from crossbearing.presenting.collection import Collection
from crossbearing.presenting.style import short
from crossbearing.records.finding import Account

Json = dict[str, Any]

WIDTH = 1000
NODE_HEIGHT, NODE_WIDTH, GAP = 42, 244, 14
TOP, MARGIN = 38, 6
"""Sizes in units of the drawing, which is 1000 wide."""

COLUMNS = ("speaker", "outlet", "report")
MOST_NODES = 14
"""Nodes of one column: what is more is counted, not drawn."""

LINE_LETTERS = 32
_ARTICLE = re.compile(r"^(the|a|an)\s+", re.IGNORECASE)


@dataclass
class Graph:
    """Nodes and edges by key, as they are found."""

    nodes: dict[str, Json] = field(default_factory=dict)
    edges: dict[tuple[str, str], Json] = field(default_factory=dict)

    def node(self, name: str, column: str) -> str:
        """The key of a node that is not a report of the ledger; an article makes no other node."""
        key = f"{column}:{plain(name)}"
        self.nodes.setdefault(key, {"column": column, "label": name, "report": None, "seen": False, "weight": 0})["weight"] += 1
        return key

    def edge(self, source: str, target: str, **more: Any) -> None:
        """A line, once; what is first said of it holds."""
        if source != target:
            self.edges.setdefault((source, target), {"from": source, "to": target, "explicit": True, "kind": "speaker", "quote": None} | more)


def plain(name: str) -> str:
    """A name without its article and without case."""
    return _ARTICLE.sub("", name.strip()).casefold()


def lineage(collection: Collection, account: Account, derivations: list[Json]) -> Json | None:
    """The drawing, or None where nobody took anything from anybody."""
    graph, by_name = Graph(), dict[str, str]()
    for report in account.reports:
        if report in collection.reports:
            graph.nodes[f"r:{report}"] = {"column": "report", "label": collection.outlet(report), "report": report, "seen": True, "weight": 1}
            by_name.setdefault(plain(collection.publisher(report)), f"r:{report}")
    for one in derivations:
        column = "speaker" if one["kind"] in ("document", "primary-statement") else "outlet"
        held = f"r:{one['report_id']}" if one["report_id"] else ""
        source = held if held in graph.nodes else graph.node(one["relies_on"], column)
        graph.edge(source, f"r:{one['report']}", explicit=one["explicit"], kind=one["kind"], quote=one["quote"])
    for claim in (collection.claims[c] for c in account.claims if c in collection.claims):
        target, outlet = f"r:{claim.document_id}", plain(collection.publisher(claim.document_id))
        for name in claim.chain[:-1]:
            if plain(name) != outlet:
                hop = by_name.get(plain(name)) or graph.node(name, "outlet")
                graph.edge(hop, target, kind="relayed")
                target = hop
        if claim.attribution and plain(claim.source) not in ("report", outlet):
            graph.edge(graph.node(claim.source, "speaker"), target, kind=claim.stance)
    edges = [e for e in graph.edges.values() if e["from"] in graph.nodes and e["to"] in graph.nodes]
    return _laid_out(graph.nodes, edges) if edges else None


def _laid_out(nodes: dict[str, Json], edges: list[Json]) -> Json:
    """Three columns, each of its weightiest nodes; each line from the right side of one node to the left side of the other."""
    columns, left_out = [], 0
    for column in COLUMNS:
        inside = sorted((key for key, n in nodes.items() if n["column"] == column), key=lambda key: (-nodes[key]["weight"], nodes[key]["label"]))
        left_out += max(0, len(inside) - MOST_NODES)
        columns.append(inside[:MOST_NODES])
    _untangle(columns, edges)
    tallest = max(len(column) for column in columns)
    kept: dict[str, Json] = {}
    for number, inside in enumerate(columns):
        top = TOP + (tallest - len(inside)) * (NODE_HEIGHT + GAP) / 2
        for place, key in enumerate(inside):
            at = {"x": MARGIN + number * (WIDTH - NODE_WIDTH - 2 * MARGIN) / 2, "y": top + place * (NODE_HEIGHT + GAP)}
            kept[key] = nodes[key] | at | {"lines": _lines(nodes[key]["label"])}
    between = [kept[key] for key in columns[1]]
    lines = [
        one | {"path": _path(kept[one["from"]], kept[one["to"]], between), "a": kept[one["from"]]["label"], "b": kept[one["to"]]["label"]}
        for one in edges
        if one["from"] in kept and one["to"] in kept
    ]
    return {
        "width": WIDTH, "height": TOP + tallest * (NODE_HEIGHT + GAP), "nodes": list(kept.values()), "edges": lines, "left_out": left_out,
        "node_width": NODE_WIDTH, "node_height": NODE_HEIGHT,
    }  # fmt: skip


def _lines(label: str) -> list[str]:
    """A label on at most two lines."""
    found = wrap(" ".join(label.split()), LINE_LETTERS, break_long_words=True)
    return found if len(found) < 2 else [found[0], short(" ".join(found[1:]), LINE_LETTERS)]


def _untangle(columns: list[list[str]], edges: list[Json]) -> None:
    """Order each column by the means of its neighbours, from the reports leftward and back."""
    for number in (1, 0, 1, 2, 1, 0):
        place = {key: at / max(1, len(column) - 1) for column in columns for at, key in enumerate(column)}
        mean: dict[str, float] = {}
        for key in columns[number]:
            near = [place[end] for one in edges if key in (one["from"], one["to"]) and (end := one["to"] if one["from"] == key else one["from"]) in place]
            mean[key] = sum(near) / len(near) if near else 0.5
        columns[number].sort(key=lambda key: mean[key])


def _path(a: Json, b: Json, between: list[Json]) -> str:
    """A curve from one node to another; within a column it bows out to the left, past a column it runs through a gap between its nodes."""
    y1, y2 = a["y"] + NODE_HEIGHT / 2, b["y"] + NODE_HEIGHT / 2
    if a["x"] == b["x"]:
        return f"M{a['x']:.0f} {y1:.0f}C{a['x'] - 60:.0f} {y1:.0f} {b['x'] - 60:.0f} {y2:.0f} {b['x']:.0f} {y2:.0f}"
    x1, x2 = (a["x"] + NODE_WIDTH, b["x"]) if a["x"] < b["x"] else (a["x"], b["x"] + NODE_WIDTH)
    skipped = [n for n in between if min(x1, x2) < n["x"] and n["x"] + NODE_WIDTH < max(x1, x2)]
    if not skipped:
        return f"M{x1:.0f} {y1:.0f}" + _curve(x1, y1, x2, y2)
    gaps = [skipped[0]["y"] - GAP / 2, *(n["y"] + NODE_HEIGHT + GAP / 2 for n in skipped)]
    y = min(gaps, key=lambda gap: abs(gap - (y1 + y2) / 2))
    near, far = (skipped[0]["x"], skipped[0]["x"] + NODE_WIDTH) if x1 < x2 else (skipped[0]["x"] + NODE_WIDTH, skipped[0]["x"])
    return f"M{x1:.0f} {y1:.0f}" + _curve(x1, y1, near, y) + f"H{far:.0f}" + _curve(far, y, x2, y2)


def _curve(x1: float, y1: float, x2: float, y2: float) -> str:
    """The rest of a path: on to a point, level at both ends."""
    bend = (x2 - x1) / 2
    return f"C{x1 + bend:.0f} {y1:.0f} {x2 - bend:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"
