"""Whose work does a report say that it rests on: outlets, agencies, documents, statements?

| edge | said in words such as |
|---|---|
| outlet, agency | "X reported", "told the agency X", "quoted by X", "according to reporting by X", "citing X", a credit in byline, dateline or foot |
| document | "the report says", "in a notice seen by this newspaper", "from the advisory" |
| primary-statement | one who tells the report's own outlet; "according to X"; who speaks in the first sentences; a statement; an institution that says so |

States by name alone ("Washington says"), what a party only claims, denies or blames before the world, and sources that reach the report through another
are none, nor is the report's own outlet.  An agency in the dateline of a text whose publisher is not known is its own outlet: a credit, but not an explicit
reliance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossbearing.claims.context import Context, meeting
from crossbearing.claims.house import is_own
from crossbearing.claims.kinds import PRESS_REPORT, kind_of, tell_tales
from crossbearing.claims.sources import Speaker
from crossbearing.records.claim import Attribution, Citation
from crossbearing.records.document import Span
from crossbearing.records.outlets import outlet

_AGENCIES = (
    r"associated press|\bap\b|reuters|agence france[- ]presse|\bafp\b|\bupi\b|\befe\b|\bansa\b|\bdpa\b|\btass\b|interfax|xinhua|anadolu|kyodo|news agency|"
    r"press agency|\bagency\b|bloomberg|ria novosti"
)
AGENCY = re.compile(rf"\b(?:{_AGENCIES})\b", re.IGNORECASE)
CREDIT = re.compile(
    r"[(\[]\s*(Reuters|AP|AFP|UPI|EFE|dpa|ANSA|TASS|Xinhua|Anadolu|Kyodo|Associated Press|Agence France-Presse|Bloomberg|CNN|"
    r"BBC)\s*[)\]]"
)
WITH_AGENCIES = re.compile(
    r"^\W*(?:[\w&. -]{2,40} )?[Ww]ith (?:(?:inputs?|files|reporting|material|additional reporting) (?:from|by) )?(?P<names>[A-Z][\w ,/&-]{1,60})\W*$",
    re.MULTILINE,
)
"""A line at the foot that names who else wrote: "(Lakes Post with AFP and Reuters)"."""
LEADING_CREDIT = re.compile(r"^(?:(?:Source|Via|From|SOURCE|VIA)\s*:\s*)(.{2,60})$", re.MULTILINE)
_MEDIUM = (
    r"(?:news )?(?:agency|site|website|portal|broadcaster|newspaper|daily|channel|station|radio|television|magazine|tabloid|paper|weekly|network|outlet|blog)"
)
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’&-]*(?:[^\S\n]+(?:(?:of|the|and|al|el|de|du|la|le|der|die)\s+)?[A-ZÀ-ÖØ-Þ][\w'’&-]*){0,4}"
RELAY = re.compile(
    rf"\b(?:(?:re)?(?:quoted|cited|relayed|carried|broadcast|aired|distributed)|reported|obtained|published|posted|first reported|reporting|reports)"
    rf"(?:,)? (?:by|on|in|through|via) (?:the |its |their |a )?(?P<medium>(?:[\w-]+ ){{0,2}}?{_MEDIUM} )?(?P<name>{_NAME})(?P<after> {_MEDIUM})?"
)
VIA = re.compile(rf"\b(?:via|through|on) (?:its|their|the|his) (?P<medium>(?:[\w-]+ ){{0,2}}?{_MEDIUM} )(?P<name>{_NAME})(?P<after>\b)")
TOLD = re.compile(
    rf"\b(?:told|telling|speaking to|spoke to|interview with|citing|quoting|cited|quotes) (?:the )?(?P<medium>(?:[\w-]+ ){{0,2}}?{_MEDIUM} )?(?P<name>{_NAME})"
    rf"(?P<after> {_MEDIUM})?"
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
STATEMENT = re.compile(
    r"\b(?:in|issued|issuing|released|releasing|according to|published|read|publishing)\s+(?:an?|the|its|their)\s+(?:[\w-]+\s+){0,2}"
    r"(?:statement|press release|communiqu[eé]|announcement|address|post)\b",
    re.IGNORECASE,
)
BARE_STATEMENT = re.compile(
    r"(?:an?|the|its|their|his|her)?\s*(?:[\w-]+\s+)?(?:statement|communiqu[eé]|press release|announcement|post|tweet|address)(?:\s+\d+)?(?:\s+\w+)?", re.I
)
SAID = re.compile(
    r"(?<!has )(?<!have )(?<!had )\b(?:said|says|announced|stated|told|tells|reported|reports?|confirmed|informs|affirmed|claimed)\b", re.IGNORECASE
)
INSTITUTION = re.compile(
    r"\b(?:ministry|department|office|command|embassy|staff|army|military|navy|police|forces|council|commission|committee|hospital|authorit(?:y|ies)|"
    r"agency|mission|centre|center|observatory|coalition|company|firm|union|federation|service|court|parliament|pentagon|kremlin|white house)\b",
    re.IGNORECASE,
)
PERSONS = re.compile(
    r"\b(?:officials?|officers?|sources?|members?|diplomats?|spokes\w+|chief|head|minister|general|colonel|commander|soldiers?|who)\b", re.IGNORECASE
)
FOR_BODY = re.compile(r"\b(?:spokes\w+|statement|press (?:office|service|centre|center|release)|media (?:wing|office))\b", re.IGNORECASE)
"""Words that make a source the voice of a body."""
TO_US = re.compile(r"\b(?:told|tells) (?:us|me|this (?:news)?(?:paper|reporter|station|radio|site|website|magazine|author)|our)\b", re.IGNORECASE)
TO_HOUSE = re.compile(rf"\b(?:told|tells|telling|spoke to|speaking to|contacted by|reached by|interviewed by) (?:the )?(?P<name>{_NAME})")
REACHED = re.compile(
    r"\b(?:by (?:tele)?phone|(?:reached|contacted|interviewed) by|in an interview|(?:in a (?:text |voice )?|by )message|from (?:his|her) (?:hospital )?bed)\b",
    re.IGNORECASE,
)
OWN = re.compile(
    r"^our\b|^(?:(?:earlier|early|initial|first|other|previous) )?reports?$|\bthis (?:report|newspaper|paper|website|site|agency|outlet|magazine)\b"
    r"|\bour (?:newsroom|correspondent|reporter)\b",
    re.IGNORECASE,
)
UNSAID = re.compile(r"(?:one|some|two|both|another|others) of (?:them|the)\b|(?:his|her|their|its) \w+$|(?:preliminary|initial|early) \w+$", re.IGNORECASE)
"""Sources that only point, or are none."""
VERIFIED = re.compile(r"\b(?:verified|checked|geolocated|filmed|taken) by\b", re.IGNORECASE)
"""What a report has looked at itself."""
PRESS = re.compile(r"press|journalists|reporters|newsmen", re.IGNORECASE)
PRONOUN = re.compile(r"(?:it|he|she|they|we|him|her|them|which|who|i|us|me)$", re.IGNORECASE)
LEAD = 2
"""How many sentences open a story."""
UNHEARD = re.compile(r"\b(?:den(?:y|ies|ied)|accus\w+|blam\w+|claim(?:ed|s)?|reject\w*|dismiss\w*|rubbish\w*)\b", re.IGNORECASE)
"""Cues of what a party says to the world rather than to the report."""


def read_citations(ctx: Context, attributions: Sequence[Attribution], author: Speaker | None = None) -> tuple[Citation, ...]:
    """What the report rests on in so many words, each source once, in the order of the text; ``author`` is the body that issued it."""
    relays = list(_relays(ctx))
    told = (replace(a, relayed_via=None) if author is not None and a.relayed_via == author.words else a for a in attributions)
    said = [c for a in told if author is None or not author.is_called(a.speaker) for c in _of_attribution(ctx, a, relays)]
    found = [*said, *relays, *_documents(ctx), *_credits(ctx)]
    kept: list[Citation] = []
    for citation in sorted((c for c in found if _is_another(ctx, c)), key=lambda c: (c.start, -len(c.relies_on), c.end)):
        if (double := next((n for n, k in enumerate(kept) if _same(citation, k)), None)) is not None:
            first = kept[double]
            agency = (citation.kind, first.kind) == ("agency", "outlet")
            kept[double] = replace(first, kind="agency" if agency else first.kind, explicit=first.explicit or citation.explicit)
        else:
            kept.append(citation)
    return tuple(kept)


def _is_another(ctx: Context, citation: Citation) -> bool:
    """Is it a name, and none of the report's own outlet or of the press at large?  A mere credit may be its own."""
    name = citation.relies_on
    if PRESS.fullmatch(name) or OWN.search(name) or _key(name) <= _key(ctx.document.publisher or ""):
        return False
    return not (citation.explicit and citation.kind in ("outlet", "agency") and is_own(ctx, name))


