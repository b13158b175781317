"""The reference point: publication day for the narrator, day of speaking for a quotation, the nearest day before for "a day earlier"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from crossbearing.normalising.dates.grammar import Match
from crossbearing.normalising.dates.moments import Moment
from crossbearing.normalising.dates.scene import Scene
from crossbearing.normalising.numerals import Token
from crossbearing.records.document import Document, Layout
from crossbearing.records.value import FuzzyDate, parse_edtf

Reading = Moment | Sequence[tuple[str, Moment]] | None


@dataclass(slots=True)
class Anchors:
    """The points of view along one text."""

    days: tuple[date, ...]
    basis: str
    sentences: Sequence[tuple[int, int]]
    words: Sequence[Token]
    previous: Moment | None = None
    quarter: Moment | None = None

    @classmethod
    def of(cls, document: Document, layout: Layout, words: Sequence[Token]) -> Anchors:
        """What the document says of its own day."""
        published = parse_edtf(document.published)
        days: tuple[date, ...] = ()
        if published is not None and published.earliest is not None and published.latest is not None:
            days = (published.earliest, published.latest)
        return cls(days=days, basis="deictic", sentences=layout.sentences, words=words)

    def read(self, match: Match, handler: Callable[[Match, Scene], Reading]) -> Reading:
        """The reading of a match against the day of reference."""
        day = self.days[-1] if self.days else None
        scene = Scene(day=day, basis=self.basis, ahead=False, previous=self.previous, quarter=self.quarter)
        return handler(match, scene)

    def note(self, at: int, moment: Moment) -> None:
        """Remember a date for those that lean on it."""
        if moment.is_day and moment.type in ("DATE", "TIME"):
            self.previous = moment
