"""Calendar dates: days, months, years, decades, centuries, quarters and ranges of days, with or without their year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from crossbearing.normalising.dates import moments as mo
from crossbearing.normalising.dates.grammar import Match
from crossbearing.normalising.dates.moments import Moment
from crossbearing.normalising.dates.scene import Scene
from crossbearing.normalising.dates.words import MONTHS, SEASONS, WEEKDAYS
from crossbearing.normalising.numerals import Token

Parts = Sequence[tuple[str, Moment]]
_DAY = "{wd:WEEKDAY DOT? COMMA?}?"
_APPROXIMATE = frozenset("about around approximately circa roughly".split())


def dated(month: int, day: int, year: int | None, scene: Scene, weekday: int | None = None) -> Moment:
    """A day of a month; NOTHING where there is no such day.

    Without a year it is that of the same day where the text gives it in full, else the one nearest to the day of reference.
    """
    if not 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
        return mo.NOTHING
    basis = "explicit"
    if year is None:
        known = scene.known.get((month, day))
        if known is not None:
            return mo.on_day(known, "anaphoric")
        year, basis = scene.months.get(month, scene.year), "anaphoric"
        if year is None:
            year, basis = scene.day_year(month, day, weekday) or scene.day_year(month, day), scene.basis
    if year is None:
        return mo.unanchored(f"XXXX-{month:02d}-{day:02d}", edtf=f"XXXX-{month:02d}-{day:02d}")
    try:
        return mo.on_day(date(year, month, day), basis)
    except ValueError:
        return mo.NOTHING


def named_day(m: Match, scene: Scene) -> Moment | None:
    """July 19, 2019; Friday, 19 July; the 19th of July."""
    day, month = m.number("d"), MONTHS[m["m"][0].low]
    if day is None or (m["m"][0].low in ("may", "march") and m["m"][0].shape == "word"):
        return None
    weekday = WEEKDAYS[m["wd"][0].low] if "wd" in m else None
    found = dated(month, day, m.number("y"), scene, weekday)
    if m.number("y") is None and found.first is not None:
        return _remembered(m, found)
    return found


# Days whose name has become that of what happened on them, said with one of the words below and from that year on.
_REMEMBERED = {(9, 11): 2001, (10, 7): 2023, (1, 6): 2021, (7, 7): 2005, (3, 11): 2004}
_REMEMBERED_WORDS = frozenset("attack attacks massacre massacres terror terrorist hijackers hijackings riot rioters insurrection assault".split())


def _remembered(m: Match, found: Moment) -> Moment:
    """The September 11 attacks: the year that the name stands for."""
    assert found.first is not None
    year = _REMEMBERED.get((found.first.month, found.first.day))
    nextword = m.tokens[m.stop].low if m.stop < len(m.tokens) else ""
    if year is None or found.first.year <= year or nextword not in _REMEMBERED_WORDS:
        return found
    return mo.on_day(found.first.replace(year=year), "anaphoric")


def days_of_month(m: Match, scene: Scene) -> Parts | None:
    """July 19-22; 3, 5 and 7 May: the ends of a range or the members of a list, which share month and year."""
    month, year = MONTHS[m["m"][0].low], m.number("y")
    found: list[tuple[str, Moment]] = []
    for name in ("a", "b", "c", "d"):
        number = m.number(name)
        if number is None:
            continue
        moment = dated(month, number, year, scene)
        if moment is None or not moment.value:
            return None
        found.append((name, moment))
    if m.word("link") in ("-", "–", "—", "to", "through", "till", "until"):
        first, last = found[0][1], found[-1][1]
        if first.first and last.first and first.first > last.first:
            return None
    return _two_days(found) if m.word("link") == "and" else found


def _two_days(found: list[tuple[str, Moment]]) -> Parts:
    """May 23 and 24: what happened on two days in a row happened on either or both."""
    first, last = found[0][1].first, found[-1][1].last
    if len(found) != 2 or first is None or last is None or last - first != timedelta(1):
        return found
    return [(name, replace(moment, first=first, last=last, edtf=f"{first}/{last}", precision="interval")) for name, moment in found]


def named_month(m: Match, scene: Scene) -> Moment | None:
    """July 2019; July; last July; early July."""
    word = m["m"][0]
    month, year, basis = MONTHS[word.low], m.number("y"), "explicit"
    which = m.word("which")
    if year is None:
        if (len(word.low) < 4 or word.low == "march") and not _is_month(m):
            return None
        if which in _POINTING:
            return _told_month(m, month, scene)
        if _inside_name(m):
            return None
        if scene.year is not None and not which:
            return mo.in_month(scene.year, month, "anaphoric")
        basis = scene.basis
        year = scene.month_year(month, ahead=_direction(which))
        if year is not None and which in ("last", "past", "previous") and scene.day is not None and (scene.day.month - month) % 12 <= 1:
            year -= 1
        if year is not None and which in ("next", "coming", "following") and scene.day is not None and month == scene.day.month:
            year += 1
        if year is not None and which == "this" and scene.day is not None:
            year = scene.day.year
    if year is None:
        return mo.unanchored(f"XXXX-{month:02d}", edtf=f"XXXX-{month:02d}")
    return replace(mo.in_month(year, month, basis), approximate=m["hedge"] != () and m["hedge"][0].low in _APPROXIMATE)


def two_months(m: Match, scene: Scene) -> Parts:
    """May and June 2019: both of that year; December and January 2015: the first of the year before."""
    year, first, second = m.number("y") or 0, MONTHS[m["a"][0].low], MONTHS[m["m"][0].low]
    return [("a", mo.in_month(year - (first > second), first, "explicit")), ("m", mo.in_month(year, second, "explicit"))]


def edge_day(m: Match, scene: Scene) -> Moment | None:
    """The last day of August; the first day of May 2014."""
    month = named_month(m, scene)
    if month is None or month.first is None or month.last is None:
        return None
    return mo.on_day(month.first if m.word("nth") == "first" else month.last, month.basis)


_POINTING = frozenset(["that", "the same"])
_CONJUNCTION = frozenset("said says saying added told announced reported reports confirmed so know knew believe believed".split())
_GIVEN_NAMES = frozenset("may april june august".split())
_TITLES = frozenset(
    "mr mrs ms dr sir lady president minister premier captain capt colonel col general gen major maj sergeant sgt lieutenant lt judge senator mayor "
    "governor commander officer miss sister father".split()
)


def _told_month(m: Match, month: int, scene: Scene) -> Moment | None:
    """That November: of the year that the text named last; None where "that" only opens a clause ("said that November ...")."""
    if scene.period is None or scene.period.first is None or (m.start and m.tokens[m.start - 1].low in _CONJUNCTION):
        return None
    return mo.in_month(scene.period.first.year, month, "anaphoric")


def _inside_name(m: Match) -> bool:
    """Is "April" or "August" a given name ("Captain August Meyer")?"""
    if m["m"][0].low not in _GIVEN_NAMES or m.start == 0:
        return False
    before = m.tokens[m.start - 1]
    before = m.tokens[m.start - 2] if before.low == "." and m.start > 1 else before
    return before.shape == "name" and before.low in _TITLES


def _told_year(m: Match, scene: Scene) -> int | None:
    """The year of "that year", "the same year": of the date told last; None for other words."""
    told = scene.period.first if m.word("which") in _POINTING and scene.period is not None else None
    return None if told is None else told.year


def month_of_year(m: Match, scene: Scene) -> Moment | None:
    """July last year; January this year; August of that year."""
    if m.word("which") in _POINTING:
        year = _told_year(m, scene)
        return None if year is None else mo.in_month(year, MONTHS[m["m"][0].low], "anaphoric")
    if scene.day is None:
        return mo.unanchored(f"XXXX-{MONTHS[m['m'][0].low]:02d}")
    return mo.in_month(scene.day.year + _step(m.word("which")), MONTHS[m["m"][0].low], scene.basis)


def day_of_year(m: Match, scene: Scene) -> Moment | None:
    """July 19 last year; 3 May this year; on 21 August of that year."""
    day = m.number("d")
    if day is None:
        return None
    if m.word("which") in _POINTING:
        told = _told_year(m, scene)
        return None if told is None else replace(dated(MONTHS[m["m"][0].low], day, told, scene), basis="anaphoric")
    year = None if scene.day is None else scene.day.year + _step(m.word("which"))
    found = dated(MONTHS[m["m"][0].low], day, year, scene)
    return found if year is None or not found.value else replace(found, basis=scene.basis)


def day_of_last(m: Match, scene: Scene) -> Moment | None:
    """Last Oct. 23; next March 8."""
    day, which = m.number("d"), m.word("which")
    if day is None:
        return None
    return dated(MONTHS[m["m"][0].low], day, None, replace(scene, ahead=_step(which) > 0, maybe_ahead=False))


def _direction(which: str) -> bool | None:
    return False if which in ("last", "past", "previous") else True if which in ("next", "coming", "following") else None


def _step(which: str) -> int:
    return {"last": -1, "past": -1, "previous": -1, "next": 1, "following": 1, "coming": 1}.get(which, 0)


_FIXED_FOR = frozenset("planned scheduled set slated due expected called elections election vote summit trial".split())
_BEFORE_MONTH = frozenset(
    "in since of by until till from during last next this early late mid before after through between and to ( / - – that the each every around about".split()
)


def _is_month(m: Match) -> bool:
    """Is "May" or "March" the month here, and no modal, name or protest?"""
    token = m["m"][0]
    if token.shape != "name":
        return False
    at = m.tokens.index(token, m.start, m.stop)
    before = m.tokens[at - 1].low if at else ""
    after = m.tokens[at + 1] if at + 1 < len(m.tokens) else None
    if token.low not in ("may", "march", "june", "july") and not (after is not None and after.low == "."):
        return False
    return before in _BEFORE_MONTH or (before == "for" and at > 1 and m.tokens[at - 2].low in _FIXED_FOR)


_COUNTED = re.compile(
    r"(?!news|series|status|elections?$|crisis|war)[a-z]{3,}(?:s|men|people|children)$"
    r"|(?:people|men|women|troops|percent|km|kg|feet|pounds?|dollars?|meters?|lbs?)$"
)
_BEFORE_YEAR = frozenset("in since of by until till from during before after through between early late mid year fiscal ( / - – and to the".split())
_NUMBERED = frozenset(
    "resolution no number article flight unit operation brigade room page p highway route law decree order section chapter about some nearly "
    "almost than least most exactly roughly approximately around only over under up $ € £ # + mig channel gate area building apartment lot model type "
    "mark block".split()
)
_BEHIND_YEAR = frozenset(", . ; : ) ? ! - – — ' ’ ” \" ] ’s 's /".split())
_CLOCK_WORDS = frozenset("hours gmt local utc".split())


def alone_year(m: Match, scene: Scene) -> Moment | None:
    """In 2014; the 2015 agreement; fiscal 1990; and no count, price, resolution or house number."""
    token = m["y"][0]
    year = int(token.value or 0)
    at = m.tokens.index(token, m.start, m.stop)
    before = m.tokens[at - 1] if at else None
    after = m.tokens[at + 1] if at + 1 < len(m.tokens) else None
    led = before is not None and before.low in _BEFORE_YEAR
    about = year >= 1900 and ("phase" in m or ("hedge" in m and m["hedge"][0].low in ("around", "about")))
    if before is not None and not about and (before.low in _NUMBERED or (before.low in "-–." and before.end == token.start and not _years(m.tokens, at))):
        return None
    if after is not None and not _year_goes_on(token, after, article=m.start < at or (before is not None and before.low == "the")):
        return None
    if not 1800 <= year <= 2100 or not (led or year >= 1900):
        return None
    return None if scene.day is not None and year > scene.day.year + 60 and not led else mo.in_year(year, "explicit")


def _years(words: Sequence[Token], at: int) -> bool:
    """2014-2017: is the number behind the dash the end of a range of years?"""
    first = words[at - 2] if at > 1 else None
    return first is not None and len(first.low) == 4 and first.low.isdigit() and 1800 <= int(first.low) < int(words[at].value or 0)


def _year_goes_on(token: Token, after: Token, *, article: bool) -> bool:
    """Can this word stand behind a year ("2014 elections", not "2000 people", "2030 GMT", "1999.5")?"""
    if after.start == token.end and after.low not in _BEHIND_YEAR:
        return False
    if after.shape in ("slash", "iso", "number", "clock") or after.low in _CLOCK_WORDS:
        return False
    return article or after.shape != "word" or _COUNTED.match(after.low) is None


def decade(m: Match, scene: Scene) -> Moment | None:
    """The 1980s; the '90s; the late 1970s."""
    token = m["y"][0]
    start = int(token.value or 0)
    at = m.tokens.index(token, m.start, m.stop)
    if at and m.tokens[at - 1].low in ("his", "her", "their", "my", "its", "your"):
        return None
    if start < 100:
        if at == 0 or not (m.tokens[at - 1].low in ("'", "’", "‘") or start >= 20):
            return None
        start += 1900
    return mo.in_decade(start, "explicit")


