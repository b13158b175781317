"""Reading a ledger: one view sees one state of it, from begin to end, and speaks records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Executable, Select, func, select

from crossbearing.errors import NotFoundError
from crossbearing.ledger import tables as t
from crossbearing.ledger.codec import parse, parse_reading, unpack
from crossbearing.ledger.judged import days_set
from crossbearing.ledger.rows import canonical, document_digest, journal_position, with_day
from crossbearing.ledger.search import find_text
from crossbearing.records.claim import ReadReport
from crossbearing.records.document import Document
from crossbearing.records.finding import Account, Conflict, Derivation, Derived, NearDuplicate, Rejection
from crossbearing.records.incident import Judgement, PairScore

_COLUMNS = (t.reports.c.head, t.reports.c.text, t.reports.c.version, t.reports.c.recorded_at, t.readings.c.reader, t.readings.c.body)
CHUNK = 500
"""How many ids one statement asks for: below the limit on variables of either engine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReport:
    """One report as stored: its newest version, read by its newest reader; ``recorded_at`` is when that version came in (UTC)."""

    report: ReadReport
    version: int
    recorded_at: str
    reader: str


class View:
    """What a ledger holds."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, query: Select[Any]) -> Iterator[Any]:
        """The rows of a query, a few at a time: for :mod:`crossbearing.ledger.parts`, which reads what one page needs."""
        yield from self._connection.execute(query)

    def some(self, query: Executable, given: Mapping[str, Any]) -> list[Any]:
        """The rows of a query that is asked often, with its values given."""
        return list(self._connection.execute(query, given).all())

    def knows(self, document: Document) -> bool:
        """Is this very report (id, text and head) in the ledger, or was it, until it was forgotten?"""
        found = select(t.reports.c.seq).where(t.reports.c.id == document.id, t.reports.c.digest == document_digest(document))
        return self._connection.execute(found).first() is not None

    def ids(self) -> list[str]:
        """The ids of all reports, sorted."""
        return sorted(row[0] for row in self._connection.execute(select(t.reports.c.id).distinct()))

    def stored(self, *ids: str, dated: Mapping[str, str] | None = None) -> Iterator[StoredReport]:
        """The reports, each in its newest version as its newest reader read it, by id; all where no id is given; forgotten ones are left out.

        ``dated``: days that reports are taken to be of, by report, as people judge now where None is given; such a report is as it was read with that day.
        """
        days = self.judged_days if dated is None else dated
        for seq, read, stored in self._newest(ids):
            body = self._read_anew(seq, read, days[stored.report.document.id]) if stored.report.document.id in days else None
            yield stored if body is None else replace(stored, report=parse_reading(body, stored.report.document))

    def to_date(self) -> Iterator[tuple[StoredReport, str]]:
        """The reports that people gave another day, with that day, which were not read with it since they were last read."""
        for seq, read, stored in self._newest(tuple(self.judged_days)) if self.judged_days else ():
            day = self.judged_days[stored.report.document.id]
            if self._read_anew(seq, read, day) is None:
                yield stored, day

    @cached_property
    def judged_days(self) -> dict[str, str]:
        """The days that people gave to reports, by report."""
        return days_set(self.judgements())

    def _read_anew(self, report: int, after: int, day: str) -> bytes | None:
        """The newest reading of a report with a judged day that is newer than a reading without; None where there is none."""
        r = t.readings.c
        query = select(r.body).where(r.report == report, r.seq > after, r.reader.endswith(with_day("", day), autoescape=True)).order_by(r.seq.desc()).limit(1)
        body: bytes | None = self._connection.execute(query).scalar()
        return body

    def _newest(self, ids: Sequence[str]) -> Iterator[tuple[int, int, StoredReport]]:
        """The rows of report and reading, and the newest version of each report as its newest reader read it with its own day."""
        if len(ids) > CHUNK:
            for start in range(0, len(wanted := sorted(ids)), CHUNK):
                yield from self._newest(wanted[start : start + CHUNK])
            return
        newest = select(t.reports.c.id, func.max(t.reports.c.version).label("version"))
        last = select(t.readings.c.report, func.max(t.readings.c.seq).label("seq")).where(t.readings.c.reader.not_like(f"%{with_day('', '')}%"))
        if ids:
            newest = newest.where(t.reports.c.id.in_(ids))
            last = last.where(t.readings.c.report.in_(select(t.reports.c.seq).where(t.reports.c.id.in_(ids))))
        top, read = newest.group_by(t.reports.c.id).subquery(), last.group_by(t.readings.c.report).subquery()
        query = (
            select(*_COLUMNS, t.reports.c.seq.label("row"), t.readings.c.seq.label("reading"))
            .join(top, (t.reports.c.id == top.c.id) & (t.reports.c.version == top.c.version))
            .join(read, read.c.report == t.reports.c.seq)
            .join(t.readings, t.readings.c.seq == read.c.seq)
            .where(t.reports.c.text.is_not(None))
        )
        if self._connection.dialect.name == "sqlite":
            rows = self._connection.execute(query.order_by(t.reports.c.id))
            yield from ((row[-2], row[-1], _stored(row)) for row in rows)
        else:  # by code points, as SQLite and Python sort, whatever the collation of the database
            found = ((row[-2], row[-1], _stored(row)) for row in self._connection.execute(query))
            yield from sorted(found, key=lambda one: one[2].report.document.id)

    def reports(self) -> list[ReadReport]:
        """All reports, by id."""
        return [stored.report for stored in self.stored()]

    def read_report(self, report: str) -> ReadReport:
        """One report.

        Raises NotFoundError where the ledger does not hold it.
        """
        for stored in self.stored(report):
            return stored.report
        raise NotFoundError(f"no report {report} in the ledger")

    def raw(self, report: str) -> bytes:
        """The bytes that the newest version of a report was read from.

        Raises NotFoundError where they are not held.
        """
        query = select(t.reports.c.raw).where(t.reports.c.id == report).order_by(t.reports.c.version.desc()).limit(1)
        found = self._connection.execute(query).scalar()
        if found is None:
            raise NotFoundError(f"no bytes of report {report} in the ledger")
        return unpack(found)

    def versions(self) -> dict[str, int]:
        """How many versions each report has, for those with more than one."""
        query = select(t.reports.c.id, func.count()).group_by(t.reports.c.id).having(func.count() > 1)
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def recorded(self) -> dict[str, str]:
        """When the newest version of each report came in."""
        query = select(t.reports.c.id, func.max(t.reports.c.recorded_at)).group_by(t.reports.c.id)
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def rejections(self) -> list[Rejection]:
        """What could not be used, sorted."""
        found = [parse(Rejection, row[0]) for row in self._connection.execute(select(t.rejections.c.body))]
        return sorted(found, key=lambda r: (r.subject, r.row or 0, r.stage, r.code, r.detail))

    def judgements(self, *, withdrawn: bool = False) -> list[Judgement]:
        """The human decisions in their order; withdrawn ones only where asked for."""
        query = select(t.judgements.c.number, t.judgements.c.body, t.withdrawals.c.at)
        query = query.join(t.withdrawals, t.withdrawals.c.number == t.judgements.c.number, isouter=True).order_by(t.judgements.c.number)
        rows = self._connection.execute(query)
        return [replace(parse(Judgement, body), number=number, withdrawn_at=gone) for number, body, gone in rows if withdrawn or gone is None]

    def position(self) -> str:
        """The state of the journal."""
        return journal_position(self._connection)

    def derivation(self) -> tuple[str, str, str] | None:
        """By which release, from which state of the journal, and when the derived tables were made; None where they never were."""
        row = self._connection.execute(select(t.derivation.c.release, t.derivation.c.position, t.derivation.c.recorded_at)).first()
        return None if row is None else (row[0], row[1], row[2])

    def count_reports(self) -> int:
        """How many versions of reports are stored."""
        return self._connection.execute(select(func.max(t.reports.c.seq))).scalar() or 0

    def count_incidents(self) -> int:
        """How many incidents are derived."""
        return self._connection.execute(select(func.count()).select_from(t.accounts)).scalar() or 0

    def derived(self) -> Derived:
        """All that was derived, as stored."""
        run = self._connection.execute
        incidents_of: dict[str, list[str]] = {}
        for row in run(select(t.claim_incidents.c.claim, t.claim_incidents.c.incident).order_by(t.claim_incidents.c.claim, t.claim_incidents.c.place)):
            incidents_of.setdefault(row[0], []).append(row[1])
        accounts = [parse(Account, row[0]) for row in run(select(t.accounts.c.body))]
        found = Derived(
            accounts=tuple(accounts),
            mention_incident={row[0]: row[1] for row in run(select(t.mention_incidents.c.mention, t.mention_incidents.c.incident))},
            claim_incidents={claim: tuple(found) for claim, found in incidents_of.items()},
            derivations=tuple(parse(Derivation, row[0]) for row in run(select(t.derivations.c.body))),
            near_duplicates=tuple(parse(NearDuplicate, row[0]) for row in run(select(t.near_duplicates.c.body))),
            conflicts=tuple(parse(Conflict, row[0]) for row in run(select(t.conflicts.c.body))),
            duplicates=tuple(parse(PairScore, row[0]) for row in run(select(t.pairs.c.body))),
        )
        return canonical(found)

    def whole_position(self) -> str | None:
        """From which state of the journal everything was derived at once, last; None where it never was."""
        return self._connection.execute(select(t.derivation.c.whole)).scalar()

    def past(self) -> list[tuple[int, str, str, str]]:
        """The derivations that were kept: number, release, state of the journal, time; oldest first."""
        rows = self._connection.execute(select(t.past.c.seq, t.past.c.release, t.past.c.position, t.past.c.recorded_at).order_by(t.past.c.seq))
        return [(row[0], row[1], row[2], row[3]) for row in rows]

    def past_derived(self, number: int) -> Derived:
        """What was derived then.  Raises NotFoundError where it was not kept."""
        body = self._connection.execute(select(t.past.c.body).where(t.past.c.seq == number)).scalar()
        if body is None:
            raise NotFoundError(f"no derivation {number} was kept")
        return canonical(parse(Derived, unpack(body)))

    def since(self, position: str) -> dict[str, list[str]]:
        """What the journal gained after a position: ``new`` and ``read again`` report ids, ``judgements`` and ``withdrawn`` numbers, ``forgotten`` ids."""
        report, reading, judgement, *_ = (int(part) for part in position.split("."))
        run = self._connection.execute
        again = select(t.reports.c.id).join(t.readings, t.readings.c.report == t.reports.c.seq).where(t.readings.c.seq > reading, t.reports.c.seq <= report)
        buried = select(t.reports.c.id).join(t.tombstones, t.tombstones.c.report == t.reports.c.seq)
        return {
            "new": sorted({row[0] for row in run(select(t.reports.c.id).where(t.reports.c.seq > report))}),
            "read again": sorted({row[0] for row in run(again)}),
            "judgements": [str(row[0]) for row in run(select(t.judgements.c.number).where(t.judgements.c.number > judgement).order_by(t.judgements.c.number))],
            "withdrawn": [str(row[0]) for row in run(select(t.withdrawals.c.number).order_by(t.withdrawals.c.number))],
            "forgotten": sorted({row[0] for row in run(buried)}),
        }

    def search(self, query: str) -> list[str]:
        """The ids of the reports that hold all words of the query, and "quoted phrases" as they stand; best match first."""
        numbers = find_text(self._connection, query)
        ids: dict[int, str] = {}
        for start in range(0, len(numbers), CHUNK):
            some = select(t.reports.c.seq, t.reports.c.id).where(t.reports.c.seq.in_(numbers[start : start + CHUNK]))
            ids |= {row[0]: row[1] for row in self._connection.execute(some)}
        return list(dict.fromkeys(ids[number] for number in numbers if number in ids))


def _stored(row: Sequence[Any]) -> StoredReport:
    """A row that begins with :data:`_COLUMNS` as a report."""
    head, text, version, recorded_at, reader, body = row[:6]
    document = replace(parse(Document, head), text=unpack(text).decode("utf-8"))
    return StoredReport(report=parse_reading(body, document), version=version, recorded_at=recorded_at, reader=reader)
