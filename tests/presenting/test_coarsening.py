"""Coordinates on a grid: the true spot stays inside, and nothing finer is named."""

from __future__ import annotations

import pytest

from crossbearing.presenting.exports.narrowing import coarsened
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
