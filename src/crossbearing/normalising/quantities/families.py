"""People told one by one: "a woman and her two sons", "a couple and their child" are three."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.normalising.numerals import Token
from crossbearing.normalising.quantities.amounts import Amount
from crossbearing.normalising.quantities.nouns import unit_of

_THEIRS = frozenset("his her their".split())
_LONGEST = 4


def family_at(words: Sequence[Token], at: int) -> tuple[Amount, int] | None:
    """The sum of a list of people tied by "his", "her" or "their" that begins with this word, and the end of the list; None where there is none."""
    if words[at].low not in ("a", "an", "one", "the"):
        return None
    member = _member(words, at)
    if member is None:
        return None
    total, stop = member
    tied = False
    for _ in range(_LONGEST):
        following = stop
        while following < len(words) and words[following].low in (",", "and"):
            following += 1
        if following == stop or following >= len(words):
            break
        next_member = _member(words, following)
        if next_member is None:
            break
        tied = tied or words[following].low in _THEIRS
        total, stop = total + next_member[0], next_member[1]
    return (Amount(at, stop, total, total, total), stop) if tied else None


def family_of(words: Sequence[Token], at: int) -> tuple[Amount, int] | None:
    """ "A family of five": the number and the end of the words; None for anything else."""
    size = words[at + 3].value if at + 3 < len(words) else None
    if size is None or [word.low for word in words[at : at + 3]] not in (["a", "family", "of"], ["the", "family", "of"]):
        return None
    return Amount(at, at + 4, int(size), int(size), int(size)), at + 4


def _member(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """How many people "a woman", "her two sons", "their child" are, and where the words end."""
    number, here = 1, at
    if words[here].low in _THEIRS or words[here].low in ("a", "an", "the"):
        here += 1
    if [word.low for word in words[here + 1 : here + 5]] == ["-", "year", "-", "old"]:
        return (1, here + 6) if here + 5 < len(words) and (unit_of(words[here + 5]) or ("",))[0] == "people" else None
    if here < len(words) and words[here].value is not None:
        number, here = int(words[here].value or 0), here + 1
    if here == at:
        return None
    for index in range(here, min(len(words), here + 3)):
        if words[index].low == "couple":
            return 2 * number, index + 1
        unit = unit_of(words[index])
        if unit is not None and unit[0] == "people":
            return number, index + 1
        if words[index].shape not in ("word", "name", "mark"):
            return None
    return None
