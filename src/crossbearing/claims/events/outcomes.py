"""What a deed did to people, told in its own sentence: "jets hit a bus, killing 51", "a raid in which nine died", "airstrikes on two villages killed 19".

The mention of the harm and that of the deed are one event: the one goes back to the other, and what is told of the one's day and place holds for both.
A dependency parse says on what the harm hangs; where there is none, or it says nothing, the order of the words does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossbearing.claims.clauses import RELATIVE, head_of, is_clause, relation
from crossbearing.claims.context import Context, nearest_before
from crossbearing.records.claim import EventMention
from crossbearing.records.ontology import UNREAL

DAMAGE = re.compile(r"(?:destroy|damag|burn|wreck|level|gutt|ignit|sink|sett|flatten|raz)ing|setting fire", re.IGNORECASE)
"""What a deed does to things, told as a participle."""
HARM = re.compile(
    r"(?:kill|wound|injur|maim|martyr|perish|succumb|massacr|slaughter|execut|behead)\w*|died?|dying|dead|hurt(?:ing)?|losing|lost", re.IGNORECASE
)
PARTICIPLE = re.compile(r",\s+(?:and\s+|thus\s+|thereby\s+|reportedly\s+|allegedly\s+|\w+ly\s+)?$", re.IGNORECASE)
"""What stands directly before a participle that tells what came of the clause before it."""
IN_WHICH = re.compile(r"(?:,?\s+(?:in|during)\s+which|,\s+where)\b[^,;]*$", re.IGNORECASE)
ANOTHER = re.compile(r"\b(?:another|others?|a\s+(?:second|third))\b", re.IGNORECASE)
"""Words for a further event that no noun names ("a strike on one town and another on a second, in which ten died")."""
HIGHEST = 6


def with_outcomes(ctx: Context, events: Sequence[EventMention]) -> list[EventMention]:
    """The same mentions; one that tells the outcome of a deed goes back to it, and both have the day and place that either has."""
    known = {e.id: e for e in events}
    for event in events:
        deed = _deed(ctx, event, [known[e.id] for e in events if e.end <= event.trigger.start and ctx.same_sentence(e.trigger, event.trigger)])
        if deed is not None and not _of_other_day(event, known[deed.id]):
            late = deed.background or (deed.date is None and event.background)
            known[deed.id] = replace(deed, date=deed.date or event.date, place=deed.place or event.place, background=late)
            known[event.id] = _joined(event, known[deed.id])
    return [known[e.id] for e in events]


def _of_other_day(event: EventMention, deed: EventMention) -> bool:
    """Does the harm have a day of its own, told behind it, that the deed cannot have ("in Goma, where nine had died in May")?"""
    own = any(r.role == "time" and r.start > event.trigger.end for r in event.roles)
    return own and event.date is not None and deed.date is not None and event.date.meets(deed.date) is False


def _joined(event: EventMention, deed: EventMention) -> EventMention:
    """The outcome with what is told of its deed; an expression that stands before the harm belongs to the deed's clause and is no other day or place."""
    own = {r.role for r in event.roles if r.role in ("time", "place") and r.start > event.trigger.end}
    date = event.date if "time" in own else deed.date or event.date
    place = event.place if "place" in own else deed.place or event.place
    return replace(event, antecedent=deed.id, background=deed.background, date=date, place=place)


def _deed(ctx: Context, event: EventMention, before: Sequence[EventMention]) -> EventMention | None:
    """The deed of its sentence of which a mention tells the outcome; None where it tells no harm, or stands for itself."""
    before = [e for e in before if e.modality not in UNREAL]
    told = ctx.quote(event.trigger)
    if not before or event.modality in UNREAL or not (HARM.match(told) or DAMAGE.match(told)):
        return None
    last = nearest_before(before, event.trigger.start)
    assert last is not None
    between = ctx.text[last.trigger.end : event.trigger.start]
    if IN_WHICH.search(between):
        return None if ANOTHER.search(between) else last
    above = _above(ctx, event, before) if ctx.parsed else None
    return above or (last if told.lower().endswith("ing") and PARTICIPLE.search(between) and ";" not in between else None)


def _above(ctx: Context, event: EventMention, before: Sequence[EventMention]) -> EventMention | None:
    """The deed on whose clause the harm hangs as a participle, a relative clause or a verb joined by "and", or which is its subject."""
    at = {i: e for e in before for i in range(*ctx.token_range(e.trigger))}
    word = head_of(ctx, *ctx.token_range(event.trigger))
    for _ in range(HIGHEST):
        if (subject := next((at[k] for k in ctx.children[word] if relation(ctx, k) == "nsubj" and k in at), None)) is not None:
            return subject
        kind, head = relation(ctx, word), ctx.tokens[word].head
        participle = kind in ("advcl", "conj", "acl") and ctx.words[word].endswith("ing")
        relative = kind == "acl" and any(ctx.words[k] in RELATIVE for k in ctx.children[word])
        joined = kind == "conj" and event.date is None and (event.place is None or event.place in {e.place for e in before})
        if head < 0 or head == word or not (participle or relative or joined):
            return None
        if head in at:
            return at[head]
        if is_clause(ctx, head) and (found := next((at[k] for k in ctx.children[head] if k in at and k < word), None)) is not None:
            return found  # "an explosion tore through a depot, killing two", "carried out a raid, killing two"
        word = head
    return None