def _key(name: str) -> frozenset[str]:
    """The words of a name, as names are compared."""
    return frozenset(re.findall(r"[^\W_]+", re.sub(r"['’]s\b|\b(?:the|an?|of)\b", " ", name.lower())))


def _same(a: Citation, b: Citation) -> bool:
    """Is it one source: equal names, a body's short name and its long one, or at one spot a part of the other's name?"""
    mine, theirs = _key(a.relies_on), _key(b.relies_on)
    few, long = (mine, b.relies_on) if len(mine) <= len(theirs) else (theirs, a.relies_on)
    if a.kind == b.kind == "primary-statement" and few <= mine & theirs and (len(few) > 1 or FOR_BODY.search(long)):
        return True
    return mine == theirs or (a.start < b.end and b.start < a.end and (mine <= theirs or theirs <= mine))


def _of_attribution(ctx: Context, a: Attribution, relays: Sequence[Citation]) -> Iterator[Citation]:
    """Relays and outlets, documents, and those who speak to the report itself."""
    if (not a.source and not a.relayed_via) or a.stance == "no-comment":
        return
    anchor = Span(min([*a.source, *a.cue]).start, max([*a.source, *a.cue]).end) if a.source else a.cue[0]
    relayed = bool(a.relayed_via) and not BARE_STATEMENT.fullmatch(a.relayed_via or "") and _is_outlet(ctx, a) and not is_own(ctx, a.relayed_via or "")
    if relayed:
        yield _citation(a.relayed_via or "", _outlet_kind(a.relayed_via or ""), anchor)
    if not a.speaker or PRONOUN.match(a.speaker) or re.fullmatch(rf"(?:the|that|this) {_MEDIUM}", a.speaker, re.IGNORECASE):
        return
    relayed = relayed or any(r.start < a.cue[-1].end + 1 and a.cue[0].start < r.end for r in relays)
    if a.kind in ("media outlet", "state media"):
        if not PRESS_REPORT.search(a.speaker) or re.search(r"\b(?:media|press|news)\b", a.speaker, re.IGNORECASE):
            yield _citation(a.speaker, _outlet_kind(a.speaker), anchor)
    elif a.kind == "document" and kind_of(_head(a.speaker), None) == "document":
        if not BARE_STATEMENT.fullmatch(a.speaker) and not VERIFIED.search(a.speaker):
            yield _citation(a.speaker, "document", anchor)
    elif not relayed and _is_somebody(ctx, a) and _speaks_to_it(ctx, a):
        yield _citation(a.speaker, "primary-statement", anchor)


