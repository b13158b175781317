"""What can only be told by looking through the whole ledger: who is named, who is how reliable a source, which claims are least sure.

A small ledger is looked through when a page asks; a large one batch by batch in the background, while the pages say how far that has come.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import chain
from typing import Any

from crossbearing.corroboration.standing.sources import source_records
from crossbearing.presenting import views
from crossbearing.presenting.actors import Roll
from crossbearing.presenting.collection import Collection
from crossbearing.presenting.web.index import ReportHead
from crossbearing.records.claim import Claim

Json = dict[str, Any]

BATCH = 200
"""Reports, or incidents, that are held at a time."""

LEAST_SURE = 1.0
"""A claim whose words commit to no more than this certainty (FactBank) waits for a second look, as one below the threshold does."""

WEAK, SAID = 500, 60
"""Claims that are kept: of the least sure, and of each actor's own."""

COUNTS = ("claims", "first", "confirmed", "denied_by_others", "corrected", "denials")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim is found."""

    report: str
    claim: str


@dataclass(kw_only=True, eq=False)
class Survey:
    """``actors`` are lines, those named most first; ``said`` what each actor says in its own name; ``ties`` where the claims of affiliations stand;
    ``weak`` the least sure claims, of which there are ``weak_total``; ``records`` how each origin has fared."""

    actors: list[Json] = field(default_factory=list)
    said: dict[str, list[Place]] = field(default_factory=dict)
    ties: dict[str, str] = field(default_factory=dict)
    weak: list[Place] = field(default_factory=list)
    weak_total: int = 0
    records: list[Json] = field(default_factory=list)


def survey(reports: Iterator[Collection], incidents: Iterator[Collection]) -> Survey:
    """What is found in all reports, each in one of the batches, and in all incidents with their reports, likewise."""
    found, roll = Survey(), Roll()
    weak: list[tuple[tuple[Any, ...], Place]] = []
    for batch in reports:
        roll.add(batch)
        new = []
        for claim in batch.claims.values():
            place = Place(claim.document_id, claim.id)
            if claim.source_actor and len(said := found.said.setdefault(claim.source_actor, [])) < SAID:
                said.append(place)
            if claim.facet == "affiliation":
                found.ties[claim.id] = claim.document_id
            if (claim.weak or abs(claim.certainty) <= LEAST_SURE) and claim.id in batch.derived.claim_incidents:
                new.append((_surer(claim), place))
        found.weak_total += len(new)
        weak = nsmallest(WEAK, chain(weak, new), key=lambda one: one[0])
    found.weak = [place for _, place in weak]
    found.actors = views.ranked(roll.actors())
    found.records = _records(incidents)
    return found


def _surer(claim: Claim) -> tuple[Any, ...]:
    """The order in which unsure claims wait: weak ones first, then by certainty, the weightiest of these first."""
    return (not claim.weak, abs(claim.certainty), -claim.weight, claim.id)


def _records(incidents: Iterator[Collection]) -> list[Json]:
    """The records of all origins, summed over the incidents."""
    names: dict[str, str] = {}
    totals: dict[str, Counter[str]] = {}
    for batch in incidents:
        for one in source_records(list(batch.reports.values()), batch.derived):
            names.setdefault(one.key, one.name)
            totals.setdefault(one.key, Counter()).update({count: getattr(one, count) for count in COUNTS})
    rows = [{"name": names[key]} | {count: numbers[count] for count in COUNTS} for key, numbers in totals.items()]
    return sorted(rows, key=lambda row: (-int(row["claims"]), str(row["name"])))


class Surveyor:
    """Surveys a large ledger in the background, anew when its reports have changed; until then the last survey holds.  Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._heads: dict[str, ReportHead] | None = None
        self._found: Survey | None = None
        self._running: threading.Thread | None = None
        self.seen = 0
        """Reports and incidents that the survey under way has looked at."""

    def latest(self, heads: dict[str, ReportHead], make: Callable[[Callable[[int], None]], Survey]) -> Survey | None:
        """The last survey that came to its end, None before the first; where the reports are others since, ``make`` starts another.

        ``make`` is handed a function that it tells how many more it has looked at.
        """
        with self._lock:
            idle = self._running is None or not self._running.is_alive()
            if idle and (self._heads is None or self._heads != heads):
                self.seen = 0
                self._running = threading.Thread(target=self._run, args=(heads, make), name="survey", daemon=True)
                self._running.start()
            return self._found

    def _run(self, heads: dict[str, ReportHead], make: Callable[[Callable[[int], None]], Survey]) -> None:
        """Survey, and keep what is found; where that fails the next who asks starts anew."""
        found = make(self._see)
        with self._lock:
            self._heads, self._found = heads, found

    def _see(self, number: int) -> None:
        self.seen += number

    def wait(self) -> None:
        """Until the survey under way has come to its end."""
        running = self._running
        if running is not None:
            running.join()


def batches(keys: Sequence[str], read: Callable[[Sequence[str]], Collection], seen: Callable[[int], None]) -> Iterator[Collection]:
    """Some at a time, telling how many have been read."""
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        yield read(batch)
        seen(len(batch))
