"""Which of the places of one name is meant?  A trained choice over named features: size, kind, what the text says of containment, what else it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10

import numpy as np
import numpy.typing as npt

from crossbearing.normalising.gazetteer.names import fold
from crossbearing.normalising.gazetteer.places import Place
from crossbearing.normalising.places.spans import WHOSE_WORD, Candidate, Reading, contains, logistic, weights
from crossbearing.normalising.registry import shared as shared_actors
from crossbearing.records.value import EARTH_RADIUS_KM

MOST = 24
LEAST = 0.2
"""How likely a name behind must be a place to hold the one before it."""
_IN = re.compile(r",?\s+in\s+(?:the\s+)?")
_PEOPLE_OF = re.compile(
    r"(?P<people>[A-Z][a-z]+)[ -](?:[a-z-]+ ){0,2}"
    r"(?:city|town|village|port|island|province|region|district|state|resort|settlement|stronghold|enclave|peninsula)"
    r"(?: (?:city|town))?(?: of)? $"
)
_LOOK = 60
DEEDS = frozenset(("right=say", "right=war", "acts"))
"""Features of a name that is the subject of a deed."""
NEAR_KM = 120.0
WELL_KNOWN = 100_000
"""A town of so many people may be named without its country."""
CLOSE = 0.1
"""From so much nearness to the other places of the text on, a border does not matter."""
HAMLET = 15_000
"""A place of fewer people is not meant by its bare name in a text on other countries."""
CITY = 500_000
"""A city of so many people is meant by its name alone, and not the region around it."""
ONE_SPOT = 1.0
"""Entries of one name so few degrees apart are one place."""
FAME, FAMOUS_NEAR, OWN_GROUND = 8, 0.2, 0.3
"""How many times the people of a namesake a great city has; how near other names, and how many of its division or country (in fours), may stand beside the
namesake."""
SEVERAL = 3
"""So many places of a country in one text speak for that country."""
SPOKEN = 0.4
"""How likely a name must be that of a place at first sight to speak for a country ("Western Aleppo" speaks for no province called Western)."""
FEATURES = (
    "size", "largest", "below largest", "state", "division", "second division", "site", "main name", "forgiven spelling", "held", "held elsewhere", "capital",
    "country", "country share", "own division", "division share", "near", "near share", "country named", "division named", "alone", "hint", "town size",
    "inside",
)  # fmt: skip
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """The places that one name of a text may mean: rows of the feature matrix, and the words that bear it."""

    name: str
    mentions: tuple[Candidate, ...]
    places: tuple[Place, ...]
    features: Floats


def prior(place: Place) -> float:
    """How likely a place is meant before the text is looked at: larger, and by its usual name."""
    kind = {"PCLI": 4.0, "ADM1": 0.8, "ADM2": -0.8}.get(place.code, 0.0 if place.id else 1.5)
    return 1.2 * log10(place.population + 30) + (1.5 if place.main else 0.0) + kind - (2.0 if place.loose else 0.0)


def choices(reading: Reading, hints: Mapping[str, float]) -> list[Choice]:
    """Each name of the text with its places and their features; ``hints`` weighs countries that the text is about (nationalities, actors)."""
    groups: dict[str, list[Candidate]] = {}
    for c in reading.candidates:
        if c.places:
            groups.setdefault(fold(c.name), []).append(c)
    if not groups:
        return []
    picked = [sorted(g[0].places, key=lambda p: (-prior(p), p.id))[:MOST] for g in groups.values()]
    holders = [(_held(reading, g), _inside(reading, g)) for g in groups.values()]
    for at, (group, holding) in enumerate(zip(groups.values(), holders, strict=True)):  # a small place that its container names is never cut
        extra = [p for p in group[0].places if p not in picked[at] and any(contains(big, p) for big in (*holding[0], *holding[1]))]
        picked[at] += extra[:4]
    owns = [np.array([_own(p, places, holding, hints) for p in places], dtype=np.float64) for places, holding in zip(picked, holders, strict=True)]
    around = _Around(picked, [max(c.probability for c in g) for g in groups.values()], _overlapping(list(groups.values())))
    first = around.columns([_softmax(np.array([prior(p) for p in places])) for places in picked])
    beta = np.array([weights()["early"].get(f, 0.0) for f in FEATURES])
    early = [np.hstack([own, near])[:, _ORDER] for own, near in zip(owns, first, strict=True)]
    late = around.columns([_softmax(features @ beta) for features in early]) if beta.any() else first
    return [
        Choice(name, tuple(group), tuple(places), np.hstack([own, near])[:, _ORDER])
        for (name, group), places, own, near in zip(groups.items(), picked, owns, late, strict=True)
    ]


def settle(reading: Reading, hints: Mapping[str, float]) -> None:
    """Choose the place of every name, then judge every candidate anew: with its neighbours, its other mentions and the neighbourhood of its place."""
    beta = np.array([weights()["choice"].get(f, 0.0) for f in FEATURES])
    around: dict[str, list[str]] = {}
    chosen = [(choice, shares, _seat(choice, int(shares.argmax()))) for choice in choices(reading, hints) for shares in (_softmax(choice.features @ beta),)]
    chosen = [(choice, shares, _state(choice, at) if _placed(choice) else _usual(choice, at)) for choice, shares, at in chosen]
    chosen = [(choice, shares, _famous(choice, at)) for choice, shares, at in chosen]
    about = _countries_told([choice.places[at] for choice, _, at in chosen if any(c.probability >= SPOKEN for c in choice.mentions)])
    for choice, shares, best in chosen:
        at = best
        place: Place | None = choice.places[best]
        if about and _stray(choice, at, about):
            here = [i for i, p in enumerate(choice.places) if p.country in about]
            at = max(here, key=lambda i: shares[i], default=best)
            known = choice.places[at].main and choice.places[at].population > HAMLET
            place = choice.places[at] if here or known else None
        for c in choice.mentions:
            c.place, c.sure = place, float(shares[at])
        around[choice.name] = _told(choice, at, float(shares[at]))
    rejudge(reading, around)


def _countries_told(places: Sequence[Place]) -> frozenset[str]:
    """The countries that a text places things in beyond doubt: by name, by a division, by a large town, by several places; a people may be abroad."""
    counted = Counter(p.country for p in places)
    sure = {p.country for p in places if p.code in ("PCLI", "ADM1", "PPLC") or p.population > WELL_KNOWN or counted[p.country] >= SEVERAL}
    return frozenset(sure) - {""}


def _stray(choice: Choice, at: int, about: frozenset[str]) -> bool:
    """Is it a small place of a country that the text does not speak of, and nothing says that it lies there?  Better no place than a far namesake.

    A name that only one spot on earth bears is no namesake, where it is its usual name or no hamlet's."""
    place = choice.places[at]
    if place.code not in ("PPL", "ADM2") or place.population >= WELL_KNOWN or place.country in about:
        return False
    told = dict(zip(FEATURES, choice.features[at].tolist(), strict=True))
    one = all(abs(p.latitude - place.latitude) + abs(p.longitude - place.longitude) < ONE_SPOT for p in choice.places)
    known = one and not place.loose and place.main and place.population > HAMLET
    return not (told["held"] or told["inside"] or known) and told["near"] < CLOSE


