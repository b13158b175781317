"""Cross-document event coreference, mentions given, topics not: which mentions tell of the same event?

Texts that may tell one story are found by their words; pairs of mentions in them are compared by words and by the vectors of the encoder, scored by
boosted trees (``coref_model.json.gz``, made by ``training/coref_fit.py`` for the weights that ship), and joined by the clustering that the ledger uses.
The trees have two parts, for texts with a date of publication and texts without: what annotators count as one event differs between the sets that they
are made of.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.coref_pairs import Together, table
from benchmarks.coref_seen import head, likeness, looks, seen
from benchmarks.coref_words import Rarity, read
from crossbearing.linking.clustering import cluster

MODEL = Path(__file__).with_name("coref_model.json.gz")
POWER = 3
"""Exponent of the power mean over the pairs between two clusters: the trees are surer of the pairs that they join than of those that they do not."""

Row = dict[str, Any]
Tree = Sequence[npt.NDArray[Any]]


class Trees:
    """Boosted trees: arrays of feature, threshold, left, right and value for each; the sum of the leaves goes through a logistic."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.bias = float(raw["bias"])
        self.trees = [tuple(np.array(column) for column in zip(*tree, strict=True)) for tree in raw["trees"]]

    def score(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """Probability of each row (pairs, features)."""
        total = np.full(len(rows), self.bias)
        for tree in self.trees:
            total += self._leaf(tree, rows)
        return np.asarray(1 / (1 + np.exp(-total)))

    @staticmethod
    def _leaf(tree: Tree, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """The value of the leaf that each row falls into; a leaf has -1 for its feature."""
        feature, threshold, left, right, value = tree
        at = np.zeros(len(rows), dtype=np.int64)
        while True:
            inner = np.flatnonzero(feature[at] >= 0)
            if not len(inner):
                return np.asarray(value[at], dtype=np.float64)
            node = at[inner]
            goes_left = rows[inner, feature[node].astype(np.int64)] <= threshold[node]
            at[inner] = np.where(goes_left, left[node], right[node])


@cache
def model() -> dict[str, Any]:
    """The shipped model: trees, words seen together, document counts, threshold."""
    with gzip.open(MODEL, "rt", encoding="utf-8") as file:
        raw: dict[str, Any] = json.load(file)
    return raw


def together(raw: Mapping[str, Any]) -> Together:
    """The head words of the model as a table."""
    return {(a, b): (linked, seen) for a, b, linked, seen in raw["together"]}


def clusters(ids: Sequence[str], pairs: Sequence[tuple[str, str]], scores: Iterable[float], threshold: float) -> dict[str, str]:
    """Each mention with the first mention of its cluster."""
    at = {m: i for i, m in enumerate(ids)}
    found = {(min(at[a], at[b]), max(at[a], at[b])): float(s) ** POWER for (a, b), s in zip(pairs, scores, strict=True)}
    grown = cluster(len(ids), found, [], [], (threshold**POWER, lambda _i, _j: False))
    return {ids[k]: ids[root] for root, members in grown.members.items() for k in members}


def part(rows: Sequence[Row]) -> str:
    """The part of the model for texts like these: most of them with a date, or without."""
    return "dated" if 2 * sum(bool(r.get("doc_date")) for r in rows) > len(rows) else "undated"


def predict(rows: Iterable[Row]) -> list[Row]:
    """Cluster ids by mention, an object a document; ids are shared between documents."""
    rows, raw = list(rows), model()
    name = part(rows)
    own = raw["parts"][name]
    texts = read(rows, Rarity(raw["counts"], raw["size"]))
    features, pairs = table(texts, together(own))
    features = np.hstack([features, likeness(pairs, seen(looks(rows), head(name)))])
    ids = [m.id for t in texts for m in t.mentions]
    found = clusters(ids, pairs, Trees(own).score(features), own["threshold"])
    return [{"id": t.id, "clusters": {m.id: found[m.id] for m in t.mentions}} for t in texts]
