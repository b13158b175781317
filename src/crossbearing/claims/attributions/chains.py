"""Who says what, on whose word: cues with their sources and contents into attributions with chains, outermost first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from crossbearing.claims.attributions.by_syntax import Group, by_subject, described_thing, of_first_speaker, said_before, told_in_front
from crossbearing.claims.attributions.kinds import kind_of
from crossbearing.claims.attributions.relays import cited, given_to, reached
from crossbearing.claims.attributions.sources import PRONOUN, core_words, resolve
from crossbearing.claims.attributions.speakers import Speaker
from crossbearing.claims.attributions.stance import CLAIMED, POINTED_AT, own_act, stance_of, told_as_done
from crossbearing.claims.attributions.stumps import unbroken, up_to, with_noun
from crossbearing.claims.clauses import is_passive, relation, subjects
from crossbearing.claims.context import Context
from crossbearing.records.claim import Attribution, EventMention
from crossbearing.records.document import Span, content_id
from crossbearing.records.tags import Tag

RELAYS = ("media outlet", "state media", "document")
NOBODY = re.compile(r"(?:no|neither|none|nobody)\b", re.IGNORECASE)
NESTED_QUESTION = frozenset(["what", "as", "which", "how", "than"])
STATEMENT = re.compile(r"\b(?:statement|communiqu[eé]|press release|declaration|announcement)\b", re.IGNORECASE)
SOON = 4
ISSUERS = ("official-named", "militia", "expert", "state media", "other")
BESIDE = 2
UNNAMED = ("official-anonymous", "witness")
JOINED = re.compile(r"\s*,?\s+(?:and|but)\s+(?:also\s+|has\s+|have\s+)?$", re.IGNORECASE)
CONTRASTED = re.compile(r"\s*(?:[,;]?\s+(?:while|whereas)|,\s+but|;)\s+(?:the\s+)?$", re.IGNORECASE)
HEADLINE_LAST = re.compile(r"(?P<told>.{12,}?)\s*(?P<mark>[:–—-])\s+(?P<who>[^:–—]{2,45}?)\s*")
HEADLINE_FIRST = re.compile(r"(?P<who>[^:–—]{2,40}?)\s*(?P<mark>:)\s+(?P<told>.{12,}?)\s*")
LIVES = re.compile(r"\W*(?:the\s+)?(?:[\w,.-]+\s+){0,4}?lives\b", re.IGNORECASE)
CHARGED = frozenset(["suspected", "accused", "believed", "thought", "alleged", "charged", "blamed", "presumed", "feared"])
"""Participles of those whom others suspect."""
UNCLAIMED = re.compile(r"\bno\s+(?:\w+\s+)?claims?\b", re.IGNORECASE)
"""Where nobody has claimed a deed, nobody speaks."""
SOME_OF_THEM = re.compile(r"both|one|all|each|some", re.IGNORECASE)
"""Those who stand for others named before ("both said")."""
TELLING_WORD = re.compile(r"\b(?!(?:the|an?|this|that|these|those|any|each|both|all|some|such|no|none|of|one|so|it|yet|now|to|for|as)\b)\w{2,}", re.IGNORECASE)
"""Any but a small word."""
HEADLINE_PARTS = (("mark", "cue"), ("who", "source"), ("told", "content"))
HEARSAY = re.compile(
    r"\b(?:believed|report(?:ed|s|edly)?|alleg\w+|said|claim\w*|suspect\w*|blamed|accused|feared|thought|rumou?r\w*|speculat\w+|understood)\b", re.IGNORECASE
)
AND_THAT = re.compile(r"\s*[,;]?\s+(?:and|but)\s+that\s+|\s*;\s+that\s+", re.IGNORECASE)
FAR = 6
BLANK = re.compile(r"\n\s*\n\s*")
MEASURE = re.compile(
    r"(?:(?:some|about|around|nearly|only)\s+)?[\d.,]+\s*(?:in|km|kilomet\w+|met(?:re|er)s|miles|percent|per\s+cent|days|hours|weeks|months|years)\b",
    re.IGNORECASE,
)
"""No party: "some 20 kilometres east of X"."""
TOLD = re.compile(r"\btell\w*|\btold\b", re.IGNORECASE)
ISSUING = re.compile(r"\b(?:releas|publish|issu|broadcast|air|post|circulat)\w*\s*$", re.IGNORECASE)
US = re.compile(r"(?:we|us|our|ours)\b", re.IGNORECASE)
EARLIER = re.compile(
    r"(?:(?:an?|the)\s+(?:earlier|previous|first)|our(?:\s+(?:earlier|previous|first))?)\s+(?:version|story|article|report|alert|dispatch|post|tweet)\b",
    re.IGNORECASE,
)
CORRECTING = re.compile(r"\b(?:an?|the|our)\s+(?:earlier|previous|first)\b|\bcorrection\b", re.IGNORECASE)
ALSO = re.compile(r"\b(?:also|further|furthermore|added|additionally|separately confirmed)\b", re.IGNORECASE)


def read_attributions(ctx: Context, events: Sequence[EventMention], author: Speaker | None = None) -> tuple[Attribution, ...]:
    """The attributions of a report in the order of their cues, chains resolved; ``author`` is the body that issued it."""
    made: list[Attribution] = []
    speakers: list[Speaker] = [author] if author is not None else []
    told = (told_in_front(ctx, group) or said_before(ctx, by_subject(ctx, group)) for group in of_first_speaker(ctx, _groups(ctx)))
    groups = [_in_paragraph(ctx, described_thing(ctx, group)) for group in told]
    for cue, sources, contents in _clauses(ctx, [*_headline(ctx), *_apart(ctx, groups)]):
        says = any(_tells(ctx, c) or _points(ctx, cue, c) for c in contents) and not _takes_lives(ctx, cue, contents)
        if not says or not _can_be_said(ctx, cue, sources) or _only_issues(ctx, cue, contents):
            continue
        attribution, speaker = _attribution(ctx, cue, sources, contents, events, speakers)
        speakers.append(speaker)
        made.append(attribution)
    return tuple(_with_chain(ctx, a, made) for a in _once(_without_echoes(ctx, made)))


def _once(made: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, of those with one speaker, stance and content the first."""
    first: dict[tuple[str, str, Span], Attribution] = {}
    for a in made:
        first.setdefault((a.speaker, a.stance, a.content[0]), a)
    return list(first.values())


