"""Passages told word for word in several reports: the first report tells the event, the others repeat it.

A copy goes where its original goes, whatever its report leaves out (the day, say) or puts around it: two copied passages are one event where their originals
are, and each is one event with its original.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from crossbearing.linking.clustering import Pair
from crossbearing.linking.facts import days_exclude
from crossbearing.linking.nodes import Node

Originals = Mapping[int, int]


def originals(nodes: Sequence[Node]) -> dict[int, int]:
    """Indices of copied mentions with those of their originals, each in the earliest other report that tells it in the same words on no other day.

    ``nodes`` are in canonical order.
    """
    told: dict[str, list[int]] = {}
    found: dict[int, int] = {}
    for i, node in enumerate(nodes):
        for passage in node.passages:
            earlier = told.setdefault(passage, [])
            first = next((j for j in earlier if nodes[j].report != node.report and days_exclude(nodes[j], node) is None), None)
            if first is None:
                earlier.append(i)
            else:
                found[i] = first
    return found


def as_there(rows: Sequence[int], copied: Originals, at: Mapping[int, int], nodes: Sequence[Node]) -> Iterator[tuple[Pair, bool]]:
    """Pairs of copied mentions of one report (``rows``), and whether the report that they are copied from tells of them as one event.

    ``at`` gives the event of each mention of the reports read so far.
    """
    mine = [i for i in rows if copied.get(i) in at]
    for i, j in combinations(mine, 2):
        if nodes[copied[i]].report == nodes[copied[j]].report:
            yield (i, j), at[copied[i]] == at[copied[j]]