def _is_somebody(ctx: Context, a: Attribution) -> bool:
    """Is the source one that can be named in a list: no "one of them", "the officer", "his successor", and no event?"""
    definite = re.fullmatch(r"[Tt]he (\w+)", a.speaker)
    only_role = definite is not None and set(tell_tales(a.speaker)) <= {"person", "office", "voice"} and bool(tell_tales(a.speaker)) and a.speaker_id is None
    event = any(t.start <= a.source[0].end and a.source[0].start <= t.start for t in ctx.tagged("trigger")) if a.source else False
    return not (only_role or event or UNSAID.match(a.speaker))


def _speaks_to_it(ctx: Context, a: Attribution) -> bool:
    """Does the report itself have it from this source?  One of the marks in the table of this module, and no state by its name alone."""
    entity = next((e for e in ctx.values.entities if e.id == a.speaker_id), None)
    body = entity.actor.kind if entity is not None and entity.actor is not None and entity.type != "person" else ""
    sentence = ctx.quote(ctx.layout.sentences[max(0, ctx.sentence_at(a.cue[0].start))])
    after = ctx.text[max(0, a.cue[0].start - 6) : a.cue[-1].end + 50]
    if body == "state" or UNHEARD.search(" ".join(ctx.quote(c) for c in a.cue)):
        return False
    if _told_house(ctx, after) or REACHED.search(sentence):
        return True
    organisation = entity is not None and entity.type == "organization"
    if a.kind == "other" and not organisation:
        return ctx.quote(a.cue[0]).lower().startswith("according") or _carries_lead(ctx, a)
    if _carries_lead(ctx, a) or ctx.quote(a.cue[0]).lower().startswith("according"):
        return True
    if a.kind in ("official-named", "militia") and STATEMENT.search(sentence):
        return True
    return SAID.search(after) is not None and (organisation or INSTITUTION.search(a.speaker) is not None) and PERSONS.search(a.speaker) is None


