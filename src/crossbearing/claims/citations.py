"""Whose work does a report say that it rests on: outlets, agencies, documents, statements?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.claims.context import Context, meeting
from crossbearing.claims.sources import DOCUMENT, kind_of
from crossbearing.records.claim import Attribution, Citation
from crossbearing.records.document import Span

AGENCY = re.compile(
    r"\b(?:associated press|\bap\b|reuters|agence france[- ]presse|\bafp\b|\bupi\b|\befe\b|\bansa\b|\bdpa\b|\btass\b|interfax|"
    r"xinhua|anadolu|kyodo|news agency|press agency|bloomberg|ria novosti)\b",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"[(\[]\s*(Reuters|AP|AFP|UPI|EFE|dpa|ANSA|TASS|Xinhua|Anadolu|Kyodo|Associated Press|Agence France-Presse|Bloomberg|CNN|"
    r"BBC)\s*[)\]]"
)
LEADING_CREDIT = re.compile(r"^(?:(?:Source|Via|From)\s*:?\s+)(.{2,60})$", re.IGNORECASE | re.MULTILINE)
RELY = re.compile(
    r"\b(?:relied on|relies on|based on|drawing on|citing|cited|quoting|seen by|obtained by|reviewed by|reported by|"
    r"first reported (?:by|in)|published (?:by|in))\s+",
    re.IGNORECASE,
)
STATEMENT = re.compile(
    r"\b(?:in|issued|released|releasing|issuing|according to|published)\s+(?:an?|the|its|their)\s+(?:\w+\s+)?(?:statement|"
    r"press release|communiqu[eé]|announcement)\b",
    re.IGNORECASE,
)


def read_citations(ctx: Context, attributions: Sequence[Attribution]) -> tuple[Citation, ...]:
    """What the report rests on in so many words, each source once, in the order of the text."""
    found: list[Citation] = []
    for a in attributions:
        found += _of_attribution(ctx, a)
    found += _phrases(ctx)
    found += _credits(ctx)
    seen: set[str] = set()
    kept = []
    for citation in sorted(found, key=lambda c: (c.start, c.end)):
        key = re.sub(r"\W+", " ", re.sub(r"^(?:the|a|an)\s+", "", citation.relies_on.lower())).strip()
        if key and key not in seen and key != _own_name(ctx):
            seen.add(key)
            kept.append(citation)
    return tuple(kept)


def _own_name(ctx: Context) -> str:
    """The report's own publisher, as names are compared: nobody rests on himself."""
    return re.sub(r"\W+", " ", re.sub(r"^(?:the|a|an)\s+", "", (ctx.document.publisher or "").lower())).strip()


def _of_attribution(ctx: Context, a: Attribution) -> list[Citation]:
    """Relays and outlets, documents, and statements of institutions."""
    if (not a.source and not a.relayed_via) or a.stance == "no-comment":
        return []
    anchor = Span(min([*a.source, *a.cue]).start, max([*a.source, *a.cue]).end) if a.source else a.cue[0]
    made = []
    if a.relayed_via and _is_outlet(ctx, a):
        made.append(Citation(relies_on=_clean(a.relayed_via), kind=_outlet_kind(a.relayed_via), start=anchor.start, end=anchor.end))
    if a.kind in ("media outlet", "state media", "document") and a.speaker and not re.match(r"(?:it|he|she|they)$", a.speaker, re.IGNORECASE):
        kind = "document" if a.kind == "document" else _outlet_kind(a.speaker)
        made.append(Citation(relies_on=_clean(a.speaker), kind=kind, start=anchor.start, end=anchor.end))
    elif a.kind in ("official-named", "militia") and _is_statement(ctx, a):
        made.append(Citation(relies_on=_clean(a.speaker), kind="primary-statement", start=anchor.start, end=anchor.end))
    return made


def _is_outlet(ctx: Context, a: Attribution) -> bool:
    """Is the relay an outlet or a document: by its kind, or because it quotes and cites others?"""
    relay = a.relayed_via or ""
    name = next((e for e in ctx.values.entities if e.name in relay and e.actor is not None), None)
    return kind_of(relay, name) in ("media outlet", "state media", "document") or bool(re.search(r"\b(?:quot|cit)", " ".join(ctx.quote(c) for c in a.cue)))


def _is_statement(ctx: Context, a: Attribution) -> bool:
    """Does an institution (no person in an interview) speak: in a statement, or "according to" it?"""
    cue = " ".join(ctx.quote(c) for c in a.cue).lower()
    sentence = ctx.layout.sentences[max(0, ctx.sentence_at(a.cue[0].start))]
    return cue.startswith("according") or bool(STATEMENT.search(ctx.quote(sentence)))


def _outlet_kind(words: str) -> str:
    """Agency, outlet or document, by its name."""
    if AGENCY.search(words):
        return "agency"
    return "document" if DOCUMENT.search(words) and not re.search(r"\b(?:media|press|news)\b", words, re.IGNORECASE) else "outlet"


def _phrases(ctx: Context) -> list[Citation]:
    """ "Based on", "citing", "reported by" with an outlet or a document after it."""
    made = []
    for m in RELY.finditer(ctx.text):
        span = Span(m.start(), m.end())
        if ctx.layout.is_furniture(span):
            continue
        after = Span(m.end(), min(len(ctx.text), m.end() + 45))
        stop = re.search(r"[,.;:\n]|\b(?:which|that|who|said|as|and)\b", ctx.quote(after))
        phrase = Span(after.start, after.start + stop.start() if stop else after.end)
        names = meeting(ctx.values.entities, phrase)
        name = next((e for e in names if kind_of(e.name, e) in ("media outlet", "state media")), None)
        words = name.name if name is not None else ctx.quote(phrase).strip(' “”"')
        if name is not None or kind_of(words, None) in ("media outlet", "document"):
            made.append(Citation(relies_on=_clean(words), kind=_outlet_kind(words), start=m.start(), end=phrase.end))
    return made


def _credits(ctx: Context) -> list[Citation]:
    """Agency credits: "(Reuters)" in the dateline or byline, "Source: X" lines; furniture may show where a text comes from."""
    made = [Citation(relies_on=m[1], kind="agency", start=m.start(), end=m.end()) for m in CREDIT.finditer(ctx.text)]
    made += [Citation(relies_on=_clean(m[1]), kind=_outlet_kind(m[1]), start=m.start(), end=m.end()) for m in LEADING_CREDIT.finditer(ctx.text)]
    return made


def _clean(words: str) -> str:
    """The name without article, quotation marks and possessive."""
    return re.sub(r"^(?:the|a|an)\s+|[“”\"]|['’]s$", "", words.strip(), flags=re.IGNORECASE).strip()
