"""Parts of speech and arcs for the corpora that have none: a parser trained on the treebanks alone reads them before the whole run.

The treebanks hold next to no reports of armed conflict.  An encoder that sees such texts only under other heads takes their verbs of violence for nouns;
labels from a parser that never saw those heads keep its syntax on them (self-training; McClosky et al. 2006).  Words that the parser is unsure of stay masked.
"""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import torch

from training.batches import collate, grouped
from training.examples import IGNORE, Example, Pieces
from training.labels import UPOS
from training.net import Model

SHARES = {"polnear": 0.4, "rams": 1.0, "re3d": 1.0, "reports": 1.0, "written": 1.0, "silver": 0.5, "synthetic": 1.0}
"""The part of the windows of each corpus that is read."""
WHOLE = frozenset(["written"])
"""Corpora whose examples count as one sentence whatever they hold: they get parts of speech, and no arcs."""
SURE_TAG, SURE_ARC = 0.8, 0.7


def parser(weights: Path) -> Model:
    """The model of a run on the treebanks alone."""
    model = Model()
    model.load_state_dict(torch.load(weights, weights_only=True))
    return model.eval()


def parse(model: Model, examples: list[Example], pieces: Pieces, arcs: bool) -> None:
    """Set ``tags["upos"]`` and, with ``arcs``, ``heads`` and ``tags["deprel"]`` of each example, IGNORE where the parser is less sure than SURE."""
    with torch.no_grad():
        for part in grouped(examples, pieces, 2048, random.Random(0)):
            batch = collate(part, pieces)
            h = model.words(batch.ids, batch.shapes, batch.mask, batch.first)
            tag, upos = model.token["upos"](h).softmax(-1).max(-1)
            same = batch.sentence[:, :, None] == batch.sentence[:, None, :]
            arc, head = model.arcs(h).masked_fill(~same, -1e4).softmax(-1).max(-1)
            relation = torch.stack([model.relations(x, x[k]).argmax(-1) for x, k in zip(h, head, strict=True)])
            for i, e in enumerate(part):
                n = len(e.words)
                e.tags["upos"] = np.where(tag[i, :n] > SURE_TAG, upos[i, :n], IGNORE)
                if arcs:
                    sure = (arc[i, :n] > SURE_ARC).numpy()
                    e.heads = np.where(sure, head[i, :n], IGNORE)
                    e.tags["deprel"] = np.where(sure, relation[i, :n], IGNORE)


def add_syntax(plan: dict[str, tuple[list[Example], float, bool]], weights: Path, pieces: Pieces, seed: int) -> None:
    """Parse a share of each corpus of a run that has no syntax of its own."""
    model, rng = parser(weights), random.Random(seed)
    for name, share in SHARES.items():
        if name in plan:
            windows = plan[name][0]
            parse(model, rng.sample(windows, round(share * len(windows))), pieces, name not in WHOLE)
            known = sum(int((e.tags["upos"] != IGNORE).sum()) for e in windows if "upos" in e.tags)
            verbs = sum(int((e.tags["upos"] == UPOS.index("VERB")).sum()) for e in windows if "upos" in e.tags)
            print(f"parsed {name}: {known} words, {verbs} verbs", flush=True)
