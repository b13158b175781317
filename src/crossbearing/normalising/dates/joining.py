"""Joins neighbours: a time with its day, the two ends of a range, "since" with what it opens, a time with its local gloss."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from crossbearing.normalising.dates.moments import Moment, in_month, in_week, on_day
from crossbearing.normalising.dates.words import PARTS
from crossbearing.normalising.numerals import Token


@dataclass(frozen=True, slots=True)
class Found:
    """An expression by its words (indices of tokens, half-open) with its reading."""

    start: int
    stop: int
    moment: Moment


class Days(Protocol):
    """What joining needs to know of the report: the first and last possible day of publication."""

    days: tuple[date, date] | None


_ON = frozenset({(), ("on",), (",",), (", ", "on"), (",", "on"), ("of",), ("on", "the"), (",", "local", "time", ",")})
_TO = frozenset("to through until till - – —".split())


def joined(readings: Sequence[Found], words: Sequence[Token], anchors: Days) -> list[Found]:
    """The readings with neighbours joined, in the order of the text."""
    out: list[Found] = []
    for one in readings:
        last = out[-1] if out else None
        merged = None if last is None else timed(last, one, words) or _one_night(last, one, words)
        if merged is not None:
            out[-1] = merged
        else:
            out.append(one)
    out = [_in_week(_with_part(one, words), words) for one in out]
    _same_day(out, words)
    _ranges(out, words)
    _lists(out, words)
    _since(out, words, anchors)
    _local(out, words)
    return out


def _between(left: Found, right: Found, words: Sequence[Token]) -> tuple[str, ...]:
    return tuple(word.low for word in words[left.stop : right.start])


def timed(left: Found, right: Found, words: Sequence[Token]) -> Found | None:
    """A time of day with the day behind it: "6 p.m. on Sunday", "the night of July 19"; None where they do not belong together."""
    time, day = left.moment, right.moment
    if day.type == "TIME" and day.is_day and _between(left, right, words) in _ON:
        return _in_part(left, right)
    if time.type != "TIME" or day.type != "DATE" or not (day.is_day or (day.edtf and day.basis == "unanchored") or day.value.startswith("XXXX-WXX")):
        return None
    if _between(left, right, words) not in _ON or time.basis == "explicit":
        return None
    clock = time.value.partition("T")[2]
    if not clock or len(day.value) > 10:
        return None
    stamp = (time.edtf or "").partition("T")[2]
    edtf = f"{day.value}T{stamp}" if stamp and day.is_day else day.edtf
    return Found(left.start, right.stop, replace(day, type="TIME", value=f"{day.value}T{clock}", edtf=edtf))


def _in_part(left: Found, right: Found) -> Found | None:
    """7:40 on Thursday morning, 9.30 on Friday night: the hour of that part of that day; None where there is no such hour in it."""
    clock, part = left.moment.value.partition("T")[2], right.moment.value.partition("T")[2]
    if left.moment.type != "TIME" or left.moment.basis == "explicit" or part not in _FIRST_HOUR or not _HOUR.fullmatch(clock):
        return None
    hour = int(clock[:2])
    if hour < _FIRST_HOUR[part] and _FIRST_HOUR[part] <= hour + 12 < 24:
        hour += 12
    moment = on_day(right.moment.first, right.moment.basis) if right.moment.first else right.moment
    return Found(left.start, right.stop, moment.clock(f"{hour:02d}{clock[2:]}"))


_FIRST_HOUR = {"MO": 0, "AF": 12, "EV": 16, "NI": 18}
"""The hour with which a part of the day begins; the small hours of a night are left as they are."""
_HOUR = re.compile(r"\d\d:\d\d")


def _same_day(out: list[Found], words: Sequence[Token]) -> None:
    """Between 7:37 and 7:40 on Thursday, 8:50 a.m. (0750 GMT) Thursday: the first hour is of the day that follows the second."""
    for index in range(len(out) - 1):
        left, right = out[index], out[index + 1]
        if left.moment.type != "TIME" or left.moment.basis == "explicit" or not _HOUR.fullmatch(left.moment.value.partition("T")[2][:5]):
            continue
        link, day = _between(left, right, words), right.moment.first
        if link == ("(",) and index + 2 < len(out) and _between(right, out[index + 2], words) in _CLOSED and out[index + 2].moment.type == "DATE":
            day = out[index + 2].moment.first if out[index + 2].moment.is_day else None
            out[index + 1] = _moved(right, day)
        elif link not in _HOURS or right.moment.type != "TIME" or right.stop - right.start < 2 or not right.moment.is_day:
            continue
        out[index] = _moved(left, day)


_CLOSED = frozenset({(")",), (")", "on"), (")", ",")})
_HOURS = frozenset({("and",), ("to",), ("-",), ("–",), ("or",), ("and", "at")})


def _moved(one: Found, day: date | None) -> Found:
    """The same hour on another day."""
    if day is None or one.moment.first is None:
        return one
    edtf = one.moment.edtf and day.isoformat() + one.moment.edtf[10:]
    return replace(one, moment=replace(one.moment, first=day, last=day, value=day.isoformat() + one.moment.value[10:], edtf=edtf))


def _one_night(left: Found, right: Found, words: Sequence[Token]) -> Found | None:
    """The night of 14-15 April; the night of July 3 to July 4; the night of Wednesday 12 to Thursday 13 July."""
    night, day = left.moment, right.moment
    if not night.value.endswith("TNI") or not night.is_day or not day.is_day or night.first is None or day.first is None:
        return None
    link = tuple(word for word in _between(left, right, words) if word != str(night.first.day))
    if (day.first - night.first).days != 1 or link not in _NIGHT:
        return None
    return Found(left.start, right.stop, replace(night, last=day.first, edtf=None, precision="interval"))


_NIGHT = frozenset({("-",), ("–",), ("to",), ("/",), ("and",), ("into",)})


def _with_part(one: Found, words: Sequence[Token]) -> Found:
    """July 19 evening: the part of day right behind a date."""
    day = one.moment
    if day.type != "DATE" or not day.is_day or one.stop >= len(words):
        return one
    part = PARTS.get(words[one.stop].low)
    return Found(one.start, one.stop + 1, day.during(part)) if part and words[one.stop].low != "overnight" else one


def _in_week(one: Found, words: Sequence[Token]) -> Found:
    """The week of March 6: the week that holds the day."""
    if one.moment.type == "DATE" and one.moment.is_day and tuple(word.low for word in words[max(0, one.start - 3) : one.start]) == ("the", "week", "of"):
        assert one.moment.first is not None
        return Found(one.start - 3, one.stop, in_week(one.moment.first, one.moment.basis))
    return one


def _ranges(out: list[Found], words: Sequence[Token]) -> None:
    """From July 19 to July 22: both ends are dated by the whole range, and share the year that one of them has."""
    for index in range(len(out) - 1):
        left, right = out[index], out[index + 1]
        link = _between(left, right, words)
        before = words[left.start - 1].low if left.start else ""
        if not (len(link) == 1 and (link[0] in _TO or (link[0] == "and" and before == "between"))):
            continue
        if left.moment.type != "DATE" or right.moment.type != "DATE":
            continue
        first, last = _same_year(left.moment, right.moment), right.moment
        if first.first is None or last.last is None or first.first > last.last or first.first == last.last:
            continue
        for at, moment in ((index, first), (index + 1, last)):
            covered = replace(moment, first=first.first, last=last.last, edtf=f"{_edge(first, first.first)}/{_edge(last, last.last)}", precision="interval")
            out[at] = replace(out[at], moment=covered)


def _lists(out: list[Found], words: Sequence[Token]) -> None:
    """In October and December 2014: what is listed before a date with its year is of that year, or of the one before it."""
    for index in reversed(range(len(out) - 1)):
        left, right = out[index].moment, out[index + 1].moment
        if {left.type, right.type} != {"DATE"} or left.basis == "explicit" or _between(out[index], out[index + 1], words) not in _LIST:
            continue
        if (
            right.first is None
            or right.basis != "explicit"
            or left.precision != right.precision
            or left.precision == "interval"
            or not (m := _MONTH_DAY.fullmatch(left.value))
        ):
            continue
        month, day = int(m[1]), int(m[2] or 1)
        year = right.first.year - ((month, day) > (right.first.month, right.first.day))
        found = on_day(date(year, month, day), "explicit") if m[2] else in_month(year, month, "explicit")
        out[index] = replace(out[index], moment=found)


_LIST = frozenset({("and",), (",",), (",", "and"), ("and", "in"), ("and", "on"), ("or",)})
_MONTH_DAY = re.compile(r"(?:\d{4}|XXXX)-(\d\d)(?:-(\d\d))?")


def _edge(moment: Moment, day: date) -> str:
    """One end of an interval, as exact as the text gives it."""
    plain = moment.edtf is not None and not set("/T[") & set(moment.edtf)
    return moment.edtf if plain and moment.edtf else day.isoformat()


def _same_year(first: Moment, last: Moment) -> Moment:
    """The first end of a range with the year of the last, where only that one has it."""
    if last.first is None or last.basis != "explicit" or first.basis == "explicit" or len(first.value) != 10 or not last.is_day:
        return first
    try:
        day = date(last.first.year, int(first.value[5:7]), int(first.value[8:10]))
        day = day if day <= last.first else day.replace(year=day.year - 1)
    except ValueError:
        return first
    return replace(first, value=day.isoformat(), first=day, last=day, edtf=None, basis="anaphoric")


def _since(out: list[Found], words: Sequence[Token], anchors: Days) -> None:
    """Since April: from then until the day of publication, or open where that is unknown."""
    for index, one in enumerate(out):
        moment = one.moment
        before = words[one.start - 1].low if one.start else ""
        if before != "since" or moment.type != "DATE" or moment.first is None or moment.last is None or moment.precision == "interval":
            continue
        start = moment.edtf or moment.first.isoformat()
        if anchors.days is None or "/" in start or "[" in start:
            continue
        end = anchors.days[1]
        if moment.last < end:
            out[index] = replace(one, moment=replace(moment, last=end, edtf=f"{start}/{end.isoformat()}", precision="interval"))


def _local(out: list[Found], words: Sequence[Token]) -> None:
    """6 p.m. Eastern time Sunday, or early Monday in the area: one instant, two calendar days; both stay possible for the first."""
    for index in range(len(out) - 1):
        left, right = out[index], out[index + 1]
        if left.moment.type != "TIME" or not left.moment.is_day or not right.moment.is_day:
            continue
        link, behind = _between(left, right, words), tuple(word.low for word in words[right.stop : right.stop + 3])
        if len(link) > 4 or not ({"or", "(", "–", "—"} & set(link)) or not behind:
            continue
        if behind[0] in ("local", "locally", "there") or behind[:2] in (("in", "the"), ("in", "iraq")) or behind[0] == "in":
            first, last = sorted((left.moment.first, right.moment.first), key=str)
            assert first is not None
            assert last is not None
            if 0 < (last - first).days <= 1:
                days = replace(left.moment, first=first, last=last, edtf=f"[{first.isoformat()},{last.isoformat()}]", precision="interval")
                out[index] = replace(left, moment=days)
