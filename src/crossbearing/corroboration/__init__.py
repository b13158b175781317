"""Corroboration: what follows when the reports are held against each other.

``pile`` indexes them, ``asof`` a day where one is given.  ``origins``: who took it from whom?  ``exclusions``: which statements
cannot all be true?  ``standing``: what may be said, since when, of whom and of how many?  ``conflicts``: where do the reports
contradict one another?
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crossbearing.corroboration.conflicts.incidents import incident_conflicts
from crossbearing.corroboration.conflicts.quotations import quote_conflicts
from crossbearing.corroboration.conflicts.twins import twins
from crossbearing.corroboration.origins.independence import Origins, group
from crossbearing.corroboration.origins.lineage import lineage
from crossbearing.corroboration.origins.overlap import copied, near_duplicates
from crossbearing.corroboration.origins.wording import Wording, compare
from crossbearing.corroboration.pile import Pile
from crossbearing.corroboration.standing.casualties import casualties
from crossbearing.corroboration.standing.parties import parties
from crossbearing.corroboration.standing.status import StatusBook, final
from crossbearing.records.claim import ReadReport
from crossbearing.records.finding import Account, Conflict, Derived
from crossbearing.records.incident import Incident, Judgement, Linked
from crossbearing.spreading import Spread, in_turn

__all__ = ["Wording", "compare", "corroborate"]


def _account(pile: Pile, book: StatusBook, incident: Incident) -> Account:
    """One incident with all that its claims say."""
    claims = pile.by_incident.get(incident.id, [])
    history, bearing = book.history(incident.id, claims)
    return Account(
        incident=incident,
        claims=tuple(c.id for c in claims),
        reports=pile.reports_of[incident.id],
        perpetrators=parties(pile, incident.id, "perpetrator"),
        targets=parties(pile, incident.id, "target"),
        casualties=casualties(pile, claims, book.origins),
        groups=group(claims, book.origins, incident.id, book.backing(claims, incident.id, bearing)),
        status=final(history),
        history=history,
    )


def _conflicts(book: StatusBook, found: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """All conflicts, those of incidents that were ``found`` and those of quotations, each once, in the order of incident and field."""
    once = {c.id: c for c in (*found, *quote_conflicts(book.pile))}
    return tuple(sorted(once.values(), key=lambda c: (c.incident or "", c.field, c.kind, c.id)))


def corroborate(
    reports: Sequence[ReadReport],
    linked: Linked,
    judgements: Sequence[Judgement] = (),
    recorded_at: str = "",
    spread: Spread = in_turn,
    wording: Wording | None = None,
) -> Derived:
    """What follows from all reports together; the same for every order of the reports.

    ``recorded_at`` is the instant (UTC, ISO 8601) at which the ledger learns of it; claims that a judgement rejects are left out.  ``spread``: how
    texts and incidents are gone through, each by itself; ``wording``: which reports share text, where that is known already.
    """
    rejected = {j.subject for j in judgements if j.kind == "reject" and j.withdrawn_at is None}
    pile = Pile.of([_without(r, rejected) for r in reports], linked)
    shared, told = wording if wording is not None else compare(reports, spread)
    derivations = lineage(pile, shared, told)
    book = StatusBook(pile=pile, origins=Origins.of(pile, derivations, copied((*shared, *told))), recorded_at=recorded_at)

    likely = twins(pile)

    def about(key: str) -> tuple[Account, list[Conflict]]:
        return _account(pile, book, pile.incidents[key]), incident_conflicts(book, likely.get(key, (key,)), key)

    found = spread(about, sorted(pile.incidents))
    return Derived(
        accounts=tuple(account for account, _ in found),
        mention_incident=dict(sorted(linked.mention_incident.items())),
        claim_incidents=dict(sorted(pile.claim_incidents.items())),
        derivations=derivations,
        near_duplicates=near_duplicates(shared),
        conflicts=_conflicts(book, (one for _, conflicts in found for one in conflicts)),
        duplicates=linked.duplicates,
    )


def _without(report: ReadReport, rejected: set[str]) -> ReadReport:
    """The report without the claims that a person has rejected."""
    if not rejected.intersection(c.id for c in report.claims):
        return report
    return replace(report, claims=tuple(c for c in report.claims if c.id not in rejected))
