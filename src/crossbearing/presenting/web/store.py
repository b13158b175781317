"""The ledger behind the pages: the index of its present state, and parts of it read when a page asks for them."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import crossbearing
from crossbearing.config import now, setting
from crossbearing.corroboration.tallies import tally
from crossbearing.errors import NotFoundError, UsageError
from crossbearing.ledger import Ledger, Run, open_ledger, parts
from crossbearing.presenting import views
from crossbearing.presenting.collection import Collection, load
from crossbearing.presenting.web.index import Index, ReportHead, head_of
from crossbearing.presenting.web.query import Found, Query
from crossbearing.records.finding import Account, Derived, Rejection
from crossbearing.records.incident import Judgement

T = TypeVar("T")

WHOLE = 2000
"""A ledger of up to so many reports is held whole where a page needs all of it; of a larger one such a page shows what it says it shows."""

FRESH_SECONDS = 1.0
KEPT = 64


@dataclass(frozen=True)
class State:
    """One state of the ledger: ``position`` names it, ``heads`` are its reports without texts."""

    position: str
    index: Index
    heads: dict[str, ReportHead]

    @cached_property
    def tag(self) -> str:
        """A word for this state, for caches in the browser."""
        return f'W/"{crossbearing.__version__}-{self.position}"'


class Store:
    """What the pages ask; safe to use from several threads."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.ledger: Ledger = open_ledger(where)
        self.writing = threading.Lock()
        self._lock = threading.Lock()
        self._state: State | None = None
        self._looked = 0.0
        self._kept: OrderedDict[tuple[Any, ...], Any] = OrderedDict()

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
                    self._kept.clear()
                    heads = {head.document.id: head_of(head.document) for head in parts.heads(view)}
                    self._state = State(position, Index(parts.each_account(view), parts.conflict_kinds(view), heads), heads)
            self._looked = time.monotonic()
            return self._state

    def moved(self) -> None:
        """Something was written: look again at once."""
        with self._lock:
            self._looked = 0.0

    def kept(self, state: State, key: tuple[Any, ...], make: Callable[[], T]) -> T:
        """What was made before in this state, or is made now; the least used is dropped."""
        full = (state.position, *key)
        with self._lock:
            if full in self._kept:
                self._kept.move_to_end(full)
                found: T = self._kept[full]
                return found
        made = make()
        with self._lock:
            self._kept[full] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made

    def found(self, query: Query) -> Found:
        """The incidents that pass."""
        state = self.state()
        texts = self.kept(state, ("text", query.text), lambda: self._texts(query.text)) if query.text else None
        return Found(state.index, query, texts)

    def _texts(self, words: str) -> frozenset[str]:
        """The reports that hold the words."""
        with self.ledger.view() as view:
            return frozenset(view.search(words))

    def incident(self, wanted: str) -> tuple[Collection, str]:
        """The part of the ledger that one incident needs, and its full id.

        Raises NotFoundError where there is none, UsageError where the beginning of an id is that of several.
        """
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
            stored = {one.report.document.id: one for one in view.stored(*sorted({*account.reports, *elsewhere}))} if account.reports else {}
        return Collection(stored=stored, derived=whole), key

    def full_id(self, state: State, wanted: str) -> str:
        """The id that this one is, or begins."""
        if wanted in state.index.at:
            return wanted
        found = [key for key in state.index.ids if wanted and key.startswith(wanted)]
        if not found:
            raise NotFoundError(f"no incident {wanted[:40]} in this ledger")
        if len(found) > 1:
            raise UsageError(f"{wanted[:40]} begins {len(found)} ids; write more of it")
        return found[0]

    def report(self, wanted: str) -> Collection:
        """The part of the ledger that one report needs.

        Raises NotFoundError where there is none.
        """
        state = self.state()
        if wanted not in state.heads:
            raise NotFoundError(f"no report {wanted[:40]} in this ledger")
        return self.kept(state, ("report", wanted), lambda: self.reports([wanted]))

    def reports(self, wanted: Sequence[str]) -> Collection:
        """The part of the ledger that some reports need."""
        with self.ledger.view() as view:
            stored = {one.report.document.id: one for one in view.stored(*wanted)} if wanted else {}
            mentions = [event.id for one in stored.values() for event in one.report.events]
            claims = [claim.id for one in stored.values() for claim in one.report.claims]
            return Collection(stored=stored, derived=parts.about_reports(view, list(wanted), mentions, claims))

    def whole(self) -> Collection | None:
        """All of the ledger, or None where it is too large to be held."""
        state = self.state()
        return self.kept(state, ("whole",), lambda: load(self.ledger)) if len(state.heads) <= WHOLE else None

    def rejections(self) -> list[Rejection]:
        """What could not be used."""
        with self.ledger.view() as view:
            return view.rejections()

    def judgements(self) -> list[Judgement]:
        """All human decisions, withdrawn ones too, in their order."""
        with self.ledger.view() as view:
            return view.judgements(withdrawn=True)

    def tally(self, query: Query) -> dict[str, Any]:
        """How many single incidents pass, at least and at most, why, and the counts that sources give."""
        state = self.state()
        return self.kept(state, ("tally", query.address()), lambda: self._tally(state, query))

    def _tally(self, state: State, query: Query) -> dict[str, Any]:
        ids = self.found(query).chosen()
        kept = set(ids)
        with self.ledger.view() as view:
            accounts = parts.accounts_of(view, ids)
            pairs = [pair for pair in parts.duplicates(view) if pair.left in kept and pair.right in kept]
            given = [found for found in parts.counts_about(view, GIVEN) if found[2] in kept]
        slim = tuple(Account(incident=a.incident, status=a.status) for a in accounts)
        collection = self.reports(sorted({report for _, report, _ in given})[:GIVEN_REPORTS])
        derived = Derived(accounts=slim, claim_incidents=collection.derived.claim_incidents, duplicates=tuple(pairs))
        bounded = bool(query.since or query.until)
        found = tally(derived, collection.reports.values(), bounded=bounded)
        page = views.tally_of(collection, found)
        page["given"] = [one | _sentence(collection, one["claim"]) for one in page["given"]]
        return page

    def run(self, tagger: str | None = None) -> Run:
        """Who signs what this app writes."""
        return Run(release=crossbearing.__version__, tagger=setting("tagger", tagger), settings='{"by": "web"}', recorded_at=now())


GIVEN, GIVEN_REPORTS = 2000, 200
"""How many counts by sources, and from how many reports, a tally shows at most."""


def _sentence(collection: Collection, key: str) -> dict[str, Any]:
    """The sentence that a claim stands in, in three parts: before its words, they, after them."""
    claim = collection.claims[key]
    report = collection.reports[claim.document_id]
    text, (start, end) = report.document.text, claim.content
    low, high = next(((s.start, s.end) for s in report.layout.sentences if s.start <= start < s.end), (start, end))
    at = text.find(claim.original, low, max(high, end)) if claim.original else -1
    start, end = (at, at + len(claim.original)) if at >= 0 else (start, end)
    return {"before": text[low:start], "words": text[start:end], "after": text[end : max(high, end)], "start": start}
