"""How many died in an incident, and whose dead they were, over what each source says."""

from __future__ import annotations

from typing import Any

import pytest

from crossbearing.presenting.exports import deaths
from crossbearing.presenting.exports.book import Book

Json = dict[str, Any]
Count = tuple[str, int, str, str | None]


def told(*counts: Count) -> Json:
    """A ledger of one incident by an army against a front: of each source a number of dead, in one clause with who was hit (words, actor)."""
    claims, targets, casualties = [], [], []
    for n, (source, number, who, actor) in enumerate(counts):
        span = {"start": 100 * n, "end": 100 * n + 9}
        claims += [{"id": f"{kind}{n}", "report": "r", "source": source, "content": span, "incidents": ["i"]} for kind in "ct"]
        casualties.append({"killed": {"low": number, "best": number, "high": number}, "injured": None, "claims": [f"c{n}"]})
        targets.append({"who": who, "actor": actor, "stance": "asserts", "claims": [f"t{n}"]})
    perpetrators = [{"who": "the army", "actor": "sd-army", "stance": "asserts", "claims": []}]
    incident = {"id": "i", "perpetrators": perpetrators, "targets": targets, "casualties": casualties}
    named = [{"id": "sd-army", "name": "The Army", "kind": "military"}, {"id": "x-rsf", "name": "The Front", "kind": "rebel"}]
    return {"reports": [], "mentions": [], "claims": claims, "incidents": [incident], "actors": named}


@pytest.mark.parametrize(
    ("counts", "best", "sides"),
    [
        ([("A", 5, "the Front", "x-rsf"), ("A", 3, "villagers", None)], 8, (0, 5, 3, 0)),
        ([("A", 22, "a wedding tent", "x-rsf"), ("A", 19, "a crowd", None)], 22, (0, 0, 22, 0)),
        ([("A", 22, "a crowd", None), ("A", 19, "villagers", None)], 22, (0, 0, 19, 3)),
        ([("A", 5, "the Front", "x-rsf")], 5, (0, 5, 0, 0)),
        ([("A", 4, "the army", "sd-army"), ("A", 9, "the Front", "x-rsf")], 13, (4, 9, 0, 0)),
        ([("A", 9, "villagers", None), ("B", 6, "residents", None)], 6, (0, 0, 6, 0)),
        ([("A", 7, "a convoy", None)], 7, (0, 0, 0, 7)),
        ([("A", 20, "villagers", None), ("B", 30, "militants and fighters", None)], 20, (0, 0, 0, 20)),
    ],
)
def test_whose_the_dead_were(counts: list[Count], best: int, sides: tuple[int, ...]) -> None:
    """Counts of one source come together, the most conservative source gives the best number; where sources differ on whose the dead were, they are unknown."""
    ledger = told(*counts)
    assert deaths.toll(Book(ledger), ledger["incidents"][0])[1] == best == sum(sides)
    assert deaths.split(Book(ledger), ledger["incidents"][0]) == sides
