"""Reports that tell one text in other words: translated and translated back, or rewritten sentence by sentence.

Shared runs of words do not show it.  What a rewriting keeps is which names and numbers stand together in a sentence, and the order of the sentences: sentences
are compared by the words that they share, names and numbers weighing more, and aligned in their order (Needleman and Wunsch 1970, without a price for gaps).
Independent reports on one event share facts as well, but not most of their sentences in one order.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np
import numpy.typing as npt

from crossbearing.corroboration.origins.meeting import Keys, Pair, meetings
from crossbearing.records.claim import ReadReport
from crossbearing.records.document import Span
from crossbearing.records.finding import NearDuplicate

ALIKE = 0.4
"""Sentences below this share of common weight are not the same sentence retold."""
COVERED = 0.5
"""Share of the shorter text's weight that must stand in aligned sentences."""
LEAST_SENTENCES = 4
LEAST_WORDS = 4
"""A sentence of fewer words that say something is left out."""
NAME, NUMBER = 2.0, 3.0
"""Weight of a name and of a number against that of another word."""
COMMON = 40
"""A pair of names or numbers in more reports than this says nothing."""
LEAST_PAIRS = 2
SAMPLED = 3
MOST_STRONG = 8
"""Names and numbers of a sentence that are looked at."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’]\w+)*")
_NUMBERS = {w: str(n) for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {
    "fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "hundred": "100", "dozen": "12",
}  # fmt: skip
_SMALL = frozenset(
    "the a an of to in on at by for from with and or but that this these those which who whom whose it its he she they them their his her we our as is are was "
    "were be been being had has have do did not no said say says told also would could will there where when while after before about into over than".split()
)
_ENDING = re.compile(r"(?:ing|edly|ed|es|s|ly|er|ation|ment)$")

Weights = Mapping[str, float]


def weights_of(text: str, span: Span) -> Weights:
    """The words of a sentence with their weights: numbers as digits, names as they are, other words without their endings."""
    found: dict[str, float] = {}
    for number, word in enumerate(_WORD.findall(text, span.start, span.end)):
        stem, weight = _weighed(word, number > 0 and word[0].isupper())
        if weight > found.get(stem, 0.0):
            found[stem] = weight
    return found


@lru_cache(maxsize=1 << 16)
def _weighed(word: str, named: bool) -> tuple[str, float]:
    """What a word counts as, and its weight; 0 where it says nothing."""
    low = word.lower().replace("’", "'")
    if low in _NUMBERS or word[0].isdigit():
        return _NUMBERS.get(low, word.replace(",", "")), NUMBER
    if low in _SMALL:
        return low, 0.0
    if named:
        return low, NAME
    return (_ENDING.sub("", low) if len(low) > 5 else low), 1.0


def _body(report: ReadReport) -> list[Span]:
    """The sentences of a report, its headline left out."""
    head = report.layout.headline
    return [s for s in report.layout.sentences if head is None or not head.meets(s)]


@dataclass(frozen=True, slots=True)
class Told:
    """One text as weighted sentences (``rows``, with their ``spans``)."""

    id: str
    spans: tuple[Span, ...]
    rows: tuple[Weights, ...]

    @classmethod
    def of(cls, report: ReadReport) -> Told:
        """The sentences of a report, its headline and short ones left out."""
        rows = [(s, w) for s in _body(report) if len(w := weights_of(report.document.text, s)) >= LEAST_WORDS]
        return cls(id=report.document.id, spans=tuple(s for s, _ in rows), rows=tuple(w for _, w in rows))

    @property
    def weight(self) -> float:
        """The weight of the whole text."""
        return sum(sum(row.values()) for row in self.rows)


def alike(a: Weights, b: Weights) -> float:
    """The share of weight that two sentences have in common (Dice)."""
    common = sum(min(a[w], b[w]) for w in a.keys() & b.keys())
    return 2 * common / (sum(a.values()) + sum(b.values()))


def aligned(a: Told, b: Told) -> list[tuple[int, int, float]]:
    """The pairs of sentences (index in a, index in b, how alike) that are the same ones in the same order."""
    scores = np.array([[alike(x, y) for y in b.rows] for x in a.rows])
    scores[scores < ALIKE] = 0.0
    best: npt.NDArray[np.float64] = np.zeros((len(a.rows) + 1, len(b.rows) + 1))
    for i in range(len(a.rows)):
        for j in range(len(b.rows)):
            best[i + 1, j + 1] = max(best[i, j] + scores[i, j], best[i, j + 1], best[i + 1, j])
    found: list[tuple[int, int, float]] = []
    i, j = len(a.rows), len(b.rows)
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((i, j, float(scores[i, j])))
    return found[::-1]


def retold(a: Told, b: Told) -> NearDuplicate | None:
    """The two texts as one told twice: the share of the shorter one in aligned sentences, and these as passages; None where they are two texts."""
    if min(len(a.rows), len(b.rows)) < LEAST_SENTENCES:
        return None
    pairs = aligned(a, b)
    told = {j for _, j, _ in pairs} if b.weight < a.weight else {i for i, _, _ in pairs}
    short = b if b.weight < a.weight else a
    share = sum(sum(short.rows[n].values()) for n in told) / short.weight
    if len(pairs) < LEAST_SENTENCES or share < COVERED:
        return None
    return NearDuplicate(a=a.id, b=b.id, share=round(share, 4), passages=tuple((*a.spans[i], *b.spans[j]) for i, j, _ in pairs))


def pairs_of(report: ReadReport) -> Keys:
    """Names and numbers that stand together in a sentence, two by two, as hashes of which one in SAMPLED is kept: equal texts keep equal ones.

    None of a text that has too few sentences to be known by them.
    """
    body = _body(report)
    strong = (_strong(report.document.text, span)[:MOST_STRONG] for span in (body if len(body) >= LEAST_SENTENCES else ()))
    hashes = {zlib.crc32(f"{a}|{b}".encode()) for words in strong for a, b in combinations(words, 2)}
    return np.array([value for value in hashes if value % SAMPLED == 0], dtype=np.uint64)


def _strong(text: str, span: Span) -> list[str]:
    """The names and numbers of a sentence, sorted; none where it is short."""
    words = _WORD.findall(text, span.start, span.end)
    if _is_short(words):
        return []
    able = ((number, word) for number, word in enumerate(words) if not word.islower() or word in _NUMBERS)
    weighed = (_weighed(word, number > 0 and word[0].isupper()) for number, word in able)
    return sorted({stem for stem, weight in weighed if weight > 1.0})


def _is_short(words: Sequence[str]) -> bool:
    """Has a sentence too few words that say something to be known by them?"""
    found: set[str] = set()
    for number, word in enumerate(words):
        stem, weight = _weighed(word, number > 0 and word[0].isupper())
        if weight:
            found.add(stem)
            if len(found) >= LEAST_WORDS:
                return False
    return True


def meeting_pairs(texts: Sequence[Keys]) -> list[Pair]:
    """The pairs of texts that share pairs of names and numbers that few others have (:func:`pairs_of`), in their order."""
    a, b, shared = meetings(texts, COMMON)
    return list(zip(a[shared >= LEAST_PAIRS].tolist(), b[shared >= LEAST_PAIRS].tolist(), strict=True))
