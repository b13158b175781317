"""Which pairs are worth comparing: events that meet in a block of kind, time and place, actor or name.

Blocks keep the number of compared pairs near-linear: inside a large block equal events are compared with their neighbours and through one
representative only, an event without a day of its own looks for those with which it shares most, and a report for those that
share most names with it.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import product
from math import floor
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

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

AT_ONCE = 1 << 20
"""So many pairs are held at most before those of places too far apart are left out."""

Key = tuple[str, ...]
Rows = npt.NDArray[np.int64]


def families(node: Node) -> tuple[str, ...]:
    """The type families among which a mention may find its like."""
    own = node.type.family
    return ("violence",) if node.type.key in GENERIC or own in PHYSICAL else (own,)


@lru_cache(maxsize=1 << 14)
def _buckets(first: date, last: date) -> tuple[int, ...]:
    low, high = first.toordinal() - DAY_SLACK, last.toordinal() + DAY_SLACK
    return tuple(range(low // BUCKET_DAYS, high // BUCKET_DAYS + 1))


def times(node: Node) -> tuple[str, ...]:
    """The time buckets of a mention: its days, its month and day without a year, and the publication; none where it may be of any time."""
    found: list[str] = []
    value = node.date
    if value is not None and value.earliest and value.latest and (value.days or 0) <= SHORT_DAYS:
        found += [f"d{bucket}" for bucket in _buckets(value.earliest, value.latest)]
    if value is not None and (day := month_day(value)):
        found.append(f"m{day[0]}-{day[1]}")
    if node.published is not None and not node.background:
        found += [f"p{bucket}" for bucket in _buckets(node.published, node.published)]
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


class _Spots:
    """The exact places of nodes as rows and columns of the grid (nodes,): a mention of none, or of a wide one, may meet any."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        places = [n.place if n.place is not None and (n.place.radius_km or 0) <= SPOT_KM else None for n in nodes]
        spots = [None if p is None or p.latitude is None or p.longitude is None else (p.latitude, p.longitude) for p in places]
        self.exact = np.array([spot is not None for spot in spots], dtype=bool)
        grid = np.array([spot or (0.0, 0.0) for spot in spots], dtype=np.float64).reshape(-1, 2)
        self.row, self.column = np.floor(grid / CELL_DEGREES).astype(np.int64).T

    def near(self, i: Rows, j: Rows) -> npt.NDArray[np.bool_]:
        """Which pairs lie in one cell or in cells next to each other, as far as is known?"""
        beside = (np.abs(self.row[i] - self.row[j]) <= 1) & (np.abs(self.column[i] - self.column[j]) <= 1)
        near: npt.NDArray[np.bool_] = beside | ~(self.exact[i] & self.exact[j])
        return near


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


class _Known(NamedTuple):
    """What one node is known by (:func:`kinds`, :func:`times`, :func:`marks`)."""

    kinds: list[tuple[str, str]]
    times: tuple[str, ...]
    marks: tuple[str, ...]


def _blocks(nodes: Sequence[Node], known: Sequence[_Known]) -> Iterator[tuple[int, ...]]:
    """The nodes that have kind, time and mark in common, for all of these that more than one node has.

    A node has tens of such keys, of which few are shared: numbered and sorted all at once they take a third of the time, and less memory, than in a table.
    """
    times, marks, keys, owners = dict[tuple[str, str, str], int](), dict[str, int](), array("q"), array("q")
    for i, (node, k) in enumerate(zip(nodes, known, strict=True)):
        heads = [f"h{h}" for h in sorted(node.heads)] if node.place is None and node.date is not None else []
        told = [times.setdefault((*kind, time), len(times)) << 32 for kind in k.kinds for time in k.times]
        by = [marks.setdefault(mark, len(marks)) for mark in (*k.marks, *heads)]
        keys.extend([time + mark for time in told for mark in by])
        owners.extend([i] * (len(told) * len(by)))
    order = np.argsort(np.array(keys, dtype=np.int64), kind="stable")
    key, owner = np.array(keys, dtype=np.int64)[order], np.array(owners, dtype=np.int64)[order]
    bounds = np.flatnonzero(np.diff(key, prepend=-1, append=-1))
    starts, ends = bounds[:-1], bounds[1:]
    shared = ends - starts > 1
    yield from (tuple(owner[start:end].tolist()) for start, end in zip(starts[shared].tolist(), ends[shared].tolist(), strict=True))


def timeless(node: Node) -> bool:
    """May the event be of any time, or of a time too wide for buckets?"""
    return _timeless(node, times(node))


def _timeless(node: Node, when: Sequence[str]) -> bool:
    return not any(t[0] in "dm" for t in when) and (node.background or node.date is not None or node.published is None)


