"""Passages told word for word in two reports."""

from __future__ import annotations

from crossbearing.linking import link
from tests.linking.handmade import EL_FASHER, Story

WORDS = "Residents of the northern quarter said that jets bombed a hospital near the old market at noon on Friday, and that nine people died there."


def told(name: str, published: str | None, date: str | None, text: str = WORDS) -> Story:
    """A report of one strike in the given words."""
    story = Story(name, text, published)
    story.event("bombed a hospital", date=date, place=EL_FASHER if date else None, target="a hospital")
    return story


def test_undated_copy_goes_with_its_original() -> None:
    """A copy without a day is the event of the passage that it copies, and bears its date."""
    linked = link([told("a", "2024-05-11", "2024-05-10").done(), told("b", None, None).done()])
    assert [i.date.edtf for i in linked.incidents if i.date] == ["2024-05-10"]
    assert len(linked.incidents) == 1


def test_same_words_on_another_day_are_another_event() -> None:
    """What a bulletin says in the same words every week is a new event each time."""
    linked = link([told("a", "2024-05-11", "2024-05-10").done(), told("b", "2024-05-25", "2024-05-24").done()])
    assert len(linked.incidents) == 2


def test_copied_passages_stay_as_far_apart_as_their_originals() -> None:
    """A copy that leaves the days out does not make one of two events that its original tells apart."""
    text = WORDS + " A week before, men of the same unit had shelled a school beside the river crossing south of the town, killing two teachers."
    reports = []
    for name, published, days in (("a", "2024-05-11", ("2024-05-10", "2024-05-03")), ("b", None, (None, None))):
        story = told(name, published, days[0], text)
        story.event("shelled a school", "shelling", date=days[1], target="a school")
        reports.append(story.done())
    linked = link(reports)
    assert sorted(len(i.mentions) for i in linked.incidents) == [2, 2]
