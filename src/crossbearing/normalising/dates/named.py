"""Time without a calendar date in the words: feasts and named days, now and then, months of the Islamic and Persian calendars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from crossbearing.normalising.dates import calendar as cal
from crossbearing.normalising.dates import moments as mo
from crossbearing.normalising.dates.grammar import Match
from crossbearing.normalising.dates.moments import Moment
from crossbearing.normalising.dates.scene import Scene
from crossbearing.normalising.dates.words import ISLAMIC_MONTHS, PERSIAN_MONTHS


def present(m: Match, scene: Scene) -> Moment | None:
    """Now, currently, at present."""
    return mo.reference("PRESENT_REF")


def past(m: Match, scene: Scene) -> Moment | None:
    """Recently, previously, in the past."""
    return mo.reference("PAST_REF")


def future(m: Match, scene: Scene) -> Moment | None:
    """Soon, in the future."""
    return mo.reference("FUTURE_REF")


_WHOSE = frozenset("no a its their his her our your my whose s 's ’s any bright".split())


def to_come(m: Match, scene: Scene) -> Moment | None:
    """Future demand, future talks; not somebody's future."""
    return None if m.start and m.tokens[m.start - 1].low in _WHOSE else future(m, scene)


def islamic_day(m: Match, scene: Scene) -> Moment | None:
    """15 Ramadan; Ramadan 15, 1442: by the tabular calendar, so give or take a day."""
    month, day, year = ISLAMIC_MONTHS[m["m"][0].low], m.number("d"), m.number("y")
    if day is None:
        return None
    if year is None:
        if scene.day is None:
            return mo.unanchored("XXXX-XX-XX")
        return _about(_nearest(scene, lambda y: cal.islamic(y, month, day), cal.islamic_year(scene.day)))
    found = cal.islamic(year, month, day)
    return None if found is None else replace(mo.on_day(found, "explicit"), approximate=True)


_DURING = frozenset("during throughout until till since".split())
_AT = frozenset("in of before after for by end start beginning through".split())
_FASTING = 9


def _named_alone(m: Match) -> bool:
    """Is the name of a month without a day or year the month ("during Ramadan", "this Ramadan", "the month of Safar"), and no person, town or district?"""
    if m.word("which") or m.stop - m.start > 1:
        return True
    before = m.tokens[m.start - 1] if m.start else None
    after = m.tokens[m.stop] if m.stop < len(m.tokens) else None
    if before is None or (after is not None and after.shape in ("name", "word") and after.low not in _FOLLOWS_MONTH):
        return False
    return before.low in _DURING or (before.low in _AT and ISLAMIC_MONTHS[m["m"][0].low] == _FASTING)


_FOLLOWS_MONTH = frozenset("and or in at when as but because the a an on to with for that was were is are has had which while by last this".split())


