"""Expressions that lean on another day: today, last week, Sunday, two days ago, the day before, the night of Sunday to Monday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from crossbearing.normalising.dates import calendar as cal
from crossbearing.normalising.dates import moments as mo
from crossbearing.normalising.dates.grammar import Match
from crossbearing.normalising.dates.moments import Moment
from crossbearing.normalising.dates.scene import Scene
from crossbearing.normalising.dates.steps import moved, unit_step
from crossbearing.normalising.dates.words import CLOCK_UNITS, PARTS, PLURALS, WEEKDAYS
from crossbearing.normalising.numerals import Token

_STEP = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1, "forthcoming": 1}
_DEICTIC = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def near_day(m: Match, scene: Scene) -> Moment | None:
    """Today, yesterday, tomorrow, tonight; with a part of the day."""
    word = m["w"][0].low
    day = scene.shifted(_DEICTIC[word])
    if word == "tonight":
        return day.during("NI")
    return day.during(PARTS[m["part"][0].low]) if "part" in m else day


def beyond(m: Match, scene: Scene) -> Moment | None:
    """The day before yesterday, the day after tomorrow."""
    return scene.shifted(-2 if m.word("w") == "yesterday" else 2)


def weekday(m: Match, scene: Scene) -> Moment | None:
    """Sunday; last Sunday; next Friday; Friday morning; the night of Sunday."""
    token = m["wd"][0]
    number = WEEKDAYS[token.low]
    which = m.word("which")
    if len(token.low) < 6 and not _is_abbreviation(m, token):
        return None
    if which in ("the previous", "the preceding", "the following", "the next") and scene.previous is not None and scene.previous.first is not None:
        anchor = replace(scene, day=scene.previous.first, basis="anaphoric")
        day = anchor.weekday(number, ahead=which in ("the following", "the next"), strict=True)
    elif which in ("last", "the last", "this past", "the previous", "past", "previous"):
        day = scene.weekday(number, ahead=False, strict=True)
    elif which in ("next", "this coming", "coming", "the following", "the coming", "following", "the next"):
        day = scene.weekday(number, ahead=True, strict=True)
    elif which == "this" and scene.day is not None:
        day = mo.on_day(cal.monday(scene.day) + timedelta(number), scene.basis)
    else:
        day = scene.weekday(number)
    if "part" in m and m["part"][0].low.endswith("s"):
        return mo.repeated(f"XXXX-WXX-{number + 1}T{PARTS[m['part'][0].low]}")
    return day.during(PARTS[m["part"][0].low]) if "part" in m else day


def _is_abbreviation(m: Match, token: Token) -> bool:
    """Is "Sun." or "Sat," a day here, and no company, verb or surname?"""
    at = m.tokens.index(token, m.start, m.stop)
    after = m.tokens[at + 1].low if at + 1 < len(m.tokens) else ""
    before = m.tokens[at - 1].low if at else ""
    return (before in ("on", "last", "next", "this") and after in (".", ",")) or (after in (".",) and before in ("on", "(", ","))


def weekday_of_week(m: Match, scene: Scene) -> Moment | None:
    """Tuesday of last week; Friday next week."""
    number = WEEKDAYS[m["wd"][0].low]
    if scene.day is None:
        return mo.unanchored(f"XXXX-WXX-{number + 1}")
    return mo.on_day(cal.monday(scene.day) + timedelta(7 * _STEP.get(m.word("which"), 0) + number), scene.basis)


def night_between(m: Match, scene: Scene) -> Moment | None:
    """The night of Sunday to Monday; overnight Saturday to Sunday: the night that begins on the first day."""
    first, second = (WEEKDAYS[m[name][0].low] for name in ("a", "b"))
    if (second - first) % 7 != 1:
        return None
    last = scene.weekday(second)
    if last.first is None:
        return mo.unanchored(f"XXXX-WXX-{first + 1}TNI", type="TIME")
    start = last.first - cal.DAY
    return Moment(type="TIME", value=f"{start}TNI", first=start, last=last.first, precision="interval", basis=last.basis)


def overnight(m: Match, scene: Scene) -> Moment | None:
    """Overnight; last night: the night that leads to the day of reference, or to the day just mentioned."""
    if m.word("w") == "overnight" and scene.near is not None and scene.near.first is not None:
        end, basis = scene.near.first, "anaphoric"
    elif scene.day is not None:
        end, basis = scene.day, scene.basis
    else:
        return mo.unanchored("XXXX-XX-XXTNI", type="TIME")
    start = end - cal.DAY
    if m.word("w") == "last night":
        return mo.on_day(start, basis).during("NI")
    return Moment(type="TIME", value=f"{start}TNI", first=start, last=end, precision="interval", basis=basis)


_AT = frozenset("at before after since by until around from just about near".split())


def part_today(m: Match, scene: Scene) -> Moment | None:
    """This morning; the evening; that night."""
    part = PARTS[m["part"][0].low]
    if len(m["part"]) == m.stop - m.start and m["part"][0].shape == "name":
        return None  # a newspaper, a name
    if len(m["part"]) == m.stop - m.start and (not m.start or m.tokens[m.start - 1].low not in _AT):
        return None  # "as dawn broke"
    that = m.word("which") in ("that", "the", "the same", "the next", "the following", "the previous", "")
    if that and scene.deed is not None and scene.deed.first is not None:
        step = _STEP.get(m.word("which").removeprefix("the "), 0)
        return mo.on_day(scene.deed.first + timedelta(step), "anaphoric").during(part)
    day = scene.shifted(_STEP.get(m.word("which").removeprefix("the "), 0))
    return day.during(part)


MIDWEEK = 3
"""Days of the week, from Monday on, on which "this weekend" may still be the last one."""


def this_unit(m: Match, scene: Scene) -> Moment | None:
    """Last week; this month; earlier this year; later this week."""
    unit = m["unit"][0].low
    if unit in CLOCK_UNITS or unit in ("night", "day"):
        return None
    which = m.word("which")
    if scene.day is None:
        return mo.unanchored({"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "year": "XXXX", "quarter": "XXXX-QX"}.get(unit, "XXXX"))
    just_past = unit == "weekend" and which == "this" and not scene.ahead and scene.day.weekday() < MIDWEEK  # "this weekend", on a Monday
    found = unit_step(scene.day, unit, -1 if just_past else _STEP.get(which, 0), scene.basis)
    if found is None or found.first is None or found.last is None or which not in ("this", ""):
        return found
    phase = m.word("phase")
    if phase.startswith(("earlier", "early")) and found.first < scene.day <= found.last:
        return replace(found, last=scene.day, edtf=None, precision="interval")
    if phase.startswith(("later", "late")) and found.first <= scene.day < found.last:
        return replace(found, first=scene.day, edtf=None, precision="interval")
    return found


def the_unit(m: Match, scene: Scene) -> Moment | None:
    """The weekend; the end of the month; the current year."""
    unit = m["unit"][0].low
    if scene.day is None:
        return None
    if unit == "weekend":
        step = 1 if scene.ahead else -1
        return unit_step(scene.day, unit, 0 if scene.day.weekday() >= 5 else step, scene.basis)
    return unit_step(scene.day, unit, 0, scene.basis)


def _count(m: Match) -> int | None:
    if "one" in m:
        return 1
    if "two" in m:
        return 2
    return m.number("n")


def ago(m: Match, scene: Scene) -> Moment | None:
    """Two days ago; a week ago; some months ago; three hours ago."""
    unit = PLURALS.get(m["unit"][0].low, m["unit"][0].low)
    number = _count(m)
    if number is None or unit == "second":
        return mo.reference("PAST_REF") if unit not in ("second",) else None
    return moved(scene.day, unit, -number, scene.basis) if scene.day is not None else mo.reference("PAST_REF")


def from_now(m: Match, scene: Scene) -> Moment | None:
    """Two days from now; in three weeks' time."""
    unit = PLURALS.get(m["unit"][0].low, m["unit"][0].low)
    number = _count(m)
    if number is None or scene.day is None:
        return mo.reference("FUTURE_REF")
    return moved(scene.day, unit, number, scene.basis)


