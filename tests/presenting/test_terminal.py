"""What one line of a list says: of many figures the lowest and the highest, of many targets those that can be told apart."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from crossbearing.presenting.style import console
from crossbearing.presenting.terminal import conflicts, incidents, overview, told_apart
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
        ([(1, 1, "soldiers")], ["1 soldier"]),
        ([(1, None, "children")], ["at least 1 child"]),
        ([(1, 1, "forces"), (11, 11, "police")], ["1 member of the forces", "11 police"]),
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


def listed(key: str, reports: int, background: bool, date: str | None, **status: str) -> dict[str, Any]:
    """An incident as a list holds it."""
    return {
        "id": key, "date": date, "place": None, "title": f"Strike {key}", "group": False, "members": [], "background": background, "perpetrators": [],
        "targets": [{"who": "a market", "actor": None, "stance": "confirms"}], "killed": [], "injured": [], "status": status, "reports": reports, "origins": 1,
    }  # fmt: skip


def test_a_list_begins_with_what_several_reports_tell(capsys: pytest.CaptureFixture[str]) -> None:
    """One line says how much there is and how well it is backed; what several tell stands before what one tells, past context last; odd dates are explained."""
    rows = [listed("a", 1, False, "XXXX-10-16"), listed("b", 1, True, None), listed("c", 3, False, "2024-10-14", casualties="contested")]
    assert overview(rows) == ("3 incidents: 1 told by several reports, 1 told by one report, 1 told as past context; accounts contradict one another in 1")
    incidents(rows, console(width=80))
    printed = capsys.readouterr().out
    assert [printed.index(f"Strike {key}") for key in "cab"] == sorted(printed.index(f"Strike {key}") for key in "abc")
    assert "XXXX: the year is not told" in printed
    assert "confirmed" not in printed
    incidents(rows[2:], console(width=80))
    printed = capsys.readouterr().out
    assert "—" not in printed
    assert "XXXX" not in printed


def test_conflicts_stand_under_their_incident(capsys: pytest.CaptureFixture[str]) -> None:
    """A line says which incident the conflicts below it are about, once for each incident, and where they are about none."""
    about = {"id": "0123456789abcdef", "date": "2021-01-03", "place": None, "title": "Attack", "reports": 2}
    sides = [{"value": "2 killed", "by": ["A"]}, {"value": "5 killed", "by": ["B"]}]
    row = {"incident": about["id"], "about": about, "field": "count", "kind": "disjoint", "values": sides, "lead": "The numbers exclude each other."}
    conflicts([row, {**row, "field": "target"}, {**row, "incident": None, "about": None}], console(width=80))
    printed = capsys.readouterr().out
    assert printed.count("2021-01-03 · place unknown · Attack") == printed.count("incident 0123456789, 2 reports") == 1
    assert printed.index("2021-01-03") < printed.index("count") < printed.index("target") < printed.index("about no single incident")
