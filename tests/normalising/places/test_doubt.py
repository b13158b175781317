"""What speaks against a point: a far namesake, a government, a month, a nationality; and points at sea."""

from __future__ import annotations

import pytest

from crossbearing.cleaning import clean
from crossbearing.normalising import Normaliser
from crossbearing.records.claim import PlaceMention
from crossbearing.records.document import Document
from crossbearing.records.tags import Tags


def read(text: str) -> dict[str, PlaceMention]:
    """The places of a text by their names."""
    document = Document(id="doubt", text=text, sha256="")
    return {p.name: p for p in Normaliser.load().normalise(document, clean(document), Tags(tagger="none", version="0")).places}


def test_a_hamlet_of_another_country_is_no_place_of_the_report() -> None:
    """A bare small name takes no point from a country that the report does not speak of."""
    found = read("Rebels in Sudan attacked Khartoum and El Fasher. Residents of Tora fled to Nyala in Sudan.")
    assert found["Nyala"].place is not None
    tora = found["Tora"].place
    assert tora is None or tora.country == "SD"


def test_a_people_alone_moves_no_town_to_its_country() -> None:
    """Soldiers fight abroad: Russian shells on Kherson fall in Ukraine."""
    place = read("Russian shells hit Kherson on Sunday.")["Kherson"].place
    assert place is not None
    assert place.country == "UA"


@pytest.mark.parametrize(
    ("text", "name", "is_place"),
    [
        ("China retaliated on Monday with duties.", "China", False),
        ("Officials said that Slovenia had endorsed the statement.", "Slovenia", False),
        ("Sudan has been at war since April 2023.", "Sudan", True),
        ("Floods in Kenya have killed dozens.", "Kenya", True),
        ("Both sides blamed the attack on Iran.", "Iran", False),
    ],
)
def test_a_state_that_does_something_is_a_government(text: str, name: str, is_place: bool) -> None:
    """The subject of a deed is an actor; a state to which something happens, or in which, is a place."""
    assert (name in read(text)) is is_place


def test_a_month_behind_a_town_is_no_part_of_its_name() -> None:
    """ "In Salisbury on March 4" names Salisbury."""
    assert "Salisbury" in read("They fell ill in Salisbury on March 4 in England.")


def test_a_nationality_before_a_small_word_is_no_place() -> None:
    """ "The English city of Salisbury" names one place."""
    assert "English city" not in read("They fell ill in the southern English city of Salisbury.")


def test_nautical_miles_lead_to_a_point_at_sea() -> None:
    """Sixty nautical miles, 111 km, west of Hodeidah."""
    found = next(p for name, p in read("The tanker was hit 60 nautical miles west of Hodeidah, Yemen.").items() if "nautical" in name)
    assert found.place is not None
    assert found.place.longitude is not None
    assert found.place.longitude == pytest.approx(42.95 - 60 * 1.852 / (111.32 * 0.967), abs=0.05)


@pytest.mark.parametrize("behind", [" on Wednesday.", ", about 400 kilometers east of Khartoum, on Wednesday."])
def test_a_part_of_a_town_is_at_that_town(behind: str) -> None:
    """What the town is called with ("New", "Old", "Upper") does not hide it, where the gazetteer lacks the part."""
    place = read(f"KHARTOUM, Sudan - The explosion at New Kassala{behind}")["New Kassala"].place
    assert place is not None
    assert place.latitude == pytest.approx(15.45, abs=0.1)


def test_a_train_is_no_place() -> None:
    """A river in the name of a train is not where the bomb went off."""
    assert "Volga" not in read("A bomb on the Volga Express killed six people in Russia.")


def test_what_is_said_of_a_state_is_said_of_its_government() -> None:
    """ "Iran's threat" is no place; the largest city of a state is in it."""
    assert "Iran" not in read("Washington dismissed Iran's threat to close the strait on Monday.")
    assert "Yemen" in read("Gunmen attacked a bank in Yemen on Monday.")


def test_another_name_of_a_far_town_is_no_place_of_the_report() -> None:
    """A village that bears the by-name of a town in a country that the report does not name has no point there."""
    place = read("Goma (DRC) – Gunmen attacked the village of Bwera in Congo on Tuesday.")["Bwera"].place
    assert place is None or place.country == "CD"


def test_a_name_ends_before_its_verb() -> None:
    """ "Gunmen from Goma bombed a church" names Goma, and no church of that name."""
    assert set(read("Rebels in eastern DR Congo bombed a church on Friday.")) <= {"DR Congo"}
