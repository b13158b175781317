"""The journal in order, and the proof that what is derived follows from it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Engine, Table, select

from crossbearing.ledger import tables as t
from crossbearing.ledger.anchors import broken_anchors
from crossbearing.ledger.codec import parse, unpack
from crossbearing.ledger.collecting import uncollected
from crossbearing.ledger.engines import reading
from crossbearing.ledger.rows import Row, canonical, derived_rows, document_digest
from crossbearing.ledger.view import StoredReport, View
from crossbearing.records.claim import ReadReport
from crossbearing.records.document import Document
from crossbearing.records.finding import Account, Derived
from crossbearing.records.incident import Judgement
from crossbearing.spreading import Spread, aside, in_turn

Derive = Callable[[Sequence[ReadReport], Sequence[Judgement]], Derived]
"""From reports and judgements to all that follows: the pipeline's second half."""


def replay(view: View, derive: Derive) -> Derived:
    """What follows from the journal as the view sees it."""
    return replayed(list(view.stored()), view.judgements(), derive)


def replayed(stored: Sequence[StoredReport], judgements: Sequence[Judgement], derive: Derive) -> Derived:
    """What follows from some reports and judgements.

    A status is recorded when the last report that it rests on came in: so a replay gives the same, whenever it is made.
    """
    recorded = {one.report.document.id: one.recorded_at for one in stored}
    reports = [one.report for one in stored]
    report_of = {claim.id: report.document.id for report in reports for claim in report.claims}
    found = derive(reports, judgements)
    return canonical(replace(found, accounts=tuple(_dated(account, report_of, recorded) for account in found.accounts)))


def _dated(account: Account, report_of: dict[str, str], recorded: dict[str, str]) -> Account:
    """The account with the days on which its statuses came to be known here."""
    whole = max((recorded[report] for report in account.reports if report in recorded), default="")

    def when(claims: tuple[str, ...]) -> str:
        return max((recorded[report_of[claim]] for claim in claims if claim in report_of), default=whole)

    return replace(account, history=tuple(replace(change, recorded_at=when(change.claims)) for change in account.history))


def verify(engine: Engine, derive: Derive, spread: Spread = in_turn) -> Iterator[str]:
    """All that does not hold: anchors, digests, orphans, derived tables that differ from a replay.  Nothing where the ledger is sound.

    Where things are ``spread``, the rows are looked through in a process of its own, but only once the journal is replayed: that keeps all cores busy.
    """
    with reading(engine) as connection, uncollected():
        view = View(connection)
        stored = list(view.stored())
        state = view.derivation()
        current = state is not None and state[1] == view.position()
        found = replayed(stored, view.judgements(), derive) if current else None
        broken = aside(partial(_broken, engine, stored, os.getpid()), spread, len(stored))
        derived = list(_derived(view, found))
        yield from broken()
        yield from derived


def _broken(engine: Engine, stored: Sequence[StoredReport], process: int) -> list[str]:
    """What does not hold in the rows as they are: anchors, digests, orphans; by a connection of its own.  ``process`` is the one that asks for it."""
    if os.getpid() != process:
        engine.dispose(close=False)  # the connections of the process that it was forked from stay with that
    with reading(engine) as connection:
        return [*_contents(connection, stored), *_orphans(connection)]


def _contents(connection: Connection, stored: Sequence[StoredReport]) -> Iterator[str]:
    """Reports whose anchors do not hold, or whose text or bytes are not those that came in; of older versions there are text and bytes alone."""
    digests: dict[tuple[str, int], str] = {}
    for one in stored:
        document = one.report.document
        yield from (f"report {document.id}: {broken}" for broken in broken_anchors(document.text, one.report))
        digests[document.id, one.version] = document_digest(document)
    r = t.reports.c
    held = select(r.seq, r.id, r.version, r.digest, r.sha256, r.raw).where(r.text.is_not(None))
    for seq, key, version, digest, sha256, raw in connection.execute(held.execution_options(yield_per=100)):
        if (digests.get((key, version)) or document_digest(_document(connection, seq))) != digest:
            yield f"report {key}: text or head is not what was stored (its digest differs)"
        if hashlib.sha256(unpack(raw)).hexdigest() != sha256:
            yield f"report {key}: its bytes are not those that were read (their digest differs)"


def _document(connection: Connection, seq: int) -> Document:
    """The document in a row."""
    head, text = connection.execute(select(t.reports.c.head, t.reports.c.text).where(t.reports.c.seq == seq)).one()
    return replace(parse(Document, head), text=unpack(text).decode("utf-8"))


def _orphans(connection: Connection) -> Iterator[str]:
    """Rows that point to nothing."""
    gone = select(t.reports.c.seq).where(t.reports.c.text.is_(None))
    unread = select(t.reports.c.id).where(t.reports.c.seq.not_in(select(t.readings.c.report)), t.reports.c.seq.not_in(gone))
    yield from (f"report {row[0]}: stored, but never read" for row in connection.execute(unread))
    for what, table, column, home in (
        ("mention", t.mention_incidents, t.mention_incidents.c.mention, t.mentions.c.id),
        ("claim", t.claim_incidents, t.claim_incidents.c.claim, t.claims.c.id),
    ):
        homeless = select(column).where(column.not_in(select(home)))
        yield from (f"{what} {row[0]}: linked to an incident, but in no report" for row in connection.execute(homeless))
        lost = select(column).where(table.c.incident.not_in(select(t.accounts.c.id)))
        yield from (f"{what} {row[0]}: linked to an incident that does not exist" for row in connection.execute(lost))


def _derived(view: View, found: Derived | None) -> Iterator[str]:
    """Rows of the derived tables that a replay, which ``found`` this, does not give, or gives otherwise; None where they are older than the journal."""
    if found is None:
        yield "the derived tables are older than the journal: run crossbearing build or rebuild again"
        return
    differing = {table.name: names for table, again in derived_rows(found) if (names := sorted(_differing(view, table, again)))}
    if differing and view.whole_position() != view.position():
        yield "the derived tables were extended report by report since everything was derived at once: crossbearing rebuild LEDGER settles what follows"
    for name, names in differing.items():
        yield f"{name}: {len(names)} differ from a replay of the journal (first: {', '.join(names[:3])})"


def _differing(view: View, table: Table, again: Sequence[Row]) -> set[str]:
    """What to call the things of which the table and a replay have different rows."""
    columns = table.columns.keys()
    theirs, differing = set(map(itemgetter(*columns), again)), set[tuple[Any, ...]]()
    for row in map(tuple, view.rows(select(table))):
        if row in theirs:
            theirs.remove(row)
        else:
            differing.add(row)
    called = [columns.index(column) for column in CALLED_BY[table]]
    return {" and ".join(str(row[column]) for column in called) for row in differing | theirs}


CALLED_BY: Mapping[Table, Sequence[str]] = {
    t.accounts: ["id"],
    t.mention_incidents: ["mention"],
    t.claim_incidents: ["claim"],
    t.derivations: ["report"],
    t.near_duplicates: ["a", "b"],
    t.conflicts: ["id"],
    t.pairs: ["left", "right"],
}
"""By which columns a row of each derived table is called where it does not hold."""
