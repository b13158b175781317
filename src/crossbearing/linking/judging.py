"""Human judgements as constraints: which mentions must be one incident, which must not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.linking.nodes import Node
from crossbearing.records.document import content_id
from crossbearing.records.incident import Judgement


def incident_id(mention: str) -> str:
    """The id of the incident whose earliest mention this is."""
    return content_id("incident", mention)


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """Pairs of node indices that a person has joined or kept apart."""

    same: tuple[tuple[int, int], ...] = ()
    different: tuple[tuple[int, int], ...] = ()


def _lookup(nodes: Sequence[Node]) -> Mapping[str, int]:
    """Mention ids, and the ids of the incidents that they would name, to indices."""
    table = {incident_id(n.id): i for i, n in enumerate(nodes)}
    table.update({n.id: i for i, n in enumerate(nodes)})
    return table


def _sides(judgement: Judgement, at: Mapping[str, int]) -> tuple[int, int] | None:
    """The two mentions that a judgement is about; None where a report of one is gone."""
    left, right = at.get(judgement.subject), at.get(judgement.object)
    if (left is None or right is None) and len(judgement.evidence) == 2:
        left, right = at.get(judgement.evidence[0]), at.get(judgement.evidence[1])
    return None if left is None or right is None or left == right else (min(left, right), max(left, right))


def constraints(judgements: Iterable[Judgement], nodes: Sequence[Node]) -> Constraints:
    """The standing judgements about pairs; of two on one pair the later holds."""
    standing = [j for j in judgements if j.kind in {"same", "different"} and j.withdrawn_at is None]
    at = _lookup(nodes) if standing else {}
    last: dict[tuple[int, int], str] = {}
    for judgement in sorted(standing, key=lambda j: j.number):
        if pair := _sides(judgement, at):
            last[pair] = judgement.kind
    return Constraints(
        same=tuple(sorted(p for p, kind in last.items() if kind == "same")),
        different=tuple(sorted(p for p, kind in last.items() if kind == "different")),
    )