def islamic_month(m: Match, scene: Scene) -> Moment | None:
    """Ramadan; the month of Muharram 1442."""
    month, year = ISLAMIC_MONTHS[m["m"][0].low], m.number("y")
    if year is None:
        if not _named_alone(m):
            return None
        if scene.day is None or ISLAMIC_MONTHS.get(m["m"][0].low) is None:
            return mo.unanchored("XXXX-XX")
        year, basis = cal.islamic_year(scene.day), scene.basis
        start = cal.islamic(year, month, 1)
        if start is not None and start > scene.day + timedelta(1) and not scene.ahead and m.word("which") != "this":
            year -= 1
    else:
        basis = "explicit"
        if year > 1600:
            year = cal.islamic_year(date(min(year, 9000), 7, 1))
    first, after = cal.islamic(year, month, 1), cal.islamic(year + month // 12, month % 12 + 1, 1)
    if first is None or after is None:
        return None
    return Moment(
        type="DATE", value=f"{first.year:04d}-{first.month:02d}", first=first, last=after - cal.DAY, precision="interval", basis=basis, approximate=True
    )


def persian_day(m: Match, scene: Scene) -> Moment | None:
    """20 Khordad 1400; Khordad 20."""
    month, day, year = PERSIAN_MONTHS[m["m"][0].low], m.number("d"), m.number("y")
    if day is None:
        return None
    if year is None:
        if scene.day is None:
            return mo.unanchored("XXXX-XX-XX")
        return _nearest(scene, lambda y: cal.persian(y, month, day), scene.day.year - 621)
    found = cal.persian(year, month, day)
    return None if found is None else mo.on_day(found, "explicit")


def persian_month(m: Match, scene: Scene) -> Moment | None:
    """Khordad 1400."""
    month, year = PERSIAN_MONTHS[m["m"][0].low], m.number("y")
    if year is None:
        return None
    first, after = cal.persian(year, month, 1), cal.persian(year + month // 12, month % 12 + 1, 1)
    if first is None or after is None:
        return None
    return Moment(type="DATE", value=f"{first.year:04d}-{first.month:02d}", first=first, last=after - cal.DAY, precision="interval", basis="explicit")


def _nearest(scene: Scene, day_of: Callable[[int], date | None], year: int) -> Moment | None:
    """The feast or day of the year nearest back from the day of reference, or ahead of it in a clause about the future."""
    assert scene.day is not None
    days = [day for y in (year + 1, year, year - 1, year - 2) if (day := day_of(y)) is not None]
    fitting = [d for d in days if d >= scene.day] if scene.ahead else [d for d in days if d <= scene.day + timedelta(1)]
    if not fitting:
        return None
    return mo.on_day(min(fitting) if scene.ahead else max(fitting), scene.basis)


def _about(found: Moment | None) -> Moment | None:
    """The same, give or take a day."""
    return None if found is None else replace(found, approximate=True)


def _fixed(month: int, day: int) -> Callable[[int], date | None]:
    return lambda year: date(year, month, day)


FEASTS: dict[str, Callable[[int], date | None]] = {
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    "new year s day": _fixed(1, 1),
    "new year s eve": _fixed(12, 31),
    "new year s": _fixed(1, 1),
    "valentine s day": _fixed(2, 14),
    "may day": _fixed(5, 1),
    "halloween": _fixed(10, 31),
    "armistice day": _fixed(11, 11),
    "all saints day": _fixed(11, 1),
    "epiphany": _fixed(1, 6),
    "orthodox christmas": _fixed(1, 7),
    "thanksgiving": lambda year: cal.nth_weekday(year, 11, 3, 4),
    "thanksgiving day": lambda year: cal.nth_weekday(year, 11, 3, 4),
    "labor day": lambda year: cal.nth_weekday(year, 9, 0, 1),
    "memorial day": lambda year: cal.nth_weekday(year, 5, 0, -1),
    "election day": lambda year: cal.nth_weekday(year, 11, 0, 1) + cal.DAY,
    "easter": cal.easter,
    "easter sunday": cal.easter,
    "easter monday": lambda year: cal.easter(year) + timedelta(1),
    "good friday": lambda year: cal.easter(year) - timedelta(2),
    "palm sunday": lambda year: cal.easter(year) - timedelta(7),
    "ash wednesday": lambda year: cal.easter(year) - timedelta(46),
    "orthodox easter": cal.orthodox_easter,
    "nowruz": lambda year: cal.persian(year - 621, 1, 1),
    "newroz": lambda year: cal.persian(year - 621, 1, 1),
    "norouz": lambda year: cal.persian(year - 621, 1, 1),
}
ISLAMIC_FEASTS = {"eid al fitr": (10, 1), "eid al adha": (12, 10), "ashura": (1, 10), "ashoura": (1, 10), "arbaeen": (2, 20), "arbain": (2, 20)}


def feast(m: Match, scene: Scene) -> Moment | None:
    """Christmas Day, Easter Sunday, Nowruz: nearest back, or of the year given."""
    name = " ".join(token.low for token in m["f"] if token.shape in ("word", "name", "possessive") and token.low != "'").replace("’s", "s").replace("'s", "s")
    day_of = FEASTS.get(name)
    if day_of is None:
        return None
    year = m.number("y")
    if year is not None:
        day = day_of(year)
        return None if day is None else mo.on_day(day, "explicit")
    if scene.day is None:
        return mo.unanchored("XXXX-XX-XX")
    if m.word("which") in ("last", "this", "next"):
        shift = {"last": -1, "this": 0, "next": 1}[m.word("which")]
        found = _nearest(replace(scene, ahead=shift > 0), day_of, scene.day.year)
        if shift == 0:
            day = day_of(scene.day.year)
            found = None if day is None else mo.on_day(day, scene.basis)
        return found
    return _nearest(scene, day_of, scene.day.year)


def islamic_feast(m: Match, scene: Scene) -> Moment | None:
    """Eid al-Fitr, Eid al-Adha, Ashura: by the tabular calendar, so give or take a day."""
    name = " ".join(token.low for token in m["f"] if token.shape in ("word", "name")).replace("ul ", "al ").replace("el ", "al ")
    place = ISLAMIC_FEASTS.get(name)
    if place is None:
        return None
    if scene.day is None:
        return mo.unanchored("XXXX-XX-XX")
    year = m.number("y")
    if year is not None and 1900 <= year <= 2100:
        days = [d for y in (cal.islamic_year(date(year, 1, 1)), cal.islamic_year(date(year, 12, 31))) if (d := cal.islamic(y, *place)) and d.year == year]
        return replace(mo.on_day(days[0], "explicit"), approximate=True) if days else None
    return _about(_nearest(scene, lambda y: cal.islamic(y, *place), cal.islamic_year(scene.day)))


_S = "(POSSESSIVE|APOSTROPHE)?"
_FEAST = (
    f"christmas (day|eve)?|boxing day|new year {_S} (day|eve)|valentine {_S} day|halloween|thanksgiving (day)?|labor day|memorial day"
    f"|election day|easter (sunday|monday)?"
    "|orthodox (easter|christmas)|good friday|palm sunday|ash wednesday|nowruz|newroz|norouz|armistice day|epiphany|may day"
)
RULES = [
    ("{r:now|currently|nowadays|presently}", present),
    ("right now", present),
    ("at present|at the moment|these days|at this (time|point|moment)|the present (day|time)?", present),
    ("(most|more|just|very|until)? recently|lately|not long ago|long ago", past),
    ("the (recent|distant)? past", past),
    ("recent", past),
    ("current", present),
    ("the (near|foreseeable|distant)? future|the near term|as soon as possible", future),
    ("future", to_come),
    ("(the month of|the (holy)? (fasting)? month of|the (holy)? month of)? {d:DAYNUM} (of)? {m:ISLAMIC} (COMMA)? ({y:YEAR} (ah)?)?", islamic_day),
    ("{m:ISLAMIC} {d:DAYNUM} (COMMA {y:YEAR})?", islamic_day),
    ("(the (holy|fasting|sacred)* month of|{which:this|last|next})? {m:ISLAMIC} (COMMA? {y:YEAR} (ah)?)?", islamic_month),
    ("(the)? {d:DAYNUM} (of)? {m:PERSIAN} (COMMA? {y:YEAR})?", persian_day),
    ("{m:PERSIAN} {d:DAYNUM} (COMMA {y:YEAR})?", persian_day),
    ("{m:PERSIAN} {y:YEAR}", persian_month),
    (f"{{which:last|this|next}}? {{f:{_FEAST}}} (COMMA? {{y:YEAR}})?", feast),
    ("{f:eid DASH? (al|ul|el) DASH? (fitr|adha)|ashura|ashoura|arbaeen|arbain} ({y:YEAR})?", islamic_feast),
]
