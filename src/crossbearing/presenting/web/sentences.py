"""Filters as sentences, so that a tally says what it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crossbearing.presenting.web.query import Query

PHRASES = {
    "type": "of the type {}", "status": "whose occurrence is {}", "actor": "said to have been done by {}", "target": "against {}", "country": "in {}",
    "source": "reported by {}", "conflict": "over whose {} sources disagree",
}  # fmt: skip
"""How each facet stands in a sentence."""


def filter_sentences(query: Query, labels: Mapping[str, Sequence[str]]) -> list[str]:
    """What is counted, a sentence a filter; ``labels`` are the values of each facet as a reader sees them."""
    found = ["Single incidents that reports tell as news." if not query.background else "Single incidents, those that reports tell as past context among them."]
    for name, phrase in PHRASES.items():
        if labels.get(name):
            found.append(f"Only those {phrase.format(' or '.join(labels[name]))}.")
    if query.since or query.until:
        verb = "were published" if query.clock == "published" else "can have happened"
        span = (
            f"between {query.since} and {query.until}" if query.since and query.until else f"from {query.since} on" if query.since else f"until {query.until}"
        )
        found.append(f"Only those that {verb} {span}.")
    if query.text:
        found.append(f"Only those told in reports that hold the words “{query.text}”.")
    if query.bbox:
        west, south, east, north = query.bbox
        found.append(f"Only those placed between {south:g}° and {north:g}° of latitude, {west:g}° and {east:g}° of longitude.")
    if query.no_place:
        found.append("Only those without a usable place.")
    if query.no_date:
        found.append("Only those without a date.")
    found.append("Series are not counted; the incidents that belong to them are.")
    return found
