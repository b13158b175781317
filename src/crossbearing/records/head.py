"""Where the head of a report stands in its text: headline, byline, date line and dateline.

Reading takes the words from here, cleaning the offsets, so both agree on what the head is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossbearing.records.captions import is_picture
from crossbearing.records.document import Span
from crossbearing.records.head_credits import LONGEST_CREDIT, Credit, is_byline, is_outlet, read_credit
from crossbearing.records.head_days import CALENDAR, WEEKDAY, labelled_days, read_day
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
RETOLD = 0.6
FOOT_LINES = 6
FOOT_CHARS = 1_500

_PLACE_UPPER = r"[A-Z\u00C0-\u00DE][A-Z\u00C0-\u00DE'’.-]+(?:[ -][A-Z\u00C0-\u00DE'’.]+){0,4}"
_PLACE_MIXED = r"[A-Z\u00C0-\u024F][\w'’.-]+(?:[ -](?:[A-Z\u00C0-\u024F][\w'’.-]+|of|the|and|al|el|de)){0,5}"
_AGENCY = r"\(\s*(?P<agency>[A-Z][\w&.'’/ -]{1,40}?)\s*\)"
_DASH = r"(?:\.?\s*(?:—|–|--)\s*|\s+-\s+|\.\s?-\s*|(?<=[)\d]):\s+)"
_DATELINE = re.compile(
    rf"(?:(?P<upper>{_PLACE_UPPER}(?:/{_PLACE_UPPER})*)(?: \([A-Z][^()\n]{{2,40}}\))?(?:,\s*(?:{_PLACE_MIXED})){{0,2}}"
    rf"|(?P<mixed>{_PLACE_MIXED}(?:/{_PLACE_MIXED})?)(?: \([A-Z][^()\n]{{1,40}}\)(?= ?\(|,? (?:\w+ )?\d))?(?:,\s*(?:{_PLACE_MIXED})){{0,2}})?"
    rf",?\s*(?P<when>{WEEKDAY}?{CALENDAR})?,?\s*(?:{_AGENCY})?(?:{_DASH}|(?P<plain>(?<=\))\s+(?=[A-Z“\"])))(?=\S)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a text: spans of what it has, None for what it lacks.

    ``credits`` are the lines that hold nothing but author, outlet, day and the like, and the key before a title; ``agency`` is the wire named in the dateline;
    ``published`` is the EDTF of such a line or else of the dateline ("XXXX-03-03" where it names no year), a day of updating where there is no other;
    ``publisher`` is the outlet as such a line names it, never a guess from the rest of the text.
    """

    headline: Span | None = None
    byline: Span | None = None
    credits: tuple[Span, ...] = ()
    dateline: Span | None = None
    agency: str | None = None
    published: str | None = None
    publisher: str | None = None


def find_dateline(text: str, line: Span) -> re.Match[str] | None:
    """The dateline that a paragraph opens with ("GOMA, Congo, 3 March (Wire) - "); None where it has none.

    A place in mixed case counts only with a date or an agency beside it, or with a country after a comma; in a text that is all capitals every place does.
    """
    match = _DATELINE.match(text, line.start, min(line.end, line.start + 120))
    if match is None or not match[0].strip(" -–—,"):
        return None
    if match["plain"] and not (match["agency"] and match["when"]):
        return None  # without a dash only a day and an agency tell it from a sentence
    certain = match["agency"] or match["when"]
    if match[0].rstrip().endswith(":") and not (match["when"] or (match["upper"] and certain)):
        return None
    if match["upper"] and not certain and (text[match.end() : match.end() + CAPITALS].isupper() or match["upper"] in ORGANISATIONS):
        return None
    if match["upper"] or (match["mixed"] and (certain or "," in match[0])) or match["agency"]:
        return match
    return None


