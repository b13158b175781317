"""A ledger as it is shown: all its records of one state, with the look-ups that every list, page and export needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from crossbearing.ledger import Ledger, StoredReport, replay
from crossbearing.records.claim import Claim, EventMention, ReadReport
from crossbearing.records.finding import Account, Conflict, Derived, Rejection
from crossbearing.records.incident import Judgement


@dataclass(frozen=True, kw_only=True)
class Collection:
    """One state of a ledger; lists are sorted by id, claims of a report weightiest first."""

    stored: dict[str, StoredReport]
    derived: Derived
    rejections: tuple[Rejection, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    @cached_property
    def reports(self) -> dict[str, ReadReport]:
        """The reports by id."""
        return {key: one.report for key, one in self.stored.items()}

    @cached_property
    def accounts(self) -> dict[str, Account]:
        """The incidents by id."""
        return {account.incident.id: account for account in self.derived.accounts}

    @cached_property
    def mentions(self) -> dict[str, EventMention]:
        """All event mentions by id."""
        return {event.id: event for report in self.reports.values() for event in report.events}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """All claims by id, report by report, weightiest first."""
        return {claim.id: claim for report in self.reports.values() for claim in sorted(report.claims, key=lambda c: (-c.weight, c.content, c.id))}

    @cached_property
    def conflicts_of(self) -> dict[str, list[Conflict]]:
        """The conflicts by incident."""
        found: dict[str, list[Conflict]] = {}
        for conflict in self.derived.conflicts:
            found.setdefault(conflict.incident or "", []).append(conflict)
        return found

    def text(self, report: str, start: int, end: int) -> str:
        """The words of a report at a span."""
        return self.reports[report].document.text[start:end]

    def outlet(self, report: str) -> str:
        """What to call a report's origin: its publisher, or else its id."""
        document = self.reports[report].document
        return document.publisher or document.id


def load(ledger: Ledger, as_of: str | None = None) -> Collection:
    """The whole ledger as it stands, or as it stood at the end of a day."""
    with ledger.view(as_of) as view:
        stored = {one.report.document.id: one for one in view.stored()}
        if as_of is None:
            derived = view.derived()
        else:
            from crossbearing.pipeline import derive

            derived = replay(view, derive)
        return Collection(stored=stored, derived=derived, rejections=tuple(view.rejections()), judgements=tuple(view.judgements()))
