"""What a time expression denotes: TIMEX3 type and value beside the days that it covers, and its way into EDTF."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from crossbearing.normalising.dates import calendar as cal
from crossbearing.records.value import FuzzyDate

PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A reading of one expression.

    ``first`` and ``last`` are the days covered, inclusive, None where it has no place in the calendar.  ``edtf`` is set where the days alone do not
    say it ("XXXX-07-19", "198X", an instant).  ``basis`` as in FuzzyDate; ``approximate`` for "around" and for calendars that may be a day off.
    """

    type: str
    value: str
    first: date | None = None
    last: date | None = None
    precision: str = "day"
    basis: str = "explicit"
    edtf: str | None = None
    approximate: bool = False

    @property
    def is_day(self) -> bool:
        """Is it one known day, so that "the day before" can refer to it?"""
        return self.first is not None and self.first == self.last

    def fuzzy(self) -> FuzzyDate | None:
        """The same as EDTF; None where it has no place in the calendar."""
        mark = "~" if self.approximate else ""
        if self.first is None or self.last is None:
            precision = "day" if self.edtf and self.edtf.count("-") == 2 else "month"  # year-month-day
            return FuzzyDate(edtf=self.edtf, precision=precision, basis="unanchored") if self.edtf else None
        edtf = self.edtf or (self.first.isoformat() if self.is_day else f"{self.first.isoformat()}/{self.last.isoformat()}")
        if mark and "/" in edtf:
            edtf = "/".join(part + mark for part in edtf.split("/"))
        elif not edtf.endswith((mark or "\x00", "]")):
            edtf += mark
        return FuzzyDate(edtf=edtf, earliest=self.first, latest=self.last, precision=self.precision, basis=self.basis)

    def during(self, part: str) -> Moment:
        """The part of the day (MO, AF, EV, NI, MI, DT) of this day."""
        return replace(self, type="TIME", value=f"{self.value[:10]}T{part}")

    def clock(self, time: str, zone: str = "") -> Moment:
        """The time of day (HH:MM) of this day; ``zone`` is an offset (+03:00, Z) or empty."""
        stamp = f"{self.edtf or (self.first.isoformat() if self.first else '')}T{time}{zone}"
        return replace(self, type="TIME", value=f"{self.value}T{time}", edtf=stamp if self.first else self.edtf)


def on_day(day: date, basis: str) -> Moment:
    """One day."""
    return Moment(type="DATE", value=day.isoformat(), first=day, last=day, basis=basis)


def in_week(day: date, basis: str) -> Moment:
    """The ISO week that holds the day."""
    start = cal.monday(day)
    return Moment(type="DATE", value=cal.week_name(day), first=start, last=start + timedelta(6), precision="week", basis=basis)


def in_weekend(day: date, basis: str) -> Moment:
    """Saturday and Sunday of the ISO week that holds the day."""
    start = cal.monday(day) + timedelta(5)
    return Moment(type="DATE", value=f"{cal.week_name(day)}-WE", first=start, last=start + cal.DAY, precision="interval", basis=basis)


def in_month(year: int, month: int, basis: str) -> Moment:
    """One month."""
    value = f"{year:04d}-{month:02d}"
    return Moment(type="DATE", value=value, first=date(year, month, 1), last=cal.month_end(year, month), precision="month", basis=basis, edtf=value)


def in_quarter(year: int, quarter: int, basis: str) -> Moment:
    """One quarter of a year."""
    first, last = cal.quarter_span(year, quarter)
    return Moment(type="DATE", value=f"{year:04d}-Q{quarter}", first=first, last=last, precision="interval", basis=basis)


def in_half(year: int, half: int, basis: str) -> Moment:
    """One half of a year."""
    first, last = date(year, 6 * half - 5, 1), cal.month_end(year, 6 * half)
    return Moment(type="DATE", value=f"{year:04d}-H{half}", first=first, last=last, precision="interval", basis=basis)


def in_season(year: int, season: str, basis: str) -> Moment:
    """One season (SP, SU, FA, WI), in EDTF its months; a winter belongs to the year of its December."""
    first, last = cal.season_span(year, season)
    months = f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"
    return Moment(type="DATE", value=f"{year:04d}-{season}", first=first, last=last, precision="season", basis=basis, edtf=months)


def in_year(year: int, basis: str) -> Moment:
    """One year."""
    value = f"{year:04d}"
    return Moment(type="DATE", value=value, first=date(year, 1, 1), last=date(year, 12, 31), precision="year", basis=basis, edtf=value)


def in_decade(start: int, basis: str) -> Moment:
    """Ten years from ``start`` (1980), in EDTF the interval of its years."""
    value = f"{start // 10:03d}"
    return Moment(
        type="DATE", value=value, first=date(start, 1, 1), last=date(start + 9, 12, 31), precision="decade", basis=basis, edtf=f"{start:04d}/{start + 9:04d}"
    )


def in_century(start: int, basis: str) -> Moment:
    """A hundred years from ``start`` (1800 for the nineteenth century, as everyday usage and EDTF count them)."""
    value = f"{start // 100:02d}"
    return Moment(
        type="DATE", value=value, first=date(start, 1, 1), last=date(start + 99, 12, 31), precision="decade", basis=basis, edtf=f"{start:04d}/{start + 99:04d}"
    )


def unanchored(value: str, *, type: str = "DATE", edtf: str | None = None) -> Moment:
    """An expression without its year or day: the value has X where nothing is known."""
    return Moment(type=type, value=value, edtf=edtf, basis="unanchored")


def reference(value: str) -> Moment:
    """PAST_REF, PRESENT_REF or FUTURE_REF: now and then, without a date."""
    return Moment(type="DATE", value=value)


def lasting(value: str, first: date | None = None, last: date | None = None, basis: str = "deictic") -> Moment:
    """A duration (ISO 8601: P3D, PTXH), with its window where it ends or begins on a known day."""
    return Moment(type="DURATION", value=value, first=first, last=last, precision="interval", basis=basis)


NOTHING = Moment(type="DATE", value="")
"""The reading of words that look like a date and are none (31 June): nothing in them is a date either."""


def repeated(value: str) -> Moment:
    """A set of times: every day, each July."""
    return Moment(type="SET", value=value)
