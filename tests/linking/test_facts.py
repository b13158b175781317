"""What keeps two events apart, and what does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossbearing.linking.facts import excluded, same_season
from crossbearing.linking.features import FEATURES, namesakes
from crossbearing.linking.nodes import Node, report_nodes
from crossbearing.linking.reconciling import place_of, type_of
from crossbearing.linking.scoring import shipped
from crossbearing.linking.telling import told_after
from crossbearing.linking.wording import aftermath
from crossbearing.records.value import FuzzyDate, PlaceRef, Quantity, parse_edtf
from tests.linking.handmade import GOMA, Story


def node(name: str, kind: str, published: str = "2025-01-27", **told: object) -> Node:
    """A report's only event, of one kind."""
    story = Story(name, "It happened in Goma.", published)
    story.event("happened", kind, **told)  # type: ignore[arg-type]  # a table of keyword arguments of many types
    (made,) = report_nodes(story.done())
    return made


def day(edtf: str) -> FuzzyDate:
    """The date that the words of EDTF stand for."""
    found = parse_edtf(edtf)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("XXXX-03-12", "2003-03-12", True),
        ("XXXX-03-12", "2003-03", True),
        ("XXXX-03-12", "2003-02", False),
        ("XXXX-03-12", "2003-03-13", False),
        ("XXXX-03-12", "2004", None),
    ],
)
def test_a_day_without_its_year_agrees_by_month_and_day(one: str, other: str, expected: bool | None) -> None:
    """As far as both give month and day they must agree; a bare year says nothing."""
    assert same_season(day(one), day(other)) is expected


def test_an_arrest_is_never_the_deed_that_it_is_about() -> None:
    """Arrests and protests stay apart even from an attack of no known kind; a raid and its burned houses do not."""
    arrest, attack = node("a", "arrest", date="2025-01-26", place=GOMA), node("b", "attack", date="2025-01-26", place=GOMA)
    assert excluded(arrest, attack) is not None
    assert excluded(node("c", "property-destruction"), attack) is None


def test_one_name_inside_the_other_is_one_place() -> None:
    """A station and its town are one place, whatever points a gazetteer gives them."""
    town, station = PlaceRef(name="New Kasama", latitude=0.0, longitude=0.0), PlaceRef(name="New Kasama railway station", latitude=2.0, longitude=2.0)
    assert namesakes(town, station)
    assert not namesakes(town, PlaceRef(name="Old Kasama"))


def test_what_names_the_means_is_the_type() -> None:
    """A means before a general word, and that before what came of it."""
    burned, hit, shelled = node("a", "property-destruction"), node("b", "explosion"), node("c", "shelling")
    assert type_of([burned, hit, shelled]).key == "shelling"
    assert type_of([burned, hit]).key == "explosion"
    assert type_of([burned]).key == "property-destruction"


def test_a_village_of_no_gazetteer_that_most_name_is_the_place() -> None:
    """The town of a dateline has a point and is wrong; the country is known where all places of the incident lie in one."""
    village = PlaceRef(name="Bounti")
    sevare = PlaceRef(name="Sevare", latitude=14.5, longitude=-4.1, country="ML", radius_km=3)
    goma = PlaceRef(name="Goma", latitude=-1.7, longitude=29.2, country="CD", radius_km=10)
    near = PlaceRef(name="Bounti", latitude=15.0, longitude=-3.0, country="ML", radius_km=60)

    def told(*places: PlaceRef) -> PlaceRef | None:
        return place_of([replace(node(f"r{i}", "air-strike"), place=p) for i, p in enumerate(places)])[0]

    assert told(sevare, village, village) == replace(village, country="ML")
    assert told(sevare, village) == sevare
    assert told(near, village, village) == near
    assert told(sevare, goma, village, village, village) == village


def test_blame_told_crosswise_speaks_not_against_a_clash() -> None:
    """In a clash each side is told as the one who began; in strikes from the air perpetrator and target do not change places."""
    for kind, rival in (("armed-clash", 0.0), ("air-strike", 1.0)):
        one = node(f"a-{kind}", kind, actor=("It", "saf"))
        other = node(f"b-{kind}", kind, actor=("It", "rsf"))
        assert FEATURES["rival_perpetrators"](one, other) == rival


