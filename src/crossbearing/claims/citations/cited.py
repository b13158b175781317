"""Whose work does a report say that it rests on: outlets, agencies, documents, statements?

| edge | said in words such as |
|---|---|
| outlet, agency | "X reported", "told the agency X", "quoted by X", "according to reporting by X", "citing X", a credit in byline, dateline or foot |
| document | "the report says", "in a notice seen by this newspaper", "from the advisory" |
| primary-statement | the speakers who carry the report (``reliance``) |

The report's own outlet is none.  An agency in the dateline of a text whose publisher is not known is its own outlet: a credit, but not an explicit
reliance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crossbearing.claims.attributions.kinds import PRESS_REPORT, kind_of, tell_tales
from crossbearing.claims.attributions.relays import OUTLETS
from crossbearing.claims.attributions.speakers import Speaker
from crossbearing.claims.citations.house import is_own
from crossbearing.claims.citations.names import FOR_BODY, clean, full_name, key, same
from crossbearing.claims.citations.reliance import carries
from crossbearing.claims.context import Context, meeting
from crossbearing.records.claim import Attribution, Citation
from crossbearing.records.document import Span
from crossbearing.records.outlets import wire_names

_AGENCIES = (
    r"associated press|\bap\b|reuters|agence france[- ]presse|\bafp\b|\bupi\b|\befe\b|\bansa\b|\bdpa\b|\btass\b|interfax|xinhua|anadolu|kyodo|news agency|"
    r"press agency|\bagency\b|bloomberg|ria novosti"
)
AGENCY = re.compile(rf"\b(?:{_AGENCIES})\b", re.IGNORECASE)
CREDIT = re.compile(
    r"[(\[]\s*(Reuters|AP|AFP|UPI|EFE|dpa|ANSA|TASS|Xinhua|Anadolu|Kyodo|Associated Press|Agence France-Presse|Bloomberg|CNN|"
    r"BBC)\s*[)\]]"
)
CREDIT_LINE = re.compile(
    r"\b(?:(?:with|from) (?:inputs?|files|reporting|material|reports?|agencies)|(?:additional|extra|further) (?:reporting|material)|reporting by|"
    r"contributed (?:to|reporting)|sources?\s*:|via\s*:|with)\b|^\W*(?:by|from|agencies|\()|[-–—]\s*$",
    re.IGNORECASE,
)
"""What makes a short line one that names who else wrote: "(Lakes Post with AFP and Reuters)", "Additional reporting: AP", "AFP contributed to this report"."""
NO_CREDIT = re.compile(r"\b(?:photo|photograph|image|picture|getty|caption|file|video)\b", re.IGNORECASE)
UNNAMED = re.compile(
    r"^(?:sources?\b\s*:?\s*)?(?:[\w.,'’/&-]+\s+){0,6}?(?P<what>(?:(?:news|wire)\s+)?agencies)(?:\s+contributed\b[^\n.]{0,40})?[.)]?\s*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A short line that credits agencies without their names ("Source: The Post and agencies", "Agencies contributed to this report")."""
