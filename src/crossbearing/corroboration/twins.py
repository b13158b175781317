"""Incidents that are likely one, though something told them apart: what their sources say is held against each other all the same.

Reports that contradict each other most are the ones that linking finds hardest to join; a reader wants to see the contradiction before deciding on the join.
"""

from __future__ import annotations

from collections.abc import Mapping

from crossbearing.corroboration.pile import Pile

LIKELY = 0.6
"""From this score on two incidents are rather one than two."""


def twins(pile: Pile) -> Mapping[str, tuple[str, ...]]:
    """By the id of each incident that has likely twins: all of them and itself, the one with most claims first.  Series and background have none."""
    group = {k: {k} for k, incident in pile.incidents.items() if not incident.group and not incident.background}
    for pair in pile.linked.duplicates:
        if pair.score >= LIKELY and pair.left in group and pair.right in group:
            joined = group[pair.left] | group[pair.right]
            group.update(dict.fromkeys(joined, joined))
    return {k: tuple(sorted(g, key=lambda i: (-len(pile.by_incident.get(i, ())), i))) for k, g in group.items() if len(g) > 1}
