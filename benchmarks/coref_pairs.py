"""Pairs of mentions as rows of numbers, in texts that may tell the same story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from benchmarks.coref_words import Mention, Text, cosine

GATE = 0.12
"""Texts that share less of their words (cosine) are not looked at: of the coreferent pairs of the train parts 1 % lies below."""

FEATURES = (
    "same_head", "prefix", "heads_shared", "seen_together", "one_text", "texts_alike", "names_alike", "sentences_alike", "near_alike", "names_shared",
    "names_share", "numbers_shared", "rarer", "commoner", "same_form", "sentences_between", "last_sentence", "first_sentence", "same_words", "heads_in_texts",
    "neighbours", "fewest_words", "most_words", "days_between",
)  # fmt: skip

Together = Mapping[tuple[str, str], tuple[int, int]]
"""Two head words: how often a pair of them was coreferent, and how often it was seen, in the train parts."""

RARELY_SEEN = (0, 4)
"""What a pair of different words counts as that the table does not keep."""

Floats = npt.NDArray[np.float32]


def prefix(a: str, b: str) -> float:
    """Share of the longer word that both begin with."""
    n = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return n / max(len(a), len(b), 1)


def heads_of(a: Mention, b: Mention) -> tuple[str, str]:
    """The two head words in alphabetical order."""
    return (a.head, b.head) if a.head <= b.head else (b.head, a.head)


def alike(texts: Sequence[Text]) -> dict[tuple[int, int], float]:
    """Pairs of texts (an index with itself too) that may tell one story, with their cosine."""
    out = {(i, i): 1.0 for i in range(len(texts))}
    holders: dict[str, list[int]] = defaultdict(list)
    for i, text in enumerate(texts):
        for word in text.words:
            holders[word].append(i)
    near: set[tuple[int, int]] = set()
    for who in holders.values():
        if len(who) <= max(50, len(texts) // 4):
            near.update((a, b) for n, a in enumerate(who) for b in who[n + 1 :])
    for i, j in sorted(near):
        if (value := cosine(texts[i].words, texts[j].words)) >= GATE:
            out[i, j] = value
    return out


def mention_pairs(texts: Sequence[Text], near: Mapping[tuple[int, int], float]) -> Iterator[tuple[int, int, Mention, Mention]]:
    """Every pair of mentions in texts that may tell one story, with the indices of the texts."""
    for i, j in sorted(near):
        for n, a in enumerate(texts[i].mentions):
            for b in texts[j].mentions[n + 1 :] if i == j else texts[j].mentions:
                yield i, j, a, b


def days_between(a: Text, b: Text) -> float:
    """Days between two publications, at most 60; -1 where one is not known."""
    try:
        return min(60.0, abs((date.fromisoformat((a.day or "")[:10]) - date.fromisoformat((b.day or "")[:10])).days))
    except ValueError:
        return -1.0


def _row(a: Mention, b: Mention, together: Together) -> list[float]:
    """What two mentions show by themselves."""
    one, both = a.doc == b.doc, len(a.names & b.names)
    shared = len(set(a.heads) & set(b.heads)) / max(1, min(len(a.heads), len(b.heads)))
    linked, seen = together.get(heads_of(a, b), (0, 0) if a.head == b.head else RARELY_SEEN)
    return [
        float(a.head == b.head), prefix(a.head, b.head), shared, (linked + 0.5) / (seen + 5.0), float(one), cosine(a.around, b.around), cosine(a.near, b.near),
        both, both / max(1, min(len(a.names), len(b.names))), len(a.numbers & b.numbers), min(a.rarity, b.rarity), max(a.rarity, b.rarity),
        float(a.verbal == b.verbal), abs(a.sentence - b.sentence) if one else -1,
        max(a.sentence, b.sentence), min(a.sentence, b.sentence), float(a.text == b.text),
        min(len(a.heads), len(b.heads)), max(len(a.heads), len(b.heads)),
    ]  # fmt: skip


def table(texts: Sequence[Text], together: Together) -> tuple[Floats, list[tuple[str, str]]]:
    """Features (pairs, len(FEATURES)) and the mention ids of each pair."""
    near = alike(texts)
    beside: dict[int, set[int]] = defaultdict(set)
    for i, j in near:
        beside[i].add(j)
        beside[j].add(i)
    of_texts = {(i, j): (near[i, j], cosine(texts[i].names, texts[j].names), len(beside[i] | beside[j]), days_between(texts[i], texts[j])) for i, j in near}
    rows, ids = [], []
    for i, j, a, b in mention_pairs(texts, near):
        r = _row(a, b, together)
        words, names, neighbours, days = of_texts[i, j]
        heads = texts[i].heads[a.head] + texts[j].heads[b.head]
        rows.append([*r[:5], words, names, *r[5:17], heads, neighbours, *r[17:], days])
        ids.append((a.id, b.id))
    return np.array(rows, dtype=np.float32).reshape(-1, len(FEATURES)), ids
