"""Which pairs are worth comparing: events that meet in a block of kind, time and place, actor or name.

Blocks keep the number of compared pairs near-linear: inside a large block equal events are compared with their neighbours and through one
representative only, an event without a day of its own looks for those with which it shares most, and a report for those that
share most names with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from math import floor

import numpy as np

from crossbearing.linking.facts import PHYSICAL
from crossbearing.linking.features import DAY_SLACK, FAMILIAR, GENERIC, REGION_KM, SPOT_KM
from crossbearing.linking.nodes import Node
from crossbearing.records.value import month_day

BUCKET_DAYS = 8
CELL_DEGREES = 2.0
SHORT_DAYS = 31
FULL_BLOCK = 40
"""Up to this size a block is compared pair by pair."""
NEIGHBOURS = 3
CROWDED = 400
"""A place, actor or name told of by more events than this says too little about one without a day."""
LIKELIEST = 20
"""With so many others, those with which it shares most, an event without a day is compared."""
FELLOWS = 12
"""So many reports at most are taken for reports of the same story."""
PLANES = 12
TABLES = 3

Key = tuple[str, ...]


def families(node: Node) -> tuple[str, ...]:
    """The type families among which a mention may find its like."""
    own = node.type.family
    return ("violence",) if node.type.key in GENERIC or own in PHYSICAL else (own,)


def _buckets(first: date, last: date) -> Iterator[str]:
    low, high = first.toordinal() - DAY_SLACK, last.toordinal() + DAY_SLACK
    for bucket in range(low // BUCKET_DAYS, high // BUCKET_DAYS + 1):
        yield f"d{bucket}"


def times(node: Node) -> tuple[str, ...]:
    """The time buckets of a mention: its days, its month and day without a year, and the publication; none where it may be of any time."""
    found: list[str] = []
    value = node.date
    if value is not None and value.earliest and value.latest and (value.days or 0) <= SHORT_DAYS:
        found += _buckets(value.earliest, value.latest)
    if value is not None and (day := month_day(value)):
        found.append(f"m{day[0]}-{day[1]}")
    if node.published is not None and not node.background:
        found += [f"p{x[1:]}" for x in _buckets(node.published, node.published)]
    return tuple(found)


def cells(node: Node) -> tuple[str, ...]:
    """Grid cells around the place, its country, nothing where there is no place."""
    place = node.place
    if place is None:
        return ()
    found = [f"c{place.country}"] if place.country and (place.radius_km or 0) > REGION_KM else []
    if place.latitude is not None and place.longitude is not None and (place.radius_km or 0) <= REGION_KM:
        row, col = floor(place.latitude / CELL_DEGREES), floor(place.longitude / CELL_DEGREES)
        found += [f"g{row + i}:{col + j}" for i in (0, 1) for j in (0, 1)]
    return tuple(found)


def spot_cells(node: Node) -> frozenset[str]:
    """The grid cells of an exact place; empty where the place is none or wide: such a mention may meet any."""
    exact = node.place is not None and (node.place.radius_km or 0) <= SPOT_KM
    return frozenset(c for c in cells(node) if c.startswith("g")) if exact else frozenset()


def marks(node: Node) -> tuple[str, ...]:
    """What an event may be known by, whatever its day: place, actors, targets, names."""
    who = [f"a{x}" for x in sorted(node.actors)] + [f"t{x}" for x in sorted(node.targets)]
    where = [*cells(node), *who] or [f"w{x}" for x in sorted(node.things)]
    where += [f"c{node.place.country}"] if node.place and node.place.country else []
    return (*dict.fromkeys(where), *(f"n{x}" for x in sorted(node.told_names)))


def kinds(node: Node) -> list[tuple[str, str]]:
    """Series or single event, and family: what two events must have in common whatever else they share."""
    numbers = ("series", "single") if node.series is None else (("series",) if node.series else ("single",))
    return list(product(numbers, families(node)))


def keys(node: Node) -> Iterator[Key]:
    """The blocks of one mention."""
    known = [*marks(node), *([f"h{h}" for h in sorted(node.heads)] if node.place is None and node.date is not None else [])]
    for number, family in kinds(node):
        yield from ((number, family, when, mark) for when, mark in product(times(node), known))


def timeless(node: Node) -> bool:
    """May the event be of any time, or of a time too wide for buckets?"""
    return not any(t[0] in "dm" for t in times(node)) and (node.background or node.date is not None or node.published is None)


def bridges(nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """Each event without a day against the likeliest others: those with which it shares most marks that are not too common."""
    posted: dict[Key, list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        for kind, mark in product(kinds(node), marks(node)):
            posted[(*kind, mark)].append(i)
    for i, node in enumerate(nodes):
        if timeless(node):
            shared = Counter[int]()
            for kind, mark in product(kinds(node), marks(node)):
                if len(held := posted[(*kind, mark)]) <= CROWDED:
                    shared.update(held)
            del shared[i]
            yield from ((min(i, j), max(i, j)) for j, _ in sorted(shared.items(), key=lambda x: (-x[1], x[0]))[:LIKELIEST])


def fellows(nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """The events of each report against those of the reports with which it shares most names: two reports of one story are compared event by event."""
    events: dict[str, list[int]] = defaultdict(list)
    posted: dict[str, set[str]] = defaultdict(set)
    for i, node in enumerate(nodes):
        events[node.report].append(i)
        for name in node.frame:
            posted[name].add(node.report)
    for report, mine in events.items():
        shared = Counter[str]()
        for name in nodes[mine[0]].frame:
            if len(posted[name]) <= CROWDED:
                shared.update(posted[name])
        near = sorted((r for r, names in shared.items() if r != report and names >= FAMILIAR), key=lambda r: (-shared[r], r))[:FELLOWS]
        pairs = ((min(i, j), max(i, j)) for r in near for i in mine for j in events[r])
        yield from ((i, j) for i, j in pairs if not set(kinds(nodes[i])).isdisjoint(kinds(nodes[j])))


def _planes(width: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Random hyperplanes, the same on every machine."""
    return np.random.default_rng(width).standard_normal((width, PLANES * TABLES)).astype(np.float32)


