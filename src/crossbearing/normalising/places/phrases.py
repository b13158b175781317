"""What words round a place name make of it: "80 km north of", "near", "the Syrian border", a depot in a town; the vaguer, the wider the radius."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from math import asin, atan2, cos, degrees, radians, sin

from crossbearing.normalising.gazetteer.places import Gazetteer, Place
from crossbearing.normalising.places.spans import Reading
from crossbearing.normalising.registry import shared as shared_actors
from crossbearing.records.value import EARTH_RADIUS_KM, PlaceRef

MILE, NAUTICAL_MILE = 1.609344, 1.852
_COMPASS = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270, "northwest": 315}
_NUMBERS = {
    "a few": 5, "several": 6, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "a dozen": 12, "twelve": 12, "fifteen": 15, "twenty": 20, "dozens of": 40, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "hundreds of": 300, "a hundred": 100,
}  # fmt: skip
_HEDGED = r"about|some|around|roughly|nearly|almost|just|more than|over|less than|under|approximately|at least|up to"
DISTANCE = re.compile(
    rf"(?P<all>(?:(?P<hedge>{_HEDGED})\s+)?(?P<number>\d[\d,]*(?:\.\d+)?|{'|'.join(_NUMBERS)})[\s-]*"
    r"(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi|nautical\s+miles?|nm|nmi)\b"
    r"(?:\s*\([^)]{1,28}\))?,?\s*(?:(?:to the\s+)?(?P<way>(?:north|south)?[ -]?(?:east|west)|north|south)(?:ern)?)?\s*(?:away\s+)?"
    r"(?P<link>of|from|off|outside|inside)\s+)"
    r"(?:the\s+)?(?:(?:\w+\s+)?(?:capital|city|town|village|border)(?:\s+of|,)?\s+)?$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"km|kilomet|mile|mi\b|nautical|nm", re.IGNORECASE)
_VAGUE: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(rf"\b(?:{words})\s+(?:the\s+)?(?:(?:\w+\s+)?(?:city|town|village|capital|port)\s+of\s+)?$", re.IGNORECASE), km)
    for words, km in (
        (r"(?:north|south)?[ -]?(?:east|west)(?:ern)?\s+of|north\s+of|south\s+of", 40.0),
        ("countryside of|countryside around|rural", 30.0),
        ("near|close to|not far from|outside|around|in the vicinity of|surrounding|off", 15.0),
        ("outskirts of|suburbs? of|just outside", 8.0),
    )
)
_VAGUELY = re.compile(r"\b(?:of|from|outside|inside|near|close|far|around|vicinity|surrounding|off|outskirts|suburbs?|rural)\b", re.IGNORECASE)
"""Without one of these words a name is the place itself: asked first, since it is quick."""
_LEADING_IN = tuple("of from outside inside the capital city town village border , around rural near to surrounding off".split())
"""Endings of what stands right before a name that is not the place itself."""
LOOK = 110
_STATE = r"[A-Z][\w’']+(?: [A-Z]\w+)?"
_LINE = r"(?:border|frontier)"
_BORDER = re.compile(
    rf"(?P<two>(?P<a>{_STATE})\s?[-–]\s?(?P<b>{_STATE})\s+{_LINE})|(?P<with>{_LINE}\s+(?:with|of)\s+(?P<c>{_STATE}))"
    rf"|(?P<one>(?P<d>{_STATE})\s+{_LINE})(?!\s+(?:guard|police|force|patrol|agent|official))"
)
_SEAT = re.compile(rf"(?P<who>{_STATE})(?:[’']s)?\s+capital\b(?!\s+(?:of|punishment|murder|gains|markets?|city\s+of|[A-Z])|[-’'])")
_BORDER_KM = 30.0
_WAY = re.compile(
    r"\b(?:roads?|highways?|motorway|route|track|railway|line|corridor|stretch|pass|village|area)\s+(?:[a-z]+\s+){0,3}?(?P<link>between|linking|connecting|from)\s+"
    r"(?:the\s+(?:cities|towns|city|town|villages)\s+of\s+)?$"
)
_AND = {"between": re.compile(r",? and (?:the (?:city|town) of )?"), "from": re.compile(r",? to (?:the (?:city|town) of )?")}
_AND["linking"] = _AND["connecting"] = re.compile(r",? (?:and|with|to) (?:the (?:city|town) of )?")
LONGEST_WAY_KM = 800.0
HALF_TURN = 180.0
_SAMPLE = 1200
_REACH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A place name in the text with the entry that is meant (None if the gazetteer has none), and how likely it names a place here."""

    start: int
    end: int
    name: str
    place: PlaceRef | None
    probability: float


