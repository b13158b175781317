"""All of it into claims: one facet each, with the words, the chain of attribution, the stance and the certainty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crossbearing.claims.attributions.authors import author_of
from crossbearing.claims.attributions.chains import read_attributions
from crossbearing.claims.attributions.speakers import Speaker
from crossbearing.claims.attributions.stance import stance_of
from crossbearing.claims.citations.cited import read_citations
from crossbearing.claims.context import Context
from crossbearing.claims.events.mentions import read_events
from crossbearing.claims.facets.affiliations import affiliations
from crossbearing.claims.facets.armaments import weapons_counted
from crossbearing.claims.facets.denials import link_denials
from crossbearing.claims.facets.means import means_said
from crossbearing.claims.facets.of_events import Fact, casualties, casualty_fact, facts_of
from crossbearing.claims.facets.said import facts_said
from crossbearing.claims.facets.unanswered import questions_left
from crossbearing.claims.facets.utterances import read_quotes
from crossbearing.claims.facets.victims import victims_said
from crossbearing.claims.triggers.implied import IMPLIED
from crossbearing.records.claim import Attribution, Claim, EventMention, ReadReport, Values
from crossbearing.records.document import Document, Layout, Span, content_id
from crossbearing.records.ontology import UNREAL
from crossbearing.records.tags import Tags

WEIGHTS = {
    "perpetrator": 5.0,
    "casualties": 4.0,
    "verdict": 4.0,
    "what": 3.0,
    "where": 2.5,
    "when": 2.5,
    "target": 2.0,
    "count": 3.5,
    "means": 1.5,
    "utterance": 2.0,
    "affiliation": 0.5,
}
STRONG_STANCES = frozenset(["confirms", "denies", "blames", "claims-responsibility", "suspects"])
CERTAINTY = {"asserts": 3.0, "confirms": 3.0, "claims-responsibility": 3.0, "blames": 3.0, "suspects": 1.5, "denies": -3.0, "no-comment": 0.0, "retracts": -1.5}
UNDISPUTED = frozenset(["what", "when", "where", "target", "casualties", "count", "means"])
"""What the words for a known deed tell, whoever denies that it was he."""
WEAK_BELOW = 0.45
CORRECTION = re.compile(
    r"\b(?:CORRECTION:|(?:an?|the|our|Our|An)\s+(?:earlier|previous|first)\s+(?:version|report|alert|article|story|tweet|post)s?\b[^.;]{0,60}\b(?:said|gave|put|placed|named|"
    r"reported|attributed|misstated|misidentified)|[Ww]e\s+(?:withdraw|retract)\b)"
)


def read_claims(document: Document, layout: Layout, tags: Tags, values: Values) -> ReadReport:
    """One report read: its events, attributions, quotations, citations and claims, weightiest first."""
    ctx = Context(document, layout, tags, values)
    events = read_events(ctx)
    author = author_of(ctx)
    attributions = read_attributions(ctx, [e for e in events if e.by not in IMPLIED], author)
    return ReadReport(
        document=document,
        layout=layout,
        values=values,
        quotes=read_quotes(ctx, attributions),
        events=events,
        attributions=attributions,
        claims=_claims(ctx, events, attributions, author),
        citations=read_citations(ctx, attributions, author),
        event_vectors=_vectors(ctx, events),
        tagger=tags.tagger,
        version=tags.version,
    )


def _vectors(ctx: Context, events: Sequence[EventMention]) -> npt.NDArray[np.float32] | None:
    """The vectors of the events, in their order: of the trigger, else of its sentence; None where the tagger has none."""
    triggers, sentences = ctx.tags.trigger_vectors, ctx.tags.sentence_vectors
    if triggers is None or sentences is None:
        return None
    at = {(t.start, t.end): i for i, t in enumerate(ctx.tags.of("trigger"))}
    rows = [triggers[i] if (i := at.get((e.trigger.start, e.trigger.end))) is not None else sentences[_sentence_of(ctx, e)] for e in events]
    return np.array(rows, dtype=np.float32).reshape(len(rows), triggers.shape[1])


def _sentence_of(ctx: Context, event: EventMention) -> int:
    """The number of the tagger's sentence in which an event begins."""
    return ctx.tokens[ctx.token_range(event.trigger)[0]].sentence