def _headline(ctx: Context) -> list[Group]:
    """ "Blast kills nine: police", "Nine dead – officials", "Officials: nine dead": who the headline says it from."""
    head = ctx.layout.headline
    if head is None or any(head.start <= c.start < head.end for c in ctx.tagged("cue")):
        return []
    for pattern in (HEADLINE_LAST, HEADLINE_FIRST):
        m = pattern.fullmatch(ctx.text, head.start, head.end)
        if m is not None and kind_of(m["who"], None) not in ("other", "document"):
            cue, source, told = (Tag(start=m.start(g), end=m.end(g), kind=k, score=0.6, by="rules:headline") for g, k in HEADLINE_PARTS)
            return [([cue], [source], [told])]
    return []


def _apart(ctx: Context, groups: Sequence[Group]) -> list[Group]:
    """The groups; a content ends where its own source goes on with another cue ("denied it and accused X"), or where "while Y said" begins."""
    made: list[Group] = []
    for cue, sources, contents in groups:
        cuts = [k for other in groups if (k := _cut(ctx, (cue, sources, contents), other)) is not None]
        kept = [t if not (here := [k for k in cuts if t.start < k < t.end]) else replace(t, end=min(here)) for t in contents]
        made.append((cue, sources, kept))
    return made


def _in_paragraph(ctx: Context, group: Group) -> Group:
    """The group with its sources and contents cut where their paragraph ends, on the side of the cue; a quotation may go on."""
    cue, sources, contents = group
    kept = [[_cut_lines(ctx, t, cue[0]) for t in tags] for tags in (sources, contents)]
    return cue, [unbroken(ctx, up_to(ctx, t, cue[0])) for t in kept[0]], [with_noun(ctx, t) for t in kept[1]]


