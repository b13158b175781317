"""Scores into spans and trees, vectorised: BIO by a constrained Viterbi, attribution over the whole text, dependency trees."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
NEVER = np.float32(-1e4)


def log_softmax(x: Floats) -> Floats:
    """Logarithm of the softmax over the last axis."""
    y = x - x.max(-1, keepdims=True)
    total = np.log(np.exp(y).sum(-1, keepdims=True))
    out: Floats = np.subtract(y, total, dtype=np.float32)
    return out


def viterbi(scores: Floats, bounds: list[tuple[int, int]], bias: float = 0.0) -> Ints:
    """The best labels of all sentences at once, where I-k may follow only B-k or I-k.

    ``scores`` (word, 1 + 2 labels) are log-probabilities in the order O, B-0, I-0, B-1, ...; ``bias`` is added to O.  No span crosses a sentence.
    """
    biased = scores + bias * (np.arange(scores.shape[1]) == 0) if bias else scores
    out: Ints = biased.argmax(1).astype(np.int64)
    # where the best label of each word makes a path, that is the best path
    kept = sorted(_begun_inside(out, bounds), key=lambda s: s[0] - s[1])
    if not kept:
        return out
    n, longest, width = len(kept), kept[0][1] - kept[0][0], scores.shape[1]
    grid = np.zeros((longest, n, width), dtype=np.float32)
    for i, (a, b) in enumerate(kept):
        grid[: b - a, i] = scores[a:b]
    grid[:, :, 0] += bias
    alive = (np.arange(longest)[:, None] < np.array([b - a for a, b in kept])[None]).sum(1).tolist()
    best = grid[0].copy()
    best[:, 2::2] = NEVER
    back = np.zeros((longest, n, width), dtype=np.int16)
    begin = np.arange(1, width, 2, dtype=np.int16)
    for t in range(1, longest):
        m = alive[t]
        old = best[:m]
        first = old.argmax(1)
        starts, goes = old[:, 1::2], old[:, 2::2]
        new = grid[t, :m] + old[np.arange(m), first][:, None]
        new[:, 2::2] = grid[t, :m, 2::2] + np.maximum(starts, goes)
        back[t, :m] = first[:, None]
        back[t, :m, 2::2] = np.where(starts >= goes, begin, begin + 1)
        best[:m] = new
    for i, (a, b) in enumerate(kept):
        label = int(best[i].argmax())
        for t in range(b - a - 1, -1, -1):
            out[a + t] = label
            label = int(back[t, i, label])
    return out


def _begun_inside(labels: Ints, bounds: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences in which some I-k follows neither B-k nor I-k."""
    before = np.roll(labels, 1)
    before[[a for a, b in bounds if b > a]] = 0
    loose = (labels > 0) & (labels % 2 == 0) & (before != labels) & (before != labels - 1)
    return [(a, b) for a, b in bounds if loose[a:b].any()]


def whole_text(scores: Floats, transitions: Floats) -> Ints:
    """The best label sequence of a whole text under transition scores (label, label); -1e4 forbids."""
    n, k = scores.shape
    out = np.zeros(n, dtype=np.int64)
    if not n:
        return out
    back = np.zeros((n, k), dtype=np.int64)
    best = scores[0] + np.where(np.arange(k) % 2 == 0, np.where(np.arange(k) == 0, 0, NEVER), 0)
    columns = np.arange(k)
    for t in range(1, n):
        paths = best[:, None] + transitions
        back[t] = paths.argmax(0)
        best = paths[back[t], columns] + scores[t]
    label = int(best.argmax())
    for t in range(n - 1, -1, -1):
        out[t] = label
        label = int(back[t, label])
    return out


def spans(labels: Ints) -> list[tuple[int, int, int]]:
    """(first word, after last word, label index) of the spans that BIO labels spell."""
    out: list[tuple[int, int, int]] = []
    start = kind = -1
    for i, label in enumerate([*labels.tolist(), 0]):
        if start >= 0 and (label == 0 or label % 2 == 1 or (label - 1) // 2 != kind):
            out.append((start, i, kind))
            start = -1
        if label and start < 0:
            start, kind = i, (label - 1) // 2
    return out


def tree(scores: Floats) -> Ints:
    """The heads of one sentence: the best tree with one root (which points to itself); ``scores`` (dependent, head)."""
    n = len(scores)
    heads = scores.argmax(1)
    roots = np.flatnonzero(heads == np.arange(n))
    if len(roots) == 1 and not _has_cycle(heads):
        return _whole(heads)
    own = scores.diagonal().copy()
    rest = np.where(np.eye(n, dtype=bool), NEVER, scores)
    root = int((own - rest.max(1)).argmax()) if n > 1 else 0
    rest[root] = NEVER
    rest[root, root] = 0
    return _arborescence(rest, root)


def _whole(x: npt.NDArray[np.intp]) -> Ints:
    """The same numbers in 64 bits."""
    return x.astype(np.int64, copy=False)


def _has_cycle(heads: Ints) -> bool:
    """Does some word never reach the root?"""
    for _ in range(max(1, len(heads).bit_length())):
        heads = heads[heads]
    return bool((heads != heads[0]).any())


def _arborescence(scores: Floats, root: int) -> Ints:
    """Chu-Liu and Edmonds: the best tree below the root; scores (dependent, head)."""
    n = len(scores)
    scores = scores.copy()
    np.fill_diagonal(scores, NEVER * 10)
    heads = scores.argmax(1)
    heads[root] = root
    cycle = np.array(_cycle(heads, root), dtype=np.int64)
    if not len(cycle):
        return _whole(heads)
    inside = np.zeros(n, dtype=bool)
    inside[cycle] = True
    others = np.flatnonzero(~inside)
    size = len(others)
    small = np.full((size + 1, size + 1), NEVER * 10, dtype=np.float32)
    small[:size, :size] = scores[np.ix_(others, others)]
    leaving = scores[np.ix_(others, cycle)]
    small[:size, size] = leaving.max(1)
    gain = scores[np.ix_(cycle, others)] - scores[cycle, heads[cycle]][:, None]
    small[size, :size] = gain.max(0)
    solved = _arborescence(small, int(np.flatnonzero(others == root)[0]))
    out = heads.copy()
    for i in range(size):
        out[others[i]] = others[solved[i]] if solved[i] < size else cycle[leaving[i].argmax()]
    enter = int(solved[size])
    out[cycle[gain[:, enter].argmax()]] = others[enter]
    out[root] = root
    return _whole(out)


def _cycle(heads: Ints, root: int) -> list[int]:
    """The members of one loop that does not hold the root; empty if there is none."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path, i = [], start
        while not state[i] and i != root:
            state[i] = 1
            path.append(i)
            i = int(heads[i])
        if i != root and state[i] == 1 and i in path:
            return path[path.index(i) :]
        for j in path:
            state[j] = 2
    return []
