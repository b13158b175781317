"""Which things hold keys in common that few others hold: pairs of texts, found without holding each against each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]
Pair = tuple[int, int]
Rows = npt.NDArray[np.int64]


def meetings(held: Sequence[Keys], common: int) -> tuple[Rows, Rows, Rows]:
    """The pairs of things (their numbers, the lower one first) that share keys, and how many they share; in the order of the pairs.

    ``held``: the keys of each thing, each once.  A key that more than ``common`` things hold says nothing.
    """
    count = len(held)
    keys = np.concatenate([np.zeros(0, dtype=np.uint64), *held])
    owners = np.repeat(np.arange(count, dtype=np.int64), [len(one) for one in held])
    order = np.argsort(keys, kind="stable")
    keys, owners = keys[order], owners[order]
    starts = np.flatnonzero(np.concatenate([np.ones(min(len(keys), 1), dtype=bool), keys[1:] != keys[:-1]]))
    lengths = np.diff(starts, append=len(keys))
    found = [np.zeros(0, dtype=np.int64)]
    for length in np.unique(lengths[(lengths > 1) & (lengths <= common)]).tolist():
        rows = owners[starts[lengths == length][:, None] + np.arange(length)]
        a, b = np.triu_indices(length, 1)
        found.append((rows[:, a] * count + rows[:, b]).ravel())
    pairs, shared = np.unique(np.concatenate(found), return_counts=True)
    return pairs // max(count, 1), pairs % max(count, 1), shared