_SKIP = re.compile(
    r"(?:top of page|skip to (?:main )?content|menu|search|share|home|news|world|advertisement|listen|print|email|(?:breaking|latest|world) news"
    r"|(?:press|news) release"
    r"|[(\[]?(?:photo|image|picture)\b.{0,12}:.*|https?:.*|www\..*|this (?:post|article|story) is also available in.*|placeholder while.*|(?:click|tap) .{1,40}"
    r"|[^.!?\n]{2,40}(?:\s[»›>|/]\s[^.!?\n]{2,40}){2,6}|(?:by )?\d+ (?:min|minute)s? (?:read|ago)|[\W\d_]*)[.:!]?",
    re.I,
)
_STOP = re.compile(r"(?:[.!?…]|\.{3})[\"'”’)\]]*$")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}$")
_WORD = re.compile(r"[^\W_]{4,}")
_MORE = re.compile(r"(?:read (?:the )?)?full (?:article|story|report|coverage)\W*", re.I)
# What the newsroom says of the text rather than of the news.
NOTE = re.compile(
    r"\(?\s*(?:this|the) (?:[\w.,]+ ){0,4}(?:story|article|report|version) (?:has been |was |is |had been )?"
    r"(?:re-?filed|amended|edited|updated|re-?published)\b.{0,300}|\(?the re-?filed story\b.{0,200}"
    r"|\((?:re-?files|corrects|adds|updates|recasts|repeats|removes|clarifies|fixes|changes|rewrites|deletes|edits)\b[^()]{3,400}\)\.?",
    re.I,
)
_LABELLED = re.compile(r"publi|posted|updated|modified|issued|edited|revised", re.I)
_TITLE_KEY = re.compile(r"(?:title|headline)\s*:\s*[\"']?", re.I)
_MARKDOWN = re.compile(r"(?:#{1,6}\s+|\*\*|__)")


def _headline(text: str, lines: list[Span]) -> Span | None:
    """The headline among the first lines: short, without a final stop, set off from the body."""
    for index, line in enumerate(lines[:6]):
        if (m := _TITLE_KEY.match(text, line.start, line.end)) and line.end - m.end() <= HEADLINE_CHARS:
            return Span(m.end(), line.end - text[line.start : line.end].endswith(("'", '"')))
        words = text[line.start : line.end]
        if _SKIP.fullmatch(words) or is_byline(text, line) or _is_credit(text, lines, index) or is_picture(words) or NOTE.fullmatch(words):
            continue
        if _is_teaser(text, lines, index) or _MORE.fullmatch(words):
            continue
        if len(words.split()) == 1 and not _STOP.search(text, line.start, line.end):
            continue  # the name of a section or country above the headline
        return _as_headline(text, lines, index)
    return None


def _is_teaser(text: str, lines: list[Span], index: int) -> bool:
    """Does the next line point to another report, which this one tells of?"""
    return index + 1 < len(lines) and _MORE.fullmatch(text, lines[index + 1].start, lines[index + 1].end) is not None


def _is_credit(text: str, lines: list[Span], index: int) -> bool:
    """Does a line name author, outlet or day and nothing else?

    A line without a day and with several names may be a headline in capitals, and so may a short one with a day right above the body.
    """
    credit = read_credit(text, lines[index])
    if credit is None:
        return False
    if credit.author or credit.is_date or (credit.page and not credit.others):
        return True
    if credit.dated:
        if len(credit.others) in (1, 2) and credit.others[0].isupper() and "|" in text[lines[index].start : lines[index].end]:
            return True  # "AJDABIYA, Libya | Thu Apr 7, 2011 11:29 pm"
        body = index + 1 < len(lines) and lines[index + 1].end - lines[index + 1].start > LONG_LINE
        return credit.outlet is not None or (len(credit.others) == 1 and not (index == 0 and body))
    return credit.outlet is not None and len(" ".join(credit.others).split()) <= 2 and index + 1 < len(lines)


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
        if _STOP.search(words) and not words.endswith(("?", "!")) and not _ABBREVIATED.search(words) and not (last == index and _is_title(text, lines, index)):
            return None
        if mark or _set_off(text, lines, last):
            return span
    return None


def _set_off(text: str, lines: list[Span], last: int) -> bool:
    """Does the body begin after this line, rather than go on with it?"""
    here, following = lines[last], lines[last + 1]
    if text.count("\n", here.end, following.start) >= 2 or is_byline(text, following) or _is_credit(text, lines, last + 1):
        return True
    width = following.end - following.start
    if find_dateline(text, following) is not None or (width > LONG_LINE and width > 1.4 * (here.end - here.start)):
        return True
    # Where some lines are long, a line break ends a paragraph.
    return not text[following.start].islower() and any(line.end - line.start > LONG_LINE for line in lines)


