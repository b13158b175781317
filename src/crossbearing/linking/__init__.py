"""Linking: from event mentions to incidents, each merge explained, reversible, and the same whatever the order of arrival.

``eligibility`` says which mentions may be incidents; ``nodes`` gathers what is compared, ``copies`` holds what is told
word for word a second time to its original, ``events`` joins the mentions of one event inside a report, ``blocking``
chooses pairs of events across reports, ``features``, ``telling``, ``wording`` and ``scoring`` compare them, ``facts``
and ``judging`` forbid or force, ``clustering`` joins, ``reconciling`` chooses a date, place and type, ``series`` finds
the members of series.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from crossbearing.linking.blocking import candidate_pairs
from crossbearing.linking.clustering import Pair, cluster, ordered
from crossbearing.linking.copies import originals
from crossbearing.linking.eligibility import candidates, stands
from crossbearing.linking.events import lifted, report_events, series_among
from crossbearing.linking.facts import days_exclude, excluded
from crossbearing.linking.judging import constraints, incident_id
from crossbearing.linking.nodes import Node, all_nodes
from crossbearing.linking.reconciling import fresh_reports, news_day, place_of, series_date, single_date, told_day, type_of
from crossbearing.linking.scoring import Scorer, shipped
from crossbearing.linking.series import memberships
from crossbearing.records.claim import ReadReport
from crossbearing.records.incident import Incident, Judgement, Linked, PairScore
from crossbearing.spreading import Spread, in_turn

TOLD_APART = 0.05
"""Two events of one report that score less than this are not joined by way of another report."""

__all__ = ["incident_id", "link", "link_nodes"]


class Scorers(NamedTuple):
    """What scores two events of one report, and two of different reports."""

    inside: Scorer
    across: Scorer

    def of(self, a: Node, b: Node) -> Scorer:
        """What scores these two."""
        return self.inside if a.report == b.report else self.across


def _is_series(members: Sequence[Node]) -> bool:
    """Is the cluster a series: counted or with a window, or told of in the plural without any one day or month?"""
    found = series_among(members)
    dated = any(n.date is not None and n.date.precision in {"day", "month"} for n in members)
    return found is True or (found is None and not dated and any(m.group for n in members for m in n.mentions))


def _incident(key: str, members: Sequence[Node], inside: tuple[str, ...], of_the_day: frozenset[str]) -> Incident:
    """One cluster as an incident; its id, ``key``, is that of its earliest mention; ``of_the_day``: reports that tell of their own day."""
    group = _is_series(members)
    when, when_rule = series_date(members) if group else single_date(members)
    if when is None and not group:
        when, when_rule = told_day(members)
    if when is None and not group:
        when, when_rule = news_day(members, of_the_day)
    where, where_rule = place_of(members)
    return Incident(
        id=key,
        type=type_of(members),
        mentions=tuple(m.id for n in members for m in n.mentions),
        group=group,
        members=inside,
        background=all(n.background for n in members),
        date=when,
        date_basis=when_rule,
        place=where,
        place_basis=where_rule,
    )


def _scored(events: Sequence[Node], twice: frozenset[Pair], scorers: Scorers, spread: Spread) -> dict[Pair, float]:
    """How probably the candidate pairs that no hard fact excludes are one event each; with them the pairs that share a report, which
    that report has told apart, and those that are told ``twice`` in the same words."""
    by: dict[str, list[int]] = defaultdict(list)
    for i, event in enumerate(events):
        by[event.report].append(i)
    pairs = {p for p in candidate_pairs(events) if events[p[0]].report != events[p[1]].report}.union(twice, *(combinations(rows, 2) for rows in by.values()))

    def likely(pair: Pair) -> float | None:
        a, b = events[pair[0]], events[pair[1]]
        return scorers.of(a, b).probability(a, b) if pair in twice or excluded(a, b) is None else None

    held = sorted(pairs)
    return {pair: found for pair, found in zip(held, spread(likely, held), strict=True) if found is not None}


def _telling_apart(events: Sequence[Node], scores: Mapping[Pair, float], twice: frozenset[Pair]) -> Callable[[int, int], bool]:
    """Are two events kept apart by a hard fact, or by a report that tells of both as of two?  A copy bears the witness of its original too, from which
    only another day keeps it apart.  A pair with a score is one that no fact excludes."""
    original = {copy: first for first, copy in sorted(twice, reverse=True) if days_exclude(events[first], events[copy]) is None}

    def facts(pair: Pair) -> bool:
        a, b = events[pair[0]], events[pair[1]]
        if (score := scores.get(pair)) is None:
            return excluded(a, b) is not None
        return a.report == b.report and score < TOLD_APART

    def apart(i: int, j: int) -> bool:
        pair, there = ordered(i, j), ordered(original.get(i, i), original.get(j, j))
        if pair in twice:
            return days_exclude(events[i], events[j]) is not None
        return facts(pair) or (there != pair and there[0] != there[1] and facts(there))

    return apart


def _maybe(
    events: Sequence[Node], scores: Mapping[Pair, float], at: Mapping[int, str], apart: set[frozenset[str | None]], scorers: Scorers
) -> tuple[PairScore, ...]:
    """Pairs of incidents that may be one: the best pair of events between them is near the threshold, and nobody has kept them apart."""
    best: dict[tuple[str, str], Pair] = {}
    for (i, j), score in scores.items():
        a, b = at.get(i), at.get(j)
        if a is None or b is None or a == b or score < scorers.across.maybe or frozenset((a, b)) in apart:
            continue
        key = (min(a, b), max(a, b))
        if key not in best or score > scores[best[key]]:
            best[key] = (i, j)
    return tuple(_between(key, scorers.of(events[i], events[j]).score(events[i], events[j])) for key, (i, j) in sorted(best.items()))


def _between(incidents: tuple[str, str], pair: PairScore) -> PairScore:
    """The score of two incidents: that of their best pair of events."""
    return PairScore(left=incidents[0], right=incidents[1], score=round(pair.score, 4), features=pair.features)


def link_nodes(nodes: Sequence[Node], judgements: Sequence[Judgement] = (), spread: Spread = in_turn) -> Linked:
    """Link nodes given in canonical order: inside each report first, then across reports; ``spread``: how pairs are scored, each by itself."""
    nodes = candidates(nodes)
    judged, copied = constraints(judgements, nodes), originals(nodes)
    scorers = Scorers(inside=shipped("inside"), across=shipped("across"))
    events = report_events(nodes, judged, copied, scorers.inside)
    twice = frozenset(lifted(copied.items(), nodes, events))
    same, apart = lifted(judged.same, nodes, events), lifted(judged.different, nodes, events)
    scores = _scored(events, twice, scorers, spread)
    grown = cluster(len(events), scores, same, apart, (scorers.across.merge, _telling_apart(events, scores, twice)))
    by_kind: dict[bool, dict[str, Sequence[Node]]] = defaultdict(dict)
    at: dict[int, str] = {}
    for rows in grown.members.values():
        members = [events[i] for i in sorted(rows)]
        if stands(members):
            key = incident_id(members[0].id)
            by_kind[_is_series(members)][key] = members
            at.update(dict.fromkeys(rows, key))
    inside = memberships(by_kind[True], by_kind[False])
    fresh = fresh_reports(nodes)
    incidents = [_incident(k, c, inside.get(k, ()), fresh) for kind in (True, False) for k, c in by_kind[kind].items()]
    return Linked(
        incidents=tuple(sorted(incidents, key=lambda i: i.id)),
        mention_incident={m: i.id for i in incidents for m in i.mentions},
        duplicates=_maybe(events, scores, at, {frozenset((at.get(i), at.get(j))) for i, j in apart}, scorers),
    )


def link(reports: Sequence[ReadReport], judgements: Sequence[Judgement] = (), spread: Spread = in_turn) -> Linked:
    """Which mentions of all reports tell of the same event?  The outcome does not depend on the order of the reports, nor on how they are ``spread``."""
    return link_nodes(all_nodes(reports), judgements, spread)
