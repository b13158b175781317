"""Penalised logistic regression with bounds on the weights, by accelerated projected gradients (Beck and Teboulle 2009)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
STEPS = 1500


def descended(rows: Floats, answers: tuple[Floats, Floats], prior: tuple[Floats, Floats], bounds: tuple[Floats, Floats]) -> Floats:
    """The weights, bias among them, that maximise the posterior.

    ``rows`` (example, feature); ``answers``: 1 or -1 and the weight of each example; ``prior``: the expected weights, and how strongly each is pulled towards
    its own; ``bounds``: the least and the most that each may become.
    """
    (sign, share), (expected, pull) = answers, prior
    step = 1 / (pull.max() + 0.25 * np.linalg.norm(rows * np.sqrt(share)[:, None], 2) ** 2)
    weights = ahead = expected
    pace = 1.0
    for _ in range(STEPS):
        slope = pull * (ahead - expected) - rows.T @ (share * sign / (1 + np.exp(np.clip(sign * (rows @ ahead), -30, 30))))
        before, weights = weights, np.clip(ahead - step * slope, *bounds)
        slower = (1 + (1 + 4 * pace**2) ** 0.5) / 2
        ahead, pace = weights + (pace - 1) / slower * (weights - before), slower
    return weights
