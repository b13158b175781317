"""What stands below a report: readers' comments, the headlines of other reports, a word on the author or the outlet."""

from __future__ import annotations

import re

from crossbearing.cleaning import patterns
from crossbearing.cleaning.headings import LONG_PARAGRAPH, STOP, is_heading
from crossbearing.records.document import Span
from crossbearing.records.head import Head

SHARE_OF_BODY = 0.4
COMMENTED_CHARS = 250
TEASER_CHARS = 240
TAIL_MARKS = frozenset({"share", "navigation", "newsletter", "copyright", "comment"})
LAST_LINES = 4

_INNER_STOP = re.compile(r"[a-z\d][.!?][\"'”’)]*\s+[A-Z\"“]")
_LISTED = re.compile(r"[-•*·–]\s|\d")
_NAME = r"[A-Z][\w.'’&-]+(?: (?:[A-Z][\w.'’&-]+|of|the|and|al-\w+)){0,5}"
# "Jane Roe is a fellow at the Institute of Example", "The Example is an independent news agency": of somebody whom the report itself does not name.
_ABOUT = re.compile(
    rf"(?P<name>(?!(?:This|That|It|There|These|What|They|Here|Who|Which|One)\b)(?:Dr\.? |Prof\.? )?{_NAME})(?:,? (?:who|which) [^,.]{{3,80}},)?"
    r" (?:is|was|are|has been|works|writes|covers|reports|teaches) (?:an?|the|our|as|for|from|on|about|at|one of|currently)\b.{3,400}",
    re.S,
)
_OFFICE = re.compile(
    r"\b(?:author|writer|journalist|reporter|correspondent|columnist|contributor|editor|analyst|professor|lecturer|fellow|researcher|historian|lawyer"
    r"|scholar|freelance\w*|photographer|commentator|academic|blogger|producer|newspaper|magazine|website|broadcaster|news (?:agency|site|outlet|service)"
    r"|think ?tank|daily|weekly|channel|network|publication|blog)\b"
)


def comments(text: str, lines: list[Span], kinds: dict[int, str], _head: Head) -> None:
    """What readers wrote below the report: everything after the heading of the comments, where that heading stands in its last part."""
    for index, line in enumerate(lines):
        if index > len(lines) * SHARE_OF_BODY and kinds.get(index) == "comment" and patterns.COMMENT_HEAD.fullmatch(text, line.start, line.end):
            body = sum(other.end - other.start for i, other in enumerate(lines[:index]) if i not in kinds)
            if body >= COMMENTED_CHARS:
                for later in range(index + 1, len(lines)):
                    kinds.setdefault(later, "comment")
            return


def tail(text: str, lines: list[Span], kinds: dict[int, str], head: Head) -> None:
    """Below the last long paragraph and the first mark of the page, headlines and their one-sentence teasers are those of other reports.

    Two sentences in a row or a list are report again: short paragraphs may follow an advertisement.
    """
    long = [i for i, line in enumerate(lines) if i not in kinds and line.end - line.start >= LONG_PARAGRAPH and STOP.search(text, line.start, line.end)]
    begun = next((i for i in range(long[-1] + 1, len(lines)) if kinds.get(i) in TAIL_MARKS), None) if long else None
    if begun is None:
        return
    for index in range(begun + 1, len(lines)):
        if index in kinds:
            continue
        heading, above = is_heading(text, lines[index], head), kinds.get(index - 1) == "navigation"
        single = lines[index].end - lines[index].start <= TEASER_CHARS and not _INNER_STOP.search(text, lines[index].start, lines[index].end)
        teaser = above and single and not _goes_on(text, lines, kinds, index)
        if not (heading or teaser) or _LISTED.match(text, lines[index].start):
            return
        kinds[index] = "navigation"


def _goes_on(text: str, lines: list[Span], kinds: dict[int, str], index: int) -> bool:
    """Is the next line a sentence as well?"""
    following = index + 1
    return following < len(lines) and following not in kinds and STOP.search(text, lines[following].start, lines[following].end) is not None


def about(text: str, lines: list[Span], kinds: dict[int, str], _head: Head) -> None:
    """Who wrote the report, or what the outlet is: in one of the last lines, and of somebody or something that the report itself does not name."""
    left = [i for i in range(len(lines)) if i not in kinds]
    for index in left[-LAST_LINES:] if len(left) > LAST_LINES else []:
        line = lines[index]
        m = _ABOUT.fullmatch(text, line.start, line.end)
        if m is not None and _OFFICE.search(text, m.end("name"), line.end) and text.find(m["name"].split()[-1], lines[left[0]].start, line.start) < 0:
            kinds[index] = "byline"
