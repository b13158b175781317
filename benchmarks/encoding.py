"""Rows of a benchmark through the encoder itself, for the tasks that ask one head."""

from __future__ import annotations

from functools import cache
from typing import Any

from crossbearing.cleaning import clean
from crossbearing.records.document import Document
from crossbearing.tagging.findings import Findings
from crossbearing.tagging.model import Encoder, encoder
from crossbearing.tagging.reading import Reading

Row = dict[str, Any]


@cache
def shipped() -> Encoder:
    """The encoder that the package ships, loaded once."""
    return encoder(threads=1)


def sentences(row: Row) -> list[tuple[int, int]]:
    """The sentences of a row's text, every stretch of it in one (a set's text has no page around it)."""
    text = row["text"]
    layout = clean(Document(id=str(row["id"]), text=text, sha256=""))
    out: list[tuple[int, int]] = []
    at = 0
    for s in layout.sentences:
        if text[at : s.start].strip():
            out.append((at, s.start))
        out.append((s.start, s.end))
        at = s.end
    if text[at:].strip():
        out.append((at, len(text)))
    return out


def read(row: Row, whole: bool = False) -> Reading:
    """The row's text as the encoder sees it; ``whole`` takes it as one sentence."""
    text = row["text"]
    return shipped().read(text, [(0, len(text))] if whole else sentences(row))


def findings(reading: Reading) -> Findings:
    """The heads on a reading, without the parse."""
    import numpy as np

    none = np.zeros(len(reading.coded.words), dtype=np.int64)
    return Findings(shipped().heads, reading, (none, none))
