"""Days that are counted from another event of the sentence: "the raid came three days after gunmen ambushed a convoy"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from crossbearing.claims.context import Context
from crossbearing.records.claim import EventMention
from crossbearing.records.document import Span
from crossbearing.records.value import FuzzyDate, day_of, parse_edtf

_NUMBERS = {
    word: number for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(), 1)
} | {"a": 1, "an": 1}
_STEP = re.compile(rf"\b(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})\s+(?P<unit>day|week)s?\s+(?P<side>after|before)\b(?!\s+(?:that|this|it)\b)", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;:!?\n]")
_DEFINITE = re.compile(r"^(?:the|this|that|these|those)\b", re.IGNORECASE)
_NOW = re.compile(r",[^,;]{3,90}?\b(?:is|are|has|have|remains?|continues?|says?|can|still|no longer)\b")
"""The present behind the clause that is counted from."""
LONGEST_SUBJECT = 90
"""Characters between "after" and the event that it counts from, at most ("after gunmen in two pickups attacked")."""


def stepped(ctx: Context, events: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The same mentions; of two events so many days apart, the one without a day takes it from the other, or from what that one goes back to."""
    by_id = {e.id: e for e in events}
    dates: dict[str, FuzzyDate] = {}
    for m in _STEP.finditer(ctx.text):
        pair = _pair(ctx, events, m)
        if pair is None:
            if (counted := _counted_back(ctx, events, m)) is not None and counted[0].date is None and _day(counted[0], by_id) is None:
                dates[counted[0].id] = day_of(counted[1] - _step(m), basis="anaphoric", approximate=m["unit"].lower() == "week")
            continue
        known = [_day(pair[0], by_id) or _told_before(ctx, pair[0], events), _day(pair[1], by_id)]
        step = _step(m)
        for event, other, way in ((pair[1], known[0], -step), (pair[0], known[1], step)):
            if event.date is None and other is not None and _day(event, by_id) is None:
                dates[event.id] = day_of(other + way, basis="anaphoric", approximate=m["unit"].lower() == "week")
    return tuple(replace(e, date=dates[e.id]) if e.id in dates else e for e in events)


def _step(m: re.Match[str]) -> timedelta:
    """How far the one is behind the other; back for "before"."""
    number = _NUMBERS.get(m["number"].lower()) or int(m["number"])
    return timedelta(number * (7 if m["unit"].lower() == "week" else 1) * (1 if m["side"].lower() == "after" else -1))


def _counted_back(ctx: Context, events: Sequence[EventMention], m: re.Match[str]) -> tuple[EventMention, date] | None:
    """The event from which a count goes on to a day that its sentence names ("on Wednesday, a day after two ships caught fire"), or, where the count
    opens a sentence about what is so now, to the day of the report ("eleven days after the raid, three versions are in circulation")."""
    number = ctx.sentence_at(m.start())
    if number < 0 or m["side"].lower() != "after":
        return None
    sentence = ctx.layout.sentences[number]
    event = next((e for e in events if sentence.start <= e.trigger.start < sentence.end and 0 <= e.trigger.start - m.end() <= LONGEST_SUBJECT), None)
    if event is None or _CLAUSE.search(ctx.text, m.end(), event.trigger.start):
        return None
    named = [t.date for t in ctx.values.times if t.end <= m.start() and m.start() - t.end <= len(", just ") and ctx.same_sentence(t, Span(*m.span()))]
    if named and named[-1] is not None and named[-1].days == 1 and named[-1].earliest is not None:
        return event, named[-1].earliest
    published = parse_edtf(ctx.document.published)
    opens = not ctx.text[sentence.start : m.start()].strip("“\"‘' ")
    if not opens or published is None or published.days != 1 or published.earliest is None or not _NOW.search(ctx.text, event.trigger.end, sentence.end):
        return None
    return event, published.earliest


def _pair(ctx: Context, events: Sequence[EventMention], m: re.Match[str]) -> tuple[EventMention, EventMention] | None:
    """The event that the count stands behind and the one that it counts from, both of one sentence; None where either is missing."""
    sentence = ctx.sentence_at(m.start())
    here = [e for e in events if ctx.sentence_at(e.trigger.start) == sentence]
    before = [e for e in here if e.trigger.end <= m.start()]
    after = [e for e in here if e.trigger.start >= m.end() and e.trigger.start - m.end() <= LONGEST_SUBJECT]
    if not after or _CLAUSE.search(ctx.text, m.end(), after[0].trigger.start):
        return None
    if before:
        return before[-1], after[0]
    behind = ctx.text.find(",", after[0].trigger.end, after[0].trigger.end + LONGEST_SUBJECT)
    told = next((e for e in here if behind >= 0 and behind < e.trigger.start), None)  # "two days after the raid, a drone hit a market"
    return (told, after[0]) if told is not None and m.start() - ctx.layout.sentences[sentence].start <= 2 else None


def _told_before(ctx: Context, event: EventMention, events: Sequence[EventMention]) -> date | None:
    """The day of the last event before a definite mention ("the attack came two days after"), which it goes back to though its words differ."""
    if event.date is not None or not _DEFINITE.search(ctx.text[event.start : event.trigger.start]):
        return None
    told = [e for e in events if e.trigger.end <= event.start and not e.background and e.date is not None and e.date.days == 1]
    return told[-1].date.earliest if told and told[-1].date is not None else None


def _day(event: EventMention, by_id: dict[str, EventMention]) -> date | None:
    """The one day of an event, its own or that of the mention it goes back to."""
    seen = 0
    while event.date is None and event.antecedent in by_id and seen < len(by_id):
        event, seen = by_id[event.antecedent or ""], seen + 1
    found = event.date
    return found.earliest if found is not None and found.days == 1 else None