def _cut_lines(ctx: Context, tag: Tag, cue: Tag) -> Tag:
    """The part of a tag nearest to the cue that no sentence at the start of a line interrupts; all of it inside one quotation."""
    lines = [s.start for s in ctx.layout.sentences if tag.start < s.start < tag.end and "\n" in ctx.text[max(0, s.start - 3) : s.start]]
    breaks = sorted({*lines, *(m.end() for m in BLANK.finditer(ctx.text, tag.start, tag.end))})
    if not breaks or any(q.start <= tag.start and tag.end <= q.end for q in ctx.layout.quotes):
        return tag
    edges = [tag.start, *breaks, tag.end]
    start, end = min(pairwise(edges), key=lambda part: max(part[0] - cue.end, cue.start - part[1]))
    return replace(tag, start=start, end=start + len(ctx.text[start:end].rstrip()))


def _clauses(ctx: Context, groups: Sequence[Group]) -> Iterator[Group]:
    """The groups, one a statement: "said that A, and that B" are two, for each has a stance of its own."""
    for cue, sources, contents in groups:
        parts = [part for content in contents for part in _statements(ctx, content)]
        if len(parts) == len(contents):
            yield cue, sources, contents
        else:
            yield from ((cue, sources, [part]) for part in parts)


def _statements(ctx: Context, content: Tag) -> Iterator[Tag]:
    """The parts of a content that are joined by "and that", outside quotation marks."""
    start = content.start
    for m in AND_THAT.finditer(ctx.text, content.start, content.end):
        if not ctx.in_quotation(m.start()):
            yield replace(content, start=start, end=m.start())
            start = m.end()
    yield replace(content, start=start)


def _cut(ctx: Context, mine: Group, other: Group) -> int | None:
    """Where the content of one group must end because another begins; None where it need not."""
    if other[0] is mine[0] or not other[2] or other[0][0].start < mine[0][-1].end or not ctx.same_sentence(mine[0][-1], other[0][0]):
        return None
    same = {t.start for t in mine[1]} == {t.start for t in other[1]}
    first = other[0][0].start if same else min([t.start for t in other[1]], default=other[0][0].start)
    before = ctx.text[max(0, first - 14) : first]
    m = (JOINED if same else CONTRASTED).search(before)
    return first - len(before) + m.start() if m is not None else None


def _tells(ctx: Context, content: Tag) -> bool:
    """Has a content more than small words?"""
    return TELLING_WORD.search(ctx.quote(content.span)) is not None


def _points(ctx: Context, cue: Sequence[Tag], content: Tag) -> bool:
    """ "Denies this", "claimed it too": does a cue that says more than "said" have an object that only points?"""
    strong = any(c.label not in ("", "asserts") or CLAIMED.search(ctx.quote(c.span)) for c in cue)
    return strong and POINTED_AT.fullmatch(ctx.quote(content.span)) is not None


def _only_issues(ctx: Context, cue: Sequence[Tag], contents: Sequence[Tag]) -> bool:
    """ "Released a video": is only named what was put out, and nothing said?"""
    issued = bool(ISSUING.search(ctx.quote(cue[-1].span)))
    return issued and not any(ctx.tokens[i].upos in ("VERB", "AUX") for c in contents for i in range(*ctx.token_range(c)))


def _takes_lives(ctx: Context, cue: Sequence[Tag], contents: Sequence[Tag]) -> bool:
    """ "Claimed twelve lives": is what is claimed not words but people?"""
    return any(CLAIMED.search(ctx.quote(c.span)) for c in cue) and any(LIVES.match(ctx.quote(c.span)) for c in contents)


def _can_be_said(ctx: Context, cue: Sequence[Tag], sources: Sequence[Tag]) -> bool:
    """Does somebody speak here?  Nobody does in "no group claimed", and an event says nothing; without a source the cue must be one of hearsay."""
    if not sources:
        return any(HEARSAY.search(ctx.quote(c.span)) for c in cue) and not any(UNCLAIMED.search(ctx.quote(c.span)) for c in cue)
    source = sources[0]
    if _is_charged(ctx, cue[0], source):
        return False
    if not _tells(ctx, source) and not PRONOUN.match(ctx.quote(source.span)) and not SOME_OF_THEM.fullmatch(ctx.quote(source.span)):
        return False
    if MEASURE.match(ctx.quote(source.span)):
        return False
    machine = any(t.label in ("weapon", "vehicle") and t.end == source.end for t in ctx.tagged("entity"))
    told = machine or any(t.end == source.end and t.start > source.start for t in ctx.tagged("trigger"))
    return not told and not NOBODY.match(ctx.quote(source.span))


