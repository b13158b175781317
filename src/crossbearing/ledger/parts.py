"""Reading a ledger in parts: for whoever shows one page of it and cannot hold it whole.

Each function takes a :class:`~crossbearing.ledger.view.View` and reads no more than what is asked for, so that a ledger of
many thousand incidents can be browsed within a small memory.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Select, func, select

from crossbearing.ledger import tables as t
from crossbearing.ledger.codec import parse
from crossbearing.ledger.rows import canonical
from crossbearing.ledger.view import View
from crossbearing.records.document import Document
from crossbearing.records.finding import Account, Conflict, Derivation, Derived, NearDuplicate
from crossbearing.records.incident import PairScore

CHUNK = 500
"""How many ids one statement asks for: below the limit on variables of either engine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A report without its text: the head of its newest version, and when that came in (UTC)."""

    document: Document
    version: int
    recorded_at: str


def each_account(view: View) -> Iterator[Account]:
    """Every incident, by id, one at a time."""
    for row in view.rows(select(t.accounts.c.body).order_by(t.accounts.c.id)):
        yield parse(Account, row[0])


def accounts_of(view: View, incidents: Sequence[str]) -> list[Account]:
    """Some incidents, with all that follows from their claims."""
    return [parse(Account, row[0]) for row in _chunked(view, select(t.accounts.c.body), t.accounts.c.id, incidents)]


def ids_like(view: View, beginning: str, limit: int = 2) -> list[str]:
    """The incidents whose id begins so, sorted, at most so many."""
    column = t.accounts.c.id
    query = select(column).where(column.startswith(beginning, autoescape=True)).order_by(column).limit(limit)
    return [str(row[0]) for row in view.rows(query)] if beginning else []


def conflict_kinds(view: View) -> Iterator[tuple[str, str, str]]:
    """Incident, field and kind of every conflict that belongs to an incident."""
    for row in view.rows(select(t.conflicts.c.body).where(t.conflicts.c.incident.is_not(None))):
        one = parse(Conflict, row[0])
        yield one.incident or "", one.field, one.kind


def heads(view: View) -> Iterator[Head]:
    """The reports by id, newest version each, without their texts; forgotten ones are left out."""
    newest = select(t.reports.c.id, func.max(t.reports.c.version).label("version")).group_by(t.reports.c.id).subquery()
    query = (
        select(t.reports.c.head, t.reports.c.version, t.reports.c.recorded_at)
        .join(newest, (t.reports.c.id == newest.c.id) & (t.reports.c.version == newest.c.version))
        .where(t.reports.c.text.is_not(None))
        .order_by(t.reports.c.id)
    )
    for head, version, recorded_at in view.rows(query):
        yield Head(document=parse(Document, head), version=version, recorded_at=recorded_at)


def duplicates(view: View) -> list[PairScore]:
    """Every pair of incidents that may be one."""
    return [parse(PairScore, row[0]) for row in view.rows(select(t.pairs.c.body).order_by(t.pairs.c.left, t.pairs.c.right))]


def part(view: View, incidents: Collection[str]) -> Derived:
    """What was derived about some incidents: their accounts, links, lineage, conflicts and possible duplicates."""
    wanted = sorted(incidents)
    accounts = accounts_of(view, wanted)
    mentions = {
        row[0]: row[1] for row in _chunked(view, select(t.mention_incidents.c.mention, t.mention_incidents.c.incident), t.mention_incidents.c.incident, wanted)
    }
    conflicts = [parse(Conflict, row[0]) for row in _chunked(view, select(t.conflicts.c.body), t.conflicts.c.incident, wanted)]
    reports = sorted({report for account in accounts for report in account.reports})
    return canonical(Derived(
        accounts=tuple(accounts),
        mention_incident=mentions,
        claim_incidents=_claim_incidents(view, sorted({claim for account in accounts for claim in account.claims})),
        derivations=tuple(lineage_of(view, reports)),
        near_duplicates=tuple(copies_of(view, reports)),
        conflicts=tuple(conflicts),
        duplicates=tuple(pairs_of(view, wanted)),
    ))  # fmt: skip


def about_reports(view: View, reports: Sequence[str], mentions: Sequence[str], claims: Sequence[str]) -> Derived:
    """What was derived about some reports, given the ids of their mentions and claims: links, lineage and shared wording; no accounts."""
    links = _chunked(view, select(t.mention_incidents.c.mention, t.mention_incidents.c.incident), t.mention_incidents.c.mention, mentions)
    return canonical(Derived(
        mention_incident={row[0]: row[1] for row in links},
        claim_incidents=_claim_incidents(view, claims),
        derivations=tuple(lineage_of(view, reports)),
        near_duplicates=tuple(copies_of(view, reports)),
    ))  # fmt: skip


def lineage_of(view: View, reports: Sequence[str]) -> Iterator[Derivation]:
    """What the reports rest on."""
    for row in _chunked(view, select(t.derivations.c.body), t.derivations.c.report, reports):
        yield parse(Derivation, row[0])


def copies_of(view: View, reports: Sequence[str]) -> list[NearDuplicate]:
    """Shared wording between any of the reports and any other."""
    found = {}
    for column in (t.near_duplicates.c.a, t.near_duplicates.c.b):
        for row in _chunked(view, select(t.near_duplicates.c.body), column, reports):
            one = parse(NearDuplicate, row[0])
            found[one.a, one.b] = one
    return list(found.values())


def pairs_of(view: View, incidents: Sequence[str]) -> list[PairScore]:
    """The pairs that may be one, of which one side is among the incidents."""
    found = {}
    for column in (t.pairs.c.left, t.pairs.c.right):
        for row in _chunked(view, select(t.pairs.c.body), column, incidents):
            one = parse(PairScore, row[0])
            found[one.left, one.right] = one
    return list(found.values())


def counts_about(view: View) -> list[tuple[str, str, str]]:
    """Claim, report and incident of every claim that gives a number of events."""
    query = (
        select(t.claims.c.id, t.reports.c.id, t.claim_incidents.c.incident)
        .join(t.readings, t.readings.c.seq == t.claims.c.reading)
        .join(t.reports, t.reports.c.seq == t.readings.c.report)
        .join(t.claim_incidents, t.claim_incidents.c.claim == t.claims.c.id)
        .where(t.claims.c.facet == "count")
        .order_by(t.reports.c.id, t.claims.c.id)
    )
    return [(row[0], row[1], row[2]) for row in view.rows(query)]


def reports_of_claim(view: View, claim: str) -> list[str]:
    """The reports that hold a claim of that id."""
    query = (
        select(t.reports.c.id)
        .join(t.readings, t.readings.c.report == t.reports.c.seq)
        .join(t.claims, t.claims.c.reading == t.readings.c.seq)
        .where(t.claims.c.id == claim)
    )
    return sorted({row[0] for row in view.rows(query)})


def _claim_incidents(view: View, claims: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The incidents of each claim, in their order."""
    table, found = t.claim_incidents.c, dict[str, list[tuple[int, str]]]()
    for claim, place, incident in _chunked(view, select(table.claim, table.place, table.incident), table.claim, claims):
        found.setdefault(claim, []).append((place, incident))
    return {claim: tuple(incident for _, incident in sorted(places)) for claim, places in found.items()}


def _chunked(view: View, query: Select[Any], column: Column[str], wanted: Sequence[str]) -> Iterator[Any]:
    """The rows whose column is among the ids, asked for some ids at a time."""
    for start in range(0, len(wanted), CHUNK):
        yield from view.rows(query.where(column.in_(wanted[start : start + CHUNK])))


def incident_of(view: View, mention: str) -> str | None:
    """The incident that a mention belongs to, None where it is in none."""
    return next((str(row[0]) for row in view.rows(select(t.mention_incidents.c.incident).where(t.mention_incidents.c.mention == mention))), None)


def conflicts(view: View, limit: int) -> tuple[list[Conflict], int]:
    """The first conflicts by field and id, and how many there are."""
    number = next(int(row[0]) for row in view.rows(select(func.count()).select_from(t.conflicts)))
    query = select(t.conflicts.c.body).order_by(t.conflicts.c.field, t.conflicts.c.id).limit(limit)
    return [parse(Conflict, row[0]) for row in view.rows(query)], number
