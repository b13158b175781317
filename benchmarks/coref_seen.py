"""Mentions as the encoder sees them, and how alike two of them look to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.encoding import read, shipped

VIEWS = ("alike_words", "alike_surroundings", "alike_mentions", "alike_contents")
"""Cosines of the words of two mentions, of their sentences, of both as the coreference head joins them, and of their texts."""

CHUNK = 20_000
"""Pairs compared at once."""

Row = Mapping[str, Any]
Floats = npt.NDArray[np.float32]
Seen = Mapping[str, Sequence[Floats]]
"""For each mention id a unit vector of every view."""


def _unit(vector: Floats) -> Floats:
    return (vector / (float(np.linalg.norm(vector)) or 1.0)).astype(np.float32)


def _row(row: Row) -> dict[str, tuple[Floats, ...]]:
    """The vectors of the mentions of one text."""
    reading = read(dict(row))
    mean, _ = reading.means
    ends = np.array([word[1] for word in reading.coded.words])
    whole, out = _unit(mean.mean(0)), {}
    for mention in row["mentions"]:
        first = min(int(np.searchsorted(ends, mention["start"], side="right")), len(ends) - 1)
        last = max(first, min(int(np.searchsorted(ends, mention["end"])), len(ends) - 1))
        home = mean[reading.coded.sentence[first]]
        joined = shipped().heads.mention_vectors(reading.vectors[first : first + 1], home[None])[0]
        out[str(mention["id"])] = (_unit(reading.vectors[first : last + 1].mean(0)), _unit(home), _unit(joined), whole)
    return out


def seen(rows: Iterable[Row]) -> Seen:
    """The vectors of the mentions of all texts that have any."""
    return {mention: vectors for row in rows if row["mentions"] for mention, vectors in _row(row).items()}


def likeness(pairs: Sequence[tuple[str, str]], vectors: Seen) -> Floats:
    """The cosine of each pair in every view (pairs, views)."""
    out = np.zeros((len(pairs), len(VIEWS)), dtype=np.float32)
    for at in range(0, len(pairs), CHUNK):
        part = pairs[at : at + CHUNK]
        for view in range(len(VIEWS)):
            left, right = (np.stack([vectors[pair[side]][view] for pair in part]) for side in (0, 1))
            out[at : at + CHUNK, view] = np.einsum("ij,ij->i", left, right)
    return out
