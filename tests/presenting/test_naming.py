"""What a reader sees instead of codes."""

from __future__ import annotations

import pytest

from crossbearing.presenting.naming import legend, people, title, type_label
from crossbearing.records.ontology import EVENT_TYPES


@pytest.mark.parametrize(
    ("key", "contested", "words"),
    [
        ("drone-strike", False, "Drone strike"),
        ("drone-strike", True, "Strike from the air"),
        ("bombing", True, "Explosion"),
        ("shelling", True, "Explosion"),
        ("strategic-other", False, "Event of another kind"),
        ("armed-clash", True, "Armed clash"),
        ("plover-aid", False, "Aid"),
    ],
)
def test_titles_are_plain_words(key: str, contested: bool, words: str) -> None:
    """A title is no code, and a broader word where the sources differ on the means."""
    assert title(EVENT_TYPES[key], contested=contested) == words


def test_a_coder_finds_his_own_words() -> None:
    """The label of a type is ACLED's, whatever the title."""
    assert type_label(EVENT_TYPES["weapons-disrupted"]) == "Disrupted weapons use"
    assert not [kind.key for kind in EVENT_TYPES.values() if kind.physical and "/" in title(kind)]


@pytest.mark.parametrize(
    ("figures", "of", "words"),
    [
        ("5", "soldiers", "5 soldiers"),
        ("1", "women", "1 woman"),
        ("up to 1", "clergy", "up to 1 member of the clergy"),
        ("11", "police", "11 police"),
        ("1", "", "1"),
    ],
)
def test_one_of_a_kind(figures: str, of: str, words: str) -> None:
    """One is told as one."""
    assert people(figures, of) == words


def test_only_the_signs_that_occur_are_explained() -> None:
    """A plain date needs no words."""
    assert legend(["2024-10-14", None]) == ""
    assert legend(["2024-10-14?/2024-10-15?"]) == "?: no report gives the day; it follows from what is told · A/B: at some time from A to B"