def _is_charged(ctx: Context, cue: Tag, source: Tag) -> bool:
    """ "Two men suspected of planting it", "they were accused of": are those before a verb of suspicion in the passive whom others suspect?"""
    verb = next((i for i in range(*ctx.token_range(cue)) if ctx.words[i] in CHARGED), None)
    if not ctx.parsed or verb is None or not is_passive(ctx, verb):
        return False
    spoken_of = [ctx.tokens[verb].head] if relation(ctx, verb) == "acl" else subjects(ctx, verb)
    first, last = ctx.token_range(source)
    return any(first <= k < last for k in spoken_of)


def _without_echoes(ctx: Context, made: Sequence[Attribution]) -> list[Attribution]:
    """The attributions without a bare "citing Y" (its content only names Y) beside a full one of the same speaker."""
    kept = []
    for a in made:
        bare = a.relayed_via is not None and len(a.content) == 1 and core_words(ctx.quote(a.content[0])).strip(" ,") == a.speaker
        if not bare or not any(b is not a and b.speaker == a.speaker and ctx.same_sentence(b.cue[0], a.cue[0]) for b in made):
            kept.append(a)
    return kept


def _groups(ctx: Context) -> list[Group]:
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
    speaker = _of_us(ctx, source, speakers)
    if speaker is None:
        speaker = resolve(ctx, source, speakers) if source else Speaker(words="", entity=None, kind="other", anonymity=None)
    speaker, relay = _by_whom(ctx, source, cues, content, speaker, speakers)
    mine = [e for e in events if any(c.start <= e.trigger.start < c.end for c in content)]
    label = next((t.label for t in cue if t.label), "")
    taken_back = bool(source) and EARLIER.match(ctx.quote(source[0])) is not None and CORRECTING.search(_sentence(ctx, source[0])) is not None
    stance = "retracts" if taken_back else stance_of(ctx, cues, content, label, speaker, mine)
    if stance == "asserts" and any(own_act(ctx, _first_told(e, events), speaker) for e in told_as_done(mine)):
        stance = "claims-responsibility"
    if stance == "claims-responsibility" and speaker.kind == "other" and (speaker.entity is None or speaker.entity.type != "person"):
        speaker = replace(speaker, kind="militia")  # nobody else claims attacks
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
    issued = speaker.kind in ISSUERS and bool(STATEMENT.search(_sentence(ctx, cues[0])))
    told = any(TOLD.search(ctx.quote(c)) for c in cues)
    return made, replace(speaker, via=relay, sentence=ctx.sentence_at(cues[0].start), issued=issued, told=told)


def _first_told(event: EventMention, events: Sequence[EventMention]) -> EventMention:
    """The mention that an event means and that says who did it; itself where none does."""
    by_id = {e.id: e for e in events}
    here: EventMention | None = event
    while here is not None and not here.fillers("actor"):
        here = by_id.get(here.antecedent or "")
    return here or event


def _sentence(ctx: Context, span: Span) -> str:
    """The words of the sentence that holds the span."""
    number = ctx.sentence_at(span.start)
    return ctx.quote(ctx.layout.sentences[number]) if number >= 0 else ""


def _of_us(ctx: Context, source: Sequence[Span], earlier: Sequence[Speaker]) -> Speaker | None:
    """ "We", "our alert", "an earlier version" outside quotations: the body that issued the text, or the report itself; None for any other source."""
    words = ctx.quote(source[0]) if source else ""
    if not (US.match(words) or EARLIER.match(words)) or ctx.in_quotation(source[0].start + 1):
        return None
    author = next((s for s in earlier if s.issued and s.sentence < 0), None)
    own = PRONOUN.match(words) or EARLIER.match(words)
    return author or (Speaker(words=ctx.document.publisher or "the report", entity=None, kind="media outlet", anonymity=None) if own else None)


