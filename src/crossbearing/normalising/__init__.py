"""Expressions into values: who, where, when and how many, each with what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from crossbearing.normalising.actors import ActorRegistry
from crossbearing.normalising.actors import shared as shared_actors
from crossbearing.normalising.actors_match import find_actors
from crossbearing.normalising.actors_people import find_people
from crossbearing.normalising.gazetteer import shared as shared_places
from crossbearing.normalising.gazetteer_names import fold
from crossbearing.normalising.places import PlaceResolver
from crossbearing.records.claim import Entity, PlaceMention, Values
from crossbearing.records.document import Document, Layout, Span, content_id
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
        entities = self._entities(document, layout, tags)
        taken = [Span(e.start, e.end) for e in entities if e.by == "registry" and e.type not in ("place", "other")]
        places = tuple(
            PlaceMention(id=content_id(document.id, "place", f.start, f.end), start=f.start, end=f.end, name=f.name, place=f.place)
            for f in self.resolver.find(document.text, layout)
            if not any(t.meets(Span(f.start, f.end)) for t in taken)
        )

        def find(module: str, function: str) -> list[Any]:
            if find_spec(f"crossbearing.normalising.{module}") is None:
                return []
            return list(getattr(import_module(f"crossbearing.normalising.{module}"), function)(document, layout, tags))

        return Values(
            entities=tuple(entities), times=tuple(find("dates", "find_times")), places=places, quantities=tuple(find("quantities", "find_quantities"))
        )

    def _entities(self, document: Document, layout: Layout, tags: Tags) -> list[Entity]:
        """Known actors, people behind their office, and what the tagger found; the longest wins."""
        text, found = document.text, []
        for named in find_actors(text, self.registry):
            actor = named.actors[0]
            found.append(_entity(document, named.start, named.end, type=named.type, actor=actor, canonical=actor.id, by="registry"))
        for start, end, role in find_people(text):
            found.append(_entity(document, start, end, type="person", role=role, by="office"))
        for tag in tags.of("entity"):
            found.append(_entity(document, tag.start, tag.end, type=tag.label or "other", score=tag.score, by=tag.by))
        kept = [e for e in _apart(found) if not layout.is_furniture(Span(e.start, e.end))]
        return _same_people(kept)


def _entity(document: Document, start: int, end: int, **more: object) -> Entity:
    name = document.text[start:end]
    more.setdefault("canonical", fold(name))
    return Entity(id=content_id(document.id, "entity", start, end), start=start, end=end, name=name, **more)  # type: ignore[arg-type]


def _apart(found: Sequence[Entity]) -> list[Entity]:
    """Without overlap: registry before tagger where both fit the same words, else the longest; in the order of the text."""
    kept: list[Entity] = []
    for e in sorted(found, key=lambda e: (-(e.end - e.start), e.by != "registry", e.by != "office", e.start)):
        if e.start < e.end and not any(Span(e.start, e.end).meets(Span(k.start, k.end)) for k in kept):
            kept.append(e)
    return sorted(kept, key=lambda e: e.start)


def _same_people(entities: Sequence[Entity]) -> list[Entity]:
    """Later mentions by surname share the id of the full name."""
    full: dict[str, str] = {}
    out = []
    for e in entities:
        if e.type == "person" and e.actor is None:
            key = fold(e.name)
            last = key.split()[-1] if key else key
            canonical = full.setdefault(last, key) if " " in key else full.get(last, key)
            e = replace(e, canonical=canonical)
        out.append(e)
    return out
