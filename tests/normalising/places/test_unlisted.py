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
    found = places("Fighting in Jonglei went on.\n\nGunmen opened fire at Qesheri on Friday." + behind, "Qesheri")
    place = next(p.place for p in found if p.name == "Qesheri")
    assert (place.country if place else None) == country


def placed(text: str, *tagged: str) -> dict[str, tuple[str | None, str | None]]:
    """Country and division of each name of a text, None for both where it has no place."""
    return {p.name: (p.place.country, p.place.admin1) if p.place else (None, None) for p in places(text, *tagged)}


def test_a_village_lies_in_the_division_that_its_sentence_or_the_one_before_speaks_of() -> None:
    """ "In Oromia, ... at Gudatole", "a town in Hama province. Troops took Qesheri": the division holds it; behind another paragraph it does not."""
    assert placed("In Oromia, where rebels are at large, gunmen killed 40 villagers at Gudatole.", "Gudatole")["Gudatole"][0] == "ET"
    assert placed("Troops seized a town in Hama province. They then took Qesheri, in Syria.", "Qesheri")["Qesheri"][0] == "SY"


def test_a_district_of_the_city_lies_in_the_town_named_before() -> None:
    """ "The Zabrani district of the city" is in Homs, though a village in Romania bears the name."""
    found = placed("Rebels shelled Homs on Monday. A bomb went off in the Zabrani district of the city on Tuesday.")
    assert found["Zabrani district"][0] == "SY"


def test_a_part_of_a_longer_name_speaks_for_no_country() -> None:
    """Neither "Salem" in "Finote Selam" nor "Western" in "western Aleppo" makes a report one about India or Sri Lanka, so that namesakes there are believed."""
    text = (
        "In Western Aleppo and Eastern Ghouta the Syrian army moved on. Aleppo has been the scene of clashes for weeks. "
        "Troops took al-Karima town near Hama in Syria, and from Karima they moved on Homs."
    )
    assert all(place.country != "SD" for p in places(text) if (place := p.place) is not None)


def test_a_hamlet_of_that_name_abroad_is_not_meant() -> None:
    """Waha is a village in Belgium; in a report on Libya nobody means that one."""
    found = places("Oilfields near Waha were shelled on Tuesday, officials in Libya said. Rebels held Ajdabiya and Benghazi.", "Waha")
    assert all(p.place is None or p.place.country != "BE" for p in found if p.name == "Waha")


def test_a_side_of_the_sky_is_no_place() -> None:
    """ "Tornadoes in the South" names no region of Iceland, "the West" no province of Cameroon, whatever the tagger takes them for."""
    found = places("Tornadoes struck in the South. Ministers of the West met in Doha after the strikes.", "South", "West")
    assert [p.name for p in found] == ["Doha"]
