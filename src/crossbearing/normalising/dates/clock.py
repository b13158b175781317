"""Times of day, with or without their day and zone: 6 p.m. Sunday, 0600 GMT, noon, around midnight on July 19."""

from __future__ import annotations

from dataclasses import replace

from crossbearing.normalising.dates import moments as mo
from crossbearing.normalising.dates.grammar import Match
from crossbearing.normalising.dates.moments import Moment
from crossbearing.normalising.dates.scene import Scene
from crossbearing.normalising.dates.words import PARTS, ZONES

_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
_NAMED_ZONES = {
    "eastern": ("-05:00", "-04:00"),
    "central": ("-06:00", "-05:00"),
    "mountain": ("-07:00", "-06:00"),
    "pacific": ("-08:00", "-07:00"),
    "et": ("-05:00", "-04:00"),
    "pt": ("-08:00", "-07:00"),
    "bst": ("+01:00", "+01:00"),
    "moscow": ("+03:00", "+03:00"),
    "greenwich": ("Z", "Z"),
}


def time_of_day(m: Match) -> str | None:
    """HH:MM of the words captured as ``h`` (clock, hour or military time) with ``ap`` (a.m., p.m.); None where there is no such time."""
    if "name" in m:
        return _NAMED[m["name"][0].low]
    token = m["h"][0]
    parts = (
        token.low.replace(".", ":").split(":")
        if token.shape == "clock"
        else [token.low[:2], token.low[2:]]
        if "mil" in m
        else [str(int(token.value or 0)), "00"]
    )
    hour, minute = int(parts[0]), int(parts[1])
    half = m.word("ap").replace(".", "").replace(" ", "") or {"MO": "am", "AF": "pm", "EV": "pm", "NI": "pm"}.get(PARTS.get(m.word("half"), ""), "")
    if half and not 1 <= hour <= 12:
        half = "" if hour <= 23 and token.shape == "clock" else "bad"
    if half == "bad" or hour > 24 or minute > 59:
        return None
    hour = hour % 12 + (12 if half == "pm" else 0) if half in ("am", "pm") else hour
    return f"{hour:02d}:{minute:02d}"


def zone_of(m: Match, day: Moment) -> str:
    """The offset of the zone named beside the time, at that season; empty where none is named or it is ambiguous."""
    word = m["zone"][0].low if "zone" in m else ""
    if word in _NAMED_ZONES:
        summer = day.first is not None and 3 <= day.first.month <= 10 and not (day.first.month == 3 and day.first.day < 14)
        return _NAMED_ZONES[word][summer]
    return ZONES.get(word, "")


def clock(m: Match, scene: Scene) -> Moment | None:
    """A time of day alone: of the day just mentioned, else of the day of reference."""
    time = time_of_day(m)
    if time is None:
        return None
    near = scene.near
    day = replace(mo.on_day(near.first, "anaphoric"), edtf=None) if near is not None and near.first is not None else scene.shifted(0)
    if day.first is None:
        return mo.unanchored(f"XXXX-XX-XXT{time}", type="TIME")
    return day.clock(time, zone_of(m, day))


def clock_military(m: Match, scene: Scene) -> Moment | None:
    """0600 GMT; 1430 hours."""
    found = clock(m, scene)
    if found is None or found.first is None or m["mil"][0].low == "hours":
        return found
    zone = ZONES.get(m["mil"][0].low, "")
    return replace(found, edtf=(found.edtf or "") + zone)


_TIME = "({h:CLOCK} {ap:AMPM}?|{h2:HOUR} {ap2:AMPM})"
_ZONE = (
    "((COMMA)? (LEFT)? ({zone:ZONE} (time)?|{place:eastern|central|mountain|pacific|moscow|greenwich} (standard|daylight|mean)? time|local (time)?) (RIGHT)?)"
)
_ABOUT = "(NEARLY|shortly before|shortly after|just before|just after)"
RULES = [
    (f"{_ABOUT}? {_TIME} {_ZONE}?", clock),
    (f"{_ABOUT}? {{h:HOUR}} oclock ((in the)? {{half:PART}})?", clock),
    (f"{_ABOUT}? {{h:HOUR}} in the {{half:PART}}", clock),
    (f"{_ABOUT}? {{h:MILITARY}} {{mil:ZONE|hours}}", clock_military),
    (f"{_ABOUT}? {{name:noon|midnight|midday}} {_ZONE}?", clock),
]
