"""MUC-4 role fillers: who did it, to whom, with what, as strings of the text; one list a role for a whole document.

Heads over the encoder's vectors (``templates.npz``, made by ``training.fillers``) say of each word whether it fills a role: shallow ones by the word, its
sentence and its document, and deep ones, in which the words of the document attend to one another.  Each pair of them has learnt from other documents; their
mean counts.  What may fill a role by it is gathered over the document, and a last small network chooses (``benchmarks.filler_choice``).  The texts are in
capital letters: the encoder reads them in small ones.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from benchmarks.encoding import read, shipped
from benchmarks.filler_choice import Choice, Prior, Scene, Scores, prior_of
from benchmarks.layers import Layers
from benchmarks.role_spans import Read, prepared
from crossbearing.tagging.decoding import log_softmax
from crossbearing.tagging.heads import gelu

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
HEAD = Path(__file__).with_name("templates.npz")
SIZES = {"upos": 20, "relation": 64, "name": 20, "sentence": 16, "count": 9, "bracket": 2}
"""What a deep head sees of a word beside its vectors, and how many values each has."""


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
        """Probabilities (word, 1 + 2 roles) in the order O, B-0, I-0, ..."""
        out: Floats = np.exp(log_softmax(self.linear("out", np.maximum(self.linear("hidden", page.flat()), 0))))
        return out


class Deep(Layers):
    """A transformer layer over the words of the document."""

    def scores(self, page: Page) -> Scores:
        """As :meth:`Shallow.scores`, and which roles the document fills."""
        x = self.linear("word", page.vectors) + self.linear("governor", page.vectors)[page.governors] + self.linear("home", page.homes)
        x = x + self.linear("whole", page.whole)
        for name, values in zip(SIZES, page.seen.T, strict=True):
            x = x + self.w[f"features.{name}.weight"][values]
        x = self.norm("norm", self.transformer("layer", x.astype(np.float32)))
        words = np.exp(log_softmax(self.linear("out.3", gelu(self.linear("out.0", x)))))
        return Scores(words, (1 / (1 + np.exp(-self.linear("filled", x.max(0))))).astype(np.float32))


class Heads(NamedTuple):
    """Pairs of heads, the network that chooses by what they say, and what is known of words."""

    pairs: list[tuple[Shallow, Deep]]
    choice: Choice
    prior: Prior


def part(weights: Mapping[str, Floats], name: str) -> dict[str, Floats]:
    """The weights of a part of the file by their names within it."""
    return {k.removeprefix(name): v for k, v in weights.items() if k.startswith(name)}


def pairs_of(weights: Mapping[str, Floats]) -> list[tuple[Shallow, Deep]]:
    """The pairs of heads, in the order of the fold that each left out."""
    folds = sorted({name.partition(".")[0] for name in weights if name[0].isdigit()})
    return [(Shallow(part(weights, f"{fold}.shallow.")), Deep(part(weights, f"{fold}.deep."))) for fold in folds]


@cache
def heads() -> Heads:
    """What the file holds.  Made for an earlier encoder it still works, and loses about five points: that is said on standard error."""
    with np.load(HEAD) as file:
        if str(file["version"]) != shipped().heads.labels["version"]:
            print(f"{HEAD.name} was made for encoder {file['version']}: make it anew with python -m training.fillers", file=sys.stderr)
        prior = prior_of(file["prior"].item().decode())
        weights = {name: file[name].astype(np.float32) for name in file.files if name not in ("version", "prior")}
    return Heads(pairs_of(weights), Choice(part(weights, "choice.")), prior)


def scored(seen: Page, pairs: Iterable[tuple[Shallow, Deep]]) -> Scores:
    """The mean of what pairs of heads say of a document."""
    said = [(shallow.scores(seen), deep.scores(seen)) for shallow, deep in pairs]
    words, roles = np.stack([(a + b.words) / 2 for a, b in said]), np.stack([b.roles for _, b in said])
    return Scores(words.mean(0), roles.mean(0))


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The role fillers of each document."""
    for row in rows:
        reading = read({**row, "text": plain(row["text"])})
        yield {"id": row["id"], "roles": fillers(row["text"], prepared(reading)) if len(reading.vectors) else {}}


def fillers(source: str, text: Read) -> dict[str, list[str]]:
    """The fillers of a document by role; ``source`` is the text as it was given."""
    known = heads()
    return known.choice.fillers(Scene(source, text, scored(page(text), known.pairs), known.prior))
