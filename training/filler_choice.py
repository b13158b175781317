"""The network that chooses role fillers of MUC-4 among what the heads find (``benchmarks.filler_choice``), from documents that the heads did not learn from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from benchmarks.filler_choice import FEATURES, Choice
from benchmarks.filler_groups import ROLES
from training.filler_rows import Example, Rows, entities, prior, rows_of, threshold, written

Floats = npt.NDArray[np.float32]
HIDDEN, DROP, SEEDS = 32, 0.2, 3
PASSES, ROWS, RATE, DECAY = 25, 128, 2e-3, 1e-2


class Net(nn.Module):
    """As :class:`benchmarks.filler_choice.Choice`, one seed."""

    def __init__(self) -> None:
        super().__init__()
        self.role, self.first, self.second = nn.Embedding(len(ROLES), HIDDEN), nn.Linear(FEATURES, HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.out, self.straight, self.drop = nn.Linear(HIDDEN, 1), nn.Linear(FEATURES, 1), nn.Dropout(DROP)

    def forward(self, seen: Tensor, roles: Tensor) -> Tensor:
        """Scores (mention)."""
        hidden = self.drop(F.relu(self.first(seen) + self.role(roles)))
        scores: Tensor = self.out(self.drop(F.relu(self.second(hidden)))) + self.straight(seen)
        return scores[:, 0]


def net(seed: int, seen: Tensor, roles: Tensor, right: Tensor) -> Net:
    """One network: AdamW, linear decay."""
    torch.manual_seed(seed)
    out, turns = Net(), max(1, len(seen) // ROWS)
    optimiser = torch.optim.AdamW(out.parameters(), lr=RATE, weight_decay=DECAY)
    for turn in range(PASSES):
        for i, chosen in enumerate(torch.randperm(len(seen)).split(ROWS)[:turns]):
            optimiser.param_groups[0]["lr"] = RATE * (1 - (turn * turns + i) / (PASSES * turns))
            optimiser.zero_grad(set_to_none=True)
            F.binary_cross_entropy_with_logits(out(seen[chosen], roles[chosen]), right[chosen]).backward()
            optimiser.step()
    return out.eval()


def fitted(rows: Rows, used: npt.NDArray[np.bool_]) -> dict[str, Floats]:
    """The weights of a choice from some of the rows."""
    mean, spread = rows.seen[used].mean(0), rows.seen[used].std(0) + 1e-3
    given = (torch.from_numpy((rows.seen[used] - mean) / spread), torch.from_numpy(rows.roles[used]), torch.from_numpy(rows.right[used]))
    weights = {f"{seed}.{k}": v.numpy() for seed in range(SEEDS) for k, v in net(seed, *given).state_dict().items()}
    return {**weights, "mean": mean, "spread": spread, "sure": np.zeros(len(ROLES), dtype=np.float32)}


def likely(rows: Rows) -> Floats:
    """How likely each mention is by a choice that did not learn from its fold."""
    out = np.zeros(len(rows.seen), dtype=np.float32)
    for fold in np.unique(rows.folds):
        own = rows.folds == fold
        out[own] = Choice(fitted(rows, ~own)).likely(rows.seen[own], rows.roles[own])
    return out


def fit(examples: Sequence[Example]) -> tuple[dict[str, Floats], str]:
    """The weights of the choice with its threshold, and its prior as it is written."""
    rows, fillers = rows_of(examples), sum(len(one) for e in examples for one in entities(e.row))
    if not len(rows.seen):
        raise ValueError("the heads find no mention that may fill a role: they have learnt too little for a choice")
    sure, f1 = threshold(rows, likely(rows), fillers)
    print(f"{len(rows.seen)} mentions of {fillers} fillers: F1 {f1:.3f} of strings as they stand, from {sure:.3f} on", flush=True)
    weights = fitted(rows, np.ones(len(rows.seen), dtype=bool))
    weights["sure"] += sure
    return weights, written(prior(examples))
