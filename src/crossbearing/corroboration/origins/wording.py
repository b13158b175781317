"""Which reports share text, word by word or told in other words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from crossbearing.corroboration.origins.meeting import Pair
from crossbearing.corroboration.origins.overlap import promising, sharing, shingled
from crossbearing.corroboration.origins.retelling import Told, meeting_pairs, pairs_of, retold
from crossbearing.records.claim import ReadReport
from crossbearing.records.finding import NearDuplicate
from crossbearing.spreading import Spread, in_turn

HELD = 4_096
"""So many texts are kept at most in the form in which they are compared."""

Verdict = tuple[NearDuplicate | None, NearDuplicate | None]
"""A pair of texts as one that shares wording, or else as one told twice."""


class Wording(NamedTuple):
    """The pairs of reports that share text: word by word, and told in other words."""

    shared: tuple[NearDuplicate, ...]
    told: tuple[NearDuplicate, ...]


def compare(reports: Iterable[ReadReport], spread: Spread = in_turn, of: Collection[str] | None = None) -> Wording:
    """Which reports share text; ``spread``: how texts and pairs are gone through, each by itself.

    ``of``: ids of the reports from which all others are found, from one that shares text with them to the next; every report where it is None.
    """
    ordered = sorted(reports, key=lambda r: r.document.id)
    words = lru_cache(HELD)(lambda n: shingled(ordered[n].document.id, ordered[n].document.text, ordered[n].layout.sentences))
    told = lru_cache(HELD)(lambda n: Told.of(ordered[n]))
    prints = spread(lambda n: (words(n).marks, pairs_of(ordered[n])), range(len(ordered)))
    copied, twice = set(promising([marks for marks, _ in prints])), set(meeting_pairs([pairs for _, pairs in prints]))

    def judged(pair: Pair) -> Verdict:
        i, j = pair
        shared = sharing(words(i), words(j)) if pair in copied else None
        return shared, retold(told(i), told(j)) if shared is None and pair in twice else None

    pairs = sorted(copied | twice)
    if of is None:
        found = spread(judged, pairs)
    else:
        once = cache(judged)
        start = [n for n, report in enumerate(ordered) if report.document.id in of]
        found = [once(pair) for pair in _led_to(start, pairs, lambda pair: any(once(pair)))]
    return Wording(tuple(shared for shared, _ in found if shared is not None), tuple(twin for _, twin in found if twin is not None))


def _led_to(start: Sequence[int], pairs: Sequence[Pair], leads: Callable[[Pair], bool]) -> list[Pair]:
    """The pairs met on the way from where one starts, over each pair that leads on; in their order."""
    by: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        for side in pair:
            by[side].append(pair)
    reached, met, todo = set(start), set[Pair](), list(start)
    while todo:
        for pair in by[todo.pop()]:
            met.add(pair)
            fresh = set(pair) - reached
            if fresh and leads(pair):
                reached |= fresh
                todo += sorted(fresh)
    return sorted(met)
