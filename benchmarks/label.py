"""The event type of a snippet, in the labels of CASE 2021 task 2, from what its sentences tell.

Heads over the encoder's vectors (``label.npz``, made by ``training.kinds``, one a seed) give each sentence a probability for each of our kinds of event; no
report is read with them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.encoding import read, shipped
from benchmarks.layers import Layers
from crossbearing.tagging.decoding import log_softmax
from crossbearing.tagging.heads import gelu

Row = dict[str, Any]
Floats = npt.NDArray[np.float32]
HEAD = Path(__file__).with_name("label.npz")
LABELS = {
    "AIR_STRIKE": ("air-strike", "drone-strike"),
    "ART_MISS_ATTACK": ("shelling",),
    "SUIC_BOMB": ("suicide-bombing",),
    "REM_EXPLOS": ("bombing", "explosion"),
    "GRENADE": ("grenade",),
    "CHEM_WEAP": ("chemical-attack",),
    "ARMED_CLASH": ("armed-clash",),
    "GOV_REGAINS_TERIT": ("government-regains",),
    "NON_STATE_ACTOR_OVERTAKES_TER": ("non-state-takes",),
    "ATTACK": ("attack", "shooting", "assassination", "beating", "torture"),
    "SEX_VIOL": ("sexual-violence",),
    "ABDUCT_DISSAP": ("abduction",),
    "PEACE_PROTEST": ("protest",),
    "PROTEST_WITH_INTER": ("protest-intervention",),
    "FORCE_AGAINST_PROTEST": ("excessive-force",),
    "VIOL_DEMONSTR": ("violent-demonstration",),
    "MOB_VIOL": ("mob-violence",),
    "AGREEMENT": ("agreement",),
    "ARREST": ("arrest",),
    "CHANGE_TO_GROUP_ACT": ("group-change",),
    "DISR_WEAP": ("weapons-disrupted",),
    "HQ_ESTABLISHED": ("base-established",),
    "PROPERTY_DISTRUCT": ("property-destruction",),
    "NON_VIOL_TERRIT_TRANSFER": ("territory-transfer",),
    "OTHER": ("strategic-other",),
    "DIPLO": ("diplomacy",),
    "ORG_CRIME": ("organised-crime",),
    "NATURAL_DISASTER": ("natural-disaster",),
    "MAN_MADE_DISASTER": ("accident",),
    "ATTRIB": ("attribution",),
}
LEAD = 0.6
"""What a sentence counts beside the one before it."""


class Member(Layers):
    """One trained head: weights by the names of ``training.kinds.Net``."""

    def scores(self, words: Floats) -> Floats:
        """Log-probabilities (kind,) of one sentence, by its words (word, width) together and by each alone."""
        whole = np.concatenate([words.mean(0), words.max(0)])[None]
        alone = self.linear("kind_word", words)
        top = alone.max(0)
        return log_softmax(self.linear("kinds.3", gelu(self.linear("kinds.0", whole)))[0] + top + np.log(np.exp(alone - top).sum(0)))


@cache
def members() -> tuple[list[str], list[Member]]:
    """The kinds and the heads.  Made for an earlier encoder they still work, and less well: that is said on standard error."""
    with np.load(HEAD) as file:
        if str(file["version"]) != shipped().heads.labels["version"]:
            print(f"{HEAD.name} was made for encoder {file['version']}: make it anew with python -m training.kinds", file=sys.stderr)
        weights = {name: file[name].astype(np.float32) for name in file.files if name not in ("version", "kinds")}
        kinds = file["kinds"].tolist()
    numbers = sorted({name.partition(".")[0] for name in weights})
    return kinds, [Member({k.partition(".")[2]: v for k, v in weights.items() if k.startswith(f"{m}.")}) for m in numbers]


def probabilities(row: Row) -> dict[str, float]:
    """The weight of every kind: the mean of heads and sentences, each later sentence counting less."""
    reading, (kinds, heads) = read(row), members()
    sentences = [reading.vectors[a:b] for a, b in reading.coded.bounds if b > a]
    p = np.array([np.mean([np.exp(m.scores(words)) for m in heads], axis=0) for words in sentences])
    weights = LEAD ** np.arange(len(p))
    total = (p * weights[:, None]).sum(0) / weights.sum()
    return dict(zip(kinds, total.tolist(), strict=True))


def predict(rows: Iterable[Row]) -> Iterator[Row]:
    """For each row the label that weighs most; a label of many kinds weighs less than their sum, since a snippet is of one."""
    for row in rows:
        p = probabilities(row)
        offered = row.get("labels") or list(LABELS)
        scores = {label: sum(p[k] for k in LABELS[label]) / len(LABELS[label]) ** 0.5 for label in offered if label in LABELS}
        yield {"id": row["id"], "label": max(sorted(scores), key=lambda k: scores[k])}
