"""Coordinates on a grid: the true spot stays inside, and nothing finer is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crossbearing.ledger import open_ledger
from crossbearing.presenting.collection import load
from crossbearing.presenting.exports.coarsening import WITHHELD, coarsened, places_named
from crossbearing.records.value import PlaceRef


@pytest.mark.parametrize("km", [1.0, 25.0, 300.0])
@pytest.mark.parametrize(("lat", "lon"), [(15.5, 32.5), (-0.001, 0.001), (89.99, -179.99), (-33.9, 179.999)])
def test_coarse_points_still_hold_the_true_spot(km: float, lat: float, lon: float) -> None:
    """The true point lies within the radius of the coarse one, the radius is at least as wide as the grid, and points of one cell become one."""
    where = {"name": "x", "country": None, "lat": lat, "lon": lon, "radius_km": 3.0}
    place = coarsened({"incidents": [{"place": where}]}, km)["incidents"][0]["place"]
    true = PlaceRef(name="x", latitude=lat, longitude=lon)
    apart = true.km_to(PlaceRef(name="x", latitude=place["lat"], longitude=place["lon"]))
    assert apart is not None
    assert apart <= place["radius_km"] >= km
    near = coarsened({"incidents": [{"place": where | {"lat": place["lat"], "lon": place["lon"]}}]}, km)["incidents"][0]["place"]
    assert near["lat"] == pytest.approx(place["lat"], abs=1e-4)


def test_no_finer_place_is_named_anywhere(ledger: dict[str, Any]) -> None:
    """The names of towns stand in no field of any row, and the texts are gone; whole countries keep their names."""
    fine = {i["place"]["name"] for i in ledger["incidents"] if i["place"] and (i["place"]["radius_km"] or 0.0) < 50}
    assert fine
    found = coarsened(ledger, 50.0)
    rows = [
        {k: v for k, v in row.items() if k not in ("id", "report", "report_id", "a", "b")} for name in found if name != "crossbearing" for row in found[name]
    ]
    shown = json.dumps(rows, ensure_ascii=False)
    for outlet in filter(None, (row["publisher"] for row in ledger["reports"])):
        shown = shown.replace(json.dumps(outlet, ensure_ascii=False), "null")
    assert not [name for name in fine if name in shown]
    assert WITHHELD in shown
    assert "text" not in {key for row in found["reports"] for key in row}
    assert [i["place"] and i["place"]["country"] for i in found["incidents"]] == [i["place"] and i["place"]["country"] for i in ledger["incidents"]]


def test_places_that_only_the_texts_name(example_ledger: Path) -> None:
    """A town in which nothing was located is a place nonetheless; a dateline or a capital that speaks is none, unless something happened there."""
    opened = open_ledger(str(example_ledger))
    reports = load(opened).reports
    opened.close()
    named = dict(places_named(reports.values()))
    assert {"Kramatorsk", "Konna"} <= named.keys()
    assert "KYIV" not in named
    assert WITHHELD in str(coarsened({"incidents": [], "conflicts": [{"explanation": "the station of Kramatorsk"}]}, 50.0, named.items()))


def test_names_are_found_however_they_are_written() -> None:
    """Accents, case, hyphens and hosts of addresses do not hide a name; a longer word that begins like it is another word; wide places stay."""
    place = {"name": "Sévaré Gare", "country": "ML", "lat": 14.5, "lon": -4.1, "radius_km": 4.0}
    wide = {"name": "Mopti Region", "country": "ML", "lat": 14.0, "lon": -4.0, "radius_km": 200.0}
    reports = [
        {"id": "r", "title": "SEVARE-GARE hit; Sevaregarenne, Mopti Region spared", "url": "https://x.org/sevare-gare-hit", "text": "x"},
        {"id": "q", "title": "Mali mourns", "url": "https://x.org/2"},
    ]
    found = coarsened({"incidents": [{"place": place}, {"place": wide}], "reports": reports}, 100.0)
    assert found["reports"][0] == {"id": "r", "title": f"{WITHHELD} hit; Sevaregarenne, Mopti Region spared", "url": None}
    assert found["reports"][1] == reports[1]
    assert [i["place"]["name"] for i in found["incidents"]] == ["Mali", "Mopti Region"]
