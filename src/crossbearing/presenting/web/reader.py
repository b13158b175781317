"""What every page asks of a ledger, whether as it stands or as it stood on some day: its index, and the parts that one page needs."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import crossbearing
from crossbearing.corroboration.standing.tallies import tally
from crossbearing.errors import NotFoundError, UsageError
from crossbearing.presenting import views
from crossbearing.presenting.collection import Collection
from crossbearing.presenting.web.index import Index, ReportHead
from crossbearing.presenting.web.query import Found, Query
from crossbearing.presenting.web.survey import Survey
from crossbearing.records.finding import Account, Derived, Rejection
from crossbearing.records.incident import Judgement, PairScore

T = TypeVar("T")

KEPT = 64
GIVEN, GIVEN_REPORTS = 2000, 200
"""How many counts by sources, and from how many reports, a tally shows at most."""


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


class Kept:
    """What was made for a page and may be wanted again; the least used is dropped.  Safe to use from several threads."""

    def __init__(self, most: int = KEPT) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._made: OrderedDict[tuple[Any, ...], Any] = OrderedDict()

    def get(self, key: tuple[Any, ...], make: Callable[[], T]) -> T:
        """What was made before under this key, or is made now."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                found: T = self._made[key]
                return found
        made = make()
        with self._lock:
            self._made[key] = made
            while len(self._made) > self._most:
                self._made.popitem(last=False)
        return made

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._made.clear()


class Reader(ABC):
    """A ledger to read pages from; ``day`` is the day at whose end it stood so, None for now."""

    day: date | None = None

    def __init__(self) -> None:
        self.cache = Kept()
        self._texts = Kept()

    @abstractmethod
    def state(self) -> State:
        """Its index and the heads of its reports."""

    @abstractmethod
    def incident(self, wanted: str) -> tuple[Collection, str]:
        """The part of the ledger that one incident needs, and its full id.

        Raises NotFoundError where there is none, UsageError where the beginning of an id is that of several.
        """

    @abstractmethod
    def reports(self, wanted: Sequence[str]) -> Collection:
        """The part of the ledger that some reports need."""

    @abstractmethod
    def incidents(self, wanted: Sequence[str]) -> Collection:
        """The part of the ledger that some incidents need, their reports among it."""

    @abstractmethod
    def survey(self) -> Survey | None:
        """What is found by looking through the whole ledger; None while that is under way for the first time."""

    @property
    def surveyed(self) -> tuple[int, int]:
        """How many reports and incidents the survey under way has looked at, and of how many."""
        return 0, 0

    @abstractmethod
    def rejections(self) -> list[Rejection]:
        """What could not be used."""

    @abstractmethod
    def judgements(self) -> list[Judgement]:
        """The human decisions in their order."""

    @abstractmethod
    def search(self, words: str) -> frozenset[str]:
        """The reports that hold the words."""

    @abstractmethod
    def accounts(self, wanted: Sequence[str]) -> list[Account]:
        """Some incidents, without their reports."""

    @abstractmethod
    def pairs(self) -> Iterable[PairScore]:
        """Every pair of incidents that may be one."""

    @abstractmethod
    def counts(self) -> Iterable[tuple[str, str, str]]:
        """Claim, report and incident of every claim that gives a number of events."""

    def kept(self, state: State, key: tuple[Any, ...], make: Callable[[], T]) -> T:
        """What was made before in this state, or is made now."""
        return self.cache.get((state.position, *key), make)

    def found(self, query: Query) -> Found:
        """The incidents that pass."""
        state = self.state()
        return self.kept(state, ("found", query.address()), lambda: self._found(state, query))

    def _found(self, state: State, query: Query) -> Found:
        texts = self._texts.get((state.position, query.text), lambda: self.search(query.text)) if query.text else None
        return Found(state.index, query, texts)

    def full_id(self, state: State, wanted: str) -> str:
        """The id that this one is, or begins.

        Raises NotFoundError where no incident has such an id, UsageError where several have.
        """
        if wanted in state.index.at:
            return wanted
        found = [key for key in state.index.ids if wanted and key.startswith(wanted)]
        if not found:
            raise NotFoundError(f"no incident {wanted[:40]} in this ledger{f' as it stood on {self.day}' if self.day else ''}")
        if len(found) > 1:
            raise UsageError(f"{wanted[:40]} begins {len(found)} ids; write more of it")
        return found[0]

    def report(self, wanted: str) -> Collection:
        """The part of the ledger that one report needs.

        Raises NotFoundError where there is none.
        """
        state = self.state()
        if wanted not in state.heads:
            raise NotFoundError(f"no report {wanted[:40]} in this ledger{f' as it stood on {self.day}' if self.day else ''}")
        return self.kept(state, ("report", wanted), lambda: self.reports([wanted]))

    def tally(self, query: Query) -> dict[str, Any]:
        """How many single incidents pass, at least and at most, why, and the counts that sources give."""
        state = self.state()
        return self.kept(state, ("tally", query.address()), lambda: self._tally(query))

    def _tally(self, query: Query) -> dict[str, Any]:
        ids = self.found(query).chosen()
        kept = set(ids)
        pairs = [pair for pair in self.pairs() if pair.left in kept and pair.right in kept]
        given = [found for found in self.counts() if found[2] in kept][:GIVEN]
        slim = tuple(Account(incident=a.incident, status=a.status) for a in self.accounts(ids))
        collection = self.reports(sorted({report for _, report, _ in given})[:GIVEN_REPORTS])
        derived = Derived(accounts=slim, claim_incidents=collection.derived.claim_incidents, duplicates=tuple(pairs))
        bounded = bool(query.since or query.until)
        found = tally(derived, collection.reports.values(), bounded=bounded)
        page = views.tally_of(collection, found)
        page["given"] = [one | _sentence(collection, one["claim"]) for one in page["given"]]
        return page


def _sentence(collection: Collection, key: str) -> dict[str, Any]:
    """The sentence that a claim stands in, in three parts: before its words, they, after them."""
    claim = collection.claims[key]
    report = collection.reports[claim.document_id]
    text, (start, end) = report.document.text, claim.content
    low, high = next(((s.start, s.end) for s in report.layout.sentences if s.start <= start < s.end), (start, end))
    at = text.find(claim.original, low, max(high, end)) if claim.original else -1
    start, end = (at, at + len(claim.original)) if at >= 0 else (start, end)
    return {"before": text[low:start], "words": text[start:end], "after": text[end : max(high, end)], "start": start}
