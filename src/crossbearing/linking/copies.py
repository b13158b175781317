"""Passages told word for word in several reports: the first report tells the event, the others repeat it.

A copy goes where its original goes, whatever its report leaves out (the day, say) or puts around it: two copied passages are one event where their originals
are, and each is one event with its original.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from crossbearing.linking.clustering import Pair
from crossbearing.linking.facts import days_exclude
from crossbearing.linking.features import DAY_SLACK
from crossbearing.linking.nodes import Node

Originals = Mapping[int, int]

FEW_DAYS = 8
"""A mention of more days than these may be the original of one of any day."""


class _Told:
    """The mentions told so far in one wording, by their days, so that those of no other day are found without going through all."""

    def __init__(self) -> None:
        self._all: list[int] = []
        self._by_day: dict[int, list[int]] = defaultdict(list)
        self._loose: list[int] = []

    def add(self, i: int, node: Node) -> None:
        """One more; the indices come in ascending order."""
        self._all.append(i)
        span = _days(node)
        for day in span or ():
            self._by_day[day].append(i)
        if span is None:
            self._loose.append(i)

    def near(self, node: Node) -> Sequence[int]:
        """Those that may be of the same days, in ascending order; some others may be among them."""
        span = _days(node)
        if span is None:
            return self._all
        return sorted({*self._loose, *(i for day in range(span.start - DAY_SLACK, span.stop + DAY_SLACK) for i in self._by_day.get(day, ()))})


def _days(node: Node) -> range | None:
    """The days of a mention as ordinals; None where they are too many or not known."""
    value = node.date
    if value is None or value.earliest is None or value.latest is None or (value.days or 0) > FEW_DAYS:
        return None
    return range(value.earliest.toordinal(), value.latest.toordinal() + 1)


def originals(nodes: Sequence[Node]) -> dict[int, int]:
    """Indices of copied mentions with those of their originals, each in the earliest other report that tells it in the same words on no other day.

    ``nodes`` are in canonical order.
    """
    told: dict[str, _Told] = defaultdict(_Told)
    found: dict[int, int] = {}
    for i, node in enumerate(nodes):
        for passage in node.passages:
            earlier = told[passage]
            first = next((j for j in earlier.near(node) if nodes[j].report != node.report and days_exclude(nodes[j], node) is None), None)
            if first is None:
                earlier.add(i, node)
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
