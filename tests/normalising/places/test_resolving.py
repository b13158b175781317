"""Places: which names of a text are places, which places they are, and how sure the point is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.normalising import Normaliser
from crossbearing.records.claim import PlaceMention, Values
from crossbearing.records.document import Document, Layout, Zone
from crossbearing.records.tags import Tags
from crossbearing.records.value import PlaceRef

CASES = [json.loads(line) for line in (Path(__file__).parents[2] / "cases" / "places.jsonl").read_text("utf-8").splitlines()]
NONE = Tags(tagger="none", version="0")


@pytest.fixture(scope="module")
def normaliser() -> Normaliser:
    """The normaliser as the pipeline loads it."""
    return Normaliser.load()


def read(normaliser: Normaliser, text: str, layout: Layout | None = None) -> Values:
    """The values of a text without a tagger."""
    return normaliser.normalise(Document(id="case", text=text, sha256="", published="2024-05-10"), layout or Layout(), NONE)


def named(values: Values, text: str, name: str) -> PlaceMention | None:
    """The place mention that covers the first occurrence of a name."""
    at = text.index(name)
    return next((p for p in values.places if p.start <= at and at + len(name) <= p.end), None)


@pytest.mark.parametrize("case", CASES, ids=[f"{c['name']}: {c['why']}" for c in CASES])
def test_a_name_is_the_place_that_its_text_means(normaliser: Normaliser, case: dict[str, Any]) -> None:
    """Each row of the case table: the name is found, and its point lies where the row says; or it is no place here."""
    found = named(read(normaliser, case["text"]), case["text"], case["name"])
    if case.get("place") is False:
        assert found is None, case["why"]
        return
    assert found is not None, case["why"]
    assert found.place is not None, case["why"]
    wanted = PlaceRef(name=case["name"], latitude=case["latitude"], longitude=case["longitude"])
    apart = found.place.km_to(wanted)
    assert apart is not None
    assert apart <= case["within_km"], f"{case['why']}: {found.place}"
    assert found.place.country == case["country"], case["why"]


def test_the_table_holds_the_world() -> None:
    """At least 200 rows over at least 25 countries, each with its reason."""
    assert len(CASES) >= 200
    assert len({c.get("country") for c in CASES} - {None}) >= 25
    assert all(c["why"] for c in CASES)


def radius(normaliser: Normaliser, text: str, name: str) -> float:
    """The radius of a place in a text."""
    found = named(read(normaliser, text), text, name)
    assert found is not None
    assert found.place is not None
    assert found.place.radius_km is not None
    return found.place.radius_km


def test_radius_grows_with_vagueness(normaliser: Normaliser) -> None:
    """In a town is surer than on its outskirts, near it, in its countryside, or some way north of it."""
    phrases = ("in Kunduz", "on the outskirts of Kunduz", "near Kunduz", "in the countryside of Kunduz", "north of Kunduz")
    found = [radius(normaliser, f"The bomb exploded {words} in Afghanistan on Monday.", "Kunduz") for words in phrases]
    assert found == sorted(found)
    assert found[0] < found[-1]


@settings(deadline=None)  # the first example loads the tables
@given(near=st.integers(1, 60), farther=st.integers(61, 400))
def test_a_longer_distance_is_a_wider_circle(near: int, farther: int) -> None:
    """The farther a point is said to lie from a town, the less is known of it; and it lies that far off, in that direction."""
    normaliser = Normaliser.load()
    texts = [f"A convoy was hit {km} km north of Baghdad." for km in (near, farther)]
    places = [read(normaliser, text).places[0].place for text in texts]
    assert places[0] is not None
    assert places[1] is not None
    assert (places[0].radius_km or 0) < (places[1].radius_km or 0)
    assert (places[0].latitude or 0) < (places[1].latitude or 0)
    assert abs((places[1].latitude or 0) - 33.34 - farther / 111.2) < 0.1


def test_a_hedged_distance_is_wider_than_a_plain_one(normaliser: Normaliser) -> None:
    """About 80 km is vaguer than 80 km."""
    plain = radius(normaliser, "Rebels struck 80 km north of Baghdad.", "80 km north of Baghdad")
    assert radius(normaliser, "Rebels struck about 80 km north of Baghdad.", "about 80 km north of Baghdad") > plain


def test_a_site_without_an_entry_takes_its_town_and_a_radius(normaliser: Normaliser) -> None:
    """No false point: a depot that no gazetteer lists lies somewhere round its town."""
    text = "Drones hit the Chernihiv Bakery Warehouse in Chernihiv, Ukraine."
    for mention in read(normaliser, text).places:
        assert mention.place is None or mention.place.feature_code != "FCL" or (mention.place.radius_km or 0) >= 10


def test_furniture_holds_no_places(normaliser: Normaliser) -> None:
    """A place name in a caption or a menu is no evidence."""
    text = "Menu: Baghdad Kabul Goma\n\nA bomb exploded in Kunduz, Afghanistan."
    layout = Layout(furniture=(Zone(start=0, end=text.index("\n"), kind="navigation"),))
    assert [p.name for p in read(normaliser, text, layout).places] == ["Kunduz", "Afghanistan"]


@settings(deadline=None)  # the first example loads the tables
@given(text=st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    """Random text never raises, and every span holds its own words."""
    check_spans(text)


WORDS = st.sampled_from(
    "Al-Shabaab near Mogadishu said the group in Paris, Texas 80 km north of Baghdad . ( ) “ ” U.S. M23's Gen. Kirby Syria’s army border with "
    "Rwanda (PMU) Goma".split()
)


@settings(deadline=None)  # the first example loads the tables
@given(words=st.lists(WORDS, max_size=40))
def test_names_in_any_order_can_be_read(words: list[str]) -> None:
    """Names, marks and phrases in any order never raise, and every span holds its own words."""
    check_spans(" ".join(words))


def check_spans(text: str) -> None:
    """Offsets hold: inside the text, in order, names equal to the words at their span, points on the globe."""
    values = read(Normaliser.load(), text)
    for mention in (*values.places, *values.entities):
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.name
    assert list(values.places) == sorted(values.places, key=lambda p: (p.start, p.end))
    for place in (p.place for p in values.places if p.place is not None):
        assert place.latitude is None or -90 <= place.latitude <= 90
        assert place.longitude is None or -180 <= place.longitude <= 180
        assert place.radius_km is None or place.radius_km > 0


def test_the_same_text_gives_the_same_values(normaliser: Normaliser) -> None:
    """Reading is a pure function: ids, order and points repeat."""
    text = "Shells hit Khartoum, and the army said rebels fled to Port Sudan."
    assert read(normaliser, text) == read(normaliser, text)
