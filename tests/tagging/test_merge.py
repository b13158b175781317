"""What the encoder and the rules find together: a month is no event, whichever of the two takes it for one."""

from __future__ import annotations

import pytest

from crossbearing.cleaning import clean
from crossbearing.records.document import Document
from crossbearing.records.tags import lowered
from crossbearing.tagging.merge import MergedTagger


@pytest.mark.parametrize("day", ["on 2 March 2020", "on March 2", "in March", "on the 4th of May", "since May"])
def test_a_month_is_no_event(day: str) -> None:
    """ "March" and "May" beside a number or a word of time are dates."""
    text = f"Nine people were killed in an air raid on Idlib {day}, the network said."
    document = Document(id="a", text=text, sha256="0")
    tags = MergedTagger().tag(document, clean(document))
    told = [text[t.start : t.end] for t in tags.of("trigger")]
    assert "killed" in told
    assert not any(word in ("March", "May") for word in told)


def test_a_phrase_is_an_event_whatever_its_part_of_speech() -> None:
    """ "Shot dead" is told by the rules even where the encoder takes "shot" for a noun."""
    text = "Gunmen on a motorcycle shot dead the editor Luis Prado outside his home in Reynosa late on Tuesday, the prosecutor's office said."
    document = Document(id="a", text=text, sha256="0")
    assert "shot dead" in [text[t.start : t.end] for t in MergedTagger().tag(document, clean(document)).of("trigger")]


def test_an_attack_is_no_air_strike_because_another_sentence_has_one() -> None:
    """What came from the air is told by a word of the same sentence; the encoder alone has it from the whole passage."""
    text = (
        "Gunmen in a car attacked a pumping station near Erzurum on Monday and killed a guard.\n\n"
        "Armed drones have since become a feature of life in the valley; on Friday drones attacked two depots."
    )
    document = Document(id="a", text=text, sha256="0")
    told = [(text[t.start : t.end], t.label) for t in MergedTagger().tag(document, clean(document)).of("trigger")]
    assert ("attacked", "drone-strike") not in told[:2]
    assert {label for _, label in told[:2]}.isdisjoint({"drone-strike", "air-strike"})


def test_the_month_of_may_puts_nothing_in_doubt() -> None:
    """ "May 2025" keeps its capital among the lowered words, so that no list takes it for a verb; the verb does not."""
    text = "It was the first strike since a wave of drone attacks in May 2025. Attacks in May may be crimes; they march on 2 March."
    tokens = MergedTagger().tag(document := Document(id="a", text=text, sha256="0"), clean(document)).tokens
    assert [w for w in lowered(text, tokens) if w.lower() in ("may", "march")] == ["May", "May", "may", "march", "March"]
