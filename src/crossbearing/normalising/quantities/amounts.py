"""Numbers as intervals: what "at least five", "as many as four", "dozens" and "three to five" leave open.

Conventions (low, best, high; None is open):

- at least N: N, N, open.  More than N: N+1, N+1, open.
- up to N, as many as N, at most N: open, N, N.  Fewer than N: open, open, N-1.
- about N, some N, an estimated N, nearly N: N, N, N as it is said; that it is rounded is left to the hedge.
- dozens, scores, hundreds, thousands: at least two of them (24, 40, 200, 2000), no best value beyond that: the plural says no more.  ACLED codes "dozens" as 12
  and "hundreds" as 100; a tally that follows it takes half of the low value here.
- several, a few: at least three; a couple: two or three; a handful: three to five; a number of, multiple, many: at least two, no best value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.normalising.numerals import SCALES, Token
from crossbearing.normalising.quantities.nouns import unit_of
from crossbearing.records.value import ROUNDING, Quantity


@dataclass(frozen=True, slots=True)
class Amount:
    """A number by its words (indices of tokens, half-open, hedge included) with its bounds; ``hedge`` are the words that blur it."""

    start: int
    stop: int
    low: int | None
    best: int | None
    high: int | None
    hedge: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """A count by its words: the amount, the end of the phrase, its unit and whose it is."""

    amount: Amount
    stop: int
    unit: str
    of: str

    @property
    def quantity(self) -> Quantity:
        """The bounds with unit and hedge."""
        a = self.amount
        return Quantity(low=a.low, best=a.best, high=a.high, unit=self.unit, hedge=a.hedge)


_AT_LEAST = ("at least", "no fewer than", "no less than", "not less than", "not fewer than", "a minimum of", "at the very least", "minimum of", "at minimum")
_ABOVE = (
    "more than",
    "over",
    "above",
    "in excess of",
    "upwards of",
    "well over",
    "exceeding",
    "exceeded",
    "greater than",
    "just over",
    "excess of",
    "exceeds",
    "exceed",
    "passes",
    "passed",
    "tops",
    "topped",
    "surpasses",
    "surpassed",
)
_UP_TO = ("up to", "as many as", "at most", "no more than", "not more than", "a maximum of", "maximum of")
_BELOW = ("fewer than", "less than", "under", "below")
HEDGES: dict[str, str] = {
    phrase: kind
    for kind, phrases in (("least", _AT_LEAST), ("above", _ABOVE), ("most", _UP_TO), ("below", _BELOW), ("about", sorted(ROUNDING)))
    for phrase in phrases
}
LONGEST_HEDGE = 4
VAGUE: dict[str, tuple[int, int | None, int | None]] = {
    "several": (3, 3, None),
    "few": (3, 3, None),
    "couple": (2, 2, 3),
    "handful": (3, 3, 5),
    "multiple": (2, None, None),
    "numerous": (2, None, None),
    "many": (2, None, None),
    "various": (2, None, None),
    "number": (2, None, None),
    "series": (2, None, None),
    "pair": (2, 2, 2),
    "trio": (3, 3, 3),
    "both": (2, 2, 2),
}
_NEEDS_OF = frozenset("couple handful number series pair trio".split())
_PLURAL = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "tens": 20, "millions": 2_000_000}


_RISING = frozenset(
    "raised raises raising rose risen rises rising climbed climbs increased increases jumped revised updated corrected grew grown lowered reduced".split()
)
LEADS = frozenset(_PLURAL) | frozenset(VAGUE)
"""Words without a number of their own with which an amount can begin."""


def bounded(number: int, kind: str) -> tuple[int | None, int | None, int | None]:
    """Low, best and high of a number under a kind of hedge."""
    if kind == "least":
        return number, number, None
    if kind == "above":
        return number + 1, number + 1, None
    if kind == "most":
        return None, number, number
    if kind == "below":
        return None, None, max(0, number - 1)
    return number, number, number


def hedge_before(words: Sequence[Token], at: int) -> tuple[int, str]:
    """Where the hedge before a number begins, and its kind ("" for none)."""
    for length in range(LONGEST_HEDGE, 0, -1):
        start = at - length
        if start >= 0 and (kind := HEDGES.get(" ".join(word.low for word in words[start:at]))):
            return start, kind
    return at, ""


def amount_at(words: Sequence[Token], at: int) -> Amount | None:
    """The amount whose number stands at this word: 5; five to seven; dozens of; a few hundred; None where there is none."""
    token = words[at]
    if token.low in _PLURAL:
        return _round(words, at)
    if token.low in VAGUE:
        return _vague(words, at)
    if token.low == "one" and (
        (_low(words, at + 1) == "of" and _low(words, at + 2) not in ("them", "whom"))
        or _low(words, at + 1) in ("another", "day", "thing", "way")
        or _low(words, at - 1) in ("no", "any", "every", "the", "each")
        or (_low(words, at - 1) in ("this", "that") and not (at + 1 < len(words) and unit_of(words[at + 1])))
        or (_low(words, at - 1) == "which" and _low(words, at - 2) not in ("in", "during"))
    ):
        return None
    if token.value is None or token.shape in ("ordinal", "plural") or token.value != int(token.value):
        return None
    return _counted(words, at)


def _low(words: Sequence[Token], at: int) -> str:
    return words[at].low if 0 <= at < len(words) else ""


def _counted(words: Sequence[Token], at: int) -> Amount:
    """A number in figures or words, with its hedge and the other end of its range."""
    value = int(words[at].value or 0)
    start, kind = hedge_before(words, at)
    if start == at and _low(words, at - 1) in ("a", "an", "half") and words[at].low in SCALES:
        start, kind = _article(words, at)
        value = value // 2 if _low(words, at - 1) == "half" or (_low(words, at - 2) == "half") else value
    stop, upper = at + 1, None
    if _low(words, start - 1) == "of" and _low(words, start - 2) == "quarter":
        start, value = start - 2, value // 4  # a quarter of a million
        start, kind = hedge_before(words, start - (_low(words, start - 1) == "a"))
    link = _low(words, stop)
    second = words[stop + 1] if stop + 1 < len(words) else None
    if second is not None and second.value is not None and second.shape in ("number", "word") and second.value > value:
        joined = link in ("-", "–", "to", "or") or (link == "and" and _low(words, start - 1) == "between")
        if joined and second.value == int(second.value) and _rises(words, start):
            return Amount(start, stop + 2, int(second.value), int(second.value), int(second.value))
        if joined and second.value == int(second.value):
            upper, stop = int(second.value), stop + 2
            start -= _low(words, start - 1) in ("between", "from")
    if upper is not None:
        return Amount(start, stop, value, None, upper, _text(words, start, at))
    if _low(words, stop) == "or" and _low(words, stop + 1) in ("more", "so"):
        kind = "least" if _low(words, stop + 1) == "more" else "about"
        low, best, high = bounded(value, kind)
        return Amount(start, stop + 2, low, best, high, _text(words, stop, stop + 2))
    if _low(words, stop) == "(" and stop + 1 < len(words) and words[stop + 1].value == value and _low(words, stop + 2) == ")":
        stop += 3  # eighteen (18) bodies
    if _low(words, stop) == "+":
        return Amount(start, stop + 1, value, value, None, "+")
    low, best, high = bounded(value, kind)
    return Amount(start, stop, low, best, high, _text(words, start, at).removesuffix(" a").removesuffix(" an") if kind else "")


def _rises(words: Sequence[Token], start: int) -> bool:
    """ "Raised its count of the dead from 31 to 36": is the first number the one that no longer holds?"""
    return _low(words, start - 1) == "from" and any(word.low in _RISING for word in words[max(0, start - 9) : start - 1])


def _article(words: Sequence[Token], at: int) -> tuple[int, str]:
    """The start of "a dozen", "half a dozen", "more than a hundred" and the kind of its hedge."""
    start = at - 1
    if _low(words, start - 1) == "half" or (_low(words, start) == "half" and _low(words, start - 1) == "a"):
        start -= 1
    return hedge_before(words, start)


def _round(words: Sequence[Token], at: int) -> Amount:
    """Dozens; hundreds of thousands; scores of: at least two of the round number."""
    low, stop = _PLURAL[words[at].low], at + 1
    if _low(words, stop) == "of" and _low(words, stop + 1) in ("thousands", "hundreds", "millions"):
        low = low * _PLURAL[words[stop + 1].low] // 2
        stop += 2
    start, kind = hedge_before(words, at)
    start -= _low(words, start - 1) in ("many", "several")
    return Amount(start, stop, low, low if kind != "most" else None, None, _text(words, start, stop))


def _vague(words: Sequence[Token], at: int) -> Amount | None:
    """Several; a few hundred; a number of."""
    word = words[at].low
    low, best, high = VAGUE[word]
    start, stop = at, at + 1
    if word == "both" and any(_low(words, k) == "and" for k in range(at + 2, at + 5)):
        return None  # both soldiers and civilians
    if _low(words, at - 1) in ("a", "an", "the") and word in _NEEDS_OF | {"few"}:
        start -= 1
    elif word in _NEEDS_OF and not (word == "number" and _low(words, at - 1) in ("large", "small", "growing", "huge")):
        return None
    elif word in _NEEDS_OF:
        start -= 1 + (_low(words, at - 2) in ("a", "an"))
    if word in _NEEDS_OF:
        if _low(words, stop) != "of":
            return None
        if word == "number" and _low(words, at - 1) == "the":
            return None
        stop += 1
    scale = SCALES.get(_low(words, stop))
    if scale is not None:
        return Amount(start, stop + 1, low * scale, None if best is None else best * scale, None, _text(words, start, stop + 1))
    if word == "many" and _low(words, at - 1) in ("as", "how", "so", "too"):
        return None
    if word == "few" and start == at and _low(words, at - 1) in ("the", "very", "too"):
        return None
    return Amount(start, stop, low, best, high, _text(words, start, stop))


def _text(words: Sequence[Token], start: int, stop: int) -> str:
    return " ".join(word.low for word in words[start:stop])
