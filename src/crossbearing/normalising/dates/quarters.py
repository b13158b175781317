"""Business quarters and halves: the third quarter, first-quarter, the second half of 2014, the year-ago quarter, fiscal 1990."""

from __future__ import annotations

from dataclasses import replace

from crossbearing.normalising.dates import moments as mo
from crossbearing.normalising.dates.grammar import Match
from crossbearing.normalising.dates.moments import Moment
from crossbearing.normalising.dates.scene import Scene
from crossbearing.normalising.dates.steps import unit_step

_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}


def _number(m: Match) -> int | None:
    word = m["n"][0]
    return int(word.value) if word.value is not None else _WORDS.get(word.low)


def quarter(m: Match, scene: Scene) -> Moment | None:
    """The third quarter; third-quarter 2014; the first quarter of last year."""
    number = _number(m)
    if number is None or not 1 <= number <= 4:
        return None
    year = m.number("y")
    if year is not None:
        return mo.in_quarter(year, number, "explicit")
    if scene.day is None:
        return mo.unanchored(f"XXXX-Q{number}")
    which = m.word("which")
    if which:
        return mo.in_quarter(scene.day.year + {"last": -1, "next": 1, "previous": -1}.get(which, 0), number, scene.basis)
    here = (scene.day.month + 2) // 3
    ahead = number > here and not scene.ahead
    year = scene.day.year - ahead
    return mo.in_quarter(year, number, scene.basis)


def half(m: Match, scene: Scene) -> Moment | None:
    """The first half of 2014; the second half of this year."""
    number = 2 if m.word("n") == "last" else _number(m)
    if number not in (1, 2):
        return None
    year = m.number("y")
    if year is None and scene.day is None:
        return mo.unanchored(f"XXXX-H{number}")
    basis = "explicit"
    if year is None:
        assert scene.day is not None
        year, basis = scene.day.year + {"last": -1, "next": 1}.get(m.word("which"), 0), scene.basis
    return mo.in_half(year, number, basis)


def this_quarter(m: Match, scene: Scene) -> Moment | None:
    """The quarter, the latest quarter: the one that the text speaks of, else the last one completed."""
    if scene.quarter is not None:
        return replace(scene.quarter, basis="anaphoric")
    if scene.day is None:
        return mo.unanchored("XXXX-QX")
    here = (scene.day.month + 2) // 3
    return mo.in_quarter(scene.day.year - (here == 1), here - 1 or 4, scene.basis)


def year_ago_quarter(m: Match, scene: Scene) -> Moment | None:
    """The year-earlier quarter; the year-ago third quarter: the same quarter a year before."""
    base = scene.quarter if "n" not in m else quarter(m, scene)
    if base is None or base.first is None:
        base = None if scene.day is None else this_quarter(m, scene)
    if base is None or base.first is None:
        return None
    return replace(mo.in_quarter(base.first.year - 1, (base.first.month + 2) // 3, scene.basis), approximate=False)


def quarter_of(m: Match, scene: Scene) -> Moment | None:
    """The 1988 period: in talk of a quarter, the same quarter of that year; else the year."""
    year = m.number("y")
    if year is None or not 1900 <= year <= 2100:
        return None
    if scene.quarter is None or scene.quarter.first is None:
        return mo.in_year(year, "explicit")
    return mo.in_quarter(year, (scene.quarter.first.month + 2) // 3, "explicit")


def year_earlier(m: Match, scene: Scene) -> Moment | None:
    """A year earlier, a year ago: in talk of a quarter, the same quarter; else the year before."""
    if scene.quarter is not None and scene.quarter.first is not None:
        return year_ago_quarter(m, scene)
    if m.word("side") in ("earlier", "before") and scene.told is not None and scene.told.first is not None and scene.told.basis == "explicit":
        return unit_step(scene.told.first, "year", -1, "anaphoric")
    if scene.day is None:
        return mo.reference("PAST_REF")
    return mo.in_year(scene.day.year - 1, scene.basis)


_N = "{n:ORDINALWORD|ORDINAL|final}"
RULES = [
    (f"(the|its|their|his)? (fiscal)? DASH? {_N} DASH? quarter ((of)? (fiscal)? {{y:YEAR}}|(of)? {{which:last|this|next}} year)?", quarter),
    ("the {n:last} DASH? quarter of (fiscal)? {y:YEAR}", quarter),
    (f"(the|its)? {{y:YEAR}} (fiscal)? {_N} DASH? quarter", quarter),
    (f"{{which:last|this|next}} year POSSESSIVE (fiscal)? {_N} DASH? quarter", quarter),
    ("(the)? {n:first|second|last} half (of {y:YEAR}|of (the|{which:last|this|next}) year)", half),
    ("the (latest|most recent|quarter) quarter", this_quarter),
    ("the quarter", this_quarter),
    ("the {y:YEAR} (quarter|period)", quarter_of),
    ("the latest (period|quarter)", this_quarter),
    (f"(the)? (comparable|corresponding)? (year DASH (ago|earlier)) {_N}? (quarter|period)", year_ago_quarter),
    ("the (comparable|corresponding|same) (quarter|period) (last year|a year (ago|earlier)|the year before)", year_ago_quarter),
    ("a year {side:ago|earlier|before}", year_earlier),
    ("year DASH (ago|earlier)", year_earlier),
]