NO_AGENCIES = re.compile(
    r"\b(?:aid|relief|security|intelligence|government|law|un|u\.n\.|humanitarian|federal|state|rights|enforcement|spy)\s+agencies", re.IGNORECASE
)
OPENING = re.compile(r"[^\n(\[]{0,60}$")
DASHED = re.compile(r"\s*(?:[.:]\s*)?[-–—]")
"""Before and after the agency in a dateline."""
LINE = re.compile(r"[^\n]+")
LONGEST_CREDIT = 120
LEADING_CREDIT = re.compile(r"(?:^|\|\s*)(?:(?:Source|Via|From|SOURCE|VIA)\s*:\s*)([^|\n]{2,60}?)\s*(?:$|\|)", re.MULTILINE)
_MEDIUM = (
    r"(?:news )?(?:agency|site|website|portal|broadcaster|newspaper|daily|channel|station|radio|television|magazine|tabloid|paper|weekly|network|outlet|blog)"
)
_WORD = r"(?:(?:al|el)-)?[A-ZÀ-ÖØ-Þ][\w'’&-]*(?:\.\w+)?"
_NAME = rf"{_WORD}(?:[^\S\n]+(?:(?:of|the|and|al|el|de|du|la|le|der|die)\s+)?{_WORD}){{0,4}}"
RELAY = re.compile(
    rf"\b(?:(?:re)?(?:quoted|cited|relayed|carried|broadcast|aired|distributed)|reported|obtained|published|posted|first reported|reporting|reports)"
    rf"(?:,| as (?:saying|telling|stating))? (?:by|on|in|through|via) (?:the |its |their |a )?(?:[a-z]+-[a-z]+ )?"
    rf"(?P<medium>(?:[\w-]+ ){{0,2}}?{_MEDIUM} )?[“\"‘]?(?P<name>{_NAME})(?P<after> {_MEDIUM})?"
)
VIA = re.compile(rf"\b(?:via|through|on) (?:its|their|the|his) (?P<medium>(?:[\w-]+ ){{0,2}}?{_MEDIUM} )[“\"‘]?(?P<name>{_NAME})(?P<after>\b)")
TOLD = re.compile(
    r"\b(?:told|telling|speaking to|spoke to|interview with|citing|quoting|cited|quotes) (?:the )?"
    rf"(?P<medium>(?:[\w-]+ ){{0,2}}?{_MEDIUM} )?[“\"‘]?(?P<name>{_NAME})(?P<after> {_MEDIUM})?"
)
ONLY_MEDIA_DO = re.compile(r"\b(?:quoted|cited|relayed|carried|broadcast|aired|reporting|distributed)\b")
RELY = re.compile(r"\b(?:relied on|relies on|based on|drawing on|citing|cited)\s+(?P<what>[^,.;:\n]{3,60})", re.IGNORECASE)
SEEN = re.compile(
    r"\b(?:in|from|to|according to) (?P<what>(?:an?|the) [^,.;:\n]{3,60}?) (?:seen|obtained|reviewed|published|released|issued) (?:by|on)\b", re.IGNORECASE
)
SEEN_BY_US = re.compile(
    r"(?P<what>\b(?:An?|The|Its|[A-Z][\w'’-]+|an?|the) [\w'’-]+(?: [\w'’-]+){0,6}?)(?:,? dated [^,]{3,30})?,? "
    r"(?:(?:seen|read|reviewed|obtained|examined) by (?:us|me|our|this)\b|"
    r"(?:and )?(?:which|that) (?:I|we|this \w+|the [A-Z]\w+) (?:have|has) (?:seen|read|obtained)\b)"
)
FROM_DOCUMENT = re.compile(r"^(?:\d+/ )?From the (?P<what>(?:[\w-]+ ){0,3}(?:advisory|report|bulletin|communiqu[eé]|notice|statement))\b", re.MULTILINE)
SATELLITE = re.compile(
    r"\b(?P<what>(?:[Ss]atellite|[Aa]erial|[Dd]rone)\s+(?:images?|imagery|pictures?|photos?|photographs?|data))(?:\s+(?:taken|captured|provided|released|published|"
    rf"collected)(?:\s+(?:on|in)\s+[^,.;]{{3,25}}?)?)?\s+(?:by|from)\s+(?:the\s+)?(?:[a-z-]+\s+){{0,3}}(?P<name>{_NAME})"
)
SUPPLIED = re.compile(
    rf"\b(?:provided|supplied|shared|released)\s+(?:(?:to|with)\s+[^,.;]{{3,40}}?\s+)?by\s+the\s+(?:[\w-]+\s+){{0,2}}(?:company|firm|provider|operator)\s+(?P<name>{_NAME})"
)
SHARED = re.compile(
    r"\b(?P<what>[Vv]ideos?|[Ff]ootage|[Ii]mages?|[Pp]ictures|[Pp]hotos|[Pp]hotographs)\s+(?:[\w-]+\s+){0,2}?(?:shared|posted|circulat\w+|published|uploaded)\s+"
    r"(?:widely\s+)?(?:(?:on|by|across)\s+(?:social\s+(?:media|networks)|Telegram|Twitter|Facebook|TikTok|the\s+internet)|online)\b"
)
BARE_STATEMENT = re.compile(
    r"(?:an?|the|its|their|his|her)?\s*(?:[\w-]+\s+)?(?:statement|communiqu[eé]|press release|announcement|post|tweet|address)(?:\s+\d+)?(?:\s+\w+)?", re.I
)
OWN = re.compile(
    r"^our\b|^(?:(?:earlier|early|initial|first|other|previous) )?reports?$|\bthis (?:report|newspaper|paper|website|site|agency|outlet|magazine)\b"
    r"|\bour (?:newsroom|correspondent|reporter)\b",
    re.IGNORECASE,
)
UNSAID = re.compile(
    r"(?:one|some|two|both|another|others) of (?:them|the)\b|(?:his|her|their|its|whose) (?:\w+ )?\w+$|"
    r"(?:preliminary|initial|early|first|revised) \w+$|not\b|(?:the )?text$",
    re.IGNORECASE,
)
"""Sources that only point, or are none."""
VERIFIED = re.compile(r"(?:the )?(?:\w+ )?\w+ (?:verified|checked|geolocated|filmed|taken|reviewed|seen|analy[sz]ed) by (?P<by>[\w .-]+)", re.IGNORECASE)
"""What somebody has looked at, without a word of whose it is."""
US = re.compile(r"us|me|this \w+|our \w+", re.IGNORECASE)
PRESS = re.compile(
    r"(?:(?:certain|some|many|several|other|local|western|foreign|international)\s+)?(?:press|journalists|reporters|newsmen)|"
    r"(?:certain|some|many|several|other|western|foreign|international)\s+(?:media|newspapers|outlets)|papers?|newspapers?",
    re.IGNORECASE,
)
"""The press at large."""
PRONOUN = re.compile(r"(?:it|he|she|they|we|him|her|them|which|who|i|us|me)$", re.IGNORECASE)


