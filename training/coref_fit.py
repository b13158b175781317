"""Makes ``coref_model.json.gz`` and ``coref_head.npz`` from the train parts of ECB+ and GVC (needs scikit-learn): ``python -m training.coref_fit --data DIR``,
again for every encoder.

The words seen together and the head of mentions come from other folds than the pairs that they describe, so that the trees learn how far to trust them.  Of the words of GVC only
those are kept that are mostly written small: no names of private persons.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.coref import MODEL
from benchmarks.coref_pairs import FEATURES, Together, alike, heads_of, mention_pairs, table
from benchmarks.coref_seen import HEAD, VIEWS, Head, Look, likeness, looks, seen
from benchmarks.coref_words import TOKEN, Rarity, Text, key, read
from benchmarks.running import read_rows
from training.coref_head import Taught, fitted

SETS = ("ecbplus", "gvc")
FOLDS = 5
LEAST = 3
LEAST_SEEN = 20
"""Pairs of words seen less often, and never coreferent, are not kept; what is not kept counts as :data:`benchmarks.coref_pairs.RARELY_SEEN`."""

CONFUSABLE = 8
"""So many incidents of GVC, drawn at random, are told apart at a time; of ECB+ a topic, which has two."""

PARTS = (("undated", "ecbplus", 0.45), ("dated", "gvc", 0.3))
"""Part of the model, its set, and the mean score from which clusters are joined: of those between which the folds of the train part hardly differ."""

Row = dict[str, Any]


def inputs(rows: Sequence[Row]) -> tuple[list[Row], dict[str, str]]:
    """What a system may see of annotated rows, and the cluster of each mention."""
    shown, gold = [], {}
    for row in rows:
        spans = [s for s in row["spans"] if s["type"] == "event" and s.get("cluster")]
        shown.append({**{k: row.get(k) for k in ("id", "text", "doc_date")}, "mentions": [{**s, "id": f"{row['id']}#{s['id']}"} for s in spans]})
        gold.update({f"{row['id']}#{s['id']}": s["cluster"] for s in spans})
    return shown, gold


def document_counts(public: Sequence[Row], private: Sequence[Row]) -> dict[str, int]:
    """In how many texts each dictionary form stands; words mostly written large count in the public texts only."""
    small, large, texts, shown = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for part, rows in (("public", public), ("private", private)):
        for row in rows:
            words = TOKEN.findall(row["text"])
            small.update(key(w) for w in words if w[0].islower())
            large.update(key(w) for w in words if w[0].isupper())
            texts.update({key(w) for w in words})
            shown.update({key(w) for w in words} if part == "public" else ())
    return {w: n for w in sorted(texts) if (n := texts[w] if small[w] > large[w] else shown[w]) >= LEAST}


def counted(texts: Sequence[Text], gold: Mapping[str, str]) -> Together:
    """How often two head words were coreferent, of how often they were seen."""
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for _, _, a, b in mention_pairs(texts, alike(texts)):
        pair = found[heads_of(a, b)]
        pair[0] += gold[a.id] == gold[b.id]
        pair[1] += 1
    return {pair: (linked, seen) for pair, (linked, seen) in found.items()}


def fold_of(row: Row) -> int:
    """Rows of one topic or incident share a fold."""
    return int(row["topic"] if row.get("topic") is not None else row["incident"]) * 7919 % FOLDS


def export(trees: Any) -> tuple[float, list[list[list[float]]]]:
    """The trees of scikit-learn as rows of feature, threshold, left, right, value; a leaf has feature -1."""
    out = []
    for (predictor,) in trees._predictors:
        nodes = predictor.nodes
        rows = [[-1 if n["is_leaf"] else int(n["feature_idx"]), float(n["num_threshold"]), int(n["left"]), int(n["right"]), float(n["value"])] for n in nodes]
        out.append([[f, round(t, 5) if f >= 0 else 0.0, a, b, round(v, 6)] for f, t, a, b, v in rows])
    return float(np.ravel(trees._baseline_prediction)[0]), out


def stories(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows between whose mentions one has to choose: those of a topic, or of some incidents."""
    by: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by[int(row["topic"] if row.get("topic") is not None else row["incident"])].append(row)
    if rows[0].get("topic") is not None:
        return list(by.values())
    drawn = [by[k] for k in np.random.default_rng(0).permutation(sorted(by)).tolist()]
    return [[r for rest in drawn[i : i + CONFUSABLE] for r in rest] for i in range(0, len(drawn), CONFUSABLE)]


