"""One calibrated score for a pair: a logistic over the named features, with weights kept in a versioned file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from crossbearing.linking.features import FEATURES
from crossbearing.linking.nodes import Node
from crossbearing.records.incident import PairScore


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """Weights by feature, a bias, and thresholds: events are merged from ``merge`` on and listed as possible duplicates from ``maybe`` on; a mention
    joins an event that its report has told of from ``join`` on: most of what a report tells, it goes on telling.  None across reports, where all events
    are known before any two are merged."""

    weights: tuple[tuple[str, float], ...]
    bias: float
    merge: float
    maybe: float
    join: float | None = None

    @property
    def enters(self) -> float:
        """From which score on a mention joins an event told before."""
        return self.merge if self.join is None else self.join

    def score(self, a: Node, b: Node) -> PairScore:
        """How probably the two mentions are one event, with the features that say so."""
        found = [(name, weight, x) for name, weight in self.weights if (x := FEATURES[name](a, b))]
        score = self._of(weight * x for _, weight, x in found)
        return PairScore(left=a.id, right=b.id, score=score, features=tuple((name, round(x, 3)) for name, _, x in found))

    def probability(self, a: Node, b: Node) -> float:
        """How probably the two mentions are one event."""
        return self._of([weight * x for name, weight in self.weights if (x := FEATURES[name](a, b))])

    def _of(self, terms: Iterable[float]) -> float:
        """The logistic of the bias and all terms."""
        return 1 / (1 + exp(-(self.bias + sum(terms))))


@cache
def shipped(part: str) -> Scorer:
    """The scorer whose weights ship with the package: ``inside`` one report, or ``across`` reports."""
    raw = json.loads(files("crossbearing.linking").joinpath("weights.json").read_text(encoding="utf-8"))[part]
    return Scorer(weights=tuple(sorted(raw["weights"].items())), bias=raw["bias"], merge=raw["merge"], maybe=raw["maybe"], join=raw.get("join"))