_LEAP = 2000
"""A year that has every day."""


def earlier(m: Match, scene: Scene) -> Moment | None:
    """A day earlier; two weeks later; the day before; a year earlier: from the nearest day mentioned before, else from the day of reference."""
    unit = PLURALS.get(m["unit"][0].low, m["unit"][0].low)
    number = _count(m)
    if m.word("side") in ("before", "after") and not _closed(m):
        return None
    sign = -1 if m.word("side") in ("earlier", "before", "previously", "prior") else 1
    leaning = scene.previous if sign < 0 else scene.deed
    if unit in ("month", "year") and scene.told is not None and scene.told.precision == "month":
        leaning = scene.told
    anchor = leaning.first if leaning is not None else None
    basis = "anaphoric" if anchor is not None else scene.basis
    if leaning is not None and number is not None and (bare := _of_bare_day(leaning, unit, sign * number)) is not None:
        return bare
    if number is None:
        return mo.reference("PAST_REF" if sign < 0 else "FUTURE_REF") if anchor is None else None
    return moved(anchor or (scene.day if sign < 0 else None), unit, sign * number, basis) or (None if unit in CLOCK_UNITS else mo.unanchored("XXXX-XX-XX"))


def _of_bare_day(leaning: Moment, unit: str, number: int) -> Moment | None:
    """So many days from a day whose year is not known: a day without its year; None for another unit, and where the year is known."""
    if leaning.first is not None or leaning.edtf is None or unit not in ("day", "week") or len(leaning.edtf) != len("XXXX-07-19"):
        return None
    found = date(_LEAP, int(leaning.edtf[5:7]), int(leaning.edtf[8:])) + timedelta(number * (7 if unit == "week" else 1))
    value = f"XXXX-{found.month:02d}-{found.day:02d}"
    return mo.unanchored(value, edtf=value)


