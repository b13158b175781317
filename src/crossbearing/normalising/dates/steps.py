"""So many units on: from a day to the day, week, month or year that lies some of them away."""

from __future__ import annotations

from datetime import date, timedelta

from crossbearing.normalising.dates import calendar as cal
from crossbearing.normalising.dates import moments as mo
from crossbearing.normalising.dates.moments import Moment
from crossbearing.normalising.dates.words import CLOCK_UNITS


def unit_step(day: date, unit: str, step: int, basis: str) -> Moment | None:
    """The day, week, month ... so many units from the one that holds the day; None for units without a calendar."""
    try:
        if unit == "day":
            return mo.on_day(day + timedelta(step), basis)
        if unit == "week":
            return mo.in_week(day + timedelta(7 * step), basis)
        if unit == "fortnight":
            return mo.in_week(day + timedelta(14 * step), basis)
        if unit == "weekend":
            return mo.in_weekend(_weekend(day, step), basis)
        if unit == "month":
            then = cal.add_months(day, step)
            return mo.in_month(then.year, then.month, basis)
        if unit == "quarter":
            then = cal.add_months(day, 3 * step)
            return mo.in_quarter(then.year, (then.month + 2) // 3, basis)
        if unit == "year":
            return mo.in_year(day.year + step, basis)
        if unit == "decade":
            return mo.in_decade(day.year // 10 * 10 + 10 * step, basis)
        if unit == "century":
            return mo.in_century(day.year // 100 * 100 + 100 * step, basis)
    except (ValueError, OverflowError):
        return None
    return None


def _weekend(day: date, step: int) -> date:
    """A day of the weekend so many from the day: "the weekend" on a weekday is the one before."""
    if step == 0:
        return day
    start = day - timedelta((day.weekday() - 5) % 7)
    return start if step < 0 and day.weekday() < 5 else start + timedelta(7 * step)


def moved(day: date | None, unit: str, step: int, basis: str) -> Moment | None:
    """So many units from a day, as exact as the unit is; None where there is no day to count from."""
    if day is None:
        return None
    if unit in CLOCK_UNITS:
        return Moment(type="TIME", value=f"{day}TXX:XX", first=day, last=day, basis=basis, approximate=True)
    if unit in ("decade", "century"):
        return unit_step(day, "year", step * (10 if unit == "decade" else 100), basis)
    if unit in ("day", "night") and abs(step) <= 3700:
        return mo.on_day(day + timedelta(step), basis)
    return unit_step(day, unit, step, basis)
