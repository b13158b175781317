"""Makes ``claims/citations/reliance.json``: ``python -m training.reliance_fit`` (about a minute).

On whose word does a report rest?  ``sources.jsonl`` lists for the reports of six of the ``stories`` whom a careful reader would name, the stories of
``benchmarks/stories`` bring their own lists.  A speaker that the list has is an example for, any other one against.  ``speakers.jsonl`` keeps the examples of
sixteen further stories, six of them news of the wars in Syria, Libya and Iraq, whose texts are not here: what was seen of each speaker (no feature: 0) and whether
the list has it.  A ridge logistic is fitted to all, and the least weight chosen on each story by the weights of the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import benchmarks.stories
import crossbearing.claims.citations
from benchmarks.linking import piles
from benchmarks.running import read_rows
from crossbearing.claims.citations import cited, reliance
from crossbearing.claims.citations.names import full_name
from crossbearing.claims.context import Context
from crossbearing.pipeline import Pipeline
from crossbearing.records.claim import Attribution
from crossbearing.records.document import Document, content_id

HERE = Path(__file__).parent
OUT = Path(crossbearing.claims.citations.__file__).with_name("reliance.json")
RIDGE = 20.0
"""Strength of the prior around zero, on features of unit variance."""
STEPS = 30
LEAST = np.arange(0.1, 0.8, 0.02)
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """One speaker of one report."""

    story: str
    features: Mapping[str, float]
    listed: bool


def reports() -> Iterator[tuple[str, Document, Sequence[str]]]:
    """Story, report and the sources that its reader lists."""
    listed = {row["report"]: row["sources"] for row in read_rows(HERE / "sources.jsonl")}
    for pile in piles(HERE / "stories"):
        yield from ((pile.name, replace(d, publisher=None), listed[d.id]) for d in pile.documents if d.id in listed)
    for folder in sorted(f for f in Path(benchmarks.stories.__file__).parent.iterdir() if (f / "lineage.jsonl").exists()):
        gold = list(read_rows(folder / "lineage.jsonl"))
        for row in read_rows(folder / "input.jsonl"):
            sources = [g["relies_on"] for g in gold if g["report"] == row["id"] and g["explicit"]]
            yield folder.name, Document(id=row["id"], text=row["text"], sha256=content_id(row["text"]), published=row.get("published")), sources


def same(name: str, other: str) -> bool:
    """Do two names mean one source: all words of the one in the other, or half of both shared?"""
    a, b = (frozenset(re.findall(r"[^\W_]+", re.sub(r"['’]s\b|\b(?:the|an?|of|and)\b", " ", n.lower()))) for n in (name, other))
    return bool(a and b) and (a <= b or b <= a or len(a & b) / len(a | b) >= 0.5)


def examples() -> list[Example]:
    """Every speaker of every report."""
    made: list[Example] = []
    seen: list[tuple[Context, Sequence[Attribution], int, bool]] = []

    def noted(ctx: Context, said: Sequence[Attribution], crowd: int, *, relayed: bool) -> bool:
        seen.append((ctx, said, crowd, relayed))
        return False

    vars(cited)["carries"] = noted
    pipeline = Pipeline.of("model")
    for story, document, sources in reports():
        seen.clear()
        pipeline.read(document)
        made += [
            Example(story, reliance.features(s[0], s[1], s[2], relayed=s[3]), any(same(full_name(s[0], a), name) for a in s[1] for name in sources))
            for s in seen
        ]
    kept = [Example(row["story"], row["features"], row["listed"]) for row in read_rows(HERE / "speakers.jsonl")]
    return made + kept


def fit(x: Array, y: Array) -> Array:
    """Bias and weights of a ridge logistic, by Newton's method."""
    x = np.c_[np.ones(len(x)), x]
    hold = RIDGE * np.diag(np.r_[1e-9, np.ones(x.shape[1] - 1)])
    w = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = chance(x[:, 1:], w)
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + hold, x.T @ (p - y) + hold @ w)
    return w


def chance(x: Array, w: Array) -> Array:
    """The logistic of each row."""
    return np.asarray(1 / (1 + np.exp(-(w[0] + x @ w[1:]))))


def main() -> None:
    """Fit, choose the least weight, write."""
    rows = examples()
    names = sorted(rows[0].features)
    raw = np.array([[r.features.get(n, 0.0) for n in names] for r in rows])
    y = np.array([float(r.listed) for r in rows])
    story = np.array([r.story for r in rows])
    middle, width = raw.mean(0), raw.std(0)
    x = (raw - middle) / width
    left_out = np.zeros(len(y))
    for name in sorted(set(story)):
        left_out[story == name] = chance(x[story == name], fit(x[story != name], y[story != name]))
    f1 = [(2 * y[left_out > t].sum() / ((left_out > t).sum() + y.sum()), t) for t in LEAST]
    w = fit(x, y)
    best = max(f1)
    print(f"{len(rows)} speakers, {int(y.sum())} listed; each story left out: F1 {best[0]:.3f} from {best[1]:.2f} on")
    weights = dict(zip(names, (round(float(v), 3) for v in w[1:] / width), strict=True))
    read = "".join((HERE / name).read_text("utf-8") for name in ("sources.jsonl", "speakers.jsonl"))
    made_from = {"sources": content_id(read), "stories": len(set(story)), "speakers": len(rows)}
    found = {"made_from": made_from, "least": round(float(best[1]), 2), "bias": round(float(w[0] - (w[1:] * middle / width).sum()), 3), "weights": weights}
    OUT.write_text(json.dumps(found, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
