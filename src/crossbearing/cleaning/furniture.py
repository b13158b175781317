"""Which stretches of a text are page, not report?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from crossbearing.cleaning import foot, headings, patterns
from crossbearing.cleaning.replies import reply_lines
from crossbearing.records import captions
from crossbearing.records.document import Span, Zone
from crossbearing.records.head import NOTE, Head
from crossbearing.records.head_credits import is_byline, is_date_line

LONGEST_LINE = 420
LONGEST_SIGNATURE = 900
BYLINE_WITHIN = 2_000
PULL_MIN_SHINGLES = 4
SHINGLE_LINES = 20
PULL_MAX_CHARS = 420
PULL_OVERLAP = 0.6

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("share", patterns.SHARE),
    ("comment", patterns.COMMENT),
    ("navigation", patterns.NAVIGATION),
    ("navigation", patterns.POINTER),
    ("navigation", patterns.UNMARKED),
    ("newsletter", patterns.NEWSLETTER),
    ("copyright", patterns.COPYRIGHT),
    ("contact", patterns.CONTACT),
    ("byline", patterns.SIGNATURE),
    ("other", patterns.OTHER),
    ("other", NOTE),
)
_INLINE = re.compile(
    r"[(\[](?:(?i:photo|image|picture|video|map)(?:graph)?(?i: credit| courtesy| by)?\s*:[^()\[\]\n]{2,120}"
    rf"|(?<=[.!?”\"] [(\[])[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,3}}\s?/\s?(?:The )?{captions.OUTLET}[^()\[\]\n]{{0,40}})[)\]]"
)
# What buttons and forms say inside a line, and a word without which there is none of them.
_BUTTON_WORDS = ("new window", "short url", "buy photo", "your inbox", "embed", "image ", "the main story")
_BUTTON = re.compile(
    r"click to (?:share|e-?mail|print)[^().\n]{0,60}\(opens in (?:a )?new window\)|get short url(?: \d+)*|buy photo(?=\s[a-z]|$)"
    r"|get (?:\w+ )?updates directly to your inbox(?: \+ subscribe)?(?: thank you for subscribing!)?(?: could not subscribe, try again later)?"
    r"(?: invalid e?-?mail)?|skip ad ad loading\.\.\. x embed x share|image \d+ of /? ?\d+(?: caption)?(?: close)?"
    r"|(?:advertisement )?continue reading the main story",
    re.I,
)
# A name behind a dash; a handle or a date there is an embedded post, which is evidence.
_SPEAKER = re.compile(r"[–—―-]{1,2}\s*[A-Z\u00C0-\u024F][^\n.!?@\d]{2,120}\.?")
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*[\"”“»][.,]?|[‘'][^\"“”„«»‘]*[’'][.,]?")
_WORD = re.compile(r"\w+")


def furniture_of(text: str, head: Head, paragraphs: Sequence[Span], *, is_mail: bool = False) -> tuple[Zone, ...]:
    """The zones of a text that are page, in order, without overlap.

    A line is marked only where all of it fits a pattern, or where its neighbours tell what it is; when in doubt it stays report.
    """
    lines = list(paragraphs)
    kinds: dict[int, str] = {}
    for index, line in enumerate(lines):
        kind = _kind_of_line(text, line, head)
        if kind is not None:
            kinds[index] = kind
    kinds |= reply_lines(text, lines, is_mail=is_mail)
    for rule in (_captions, headings.listed, headings.neighbours, headings.links, foot.comments, foot.tail, foot.about, _pull_quotes):
        rule(text, lines, kinds, head)
    zones = [Zone(start=lines[i].start, end=lines[i].end, kind=kind) for i, kind in kinds.items()]
    zones += [Zone(start=c.start, end=c.end, kind="other") for c in head.credits if c not in lines]  # the key or mark before a title
    zones.sort(key=lambda zone: zone.start)
    return tuple(sorted([*zones, *_inline(text, zones, head)], key=lambda zone: zone.start))


def _kind_of_line(text: str, line: Span, head: Head) -> str | None:
    """The kind of a line that tells by itself what it is."""
    if line.end - line.start > LONGEST_SIGNATURE or (head.headline is not None and line.meets(head.headline)):
        return None
    words = text[line.start : line.end]
    if len(words) > LONGEST_LINE:
        return "byline" if patterns.SIGNATURE.fullmatch(words) else "caption" if captions.is_caption(words) else None
    if line == head.byline or (is_byline(text, line) and line.start < BYLINE_WITHIN):
        return "byline"
    if not captions.is_archive(words) and captions.is_credit(words):
        return "credit"
    if line in head.credits or is_date_line(text, line):
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
            and headings.is_heading(text, lines[index - 1], head)
            and "\n\n" not in text[lines[index - 1].end : lines[index].start]
        ):
            kinds[index - 1] = "caption"
            seen.add(_folded(text, lines[index - 1]))
        elif kind == "caption":
            seen.add(" ".join(_WORD.findall(_INLINE.sub("", words).lower())))
    for index, line in enumerate(lines):
        if index not in kinds and len(folded := _folded(text, line)) > 30 and folded in seen and not (head.headline and line.meets(head.headline)):
            kinds[index] = "caption"


def _pull_quotes(text: str, lines: list[Span], kinds: dict[int, str], _head: Head) -> None:
    """A line that repeats a quotation of the body: alone in quotation marks or above a line with a dash and a name."""
    candidates: list[tuple[int, bool]] = []
    for index in range(2, len(lines)):
        line = lines[index]
        if index not in kinds and line.end - line.start <= PULL_MAX_CHARS:
            named = index + 1 < len(lines) and index + 1 not in kinds and _SPEAKER.fullmatch(text, lines[index + 1].start, lines[index + 1].end) is not None
            if named or _QUOTED.fullmatch(text, line.start, line.end):
                candidates.append((index, named))
    where = _shingle_lines(text, lines) if candidates else {}
    for index, named in candidates:
        if _recurs(text, lines, index, where):
            kinds[index] = "pull-quote"
            if named:
                kinds[index + 1] = "pull-quote"


def _shingles(text: str, line: Span) -> set[tuple[str, str, str]]:
    """Three words in a row at a time."""
    words = _WORD.findall(text[line.start : line.end].lower())
    return set(zip(words, words[1:], words[2:], strict=False))


def _shingle_lines(text: str, lines: list[Span]) -> dict[tuple[str, str, str], list[int]]:
    """The first lines in which three words stand in a row; a few are enough, and bound the work on a text that repeats itself."""
    where: dict[tuple[str, str, str], list[int]] = {}
    for index, line in enumerate(lines):
        for shingle in _shingles(text, line):
            known = where.setdefault(shingle, [])
            if len(known) < SHINGLE_LINES:
                known.append(index)
    return where


def _recurs(text: str, lines: list[Span], index: int, where: dict[tuple[str, str, str], list[int]]) -> bool:
    """Do the words of the line stand in a longer line as well?"""
    wanted = _shingles(text, lines[index])
    if len(wanted) < PULL_MIN_SHINGLES:
        return False
    width = lines[index].end - lines[index].start
    shared = Counter(other for shingle in wanted for other in where.get(shingle, ()) if lines[other].end - lines[other].start > width)
    return bool(shared) and max(shared.values()) >= PULL_OVERLAP * len(wanted)


def _inline(text: str, zones: list[Zone], head: Head) -> Iterator[Zone]:
    """Credits in brackets and words of buttons inside a line that is not marked as a whole; ``zones`` are sorted."""
    starts = [zone.start for zone in zones]
    folded = text.lower()
    buttons = _BUTTON.finditer(text) if any(word in folded for word in _BUTTON_WORDS) else ()
    for match in (*_INLINE.finditer(text), *buttons):
        if head.headline is not None and head.headline.meets(Span(match.start(), match.end())):
            continue
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or zones[at].end <= match.start():
            yield Zone(start=match.start(), end=match.end(), kind="credit" if match.re is _INLINE else "other")


def _folded(text: str, line: Span) -> str:
    """The words of a line in lower case, without credit and marks."""
    return " ".join(_WORD.findall(_INLINE.sub("", text[line.start : line.end]).lower()))
