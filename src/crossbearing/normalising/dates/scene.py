"""What a time expression is read against: the day of reference, the direction of the clause, the dates already mentioned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from crossbearing.normalising.dates.moments import Moment, on_day, unanchored


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The point of view of one expression.

    ``day`` is the day of reference (publication, dateline or day of speaking) or None; ``basis`` says which.  ``ahead``: the clause speaks of the
    future.  ``previous`` is the nearest day mentioned before; ``quarter`` the last fiscal quarter mentioned before.
    """

    day: date | None = None
    basis: str = "deictic"
    ahead: bool = False
    previous: Moment | None = None
    quarter: Moment | None = None

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
        if self.ahead if ahead is None else ahead:
            return self.day.year + (month < self.day.month)
        return self.day.year - (month > self.day.month)

    def day_year(self, month: int, day: int) -> int | None:
        """The year of a day that is named without one.  One day ahead of the reference still counts as past: time zones."""
        if self.day is None:
            return None
        for year in ((self.day.year, self.day.year + 1) if self.ahead else (self.day.year + 1, self.day.year, self.day.year - 1, *range(self.day.year - 2, self.day.year - 9, -1))):
            try:
                found = date(year, month, day)
            except ValueError:
                continue
            if (found >= self.day) if self.ahead else (found <= self.day + timedelta(1)):
                return year
        return None
