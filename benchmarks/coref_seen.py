"""Mentions as the encoder sees them, and how alike two of them look to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from benchmarks.encoding import read

HEAD = Path(__file__).with_name("coref_head.npz")
"""The maps that draw mentions of one event together, one for each part of the trees (``training/coref_head.py``), made for the encoder that ships."""

VIEWS = ("alike_words", "alike_surroundings", "alike_mentions", "alike_contents")
"""Cosines of the words of two mentions, of their sentences, of both as the coreference head joins them, and of their texts."""

CHUNK = 20_000
"""Pairs compared at once."""

Row = Mapping[str, Any]
Floats = npt.NDArray[np.float32]
Seen = Mapping[str, Sequence[Floats]]
"""For each mention id a unit vector of every view."""


class Look(NamedTuple):
    """What the encoder makes of a mention: the mean of its words, its first word, the means of its sentence and of its text (width each)."""

    words: Floats
    first: Floats
    home: Floats
    text: Floats

    @property
    def joined(self) -> Floats:
        """What the coreference head reads: the first word and the sentence, one after the other."""
        return np.concatenate([self.first, self.home])


class Head(NamedTuple):
    """A linear map (vector, 2 x width) of a mention's first word and sentence, and its bias (vector,)."""

    weight: Floats
    bias: Floats

    def __call__(self, look: Look) -> Floats:
        """The mention as a unit vector."""
        return _unit(self.weight @ look.joined + self.bias)


@cache
def head(part: str) -> Head:
    """The head that goes with a part of the shipped trees."""
    with np.load(HEAD) as stored:
        return Head(stored[f"{part}.weight"].astype(np.float32), stored[f"{part}.bias"].astype(np.float32))


def _unit(vector: Floats) -> Floats:
    return (vector / (float(np.linalg.norm(vector)) or 1.0)).astype(np.float32)


def _row(row: Row) -> dict[str, Look]:
    """The looks of the mentions of one text."""
    reading = read(dict(row))
    mean, _ = reading.means
    ends = np.array([word[1] for word in reading.coded.words])
    whole, out = mean.mean(0), {}
    for mention in row["mentions"]:
        first = min(int(np.searchsorted(ends, mention["start"], side="right")), len(ends) - 1)
        last = max(first, min(int(np.searchsorted(ends, mention["end"])), len(ends) - 1))
        own = reading.vectors[first : last + 1]
        out[str(mention["id"])] = Look(own.mean(0), own[0].copy(), mean[reading.coded.sentence[first]].copy(), whole)
    return out


def looks(rows: Iterable[Row]) -> dict[str, Look]:
    """The looks of the mentions of all texts that have any, by mention id."""
    return {mention: look for row in rows if row["mentions"] for mention, look in _row(row).items()}


def seen(found: Mapping[str, Look], joint: Head) -> Seen:
    """Every mention in every view."""
    return {mention: (_unit(look.words), _unit(look.home), joint(look), _unit(look.text)) for mention, look in found.items()}


def likeness(pairs: Sequence[tuple[str, str]], vectors: Seen) -> Floats:
    """The cosine of each pair in every view (pairs, views)."""
    out = np.zeros((len(pairs), len(VIEWS)), dtype=np.float32)
    for at in range(0, len(pairs), CHUNK):
        part = pairs[at : at + CHUNK]
        for view in range(len(VIEWS)):
            left, right = (np.stack([vectors[pair[side]][view] for pair in part]) for side in (0, 1))
            out[at : at + CHUNK, view] = np.einsum("ij,ij->i", left, right)
    return out
