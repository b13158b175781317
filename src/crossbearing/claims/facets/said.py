"""What a source says beyond the events of its words: whom it blames, what it denies, its utterance, its verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossbearing.claims.context import Context, inside
from crossbearing.claims.events.spoken_of import last_told
from crossbearing.claims.facets.blame import blamed
from crossbearing.claims.facets.of_events import Fact, participant
from crossbearing.claims.facets.utterances import normal_words
from crossbearing.records.claim import Attribution, Entity, EventMention
from crossbearing.records.document import Span
from crossbearing.records.ontology import UNREAL

DENIED_ROLE = re.compile(
    r"\b(?:involvement|involved|responsib\w+|behind|carried out|any role|role in|accus\w+|blame|allegations?|claims?|charges?|"
    r"any connection|complicity|hand in|nothing\s+to\s+do\s+with|distanc\w+\s+(?:it|him|them)sel(?:f|ves))\b",
    re.IGNORECASE,
)
DENIED_MEANS = re.compile(r"\b(?:use|used|using|deploy\w*)\b(?:\s+of)?\s+(?:any\s+|such\s+)?([\w-]+(?:\s+[\w-]+){0,2})", re.IGNORECASE)
DENIED_TARGET = re.compile(
    r"\b(?:target(?:ing|ed)|hit(?:ting)?|striking|struck|aim(?:ing|ed)\s+at|attack(?:ing|ed)|harm(?:ing|ed)|kill(?:ing|ed))\s+(?:any\s+)?(civilians?|"
    r"civilian\s+\w+|hospitals?|schools?|"
    r"residential\s+\w+|populated\s+\w+|non-combatants?)\b|\b(civilians?|hospitals?|schools?)\s+(?:were|was|had\s+been)\s+(?:targeted|hit|harmed|"
    r"killed|struck)\b|\b(civilians?|hospitals?|schools?)\s+(?:were|was|had\s+been)\s+(?:its|the|their|a)\s+targets?\b",
    re.IGNORECASE,
)
DENIED_PLACE = re.compile(
    r"\b(?:on|in|from|over|inside|into)\s+((?:its|their|his|our|\w+['’]s|[A-Z]\w+)\s+(?:territory|soil|airspace|waters|territorial\s+waters))\b"
)
VERDICT = re.compile(r"\b(?:conclud|found|finds?|determin|ruled|establish)\w*", re.IGNORECASE)
OF_THE_KIND = re.compile(r"(?:an?\s+)?(?:similar|such|previous|past|earlier|further|future|more)\b", re.IGNORECASE)
"""Opens a phrase for other deeds than the one that somebody is blamed for ("blamed the group, which has carried out similar attacks")."""
NEAR_SENTENCES = 4
LEAST_UTTERANCE = 4
SHORT = 4


def facts_said(ctx: Context, a: Attribution, events: Sequence[EventMention]) -> Iterator[Fact]:
    """Facts that an attribution carries as a whole."""
    mine = tuple(e.id for e in events if e.id in a.events and e.modality not in UNREAL and not (a.stance == "blames" and OF_THE_KIND.match(ctx.quote(e))))
    about = mine or tuple(_about(ctx, a, events))
    if a.stance in ("blames", "claims-responsibility", "denies") and (named := list(_named(ctx, a, about, events))):
        yield from named
        return
    if a.mode == "direct" and (said := normal_words(_quoted(ctx, a))).count(" ") + 1 >= LEAST_UTTERANCE:
        yield Fact(facet="utterance", events=about, span=a.content[0], value=said)
    elif a.kind == "document" and any(VERDICT.search(ctx.quote(c)) for c in a.cue):
        yield Fact(facet="verdict", events=about, span=a.content[0], value=ctx.quote(a.content[0]))
    elif not mine or a.stance == "denies":
        yield Fact(facet="what", events=about, span=a.content[0])


def _quoted(ctx: Context, a: Attribution) -> str:
    """The words inside quotation marks of the content; the whole content where it has no marks of its own."""
    parts = [ctx.text[max(q.start, c.start) : min(q.end, c.end)] for c in a.content for q in ctx.layout.quotes if q.meets(c)]
    return " ".join(parts) or " ".join(ctx.quote(c) for c in a.content)


def _about(ctx: Context, a: Attribution, events: Sequence[EventMention]) -> list[str]:
    """The event that a statement without one is about: of its sentence, else the last real one shortly before."""
    spot = min([*a.cue, *a.content]).start
    number = ctx.sentence_at(spot)
    real = [e for e in events if e.modality not in UNREAL]
    beside = [e.id for e in real if ctx.sentence_at(e.trigger.start) == number]
    if a.stance == "denies":
        beside = [e.id for e in real if ctx.sentence_at(e.trigger.start) == number and e.trigger.start < spot][::-1]
    if beside:
        return beside[:1]
    last = last_told(ctx, real, spot, NEAR_SENTENCES - 1)
    if last is not None and "\n\n" not in ctx.text[last.trigger.end : spot]:
        return [last.id]  # what is said next is said of it, be it of long ago
    news = [e for e in real if not e.background]
    return [e.id for e in [last_told(ctx, news, spot, NEAR_SENTENCES) or next(iter(news), None)] if e is not None]


def _named(ctx: Context, a: Attribution, about: tuple[str, ...], events: Sequence[EventMention]) -> Iterator[Fact]:
    """Who is blamed, who claims, who denies: facet perpetrator with the name."""
    content = a.content[0]
    if a.stance == "blames" and a.by and (found := blamed(ctx, a)):
        yield from (participant(ctx, about, role) for role in found)
    elif a.stance == "claims-responsibility" and about and not _actors([e for e in events if e.id in a.events], about):
        speaker = _speaker(ctx, a)
        if speaker is not None and speaker.type != "person":
            yield _perpetrator(speaker, about, content)
    elif a.stance == "denies" and (part := _denied_part(ctx, a, about)) is not None:
        yield part
    elif a.stance == "denies" and (DENIED_ROLE.search(" ".join(ctx.quote(c) for c in (*a.cue, *a.content))) or (not a.events and _is_short(ctx, content))):
        speaker = _speaker(ctx, a)
        if speaker is not None and about:
            yield _perpetrator(speaker, about, content)


def _is_short(ctx: Context, content: Span) -> bool:
    """Is what is denied only pointed at ("denied it", "rejected the charge", "dismissed the report"), and nothing said ("nobody was hurt")?"""
    says = any(ctx.tokens[i].upos in ("VERB", "AUX") for i in range(*ctx.token_range(content)))
    return len(ctx.quote(content).split()) <= SHORT and not says


def _denied_part(ctx: Context, a: Attribution, about: tuple[str, ...]) -> Fact | None:
    """A denial of the means, of the target or of the place alone; None where it is of the act or of who did it."""
    for content in a.content:
        said = ctx.quote(content)
        if DENIED_ROLE.search(said):
            return None
        for facet, pattern in (("target", DENIED_TARGET), ("means", DENIED_MEANS), ("where", DENIED_PLACE)):
            if (m := pattern.search(said)) is not None:
                group = next(i for i, g in enumerate(m.groups(), 1) if g)
                span = Span(content.start + m.start(group), content.start + m.end(group))
                return Fact(facet=facet, events=about, span=span, value=ctx.quote(span).lower())
    return None


def _actors(events: Sequence[EventMention], about: tuple[str, ...]) -> bool:
    """Does one of the events name its own actor?"""
    return any(e.fillers("actor") for e in events if e.id in about)


def _perpetrator(entity: Entity, about: tuple[str, ...], span: Span) -> Fact:
    return Fact(
        facet="perpetrator", events=about, span=span, value=entity.actor.name if entity.actor is not None else entity.name, value_actor=entity.canonical
    )


def _speaker(ctx: Context, a: Attribution) -> Entity | None:
    """The entity that speaks; for a person or spokesman the organisation beside the name, where there is one."""
    speaker = next((e for e in ctx.values.entities if e.id == a.speaker_id), None)
    beside = [e for s in a.source for e in inside(ctx.values.entities, s) if e.actor is not None and e.type != "person"]
    if speaker is not None and speaker.type == "person" and not beside:
        beside = [e for e in inside(ctx.values.entities, Span(speaker.start, speaker.end)) if e.actor is not None and e.type != "person"]
    if speaker is not None and speaker.type == "person" and beside:
        return beside[0]
    return speaker or (beside[0] if beside else None)
