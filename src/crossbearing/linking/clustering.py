"""Scores and constraints into clusters: the mean over the compared pairs links them (average linkage), best pair first.

The outcome depends on the set of nodes alone, not on their order of arrival: nodes come in canonical order, ties break by index, and groups that share
no compared pair never influence one another.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

ODD = 1 / 3
"""The share of the pairs between two clusters that a hard fact may exclude: where most reports agree, the one that names another day or town was
misread, or errs."""

Pair = tuple[int, int]
Excluded = Callable[[int, int], bool]


def ordered(i: int, j: int) -> Pair:
    """A pair with the lower index first."""
    return (i, j) if i < j else (j, i)


class Clusters:
    """Growing clusters: members by their least index, sums of pair scores between clusters, human vetoes."""

    def __init__(self, count: int, vetoes: Iterable[Pair]) -> None:
        self.members: dict[int, list[int]] = {i: [i] for i in range(count)}
        self.root = list(range(count))
        self.links: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        self.apart: dict[int, set[int]] = defaultdict(set)
        for i, j in vetoes:
            self.apart[i].add(j)
            self.apart[j].add(i)

    def vetoed(self, a: int, b: int) -> bool:
        """Has a person kept the two clusters apart?"""
        return any(self.root[k] == b for k in self.apart.get(a, ()))

    def connect(self, i: int, j: int, score: float) -> None:
        """Count a compared pair between the clusters of i and j."""
        a, b = self.root[i], self.root[j]
        if a != b:
            total, n = self.links[a].get(b, (0.0, 0))
            self.links[a][b] = self.links[b][a] = (total + score, n + 1)

    def mean(self, a: int, b: int) -> float:
        """Mean of the scores of the compared pairs between two clusters; -1 where none was."""
        total, n = self.links[a].get(b, (0.0, 0))
        return total / n if n else -1.0

    def merge(self, a: int, b: int) -> int:
        """Join two clusters; the least index names the outcome."""
        a, b = ordered(a, b)
        for k in self.members[b]:
            self.root[k] = a
        self.members[a] += self.members.pop(b)
        self.apart[a] |= self.apart.pop(b, set())
        for other, (total, n) in self.links.pop(b, {}).items():
            self.links[other].pop(b, None)
            if other != a:
                mine, m = self.links[a].get(other, (0.0, 0))
                self.links[a][other] = self.links[other][a] = (mine + total, m + n)
        return a


def _join_given(clusters: Clusters, given: Sequence[Pair]) -> None:
    """Join what a person or the report itself says is one, unless a person has kept it apart."""
    for i, j in given:
        a, b = clusters.root[i], clusters.root[j]
        if a != b and not clusters.vetoed(a, b):
            clusters.merge(a, b)


def _compatible(clusters: Clusters, a: int, b: int, excluded: Excluded, placed: frozenset[int]) -> bool:
    """Do hard facts stand between few of the members only?  Those that a person has ``placed`` bear no witness: what was told of them did not count there."""
    mine, theirs = ([k for k in clusters.members[c] if k not in placed] for c in (a, b))
    borne = int(ODD * len(mine) * len(theirs))
    against = (1 for i in mine for j in theirs if excluded(i, j))
    return next(islice(against, borne, None), None) is None


def cluster(count: int, scores: Mapping[Pair, float], given: Sequence[Pair], vetoes: Iterable[Pair], rules: tuple[float, Excluded]) -> Clusters:
    """Clusters of ``count`` nodes.

    ``given`` are pairs that are joined first, in their order; ``vetoes`` never are;
    ``rules`` is the mean score from which clusters are joined, and the test for hard facts, of which a cluster bears a few (:data:`ODD`).
    """
    threshold, excluded = rules
    placed = frozenset(k for pair in given for k in pair)
    clusters = Clusters(count, vetoes)
    _join_given(clusters, given)
    for (i, j), score in scores.items():
        clusters.connect(i, j, score)
    heap = [(-mean, a, b) for a in sorted(clusters.links) for b in clusters.links[a] if a < b and (mean := clusters.mean(a, b)) >= threshold]
    heapq.heapify(heap)
    while heap:
        score, a, b = heapq.heappop(heap)
        if a not in clusters.members or b not in clusters.members or clusters.mean(a, b) != -score:
            continue
        if clusters.vetoed(a, b) or not _compatible(clusters, a, b, excluded, placed):
            continue
        kept = clusters.merge(a, b)
        for other in clusters.links[kept]:
            if (mean := clusters.mean(kept, other)) >= threshold:
                heapq.heappush(heap, (-mean, *ordered(kept, other)))
    return clusters
