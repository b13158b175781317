"""Shared wording between reports: near duplicates, wire copy inside other texts, and the passages that agree.

Candidates come from winnowed fingerprints (Schleimer et al. 2003): two texts that share a run of at least WINDOW + SHINGLE - 1 words share one.
Resemblance would miss an excerpt inside a longer text, so what is measured is containment (Broder 1997) in the shorter one.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from crossbearing.records.claim import ReadReport
from crossbearing.records.document import Span
from crossbearing.records.finding import NearDuplicate
from crossbearing.spreading import Spread, in_turn

SHINGLE = 5
WINDOW = 6
COMMON = 60
"""A fingerprint in more reports than this is a stock phrase and no sign of copying."""
LEAST_MARKS = 3
"""Fingerprints that a shared run of PARTIAL_WORDS words leaves at the least."""

LISTED = 0.5
PARTIAL_WORDS = 25
"""A shared run of at least so many words is a copied passage even where the texts as wholes differ."""

_TOKEN = re.compile(r"\w+(?:['’]\w+)*")

Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Shingled:
    """The words of one text: their offsets (words, 2) and the hashes of all runs of SHINGLE words (words - SHINGLE + 1).

    Not slotted: the sets made of the hashes are kept once they are asked for.
    """

    id: str
    spans: npt.NDArray[np.int64]
    hashes: Hashes

    @cached_property
    def distinct(self) -> frozenset[int]:
        """The shingles, each once."""
        return frozenset(self.hashes.tolist())

    @cached_property
    def marks(self) -> frozenset[int]:
        """The winnowed fingerprints."""
        return frozenset(winnow(self.hashes))

    @property
    def size(self) -> int:
        """Number of words."""
        return len(self.spans)


def _mix(values: Hashes) -> Hashes:
    """Spread hashes evenly (the finaliser of splitmix64), so that the least of a window is a fair sample."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def shingled(key: str, text: str, parts: Sequence[Span] = ()) -> Shingled:
    """The shingles of a text, or of its ``parts`` (sentences) where given: page furniture is no shared wording."""
    found = [m.span() for p in (parts or (Span(0, len(text)),)) for m in _TOKEN.finditer(text, p.start, p.end)]
    words = np.array([zlib.crc32(text[s:e].casefold().encode()) for s, e in found], dtype=np.uint64)
    count = len(words) - SHINGLE + 1
    runs = np.zeros(max(count, 0), dtype=np.uint64)
    for i in range(SHINGLE if count > 0 else 0):
        runs = runs * np.uint64(0x100000001B3) + words[i : i + count] + np.uint64(1)
    return Shingled(id=key, spans=np.array(found, dtype=np.int64).reshape(-1, 2), hashes=_mix(runs))


def winnow(hashes: Hashes) -> set[int]:
    """The least hash of every window of WINDOW shingles."""
    if len(hashes) <= WINDOW:
        return {int(hashes.min())} if len(hashes) else set()
    windows = np.lib.stride_tricks.sliding_window_view(hashes, WINDOW)
    return set(np.unique(windows.min(axis=1)).tolist())


def candidates(texts: Sequence[Shingled]) -> Counter[tuple[int, int]]:
    """Pairs of indices that share fingerprints, with how many."""
    holders: dict[int, list[int]] = defaultdict(list)
    for i, text in enumerate(texts):
        for mark in text.marks:
            holders[mark].append(i)
    pairs: Counter[tuple[int, int]] = Counter()
    for who in holders.values():
        if 1 < len(who) <= COMMON:
            pairs.update((a, b) for n, a in enumerate(who) for b in who[n + 1 :])
    return pairs


def containment(a: Shingled, b: Shingled) -> float:
    """The share of the shorter text's shingles that the other text has."""
    one, other = (a, b) if a.size <= b.size else (b, a)
    return len(one.distinct & other.distinct) / len(one.distinct) if one.distinct else 0.0


def promising(a: Shingled, b: Shingled, shared: int) -> bool:
    """Do the shared fingerprints speak for a quarter of the shorter text, or for a run of some length?"""
    return shared >= LEAST_MARKS or shared * 4 >= min(len(a.marks), len(b.marks))


def passages(a: Shingled, b: Shingled) -> tuple[tuple[int, int, int, int], ...]:
    """Aligned passages: maximal runs of equal shingles as (start, end) in a and (start, end) in b, in the order of a."""
    where: dict[int, list[int]] = defaultdict(list)
    for j, h in enumerate(b.hashes.tolist()):
        where[h].append(j)
    found: list[tuple[int, int, int, int]] = []
    i, hashes = 0, a.hashes.tolist()
    while i < len(hashes):
        best, at = 0, -1
        for j in where.get(hashes[i], ())[:8]:
            run = _run(a.hashes, b.hashes, i, j)
            if run > best:
                best, at = run, j
        if best:
            last = best + SHINGLE - 2
            found.append((int(a.spans[i, 0]), int(a.spans[i + last, 1]), int(b.spans[at, 0]), int(b.spans[at + last, 1])))
        i += max(best, 1)
    return tuple(found)


def _run(a: Hashes, b: Hashes, i: int, j: int) -> int:
    """How many shingles agree from i in a and j in b on."""
    n = min(len(a) - i, len(b) - j)
    differs = np.flatnonzero(a[i : i + n] != b[j : j + n])
    return int(differs[0]) if len(differs) else n


def _words_in(text: Shingled, start: int, end: int) -> int:
    return int(((text.spans[:, 0] >= start) & (text.spans[:, 1] <= end)).sum())


def shared_wording(reports: Iterable[ReadReport], spread: Spread = in_turn) -> tuple[NearDuplicate, ...]:
    """All pairs of reports that share wording worth telling: from LISTED on near duplicates, below it a passage of PARTIAL_WORDS words or more."""
    return compare(spread(lambda r: shingled(r.document.id, r.document.text, r.layout.sentences), sorted(reports, key=lambda r: r.document.id)))


def compare(texts: Sequence[Shingled]) -> tuple[NearDuplicate, ...]:
    """The pairs among shingled texts that share wording; ``texts`` in the order of their ids."""
    found: list[NearDuplicate] = []
    for (i, j), marks in sorted(candidates(texts).items()):
        a, b = texts[i], texts[j]
        if not promising(a, b, marks):
            continue
        share = containment(a, b)
        aligned = passages(a, b)
        if share >= LISTED or any(_words_in(a, p[0], p[1]) >= PARTIAL_WORDS for p in aligned):
            found.append(NearDuplicate(a=a.id, b=b.id, share=round(share, 4), passages=aligned))
    return tuple(found)


def near_duplicates(shared: Iterable[NearDuplicate]) -> tuple[NearDuplicate, ...]:
    """Those pairs of which half of the shorter text stands in the other."""
    return tuple(pair for pair in shared if pair.share >= LISTED)


def copied(shared: Iterable[NearDuplicate]) -> Mapping[str, list[tuple[Span, str, Span]]]:
    """By report: each copied passage with the other report and its passage there."""
    by: dict[str, list[tuple[Span, str, Span]]] = defaultdict(list)
    for pair in shared:
        for a, b, c, d in pair.passages:
            by[pair.a].append((Span(a, b), pair.b, Span(c, d)))
            by[pair.b].append((Span(c, d), pair.a, Span(a, b)))
    return by
