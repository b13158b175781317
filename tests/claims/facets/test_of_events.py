"""Casualties: which event a count belongs to, and what a count of none says."""

from __future__ import annotations

from crossbearing.records.claim import Claim
from tests.claims.conftest import Reader


def counted(read: Reader, text: str, low: int) -> Claim:
    """The casualty claim with this lower bound."""
    claims: tuple[Claim, ...] = read(text).claims
    return next(c for c in claims if c.facet == "casualties" and c.quantity is not None and c.quantity.low == low)


def test_a_sum_over_years_is_no_toll_of_an_act(read: Reader) -> None:
    """The dead of a group's whole history belong to none of its raids."""
    text = "Gunmen killed 17 villagers in Nangade on 15 June 2021. The group has roamed the north since 2004, murdering thousands of civilians."
    assert counted(read, text, 17).events
    assert not counted(read, text, 2000).events


def test_a_count_goes_on_with_the_sentence_before(read: Reader) -> None:
    """A bare toll belongs to the event named last in its paragraph, though that is history."""
    text = "Bombs hit a market in Homs on Monday.\n\nIn May 2014, gunmen attacked a mosque in Hangu. The toll was 23."
    report = read(text)
    claim = counted(read, text, 23)
    event = next(e for e in report.events if e.id == claim.events[0])
    assert event.quote.startswith("attacked") or "mosque" in event.quote


def test_what_a_bombing_left_is_its_own(read: Reader) -> None:
    """The dead that a bombing "left" are told of that bombing, however many words stand between."""
    text = "In January 2015, a bombing at a church in the border town of Kasindi, in the east, left at least 14 dead."
    report = read(text)
    claim = counted(read, text, 14)
    event = next(e for e in report.events if e.id == claim.events[0])
    assert event.date is not None
    assert event.date.edtf == "2015-01"


def test_no_soldier_was_killed_is_a_count_of_zero(read: Reader) -> None:
    """Who says that no soldier was killed asserts a number, so that it can stand against another."""
    claim = counted(read, "The army said no soldier was killed in Monday's exchange of fire at Saravena.", 0)
    assert (claim.stance, claim.of) == ("asserts", "soldiers")


def test_the_dead_of_a_war_or_a_month_are_of_no_act(read: Reader) -> None:
    """What a war, a plague or a month has cost belongs to no attack told beside it."""
    for text, low in (
        ("Gunmen killed 17 villagers in Nangade on Friday. The war has killed more than 40,000 people since it began.", 40001),
        ("Gunmen killed 17 villagers in Nangade on Friday. The outbreak has claimed thousands of lives in the area.", 2000),
        ("Gunmen killed 17 villagers in Nangade on Friday. With 121 civilians killed so far in May, the month is the worst in years.", 121),
    ):
        assert counted(read, text, 17).events
        assert not counted(read, text, low).events


def test_the_dead_of_one_day_this_year_are_of_their_act(read: Reader) -> None:
    """A year in which something happened is no stretch of time."""
    assert counted(read, "Gunmen killed 17 villagers in Nangade earlier this year.", 17).events


def test_a_season_is_when_an_act_was(read: Reader) -> None:
    """ "In the spring of 2022" says when, "between 2016 and 2019" how long: the dead of a stretch of time belong to no act."""
    assert counted(read, "Two peacekeepers were killed by a mine near Aguelhok in the spring of 2022.", 2).events
    assert not counted(read, "Attacks by the group killed 700 villagers between 2016 and 2019.", 700).events
    assert not counted(read, "The strike hit a car. Such strikes have killed 300 people in the tribal areas this year.", 300).events
