"""Lines and paragraphs of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from crossbearing.records.document import Span

WRAPPED_MIN = 40
WRAPPED_MAX = 110
WRAPPED_SPREAD = 30

_LINE = re.compile(r"[^\s](?:[^\n\r\u2028\u2029\x0b\x0c\x85]*[^\s])?")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_ENDS = re.compile(r"[.!?…:][\"'”’»)\]]*$")


def lines_of(text: str, limit: int | None = None) -> Iterator[Span]:
    """The lines of a text that hold more than blanks, without the blanks around them."""
    for match in islice(_LINE.finditer(text), limit):
        yield Span(match.start(), match.end())


def paragraphs_of(text: str) -> list[Span]:
    """The paragraphs of a text, without the blanks around them.

    A blank line always ends a paragraph, a single line break only where the lines are not those of a text set to a fixed width.
    """
    blocks: list[list[Span]] = []
    for line in lines_of(text):
        if blocks and not _BLANK_LINE.search(text, blocks[-1][-1].end, line.start):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    found: list[Span] = []
    for block in blocks:
        found.extend([Span(block[0].start, block[-1].end)] if _is_wrapped(text, block) else block)
    return found


def _is_wrapped(text: str, block: list[Span]) -> bool:
    """Are these the lines of one paragraph that was broken at a fixed width?"""
    if len(block) < 2:
        return False
    widths = [line.end - line.start for line in block[:-1]]
    if max(widths) > WRAPPED_MAX or min(widths) < WRAPPED_MIN or max(widths) - min(widths) > WRAPPED_SPREAD:
        return False
    stops = sum(1 for line in block[:-1] if _ENDS.search(text, line.start, line.end))
    capitals = text[block[0].start : block[-1].end].isupper()
    small = sum(1 for line in block[1:] if capitals or text[line.start].islower())
    return stops * 2 < len(block) - 1 and small * 3 >= len(block) - 1
