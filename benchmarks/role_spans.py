"""The arguments of a given trigger in the roles of RAMS: every span of the parse against every role that the type of event has.

A head over the encoder's vectors (``roles.npz``, made by ``training.role_spans``): one transformer layer reads the sentences around the trigger, whose word is
marked with the type of event; then each role asks which span fills it, or none.  Several heads, trained from other seeds, vote by their mean.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.encoding import findings, shipped
from benchmarks.layers import Layers
from crossbearing.tagging.decoding import NEVER, log_softmax
from crossbearing.tagging.heads import gelu
from crossbearing.tagging.reading import Reading

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
HEAD = Path(__file__).with_name("roles.npz")
WIDEST = 8
"""Words of a span at most."""
AROUND = 2
"""Sentences read before and after the trigger's."""
SIZES = {"up": 8, "down": 8, "via": 60, "name": 12, "upos": 20, "gap": 21, "sentence": 7, "relation": 60}
"""What the head sees of a word beside its vector, and how many values each has."""
OUTSIDE, DEEPEST, FAR, AWAY = 7, 6, 10, 3


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentences around a trigger: ``first`` is their first word in the text; everything else is counted from there.

    ``vectors`` (word, width), ``heads`` and ``relations`` of the parse, ``upos``, ``names`` (kind of name + 1, 0 for none), ``sentence`` numbers of
    the words, ``bounds`` of the sentences.
    """

    first: int
    vectors: Floats
    heads: Ints
    relations: Ints
    upos: Ints
    names: Ints
    sentence: Ints
    bounds: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Read:
    """A text with all that its scenes are cut from."""

    reading: Reading
    heads: Ints
    relations: Ints
    upos: Ints
    names: Ints

    def scene(self, word: int, around: int = AROUND) -> Scene:
        """The sentence of a word and those around it."""
        coded = self.reading.coded
        home = int(coded.sentence[word])
        near = coded.bounds[max(0, home - around) : home + around + 1]
        a, b = near[0][0], near[-1][1]
        bounds = [(x - a, y - a) for x, y in near]
        syntax = (self.heads[a:b] - a, self.relations[a:b], self.upos[a:b])
        return Scene(a, self.reading.vectors[a:b], *syntax, self.names[a:b], coded.sentence[a:b], bounds)

    def name_end(self, last: int) -> int:
        """Where the name ends that runs on behind a span (the parse now and then cuts the last name off)."""
        while last < len(self.names) and self.names[last] and self.names[last] == self.names[last - 1] and self.upos[last] == self.upos[last - 1]:
            last += 1
        return last


def prepared(reading: Reading) -> Read:
    """The reading with its parse, parts of speech and names."""
    found = findings(reading)
    heads, relations = shipped().parse(reading)
    names = np.zeros(len(heads), dtype=np.int64)
    for (a, b, kind), _ in found.found("name"):
        names[a:b] = kind + 1
    return Read(reading, heads, relations, found.scores["upos"].argmax(1), names)


def candidates(scene: Scene) -> Ints:
    """(first word, after last word, top word) of every span whose words hang together under one top."""
    out = []
    for a, b in scene.bounds:
        for i in range(a, b):
            for j in range(i + 1, min(b, i + WIDEST) + 1):
                tops = [k for k in range(i, j) if not i <= scene.heads[k] < j or scene.heads[k] == k]
                if len(tops) == 1:
                    out.append((i, j, tops[0]))
    return np.array(out, dtype=np.int64).reshape(-1, 3)


def seen(scene: Scene, trigger: int) -> Ints:
    """What is seen of each word (word, len(SIZES)): its path to the trigger (steps up, steps down, the relation below the turn), and its plain features."""
    n = len(scene.heads)
    gap = np.arange(n) - trigger
    size = np.minimum(np.ceil(np.log2(np.abs(gap) + 1) * 1.5), FAR).astype(np.int64) * np.sign(gap)
    away = np.clip(scene.sentence - scene.sentence[trigger], -AWAY, AWAY)
    up, down, via = _paths(scene, trigger)
    return np.stack([up, down, via, scene.names, scene.upos, size + FAR, away + AWAY, scene.relations], 1)


def _paths(scene: Scene, trigger: int) -> tuple[Ints, Ints, Ints]:
    """Steps from the trigger up to where the ways meet, steps down to the word, and the first relation on the way down (+ 1; 0 for none)."""
    above: dict[int, int] = {}
    at = trigger
    while at not in above:
        above[at] = len(above)
        at = int(scene.heads[at])
    n = len(scene.heads)
    up, down, via = np.full(n, OUTSIDE), np.full(n, OUTSIDE), np.zeros(n, dtype=np.int64)
    for i in np.flatnonzero(scene.sentence == scene.sentence[trigger]).tolist():
        at, steps, last = i, 0, -1
        while at not in above:
            at, steps, last = int(scene.heads[at]), steps + 1, at
        up[i], down[i] = min(above[at], DEEPEST), min(steps, DEEPEST)
        via[i] = scene.relations[last] + 1 if last >= 0 else 0
    return up.astype(np.int64), down.astype(np.int64), via


@dataclass(frozen=True)
class Inventory:
    """The labels of the head: ``roles``; ``kinds`` of event at each of their three levels (0 is one that training never saw); the roles ``allowed`` to each.

    ``bias`` is by how much (a logarithm) a filler must be likelier than none.
    """

    roles: list[str]
    kinds: dict[str, int]
    allowed: dict[str, list[int]]
    bias: float

    def levels(self, event_type: str) -> list[int]:
        """The indices of a type at its three levels."""
        return [self.kinds.get(prefix, 0) for prefix in prefixes(event_type)]

    def known(self, event_type: str) -> list[int]:
        """The roles that training gave to a type: by its whole name where that was seen often, else by as much of it as was seen."""
        return next((self.allowed[p] for p in reversed(prefixes(event_type)) if p in self.allowed), [])


def prefixes(event_type: str) -> list[str]:
    """The type at its one, two and three levels."""
    parts = event_type.split(".")
    return [".".join(parts[: k + 1]) for k in range(3)]


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: words ``first`` to before ``last`` of the text, of which ``top`` governs the others."""

    role: str
    first: int
    last: int
    top: int


