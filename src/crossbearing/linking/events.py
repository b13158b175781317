"""The events of one report: its mentions joined, before reports are held against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from crossbearing.linking.clustering import Pair, ordered
from crossbearing.linking.copies import Originals, as_there
from crossbearing.linking.facts import excluded
from crossbearing.linking.features import other_named_spot
from crossbearing.linking.judging import Constraints
from crossbearing.linking.nodes import NARROW_DAYS, Node
from crossbearing.linking.reconciling import place_of, single_date, type_of
from crossbearing.linking.scoring import Scorer


def back_references(nodes: Sequence[Node]) -> list[Pair]:
    """Pairs that the report itself says are one event and that no hard fact excludes, nor places of different names or countries.

    What "that attack" points at is what stands nearest before it; of other mentions the antecedent that was read counts.
    """
    at = {m.id: i for i, n in enumerate(nodes) for m in n.mentions}
    found = ((i, at.get(n.pointed or m.antecedent or "")) for i, n in enumerate(nodes) for m in n.mentions)
    return sorted({ordered(i, j) for i, j in found if j is not None and i != j and _may_be_one(nodes[i], nodes[j])})


def _may_be_one(a: Node, b: Node) -> bool:
    """Does nothing told of the two speak against one event?"""
    lands = {p.country for p in (a.place, b.place) if p is not None and p.country}
    return len(lands) < 2 and not other_named_spot(a, b) and excluded(a, b) is None


def series_among(members: Sequence[Node]) -> bool | None:
    """Are the mentions together a series, a single event, or a plural that may be either?"""
    kinds = {n.series for n in members}
    if True in kinds:
        return True
    narrow = any(n.date is not None and (n.date.days or NARROW_DAYS + 1) <= NARROW_DAYS for n in members)
    return False if False in kinds or narrow else None


def summary(members: Sequence[Node]) -> Node:
    """Several mentions of one event in one report as one node; ``members`` in canonical order."""
    if len(members) == 1:
        return members[0]
    vectors = [n.vector for n in members if n.vector is not None]
    mean = np.mean(vectors, axis=0) if vectors else None
    numbers = {n.plural for n in members if n.plural is not None}
    return replace(
        members[0],
        mentions=tuple(m for n in members for m in n.mentions),
        date=single_date(members)[0],
        place=place_of(members)[0],
        type=type_of(members),
        background=2 * sum(n.background for n in members) > len(members),
        main=any(n.main for n in members),
        series=series_among(members),
        plural=numbers.pop() if len(numbers) == 1 else None,
        actors=frozenset[str]().union(*(n.actors for n in members)),
        targets=frozenset[str]().union(*(n.targets for n in members)),
        things=frozenset[str]().union(*(n.things for n in members)),
        words=frozenset[str]().union(*(n.words for n in members)),
        heads=frozenset[str]().union(*(n.heads for n in members)),
        tolls=tuple(dict.fromkeys(t for n in members for t in n.tolls)),
        names=frozenset[str]().union(*(n.names for n in members)),
        passages=frozenset[str]().union(*(n.passages for n in members)),
        spots=frozenset[str]().union(*(n.spots for n in members)),
        sentences=frozenset[int]().union(*(n.sentences for n in members)),
        following=frozenset[int]().union(*(n.following for n in members)),
        vector=None if mean is None else (mean / (float(np.linalg.norm(mean)) or 1.0)).astype(np.float32),
    )


class _Reading:
    """One report read from top to bottom: each mention is held against the events told so far, and joins the likeliest or begins a new one.

    ``mine`` are its nodes in the order of the text; ``given`` and ``apart`` are pairs of their indices that must, and must not, be one event.
    """

    def __init__(self, mine: Sequence[Node], given: Iterable[Pair], apart: Iterable[Pair], scorer: Scorer) -> None:
        self.mine, self.scorer = mine, scorer
        self.given = {frozenset(p) for p in given}
        self.apart = {frozenset(p) for p in apart}
        self.groups: list[list[int]] = []
        self.events: list[Node] = []

    def run(self) -> list[list[int]]:
        """The groups of indices, after all mentions are read and the events that turned out to be one are joined."""
        for k in range(len(self.mine)):
            self._place(k)
        while pair := self._closest():
            self._join(*pair)
        return self.groups

    def _place(self, k: int) -> None:
        """Put the next mention where it belongs."""
        self.groups.append([k])
        self.events.append(self.mine[k])
        last = len(self.groups) - 1
        bound = [g for g in range(last) if self._bound(g, last) and not self._vetoed(g, last)]
        for g in reversed(bound):
            if not self._vetoed(g, last):
                self._join(g, last)
                last = g
        if bound:
            return
        best = max(((s, g) for g in range(last) if (s := self._score(g, last)) is not None), default=(0.0, -1))
        if best[0] >= self.scorer.enters:
            self._join(best[1], last)

    def _closest(self) -> Pair | None:
        """The two events that are likeliest one, if likely enough."""
        scored = ((s, -i, -j) for i, j in combinations(range(len(self.groups)), 2) if (s := self._score(i, j)) is not None)
        best = max(scored, default=(0.0, 0, 0))
        return (-best[1], -best[2]) if best[0] >= self.scorer.merge else None

    def _score(self, g: int, h: int) -> float | None:
        """How probably two events are one; None where a person or a hard fact keeps them apart."""
        a, b = self.events[g], self.events[h]
        return None if self._vetoed(g, h) or excluded(a, b) is not None else self.scorer.probability(a, b)

    def _bound(self, g: int, h: int) -> bool:
        return any(frozenset((i, j)) in self.given for i in self.groups[g] for j in self.groups[h])

    def _vetoed(self, g: int, h: int) -> bool:
        return any(frozenset((i, j)) in self.apart for i in self.groups[g] for j in self.groups[h])

    def _join(self, g: int, h: int) -> None:
        """Make one event of two; g stands before h."""
        self.groups[g] = sorted(self.groups[g] + self.groups.pop(h))
        del self.events[h]
        self.events[g] = summary([self.mine[k] for k in self.groups[g]])


def with_main(mine: Sequence[Node]) -> list[Node]:
    """The nodes of one report, those marked that it is mainly about: in its headline, the first of its body, and the first told as news."""
    body = [n for n in mine if not n.headline]
    first = [*body[:1], *[n for n in body if not n.background][:1]]
    main = {n.id for n in mine if n.headline} | {n.id for n in first}
    return [replace(n, main=True) if n.id in main else n for n in mine]


def _one_report(rows: Sequence[int], nodes: Mapping[int, Node], judged: Constraints, scorer: Scorer) -> list[list[int]]:
    """The events among the nodes of one report, as groups of their indices."""
    if len(rows) == 1:
        return [list(rows)]
    local = {i: k for k, i in enumerate(rows)}
    mine = [nodes[i] for i in rows]
    apart = [(local[i], local[j]) for i, j in judged.different if i in local and j in local]
    same = [(local[i], local[j]) for i, j in judged.same if i in local and j in local]
    grown = _Reading(mine, [*same, *back_references(mine)], apart, scorer).run()
    return [[rows[k] for k in members] for members in grown]


def report_events(nodes: Sequence[Node], judged: Constraints, copied: Originals, scorer: Scorer) -> list[Node]:
    """The events of every report, in canonical order; ``nodes`` in canonical order too."""
    by: dict[str, list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        by[node.report].append(i)
    told = {i: node for rows in by.values() for i, node in zip(rows, with_main([nodes[i] for i in rows]), strict=True)}
    inside = _by_report(judged, nodes)
    groups: list[list[int]] = []
    at: dict[int, int] = {}
    for report, rows in by.items():  # a report comes after those that it copies
        for members in _one_report(rows, told, _with_copies(inside.get(report, Constraints()), as_there(rows, copied, at, nodes)), scorer):
            at.update(dict.fromkeys(members, len(groups)))
            groups.append(members)
    return sorted((summary([told[i] for i in members]) for members in groups), key=lambda n: n.key)


def _by_report(judged: Constraints, nodes: Sequence[Node]) -> dict[str, Constraints]:
    """What people decided about two mentions of one report, by report."""
    pairs: dict[str, tuple[list[Pair], list[Pair]]] = defaultdict(lambda: ([], []))
    for kind, given in enumerate((judged.same, judged.different)):
        for i, j in given:
            if nodes[i].report == nodes[j].report:
                pairs[nodes[i].report][kind].append((i, j))
    return {report: Constraints(same=tuple(same), different=tuple(apart)) for report, (same, apart) in pairs.items()}


def _with_copies(judged: Constraints, pairs: Iterable[tuple[Pair, bool]]) -> Constraints:
    """What people decided about the mentions of a report, and what holds of its copied passages; people first."""
    found = [(pair, one) for pair, one in pairs if pair not in judged.same and pair not in judged.different]
    return Constraints(same=(*judged.same, *(p for p, one in found if one)), different=(*judged.different, *(p for p, one in found if not one)))


def lifted(pairs: Iterable[Pair], nodes: Sequence[Node], events: Sequence[Node]) -> list[Pair]:
    """Pairs of mentions as pairs of the events that hold them."""
    at = {m.id: i for i, e in enumerate(events) for m in e.mentions}
    found = ((at[nodes[i].id], at[nodes[j].id]) for i, j in pairs)
    return sorted({ordered(a, b) for a, b in found if a != b})
