"""Places: toponyms of a text to points, as ``score.py places`` reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.documents import document
from crossbearing.cleaning import clean
from crossbearing.normalising import Normaliser
from crossbearing.records.tags import Tags


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """For each row ``{id, text}`` its place names with latitude and longitude (null where the gazetteer has none)."""
    normaliser = Normaliser.load()
    for row in rows:
        report = document(row)
        found = normaliser.normalise(report, clean(report), Tags(tagger="none", version="0")).places
        yield {
            "id": row["id"],
            "places": [
                {"start": p.start, "end": p.end, "lat": p.place.latitude if p.place else None, "lon": p.place.longitude if p.place else None} for p in found
            ],
        }
