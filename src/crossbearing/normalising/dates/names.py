"""Names that look like dates: the March 23 Movement, Black September, USA Today, the Sunday Times."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.normalising.numerals import Token

_BEHIND = frozenset(
    "movement movements brigade brigades youth square bridge street stadium hospital university airport division regiment martyrs party forces "
    "coalition alliance front organization "
    "organisation hall road avenue boulevard school mosque camp prison battalion army group times telegraph express mirror mail star news post "
    "herald independent magazine agreement "
    "accord accords rising uprising revolution coalition club night's microsystems star's council faction network sabah mail's war".split()
)
_BEFORE = frozenset("black bloody red arab prague orange bright velvet operation usa russia vice".split())
_GLUED = frozenset("today now".split())


def is_name(words: Sequence[Token], start: int, stop: int) -> bool:
    """Are these words part of a proper name rather than a time?"""
    first, last = words[start], words[stop - 1]
    before = words[start - 1] if start else None
    after = words[stop] if stop < len(words) else None
    if (
        after is not None
        and after.shape == "name"
        and after.low in _BEHIND
        and after.start - last.end <= 1
        and (first.shape in ("name", "number") or first.low == "the")
    ):
        return True
    if before is not None and before.shape == "name" and before.low in _BEFORE and first.shape == "name":
        return True
    if first.low in _GLUED and first.shape == "name" and before is not None and (before.shape == "name" or (before.low in ("'s", "’s"))):
        return True
    if (
        first.low in ("this", "last")
        and first.shape == "name"
        and last.shape == "name"
        and before is not None
        and (before.shape == "name" or before.low in ("'s", "’s", "“", '"'))
    ):
        return True
    if first.low == "tomorrow" and before is not None and before.low == "of":
        return True
    if first.low in ("april", "june", "august", "may", "jan", "sun") and stop - start == 1 and after is not None and after.shape == "name" and not _led(before):
        return True
    return first.low in ("daily", "weekly", "monthly", "quarterly") and first.shape == "name" and after is not None and after.shape == "name"


def _led(before: Token | None) -> bool:
    """Is there a preposition that makes a month of the word?"""
    return before is not None and before.low in (
        "in",
        "since",
        "by",
        "until",
        "last",
        "this",
        "next",
        "of",
        "early",
        "late",
        "mid",
        "-",
        "for",
        "during",
        "from",
        "to",
    )
