"""Tagging and parsing on the development parts of UD English EWT and GUM, by the definitions of the CoNLL 2018 shared task.

``python -m benchmarks.syntax --data DIR`` prints UPOS, UAS and LAS on the gold words of the gold sentences, and the F1 of the three on the
encoder's own words (a word counts where its span is a gold word's; sentences are given).
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.encoding import shipped
from crossbearing.tagging.windows import code_words
from crossbearing.tagging.words import split_words

Row = dict[str, Any]
Words = list[tuple[int, int]]


def sentences(row: Row) -> list[Words]:
    """The gold words of each gold sentence."""
    out: list[Words] = []
    k = 0
    for _, end in row["sentences"]:
        mine = []
        while k < len(row["tokens"]) and row["tokens"][k][0] < end:
            mine.append((row["tokens"][k][0], row["tokens"][k][1]))
            k += 1
        out.append(mine)
    return out


def parsed(text: str, words: list[Words]) -> list[tuple[tuple[int, int], str, tuple[int, int] | None, str]]:
    """(span, UPOS, span of the head or None at the root, relation) of each word."""
    model = shipped()
    reading = model.read_coded(text, code_words(text, words, model.pieces))
    head, relation = model.parse(reading)
    upos = model.heads.tokens(reading.vectors)["upos"].argmax(1)
    tags, names, spans = model.heads.labels["plain"]["upos"], model.heads.labels["deprel"], reading.coded.words
    return [(s, tags[u], None if h == i else spans[h], names[r]) for i, (s, u, h, r) in enumerate(zip(spans, upos, head, relation, strict=True))]


def count(row: Row, found: list[tuple[tuple[int, int], str, tuple[int, int] | None, str]]) -> Counter[str]:
    """What agrees with the gold of one text; relations without their subtypes, as CoNLL 2018 has it."""
    gold = {(t[0], t[1]): (t[2], None if t[4] < 0 else tuple(row["tokens"][t[4]][:2]), t[5].split(":")[0]) for t in row["tokens"]}
    c: Counter[str] = Counter(gold=len(gold), found=len(found))
    for span, upos, head, relation in found:
        if span in gold:
            g = gold[span]
            c.update(words=1, upos=upos == g[0], uas=head == g[1], las=head == g[1] and relation.split(":")[0] == g[2])
    return c


def score(rows: Iterable[Row]) -> dict[str, float]:
    """UPOS, UAS and LAS on gold words, and the F1 of each (and of the words) on the encoder's own."""
    given: Counter[str] = Counter()
    own: Counter[str] = Counter()
    for row in rows:
        words = sentences(row)
        given += count(row, parsed(row["text"], words))
        own += count(row, parsed(row["text"], [split_words(row["text"], a, b) for a, b in row["sentences"]]))
    out = {k: round(given[k] / given["gold"], 4) for k in ("upos", "uas", "las")}
    return out | {f"own_{k}": round(2 * own[k] / (own["gold"] + own["found"]), 4) for k in ("words", "upos", "uas", "las")}


def read(path: Path) -> Iterator[Row]:
    """The rows of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def main() -> None:
    """Print the scores of both sets."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--most", type=int, help="documents of each set")
    given = options.parse_args()
    for name in ("ud_ewt", "gum"):
        print(json.dumps({name: score(list(read(given.data / name / "dev.jsonl.gz"))[: given.most])}))


if __name__ == "__main__":
    main()
