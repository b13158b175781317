"""A head for MUC-4 role fillers over the shipped encoder, which stays as it is.

    python -m training.fillers --data DIR --out benchmarks/templates.npz

DIR holds ``muc4/train.jsonl.gz``.  The head sees the vector of a word beside the mean of its sentence and of its document; it is one hidden layer, trained with Adam in NumPy, and has to be made anew
for every version of the encoder, whose version it carries.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.encoding import read, shipped
from benchmarks.running import read_rows
from benchmarks.templates import ROLES, features, plain

Floats = npt.NDArray[np.float32]
HIDDEN = 160
EPOCHS = 6
BATCH = 1024
RATE = 1.5e-3
DECAY = 1e-5
SEED = 7
KEPT_EMPTY = 0.6
SLOTS = {
    "perp_individual": "perp_individual", "perp_org": "perp_org", "phys_tgt": "target", "hum_tgt_name": "victim", "hum_tgt_desc": "victim", "instrument_id": "weapon",
}  # fmt: skip


def labels_of(row: dict[str, Any], words: list[tuple[int, int]]) -> npt.NDArray[np.int64]:
    """BIO labels of the words: every place where a filler's string stands; the longest string wins."""
    out = np.zeros(len(words), dtype=np.int64)
    text = plain(row["text"])
    strings = sorted({(s, r) for r, role in enumerate(ROLES) for entity in row["roles"].get(role, []) for s in entity}, key=lambda x: -len(x[0]))
    for string, r in strings:
        for match in re.finditer(r"(?<!\w)" + r"\s+".join(map(re.escape, string.lower().split())) + r"(?!\w)", text):
            inside = [i for i, (a, b) in enumerate(words) if a < match.end() and match.start() < b]
            if inside and not out[inside].any():
                out[inside] = 2 + 2 * r
                out[inside[0]] = 1 + 2 * r
    return out


def roles_of(templates: list[dict[str, Any]]) -> dict[str, list[list[str]]]:
    """The strings of each filler by role, over the templates of a document."""
    out: dict[str, list[list[str]]] = {}
    for template in templates:
        for slot, role in SLOTS.items():
            for filler in template.get(slot) or []:
                out.setdefault(role, []).append([s for s in (*filler.get("strings", ()), *filler.get("refs", ())) if isinstance(s, str)])
    return out


def examples(data: Path, rng: np.random.Generator) -> Iterator[tuple[npt.NDArray[np.float16], npt.NDArray[np.int64]]]:
    """Features and labels of each document's words; of sentences without a filler only a part is kept."""
    for row in read_rows(data / "muc4" / "train.jsonl.gz"):
        reading = read({**row, "text": plain(row["text"])})
        if not len(reading.vectors):
            continue
        gold = labels_of({"text": row["text"], "roles": roles_of(row["templates"])}, reading.coded.words)
        keep = np.zeros(len(gold), dtype=bool)
        for a, b in reading.coded.bounds:
            keep[a:b] = gold[a:b].any() or rng.random() < KEPT_EMPTY
        yield features(reading)[keep].astype(np.float16), gold[keep]


class Adam:
    """Adam over named arrays (Kingma and Ba 2015), with decoupled weight decay."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        self.weights = weights
        self.first = {k: np.zeros_like(v) for k, v in weights.items()}
        self.second = {k: np.zeros_like(v) for k, v in weights.items()}
        self.steps = 0

    def step(self, gradients: dict[str, Floats], rate: float) -> None:
        """One step down the gradients."""
        self.steps += 1
        for k, g in gradients.items():
            self.first[k] += 0.1 * (g - self.first[k])
            self.second[k] += 0.001 * (g * g - self.second[k])
            m, v = self.first[k] / (1 - 0.9**self.steps), self.second[k] / (1 - 0.999**self.steps)
            self.weights[k] -= rate * (m / (np.sqrt(v) + 1e-8) + DECAY * self.weights[k])


def train(x: npt.NDArray[np.float16], y: npt.NDArray[np.int64], rng: np.random.Generator) -> dict[str, Floats]:
    """The weights of the head: x (word, feature), y the label of each word."""
    out = 1 + 2 * len(ROLES)
    w: dict[str, Floats] = {
        "w1": rng.normal(0, x.shape[1] ** -0.5, (x.shape[1], HIDDEN)).astype(np.float32),
        "b1": np.zeros(HIDDEN, dtype=np.float32),
        "w2": rng.normal(0, HIDDEN**-0.5, (HIDDEN, out)).astype(np.float32),
        "b2": np.zeros(out, dtype=np.float32),
    }
    adam, total = Adam(w), EPOCHS * (len(x) // BATCH)
    for _ in range(EPOCHS):
        order = rng.permutation(len(x))
        for k in range(len(x) // BATCH):
            own = order[k * BATCH : (k + 1) * BATCH]
            adam.step(gradients(w, x[own].astype(np.float32), y[own], rng), RATE * (1 - adam.steps / total))
    return w


def gradients(w: dict[str, Floats], x: Floats, y: npt.NDArray[np.int64], rng: np.random.Generator) -> dict[str, Floats]:
    """Gradients of the cross-entropy of a batch, with dropout on input and hidden layer."""
    x = x * (rng.random(x.shape, dtype=np.float32) > 0.1) / np.float32(0.9)
    hidden = np.maximum(x @ w["w1"] + w["b1"], 0)
    mask = (rng.random(hidden.shape, dtype=np.float32) > 0.3) / np.float32(0.7)
    dropped = hidden * mask
    z = dropped @ w["w2"] + w["b2"]
    p = np.exp(z - z.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    p[np.arange(len(y)), y] -= 1
    p /= len(y)
    back = (p @ w["w2"].T) * mask * (hidden > 0)
    return {"w1": x.T @ back, "b1": back.sum(0), "w2": dropped.T @ p, "b2": p.sum(0)}


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keep", type=Path, help="write features and labels here as well, for trials")
    args = parser.parse_args()
    rng = np.random.default_rng(SEED)
    made = list(examples(args.data, rng))
    x, y = np.concatenate([a for a, _ in made]), np.concatenate([b for _, b in made])
    print(f"{len(made)} documents, {len(x)} words, {int((y > 0).sum())} inside fillers", flush=True)
    if args.keep:
        np.savez(args.keep, x=x, y=y)
    w = train(x, y, rng)
    np.savez(args.out, version=np.array(shipped().heads.labels["version"]), **{k: v.astype(np.float16) for k, v in w.items()})


if __name__ == "__main__":
    main()