def as_ref(place: Place) -> PlaceRef:
    """The gazetteer entry as the value that a claim carries."""
    return PlaceRef(
        name=place.name, latitude=place.latitude, longitude=place.longitude, country=place.country or None, admin1=place.division or None,
        geonames_id=place.id or None, feature_code=place.code, radius_km=extent(place),
    )  # fmt: skip


def extent(place: Place) -> float:
    """How far a place spreads, in km: its own radius, or one that grows with the people who live there."""
    return place.radius or round(min(25.0, max(3.0, place.population**0.5 / 60)), 1)


def offset(place: PlaceRef, km: float, bearing: float) -> tuple[float, float]:
    """The point so many km from a place at a compass bearing in degrees: latitude and longitude."""
    lat, lon, turn, far = radians(place.latitude or 0.0), radians(place.longitude or 0.0), radians(bearing), km / EARTH_RADIUS_KM
    to = asin(sin(lat) * cos(far) + cos(lat) * sin(far) * cos(turn))
    east = lon + atan2(sin(turn) * sin(far) * cos(lat), cos(far) - sin(lat) * sin(to))
    return round(degrees(to), 4), round((degrees(east) + 540) % 360 - 180, 4)


def phrased(text: str, found: Found) -> Found:
    """The same place as the words before it make it: a point off it, or a wider radius."""
    place = found.place
    if place is None or place.latitude is None:
        return found
    before = text[max(0, found.start - LOOK) : found.start]
    if not before.rstrip().lower().endswith(_LEADING_IN):
        return found
    if not _VAGUELY.search(before, max(0, len(before) - _REACH - _REACH)):
        return found
    m = DISTANCE.search(before) if _UNIT.search(before) else None
    if m is not None:
        start = found.start - (len(before) - m.start("all"))
        return away(text, found, place, m) if not _explains(text, start) else found
    for pattern, km in _VAGUE:
        if pattern.search(before):
            return replace(found, place=replace(place, radius_km=round((place.radius_km or 0.0) + km, 1)))
    return found


def _explains(text: str, start: int) -> bool:
    """Does the distance only explain a name before it ("Balad, 80 km north of Baghdad")?"""
    return re.search(r"[A-Z][\w’'-]+,?\s+(?:which (?:is|lies)\s+)?(?:located\s+)?$", text[max(0, start - 40) : start]) is not None


def away(text: str, found: Found, place: PlaceRef, m: re.Match[str]) -> Found:
    """A place name with the distance matched before it: the point off it, named with the distance."""
    number = m["number"].lower()
    km = float(_NUMBERS[number]) if number in _NUMBERS else float(number.replace(",", ""))
    km *= {"mi": MILE, "na": NAUTICAL_MILE, "nm": NAUTICAL_MILE}.get(m["unit"].lower()[:2], 1.0)
    way = re.sub(r"[ -]", "", (m["way"] or "").lower())
    slack = 0.4 if number in _NUMBERS and not number.isalpha() else 0.2 if m["hedge"] else 0.12
    start = found.end - (found.end - found.start) - (len(m.string) - m.start("all"))
    if way not in _COMPASS or km > EARTH_RADIUS_KM:
        wide = replace(place, radius_km=round((place.radius_km or 0.0) + km, 1), name=text[start : found.end], geonames_id=None, feature_code=None)
        return replace(found, start=start, name=text[start : found.end], place=wide)
    lat, lon = offset(place, km, _COMPASS[way])
    radius = round(max(5.0, km * (slack + 0.2)) + (place.radius_km or 0.0) / 2, 1)  # an eighth of the compass is 0.2 of the way, give or take
    point = PlaceRef(name=text[start : found.end], latitude=lat, longitude=lon, country=place.country, radius_km=radius)
    return replace(found, start=start, name=text[start : found.end], place=point)


