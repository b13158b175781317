"""The main path of quantities: from a text to its counts, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.normalising.dates.finding import find_times
from crossbearing.normalising.numerals import Token, tokens
from crossbearing.normalising.quantities.absence import absences
from crossbearing.normalising.quantities.amounts import LEADS, Amount, amount_at
from crossbearing.normalising.quantities.guards import is_no_count
from crossbearing.normalising.quantities.harm import harm_after, harm_before, left_dead
from crossbearing.normalising.quantities.nouns import is_plural, unit_of
from crossbearing.records.claim import QuantityMention
from crossbearing.records.document import Document, Layout, Span, content_id
from crossbearing.records.tags import Tags
from crossbearing.records.value import Quantity

_STOPS = frozenset(
    ". , ; : ¶ ? ! ( ) “ ” \" in on at by for with from to into of near after before since until between and or but that which who were was are is be been being have has had will would "
    "could can may might did do does not as than when while where if because said says told the a an this these those their its his her it they he she we you i all".split()
)
REACH = 6


@dataclass(frozen=True, slots=True)
class Counted:
    """A count by its words: the amount, the end of the phrase, its unit and whose it is."""

    amount: Amount
    stop: int
    unit: str
    of: str


def find_quantities(document: Document, layout: Layout, tags: Tags) -> tuple[QuantityMention, ...]:
    """How many of what does the report say?  Every count outside furniture, in the order of the text.

    ``tags`` are not needed: the rules read the text themselves.  Offsets are half-open in code points and cover hedge, number and noun.
    """
    words = tokens(document.text)
    times = [(t.start, t.end) for t in find_times(document, layout, tags)]
    found = sorted([*_counts(words, times), *absences(words)], key=lambda one: one[0])
    out: list[QuantityMention] = []
    for start, stop, quantity, of in found:
        span = Span(words[start].start, words[stop - 1].end)
        if layout.is_furniture(span) or (out and out[-1].end > span.start):
            continue
        out.append(QuantityMention(id=content_id(document.id, "quantity", *span), start=span.start, end=span.end, quantity=quantity, of=of))
    return tuple(out)


def _counts(words: Sequence[Token], times: Sequence[tuple[int, int]]) -> list[tuple[int, int, Quantity, str]]:
    """Every counted phrase: first word, end, quantity, whose."""
    out: list[tuple[int, int, Quantity, str]] = []
    at, clock = 0, 0
    while at < len(words):
        token = words[at]
        if token.value is None and token.low not in LEADS:
            at += 1
            continue
        while clock < len(times) and times[clock][1] <= token.start:
            clock += 1
        timed = clock < len(times) and times[clock][0] <= token.start
        amount = None if timed else amount_at(words, at)
        if amount is None or (token.value is not None and is_no_count(words, at, amount.stop)):
            at += 1
            continue
        counted = count(words, amount, out)
        if counted is not None:
            quantity = Quantity(low=amount.low, best=amount.best, high=amount.high, unit=counted.unit, hedge=amount.hedge)
            out.append((amount.start, counted.stop, quantity, counted.of))
        at = max(at + 1, amount.stop if counted is None else counted.stop)
    return out


def count(words: Sequence[Token], amount: Amount, before: Sequence[tuple[int, int, Quantity, str]]) -> Counted | None:
    """What the amount counts; None where no noun and no verb says it."""
    stop, noun = noun_phrase(words, amount)
    unit, of = noun if noun is not None else ("", "")
    if unit in ("", "people"):
        harm = harm_of(words, amount, stop, before)
        if harm is not None:
            return Counted(amount, stop, harm, of)
        if noun is None:
            return None
    return Counted(amount, stop, unit, of)


def harm_of(words: Sequence[Token], amount: Amount, stop: int, before: Sequence[tuple[int, int, Quantity, str]]) -> str | None:
    """Killed, injured ...: from the words behind, before, or from the count that this one is listed with."""
    found = left_dead(words, amount.start, stop) or harm_after(words, stop) or harm_before(words, amount.start)
    if found is not None:
        return found
    if before and _listed(words, before[-1][1], amount.start) and before[-1][2].unit not in ("", "people"):
        return before[-1][2].unit if harm_before(words, before[-1][0]) or stop - amount.stop > 0 else None
    return None


def _listed(words: Sequence[Token], left: int, right: int) -> bool:
    """Do only commas and "and" stand between two counts?"""
    return 0 < right - left <= 2 and all(word.low in (",", "and", "or", "plus") for word in words[left:right])


def noun_phrase(words: Sequence[Token], amount: Amount) -> tuple[int, tuple[str, str] | None]:
    """The end of the noun phrase that the amount opens, and the unit of its head; the end of the amount and None where it has none."""
    at, found, stop = amount.stop, None, amount.stop
    if at < len(words) and words[at].low == "of" and amount.hedge:
        at += 1
        at += at < len(words) and words[at].low in ("the", "its", "their")
    many = (amount.high or amount.low or 2) > 1
    for index in range(at, min(len(words), at + REACH)):
        token = words[index]
        if token.low in _STOPS and not (token.low in ("and", "or") and found is not None and many and not is_plural(words[stop - 1])):
            break
        if token.value is not None:
            break
        unit = unit_of(token)
        if unit is not None:
            found, stop = unit, index + 1
        elif found is not None and (is_plural(words[stop - 1]) or not many) and token.low not in ("-", "and", "or"):
            break
    return stop, found
