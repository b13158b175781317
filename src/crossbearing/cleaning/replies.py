"""What mail carries along: quoted replies, the headers of forwarded messages, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.records.document import Span

OWN_WORDS = 200
SIGNATURE_LINES = 12

_WROTE = re.compile(r"(?:On|Am|Le|El)\b.{4,250}\b(?:wrote|schrieb|écrit|escribió)\s?:|.{2,120}(?:<[^<>@\s]+@[^<>\s]+>|\b\d{4}).{0,60}\bwrote:", re.S)
_ORIGINAL = re.compile(r"[-_\s]*(?:Original Message|Reply Message)[-_\s]*|_{20,}", re.I)
_FORWARDED = re.compile(r"[-_\s]*(?:(?:Begin )?forwarded message|Original Message)[-_:\s]*", re.I)
_HEADER = re.compile(r"(?:\*?(?:From|Sent|Date|To|Cc|Bcc|Subject|Reply-To|Message-ID|Importance)\*?:\*?\s?.{0,200})", re.I | re.S)
_SIGNATURE = re.compile(r"--\s?")


def reply_lines(text: str, lines: Sequence[Span], *, is_mail: bool) -> dict[int, str]:
    """The numbers of the lines that are no words of the sender, with their kinds.

    Lines behind ">" count only in mail or after a line that says who wrote them: elsewhere they may be quotations of the report.
    """
    kinds: dict[int, str] = {}
    quoted = is_mail
    for index, line in enumerate(lines):
        if text[line.start] == ">" and quoted:
            kinds[index] = "other"
        elif line.end - line.start <= 400 and _WROTE.fullmatch(text, line.start, line.end) and _goes_on_quoted(text, lines, index):
            kinds[index], quoted = "other", True
        elif _FORWARDED.fullmatch(text, line.start, line.end):
            kinds[index] = "other"
        elif is_mail and _SIGNATURE.fullmatch(text, line.start, line.end) and len(lines) - index <= SIGNATURE_LINES:
            kinds.update(dict.fromkeys(range(index, len(lines)), "contact"))
    kinds.update(_header_blocks(text, lines))
    if is_mail:
        kinds.update(_below_original(text, lines))
    return kinds


def _goes_on_quoted(text: str, lines: Sequence[Span], index: int) -> bool:
    """Does the next line stand behind ">"?"""
    return index + 1 < len(lines) and text[lines[index + 1].start] == ">"


def _header_blocks(text: str, lines: Sequence[Span]) -> dict[int, str]:
    """The headers that a forwarded message is copied with: three lines or more, From first."""
    kinds: dict[int, str] = {}
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _HEADER.fullmatch(text, lines[end].start, lines[end].end):
            end += 1
        if end - at >= 3 and text[lines[at].start : lines[at].start + 6].strip("*").lower().startswith("from"):
            kinds.update(dict.fromkeys(range(at, end), "other"))
        at = max(end, at + 1)
    return kinds


def _below_original(text: str, lines: Sequence[Span]) -> dict[int, str]:
    """Everything below "Original Message", where the sender wrote enough above it to be answering rather than passing it on."""
    for index, line in enumerate(lines):
        if _ORIGINAL.fullmatch(text, line.start, line.end):
            own = sum(above.end - above.start for above in lines[:index])
            return dict.fromkeys(range(index, len(lines)), "other") if own >= OWN_WORDS else {index: "other"}
    return {}
