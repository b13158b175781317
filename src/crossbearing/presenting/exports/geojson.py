"""GeoJSON (RFC 7946): a feature an incident, geometry null where no point is known, the radius among the properties; points are never moved."""

from __future__ import annotations

from typing import IO, Any

from crossbearing.presenting.exports.book import Book, country_of, spot
from crossbearing.presenting.exports.deaths import toll
from crossbearing.presenting.exports.indented import indented


def features(ledger: dict[str, Any]) -> dict[str, Any]:
    """The FeatureCollection; coordinates are longitude, latitude (WGS84)."""
    book = Book(ledger)
    made = []
    for i in book.incidents:
        place = spot(i)
        point = place is not None and place.latitude is not None and place.longitude is not None
        low, best, high = toll(book, i)
        properties = {
            "date": i["date"], "event_type": i["type"]["acled_event"], "sub_event_type": i["type"]["acled"], "plover": i["type"]["plover"],
            "series": i["group"],
            "background": i["background"], "place": place.name if place else None, "country": country_of(i) or None,
            "radius_m": round(place.radius_km * 1000) if place and place.radius_km is not None else None,
            "perpetrators": [p["who"] for p in i["perpetrators"]],
            "targets": [p["who"] for p in i["targets"]], "killed": {"low": low, "best": best, "high": high}, "status": i["status"], "reports": i["reports"],
            "origins": i["origins"], "sources": book.outlets_of(i),
        }  # fmt: skip
        geometry = {"type": "Point", "coordinates": [place.longitude, place.latitude]} if place and point else None
        made.append({"type": "Feature", "id": i["id"], "geometry": geometry, "properties": properties})
    return {"type": "FeatureCollection", "features": made}


def write(ledger: dict[str, Any], out: IO[bytes]) -> None:
    """Write the collection as UTF-8."""
    out.write(indented(features(ledger)))
