"""The heads for the kind of event that a snippet tells, over the shipped encoder, which stays as it is: ``python -m training.kinds --out benchmarks/label.npz``.

They learn from the snippets of ``written/`` alone (no row of a public set), read as at run time; each seed gives one.  Half of all values are dropped and the
labels smoothed, since some 3,800 snippets stand for thirty-seven kinds.  No part of the reading of reports asks these heads: they serve the benchmark of typed
snippets.  Made anew for every version of the encoder; same seed, same weights.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from benchmarks.encoding import read, shipped
from training.labels import KINDS
from training.written import snippets

Floats = npt.NDArray[np.float32]
WIDTH, INNER, DROP, SMOOTHED = 384, 256, 0.5, 0.1
EPOCHS, BATCH, RATE, DECAY = 15, 64, 1e-3, 0.01


class Net(nn.Module):
    """Scores (snippet, kind) from the words of snippets: by their mean and greatest together, and by each word alone."""

    def __init__(self) -> None:
        super().__init__()
        self.drop = nn.Dropout(DROP)
        self.kinds = nn.Sequential(nn.Linear(2 * WIDTH, INNER), nn.GELU(approximate="tanh"), nn.Dropout(DROP), nn.Linear(INNER, len(KINDS)))
        self.kind_word = nn.Linear(WIDTH, len(KINDS))

    def forward(self, words: Tensor, there: Tensor) -> Tensor:
        """``words`` (snippet, word, width), ``there`` (snippet, word) tells the words from the padding."""
        nowhere = ~there[..., None]
        mean = words.masked_fill(nowhere, 0).sum(1) / there.sum(1, keepdim=True)
        most = words.masked_fill(nowhere, -torch.inf).amax(1)
        alone = self.kind_word(self.drop(words)).masked_fill(nowhere, -torch.inf)
        scores: Tensor = self.kinds(self.drop(torch.cat([mean, most], -1))) + alone.logsumexp(1)
        return scores


def vectors(text: str) -> Floats:
    """The word vectors (word, width) of a snippet."""
    reading = read({"id": "snippet", "text": text})
    return np.concatenate([reading.vectors[a:b] for a, b in reading.coded.bounds if b > a])


def padded(rows: list[Floats]) -> tuple[Tensor, Tensor]:
    """Snippets of several lengths as one batch, and where it holds words."""
    words = torch.zeros(len(rows), max(map(len, rows)), WIDTH)
    there = torch.zeros(words.shape[:2], dtype=torch.bool)
    for i, row in enumerate(rows):
        words[i, : len(row)], there[i, : len(row)] = torch.from_numpy(row), True
    return words, there


def fitted(rows: list[tuple[str, Floats]], seed: int) -> Net:
    """A head learnt from (kind, word vectors): AdamW, linear decay."""
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    net = Net()
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    kinds = torch.tensor([KINDS.index(kind) for kind, _ in rows])
    step, steps = 0, EPOCHS * -(-len(rows) // BATCH)
    for epoch in range(EPOCHS):
        shuffled, running = order.permutation(len(rows)), 0.0
        for a in range(0, len(rows), BATCH):
            chosen = shuffled[a : a + BATCH]
            optimiser.param_groups[0]["lr"] = RATE * (1 - step / steps)
            loss = F.cross_entropy(net(*padded([rows[i][1] for i in chosen])), kinds[chosen], label_smoothing=SMOOTHED)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()
            step, running = step + 1, running + loss.item() * len(chosen)
        print(f"seed {seed} epoch {epoch + 1}: loss {running / len(rows):.3f}", flush=True)
    net.eval()
    return net


def main() -> None:
    """Read the snippets, learn a head a seed, write them in half precision with the kinds and the version of the encoder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    args = parser.parse_args()
    rows = [(kind, vectors(text)) for kind, text in snippets()]
    heads = {seed: fitted(rows, seed).state_dict() for seed in args.seeds}
    weights = {f"{seed}.{name}": value.numpy().astype(np.float16) for seed, head in heads.items() for name, value in head.items()}
    np.savez(args.out, version=np.array(shipped().heads.labels["version"]), kinds=np.array(KINDS), **weights)


if __name__ == "__main__":
    main()