_TOLD_OF_IT = [
    FEATURES.index(name) for name in ("held", "held elsewhere", "country", "own division", "near", "country named", "division named", "hint", "inside")
]


def _placed(choice: Choice) -> bool:
    """Does anything in the text speak for one of the places?"""
    return bool((choice.features[:, _TOLD_OF_IT] > CLOSE).any())


def _state(choice: Choice, at: int) -> int:
    """The state or territory of that name rather than a hamlet called after it, unless the text puts it in the hamlet's land ("Gibraltar, Michigan")."""
    told = dict(zip(FEATURES, choice.features[at].tolist(), strict=True))
    small = choice.places[at].code == "PPL" and choice.places[at].population < HAMLET and not (told["held"] or told["inside"])
    return next((i for i, p in enumerate(choice.places) if p.code == "PCLI" and p.main), at) if small else at


def _famous(choice: Choice, at: int) -> int:
    """The great city of that name rather than a small namesake of which nothing is said but that it lies in a country named ("Washington" in a British
    report)."""
    told = dict(zip(FEATURES, choice.features[at].tolist(), strict=True))
    if (
        choice.places[at].code != "PPL"
        or told["held"]
        or told["inside"]
        or told["division named"]
        or max(told["own division"], told["country"]) > OWN_GROUND
        or told["near"] >= FAMOUS_NEAR
    ):
        return at
    great = [i for i, p in enumerate(choice.places) if p.main and p.code == "PPL" and p.population >= max(CITY, FAME * choice.places[at].population)]
    return max(great, key=lambda i: choice.places[i].population, default=at)


def _usual(choice: Choice, at: int) -> int:
    """The place that a name means where nothing else is said: the likeliest (``at``) where that is a large city ("Washington"), else the largest that
    bears it, by its usual name ("New Delhi" is not Delhi)."""
    if choice.places[at].code == "PPL" and choice.places[at].population >= CITY:
        return at
    own = [i for i, p in enumerate(choice.places) if fold(p.name) == fold(choice.name) and p.population > HAMLET]
    return _seat(choice, max(own or range(len(choice.places)), key=lambda i: prior(choice.places[i])))


