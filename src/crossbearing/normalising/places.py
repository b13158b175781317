"""Where is meant by a name: place names of a text to entries of the gazetteer, by what else the text says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from crossbearing.normalising.actors import shared as shared_actors
from crossbearing.normalising.gazetteer import DATA, Gazetteer, rows
from crossbearing.normalising.gazetteer_names import fold
from crossbearing.normalising.held import Held
from crossbearing.normalising.places_phrases import Found, as_ref, borders, phrased, seats, stated, unlisted
from crossbearing.normalising.places_rank import DEEDS, settle
from crossbearing.normalising.places_spans import Candidate, Reading, read
from crossbearing.records.claim import Entity
from crossbearing.records.document import Layout, Span
from crossbearing.records.value import PlaceRef

THRESHOLD = 0.5
LITERAL = 0.2
STAYING = frozenset(("left=in", "left=near", "left=from", "left=to", "left=war"))
SEATS = frozenset(("Kremlin", "Washington", "Jerusalem", "The Hague"))
"""Names of governments that may be another place, or no capital, in the gazetteer."""


def hints(reading: Reading) -> Mapping[str, float]:
    """Countries by how often the text speaks of their people: nationalities, as shares of the commonest."""
    demonyms = shared_actors().demonyms
    counted = Counter(demonyms[w.text] for w in reading.words if w.capital and w.text in demonyms)
    top = max(counted.values(), default=1)
    return {iso: count / top for iso, count in counted.items()}


@dataclass(frozen=True, slots=True)
class PlaceResolver:
    """Finds and resolves the place names of a text."""

    gazetteer: Gazetteer

    def look(self, text: str) -> Reading:
        """All candidates of a text, judged, each with the place chosen."""
        reading = read(text, self.gazetteer)
        settle(reading, hints(reading))
        return reading

    def found(self, reading: Reading, layout: Layout, entities: Sequence[Entity] = ()) -> list[Found]:
        """Place names outside furniture and outside the names of people and bodies, without overlap, in the order of the text."""
        bodies = Held()
        for e in entities:
            if e.type in ("person", "organization", "nationality") and e.by not in ("coreference", "definition"):
                bodies.take(e.start, e.end)
        free = [c for c in reading.candidates if accepted(c) and bodies.frees(c.start, c.end)]
        kept = _apart([c for c in free if not layout.is_furniture(Span(c.start, c.end))])
        text = reading.text
        told = {c.name: ref for c in kept if c.places and (ref := stated(text, c, kept)) is not None}
        found = [phrased(text, Found(start=c.start, end=c.end, name=c.name, place=self._ref(reading, c, kept, told), probability=c.probability)) for c in kept]
        lines = [*borders(reading, self.gazetteer, found), *seats(reading, self.gazetteer, found)]
        lines = [b for b in lines if not layout.is_furniture(Span(b.start, b.end))]
        inside = [f for f in found if not any(b.start < f.end and f.start < b.end for b in lines)]
        return sorted([*inside, *lines], key=lambda f: (f.start, f.end))

    @staticmethod
    def _ref(reading: Reading, c: Candidate, kept: Sequence[Candidate], told: Mapping[str, PlaceRef]) -> PlaceRef | None:
        """Where a name lies; what the text says once of a name ("Tora in North Darfur") holds for each time it is used."""
        if c.place is None:
            parts = [k for at in range(c.i, c.j) for k in reading.begun.get(at, ()) if k is not c and k.j <= c.j]
            return told.get(c.name) or unlisted(reading.text, c, kept, parts)
        return as_ref(c.place) if (held := told.get(c.name)) is None else held


def accepted(c: Candidate, threshold: float = THRESHOLD, literal: float = LITERAL) -> bool:
    """Does the candidate name a place here, and not a government?  Only states and capitals are asked the second question."""
    if not c.places and not c.head and "right=owner" in c.features:
        return False  # "bombed Hussein's palace"
    return c.probability >= threshold and not governs(c, literal)


def governs(c: Candidate, literal: float = LITERAL) -> bool:
    """Does the name of a state or capital stand for its government here ("Tehran denies", "Moscow's forces")?"""
    if c.place is None or not (c.place.code == "PCLI" or c.name in SEATS or (c.place.country, fold(c.place.name)) in capitals()):
        return False
    acts = not DEEDS.isdisjoint(c.features) and STAYING.isdisjoint(c.features)
    agent = "agent" in c.features and c.place.code == "PCLI"
    return acts or agent or not {"power", "treated"}.isdisjoint(c.features) or c.literal < literal


@cache
def capitals() -> frozenset[tuple[str, str]]:
    """The capitals of states, each behind the code of its country: names of governments too."""
    return frozenset((row["iso"], fold(row["capital"])) for row in rows(DATA / "countries.tsv"))


def _apart(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Without overlap: longer and likelier first."""
    kept: list[Candidate] = []
    held = Held()
    for c in sorted(candidates, key=lambda c: (-(c.probability + 0.15 * (c.j - c.i)), c.start)):
        if held.take(c.start, c.end):
            kept.append(c)
    return sorted(kept, key=lambda c: c.start)
