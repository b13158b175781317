"""A ledger as it is shown: all its records of one state, with the look-ups that every list, page and export needs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from crossbearing.ledger import Ledger, StoredReport, View, parts, replay, replayed, uncollected
from crossbearing.ledger.judged import days_set
from crossbearing.presenting.style import short
from crossbearing.records.claim import Claim, EventMention, ReadReport
from crossbearing.records.document import Document
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
    def mention_of(self) -> dict[str, str]:
        """The mention that each incident id, of now or of before a merger, is made from."""
        from crossbearing.linking import incident_id

        return {incident_id(key): key for key in self.mentions}

    @cached_property
    def conflicts_of(self) -> dict[str, list[Conflict]]:
        """The conflicts by incident: those that stand with it, and those of a likely twin in which claims about itself alone take part."""
        found: dict[str, list[Conflict]] = {}
        for conflict in self.derived.conflicts:
            told = [self.derived.claim_incidents.get(key, ()) for side in conflict.values for key in side.claims]
            others = {i for incidents in told if conflict.incident not in incidents for i in incidents} if conflict.incident else set[str]()
            for incident in sorted({conflict.incident or "", *others}):
                found.setdefault(incident, []).append(conflict)
        return found

    def text(self, report: str, start: int, end: int) -> str:
        """The words of a report at a span."""
        return self.reports[report].document.text[start:end]

    @cached_property
    def outlets(self) -> dict[str, str]:
        """What to call each report where its publisher is wanted; those of one publisher by their day as well, or else by their title."""
        return outlet_names([report.document for report in self.reports.values()])

    def outlet(self, report: str) -> str:
        """What to call a report where its publisher is wanted."""
        return self.outlets[report]

    def publisher(self, report: str) -> str:
        """The publisher of a report, or what stands for it; reports of one publisher are called the same."""
        return outlet_of(self.reports[report].document)


def load(ledger: Ledger, as_of: date | None = None) -> Collection:
    """The whole ledger as it stands, or as it stood at the end of a day: of the reports that were out by then."""
    with uncollected(), ledger.view() as view:
        rejections = tuple(view.rejections())
        if as_of is None:
            judged = view.judgements()
            return Collection(stored=by_id(list(view.stored()), judged), derived=_derived(view), rejections=rejections, judgements=tuple(judged))
        from crossbearing.corroboration.asof import judgements_as_of

        judgements = view.judgements(withdrawn=True)
        stored = list(view.stored(dated=days_set(judgements_as_of(judgements, as_of))))
        return as_it_stood(stored, judgements, as_of, rejections)


def _derived(view: View) -> Derived:
    """What is derived; of a ledger whose format was just brought up to date, derived now."""
    if view.derivation() is not None:
        return view.derived()
    from crossbearing.pipeline import derive

    return replay(view, derive)


def load_incidents(ledger: Ledger) -> Collection:
    """The incidents alone, without the reports: enough for their list, and quick where there are many."""
    with ledger.view() as view:
        derived = Derived(accounts=tuple(parts.each_account(view))) if view.derivation() is not None else _derived(view)
        return Collection(stored={}, derived=derived)


def load_incident(ledger: Ledger, wanted: str) -> Collection | None:
    """One incident with its reports, where the id (or the beginning of one) names exactly one of those that are stored; None otherwise."""
    with ledger.view() as view:
        found = parts.ids_like(view, wanted)
        if len(found) != 1:
            return None
        derived = parts.part(view, found)
        return Collection(stored=by_id(view.stored(*derived.accounts[0].reports), view.judgements()), derived=derived)


def as_it_stood(stored: Sequence[StoredReport], judgements: Sequence[Judgement], day: date, rejections: tuple[Rejection, ...] = ()) -> Collection:
    """The ledger at the end of a day, derived from what was out and decided by then."""
    from crossbearing.corroboration.asof import as_of, judgements_as_of
    from crossbearing.pipeline import derive

    recorded = {one.report.document.id: one.recorded_at for one in stored}
    out = {report.document.id for report in as_of([one.report for one in stored], day, recorded)}
    kept = [one for one in stored if one.report.document.id in out]
    standing = judgements_as_of(judgements, day)
    return Collection(stored=by_id(kept, standing), derived=replayed(kept, standing, derive), rejections=rejections, judgements=tuple(standing))


def by_id(stored: Iterable[StoredReport], judgements: Sequence[Judgement]) -> dict[str, StoredReport]:
    """Reports by their id, with the dates and publishers that people gave them."""
    found = {one.report.document.id: one for one in stored}
    for judgement in judgements:
        if judgement.kind in ("date", "publisher") and judgement.subject in found:
            one = found[judgement.subject]
            found[judgement.subject] = replace(one, report=replace(one.report, document=corrected(one.report.document, [judgement])))
    return found


def corrected(document: Document, judgements: Sequence[Judgement]) -> Document:
    """The head of a report as people corrected it; of two decisions on one thing the later holds."""
    for judgement in judgements:
        if judgement.subject == document.id and judgement.withdrawn_at is None:
            if judgement.kind == "date":
                document = replace(document, published=judgement.value, published_basis="judgement")
            elif judgement.kind == "publisher":
                document = replace(document, publisher=judgement.value)
    return document


TITLE = 40
"""Characters of a title that tell a report from others of its publisher."""

MANY = (".jsonl", ".ndjson", ".json", ".csv", ".zip", ".mbox", ".warc", ".gz")
"""Files that hold many reports: their name says nothing of one of them."""


def outlet_of(document: Document) -> str:
    """What to call a report where its publisher is wanted: that, or its title, its file, its id."""
    file = (document.file or "").replace("\\", "/").rsplit("/", 1)[-1]
    return document.publisher or document.title or (file if not file.endswith(MANY) else "") or f"report {document.id}"


def outlet_names(documents: Sequence[Document]) -> dict[str, str]:
    """What to call each report, by id: its publisher, and where others are of the same its day, or else its title or id, whichever is its alone.

    A title that stands for a publisher is cut short and put in quotation marks.
    """
    named: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        titled = document.title and not document.publisher
        named[f"“{short(document.title, TITLE)}”" if titled else outlet_of(document)].append(document)
    found: dict[str, str] = {}
    for name, alike in named.items():
        marks = [((one.published or "")[:10], short(one.title, TITLE) if one.title else "") for one in alike]
        count = Counter(mark for pair in marks for mark in pair)
        for one, pair in zip(alike, marks, strict=True):
            mark = next((mark for mark in pair if mark and mark != name and count[mark] == 1), f"report {one.id}")
            found[one.id] = name if len(alike) == 1 else f"{name}, {mark}"
    return found
