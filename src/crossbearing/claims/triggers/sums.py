"""Is a number the sum over a stretch of time, or what a war or a plague has cost, and of no one act?"""

from __future__ import annotations

import re

from crossbearing.claims.context import Context, Spanned

LONG_KILLER = re.compile(
    r"\b(?:wars?|conflicts?|insurgency|rebellion|outbreak|epidemic|famine|disease|rustling|banditry|feuds?|unrest)\b(?:[^.;:,]|,[^.;:,]*,|,\s*which\b){0,60}?"
    r"\b(?:has|have|had|that)\s+(?:\w+ly\s+)?(?:killed|claimed|left|cost|taken|wounded)\b[^.;:]{0,30}$",
    re.IGNORECASE,
)
OVER_TIME = re.compile(
    r"\bso\s+far\s+(?:this|in)\b|\bsince\s+(?:it|they|the\s+(?:war|conflict|insurgency|fighting|start|beginning)|independence)\b|\bin\s+the\s+(?:past|last)\s+(?:\w+\s+)?"
    r"(?:years?|months?|decades?|quarter)\b|\bover\s+the\s+(?:years|decades|past\s+\w+\s+(?:years|months))\b|\b(?:every|each|per)\s+(?:year|month)\b|"
    r"\b(?:first|second|third|fourth|last)\s+(?:quarter|half)\s+of\b|\bfor\s+(?:years|decades)\b|"
    r"\b(?:months|years)\s+of\s+(?:\w+\s+)?(?:fighting|war|conflict|bombardment|bombing|violence|clashes|unrest|siege)\b|"
    r"\b(?:have|has)\s+(?:\w+ly\s+)?(?:been\s+)?(?:killed|died)\b[^.;:]*\bsince\b(?![^.;:]*(?:day|night)\b)|"
    r"\b(?:have|has)\s+(?:\w+ly\s+)?(?:been\s+)?(?:killed|died|claimed|left)\b[^.;:]*\b(?:this\s+(?:year|month)|in\s+(?:recent|\d{4}|the\s+past))\b",
    re.IGNORECASE,
)


def sums_up(ctx: Context, q: Spanned) -> bool:
    """Do the words of its sentence make a count a sum: a war as its subject, or a stretch of time?"""
    number = ctx.sentence_at(q.start)
    if number < 0:
        return False
    sentence = ctx.layout.sentences[number]
    return bool(LONG_KILLER.search(ctx.text[sentence.start : q.start]) or OVER_TIME.search(ctx.quote(sentence)))
