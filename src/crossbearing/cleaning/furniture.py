"""Which stretches of a text are page, not report?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.cleaning import captions, patterns
from crossbearing.records.document import Span, Zone
from crossbearing.records.head import Head, is_byline, is_date_line

LONGEST_LINE = 420
SHARE_OF_BODY = 0.4
HEADLINE_CHARS = 160
PULL_MIN_WORDS = 6
PULL_MAX_CHARS = 420
PULL_OVERLAP = 0.6

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("share", patterns.SHARE),
    ("comment", patterns.COMMENT),
    ("navigation", patterns.NAVIGATION),
    ("navigation", patterns.POINTER),
    ("newsletter", patterns.NEWSLETTER),
    ("copyright", patterns.COPYRIGHT),
    ("contact", patterns.CONTACT),
    ("byline", patterns.SIGNATURE),
    ("other", patterns.OTHER),
)
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")
_NEIGHBOUR = re.compile(r"(?:Previous|Next|Prev|PREVIOUS|NEXT)\b\s*(?:[:|»«›‹→←>-]+\s*)?(?=\S)|[«‹←»›→]\s*(?=\S)")
_INLINE = re.compile(r"[(\[](?:photo|image|picture|video|map)(?:graph)?(?: credit| courtesy| by)?\s*:[^()\[\]\n]{2,120}[)\]]", re.I)
# A name behind a dash; a handle or a date there is an embedded post, which is evidence.
_SPEAKER = re.compile(r"[–—―-]{1,2}\s*[A-Z\u00C0-\u024F][^\n.!?@\d]{2,120}\.?")
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*[\"”“»][.,]?|[‘'][^\"“”„«»‘]*[’'][.,]?")
_WORD = re.compile(r"\w+")


def furniture_of(text: str, head: Head, paragraphs: Sequence[Span]) -> tuple[Zone, ...]:
    """The zones of a text that are page, in order, without overlap.

    A line is marked only where all of it fits a pattern, or where its neighbours tell what it is; when in doubt it stays report.
    """
    lines = list(paragraphs)
    kinds: dict[int, str] = {}
    for index, line in enumerate(lines):
        kind = _kind_of_line(text, line, head)
        if kind is not None:
            kinds[index] = kind
    for rule in (_captions, _listed, _neighbours, _comments):
        rule(text, lines, kinds, head)
    _pull_quotes(text, lines, kinds)
    zones = [Zone(start=lines[i].start, end=lines[i].end, kind=kind) for i, kind in kinds.items()]
    zones += [z for z in _inline(text) if not any(z.span.meets(other.span) for other in zones)]
    return tuple(sorted(zones, key=lambda zone: zone.start))


def _kind_of_line(text: str, line: Span, head: Head) -> str | None:
    """The kind of a line that tells by itself what it is."""
    if line.end - line.start > LONGEST_LINE or (head.headline is not None and line.meets(head.headline)):
        return None
    words = text[line.start : line.end]
    if line in (head.byline, head.dated) or (is_byline(text, line) and line.start < 2_000):
        return "byline"
    if captions.is_credit(words):
        return "credit"
    if is_date_line(text, line):
        return "other"
    for kind, pattern in _KINDS:
        if pattern.fullmatch(words):
            return kind
    return "caption" if captions.is_caption(words) else None


def _captions(text: str, lines: list[Span], kinds: dict[int, str], head: Head) -> None:
    """A short line without a stop above a credit is its caption; the same words elsewhere are a caption too."""
    seen: set[str] = set()
    for index, kind in list(kinds.items()):
        words = text[lines[index].start : lines[index].end]
        if (
            kind == "credit"
            and index - 1 not in kinds
            and index > 0
            and _is_heading(text, lines[index - 1], head)
            and "\n\n" not in text[lines[index - 1].end : lines[index].start]
        ):
            kinds[index - 1] = "caption"
            seen.add(_folded(text, lines[index - 1]))
        elif kind == "caption":
            seen.add(" ".join(_WORD.findall(_INLINE.sub("", words).lower())))
    for index, line in enumerate(lines):
        if index not in kinds and len(folded := _folded(text, line)) > 30 and folded in seen and not (head.headline and line.meets(head.headline)):
            kinds[index] = "caption"


def _listed(text: str, lines: list[Span], kinds: dict[int, str], head: Head) -> None:
    """After a heading such as "Related articles", short lines without a stop are headlines of other reports."""
    inside = False
    for index, line in enumerate(lines):
        if patterns.LIST_HEAD.fullmatch(text, line.start, line.end):
            inside = True
        elif inside and index not in kinds:
            inside = _is_heading(text, line, head)
            if inside:
                kinds[index] = "navigation"


def _neighbours(text: str, lines: list[Span], kinds: dict[int, str], head: Head) -> None:
    """ "Previous" and "Next" with a headline, where both stand together or the rest of the page follows."""
    found = [i for i, line in enumerate(lines) if i not in kinds and _NEIGHBOUR.match(text, line.start) and _is_heading(text, line, head)]
    for index in found:
        if index - 1 in found or index + 1 in found or _is_tail(lines, kinds, index, set(found)):
            kinds[index] = "navigation"


def _is_tail(lines: list[Span], kinds: dict[int, str], index: int, allowed: set[int]) -> bool:
    """Is there nothing but page after this line?"""
    return index > len(lines) // 2 and all(i in kinds or i in allowed for i in range(index + 1, len(lines)))


def _comments(text: str, lines: list[Span], kinds: dict[int, str], _head: Head) -> None:
    """What readers wrote below the report: everything after the heading of the comments, where that heading stands in its last part."""
    for index, line in enumerate(lines):
        if index > len(lines) * SHARE_OF_BODY and kinds.get(index) == "comment" and patterns.COMMENT_HEAD.fullmatch(text, line.start, line.end):
            body = sum(other.end - other.start for i, other in enumerate(lines[:index]) if i not in kinds)
            if body >= 400:
                for later in range(index + 1, len(lines)):
                    kinds.setdefault(later, "comment")
            return


def _is_heading(text: str, line: Span, head: Head) -> bool:
    """Is it a short line without a final stop, and not the headline?"""
    if line.end - line.start > HEADLINE_CHARS or (head.headline is not None and line.meets(head.headline)):
        return False
    return _STOP.search(text, line.start, line.end) is None or text[line.end - 1] in "?!"


def _pull_quotes(text: str, lines: list[Span], kinds: dict[int, str]) -> None:
    """A line that repeats a quotation of the body: alone in quotation marks or above a line with a dash and a name."""
    for index in range(2, len(lines)):
        line = lines[index]
        if index in kinds or line.end - line.start > PULL_MAX_CHARS:
            continue
        named = index + 1 < len(lines) and index + 1 not in kinds and _SPEAKER.fullmatch(text, lines[index + 1].start, lines[index + 1].end) is not None
        quoted = _QUOTED.fullmatch(text, line.start, line.end) is not None
        if (quoted or named) and _recurs(text, line, lines):
            kinds[index] = "pull-quote"
            if named:
                kinds[index + 1] = "pull-quote"


def _recurs(text: str, line: Span, lines: list[Span]) -> bool:
    """Do the words of the line stand in a longer line as well (three words in a row at a time)?"""
    words = _WORD.findall(text[line.start : line.end].lower())
    if len(words) < PULL_MIN_WORDS:
        return False
    wanted = set(zip(words, words[1:], words[2:], strict=False))
    for other in lines:
        if other is line or other.end - other.start <= line.end - line.start:
            continue
        theirs = _WORD.findall(text[other.start : other.end].lower())
        if len(wanted & set(zip(theirs, theirs[1:], theirs[2:], strict=False))) >= PULL_OVERLAP * len(wanted):
            return True
    return False


def _inline(text: str) -> list[Zone]:
    """Credits in brackets inside a line."""
    return [Zone(start=m.start(), end=m.end(), kind="credit") for m in _INLINE.finditer(text)]


def _folded(text: str, line: Span) -> str:
    """The words of a line in lower case, without credit and marks."""
    return " ".join(_WORD.findall(_INLINE.sub("", text[line.start : line.end]).lower()))