def taught(rows: Sequence[Row], found: Mapping[str, Look]) -> Head:
    """The head that the mentions of rows teach."""
    told = [inputs(part)[1] for part in stories(rows)]
    gold = {mention: event for part in told for mention, event in part.items()}
    at = {mention: i for i, mention in enumerate(gold)}
    events = np.unique(list(gold.values()), return_inverse=True)[1]
    groups = [np.array([at[mention] for mention in part]) for part in told if part]
    return fitted(Taught(np.stack([found[mention].joined for mention in gold]), events, groups))


def part_of(rows: Sequence[Row], rare: Rarity, found: Mapping[str, Look]) -> tuple[list[Any], list[Any]]:
    """Features and answers of each fold of one set."""
    features, answers = [], []
    for fold in range(FOLDS):
        own, others = ([r for r in rows if (fold_of(r) == fold) is mine] for mine in (True, False))
        (mine, gold), (rest, other) = inputs(own), inputs(others)
        told, pairs = table(read(mine, rare), counted(read(rest, rare), other))
        vectors = seen({mention: found[mention] for mention in gold}, taught(others, found))
        features.append(np.hstack([told, likeness(pairs, vectors)]))
        answers.append(np.array([gold[a] == gold[b] for a, b in pairs]))
    return features, answers


def fit_part(rows: Sequence[Row], rare: Rarity, threshold: float) -> tuple[dict[str, Any], Head]:
    """The trees of one set, and its head."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    shown, gold = inputs(rows)
    found = looks(shown)
    features, answers = part_of(rows, rare, found)
    trees = HistGradientBoostingClassifier(max_iter=200, learning_rate=0.06, max_leaf_nodes=15, min_samples_leaf=40, l2_regularization=1.0, random_state=0)
    trees.fit(np.concatenate(features), np.concatenate(answers))
    bias, exported = export(trees)
    words = counted(read(shown, rare), gold)
    kept = sorted((a, b, *n) for (a, b), n in words.items() if a in rare.counts and b in rare.counts and (n[0] or n[1] >= LEAST_SEEN))
    return {"threshold": threshold, "bias": bias, "trees": exported, "together": kept}, taught(rows, found)


def fit(data: Path) -> tuple[dict[str, Any], dict[str, Head]]:
    """The model made of the train parts, and the head of each part: ECB+, whose texts have no date, and GVC, whose texts have one."""
    files = {s: data / s / "train.jsonl.gz" for s in SETS}
    rows = {s: list(read_rows(path)) for s, path in files.items()}
    rare = Rarity(document_counts(rows["ecbplus"], rows["gvc"]), sum(map(len, rows.values())))
    parts = {name: fit_part(rows[s], rare, threshold) for name, s, threshold in PARTS}
    made = {
        "version": 4,
        "made_from": {s: hashlib.sha256(path.read_bytes()).hexdigest() for s, path in files.items()},
        "features": (*FEATURES, *VIEWS),
        "parts": {name: trees for name, (trees, _) in parts.items()},
        "counts": rare.counts,
        "size": rare.size,
    }
    return made, {name: head for name, (_, head) in parts.items()}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    model, heads = fit(parser.parse_args().data)
    MODEL.write_bytes(gzip.compress(json.dumps(model, separators=(",", ":")).encode(), mtime=0))
    np.savez(HEAD, **{f"{name}.{end}": getattr(head, end).astype(np.float16) for name, head in heads.items() for end in Head._fields})
    print(f"{MODEL.name}: {MODEL.stat().st_size} bytes, {HEAD.name}: {HEAD.stat().st_size} bytes")
