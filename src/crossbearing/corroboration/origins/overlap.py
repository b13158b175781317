"""Shared wording between reports: near duplicates, wire copy inside other texts, and the passages that agree.

Candidates come from winnowed fingerprints (Schleimer et al. 2003): two texts that share a run of at least WINDOW + SHINGLE - 1 words share one.
Resemblance would miss an excerpt inside a longer text, so what is measured is containment (Broder 1997) in the shorter one.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from crossbearing.corroboration.origins.meeting import Keys, Pair, meetings
from crossbearing.records.document import Span
from crossbearing.records.finding import NearDuplicate

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
_PLAIN_TOKEN = re.compile(rb"\w+(?:'\w+)*")


@dataclass(frozen=True)
class Shingled:
    """One text, in the ``parts`` that count, and the hashes of all runs of SHINGLE words (words - SHINGLE + 1).

    Not slotted: what is made of them is kept once it is asked for.
    """

    id: str
    text: str
    parts: tuple[Span, ...]
    hashes: Keys

    @cached_property
    def spans(self) -> npt.NDArray[np.int64]:
        """The offsets of the words (words, 2)."""
        found = [m.span() for p in self.parts for m in _TOKEN.finditer(self.text, p.start, p.end)]
        return np.array(found, dtype=np.int64).reshape(-1, 2)

    @cached_property
    def listed(self) -> list[int]:
        """The hashes as numbers, in their order."""
        found: list[int] = self.hashes.tolist()
        return found

    @cached_property
    def distinct(self) -> frozenset[int]:
        """The shingles, each once."""
        return frozenset(self.listed)

    @cached_property
    def marks(self) -> Keys:
        """The winnowed fingerprints, each once."""
        return winnow(self.hashes)


def _mix(values: Keys) -> Keys:
    """Spread hashes evenly (the finaliser of splitmix64), so that the least of a window is a fair sample."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _words(part: str) -> Iterable[int]:
    """The words of a stretch of text, in whatever case, as hashes."""
    if part.isascii():
        return map(zlib.crc32, _PLAIN_TOKEN.findall(part.lower().encode()))
    return (zlib.crc32(word.casefold().encode()) for word in _TOKEN.findall(part))


def shingled(key: str, text: str, parts: Sequence[Span] = ()) -> Shingled:
    """The shingles of a text, or of its ``parts`` (sentences) where given: page furniture is no shared wording."""
    counted = tuple(parts) or (Span(0, len(text)),)
    words = np.array([word for p in counted for word in _words(text[p.start : p.end])], dtype=np.uint64)
    count = len(words) - SHINGLE + 1
    runs = np.zeros(max(count, 0), dtype=np.uint64)
    for i in range(SHINGLE if count > 0 else 0):
        runs = runs * np.uint64(0x100000001B3) + words[i : i + count] + np.uint64(1)
    return Shingled(id=key, text=text, parts=counted, hashes=_mix(runs))


def winnow(hashes: Keys) -> Keys:
    """The least hash of every window of WINDOW shingles, each once."""
    if len(hashes) <= WINDOW:
        return hashes.min(keepdims=True) if len(hashes) else hashes
    least, count = hashes[: 1 - WINDOW], len(hashes) - WINDOW + 1
    for i in range(1, WINDOW):
        least = np.minimum(least, hashes[i : i + count])
    return np.unique(least)


def promising(marks: Sequence[Keys]) -> list[Pair]:
    """The pairs of texts whose shared fingerprints speak for a quarter of the shorter one, or for a run of some length; in their order."""
    sizes = np.array([len(one) for one in marks], dtype=np.int64)
    a, b, shared = meetings(marks, COMMON)
    kept = (shared >= LEAST_MARKS) | (shared * 4 >= np.minimum(sizes[a], sizes[b]))
    return list(zip(a[kept].tolist(), b[kept].tolist(), strict=True))


def containment(a: Shingled, b: Shingled) -> float:
    """The share of the shorter text's shingles that the other text has."""
    one, other = (a, b) if len(a.hashes) <= len(b.hashes) else (b, a)
    return len(one.distinct & other.distinct) / len(one.distinct) if one.distinct else 0.0


def passages(a: Shingled, b: Shingled) -> tuple[tuple[int, int, int, int], ...]:
    """Aligned passages: maximal runs of equal shingles as (start, end) in a and (start, end) in b, in the order of a."""
    where: dict[int, list[int]] = {h: [] for h in a.distinct & b.distinct}
    for j, h in enumerate(b.listed) if where else ():
        if h in where:
            where[h].append(j)
    found: list[tuple[int, int, int, int]] = []
    done = 0
    for i, h in enumerate(a.listed) if where else ():
        if i < done or h not in where:
            continue
        best, at = max((_run(a.hashes, b.hashes, i, j), -j) for j in where[h][:8])
        last, done = best + SHINGLE - 2, i + best
        found.append((int(a.spans[i, 0]), int(a.spans[i + last, 1]), int(b.spans[-at, 0]), int(b.spans[last - at, 1])))
    return tuple(found)


def _run(a: Keys, b: Keys, i: int, j: int) -> int:
    """How many shingles agree from i in a and j in b on."""
    n = min(len(a) - i, len(b) - j)
    differs = np.flatnonzero(a[i : i + n] != b[j : j + n])
    return int(differs[0]) if len(differs) else n


def _words_in(text: Shingled, start: int, end: int) -> int:
    return int(((text.spans[:, 0] >= start) & (text.spans[:, 1] <= end)).sum())


def sharing(a: Shingled, b: Shingled) -> NearDuplicate | None:
    """What two texts share, where that is worth telling: from LISTED on near duplicates, below it a passage of PARTIAL_WORDS words or more."""
    share, aligned = containment(a, b), passages(a, b)
    if share < LISTED and all(_words_in(a, p[0], p[1]) < PARTIAL_WORDS for p in aligned):
        return None
    return NearDuplicate(a=a.id, b=b.id, share=round(share, 4), passages=aligned)


def compare(texts: Sequence[Shingled]) -> tuple[NearDuplicate, ...]:
    """The pairs among shingled texts that share wording; ``texts`` in the order of their ids."""
    pairs = promising([text.marks for text in texts])
    return tuple(found for i, j in pairs if (found := sharing(texts[i], texts[j])) is not None)


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
