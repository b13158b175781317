"""The mention head of the coreference benchmark, taught on the encoder's vectors: mentions of one event close together, the others of their stories apart.

Supervised contrast (Khosla et al. 2020) of a linear map, by AdamW; the encoder is left alone.  The shipped head has read the same mentions together with the
encoder, which knows them by heart; this one is also made for every fold without the mentions of that fold, so that the trees learn how far to trust it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from benchmarks.coref_seen import Head

VECTOR = 128
TEMPERATURE = 0.07
PASSES, RATE, DECAY, DROPPED = 15, 1e-3, 0.01, 0.3
MOST = 300
"""So many mentions of a group at most are held against one another at a time."""

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


class Taught(NamedTuple):
    """Mentions to learn from: their looks (mention, 2 x width), the event of each, and groups of indices within which they are told apart."""

    rows: Floats
    events: Ints
    groups: Sequence[Ints]


class Adam:
    """AdamW (Loshchilov and Hutter 2019) on two arrays, moved in place."""

    def __init__(self, arrays: Sequence[Floats]) -> None:
        self.arrays = arrays
        self.means, self.squares = [np.zeros_like(a) for a in arrays], [np.zeros_like(a) for a in arrays]
        self.steps = 0

    def step(self, slopes: Sequence[Floats], rate: float) -> None:
        """One step down the slopes."""
        self.steps += 1
        for array, mean, square, slope in zip(self.arrays, self.means, self.squares, slopes, strict=True):
            np.add(mean, 0.1 * (slope - mean), out=mean)
            np.add(square, 0.001 * (slope**2 - square), out=square)
            pace = np.float32(rate) * (mean / (1 - 0.9**self.steps)) / (np.sqrt(square / (1 - 0.999**self.steps)) + np.float32(1e-8))
            np.subtract(np.multiply(array, np.float32(1 - rate * DECAY), out=array), pace, out=array)


def slope(units: Floats, events: Ints) -> Floats | None:
    """How the loss falls with each unit vector (mention, vector); None where no two mentions are of one event."""
    same = (events[:, None] == events[None]) & ~np.eye(len(events), dtype=bool)
    has = same.any(1)
    if not has.any():
        return None
    scores = units @ units.T / np.float32(TEMPERATURE)
    np.fill_diagonal(scores, -np.inf)
    share = np.exp(scores - scores.max(1, keepdims=True))
    share /= share.sum(1, keepdims=True)
    away = (share - same / np.maximum(1, same.sum(1, keepdims=True))) * has[:, None] / has.sum()
    out: Floats = ((away + away.T) @ units / TEMPERATURE).astype(np.float32)
    return out


def _passes(taught: Taught, rng: np.random.Generator) -> Iterator[tuple[Ints, float]]:
    """The groups in a new order on each pass, with the rate of the step (a cosine from RATE to nothing)."""
    for turn in range(PASSES):
        rate = RATE * 0.5 * (1 + float(np.cos(np.pi * turn / PASSES)))
        for k in rng.permutation(len(taught.groups)):
            group = taught.groups[k]
            yield (group if len(group) <= MOST else np.sort(rng.choice(group, MOST, replace=False))), rate


def fitted(taught: Taught) -> Head:
    """The head that the mentions teach, in half precision as it ships."""
    rng = np.random.default_rng(0)
    width = taught.rows.shape[1]
    weight = rng.uniform(-1, 1, (VECTOR, width)).astype(np.float32) / np.float32(width**0.5)
    bias = np.zeros(VECTOR, dtype=np.float32)
    adam = Adam((weight, bias))
    for group, rate in _passes(taught, rng):
        kept = rng.random((len(group), width), dtype=np.float32) >= DROPPED
        rows = taught.rows[group] * kept / np.float32(1 - DROPPED)
        free = rows @ weight.T + bias
        length = np.linalg.norm(free, axis=1, keepdims=True)
        units = free / length
        if (down := slope(units, taught.events[group])) is not None:
            down = (down - units * (down * units).sum(1, keepdims=True)) / length
            adam.step((down.T @ rows, down.sum(0)), rate)
    return Head(weight.astype(np.float16).astype(np.float32), bias.astype(np.float16).astype(np.float32))
