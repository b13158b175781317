"""The mention head: its slope, and what a few made-up mentions teach it."""

from __future__ import annotations

import numpy as np
import pytest

from training.coref_head import TEMPERATURE, Taught, fitted, slope

EVENTS = np.array([0, 0, 1, 1, 2])
"""Two events with two mentions each, and one told of once."""


def _loss(units: np.ndarray) -> float:
    """Supervised contrast, written out mention by mention."""
    total = []
    for i in range(4):
        others = [j for j in range(5) if j != i]
        share = np.exp([units[i] @ units[j] / TEMPERATURE for j in others])
        total.append(-float(np.log(share[others.index(i ^ 1)] / share.sum())))
    return sum(total) / len(total)


def test_slope_is_that_of_the_loss() -> None:
    """Moving one number by a little changes the loss by as much as the slope says."""
    units = np.random.default_rng(1).normal(size=(5, 4)) * 0.3
    down = slope(units.astype(np.float32), EVENTS)
    assert down is not None
    for at in ((0, 0), (3, 2), (4, 1)):
        step = np.zeros_like(units)
        step[at] = 1e-5
        assert (_loss(units + step) - _loss(units - step)) / 2e-5 == pytest.approx(float(down[at]), abs=1e-3)


def test_nothing_to_learn_where_no_two_are_one() -> None:
    """Mentions of as many events have no slope."""
    assert slope(np.eye(3, dtype=np.float32), np.array([0, 1, 2])) is None


def _margin(rows: np.ndarray, events: np.ndarray) -> float:
    """How much nearer, in cosine, mentions of one event are than others."""
    units = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    same, own = events[:, None] == events[None], np.eye(len(events), dtype=bool)
    return float((units @ units.T)[same & ~own].mean() - (units @ units.T)[~same].mean())


def test_what_all_mentions_share_is_forgotten() -> None:
    """New mentions of known events stand further apart after learning than in the vectors themselves, which have most in common."""
    rng = np.random.default_rng(2)
    events = np.repeat(np.arange(6), 8)
    signs, common = rng.normal(size=(6, 40)), rng.normal(size=40) * 5
    rows = (np.repeat(signs, 8, axis=0) + rng.normal(size=(48, 40)) + common).astype(np.float32)
    old = np.arange(48) % 8 < 6
    head = fitted(Taught(rows[old], events[old], [np.arange(int(old.sum()))] * 40))
    assert _margin(rows[~old] @ head.weight.T + head.bias, events[~old]) > 3 * _margin(rows[~old], events[~old])
