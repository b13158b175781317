"""Past or future: which way a clause looks, told by the verb nearest to the date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.normalising.numerals import Token

_AHEAD = frozenset(
    "will ll shall would scheduled due planned plans plan upcoming expected expects expect slated expires expire deadline payable tomorrow going forthcoming "
    "intends intend aims hopes hope vows vowed pledged promised promises begins starts opens ends remain remains wait awaiting ahead postponed must should may might invited".split()
)
_BACK = frozenset(
    "said told was were had did been has says according killed struck hit took came went began fell rose left saw made met held gave got found led lost sent set shot won wrote spoke broke "
    "became brought built bought caught chose cut drew drove fought flew forgot grew heard kept knew laid let meant paid put quit ran sank seized sold shook spent stood stole swore taught "
    "thought threw understood wore withdrew blew burst overran quoted reported announced".split()
)
_PAST = re.compile(r"[a-z]{2,}ed$")
_NOT_PAST = frozenset("need indeed speed feed red bed wed led united hundred sacred armed proceed succeed exceed embed seed breed weed".split())


def looks_ahead(words: Sequence[Token], start: int, stop: int, left: int, right: int) -> bool:
    """Does the clause around the words ``start:stop`` of the sentence ``left:right`` speak of the future?

    The nearest verb before the date decides, else the nearest one behind it; without any, the past: it is news.
    """
    possessive = stop < right and words[stop].shape == "possessive"
    backward, forward = range(start - 1, left - 1, -1), range(stop, right)
    for at in (*forward, *backward) if possessive else (*backward, *forward):
        verdict = _cue(words, at, left if at < start else stop)
        if verdict is not None:
            return verdict
    return False


_SIGNS = frozenset("will ll shall would until till by effect effective deadline extended extend extends due scheduled expected expire payable through next before redemption call".split())


def may_look_ahead(words: Sequence[Token], start: int, left: int, right: int) -> bool:
    """Is there any sign of the future in the sentence: a weaker question, for a day that would else lie most of a year back?"""
    for at in range(left, right):
        low = words[at].low
        if low in _SIGNS and (low not in ("by", "before", "through") or at == start - 1):
            return True
        if low == "to" and at + 1 < right and (words[at + 1].shape == "word" and words[at + 1].low not in _NO_VERB) and at < start:
            return True
    return False


_NO_VERB = frozenset("the a an this that these those its his her their our my your some any all each every me him us them it".split())


def _cue(words: Sequence[Token], at: int, left: int) -> bool | None:
    low = words[at].low
    before = words[at - 1].low if at > left else ""
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
