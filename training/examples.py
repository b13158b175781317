"""Training examples: words, pieces and, per head, the labels that a corpus knows (all others are masked)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from tokenizers import Tokenizer

from crossbearing.tagging.words import shapes, split_words

IGNORE = -100
ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Maj|Capt|Gov|Sen|Rep|Prof|Rev|St|Jr|Sr|Inc|Corp|Co|Ltd|No|vs)|\b[A-Z](?:\.[A-Z])*)\.$")
BREAK = re.compile(r"[.!?…][\"”’')\]]*\s+|\n+")


@dataclass(slots=True)
class Example:
    """A stretch of text, cut into words and sentences, with labels.

    ``tags`` maps a token head to an array over words (IGNORE where unknown); ``heads`` are word indices (root to itself);
    ``roles``: (schema, trigger word, {role: [(first, after last word)]}, roles known); ``links``: (cue, source, content) word indices or -1;
    ``scores`` a float array (NaN where unknown); ``kinds`` one label a sentence; ``group`` names the corpus.
    """

    text: str
    words: list[tuple[int, int]]
    sentences: list[tuple[int, int]]
    group: str
    tags: dict[str, np.ndarray] = field(default_factory=dict)
    heads: np.ndarray | None = None
    roles: list[tuple[str, int, dict[str, list[tuple[int, int]]], tuple[str, ...] | None]] = field(default_factory=list)
    links: list[tuple[int, int, int]] = field(default_factory=list)
    scores: np.ndarray | None = None
    kinds: list[str | None] | None = None
    mentions: list[tuple[int, str]] = field(default_factory=list)


def sentences_of(text: str) -> list[tuple[int, int]]:
    """A plain sentence cut for corpora that have none."""
    out, start = [], 0
    for m in BREAK.finditer(text):
        if "\n" not in m.group() and (ABBREVIATION.search(text[max(start, m.start() - 12) : m.start() + 1]) or not re.match(r"[A-Z0-9\"“‘'(\[]", text[m.end() :])):
            continue
        if text[start : m.end()].strip():
            out.append((start, m.start() + len(m.group().rstrip())))
        start = m.end()
    if text[start:].strip():
        out.append((start, len(text)))
    return out


def make(text: str, group: str, sentences: list[tuple[int, int]] | None = None) -> Example:
    """The example without labels."""
    words: list[tuple[int, int]] = []
    bounds = []
    for a, b in sentences or sentences_of(text):
        new = split_words(text, a, b)
        if new:
            bounds.append((len(words), len(words) + len(new)))
            words += new
    return Example(text, words, bounds, group)


class Locator:
    """Character spans into word ranges."""

    def __init__(self, words: list[tuple[int, int]]) -> None:
        self.starts = [w[0] for w in words]
        self.ends = [w[1] for w in words]

    def __call__(self, start: int, end: int) -> tuple[int, int]:
        """First and after-last word that touch the span (equal if none does)."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


def bio(n: int, spans: list[tuple[int, int, int]], fill: int = 0) -> np.ndarray:
    """B and I labels (1 + 2k, 2 + 2k) from (first, after last, k); the later span of two that overlap is dropped."""
    out = np.full(n, fill, dtype=np.int64)
    taken = np.zeros(n, bool)
    for a, b, k in spans:
        if a < b and not taken[a:b].any():
            out[a] = 1 + 2 * k
            out[a + 1 : b] = 2 + 2 * k
            taken[a:b] = True
    return out


def cut(example: Example, first: int, last: int) -> Example:
    """The part of an example from sentence ``first`` to before ``last``."""
    a, b = example.sentences[first][0], example.sentences[last - 1][1]
    inside = lambda i: a <= i < b  # noqa: E731 - short, and read at once
    part = Example(example.text, example.words[a:b], [(x - a, y - a) for x, y in example.sentences[first:last]], example.group)
    part.tags = {k: v[a:b] for k, v in example.tags.items()}
    part.heads = None if example.heads is None else example.heads[a:b] - a
    part.scores = None if example.scores is None else example.scores[a:b]
    part.kinds = None if example.kinds is None else example.kinds[first:last]
    for schema, t, fillers, known in example.roles:
        if inside(t):
            kept = {r: [(x - a, y - a) for x, y in v if inside(x) and inside(y - 1)] for r, v in fillers.items()}
            part.roles.append((schema, t - a, kept, known))
    part.links = [(c - a, s - a if inside(s) else -1, t - a if inside(t) else -1) for c, s, t in example.links if inside(c)]
    part.mentions = [(t - a, c) for t, c in example.mentions if inside(t)]
    return part


@lru_cache(maxsize=4)
def _tokenizer(path: str) -> Tokenizer:
    tokenizer = Tokenizer.from_file(path)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


class Pieces:
    """Words into piece ids, each word by itself and once."""

    def __init__(self, path: str) -> None:
        self.tokenizer = _tokenizer(path)
        self.known: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        """The ids of the word's pieces, at most eight."""
        got = self.known.get(word)
        if got is None:
            got = self.known[word] = self.tokenizer.encode(word, add_special_tokens=False).ids[:8] or [100]
        return got


def lengths(example: Example, pieces: Pieces) -> list[int]:
    """The number of pieces of each sentence."""
    return [sum(len(pieces(example.text[x:y])) for x, y in example.words[a:b]) for a, b in example.sentences]


def windows(example: Example, pieces: Pieces, limit: int) -> list[Example]:
    """The example in windows of whole sentences of at most ``limit`` pieces (a longer sentence is dropped)."""
    out, first, total = [], 0, 0
    size = lengths(example, pieces)
    for i, n in enumerate(size):
        if total and total + n > limit:
            out.append(cut(example, first, i))
            first, total = i, 0
        if n > limit:
            first, total = i + 1, 0
            continue
        total += n
    if total and first < len(size):
        out.append(cut(example, first, len(size)))
    return out


def encode(example: Example, pieces: Pieces, caseless: bool = False) -> tuple[list[int], list[int], list[int]]:
    """Piece ids with [CLS] and [SEP], the shape of each piece's word, and the first piece of each word."""
    ids, form, first = [101], [0], []
    for a, b in example.sentences:
        texts = [example.text[x:y] for x, y in example.words[a:b]]
        for word, kind in zip(texts, shapes(texts), strict=True):
            got = pieces(word)
            first.append(len(ids))
            ids += got
            form += [1 if caseless and kind in (2, 3, 4, 7) else kind] * len(got)
    return [*ids, 102], [*form, 0], first
