"""A text in windows of whole sentences, each with the sentence before it as context, in batches of like length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crossbearing.tagging.words import shapes, split_words

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
CLS, SEP = 101, 102
LIMIT = 160
CONTEXT = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """The words of a text in the encoder's pieces.

    ``words`` are spans in code points; ``sentence`` the index of each word's sentence; ``bounds`` the first and after-last word of each sentence;
    ``pieces`` and ``forms`` hold, per word, its piece ids and its letter-case shape.
    """

    words: list[tuple[int, int]]
    sentence: Ints
    bounds: list[tuple[int, int]]
    pieces: list[list[int]]
    forms: list[int]


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``first`` to before ``last``; those from ``core`` on are read here, the ones before are context."""

    first: int
    core: int
    last: int


def code(text: str, sentences: Sequence[tuple[int, int]], pieces_of: Callable[[str], list[int]]) -> Coded:
    """The sentences (spans in code points) as words and pieces; empty sentences keep their index."""
    return code_words(text, [split_words(text, start, end) for start, end in sentences], pieces_of)


def code_words(text: str, sentences: Sequence[Sequence[tuple[int, int]]], pieces_of: Callable[[str], list[int]]) -> Coded:
    """Given words, sentence by sentence, as pieces."""
    words: list[tuple[int, int]] = []
    bounds: list[tuple[int, int]] = []
    forms: list[int] = []
    for new in sentences:
        bounds.append((len(words), len(words) + len(new)))
        forms += shapes([text[a:b] for a, b in new])
        words += new
    sentence = np.repeat(np.arange(len(bounds)), [b - a for a, b in bounds]) if bounds else np.zeros(0)
    return Coded(words=words, sentence=sentence.astype(np.int64), bounds=bounds, pieces=[pieces_of(text[a:b]) for a, b in words], forms=forms)


def cut(coded: Coded, limit: int = LIMIT) -> list[Window]:
    """Windows of at most ``limit`` pieces that together read every word once; a sentence longer than that is cut between words."""
    sizes = [len(p) for p in coded.pieces]
    parts = [part for a, b in coded.bounds for part in _split(a, b, sizes, limit)]
    weight = [sum(sizes[a:b]) for a, b in parts]
    out: list[Window] = []
    i = 0
    while i < len(parts):
        before = parts[i - 1] if i and weight[i - 1] <= CONTEXT and weight[i - 1] + weight[i] <= limit else None
        total = weight[i - 1] if before else 0
        j = i
        while j < len(parts) and total + weight[j] <= limit:
            total += weight[j]
            j += 1
        out.append(Window(before[0] if before else parts[i][0], parts[i][0], parts[j - 1][1]))
        i = j
    return out


def _split(first: int, last: int, sizes: list[int], limit: int) -> list[tuple[int, int]]:
    """The words of one sentence in parts of at most ``limit`` pieces."""
    out, start, total = [], first, 0
    for i in range(first, last):
        if total + sizes[i] > limit:
            out.append((start, i))
            start, total = i, 0
        total += sizes[i]
    return [*out, (start, last)] if last > start else out


def batches(coded: Coded, windows: list[Window], budget: int = 330) -> list[list[int]]:
    """Window indices in batches of at most ``budget`` padded pieces, shortest first."""
    sizes = [2 + sum(len(p) for p in coded.pieces[w.first : w.last]) for w in windows]
    out: list[list[int]] = []
    for i in sorted(range(len(windows)), key=lambda i: (sizes[i], i)):
        if out and sizes[i] * (len(out[-1]) + 1) <= budget:
            out[-1].append(i)
        else:
            out.append([i])
    return out


def arrays(coded: Coded, windows: list[Window]) -> tuple[Ints, Ints, Ints, list[Ints]]:
    """Padded ids, shapes and mask (window, piece), and the first piece of each word of each window."""
    ids, forms, firsts = [], [], []
    for w in windows:
        row, form, first = [CLS], [0], []
        for i in range(w.first, w.last):
            first.append(len(row))
            row += coded.pieces[i]
            form += [coded.forms[i]] * len(coded.pieces[i])
        ids.append([*row, SEP])
        forms.append([*form, 0])
        firsts.append(np.array(first, dtype=np.int64))
    return _padded(ids), _padded(forms), _padded([[1] * len(row) for row in ids]), firsts


def _padded(rows: list[list[int]]) -> Ints:
    """Rows of equal length, zeros behind."""
    width = max(map(len, rows))
    return np.array([row + [0] * (width - len(row)) for row in rows], dtype=np.int64)