def read_citations(ctx: Context, attributions: Sequence[Attribution], author: Speaker | None = None) -> tuple[Citation, ...]:
    """What the report rests on in so many words, each source once, in the order of the text; ``author`` is the body that issued it."""
    relays = list(_relays(ctx))
    told = [replace(a, relayed_via=None) if author is not None and a.relayed_via == author.words else a for a in attributions]
    said = [a for a in told if a.stance != "no-comment" and not (author is not None and author.is_called(a.speaker))]
    works = [c for a in said for c in _of_attribution(ctx, a)]
    found = [*works, *_speakers(ctx, said, relays), *relays, *_documents(ctx), *_pictures(ctx), *_credits(ctx)]
    kept: list[Citation] = []
    for citation in sorted((c for c in found if _is_another(ctx, c)), key=lambda c: (c.start, -len(c.relies_on), c.end)):
        if (double := next((n for n, k in enumerate(kept) if same(citation, k)), None)) is not None:
            first = kept[double]
            agency = (citation.kind, first.kind) == ("agency", "outlet")
            kept[double] = replace(first, kind="agency" if agency else first.kind, explicit=first.explicit or citation.explicit)
        else:
            kept.append(citation)
    return tuple(kept)


def _is_another(ctx: Context, citation: Citation) -> bool:
    """Is it a name, and none of the report's own outlet or of the press at large?  A mere credit may be its own."""
    name = citation.relies_on
    if PRESS.fullmatch(name) or OWN.search(name) or key(name) <= key(ctx.document.publisher or ""):
        return False
    return not (citation.explicit and citation.kind in ("outlet", "agency") and is_own(ctx, name))


