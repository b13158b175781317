"""Whole piles of invented reports through the whole path: how many incidents come out, and what is split or merged."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.linking import Pile, labels, piles, read_pile, score
from crossbearing.pipeline import Pipeline
from crossbearing.records.claim import ReadReport


@pytest.fixture(scope="module")
def read() -> dict[str, tuple[Pile, list[ReadReport]]]:
    """Every pile, read by the rules."""
    pipeline = Pipeline.of("rules")
    return {pile.name: (pile, [pipeline.read(d) for d in pile.documents]) for pile in piles()}


@pytest.mark.parametrize(
    ("name", "split", "merged"),
    [
        ("actor_denial", 3, 0),
        ("assassination", 0, 0),
        ("balkan_market", 3, 0),
        ("bare_anaphora", 4, 0),
        ("capital_standing_for_state", 0, 0),
        ("long_follow_up", 2, 0),
        ("mine_and_ambush", 0, 0),
        ("raid_on_village", 0, 0),
        ("two_bombs_one_city", 4, 2),
        ("two_nights", 0, 0),
        ("two_reports_two_towns", 1, 0),
        ("undated_pair", 0, 0),
    ],
)
def test_pile(read: dict[str, tuple[Pile, list[ReadReport]]], name: str, split: int, merged: int) -> None:
    """At most so many pairs of one incident are split, and of two merged: what is known to be wrong, so that it does not grow."""
    counts = score(*read[name])
    assert counts["inside_split"] + counts["across_split"] <= split
    assert counts["inside_merged"] + counts["across_merged"] <= merged


def test_all_piles_together(read: dict[str, tuple[Pile, list[ReadReport]]]) -> None:
    """Of all pairs across reports few are merged wrongly, and most that belong together are together."""
    total = Counter[str]()
    for pile, reports in read.values():
        total.update(score(pile, reports))
    assert total["across_merged"] <= 0.05 * total["across_apart"]
    assert total["inside_split"] <= 0.1 * total["inside_same"]
    assert total["missed"] <= 0.2 * (total["missed"] + sum(len(labels(p, r)) for p, r in read.values()))


def test_marks_leave_the_text(tmp_path: object) -> None:
    """Marks are taken out of the text, and stand where the words stand."""
    path = tmp_path / "small.txt"  # type: ignore[operator]  # pytest gives a path
    path.write_text("About.\n== a | 2020-01-02 | Post\nA mine [1:exploded]; no [x:attack] followed.\n", "utf-8")
    pile = read_pile(path)
    (document,) = pile.documents
    assert document.text == "A mine exploded; no attack followed."
    assert [(document.text[s.start : s.end], label) for s, label in pile.marks[document.id]] == [("exploded", "1")]
    assert pile.incidents == 1
