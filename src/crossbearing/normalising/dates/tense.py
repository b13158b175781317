"""Past or future: which way a clause looks, told by the verb nearest to the date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.normalising.numerals import Token

_AHEAD = frozenset(
    "will ll shall would scheduled due planned planning plans plan upcoming expected expects expect slated expires expire deadline payable tomorrow "
    "forthcoming intends intend aims hopes hope begins starts opens ends wait awaiting postponed must should may might invited "
    "meets votes convenes reconvenes resumes travels flies arrives departs lapses begin meet convene resume".split()
)
_BARE = frozenset("expire begin meet convene resume".split())
"""Verbs that tell of what has been arranged unless another verb governs them ("had been due to expire")."""
_TWO_AHEAD = frozenset(
    {("set", "to"), ("set", "for"), ("going", "to"), ("go", "to"), ("goes", "to"), ("head", "to"), ("heads", "to"), ("goes", "on"), ("go", "on")}
    | {("takes", "effect"), ("takes", "place"), ("take", "effect"), ("runs", "out"), ("comes", "into")}
)
"""A verb with the word behind it that speak of what has been arranged ("voters go to the polls", "the truce takes effect")."""
_LEADS_ON = frozenset("agreed agree ready prepared preparing want wants about likely threatens threatening is are".split())
"""Words behind which an infinitive has still to happen ("agreed to meet on Monday", "is to resume on Monday")."""
_HELD = frozenset("thought believed said known reported alleged considered understood found feared claims claimed appeared seemed appears seems".split())
"""Words behind which "to be" tells of what is so ("is thought to be a backlash")."""
_BACK = frozenset(
    "said told was were had did been has says according killed struck hit took came went began fell rose left saw made met held gave got found "
    "led lost sent set shot won wrote spoke broke "
    "became brought built bought caught chose cut drew drove fought flew forgot grew heard kept knew laid let meant paid put quit ran sank seized "
    "sold shook spent stood stole swore taught "
    "thought threw understood wore withdrew blew burst overran quoted reported announced".split()
)
_MODALS = frozenset("would should must may might could".split())
_ARRANGED = frozenset("planned planning scheduled expected slated due set plan plans".split())
_PAST = re.compile(r"[a-z]{2,}ed$")
_NOT_PAST = frozenset(
    "need indeed speed feed red bed wed led united hundred sacred armed proceed succeed exceed embed seed breed weed preferred alleged masked unarmed "
    "disputed retired limited unidentified".split()
)
_PAST_BE = frozenset({"was", "were"})
_DETERMINERS = frozenset("the a an this that these those its his her their our my your some any all each every no".split())


_CLAUSE = 60
"""Words on either side in which a verb can still govern a date; sentences of thousands of words are lists."""


def looks_ahead(words: Sequence[Token], start: int, stop: int, left: int, right: int) -> bool:
    """Does the clause around the words ``start:stop`` of the sentence ``left:right`` speak of the future?

    The nearest verb before the date decides, else the nearest one behind it; without any, the past: it is news.
    """
    if start > left and words[start - 1].low == "since":
        return False
    if _before_date(words, start, stop, left):
        return True
    backward, forward = range(start - 1, max(left, start - _CLAUSE) - 1, -1), range(stop, min(right, stop + _CLAUSE))
    possessive = stop < right and words[stop].shape == "possessive"  # "Wednesday's ruling" has happened, whatever is still to be done about it
    for at in forward if possessive else (*backward, *forward):
        verdict = _cue(words, at, left if at < start else stop, right)
        if verdict is not None:
            return verdict
    return False


_AHEAD_NOUNS = frozenset("deadline vote votes election elections referendum summit hearing trial runoff ballot polls conference talks".split())
_DEADLINE = frozenset("deadline date day".split())


def _before_date(words: Sequence[Token], start: int, stop: int, left: int) -> bool:
    """Do the words right beside the date say that it lies ahead: "ahead of Tuesday", "before Sunday's vote", "Friday marks", "has set May 4 as the date"?"""
    if start > left + 1 and words[start - 1].low == "of" and words[start - 2].low == "ahead":
        return True
    if start > left and words[start - 1].low == "before" and any(word.low in _AHEAD_NOUNS for word in words[stop + 1 : stop + 4]):
        return words[stop].shape == "possessive"
    fixed = tuple(word.low for word in words[stop : stop + 2])
    return fixed[:1] == ("marks",) or (fixed in (("as", "the"), ("as", "a")) and any(word.low in _DEADLINE for word in words[stop + 2 : stop + 4]))


_SIGNS = frozenset(
    "will ll shall would until till effect effective deadline extended extend extends due scheduled expected expire expires payable next "
    "redemption call planning plans planned upcoming forthcoming remain remains postponed is are".split()
)
_LED = frozenset("by before through until till effective".split())
_REACH = 10


def may_look_ahead(words: Sequence[Token], start: int, stop: int, left: int) -> bool:
    """Is there a sign of the future close to the words: a weaker question, for a day that would else lie most of a year back?"""
    if any(word.low in _AHEAD_NOUNS for word in words[stop : stop + 2]):
        return True
    if start > left and words[start - 1].low in _LED:
        return True
    for at in range(start - 1, max(left, start - _REACH) - 1, -1):
        low = words[at].low
        if low in _SIGNS:
            return True
        if low == "to" and words[at + 1].shape == "word" and words[at + 1].low not in _NO_VERB and at + 1 < start:
            return True
        if _cue(words, at, left, len(words)) is False:
            return False
    return False


_UNTIL = frozenset("extended extend postponed delayed adjourned deadline given give suspended closed remain remains wait has have is are".split())
_CLOCK_WORDS = frozenset("noon midnight midday on am pm a.m. p.m. a.m p.m local time".split())


def lasts_until(words: Sequence[Token], start: int, left: int) -> bool:
    """ "Postponed until Tuesday", "has until 6 p.m. Saturday": does the date end something that still goes on?"""
    while start > left and (words[start - 1].low in _CLOCK_WORDS or words[start - 1].shape in ("number", "clock")):
        start -= 1
    return start > left and words[start - 1].low in ("until", "till") and any(word.low in _UNTIL for word in words[max(left, start - _CLAUSE) : start])


_NO_VERB = _DETERMINERS - {"no"} | frozenset("me him us them it".split())


def _cue(words: Sequence[Token], at: int, left: int, right: int) -> bool | None:
    """What one word says of the clause: ahead, back, or nothing."""
    low = words[at].low
    before = words[at - 1].low if at > left else ""
    after = words[at + 1].low if at + 1 < min(right, len(words)) else ""
    if low in _MODALS and "have" in (word.low for word in words[at + 1 : at + 4]):
        return False
    if (low, after) in _TWO_AHEAD:
        return None if before in _PAST_BE or (before == "to" and words[at - 2].low in _PAST_BE) else True
    if low == "to" and before in _LEADS_ON and words[at + 1 : at + 2] and words[at + 1].shape == "word" and after not in _NO_VERB:
        return True
    if (low in _BARE and before == "to") or (low in _ARRANGED and _once_arranged(words, at, left, before, after)):
        return None
    if low in _AHEAD:
        return None if (low == "may" and words[at].shape == "name") or (low == "ll" and before not in ("'", "’")) else True
    if low == "be":
        held = before == "to" and at > left + 1 and words[at - 2].low in _HELD
        return True if before in ("to", "will", "ll", "would") and not held else None
    if low in _BACK or (_PAST.match(low) and low not in _NOT_PAST):
        return None if before in ("be", "a", "the", "an") else False
    return None


def _once_arranged(words: Sequence[Token], at: int, left: int, before: str, after: str) -> bool:
    """Was it arranged for a time that is past by now ("as planned", "had been due"), or is a plan only a thing ("announced the plan")?"""
    if before in ("as", "previously", "originally", "had", "than") or (before == "been" and any(word.low == "had" for word in words[max(left, at - 3) : at])):
        return True
    return words[at].low in ("plan", "plans") and before in _DETERMINERS and after not in ("to", "for")
