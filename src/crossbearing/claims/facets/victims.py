"""Who those were that were hit, where a sentence of its own says so: "the army said they were guerrillas", "most of them civilians"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossbearing.claims.context import Context
from crossbearing.claims.events.spoken_of import HARMLESS, last_told
from crossbearing.claims.facets.of_events import Fact
from crossbearing.records.claim import EventMention
from crossbearing.records.document import Span
from crossbearing.records.ontology import UNREAL
from crossbearing.records.targets import TARGETS

SOME = (
    r"(?:(?P<none>none)|all|most|many|some|several|half|both|two|three|four|five)\s+of\s+"
    r"(?:them|whom|those\s+(?:killed|hit|targeted)|the\s+(?:dead|victims|casualties|men|slain))"
)
THEY = (
    r"(?:they(?:\s+all)?|the\s+(?:dead|victims?|slain|casualties|target)|those\s+(?:killed|hit|targeted|who\s+died|who\s+were\s+(?:killed|hit))(?:\s+[\w’'-]+){0,6}?|"
    r"the\s+(?:[\w-]+\s+){0,2}(?:people|persons|men|women|youths)\s+(?:killed|shot|hit|targeted)(?:\s+[\w’'-]+){0,10}?)"
)
BE = r"\s+(?:was|were|are|is|had\s+been|have\s+been)(?:\s+(?P<not>not)\b|(?P<n_t>n[’']t))?\s+"
NOUNS = f"{TARGETS['fighters']}|{TARGETS['civilians']}"
KIND = rf"(?:(?!not\b|no\b|and\b|or\b|the\b|by\b|in\b|killed\b|hit\b)[\w-]+\s+){{0,3}}?(?:{NOUNS})\b"
SAID_OF = re.compile(rf"\b(?:{THEY}{BE}|{SOME}(?:\s*,)?\s+(?:(?:was|were|are|had\s+been)\s+)?)(?:an?\s+)?(?P<kind>{KIND})", re.IGNORECASE)
"""Those hit, and what they were."""
CHEAP = re.compile(r"\bof\s+(?:them|whom|those|the)\b|\b(?:they|those|dead|victims?|slain|casualties|target|killed|shot|hit|targeted)\b", re.IGNORECASE)
NEAR_SENTENCES = 2


def victims_said(ctx: Context, events: Sequence[EventMention]) -> Iterator[Fact]:
    """The targets that such sentences name, or say that nobody of them was."""
    deadly = [e for e in events if e.modality not in UNREAL and e.modality != "denied" and e.type.key not in HARMLESS]
    for number, sentence in enumerate(ctx.layout.sentences):
        said = ctx.quote(sentence)
        if not deadly or not CHEAP.search(said):
            continue
        for m in SAID_OF.finditer(said):
            beside = next((e for e in deadly if ctx.sentence_at(e.trigger.start) == number), None)
            event = last_told(ctx, deadly, sentence.start + m.start(), NEAR_SENTENCES) or beside
            if event is not None:
                span = Span(sentence.start + m.start("kind"), sentence.start + m.end("kind"))
                yield Fact(facet="target", events=(event.id,), span=span, value=ctx.quote(span), denied=bool(m["none"] or m["not"] or m["n_t"]))