def _of_attribution(ctx: Context, a: Attribution) -> Iterator[Citation]:
    """The outlets and documents of an attribution: its relay and its source."""
    if not a.source and not a.relayed_via:
        return
    if _through(ctx, a):
        yield _citation(a.relayed_via or "", _outlet_kind(a.relayed_via or ""), _anchor(a))
    if not _is_named(a):
        return
    if a.kind in OUTLETS:
        if not PRESS_REPORT.search(a.speaker) or re.search(r"\b(?:media|press|news)\b", a.speaker, re.IGNORECASE):
            yield _citation(a.speaker, _outlet_kind(a.speaker), _anchor(a))
    elif (
        _is_document(a)
        and not UNSAID.match(a.speaker)
        and not _in_headline(ctx, a)
        and not BARE_STATEMENT.fullmatch(a.speaker)
        and not _is_own_find(ctx, a.speaker)
    ):
        yield _citation(a.speaker, "document", _anchor(a))


def _in_headline(ctx: Context, a: Attribution) -> bool:
    """Does it stand in the headline: the story says again whose word it is, and better?"""
    return ctx.layout.headline is not None and a.cue[0].start < ctx.layout.headline.end


def _anchor(a: Attribution) -> Span:
    """From the source to the cue of an attribution."""
    return Span(min([*a.source, *a.cue]).start, max([*a.source, *a.cue]).end) if a.source else a.cue[0]


def _is_named(a: Attribution) -> bool:
    """Has the speaker more words than a pronoun or "the paper"?"""
    return bool(a.speaker) and not PRONOUN.match(a.speaker) and not re.fullmatch(rf"(?:the|that|this) {_MEDIUM}", a.speaker, re.IGNORECASE)


def _is_document(a: Attribution) -> bool:
    return a.kind == "document" and kind_of(_head(a.speaker), None) == "document"


def _is_own_find(ctx: Context, words: str) -> bool:
    """Does the house say only that it has looked at them ("images verified by X")?"""
    m = VERIFIED.fullmatch(words)
    return m is not None and (US.fullmatch(m["by"]) is not None or is_own(ctx, m["by"]))


def _through(ctx: Context, a: Attribution) -> bool:
    """Did the words come by another outlet or a document?"""
    return bool(a.relayed_via) and not BARE_STATEMENT.fullmatch(a.relayed_via or "") and _is_outlet(ctx, a) and not is_own(ctx, a.relayed_via or "")


@dataclass
class _Voice:
    """One who speaks in the report: the names and ids by which it is known, what it says, and which of that came by another outlet."""

    names: list[Citation]
    ids: set[str]
    said: list[Attribution]
    relayed: list[bool]


def _speakers(ctx: Context, said: Sequence[Attribution], relays: Sequence[Citation]) -> Iterator[Citation]:
    """Those on whose word the report rests, by their fullest name, and not by that of a spokesman, where they first speak; not who only told another outlet."""
    voices = [v for v in _voices(ctx, said, relays) if not all(v.relayed)]
    for voice in voices:
        if carries(ctx, voice.said, len(voices), relayed=any(voice.relayed)):
            itself = [n for n in voice.names if not FOR_BODY.search(n.relies_on)]
            fullest = max(itself or voice.names, key=lambda n: len(n.relies_on))
            yield replace(fullest, start=voice.names[0].start, end=voice.names[0].end)


def _voices(ctx: Context, said: Sequence[Attribution], relays: Sequence[Citation]) -> list[_Voice]:
    """Everybody who speaks below the headline: the story says what that says again, and says better whose word it is."""
    canonical = {e.id: e.canonical for e in ctx.values.entities if e.type != "nationality"}
    voices: list[_Voice] = []
    for a in said:
        if not a.source or _in_headline(ctx, a) or not _is_named(a) or a.kind in OUTLETS or _is_document(a) or not _is_somebody(ctx, a):
            continue
        made = replace(_citation(a.speaker, "primary-statement", _anchor(a)), relies_on=full_name(ctx, a))
        actor = canonical.get(a.speaker_id or "")
        known = next((v for v in voices if actor in v.ids or any(same(made, n) for n in v.names)), None)
        if known is None:
            known = _Voice([], set(), [], [])
            voices.append(known)
        known.names.append(made)
        known.said.append(a)
        known.ids |= {actor} if actor is not None else set()
        known.relayed.append(_through(ctx, a) or any(r.start < a.cue[-1].end + 1 and a.cue[0].start < r.end for r in relays))
    return voices


