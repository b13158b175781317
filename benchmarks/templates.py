"""MUC-4 role fillers: who did it, to whom, with what, as strings of the text; one list a role for a whole document.

Two heads over the encoder's vectors (``templates.npz``, made by ``training.fillers``) say of each word whether it fills a role: a shallow one by the word, its
sentence and its document, and a deep one, in which the words of the document attend to one another.  What their mean finds is gathered over the document,
names and the descriptions beside them as one.  The texts are in capital letters: the encoder reads them in small ones.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from benchmarks.encoding import read, shipped
from benchmarks.layers import Layers
from benchmarks.role_spans import Read, prepared
from crossbearing.tagging.decoding import log_softmax, spans, viterbi
from crossbearing.tagging.heads import gelu
from crossbearing.tagging.reading import Reading

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
ROLES = ("perp_individual", "perp_org", "target", "victim", "weapon")
HEAD = Path(__file__).with_name("templates.npz")
"""The deep head of this file has not learnt from the documents of the train part by which BIAS and SURE were chosen."""

BIAS = -1.5
SURE = {"perp_individual": 0.4, "perp_org": 0.45, "target": 0.4, "victim": 0.45, "weapon": 0.5}
SIZES = {"upos": 20, "relation": 64, "name": 20, "sentence": 16, "count": 9, "bracket": 2}
"""What the deep head sees of a word beside its vectors, and how many values each has."""
DESCRIBED = ("perp_individual", "perp_org", "victim")
"""Roles whose fillers are named and described side by side ("the mayor, Juan Diaz")."""
BETWEEN = frozenset([",", "[", "(", "-", "--", "a", "an", "the", "former"])
APART = 2
"""How many such words may stand between a name and its description."""


def plain(text: str) -> str:
    """The text in small letters where it is all in capitals, every character at its place."""
    small = text.lower()
    return small if len(small) == len(text) and text.upper() == text else text


class Page(NamedTuple):
    """What the heads see of a document: per word its vector, the index of its governor, the mean of its sentence, :data:`SIZES`; and the mean of all words."""

    vectors: Floats
    governors: Ints
    homes: Floats
    seen: Ints
    whole: Floats

    def flat(self) -> Floats:
        """What the shallow head sees of each word (word, 3 x width)."""
        return np.concatenate([self.vectors, self.homes, np.broadcast_to(self.whole, self.vectors.shape)], axis=1)


def page(text: Read) -> Page:
    """The page of a document that has words."""
    h, coded = text.reading.vectors, text.reading.coded
    mean, _ = text.reading.means
    words = [text.reading.text[a:b].lower() for a, b in coded.words]
    count = Counter(words)
    often = np.array([min(count[word], SIZES["count"] - 1) for word in words])
    place = np.minimum(coded.sentence, SIZES["sentence"] - 1)
    seen = np.stack([text.upos, text.relations, text.names, place, often, bracketed(words)], axis=1)
    return Page(h, text.heads, mean[coded.sentence], seen, h.mean(0))


def bracketed(words: list[str]) -> Ints:
    """1 for each word in square brackets, in which the agency puts what it adds."""
    out, inside = np.zeros(len(words), dtype=np.int64), False
    for i, word in enumerate(words):
        inside |= word.startswith("[")
        out[i] = inside
        inside &= not word.endswith("]")
    return out


class Shallow(Layers):
    """One hidden layer over a word, its sentence and its document."""

    def scores(self, page: Page) -> Floats:
        """Log-probabilities (word, 1 + 2 roles) in the order O, B-0, I-0, ..."""
        return log_softmax(self.linear("out", np.maximum(self.linear("hidden", page.flat()), 0)))


class Deep(Layers):
    """A transformer layer over the words of the document."""

    def scores(self, page: Page) -> Floats:
        """As :meth:`Shallow.scores`."""
        x = self.linear("word", page.vectors) + self.linear("governor", page.vectors)[page.governors] + self.linear("home", page.homes)
        x = x + self.linear("whole", page.whole)
        for name, values in zip(SIZES, page.seen.T, strict=True):
            x = x + self.w[f"features.{name}.weight"][values]
        x = self.norm("norm", self.transformer("layer", x.astype(np.float32)))
        return log_softmax(self.linear("out.3", gelu(self.linear("out.0", x))))


@cache
def heads() -> tuple[Shallow, Deep]:
    """Both heads.  Made for an earlier encoder they still work, and lose about five points: that is said on standard error."""
    with np.load(HEAD) as file:
        if str(file["version"]) != shipped().heads.labels["version"]:
            print(f"{HEAD.name} was made for encoder {file['version']}: make it anew with python -m training.fillers", file=sys.stderr)
        weights = {name: file[name].astype(np.float32) for name in file.files if name != "version"}
    shallow, deep = ({k.removeprefix(kind): v for k, v in weights.items() if k.startswith(kind)} for kind in ("shallow.", "deep."))
    return Shallow(shallow), Deep(deep)


def scored(text: Read) -> Floats:
    """The logarithm of the heads' mean probabilities (word, 1 + 2 roles)."""
    seen = page(text)
    out: Floats = np.log(np.mean([np.exp(head.scores(seen)) for head in heads()], axis=0) + 1e-9).astype(np.float32)
    return out


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The role fillers of each document."""
    for row in rows:
        reading = read({**row, "text": plain(row["text"])})
        yield {"id": row["id"], "roles": gathered(row["text"], reading) if len(reading.vectors) else {}}


class Mention(NamedTuple):
    """A filler at one place: words ``first`` to before ``last``, the index of its role, how sure it is, its string."""

    first: int
    last: int
    role: int
    sure: float
    string: str


def mentions(source: str, text: Read) -> list[Mention]:
    """The fillers of a document wherever they stand; ``source`` is the text as it was given."""
    logp, words, out = scored(text), text.reading.coded.words, []
    for a, b, role in spans(viterbi(logp, text.reading.coded.bounds, BIAS)):
        string = " ".join(source[words[a][0] : words[b - 1][1]].split())
        if re.search(r"\w{2}", string):
            out.append(Mention(a, b, role, float(1 - np.exp(logp[a:b, 0]).mean()), string))
    return out


def gathered(source: str, reading: Reading) -> dict[str, list[str]]:
    """The fillers of a document by role, each once by its surest string, those that are sure enough."""
    text, found = prepared(reading), dict[str, list[str]]()
    for group in groups(text, mentions(source, text)):
        best = max(group, key=lambda m: (m.sure, len(m.string)))
        if best.sure >= SURE[ROLES[best.role]]:
            found.setdefault(ROLES[best.role], []).append(best.string)
    return found


def groups(text: Read, found: list[Mention]) -> list[list[Mention]]:
    """The mentions of each filler, in the order of the text."""
    home = list(range(len(found)))
    for i, late in enumerate(found):
        for j, early in enumerate(found[:i]):
            if home[i] != home[j] and early.role == late.role and (same(early.string, late.string) or beside(text, early, late)):
                old, new = max(home[i], home[j]), min(home[i], home[j])
                home = [new if h == old else h for h in home]
    out: dict[int, list[Mention]] = {}
    for i, mention in enumerate(found):
        out.setdefault(home[i], []).append(mention)
    return list(out.values())


def beside(text: Read, early: Mention, late: Mention) -> bool:
    """Do two mentions side by side name and describe one filler, or give an organisation and its initials?"""
    if ROLES[late.role] not in DESCRIBED or late.first - early.last > APART:
        return False
    words, whole = text.reading.coded.words, text.reading.text
    if not all(whole[a:b].lower() in BETWEEN for a, b in words[early.last : late.first]):
        return False
    proper = shipped().heads.labels["plain"]["upos"].index("PROPN")
    named = [bool((text.upos[m.first : m.last] == proper).any()) for m in (early, late)]
    return early.last == late.first or named[0] != named[1] or ROLES[late.role] == "perp_org"


def same(a: str, b: str) -> bool:
    """May both strings name one filler?  One holds the other, or is its initials."""
    left, right = (re.findall(r"\w+", one.lower()) for one in (a, b))
    if not left or not right:
        return False
    short, long = sorted((left, right), key=len)
    if len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long if word not in ("of", "the", "for", "and", "de", "la")):
        return True
    return f" {' '.join(short)} " in f" {' '.join(long)} "
