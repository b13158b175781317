"""Durations and repeated times: three days, the last two weeks, a decade-long war; every Friday, daily, twice a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from crossbearing.normalising.dates import calendar as cal
from crossbearing.normalising.dates import moments as mo
from crossbearing.normalising.dates.grammar import Match
from crossbearing.normalising.dates.moments import Moment
from crossbearing.normalising.dates.scene import Scene
from crossbearing.normalising.dates.steps import moved
from crossbearing.normalising.dates.words import CLOCK_UNITS, MONTHS, PARTS, PLURALS, SEASONS, UNITS, WEEKDAYS

_BACK = frozenset("last past previous preceding recent".split())


def iso_duration(number: float | None, unit: str, half: bool = False) -> str | None:
    """The ISO 8601 duration of a number of units ("P3D", "PT2H"; X where no number is known); None for what no calendar holds."""
    letter = UNITS[unit]
    scale = {"decade": 10, "century": 100, "fortnight": 2, "weekend": 2}.get(unit, 1)
    if number is None:
        amount = "X"
    else:
        total = number * scale + (0.5 * scale if half else 0)
        if total > 10**6:
            return None
        if total != int(total):
            return _broken(total, unit)
        amount, letter = str(int(total)), {"decade": "Y", "century": "Y"}.get(unit, letter)
    return f"PT{amount}{letter}" if unit in CLOCK_UNITS else f"P{amount}{letter}"


def _broken(total: float, unit: str) -> str | None:
    """A duration with a fraction: two and a half years are P2Y6M."""
    whole, rest = int(total), total - int(total)
    smaller = {"year": ("Y", 12, "M"), "month": ("M", 30, "D"), "week": ("W", 7, "D"), "day": ("D", 24, "H"), "hour": ("H", 60, "M"), "minute": ("M", 60, "S")}
    if unit not in smaller:
        return None
    letter, base, small = smaller[unit]
    head = "PT" if unit in CLOCK_UNITS else "P"
    middle = "T" if unit == "day" else ""
    return (f"{head}{whole}{letter}" if whole else head) + f"{middle}{round(rest * base)}{small}"


def window(day: date | None, unit: str, number: int | None, back: bool) -> tuple[date, date] | None:
    """The days that "the last three weeks" (or "the next") cover, the day of reference included; None where unknown."""
    if day is None or number is None or number > 2000:
        return None
    sign = -1 if back else 1
    try:
        if unit in CLOCK_UNITS:
            hours = number if unit == "hour" else 0
            edge = day + timedelta(sign * -(-hours // 24))
        elif unit in ("day", "night"):
            edge = day + timedelta(sign * number)
        elif unit in ("week", "fortnight", "weekend"):
            edge = day + timedelta(sign * 7 * number * (2 if unit == "fortnight" else 1))
        else:
            edge = cal.add_months(day, sign * number * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit])
    except (ValueError, OverflowError):
        return None
    return (edge, day) if back else (day, edge)


def _unit(m: Match) -> str:
    low = m["unit"][0].low
    return PLURALS.get(low, low)


def duration(m: Match, scene: Scene) -> Moment | None:
    """Three days; nearly two months; a decade; several years."""
    unit = _unit(m)
    number = 1.0 if "one" in m else (m["n"][0].value if "n" in m else None)
    after = m.tokens[m.stop].low if m.stop < len(m.tokens) else ""
    if (number is not None and (number > 3000 or (number >= 1000 and m["n"][0].low.isdigit())) and unit in ("year", "day", "quarter")) or after == "old":
        return None
    if m.word("n") == "one" and unit == "day" and m.start and m.tokens[m.start - 1].low in _SOME_DAY:
        return mo.reference("FUTURE_REF")  # "could one day return"
    if "one" in m and m.word("one") != "one" and m["one"][0] is m.tokens[m.start] and _is_rate(m):
        return None
    if "one" in m and ((unit == "second" and m.word("one") != "one") or (unit == "quarter" and after in ("of", "to"))):
        return None
    value = iso_duration(number, unit, "half" in m)
    if value is None:
        return None
    if scene.ahead and number is not None and number == int(number) and _deadline(m, unit, after):
        return moved(scene.day, unit, int(number), scene.basis) or mo.lasting(value)
    return mo.lasting(value)


def _deadline(m: Match, unit: str, after: str) -> bool:
    """ "Will leave in five years": a date from now rather than a length?"""
    return m.start > 0 and m.tokens[m.start - 1].low == "in" and unit not in CLOCK_UNITS and unit != "quarter" and after != "or"


_OPENING = frozenset(
    "for in within after over than about nearly almost around least once and or to only just take takes took taking spent spend last lasted "
    "lasting of is was be by until before every with "
    'barely some another as , ( - ¶ . ; “ " — – under wait waited since during through throughout more'.split()
)


_SOME_DAY = frozenset("will would could can may might must should ll to".split())


def _is_rate(m: Match) -> bool:
    """Is "a week" here the rate of "four flights a week", which lasts no week?"""
    return m.start > 0 and m.tokens[m.start - 1].low not in _OPENING


def half(m: Match, scene: Scene) -> Moment | None:
    """Half an hour; half a year."""
    value = iso_duration(0.5, _unit(m))
    return None if value is None else mo.lasting(value)


def recent_span(m: Match, scene: Scene) -> Moment | None:
    """The last two weeks; the next few days; recent months: a duration with its window where the number is known."""
    unit = _unit(m)
    number = 2.0 if "two" in m else (m["n"][0].value if "n" in m else None)
    value = iso_duration(number, unit)
    if value is None:
        return None
    back = m.word("which") in _BACK
    covered = window(scene.day, unit, None if number is None else int(number), back)
    if covered is None:
        return mo.lasting(value)
    return mo.lasting(value, covered[0], covered[1], scene.basis)


def one_span(m: Match, scene: Scene) -> Moment | None:
    """Over the last month; in the past year; the last decade: one unit that ends (or begins) now."""
    unit = _unit(m)
    if unit == "night":
        return None
    back = m.word("which") in _BACK
    closed = m.stop < len(m.tokens) and m.tokens[m.stop].low == "of"  # "the last week of the truce" has nothing to do with today
    covered = None if closed else window(scene.day, unit, 1, back)
    if unit == "year" and m.word("which") == "past" and scene.day is not None and covered is not None:
        return Moment(type="DATE", value=f"{scene.day.year - 1:04d}", first=covered[0], last=covered[1], precision="interval", basis=scene.basis)
    value = iso_duration(1, unit)
    if value is None:
        return None
    return mo.lasting(value) if covered is None else mo.lasting(value, covered[0], covered[1], scene.basis)


def of_age(m: Match, scene: Scene) -> Moment | None:
    """A two-year war, a 24-hour strike: the length of something."""
    unit = _unit(m)
    if m.word("tail") == "old" or m["unit"][0].low == "quarters" or (m.stop < len(m.tokens) and m.tokens[m.stop].low in ("old", "olds")):
        return None
    value = iso_duration(m["n"][0].value if "n" in m else None, unit)
    return None if value is None else mo.lasting(value)


def one_long(m: Match, scene: Scene) -> Moment | None:
    """A day-long siege: one of it."""
    value = iso_duration(1.0, _unit(m))
    return None if value is None else mo.lasting(value)


_BEFORE_HABIT = frozenset("on every each most some all many and or of".split())
_BEHIND_HABIT = frozenset("and or in at when as but because the a an on to with for from that was were is are has had have by of while until through".split())


def _of_one_day(m: Match, scene: Scene) -> Moment | None:
    """The day whose "Mondays raid" it is, written without the apostrophe; None where the plural tells of a habit ("on Mondays")."""
    token, at = m["wd"][0], m.tokens.index(m["wd"][0], m.start, m.stop)
    before, after = (m.tokens[k] if 0 <= k < len(m.tokens) else None for k in (at - 1, at + 1))
    habit = before is not None and (before.low in _BEFORE_HABIT or at > m.start)
    if not token.low.endswith("days") or habit or after is None or after.shape != "word" or after.low in _BEHIND_HABIT:
        return None
    return scene.weekday(WEEKDAYS[token.low.removesuffix("s")])


def every(m: Match, scene: Scene) -> Moment | None:
    """Every day; each Friday; every July; every two weeks."""
    if "wd" in m and (day := _of_one_day(m, scene)) is not None:
        return day
    if "wd" in m:
        part = "T" + PARTS[m["part"][0].low] if "part" in m else ""
        return mo.repeated(f"XXXX-WXX-{WEEKDAYS[m['wd'][0].low.removesuffix('s')] + 1}{part}")
    if "m" in m:
        return mo.repeated(f"XXXX-{MONTHS[m['m'][0].low]:02d}")
    if "s" in m:
        return mo.repeated(f"XXXX-{SEASONS[m['s'][0].low]}")
    if "part" in m:
        return mo.repeated(f"XXXX-XX-XXT{PARTS[m['part'][0].low]}")
    value = iso_duration(m["n"][0].value if "n" in m else 2.0 if m.word("other") == "other" else 1.0, _unit(m))
    return None if value is None else mo.repeated(value)


_ADVERBS = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M"}


def adverb(m: Match, scene: Scene) -> Moment | None:
    """Daily, weekly, annually."""
    return mo.repeated(_ADVERBS[m["w"][0].low])


def rate(m: Match, scene: Scene) -> Moment | None:
    """Twice a week; three times a day."""
    value = iso_duration(1.0, _unit(m))
    return None if value is None else mo.repeated(value)


def whole(m: Match, scene: Scene) -> Moment | None:
    """Years of war, for months, for days: a length without a number."""
    value = iso_duration(None, _unit(m))
    return None if value is None else replace(mo.lasting(value), type="DURATION")


_LASTING = frozenset("for in over within throughout lasted lasting lasts took take takes spent after of".split())
_STEPPING = frozenset("later earlier after before into".split())


def bare(m: Match, scene: Scene) -> Moment | None:
    """For weeks, in months, hours later, days after the truce: a length without a number, where the words beside it say that it is one."""
    before = m.tokens[m.start - 1].low if m.start else "."
    after = m.tokens[m.stop].low if m.stop < len(m.tokens) else "."
    lasts = before in _LASTING - {"after", "of"} or (before in ("after", "of") and after in ("of",))
    steps = after in _STEPPING and (before in ("the", "just", "only", "until") or m.tokens[m.start].shape in ("name", "upper") or before in (",", "."))
    return whole(m, scene) if lasts or steps else None


def two(m: Match, scene: Scene) -> Moment | None:
    """A couple of years."""
    value = iso_duration(2.0, _unit(m))
    return None if value is None else mo.lasting(value)


_HEDGE = "(NEARLY|more than|less than|fewer than|at least|at most|as many as|as long as|up to|no more than|no less than|well over|just over)"
_MANY = "(a few|(a)? VAGUE (of)?|dozens of|hundreds of|thousands of|tens of)"
RULES = [
    (
        f"(the)? {_HEDGE}? ({{n:NUM}} (DASH NUM)? (more|full|consecutive|straight|additional|whole|long|trading|business|working)? {{unit:UNIT|UNITS}})",
        duration,
    ),
    (f"{_HEDGE}? {{one:a|an|one}} (full|whole|further|single|additional|extra|entire)? {{unit:UNIT}}", duration),
    (f"{_HEDGE}? {{n:NUM}} {{half:and a half}} {{unit:UNITS}}", duration),
    (f"{_HEDGE}? {{one:a|an}} {{unit:UNIT}} {{half:and a half}}", duration),
    ("(the)? {n:NUM} (to|or) NUM {unit:UNITS}", duration),
    ("half (a|an) {unit:UNIT}", half),
    (f"{_MANY} {{unit:UNITS}}", whole),
    ("(a)? {two:couple} (of)? {unit:UNITS}", two),
    ("{unit:UNITS}", bare),
    ("(the)? {unit:UNITS} ahead", whole),
    ("{n:NUM} DASH {unit:UNIT|UNITS} (DASH {tail:long|old|olds})?", of_age),
    ("{one:NUMLESS}? (VAGUE) DASH {unit:UNIT|UNITS}".replace("{one:NUMLESS}? ", ""), of_age),
    ("{unit:UNITS} DASH {tail:long|old}", of_age),
    ("{unit:UNIT} DASH long", one_long),
    ("(the|these|those|(at least|more than) the)? {which:LAST|NEXT} ({n:NUM}|VAGUE|{two:couple} of|{n2:NUM} (DASH|to|or) NUM) {unit:UNITS|UNIT}", recent_span),
    ("(the)? {which:recent|coming|past|previous} {unit:UNITS}", recent_span),
    ("the {which:LAST|NEXT} {unit:UNIT}", one_span),
    ("(each|every) {n:NUM}? {unit:UNIT|UNITS}", every),
    ("(each|every) {other:other} {unit:UNIT}", every),
    ("(each|every|on) {wd:WEEKDAYS|WEEKDAY} {part:PART}?".replace("|on", ""), every),
    ("{wd:WEEKDAYS} ", every),
    ("{wd:WEEKDAY} {part:nights|mornings|evenings|afternoons}", every),
    ("(each|every) {m:MONTH}", every),
    ("(each|every) {s:SEASON}", every),
    ("(each|every) {part:PART}", every),
    ("{w:ADVERB}", adverb),
    ("(once|twice|NUM times|several times) (a|each|every|per) {unit:UNIT}", rate),
]
CLASSES = {"ADVERB": frozenset(_ADVERBS)}