def borders(reading: Reading, gazetteer: Gazetteer, kept: Sequence[Found]) -> Iterator[Found]:
    """Borders named in the text ("the Syrian border", "the border with Rwanda", "Thai-Myanmar border") as the middle of the towns along them."""
    about = [f.place.country for f in kept if f.place is not None and f.place.country]
    about += [c.place.country for c in reading.candidates if c.place is not None and c.place.code == "PCLI"]  # "Turkey shot down ... near its border with"
    for m in _BORDER.finditer(reading.text):
        names = [m[g] for g in ("a", "b", "c", "d") if m[g]]
        states = [iso for iso in (_country(n) for n in names) if iso]
        if len(states) != len(names):
            continue
        if len(states) == 1:
            around = set(gazetteer.countries[states[0]]["neighbours"].split(";"))
            states = [*([iso for iso in (*reversed(about),) if iso in around][:1]), states[0]]
        place = border(gazetteer, states[0], states[1]) if len(states) == 2 else None
        group = "two" if m["two"] else "with" if m["with"] else "one"
        if place is not None:
            yield Found(start=m.start(group), end=m.end(group), name=m[group], place=replace(place, name=m[group]), probability=0.8)


def roads(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """What lies on the way from one town to another ("the road between Mogadishu and Baidoa"): the middle, and the radius that holds both."""
    for a, b in pairwise(found):
        if a.place is None or b.place is None or {a.place.feature_code, b.place.feature_code} & {"PCLI", "ADM1", "CONT"}:
            continue
        way = _WAY.search(text, max(0, a.start - LOOK), a.start)
        if way is None or not _AND[way["link"]].fullmatch(text, a.end, b.start):
            continue
        km = a.place.km_to(b.place)
        if km is None or km > LONGEST_WAY_KM or abs((a.place.longitude or 0.0) - (b.place.longitude or 0.0)) > HALF_TURN:
            continue
        lat, lon = ((one or 0.0) + (other or 0.0) for one, other in ((a.place.latitude, b.place.latitude), (a.place.longitude, b.place.longitude)))
        name = text[way.start("link") : b.end]
        middle = PlaceRef(
            name=name, latitude=round(lat / 2, 4), longitude=round(lon / 2, 4), country=a.place.country, feature_code="RD", radius_km=round(km / 2, 1)
        )
        yield Found(start=way.start("link"), end=b.end, name=name, place=middle, probability=min(a.probability, b.probability))


def seats(reading: Reading, gazetteer: Gazetteer, kept: Sequence[Found]) -> Iterator[Found]:
    """Capitals named by their people ("the Syrian capital", "Yemen's capital"), where no name of a place follows."""
    for m in _SEAT.finditer(reading.text):
        iso = _country(re.sub(r"[’']s$", "", m["who"]))
        capital = gazetteer.countries[iso]["capital"] if iso in gazetteer.countries else ""
        here = [p for p in gazetteer.find({capital}).get(capital, ()) if p.country == iso and p.code not in ("ADM1", "ADM2")] if capital else []
        told = any(f.place is not None and m.end() < f.start <= m.end() + 2 for f in kept)  # "the Syrian capital, Damascus"
        if here and not told:
            yield Found(start=m.start(), end=m.end(), name=m[0], place=as_ref(max(here, key=lambda p: p.population)), probability=0.8)


def _country(name: str) -> str | None:
    actors = shared_actors()
    iso = actors.demonyms.get(name)
    return iso or next((a.ref.country for a in actors.find(name) if a.ref.kind == "state"), None)


@cache
def border(gazetteer: Gazetteer, here: str, there: str) -> PlaceRef | None:
    """The side of a border: the middle of the places of one country that lie close to places of the other, and the radius that holds them."""
    near = gazetteer.along(here, there, _BORDER_KM, _SAMPLE)
    if near is None:
        return None
    lat, lon, radius = near
    return PlaceRef(name="", latitude=round(lat, 3), longitude=round(lon, 3), country=here, radius_km=round(radius + _BORDER_KM, 1))
