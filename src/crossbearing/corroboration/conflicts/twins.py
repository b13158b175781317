"""Incidents that are likely one, though something told them apart: what their sources say is held against each other all the same.

Reports that contradict each other most are the ones that linking finds hardest to join; a reader wants to see the contradiction before deciding on the join.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from crossbearing.corroboration.pile import Pile

LIKELY = 0.6
"""From this score on two incidents are rather one than two."""


def twins(pile: Pile) -> Mapping[str, tuple[str, ...]]:
    """By the id of each incident that has likely twins: them and itself, the one with most claims first.  Series and background have none.

    All of a group are twins of its first: one that is like another of them only is left to itself, else a chain would join what nobody would.
    """
    alone = {k for k, incident in pile.incidents.items() if not incident.group and not incident.background}
    near: dict[str, set[str]] = defaultdict(set)
    for pair in pile.linked.duplicates:
        if pair.score >= LIKELY and pair.left in alone and pair.right in alone:
            near[pair.left].add(pair.right)
            near[pair.right].add(pair.left)
    found: dict[str, tuple[str, ...]] = {}

    def told(incident: str) -> tuple[int, str]:
        return -len(pile.by_incident.get(incident, ())), incident

    for first in sorted(near, key=told):
        if first not in found:
            group = (first, *(i for i in sorted(near[first], key=told) if i not in found))
            found.update(dict.fromkeys(group, group))
    return {k: group for k, group in found.items() if len(group) > 1}
