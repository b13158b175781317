"""Dates written in digits: 2021-06-27, 27/06/2021, 6/27/2021, 27.06.2021."""

from __future__ import annotations

import re
from datetime import date

from crossbearing.normalising.dates import moments as mo
from crossbearing.normalising.dates.absolute import dated
from crossbearing.normalising.dates.grammar import Match
from crossbearing.normalising.dates.moments import Moment
from crossbearing.normalising.dates.scene import Scene


def iso_day(m: Match, scene: Scene) -> Moment | None:
    """2021-06-27, with or without a time of day."""
    text = m["iso"][0].low
    try:
        day = mo.on_day(date.fromisoformat(text[:10]), "explicit")
    except ValueError:
        return None
    clock = re.match(r"(\d\d):(\d\d)(?::\d\d)?(?:\.\d+)?(z|Z|[+-]\d\d:?\d\d)?", text[11:])
    if clock is None:
        return day
    if int(clock[1]) > 23 or int(clock[2]) > 59:
        return None
    return day.clock(f"{clock[1]}:{clock[2]}", (clock[3] or "").upper())


def slashed(m: Match, scene: Scene) -> Moment | None:
    """27/06/2021, 6/27/2021, 27.06.2021; where day and month could be swapped, both stay possible."""
    text = m["slash"][0].low
    left, middle, right = (int(part) for part in re.split(r"[-/.]", text))
    year = right if right > 99 else right + (2000 if right <= 49 else 1900)
    if not 1900 <= year <= 2100 or ("." in text and right < 100):
        return None
    day_first, month_first = (left, middle), (middle, left)
    ways = [day_first] if left > 12 or "." in text or left == middle else [month_first] if middle > 12 else [day_first, month_first]
    found = [dated(month, day, year, scene) for day, month in ways]
    days = sorted(moment.first for moment in found if moment is not None and moment.first is not None)
    if not days:
        return None
    if len(days) == 1:
        return mo.on_day(days[0], "explicit")
    return Moment(type="DATE", value=f"{year}-XX-XX", first=days[0], last=days[1], precision="interval", edtf=f"[{days[0]},{days[1]}]")


RULES = [("{iso:ISO}", iso_day), ("{slash:SLASHED}", slashed)]
