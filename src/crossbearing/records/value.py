"""Values that expressions stand for, each with its honest uncertainty, and their small algebra."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088


@dataclass(frozen=True, slots=True, kw_only=True)
class FuzzyDate:
    """When, as far as it is known: EDTF (ISO 8601-2 levels 0 and 1, and one-of sets of level 2).

    ``earliest`` and ``latest`` are the bounds in days, inclusive; both None for an unanchored date ("XXXX-07-19": no year is
    known).  ``latest`` None with ``earliest`` set is open ("2021-04-14/..").  ``precision``: day, week, month, season, year,
    decade, interval, unknown.  ``basis`` says what anchors it: explicit, deictic (from the publication day), dateline, quote-day,
    anaphoric (from another date of the report), other_report, published (news without a day), said (news of the day on which somebody told of it),
    or unanchored.
    """

    edtf: str
    earliest: date | None = None
    latest: date | None = None
    precision: str = "day"
    basis: str = "explicit"

    @property
    def anchored(self) -> bool:
        """Is at least one bound known?"""
        return self.earliest is not None or self.latest is not None

    @property
    def days(self) -> int | None:
        """Width in days, or None where a bound is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def meets(self, other: FuzzyDate, slack: int = 0) -> bool | None:
        """Can both be the same day, give or take ``slack`` days?  None where one of them has no year and the days agree."""
        if not self.anchored or not other.anchored:
            mine, theirs = month_day(self), month_day(other)
            return None if mine is None or theirs is None or mine == theirs else False
        low = max(self.earliest or date.min, other.earliest or date.min)
        high = min(self.latest or date.max, other.latest or date.max)
        return low <= high or (low - high).days <= slack

    def with_year(self, year: int, basis: str) -> FuzzyDate:
        """The same month and day in a known year; unchanged where the day does not exist in it."""
        found = parse_edtf(self.edtf.replace("XXXX", f"{year:04d}"), basis=basis)
        return self if found is None else found


SAID = "said"
"""Basis of a day that nobody gives for an event: somebody told of it as news on that day."""


def month_day(value: FuzzyDate) -> tuple[int, int] | None:
    """Month and day of a single day, with or without its year; None for anything wider."""
    if m := _DAY.fullmatch(value.edtf):
        return int(m[1]), int(m[2])
    return None


_DAY = re.compile(r"[\dX]{4}-(\d\d)-(\d\d)[~?%]?")
_PART = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?")
_UNANCHORED = re.compile(r"XXXX-(\d\d|XX)(?:-(\d\d|XX))?")


def _bounds(part: str) -> tuple[date, date, str] | None:
    """First and last day of one EDTF date, and its precision."""
    m = _PART.fullmatch(part)
    if m is None:
        return None
    year, month, day = m.groups()
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    try:
        if month is None or (month == "XX" and day in (None, "XX")):
            return date(first, 1, 1), date(last, 12, 31), "year" if first == last else "decade"
        if month in ("21", "22", "23", "24") and day is None:
            start = {"21": 3, "22": 6, "23": 9, "24": 12}[month]
            end_year, end = (first, start + 2) if start < 12 else (first + 1, 2)
            return date(first, start, 1), date(end_year, end, calendar.monthrange(end_year, end)[1]), "season"
        if day is None or day == "XX":
            return date(first, int(month), 1), date(first, int(month), calendar.monthrange(first, int(month))[1]), "month"
        return date(first, int(month), int(day)), date(first, int(month), int(day)), "day"
    except ValueError:
        return None


@lru_cache(maxsize=1 << 14)
def parse_edtf(text: str | None, *, basis: str = "explicit") -> FuzzyDate | None:
    """Read an EDTF string (or an ISO 8601 date or instant); None where it is none.

    Understands single dates with X digits, ``~ ? %``, times of day (cut), intervals with open ends and one-of sets.
    """
    raw = (text or "").strip()
    if _UNANCHORED.fullmatch(raw.rstrip("~?%")):
        return FuzzyDate(edtf=raw, precision="day" if raw.rstrip("~?%")[-2:] != "XX" and raw.count("-") == 2 else "month", basis="unanchored")
    inner = re.sub(r"T[^/\],]*|[~?%\[\]{}\s]", "", raw)
    if not inner:
        return None
    parts = re.split(r"/|,", inner.replace("..", "/../") if ".." in inner and "/" not in inner else inner)
    if len(parts) == 1:
        found = _bounds(parts[0])
        return None if found is None else FuzzyDate(edtf=raw, earliest=found[0], latest=found[1], precision=found[2], basis=basis)
    lows: list[date] = []
    highs: list[date] = []
    for part in parts:
        if part in ("", ".."):
            continue
        found = _bounds(part)
        if found is None:
            return None
        lows.append(found[0])
        highs.append(found[1])
    if not lows:
        return None
    earliest = None if parts[0] in ("", "..") else min(lows)
    latest = None if parts[-1] in ("", "..") else max(highs)
    if earliest and latest and earliest > latest:
        return None
    return FuzzyDate(edtf=raw, earliest=earliest, latest=latest, precision="interval", basis=basis)


