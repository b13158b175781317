"""Event words: what supports them, what they are not, and what does not break them."""

from __future__ import annotations

import pytest

from crossbearing.cleaning import clean
from crossbearing.records.document import Document
from crossbearing.tagging.rules import RulesTagger

SURE = 0.55


def events(text: str) -> list[tuple[str, str]]:
    """The words and types of the triggers that are sure enough to be events."""
    document = Document(id="d", text=text, sha256="")
    found = RulesTagger().tag(document, clean(document)).of("trigger")
    return [(text[t.start : t.end], t.label) for t in found if t.score >= SURE]


@pytest.mark.parametrize("judged", ["drone {} strike", "{} drone strike"])
def test_words_that_judge_do_not_break_a_phrase(judged: str) -> None:
    """However loudly it is told, a drone strike is one."""
    for word in ("cowardly", "brutal", "so-called", "heroic"):
        ((_, kind),) = events(f"They condemned the {judged.format(word)} near Marib.")
        assert kind == "drone-strike"


def test_harm_needs_people_and_an_event() -> None:
    """Deaths count where the text tells of an event, and not without people."""
    assert ("died", "attack") in events("A bomb exploded in Quetta. Three people died in hospital.")
    assert events("Three people died in hospital.") == []
    assert ("died", "attack") not in events("A bomb exploded in Quetta. The wind died.")


def test_a_word_that_takes_up_an_event_needs_one_before() -> None:
    """ "The incident" is an event after one was told."""
    assert ("incident", "attack") in events("Gunmen opened fire on a bus. The incident happened near Nuevo Laredo.")
    assert events("The incident was discussed.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels fired two rockets at the airport.", "shelling"),
        ("Jets dropped barrel bombs on the village.", "air-strike"),
        ("Militants launched a drone at the refinery.", "drone-strike"),
    ],
)
def test_weapons_that_are_fired_are_events(text: str, kind: str) -> None:
    """A verb of firing with its weapon is one event of the kind that the weapon makes."""
    assert [label for _, label in events(text)] == [kind]


@pytest.mark.parametrize("text", ["The targeted group is based in Idlib.", "The fire brigade came late.", "A ceasefire was signed."])
def test_these_are_no_events(text: str) -> None:
    """Participles that describe, and phrases that only hold an event word."""
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Militants planted two explosive devices at the depot.", "bombing"),
        ("A roadside bomb had been placed under a stall.", "bombing"),
        ("Shells from across the river fell in the early afternoon.", "shelling"),
        ("Armed drones were used over the town on Monday.", "drone-strike"),
    ],
)
def test_weapons_that_are_planted_or_come_down_are_events(text: str, found: str) -> None:
    """What a weapon's verb tells needs no other word for the event."""
    assert [kind for _, kind in events(text)] == [found]


def test_an_answer_is_an_event_where_it_is_threatened() -> None:
    """Retaliation that is vowed is a threatened event; what came in response to something is none."""
    assert ("retaliation", "attack") in events("The president vowed retaliation at the funeral.")
    assert ("pursued", "attack") in events("He promised that the rebels will be pursued into the hills.")
    assert events("Aid was sent in response to the appeal.") == []
    assert events("He asked not to be named for fear of reprisals.") == []


def test_an_operation_that_is_carried_out_is_an_event() -> None:
    """Somebody who carries out an operation does something, also in the passive; a rescue operation is none."""
    assert ("operations", "attack") in events("The army carried out anti-rebel operations in the border region.")
    assert ("operation", "attack") in events("An operation was launched in the north.")
    assert events("They launched a rescue operation.") == []


def test_whoever_attacks_is_nobody() -> None:
    """An attack by whoever is a manner of speaking."""
    assert events("We will punish whoever attacks us.") == [("punish", "attack")]


@pytest.mark.parametrize(
    "text",
    [
        "He was convicted of murder and abduction.",
        "The party brought down its own figure.",
        "The envoy was handed a protest note.",
        "They spoke of a breach of fire safety.",
    ],
)
def test_crimes_on_trial_and_fixed_phrases_are_no_events(text: str) -> None:
    """A bare crime behind "convicted of" says not which; a phrase that only holds an event word names none."""
    assert events(f"A bomb killed two people in Juba on Monday. {text}")[2:] == []


def test_a_crime_that_is_named_is_an_event() -> None:
    """ "The murder of the mayor" is one murder."""
    assert ("murder", "assassination") in events("He was convicted of the murder of the mayor.")
