"""Past or future: which way a clause looks, told by the verb nearest to the date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.normalising.numerals import Token

_AHEAD = frozenset(
    "will ll shall would scheduled due planned plans plan planning upcoming expected expects expect slated expires expire deadline payable tomorrow going forthcoming "
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
    for at in range(start - 1, left - 1, -1):
        verdict = _cue(words, at, left)
        if verdict is not None:
            return verdict
    for at in range(stop, right):
        verdict = _cue(words, at, stop)
        if verdict is not None:
            return verdict
    return False


def _cue(words: Sequence[Token], at: int, left: int) -> bool | None:
    low = words[at].low
    before = words[at - 1].low if at > left else ""
    if low in _AHEAD:
        return None if (low == "may" and words[at].shape == "name") or (low == "ll" and before not in ("'", "’")) else True
    if low == "be":
        return True if before in ("to", "will", "ll", "would") else None
    if low == "set" and at + 1 < len(words) and words[at + 1].low in ("to", "for"):
        return True
    if low in _BACK or (_PAST.match(low) and low not in _NOT_PAST):
        return None if before in ("be", "a", "the", "an") else False
    return None
