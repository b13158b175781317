"""Who is named by the office stands for the state."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Reader


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("President Vladimir Putin ordered strikes on Kyiv on Monday, Russia said.", {"Russia"}),
        ("President Ana Ruiz ordered strikes on Kyiv on Monday, Russia said.", {"Ana Ruiz"}),
    ],
)
def test_a_head_of_state_is_the_state(read: Reader, text: str, named: set[str]) -> None:
    """One in office who is told as the hand is the state that the report names; a person of no such office keeps the name."""
    assert {c.value for c in read(text).claims if c.facet == "perpetrator"} == named