def _is_somebody(ctx: Context, a: Attribution) -> bool:
    """Is the source one that can be named in a list: no "one of them", "the officer", "his successor", and no event?"""
    definite = re.fullmatch(r"[Tt]he (\w+)", a.speaker)
    only_role = definite is not None and set(tell_tales(a.speaker)) <= {"person", "office", "voice"} and bool(tell_tales(a.speaker)) and a.speaker_id is None
    head = Span(a.source[0].start, a.source[0].start + len(_head(ctx.quote(a.source[0])).rstrip())) if a.source else None
    event = head is not None and any(head.covers(t.span) and t.end == head.end for t in ctx.tagged("trigger"))
    return not (only_role or event or UNSAID.match(a.speaker))


def _is_outlet(ctx: Context, a: Attribution) -> bool:
    """Is the relay an outlet or a document: by its kind, or because it quotes and cites others?"""
    relay = a.relayed_via or ""
    name = next((e for e in ctx.values.entities if e.name in relay and e.actor is not None), None)
    kind = kind_of(relay, name)
    return kind in (*OUTLETS, "document") or (kind == "other" and bool(re.search(r"\b(?:quot|cit)", " ".join(ctx.quote(c) for c in a.cue))))


def _outlet_kind(words: str) -> str:
    """Agency, outlet or document, by its name; a mere name ("the Post", "Lakes Dispatch") is that of an outlet."""
    if AGENCY.search(words):
        return "agency"
    classes = tell_tales(words)
    named = all(w[:1].isupper() for w in words.removeprefix("the ").split())
    return "document" if "document" in classes and "media" not in classes and not named else "outlet"


def _relays(ctx: Context) -> Iterator[Citation]:
    """Outlets that passed on what others said: "quoted by X", "told the agency X", "through its channel X", "reporting by X"."""
    for pattern in (RELAY, VIA, TOLD):
        for m in pattern.finditer(ctx.text):
            span = Span(m.start(), m.end())
            if ctx.layout.is_furniture(span):
                continue
            name = next((e for e in meeting(ctx.values.entities, Span(*m.span("name"))) if e.start == m.start("name")), None)
            kind = kind_of(m["name"], name if name is not None and name.name == m["name"] else None)
            medium = (m["medium"] or m["after"] or "").strip()
            if not medium and _is_modifier(ctx, m.end("name")):
                continue
            only_media = ONLY_MEDIA_DO.match(m[0]) is not None and pattern is RELAY and kind == "other" and (name is None or name.type == "organization")
            dated = any(t.start <= m.start("name") < t.end for t in ctx.values.times)
            if (medium or kind in ("media outlet", "state media") or only_media) and not dated and not is_own(ctx, m["name"]):
                named = m["name"] if name is None or name.type not in ("nationality", "place") else f"{m['name']} {medium}".strip()
                yield Citation(relies_on=clean(named), kind=_outlet_kind(f"{medium} {m['name']}"), start=m.start(), end=m.end())


def _is_modifier(ctx: Context, end: int) -> bool:
    """Does a noun follow that the name only describes ("carried by X drones")?"""
    number = next((n for n, t in enumerate(ctx.tokens) if t.start >= end), None)
    return number is not None and ctx.tokens[number].upos == "NOUN" and ctx.text[end : ctx.tokens[number].start] == " "


