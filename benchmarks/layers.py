"""Layers of a small network in NumPy, by the names and the formulas of torch."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from crossbearing.tagging.decoding import log_softmax
from crossbearing.tagging.heads import gelu

Floats = npt.NDArray[np.float32]
ATTENTION = 4
"""Heads of an attention layer."""


class Layers:
    """Trained weights by name, and what a layer of them makes of rows of vectors."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self.w = weights

    def linear(self, name: str, x: Floats) -> Floats:
        """x W' + b."""
        out: Floats = x @ self.w[f"{name}.weight"].T + self.w[f"{name}.bias"]
        return out

    def norm(self, name: str, x: Floats) -> Floats:
        """Layer normalisation."""
        y = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-5)
        out: Floats = (y * self.w[f"{name}.weight"] + self.w[f"{name}.bias"]).astype(np.float32)
        return out

    def attended(self, name: str, x: Floats) -> Floats:
        """Self-attention of all rows (row, width)."""
        n, width = x.shape
        mixed = x @ self.w[f"{name}.in_proj_weight"].T + self.w[f"{name}.in_proj_bias"]
        q, k, v = mixed.reshape(n, 3, ATTENTION, -1).transpose(1, 2, 0, 3)
        alike: Floats = (q @ k.transpose(0, 2, 1)).astype(np.float32) / np.float32((width // ATTENTION) ** 0.5)
        weights = np.exp(log_softmax(alike))
        return self.linear(f"{name}.out_proj", (weights @ v).transpose(1, 0, 2).reshape(n, width))

    def transformer(self, name: str, x: Floats) -> Floats:
        """A transformer layer with its norms first (row, width)."""
        x = x + self.attended(f"{name}.self_attn", self.norm(f"{name}.norm1", x))
        return x + self.linear(f"{name}.linear2", gelu(self.linear(f"{name}.linear1", self.norm(f"{name}.norm2", x))))