_DECADES = {"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990}


def named_decade(m: Match, scene: Scene) -> Moment | None:
    """The nineties; not "in her nineties"."""
    at = m.start
    if at and m.tokens[at - 1].low in ("his", "her", "their", "my", "its", "your"):
        return None
    return mo.in_decade(_DECADES[m["y"][0].low], "explicit")


def century(m: Match, scene: Scene) -> Moment | None:
    """The 19th century."""
    number = m.number("n")
    return mo.in_century(100 * (number - 1), "explicit") if number is not None and 2 <= number <= 21 else None


def season(m: Match, scene: Scene) -> Moment | None:
    """This summer; last fall; the winter of 2014; spring 2019."""
    name, which, year = SEASONS[m["s"][0].low], m.word("which"), m.number("y")
    if year is not None:
        return mo.in_season(year, name, "explicit")
    if not which and not _in_season(m):
        return None
    if scene.day is None:
        return mo.unanchored(f"XXXX-{name}")
    here = mo.in_season(scene.day.year, name, scene.basis)
    assert here.first is not None
    if which in ("last", "past", "previous", "this past") or (not which and not scene.ahead):
        year = scene.day.year - (here.first > scene.day or (which == "last" and here.first <= scene.day <= (here.last or scene.day)))
    elif which in ("next", "coming", "following") or (not which and scene.ahead):
        year = scene.day.year + (here.first <= scene.day)
    else:
        year = scene.day.year
    if name == "WI" and which == "this" and scene.day.month <= 2:
        year = scene.day.year - 1
    return mo.in_season(year, name, scene.basis)


_INTO_SEASON = frozenset("in during by since for through until over of early late mid -".split())


def _in_season(m: Match) -> bool:
    """Is "the fall" a season ("in the fall") and no defeat ("the fall of the city")?"""
    before = m.tokens[m.start - 1].low if m.start else ""
    after = m.tokens[m.stop].low if m.stop < len(m.tokens) else ""
    return before in _INTO_SEASON and (after != "of" or m["s"][0].low != "fall")


_WEEKS = {"first": (1, 7), "second": (8, 14), "third": (15, 21), "fourth": (22, 28)}


def week_of_month(m: Match, scene: Scene) -> Moment | None:
    """The first week of August; the last days of May 2014: about those days."""
    month = named_month(m, scene)
    if month is None or month.first is None or month.last is None:
        return month
    which = m["nth"][0].low
    if which in ("last", "final"):
        first, last = month.last - timedelta(6), month.last
    else:
        first, last = month.first.replace(day=_WEEKS[which][0]), month.first.replace(day=_WEEKS[which][1])
    return replace(month, first=first, last=last, edtf=None, precision="interval", approximate=True)


RULES = [
    ("the {nth:first|second|third|fourth|last|final} (week|days|few days) of {m:MONTH} ((of|COMMA)? {y:YEAR})?", week_of_month),
    ("the {nth:first|last} day of {m:MONTH} ((of|COMMA)? {y:YEAR})?", edge_day),
    ("{a:MONTH} (and|or) {m:MONTH} (of)? {y:YEAR}", two_months),
    (f"{_DAY} (the {{d:ORDINAL|ORDINALWORD}}|{{d2:DAYNUM}}) (of)? {{m:MONTH}} (DOT? COMMA? {{y:YEAR}})?", named_day),
    (f"{_DAY} {{m:MONTH}} DOT? (the)? {{d:DAYNUM}} (COMMA? {{y:YEAR}})?", named_day),
    ("{which:LAST|NEXT|this} {m:MONTH} DOT? {d:DAYNUM}", day_of_last),
    ("(the)? {d:DAYNUM} (of)? {m:MONTH} (COMMA)? {which:LAST|NEXT|this} year", day_of_year),
    ("(the)? {d:DAYNUM} (of)? {m:MONTH} (of)? {which:that|the same} year", day_of_year),
    ("{m:MONTH} DOT? {d:DAYNUM} (COMMA|of)? {which:LAST|NEXT|this|that|the same} year", day_of_year),
    ("{m:MONTH} DOT? {a:DAYNUM} {link:DASH|to|through|until|till} {b:DAYNUM} (COMMA? {y:YEAR})?", days_of_month),
    ("{a:DAYNUM} {link:DASH|to|through|until|till|and|or} {b:DAYNUM} (of)? {m:MONTH} (DOT? COMMA? {y:YEAR})?", days_of_month),
    ("{m:MONTH} DOT? {a:DAYNUM} (COMMA {b:DAYNUM})? (COMMA {c:DAYNUM})? COMMA? {link:and|or} {d:DAYNUM} (COMMA? {y:YEAR})?", days_of_month),
    ("{a:DAYNUM} (COMMA {b:DAYNUM}) (COMMA {c:DAYNUM})? COMMA? {link:and|or} {d:DAYNUM} (of)? {m:MONTH} (COMMA? {y:YEAR})?", days_of_month),
    ("(the (EDGE|middle) of|PHASE DASH?)? {which:LAST|NEXT|this}? {m:MONTH}", named_month),
    ("(the (EDGE|middle) of|PHASE)? {which:that|the same} {m:MONTH}", named_month),
    ("(the (EDGE|middle) of|PHASE DASH?)? {m:MONTH} DOT? (of|COMMA)? {y:YEAR}", named_month),
    ("(the (EDGE|middle) of|PHASE DASH?)? {m:MONTH} (of)? {which:LAST|NEXT|this|that|the same} year", month_of_year),
    ("(the)? (year|fiscal (year)?) {y:YEAR}", alone_year),
    ("{y:YEAR}", alone_year),
    ("(the)? {y:YEAR} (fiscal)? year", alone_year),
    ("(the)? (EDGE of|{phase:PHASE DASH?}|{hedge:NEARLY}) {y:YEAR}", alone_year),
    ("(the)? ({phase:PHASE} DASH?)? APOSTROPHE? {y:DECADE}", decade),
    ("the ({phase:PHASE} DASH?)? {y:DECADEWORD}", named_decade),
    ("(the)? (PHASE DASH?)? {n:ORDINAL|ORDINALWORD} DASH? century", century),
    ("(the)? (PHASE DASH?|EDGE of (the)?)? {which:LAST|NEXT|this (past)?} {s:SEASON}", season),
    ("(the)? (PHASE DASH?|EDGE of (the)?)? {s:SEASON} (of)? {y:YEAR}", season),
    ("the (PHASE DASH?)? {s:SEASON}", season),
    ("(PHASE DASH?) {s:SEASON}", season),
]
CLASSES = {"DECADEWORD": frozenset(_DECADES)}
