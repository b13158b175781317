"""Where the head of a report stands in its text: headline, byline, date line and dateline.

Reading takes the words from here, cleaning the offsets, so both agree on what the head is.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from crossbearing.records.document import Span
from crossbearing.records.lines import paragraphs_of

HEAD_LINES = 14
HEAD_CHARS = 6_000
HEADLINE_CHARS = 170
LONG_LINE = 130
LONGEST_DECK = 220
DATELINE_WITHIN = 3
CAPITALS = 60
# Words in capitals that stand before a dash without being a place.
ORGANISATIONS = frozenset(
    "NATO UN EU US UK UN/OCHA OCHA UNHCR WHO OSCE IAEA ICRC MSF ISIS ISIL IS RSF SAF PKK YPG SDF IDF M23 FARC ELN TTP LTTE "
    "FILE PHOTO VIDEO UPDATE BREAKING LIVE WATCH EXCLUSIVE".split()
)
HEADLINE_WORDS = 32

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d|'?\d\d(?!\d)"
_CALENDAR = rf"(?i:{_MONTH}\s+{_DAY}(?:,?\s+(?:{_YEAR}))?|{_DAY}\s+{_MONTH}(?:,?\s+(?:{_YEAR}))?)"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)"

_SPOKEN = re.compile(
    rf"(?P<m1>{_MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y1>{_YEAR}))?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTH})(?:,?\s+(?P<y2>{_YEAR}))?",
    re.I,
)
_NUMERIC = re.compile(r"(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})")
_SLASHED = re.compile(r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>(?:19|20)\d\d)")

_CLOCK = r"(?:[,|@]?\s*(?:at\s+)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,5}(?:[+-]\d{1,2})?\)?)?)"
_DATE_LINE = re.compile(
    rf"(?:(?P<label>published|posted|first published|date|updated|last updated|modified|last modified)\s*(?:on|at|:|-)*\s*)?"
    rf"{_WEEKDAY}?(?:{_CLOCK}\s*[,|]?\s*)?(?:{_CALENDAR}|(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[/.]\d{{1,2}}[/.](?:19|20)\d\d)(?:T[\d:.]+Z?)?{_CLOCK}?\s*[|.·-]*",
    re.I,
)
_NAME_WORD = (
    r"(?:[A-Z\u00C0-\u024F][\w'’.-]*|de|da|del|der|van|von|al|el|bin|ibn|la|le|and|&|in|of|for|the|with|at"
    r"|staff|correspondents?|reporters?|writer|editor|agencies)"
)
_BYLINE = re.compile(
    rf"[*_]{{0,3}}(?:(?:By|BY|Written by|Story by|Reported by|Reporting by|Text by|Author):?\s+{_NAME_WORD}(?:(?:\s*[,|/·—–-]\s*|\s+){_NAME_WORD}){{0,14}}"
    rf"(?:\s*[|,·—–-]\s*{_WEEKDAY}?(?:{_CALENDAR}){_CLOCK}?)?(?:\s*\|\s*[^|.!?\n]{{2,40}}){{0,3}})[*_]{{0,3}}\.?"
)
# "By the ..." opens a phrase, and a line of capitals that is cut from a sentence has its small words in capitals as well.
_NO_NAME = re.compile(
    r"\b(?:By|BY):? (?:[Tt]he|THE|[Aa]n?|AN?|[Aa]ll|ALL)\b(?! Associated Press| New York Times)"
    r"|\b(?:THE|IS|TO|WERE|WAS|HAVE|HAS|WHILE|INSIDE|THEIR|OTHER|THAT|FROM)\b"
)
_PLACE_UPPER = r"[A-Z\u00C0-\u00DE][A-Z\u00C0-\u00DE'’.-]+(?:[ -][A-Z\u00C0-\u00DE'’.]+){0,4}"
_PLACE_MIXED = r"[A-Z\u00C0-\u024F][\w'’.-]+(?:[ -](?:[A-Z\u00C0-\u024F][\w'’.-]+|of|the|and|al|el|de)){0,5}"
_AGENCY = r"\(\s*(?P<agency>[A-Z][\w&.'’/ -]{1,40}?)\s*\)"
_DASH = r"(?:\s*(?:—|–|--)\s*|\s+-\s+)"
_DATELINE = re.compile(
    rf"(?:(?P<upper>{_PLACE_UPPER}(?:/{_PLACE_UPPER})*)(?: \([A-Z][^()\n]{{2,40}}\))?(?:,\s*(?:{_PLACE_MIXED})){{0,2}}"
    rf"|(?P<mixed>{_PLACE_MIXED}(?:/{_PLACE_MIXED})?)(?: \([A-Z][^()\n]{{2,40}}\)(?= ?\())?(?:,\s*(?:{_PLACE_MIXED})){{0,2}})?"
    rf",?\s*(?P<when>{_WEEKDAY}?{_CALENDAR})?,?\s*(?:{_AGENCY})?{_DASH}(?=\S)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a text: spans of what it has, None for what it lacks.

    ``dated`` is a line that holds nothing but the date of publication; ``agency`` the wire named in the dateline;
    ``published`` EDTF of the date line or else of the dateline ("XXXX-03-03" where it names no year); ``publisher`` never comes from here.
    """

    headline: Span | None = None
    byline: Span | None = None
    dated: Span | None = None
    dateline: Span | None = None
    agency: str | None = None
    published: str | None = None


