"""Words and numbers of a text: one cheap tokenisation that dates and quantities share.

Number words are read together with their neighbours ("two hundred and five", "nineteen ninety-six"), so that later stages see one number.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

PARAGRAPH = "¶"

_TOKEN = re.compile(
    r"(?P<word>[aApP]\.[mM]\b\.?|[^\W\d_]+)|(?P<possessive>['’]s(?![^\W_]))"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))"
    r"|(?P<slash>\d{1,2}(?P<cut>[-/.])\d{1,2}(?P=cut)(?:\d{4}|\d\d)(?![\w/]))"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?!\d)|\d{1,2}\.\d\d(?=\s?[aApP]\.?[mM]\b|\s(?:GMT|local time|"
    r"(?:on [A-Z][a-z]+day|in the|this|that) (?:morning|afternoon|evening|night))\b))"
    r"|(?P<mixed>\d+[ \u00a0-]1/2(?![\d/])|\d*½)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<suffix>(?:st|nd|rd|th|s)(?![^\W_]))?"
    r"|(?P<paragraph>\n\s*\n)|(?P<mark>[^\w\s]|_)"
)
SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12, "lakh": 10**5, "crore": 10**7}
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
        "nineteenth twentieth".split(),
        1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
_NUMBER_WORDS = SMALL | TENS | SCALES


LARGEST = 10.0**15
"""What has more digits is a code or an account, not a number."""
LONGEST_RUN = 12
"""Words of one number at most ("nine hundred and ninety-nine million ...")."""


class Token(NamedTuple):
    """A word, number or mark: ``start:end`` in the text, its lower case, its shape, and its number where it has one.

    ``shape``: word, name (a word with a capital), number (5; five; 2.5; two dozen), ordinal, plural (1980s), iso, slash, clock,
    code (a string of digits too long to count), mark, possessive, paragraph.
    """

    start: int
    end: int
    low: str
    shape: str
    value: float | None = None


@lru_cache(maxsize=4)
def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and marks of the text in order, number words merged."""
    found: list[Token] = []
    add, number_of, new = found.append, _NUMBER_WORDS.get, tuple.__new__  # most tokens are words: the plain constructor is twice as fast
    for m in _TOKEN.finditer(text):
        kind = m.lastgroup or "mark"
        start, end = m.span()
        if kind == "word":
            word = m[0]
            low = word.lower()
            add(new(Token, (start, end, low, "name" if low[0] != word[0] else "word", number_of(low))))
        elif kind == "mixed":
            whole = re.match(r"\d*", m[0])
            found.append(Token(start, end, m[0], "number", float(whole[0] or 0) + 0.5 if whole else 0.5))
        elif kind in ("number", "suffix"):
            suffix = m["suffix"] or ""
            shape = "number" if not suffix else "plural" if suffix == "s" else "ordinal"
            value = float(m["number"].replace(",", ""))
            found.append(Token(start, end, m[0].lower(), shape, value) if value < LARGEST else Token(start, end, m[0].lower(), "code"))
        else:
            found.append(Token(start, end, PARAGRAPH if kind == "paragraph" else m[0], kind))
    return tuple(_merged(found))


def _merged(found: list[Token]) -> list[Token]:
    """The same tokens with each run of number words as one number."""
    out: list[Token] = []
    at = 0
    for index, token in enumerate(found):
        if token.value is None or index < at or token.shape not in ("word", "name", "number"):
            continue
        stop = _run_end(found, index)
        if stop == index + 1 and token.shape == "number":
            continue
        run = [t for t in found[index:stop] if t.value is not None or t.low in ORDINALS]
        shape = "ordinal" if run[-1].low in ORDINALS else "number"
        out.extend(found[at:index])
        out.append(Token(token.start, found[stop - 1].end, token.low if len(run) == 1 else "#", shape, _total(run)))
        at = stop
    out.extend(found[at:])
    return out


def _run_end(found: list[Token], at: int) -> int:
    """The index after the number that begins at ``at``: "two hundred and five", "twenty-four", "2.5 million", "twenty-first"."""
    stop = at + 1
    while stop < min(len(found), at + LONGEST_RUN):
        last, here = found[stop - 1], found[stop]
        after = found[stop + 1] if stop + 1 < len(found) else None
        if last.shape == "number" and here.low not in SCALES:
            break
        if here.shape in ("word", "name") and here.value is not None and _continues(last.low, here.low):
            stop += 1
        elif here.low == "-" and last.low in TENS and after is not None and (0 < SMALL.get(after.low, 0) < 10 or ORDINALS.get(after.low, 99) < 10):  # units
            stop += 2
            if after.low in ORDINALS:
                break
        elif here.low == "and" and last.low in ("hundred", "thousand") and after is not None and after.value is not None and after.low in SMALL | TENS:
            stop += 2
        else:
            break
    return stop


def _continues(last: str, here: str) -> bool:
    """Can the number word ``here`` follow ``last`` within one number ("one five" are two)?"""
    if here in SCALES:
        return True
    if last in SCALES:
        return last != "dozen"
    return (last in TENS and 0 < SMALL.get(here, 0) < 10) or (
        last in ("nineteen", "eighteen", "twenty") and (here in TENS or SMALL.get(here, 0) >= 10)
    )  # years


def _total(run: list[Token]) -> float:
    """The number that a run of number words stands for; "nineteen ninety-six" is the year 1996."""
    total = part = 0.0
    for token in run:
        low = token.low
        if low in SCALES:
            scale = SCALES[low]
            if scale >= 1000:  # thousand
                total, part = total + (part or 1) * scale, 0.0
            else:
                part = (part or 1) * scale
        else:
            value = token.value if token.value is not None else float(ORDINALS[low])
            pair = part in (18, 19, 20) and value >= 10  # the two halves of a year
            part = part * 100 + value if pair else part + value
    return min(total + part, LARGEST - 1)
