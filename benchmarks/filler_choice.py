"""Which of the mentions that may fill a role of MUC-4 do, and by which string: a small network weighs what the heads say of a mention, of the others of its
filler and of its document, and how often its top word filled the role in the train part.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from math import log
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from benchmarks.filler_groups import ROLES, Mention, groups, proper
from benchmarks.layers import Layers
from benchmarks.role_spans import Read
from crossbearing.tagging.decoding import spans, viterbi

Floats = npt.NDArray[np.float32]
LEAST = -2.0
"""What is added to the log-probability of no filler when mentions are sought: low, for the network sorts them out."""
FEATURES = 29


class Scores(NamedTuple):
    """What the heads say of a document: probabilities ``words`` (word, 1 + 2 roles) in the order O, B-0, I-0, ..., and ``roles`` (role) that it fills each."""

    words: Floats
    roles: Floats


class Prior(NamedTuple):
    """By word, in how many documents of the train part it stands, and in how many it is the top of a filler (by role)."""

    stands: Mapping[str, int]
    fills: Mapping[str, list[int]]


def mentions(source: str, text: Read, scores: Scores) -> list[Mention]:
    """What may fill each role, wherever it stands, each role by itself; ``source`` is the text as it was given."""
    words, bounds, out = text.reading.coded.words, text.reading.coded.bounds, []
    for role in range(len(ROLES)):
        begins, goes = scores.words[:, 1 + 2 * role], scores.words[:, 2 + 2 * role]
        inside = begins + goes
        for a, b, _ in spans(viterbi(np.log(np.stack([1 - inside, begins, goes], 1).clip(1e-6)), bounds, LEAST)):
            string = " ".join(source[words[a][0] : words[b - 1][1]].split())
            if re.search(r"\w{2}", string):
                out.append(Mention(a, b, role, float(inside[a:b].mean()), string))
    return sorted(out)


def top_word(text: Read, mention: Mention) -> str:
    """The word of a mention that the others hang on, in small letters."""
    inside = range(mention.first, mention.last)
    top = next((i for i in inside if text.heads[i] not in inside or text.heads[i] == i), mention.last - 1)
    a, b = text.reading.coded.words[top]
    return text.reading.text[a:b].lower()


def logit(p: float) -> float:
    """log p / (1 - p), of a probability kept off the ends."""
    p = min(max(float(p), 1e-4), 1 - 1e-4)
    return log(p / (1 - p))


class Scene:
    """The mentions of a document in their groups, and what is seen of each."""

    def __init__(self, source: str, text: Read, scores: Scores, prior: Prior) -> None:
        self.text, self.scores, self.prior = text, scores, prior
        self.groups = groups(text, mentions(source, text, scores))
        self.words = Counter(text.reading.text[a:b].lower() for a, b in text.reading.coded.words)
        self.tops = [max(m.sure for m in group) for group in self.groups]
        p = scores.words
        self.inside = p[:, 1::2] + p[:, 2::2]

    def strings(self, group: list[Mention]) -> list[Mention]:
        """The surest mention of each string of a group."""
        out: dict[str, Mention] = {}
        for m in sorted(group, key=lambda m: -m.sure):
            out.setdefault(m.string.lower(), m)
        return list(out.values())

    def seen(self, number: int, m: Mention) -> list[float]:
        """What is seen of a mention of a group (FEATURES numbers)."""
        return [*self.at_its_place(m), *self.in_its_group(self.groups[number], m), *self.in_its_document(number, m)]

    def at_its_place(self, m: Mention) -> list[float]:
        """What the heads say of its words, their ends, and other roles; the kinds of its words."""
        own, p = self.inside[m.first : m.last], self.scores.words
        after = p[m.last, 2 + 2 * m.role] if m.last < len(p) else 0.0
        other = np.delete(own.mean(0), m.role).max()
        numbers = bool(re.search(r"\d", m.string))
        first = re.match(r"\W*(the|an?)\b", m.string, re.IGNORECASE) is not None
        scored = [logit(m.sure), logit(own[:, m.role].min()), logit(p[m.first, 1 + 2 * m.role]), logit(1 - after), logit(other)]
        return [*scored, float(proper(self.text, m)), log(m.last - m.first), float(numbers), float(first), float(m.string[-1:] in "sS")]

    def in_its_group(self, group: list[Mention], m: Mention) -> list[float]:
        """How it stands among the mentions of its filler."""
        none = float(np.prod([1 - x.sure for x in group]))
        longest, first = max(len(x.string) for x in group), min(x.first for x in group)
        alike = sum(x.string.lower() == m.string.lower() for x in group)
        sure = [logit(1 - none), logit(max(x.sure for x in group)), log(len(group)), log(alike)]
        return [*sure, float(len(m.string) == longest), float(m.first == first)]

    def in_its_document(self, number: int, m: Mention) -> list[float]:
        """What the document fills, where the mention stands in it, and what is known of its top word."""
        of_role = [top for top, group in zip(self.tops, self.groups, strict=True) if group[0].role == m.role]
        filled = [logit(self.scores.roles[m.role]), logit(self.scores.roles.max()), log(1 + sum(of_role)), log(1 + sum(self.tops))]
        top, n = top_word(self.text, m), len(self.scores.words)
        stands, fills = self.prior.stands.get(top, 0), self.prior.fills.get(top, [0] * len(ROLES))
        known = [log((fills[m.role] + 0.3) / (stands + 8)), log((sum(fills) + 0.5) / (stands + 8)), log(1 + stands), log(1 + self.words[top])]
        place = [min(int(self.text.reading.coded.sentence[m.first]), 15) / 15, m.first / n, log(n / 300)]
        return [*filled, sum(t > self.tops[number] for t in of_role), *known, *place, float(self.scores.roles[m.role] == self.scores.roles.max())]


class Choice(Layers):
    """The network (several seeds, whose mean counts), how it sees, and by role how likely a filler must be to be given."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        super().__init__(weights)
        self.seeds = len({name.partition(".")[0] for name in weights if name[0].isdigit()})
        self.sure = weights["sure"]

    def likely(self, seen: Floats, roles: npt.NDArray[np.int64]) -> Floats:
        """How likely mentions are the string of a filler (mention); ``seen`` (mention, FEATURES), ``roles`` their roles."""
        x, out = (seen - self.w["mean"]) / self.w["spread"], np.zeros(len(seen), dtype=np.float32)
        for i in range(self.seeds):
            hidden = np.maximum(self.linear(f"{i}.first", x) + self.w[f"{i}.role.weight"][roles], 0)
            hidden = np.maximum(self.linear(f"{i}.second", hidden), 0)
            out += 1 / (1 + np.exp(-(self.linear(f"{i}.out", hidden) + self.linear(f"{i}.straight", x))[:, 0])) / self.seeds
        return out

    def best(self, scene: Scene) -> list[tuple[Mention, float]]:
        """The likeliest string of each group, and how likely it is."""
        rows = [(k, m) for k, group in enumerate(scene.groups) for m in scene.strings(group)]
        if not rows:
            return []
        seen = np.array([scene.seen(k, m) for k, m in rows], dtype=np.float32)
        best: dict[int, tuple[Mention, float]] = {}
        for (k, m), p in zip(rows, self.likely(seen, np.array([m.role for _, m in rows])).tolist(), strict=True):
            if k not in best or p > best[k][1]:
                best[k] = (m, p)
        return list(best.values())

    def fillers(self, scene: Scene) -> dict[str, list[str]]:
        """The fillers of a document by role, each once."""
        out: dict[str, list[str]] = {}
        for m, p in self.best(scene):
            if p >= self.sure[m.role]:
                out.setdefault(ROLES[m.role], []).append(m.string)
        return out


def prior_of(text: str) -> Prior:
    """A prior as it is written: word to how often it stands, and how often it fills each role."""
    rows: dict[str, list[int]] = json.loads(text)
    return Prior({word: row[0] for word, row in rows.items()}, {word: row[1:] for word, row in rows.items()})
