"""The main path of quantities: from a text to its counts, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossbearing.normalising.dates.finding import find_times
from crossbearing.normalising.numerals import Token, tokens
from crossbearing.normalising.quantities.absence import absences
from crossbearing.normalising.quantities.amounts import LEADS, Amount, Counted, amount_at
from crossbearing.normalising.quantities.families import family_at, family_of
from crossbearing.normalising.quantities.guards import is_no_count
from crossbearing.normalising.quantities.harm import HARMS, closes, harm_around, harm_before, harm_of_people
from crossbearing.normalising.quantities.listing import LINKS, MARKS, listed
from crossbearing.normalising.quantities.nouns import is_plural, unit_of
from crossbearing.normalising.quantities.singles import OPENING, acting_phrase, beside_named, goes_on, ordinal_victim, past_office, single_victim
from crossbearing.normalising.quantities.tellers import is_teller
from crossbearing.normalising.quantities.victims import by_syntax
from crossbearing.records.claim import QuantityMention
from crossbearing.records.document import Document, Layout, Span, content_id
from crossbearing.records.tags import Tags

_STOPS = MARKS | frozenset(
    "in on at by for with from to into of near after before since until between and or but that which who were was are is be been being have has had "
    "will would could can may might did do does not as than when while where if because said says told the a an this these those their its his her it "
    "they he she we you i all".split()
)
_OWN = frozenset("the its their his her our my these those".split())
_QUOTED = frozenset('“ ” " ‘'.split())
_EVERY = frozenset("all everyone everybody".split())
REACH = 6


def find_quantities(document: Document, layout: Layout, tags: Tags) -> tuple[QuantityMention, ...]:
    """How many of what does the report say?  Every count outside furniture, in the order of the text.

    ``tags`` say only who is a source, and so counted for what he tells; all else is read from the text.  Offsets are half-open in code points and cover
    hedge, number and noun.
    """
    words = tokens(document.text)
    times = [(t.start, t.end) for t in find_times(document, layout, tags)]
    found = _counts(words, times)
    tellers = [one for one in found if is_teller(words, one, tags)]
    counted = by_syntax(listed([one for one in found if one not in tellers], words), words, tags, document.text)
    counted += [replace(one, unit="people") for one in tellers]
    counts = [(one.amount.start, one.stop, one.quantity, one.of) for one in counted]
    out: list[QuantityMention] = []
    for start, stop, quantity, of in sorted([*absences(words), *counts], key=lambda one: one[0]):
        span = Span(words[start].start, words[stop - 1].end)
        if layout.is_furniture(span) or (out and out[-1].end > span.start):
            continue
        out.append(QuantityMention(id=content_id(document.id, "quantity", *span), start=span.start, end=span.end, quantity=quantity, of=of))
    return tuple(out)


def _counts(words: Sequence[Token], times: Sequence[tuple[int, int]]) -> list[Counted]:
    """Every counted phrase, each read from its own words."""
    out: list[Counted] = []
    at, clock, size = 0, 0, len(words)
    while at < size:
        token = words[at]
        if token.value is None and token.low not in LEADS and token.low not in OPENING and token.low not in _EVERY:
            at += 1
            continue
        while clock < len(times) and times[clock][1] <= token.start:
            clock += 1
        timed = clock < len(times) and times[clock][0] <= token.start
        counted = None if timed else _all_of_them(words, at, out) if token.low in _EVERY else _count_at(words, at) or _elliptic(words, at, out)
        if counted is not None:
            out.append(counted)
        at = max(at + 1, 0 if counted is None else counted.stop)
    return out


_COUNTING = frozenset("counted count counts counting registered recorded reported listed lists list tallied named say says not".split())
_OWN_COUNT = re.compile(r"\b(?:count|tally|figure)\b[^.;¶]{0,80} (?:is|was|stands at|stood at)$")
_FIGURE = frozenset("figure figures number tally count total it toll spoke speaks speaking spoken talked".split())
ELLIPTIC = 45
"""Words between a count of people and a bare number that takes up its noun, at most."""


def _elliptic(words: Sequence[Token], at: int, before: Sequence[Counted]) -> Counted | None:
    """ "The mayor put the dead at nine; hospitals counted 13": a bare number that counts what the number before it counted."""
    if not before or before[-1].unit not in ("killed", "injured", "casualties") or at - before[-1].stop > ELLIPTIC:
        return None
    amount = amount_at(words, at)
    if amount is None or not closes(words, amount.stop) or is_no_count(words, at, amount.stop):
        return None
    if not (_takes_up(words, amount.start) or _elsewhere(words, before[-1].stop, amount)):
        return None
    gap = words[before[-1].stop : amount.start]
    return None if any(word.shape == "paragraph" for word in gap) else Counted(amount, amount.stop, before[-1].unit, "")


def _takes_up(words: Sequence[Token], start: int) -> bool:
    """Do the words before a bare number say that it counts what was counted before ("counted", "put the figure at", "raised it to")?"""
    low = [word.low for word in words[max(0, start - 4) : start]]
    told = " ".join(word.low for word in words[max(0, start - 16) : start])
    return bool(low) and (
        low[-1] in _COUNTING or _OWN_COUNT.search(told) is not None or (low[-1] in ("at", "to", "of") and bool(_FIGURE.intersection(low[:-1])))
    )


def _elsewhere(words: Sequence[Token], since: int, amount: Amount) -> bool:
    """ "Six people were killed in Saravena and two in Tame": does the bare number go on with another place in the clause of the count before?"""
    if any(word.low in MARKS - {","} for word in words[since : amount.start]) or words[amount.start - 1].low not in ("and", ","):
        return False
    ahead = words[amount.stop : amount.stop + 2]
    return len(ahead) == 2 and ahead[0].low in ("in", "at", "near", "outside", "when") and (ahead[1].shape == "name" or ahead[1].low in ("a", "an", "the"))


def _all_of_them(words: Sequence[Token], at: int, before: Sequence[Counted]) -> Counted | None:
    """ "With 14 people on board; all of them died", "killing everyone aboard": all of those counted before."""
    if not before or before[-1].unit != "people" or at - before[-1].stop > ELLIPTIC:
        return None
    ahead = [word.low for word in words[at + 1 : at + 3]]
    stop = at + (3 if ahead in (["of", "them"], ["of", "whom"], ["on", "board"]) else 2 if ahead[:1] == ["aboard"] else 1)
    harm = harm_around(words, at, stop) if stop > at + 1 or words[at].low != "all" or ahead[:1] in (["died"], ["were"], ["perished"]) else None
    return Counted(replace(before[-1].amount, start=at, stop=stop), stop, harm, "") if harm is not None else None


def _count_at(words: Sequence[Token], at: int) -> Counted | None:
    """The count that begins at this word; None for numbers that count nothing and for words that no unit follows."""
    family = family_of(words, at) or family_at(words, at)
    if family is not None:
        amount, stop = family
        harm = harm_around(words, amount.start, stop)
        if harm is not None:
            return Counted(amount, stop, harm, "")
    if words[at].low in ("a", "an"):
        if (ordinal := ordinal_victim(words, at)) is not None:
            stop, toll = ordinal
            return Counted(Amount(at, at + 2, toll, toll, toll), stop, "killed", "")
        return _single(words, at) or _victim(words, at)
    if words[at].low in OPENING and words[at].value is None:
        return _victim(words, at)
    amount_here = amount_at(words, at)
    if amount_here is not None and (named := beside_named(words, amount_here)) is not None:
        low, best, high = (None if n is None else n + 1 for n in (amount_here.low, amount_here.best, amount_here.high))
        return Counted(replace(amount_here, low=low, best=best, high=high), named[0], named[1], "")
    if amount_here is None or (words[at].value is not None and is_no_count(words, at, amount_here.stop)):
        return None
    return count(words, amount_here)


def _single(words: Sequence[Token], at: int) -> Counted | None:
    """A soldier was killed: one person, counted only where something happened to him."""
    amount = Amount(at, at + 1, 1, 1, 1)
    stop, noun = noun_phrase(words, amount)
    if noun is None or noun[0] != "people" or is_plural(words[stop - 1]):
        return None
    stop = past_office(words, stop)
    harm = harm_around(words, at, stop)
    if harm is None and not ((at and words[at - 1].low in LINKS and closes(words, stop)) or goes_on(words, stop)):
        return None
    return Counted(amount, stop, harm or "people", noun[1])


def _victim(words: Sequence[Token], at: int) -> Counted | None:
    """One person with a definite word or a noun that no list knows, counted where a verb beside tells what was done to him."""
    found = single_victim(words, at)
    return None if found is None else Counted(Amount(at, at + 1, 1, 1, 1), found[0], found[1], "")


def count(words: Sequence[Token], amount: Amount) -> Counted | None:
    """What the amount counts; None where no noun and no verb says it."""
    if [word.low for word in words[amount.stop : amount.stop + 2]] == ["body", "bags"]:
        return Counted(amount, amount.stop + 2, "killed", "")
    stop, noun = noun_phrase(words, amount)
    if (
        noun is None
        and (end := acting_phrase(words, amount.stop, plural=amount.high != 1)) is not None
        and (harm := harm_around(words, amount.start, end)) is not None
    ):
        return Counted(amount, end, harm, "civilians" if any(word.low == "civilian" for word in words[amount.stop : end]) else "")
    if noun is None and (whole := _of_how_many(words, amount.stop)) is not None:
        end, noun = noun_phrase(words, replace(amount, stop=whole))  # "44 of 54 drones"
        stop = end if noun is not None and noun[0] == "people" else stop
    if noun is not None and noun[0] == "people" and stop < len(words) and (words[stop].shape == "possessive" or words[stop].low in ("'", "’")):
        return None  # three children's books
    unit, of = noun if noun is not None else ("", "")
    if unit == "killed" and words[stop - 1].low == "graves" and words[stop - 2].low in ("mass", "shallow"):
        return None
    if unit == "people" and amount.stop < stop - 1 and words[amount.stop].low in _FALLEN:
        return Counted(amount, stop, "killed", of)  # eleven killed policemen
    if unit == "people" and amount.stop < stop - 1 and words[amount.stop].low in _HURT:
        return Counted(amount, stop, "injured", of)  # three injured persons
    if unit == "injured" and _has_died(words, amount.stop, stop):
        return Counted(amount, stop, "killed", of)
    if unit in ("", "people") and _with_himself(words, amount.start):
        low, best, high = (None if n is None else n + 1 for n in (amount.low, amount.best, amount.high))
        return Counted(replace(amount, low=low, best=best, high=high), stop, "killed", of)
    if unit in ("", "people"):
        harm = harm_around(words, amount.start, stop) or (harm_of_people(words, amount.start, stop) if unit == "people" else None)
        if harm == "displaced" and of not in ("", "civilians", "children", "women", "refugees"):
            harm = None
        if harm is not None:
            return Counted(amount, stop, harm, of)
        if noun is None:
            return None
    return Counted(amount, stop, unit, of)


def _of_how_many(words: Sequence[Token], at: int) -> int | None:
    """ "12 of the 40 people": the word behind the second number; None where none follows."""
    if at >= len(words) or words[at].low != "of":
        return None
    here = at + 1 + (at + 1 < len(words) and words[at + 1].low in _OWN)
    return here + 1 if here < len(words) and words[here].value is not None else None


def _with_himself(words: Sequence[Token], start: int) -> bool:
    """Did who died among those counted kill them ("killed himself and six others")?"""
    return (
        start > 2 and [word.low for word in words[start - 2 : start]] in (["himself", "and"], ["herself", "and"]) and harm_before(words, start - 2) == "killed"
    )


_HURT = frozenset("injured wounded hurt".split())
_FALLEN = frozenset("killed slain murdered dead fallen martyred".split())


def _has_died(words: Sequence[Token], start: int, stop: int) -> bool:
    """ "Three of the wounded have since died": those counted are dead now."""
    low = [word.low for word in words[stop : stop + 4]]
    return words[start].low == "of" and ("died" in low or "succumbed" in low)


def noun_phrase(words: Sequence[Token], amount: Amount) -> tuple[int, tuple[str, str] | None]:
    """The end of the noun phrase that the amount opens, and the unit of its head; the end of the amount and None where it has none."""
    at, found, stop = amount.stop, None, amount.stop
    many = (amount.high or amount.low or 2) > 1
    if at < len(words) and words[at].low == "of":
        if at + 1 < len(words) and words[at + 1].low in ("them", "whom", "those"):
            at += 2
            at += at < len(words) and words[at].low in ("were", "are")
        elif amount.hedge or (at + 1 < len(words) and words[at + 1].low in _OWN):
            at += 1
            at += at < len(words) and words[at].low in _OWN
    at, aged = _past_age(words, at)
    if aged:
        found, stop = ("people", ""), at
    for index in range(at, min(len(words), at + REACH)):
        token = words[index]
        if token.low in _QUOTED:
            continue  # 80 "terrorists"
        if token.low == "." and len(words[index - 1].low) == 1 and words[index - 1].shape == "name":
            continue  # U.S. troops
        if token.low == "is" and token.shape == "name" and index + 1 < len(words) and words[index + 1].shape in ("word", "name"):
            continue  # 17 IS fighters
        if token.low == "and" and found is None and index > at and any((unit_of(w) or ("",))[0] == "people" for w in words[index + 2 : index + 3]):
            continue  # 70 regime and rebel fighters
        if token.low in _STOPS and not (token.low in ("and", "or") and found is not None and many and not is_plural(words[stop - 1])):
            break
        if token.value is not None or (token.shape in ("possessive", "mark") and token.low not in ("-", "’", "'", "/")):
            break
        unit = None if token.low == "wounded" and index > at else unit_of(token)  # "three soldiers wounded two"
        if unit is not None:
            whose = found[1] if found is not None and found[0] == "people" else ""
            hurt = found[0] if found is not None and found[0] in HARMS and unit[0] == "people" else None  # "11 wounded people"
            found, stop = (hurt or unit[0], unit[1] or whose) if hurt or unit[0] in HARMS else unit, index + 1
        elif found is not None and (is_plural(words[stop - 1]) or not many) and token.low not in ("-", "and", "or"):
            break
    if found is not None and many and not aged and not is_plural(words[stop - 1]):
        return amount.stop, None  # "numerous terrorist groups": the head is a noun that is not known
    return stop, found


def _past_age(words: Sequence[Token], at: int) -> tuple[int, bool]:
    """The word behind "23-year-old", and whether there was such an age."""
    ahead = [word.low for word in words[at + 1 : at + 5]]
    if at < len(words) and words[at].value is not None and ahead[:1] == ["-"] and ahead[1:2] in (["year"], ["month"]) and ahead[2:] == ["-", "old"]:
        return at + 5, True
    return at, False
