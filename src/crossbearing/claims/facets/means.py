"""By what means or from what cause: weapons that are fired, dropped or set off, timers, accidents; and what is said not to have done it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossbearing.claims.context import Context, meeting
from crossbearing.claims.events.spoken_of import HARMLESS, last_told
from crossbearing.claims.facets.of_events import Fact
from crossbearing.claims.triggers.implied import BY_NONE
from crossbearing.records.claim import Attribution, EventMention
from crossbearing.records.document import Span
from crossbearing.records.means import CAUSES, MEANS, means_kinds, worded
from crossbearing.records.ontology import UNREAL

_WEAPON = worded(
    "|".join(words for kind, words in MEANS.items() if kind not in {"accident", "poison", "fire"})
    + "|(?:(?!the|an?|this|that|no|any)[\\w-]+ )?bombs?|explosives?|(?:explosive|incendiary|improvised|crude|home ?made) devices?"
)
_WORD = r"[\w’'.,-]+\s+"
WEAPON = re.compile(_WEAPON, re.IGNORECASE)
ACTING = re.compile(
    rf"(?P<weapon>{_WEAPON})\s+(?:{_WORD}){{0,3}}?(?:hit|hits|struck|landed|fell|rained|slammed|crashed|ripped|tore|targeted|killed|destroyed|exploded|"
    r"detonated|went\s+off|was\s+dropped|were\s+dropped|were\s+fired|was\s+fired)\b",
    re.IGNORECASE,
)
SENT = re.compile(
    rf"\b(?:fired|fires|firing|launched|launching|dropped|dropping|planted|planting|detonated|hurled|lobbed|threw|used|using|with|by)\s+"
    rf"(?:(?!and\b|to\s+(?!be\b)|that\b|at\s+(?!least\b)|against\b){_WORD}){{0,5}}?(?P<weapon>{_WEAPON})",
    re.IGNORECASE,
)
TRACED = re.compile(
    rf"\b(?:(?:traces?|fragments?|remains|remnants|parts?|pieces?|debris|residues?|wreckage|tail|fins?|casings?|spoke|speaks?|spoken|speaking|talk|talked|typical|"
    rf"hallmarks?|result)\s+(?:of|from)|(?:consistent|compatible|reconciled|explained)\s+(?:with|by)|(?:points?|pointed|pointing|due)\s+to|because\s+of|"
    rf"(?:identified|described|recognised|recognized)\s+(?:\w+\s+){{0,3}}?as|suggest(?:s|ed|ing)?|resulted\s+from|(?:caused|triggered|set\s+off)\s+by|"
    rf"cause\s+(?:was|is|had\s+been))\s+(?:(?!and\b|that\b|but\b){_WORD}){{0,5}}?(?P<weapon>{_WEAPON})",
    re.IGNORECASE,
)
"""What remains of a weapon, or what is said to have been the cause."""
IT_WAS = re.compile(
    rf"\b(?:it|this|that|they|these|there)\s+(?:was|were|is|had\s+been|must\s+have\s+been|could\s+have\s+been|may\s+have\s+been)\s+"
    rf"(?:(?!and\b|in\b|by\b|under\b|from\b){_WORD}){{0,4}}?(?P<weapon>{_WEAPON})",
    re.IGNORECASE,
)
SUPPOSED = re.compile(
    rf"(?P<weapon>{_WEAPON})\s+(?:{_WORD}){{0,5}}?(?:was|were|is|are|remains?|could|cannot|can)\s+(?:{_WORD}){{0,3}}?"
    r"(?:(?:the|a)\s+(?:\w+\s+){0,2}cause|to\s+blame|(?:most\s+)?(?:likely|probable)|among\s+the\s+possib\w+|(?:\w+\s+)?(?:version|theory|hypothesis)|be\s+(?:excluded|ruled))\b",
    re.IGNORECASE,
)
"""A weapon of which it is said that it may have done it."""
SEEN = re.compile(
    rf"\b(?:saw|seen|heard|hear|watched|spotted|filmed|noticed)\s+(?:(?!and\b|that\b|but\b|no\b){_WORD}){{0,5}}?"
    r"(?P<weapon>drones?|unmanned\s+aircraft|(?:fighter\s+|war)?(?:jets?|planes?)|helicopters?|missiles?|rockets?|quadcopters?)\b",
    re.IGNORECASE,
)
SELF_TOLD = re.compile(
    r"(?:hit|struck|by|hitting|striking|bl(?:ew|own|ow|owing)|detonated|\w+\s+strapped|(?:device|bomb|explosive|charge)s?\s+(?!exp))\b", re.IGNORECASE
)
"""Begins words that tell by themselves how it was done ("struck a mine", "blew himself up", "a device buried under")."""
CAUSE = re.compile(worded(CAUSES), re.IGNORECASE)
NEGATED = re.compile(
    r"\b(?:no|not|never|nor|neither|nothing|nobody|without|n[’']t|rul(?:ed|es|ing)\s+out|exclud(?:ed|es|ing)|den(?:ied|ies|y|ying)|reject(?:ed|s|ing)|dismiss(?:ed|es|ing)|"
    rf"rather\s+than|instead\s+of)\s+(?:(?!but\b|only\b|says?\b|said\b|saying\b|insist|told\b|blam|while\b){_WORD}){{0,6}}?$",
    re.IGNORECASE,
)
WAIVED = re.compile(
    rf"\s+(?:{_WORD}){{0,3}}?(?:(?:was|were|is|are|(?:has|have|had)\s+been)\s+(?!not\b)(?:\w+\s+)?(?:ruled\s+out|excluded|dismissed|rejected|discounted|denied|false|untrue|"
    r"baseless)|(?:was|were|is|are|did|had|has)\s*(?:not|n[’']t)\s+(?:\w+\s+)?(?:the\s+cause|to\s+blame|involved|used|cause[d]?))\b",
    re.IGNORECASE,
)
"""Behind what is named: that it was not so."""
UNDISPUTED = re.compile(
    r"\b(?:nobody|no\s+one|none|not|n[’']t|never|cannot)\b[^.;:]*\b(?:disput|doubt|den(?:y|ies|ied)|rul(?:e|ed|ing)\s+out|exclud)\w*|"
    r"\bno\s+(?:\w+\s+)?(?:pictures?|photos?|photographs?|footage|images?|videos?|details?|information|word|news|comment|claims?|confirmation|reports?)\b",
    re.IGNORECASE,
)
"""A negation that denies nothing ("nobody disputes that", "no pictures of")."""
DEED = re.compile(r"shelling|shooting|stabbing|gunfire", re.IGNORECASE)
"""Words for the deed as much as for its means: denied, they deny the deed."""
DEFINITE = re.compile(r"\b(?:the|this|that|those|these)\s+$", re.IGNORECASE)
""" "We did not plant the bomb" denies the deed, not that there was a bomb."""
BY_WHAT_ONE_GOES = re.compile(r"\bby\s+$", re.IGNORECASE)
RIDES = re.compile(r"(?:speed)?boat|helicopter|plane|jet", re.IGNORECASE)
""""By boat" one travels; "by a boat" one is hit."""
DOWNED = re.compile(r"\b(?:(?:shot|shoot\w*|brought|bringing)\s+down|down(?:ed|ing)|intercept(?:ed|ing)|captur(?:ed|ing))\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
"""Before what was shot down, and did not shoot."""
STORE = r"(?:stor(?:es?|age)|stocks?|stockpiles?|depots?|dumps?|caches?|shipments?|arsenals?|warehouses?|magazines?|factor(?:y|ies)|workshops?|loads?)"
STORED_BEFORE = re.compile(rf"\b{STORE}\s+(?:\w+\s+){{0,3}}?(?:of|with|for|holding|containing)\s+(?:[\w-]+\s+){{0,4}}$", re.IGNORECASE)
STORED_BEHIND = re.compile(rf"\s+(?:{STORE}|launchers?|forces?|units?|brigades?|operators?|action|clearance)\b", re.IGNORECASE)
GOING_OFF = re.compile(r"\s+(?:\w+\s+){0,2}?(?:exploded|exploding|detonated|detonating|went\s+off|going\s+off|burned|burning)\b", re.IGNORECASE)
DISASTER = re.compile(
    r"\b(?:cause[ds]?|explosions?|blasts?|fires?|crash(?:es|ed)?|collapsed?|derail\w+|disaster|incident|sinking|sank|leaks?|blaze|deaths?|exploded|detonat\w+|burn\w+|"
    r"caught\s+light|ignited|burst|due\s+to|because\s+of|result(?:ed|s|ing)?\s+(?:of|from)|blam\w+|to\s+blame|attribut\w+|put\s+(?:\w+\s+)?down\s+to|versions?|theory|theories|"
    r"hypothes[ie]s|rul(?:ed|es?|ing)\s+out|exclud\w+|evidence|indications?|signs?|suspect\w*|suffered|(?:it|this|that)\s+(?:was|is)|(?:call|describ|dismiss)\w*|"
    r"spoke\s+of|insist\w*|possibilit\w+|set\s+off|struck|responsible|killed|died)\b",
    re.IGNORECASE,
)
"""Words for what has a cause, and for what is said of causes."""
EFFECT = re.compile(rf"\b(?:caus|spark|start|trigger|ignit|led\s+to|leading\s+to|resulting\s+in|set\s+off)\w*\s+(?:(?!by\b){_WORD}){{0,3}}$", re.IGNORECASE)
"""Before what came of the event ("sparked a gas leak"), and did not cause it."""
ASKED = re.compile(r"\b(?:if|whether|unless)\b[^.;:]{0,60}$", re.IGNORECASE)
"""Before what is only asked or supposed."""
NEAR_SENTENCES = 3
BRIEF = 6
"""Words of a statement without an event that may name a means alone, at most."""
REACH = 90
"""Characters between a weapon and the words of the event that it belongs to, at most."""


def means_said(ctx: Context, events: Sequence[EventMention], attributions: Sequence[Attribution]) -> Iterator[Fact]:
    """What the report names as means or cause of its events, or denies as such: the instruments of their phrases, then what the sentences tell."""
    real = [e for e in events if e.modality not in UNREAL]
    known: list[Span] = []
    for event in real:
        for role in event.fillers("instrument"):
            span = Span(role.start, role.end)
            if _is_means(ctx, span) and not _idle(ctx, span):
                known.append(span)
                if event.modality == "denied" and span.meets(event.trigger) and event.by != BY_NONE:
                    continue  # who "did not plant the bomb" says nothing of the bomb
                yield _fact(ctx, span, event)
    violent = [e for e in real if e.type.key not in HARMLESS]
    denied = [c for a in attributions if a.stance == "denies" for c in a.content]
    brief = [c for a in attributions if not a.events for c in a.content if len(ctx.quote(c).split()) <= BRIEF]
    for number, sentence in enumerate(ctx.layout.sentences):
        beside = [e for e in violent if ctx.sentence_at(e.trigger.start) == number]
        for span, cause in _named(ctx, sentence, brief):
            if any(span.meets(k) for k in known) or ctx.layout.is_furniture(span) or _idle(ctx, span) or ASKED.search(ctx.text, sentence.start, span.start):
                continue
            if DEFINITE.search(ctx.text[sentence.start : span.start]) and any(c.covers(span) for c in denied):
                continue
            meant = _event(ctx, span, beside, violent) if cause else _near(span, beside)
            if negated(ctx, span):
                meant = _event(ctx, span, [e for e in beside if e.modality != "denied" and not span.meets(e.trigger)], violent)
                meant = None if DEED.fullmatch(ctx.quote(span)) else meant
            if meant is not None:
                yield _fact(ctx, span, meant)


def _fact(ctx: Context, span: Span, event: EventMention) -> Fact:
    return Fact(facet="means", events=(event.id,), span=span, value=ctx.quote(span).lower(), denied=negated(ctx, span))


def _idle(ctx: Context, span: Span) -> bool:
    """Are the weapons only kept, ridden or shot down, or part of the name of a store or unit ("a store of old rockets", "by boat", "the missile force")?"""
    before = ctx.text[max(0, span.start - REACH) : span.start]
    if (RIDES.fullmatch(ctx.quote(span)) and BY_WHAT_ONE_GOES.search(before)) or DOWNED.search(before):
        return True
    burning = GOING_OFF.match(ctx.text, span.end) is not None and re.search(rf"\b{STORE}\b", before, re.IGNORECASE) is not None
    return burning or STORED_BEFORE.search(before) is not None or STORED_BEHIND.match(ctx.text, span.end) is not None


def _is_means(ctx: Context, span: Span) -> bool:
    """Do the words name a means, by the list or as the tagger has them: no name of a ship, no "one"?"""
    return bool(means_kinds(ctx.quote(span))) or any(t.label == "weapon" and len(ctx.quote(t.span)) > 1 for t in meeting(ctx.tagged("entity"), span))


def negated(ctx: Context, span: Span) -> bool:
    """Do the words before say that this was not so ("no trace of a missile", "not caused by rockets")?"""
    number = ctx.sentence_at(span.start)
    start = ctx.layout.sentences[number].start if number >= 0 else 0
    end = ctx.layout.sentences[number].end if number >= 0 else len(ctx.text)
    before = ctx.text[start : span.start]
    said_no = NEGATED.search(before) is not None and not DEFINITE.search(before) and not UNDISPUTED.search(before)
    return said_no or WAIVED.match(ctx.text, span.end, end) is not None


def _named(ctx: Context, sentence: Span, brief: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """Spans of the means and causes that a sentence names; True for causes, and for what stands in ``brief`` statements ("spoke of a helicopter")."""
    said = ctx.quote(sentence)
    for content in brief:
        if sentence.covers(content) and (m := WEAPON.search(ctx.quote(content))):
            yield Span(content.start + m.start(), content.start + m.end()), True
    weapons = [m.span() for m in WEAPON.finditer(said)]
    spots = {m.span("weapon") for pattern in (ACTING, SENT) for m in pattern.finditer(said)} if weapons else set()
    spots |= {span for span in weapons if NEGATED.search(said[: span[0]])}
    framed = {m.span("weapon") for pattern in (TRACED, IT_WAS, SUPPOSED, SEEN) for m in pattern.finditer(said)} if weapons else set()
    framed |= {span for span in weapons if SELF_TOLD.match(said, span[0])}
    for start, end in sorted(spots | framed):
        yield Span(sentence.start + start, sentence.start + end), (start, end) in framed
    if DISASTER.search(said):
        for m in CAUSE.finditer(said):
            if m.span() not in spots | framed and not EFFECT.search(said[: m.start()]):
                yield Span(sentence.start + m.start(), sentence.start + m.end()), True


def _near(span: Span, beside: Sequence[EventMention]) -> EventMention | None:
    """The event of the sentence whose words stand next to the span, or the only one that it tells."""
    found = min(beside, key=lambda e: _gap(span, e.trigger), default=None)
    return found if found is not None and (len(beside) == 1 or _gap(span, found.trigger) <= REACH) else None


def _event(ctx: Context, span: Span, beside: Sequence[EventMention], real: Sequence[EventMention]) -> EventMention | None:
    """The event that a cause or a denied means is about: of the sentence, else the last one of the news told shortly before."""
    if beside:
        return min(beside, key=lambda e: _gap(span, e.trigger))
    return last_told(ctx, [e for e in real if e.modality != "denied" and not e.background], span.start, NEAR_SENTENCES)


def _gap(a: Span, b: Span) -> int:
    """Characters between two spans; zero where they meet."""
    return max(0, b.start - a.end, a.start - b.end)