def _told_house(ctx: Context, words: str) -> bool:
    """ "Told us", "told X" with the outlet of the report itself as X."""
    return bool(TO_US.search(words)) or ((m := TO_HOUSE.search(words)) is not None and is_own(ctx, m["name"]))


def _carries_lead(ctx: Context, a: Attribution) -> bool:
    """Does the opening of the story stand on this source?"""
    head = ctx.layout.headline
    told = [n for n, s in enumerate(ctx.layout.sentences) if head is None or s.start >= head.end][:LEAD]
    return ctx.sentence_at(a.cue[0].start) in told


def _is_outlet(ctx: Context, a: Attribution) -> bool:
    """Is the relay an outlet or a document: by its kind, or because it quotes and cites others?"""
    relay = a.relayed_via or ""
    name = next((e for e in ctx.values.entities if e.name in relay and e.actor is not None), None)
    return kind_of(relay, name) in ("media outlet", "state media", "document") or bool(re.search(r"\b(?:quot|cit)", " ".join(ctx.quote(c) for c in a.cue)))


def _outlet_kind(words: str) -> str:
    """Agency, outlet or document, by its name."""
    if AGENCY.search(words):
        return "agency"
    classes = tell_tales(words)
    return "document" if "document" in classes and "media" not in classes else "outlet"


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
            only_media = ONLY_MEDIA_DO.match(m[0]) is not None and pattern is RELAY and kind == "other" and (name is None or name.type == "organization")
            if (medium or kind in ("media outlet", "state media") or only_media) and not is_own(ctx, m["name"]):
                yield Citation(relies_on=_clean(m["name"]), kind=_outlet_kind(f"{medium} {m['name']}"), start=m.start(), end=m.end())


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
                yield Citation(relies_on=_clean(words), kind=made, start=m.start(), end=m.start("what") + len(words))


def _credits(ctx: Context) -> Iterator[Citation]:
    """Agency credits: "(Reuters)" in the dateline or byline, "Source: X" lines; furniture may show where a text comes from."""
    layout = ctx.layout
    own = [s for s in (layout.dateline, layout.byline) if s is not None] if ctx.document.publisher is None else []
    for m in CREDIT.finditer(ctx.text):
        its_own = any(s.meets(Span(m.start(), m.end())) for s in own)
        yield Citation(relies_on=m[1], kind="agency", start=m.start(), end=m.end(), explicit=not its_own)
    for m in WITH_AGENCIES.finditer(ctx.text):
        for name in re.split(r",? and |, |/|& ", m["names"]):
            if outlet(name.strip()).kind == "agency":
                yield Citation(relies_on=name.strip(), kind="agency", start=m.start(), end=m.end())
    for m in LEADING_CREDIT.finditer(ctx.text):
        media = kind_of(m[1], None) in ("media outlet", "state media") or AGENCY.search(m[1])
        yield Citation(relies_on=_clean(m[1]), kind=_outlet_kind(m[1]) if media else "primary-statement", start=m.start(), end=m.end())


def _head(words: str) -> str:
    """The head of a phrase: what it is, not of whom or about what."""
    return re.split(r"\b(?:of|close|by|in|from|on|to|with)\b", words)[0]


def _citation(name: str, kind: str, anchor: Span) -> Citation:
    """The citation of a speaker."""
    return Citation(relies_on=_clean(name), kind=kind, start=anchor.start, end=anchor.end)


def _clean(words: str) -> str:
    """The name without article, quotation marks, possessive, numbering, and what is said of it behind a comma that is no name."""
    bare = re.sub(r"^(?:\d+/\s*|\d{1,2} [A-Z][a-z]+ (?=[A-Z]))", "", words.strip())
    bare = re.sub(r"^(?:reporting by )?(?:the|an?)\s+|[“”\"]|['’]s$", "", bare, flags=re.IGNORECASE).strip()
    head, _, tail = bare.partition(", ")
    if tail[:1].isupper() and not re.search(r"[A-ZÀ-Þ]", head):
        return tail.split(", ")[0]
    return bare if len(re.findall(r"\b[A-ZÀ-Þ][\w'’-]+", tail.split(",")[0])) > 1 and not re.match(r"(?:the|an?|who|which|quoted)\b", tail) else head
