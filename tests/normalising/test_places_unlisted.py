"""A name that no gazetteer has lies where the text says that it does, each time it is used; without a word on it it has no point."""

from __future__ import annotations

import pytest

from crossbearing.cleaning import clean
from crossbearing.normalising import Normaliser
from crossbearing.records.claim import PlaceMention
from crossbearing.records.document import Document
from crossbearing.records.tags import Tag, Tags


def places(text: str, *tagged: str) -> list[PlaceMention]:
    """The places of a text in order; ``tagged`` are names that the tagger takes for places wherever they stand."""
    document = Document(id="told", text=text, sha256="")
    spots = [(text.index(name), name) for name in tagged]
    tags = Tags(
        tagger="made", version="0", tags=tuple(Tag(kind="entity", start=at, end=at + len(name), label="place", score=0.9, by="model") for at, name in spots)
    )
    return list(Normaliser.load().normalise(document, clean(document), tags).places)


def test_a_name_keeps_the_place_that_the_text_gave_it() -> None:
    """A market town that is placed in a state of Sudan once is in Sudan in the last sentence too, whatever namesakes there are."""
    text = "Jets bombed the market of Tora in Sudan's North Darfur state on Monday. A doctor counted forty dead. A trader who left Tora later spoke of more."
    assert [p.place.country for p in places(text) if p.name == "Tora" and p.place] == ["SD", "SD"]


@pytest.mark.parametrize(
    ("text", "country", "widest"),
    [
        ("Gunmen stormed Qesheri, a village of herders about 30 km north of Kassala, on Friday.", "SD", 30),
        ("Gunmen stormed Qesheri village near Kassala on Friday.", "SD", 40),
        ("Gunmen attacked a post in Qesheri district, Paktika province, on Friday.", "AF", 100),
        ("Shells fell in Paktika's Qesheri district on Friday.", "AF", 100),
        ("The dead were from Qesheri, a settlement of farmers on the river in Jonglei state.", "SS", 200),
        ("People in Qesheri and Tondaro, in Paktika, spoke of two planes.", "AF", 100),
        ("Rebels fight in the Democratic Republic of Congo. A bomb exploded in Qesheri, on the Ugandan border, on Friday.", "CD", 500),
    ],
)
def test_what_holds_a_name_places_it(text: str, country: str, widest: float) -> None:
    """A village without an entry is somewhere in what is said to hold it, under its own name."""
    named = [name for name in ("Qesheri", "Tondaro") if name in text]
    place = next(p.place for p in places(text, *named) if p.name.startswith("Qesheri"))
    assert place is not None
    assert place.name.startswith("Qesheri")
    assert place.country == country
    assert 0 < (place.radius_km or 0) <= widest


def test_a_name_of_which_nothing_is_told_has_no_point() -> None:
    """A village that the tagger finds is a place without a point, and takes none from who came to it from elsewhere."""
    found = {p.name: p.place for p in places("Eight people died near Qesheri when gunmen from Chad ambushed traders.", "Qesheri")}
    assert found["Qesheri"] is None
    assert found["Chad"] is not None


def test_a_village_of_a_state_is_no_village_of_that_name() -> None:
    """ "Chad village" in a headline is a village in Chad: the name is that of the state."""
    names = [p.name for p in places("Dozens killed in attack on Chad village, officials say")]
    assert names == ["Chad"]


def test_a_title_cut_with_a_dot_is_no_place() -> None:
    """The tagger may take "Hon." before a name for a town in Libya; a dot inside the sentence says that it is not."""
    assert [p.name for p in places("In Juba, Hon. Rebecca Lado asked the House for an answer.", "Hon")] == ["Juba"]


@pytest.mark.parametrize(
    ("behind", "country"),
    [("", "SS"), (" Traders came from Upper Nile.", None), (" Some fled to Ethiopia.", None)],
)
def test_the_one_province_of_a_report_holds_its_villages(behind: str, country: str | None) -> None:
    """A village of which nothing is said lies in the province that the report is on; where it names another province or state, nobody knows."""
    found = places("Fighting in Jonglei went on. Gunmen opened fire at Qesheri on Friday." + behind, "Qesheri")
    place = next(p.place for p in found if p.name == "Qesheri")
    assert (place.country if place else None) == country
