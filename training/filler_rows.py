"""What the network learns from that chooses role fillers of MUC-4: the mentions of documents that the heads did not learn from, held against the key."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from benchmarks.filler_choice import Prior, Scene, Scores, top_word
from benchmarks.filler_groups import ROLES, Mention
from benchmarks.role_spans import Read
from crossbearing.tagging.decoding import spans

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
SEEN = 2
"""Documents that a word stands in at least, to have a prior."""
SLOTS = {
    "perp_individual": "perp_individual", "perp_org": "perp_org", "phys_tgt": "target", "hum_tgt_name": "victim", "hum_tgt_desc": "victim", "instrument_id": "weapon",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """A document with what heads say of it that did not learn from it, its labels (see ``training.fillers``), and its fold."""

    row: dict[str, Any]
    text: Read
    scores: Scores
    labels: Ints
    fold: int


class Rows(NamedTuple):
    """Mentions to learn from: what is seen, the role, whether the string is a filler's, the fold; the group (document, number), and the filler it names or -1."""

    seen: Floats
    roles: Ints
    right: Floats
    folds: Ints
    groups: list[tuple[int, int]]
    named: list[int]


def bare(string: str) -> str:
    """A string in small letters without articles and signs, as fillers are held against each other."""
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", re.sub(r"[^\w\s]", " ", string.lower())).split())


def entities(row: dict[str, Any]) -> list[list[set[str]]]:
    """By role, the fillers of the templates that are not optional, each by all its strings; those that share a string are one."""
    out: list[list[set[str]]] = [[] for _ in ROLES]
    for template in row["templates"]:
        for slot, role in SLOTS.items() if not template.get("optional") else ():
            for filler in template.get(slot) or []:
                named = {*filler.get("strings", ()), *(filler.get("refs", ()) if slot == "hum_tgt_desc" else ())}
                mine = out[ROLES.index(role)]
                known = next((one for one in mine if one & named), None)
                if known is not None:
                    known |= named
                elif named:
                    mine.append(named)
    return [[{bare(string) for string in one} for one in mine] for mine in out]


def prior(examples: Sequence[Example]) -> Prior:
    """How often each word stands in the documents, and is the top of a filler."""
    stands, fills = Counter[str](), Counter[tuple[str, int]]()
    for e in examples:
        stands.update({e.text.reading.text[a:b].lower() for a, b in e.text.reading.coded.words})
        fills.update({(top_word(e.text, Mention(a, b, role, 1, "")), role) for a, b, role in spans(np.maximum(e.labels, 0))})
    often = {word: n for word, n in stands.items() if n >= SEEN}
    return Prior(often, {word: [fills[word, r] for r in range(len(ROLES))] for word in often})


def written(known: Prior) -> str:
    """A prior as ``benchmarks.filler_choice.prior_of`` reads it."""
    return json.dumps({word: [n, *known.fills[word]] for word, n in sorted(known.stands.items())}, separators=(",", ":"))


def rows_of(examples: Sequence[Example]) -> Rows:
    """The mentions of all documents; what is known of words comes from the other folds."""
    priors = {fold: prior([e for e in examples if e.fold != fold]) for fold in {e.fold for e in examples}}
    seen, roles, right, folds, groups, named = [], [], [], [], [], []
    for d, e in enumerate(examples):
        scene, gold = Scene(e.row["text"], e.text, e.scores, priors[e.fold]), entities(e.row)
        for k, group in enumerate(scene.groups):
            for m in scene.strings(group):
                which = next((i for i, one in enumerate(gold[m.role]) if bare(m.string) in one), -1)
                seen.append(scene.seen(k, m))
                roles.append(m.role)
                right.append(which >= 0)
                folds.append(e.fold)
                groups.append((d, k))
                named.append(which)
    return Rows(np.array(seen, dtype=np.float32), np.array(roles), np.array(right, dtype=np.float32), np.array(folds), groups, named)


def threshold(rows: Rows, p: Floats, fillers: int) -> tuple[float, float]:
    """From which probability on the best string of each group is given, by the F1 of all roles together; and that F1.  ``fillers`` are how many there are."""
    best: dict[tuple[int, int], int] = {}
    for i, group in enumerate(rows.groups):
        if group not in best or p[i] > p[best[group]]:
            best[group] = i
    hit, top = set[tuple[int, int, int]](), (0.5, 0.0)
    for given, i in enumerate(sorted(best.values(), key=lambda i: -p[i]), 1):
        if rows.named[i] >= 0:
            hit.add((rows.groups[i][0], int(rows.roles[i]), rows.named[i]))
        top = max(top, (float(p[i]), 2 * len(hit) / (given + fillers)), key=lambda x: x[1])
    return top