def vector_blocks(nodes: Sequence[Node]) -> dict[Key, list[int]]:
    """Approximate nearest neighbours of the mentions that lack time or place: equal signs on random hyperplanes (Charikar 2002)."""
    wanted = [i for i, n in enumerate(nodes) if n.vector is not None and (n.date is None or n.place is None)]
    blocks: dict[Key, list[int]] = defaultdict(list)
    if not wanted:
        return blocks
    matrix = np.stack([v for i in wanted if (v := nodes[i].vector) is not None])
    bits = matrix @ _planes(matrix.shape[1]) > 0
    for row, i in enumerate(wanted):
        for table in range(TABLES):
            sign = np.packbits(bits[row, table * PLANES : (table + 1) * PLANES]).tobytes().hex()
            blocks["vector", str(table), sign, ""].append(i)
    return blocks


def signature(node: Node) -> tuple[str, ...]:
    """What makes mentions interchangeable when a block is too large to compare all."""
    when = node.date.edtf if node.date else ""
    where = node.place.name if node.place else ""
    return (node.type.key, when, where, ",".join(sorted(node.actors)), ",".join(sorted(node.targets)), str(node.background))


def pairs_of(block: Sequence[int], nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """The pairs of one block, lower index first."""
    if len(block) <= FULL_BLOCK:
        for n, i in enumerate(block):
            for j in block[n + 1 :]:
                yield i, j
        return
    like: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in block:
        like[signature(nodes[i])].append(i)
    for members in like.values():
        for n, i in enumerate(members):
            for j in members[n + 1 : n + 1 + NEIGHBOURS]:
                yield i, j
    heads = sorted(members[0] for members in like.values())
    for n, i in enumerate(heads):
        for j in heads[n + 1 : n + 1 + FULL_BLOCK]:
            yield i, j


def candidate_pairs(nodes: Sequence[Node]) -> list[tuple[int, int]]:
    """All pairs of indices worth scoring, in order, without repeats.  ``nodes`` are in canonical order."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        for key in dict.fromkeys(keys(node)):
            blocks[key].append(i)
    blocks.update(vector_blocks(nodes))
    spots = [spot_cells(n) for n in nodes]
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) > 1:
            found.update((i, j) for i, j in pairs_of(block, nodes) if not spots[i] or not spots[j] or spots[i] & spots[j])
    found.update((i, j) for i, j in fellows(nodes) if not spots[i] or not spots[j] or spots[i] & spots[j])
    found.update(bridges(nodes))
    return sorted(found)
