"""By what means and from what cause: weapons that act, causes that are named, and both denied."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Reader

FIRE = "An explosion shook an arms depot near Brno on Monday. "


def means(read: Reader, text: str) -> set[tuple[str | None, bool]]:
    """Value and whether it is denied of each claim about the means."""
    return {(c.value, c.stance == "denies") for c in read(text).claims if c.facet == "means"}


@pytest.mark.parametrize(
    ("said", "value", "denied"),
    [
        ("Police said the fire was caused by a short circuit.", "short circuit", False),
        ("The ministry called the explosion an accident.", "accident", False),
        ("Investigators said the blast was set off by a timer.", "timer", False),
        ("The mayor spoke of sabotage after the blaze.", "sabotage", False),
        ("Police said the explosion was not caused by a drone.", "drone", True),
        ("Firemen found no trace of a missile.", "missile", True),
        ("Two witnesses spoke of a helicopter.", "helicopter", False),
        ("A diplomat said that investigators had found traces of a military-grade explosive.", "explosive", False),
        ("A leak of hydrocarbon vapour remains the main version, the minister said.", "leak of hydrocarbon vapour", False),
        ("Officials blamed it on a heatwave.", "heatwave", False),
        ("Police ruled out foul play.", "foul play", True),
        ("A gas leak was the most likely cause, police said.", "gas leak", False),
        ("Sabotage has been ruled out, the mayor said.", "sabotage", True),
        ("A gas leak was not the cause, the owner said.", "gas leak", True),
        ('"It was a missile. We all heard it," said Jana Novak, who lives nearby.', "missile", False),
        ("An engineer said that the damage was consistent with a drone.", "drone", False),
    ],
)
def test_causes_and_means_are_claims(read: Reader, said: str, value: str, denied: bool) -> None:
    """A cause or means that a sentence names is a claim, one that it excludes a denial."""
    assert (value, denied) in means(read, FIRE + said)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Shells landed on the market in Donetsk on Monday, killing three people.", "shells"),
        ("Rebels fired rockets at the barracks in Bamako on Monday.", "rockets"),
        ("The ship was struck by what appeared to be a missile off Aden on Monday.", "missile"),
        ("Planes dropped barrel bombs on Aleppo on Monday.", "barrel bombs"),
        ("A bus struck a mine near Gao on Monday, killing nine people.", "struck a mine"),
    ],
)
def test_weapons_that_act_are_means(read: Reader, text: str, value: str) -> None:
    """What lands, is fired or dropped is the means of the event in its sentence."""
    assert (value, False) in means(read, text)


def test_what_is_only_stored_is_no_means(read: Reader) -> None:
    """Rockets in a store, and the shells that burn with it, did not do it."""
    assert not means(read, "A fire destroyed a store of old rockets and shells in Split on Monday, the ministry said.")


def test_we_did_not_plant_the_bomb_denies_the_deed(read: Reader) -> None:
    """That a group did not plant the bomb leaves the bomb as it is."""
    assert not {value for value, denied in means(read, "A bomb killed two people in Delhi on Monday. The group said it did not plant the bomb.") if denied}


def test_what_was_shot_down_did_not_shoot(read: Reader) -> None:
    """A jet that was brought down is no means of that; the missile is."""
    assert means(read, "Rebels said they shot down a jet near Marib on Monday with a missile.") == {("missile", False)}


def test_what_is_only_asked_is_no_cause(read: Reader) -> None:
    """Whether it was an accident is no claim that it was one."""
    assert not means(read, FIRE + "Police are examining whether it was an accident.")