def _seat(choice: Choice, at: int) -> int:
    """A bare name is the town rather than the division that bears its name, where that is a transliterated or foreign one ("Idlib", "Kandahar")."""
    chosen = choice.places[at]
    if chosen.code not in ("ADM1", "ADM2") or chosen.country in ("US", "CA", "AU", "GB"):
        return at
    seats = [i for i, p in enumerate(choice.places) if p.code == "PPL" and (p.country, p.division) == (chosen.country, chosen.division)]
    return max(seats, key=lambda i: choice.places[i].population, default=at)


def _told(choice: Choice, at: int, share: float) -> list[str]:
    """What the chosen place says of its name: how well it fits the rest of the text."""
    row = dict(zip(FEATURES, choice.features[at].tolist(), strict=True))
    told = [f"fit {name}={min(4, int(row[name] * 5))}" for name in ("country share", "division share", "near", "division named", "country named")]
    return [*told, f"sure={int(share * 4)}", f"chosen={choice.places[at].code if choice.places[at].code in ('PCLI', 'PPL', 'ADM1', 'ADM2') else 'site'}"]


def rejudge(reading: Reading, around: Mapping[str, list[str]]) -> None:
    """The second judgement of every candidate, which knows the first of its neighbours and of its other mentions."""
    first = {id(c): c.probability for c in reading.candidates}
    most: dict[str, float] = {}
    for c in reading.candidates:
        most[c.name] = max(most.get(c.name, 0.0), c.probability)
    for c in reading.candidates:
        left = max((first[id(d)] for d in reading.ended.get(c.i, ())), default=-1.0) if c.i else -1.0
        left = max([left, *(first[id(d)] for d in reading.ended.get(c.i - 1, ()))]) if c.i and not reading.words[c.i - 1].capital else left
        right = max((first[id(d)] for d in (*reading.begun.get(c.j, ()), *reading.begun.get(c.j + 1, ()))), default=-1.0)
        wider = max((first[id(d)] for d in reading.ended.get(c.j, ()) if d.i < c.i), default=-1.0)
        longer = max((first[id(d)] for d in reading.begun.get(c.i, ()) if d.j > c.j), default=-1.0)
        scores = (("first", c.probability), ("left", left), ("right", right), ("wider", wider), ("longer", longer), ("elsewhere", most[c.name]))
        c.features += [f"{name}~{int(value * 6) if value >= 0 else 'none'}" for name, value in scores]
        c.features += around.get(fold(c.name), ["unknown to the gazetteer"])
    for c in sorted(reading.candidates, key=lambda c: c.start):  # "by Bulgaria, Malta and Portugal": all three act
        before = (*reading.ended.get(c.i, ()), *(reading.ended.get(c.i - 1, ()) if "left=and" in c.features else ()))
        if not {"left=comma", "left=and"}.isdisjoint(c.features) and any("agent" in d.features and d.place and d.place.code == "PCLI" for d in before):
            c.features.append("agent")
    for c in reading.candidates:  # "Moscow and Kyiv accused each other": both do
        if "right=and" in c.features and any(not DEEDS.isdisjoint(d.features) for d in reading.begun.get(c.j + 1, ())):
            c.features.append("acts")
    place, literal = weights()["place"], weights()["literal"]
    for c in reading.candidates:
        c.probability = logistic(place, c.features)
        if c.place is not None:
            c.literal = logistic(literal, c.features)


def _held(reading: Reading, group: Sequence[Candidate]) -> list[Place]:
    """What a comma behind the name says it lies in ("Paris, Texas"; "Balad, Iraq"), or a bracket; not whose word it is ("Balad, Iran's army said")."""
    found: list[Place] = []
    for c in group:
        for d in reading.begun.get(c.j, ()):
            if reading.text[c.end : d.start] in (", ", " (", ",\n") and d.probability > 0.2 and not WHOSE_WORD.match(reading.text, d.end):
                found += [p for p in d.places if p.code in ("PCLI", "ADM1")]
    return found


def _inside(reading: Reading, group: Sequence[Candidate]) -> list[Place]:
    """What "in" behind the name says it lies in ("Palma in Mozambique"), or a people before its kind ("the Indonesian island of Bali")."""
    found: list[Place] = []
    for c in group:
        if (m := _PEOPLE_OF.search(reading.text, max(0, c.start - _LOOK), c.start)) and (iso := shared_actors().demonyms.get(m["people"])):
            found.append(Place(name=iso, latitude=0.0, longitude=0.0, country=iso, code="PCLI"))
        for d in (*reading.begun.get(c.j + 1, ()), *reading.begun.get(c.j + 2, ())):
            if d.probability > LEAST and _IN.fullmatch(reading.text, c.end, d.start):
                found += [p for p in d.places if p.code in ("PCLI", "ADM1")]
    return found


