"""Writing to a ledger: each call is one transaction, in whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Column, Connection, Engine, Table, delete, insert, select, update

from crossbearing.errors import NotFoundError
from crossbearing.ledger import tables as t
from crossbearing.ledger.anchors import check_anchors
from crossbearing.ledger.blocks import index_blocks
from crossbearing.ledger.codec import dump, pack, pack_reading
from crossbearing.ledger.engines import secure, sweep, writing
from crossbearing.ledger.rows import claim_row, derived_rows, document_digest, journal_position, mention_row, reader_of, with_day
from crossbearing.ledger.search import drop_text, index_text
from crossbearing.ledger.view import CHUNK, View
from crossbearing.records.claim import ReadReport
from crossbearing.records.document import Document, Incoming, content_id
from crossbearing.records.finding import Derived, Rejection
from crossbearing.records.incident import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Who writes: the release and the tagger with its version, the settings that decide the result, and the time (UTC, ISO 8601)."""

    release: str
    tagger: str
    settings: str
    recorded_at: str


class Writer:
    """Adds to the journal and replaces what is derived.

    A run is written down with the first thing that it adds, so that a run which adds nothing leaves no trace.
    """

    def __init__(self, engine: Engine, run: Run, keys: Callable[[ReadReport], Collection[int]] | None = None) -> None:
        self._engine = engine
        self._run = run
        self._keys = keys
        self._number: int | None = None

    def add(self, incoming: Incoming, report: ReadReport) -> str:
        """Store one report with its reading: "new", "version" (another text under a known id) or "duplicate" (nothing changes).

        Raises LedgerError where an anchor does not hold.
        """
        return self.add_many([(incoming, report)])[0]

    def add_many(self, batch: Sequence[tuple[Incoming, ReadReport]]) -> list[str]:
        """As ``add``, several in one transaction."""
        for incoming, report in batch:
            check_anchors(incoming.document, report)
        with writing(self._engine) as connection:
            done = [self._add(connection, incoming, report) for incoming, report in batch]
        return done

    def _add(self, connection: Connection, incoming: Incoming, report: ReadReport) -> str:
        document = incoming.document
        digest = document_digest(document)
        known = connection.execute(select(t.reports.c.seq, t.reports.c.digest, t.reports.c.version).where(t.reports.c.id == document.id)).all()
        if any(row.digest == digest for row in known):
            return "duplicate"
        seq = self._insert(connection, t.reports, {
            "id": document.id, "version": 1 + max((row.version for row in known), default=0), "digest": digest, "sha256": document.sha256,
            "head": dump(replace(document, text="")), "text": pack(document.text), "raw": pack(incoming.raw),
        })  # fmt: skip
        self._add_reading(connection, seq, report, reader_of(report, self._run.release))
        return "version" if known else "new"

    def add_reading(self, report: ReadReport, day: str | None = None) -> bool:
        """Store another reading (by another tagger or release) of the report's newest version; False where that reader has read it before.

        ``day`` is the day (EDTF) as of which it was read, where that is not the report's own.

        Raises NotFoundError where the ledger does not hold the report with this very text.
        """
        check_anchors(report.document, report)
        with writing(self._engine) as connection:
            newest = select(t.reports.c.seq).where(t.reports.c.id == report.document.id, t.reports.c.digest == document_digest(report.document))
            seq = connection.execute(newest).scalar()
            if seq is None:
                raise NotFoundError(f"no report {report.document.id} with this text in the ledger")
            reader = reader_of(report, self._run.release) if day is None else with_day(reader_of(report, self._run.release), day)
            if connection.execute(select(t.readings.c.seq).where(t.readings.c.report == seq, t.readings.c.reader == reader)).first() is not None:
                return False
            self._add_reading(connection, seq, report, reader)
        return True

    def _add_reading(self, connection: Connection, seq: int, report: ReadReport, reader: str) -> None:
        """The reading as one packed record, with rows for what is asked for."""
        text = report.document.text
        number = self._insert(connection, t.readings, {"report": seq, "reader": reader, "body": pack_reading(report)})
        if report.events:
            connection.execute(insert(t.mentions), [mention_row(number, event) for event in {event.id: event for event in report.events}.values()])
        if report.claims:
            connection.execute(insert(t.claims), [claim_row(number, claim, text) for claim in {claim.id: claim for claim in report.claims}.values()])
        index_text(connection, seq, report.document)
        if self._keys is not None:
            index_blocks(connection, seq, self._keys(report))

    def _insert(self, connection: Connection, table: Table, row: dict[str, Any]) -> int:
        """A row of the journal, signed by the run; its number."""
        signed = {**row, "run": self._signature(connection), "recorded_at": self._run.recorded_at}
        key = connection.execute(insert(table).values(signed)).inserted_primary_key
        assert key is not None
        return int(key[0])

    def _signature(self, connection: Connection) -> int:
        """The number of this run; written down with the first row, found again where that transaction was undone."""
        if self._number is not None and connection.execute(select(t.runs.c.seq).where(t.runs.c.seq == self._number)).first():
            return self._number
        run = self._run
        digest = content_id(run.release, run.tagger, run.settings)
        row = {"release": run.release, "tagger": run.tagger, "settings": run.settings, "digest": digest, "recorded_at": run.recorded_at}
        key = connection.execute(insert(t.runs).values(row)).inserted_primary_key
        assert key is not None
        self._number = int(key[0])
        return self._number

    def reject(self, *rejections: Rejection) -> int:
        """Store what could not be used; the same one again changes nothing.  The number of new ones."""
        added = 0
        if not rejections:
            return 0
        with writing(self._engine) as connection:
            for rejection in rejections:
                body = dump(rejection)
                key = content_id(body)
                if connection.execute(select(t.rejections.c.seq).where(t.rejections.c.id == key)).first() is None:
                    self._insert(connection, t.rejections, {"id": key, "body": body})
                    added += 1
        return added

    def judge(self, judgement: Judgement) -> Judgement:
        """Store a human decision; the same one again (by the same person, for the same reason) changes nothing.

        Returns it with its number and time.
        """
        with writing(self._engine) as connection:
            at = judgement.at or self._run.recorded_at
            key = content_id(dump(replace(judgement, number=0, withdrawn_at=None, at=at)))
            number = connection.execute(select(t.judgements.c.number).where(t.judgements.c.id == key)).scalar()
            if number is None:
                body = dump(replace(judgement, number=0, withdrawn_at=None, at=at))
                made = connection.execute(insert(t.judgements).values(id=key, body=body, recorded_at=self._run.recorded_at)).inserted_primary_key
                assert made is not None
                number = int(made[0])
            return replace(judgement, number=number, at=at)

    def withdraw(self, number: int, *, by: str, why: str) -> None:
        """Take a human decision back: it stays in the journal, and no longer counts.

        Raises NotFoundError where there is none of that number.
        """
        with writing(self._engine) as connection:
            if connection.execute(select(t.judgements.c.number).where(t.judgements.c.number == number)).first() is None:
                raise NotFoundError(f"no judgement {number}; crossbearing judge LEDGER list shows them")
            if connection.execute(select(t.withdrawals.c.number).where(t.withdrawals.c.number == number)).first() is None:
                connection.execute(insert(t.withdrawals).values(number=number, by=by, why=why, at=self._run.recorded_at))

    def forget(self, report: str, *, by: str, why: str) -> int:
        """Remove the text of a report, in all its versions, with all that was read in it; ids and digests stay, as a tombstone.

        Findings kept from earlier releases go as well, since they may quote it.  The number of versions.  Raises NotFoundError where there is none.
        """
        with writing(self._engine) as connection:
            secure(connection)
            rows = connection.execute(select(t.reports.c.seq, t.reports.c.sha256).where(t.reports.c.id == report, t.reports.c.text.is_not(None))).all()
            if not rows:
                raise NotFoundError(f"no report {report} in the ledger, or it is forgotten already")
            for seq, sha256 in rows:
                numbers = select(t.readings.c.seq).where(t.readings.c.report == seq)
                for table in (t.mentions, t.claims):
                    connection.execute(delete(table).where(table.c.reading.in_(numbers)))
                connection.execute(delete(t.readings).where(t.readings.c.report == seq))
                head = dump(Document(id=report, text="", sha256=sha256))
                connection.execute(update(t.reports).where(t.reports.c.seq == seq).values(head=head, text=None, raw=None))
                connection.execute(insert(t.tombstones).values(report=seq, by=by, why=why, at=self._run.recorded_at))
                drop_text(connection, seq)
                connection.execute(delete(t.blocks).where(t.blocks.c.report == seq))
            connection.execute(delete(t.past))
        sweep(self._engine)
        return len(rows)

    def archive(self) -> None:
        """Keep what is derived now, to be compared with what will be derived next."""
        with writing(self._engine) as connection:
            view = View(connection)
            state = view.derivation()
            if state is not None:
                row = {"release": state[0], "position": state[1], "recorded_at": state[2], "body": pack(dump(view.derived()))}
                connection.execute(insert(t.past).values(row))

    def replace_derived(self, derived: Derived, position: str) -> bool:
        """Put what was derived from the journal at ``position`` in place of what is there; False (and nothing done) where the journal has moved on."""
        with writing(self._engine) as connection:
            if journal_position(connection) != position:
                return False
            for table in reversed(t.derived.sorted_tables):
                connection.execute(delete(table))
            for table, rows in derived_rows(derived):
                if rows:
                    connection.execute(insert(table), rows)
            state = {"one": 1, "release": self._run.release, "position": position, "whole": position, "recorded_at": self._run.recorded_at}
            connection.execute(insert(t.derivation).values(state))
        return True

    def extend_derived(self, gone: Sequence[str], claims: Sequence[str], derived: Derived, positions: tuple[str, str]) -> bool:
        """Put in what a few new reports change: ``gone`` incidents out, links of the ``claims`` out, records in.

        ``positions`` are the state of the journal that the derived tables have, and the one that they are brought to; False (and nothing done) where either
        is no longer so.
        """
        before, after = positions
        with writing(self._engine) as connection:
            if journal_position(connection) != after or connection.execute(select(t.derivation.c.position)).scalar() != before:
                return False
            for column in (t.accounts.c.id, t.mention_incidents.c.incident, t.conflicts.c.incident, t.pairs.c.left, t.pairs.c.right):
                remove(connection, column, gone)
            remove(connection, t.claim_incidents.c.claim, claims)
            remove(connection, t.conflicts.c.id, [one.id for one in derived.conflicts])
            for table, rows in derived_rows(derived):
                if rows:
                    connection.execute(insert(table), rows)
            connection.execute(update(t.derivation).values(position=after, recorded_at=self._run.recorded_at))
        return True


def remove(connection: Connection, column: Column[Any], values: Sequence[str]) -> None:
    """Take out the rows whose column has one of the values, some at a time."""
    for start in range(0, len(values), CHUNK):
        connection.execute(delete(column.table).where(column.in_(values[start : start + CHUNK])))
