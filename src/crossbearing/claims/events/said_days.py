"""The day of an event that somebody told of on a day: "officials said on Sunday that a strike had hit a house" is news of Sunday or of the day before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from crossbearing.claims.clauses import relation
from crossbearing.claims.context import Context
from crossbearing.claims.events.told_days import KNOWN
from crossbearing.claims.triggers.folding import Candidate
from crossbearing.records.claim import TimeExpression
from crossbearing.records.value import SAID, FuzzyDate, between

TELLING = frozenset("said says told reported reports announced claimed claims alleged quoted described".split())
"""Verbs by which news is told; who admits, regrets, denies or condemns may do so long after."""
EVE = timedelta(1)
ASIDE = frozenset(["acl", "advcl", "appos", "amod"])
"""Relations by which a clause only says more about what is told."""
STEPS = 12
DETERMINER_REACH = 3


def said_day(ctx: Context, candidate: Candidate, times: Sequence[TimeExpression]) -> FuzzyDate | None:
    """The day of the words and the one before, both uncertain ("2011-06-18?/2011-06-19?"), for an event that is what is told in them; None where no
    one day of the sentence is that of the words, or the event is known ("the attack") or only mentioned in passing."""
    if not ctx.parsed or _known(ctx, candidate):
        return None
    days = {t.date.earliest: t for t in times if t.date is not None and t.date.days == 1 and t.date.earliest is not None}
    if len(days) != 1 or not any(_told(ctx, ctx.token_range(t)[0]) for t in candidate.all):
        return None
    day = days.popitem()[0]
    window = between(day - EVE, day, basis=SAID)
    return replace(window, edtf="/".join(f"{part}?" for part in window.edtf.split("/")))


def _known(ctx: Context, candidate: Candidate) -> bool:
    """Is the event taken up as known?"""
    first = ctx.token_range(candidate.all[0])[0]
    left = ctx.sentence_tokens[max(0, ctx.sentence_at(candidate.main.start))][0]
    return any(ctx.words[i] in KNOWN and ctx.tokens[i].upos == "DET" for i in range(max(left, first - DETERMINER_REACH), first))


def _told(ctx: Context, word: int) -> bool:
    """Does the way up from a word lead through what is told itself to a word of telling, above it or hung on its clause?"""
    for _ in range(STEPS):
        if ctx.words[word] in TELLING or any(ctx.words[k] in TELLING and relation(ctx, k) in ("parataxis", "ccomp") for k in ctx.children[word]):
            return True
        head = ctx.tokens[word].head
        if head in (-1, word) or relation(ctx, word) in ASIDE:
            return False
        word = head
    return False
