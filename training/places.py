"""Fits the weights of the place finder and of the choice between places of one name: ``python -m training.places DATA``.

Trained on the train parts of LGL and GeoWebNews (annotations under GPL-3.0) and of event_location (MIT); the texts are others': weights of
named features only, no text is kept.  Four logistic models; the file written names the corpus digest and the score of each.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from crossbearing.normalising.gazetteer.places import shared
from crossbearing.normalising.places.ranking import FEATURES, choices, settle
from crossbearing.normalising.places.resolving import hints
from crossbearing.normalising.places.spans import DATA, Reading, read, weights

SETS = ("geo_lgl/train.jsonl.gz", "geo_gwn/train.jsonl")
WAR = "event_location/train.jsonl.gz"
WAR_ROWS = 2400
"""Sentences of war news; only the places of their events are marked, so that they teach what is a place and not what is none."""
WAR_WEIGHT = 0.5
LITERAL = frozenset({"toponym", "literal", "mixed", "coercion", "literal_modifier", "embedded_literal"})
OTHER = frozenset({"metonymic", "non_literal_modifier", "embedded_non_lit"})
INSIDE = 4.0
"""Set by hand: the newspapers of the training sets seldom write "Palma in Mozambique"."""
LEAST = 4
PLACE_L2 = 3.0
CHOICE_L2 = 2.0


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The documents of a set."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance."""
    (p, q), (r, s) = (map(radians, a), map(radians, b))
    return 2 * 6371.0088 * asin(min(1.0, sqrt(sin((r - p) / 2) ** 2 + cos(p) * cos(r) * sin((s - q) / 2) ** 2)))


def labelled(row: dict[str, Any], reading: Reading, kinds: frozenset[str]) -> list[int]:
    """For each candidate: 1 it is a name of these kinds, 0 it is none, -1 it crosses one that another candidate fits better."""
    gold = [(s["start"], s["end"]) for s in row["spans"] if s["type"] in kinds]
    exact = {(c.start, c.end) for c in reading.candidates}
    out = []
    for c in reading.candidates:
        meets = [g for g in gold if c.start < g[1] and g[0] < c.end]
        if (c.start, c.end) in gold:
            out.append(1)
        elif not meets:
            out.append(0)
        else:
            out.append(0 if any(g in exact for g in meets) else -1)
    return out


def fit_places(readings: Sequence[tuple[dict[str, Any], Reading]], model: str, by_hand: Collection[str]) -> dict[str, float]:
    """Weights of the finder ("place"), or of the judge that tells the place itself from its government and its adjective ("literal")."""
    names: dict[str, int] = {}
    counted = Counter(f for _, reading in readings for c in reading.candidates for f in c.features)
    data, labels, heavy = [], [], []
    for row, reading in readings:
        mixed = any(s["type"] in OTHER for s in row["spans"])
        if model == "literal" and not mixed and not any(s["type"] == "location" for s in row["spans"]):
            continue
        war = any(s["type"] == "location" for s in row["spans"])
        named = labelled(row, reading, LITERAL | OTHER | {"location"})
        literal = labelled(row, reading, LITERAL | {"location"})
        for c, is_name, is_literal in zip(reading.candidates, named, literal, strict=True):
            label, weight = (is_name, 1.0) if model != "literal" else (is_literal if is_name == 1 else -1, 1.0)
            label, weight = (1 if label == 1 else -1, WAR_WEIGHT) if war else (label, weight)
            if label >= 0:
                data.append([names.setdefault(f, len(names)) for f in c.features if counted[f] >= LEAST and f not in by_hand])
                labels.append(label)
                heavy.append(weight)
    matrix = csr_matrix(
        (np.ones(sum(map(len, data))), ([i for i, d in enumerate(data) for _ in d], [x for d in data for x in d])), shape=(len(data), len(names))
    )
    y, w = np.array(labels, dtype=float), np.array(heavy)

    def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
        z = matrix @ beta
        p = 1 / (1 + np.exp(-z))
        return float((w * (np.logaddexp(0, z) - y * z)).sum() + PLACE_L2 / 2 * beta @ beta), matrix.T @ (w * (p - y)) + PLACE_L2 * beta

    beta = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {name: round(float(beta[i]), 3) for name, i in sorted(names.items()) if abs(beta[i]) >= 0.02}


def fit_choice(readings: Sequence[tuple[dict[str, Any], Reading]]) -> dict[str, float]:
    """Weights of the choice."""
    cases: list[tuple[np.ndarray, np.ndarray, float]] = []
    for row, reading in readings:
        gold = {(s["start"], s["end"]): (s["lat"], s["lon"]) for s in row["spans"] if s["type"] in LITERAL and s.get("lat") is not None}
        for choice in choices(reading, hints(reading)):
            points = [gold[c.start, c.end] for c in choice.mentions if (c.start, c.end) in gold]
            if points and len(choice.places) > 1:
                right = np.array([kilometres(points[0], (p.latitude, p.longitude)) <= 161 for p in choice.places])
                if right.any() and not right.all():
                    cases.append((choice.features, right, float(len(points)) ** 0.5))

    def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = CHOICE_L2 / 2 * beta @ beta, CHOICE_L2 * beta
        for features, right, weight in cases:
            z = features @ beta
            p = np.exp(z - z.max())
            p /= p.sum()
            q = p * right
            share = q.sum()
            total -= weight * np.log(share + 1e-12)
            slope = slope + weight * (features.T @ (p - q / max(share, 1e-12)))
        return float(total), slope

    beta = minimize(loss, np.zeros(len(FEATURES)), jac=True, method="L-BFGS-B").x
    return {name: round(float(b), 3) for name, b in zip(FEATURES, beta, strict=True)} | {"inside": INSIDE}


def main(data: Path) -> None:
    """Fit both models and write the weights."""
    target = DATA / "places_weights.json"
    by_hand = json.loads(target.read_text("utf-8"))["by_hand"]
    digest = hashlib.sha256(b"".join((data / name).read_bytes() for name in (*SETS, WAR))).hexdigest()
    rows = [row for name in SETS for row in rows_of(data / name)]
    rows += [row for row in rows_of(data / WAR) if any(s["type"] == "location" for s in row["spans"])][:WAR_ROWS]
    found: dict[str, dict[str, float]] = {"first": {}, "early": {}, "choice": {}, "place": {}, "literal": {}}
    for model in found:
        readings = [(row, read(row["text"], shared())) for row in rows]
        if model in ("place", "literal"):
            for _, reading in readings:
                settle(reading, hints(reading))
        found[model] = fit_choice(readings) if model in ("early", "choice") else fit_places(readings, model, by_hand)
        note = {
            "sets": [*SETS, WAR],
            "sha256": digest,
            "made": datetime.now(UTC).date().isoformat(),
            "features": "names as in places/spans.py and places/ranking.py",
        }
        target.write_text(json.dumps(note | {"by_hand": by_hand, "weights": found}, indent=0, sort_keys=True) + "\n", "utf-8")
        weights.cache_clear()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
