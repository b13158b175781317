"""Where sentences end: ``python -m benchmarks.sentences GUM.jsonl[.gz] [--genre news]`` compares with the sentence bounds of a treebank.

Only bounds inside a paragraph count: those at line breaks are given by the text itself.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.running import read_rows
from crossbearing.cleaning.sentences import sentences_of
from crossbearing.records.lines import paragraphs_of


def inner_ends(text: str, spans: Sequence[Sequence[int]]) -> set[int]:
    """The ends of sentences after which the same line goes on."""
    return {a[1] for a, b in pairwise(spans) if "\n" not in text[a[1] : b[0]]}


def score(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Precision, recall and F1 of the inner ends over all texts together."""
    hits = found = wanted = 0
    for row in rows:
        text = row["text"]
        gold = inner_ends(text, row["sentences"])
        ours = inner_ends(text, [s for p in paragraphs_of(text) for s in sentences_of(text, p)])
        hits, found, wanted = hits + len(gold & ours), found + len(ours), wanted + len(gold)
    p, r = hits / max(found, 1), hits / max(wanted, 1)
    return {"bounds": wanted, "p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0}


def main() -> int:
    """Print the figures as JSON."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.sentences", description=__doc__)
    options.add_argument("file", type=Path)
    options.add_argument("--genre", default=None)
    given = options.parse_args()
    rows = [row for row in read_rows(given.file) if given.genre in (None, row["meta"].get("genre"))]
    print(json.dumps(score(rows)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
