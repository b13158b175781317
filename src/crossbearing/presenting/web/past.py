"""The ledger as it stood at the end of some day: derived anew from the reports that were out by then, and held in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from crossbearing.presenting.collection import Collection
from crossbearing.presenting.web.index import Index, head_of
from crossbearing.presenting.web.reader import Reader, State
from crossbearing.presenting.web.survey import Survey, survey
from crossbearing.records.finding import Account, Rejection
from crossbearing.records.incident import Judgement, PairScore
from crossbearing.records.means import WEAPON_UNITS


class Past(Reader):
    """What the pages ask, answered from one earlier state; it never changes."""

    def __init__(self, collection: Collection, day: date, position: str, search: Callable[[str], frozenset[str]]) -> None:
        super().__init__()
        self.day = day
        self.collection = collection
        self._search = search
        heads = {key: head_of(report.document) for key, report in collection.reports.items()}
        kinds = ((one.incident, one.field, one.kind) for one in collection.derived.conflicts if one.incident)
        self._state = State(f"{position}@{day}", Index(collection.derived.accounts, kinds, heads), heads)

    def state(self) -> State:
        """Its index and the heads of its reports."""
        return self._state

    def search(self, words: str) -> frozenset[str]:
        """The reports that hold the words, as far as they were out."""
        return self._search(words) & self._state.heads.keys()

    def incident(self, wanted: str) -> tuple[Collection, str]:
        """The whole of that state, and the full id of the incident."""
        return self.collection, self.full_id(self._state, wanted)

    def reports(self, wanted: Sequence[str]) -> Collection:
        """The whole of that state."""
        return self.collection

    def incidents(self, wanted: Sequence[str]) -> Collection:
        """The whole of that state."""
        return self.collection

    def survey(self) -> Survey:
        """What is found by looking through that state."""
        return self.kept(self._state, ("survey",), lambda: survey(iter([self.collection]), iter([self.collection])))

    def rejections(self) -> list[Rejection]:
        """What could not be used: what was rejected later is among it."""
        return list(self.collection.rejections)

    def judgements(self) -> list[Judgement]:
        """The decisions that stood on that day."""
        return list(self.collection.judgements)

    def accounts(self, wanted: Sequence[str]) -> list[Account]:
        """Some incidents."""
        return [self.collection.accounts[key] for key in wanted]

    def pairs(self) -> tuple[PairScore, ...]:
        """Every pair of incidents that may be one."""
        return self.collection.derived.duplicates

    def counts(self) -> Iterator[tuple[str, str, str]]:
        """Claim, report and incident of every claim that gives a number of events."""
        for key, claim in sorted(self.collection.claims.items(), key=lambda found: (found[1].document_id, found[0])):
            if claim.facet == "count" and claim.quantity is not None and claim.quantity.unit not in WEAPON_UNITS:
                for incident in self.collection.derived.claim_incidents.get(key, ()):
                    yield key, claim.document_id, incident
