"""Moves the weights of linking across reports by what was seen in whole stories, real ones among them; called by ``linking_fit``.

``linking_seen.jsonl.gz`` holds, without any text, the comparisons of 31 annotated stories of five to eight reports each, eight of them of real reports.  A row is a
pair of events of two reports as they were found: ``story`` (a number), ``same`` (are they one incident?), ``share`` (how far the two events are of one incident
each, in [0, 1]), ``real`` (is the story one of real reports?) and ``features`` (by name; 0 where not named).  Invented stories alone do not teach that in real ones most of what agrees, agrees for a whole war.
With each real story left out of the fit in turn (and as many of the others), the mean score of the eight whole ledgers rose from .628 to .637, together with the
plain mean over pairs; invented stories lost .002.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.running import read_rows
from training.logistic import descended

SEEN = Path(__file__).with_name("linking_seen.jsonl.gz")
TOGETHER = 3000.0
"""What all comparisons weigh together; each story weighs as the square root of their number in it."""
REAL = 2.0
"""And one of real reports so many times as much."""
AGAINST = frozenset({"nothing_shared"})
"""Features that only these comparisons teach, each speaking against one incident."""


def moved(part: Mapping[str, Any], expected: Mapping[str, float], pull: tuple[float, float], kept: Mapping[str, float]) -> dict[str, Any]:
    """The weights of ``part`` moved as far as the comparisons speak; no weight gets another sign than is ``expected`` of it.

    ``pull``: how strongly a weight is held where it was, and the bias; ``kept``: the share of its weight that a feature keeps at least.
    """
    seen = list(read_rows(SEEN))
    names = sorted({*part["weights"], *AGAINST})
    rows = np.array([[*(row["features"].get(name, 0.0) for name in names), 1.0] for row in seen])
    size = Counter(row["story"] for row in seen)
    share = np.array([row["share"] * (REAL if row["real"] else 1.0) / size[row["story"]] ** 0.5 for row in seen])
    before = np.array([*(part["weights"].get(name, 0.0) for name in names), part["bias"]])
    sign = np.array([-1.0 if name in AGAINST else expected[name] for name in names])
    least = before[:-1] * np.array([kept.get(name, 0.0) for name in names])
    bounds = np.append(np.where(sign > 0, least, -np.inf), -np.inf), np.append(np.where(sign < 0, least, np.inf), np.inf)
    answers = np.array([1.0 if row["same"] else -1.0 for row in seen]), share * (TOGETHER / share.sum())
    weights = descended(rows, answers, (before, np.array([pull[0]] * len(names) + [pull[1]])), bounds)
    return {"bias": round(float(weights[-1]), 3), "weights": {name: round(float(w), 3) for name, w in zip(names, weights[:-1], strict=True)}}
