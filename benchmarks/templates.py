"""MUC-4 role fillers: who did it, to whom, with what, as strings of the text; one list a role for a whole document.

A head over the encoder's vectors (``templates.npz``, made by ``training.fillers``) says of each word whether it
fills a role; what it finds is gathered over the document.  The texts are in capital letters: the encoder reads them in small ones.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.encoding import read, shipped
from crossbearing.tagging.decoding import log_softmax, spans, viterbi
from crossbearing.tagging.model import Reading

Floats = npt.NDArray[np.float32]
ROLES = ("perp_individual", "perp_org", "target", "victim", "weapon")
HEAD = Path(__file__).with_name("templates.npz")
BIAS = -1.0
SURE = {"perp_individual": 0.35, "perp_org": 0.4, "target": 0.35, "victim": 0.5, "weapon": 0.45}


def plain(text: str) -> str:
    """The text in small letters where it is all in capitals, every character at its place."""
    small = text.lower()
    return small if len(small) == len(text) and text.upper() == text else text


def features(reading: Reading) -> Floats:
    """What the head sees of each word (word, 3 x width): its vector, the mean of its sentence, the mean of the document."""
    h = reading.vectors
    mean, _ = reading.means
    home = np.zeros(len(h), dtype=np.int64)
    for i, (a, b) in enumerate(reading.coded.bounds):
        home[a:b] = i
    whole = np.broadcast_to(h.mean(0, keepdims=True), h.shape) if len(h) else h
    return np.concatenate([h, mean[home] if len(mean) else h, whole], axis=1).astype(np.float32)


@cache
def head() -> dict[str, Floats]:
    """The weights of the head.  Made for an earlier encoder they still work, and lose about five points: that is said on standard error."""
    with np.load(HEAD) as file:
        if str(file["version"]) != shipped().heads.labels["version"]:
            print(f"{HEAD.name} was made for encoder {file['version']}: make it anew with python -m training.fillers", file=sys.stderr)
        return {name: file[name].astype(np.float32) for name in file.files if name != "version"}


def scored(reading: Reading) -> Floats:
    """Log-probabilities (word, 1 + 2 roles) in the order O, B-0, I-0, ..."""
    w = head()
    return log_softmax(np.maximum(features(reading) @ w["w1"] + w["b1"], 0) @ w["w2"] + w["b2"])


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The role fillers of each document."""
    for row in rows:
        reading = read({**row, "text": plain(row["text"])})
        yield {"id": row["id"], "roles": gathered(row["text"], reading) if len(reading.vectors) else {}}


def gathered(text: str, reading: Reading) -> dict[str, list[str]]:
    """The fillers of a document by role, each once, in the order of the text."""
    logp = scored(reading)
    words, found = reading.coded.words, {}
    for a, b, role in spans(viterbi(logp, reading.coded.bounds, BIAS)):
        sure = float(1 - np.exp(logp[a:b, 0]).mean())
        string = " ".join(text[words[a][0] : words[b - 1][1]].split())
        if sure >= SURE[ROLES[role]] and re.search(r"\w{2}", string):
            found.setdefault(ROLES[role], []).append((string, sure))
    return {role: distinct(strings) for role, strings in found.items()}


def distinct(found: list[tuple[str, float]]) -> list[str]:
    """One string for each filler: strings of which one holds the other, or of which one is the other's initials, are the same; the surest stands for all."""
    groups: list[list[tuple[str, float]]] = []
    for string, sure in found:
        home = next((g for g in groups if any(same(string, other) for other, _ in g)), None)
        if home is None:
            groups.append([(string, sure)])
        else:
            home.append((string, sure))
    return [max(group, key=lambda one: (one[1], len(one[0])))[0] for group in groups]


def same(a: str, b: str) -> bool:
    """May both strings name one filler?"""
    left, right = (re.findall(r"\w+", one.lower()) for one in (a, b))
    if not left or not right:
        return False
    short, long = sorted((left, right), key=len)
    if len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long if word not in ("of", "the", "for", "and", "de", "la")):
        return True
    return f" {' '.join(short)} " in f" {' '.join(long)} "
