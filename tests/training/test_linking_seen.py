"""The weights of linking moved by comparisons of whole stories."""

from __future__ import annotations

import json

import numpy as np

from crossbearing.linking.features import FEATURES
from training.linking_fit import PRIOR, WEIGHTS
from training.linking_seen import AGAINST, moved
from training.logistic import descended


def test_weights_move_as_the_examples_speak_within_their_bounds() -> None:
    """A feature that goes with the answer gains weight; one bound to be negative stays at nought, whatever the examples say."""
    rows = np.array([[1.0, 1.0, 1.0], [1.0, 1.0, 1.0], [0.0, 0.0, 1.0], [0.0, 0.0, 1.0]])
    answers = np.array([1.0, 1.0, -1.0, -1.0]), np.full(4, 10.0)
    bounds = np.array([-np.inf, -np.inf, -np.inf]), np.array([np.inf, 0.0, np.inf])
    found = descended(rows, answers, (np.zeros(3), np.ones(3)), bounds)
    assert found[0] > 1
    assert found[1] == 0
    assert found[2] < 0


def test_a_weight_that_is_held_keeps_its_share_and_none_turns_round() -> None:
    """Seen comparisons move the shipped weights across reports, but none beyond its bounds; every feature is one that linking knows."""
    shipped = json.loads(WEIGHTS.read_text("utf-8"))["across"]
    expected = json.loads(PRIOR.read_text("utf-8"))["across"]["weights"]
    found = moved(shipped, expected, (2.0, 0.1), {"days_apart": 0.9})["weights"]
    assert found.keys() == shipped["weights"].keys() <= FEATURES.keys()
    assert found["days_apart"] <= 0.9 * shipped["weights"]["days_apart"] + 0.001
    assert all(w * expected[name] >= 0 for name, w in found.items() if name in expected)
    assert all(found[name] <= 0 for name in AGAINST)
