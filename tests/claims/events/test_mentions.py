"""Event mentions: one per event, with type, modality and parties."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.claims.conftest import Reader

CASES = [json.loads(line) for line in (Path(__file__).parents[2] / "cases" / "events.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["why"])
def test_an_event_is_read_as_the_table_says(read: Reader, case: dict[str, Any]) -> None:
    """Trigger, type, modality, series, parties and the number of mentions of each row."""
    report = read(case["text"])
    events = report.events
    if case["trigger"] is None:
        assert events == ()
        return
    event = next(e for e in events if case["trigger"].lower() in report.document.text[e.start : e.end].lower())
    if "acled" in case:
        assert event.type.acled == case["acled"]
    assert event.modality == case["modality"]
    assert event.group is case.get("group", False)
    if "count" in case:
        assert len(events) == case["count"]
    for role in ("actor", "target", "instrument"):
        if role in case:
            found = [case["text"][r.start : r.end] for r in event.roles if r.role in (role, "victim" if role == "target" else role)]
            assert any(case[role] in words for words in found), found


def test_the_attack_goes_back_to_the_one_named_before(read: Reader) -> None:
    """A definite mention means the event before it; a further one does not."""
    report = read("A car bomb killed four people in Mogadishu on Friday.\n\nThe bombing was the third this month. Another bombing was reported in Kismayo.")
    first, second, *rest = report.events
    assert second.antecedent == first.id
    assert all(e.antecedent != first.id for e in rest if "Another" in report.document.text[e.start - 8 : e.end])


def test_another_day_is_another_event(read: Reader) -> None:
    """Two dates that exclude each other are never one event."""
    report = read("The strike on Kharkiv on 2 May 2024 killed two. The strike on Kharkiv on 9 May 2024 killed nobody.")
    one, two = (e for e in report.events if e.date is not None)
    assert two.antecedent != one.id


def test_an_old_event_is_background(read: Reader) -> None:
    """What happened decades before the report is context, not news."""
    report = read("A blast hit the port of Beirut on Tuesday. In 1983 a truck bomb destroyed the barracks of the marines in the city.")
    assert [e.background for e in report.events] == [False, True]


def test_where_the_attackers_come_from_is_no_setting(read: Reader) -> None:
    """A village without an entry is where it was, and keeps its name; the province of the gunmen is not."""
    report = read("Eight people were killed near Qesheri when gunmen from Jonglei ambushed a convoy of traders.")
    assert {e.place.name for e in report.events if e.place is not None} == {"Qesheri"}


def test_a_place_that_acts_is_no_setting(read: Reader) -> None:
    """The state that strikes is not where the strike was."""
    report = read("Ethiopia carried out an air strike near Addis Ababa.")
    assert report.events[0].place is not None
    assert report.events[0].place.name == "Addis Ababa"


def test_the_day_of_saying_is_not_the_day_of_the_event(read: Reader) -> None:
    """ "Said on Monday" dates the saying."""
    report = read("The ministry said on Monday that rebels had shelled the town on 3 May 2024.")
    assert report.events[0].date is not None
    assert report.events[0].date.edtf == "2024-05-03"


@pytest.mark.parametrize("text", ["Rebels shelled the town of Bria on Monday.", "Jets bombed Bria.", "Bria was shelled overnight."])
def test_a_town_that_is_attacked_is_where_it_happened(read: Reader, text: str) -> None:
    """Without "in" or "near", what is shelled is also the place."""
    (event,) = read(text).events
    assert event.place is not None
    assert event.place.name == "Bria"


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died in a strike on a clinic in Bria, according to a list published on Monday by the army.",
        "A commander told local reporters Monday that rebels had shelled the town of Bria.",
        "In a statement issued late Monday, the army said that rebels had shelled the town of Bria.",
        "Speaking on Monday, the minister said a bomb exploded in Bria.",
    ],
)
def test_a_day_of_telling_dates_no_event(read: Reader, text: str) -> None:
    """Published, issued, told, speaking: the day of the words, not of the deed."""
    (event,) = read(text).events
    assert event.date is None


def test_a_question_tells_no_event(read: Reader) -> None:
    """What is asked is not told; a known event in a question is still spoken of."""
    assert len(read("A shell hit the market in Aden on Monday. How many people were killed?").events) == 1
    assert len(read("A shell hit the market in Aden on Monday. Who ordered the attack on the market?").events) == 2


def test_a_deed_and_the_one_that_it_answers_are_two(read: Reader) -> None:
    """What was struck in response to a bombing, or two years after one, is no part of it; what was hurt after a blast is."""
    assert len(read("Jets destroyed a factory on Thursday in response to the embassy bombings of 7 August.").events) == 2
    assert len(read("Gunmen struck a hotel on Saturday, two years after the bombing of a church.").events) == 2
    assert len(read("Nine people were killed after a bomb exploded at a market.").events) == 1


def test_no_event_has_a_day_to_come(read: Reader) -> None:
    """What somebody tells as past has not the day of the vote before which it happened."""
    (event,) = read("Seventeen people were killed in an attack in Baqubah ahead of the vote on 30 January 2031.", published="2030-12-28").events
    assert event.date is None


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Rebels fired rockets from Nyala into Goma on Friday.", "Goma"),
        ("Troops shelled quiet neighbourhoods of Goma on Friday.", "Goma"),
        ("Gunmen ambushed a convoy on the Goma-Bukavu road near Minova.", "Minova"),
        ("Warplanes bombed a school in rebel-held Nyala on Friday.", "Nyala"),
    ],
)
def test_what_is_hit_is_where_it_happened(read: Reader, text: str, town: str) -> None:
    """Not where the fire came from, nor where a road leads; a part of a town is in it, and who holds it is said before its name."""
    event = read(text).events[0]
    assert event.place is not None
    assert event.place.name == town


def test_an_act_set_after_another_has_its_own_place_and_day(read: Reader) -> None:
    """The town of the raid is not that of the drone, which came two days later."""
    report = read("Soldiers raided Nyala on 3 May 2024. Two days after the Nyala raid, a drone hit a market in Goma.")
    *_, raid, hit = report.events
    assert (raid.place.name if raid.place else None, hit.place.name if hit.place else None) == ("Nyala", "Goma")
    assert (hit.date.edtf if hit.date else None) == "2024-05-05"


def test_what_villagers_tell_happened_in_their_village(read: Reader) -> None:
    """Not in the town from which it is reported."""
    report = read(
        "SÉVARÉ, Mali - Residents of Douentza, a town in the centre of Mali, said that 20 people were killed when an aircraft attacked a wedding party."
    )
    assert {e.place.name for e in report.events if e.place is not None} == {"Douentza"}
