"""Who speaks where nobody is named: the body that issued the text, and no outlet."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Reader

STORY = "\n\nOn Monday evening the aircraft of the Tarnian army bombed the market of Beni. Twelve people were killed."


@pytest.mark.parametrize(
    ("heading", "author", "kind"),
    [
        ("Statement by the Ministry of Defence on the events at Beni\n6 May 2024", "Ministry of Defence", "official-named"),
        ("MINISTRY OF HEALTH – Press department", "Ministry of Health", "official-named"),
        ("Communiqué No. 4 of the Kivu Liberation Front", "Kivu Liberation Front", "militia"),
        ("HARM ALERT 12/2024\nObservatory for Rural Peace (ORP), 6 May 2024", "Observatory for Rural Peace", "other"),
        ("Lakes Medical Network @LMN_news", "Lakes Medical Network", "other"),
        ("KIVU DAWN BRIGADE | Official channel\n6 May 2024", "Kivu Dawn Brigade", "militia"),
    ],
)
def test_a_heading_names_the_body_that_speaks(read: Reader, heading: str, author: str, kind: str) -> None:
    """What the text says itself is the word of that body."""
    told = [c for c in read(heading + STORY).claims if c.attribution is None and "Monday" in c.original + heading + STORY]
    assert {(c.source, c.source_type) for c in told} == {(author, kind)}


@pytest.mark.parametrize(
    "heading",
    ["Twelve killed in raid on market", "Ministry issues statement on raid", "Statement by army leaves questions open, say villagers of the valley today."],
)
def test_a_headline_is_no_heading_of_a_body(read: Reader, heading: str) -> None:
    """A report of an outlet speaks as the report."""
    assert {c.source for c in read(heading + STORY).claims if c.attribution is None} == {"the report"}


def test_a_body_takes_sides_in_its_own_text(read: Reader) -> None:
    """The front blames the army in its own statement, and "we" is the front."""
    text = "The army bombed the market of Beni on Monday. We affirm that our units carried out no attack."
    report = read("Statement by the Kivu Liberation Front\n\n" + text)
    assert {c.source for c in report.claims} == {"Kivu Liberation Front"}
    assert {"blames", "denies"} <= {c.stance for c in report.claims}


def test_a_body_is_known_by_what_is_its_own(read: Reader) -> None:
    """ "Our teams", "our clinic": the body that the story begins with speaks, and others come by it."""
    text = (
        "Update on Beni\n\nSince Monday, teams of Nurses Across Lakes (NAL) in Beni have treated forty people wounded in the raid. "
        "Our clinic was burned and our staff fled. "
        "A trader told us that rebels had attacked the market."
    )
    report = read(text)
    assert {c.source for c in report.claims if c.attribution is None} == {"Nurses Across Lakes"}
    assert {a.relayed_via for a in report.attributions if "trader" in a.speaker} == {"Nurses Across Lakes"}
    assert not {c.relies_on for c in report.citations} & {"Nurses Across Lakes", "NAL"}


def test_a_press_release_speaks_for_its_body(read: Reader) -> None:
    """A foot for the press makes the body of the first sentence the one that speaks."""
    text = "Raid condemned\n\nThe Lakes Peace Mission (LPM) condemns the raid of Monday on Beni. Twelve people were killed.\n\nNotes to editors: none."
    assert {c.source for c in read(text).claims if c.attribution is None} == {"Lakes Peace Mission"}


def test_without_such_a_body_we_is_the_report(read: Reader) -> None:
    """ "We" outside quotations is the outlet itself."""
    report = read("Raid on market\n\nWe found that the raid on Beni on Monday killed twelve people.")
    assert {(a.speaker, a.kind) for a in report.attributions} <= {("the report", "media outlet")}


def test_a_correction_takes_back(read: Reader) -> None:
    """What a report corrects in its own voice is retracted."""
    report = read("Raid on market\n\nAn earlier version of this story said that the raid on Beni killed twelve people.", publisher="The Lakes Post")
    assert "retracts" in {c.stance for c in report.claims}
