"""The main path of dates: from a text to its time expressions, read in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from crossbearing.normalising.dates import absolute, clock, named, quarters, relative, spans, words
from crossbearing.normalising.dates.anchoring import Anchors
from crossbearing.normalising.dates.grammar import Grammar, Match
from crossbearing.normalising.dates.joining import joined
from crossbearing.normalising.dates.moments import Moment
from crossbearing.normalising.dates.scene import Scene
from crossbearing.normalising.numerals import ORDINALS, Token, tokens
from crossbearing.records.claim import TimeExpression
from crossbearing.records.document import Document, Layout, Span
from crossbearing.records.tags import Tags

Reading = Moment | Sequence[tuple[str, Moment]] | None
Handler = Callable[[Match, Scene], Reading]


@dataclass(frozen=True, slots=True)
class Found:
    """An expression by its words (indices of tokens, half-open) with its reading."""

    start: int
    stop: int
    moment: Moment


@cache
def grammar() -> Grammar[Handler]:
    """All rules, compiled once."""
    classes = {**words.CLASSES, **absolute.CLASSES, **spans.CLASSES, "ORDINALWORD": frozenset(ORDINALS), "POSSESSIVE": frozenset({"'s", "’s"})}
    core = words.CORE | {"DECADEWORD", "ADVERB"} | CORE_WORDS
    built: Grammar[Handler] = Grammar(classes=classes, classify=words.open_classes, core=core, capital=words.CAPITAL)
    table: list[tuple[str, Handler]] = []
    for module in (quarters, absolute, relative, clock, named, spans):
        table.extend(module.RULES)
    built.compile(table, words.OPEN)
    return built


CORE_WORDS = frozenset(
    "today yesterday tomorrow tonight now currently nowadays presently recently previously formerly lately past soon future shortly recent present moment "
    "christmas thanksgiving halloween easter nowruz newroz norouz epiphany ashura ashoura arbaeen arbain eid noon midnight midday oclock weekly daily".split()
)


def find_times(document: Document, layout: Layout, tags: Tags) -> tuple[TimeExpression, ...]:
    """When does the report say that things happened?  Every time expression outside furniture, in the order of the text.

    ``tags`` are not needed: the rules read the text themselves.  Offsets are half-open in code points.
    """
    text = document.text
    found = tokens(text)
    anchors = Anchors.of(document, layout, found)
    spelled = grammar().spell(found)
    readings: list[Found] = []
    for start, stop in grammar().stretches(spelled):
        position = start
        while position < stop:
            ahead = _best(spelled, position, stop, found, anchors)
            readings.extend(ahead)
            for one in ahead:
                anchors.note(one.start, one.moment)
            position = max([position + 1, *(one.stop for one in ahead)])
    kept = [one for one in joined(readings, found, anchors) if not layout.is_furniture(Span(found[one.start].start, found[one.stop - 1].end))]
    return tuple(_expression(number, one, found) for number, one in enumerate(kept, 1))


def _best(spelled: str, position: int, stop: int, found: Sequence[Token], anchors: Anchors) -> list[Found]:
    """The longest reading that begins here; empty where no rule makes sense of the words."""
    for match, handler in grammar().at(spelled, position, stop, found):
        reading = anchors.read(match, handler)
        if reading is None:
            continue
        if isinstance(reading, Moment):
            return [Found(match.start, match.stop, reading)]
        parts = [(match.groups[name], moment) for name, moment in reading]
        spread = [Found(at[0], at[1], moment) for at, moment in parts]
        spread[0] = replace(spread[0], start=match.start if spelled[match.start] != spelled[spread[0].start] and match.start < spread[0].start else spread[0].start)
        spread[-1] = replace(spread[-1], stop=max(match.stop, spread[-1].stop))
        return spread
    return []


def _expression(number: int, one: Found, found: Sequence[Token]) -> TimeExpression:
    """The record of one expression."""
    moment = one.moment
    return TimeExpression(id=f"t{number}", start=found[one.start].start, end=found[one.stop - 1].end, type=moment.type, value=moment.value, date=moment.fuzzy())
