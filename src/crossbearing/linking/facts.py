"""Hard facts: why two mentions cannot be the same event, whatever their wording."""

from __future__ import annotations

from crossbearing.linking.features import DAY_SLACK, GENERIC, REGION_KM, WIDE_DAYS, gap_days, other_toll
from crossbearing.linking.nodes import Node
from crossbearing.records.value import month_day

FAR_KM = 400.0
"""Beyond this distance (past both radii) no slip of a reporter explains two places of one event."""


def _dates(a: Node, b: Node) -> str | None:
    gap = gap_days(a.date, b.date)
    if gap is not None:
        limit = 1 if a.report == b.report else DAY_SLACK
        return "the dates exclude each other" if gap > limit else None
    if a.date is None or b.date is None:
        return None
    mine, theirs = month_day(a.date), month_day(b.date)
    return "the days of the year differ" if mine and theirs and mine != theirs else None


def _precise(node: Node) -> bool:
    return node.place is not None and (node.place.radius_km or 0) <= REGION_KM


def _places(a: Node, b: Node) -> str | None:
    """Countries and regions are named loosely ("strikes in Syria and Iraq"); only exact places exclude one another."""
    if a.place is None or b.place is None or not (_precise(a) and _precise(b)) or a.place.meets(b.place) is not False:
        return None
    if a.report == b.report:
        return "one report names two places"
    beyond = (a.place.km_to(b.place) or 0.0) - (a.place.radius_km or 0) - (b.place.radius_km or 0)
    abroad = a.place.country and b.place.country and a.place.country != b.place.country and beyond > FAR_KM / 4
    return "the places are too far apart" if abroad or beyond > FAR_KM else None


def _background(a: Node, b: Node) -> str | None:
    if a.background == b.background:
        return None
    if a.report == b.report and (a.date is None or b.date is None):
        return "one is news, the other background"
    narrow = all(n.date is not None and (n.date.days or WIDE_DAYS + 1) <= WIDE_DAYS for n in (a, b))
    return None if narrow and gap_days(a.date, b.date) == 0 else "one is news, the other background without an agreeing date"


def _families(a: Node, b: Node) -> str | None:
    if a.type.family == b.type.family or {a.type.key, b.type.key} & GENERIC:
        return None
    return "the kinds of event exclude each other"


def _refers(a: Node, b: Node) -> bool:
    return any(m.antecedent in {x.id for x in b.mentions} for m in a.mentions)


def _series(a: Node, b: Node) -> str | None:
    if None not in (a.series, b.series) and a.series != b.series:
        return "one is a series, the other a single event"
    if a.report != b.report:
        return None
    if any(m.member_of in {x.id for x in other.mentions} for one, other in ((a, b), (b, a)) for m in one.mentions):
        return "one belongs to the other"
    if other_toll(a, b) and not _refers(a, b) and not _refers(b, a):
        return "one report gives them different tolls"
    return None


def excluded(a: Node, b: Node) -> str | None:
    """Why the two cannot be one event; None where nothing excludes it."""
    for rule in (_series, _dates, _background, _families, _places):
        if why := rule(a, b):
            return why
    return None
