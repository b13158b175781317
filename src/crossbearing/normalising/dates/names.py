"""Names that look like dates: the March 23 Movement, Black September, USA Today, the Sunday Times."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.normalising.numerals import Token

_BEHIND = frozenset(
    "movement movements brigade brigades youth square bridge street stadium hospital university airport division regiment martyrs party forces coalition "
    "alliance front organization organisation hall road avenue boulevard school mosque camp prison battalion army group times telegraph express mirror mail "
    "star news post herald independent magazine agreement accord accords rising uprising revolution club council faction network sabah war".split()
)
_GROUPS = frozenset("group movement organisation organization brigades".split())
_BEFORE = frozenset("black bloody red arab prague orange bright velvet operation usa russia vice".split())
_GLUED = frozenset("today now".split())
_QUOTED = frozenset("'s ’s “ \"".split())
_FIRST_NAMES = frozenset("april june august may jan sun".split())
_LEADS = frozenset("in since by until last this next of early late mid - for during from to".split())
_NOBODY = Token(0, 0, "", "mark")


def is_name(words: Sequence[Token], start: int, stop: int) -> bool:
    """Are these words part of a proper name rather than a time?"""
    first, last = words[start], words[stop - 1]
    before = words[start - 1] if start else _NOBODY
    after = words[stop] if stop < len(words) else _NOBODY
    capital, alone = first.shape == "name", stop - start == 1
    if after.shape == "name":
        if after.low in _BEHIND and after.start - last.end <= 1 and (first.shape in ("name", "number") or first.low == "the"):
            return True
        if alone and first.low in _FIRST_NAMES and before.low not in _LEADS:
            return True
        if capital and first.low in ("daily", "weekly", "monthly", "quarterly"):
            return True
    if after.low in _GROUPS and "the" in (first.low, before.low):
        return True
    if capital and before.shape == "name" and (before.low in _BEFORE or first.low in _GLUED):
        return True
    if first.low in ("this", "last") and capital and last.shape == "name" and (before.shape == "name" or before.low in _QUOTED):
        return True
    return (first.low == "tomorrow" and before.low == "of") or (capital and first.low in _GLUED and before.shape == "possessive")
