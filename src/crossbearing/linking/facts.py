"""Hard facts: why two mentions cannot be the same event, whatever their wording."""

from __future__ import annotations

import re
from datetime import timedelta

from crossbearing.linking.features import DAY_SLACK, GENERIC, REGION_KM, WIDE_DAYS, gap_days, long_before, namesakes, other_toll, same_month_day
from crossbearing.linking.nodes import Node
from crossbearing.linking.telling import told_as_other
from crossbearing.records.value import FuzzyDate

FAR_KM = 120.0
"""Beyond this distance (past both radii) no slip of a reporter explains two towns of one event."""
NEAR_KM = 40.0
"""And within one report, where a village and the town that it belongs to may be named for one event, beyond this."""

SEASON_DAYS = 180
"""Of reports so many days apart, each tells of other news."""

PHYSICAL = frozenset({"blast", "ground", "abduction", "property", "disrupted"})
"""Families of violence, which one incident may join: a raid in which hostages were taken, a house burned."""


def days_exclude(a: Node, b: Node) -> str | None:
    """Do the days that are given leave no day on which both happened?"""
    gap = gap_days(a.date, b.date)
    if gap is not None:
        limit = 1 if a.report == b.report else DAY_SLACK
        return "the dates exclude each other" if gap > limit else None
    if a.date is None or b.date is None:
        return None
    return "the days of the year differ" if same_season(a.date, b.date) is False else None


SLACK = timedelta(1)
"""It may be tomorrow already where the event was."""


def _before_it_happened(a: Node, b: Node) -> str | None:
    """No report tells of what happens after it came out."""
    for told, dated in ((a, b), (b, a)):
        day = dated.date.earliest if dated.date is not None and dated.date.anchored else None
        if told.date is None and told.published is not None and day is not None and day > told.published + SLACK and told.modality != "planned":
            return "one was told of before the other happened"
    return None


def _another(a: Node, b: Node) -> str | None:
    """ "Another shell killed seven", after one that killed two."""
    return "the report calls it another one, with dead of its own" if told_as_other(a, b) and other_toll(a, b) else None


def _history(a: Node, b: Node) -> str | None:
    """What a report is about, told without a day, did not happen long before it came out, on a day of its background; nor, in a report without a day of
    its own, in a year that is named beside it."""
    for news, old in ((a, b), (b, a)):
        if news.background or news.date is not None or old.date is None or old.main:
            continue
        if news.published is not None:
            if news.main and old.background and a.report == b.report and long_before(old, news):
                return "one is what the report is about, the other long past"
            continue
        if (old.date.days or 0) > WIDE_DAYS and old.date.anchored:
            return "a year that is told beside news without a day is not its year"
        if news.main and old.background and a.report == b.report:
            return "one is what the report is about, the other its background"
    return None


def _news_apart(a: Node, b: Node) -> str | None:
    """What one report tells as news, without a day, is not the news of another that came out half a year before or after."""
    if a.date is not None or b.date is not None or a.background or b.background or a.published is None or b.published is None:
        return None
    return "each is news without a day, in reports half a year apart" if abs((a.published - b.published).days) > SEASON_DAYS else None


def same_season(a: FuzzyDate, b: FuzzyDate) -> bool | None:
    """Do two dates, one of them without its year, agree in month and day as far as they give them?  None where one gives no month."""
    parts = [re.match(r"[\dX]{4}-(\d\d)(?:-(\d\d))?(?!.*/)", d.edtf) for d in (a, b)]
    if parts[0] is None or parts[1] is None:
        return None
    return parts[0][1] == parts[1][1] and (parts[0][2] is None or parts[1][2] is None or parts[0][2] == parts[1][2])


def _places(a: Node, b: Node) -> str | None:
    """Countries and regions are named loosely ("strikes in Syria and Iraq"); only towns exclude one another, and not by a namesake."""
    if a.place is None or b.place is None or namesakes(a.place, b.place) or max(a.place.radius_km or 0, b.place.radius_km or 0) > REGION_KM:
        return None
    beyond = (a.place.km_to(b.place) or 0.0) - (a.place.radius_km or 0) - (b.place.radius_km or 0)
    if a.report == b.report:
        return "one report names two places" if beyond > NEAR_KM else None
    return "the places are too far apart" if beyond > FAR_KM else None


def _background(a: Node, b: Node) -> str | None:
    if a.background == b.background or a.report == b.report:
        return None
    return None if gap_days(a.date, b.date) == 0 or same_month_day(a, b) else "one is news, the other background without an agreeing date"


ABOUT = frozenset({"arrest", "protest", "territory-transfer", "group-change", "base-established"})
"""Acts that follow a deed or are about it, and are never part of it."""


def _families(a: Node, b: Node) -> str | None:
    if a.type.key != b.type.key and {a.type.key, b.type.key} & ABOUT:
        return "one is an act about the other kind of deed"
    if a.type.family == b.type.family or {a.type.key, b.type.key} & GENERIC or {a.type.family, b.type.family} <= PHYSICAL:
        return None
    return "the kinds of event exclude each other"


def _series(a: Node, b: Node) -> str | None:
    if None not in (a.series, b.series) and a.series != b.series:
        return "one is a series, the other a single event"
    if a.report != b.report:
        return None
    if any(m.member_of in {x.id for x in other.mentions} for one, other in ((a, b), (b, a)) for m in one.mentions):
        return "one belongs to the other"
    return None


def excluded(a: Node, b: Node) -> str | None:
    """Why the two cannot be one event; None where nothing excludes it."""
    for rule in (_series, days_exclude, _before_it_happened, _another, _news_apart, _history, _background, _families, _places):
        if why := rule(a, b):
            return why
    return None