_OWN = (
    "size", "largest", "below largest", "state", "division", "second division", "site", "main name", "forgiven spelling", "held", "held elsewhere",
    "alone", "hint", "town size", "inside",
)  # fmt: skip
_ROUND = ("country", "country share", "own division", "division share", "near", "near share", "country named", "division named", "capital")
_ORDER = [(_OWN + _ROUND).index(name) for name in FEATURES]


def _own(p: Place, places: Sequence[Place], holding: tuple[Sequence[Place], Sequence[Place]], hints: Mapping[str, float]) -> list[float]:
    size, top = log10(p.population + 1), max(log10(q.population + 1) for q in places)
    held = any(contains(big, p) for big in holding[0])
    any_held = any(contains(big, q) for big in holding[0] for q in places)
    return [
        size / 4, float(size == top), top - size, p.code == "PCLI", p.code == "ADM1", p.code == "ADM2", p.id == 0 and p.code not in ("ADM1", "ADM2"),
        p.main, p.loose, held, any_held and not held, len(places) == 1, min(1.0, hints.get(p.country, 0.0)), size / 4 if p.code == "PPL" else 0.0,
        any(contains(big, p) for big in holding[1]),
    ]  # fmt: skip


def _overlapping(groups: Sequence[Sequence[Candidate]]) -> list[tuple[int, int]]:
    """The names of which one is a part of the other ("Hatla", "Hatla town"), by number: they say nothing for one another."""
    spans = sorted((c.i, -c.j, g) for g, group in enumerate(groups) for c in group)
    found = set()
    for at, (i, _, g) in enumerate(spans):
        for k in range(at - 1, max(-1, at - 1 - MOST), -1):
            if -spans[k][1] > i and spans[k][2] != g:
                found.add((g, spans[k][2]))
    return sorted(found)


class _Around:
    """What the names of a text say for one another: of one country, of one division, close by."""

    def __init__(self, picked: Sequence[Sequence[Place]], mass: Sequence[float], overlapping: Sequence[tuple[int, int]]) -> None:
        rows = [(g, p) for g, places in enumerate(picked) for p in places]
        group, self.mass = np.array([g for g, _ in rows]), mass
        self.ends = np.cumsum([len(places) for places in picked])[:-1]
        country = _numbers([p.country for _, p in rows])
        division = _numbers([f"{p.country}.{p.division}" if p.division else "" for _, p in rows])
        lat, lon = np.radians([p.latitude for _, p in rows]), np.radians([p.longitude for _, p in rows])
        xyz = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
        states, firsts = np.array([p.code == "PCLI" for _, p in rows]), np.array([p.code == "ADM1" for _, p in rows])
        apart = ~np.eye(len(picked), dtype=np.bool_)
        for a, b in overlapping:
            apart[a, b] = apart[b, a] = False
        other, same = apart[group[:, None], group[None, :]], country[:, None] == country[None, :]
        within = other & (division[:, None] == division[None, :]) & (division[:, None] > 0)
        self.near = np.exp(-np.arccos(np.clip(xyz @ xyz.T, -1, 1)) * EARTH_RADIUS_KM / NEAR_KM) * (other & ~states[None, :] & ~firsts[None, :])
        self.other, self.same, self.named = other.astype(np.float64), (other & same & ~states[None, :]).astype(np.float64), other & same & states[None, :]
        self.within, self.held = within.astype(np.float64), within & firsts[None, :]
        self.capital = np.array([p.code == "PPLC" for _, p in rows], dtype=np.float64)

    def columns(self, belief: Sequence[Floats]) -> list[Floats]:
        """The features of the surroundings, a matrix a name, given how likely each place of each name is."""
        share = np.concatenate([b * m for b, m in zip(belief, self.mass, strict=True)])
        country, division, near = self.same @ share, self.within @ share, self.near @ share
        total = np.maximum(self.other @ share, 0.5)
        columns: dict[str, Floats] = {
            "country": np.minimum(country, 4) / 4, "country share": country / total, "own division": np.minimum(division, 4) / 4,
            "division share": division / total, "near": np.minimum(near, 3) / 3, "near share": near / total,
            "country named": (self.named * share[None, :]).max(1), "division named": (self.held * share[None, :]).max(1), "capital": self.capital,
        }  # fmt: skip
        return list(np.split(np.stack([columns[name] for name in _ROUND], axis=1), self.ends))


def _softmax(scores: Floats) -> Floats:
    shares = np.asarray(np.exp(scores - scores.max()), dtype=np.float64)
    return np.asarray(shares / shares.sum(), dtype=np.float64)


def _numbers(labels: Sequence[str]) -> npt.NDArray[np.int64]:
    """Labels as numbers, "" as 0."""
    table: dict[str, int] = {"": 0}
    return np.array([table.setdefault(label, len(table)) for label in labels])
