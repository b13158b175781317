"""The reference point: publication day for the narrator, day of speaking for a quotation, the nearest day before for "a day earlier"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from crossbearing.normalising.dates.grammar import Match
from crossbearing.normalising.dates.moments import Moment
from crossbearing.normalising.dates.scene import Scene
from crossbearing.normalising.dates.tense import lasts_until, looks_ahead, may_look_ahead
from crossbearing.normalising.numerals import PARAGRAPH, Token
from crossbearing.records.document import Document, Layout, Span
from crossbearing.records.value import parse_edtf

Reading = Moment | Sequence[tuple[str, Moment]] | None
Handler = Callable[[Match, Scene], Reading]
WIDEST = 14
"""Days that a reading may span when the day of publication is itself only known within some days."""
_FAR, _NEAR = 6, 1
_SAID_WITHIN = 3
"""Words before a day in which a verb of speaking makes it the day of the words ("said late on Sunday")."""
_OPENING = 2
"""Words before a date that opens its sentence ("And in 2014 ...")."""
_UNFOLDS = 3
"""Words behind a year in which "when" opens a clause of that year."""
_PERIODS = 4
"""Dates that are looked back at for the year of a passage."""
_NESTED = 3
"""Quotations that may lie in one another."""
_SPEECH = frozenset(
    "said told says announced stated added reporters interview statement speech remarks wrote posted tweeted declared conference briefing warned "
    "vowed confirmed".split()
)


@dataclass(slots=True)
class Anchors:
    """The points of view along one text.

    ``days`` are the first and last possible day of publication, empty where none is known; ``sentences`` are bounds in tokens.
    """

    days: tuple[date, date] | None
    basis: str
    words: Sequence[Token]
    sentences: Sequence[tuple[int, int]]
    quotes: Sequence[Span]
    dateline: Span | None
    known: dict[tuple[int, int], date] = field(default_factory=dict)
    days_seen: list[tuple[int, Moment]] = field(default_factory=list)
    deeds_seen: list[tuple[int, Moment]] = field(default_factory=list)
    periods_seen: list[tuple[int, Moment]] = field(default_factory=list)
    quarters_seen: list[tuple[int, Moment]] = field(default_factory=list)

    @classmethod
    def of(cls, document: Document, layout: Layout, words: Sequence[Token]) -> Anchors:
        """What the document says of its own day."""
        published = parse_edtf(document.published)
        days = None
        if published is not None and published.earliest is not None and published.latest is not None:
            days = (published.earliest, published.latest)
        return cls(days=days, basis="deictic", words=words, sentences=sentence_bounds(layout, words), quotes=layout.quotes, dateline=layout.dateline)

    def sentence(self, at: int) -> int:
        """The index of the sentence that holds the word."""
        return max(0, bisect_right(self.sentences, (at, len(self.words))) - 1)

    def quote(self, at: int) -> Span | None:
        """The quotation that holds the word; None for the narrator."""
        start = self.words[at].start
        last = bisect_right(self.quotes, start, key=lambda quote: quote.start)
        return next((q for q in reversed(self.quotes[max(0, last - _NESTED) : last]) if q.start <= start < q.end), None)

    def read(self, match: Match, handler: Handler, spoken: date | None = None) -> Reading:
        """The reading of a match; with ``spoken`` from that day of speaking.  None where two possible days of publication tell too far apart."""
        left, right = self.sentences[self.sentence(match.start)] if self.sentences else (0, len(self.words))
        ahead = lasts_until(self.words, match.start, left) or looks_ahead(self.words, match.start, match.stop, left, right)
        scene = replace(self._scene(match.start, ahead), maybe_ahead=may_look_ahead(self.words, match.start, match.stop, left))
        try:
            return self._seen(match, handler, scene, spoken)
        except (ValueError, OverflowError):
            return None  # a day before the year 1 or after 9999 is none that the calendar knows

    def _seen(self, match: Match, handler: Handler, scene: Scene, spoken: date | None) -> Reading:
        """The reading from the day of speaking, of publication, or from both ends of the days on which it may have been published."""
        if spoken is not None:
            return handler(match, replace(scene, day=spoken, basis="quote-day"))
        if self.days is None:
            return handler(match, scene)
        last = handler(match, replace(scene, day=self.days[1]))
        if self.days[0] == self.days[1]:
            return last
        both = _either(handler(match, replace(scene, day=self.days[0])), last, self.days)
        return handler(match, scene) if both is None else both

    def _scene(self, at: int, ahead: bool) -> Scene:
        """What the words before this one offer to lean on."""
        return Scene(
            basis=self.basis,
            ahead=ahead,
            known=self.known,
            previous=self._last(self.days_seen, at, _FAR),
            deed=self._last(self.deeds_seen, at, _FAR) or self._last(self.days_seen, at, _FAR),
            near=self._last(self.days_seen, at, _NEAR),
            period=self._last(self.periods_seen, at, _FAR),
            told=self._last(self.periods_seen, at, _NEAR),
            quarter=self._last(self.quarters_seen, at, 2 * _FAR),
            year=self._year_told(at),
            months={m.first.month: m.first.year for index, m in self._just_told(at) if _month_told(m) and m.first and not self._aside(index)},
        )

    def _just_told(self, at: int) -> Iterator[tuple[int, Moment]]:
        """The last dates before a word in its sentence and the one before, within the paragraph, the nearest first."""
        before, here = bisect_left(self.periods_seen, at, key=lambda one: one[0]), self.sentence(at)
        for index, moment in reversed(self.periods_seen[max(0, before - _PERIODS) : before]):
            if self.sentence(index) < here - 1 or any(word.low == PARAGRAPH for word in self.words[index:at]):
                return
            yield index, moment

    def _year_told(self, at: int) -> int | None:
        """The year that a passage tells of: named where its sentence opens ("Two years earlier, on June 13"), or where the one before in the paragraph
        does and this one opens with its own date ("In 2014 they took the town.  In August ..."); None for the narrator's own, and from one sentence to
        the next where the narrator's own is not known."""
        for index, moment in self._just_told(at):
            within = self.sentence(index) == self.sentence(at)
            told = self._opens(index) and not self._aside(index) and (within or (self._opens(at) and self.days is not None))
            if (told or (within and self._unfolds(index, at))) and _one_year(moment):
                return moment.first.year if moment.first else None
        return None

    def _unfolds(self, index: int, at: int) -> bool:
        """Does a clause with "when" tell what happened in the year just named ("spoke of 2008, when on 2 February ...")?"""
        return "when" in [word.low for word in self.words[index + 1 : min(at, index + 1 + _UNFOLDS)]]

    def _aside(self, at: int) -> bool:
        """Does a date only say which thing is meant ("the August 2014 massacre"), or where something begins that still goes on ("since 2014")?"""
        before = self.words[at - 1].low if at else ""
        return before in ("the", "since") or self.words[at].low == "the"

    def _opens(self, at: int) -> bool:
        """Does the word stand where its sentence begins?"""
        return at - self.sentences[self.sentence(at)][0] <= _OPENING

    def _last(self, seen: Sequence[tuple[int, Moment]], at: int, reach: int) -> Moment | None:
        """The last date before a word that is no more than so many sentences back."""
        before = bisect_left(seen, at, key=lambda one: one[0])
        if not before:
            return None
        index, moment = seen[before - 1]
        return moment if self.sentence(at) - self.sentence(index) <= reach else None

    def note(self, at: int, moment: Moment) -> None:
        """Remember a date for those that lean on it; a full date in the dateline becomes the day of reference where there is none."""
        if moment.first is None and moment.edtf is not None and moment.type == "DATE":
            self.days_seen.append((at, moment))  # a day without its year: what leans on it does not lean on the one before
            self.deeds_seen.append((at, moment))
        if moment.first is None or moment.type not in ("DATE", "TIME"):
            return
        if moment.is_day:
            self.days_seen.append((at, moment))
            if not any(word.low in _SPEECH for word in self.words[max(0, at - _SAID_WITHIN) : at]):
                self.deeds_seen.append((at, moment))
            if moment.basis == "explicit":
                self.known.setdefault((moment.first.month, moment.first.day), moment.first)
                if self.days is None and self.dateline is not None and self.dateline.start <= self.words[at].start < self.dateline.end:
                    self.days, self.basis = (moment.first, moment.first), "dateline"
        if moment.type == "DATE":
            self.periods_seen.append((at, moment))
            if "-Q" in moment.value and not _year_ago(self.words, at):
                self.quarters_seen.append((at, moment))

    def day_of_speaking(self, quote: Span, found: Sequence[tuple[int, int, Moment]]) -> date | None:
        """The day that the sentence around a quotation names for its speech; None where it names none."""
        first = self.sentence(_word_at(self.words, quote.start))
        last = self.sentence(_word_at(self.words, quote.end - 1))
        begin = bisect_left(found, self.sentences[first][0], key=lambda one: one[0])
        for start, stop, moment in found[begin:]:
            if self.sentence(start) > last:
                break
            if not moment.is_day or not first <= self.sentence(start) <= last or self.quote(start) is not None:
                continue
            window = (*self.words[max(0, start - 7) : start], *self.words[stop : stop + 4])
            if any(word.low in _SPEECH for word in window):
                return moment.first
        return None