@dataclass(frozen=True, slots=True)
class _Voice:
    """On whose word a fact stands: an attribution, or the report itself; ``granted`` where it tells what a denial leaves undisputed."""

    attribution: Attribution | None
    author: Speaker | None
    document: Document
    granted: bool = False

    @property
    def source(self) -> str:
        """The words of the source."""
        if self.attribution is not None:
            return self.attribution.speaker or "unnamed source"
        return self.author.words if self.author is not None else self.document.publisher or "the report"

    @property
    def kind(self) -> str:
        """The kind of the source."""
        if self.attribution is not None:
            return self.attribution.kind
        return self.author.kind if self.author is not None else "media outlet"

    def actor(self, ctx: Context) -> str | None:
        """The canonical id of the source; None where it is nameless."""
        if self.attribution is not None:
            return next((e.canonical for e in ctx.values.entities if e.id == self.attribution.speaker_id), None) if self.attribution.speaker_id else None
        return self.author.entity.canonical if self.author is not None and self.author.entity is not None else None

    def stance(self, ctx: Context, said: Span, mentions: Sequence[EventMention]) -> str:
        """The stance of an attribution; of a body in its own text by the words, of a report by the modality of its events."""
        if self.attribution is not None:
            return self.attribution.stance
        if self.granted:
            return "asserts"
        if CORRECTION.search(ctx.quote(said)):
            return "retracts"
        return _narrated(mentions) if self.author is None else stance_of(ctx, (), (said,), "", self.author, mentions)


def _claims(ctx: Context, events: Sequence[EventMention], attributions: Sequence[Attribution], author: Speaker | None) -> tuple[Claim, ...]:
    """The claims of a report, weightiest first, each once; ``author`` is the body that issued it."""
    by_id = {e.id: e for e in events}
    made: dict[str, Claim] = {}

    def add(fact: Fact, voice: Attribution | None, event: EventMention | None = None) -> None:
        granted = _granted(fact, event, voice)
        claim = _claim(ctx, fact, _Voice(None if granted else voice, author, ctx.document, granted), by_id)
        made.setdefault(claim.id, claim)

    for event in events:
        if event.modality in UNREAL and not any(event.id in a.events for a in attributions):
            continue
        for fact in facts_of(ctx, event):
            for voice in _voices(ctx, fact.span, event, attributions):
                add(fact, voice, event)
    for q, event in casualties(ctx, events):
        for voice in _voices(ctx, Span(q.start, q.end), None, attributions):
            add(casualty_fact(ctx, q, event), voice, event)
    for fact in (*means_said(ctx, events, attributions), *victims_said(ctx, events), *weapons_counted(ctx, events), *questions_left(ctx, events)):
        for voice in _voices(ctx, fact.span, None, attributions):
            add(fact, voice)
    for attribution in attributions:
        for fact in facts_said(ctx, attribution, events):
            add(fact, attribution)
    for fact in affiliations(ctx):
        for voice in _voices(ctx, fact.span, None, attributions):
            add(fact, voice)
    ordered = sorted(made.values(), key=lambda c: (-c.weight, c.content, c.id))
    return link_denials(ordered, events)


def _voices(ctx: Context, span: Span, event: EventMention | None, attributions: Sequence[Attribution]) -> list[Attribution | None]:
    """Whose word a span stands on: the innermost attribution whose content holds it, else the report itself.

    Two attributions that share one content ("X and Y both say ...") are two voices.
    """
    spot = event.trigger if event is not None else span
    holding = [a for a in attributions if any(c.covers(spot) for c in a.content)]
    outer = [h for o in holding for h in o.content]
    inner = [a for a in attributions if outer and any(c.covers(span) and any(h.covers(c) for h in outer) for c in a.content) and a not in holding]
    holding = inner or holding  # "denied a part in the strike, which X said was carried out by Y": X says by whom
    if not holding:
        return [None]
    least = min(_width(a) for a in holding)
    return [a for a in holding if _width(a) == least]


def _granted(fact: Fact, event: EventMention | None, voice: Attribution | None) -> bool:
    """Does who denies a part in a deed leave this of it undisputed ("denied involvement in the bombing of a school on Monday that killed 12")?"""
    return voice is not None and voice.stance == "denies" and fact.facet in UNDISPUTED and event is not None and event.modality == "actual"


def _width(a: Attribution) -> int:
    """How many characters the content of an attribution covers."""
    return sum(c.end - c.start for c in a.content)


