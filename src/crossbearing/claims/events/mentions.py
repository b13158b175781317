"""From triggers to event mentions: folded, typed, with roles, day, place and number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossbearing.claims.context import Context
from crossbearing.claims.events.circumstances import count_of, date_of, day_told, is_series, place_of, time_of
from crossbearing.claims.events.coreference import with_antecedents
from crossbearing.claims.events.outcomes import with_outcomes
from crossbearing.claims.events.recurring import recurs
from crossbearing.claims.events.spoken_of import goes_on, told_before
from crossbearing.claims.events.stepped_days import stepped
from crossbearing.claims.events.types import type_of
from crossbearing.claims.modality.deciding import is_background, modality_of
from crossbearing.claims.roles.participants import roles_of
from crossbearing.claims.triggers.folding import Candidate, fold, is_effect, is_verb
from crossbearing.claims.triggers.implied import IMPLIED, implied_triggers
from crossbearing.claims.triggers.sums import sums_up
from crossbearing.records.claim import EventMention, Role
from crossbearing.records.document import Span, content_id
from crossbearing.records.ontology import EVENT_TYPES, UNREAL
from crossbearing.records.tags import Tag
from crossbearing.records.value import FuzzyDate, PlaceRef, parse_edtf

LEAST_SCORE = 0.55
QUESTION = re.compile(r"(?:how|what|who|whom|why|when|where|which|and\s+who|so\s+who)\b[^.!“”\"]*\?", re.IGNORECASE)
PHRASE_END = frozenset([",", ";", ":", ".", "—", "–", "(", ")", "“", "”", '"', "?", "!"])
LONGEST_PHRASE = 14


def read_events(ctx: Context) -> tuple[EventMention, ...]:
    """The event mentions of a report, in the order of the text."""
    triggers = [t for t in ctx.tagged("trigger") if t.score >= LEAST_SCORE and t.label in EVENT_TYPES and EVENT_TYPES[t.label].physical]
    triggers = _apart(triggers)
    candidates = fold(ctx, sorted([*triggers, *implied_triggers(ctx, triggers)], key=lambda t: t.start))
    candidates = [c for c in candidates if not _asked(ctx, c)]
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_sentence.setdefault(ctx.sentence_at(candidate.main.start), []).append(candidate)
    published = parse_edtf(ctx.document.published)
    made = [_mention(ctx, c, by_sentence[ctx.sentence_at(c.main.start)], published) for c in candidates]
    by_trigger = {c.main.span: c for c in candidates}
    told = _of_their_deed(ctx, stepped(ctx, with_antecedents(ctx, with_outcomes(ctx, made))))
    return tuple(_as_told(ctx, e, by_trigger.get(e.trigger)) for e in told)


def _as_told(ctx: Context, event: EventMention, candidate: Candidate | None) -> EventMention:
    """The mention with the day on which somebody told of it, where nothing else dates it."""
    if event.date is not None or event.background or event.group or event.modality in UNREAL or candidate is None:
        return event
    return replace(event, date=day_told(ctx, candidate))


def _asked(ctx: Context, candidate: Candidate) -> bool:
    """Is it what a question asks ("How many people were killed?"), with no event in it that is known?"""
    number = ctx.sentence_at(candidate.main.start)
    return number >= 0 and all(is_verb(ctx, t) for t in candidate.all) and bool(QUESTION.fullmatch(ctx.quote(ctx.layout.sentences[number]).strip()))


def _of_their_deed(ctx: Context, events: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The mentions with those that tell of the dead and injured alone tied to the event that hurt them."""
    deeds = [e for e in events if e.by not in IMPLIED and e.modality not in UNREAL]
    tied: list[EventMention] = []
    for event in events:
        deed = told_before(ctx, event.trigger, deeds) if event.by in IMPLIED else None
        before = deed is not None and deed.start < event.start and goes_on(ctx, deed, event.trigger)
        tied.append(replace(event, antecedent=deed.id, member_of=None) if deed is not None and before else event)
    return tuple(tied)