def _word_at(words: Sequence[Token], offset: int) -> int:
    """The index of the word at an offset, or of the last one before it."""
    return max(0, bisect_right(words, offset, key=lambda word: word.start) - 1)


def sentence_bounds(layout: Layout, words: Sequence[Token]) -> list[tuple[int, int]]:
    """The sentences in tokens; where the layout has none, cut at full stops before a capital and at paragraphs."""
    if layout.sentences:
        starts = sorted({_first_from(words, span.start) for span in layout.sentences} | {0})
    else:
        starts = [0] + [
            at + 1
            for at in range(len(words) - 1)
            if words[at].low in ("?", "!", PARAGRAPH)
            or (words[at].low == "." and words[at + 1].start > words[at].end and words[at + 1].shape in ("name", "mark"))
        ]
    return [(start, stop) for start, stop in zip(starts, [*starts[1:], len(words)], strict=True)]


def _first_from(words: Sequence[Token], offset: int) -> int:
    at = bisect_right(words, offset, key=lambda word: word.start) - 1
    return at if at >= 0 and words[at].start == offset else at + 1


def _one_year(moment: Moment) -> bool:
    """Does a date name its year, or count to it ("two years ago")?"""
    if moment.first is None or moment.last is None or moment.first.year != moment.last.year:
        return False
    return moment.basis == "explicit" or moment.precision == "year"


