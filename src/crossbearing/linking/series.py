"""Which single incidents belong to a series that a report tells of ("five attacks since April")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crossbearing.linking.blocking import families
from crossbearing.linking.nodes import Node

Members = Sequence[Node]


def _said(series: Members, single: Members) -> bool:
    """Does a report say in so many words that the event belongs to the series?"""
    wanted = {m.id for n in series for m in n.mentions}
    return any(m.member_of in wanted for n in single for m in n.mentions)


def _inside(window: Node, event: Node) -> bool:
    """Does one report tell of both, and does the event fall into the window by date, kind, place and hand?"""
    if window.report != event.report or window.date is None or event.date is None:
        return False
    if window.background != event.background:
        return False
    meets = window.date.anchored and event.date.anchored and window.date.meets(event.date)
    kind = set(families(window)) & set(families(event))
    rival = window.actors and event.actors and not window.actors & event.actors
    elsewhere = window.place and event.place and window.place.meets(event.place) is False and window.place.country != event.place.country
    return bool(meets and kind and not rival and not elsewhere)


def belongs(series: Members, single: Members) -> bool:
    """Is the single incident a member of the series?"""
    return _said(series, single) or any(_inside(a, b) for a in series for b in single)


def memberships(series: Mapping[str, Members], singles: Mapping[str, Members]) -> dict[str, tuple[str, ...]]:
    """Members of each series by incident id; only incidents that share a report with the series are looked at."""
    at: dict[str, list[str]] = {}
    for key, nodes in singles.items():
        for report in {n.report for n in nodes}:
            at.setdefault(report, []).append(key)
    found: dict[str, tuple[str, ...]] = {}
    for key, nodes in series.items():
        near = {k for n in nodes for k in at.get(n.report, ())}
        found[key] = tuple(sorted(k for k in near if belongs(nodes, singles[k])))
    return found
