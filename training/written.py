"""The snippets of ``written/``: short news texts written for this project, a file a kind of event, in the words of many outlets and regions."""

from __future__ import annotations

import csv
from pathlib import Path

from training.examples import Example, make
from training.labels import KINDS

FOLDER = Path(__file__).resolve().parent / "written"


def snippets(folder: Path = FOLDER) -> list[tuple[str, str]]:
    """(kind, text) of every row, by file and line.  Raises ValueError for a file that no kind names."""
    out = []
    for path in sorted(folder.glob("*.tsv")):
        if path.stem not in KINDS:
            raise ValueError(f"{path}: no kind of that name; there are: {', '.join(KINDS)}")
        with path.open(encoding="utf-8", newline="") as lines:
            out += [(path.stem, row["text"]) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return out


def examples() -> list[Example]:
    """One example a snippet; its words count as one sentence, since the kind is that of the whole."""
    out = []
    for kind, text in snippets():
        example = make(text, "written")
        example.sentences, example.kinds = [(0, len(example.words))], [kind]
        out.append(example)
    return out
