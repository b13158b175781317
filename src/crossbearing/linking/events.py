"""The events of one report: its mentions joined, before reports are held against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from crossbearing.linking.clustering import Pair, cluster, ordered
from crossbearing.linking.facts import excluded
from crossbearing.linking.judging import Constraints
from crossbearing.linking.nodes import NARROW_DAYS, Node
from crossbearing.linking.reconciling import place_of, single_date, type_of
from crossbearing.linking.scoring import Scorer


def back_references(nodes: Sequence[Node]) -> list[Pair]:
    """Pairs that the report itself says are one event and that no hard fact excludes."""
    at = {m.id: i for i, n in enumerate(nodes) for m in n.mentions}
    found = ((i, at.get(m.antecedent or "")) for i, n in enumerate(nodes) for m in n.mentions)
    return sorted({ordered(i, j) for i, j in found if j is not None and i != j and excluded(nodes[i], nodes[j]) is None})


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
        background=all(n.background for n in members),
        series=series_among(members),
        plural=numbers.pop() if len(numbers) == 1 else None,
        fresh=members[0].fresh,
        actors=_most_named(members),
        targets=frozenset[str]().union(*(n.targets for n in members)),
        things=frozenset[str]().union(*(n.things for n in members)),
        words=frozenset[str]().union(*(n.words for n in members)),
        heads=frozenset[str]().union(*(n.heads for n in members)),
        tolls=tuple(dict.fromkeys(t for n in members for t in n.tolls)),
        vector=None if mean is None else (mean / (float(np.linalg.norm(mean)) or 1.0)).astype(np.float32),
    )


def _most_named(members: Sequence[Node]) -> frozenset[str]:
    """The actors of all mentions."""
    return frozenset[str]().union(*(n.actors for n in members))


def _inner(pairs: Iterable[Pair], local: Mapping[int, int]) -> list[Pair]:
    """The pairs inside one report, by their indices there."""
    return [(local[i], local[j]) for i, j in pairs if i in local and j in local]


def _one_report(rows: Sequence[int], nodes: Sequence[Node], judged: Constraints, scorer: Scorer) -> list[Node]:
    """The events among the nodes of one report."""
    local = {i: k for k, i in enumerate(rows)}
    mine = [nodes[i] for i in rows]
    pairs = [p for p in combinations(range(len(mine)), 2) if excluded(mine[p[0]], mine[p[1]]) is None]
    scores = {(i, j): scorer.score(mine[i], mine[j]).score for i, j in pairs}
    rules = (scorer.merge, lambda i, j: excluded(mine[i], mine[j]) is not None)
    apart = _inner(judged.different, local)
    said = [pair for pair in back_references(mine) if pair not in apart]  # what a person keeps apart, no wording joins
    grown = cluster(len(mine), scores, [*_inner(judged.same, local), *said], apart, rules)
    return [summary([mine[k] for k in sorted(members)]) for _, members in sorted(grown.members.items())]


def report_events(nodes: Sequence[Node], judged: Constraints, scorer: Scorer) -> list[Node]:
    """The events of every report, in canonical order; ``nodes`` in canonical order too."""
    by: dict[str, list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        by[node.report].append(i)
    return sorted((e for rows in by.values() for e in _one_report(rows, nodes, judged, scorer)), key=lambda n: n.key)


def lifted(pairs: Iterable[Pair], nodes: Sequence[Node], events: Sequence[Node]) -> list[Pair]:
    """Pairs of mentions as pairs of the events that hold them."""
    at = {m.id: i for i, e in enumerate(events) for m in e.mentions}
    found = ((at[nodes[i].id], at[nodes[j].id]) for i, j in pairs)
    return sorted({ordered(a, b) for a, b in found if a != b})
