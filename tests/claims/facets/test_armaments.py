"""Counts of weapons that came, and of those that were shot down."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Reader


def counts(read: Reader, text: str) -> set[tuple[str | None, str]]:
    """Value and scope of each claim that counts something."""
    return {(c.value, c.of) for c in read(text).claims if c.facet == "count" and c.quantity is not None and c.quantity.unit != "attacks"}


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("Rebels fired eight shells at the market in Kidal on Monday, killing two people.", "8 shells", ""),
        ("Seven drones were launched at the refinery in Rabigh on Monday, the ministry said.", "7 drones", ""),
        ("Russia attacked Odesa on Monday. Air defence units shot down nine missiles, the governor said.", "9 missiles", "intercepted"),
        ("Russia attacked Odesa on Monday. Of the drones, 17 drones were intercepted, the governor said.", "17 drones", "intercepted"),
    ],
)
def test_weapons_that_came_are_counted(read: Reader, text: str, value: str, of: str) -> None:
    """A number of weapons beside a word for what they did is a count; of those shot down it is one of its own."""
    assert (value, of) in counts(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "Troops seized 40 rockets in a raid in Gao on Monday that killed two men.",
        "An attack on a depot in Gao, where the army stored 200 missiles, killed two men on Monday.",
    ],
)
def test_weapons_that_lie_somewhere_are_not(read: Reader, text: str) -> None:
    """What was seized or stored did not come flying."""
    assert not counts(read, text)
