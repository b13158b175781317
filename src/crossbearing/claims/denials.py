"""Which claim does a denial deny?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossbearing.records.claim import Claim

DENIABLE = frozenset(["asserts", "blames", "confirms", "suspects", "claims-responsibility"])


def link_denials(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with ``denies`` filled in: the weightiest claim of another source on the same facet of the same event that says the opposite.

    A denial of the perpetrator, of the place and of the event are three things: only claims of the same facet are linked, and for the
    perpetrator only those that name the same actor.
    """
    return tuple(replace(c, denies=_denied(c, claims)) if c.stance == "denies" else c for c in claims)


def _denied(denial: Claim, claims: Sequence[Claim]) -> str | None:
    for other in claims:
        if other.stance not in DENIABLE or other.source == denial.source or other.facet != denial.facet:
            continue
        same_event = bool(set(other.events) & set(denial.events)) or not denial.events
        same_actor = denial.facet != "perpetrator" or denial.value_actor is None or other.value_actor == denial.value_actor
        if same_event and same_actor:
            return other.id
    return None