def _by_whom(
    ctx: Context, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span], speaker: Speaker, earlier: Sequence[Speaker]
) -> tuple[Speaker, str | None]:
    """The one who speaks and the nearest relay: the source itself where it quotes another, the outlet that was told, or the relay that goes on."""
    if source and (asked := reached(ctx, source[0])) is not None:
        return resolve(ctx, [asked[0]], earlier), None if US.match(asked[1]) else asked[1]
    if source and (quoted := cited(ctx, source, cue)) is not None:
        found = resolve(ctx, [quoted], earlier)
        if (found.kind != "other" or found.entity is not None) and found.words != speaker.words:
            return found, speaker.words
    relay = given_to(ctx, source, cue, content) or _continued(ctx, cue[0], speaker, earlier)
    author = next((s for s in earlier if s.issued and s.sentence < 0), None)
    return speaker, relay or (author.words if author is not None and source and not (_same(speaker, author) or author.is_called(speaker.words)) else None)


def _continued(ctx: Context, cue: Span, speaker: Speaker, earlier: Sequence[Speaker]) -> str | None:
    """The relay of the words before: of the same speaker shortly before, or in the same paragraph an outlet that goes on about unnamed sources."""
    if speaker.kind == "document":
        return None
    here = ctx.sentence_at(cue.start)
    also = bool(ALSO.search(_sentence(ctx, cue)))
    before = next((s for s in reversed(earlier) if _same(s, speaker)), None) or (speaker if speaker.via else None)
    if before is not None and (here - before.sentence <= SOON or (also and before.via)):
        return before.via
    if speaker.kind in RELAYS:
        return None
    unnamed = speaker.kind in UNNAMED
    relay = next((s for s in reversed(earlier) if (s.via and not s.told) or s.kind in RELAYS), None)
    if relay is None or not (unnamed or also):
        return None
    paragraph = "\n" not in ctx.text[ctx.layout.sentences[max(0, relay.sentence)].start : cue.start]
    near = relay is earlier[-1] and paragraph and here - relay.sentence <= BESIDE
    return (relay.via or relay.words) if near or (unnamed and also and here - relay.sentence <= FAR) else None


def _same(a: Speaker, b: Speaker) -> bool:
    """Are the two one speaker: by the entity behind them, or by their words where there is none?"""
    if a.entity is not None and b.entity is not None and a.entity.canonical is not None:
        return a.entity.canonical == b.entity.canonical
    return a.words.lower().removeprefix("the ") == b.words.lower().removeprefix("the ")


def _whole_quote(ctx: Context, span: Span) -> Span:
    """A content that begins in the middle of a quotation takes the whole of it, where it stands in one paragraph."""
    for q in ctx.layout.quotes:
        if q.start < span.start < q.end and span.end <= q.end + 2 and "\n" not in ctx.text[q.start : span.start]:
            return Span(q.start, max(span.end, q.end))
    return span


def _with_chain(ctx: Context, mine: Attribution, everyone: Sequence[Attribution]) -> Attribution:
    """The attribution with those that hold it inside their content, outermost first."""
    others = (a for a in everyone if a is not mine and a.source and mine.speaker not in a.speaker and a.speaker not in mine.speaker)
    holders = [a for a in others if a.speaker and _holds(ctx, a, mine)]
    holders.sort(key=lambda a: -sum(c.end - c.start for c in a.content))
    chain = [name for a in holders for name in (*((a.relayed_via,) if a.relayed_via else ()), a.speaker)]
    if mine.relayed_via is not None:
        chain.append(mine.relayed_via)
    nearest = next((a.speaker for a in reversed(holders) if a.kind in RELAYS), holders[-1].speaker if holders else None)
    chain = [c for c in dict.fromkeys(chain) if c and c != mine.speaker]
    return replace(mine, chain=(*chain, mine.speaker), relayed_via=mine.relayed_via or nearest)


def _holds(ctx: Context, outer: Attribution, inner: Attribution) -> bool:
    """Does the inner attribution's cue stand inside the outer one's content ("what X had claimed" is no part of it)?"""
    if not all(any(c.covers(q) for c in outer.content) for q in inner.cue) or any(c.covers(q) for c in inner.content for q in outer.cue):
        return False
    first = ctx.token_range(inner.source[0])[0] if inner.source else 0
    return not (first > 0 and ctx.words[first - 1] in NESTED_QUESTION)
