"""What words round a place name make of it: "80 km north of", "near", "the Syrian border", a depot in a town; the vaguer, the wider the radius."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import asin, atan2, cos, degrees, radians, sin

from crossbearing.normalising.actors import shared as shared_actors
from crossbearing.normalising.gazetteer import Gazetteer, Place
from crossbearing.normalising.places_spans import Candidate, Reading, contains
from crossbearing.records.value import EARTH_RADIUS_KM, PlaceRef

MILE, NAUTICAL_MILE = 1.609344, 1.852
SITE_KM = 10.0
"""How far a site without an entry of its own may lie from the middle of its town."""
_COMPASS = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270, "northwest": 315}
_NUMBERS = {
    "a few": 5, "several": 6, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "a dozen": 12, "twelve": 12, "fifteen": 15, "twenty": 20, "dozens of": 40, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "hundreds of": 300, "a hundred": 100,
}  # fmt: skip
_HEDGED = r"about|some|around|roughly|nearly|almost|just|more than|over|less than|under|approximately|at least|up to"
_DISTANCE = re.compile(
    rf"(?P<all>(?:(?P<hedge>{_HEDGED})\s+)?(?P<number>\d[\d,]*(?:\.\d+)?|{'|'.join(_NUMBERS)})[\s-]*"
    r"(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi|nautical\s+miles?|nm|nmi)\b"
    r"(?:\s*\([^)]{1,28}\))?,?\s*(?:(?:to the\s+)?(?P<way>(?:north|south)?[ -]?(?:east|west)|north|south)(?:ern)?)?\s*(?:away\s+)?"
    r"(?P<link>of|from|outside|inside)\s+)"
    r"(?:the\s+)?(?:(?:\w+\s+)?(?:capital|city|town|village|border)(?:\s+of|,)?\s+)?$",
    re.IGNORECASE,
)
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
_LOOK = 110
_STATE = r"[A-Z][\w’']+(?: [A-Z]\w+)?"
_LINE = r"(?:border|frontier)"
_BORDER = re.compile(
    rf"(?P<two>(?P<a>{_STATE})\s?[-–]\s?(?P<b>{_STATE})\s+{_LINE})|(?P<with>{_LINE}\s+(?:with|of)\s+(?P<c>{_STATE}))"
    rf"|(?P<one>(?P<d>{_STATE})\s+{_LINE})(?!\s+(?:guard|police|force|patrol|agent|official))"
)
_SEAT = re.compile(rf"(?P<who>{_STATE})(?:[’']s)?\s+capital\b(?!\s+(?:of|punishment|murder|gains|markets?|city\s+of|[A-Z])|[-’'])")
_WIDE = frozenset("valley desert mountains mountain peninsula basin plateau forest steppe range delta coast".split())
"""Land too wide to lie at the town that is named before it."""
_SIDES = frozenset("New Old Greater Central Upper Lower North South East West Northern Southern Eastern Western".split())
_SIDE = 9
"""Letters of the longest word that sets a part of a town apart from it, and a space."""
_BORDER_KM = 30.0
_SAMPLE = 1200
_REACH = 30
_LIES = re.compile(
    r"(?:,\s+(?:in\s+)?|\s+in\s+)(?:the\s+)?(?:\w+\s+)?(?:(?:state|province|region|district|county|governorate|department)\s+of\s+)?"
    r"(?:(?:north|south|east|west|central)\w*\s+)?",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|and|or|&)\s+(?:in\s+)?[A-Z]")
_INSIDE = re.compile(r",?\s+(?:(?:in|of|near|outside)\s+)?(?:the\s+)?(?:\w+\s+){0,3}")


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
    before = text[max(0, found.start - _LOOK) : found.start]
    if not _VAGUELY.search(before, max(0, len(before) - _REACH - _REACH)):
        return found
    m = _DISTANCE.search(before)
    if m is not None:
        start = found.start - (len(before) - m.start("all"))
        return _away(text, found, place, m) if not _explains(text, start) else found
    for pattern, km in _VAGUE:
        if pattern.search(before):
            return replace(found, place=replace(place, radius_km=round((place.radius_km or 0.0) + km, 1)))
    return found


def _explains(text: str, start: int) -> bool:
    """Does the distance only explain a name before it ("Balad, 80 km north of Baghdad")?"""
    return re.search(r"[A-Z][\w’'-]+,?\s+(?:which (?:is|lies)\s+)?(?:located\s+)?$", text[max(0, start - 40) : start]) is not None


def _away(text: str, found: Found, place: PlaceRef, m: re.Match[str]) -> Found:
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


def unlisted(text: str, c: Candidate, kept: Sequence[Candidate], parts: Sequence[Candidate] = ()) -> PlaceRef | None:
    """A name without an entry: what a comma or "in" behind it says it lies in, the town in its name, or the town beside a site; None where nothing is said.

    ``parts`` are the candidates inside the name: "New Kassala railway station" is at Kassala."""
    side = text[c.start : c.end].split(" ", 1)[0] in _SIDES
    named = [k for k in parts if k.place is not None and k.start - c.start <= (_SIDE if side else 0) and (side or c.head == "site") and k.head != "site"]
    if named and (town := max(named, key=lambda k: k.end - k.start).place) is not None and town.code.startswith("PPL"):
        return _within(c, town)
    held = [k for k in kept if k.place is not None and 0 <= k.start - c.end <= _REACH]
    behind = [k for k in held if _INSIDE.fullmatch(text[c.end : k.start])]
    if behind and behind[0].place:
        return _within(c, behind[0].place)
    far = next((k for k in kept if k.place is not None and 0 < k.start - c.end <= _LOOK), None)
    if (
        far is not None
        and far.place is not None
        and (m := _DISTANCE.search(text[c.end : far.start]))
        and not text[c.end : c.end + m.start("all")].strip(" ,(—–-")
    ):
        there = _away(text, Found(start=far.start, end=far.end, name=far.name, place=None, probability=1.0), as_ref(far.place), m).place
        return None if there is None else replace(there, name=c.name)
    if c.head not in ("site", "road", "land") or c.name.rpartition(" ")[2].lower() in _WIDE:
        return None
    near = [
        k
        for k in kept
        if k.place is not None and k.place.code not in ("PCLI", "ADM1", "CONT") and "\n\n" not in text[min(k.end, c.end) : max(k.start, c.start)]
    ]
    before = [k for k in near if k.end <= c.start and c.start - k.end < 400]
    return _within(c, before[-1].place) if before and before[-1].place else None


def stated(text: str, c: Candidate, kept: Sequence[Candidate]) -> PlaceRef | None:
    """Where the text says that a name lies, against the place chosen for it ("Tora in North Darfur").

    An entry of that name there, else the country or division itself; None where the choice agrees on the country.
    A comma in a list ("Goma, Sudan and Yemen") says nothing."""
    behind = [k for k in kept if k.place is not None and 0 <= k.start - c.end <= _REACH and _LIES.fullmatch(text[c.end : k.start])]
    behind = [k for k in behind if text[c.end] != "," or not _LISTED.match(text[k.end : k.end + 20])]
    big = behind[0].place if behind else None
    if big is None or big.code not in ("PCLI", "ADM1"):
        return None
    if c.place is not None and (c.place.code in ("PCLI", "CONT") or c.place.country == big.country):
        return None
    there = [p for p in c.places if contains(big, p)]
    return as_ref(max(there, key=lambda p: p.population)) if there else _within(c, big)


def _within(c: Candidate, town: Place) -> PlaceRef:
    return PlaceRef(
        name=c.name, latitude=town.latitude, longitude=town.longitude, country=town.country or None, admin1=town.division or None,
        radius_km=round(extent(town) + SITE_KM, 1), feature_code={"site": "FCL", "road": "RD", "water": "H", "land": "T"}.get(c.head),
    )  # fmt: skip


def borders(reading: Reading, gazetteer: Gazetteer, kept: Sequence[Found]) -> Iterator[Found]:
    """Borders named in the text ("the Syrian border", "the border with Rwanda", "Thai-Myanmar border") as the middle of the towns along them."""
    about = [f.place.country for f in kept if f.place is not None and f.place.country]
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
