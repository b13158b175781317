"""By whom did a statement come?  The outlets and documents between a report and the one who speaks.

"X quoted Y as saying", "X, citing Y, reported", "Y told X", "in comments carried by X", "quoted by X": X is the relay, Y the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.claims.attributions.kinds import NEWSPAPER, kind_of, tell_tales
from crossbearing.claims.context import Context, meeting
from crossbearing.records.claim import Entity
from crossbearing.records.document import Span

OUTLETS = frozenset(["media outlet", "state media"])
CITING = re.compile(r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\b", re.IGNORECASE)
PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are)\s+(?:\w+\s+)?(?:quoted|cited)\b|(?<!has )(?<!have )(?<!had )\b(?:quoted|cited)\s+(?:by|in|on)\b", re.IGNORECASE
)
CITES = re.compile(r"(?:citing|quoting|(?P<refers>referring\s+to|with\s+reference\s+to)|cites|quotes)\b", re.IGNORECASE)
"""Who "refers to" another cites him where it is an outlet, and speaks of him else."""
_NAME = r"(?:(?:[A-Z]\.){1,3}|\b(?:Maj|Gen|Lt|Col|Brig|Capt|Sgt|Adm|Cmdr|Dr|Mr|Mrs|Ms|St|Gov|Sen|Rep|Prof|Rev)\.|[^,.;:“”\"\n])"
CITED = re.compile(
    rf"\s*[“\"]?({_NAME}{{3,110}}?)(?=\s+as\s+(?:saying|telling|stating|warning|claiming|describing|adding|denying|confirming)\b|\s+(?:saying|who|that|which)\b|"
    r"\s+reported\b|\s+said\b|[,.;:“”\"\n]|$)"
)
_REACHED = r"(?:,|\s+who\s+w(?:as|ere))?\s+(?:reached|contacted|interviewed|questioned|approached)\s+(?:\w+\s+){0,3}?by\s+(?:the\s+)?"
REACHED = re.compile(rf"(?:^|[,.;:–—-]\s+)((?:[\w'’-]+\s+){{0,6}}?[\w'’-]+){_REACHED}$", re.IGNORECASE)
REACHED_BY = re.compile(rf"(.+?){_REACHED}(.+)", re.IGNORECASE)
BY_MEANS = re.compile(r"(?:tele)?phone|satellite|video|e-?mail|message|radio\b", re.IGNORECASE)
"""What reaches somebody for an outlet, and is none."""
OWN_MEANS = re.compile(r"\b(?:through|via)\s+(?:its|their|his)\s+(?:own\s+)?(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
IN_A_STATEMENT = re.compile(
    r"\bin\s+(?:an?|the|its|his|her)\s+(?:[\w-]+\s+){0,2}?(?:statement|interview|message|letter|post|video|communiqu[eé]|recording)\b(?:\s+[^,.;]{0,40})?$",
    re.IGNORECASE,
)
"""How something was said, at the end of what is denied or claimed ("denied involvement in a statement carried by X")."""
CLOSING = re.compile(r",?\s+(?:the\s+)?([^,.;]{2,50}?)\s+(?:reports?|reported|writes?|wrote)(?:\s+(?:on\s+)?\w+day)?\s*(?:[.”\"]*\s*$|,)", re.IGNORECASE)
WHO_CITES = re.compile(r"(?:^|[.;:,]\s+|\b(?:and|but|while)\s+|(?<=\n))([^,.;:\n]{2,60}),\s+(?:citing|quoting)\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)
PLATFORMS = re.compile(r"(?:Telegram|X|Twitter|Facebook|WhatsApp|YouTube|TikTok|Instagram|Truth Social|Signal)(?:\s+channel)?")
"""Where anybody may write, by whom nothing comes."""
CITED_LAST = re.compile(r",\s+according\s+to\s+(?:the\s+)?([^,.;]{2,50}?)\s*[.”\"]*\s*$", re.IGNORECASE)
AROUND = 200
BESIDE = re.compile(r"[\s,]*(?:\b(?:which|that|in turn|also|in (?:a|its) (?:report|article|dispatch))\b[\s,]*)*", re.IGNORECASE)
WHEN_SAID = re.compile(
    r"[\s,]*(?:\b(?:on|late|early|earlier|in|at|yesterday|today|last|this|its|a|the|report|website|page|site|\w+day|week|month)\b[\s,]*)*", re.IGNORECASE
)
GIVEN_TO = re.compile(
    r"\b(?:told|tells?|telling|informed|telephoned|phoned|called|e-?mailed|faxed|speaking\s+(?:to|on|with)|spoke\s+(?:to|on|with)|interview(?:ed)?\s+(?:with|by|on|to|for|in)|"
    r"(?:comments?|remarks?|statements?|letters?|e-?mails?|messages?|notes?|written\s+answers?|repl(?:y|ies)|quotes?)\s+(?:to|for|in|on)|"
    r"(?:confirm|admit|explain|stat|declar|confid|complain|affirm|sa[iy]|recount|repeat|reveal)\w*\s+to|"
    r"(?:shared|exchanged|corresponded)\s+with|(?:announced|said|declared|speaking|appearing|interviewed)\s+(?:live\s+)?on|"
    r"(?:carried|quoted|cited|relayed|gathered|collected|consulted|run|published|aired|broadcast|televised|posted|obtained|seen|reviewed|verified|read\s+out|issued|released|"
    r"distributed|reported|circulated|given|made|sent|provided|attributed)(?:\s+as\s+saying)?"
    r"(?:\s+(?:\w+ly|this|last|late|on|\w+day|morning|afternoon|evening|night|today)){0,4}\s+(?:by|on|in|through|via|to)|"
    r"through|via|(?:contacted|reached|questioned|approached)\s+by)\s+"
    r"(?:(?:the|an?|both|its|his|her|their|by|state|private|local|official|semi-official|independent|leading|respected|influential|"
    r"pro-\w+|opposition|\w+[- ]based|\w+\s+language|"
    r"affiliated|allied|linked|aligned|news|press|broadcaster|newspaper|daily|weekly|agency|television|tv|radio|channel|station|magazine|website|site|outlet|portal|tabloid|\w+-\w+|(?-i:[A-Z])\w+(?:n|ese|ish|i))\s+)*[“\"‘]?$",
    re.IGNORECASE,
)
GENERIC = re.compile(
    r"(?-i:[A-Z]\w+\s+)?\b(?:state(?:-run|-owned|-controlled)?|local|pro-government|government|opposition|foreign|international|national|public|official)\s+"
    r"(?:\w+\s+)?(?:media|television|tv|radio|news\s+agency|newspapers?|broadcaster|press)\b(?:\s+(?:agency|(?-i:[A-Z]\w+)))*|"
    r"\b(?:an?|another)\s+(?:[\w-]+\s+){0,2}?(?:newspaper|daily|weekly|tabloid|magazine|broadcaster|(?:television|tv|radio|news)\s+"
    r"(?:channel|station|network|site|website|programme|agency))\b",
    re.IGNORECASE,
)
CALLED = re.compile(
    r"\b(?:broadcaster|newspaper|daily|weekly|(?:news|press)\s+agency|agency|television|tv|radio|channel|station|magazine|website|site|outlet|portal|tabloid)\s+"
    r"[“\"‘]?((?:(?:al|el)-)?[A-Z][\w.&’'-]*(?:\s+(?:[A-Z][\w.&’'-]*|\d+)){0,3})"
)
STATION = re.compile(
    r"\b[A-Z][\w.&’'-]*(?:\s+[A-Z][\w.&’'-]*){0,2}\s+(?:television|TV|radio)\b(?!\s+(?:station|channel|network)\s+[“\"‘]?(?:(?:al|el)-)?[A-Z])"
)
PAPER = re.compile(rf"\b((?:[A-Z][\w’'-]*\s+){{1,3}}{NEWSPAPER.pattern.removesuffix('$')})(?!\w)")
THE_OUTLET = re.compile(
    r"\b(?:said|that|this|the)\s+(?:same\s+)?(?:agency|edition|newspaper|paper|outlet|broadcaster|station|channel|publication|daily|weekly)\b(?!\s+[“\"A-Z])"
)
"""The outlet named last."""
NOT_OUTLETS = re.compile(
    r"\b(?:council|parliament|congress|senate|committee|court|commission|assembly|ministry|government|cabinet|conference|nations|group)\b", re.IGNORECASE
)


def cited(ctx: Context, source: Sequence[Span], cue: Sequence[Span]) -> Span | None:
    """The words for the one whom the source quotes or cites, beside its own name or beside the cue; None where it cites nobody."""
    for spot in cue:
        if CITING.search(ctx.quote(spot)) and not PASSIVE.search(ctx.text[max(0, spot.start - 20) : spot.end + 4]):
            return _after(ctx, spot.end)
    for span, between in [*((s, BESIDE) for s in source), *((c, WHEN_SAID) for c in cue)]:
        stop = _sentence_end(ctx, span)
        gap = between.match(ctx.text, span.end, stop)
        m = CITES.match(ctx.text, gap.end() if gap is not None else span.end, stop)
        if m is not None and (m["refers"] is None or any(kind_of(ctx.quote(s), None) in OUTLETS for s in source)):
            return _after(ctx, m.end())
    for span in source:
        start = ctx.layout.sentences[max(0, ctx.sentence_at(span.start))].start
        m = re.search(rf"\b(?:citing|quoting)\s+({_NAME}{{3,110}}),\s*(?:the\s+)?$", ctx.text[start : span.start], re.IGNORECASE)
        if m is not None:
            return Span(start + m.start(1), start + m.end(1))
    return None


def reached(ctx: Context, source: Span) -> tuple[Span, str] | None:
    """Of "residents reached by the agency X" those who were reached and the one who asked, be the source one of the two or all of it."""
    if (whole := REACHED_BY.fullmatch(ctx.text, source.start, source.end)) is not None and not BY_MEANS.match(whole[2]):
        return Span(*whole.span(1)), whole[2]
    start = ctx.layout.sentences[max(0, ctx.sentence_at(source.start))].start if ctx.layout.sentences else 0
    m = REACHED.search(ctx.text[start : source.start])
    return (Span(start + m.start(1), start + m.end(1)), ctx.quote(source)) if m is not None else None


def _after(ctx: Context, offset: int) -> Span | None:
    """The noun phrase that begins at the offset."""
    m = CITED.match(ctx.text, offset, min(len(ctx.text), offset + AROUND))
    return Span(m.start(1), m.end(1)) if m is not None else None


def _sentence_end(ctx: Context, span: Span) -> int:
    number = ctx.sentence_at(span.start)
    return ctx.layout.sentences[number].end if number >= 0 else len(ctx.text)


def given_to(ctx: Context, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]) -> str | None:
    """The outlet that was told, or that carried, quoted or aired the words: named in the sentence of the cue, outside what is said."""
    number = ctx.sentence_at(cue[0].start)
    if number < 0:
        return None
    sentence = ctx.layout.sentences[number]
    if source and (citing := WHO_CITES.search(ctx.text, sentence.start, source[0].start)) is not None:
        return citing[1] if kind_of(citing[1], None) in OUTLETS else _named_in(ctx, Span(*citing.span(1)))
    for spot, words in _outlets_in(ctx, sentence):
        if any(s.start <= spot.start and spot.end <= s.end for s in source) and not GIVEN_TO.search(ctx.text[source[0].start : spot.start]):
            continue
        told = any(0 <= spot.start - c.end <= 5 or (c.start <= spot.start < c.end) for c in cue)
        inside = any(c.covers(spot) for c in content) and not ctx.in_quotation(spot.start)
        by_means = inside and (OWN_MEANS.search(ctx.text[sentence.start : spot.start]) or IN_A_STATEMENT.search(ctx.text[sentence.start : spot.start]))
        if any(c.covers(spot) for c in content) and not (told or by_means):
            continue
        if GIVEN_TO.search(ctx.text[sentence.start : spot.start]):
            return words
    return _closing(ctx, sentence, source)


def _named_in(ctx: Context, span: Span) -> str | None:
    """The outlet that is named in the span."""
    return next((words for _, words in _outlets_in(ctx, span)), None)


def _closing(ctx: Context, sentence: Span, source: Sequence[Span]) -> str | None:
    """The outlet that a sentence ends with ("..., officials said, the agency X reports"): all of it came by that one."""
    m = CLOSING.search(ctx.text, sentence.start, sentence.end) or CITED_LAST.search(ctx.text, sentence.start, sentence.end)
    if m is None or any(Span(*m.span(1)).meets(s) for s in source):
        return None
    spot, whole = Span(*m.span(1)), ctx.text[m.start()] == ","
    return next((words for at, words in _outlets_in(ctx, sentence) if spot.meets(at) and (whole or at.end == spot.end)), None)


def _outlets_in(ctx: Context, sentence: Span) -> list[tuple[Span, str]]:
    """The outlets named in a sentence, by registry, by generic words, and organisations that nobody knows otherwise."""
    found = [(Span(*m.span(1)), m[1]) for pattern in (CALLED, PAPER) for m in pattern.finditer(ctx.text, sentence.start, sentence.end)]
    found += [(Span(m.start(), m.end()), m[0]) for m in STATION.finditer(ctx.text, sentence.start, sentence.end)]
    for e in meeting(ctx.values.entities, sentence):
        if _is_outlet(e) and not any(s.start < e.end and e.start < s.end for s, _ in found):
            found.append((Span(e.start, e.end), e.name))
    for m in GENERIC.finditer(ctx.text, sentence.start, sentence.end):
        if not any(s.start < m.end() and m.start() < s.end for s, _ in found):
            found.append((Span(m.start(), m.end()), m[0]))
    for m in THE_OUTLET.finditer(ctx.text, sentence.start, sentence.end):
        before = [e for e in ctx.values.entities if e.end <= m.start() and e.actor is not None and e.actor.kind in ("media", "state-media")]
        if before and not any(s.start < m.end() and m.start() < s.end for s, _ in found):
            found.append((Span(m.start(), m.end()), before[-1].name))
    return sorted((span, words if "." in words[:-1] else words.removesuffix(".")) for span, words in found)


def _is_outlet(entity: Entity) -> bool:
    """Is the name that of an outlet, or of an organisation that is nothing else we know?"""
    if entity.type in ("person", "nationality", "weapon", "vehicle", "facility") or entity.name.islower():
        return False
    if PLATFORMS.fullmatch(entity.name):
        return False
    if entity.actor is not None and entity.actor.kind == "ngo":
        return True
    kind = kind_of(entity.name, entity)
    if kind in OUTLETS:
        return True
    unknown = entity.actor is None and entity.type == "organization" and kind == "other"
    return unknown and not NOT_OUTLETS.search(entity.name) and not tell_tales(entity.name)
