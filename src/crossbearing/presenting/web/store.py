"""The ledger behind the pages: the index of its present state, and parts of it read when a page asks for them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from datetime import date

import crossbearing
from crossbearing.config import now, setting
from crossbearing.errors import UsageError
from crossbearing.ledger import Ledger, Run, open_ledger, parts
from crossbearing.presenting.collection import Collection, by_id, corrected, load
from crossbearing.presenting.web.index import Index, head_of
from crossbearing.presenting.web.past import Past
from crossbearing.presenting.web.reader import Kept, Reader, State
from crossbearing.presenting.web.rewinding import Rewinder
from crossbearing.presenting.web.survey import Survey, Surveyor, batches, survey
from crossbearing.records.finding import Account, Rejection
from crossbearing.records.incident import Judgement, PairScore

WHOLE = 2000
"""A ledger of up to so many reports is looked through whole, or derived anew as it stood on another day, while a page waits."""

REWOUND = 20_000
"""Of up to so many reports an earlier day is derived in the background: beyond, deriving takes more than a gigabyte."""

FRESH_SECONDS = 1.0
DAYS_KEPT = 4
"""So many earlier states are kept at a time: each is a ledger in memory."""


class Store(Reader):
    """What the pages ask of the ledger as it stands; safe to use from several threads."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self.where = where
        self.ledger: Ledger = open_ledger(where)
        self.writing = threading.Lock()
        self._lock = threading.Lock()
        self._deriving = threading.Lock()
        self._state: State | None = None
        self._looked = 0.0
        self._past = Kept(DAYS_KEPT)
        self._rewinder: Rewinder[Past] = Rewinder()
        self._surveyor = Surveyor()

    def close(self) -> None:
        """Let go of the ledger."""
        self.ledger.close()

    def state(self) -> State:
        """The present state; looked up at most once a second, read again only where the ledger has moved on."""
        with self._lock:
            if self._state is not None and time.monotonic() - self._looked < FRESH_SECONDS:
                return self._state
            with self.ledger.view() as view:
                position = f"{view.position()}@{(view.derivation() or ('', '', ''))[2]}"
                if self._state is None or self._state.position != position:
                    self.cache.clear()
                    self._past.clear()
                    self._rewinder.clear()
                    judged = view.judgements()
                    heads = {head.document.id: head_of(corrected(head.document, judged), head.version) for head in parts.heads(view)}
                    self._state = State(position, Index(parts.each_account(view), parts.conflict_kinds(view), heads), heads)
            self._looked = time.monotonic()
            return self._state

    def at(self, day: date | None) -> Reader:
        """The ledger as it stood at the end of a day (UTC); as it stands where no day is given.

        Raises Underway while a large one is derived in the background, UsageError where it is too large for that.
        """
        if day is None:
            return self
        state = self.state()
        reports, key = len(state.heads), (state.position, day)
        if reports > REWOUND:
            command = f"crossbearing incidents {self.where} --as-of {day}"
            raise UsageError(f"as_of: an earlier day is derived anew, which takes too much memory here with {reports:,} reports; try: {command}")

        def derived() -> Past:
            return Past(load(self.ledger, day), day, state.position, self.search)

        if reports > WHOLE:
            return self._rewinder.get(key, derived, f"The ledger of {reports:,} reports as it stood on {day}")
        with self._deriving:  # the page and its pictures ask at once: one of them derives
            return self._past.get(key, derived)

    def moved(self) -> None:
        """Something was written: look again at once."""
        with self._lock:
            self._looked = 0.0

    def search(self, words: str) -> frozenset[str]:
        """The reports that hold the words."""
        with self.ledger.view() as view:
            return frozenset(view.search(words))

    def incident(self, wanted: str) -> tuple[Collection, str]:
        """The part of the ledger that one incident needs, and its full id."""
        state = self.state()
        return self.kept(state, ("incident", wanted), lambda: self._incident(state, wanted))

    def _incident(self, state: State, wanted: str) -> tuple[Collection, str]:
        key = self.full_id(state, wanted)
        with self.ledger.view() as view:
            first = parts.part(view, [key])
            account = first.accounts[0]
            others = {i for pair in first.duplicates for i in (pair.left, pair.right)} | set(account.incident.members)
            whole = parts.part(view, {key, *sorted(others)[:50]}) if others - {key} else first
            said = {claim for conflict in whole.conflicts for side in conflict.values for claim in side.claims} - set(account.claims)
            elsewhere = {report for claim in sorted(said)[:20] for report in parts.reports_of_claim(view, claim)}
            stored = by_id(view.stored(*sorted({*account.reports, *elsewhere})), view.judgements()) if account.reports else {}
        return Collection(stored=stored, derived=whole), key

    def reports(self, wanted: Sequence[str]) -> Collection:
        """The part of the ledger that some reports need."""
        with self.ledger.view() as view:
            stored = by_id(view.stored(*wanted), view.judgements()) if wanted else {}
            mentions = [event.id for one in stored.values() for event in one.report.events]
            claims = [claim.id for one in stored.values() for claim in one.report.claims]
            return Collection(stored=stored, derived=parts.about_reports(view, list(wanted), mentions, claims))

    def incidents(self, wanted: Sequence[str]) -> Collection:
        """The part of the ledger that some incidents need, their reports among it."""
        with self.ledger.view() as view:
            derived = parts.part(view, wanted)
            told = sorted({report for account in derived.accounts for report in account.reports})
            stored = by_id(view.stored(*told), view.judgements()) if told else {}
        return Collection(stored=stored, derived=derived)

    def survey(self) -> Survey | None:
        """What is found by looking through the whole ledger: at once where it is small, in the background where it is large."""
        state = self.state()
        if len(state.heads) > WHOLE:
            return self._surveyor.latest(state.heads, lambda seen: self._survey(state, seen))
        return self.kept(state, ("survey",), self._small_survey)

    def _small_survey(self) -> Survey:
        whole = load(self.ledger)
        return survey(iter([whole]), iter([whole]))

    def _survey(self, state: State, seen: Callable[[int], None]) -> Survey:
        return survey(batches(sorted(state.heads), self.reports, seen), batches(state.index.ids, self.incidents, seen))

    @property
    def surveyed(self) -> tuple[int, int]:
        """How many reports and incidents the survey under way has looked at, and of how many."""
        state = self.state()
        return self._surveyor.seen, len(state.heads) + len(state.index)

    def rejections(self) -> list[Rejection]:
        """What could not be used."""
        with self.ledger.view() as view:
            return view.rejections()

    def judgements(self) -> list[Judgement]:
        """All human decisions, withdrawn ones too, in their order."""
        with self.ledger.view() as view:
            return view.judgements(withdrawn=True)

    def accounts(self, wanted: Sequence[str]) -> list[Account]:
        """Some incidents, without their reports."""
        with self.ledger.view() as view:
            return parts.accounts_of(view, wanted)

    def pairs(self) -> list[PairScore]:
        """Every pair of incidents that may be one."""
        with self.ledger.view() as view:
            return parts.duplicates(view)

    def counts(self) -> list[tuple[str, str, str]]:
        """Claim, report and incident of every claim that gives a number of events."""
        with self.ledger.view() as view:
            return parts.counts_about(view)

    def run(self, tagger: str | None = None) -> Run:
        """Who signs what this app writes."""
        return Run(release=crossbearing.__version__, tagger=setting("tagger", tagger), settings='{"by": "web"}', recorded_at=now())
