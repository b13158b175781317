"""Whose hand a sentence names, and whom it only seems to name: one row a construction."""

from __future__ import annotations

import pytest

from .conftest import Reader


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A military strike by the United States destroyed a chemical plant in Khartoum in 1998.", {"United States"}),
        ("US jets bombed an ammunition store near Deir al-Zour on Monday.", {"United States"}),
        ("The explosion at the plant in Isfahan was not the work of Israel, a senior official said.", set()),
        ("The killing of the minister in Aden was the work of Eritrea, diplomats said.", {"Eritrea"}),
        ("An explosion at an Algerian army depot killed two people on Friday.", set()),
    ],
)
def test_the_hand_is_named_by_the_sentence(read: Reader, text: str, named: set[str]) -> None:
    """Adjectives of kind, machines of a state, negation, whose work it was, a nationality that says where."""
    assert {c.value for c in read(text).claims if c.facet == "perpetrator"} == named
