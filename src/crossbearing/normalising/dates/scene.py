"""What a time expression is read against: the day of reference, the direction of the clause, the dates already mentioned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from crossbearing.normalising.dates.moments import Moment, on_day, unanchored

_MOST_OF_A_YEAR = 240
"""Days back from which a day without a year is rather ahead, where the sentence has a sign of the future; chosen on TempEval-3 train."""


_RECENT = 60
"""Days back in which a day is taken even in talk of the future, if the next such day lies most of a year ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The point of view of one expression.

    ``day`` is the day of reference (publication, dateline or day of speaking) or None; ``basis`` says which.  ``ahead``: the clause speaks of the
    future, ``maybe_ahead``: there is a sign of it in the sentence.  ``previous`` is the nearest day mentioned in the sentences before, ``deed`` the same
    without the days on which somebody spoke, ``near`` the same as ``previous`` if it is in this sentence or the one before, ``period`` the nearest
    date of any width, ``told`` the same if it is that near, ``quarter`` the nearest quarter.  ``year`` is the one that the passage tells of ("In 2014,
    ...  In August they ..."), None
    for the narrator's own; ``months`` are the months just named, with their years.  ``known`` are the days that the text gives with their year.
    """

    day: date | None = None
    basis: str = "deictic"
    ahead: bool = False
    maybe_ahead: bool = False
    previous: Moment | None = None
    deed: Moment | None = None
    near: Moment | None = None
    period: Moment | None = None
    told: Moment | None = None
    quarter: Moment | None = None
    year: int | None = None
    months: Mapping[int, int] = field(default_factory=dict)
    known: Mapping[tuple[int, int], date] = field(default_factory=dict)

    def shifted(self, days: int) -> Moment:
        """The day so many days from the day of reference."""
        return unanchored("XXXX-XX-XX") if self.day is None else on_day(self.day + timedelta(days), self.basis)

    def weekday(self, weekday: int, *, ahead: bool | None = None, strict: bool = False) -> Moment:
        """The nearest such weekday back from the day of reference (or ahead of it); ``strict`` leaves out the day itself."""
        if self.day is None:
            return unanchored(f"XXXX-WXX-{weekday + 1}")
        if self.ahead if ahead is None else ahead:
            days = (weekday - self.day.weekday()) % 7
            return on_day(self.day + timedelta(days or (7 if strict else 0)), self.basis)
        days = (self.day.weekday() - weekday) % 7
        return on_day(self.day - timedelta(days or (7 if strict else 0)), self.basis)

    def month_year(self, month: int, *, ahead: bool | None = None) -> int | None:
        """The year of a month that is named without one: the nearest back, or ahead in a clause about the future."""
        if self.day is None:
            return None
        if ahead is None:
            ahead = self.ahead or (self.maybe_ahead and (self.day.month - month) % 12 >= 8)
        if ahead:
            return self.day.year + (month < self.day.month)
        return self.day.year - (month > self.day.month)

    def day_year(self, month: int, day: int, weekday: int | None = None) -> int | None:
        """The year of a day that is named without one, with the weekday where that is named.

        One day after the reference still counts as past: the report may be dated in another time zone.
        """
        if self.day is None:
            return None
        here = self.day.year
        fitting = []
        for year in range(here - 8, here + 9):
            try:
                found = date(year, month, day)
            except ValueError:
                continue
            if weekday is None or found.weekday() == weekday:
                fitting.append(found)
        past = [found for found in fitting if found <= self.day + timedelta(1)]
        coming = [found for found in fitting if found >= self.day]
        far_ahead = bool(coming and past) and (min(coming) - self.day).days > _MOST_OF_A_YEAR and (self.day - max(past)).days < _RECENT
        if far_ahead:
            return max(past).year
        far_back = bool(past) and (self.day - max(past)).days > _MOST_OF_A_YEAR
        if coming and (self.ahead or (self.maybe_ahead and far_back)):
            return min(coming).year
        return max(past).year if past else None