def _pictures(ctx: Context) -> Iterator[Citation]:
    """ "Satellite images taken by X", "pictures provided by the company X", "a video shared on social media"."""
    for m in SATELLITE.finditer(ctx.text):
        if not ctx.layout.is_furniture(Span(m.start(), m.end())) and not is_own(ctx, m["name"]):
            yield Citation(relies_on=f"{m['name']} {' '.join(m['what'].lower().split())}", kind="document", start=m.start(), end=m.end())
    for m in SUPPLIED.finditer(ctx.text):
        if not ctx.layout.is_furniture(Span(m.start(), m.end())) and not is_own(ctx, m["name"]):
            yield Citation(relies_on=m["name"], kind="document", start=m.start(), end=m.end())
    for m in SHARED.finditer(ctx.text):
        if not ctx.layout.is_furniture(Span(m.start(), m.end())):
            yield Citation(relies_on=f"{m['what'].lower()} on social media", kind="document", start=m.start(), end=m.end())


def _documents(ctx: Context) -> Iterator[Citation]:
    """ "Based on", "citing", "in a notice seen by", "from the advisory" with a document (or unnamed media) after it."""
    for pattern in (RELY, SEEN, SEEN_BY_US, FROM_DOCUMENT):
        for m in pattern.finditer(ctx.text):
            if ctx.layout.is_furniture(Span(m.start(), m.end())):
                continue
            words = re.split(r"\b(?:which|that|who|said|as|and)\b", m["what"])[0].strip(' “”"')
            kind = kind_of(_head(words), None)
            if pattern is FROM_DOCUMENT or (kind == "document" and not BARE_STATEMENT.fullmatch(words)) or (pattern is RELY and kind == "media outlet"):
                made = "document" if kind != "media outlet" else _outlet_kind(words)
                yield Citation(relies_on=clean(words), kind=made, start=m.start(), end=m.start("what") + len(words))


def _credits(ctx: Context) -> Iterator[Citation]:
    """Agency credits: "(Reuters)" in the dateline or byline, "Source: X" lines; furniture may show where a text comes from."""
    layout = ctx.layout
    own = [s for s in (layout.dateline, layout.byline) if s is not None] if ctx.document.publisher is None else []
    for m in CREDIT.finditer(ctx.text):
        its_own = any(s.meets(Span(m.start(), m.end())) for s in own) or (ctx.document.publisher is None and _opens(ctx, m))
        yield Citation(relies_on=m[1], kind="agency", start=m.start(), end=m.end(), explicit=not its_own)
    yield from _foot(ctx)
    for m in LEADING_CREDIT.finditer(ctx.text):
        media = kind_of(m[1], None) in ("media outlet", "state media") or AGENCY.search(m[1])
        yield Citation(relies_on=clean(m[1]), kind=_outlet_kind(m[1]) if media else "primary-statement", start=m.start(), end=m.end())


def _opens(ctx: Context, credit: re.Match[str]) -> bool:
    """Does a line open with the credit, as a dateline does ("TOWN, Country (Wire) - ")?"""
    line = ctx.text.rfind("\n", 0, credit.start()) + 1
    return OPENING.match(ctx.text, line, credit.start()) is not None and DASHED.match(ctx.text, credit.end()) is not None


def _foot(ctx: Context) -> Iterator[Citation]:
    """The agencies that a credit line names, or only counts as such."""
    for m in UNNAMED.finditer(ctx.text):
        if not NO_AGENCIES.search(m[0]):
            yield Citation(relies_on="agencies", kind="agency", start=m.start("what"), end=m.end("what"))
    for line in LINE.finditer(ctx.text):
        last = line[0].rsplit(". ", 1)[-1] if len(line[0]) > LONGEST_CREDIT else line[0]
        if len(last) > LONGEST_CREDIT or CREDIT_LINE.search(last) is None or NO_CREDIT.search(last):
            continue
        offset = line.end() - len(last)
        for m in wire_names().finditer(last):
            yield Citation(relies_on=m[0], kind="agency", start=offset + m.start(), end=offset + m.end())


def _head(words: str) -> str:
    """The head of a phrase: what it is, not of whom or about what."""
    return re.split(r"\b(?:of|close|by|in|from|on|to|with)\b", words)[0]


def _citation(name: str, kind: str, anchor: Span) -> Citation:
    """The citation of a speaker."""
    return Citation(relies_on=clean(name), kind=kind, start=anchor.start, end=anchor.end)
