"""Where quotations begin and end, across sentences and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossbearing.records.document import Span

LONGEST = 6_000
OPENING = "\"“„«`'"
LONGEST_SINGLE = 600

_MARK = re.compile("[\"“”„‟«»]|''|``")
_SINGLE = re.compile("(?<![\\w.,!?])[‘'](?=[^\\W\\d_]|\\d+[\\w ]*[^\\W\\d_])(?!(?:em|til|cause|tis|twas|n)\\b)")
_SINGLE_END = re.compile("(?<=[^\\s(\\[])[’'](?![^\\W_])")
_NAMED = re.compile(r"\b(?:said|says|told|added|asked|wrote|according)\b")
_STOP = re.compile(r"[.!?…]")
_SENTENCE_STOP = re.compile(r"[.!?…](?=\s+[A-Z\"“]|\s*$)")


@dataclass(slots=True)
class _Open:
    """A quotation that has begun and not ended yet."""

    start: int
    mark: str


def quotes_of(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The quotations of a text with their marks, outermost only, in order.

    Double marks (straight, curly, German low, guillemets) and single ones.  A quotation that a paragraph leaves open goes on where the next paragraph opens
    with a mark again; otherwise it ends within its paragraph, so one missing mark costs one quotation and not the rest of the text.
    """
    found: list[Span] = []
    held: _Open | None = None
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        held = _paragraph(text, paragraph, following, held, found)
    doubles = [q for q in found if q.end - q.start > 2]
    singles = [q for p in paragraphs for q in _singles(text, p, doubles)]
    return tuple(sorted(doubles + singles))


def _paragraph(text: str, paragraph: Span, following: Span | None, held: _Open | None, found: list[Span]) -> _Open | None:
    """Add the quotations that end in this paragraph; give back the one that goes on."""
    last_end = paragraph.start
    for mark, start, end, opens in _marks(text, paragraph, held):
        if opens:
            if held is not None and not (start == paragraph.start and held.start < paragraph.start):
                found.append(Span(held.start, _repaired(text, held.start, start)))
                held = None
            held = held or _Open(start, mark)
        elif held is not None:
            found.append(Span(held.start, end))
            held = None
            last_end = end
        elif _says_before(text, start) and last_end == paragraph.start:
            found.append(Span(paragraph.start, end))
            last_end = end
    if held is None:
        return None
    if following is not None and _reopens(text, following, held.mark) and following.end - held.start < LONGEST:
        return held
    found.append(Span(held.start, paragraph.end if held.start < paragraph.start else _repaired(text, held.start, paragraph.end)))
    return None


def _marks(text: str, paragraph: Span, held: _Open | None) -> Iterator[tuple[str, int, int, bool]]:
    """The double marks of a paragraph: mark, start, end, and whether it opens."""
    is_open = held is not None
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, start, end = match[0], match.start(), match.end()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        if mark in ('"', "''") and before.isdigit() and not is_open:
            continue
        opens = _opens(mark, before, after, is_open=is_open, first=start == paragraph.start)
        is_open = opens
        yield mark, start, end, opens


def _opens(mark: str, before: str, after: str, *, is_open: bool, first: bool) -> bool:
    """Does this mark open a quotation?"""
    if mark in "„‟«" or mark == "``":
        return True
    if mark in "”»":
        return False
    if first:
        return True
    if mark == "“":
        return not (is_open and not before.isspace() and (after.isspace() or not after.isalnum()))
    if before.isspace() or before in "([{—–-/":
        return not after.isspace() and (not is_open or not _STOP.match(after))
    if after.isspace() or after in ".,;:!?)]}—–-":
        return False
    return not is_open


def _reopens(text: str, paragraph: Span, mark: str) -> bool:
    """Does the next paragraph open with the same mark, as one does where a quotation goes on?"""
    return text.startswith(mark, paragraph.start)


def _says_before(text: str, start: int) -> bool:
    """Is a closing mark without an opening one preceded by the stop or comma that ends a quotation?"""
    return start > 0 and text[start - 1] in ",.!?"


def _repaired(text: str, start: int, limit: int) -> int:
    """Where an unclosed quotation ends at the latest: with its sentence.

    Where the next mark opens right after a sentence, or the quotation fills its paragraph and nobody is named in it, all of it is quoted.
    """
    words = text[start:limit].rstrip()
    whole = (limit < len(text) and text[limit] in OPENING and words[-1:] in ".!?…") or ((start == 0 or text[start - 1] == "\n") and not _NAMED.search(words))
    stop = None if whole else _SENTENCE_STOP.search(text, start, limit)
    end = stop.end() if stop else limit
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _singles(text: str, paragraph: Span, doubles: Sequence[Span]) -> Iterator[Span]:
    """Quotations in single marks that stand outside double ones; an apostrophe is none."""
    at = paragraph.start
    while match := _SINGLE.search(text, at, paragraph.end):
        at = match.end()
        limit = min(paragraph.end, match.start() + LONGEST_SINGLE)
        again = _SINGLE.search(text, at, limit)
        ends = list(_SINGLE_END.finditer(text, at, again.start() if again else limit))
        if not ends:
            continue
        end = next((m for m in ends if text[m.start() - 1] in ",.!?…"), None) or next((m for m in ends if text[m.start() - 1] != "s"), ends[-1])
        span = Span(match.start(), end.end())
        beside = bisect_left(doubles, Span(span.end, 0))
        if beside == 0 or not doubles[beside - 1].meets(span):
            yield span
            at = end.end()
