"""Linking: from event mentions to incidents, each merge explained, reversible, and the same whatever the order of arrival.

nodes.py gathers what is compared, blocking.py chooses pairs, features.py and scoring.py compare them, facts.py and judging.py forbid or force,
clustering.py joins, reconciling.py chooses a date, place and type, series.py finds the members of series.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from crossbearing.linking.blocking import candidate_pairs
from crossbearing.linking.clustering import Pair, cluster, ordered
from crossbearing.linking.eligibility import candidates, stands
from crossbearing.linking.facts import excluded
from crossbearing.linking.judging import Constraints, constraints, incident_id
from crossbearing.linking.nodes import Node, all_nodes
from crossbearing.linking.reconciling import place_of, series_date, single_date, type_of
from crossbearing.linking.scoring import Scorer, default_scorer
from crossbearing.linking.series import memberships
from crossbearing.records.claim import ReadReport
from crossbearing.records.incident import Incident, Judgement, Linked, PairScore

__all__ = ["incident_id", "link", "link_nodes"]


def _back_references(nodes: Sequence[Node]) -> list[Pair]:
    """Pairs that a report itself says are one event."""
    at = {n.id: i for i, n in enumerate(nodes)}
    found = ((i, at.get(n.mention.antecedent or "")) for i, n in enumerate(nodes))
    return sorted(ordered(i, j) for i, j in found if j is not None and i != j)


def _is_series(members: Sequence[Node]) -> bool:
    """Is the cluster a series?"""
    kinds = {n.series for n in members}
    return True in kinds or kinds == {None}


def _incident(members: Sequence[Node], inside: tuple[str, ...]) -> Incident:
    """One cluster as an incident; its id is that of its earliest mention."""
    group = _is_series(members)
    when, when_rule = series_date(members) if group else single_date(members)
    where, where_rule = place_of(members)
    return Incident(
        id=incident_id(members[0].id),
        type=type_of(members),
        mentions=tuple(n.id for n in members),
        group=group,
        members=inside,
        background=all(n.mention.background for n in members),
        date=when,
        date_basis=when_rule,
        place=where,
        place_basis=where_rule,
    )


def _scored(nodes: Sequence[Node], scorer: Scorer) -> dict[Pair, PairScore]:
    """The candidate pairs that no hard fact excludes, scored."""
    pairs = candidate_pairs(nodes)
    return {(i, j): scorer.score(nodes[i], nodes[j]) for i, j in pairs if excluded(nodes[i], nodes[j]) is None}


def _maybe(scores: Mapping[Pair, PairScore], nodes: Sequence[Node], at: Mapping[str, str], judged: Constraints, floor: float) -> tuple[PairScore, ...]:
    """Pairs of incidents that may be one: the best pair of mentions between them is near the threshold, and nobody has kept them apart."""
    apart = {frozenset((at.get(nodes[i].id), at.get(nodes[j].id))) for i, j in judged.different}
    best: dict[tuple[str, str], PairScore] = {}
    for (i, j), pair in scores.items():
        a, b = at.get(nodes[i].id), at.get(nodes[j].id)
        if a is None or b is None or a == b or pair.score < floor or frozenset((a, b)) in apart:
            continue
        key = (min(a, b), max(a, b))
        if key not in best or pair.score > best[key].score:
            best[key] = PairScore(left=key[0], right=key[1], score=round(pair.score, 4), features=pair.features)
    return tuple(best[k] for k in sorted(best))


def link_nodes(nodes: Sequence[Node], judgements: Sequence[Judgement] = (), scorer: Scorer | None = None) -> Linked:
    """Link nodes given in canonical order."""
    scorer = scorer or default_scorer()
    nodes = candidates(nodes)
    judged = constraints(judgements, nodes)
    scores = _scored(nodes, scorer)
    given = [*judged.same, *_back_references(nodes)]
    values = {pair: found.score for pair, found in scores.items()}
    grown = cluster(len(nodes), values, given, judged.different, (scorer.merge, lambda i, j: excluded(nodes[i], nodes[j]) is not None))
    clusters = [[nodes[i] for i in sorted(members)] for _, members in sorted(grown.members.items())]
    by_kind: dict[bool, dict[str, Sequence[Node]]] = defaultdict(dict)
    for members in filter(stands, clusters):
        by_kind[_is_series(members)][incident_id(members[0].id)] = members
    inside = memberships(by_kind[True], by_kind[False])
    incidents = [_incident(c, inside.get(k, ())) for kind in (True, False) for k, c in by_kind[kind].items()]
    at = {m: i.id for i in incidents for m in i.mentions}
    return Linked(incidents=tuple(sorted(incidents, key=lambda i: i.id)), mention_incident=at, duplicates=_maybe(scores, nodes, at, judged, scorer.maybe))


def link(reports: Sequence[ReadReport], judgements: Sequence[Judgement] = ()) -> Linked:
    """Which mentions of all reports tell of the same event?  The outcome does not depend on the order of the reports."""
    return link_nodes(all_nodes(reports), judgements)
