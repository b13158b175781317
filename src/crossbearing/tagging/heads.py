"""The heads of the encoder in NumPy: word vectors in, scores out; weights are kept in half precision and used in single."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
FAR = 10
ROWS = 64
"""Pairs related at once: their products stay in the processor's cache."""


def gelu(x: Floats) -> Floats:
    """The Gaussian error linear unit, by its tanh form (within 0.0005 of the exact one)."""
    inner = np.float32(0.79788456) * (x + np.float32(0.044715) * x * x * x)
    return (np.float32(0.5) * x * (np.float32(1.0) + np.tanh(inner))).astype(np.float32, copy=False)


def unit(x: Floats) -> Floats:
    """Rows of length one."""
    out: Floats = (x / np.maximum(np.linalg.norm(x, axis=-1, keepdims=True), 1e-9)).astype(np.float32)
    return out


@dataclass(frozen=True, slots=True)
class Heads:
    """All head weights by name, and the label inventories that they were trained with."""

    w: dict[str, Floats]
    labels: dict[str, Any]

    @classmethod
    def load(cls, folder: Path) -> Heads:
        """Read ``heads.npz`` and ``labels.json``."""
        with np.load(folder / "heads.npz") as stored:
            weights = {k: stored[k].astype(np.float32) for k in stored.files}
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        for end in ("weight", "bias"):
            weights[f"tokens.{end}"] = np.concatenate([weights[f"token.{n}.{end}"] for n in labels["token_heads"]])
        relations, dependent, head = weights["rel"].shape
        weights["rel.flat"] = np.ascontiguousarray(weights["rel"].transpose(1, 0, 2).reshape(dependent, relations * head))
        return cls(weights, labels)

    def linear(self, name: str, x: Floats) -> Floats:
        """x W' + b."""
        out: Floats = x @ self.w[f"{name}.weight"].T + self.w[f"{name}.bias"]
        return out

    def tokens(self, h: Floats) -> dict[str, Floats]:
        """Scores (word, label) of every token head, in one product."""
        names = self.labels["token_heads"]
        cuts = np.cumsum([len(self.w[f"token.{n}.bias"]) for n in names])[:-1]
        return dict(zip(names, np.split(self.linear("tokens", h), cuts, axis=1), strict=True))

    def certainty(self, h: Floats) -> Floats:
        """Factuality (word,), clipped to [-3, 3]."""
        out: Floats = np.clip(self.linear("score.2", gelu(self.linear("score.0", h)))[:, 0], -3, 3)
        return out

    def projected(self, name: str, x: Floats) -> Floats:
        """A linear map and its nonlinearity."""
        return gelu(self.linear(name, x))

    def relations(self, dependent: Floats, head: Floats) -> Floats:
        """Scores (n, relation) of n pairs of word vectors."""
        d, g = gelu(self.linear("rel_dep", dependent)), gelu(self.linear("rel_head", head))
        relations, _, width = self.w["rel"].shape
        flat = self.w["rel.flat"]
        out = np.empty((len(d), relations), dtype=np.float32)
        for a in range(0, len(d), ROWS):
            left = (d[a : a + ROWS] @ flat[:-1] + flat[-1]).reshape(-1, relations, width)
            out[a : a + ROWS] = (left[:, :, :-1] @ g[a : a + ROWS, :, None])[:, :, 0] + left[:, :, -1]
        return out

    def pairs(self, h: Floats, triggers: Ints) -> Floats:
        """Features (trigger, word, width) of each trigger with every word of its window."""
        t = h[triggers]
        gap = np.arange(len(h))[None] - triggers[:, None]
        size = np.minimum(np.ceil(np.log2(np.abs(gap) + 1.0) * 1.5), FAR).astype(np.int64)
        z = self.linear("pair_word", h)[None] + self.linear("pair_trigger", t)[:, None]
        z = z + self.linear("gate_word", h)[None] * self.linear("gate_trigger", t)[:, None] + self.w["distance.weight"][FAR + size * np.sign(gap)]
        return gelu(z.astype(np.float32))

    def roles(self, h: Floats, triggers: Ints) -> Floats:
        """Scores (trigger, word, role, O/B/I) in our roles."""
        z = self.linear("roles_ours", self.pairs(h, triggers))
        return z.reshape(len(triggers), len(h), -1, 3)

    def pointers(self, channel: str, start: Floats, cue: Floats) -> Floats:
        """Scores (span, cue) of belonging together, given the vectors of their first words."""
        out: Floats = self.linear(f"point_from.{channel}", start) @ self.linear(f"point_to.{channel}", cue).T / np.float32(128**0.5)
        return out

    def kinds(self, words: Floats) -> Floats:
        """Scores (kind,) of what one sentence tells, by its words (word, width) together and by each alone."""
        whole = np.concatenate([words.mean(0), words.max(0)])[None]
        alone = self.linear("kind_word", words)
        top = alone.max(0)
        out: Floats = self.linear("kinds.3", gelu(self.linear("kinds.0", whole)))[0] + top + np.log(np.exp(alone - top).sum(0))
        return out

    def sentence_vectors(self, mean: Floats) -> Floats:
        """Unit vectors of sentences from the mean of their word vectors."""
        return unit(self.linear("sentence_vector", mean))

    def mention_vectors(self, own: Floats, mean: Floats) -> Floats:
        """Unit vectors of event mentions from their own word and the mean of their sentence."""
        return unit(self.linear("mention_vector", np.concatenate([own, mean], -1)))
