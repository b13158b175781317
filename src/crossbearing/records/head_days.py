"""Days as the head of a report writes them: with a weekday, a time of day, a label such as "Published", in figures or in words."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?:19|20)\d\d|'?\d\d(?!\d)"
CALENDAR = rf"(?i:{_MONTH}\s+{_DAY}(?:,?\s+(?:{_YEAR}))?|{_DAY}\s+{_MONTH}(?:,?\s+(?:{_YEAR}))?)"
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)"
_ZONE = r"(?-i:\(?[A-Z]{2,5}(?:[+-]\d{1,2}(?::?\d\d)?)?\)?(?![a-z]))"
_MILITARY = r"\d{4}(?:\s+[A-Z]{2,4}(?:\s*\(\d{4}\s+[A-Z]{2,4}\))?)?(?=\s)"
CLOCK = rf"(?:[,|@]?\s*(?:(?:at\s+)?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?|at\s+\d{{4}}(?!\d))\s*(?:[ap]\.?m\.?)?\s*(?:{_ZONE})?)"

_SPOKEN = re.compile(
    rf"(?P<m1>{_MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y1>{_YEAR}))?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTH})(?:,?\s+(?P<y2>{_YEAR}))?",
    re.I,
)
_NUMERIC = re.compile(r"(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})")
_FIGURES = re.compile(r"(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<y>(?:19|20)\d\d)")
_LABEL = (
    r"(?:first\s+published|originally\s+published|published|posted|publication\s+date|date\s+of\s+publication|pub\s?date|date\s+published"
    r"|release\s+date|issued|dated?"
    r"|(?:last\s+)?(?:updated|modified|revised|edited))"
)
_LABELLED_DAY = re.compile(
    rf"(?:(?P<label>{_LABEL})\s*(?:on|at|:|-|–)*\s*[\"']?)?"
    rf"(?:(?:{CLOCK}|{_MILITARY})\s*[,|·-]?\s*)?{WEEKDAY}?(?:{CLOCK}\s*[,|·-]?\s*)?"
    rf"(?P<day>{CALENDAR}|(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}(?P<mark>[/.-])\d{{1,2}}(?P=mark)(?:19|20)\d\d)"
    rf"(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?:\s*[-–|·]?\s*{CLOCK})?[\"']?",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledDay:
    """A day in a line with its weekday, time and label: ``start`` and ``end`` in that line; ``day`` in EDTF, None where it is ambiguous or no day.

    ``updated``: the label says that the page was changed on that day, not that it was published.
    """

    start: int
    end: int
    day: str | None
    labelled: bool
    updated: bool


def labelled_days(line: str) -> Iterator[LabelledDay]:
    """The days of a line, in order, each with all that belongs to it."""
    for m in _LABELLED_DAY.finditer(line):
        label = (m["label"] or "").lower()
        updated = label.startswith(("up", "last", "mod", "rev", "ed"))
        yield LabelledDay(start=m.start(), end=m.end(), day=read_day(m["day"]), labelled=bool(label), updated=updated)


def read_day(text: str) -> str | None:
    """The one calendar day that a short text names, as EDTF; "XXXX-MM-DD" without a year; None where it is none or ambiguous.

    Figures with slashes are read only where one of them can be no month; with full stops the day stands first, as wherever they are used.
    """
    if m := _NUMERIC.search(text):
        return _edtf(m["y"], int(m["m"]), int(m["d"]))
    if m := _FIGURES.search(text):
        first, second = int(m["a"]), int(m["b"])
        if first > 12 or first == second or m["mark"] == ".":
            return _edtf(m["y"], second, first)
        return _edtf(m["y"], first, second) if second > 12 else None
    if m := _SPOKEN.search(text):
        month = _MONTHS.get((m["m1"] or m["m2"]).lower().rstrip("."))
        return None if month is None else _edtf(m["y1"] or m["y2"], month, int(m["d1"] or m["d2"]))
    return None


def _edtf(year: str | None, month: int, day: int) -> str | None:
    """EDTF of a day that exists."""
    if year is not None and len(year.strip("'")) == 2:
        short = int(year.strip("'"))
        year = str(1900 + short if short >= 50 else 2000 + short)
    try:
        date(int(year or 2000), month, day)
    except ValueError:
        return None
    return f"{year or 'XXXX'}-{month:02d}-{day:02d}"