def _apart(triggers: Sequence[Tag]) -> list[Tag]:
    """Triggers without overlap: of two that share text the longer stays."""
    kept: list[Tag] = []
    for trigger in triggers:
        if kept and trigger.start < kept[-1].end:
            if trigger.end - trigger.start > kept[-1].end - kept[-1].start:
                kept[-1] = trigger
            continue
        kept.append(trigger)
    return kept


def phrase_of(ctx: Context, candidate: Candidate) -> Span:
    """The event's own phrase: from its determiner or first modifier to the end of the phrase or clause, at most a dozen words on."""
    first = ctx.token_range(candidate.all[0])[0]
    last = ctx.token_range(candidate.all[-1])[1]
    number = ctx.tokens[first].sentence
    if not is_verb(ctx, candidate.all[0]):
        while (
            first > 0
            and ctx.tokens[first - 1].sentence == number
            and ctx.words[first - 1] not in PHRASE_END
            and ctx.tokens[first - 1].upos not in ("ADP", "VERB", "AUX", "CCONJ", "SCONJ", "PRON")
        ):
            first -= 1
    stop = last
    while stop < len(ctx.tokens) and ctx.tokens[stop].sentence == number and ctx.words[stop] not in PHRASE_END and stop - last < LONGEST_PHRASE:
        stop += 1
    return ctx.span_of(first, stop)


def _mention(ctx: Context, candidate: Candidate, others: Sequence[Candidate], published: FuzzyDate | None) -> EventMention:
    """One candidate with everything that its sentence tells."""
    phrase = _cut(phrase_of(ctx, candidate), candidate, others)
    time, place, count = time_of(ctx, candidate, others), place_of(ctx, candidate, others), count_of(ctx, candidate)
    date = date_of(ctx, time, candidate)
    modality, certainty = modality_of(ctx, candidate)
    if modality == "actual" and _is_to_come(date, published):
        time = date = None  # "killed ahead of the vote on 30 January"
    roles = list(roles_of(ctx, candidate, phrase))
    for role, item in (("time", time), ("place", place), ("count", count)):
        if item is not None:
            roles.append(Role(role=role, start=item.start, end=item.end, ref=item.id))
    return EventMention(
        id=content_id(ctx.document.id, "event", candidate.main.start, candidate.main.end),
        document_id=ctx.document.id,
        start=phrase.start,
        end=phrase.end,
        trigger=candidate.main.span,
        quote=ctx.quote(phrase),
        type=type_of(ctx, candidate, phrase, roles),
        modality=modality,
        background=is_background(ctx, candidate, date, published),
        group=is_series(ctx, candidate, phrase, count, date) or _is_toll_of_many(ctx, candidate) or recurs(ctx, candidate),
        count=count.quantity if count is not None else None,
        roles=tuple(sorted(roles, key=lambda r: (r.start, r.end, r.role))),
        date=date,
        place=None if place is None else place.place or PlaceRef(name=place.name),
        certainty=certainty,
        score=candidate.main.score,
        by=candidate.main.by,
    )


def _is_to_come(date: FuzzyDate | None, published: FuzzyDate | None) -> bool:
    """Does a date lie more than a day behind that of the report, so that it is none of what the report tells as past?"""
    if date is None or date.earliest is None or published is None or published.latest is None:
        return False
    return date.anchored and (date.earliest - published.latest).days > 1


def _is_toll_of_many(ctx: Context, candidate: Candidate) -> bool:
    """Is it the dead of a war or of a stretch of time that the words tell ("121 civilians killed so far in July")?"""
    return all(is_effect(ctx, t) for t in candidate.all) and sums_up(ctx, candidate.main)


def _cut(phrase: Span, candidate: Candidate, others: Sequence[Candidate]) -> Span:
    """The phrase without what belongs to the next or previous event of the sentence."""
    before = max((o.span.end for o in others if o.span.end <= candidate.span.start), default=phrase.start)
    after = min((o.span.start for o in others if o.span.start >= candidate.span.end), default=phrase.end)
    return Span(max(phrase.start, before), max(candidate.span.end, min(phrase.end, after)))
