"""What a text says once of where a name lies holds for each time the name is used."""

from __future__ import annotations

from crossbearing.cleaning import clean
from crossbearing.normalising import Normaliser
from crossbearing.records.document import Document
from crossbearing.records.tags import Tags


def test_a_name_keeps_the_place_that_the_text_gave_it() -> None:
    """A market town that is placed in a state of Sudan once is in Sudan in the last sentence too, whatever namesakes there are."""
    text = "Jets bombed the market of Tora in Sudan's North Darfur state on Monday. A doctor counted forty dead. A trader who left Tora later spoke of more."
    document = Document(id="told", text=text, sha256="")
    values = Normaliser.load().normalise(document, clean(document), Tags(tagger="none", version="0"))
    assert [p.place.country for p in values.places if p.name == "Tora" and p.place] == ["SD", "SD"]