def next_day(m: Match, scene: Scene) -> Moment | None:
    """The next day; the following week; the previous month; that day; the same day: from the nearest day mentioned before."""
    unit = m["unit"][0].low
    which = m.word("which").removeprefix("the ")
    leaning = scene.period if unit != "day" else scene.previous if _STEP.get(which, 0) < 0 else scene.deed
    anchor = leaning.first if leaning is not None else None
    if anchor is None:
        if which in ("that", "same", "that same", "very"):
            return None
        if scene.day is None or unit == "day":
            return scene.shifted(_STEP.get(which, 0)) if scene.day is not None and _STEP.get(which, 0) < 0 else None
        return unit_step(scene.day, unit, _STEP.get(which, 0), scene.basis)
    return unit_step(anchor, unit, _STEP.get(which, 0), "anaphoric")


_CLOSING = frozenset({".", ",", ";", "¶", ")", "and", "but", "in", "at", "when", "by", "near", "”", '"', "’", "’’", "as", "had"})


def _closed(m: Match) -> bool:
    """Does "before" or "after" stand alone, so that it leans on a day mentioned earlier?"""
    return m.stop >= len(m.tokens) or m.tokens[m.stop].low in _CLOSING


def day_beside(m: Match, scene: Scene) -> Moment | None:
    """The day before; the week after: with nothing behind it, from the nearest day mentioned before."""
    unit = m["unit"][0].low
    if not _closed(m):
        return None
    sign = -1 if m.word("side") == "before" else 1
    leaning = scene.previous if sign < 0 else scene.deed
    anchor = leaning.first if leaning is not None else None
    if anchor is None:
        return scene.shifted(-1) if sign < 0 and scene.day is not None and unit == "day" else None
    if unit == "night":
        return mo.on_day(anchor + timedelta(sign), "anaphoric").during("NI")
    return unit_step(anchor, unit, sign, "anaphoric")


