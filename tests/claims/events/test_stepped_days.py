"""Days counted from another event."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Reader


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Soldiers raided a village near Goma on Monday. The raid came three days after gunmen ambushed a convoy.", "ambushed", "2024-05-10"),
        ("Gunmen ambushed a convoy on 3 May 2024. The ambush came a week after soldiers shelled a market.", "shelled", "2024-04-26~"),
        ("The raid on the camp came two days before a bomb exploded in Goma on 9 May 2024.", "raid", "2024-05-07"),
        ("The raid on the camp came two days before a bomb exploded in Goma.", "raid", None),
        ("A spokesman made the remarks on Monday, two days after gunmen attacked a convoy.", "attacked", "2024-05-11"),
        ("Eleven days after rebels shelled the port, three versions of it are in circulation.", "shelled", "2024-05-04"),
        ("Eleven days after rebels shelled the port, the army took the town.", "shelled", None),
    ],
)
def test_an_event_so_many_days_from_another_has_its_day(read: Reader, text: str, word: str, day: str | None) -> None:
    """One of two events gives the other its day, whichever has one; where neither has, neither gets one."""
    report = read(text)
    event = next(e for e in report.events if word in text[e.trigger.start : e.trigger.end])
    assert (event.date.edtf if event.date else None) == day


def test_those_who_fire_near_a_town_fire_there(read: Reader) -> None:
    """ "Under fire from gunmen near Goma" is near Goma; "from a camp in Goma" is not where the rockets fell."""
    event = read("Two peacekeepers were wounded when a patrol came under fire from unidentified gunmen near Goma.").events[0]
    assert event.place is not None
    assert event.place.name == "Goma"
