"""What is said to be open: that nobody has claimed a deed, that it is not known whose it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossbearing.claims.context import Context
from crossbearing.claims.events.spoken_of import HARMLESS, last_told
from crossbearing.claims.facets.of_events import Fact
from crossbearing.records.claim import EventMention
from crossbearing.records.document import Span
from crossbearing.records.ontology import UNCLAIMED, UNKNOWN_HAND, UNREAL

CHEAP = re.compile(r"claim|unclear|unknown|not (?:\w+ )?(?:clear|known)", re.IGNORECASE)
NOT_CLAIMED = re.compile(
    r"\bno\s+(?:\w+\s+)?claims?\s+of\s+responsibility\b|"
    r"\b(?:no\s*body|no\s+one|none|no\s+(?:[\w-]+\s+){0,2}(?:group|organi[sz]ation|faction|militants?|side|party|claimant))\b[^.;,]{0,25}?\bclaim(?:s|ed|ing)?\s+"
    r"(?:responsibility|credit|it\b|(?:the|this|that)\s+(?:\w+\s+){0,2}\w+)|"
    r"\b(?:has|have|had|was|were)\s+(?:not|n['’]t)\s+(?:yet\s+|so\s+far\s+)?been\s+claimed\b",
    re.IGNORECASE,
)
NOT_KNOWN = re.compile(
    r"\b(?:un(?:clear|known)|not\s+(?:\w+ly\s+|yet\s+)?(?:clear|known))\s+(?:who|which\s+\w+|whose)\b[^.;,]{0,45}?"
    r"\b(?:behind|carried|responsible|launched|fired|conducted|planted|staged|attack\w*|bomb\w*|shell\w*|struck|shot|did\s+it|to\s+blame)\b",
    re.IGNORECASE,
)
OPEN = ((UNCLAIMED, NOT_CLAIMED), (UNKNOWN_HAND, NOT_KNOWN))
CLAUSE = re.compile(r"[,;]|\b(?:but|although|though|while)\b")
NEAR_SENTENCES = 6
"""Sentences back in which what is open was told, at most."""


def questions_left(ctx: Context, events: Sequence[EventMention]) -> Iterator[Fact]:
    """The verdicts that the hand is open, each of the event that its clause names, else of the one told last, else of the news."""
    real = [e for e in events if e.modality not in UNREAL and e.type.key not in HARMLESS]
    for sentence in ctx.layout.sentences if real else ():
        said = ctx.quote(sentence)
        if not CHEAP.search(said):
            continue
        for value, pattern in OPEN:
            for m in pattern.finditer(said):
                span = Span(sentence.start + m.start(), sentence.start + m.end())
                stop = CLAUSE.search(ctx.text, span.end, sentence.end)
                named = next((e for e in real if span.start <= e.trigger.start < (stop.start() if stop is not None else sentence.end)), None)
                news = next((e for e in real if not e.background), None)
                event = named or last_told(ctx, real, span.start, NEAR_SENTENCES) or news
                if event is not None:
                    yield Fact(facet="verdict", events=(event.id,), span=span, value=value)
