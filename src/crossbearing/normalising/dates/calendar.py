"""Days, weeks, months, seasons and feasts: the arithmetic behind dates, without any reading of text.

Weeks are those of ISO 8601 (Monday to Sunday).  Seasons are the meteorological ones of the northern half of the world, as in EDTF 21-24.
Islamic dates follow the tabular calendar (civil epoch, 30-year cycle), which may be a day off a sighting; Persian dates the 33-year rule,
which agrees with the equinox for the years 1244-1500 (1865-2121).
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

DAY = timedelta(1)
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_ISLAMIC_EPOCH = 227015  # proleptic Gregorian ordinal of 1 Muharram 1 (19 July 622)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day some months on; the last day of the month where it has no such day.  Raises ValueError outside the years 1-9999."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def monday(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(day.weekday())


def week_name(day: date) -> str:
    """The ISO week of a day: 2021-W26."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_span(year: int, quarter: int) -> tuple[date, date]:
    """First and last day of a calendar quarter."""
    return date(year, 3 * quarter - 2, 1), month_end(year, 3 * quarter)


def season_span(year: int, season: str) -> tuple[date, date]:
    """First and last day of a season; the winter of a year begins in its December."""
    month = SEASONS[season]
    if season == "WI":
        return date(year, 12, 1), month_end(year + 1, 2)
    return date(year, month, 1), month_end(year, month + 2)


def islamic(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a date of the tabular Islamic calendar; None where there is none."""
    if not (1 <= month <= 12 and 1 <= day <= 30 and 1 <= year <= 9000):
        return None
    months_before = (29 * (month - 1)) + month // 2
    ordinal = _ISLAMIC_EPOCH + (year - 1) * 354 + (3 + 11 * year) // 30 + months_before + day - 1
    return date.fromordinal(ordinal)


def islamic_year(day: date) -> int:
    """The Islamic year in which a Gregorian day falls."""
    year = max(1, (day.toordinal() - _ISLAMIC_EPOCH) * 30 // 10631 + 1)
    start = islamic(year, 1, 1)
    assert start is not None
    return year - 1 if start > day else year


def persian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a date of the Solar Hijri calendar; None where there is none."""
    if not (1244 <= year <= 1500 and 1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return None
    # 1 Farvardin 1400 was 21 March 2021; leap years of the 33-year rule have the remainders below.
    ordinal = date(2021, 3, 21).toordinal() + 365 * (year - 1400) + _persian_leaps(year) - _persian_leaps(1400)
    return date.fromordinal(ordinal + (31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)) + day - 1)


def _persian_leaps(year: int) -> int:
    """How many leap years lie before the year, counted from an arbitrary start."""
    cycles, rest = divmod(year, 33)
    return 8 * cycles + sum(1 for leap in (1, 5, 9, 13, 17, 22, 26, 30) if leap < rest)


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Orthodox churches, as a Gregorian day (valid 1900-2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + 13 * DAY


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month (1 = first, -1 = last)."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = month_end(year, month)
    return last - timedelta((last.weekday() - weekday) % 7)
