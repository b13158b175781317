"""Whose report it is: the outlet that speaks in it."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Reader

TALE = 'Gunmen attacked the village of Beni on Monday. "They burned the school," Amina Diallo, a teacher, told {house} by phone.'


@pytest.mark.parametrize(
    ("head", "house"),
    [
        ("Raid on village\n\nGOMA, May 14 (Reuters) - ", "Reuters"),
        ("Raid on village\n\nGOMA, May 14. /TASS/. ", "TASS"),
        ("Raid on village\n\nRadio Lakeside | Goma | 14 May 2024\n\n", "Radio Lakeside"),
        ("Raid on village\n\n", "the Lakes Post"),
    ],
)
def test_who_tells_the_house_is_a_source_of_its_own(read: Reader, head: str, house: str) -> None:
    """The report rests on the one who told its outlet, and not on the outlet that it is."""
    report = read(head + TALE.format(house=house))
    assert {(c.relies_on, c.kind) for c in report.citations if c.explicit} >= {("Amina Diallo", "primary-statement")}
    assert not [c for c in report.citations if c.explicit and c.kind in ("outlet", "agency")]


@pytest.mark.parametrize(
    ("head", "other"),
    [
        ("Raid on village\n\nGOMA, May 14 (Reuters) - ", "the AFP agency"),
        ("Raid on village\n\nRadio Lakeside | Goma | 14 May 2024\n\n", "Reuters"),
        ("Raid on village\n\n", "the newspaper Lakes Post"),
    ],
)
def test_who_tells_another_outlet_comes_by_it(read: Reader, head: str, other: str) -> None:
    """The report rests on the outlet that was told, and not on the one who told it."""
    report = read(head + TALE.format(house=other))
    assert {c.kind for c in report.citations if c.explicit} & {"outlet", "agency"}
    assert "Amina Diallo" not in {c.relies_on for c in report.citations}