def read_day(text: str) -> str | None:
    """The one calendar day that a short text names, as EDTF; "XXXX-MM-DD" without a year; None where it is none or ambiguous."""
    if m := _NUMERIC.search(text):
        return _edtf(m["y"], int(m["m"]), int(m["d"]))
    if m := _SLASHED.search(text):
        first, second = int(m["a"]), int(m["b"])
        if first > 12 or first == second:
            return _edtf(m["y"], second, first)
        return _edtf(m["y"], first, second) if second > 12 else None
    if m := _SPOKEN.search(text):
        month = _MONTHS.get((m["m1"] or m["m2"]).lower().rstrip("."))
        return None if month is None else _edtf(m["y1"] or m["y2"], month, int(m["d1"] or m["d2"]))
    return None


def _edtf(year: str | None, month: int, day: int) -> str | None:
    """EDTF of a day that exists."""
    if year is not None and len(year.strip("'")) == 2:
        short = int(year.strip("'"))
        year = str(1900 + short if short >= 50 else 2000 + short)
    try:
        date(int(year or 2000), month, day)
    except ValueError:
        return None
    return f"{year or 'XXXX'}-{month:02d}-{day:02d}"


def find_dateline(text: str, line: Span) -> re.Match[str] | None:
    """The dateline that a paragraph opens with ("GOMA, Congo, 3 March (Wire) - "); None where it has none.

    A place in mixed case counts only with a date or an agency beside it, or with a country after a comma; in a text that is all capitals every place does.
    """
    match = _DATELINE.match(text, line.start, min(line.end, line.start + 120))
    if match is None or not match[0].strip(" -–—,"):
        return None
    certain = match["agency"] or match["when"]
    if match["upper"] and not certain and (text[match.end() : match.end() + CAPITALS].isupper() or match["upper"] in ORGANISATIONS):
        return None
    if match["upper"] or (match["mixed"] and (certain or "," in match[0])) or match["agency"]:
        return match
    return None


def is_byline(text: str, line: Span) -> bool:
    """Does the line hold nothing but who wrote the report?"""
    if line.end - line.start > 160 or _BYLINE.fullmatch(text, line.start, line.end) is None:
        return False
    return not _NO_NAME.search(text, line.start, line.end)


def is_date_line(text: str, line: Span) -> re.Match[str] | None:
    """Does the line hold nothing but a date (with a clock time or a label such as "Published")?"""
    return _DATE_LINE.fullmatch(text, line.start, line.end) if line.end - line.start <= 80 else None