class Member(Layers):
    """One trained head: weights by the names of ``training.role_spans.Net``."""

    def scores(self, scene: Scene, trigger: int, levels: Sequence[int], roles: Sequence[int]) -> Floats:
        """Log-probabilities (role, 1 + candidate) of each role's filler; the first is none."""
        kind = self.w["kind.weight"][list(levels)].sum(0)
        x = self.linear("word", scene.vectors) + self.w["trigger.weight"][0]
        x[trigger] += self.w["trigger.weight"][1] - self.w["trigger.weight"][0] + kind
        for name, values in zip(SIZES, seen(scene, trigger).T, strict=True):
            x = x + self.w[f"features.{name}.weight"][values]
        x = self.norm("norm", self.transformer("layer", x))
        spans = candidates(scene)
        z = self.linear("first", x)[spans[:, 0]] + self.linear("last", x)[spans[:, 1] - 1] + self.linear("top", x)[spans[:, 2]]
        z = self.linear("span", gelu(z + self.w["width.weight"][spans[:, 1] - spans[:, 0]]))
        asked = np.concatenate([self.w["role.weight"][list(roles)], np.tile(kind, (len(roles), 1)), np.tile(x[trigger], (len(roles), 1))], 1)
        q = self.linear("ask.3", gelu(self.linear("ask.0", asked)))
        return log_softmax(np.concatenate([self.linear("none", q), q @ z.T / np.float32(z.shape[1] ** 0.5)], 1))


class SpanHead:
    """The members with their inventory."""

    def __init__(self, file: Path) -> None:
        with np.load(file) as stored:
            about: dict[str, Any] = json.loads(str(stored["about"]))
            weights = {k: stored[k].astype(np.float32) for k in stored.files if k != "about"}
        self.version: str = about.pop("version")
        self.inventory = Inventory(**about)
        numbers = sorted({k.partition(".")[0] for k in weights})
        self.members = [Member({k.partition(".")[2]: v for k, v in weights.items() if k.startswith(f"{m}.")}) for m in numbers]

    def arguments(self, read: Read, word: int, event_type: str, *, near: bool = False, bias: float | None = None) -> list[Filler]:
        """The arguments of the trigger at a word: a role has one filler at most; ``near`` looks for them in the trigger's sentence alone."""
        roles = self.inventory.known(event_type)
        scene = read.scene(word)
        spans = candidates(scene)
        if not roles or not len(spans):
            return []
        levels, trigger = self.inventory.levels(event_type), word - scene.first
        logp = np.mean([m.scores(scene, trigger, levels, roles) for m in self.members], axis=0)
        if near:
            logp[:, 1:][:, scene.sentence[spans[:, 0]] != scene.sentence[trigger]] = NEVER
        some = np.logaddexp.reduce(logp[:, 1:], axis=1) - logp[:, 0]
        best = (spans[logp[:, 1:].argmax(1)] + scene.first).tolist()
        least = self.inventory.bias if bias is None else bias
        return [Filler(self.inventory.roles[r], a, read.name_end(b), top) for r, s, (a, b, top) in zip(roles, some, best, strict=True) if s > least]


@cache
def head() -> SpanHead:
    """The trained head.  Made for an earlier encoder it still works, and less well: that is said on standard error."""
    found = SpanHead(HEAD)
    if found.version != shipped().heads.labels["version"]:
        print(f"{HEAD.name} was made for encoder {found.version}: make it anew with python -m training.role_spans", file=sys.stderr)
    return found
