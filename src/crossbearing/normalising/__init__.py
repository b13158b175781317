"""Expressions into values: who, where, when and how many, each with what it rests on.

- Who: ``actors``, by the ``registry``.  Where: ``places``, by the ``gazetteer``.  When: ``dates``.  How many: ``quantities``.
- ``numerals`` are the words of numbers and years, ``held`` says what of a text is taken.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.normalising.actors.entities import find_entities
from crossbearing.normalising.dates import find_times
from crossbearing.normalising.gazetteer.places import shared as shared_places
from crossbearing.normalising.places.resolving import PlaceResolver
from crossbearing.normalising.quantities import find_quantities
from crossbearing.normalising.registry import ActorRegistry
from crossbearing.normalising.registry import shared as shared_actors
from crossbearing.records.claim import PlaceMention, Values
from crossbearing.records.document import Document, Layout, content_id
from crossbearing.records.tags import Tags

__all__ = ["Normaliser"]


@dataclass(frozen=True, slots=True)
class Normaliser:
    """Turns the expressions of one text into values; holds the gazetteer and the registry of actors."""

    registry: ActorRegistry
    resolver: PlaceResolver

    @classmethod
    def load(cls) -> Normaliser:
        """The normaliser with the gazetteer and registry of this machine."""
        return cls(shared_actors(), PlaceResolver(shared_places()))

    def normalise(self, document: Document, layout: Layout, tags: Tags) -> Values:
        """All entities, times, places and quantities of the text; furniture is left out."""
        seen = self.resolver.look(document.text)
        entities = find_entities(document, layout, tags, seen, self.registry)
        times = find_times(document, layout, tags)
        places = tuple(
            PlaceMention(id=content_id(document.id, "place", f.start, f.end), start=f.start, end=f.end, name=f.name, place=f.place)
            for f in self.resolver.found(seen, layout, entities)
            if not any(t.start <= f.start and f.end <= t.end for t in times)  # "in March 2020" is no village
        )
        return Values(entities=entities, times=times, places=places, quantities=find_quantities(document, layout, tags))