def day_of(value: date, *, basis: str, approximate: bool = False) -> FuzzyDate:
    """One day as a fuzzy date."""
    return FuzzyDate(edtf=value.isoformat() + ("~" if approximate else ""), earliest=value, latest=value, basis=basis)


def between(first: date, last: date, *, basis: str, precision: str = "interval") -> FuzzyDate:
    """All days from first to last, inclusive."""
    if first == last:
        return day_of(first, basis=basis)
    return FuzzyDate(edtf=f"{first.isoformat()}/{last.isoformat()}", earliest=first, latest=last, precision=precision, basis=basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRef:
    """Where, as far as it is known: a GeoNames entry or a point with a radius.

    Latitude and longitude are WGS84 degrees; ``radius_km`` says how far off the true spot may be; ``country`` is ISO 3166-1
    alpha-2; ``feature_code`` is a GeoNames code (PPL, ADM1, PCLI, AIRB ...).  Without a usable point both coordinates are None.
    """

    name: str
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    admin1: str | None = None
    geonames_id: int | None = None
    feature_code: str | None = None
    radius_km: float | None = None

    def km_to(self, other: PlaceRef) -> float | None:
        """Great-circle distance in km between the two points; None where one is missing."""
        if self.latitude is None or self.longitude is None or other.latitude is None or other.longitude is None:
            return None
        a, b, c, d = map(radians, (self.latitude, self.longitude, other.latitude, other.longitude))
        h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
        return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(h)))

    def meets(self, other: PlaceRef) -> bool | None:
        """Can both be the same spot, given their radii?  None where one has no point."""
        apart = self.km_to(other)
        if apart is None:
            return None
        return apart <= (self.radius_km or 0) + (other.radius_km or 0) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRef:
    """Who: an entry of the registry of actors.

    ``kind``: state, military, police, intelligence, government, militia, rebel, political-militia, terrorist, igo, ngo, media, company,
    civilian, communal, person, other.  ``country`` ISO 3166-1 alpha-2.  ``inter`` is the ACLED interaction code 1-8.  ``part_of`` is the id of the parent.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    part_of: str | None = None
    inter: int | None = None


STATE_KINDS = frozenset({"state", "military", "government", "police", "intelligence"})
"""Kinds of actor that act for their country: "the army" and "the government" of one country may be the same hand."""
ORGAN_KINDS = STATE_KINDS - {"state"}
"""Kinds that the registry names by their state and office alone, while sources say "troops", "air force" or "border guards"."""
GROUP_KINDS = frozenset({"militia", "rebel", "terrorist", "political-militia", "communal"})
"""Kinds that fight without a state."""

ROUNDING = frozenset(
    "about;around;some;approximately;roughly;an estimated;estimated;circa;perhaps;probably;possibly;maybe;likely;nearly;almost;close to;just under;nearing;"
    "approaching;or so".split(";")
)
"""Hedges that say that a number is rounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many: low, best and high (UCDP style), None where open; ``unit`` says of what; ``hedge`` keeps the words.

    ``unit``: killed, injured, missing, arrested, displaced, strikes, drones, rockets, sites, vehicles, people, km, ... or "" where unknown.
    "At least five" is 5, 5, None; "about five" is 5, 5, 5 with its hedge.  Intervals that meet do not conflict, nor do numbers within a tenth of a rounded one.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None
    unit: str = ""
    hedge: str = ""

    def meets(self, other: Quantity) -> bool:
        """Can both numbers be right at once?"""
        room = any(q.hedge in ROUNDING for q in (self, other))
        low = max((q.low or 0) * 9 // 10 if room else q.low or 0 for q in (self, other))
        highs = [-(-h * 11 // 10) if room else h for h in (self.high, other.high) if h is not None]
        return not highs or low <= min(highs)
