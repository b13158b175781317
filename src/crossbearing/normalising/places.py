"""Where is meant by a name: place names of a text to entries of the gazetteer, by what else the text says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log10

from crossbearing.normalising.gazetteer import Gazetteer, Place
from crossbearing.records.document import Document, Layout, Span
from crossbearing.records.value import PlaceRef

_NAME = re.compile(r"(?:[A-Z]\.){2,}|(?:[Aa]l-|[Ee]l-|[Aa]sh-|[Aa]d-|[Aa]r-|[Aa]s-)?[^\W\d_a-z][\w’'ʼ-]*(?:\s+(?:[a-z]{2,3}\s+)?(?:al-|el-|ad-|as-|ar-|ash-)?[^\W\d_a-z][\w’'ʼ-]*){0,4}")
_BEFORE = re.compile(r"\b(?:in|at|near|from|to|outside|around|into|of|across|toward|towards|over|north|south|east|west|city|town|village|province|district|region|capital|inside|through|between|and)\s+(?:the\s+)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotted:
    """A place name in the text with the entries that may be meant, likeliest first."""

    start: int
    end: int
    name: str
    places: tuple[Place, ...]
    cued: bool = False


def as_ref(place: Place, radius_km: float | None = None) -> PlaceRef:
    """The gazetteer entry as the value that a claim carries."""
    return PlaceRef(
        name=place.name, latitude=place.latitude, longitude=place.longitude, country=place.country or None, admin1=place.division or None,
        geonames_id=place.id or None, feature_code=place.code, radius_km=max(place.radius or 3.0, radius_km or 0.0),
    )  # fmt: skip


def _weight(place: Place, countries: Counter[str]) -> float:
    score = log10(place.population + 10) + (2.0 if place.main else 0.0) + {"PCLI": 6.0, "ADM1": 1.5, "ADM2": -0.5}.get(place.code, 0.0)
    return score + (3.0 if countries[place.country] else 0.0) + (0.0 if place.id or place.code != "PPL" else 1.0)


@dataclass(frozen=True, slots=True)
class PlaceResolver:
    """Finds and resolves the place names of a text."""

    gazetteer: Gazetteer

    def find(self, document: Document, layout: Layout, taken: Sequence[Span] = ()) -> list[Spotted]:
        """Names that the gazetteer knows, outside furniture and outside the spans already taken."""
        text = document.text
        grams: dict[tuple[int, int], str] = {}
        for m in _NAME.finditer(text):
            for a, b in _parts(m.group()):
                span = Span(m.start() + a, m.start() + b)
                if not layout.is_furniture(span) and not any(span.meets(t) for t in taken):
                    grams[span] = text[span.start : span.end]
        known = self.gazetteer.find(grams.values())
        found: list[Spotted] = []
        for (start, end), name in sorted(grams.items(), key=lambda item: (item[0][0], -item[0][1])):
            if name in known and (not found or start >= found[-1].end):
                cued = _BEFORE.search(text[max(0, start - 30) : start]) is not None
                big = max(p.population for p in known[name] if True)
                if cued or big > 300_000 or known[name][0].code == "PCLI":  # noqa: PLR2004
                    found.append(Spotted(start=start, end=end, name=name, places=tuple(known[name]), cued=cued))
        return found

    def resolve(self, spotted: Sequence[Spotted], countries: Iterable[str]) -> list[Place]:
        """The likeliest entry of each name, given the countries that the text is about."""
        counted = Counter(countries)
        return [max(s.places, key=lambda p: (_weight(p, counted), -p.id)) for s in spotted]


def _parts(name: str) -> list[tuple[int, int]]:
    """All runs of whole words of a name, longest first, without a possessive ending."""
    words = [(m.start(), m.end()) for m in re.finditer(r"[^\s]+", name)]
    cut = [(a, b - 2 if name[a:b].endswith(("’s", "'s")) else b) for a, b in words]
    return [(words[i][0], cut[j][1]) for i in range(len(words)) for j in range(len(words) - 1, i - 1, -1) if j - i < 5 and name[words[i][0]].isupper()]  # noqa: PLR2004
