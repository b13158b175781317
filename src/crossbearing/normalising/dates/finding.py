"""The main path of dates: from a text to its time expressions, read in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from crossbearing.normalising.dates import absolute, clock, digital, named, quarters, relative, spans, words
from crossbearing.normalising.dates.anchoring import Anchors, Handler
from crossbearing.normalising.dates.grammar import Grammar, Match
from crossbearing.normalising.dates.joining import Found, joined
from crossbearing.normalising.dates.moments import Moment, on_day
from crossbearing.normalising.dates.names import is_name
from crossbearing.normalising.numerals import ORDINALS, Token, tokens
from crossbearing.records.claim import TimeExpression
from crossbearing.records.document import Document, Layout, Span, content_id
from crossbearing.records.tags import Tags

CORE_WORDS = frozenset(
    "today yesterday tomorrow tonight now currently nowadays presently recently lately past future recent present moment current "
    "term possible christmas thanksgiving halloween easter nowruz newroz norouz epiphany ashura ashoura arbaeen arbain eid noon midnight midday oclock".split()
)


@cache
def grammar() -> Grammar[Handler]:
    """All rules, compiled once."""
    classes = {**words.CLASSES, **absolute.CLASSES, **spans.CLASSES, "ORDINALWORD": frozenset(ORDINALS), "POSSESSIVE": frozenset({"'s", "’s"})}
    core = words.CORE | {"DECADEWORD", "ADVERB"} | CORE_WORDS
    built: Grammar[Handler] = Grammar(classes=classes, classify=words.open_classes, core=core, capital=words.CAPITAL)
    table: list[tuple[str, Handler]] = []
    for module in (quarters, absolute, digital, relative, clock, named, spans):
        table.extend(module.RULES)
    built.compile(table, words.OPEN)
    return built


def find_times(document: Document, layout: Layout, tags: Tags) -> tuple[TimeExpression, ...]:
    """When does the report say that things happened?  Every time expression outside furniture, in the order of the text.

    ``tags`` are not needed: the rules read the text themselves.  Offsets are half-open in code points.
    """
    return _times(document, layout)


@lru_cache(maxsize=2)
def _times(document: Document, layout: Layout) -> tuple[TimeExpression, ...]:
    """The expressions of a text, kept for the quantities, which must not take a date for a count."""
    found = tokens(document.text)
    anchors = Anchors.of(document, layout, found)
    readings = [_completed(one, anchors) for one in _readings(found, anchors, layout)]
    kept = [one for one in joined(readings, found, anchors) if one.moment.value]
    return tuple(_expression(document, one, found) for one in kept)


def _readings(found: Sequence[Token], anchors: Anchors, layout: Layout) -> list[Found]:
    """Every expression with its reading from the narrator's day, and those inside quotations from the day of speaking."""
    spelled = grammar().spell(found)
    readings: list[Found] = []
    spoken: list[tuple[int, Match, Handler]] = []
    for start, stop in grammar().stretches(spelled):
        position = start
        while position < stop:
            fitting, source, end = _best(spelled, position, stop, found, anchors)
            if fitting and layout.is_furniture(Span(found[fitting[0].start].start, found[fitting[-1].stop - 1].end)):
                fitting = []
            for one in fitting:
                anchors.note(one.start, one.moment)
                if source is not None and len(fitting) == 1 and one.moment.basis == "deictic" and anchors.quotes and anchors.quote(one.start) is not None:
                    spoken.append((len(readings), *source))
                readings.append(one)
            position = max(position + 1, end)
    _respoken(readings, spoken, anchors)
    return readings


def _completed(one: Found, anchors: Anchors) -> Found:
    """A day without its year takes that of the same day where the text gives it in full further on."""
    moment = one.moment
    if moment.basis != "unanchored" or moment.edtf is None or len(moment.edtf) != len("XXXX-07-19"):
        return one
    day = anchors.known.get((int(moment.edtf[5:7]), int(moment.edtf[8:])))
    return one if day is None or moment.type != "DATE" else replace(one, moment=on_day(day, "anaphoric"))


def _respoken(readings: list[Found], spoken: Sequence[tuple[int, Match, Handler]], anchors: Anchors) -> None:
    """Read again what stands in a quotation whose sentence names the day of speaking."""
    if not spoken:
        return
    narrated = [(one.start, one.stop, one.moment) for one in readings]
    for index, match, handler in spoken:
        quote = anchors.quote(match.start)
        day = None if quote is None else anchors.day_of_speaking(quote, narrated)
        if day is None or (anchors.days is not None and day == anchors.days[1]):
            continue
        again = anchors.read(match, handler, day)
        if isinstance(again, Moment):
            readings[index] = replace(readings[index], moment=again)


def _best(spelled: str, position: int, stop: int, found: Sequence[Token], anchors: Anchors) -> tuple[list[Found], tuple[Match, Handler] | None, int]:
    """The longest reading that begins here with its rule and end; empty where no rule makes sense of the words."""
    for match, handler in grammar().at(spelled, position, stop, found):
        reading = anchors.read(match, handler)
        if reading is None:
            continue
        if is_name(found, match.start, match.stop):
            return [], None, match.stop
        if isinstance(reading, Moment):
            return [Found(match.start, match.stop, reading)], (match, handler), match.stop
        spread = [Found(*match.groups[name], moment) for name, moment in reading]
        spread[0] = replace(spread[0], start=match.start)
        spread[-1] = replace(spread[-1], stop=match.stop)
        return spread, (match, handler), match.stop
    return [], None, position + 1


def _expression(document: Document, one: Found, found: Sequence[Token]) -> TimeExpression:
    """The record of one expression."""
    start, end, moment = found[one.start].start, found[one.stop - 1].end, one.moment
    return TimeExpression(id=content_id(document.id, "time", start, end), start=start, end=end, type=moment.type, value=moment.value, date=moment.fuzzy())
