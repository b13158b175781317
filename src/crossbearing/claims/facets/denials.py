"""Which claim does a denial deny?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossbearing.records.claim import Claim, EventMention

DENIABLE = frozenset(["asserts", "blames", "confirms", "suspects", "claims-responsibility"])


def link_denials(claims: Sequence[Claim], events: Sequence[EventMention]) -> tuple[Claim, ...]:
    """The claims with ``denies`` filled in: the weightiest claim of another source on the same facet of the same event that says the opposite.

    A denial of the perpetrator, of the place and of the event are three things: only claims of the same facet are linked, and for the
    perpetrator only those that name the same actor.
    """
    roots = _roots(events)
    return tuple(replace(c, denies=_denied(c, claims, roots)) if c.stance == "denies" else c for c in claims)


def _roots(events: Sequence[EventMention]) -> dict[str, str]:
    """The first mention of the event that each mention means."""
    root: dict[str, str] = {}
    for event in events:
        root[event.id] = root.get(event.antecedent or "", event.id)
    return root


def _denied(denial: Claim, claims: Sequence[Claim], roots: dict[str, str]) -> str | None:
    mine = {roots.get(e, e) for e in denial.events}
    for other in claims:
        if other.stance not in DENIABLE or other.source == denial.source or other.facet != denial.facet:
            continue
        same_event = not mine or bool(mine & {roots.get(e, e) for e in other.events})
        same_actor = denial.facet != "perpetrator" or denial.value_actor is None or other.value_actor == denial.value_actor
        if same_event and same_actor:
            return other.id
    return None
