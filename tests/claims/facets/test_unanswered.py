"""What is said to be open."""

from __future__ import annotations

import pytest

from crossbearing.records.ontology import UNCLAIMED, UNKNOWN_HAND
from tests.claims.conftest import Reader

NEWS = "A car bomb killed 12 people at a market in Kano on Tuesday, police said.\n\n"


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("There was no immediate claim of responsibility for the bombing.", UNCLAIMED),
        ("No group has so far claimed responsibility.", UNCLAIMED),
        ("Nobody claimed the attack.", UNCLAIMED),
        ("It was not immediately clear who was behind the bombing.", UNKNOWN_HAND),
        ("It remains unknown who planted the bomb.", UNKNOWN_HAND),
    ],
)
def test_what_is_open_is_a_verdict_on_the_news(read: Reader, said: str, value: str) -> None:
    """Nobody has claimed it, or nobody knows who did it: a claim of the event told before, and no perpetrator."""
    report = read(NEWS + said)
    found = [c for c in report.claims if c.facet == "verdict"]
    assert [(c.value, len(c.events)) for c in found] == [(value, 1)]
    assert not [c for c in report.claims if c.facet == "perpetrator"]


@pytest.mark.parametrize("said", ["The group claimed responsibility for the bombing.", "It is unclear who will pay.", "He made no claims about the price."])
def test_what_is_answered_is_not_open(read: Reader, said: str) -> None:
    """A claim that was made, and questions of other things."""
    assert not [c for c in read(NEWS + said).claims if c.facet == "verdict"]
