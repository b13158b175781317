"""What goes on or comes again, and is no one event."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Reader


@pytest.mark.parametrize(
    ("text", "group"),
    [
        pytest.param("The group has attacked the province in the past.", True, id="the perfect over a stretch of time"),
        pytest.param("Gunmen attacked the province on Monday.", False, id="a day"),
        pytest.param("Drones have repeatedly bombed the port.", True, id="an adverb of frequency"),
        pytest.param("Residents spoke of sporadic shelling in Goma.", True, id="an adjective of frequency"),
        pytest.param("It followed weeks of bombardment of Sumy.", True, id="weeks of it"),
        pytest.param("The number of killed in the bombing of Sumy is five.", False, id="a number of people is no number of events"),
        pytest.param("The substation has been attacked at least ten times since 2022.", True, id="so many times"),
    ],
)
def test_recurring(read: Reader, text: str, group: bool) -> None:
    """The last event of the sentence."""
    assert read(text).events[-1].group is group
