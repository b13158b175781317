"""Past or future: which way a clause looks, told by the verb nearest to the date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.normalising.numerals import Token

_AHEAD = frozenset(
    "will ll shall would scheduled due planned plans plan upcoming expected expects expect slated expires expire deadline payable tomorrow going forthcoming "
    "intends intend aims hopes hope vows vowed pledged promised promises begins starts opens ends remain remains wait awaiting ahead postponed "
    "must should may might invited".split()
)
_BACK = frozenset(
    "said told was were had did been has says according killed struck hit took came went began fell rose left saw made met held gave got found "
    "led lost sent set shot won wrote spoke broke "
    "became brought built bought caught chose cut drew drove fought flew forgot grew heard kept knew laid let meant paid put quit ran sank seized "
    "sold shook spent stood stole swore taught "
    "thought threw understood wore withdrew blew burst overran quoted reported announced".split()
)
_MODALS = frozenset("would should must may might could".split())
_PAST = re.compile(r"[a-z]{2,}ed$")
_NOT_PAST = frozenset("need indeed speed feed red bed wed led united hundred sacred armed proceed succeed exceed embed seed breed weed".split())


_CLAUSE = 60
"""Words on either side in which a verb can still govern a date; sentences of thousands of words are lists."""


def looks_ahead(words: Sequence[Token], start: int, stop: int, left: int, right: int) -> bool:
    """Does the clause around the words ``start:stop`` of the sentence ``left:right`` speak of the future?

    The nearest verb before the date decides, else the nearest one behind it; without any, the past: it is news.
    """
    backward, forward = range(start - 1, max(left, start - _CLAUSE) - 1, -1), range(stop, min(right, stop + _CLAUSE))
    possessive = stop < right and words[stop].shape == "possessive"  # "Wednesday's ruling" has happened, whatever is still to be done about it
    if possessive and start > left and words[start - 1].low in ("before", "of") and (words[start - 1].low == "before" or words[start - 2].low == "ahead"):
        return True
    for at in forward if possessive else (*backward, *forward):
        verdict = _cue(words, at, left if at < start else stop)
        if verdict is not None:
            return verdict
    return False


_SIGNS = frozenset(
    "will ll shall would until till effect effective deadline extended extend extends due scheduled expected expire expires payable next "
    "redemption call planning plans planned upcoming forthcoming remain remains postponed is are".split()
)
_LED = frozenset("by before through until till effective".split())
_REACH = 10


_AHEAD_NOUNS = frozenset("deadline vote votes election elections referendum summit hearing trial runoff ballot polls conference talks".split())


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
        if _cue(words, at, left) is False:
            return False
    return False


_UNTIL = frozenset("extended extend postponed delayed adjourned deadline given give suspended closed remain remains wait has have is are".split())


def lasts_until(words: Sequence[Token], start: int, left: int) -> bool:
    """ "Postponed until Tuesday": does the date end something that still goes on?"""
    return start > left and words[start - 1].low in ("until", "till") and any(word.low in _UNTIL for word in words[max(left, start - _CLAUSE) : start])


_NO_VERB = frozenset("the a an this that these those its his her their our my your some any all each every me him us them it".split())


def _cue(words: Sequence[Token], at: int, left: int) -> bool | None:
    low = words[at].low
    before = words[at - 1].low if at > left else ""
    if low in _MODALS and "have" in (word.low for word in words[at + 1 : at + 4]):
        return False
    if low in _AHEAD:
        return None if (low == "may" and words[at].shape == "name") or (low == "ll" and before not in ("'", "’")) else True
    if low in ("planned", "scheduled", "expected", "slated", "due") and before in ("as", "previously", "originally", "had", "than"):
        return None
    if low == "be":
        return True if before in ("to", "will", "ll", "would") else None
    if low == "set" and at + 1 < len(words) and words[at + 1].low in ("to", "for"):
        return True
    if low in _BACK or (_PAST.match(low) and low not in _NOT_PAST):
        return None if before in ("be", "a", "the", "an") else False
    return None