def test_counts_far_apart_say_more_than_counts_that_waver() -> None:
    """Two and nine are two events rather than five and nine."""

    def told(name: str, dead: int) -> Node:
        story = Story(name, "It happened in Goma.", "2025-01-27")
        event = story.event("happened", "attack")
        story.claim("casualties", "happened", quantity=(dead, dead, dead, "killed"), events=(event,))
        (made,) = report_nodes(story.done())
        assert made.tolls == (Quantity(low=dead, best=dead, high=dead, unit="killed"),)
        return made

    nine = told("a", 9)
    assert FEATURES["other_toll"](nine, told("b", 2)) == 1.0
    assert 0 < FEATURES["other_toll"](nine, told("c", 5)) < 1
    assert FEATURES["other_toll"](nine, told("d", 9)) == 0.0


def test_news_without_a_day_is_not_a_deed_of_months_before() -> None:
    """Across reports too: what came out in January does not tell as news what was dated to March before."""
    old, new = node("a", "attack", date="2024-03-02", published="2024-03-03"), node("b", "attack")
    assert FEATURES["old_and_new"](old, new) == 1.0
    assert FEATURES["old_and_new"](node("c", "attack", date="2025-01-20"), new) == 0.0


@pytest.mark.parametrize(
    ("sentence", "later"),
    [
        ("Three of the wounded have since died in hospital.", True),
        ("A guard succumbed to his burns on Tuesday.", True),
        ("He died of his wounds on 24 October.", True),
        ("Nine people died when a shell hit the market.", False),
    ],
)
def test_a_later_death_is_told_from_the_deed(sentence: str, later: bool) -> None:
    """Who dies of wounds dies on another day and in another place."""
    assert aftermath(sentence) is later


def two(text: str, words: tuple[str, str], published: str | None = "2025-01-27") -> tuple[Node, Node]:
    """The two events of one hand-made report, each an attack named by its word."""
    story = Story("both", text, published)
    for word in words:
        story.event(word, "attack")
    first, second = report_nodes(story.done())
    return first, second


def test_an_answer_is_not_what_it_answers() -> None:
    """What came days after a deed is held to be another one; both words behind "after" tell one, and so do a death and the attack that it followed."""
    inside, answer = shipped("inside"), two("The bombardment came two days after guerrillas killed eleven soldiers in Goma.", ("bombardment", "killed"))
    assert told_after(*answer) == 1
    assert inside.probability(*answer) < inside.enters
    assert not told_after(*two("They fired two days after guerrillas killed eleven soldiers in an assault.", ("killed", "assault")))
    assert not told_after(*two("A priest died two days after the attack in Goma.", ("died", "attack")))


def test_no_report_tells_of_what_is_to_come() -> None:
    """An event without a day in an older report is not one that happened after that report came out."""
    later = node("later", "attack", published="2025-01-29", date="2025-01-28")
    assert excluded(node("older", "attack", published="2025-01-26"), later) is not None
    assert excluded(node("newer", "attack", published="2025-01-27"), later) is None


def test_the_news_of_an_undated_report_has_no_day_of_its_history() -> None:
    """Without a day of publication, the main event is not the dated one of the background."""
    for date, edge in (("2009-05-04", None), ("2009", "a year that is told beside news without a day is not its year")):
        story = Story("undated", f"Gunmen attacked Goma. Has this happened before? Rebels raided it in {date}.")
        story.event("attacked", "attack")
        story.event("raided", "attack", date=date, background=True)
        news, old = report_nodes(story.done())
        assert excluded(replace(news, main=True), old) is not None
        assert excluded(news, old) == edge


def test_news_without_a_day_is_not_that_of_another_season() -> None:
    """Two reports a week apart may tell of one shelling without its day; two that came out in different years do not, unless one looks back at it."""
    first, week, year = (node(name, "shelling", published) for name, published in (("a", "2014-04-05"), ("b", "2014-04-12"), ("c", "2016-08-14")))
    assert excluded(first, week) is None
    assert excluded(first, year) is not None
    assert excluded(replace(first, background=True), replace(year, background=True)) is None