def _bridges(nodes: Sequence[Node], known: Sequence[_Known]) -> Iterator[tuple[int, int]]:
    """Each event without a day against the likeliest others: those with which it shares most marks that are not too common."""
    free = {i: list(product(k.kinds, k.marks)) for i, k in enumerate(known) if _timeless(nodes[i], k.times)}
    posted: dict[tuple[tuple[str, str], str], list[int]] = {key: [] for wanted in free.values() for key in wanted}
    for i, k in enumerate(known) if posted else ():
        for key in product(k.kinds, k.marks):
            if key in posted:
                posted[key].append(i)
    for i, wanted in free.items():
        shared = Counter[int]()
        for key in wanted:
            if len(held := posted[key]) <= CROWDED:
                shared.update(held)
        del shared[i]
        yield from ((min(i, j), max(i, j)) for j, _ in sorted(shared.items(), key=lambda x: (-x[1], x[0]))[:LIKELIEST])


def _fellows(nodes: Sequence[Node], known: Sequence[_Known]) -> Iterator[tuple[int, int]]:
    """The events of each report against those of the reports with which it shares most names: two reports of one story are compared event by event."""
    events: dict[str, list[int]] = defaultdict(list)
    posted: dict[str, set[str]] = defaultdict(set)
    for i, node in enumerate(nodes):
        events[node.report].append(i)
    for report, mine in events.items():
        for name in frozenset[str]().union(*(nodes[i].frame for i in mine)):
            posted[name].add(report)
    able = [frozenset(k.kinds) for k in known]
    for report, mine in events.items():
        shared = Counter[str]()
        for name in nodes[mine[0]].frame:
            if len(posted[name]) <= CROWDED:
                shared.update(posted[name])
        near = sorted((r for r, names in shared.items() if r != report and names >= FAMILIAR), key=lambda r: (-shared[r], r))[:FELLOWS]
        pairs = ((min(i, j), max(i, j)) for r in near for i in mine for j in events[r])
        yield from ((i, j) for i, j in pairs if not able[i].isdisjoint(able[j]))


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


def _pairs_of_crowd(block: Sequence[int], signs: Rows) -> tuple[Rows, Rows]:
    """The pairs of a block of more than FULL_BLOCK: equal events with their neighbours, and one of each sort with those of the next sorts.

    ``signs`` (nodes,): equal numbers for equal signatures.
    """
    rows = np.array(block, dtype=np.int64)
    rows = rows[np.argsort(signs[rows], kind="stable")]
    sort = signs[rows]
    heads = np.sort(rows[np.flatnonzero(np.diff(sort, prepend=-1))])
    alike = [(rows[:-n][sort[:-n] == sort[n:]], rows[n:][sort[:-n] == sort[n:]]) for n in range(1, NEIGHBOURS + 1)]
    found = [*alike, *((heads[:-n], heads[n:]) for n in range(1, FULL_BLOCK + 1))]
    return np.concatenate([a for a, _ in found]), np.concatenate([b for _, b in found])


def _signs(nodes: Sequence[Node]) -> Rows:
    """A number for each node (nodes,), equal for equal signatures."""
    numbers: dict[tuple[str, ...], int] = {}
    return np.array([numbers.setdefault(signature(node), len(numbers)) for node in nodes], dtype=np.int64)


def _pairs(blocks: Iterable[Sequence[int]], nodes: Sequence[Node]) -> Iterator[tuple[Rows, Rows]]:
    """The pairs of all blocks, lower index first, many at a time; a pair may come again."""
    by: dict[int, list[Sequence[int]]] = defaultdict(list)
    for block in blocks:
        by[len(block)].append(block)
    signs = _signs(nodes) if any(length > FULL_BLOCK for length in by) else np.empty(0, dtype=np.int64)
    for length, alike in by.items():
        if length > FULL_BLOCK:
            yield from (_pairs_of_crowd(block, signs) for block in alike)
            continue
        a, b = np.triu_indices(length, 1)
        step = max(1, AT_ONCE // len(a))
        for start in range(0, len(alike), step):
            rows = np.array(alike[start : start + step], dtype=np.int64)
            yield rows[:, a].ravel(), rows[:, b].ravel()


def candidate_pairs(nodes: Sequence[Node]) -> list[tuple[int, int]]:
    """All pairs of indices worth scoring, in order, without repeats.  ``nodes`` are in canonical order."""
    known = [_Known(kinds(node), times(node), marks(node)) for node in nodes]
    met = dict.fromkeys((*_blocks(nodes, known), *(tuple(block) for block in vector_blocks(nodes).values() if len(block) > 1)))
    spots, count = _Spots(nodes), len(nodes)
    fellows = np.array(list(_fellows(nodes, known)), dtype=np.int64).reshape(-1, 2)
    found = [np.array([i * count + j for i, j in _bridges(nodes, known)], dtype=np.int64)]
    for a, b in (*_pairs(met, nodes), (fellows[:, 0], fellows[:, 1])):
        near = spots.near(a, b)
        found.append(np.unique(a[near] * count + b[near]))
    codes = np.unique(np.concatenate(found))
    return list(zip((codes // max(count, 1)).tolist(), (codes % max(count, 1)).tolist(), strict=True))