def _is_title(text: str, lines: list[Span], index: int) -> bool:
    """Is a line with a final stop the headline all the same: open at its end, all its longer words in capitals, or told again by a longer line below?"""
    here, following = lines[index], lines[index + 1]
    if following.end - following.start <= here.end - here.start or find_dateline(text, following):
        return False
    if text.endswith(("...", "…"), here.start, here.end):
        return text.count("\n", here.end, following.start) >= 2
    words = _WORD.findall(text, here.start, here.end)
    if len(words) < 4 or find_dateline(text, here) or text.startswith(("A ", "An ", "The "), here.start):
        return False
    below = {w[:5].lower() for w in _WORD.findall(text, following.start, following.end)}
    again = sum(w[:5].lower() in below for w in words)
    return sum(w[0].islower() for w in words) <= 1 or (here.end - here.start <= LONG_LINE and again >= max(4, RETOLD * len(words)))


def _is_sentence(text: str, line: Span) -> bool:
    """Is the line a sentence of some length?"""
    return line.end - line.start > 60 and _STOP.search(text, line.start, line.end) is not None


def find_head(text: str) -> Head:
    """Headline, credit lines and dateline of a text, read from its first lines."""
    lines = paragraphs_of(text[:HEAD_CHARS])[:HEAD_LINES]
    headline = _headline(text, lines) if len(lines) > 1 else None
    credits: list[tuple[Span, Credit]] = []
    dateline = None
    sentences = 0
    for index, line in enumerate(lines):
        if headline is not None and line.meets(headline):
            continue
        in_head = sentences < 2  # one sentence may stand between headline and date, two are the report
        if in_head and (is_byline(text, line) or _is_credit(text, lines, index)):
            credits.append((line, _credit(text, line)))
        elif (dateline := find_dateline(text, line)) is not None:
            break
        else:
            sentences += 2 if line.end - line.start > LONGEST_DECK else _is_sentence(text, line)
            if sentences > DATELINE_WITHIN:
                break
    byline = next((line for line, credit in credits if credit.author), None)
    published = _published([credit for _, credit in credits], dateline)
    publisher = next((credit.outlet for _, credit in credits if credit.outlet), None) or _tail(text, headline)
    foot = _foot(text) if published is None or publisher is None else Credit()
    key = [Span(line.start, headline.start) for line in lines if headline is not None and line.start < headline.start < line.end]
    return Head(
        headline=headline,
        byline=byline,
        credits=(*key, *(line for line, _ in credits if line != byline)),
        dateline=Span(dateline.start(), dateline.end()) if dateline else None,
        agency=_agency(dateline) if dateline else None,
        published=published or foot.day,
        publisher=publisher or foot.outlet,
    )


def _agency(dateline: re.Match[str]) -> str | None:
    """The wire in brackets; a name in brackets alone is a wire only where it is known as one, and else the town: "(Nairobi) - "."""
    alone = not (dateline["upper"] or dateline["mixed"])
    return None if dateline["agency"] and alone and not is_outlet(dateline["agency"], beside=True) else dateline["agency"]


def _foot(text: str) -> Credit:
    """What a line at the foot says of outlet and day ("Published in the Maputo Gazette, 3 May 2021").

    It counts only where it calls the day one of publication, and says nothing else; one of change there is no day of the report.
    """
    tail = text[-FOOT_CHARS:]
    for line in reversed(paragraphs_of(tail)[-FOOT_LINES:]):
        words = tail[line.start : line.end]
        if len(words) <= LONGEST_CREDIT and _LABELLED.search(words) and any(day.labelled for day in labelled_days(words)):
            credit = read_credit(tail, line)
            if credit is not None and credit.day and not credit.others:
                return credit
    return Credit()


def _published(credits: Sequence[Credit], dateline: re.Match[str] | None) -> str | None:
    """The day of a credit line, of the dateline, or of the last update, in this order; one with its year before one without."""
    days = [*(c.day for c in credits), read_day(dateline["when"]) if dateline and dateline["when"] else None, *(c.updated for c in credits)]
    found = [day for day in days if day]
    return next((day for day in found if not day.startswith("XXXX")), found[0] if found else None)


def _credit(text: str, line: Span) -> Credit:
    """What a credit line says; of a byline that holds more than names, the author and its day."""
    found = read_credit(text, line)
    if found is None or not (found.author or found.dated or found.outlet or found.page):
        return Credit(author=True, day=read_day(text[line.start : line.end]))
    return found if found.author or not is_byline(text, line) else replace(found, author=True)


def _tail(text: str, headline: Span | None) -> str | None:
    """The outlet behind the last bar of a headline ("Depot burns | Maputo Gazette")."""
    if headline is None or "|" not in text[headline.start : headline.end]:
        return None
    name = text[headline.start : headline.end].rsplit("|", 1)[1].strip()
    return name if name and is_outlet(name, beside=True) else None
