"""One date, place and type for a cluster, each by a named rule; the values of the single reports stay with their claims."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from crossbearing.linking.features import GENERIC, LOOSE, SPOT_KM
from crossbearing.linking.nodes import NARROW_DAYS, Node
from crossbearing.records.ontology import EventType
from crossbearing.records.value import SAID, FuzzyDate, PlaceRef, between, month_day

T = TypeVar("T")

BORDER = re.compile(r"\b(?:border|frontier)\b", re.IGNORECASE)
"""A line, of which a town in the same report says more."""
STATES = frozenset(("PCLI", "CONT"))
SEAS = frozenset(("SEA", "GULF", "BAY", "STRT", "CHN", "OCN"))
NOBODY = "no report says"
ONLY = "the only value given"
MOST = "given by most reports"
NARROWEST = "the most specific of the values given"
OTHER_YEAR = "day as given, year from another report"
WHOLE = "the window that the reports span"
NEWS = "told as news without a day: when the first report came out, or the day before"
TOLD = "told as news without a day: when somebody first spoke of it, or the day before"
EVE, RECENT = timedelta(1), timedelta(3)
NEWS_DAYS = timedelta(7)
HAPPENED = frozenset(("actual", "suspected", "denied"))
"""Modalities of what has happened, if it has."""


def support(values: Iterable[tuple[str, T]]) -> dict[T, set[str]]:
    """Which reports stand behind each value."""
    by: dict[T, set[str]] = defaultdict(set)
    for report, value in values:
        by[value].add(report)
    return by


def _best(by: dict[T, set[str]], order: Callable[[T], tuple[object, ...]]) -> tuple[T, str]:
    """The value with most reports behind it, then the first in ``order``; and the rule that chose it."""
    ranked = sorted(by, key=lambda v: (-len(by[v]), *order(v)))
    if len(ranked) == 1:
        return ranked[0], ONLY
    return ranked[0], MOST if len(by[ranked[0]]) > len(by[ranked[1]]) else NARROWEST


def _width(value: FuzzyDate) -> int:
    return value.days if value.days is not None else 10**6


def anchored(value: FuzzyDate, others: Iterable[FuzzyDate]) -> FuzzyDate | None:
    """A day without its year, in the one year that other reports of the same event give; None where they give none or several."""
    day = month_day(value)
    years = {o.earliest.year for o in others if o.anchored and o.earliest and month_day(o) == day and day}
    return value.with_year(years.pop(), "other_report") if len(years) == 1 else None


def single_date(nodes: Sequence[Node]) -> tuple[FuzzyDate | None, str]:
    """The date of a single event: the most specific value that most reports give; no year is ever guessed."""
    dated = [(n.report, n.date) for n in nodes if n.date is not None]
    if not dated:
        return None, NOBODY
    if all(d == dated[0][1] for _, d in dated):
        return dated[0][1], OTHER_YEAR if dated[0][1].anchored and dated[0][1].basis == "other_report" else ONLY
    full = [(r, d) for r, d in dated if d.anchored]
    bare = [(r, d) for r, d in dated if not d.anchored]
    if not full:
        return _best(support(bare), lambda d: (d.edtf,))
    lent = [(r, found) for r, d in bare if (found := anchored(d, (o for _, o in full)))]
    narrow = [(r, d) for r, d in [*full, *lent] if _width(d) <= NARROW_DAYS]
    pool = _by_edtf(_just_past(nodes, narrow) or narrow or full)
    value, rule = _best(support(pool), lambda d: (_width(d), d.edtf))
    return value, OTHER_YEAR if value.basis == "other_report" else rule


def _just_past(nodes: Sequence[Node], dated: Sequence[tuple[str, FuzzyDate]]) -> list[tuple[str, FuzzyDate]]:
    """Of the days given for what reports are mainly about, those shortly before their report came out: a day of months ago belongs to its background."""
    published = {n.report: n.published for n in nodes if n.main and not n.background and n.published is not None}
    return [(r, d) for r, d in dated if r in published and d.latest is not None and timedelta(0) <= published[r] - d.latest <= NEWS_DAYS]


def news_day(nodes: Sequence[Node], of_the_day: Collection[str]) -> tuple[FuzzyDate | None, str]:
    """When happened what nobody gives a day for, though reports ``of_the_day`` (ids) tell it as their news: as the first came out, or the day before.

    Nobody says so: both days are uncertain in EDTF ("2024-05-13?/2024-05-14?").
    """
    told = [n.published for n in nodes if n.published is not None and n.report in of_the_day and not n.background and n.modality in HAPPENED]
    if not told or len(told) < len(nodes):
        return None, NOBODY
    days = between(min(told) - EVE, min(told), basis="published")
    return replace(days, edtf="/".join(f"{day}?" for day in days.edtf.split("/"))), NEWS


def told_day(nodes: Sequence[Node]) -> tuple[FuzzyDate | None, str]:
    """When happened what nobody gives a day for, though somebody spoke of it as news on a day: the first of these days, or the one before."""
    said = [m.date for n in nodes for m in n.mentions if m.date is not None and m.date.basis == SAID]
    return (min(said, key=lambda d: d.earliest or date.max), TOLD) if said else (None, NOBODY)


def fresh_reports(nodes: Sequence[Node]) -> frozenset[str]:
    """The reports that tell of a day shortly before they came out."""
    dated = ((n.report, n.published, n.date.latest) for n in nodes if n.published is not None and n.date is not None and (n.date.days or 0) == 1)
    return frozenset(report for report, published, day in dated if day is not None and published - RECENT <= day <= published)


def _by_edtf(dated: Sequence[tuple[str, FuzzyDate]]) -> list[tuple[str, FuzzyDate]]:
    """The same dates with one record for each EDTF value, whatever the basis."""
    first: dict[str, FuzzyDate] = {}
    for _, value in sorted(dated, key=lambda x: (x[1].edtf, x[1].basis)):
        first.setdefault(value.edtf, value)
    return [(r, first[d.edtf]) for r, d in dated]


def series_date(nodes: Sequence[Node]) -> tuple[FuzzyDate | None, str]:
    """The window of a series: the narrowest where all windows meet, else from the first day to the last."""
    known = sorted({n.date.edtf: n.date for n in nodes if n.date is not None and n.date.anchored}.values(), key=lambda d: (_width(d), d.edtf))
    if not known:
        return single_date(nodes)
    if len(known) == 1:
        return known[0], ONLY
    if all(known[0].meets(d) for d in known[1:]):
        return known[0], NARROWEST
    lows, highs = [d.earliest for d in known if d.earliest], [d.latest for d in known if d.latest]
    if len(lows) < len(known) or len(highs) < len(known):
        return known[0], NARROWEST
    return between(min(lows, default=date.min), max(highs, default=date.max), basis="explicit"), WHOLE


def _own_place(nodes: Sequence[Node]) -> PlaceRef | None:
    """Where one report puts the event: the most specific of its places that agree with the first one that it names."""
    told = [n.place for n in nodes if n.place is not None]
    if len(told) < 2:
        return told[0] if told else None
    town = any(p.latitude is not None and (p.radius_km or 0) <= SPOT_KM and not BORDER.search(p.name) for p in told)
    named = [p for p in told if not (town and BORDER.search(p.name))]
    agreeing = [p for p in named if p.latitude is not None and p.meets(named[0])]
    return min(agreeing, key=lambda p: p.radius_km if p.radius_km is not None else 10**6) if agreeing else (named[0] if named else None)


def place_of(nodes: Sequence[Node]) -> tuple[PlaceRef | None, str]:
    """The most specific place that most reports give or mean, in the country that most of them place it in; a village of no gazetteer, known by its
    name alone, where more reports name it than any place that has a point."""
    by_report: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        by_report[node.report].append(node)
    placed = [(report, place) for report, told in by_report.items() if (place := _own_place(told)) is not None]
    if not placed:
        return None, NOBODY
    if all(place == placed[0][1] for _, place in placed):
        return placed[0][1], ONLY
    lands = support((r, p.country) for r, p in placed if p.country)
    most = max((len(reports) for reports in lands.values()), default=0)
    at_home = [(r, p) for r, p in placed if p.country is None or len(lands[p.country]) == most]
    pool = _telling([(r, p) for r, p in at_home if p.latitude is not None]) or at_home
    own = support(pool)
    by = {p: {r for r, q in pool if q == p or _may_be(q, p) or (len(own[p]) > 1 and _seat_of(q, p))} for p in own}
    best = _best(by, lambda p: (p.radius_km if p.radius_km is not None else 10**6, p.name))
    return _unlisted(placed, len(by[best[0]])) or best


def _telling(located: Sequence[tuple[str, PlaceRef]]) -> list[tuple[str, PlaceRef]]:
    """Of places with a point the towns and sites, but the sea where more reports name it: what happens at sea is told by towns on its shore, too;
    else regions and seas before states."""
    spots = [(r, p) for r, p in located if (p.radius_km or 0) <= SPOT_KM]
    seas = [(r, p) for r, p in located if p.feature_code in SEAS]
    if len({r for r, _ in seas}) > len({r for r, _ in spots}):
        return seas
    return spots or [(r, p) for r, p in located if p.feature_code not in STATES] or list(located)


def _may_be(one: PlaceRef, other: PlaceRef) -> bool:
    """Have both a point, and can they be the same spot?"""
    return one.meets(other) is True


def _seat_of(town: PlaceRef, place: PlaceRef) -> bool:
    """Is the one the town that gives its name to the province in which the other lies ("in Idlib" is in the province as often)?"""
    same = town.country == place.country and town.admin1 is not None and town.admin1 == place.admin1
    return same and town.name != place.name and town.admin1 in (town.name, f"{town.name} Governorate", f"{town.name} Province")


def _unlisted(placed: Sequence[tuple[str, PlaceRef]], reports: int) -> tuple[PlaceRef, str] | None:
    """The place without a point that more than so many reports name; it is in the country in which all of them are."""
    located = {p.name for _, p in placed if p.latitude is not None}
    named = support((r, p.name) for r, p in placed if p.latitude is None and p.name not in located)
    name = max(named, key=lambda n: (len(named[n]), n), default=None)
    if name is None or len(named[name]) <= reports:
        return None
    lands = {p.country for _, p in placed if p.country}
    return replace(next(p for _, p in placed if p.name == name), country=lands.pop() if len(lands) == 1 else None), MOST


NARROWER = {"bombing": "suicide-bombing", "explosion": "suicide-bombing"}
"""What a bombing was that is told as no more by most: who says how says more, and contradicts nobody."""
TOLD_TWICE = 2


def _vagueness(kind: EventType) -> int:
    """0 for a type that names a means or an act, 1 for a blast, 2 for a word that writers use for any act, 3 for what came of it ("burned down")."""
    if kind.key in LOOSE - GENERIC:
        return 3
    return 1 if kind.key == "explosion" else 2 if kind.key in GENERIC or kind.family == "abduction" else 0


def type_of(nodes: Sequence[Node]) -> EventType:
    """The kind of event that most reports give, then most mentions, then the first: one that names the means before a general one, and that before
    one that tells what came of it."""
    least = min(_vagueness(n.type) for n in nodes)
    by = support((n.report, n.type) for n in nodes if _vagueness(n.type) == least)
    told = Counter(m.type for n in nodes for m in n.mentions)
    places = {n.type: -i for i, n in reversed(list(enumerate(nodes)))}
    best = _best(by, lambda t: (-told[t], -places[t], t.key))[0]
    return next((kind for kind in told if kind.key == NARROWER.get(best.key) and told[kind] >= TOLD_TWICE), best)
