"""Words around a mention: is it another event, a new one, or one told of before?"""

from __future__ import annotations

import pytest

from crossbearing.linking.wording import beside, following, novelty, proper_names


@pytest.mark.parametrize(
    ("before", "noun", "expected"),
    [
        ("Residents fled from ", True, None),
        ("Nobody claimed the ", True, "known"),
        ("Friday's ", True, "known"),
        ("It was hit by a ", True, "new"),
        ("The mayor spoke of 14 ", True, "new"),
        ("She said that the 9 March ", True, "known"),
        ("Hours later a second ", True, "other"),
        ("Another shell ", False, "other"),
        ("A second woman was ", False, None),
        ("Eight people were killed in the ", True, "known"),
        ("Two lorries burned in ", True, None),
    ],
)
def test_novelty(before: str, noun: bool, expected: str | None) -> None:
    """The nearest word that tells decides; a preposition ends the search, and another person is no other event."""
    assert novelty(before, noun) == expected


@pytest.mark.parametrize(("before", "expected"), [("Meanwhile, gunmen ", True), ("A day earlier, a ", True), ("The gunmen ", False), ("On Monday a ", False)])
def test_beside(before: str, expected: bool) -> None:
    """Some sentences begin by leaving the event told so far."""
    assert beside(before) is expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [("The camp was raided a day after the ", True), ("They fired in response to the ", True), ("Rescuers came after the ", False), ("He saw the ", False)],
)
def test_following(before: str, expected: bool) -> None:
    """A stretch of time, or a retort, sets two events of one sentence apart; "after" alone does not."""
    assert following(before) is expected


def test_proper_names_are_inside_sentences() -> None:
    """Words written large inside a sentence are names, but for days and months."""
    assert proper_names("Shells fell on Horlivka’s market on Monday, Mayor Kovalenko said.") == {"horlivka", "mayor", "kovalenko"}