def _claim(ctx: Context, fact: Fact, voice: _Voice, events: dict[str, EventMention]) -> Claim:
    """One fact on one voice."""
    a = voice.attribution
    mentions = [events[i] for i in fact.events if i in events]
    content = _content(ctx, fact, a)
    stance = "denies" if fact.denied else voice.stance(ctx, content, mentions)
    if stance == "denies" and fact.facet == "casualties" and fact.quantity is not None and fact.quantity.high == 0:
        stance = "asserts"  # "no soldier was killed" says how many: none
    if stance == "claims-responsibility" and fact.facet == "perpetrator" and _is_anothers(ctx, fact, voice):
        stance = "blames"
    told = [3.0 if m.certainty is None else m.certainty for m in mentions]
    certainty = min(told) if told and stance == "asserts" and not voice.granted else CERTAINTY[stance]
    score = min([m.score for m in mentions] + ([a.score] if a is not None else [1.0]))
    return Claim(
        id=content_id(ctx.document.id, "claim", fact.facet, fact.span, fact.value, fact.events, a.id if a is not None else ""),
        document_id=ctx.document.id,
        facet=fact.facet,
        original=ctx.quote(fact.span),
        content=content,
        source=voice.source,
        source_type=voice.kind,
        stance=stance,
        value=fact.value,
        value_actor=fact.value_actor,
        quantity=fact.quantity,
        of=fact.of,
        date=fact.date,
        place=fact.place,
        source_actor=voice.actor(ctx),
        chain=a.chain if a is not None else (voice.source,),
        relayed_via=a.relayed_via if a is not None else None,
        cue=_cue(a),
        attribution=a.id if a is not None else None,
        events=fact.events,
        certainty=certainty,
        weak=score < WEAK_BELOW,
        weight=_weight(fact, a, mentions, stance),
        explain=_explain(fact, a, mentions),
    )


def _is_anothers(ctx: Context, fact: Fact, voice: _Voice) -> bool:
    """Does a source tell of the deed of another, whom its words name ("the rebels claimed that they had lost men to Ruritanian jets")?"""
    known = {e.canonical: e.actor for e in ctx.values.entities if e.actor is not None}
    source = voice.actor(ctx)
    doer, speaker = known.get(fact.value_actor or ""), known.get(source or "")
    by_name = any(e.canonical == fact.value_actor and e.start == fact.span.start for e in ctx.values.entities)
    inside = voice.attribution is not None and any(c.covers(fact.span) for c in voice.attribution.content)
    if doer is None or doer.kind == "person" or not (by_name and inside) or ctx.quote(fact.span).lower() in voice.source.lower():
        return False
    if speaker is None:
        return source is None  # of one that is named but not known, nobody can tell whose it is
    related = doer.id in (speaker.id, speaker.part_of) or doer.part_of == speaker.id or (doer.country is not None and doer.country == speaker.country)
    return speaker.kind != "person" and not related


def _narrated(mentions: Sequence[EventMention]) -> str:
    """The stance of the report's own voice, by the modality of its events."""
    if mentions and all(m.modality == "denied" for m in mentions):
        return "denies"
    return "suspects" if mentions and all(m.modality == "suspected" for m in mentions) else "asserts"


def _content(ctx: Context, fact: Fact, a: Attribution | None) -> Span:
    """The words that say so: the part of the content that holds the fact, else the fact's sentence part."""
    if a is not None:
        return next((c for c in a.content if c.meets(fact.span)), a.content[0])
    sentence = ctx.layout.sentences[ctx.sentence_at(fact.span.start)] if ctx.sentence_at(fact.span.start) >= 0 else fact.span
    return sentence if sentence.covers(fact.span) else fact.span


def _cue(a: Attribution | None) -> Span | None:
    """Source and cue as one stretch where they stand together, else the cue."""
    if a is None or not a.cue:
        return None
    return Span(a.cue[0].start, a.cue[-1].end) if a.cue[-1].end - a.cue[0].start < 120 else a.cue[0]


def _weight(fact: Fact, a: Attribution | None, mentions: Sequence[EventMention], stance: str) -> float:
    """How much a claim matters: attributed before narrated, events before words, responsibility and harm before the rest."""
    weight = WEIGHTS[fact.facet]
    if a is not None:
        weight += 10.0 + (2.0 if stance in STRONG_STANCES else 0.0) + (1.0 if a.kind != "other" else -2.0)
    if any(m.modality not in UNREAL for m in mentions):
        weight += 4.0
    if mentions and all(m.background for m in mentions):
        weight -= 2.0
    return round(weight, 3)


def _explain(fact: Fact, a: Attribution | None, mentions: Sequence[EventMention]) -> str:
    """Which head or rule made each part, with its score."""
    parts = [f"event by {m.by} ({m.score:.2f})" for m in mentions[:1]]
    parts.append(f"attribution by {a.by} ({a.score:.2f})" if a is not None else "told by the report itself")
    return "; ".join([f"facet {fact.facet}", *parts])
