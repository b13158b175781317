"""Headlines of other reports: under a heading of their own, in pairs of neighbours, in runs between the paragraphs."""

from __future__ import annotations

import re

from crossbearing.cleaning import patterns
from crossbearing.records.document import Span
from crossbearing.records.head import Head, find_dateline

HEADING_CHARS = 160
LONG_PARAGRAPH = 140
LINK_WORDS = 4
MOST_LINKS = 4
MOST_STOPPED = 0.7

STOP = re.compile(r"[.!?…]\s?[\"'”’»)\]]*$")
_NEIGHBOUR = re.compile(r"(?:Previous|Next|Prev|PREVIOUS|NEXT)\b\s*(?:[:|»«›‹→←>-]+\s*)?(?=\S)|[«‹←»›→]\s*(?=\S)")
_OPEN_END = re.compile(r"[:;,–—-]$")
_POSTED = re.compile(r"https?:|www\.|pic\.|[@#]\w")


def listed(text: str, lines: list[Span], kinds: dict[int, str], head: Head) -> None:
    """After a heading such as "Related articles", short lines without a stop are headlines of other reports."""
    inside = False
    for index, line in enumerate(lines):
        if patterns.LIST_HEAD.fullmatch(text, line.start, line.end):
            inside = True
        elif inside and index not in kinds:
            inside = is_heading(text, line, head) and find_dateline(text, line) is None
            if inside:
                kinds[index] = "navigation"


def neighbours(text: str, lines: list[Span], kinds: dict[int, str], head: Head) -> None:
    """ "Previous" and "Next" with a headline, where both stand together or nothing but page follows."""
    found = {i for i, line in enumerate(lines) if i not in kinds and _NEIGHBOUR.match(text, line.start) and is_heading(text, line, head)}
    tail = len(lines)
    while tail > len(lines) // 2 + 1 and (tail - 1 in kinds or tail - 1 in found):
        tail -= 1
    for index in found:
        if index - 1 in found or index + 1 in found or index >= tail:
            kinds[index] = "navigation"


def links(text: str, lines: list[Span], kinds: dict[int, str], head: Head) -> None:
    """Short lines without a stop, two to four in a row between paragraphs that have one, link to other reports and films.

    A list that a line with a colon announces, posts, and the summary above the first paragraph are report.
    """
    body = [i for i, line in enumerate(lines) if i not in kinds and line.end - line.start >= LONG_PARAGRAPH and STOP.search(text, line.start, line.end)]
    if len(body) < 3:
        return
    inside = [i for i in range(body[0] + 1, body[-1]) if i not in kinds]
    found = [i for i in inside if _is_link(text, lines[i], head)]
    if len(found) > len(inside) * (1 - MOST_STOPPED):
        return
    runs: list[list[int]] = []
    for index in found:
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    for run in runs:
        if 2 <= len(run) <= MOST_LINKS and not _goes_on(text, lines, run):
            kinds.update(dict.fromkeys(run, "navigation"))


def _is_link(text: str, line: Span, head: Head) -> bool:
    """May the line be the headline of another report, or the title of a film?"""
    words = text[line.start : line.end]
    return (
        is_heading(text, line, head)
        and words[-1] not in "?!"
        and len(words.split()) >= LINK_WORDS
        and (words[0].isupper() or words[0] in "\"'“‘")
        and not _OPEN_END.search(words)
        and not _POSTED.search(words)
    )


def _goes_on(text: str, lines: list[Span], run: list[int]) -> bool:
    """Does a line with a colon, or one that goes on, stand above the run of lines, or a line below it that continues it?"""
    above, below = lines[run[0] - 1], lines[run[-1] + 1]
    return _OPEN_END.search(text, above.start, above.end) is not None or text[below.start].islower()


def is_heading(text: str, line: Span, head: Head) -> bool:
    """Is it a short line without a final stop, and not the headline?"""
    if line.end - line.start > HEADING_CHARS or (head.headline is not None and line.meets(head.headline)):
        return False
    return STOP.search(text, line.start, line.end) is None or text[line.end - 1] in "?!"
