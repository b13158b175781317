"""The main path, a line a stage: the first file to open.

read -> clean -> tag -> normalise -> claim -> store | link -> corroborate -> present
`----------- per report: pure, repeatable -------'   `-- over the ledger: derived --'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from crossbearing.claims.assembly import read_claims
from crossbearing.cleaning import clean
from crossbearing.corroboration import compare, corroborate
from crossbearing.ledger.judged import decided, expanded, overruled
from crossbearing.linking import link
from crossbearing.normalising import Normaliser
from crossbearing.plugins import Tagger, load
from crossbearing.records.claim import ReadReport
from crossbearing.records.document import Document
from crossbearing.records.finding import Derived
from crossbearing.records.incident import Judgement
from crossbearing.spreading import Spread, aside, in_turn


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The per-report half with its state (tagger, gazetteer, registry), loaded once."""

    tagger: Tagger
    normaliser: Normaliser

    @classmethod
    def of(cls, tagger: str = "model") -> Pipeline:
        """The pipeline with the tagger of that name."""
        return cls(tagger=load("taggers", tagger)(), normaliser=Normaliser.load())

    def read(self, document: Document) -> ReadReport:
        """One report, read: from text to claims; of a language that the tagger does not read, the zones alone."""
        layout = clean(document)
        if not reads(document.language):
            return ReadReport(document=document, layout=layout, tagger=self.tagger.name, version=self.tagger.version)
        tags = self.tagger.tag(document, layout)
        values = self.normaliser.normalise(document, layout, tags)
        return read_claims(document, layout, tags, values)


def reads(language: str | None) -> bool:
    """Can the taggers read this language (BCP 47)?  One that is unknown is tried."""
    return language is None or language.split("-")[0].lower() == "en"


def derive(reports: Sequence[ReadReport], judgements: Sequence[Judgement] = (), recorded_at: str = "", spread: Spread = in_turn) -> Derived:
    """What follows from all reports and from what people decided: incidents, origins, conflicts, status; ``spread`` over processes where wanted."""
    reports = decided(reports, judgements)
    wording = aside(partial(compare, reports), spread, len(reports))  # needs no links, and takes no longer than they do
    linked = link(reports, expanded(judgements), spread)
    return overruled(corroborate(reports, linked, judgements, recorded_at, spread, wording()), judgements)
