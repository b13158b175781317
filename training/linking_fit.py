"""Makes ``linking/weights.json``: ``python -m training.linking_fit --data DIR`` (about five minutes).

The scorer is a logistic over named features.  Its weights start from ``linking_prior.json``, what a careful reader would expect, and are moved by
examples as far as these speak (maximum a posteriori: a Gaussian prior around the expected weights, no weight may change its sign).  Examples are the
piles of ``training/piles`` and ``training/stories``, pairs of events of different piles, the train part of the Gun Violence Corpus (reports of confusable shootings, with the
incident of each), and reports of it cut short and put together in twos, so that one text tells of two incidents.  The corpus weighs little: its
reports are of another kind than those of wars.  Last, the weights across reports are moved by the comparisons of whole stories (``linking_seen``).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import numpy as np

import crossbearing.linking
from benchmarks.linking import labels, piles
from benchmarks.running import read_rows
from crossbearing.linking.blocking import candidate_pairs
from crossbearing.linking.eligibility import candidates
from crossbearing.linking.events import summary, with_main
from crossbearing.linking.facts import excluded
from crossbearing.linking.features import FEATURES
from crossbearing.linking.nodes import Node, report_nodes
from crossbearing.pipeline import Pipeline
from crossbearing.records.claim import ReadReport
from crossbearing.records.document import Document, Span, content_id
from training.linking_seen import SEEN, moved
from training.logistic import descended

HERE = Path(__file__).parent
PRIOR = HERE / "linking_prior.json"
WEIGHTS = Path(crossbearing.linking.__file__).with_name("weights.json")

FOLDERS = ("piles", "stories")
"""Short piles, each about one difficulty, and stories of long reports, as a reader meets them."""

SPREAD = 1.0
"""Strength of the prior: half the inverse variance of a weight around what is expected."""
BIAS_LOOSE = 36.0
"""The bias is held so many times more loosely than a weight."""
CAUTION = frozenset({"day_apart", "days_apart", "other_toll", "told_as_other"})
KEPT = 0.9
"""So much of their expected weight these features keep at least: of the look-alikes that a ledger is full of, piles and stories hold few."""
THRESHOLDS = {"inside": {"join": 0.3, "merge": 0.6, "maybe": 0.3}, "across": {"merge": 0.35, "maybe": 0.12}}
"""Scores from which a mention joins an event, events are merged, and they are listed as possible duplicates: chosen on the piles and stories, each left
out in turn."""
SHARES = {"stories": 700.0, "corpus_inside": 5.0, "joined": 4.0, "corpus_across": 8.0, "strangers": 150.0}
"""How much the examples of a kind weigh together (of the stories, those inside reports and those across them each); each pair of the piles weighs 1."""
EVERY = 7
"""One in so many pairs of events of different piles is an example: a ledger holds many events that have nothing to do with one another."""
HEAD, TAIL = 700, 500
"""Characters of the first and of the second report of a joined text."""

Example = tuple[Node, Node, bool, float]
Labels = Mapping[str, str]


@dataclass(slots=True)
class Examples:
    """Pairs of events inside reports and across them, each with its answer and weight."""

    inside: list[Example]
    across: list[Example]


def told(report: ReadReport, gold: Labels) -> list[Node]:
    """The nodes of a report whose incident is known, in the order of the text."""
    return [n for n in candidates(with_main(sorted(report_nodes(report), key=lambda n: n.key))) if n.id in gold]


def pairs_inside(report: ReadReport, gold: Labels) -> Iterator[tuple[Node, Node, bool]]:
    """What a reader has to decide: each mention against every incident told so far, and at the end the incidents against one another."""
    groups: dict[str, list[Node]] = {}
    for node in told(report, gold):
        yield from ((summary(members), node, label == gold[node.id]) for label, members in groups.items())
        groups.setdefault(gold[node.id], []).append(node)
    yield from ((summary(groups[a]), summary(groups[b]), False) for a, b in combinations(groups, 2))
    yield from ((summary(g[: len(g) // 2]), summary(g[len(g) // 2 :]), True) for g in groups.values() if len(g) > 2)


def events(report: ReadReport, gold: Labels) -> list[tuple[Node, str]]:
    """The incidents of a report, each as one node."""
    groups: dict[str, list[Node]] = defaultdict(list)
    for node in told(report, gold):
        groups[gold[node.id]].append(node)
    return [(summary(members), label) for label, members in groups.items()]


def weighted(found: Sequence[tuple[Node, Node, bool]], share: float | None) -> list[Example]:
    """The pairs that no hard fact decides, with weights that sum up to ``share`` (1 each where it is None)."""
    open_ = [p for p in found if excluded(p[0], p[1]) is None]
    return [(a, b, same, 1.0 if share is None else share / len(open_)) for a, b, same in open_]


def of_piles(folder: Path, pipeline: Pipeline) -> Examples:
    """Examples of our own."""
    made, strangers = Examples([], []), list[list[Node]]()
    for pile in piles(folder):
        reports = [pipeline.read(d) for d in pile.documents]
        gold = labels(pile, reports)
        made.inside += weighted([p for r in reports for p in pairs_inside(r, gold)], None)
        told_of = [e for r in reports for e in events(r, gold)]
        made.across += weighted([(a, b, x == y) for (a, x), (b, y) in combinations(told_of, 2) if a.report != b.report], None)
        strangers.append([node for node, _ in told_of])
    apart = [(a, b, False) for one, other in combinations(strangers, 2) for a in one for b in other]
    made.across += weighted(apart[::EVERY], SHARES["strangers"])
    return made


def of_stories(folder: Path, pipeline: Pipeline) -> Examples:
    """Examples of whole stories: many pairs, so that they weigh together what ``SHARES`` says."""
    made = Examples([], [])
    for story in piles(folder):
        reports = [pipeline.read(d) for d in story.documents]
        gold = labels(story, reports)
        told_of = [e for r in reports for e in events(r, gold)]
        made.inside += weighted([p for r in reports for p in pairs_inside(r, gold)], None)
        made.across += weighted([(a, b, x == y) for (a, x), (b, y) in combinations(told_of, 2) if a.report != b.report], None)
    inside, across = (SHARES["stories"] / len(part) for part in (made.inside, made.across))
    return Examples([(a, b, same, inside) for a, b, same, _ in made.inside], [(a, b, same, across) for a, b, same, _ in made.across])


def read_row(row: Mapping[str, Any], text: str, marks: Sequence[tuple[Span, str]], pipeline: Pipeline) -> tuple[ReadReport, dict[str, str]]:
    """An annotated text, read, with the incident of each mention at a mark."""
    report = pipeline.read(Document(id=str(row["id"]), text=text, sha256=content_id(text), published=row.get("doc_date"), language="en"))
    found = {m.id: next((label for s, label in marks if s.meets(m.trigger)), None) for m in report.events}
    return report, {m: label for m, label in found.items() if label is not None}


def marks_of(row: Mapping[str, Any]) -> list[tuple[Span, str]]:
    """The annotated mentions of a row; all of one report tell of its incident."""
    return [(Span(s["start"], s["end"]), str(row["incident"])) for s in row["spans"] if s["type"] == "event"]


def joined(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, list[tuple[Span, str]]]:
    """The beginning of one report, and of another without its headline, as one text with the marks of both."""
    first = one["text"][:HEAD].rsplit("\n", 1)[0] + "\n\n"
    start = other["text"].find("\n\n") + 2
    second = other["text"][start : start + TAIL].rsplit(".", 1)[0] + "."
    marks = [m for m in marks_of(one) if m[0].end <= len(first)]
    moved = ((Span(s.start - start + len(first), s.end - start + len(first)), label) for s, label in marks_of(other) if s.start >= start)
    return first + second, marks + [m for m in moved if m[0].end <= len(first) + len(second)]


def of_corpus(path: Path, pipeline: Pipeline) -> Examples:
    """Examples of the corpus: its reports, the pairs of them that would be compared, and its reports in twos."""
    rows = sorted(read_rows(path), key=lambda r: (r.get("doc_date") or "", r["id"]))
    read = [read_row(row, row["text"], marks_of(row), pipeline) for row in rows]
    told_of = sorted((e for report, gold in read for e in events(report, gold)), key=lambda e: e[0].key)
    near = [(told_of[i], told_of[j]) for i, j in candidate_pairs([node for node, _ in told_of])]
    twos = [(a, *joined(a, b)) for a, b in list(pairwise(rows))[::2] if a["incident"] != b["incident"] and a.get("doc_date")]
    mixed = [p for row, text, marks in twos for p in pairs_inside(*read_row(row, text, marks, pipeline))]
    inside = weighted([p for report, gold in read for p in pairs_inside(report, gold)], SHARES["corpus_inside"])
    across = weighted([(a, b, x == y) for (a, x), (b, y) in near if a.report != b.report], SHARES["corpus_across"])
    return Examples(inside + weighted(mixed, SHARES["joined"]), across)


def fitted(examples: Sequence[Example], prior: Mapping[str, Any]) -> dict[str, Any]:
    """Bias and weights of one part."""
    names = sorted(prior["weights"])
    rows = np.array([[*(FEATURES[name](a, b) for name in names), 1.0] for a, b, _, _ in examples])
    sign, share = np.array([1.0 if same else -1.0 for *_, same, _ in examples]), np.array([w for *_, w in examples])
    expected = np.array([*(prior["weights"][name] for name in names), prior["bias"]])
    pull = np.array([2 * SPREAD] * len(names) + [2 * SPREAD / BIAS_LOOSE])
    low = np.append(np.where(expected[:-1] > 0, 0.0, -np.inf), -np.inf)
    least = [KEPT if name in CAUTION else 0.0 for name in names]
    high = np.append(np.where(expected[:-1] > 0, np.inf, expected[:-1] * least), np.inf)
    weights = descended(rows, (sign, share), (expected, pull), (low, high))
    return {"bias": round(float(weights[-1]), 3), "weights": {name: round(float(w), 3) for name, w in zip(names, weights[:-1], strict=True)}}


def fit(data: Path, taggers: Sequence[str]) -> dict[str, Any]:
    """The whole file of weights."""
    corpus = data / "gvc" / "train.jsonl.gz"
    pipelines = {name: Pipeline.of(name) for name in taggers}
    parts = [of_piles(HERE / "piles", pipeline) for pipeline in pipelines.values()]
    parts += [of_stories(HERE / "stories", pipelines[taggers[-1]])]
    parts += [of_corpus(corpus, pipelines[taggers[0]])]
    prior = json.loads(PRIOR.read_text("utf-8"))
    made: dict[str, Any] = {
        "version": 4,
        "made_from": {"gvc": hashlib.sha256(corpus.read_bytes()).hexdigest(), "prior": PRIOR.name, **{f: len(piles(HERE / f)) for f in FOLDERS}},
    }
    for part in ("inside", "across"):
        examples = [e for p in parts for e in (p.inside if part == "inside" else p.across)]
        made[part] = {**THRESHOLDS[part], **fitted(examples, prior[part])}
        print(f"{part}: {len(examples)} pairs, {sum(same for *_, same, _ in examples)} of one incident")
    return seen_too(made, prior["across"])


def seen_too(made: Mapping[str, Any], prior: Mapping[str, Any]) -> dict[str, Any]:
    """The whole file with the weights across reports moved by the comparisons of whole stories (``prior``: what is expected across reports)."""
    pull, kept = (2 * SPREAD, 2 * SPREAD / BIAS_LOOSE), dict.fromkeys(CAUTION, KEPT)
    across = {**THRESHOLDS["across"], **moved(made["across"], prior["weights"], pull, kept)}
    return {**made, "made_from": {**made["made_from"], SEEN.name: hashlib.sha256(SEEN.read_bytes()).hexdigest()}, "across": across}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--taggers", nargs="+", default=["rules", "model"])
    given = parser.parse_args()
    WEIGHTS.write_text(json.dumps(fit(given.data, given.taggers), indent=2) + "\n", encoding="utf-8")
    print(f"{WEIGHTS} written")
