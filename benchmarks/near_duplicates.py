"""Copies found among news texts: pairs made from real articles by cutting, reordering, embedding an excerpt in another text, and rewording.

``python -m benchmarks.near_duplicates --data DIR`` writes the figures into ``benchmarks/results/linking.json``.  A pair counts as found where shared
wording is reported at all (as near duplicate from half of the shorter text on, or as a copied passage); ``listed`` counts near duplicates alone.
Pairs of untouched articles that are found are wrong unless a second method (aligned runs of words, difflib) sees copied text too.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from benchmarks.running import read_rows
from crossbearing.corroboration.origins.overlap import LISTED, compare, shingled
from crossbearing.records.finding import NearDuplicate

RESULTS = Path(__file__).parent / "results" / "linking.json"
LEAST_SENTENCES = 8
SOURCES = 300
COPIED_WORDS = 25
RUN_WORDS = 8
MOST_CHARS = 6000

Sentences = list[str]
Dice = random.Random


def articles(data: Path) -> list[tuple[str, Sentences]]:
    """The articles of all topics with enough sentences, as (id, sentences)."""
    rows = (r for path in sorted((data / "timelines").glob("tl17_articles.*")) for r in read_rows(path))
    cut = ((r["id"], [s.strip() for s in r["text"][:MOST_CHARS].split("\n") if s.strip()]) for r in rows)
    return [(key, lines) for key, lines in cut if len(lines) >= LEAST_SENTENCES]


def shortened(lines: Sentences, dice: Dice, _: Sentences) -> Sentences:
    """A desk cuts the story: 40 to 80 % of its sentences, in their order."""
    keep = max(4, round(len(lines) * dice.uniform(0.4, 0.8)))
    return [lines[i] for i in sorted(dice.sample(range(len(lines)), keep))]


def reordered(lines: Sentences, dice: Dice, _: Sentences) -> Sentences:
    """All sentences in another order."""
    return dice.sample(lines, len(lines))


def embedded(lines: Sentences, dice: Dice, host: Sentences) -> Sentences:
    """An excerpt of four to eight sentences in the middle of another article."""
    length = min(len(lines), dice.randint(4, 8))
    at, into = dice.randrange(len(lines) - length + 1), dice.randrange(len(host) + 1)
    return [*host[:into], *lines[at : at + length], *host[into:]]


def reworded(lines: Sentences, dice: Dice, host: Sentences) -> Sentences:
    """20 to 60 % of the sentences reworded: every third word another one, one in ten left out."""
    words = [w for line in host for w in line.split()]
    chosen = set(dice.sample(range(len(lines)), round(len(lines) * dice.uniform(0.2, 0.6))))
    return [_reword(line, dice, words) if i in chosen else line for i, line in enumerate(lines)]


def _reword(line: str, dice: Dice, words: Sequence[str]) -> str:
    kept = (w for w in line.split() if dice.random() > 0.1)
    return " ".join(dice.choice(words) if dice.random() < 0.35 else w for w in kept)


KINDS: dict[str, Callable[[Sentences, Dice, Sentences], Sentences]] = {f.__name__: f for f in (shortened, reordered, embedded, reworded)}


def made(base: Sequence[tuple[str, Sentences]], dice: Dice) -> Iterator[tuple[str, str, str, Sentences]]:
    """Copies as (id, id of the source, kind, sentences)."""
    for n, (key, lines) in enumerate(dice.sample(list(base), min(SOURCES, len(base)))):
        kind = list(KINDS)[n % len(KINDS)]
        host_key, host = dice.choice([b for b in base if b[0] != key])
        yield f"copy-{n}", f"{key}|{host_key}" if kind == "embedded" else key, kind, KINDS[kind](lines, dice, host)


def truly_alike(a: Sentences, b: Sentences) -> bool:
    """Does word alignment see copied text: runs of at least RUN_WORDS words that make COPIED_WORDS together?"""
    one, other = (" ".join(x).lower().split() for x in (a, b))
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(m.size for m in blocks if m.size >= RUN_WORDS) >= COPIED_WORDS


def measure(data: Path) -> dict[str, Any]:
    """Precision and recall over all kinds, recall by kind, seconds."""
    base, dice = articles(data), random.Random(20)  # noqa: S311  a fixed draw, no secret
    copies = list(made(base, dice))
    texts = {**dict(base), **{key: lines for key, _, _, lines in copies}}
    begun = time.perf_counter()
    found = compare([shingled(key, "\n".join(texts[key])) for key in sorted(texts)])
    seconds = time.perf_counter() - begun
    pairs = {frozenset((p.a, p.b)): p for p in found}
    return {**_figures(copies, pairs, texts), "texts": len(texts), "seconds": round(seconds, 1)}


def _figures(copies: Sequence[tuple[str, str, str, Sentences]], pairs: dict[frozenset[str], NearDuplicate], texts: dict[str, Sentences]) -> dict[str, Any]:
    wanted = {(frozenset((key, source.split("|")[0])), kind) for key, source, kind, _ in copies}
    hit, listed, total = Counter[str](), Counter[str](), Counter[str](kind for _, kind in wanted)
    for pair, kind in wanted:
        hit[kind] += pair in pairs
        listed[kind] += pair in pairs and pairs[pair].share >= LISTED
    right = {pair for pair, _ in wanted}
    extra = [pair for pair in pairs if pair not in right]
    wrong = sum(not truly_alike(*(texts[k] for k in sorted(pair))) for pair in extra)
    recalled = hit.total()
    return {
        "precision": round(recalled / (recalled + wrong), 4),
        "recall": round(recalled / total.total(), 4),
        "listed_recall": round(listed.total() / total.total(), 4),
        "recall_by_kind": {k: round(hit[k] / total[k], 4) for k in KINDS},
        "pairs": total.total(),
        "also_found_and_alike": len(extra) - wrong,
        "wrong": wrong,
    }


def save(part: str, figures: dict[str, Any]) -> None:
    """Write one part of the figures of linking."""
    known = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({**known, part: figures}, indent=2, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    result = measure(parser.parse_args().data)
    save("near_duplicates", result)
    print(json.dumps(result, indent=2))
