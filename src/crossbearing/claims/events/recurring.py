"""Is it something that goes on or comes again, as the words beside it tell, and no one event: "has targeted the province in the past", "sporadic
shelling", "a string of fires", "have been hit at least 31 times since January"?
"""

from __future__ import annotations

import re

from crossbearing.claims.context import Context
from crossbearing.claims.triggers.folding import Candidate, is_verb

OFTEN = r"repeatedly|regularly|frequently|often|routinely|periodically|constantly|continually|sporadically|intermittently"
OFTEN_BEFORE = re.compile(rf"\b(?:{OFTEN})\s+$", re.IGNORECASE)
OFTEN_BEHIND = re.compile(rf"\s+(?:{OFTEN})\b", re.IGNORECASE)
MANY = re.compile(
    r"\b(?:ongoing|daily|frequent|regular|sporadic|near-daily|constant|intermittent|persistent|recurrent|(?:years|months|weeks|decades)\s+of|"
    r"(?:rise|increase|surge|spate|wave|string|history)\s+(?:of|in))\s+(?:[\w-]+\s+(?:and\s+)?){0,2}$",
    re.IGNORECASE,
)
"""Before a noun that names such events."""
PERFECT = re.compile(r"\b(?:has|have)\s+(?:been\s+)?(?:\w+ly\s+)?$", re.IGNORECASE)
STRETCH = re.compile(
    r"[^.;:“”\"]{0,90}?\b(?:in the past\b(?! (?:\d|two|three|four|few|day|week|hours?))|in recent (?:weeks|months|years)|"
    r"(?:over|in|during|for) the (?:past|last) (?:\w+ )?(?:months|years|decades?|year)\b|(?:dozens of|several|many|[a-z]+|\d+) times\b|"
    r"since (?:[A-Z]\w+ )?(?:19|20)\d\d\b|since (?:January|February|March|April|May|June|July|August|September|October|November|December)\b|"
    r"for (?:months|years|weeks|decades)\b)"
)
"""Behind what happened more than once in it."""
BACK = 60


def recurs(ctx: Context, candidate: Candidate) -> bool:
    """Do the words beside the event make it one that goes on or comes again?"""
    text, first, end = ctx.text, candidate.all[0], candidate.all[-1].end
    number = ctx.sentence_at(first.start)
    if number < 0:
        return False
    sentence = ctx.layout.sentences[number]
    before = text[max(sentence.start, first.start - BACK) : first.start]
    if is_verb(ctx, first):
        return bool(OFTEN_BEFORE.search(before) or (PERFECT.search(before) and STRETCH.match(text, end, sentence.end)))
    if MANY.search(before):
        return True
    plural = ctx.quote(first).lower().endswith("s")
    return plural and bool(OFTEN_BEHIND.match(text, end, sentence.end))
