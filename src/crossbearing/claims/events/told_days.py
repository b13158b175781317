"""Days that are not the event's own: on which it was told of, claimed, judged or remembered, and hours without their day."""

from __future__ import annotations

import re

from crossbearing.claims.context import Context
from crossbearing.claims.triggers.folding import Candidate
from crossbearing.records.claim import TimeExpression

SAYING_REACH = 4
TELLING = frozenset(
    "published issued released posted aired broadcast printed reported announced speaking statement interview briefing conference speech tweet".split()
)
SAYING_WORDS = frozenset(["on", "late", "early", "last", "earlier", "in", "at", "reporters"])

ABOUT = frozenset(
    "claimed claims claiming condemned condemns denounced denied denies acknowledged acknowledges admitted announced mourned marked marks marking "
    "remembered remember commemorated commemorate commemorates recalled convicted sentenced jailed acquitted charged indicted tried arrested detained "
    "accused blamed accusing blaming condemning denying apologised apologized protested investigated discussed buried identified withdrew retracted".split()
)
"""Verbs whose object may be an event of another day: who claims, judges or remembers it does so later."""
ABOUT_NOUNS = frozenset("anniversary commemoration memorial funeral funerals trial verdict burial vigil".split())
ABOUT_REACH = 14
"""Tokens between such a word and the event."""
AFTER_REACH = 3
INSERTED = 9
"""Tokens of an inserted word of saying with its speaker, at most."""
BLAMING = frozenset(["accused", "blamed"])
KNOWN = frozenset(["the", "this", "that", "these", "those"])
NEW = frozenset(["a", "an"])
NEW_REACH = 3
"""So many tokens before an event that is told of for the first time stands its article ("claimed an ambush")."""
CLAUSE = frozenset([";", "while", "but", "which", "who", "that", "when", "where", ":"])
"""Words that begin a clause with days of its own."""

