"""Plain English is told by its function words; everything else is the classifier's to tell."""

from __future__ import annotations

import pytest

from crossbearing.reading import language
from crossbearing.reading.language import language_of

ENGLISH = (
    "The mayor of the port said that drones had struck a grain store during the night and that nobody was hurt. Officials from the ministry, which had denied "
    "the first reports, said they were looking into the cause of the fire."
)
GERMAN = (
    "Der Bürgermeister der Hafenstadt sagte, dass Drohnen in der Nacht einen Getreidespeicher getroffen haben und niemand verletzt worden sei. Das "
    "Ministerium, das die ersten Berichte bestritten hatte, untersucht die Ursache des Brandes."
)
DUTCH = (
    "De burgemeester van de havenstad zei dat drones in de nacht een graanopslag hadden geraakt en dat er niemand gewond was. Het ministerie, dat de eerste "
    "berichten had ontkend, onderzoekt de oorzaak van de brand of wat er verder was gebeurd."
)


def test_plain_english_needs_no_classifier(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its model, which takes half a second to load, stays where it is."""
    monkeypatch.setattr(language, "_identifier", lambda: pytest.fail("the classifier was loaded"))
    assert language_of(ENGLISH) == "en"


@pytest.mark.parametrize(("text", "code"), [(GERMAN, "de"), (DUTCH, "nl")])
def test_other_languages_are_told_by_the_classifier(text: str, code: str) -> None:
    """Words that they share with English ("was", "of") do not make them English."""
    assert language_of(text) == code


def test_an_english_quotation_does_not_make_a_text_english() -> None:
    """What is mostly German is German, or unsure, whatever it quotes."""
    assert language_of(f"{GERMAN} {GERMAN} “{ENGLISH[:107]}” {GERMAN}") != "en"
