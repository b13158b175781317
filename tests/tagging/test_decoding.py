"""Scores become spans and trees by the rules that a reader expects of them."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.tagging.decoding import log_softmax, spans, tree, viterbi, whole_text

LABELS = 5


def best_by_hand(scores: np.ndarray) -> float:
    """The score of the best allowed label sequence, found by trying all of them."""
    n = len(scores)
    best = -np.inf
    for path in itertools.product(range(LABELS), repeat=n):
        fine = all(x == 0 or x % 2 or (i and path[i - 1] in (x, x - 1)) for i, x in enumerate(path))
        if fine:
            best = max(best, float(sum(scores[i, x] for i, x in enumerate(path))))
    return best


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 5), st.integers(0, 10_000))
def test_viterbi_finds_the_best_allowed_sequence(length: int, seed: int) -> None:
    """No allowed sequence scores higher than the one found, and the one found is allowed."""
    scores = log_softmax(np.random.default_rng(seed).normal(size=(length, LABELS)).astype(np.float32))
    found = viterbi(scores, [(0, length)])
    assert all(x == 0 or x % 2 or (i and found[i - 1] in (x, x - 1)) for i, x in enumerate(found.tolist()))
    assert abs(float(scores[np.arange(length), found].sum()) - best_by_hand(scores)) < 1e-4


def test_viterbi_reads_sentences_apart() -> None:
    """A span does not run on from one sentence into the next."""
    scores = np.full((4, 3), -9.0, dtype=np.float32)
    scores[[0, 1, 2, 3], [1, 2, 2, 0]] = 0
    assert viterbi(scores, [(0, 2), (2, 4)]).tolist() == [1, 2, 1, 0] or viterbi(scores, [(0, 2), (2, 4)]).tolist() == [1, 2, 0, 0]


def test_whole_text_never_begins_inside() -> None:
    """The first label of a text is O or a beginning, even where an inside scores best."""
    moves = np.zeros((3, 3), dtype=np.float32)
    moves[0, 2] = -1e4
    scores = log_softmax(np.array([[0, 0, 5], [0, 0, 5]], dtype=np.float32))
    assert whole_text(scores, moves)[0] != 2


def test_spans_of_labels() -> None:
    """Two beginnings in a row are two spans, and an inside of another kind starts a span of its own."""
    assert spans(np.array([1, 2, 1, 0, 3, 4, 2])) == [(0, 2, 0), (2, 3, 0), (4, 6, 1), (6, 7, 0)]


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 9), st.integers(0, 10_000))
def test_a_sentence_is_one_tree(length: int, seed: int) -> None:
    """Whatever the scores, exactly one word is the root and every word reaches it."""
    heads = tree(np.random.default_rng(seed).normal(size=(length, length)).astype(np.float32))
    roots = [i for i, h in enumerate(heads.tolist()) if i == h]
    assert len(roots) == 1
    for start in range(length):
        at, steps = start, 0
        while at != roots[0]:
            at, steps = int(heads[at]), steps + 1
            assert steps <= length


@settings(deadline=None, max_examples=40)
@given(st.integers(2, 4), st.integers(0, 10_000))
def test_the_tree_is_the_best_one_when_it_had_to_be_mended(length: int, seed: int) -> None:
    """Among all trees below the root that was chosen, none scores higher."""
    scores = np.random.default_rng(seed).normal(size=(length, length)).astype(np.float32)
    heads = tree(scores).tolist()
    root = next(i for i, h in enumerate(heads) if i == h)

    def total(choice: tuple[int, ...]) -> float:
        return sum(float(scores[i, h]) for i, h in enumerate(choice) if i != root)

    def whole(choice: tuple[int, ...]) -> bool:
        for start in range(length):
            at = start
            for _ in range(length):
                at = choice[at]
            if at != root:
                return False
        return choice[root] == root and all(choice[i] != i for i in range(length) if i != root)

    best = max(total(c) for c in itertools.product(range(length), repeat=length) if whole(c))
    assert abs(total(tuple(heads)) - best) < 1e-4