_DAY_WORDS = re.compile(
    r"\b(?:today|tonight|overnight|yesterday|this|last|next|same|that|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|"
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\d\s*/|\d-\d|\d(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)


_COUNTED = re.compile(r"\b(?:later|earlier|after|before|afterwards)\b", re.IGNORECASE)
"""Words that count an hour from another one, which has its day."""
_COORDINATED = re.compile(r"(?:[,–—]\s+(?:and|but)|;(?:\s+and)?)\s+(?:(?:then|later|again|also)\s+)?(?:(?:in|on|during|early|late|earlier|since)\s+)*$")


def of_another(ctx: Context, time: TimeExpression, candidate: Candidate) -> bool:
    """Is the expression the day of something else than the event, or an hour of no day?"""
    if opens_another(ctx, time, candidate) or bare_hour(ctx, time):
        return True
    return not at_large(ctx, time, candidate) and (of_act_about(ctx, time, candidate) or of_saying(ctx, time) or said_before(ctx, time, candidate))


def at_large(ctx: Context, time: TimeExpression, candidate: Candidate) -> bool:
    """Does a month or year in which somebody blamed another for an act, or told of one, hold for the act ("in 2019 the navy blamed Iran for attacks")?

    Who judges, mourns or claims an act may do so in a later year; and of a known one ("the attack") the time was told elsewhere.
    """
    if time.date is None or time.date.precision not in ("month", "year") or not ctx.same_sentence(time, candidate.main):
        return False
    first = ctx.token_range(candidate.span)[0]
    if KNOWN & set(ctx.words[max(0, first - NEW_REACH) : first]):
        return False
    left = ctx.sentence_tokens[ctx.sentence_at(time.start)][0]
    last = _about(ctx, max(left, first - ABOUT_REACH), first)
    return last is None or ctx.words[last] in BLAMING


def opens_another(ctx: Context, time: TimeExpression, candidate: Candidate) -> bool:
    """Does the expression stand at the head of a clause that is coordinated with the event's ("five died near Lafey, and in April 2015 gunmen killed 148")?"""
    number = ctx.sentence_at(time.start)
    if number < 0 or candidate.main.end > time.start or not _COORDINATED.search(ctx.text[candidate.main.end : time.start]):
        return False
    last = ctx.layout.sentences[number].end
    return any(t.upos in ("VERB", "AUX") for t in ctx.tokens[ctx.token_range(time)[1] :] if t.start < last) if last > time.end else False


def bare_hour(ctx: Context, time: TimeExpression) -> bool:
    """Is it a time of day for which no day is named, so that it only leans on the day of publication, or of saying ("at 09:20", "before dawn")?"""
    if time.type != "TIME" or time.date is None or _DAY_WORDS.search(ctx.quote(time)):
        return False
    if time.date.basis == "deictic":
        return True
    if _COUNTED.search(ctx.quote(time)):
        return False
    here = ctx.sentence_at(time.start)
    days = (t for t in ctx.values.times if t.date is not None and t.end <= time.start and 0 <= here - ctx.sentence_at(t.start) <= 1)
    return not any((t.type == "DATE" or _DAY_WORDS.search(ctx.quote(t))) and not of_saying(ctx, t) for t in days)


def possessive(ctx: Context, time: TimeExpression) -> bool:
    """Does the expression say whose day it is itself ("Tuesday's attack")?"""
    return ctx.text[time.end : time.end + 2] in ("'s", "’s")


def of_saying(ctx: Context, time: TimeExpression) -> bool:
    """Does the expression date the saying, not the event ("said on Monday", "reported on August 22")?"""
    first = ctx.token_range(time)[0]
    if possessive(ctx, time):
        return False
    cues = ctx.cue_words
    for i in range(first - 1, max(first - 2 - SAYING_REACH, ctx.sentence_tokens[ctx.sentence_at(time.start)][0] - 1), -1):
        if i in cues or ctx.words[i] in TELLING:
            return True
        if ctx.words[i] not in SAYING_WORDS and not (ctx.words[i].isalpha() and "told" in ctx.words[max(0, i - 2) : i]):
            return False
    return False


def said_before(ctx: Context, time: TimeExpression, candidate: Candidate) -> bool:
    """ "On Sunday the army said that ...": does a word of saying stand between the day and the event, with no other event between day and word?"""
    if not ctx.same_sentence(time, candidate.main) or possessive(ctx, time) or time.date is None or time.date.precision != "day":
        return False
    after, first = ctx.token_range(time)[1], ctx.token_range(candidate.span)[0]
    after = _past_inserted(ctx, after, first)
    return not _new(ctx, first) and any(i in ctx.cue_words and not CLAUSE & set(ctx.words[after:i]) for i in range(after, first))


def _past_inserted(ctx: Context, start: int, stop: int) -> int:
    """The token behind a word of saying between commas that opens there ("early on Monday, residents say, a car was hit"); else the start."""
    if ctx.words[start : start + 1] != [","]:
        return start
    end = next((i for i in range(start + 1, min(stop, start + 1 + INSERTED)) if ctx.words[i] == ","), start)
    return end if end - 1 in ctx.cue_words else start


def of_act_about(ctx: Context, time: TimeExpression, candidate: Candidate) -> bool:
    """Is it the day of an act about the event: "claimed the attack on Wednesday", "on Friday convicted three men of the bombing", "the anniversary
    of the killing was marked on Thursday"?  A day that hangs on the event itself is its own ("condemned the attack of 24 March", "the 2015 siege")."""
    (day, behind), (first, last) = ctx.token_range(time), ctx.token_range(candidate.span)
    if not ctx.same_sentence(time, candidate.main) or possessive(ctx, time) or behind == first:
        return False
    left = ctx.sentence_tokens[ctx.sentence_at(time.start)][0]
    if re.search(r"\b\d{4}\b", ctx.quote(time)) and day >= last:
        return False
    if day >= last and (after := _about(ctx, last, day)) is not None:
        return ctx.words[after - 1] in ("was", "were", "been", "is", "are", "be") or ctx.words[after] in ABOUT_NOUNS
    verb = _about(ctx, max(left, first - ABOUT_REACH), first)
    if verb is not None and day < first and "for" in ctx.words[max(verb, behind) : first]:
        return True  # "claimed responsibility on Tuesday for a bombing", "on Tuesday blamed the rebels for a bombing"
    if verb is None or _new(ctx, first):
        return False
    if day < verb or verb < day < first - 1:
        return True
    if day >= last and ctx.words[day - 1] == "of":
        return False
    known = last <= day <= last + AFTER_REACH and ctx.words[first - 1] in ("the", "this", "that", "its", "his", "their")
    known = known and not any(ctx.tokens[i].upos == "VERB" for i in range(first + 1, last))  # "condemned the attack that killed six on Friday"
    return known or ctx.words[verb] in ABOUT_NOUNS


def _new(ctx: Context, first: int) -> bool:
    """Is the event that begins at this token told of for the first time?"""
    return bool(NEW & set(ctx.words[max(0, first - NEW_REACH) : first]))


def _about(ctx: Context, start: int, stop: int) -> int | None:
    """The last word of an act about an event among the tokens, with no new clause behind it; None where there is none."""
    for i in range(stop - 1, start - 1, -1):
        if ctx.words[i] in CLAUSE:
            return None
        if ctx.words[i] in ABOUT or ctx.words[i] in ABOUT_NOUNS:
            return i
    return None
