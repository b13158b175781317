"""The one place of an incident out of those that its reports give."""

from __future__ import annotations

import pytest

from crossbearing.linking.nodes import all_nodes
from crossbearing.linking.reconciling import place_of
from crossbearing.records.value import PlaceRef
from tests.linking.handmade import NYALA, SUDAN, Story

GULF = PlaceRef(name="Gulf of Aden", latitude=12.5, longitude=48.0, feature_code="GULF", radius_km=500)
ADEN = PlaceRef(name="Aden", latitude=12.8, longitude=45.0, country="YE", feature_code="PPL", radius_km=20)
YEMEN = PlaceRef(name="Yemen", latitude=15.5, longitude=47.5, country="YE", feature_code="PCLI", radius_km=425)
SEAT = PlaceRef(name="Idlib", latitude=35.93, longitude=36.63, country="SY", admin1="Idlib", feature_code="PPL", radius_km=6)
TOWN = PlaceRef(name="Saraqib", latitude=35.86, longitude=36.8, country="SY", admin1="Idlib", feature_code="PPL", radius_km=7)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ([GULF, GULF, ADEN], "Gulf of Aden"),
        ([GULF, ADEN, ADEN], "Aden"),
        ([GULF, YEMEN, YEMEN], "Gulf of Aden"),
        ([NYALA, SUDAN, SUDAN], "Nyala"),
        ([SEAT, SEAT, SEAT, TOWN, TOWN], "Saraqib"),
        ([SEAT, SEAT, TOWN], "Idlib"),
    ],
)
def test_of_many_places_the_one_that_says_most(told: list[PlaceRef], name: str) -> None:
    """The sea where most name it, a sea or region before a state, a town before its province's, which may mean the province where it bears its name."""
    stories = [Story(f"r{i}", "A boat was attacked.", "2024-05-11") for i in range(len(told))]
    for story, place in zip(stories, told, strict=True):
        story.event("was attacked", "attack", place=place)
    found = place_of(all_nodes([story.done() for story in stories]))[0]
    assert found is not None
    assert found.name == name
