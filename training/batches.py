"""Examples into padded batches of about equal size, one corpus a batch, in a fixed random order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.examples import IGNORE, Example, Pieces, encode

SMALL = frozenset(["synthetic", "rams", "re3d", "wikigold", "meantime", "commitmentbank", "silver", "ngec", "reports", "written"])
"""Corpora of few examples or many labels: smaller batches, so more steps."""


@dataclass(slots=True)
class Batch:
    """Padded tensors of some windows; ``sentence`` numbers the sentence of each word, -1 for padding."""

    examples: list[Example]
    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    sentence: Tensor

    def stack(self, name: str) -> Tensor | None:
        """The labels of a head (batch, word), IGNORE where there are none; None if no example has any."""
        if not any(name in e.tags for e in self.examples):
            return None
        out = np.full(tuple(self.first.shape), IGNORE, dtype=np.int64)
        for i, e in enumerate(self.examples):
            if name in e.tags:
                out[i, : len(e.words)] = e.tags[name]
        return torch.from_numpy(out)


def collate(examples: list[Example], pieces: Pieces, rng: random.Random | None = None) -> Batch:
    """Pad; with ``rng``, one example in twenty loses its letter case."""
    coded = [encode(e, pieces, caseless=rng is not None and rng.random() < 0.05) for e in examples]
    n, width, most = len(coded), max(len(c[0]) for c in coded), max(len(c[2]) for c in coded)
    ids, shapes, mask = (np.zeros((n, width), dtype=np.int64) for _ in range(3))
    first, sentence = np.zeros((n, most), dtype=np.int64), np.full((n, most), -1, dtype=np.int64)
    for i, (a, b, c) in enumerate(coded):
        ids[i, : len(a)], shapes[i, : len(b)], mask[i, : len(a)], first[i, : len(c)] = a, b, 1, c
        for k, (x, y) in enumerate(examples[i].sentences):
            sentence[i, x:y] = k
    return Batch(examples, *(torch.from_numpy(x) for x in (ids, shapes, mask, first, sentence)))


def grouped(examples: list[Example], pieces: Pieces, budget: int, rng: random.Random, keep_order: bool = False) -> list[list[Example]]:
    """Windows of like length in lists of at most ``budget`` padded pieces."""
    size = {id(e): len(encode(e, pieces)[0]) for e in examples}
    order = list(examples)
    if not keep_order:
        rng.shuffle(order)
        order.sort(key=lambda e: size[id(e)] // 12)
    out: list[list[Example]] = []
    longest = 0
    for e in order:
        longest = max(longest, size[id(e)])
        if out and longest * (len(out[-1]) + 1) <= budget:
            out[-1].append(e)
        else:
            out.append([e])
            longest = size[id(e)]
    return out


def shuffled(plan: dict[str, tuple[list[Example], float, bool]], pieces: Pieces, budget: int, seed: int) -> Iterator[list[Example]]:
    """All batches of a run: each group as many passes as planned (a fraction is a random part), in random order."""
    rng = random.Random(seed)
    batches: list[list[Example]] = []
    for name, (examples, passes, keep_order) in plan.items():
        size = budget // 2 if name in SMALL else budget
        whole = int(passes)
        for turn in range(whole + (passes > whole)):
            pool = examples if turn < whole else rng.sample(examples, int(len(examples) * (passes - whole)))
            batches += grouped(pool, pieces, size, rng, keep_order)
    rng.shuffle(batches)
    yield from batches