def _month_told(moment: Moment) -> bool:
    """Is it a month that the text gives with its year?"""
    return moment.precision == "month" and moment.basis == "explicit"


def _year_ago(words: Sequence[Token], at: int) -> bool:
    """Is it the quarter that a figure is compared with, and not the one that the text is about?"""
    return any(word.low in ("ago", "earlier", "corresponding", "comparable", "same") for word in words[at : at + 5])


def _either(left: Reading, right: Reading, days: tuple[date, date]) -> Reading:
    """One reading of two for the first and the last possible day of publication: the same, or the days of both; None if those are too many."""
    if right is None or left is None or isinstance(left, Moment) != isinstance(right, Moment):
        return None
    if not isinstance(right, Moment) or not isinstance(left, Moment):
        return right if _values(left) == _values(right) else None
    if left.value == right.value:
        return right
    if left.value[4:] == right.value[4:] != "" and right.first is not None and days[0].year == days[1].year == right.first.year:
        return right  # a day or month without a year takes the only year that publication can have
    if left.first is None or right.last is None or right.first is None:
        return None
    low, high = min(left.first, right.first), max(left.last or right.last, right.last)
    if (high - low).days >= WIDEST:
        return None
    value = _blurred(left.value, right.value)
    return replace(right, first=low, last=high, edtf=None, precision="interval", approximate=False, value=value)


def _values(reading: Reading) -> list[str]:
    """The values of a list of dates."""
    return [] if reading is None else [reading.value] if isinstance(reading, Moment) else [moment.value for _, moment in reading]


def _blurred(left: str, right: str) -> str:
    """What two values have in common, with X for each part that differs."""
    if left.count("-") != right.count("-"):
        return right
    return "-".join(a if a == b else re.sub(r"\d", "X", b) for a, b in zip(left.split("-"), right.split("-"), strict=True))
