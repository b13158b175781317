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
    kind = {"acled_event": "Explosions/Remote violence"}
    incident = {"id": "i", "type": kind, "perpetrators": perpetrators, "targets": targets, "casualties": casualties}
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


Said = tuple[str, int, int | None]


@pytest.mark.parametrize(
    ("said", "best"),
    [
        ([("r1", 27, 27), ("r2", 41, 41)], 27),
        ([("r1", 27, None), ("r2", 41, 41), ("r3", 41, 41), ("r4", 1, 1)], 41),
        ([("r1", 50, 50), ("r2", 50, 50), ("r3", 30, 30)], 30),
        ([("r1", 50, 50), ("r2", 50, 50), ("r3", 50, 50), ("r4", 30, 30)], 50),
        ([("r1", 4, 4)], 4),
    ],
)
def test_a_number_that_few_bear_out_is_passed_over(said: list[Said], best: int) -> None:
    """The most conservative number counts unless twice as many reports bear out another; a lower bound bears out all above it."""
    claims = [{"id": f"c{n}", "report": report, "source": "s", "content": {"start": 0, "end": 9}, "incidents": ["i"]} for n, (report, _, _) in enumerate(said)]
    counts = [{"killed": {"low": low, "best": low, "high": high}, "injured": None, "claims": [f"c{n}"]} for n, (_, low, high) in enumerate(said)]
    incident = {"id": "i", "type": {"acled_event": None}, "perpetrators": [], "targets": [], "casualties": counts}
    assert deaths.toll(Book({"reports": [], "mentions": [], "claims": claims, "incidents": [incident], "actors": []}), incident)[1] == best


def party(who: str, claims: int, actor: str | None = None) -> Json:
    """Somebody named by so many claims."""
    return {"who": who, "actor": actor, "stance": "asserts", "claims": [f"{who}{n}" for n in range(claims)]}


ARMY, FRONT = party("the army", 2, "sd-army"), party("the Front", 1, "x-rsf")


@pytest.mark.parametrize(
    ("event", "perpetrators", "targets", "sides", "civilians"),
    [
        ("Explosions/Remote violence", [FRONT], [FRONT, party("a market", 3)], ("the Front", "a market"), True),
        ("Explosions/Remote violence", [FRONT], [ARMY, party("villagers", 1)], ("the Front", "the army"), False),
        ("Explosions/Remote violence", [], [ARMY, party("villagers", 3)], (None, "the army"), True),
        ("Battles", [FRONT, ARMY], [], ("the Front", "the army"), False),
        ("Battles", [FRONT], [party("soldiers", 1)], ("the Front", "soldiers"), False),
    ],
)
def test_who_stood_on_which_side(event: str, perpetrators: list[Json], targets: list[Json], sides: tuple[str | None, str | None], civilians: bool) -> None:
    """Nobody fights himself; a battle has two sides; civilians count as hit where more claims name them than any registered party."""
    ledger = told()
    incident = ledger["incidents"][0] | {"type": {"acled_event": event}, "perpetrators": perpetrators, "targets": targets}
    found = deaths.sides(Book(ledger), incident)
    assert tuple(one["who"] if one else None for one in found) == sides
    assert deaths.hits_civilians(Book(ledger), incident) is civilians
