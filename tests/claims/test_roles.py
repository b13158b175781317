"""Who takes part: by word order, by names around the event, by what is blamed on whom."""

from __future__ import annotations

import pytest

from .conftest import Reader


def parties(read: Reader, text: str, role: str) -> list[str]:
    """The words of everybody in a role, over all events of a text."""
    report = read(text)
    return [report.document.text[r.start : r.end] for e in report.events for r in e.fillers(role)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The governor blamed the attack on the Lord's Resistance Army.", "Lord's Resistance Army"),
        ("The ministry attributed the blast to Boko Haram.", "Boko Haram"),
        ("Chad accused Boko Haram of attacking the village of Kaiga.", "Boko Haram"),
        ("An al-Shabaab attack on a hotel in Mogadishu killed six people.", "al-Shabaab"),
        ("The convoy was ambushed by rebels near Beni.", "rebels"),
        ("Boko Haram left the town on Monday. It had attacked a school there.", "It"),
    ],
)
def test_who_did_it_is_found(read: Reader, text: str, actor: str) -> None:
    """Blamed on, attributed to, accused of, a name before the noun, an agent, a pronoun."""
    assert any(actor in words for words in parties(read, text, "actor"))


@pytest.mark.parametrize(
    "text",
    [
        "Boko Haram denied responsibility for the attack in Bama.",
        "The African Union condemned the bombing of the market.",
        "The men killed in the strike were herders.",
        "A bomb exploded in Aden. About thirty fighters died.",
    ],
)
def test_who_denies_condemns_or_dies_did_not_do_it(read: Reader, text: str) -> None:
    """A denial, a condemnation and a victim name no actor."""
    assert parties(read, text, "actor") == []


def test_a_facility_before_the_event_is_its_target(read: Reader) -> None:
    """ "A mosque bombing" hit a mosque."""
    assert "mosque" in parties(read, "Nine people died in a mosque bombing in Kano.", "target")


def test_who_is_told_of_in_a_headline_before_a_colon_did_not_do_it(read: Reader) -> None:
    """The office before a colon speaks."""
    assert parties(read, "African Union: depot blast was an accident\n\nA depot blew up in Juba on Monday.", "actor") == []
