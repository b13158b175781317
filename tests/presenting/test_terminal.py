"""What one line of a list says: of many figures the lowest and the highest, of many targets those that can be told apart."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from crossbearing.presenting.style import console
from crossbearing.presenting.terminal import conflicts, told_apart
from crossbearing.presenting.views import counted
from crossbearing.records.finding import Account, Casualties
from crossbearing.records.value import Quantity

Figure = tuple[int | None, int | None, str]


def killed(*figures: Figure) -> list[str]:
    """What a line says of figures given as low, high and kind of people."""
    rows = [Casualties(killed=Quantity(low=low, best=None, high=high, unit="killed"), injured=None, of=of, claims=()) for low, high, of in figures]
    return counted(cast(Account, SimpleNamespace(casualties=rows)), "killed")


@pytest.mark.parametrize(
    ("figures", "line"),
    [
        ([(5, 5, "")], ["5"]),
        ([(40, None, ""), (40, None, "")], ["at least 40"]),
        ([(40, None, ""), (40, 40, ""), (53, 53, "")], ["40 to 53"]),
        ([(54, 54, ""), (201, None, "")], ["54 to 201 or more"]),
        ([(40, 40, ""), (40, None, "")], ["at least 40"]),
        ([(3, 3, "soldiers"), (9, 9, ""), (5, 5, "soldiers")], ["9", "3 to 5 soldiers"]),
        ([(None, 5, "")], ["up to 5"]),
        ([], []),
    ],
)
def test_figures_are_one_span_for_each_kind_of_people(figures: list[Figure], line: list[str]) -> None:
    """From the lowest to the highest, open where the highest is a least number."""
    assert killed(*figures) == line


def test_targets_of_one_kind_are_named_once_and_scraps_not_at_all() -> None:
    """A known actor and one of each kind of target are named; where nothing is known of any, the one that most name."""
    rows: list[dict[str, Any]] = [{"who": who, "actor": actor} for who, actor in (("too", None), ("a market", None), ("market stalls", None), ("RSF", "rsf"))]
    assert [row["who"] for row in told_apart(rows)] == ["a market", "RSF"]
    assert [row["who"] for row in told_apart(rows[:1])] == ["too"]
    assert told_apart([]) == []


def test_conflicts_stand_under_their_incident(capsys: pytest.CaptureFixture[str]) -> None:
    """A line says which incident the conflicts below it are about, once for each incident, and where they are about none."""
    about = {"id": "0123456789abcdef", "date": "2021-01-03", "place": None, "label": "Attack", "reports": 2}
    sides = [{"value": "2 killed", "by": ["A"]}, {"value": "5 killed", "by": ["B"]}]
    row = {"incident": about["id"], "about": about, "field": "count", "kind": "disjoint", "values": sides, "lead": "The numbers exclude each other."}
    conflicts([row, {**row, "field": "target"}, {**row, "incident": None, "about": None}], console(width=80))
    printed = capsys.readouterr().out
    assert printed.count("2021-01-03 · place unknown · Attack") == printed.count("incident 0123456789, 2 reports") == 1
    assert printed.index("2021-01-03") < printed.index("count") < printed.index("target") < printed.index("about no single incident")
