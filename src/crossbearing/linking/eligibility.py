"""Which mentions may make an incident: what has happened, is suspected or is denied; never a threat, a plan or a thought."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.linking.nodes import Node

HAPPENED = frozenset({"actual", "suspected", "denied"})


def _definite(node: Node) -> bool:
    """Is a planned act named as one definite event of the past: prevented, or dated before the report came out?"""
    if node.type.family == "disrupted":
        return True
    if node.modality != "planned" or node.date is None or node.date.latest is None or node.published is None:
        return False
    return node.date.latest <= node.published and (node.date.days or 0) == 1


def candidates(nodes: Sequence[Node]) -> list[Node]:
    """The nodes that may be part of an incident, in the order given: those that happened and those that refer back to one that did."""
    able = {n.id for n in nodes if n.modality in HAPPENED or _definite(n)}
    kept = able | {n.id for n in nodes if n.mentions[0].antecedent in able}
    return [n for n in nodes if n.id in kept]


def stands(cluster: Sequence[Node]) -> bool:
    """Does the cluster make an incident?  A denial alone does only where it names a date or a place."""
    return any(any(m.modality != "denied" for m in n.mentions) or n.date is not None or n.place is not None for n in cluster)
