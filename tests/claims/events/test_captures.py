"""What kind of event a capture is by what is taken, and by whom."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Reader


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Gunmen seized 33 pupils from a school in Kankara after an attack.", "abduction", id="people whom a band takes"),
        pytest.param("The two men were captured by army intelligence near the border.", "arrest", id="people whom a state takes"),
        pytest.param("The army captured the town of Mocha on Monday.", "government-regains", id="ground that an army takes at home"),
        pytest.param("Russian forces captured the town of Avdiivka in February 2024.", "non-state-takes", id="ground that the army of another state takes"),
        pytest.param("Rebels captured three villages near Goma on Sunday.", "non-state-takes", id="ground that a band takes"),
        pytest.param("Militants attacked Bor and captured several trucks of food aid.", "property-destruction", id="goods"),
        pytest.param("The navy seized 2,000 rifles from a dhow on Sunday.", "weapons-disrupted", id="arms"),
    ],
)
def test_what_is_taken_gives_the_kind(read: Reader, text: str, kind: str) -> None:
    """One of the sentence's events is of that kind."""
    assert kind in {e.type.key for e in read(text).events}
