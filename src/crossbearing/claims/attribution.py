"""Who says what, on whose word: cues with their sources and contents into attributions with chains, outermost first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossbearing.claims.context import Context, meeting
from crossbearing.claims.sources import Speaker, kind_of, resolve
from crossbearing.claims.stance import stance_of
from crossbearing.records.claim import Attribution, EventMention
from crossbearing.records.document import Span, content_id
from crossbearing.records.tags import Tag

QUOTING = re.compile(r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\b", re.IGNORECASE)
QUOTED_SPEAKER = re.compile(
    r"\s*((?:U\.S\.|U\.N\.|U\.K\.|[^,.;:“”\"]){3,90}?)(?:\s+(?:as\s+(?:saying|telling|stating)|saying|who\b|that\b)|[,.;:“”\"]|$)",
    re.IGNORECASE,
)
TOLD = re.compile(r"\b(?:told|tells|in an interview with|speaking to|spoke to|interview(?:ed)? (?:with|by))\s+", re.IGNORECASE)
RELAYS = ("media outlet", "state media", "document")


def read_attributions(ctx: Context, events: Sequence[EventMention]) -> tuple[Attribution, ...]:
    """The attributions of a report in the order of their cues, chains resolved."""
    made: list[Attribution] = []
    speakers: list[Speaker] = []
    for cue, sources, contents in _groups(ctx):
        if not contents:
            continue
        attribution, speaker = _attribution(ctx, cue, sources, contents, events, speakers)
        speakers.append(speaker)
        made.append(attribution)
    return tuple(_with_chain(a, made) for a in made)


def _groups(ctx: Context) -> list[tuple[list[Tag], list[Tag], list[Tag]]]:
    """Cues with the sources and contents that are linked to them, in order; cues that share a content and a source are one."""
    tags = ctx.tags.tags
    rows: dict[int, tuple[list[Tag], list[Tag]]] = {i: ([], []) for i, t in enumerate(tags) if t.kind == "cue" and not ctx.layout.is_furniture(t.span)}
    for link in ctx.tags.links:
        if link.left in rows and link.label in ("source", "content"):
            rows[link.left][0 if link.label == "source" else 1].append(tags[link.right])
    merged: dict[tuple[tuple[int, ...], tuple[int, ...]], tuple[list[Tag], list[Tag], list[Tag]]] = {}
    for i in sorted(rows, key=lambda k: tags[k].start):
        sources, contents = rows[i]
        key = (tuple(t.start for t in sources), tuple(t.start for t in contents))
        if contents and key in merged:
            merged[key][0].append(tags[i])
        else:
            merged[key if contents else ((i,), ())] = ([tags[i]], sources, contents)
    return list(merged.values())


def _attribution(
    ctx: Context, cue: list[Tag], sources: list[Tag], contents: list[Tag], events: Sequence[EventMention], speakers: Sequence[Speaker]
) -> tuple[Attribution, Speaker]:
    """One attribution with its speaker, relay and stance."""
    content = tuple(dict.fromkeys(_whole_quote(ctx, t.span) for t in contents))
    source = tuple(t.span for t in sources)
    cues = tuple(t.span for t in cue)
    speaker = resolve(ctx, source, speakers) if source else Speaker(words="", entity=None, kind="other", anonymity=None)
    relay = None
    if QUOTING.search(" ".join(ctx.quote(c) for c in cues)) and (quoted := _quoted(ctx, cues[-1], speakers)) is not None:
        relay, speaker = speaker.words, quoted
    elif (outlet := _told(ctx, cues[0])) is not None:
        relay = outlet
    mine = [e for e in events if any(c.start <= e.trigger.start < c.end for c in content)]
    label = next((t.label for t in cue if t.label), "")
    stance = stance_of(ctx, cues, content, label, speaker, mine)
    direct = any(q.meets(c) and (q.end - q.start) * 2 >= c.end - c.start for q in ctx.layout.quotes for c in content)
    made = Attribution(
        id=content_id(ctx.document.id, "attribution", cues, content),
        source=source,
        cue=cues,
        content=content,
        speaker=speaker.words,
        kind=speaker.kind,
        stance=stance,
        speaker_id=speaker.entity.id if speaker.entity is not None else None,
        relayed_via=relay,
        mode="direct" if direct else "indirect",
        anonymity=speaker.anonymity,
        events=tuple(e.id for e in mine),
        score=min(t.score for t in [*cue, *sources, *contents]),
        by=cue[0].by,
    )
    return made, speaker


def _whole_quote(ctx: Context, span: Span) -> Span:
    """A content that begins in the middle of a quotation takes the whole of it, where it stands in one paragraph."""
    for q in ctx.layout.quotes:
        if q.start < span.start < q.end and span.end <= q.end + 2 and "\n" not in ctx.text[q.start : span.start]:
            return Span(q.start, max(span.end, q.end))
    return span


def _quoted(ctx: Context, cue: Span, speakers: Sequence[Speaker]) -> Speaker | None:
    """ "The paper quoted a senior official as saying": the official."""
    m = QUOTED_SPEAKER.match(ctx.text, cue.end)
    if m is None:
        return None
    found = resolve(ctx, [Span(m.start(1), m.end(1))], speakers)
    return found if found.kind != "other" or found.entity is not None else None


def _told(ctx: Context, cue: Span) -> str | None:
    """ "An official told the BBC": the outlet."""
    m = TOLD.search(ctx.text, cue.start, min(len(ctx.text), cue.end + 40))
    if m is None or m.start() > cue.end:
        return None
    after = Span(m.end(), min(len(ctx.text), m.end() + 60))
    name = next((e for e in meeting(ctx.values.entities, after) if e.start <= m.end() + 5), None)
    if name is not None and name.type != "person" and kind_of(name.name, name) in ("media outlet", "state media"):
        return name.name
    return None


def _with_chain(mine: Attribution, everyone: Sequence[Attribution]) -> Attribution:
    """The attribution with those that hold it inside their content, outermost first."""
    holders = [a for a in everyone if a is not mine and a.speaker and a.speaker != mine.speaker and _holds(a, mine)]
    holders.sort(key=lambda a: -sum(c.end - c.start for c in a.content))
    chain = [a.speaker for a in holders]
    if mine.relayed_via is not None:
        chain.append(mine.relayed_via)
    relay = mine.relayed_via or next((a.speaker for a in reversed(holders) if a.kind in RELAYS), holders[-1].speaker if holders else None)
    chain = list(dict.fromkeys(c for c in chain if c))
    return replace(mine, chain=(*chain, mine.speaker), relayed_via=relay)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Does the inner attribution's cue stand inside the outer one's content?"""
    return all(any(c.covers(q) for c in outer.content) for q in inner.cue) and not any(c.covers(q) for c in inner.content for q in outer.cue)