def the_year(m: Match, scene: Scene) -> Moment | None:
    """For the year: the current one; "the year ended June 30" is a year long."""
    after = m.tokens[m.stop].low if m.stop < len(m.tokens) else ""
    before = m.tokens[m.start - 1].low if m.start else ""
    if after in ("ended", "ending"):
        return mo.lasting("P1Y")
    if before not in ("for", "in", "during", "through", "over") or after in ("of", "to", "before", "after", "that", "when"):
        return None
    return mo.unanchored("XXXX") if scene.day is None else mo.in_year(scene.day.year, scene.basis)


def year_end(m: Match, scene: Scene) -> Moment | None:
    """Year-end; the year's end."""
    if scene.day is None:
        return None
    year = scene.day.year - (0 if scene.ahead or scene.maybe_ahead else 1)
    return mo.on_day(date(year, 12, 31), scene.basis) if m.word("hyphen") == "-" else mo.in_year(year, scene.basis)


_PARTS = "((in the|at)? {part:PART})"
_WHICH = "LAST|NEXT|this (past|coming)?|the (LAST|NEXT)"
RULES = [
    (f"(PHASE|earlier|later)? {{w:today|yesterday|tomorrow|tonight}} {_PARTS}?", near_day),
    ("(the)? day {side:before|after} {w:yesterday|tomorrow}", beyond),
    (f"(PHASE|earlier|later)? (on)? {{which:{_WHICH}}}? {{wd:WEEKDAY}} DASH? {_PARTS}?".replace("(on)? ", ""), weekday),
    ("(the)? (PHASE)? {part:PART} (of|on) {which:LAST|NEXT|this}? {wd:WEEKDAY}", weekday),
    ("{part:overnight} {wd:WEEKDAY}", weekday),
    ("{wd:WEEKDAY} (of)? {which:LAST|NEXT|this} week", weekday_of_week),
    (
        "(the night of|the night from|the night between|overnight|overnight from|night of) {a:WEEKDAY} (night)? (to|into|and|DASH"
        "|through) {b:WEEKDAY} (morning)?",
        night_between,
    ),
    ("{w:overnight}", overnight),
    ("(late)? {w:last night}", overnight),
    ("(PHASE|earlier|later|PHASE in the)? {which:this|that|the same} {part:PART}", part_today),
    ("{which:the next|the following|the previous} {part:PART}", part_today),
    ("(PHASE DASH?) {part:PART}", part_today),
    ("{which:the} {part:PART} (hours)?", part_today),
    ("{part:dawn|dusk|sunrise|sunset|daybreak|nightfall}", part_today),
    ("{phase:PHASE|PHASE in}? {which:LAST|NEXT|this} {unit:UNIT}", this_unit),
    ("(the)? EDGE (of)? (the)? {which:LAST|NEXT|this} {unit:UNIT}", this_unit),
    ("{phase:PHASE in|PHASE}? the {unit:weekend}", the_unit),
    ("(by|at|before|until)? the EDGE (of)? the {unit:UNIT}".replace("(by|at|before|until)? ", ""), the_unit),
    ("{phase:earlier|later} in the {unit:UNIT}", the_unit),
    ("the (current) (fiscal)? {unit:UNIT}", the_unit),
    ("the (full|fiscal|whole|entire)? year", the_year),
    (
        "(NEARLY|more than|less than|at least|VAGUE)? ({one:a|an|one}|{n:NUM}|(a)? {two:couple} (of)?|(a)? VAGUE (of)? (NUM)?)? {unit:UNIT"
        "|UNITS} ((and a half)|(or so)|(or two))? ago",
        ago,
    ),
    ("({one:a|an|one}|{n:NUM}|(a)? VAGUE (of)?) {unit:UNIT|UNITS} (from now|hence)", from_now),
    (
        "(NEARLY|more than|less than|at least)? ({one:a|an|one}|{n:NUM}|(a)? VAGUE (of)?) {unit:UNIT|UNITS} {side:earlier|before|later|after|previously|prior}",
        earlier,
    ),
    ("{which:(the)? (following|next|previous|preceding|same|very)|that (same|very)?} {unit:UNIT}", next_day),
    ("the {unit:day|week|month|year|night} {side:before|after}", day_beside),
    ("(the)? year {hyphen:DASH|POSSESSIVE}? end", year_end),
]
