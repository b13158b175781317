"""What a list says of its counts: "ten soldiers and 14 militants were killed", "three dead, two of them children", "the driver and two officials"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossbearing.normalising.numerals import Token
from crossbearing.normalising.quantities.amounts import Amount, Counted
from crossbearing.normalising.quantities.harm import HARMS, after_words
from crossbearing.normalising.quantities.singles import OPENING
from crossbearing.normalising.quantities.tellers import says_harm

MARKS = frozenset('. , ; : ¶ ? ! ( ) “ ” "'.split())
"""Marks that end a phrase."""
LINKS = frozenset(", and or plus as well another".split())
"""Words that link the counts of a list."""
_AFTERTHOUGHT, _PART = 12, 18
"""Words between a count and an afterthought to it, or a part of it, at most."""


def listed(found: list[Counted], words: Sequence[Token]) -> list[Counted]:
    """The counts with what their list says: "ten soldiers and 14 militants were killed", "killed 87, including 31 children"."""
    out = without_shares(found, words)
    for index in range(1, len(out)):
        if out[index].unit == "people" and _part_of(words, out[index - 1], out[index]):
            out[index] = replace(out[index], unit=out[index - 1].unit)
    for index in range(len(out) - 2, -1, -1):
        one, after = out[index], out[index + 1]
        if one.unit == "people" and after.unit in HARMS and _only(words, one.stop, after.amount.start, LINKS):
            out[index] = replace(one, unit=after.unit)
    for index in range(1, len(out)):
        before, one = out[index - 1], out[index]
        itself = says_harm(words, before)  # "one body and four men with burns"
        if one.unit == "people" and before.unit in HARMS and not itself and _only(words, before.stop, one.amount.start, LINKS):
            out[index] = replace(one, unit=before.unit)
    for index in range(1, len(out)):
        before, one = out[index - 1], out[index]
        if one.unit == "people" and before.unit in HARMS and _afterthought(words, before.stop, one):
            out[index] = replace(one, unit=before.unit)
    out = [one for one in out if one.unit != "people" or words[one.amount.start].low not in OPENING or one.amount.stop - one.amount.start > 1]
    return summed(out, words)


def without_shares(found: Sequence[Counted], words: Sequence[Token]) -> list[Counted]:
    """The counts without those that only say who the counted were: "three dead, two technicians and a fireman", "a third worker, a Bangladeshi, died"."""
    out = list(found)
    for index, whole in enumerate(found):
        shares = [one for one in found[index + 1 :] if one.unit in ("people", whole.unit)] if whole.unit in HARMS else []
        end, told = whole.stop + (whole.stop < len(words) and words[whole.stop].low in after_words()), 0
        for size, one in enumerate(shares, 1):
            if one.amount.best is None or not _only(words, end, one.amount.start, _LISTING if size > 1 else _OPENS) or (size == 1 and words[end].low == "and"):
                break
            told, end = told + one.amount.best, one.stop
            alone = told == size == 1 and words[whole.amount.start].low in ("a", "an")
            if (told == whole.amount.best or alone) and (end >= len(words) or words[end].low in _ENDS):
                out = [kept for kept in out if kept not in shares[:size]]
                break
    return out


def summed(found: Sequence[Counted], words: Sequence[Token]) -> list[Counted]:
    """ "The driver and two officials", "four pupils and a caretaker": people told one after the other with one word for what happened to them are one count;
    armed people beside others, or two sides of a fight, stay apart."""
    out: list[Counted] = []
    for index, one in enumerate(found):
        last = out[-1] if out else None
        goes_on = index + 1 < len(found) and found[index + 1].unit == one.unit and _only(words, one.stop, found[index + 1].amount.start, _LISTING)
        if last is None or last.unit != one.unit or one.unit not in HARMS or not _one_list(words, last, one, goes_on=goes_on):
            out.append(one)
            continue
        a, b = last.amount, one.amount
        low, best, high = (None if x is None or y is None else x + y for x, y in ((a.low, b.low), (a.best, b.best), (a.high, b.high)))
        amount = Amount(a.start, b.stop, low, best, high, a.hedge or b.hedge)
        out[-1] = Counted(amount, one.stop, one.unit, last.of if last.of == one.of else "")
    return out


SIDES = {"soldiers": "state", "police": "state", "forces": "state", "militants": "militants", "civilians": "civilians"}
"""Whose side people are on by whom they are."""
_LISTING = frozenset([",", "and"])
_OPENS = frozenset([",", "–", "—", ":", "("])
"""Marks behind which a number is told by those who make it up ("41 civilians – 17 women and 24 men –")."""
_ENDS = frozenset([",", ".", ";", "¶", ")", "–", "—"])


def _one_list(words: Sequence[Token], last: Counted, one: Counted, *, goes_on: bool) -> bool:
    """Do two counts follow one another in a list ("A and B", "A, B and C"), with nouns of their own, no part of what was counted and not of two sides?"""
    if not _only(words, last.stop, one.amount.start, _LISTING) or any(c.stop == c.amount.stop for c in (last, one)):
        return False
    of_his = words[one.amount.stop + 1].low in ("his", "her", "their") if one.amount.stop + 1 < len(words) else False
    if (words[one.amount.stop].low == "of" and not of_his) or not (goes_on or words[one.amount.start - 1].low == "and"):
        return False
    return SIDES.get(last.of) == SIDES.get(one.of) or not {last.of, one.of} <= SIDES.keys()


def _afterthought(words: Sequence[Token], since: int, one: Counted) -> bool:
    """ "Three fighters died in that incident, and one soldier.": does the count end the sentence of the one before, behind a comma and "and"?"""
    gap = [word.low for word in words[since : one.amount.start]]
    return (
        gap[-2:] == [",", "and"]
        and len(gap) <= _AFTERTHOUGHT
        and not MARKS.intersection(gap[:-2])
        and (one.stop >= len(words) or words[one.stop].low in (".", "¶"))
    )


def _part_of(words: Sequence[Token], whole: Counted, one: Counted) -> bool:
    """ "Killed 87, including 31 children": are these among those counted before?"""
    gap = words[whole.stop : one.amount.start]
    if whole.unit not in HARMS or len(gap) >= _PART or any(word.low in (".", "¶") for word in gap):
        return False
    return any(word.low in ("including", "among", "whom") for word in gap[-3:]) or _of_them(words, one)


def _only(words: Sequence[Token], left: int, right: int, allowed: frozenset[str]) -> bool:
    return 0 < right - left <= 4 and all(word.low in allowed for word in words[left:right])


def _of_them(words: Sequence[Token], one: Counted) -> bool:
    """ "Six of them children": part of those counted before."""
    return [word.low for word in words[one.amount.stop : one.amount.stop + 2]] in (["of", "them"], ["of", "whom"], ["of", "those"])