_SKIP = re.compile(
    r"(?:top of page|skip to (?:main )?content|menu|search|share|home|news|world|advertisement|listen|print|email|breaking news"
    r"|[(\[]?(?:photo|image|picture)\b.{0,12}:.*|https?:.*|www\..*|this (?:post|article|story) is also available in.*|placeholder while.*|(?:click|tap) .{1,40}"
    r"|[^.!?\n]{2,40}(?:\s[»›>|/]\s[^.!?\n]{2,40}){2,6}|(?:by )?\d+ (?:min|minute)s? (?:read|ago)|[\W\d_]*)[.:!]?",
    re.I,
)
_STOP = re.compile(r"(?:[.!?…]|\.{3})[\"'”’)\]]*$")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}$")
_MARKDOWN = re.compile(r"(?:#{1,6}\s+|\*\*|__)")


def _headline(text: str, lines: list[Span]) -> Span | None:
    """The headline among the first lines: short, without a final stop, set off from the body."""
    for index, line in enumerate(lines[:4]):
        if _SKIP.fullmatch(text, line.start, line.end) or is_byline(text, line) or is_date_line(text, line):
            continue
        if len(text[line.start : line.end].split()) == 1 and not _STOP.search(text, line.start, line.end):
            continue  # the name of a section or country above the headline
        return _as_headline(text, lines, index)
    return None


def _as_headline(text: str, lines: list[Span], index: int) -> Span | None:
    """The line (and up to two more that continue it) as a headline, or None."""
    mark = _MARKDOWN.match(text, lines[index].start)
    start = mark.end() if mark else lines[index].start
    if find_dateline(text, lines[index]):
        return None
    for last in range(index, min(index + 3, len(lines) - 1)):
        span = Span(start, lines[last].end - (len(mark[0]) if mark and mark[0] in ("**", "__") and text.startswith(mark[0], lines[last].end - 2) else 0))
        words = text[span.start : span.end]
        if len(words) > HEADLINE_CHARS or len(words.split()) > HEADLINE_WORDS or len(words.split()) < 2:
            return None
        if words.endswith((",", ";")) and not mark:
            return None
        if _STOP.search(words) and not words.endswith(("?", "!")) and not _ABBREVIATED.search(words):
            return None
        if mark or _set_off(text, lines, last):
            return span
    return None


def _set_off(text: str, lines: list[Span], last: int) -> bool:
    """Does the body begin after this line, rather than go on with it?"""
    here, following = lines[last], lines[last + 1]
    if text.count("\n", here.end, following.start) >= 2 or is_byline(text, following) or is_date_line(text, following):
        return True
    width = following.end - following.start
    if find_dateline(text, following) is not None or (width > LONG_LINE and width > 1.4 * (here.end - here.start)):
        return True
    # Where some lines are long, a line break ends a paragraph.
    return not text[following.start].islower() and any(line.end - line.start > LONG_LINE for line in lines)


def _is_sentence(text: str, line: Span) -> bool:
    """Is the line a sentence of some length?"""
    return line.end - line.start > 60 and _STOP.search(text, line.start, line.end) is not None


def find_head(text: str) -> Head:
    """Headline, byline, date line and dateline of a text, read from its first lines."""
    lines = paragraphs_of(text[:HEAD_CHARS])[:HEAD_LINES]
    headline = _headline(text, lines) if len(lines) > 1 else None
    byline = dated = dateline = None
    agency = published = None
    sentences = 0
    for line in lines:
        if headline is not None and line.start < headline.end:
            continue
        in_head = sentences < 2  # one sentence may stand between headline and date, two are the report
        if in_head and byline is None and is_byline(text, line):
            byline = line
        elif in_head and (match := is_date_line(text, line)) is not None:
            if dated is None and not (match["label"] or "").lower().startswith(("up", "last", "mod")):
                dated, published = line, read_day(match[0])
        elif (match := find_dateline(text, line)) is not None:
            dateline, agency = Span(match.start(), match.end()), match["agency"]
            published = published or (read_day(match["when"]) if match["when"] else None)
            break
        else:
            sentences += 2 if line.end - line.start > LONGEST_DECK else _is_sentence(text, line)
            if sentences > DATELINE_WITHIN:
                break
    if byline is not None and published is None:
        published = read_day(text[byline.start : byline.end])
    return Head(headline=headline, byline=byline, dated=dated, dateline=dateline, agency=agency, published=published)
