"""What the encoder makes of one text before any head is asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from crossbearing.tagging.windows import Coded, Window

Floats = npt.NDArray[np.float32]


@dataclass
class Reading:
    """A text as the encoder sees it: its words, and a vector for each.

    ``vectors`` (word, width) come from the window in which the word is not context; ``windows`` say which words were read together, ``views`` hold
    the vectors of all words of each window (for heads that relate two words).
    """

    text: str
    coded: Coded
    vectors: Floats
    windows: list[Window]
    views: list[Floats]

    @cached_property
    def means(self) -> tuple[Floats, Floats]:
        """Mean and greatest vector of each sentence (sentence, width); zeros for one without words."""
        mean = np.zeros((len(self.coded.bounds), self.vectors.shape[1]), dtype=np.float32)
        most = mean.copy()
        for i, (a, b) in enumerate(self.coded.bounds):
            if b > a:
                mean[i], most[i] = self.vectors[a:b].mean(0), self.vectors[a:b].max(0)
        return mean, most

    def window_of(self, word: int) -> int:
        """The index of the window in which a word is not context."""
        return next(i for i, w in enumerate(self.windows) if w.core <= word < w.last)
