"""Lines of a head that say who wrote a report, for which outlet, on which day: "By Jane Roe | Maputo Gazette | 15 May 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from crossbearing.records.document import Span
from crossbearing.records.head_days import CALENDAR, CLOCK, WEEKDAY, labelled_days
from crossbearing.records.outlets import fold, outlets

LONGEST_CREDIT = 160
MOST_PARTS = 6

_NAME_WORD = (
    r"(?:[A-Z\u00C0-\u024F][\w'’.-]*|de|da|del|der|van|von|al|el|bin|ibn|la|le|and|&|in|of|for|the|with|at"
    r"|our|own|staff|correspondents?|reporters?|writers?|editors?|agencies|desk|monitoring)"
)
_BY = (
    r"(?:(?:BYLINE|Byline|byline|AUTHORS?|Authors?|authors?):\s*[\"']?(?:[Bb]y\s+)?"
    r"|(?:By|BY|Written by|Story by|Reported by|Reporting by|Text by|Author):?\s+)"
)
_BYLINE = re.compile(
    rf"[*_]{{0,3}}(?:{_BY}{_NAME_WORD}(?:(?:\s*[,|/·—–-]\s*|\s+){_NAME_WORD}){{0,14}}"
    rf"(?:\s*[|,·—–-]\s*{WEEKDAY}?(?:{CALENDAR}){CLOCK}?)?(?:\s*\|\s*[^|.!?\n]{{2,40}}){{0,3}})[*_]{{0,3}}\.?"
)
# "By the ..." opens a phrase, and a line of capitals that is cut from a sentence has its small words in capitals as well.
_NO_NAME = re.compile(
    r"\b(?:By|BY):? (?:[Tt]he|THE|[Aa]n?|AN?|[Aa]ll|ALL)\b(?! Associated Press| New York Times"
    r"| (?:[A-Z][\w.&'’-]* ){0,4}(?:[Ss]taff|STAFF|[Nn]ewsroom|Desk|Team)$)"
    r"|\b(?:THE|IS|TO|WERE|WAS|HAVE|HAS|WHILE|INSIDE|THEIR|OTHER|THAT|FROM)\b"
)
_AUTHOR = re.compile(rf"{_BY}(?P<name>\S.*)")
_NAME = re.compile(
    r"(?:[A-Z\u00C0-\u024F]|al-)[\w'’.&-]*"
    r"(?: (?:[A-Z\u00C0-\u024F&][\w'’.&-]*|al-\w+|of|the|de|da|la|le|el|and|al|an|din)){0,6}|[\w-]+(?:\.[\w-]+){1,3}"
)
_ROLE = re.compile(r"(?:[\w-]+ ){0,3}(?:writer|reporter|correspondent|editor|staff|contributor|journalist)s?(?: in [A-Z][\w -]+)?", re.I)
_ASIDE = re.compile(
    r"(?:\d+[\s-]min(?:ute)?s?(?: read)?|[ap]\.?m\.?|[A-Z]{2,4}T|GMT|UTC|local time|p(?:p|ages?)?\.? ?[A-Z]?\d+|(?:[\w-]+ ){0,3}edition|final|online"
    r"|get short url(?:[\s\d]+)?|\d[\d,.]*)",
    re.I,
)
_PAGE = re.compile(
    r"[*_]{0,2}(?:section|length|load-date|url|link|tags?|keywords|categor(?:y|ies)|language|lang|edition|word count|dateline|document id|id|slug|layout"
    r"|permalink|country)[*_]{0,2}\s*:\s*\S.*",
    re.I,
)
_LEAD = re.compile(r"(?:(?:first |originally )?published )?(?:from|by|in|via|source:)\s+(?-i:the\s+)?(?-i:(?=[A-Z]))", re.I)
_POSTED_BY = re.compile(r"by (?P<name>\S.*)")
_BETWEEN = re.compile(r"\s*[|·•;,()\n]\s*|\s*[—–]\s*|\s+(?:-{1,2}|/|@|//)\s+|\s*--\s*|^\s*[-:/]+\s*|\s*[-:/]+\s*$")
_KEYED = re.compile(
    r"[*_]{0,2}(?:source|publisher|publication|outlet|newspaper|journal|published by)[*_]{0,2}\s*:[*_]{0,2}\s*[\"']?(?P<value>[^\n\"]{2,60}?)[\"']?", re.I
)

# Names of outlets end in these, or begin with "Daily"; the second kind are common words too and need a date or an author beside them.
_SURE = frozenset(
    "gazette herald tribune chronicle times telegraph courier inquirer enquirer newspaper newspapers newswire broadcasting broadcaster bulletin examiner "
    "journal dispatch advertiser intelligencer agency tv television radio online newsroom magazine".split()
)
_UNSURE = frozenset(
    "post star sun mail mirror standard monitor observer guardian press today independent review record mercury globe echo argus nation citizen leader "
    "vanguard punch daily weekly wire network news service voice insider watch report media express ledger pioneer examiner spectator scotsman".split()
)
_KNOWN = frozenset(
    "afp ap aap apa ansa abc aljazeera anadolu antara axios bbc belga bernama bloomberg cbc cbs cnbc cnn cna dpa dw dawn efe euronews fox haaretz iranintl "
    "irna interfax itar-tass kyodo lusa meduza mehr msnbc nbc nhk npr nzz nan nrk ntv ozodi pbs politico pti ptv rfe/rl rferl rfi ria rt rte sana saba sky "
    "spa sputnik tass tolonews ukrinform unian upi voa wam wafa xinhua yonhap ynet reuters".split()
)
# What stands behind the name of an outlet: those in it who wrote, its edition.
_STAFF = re.compile(
    r"(?:,? (?:and|&) (?:news )?agencies| (?:wire |web |news )?(?:staff|desk|newsroom|monitoring"
    r"|correspondents?|reporters?|writers?|agencies))$",
    re.I,
)
_EDITION = re.compile(r" (?:English|Arabic|International|Online)$")
_SECTIONS = frozenset("breaking world home latest top local national international sports sport business politics africa asia europe".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What a line of the head says of the report: is there an author, which outlet, which day (EDTF; "XXXX-MM-DD" without a year).

    ``others`` are the names in it of which one cannot tell whether they are an author, an outlet or a town; ``page``: it tells something else of the page
    (section, length, edition).
    """

    author: bool = False
    outlet: str | None = None
    day: str | None = None
    updated: str | None = None
    dated: bool = False
    others: tuple[str, ...] = ()
    page: bool = False

    @property
    def is_date(self) -> bool:
        """Does the line hold nothing but days, with times and labels?"""
        return self.dated and not self.author and self.outlet is None and not self.others


def is_byline(text: str, line: Span) -> bool:
    """Does the line hold nothing but who wrote the report?"""
    if line.end - line.start > LONGEST_CREDIT or _BYLINE.fullmatch(text, line.start, line.end) is None:
        return False
    return not _NO_NAME.search(text, line.start, line.end)


def is_date_line(text: str, line: Span) -> bool:
    """Does the line hold nothing but one or more days, with times of day and labels such as "Published"?"""
    return any(map(str.isdigit, text[line.start : line.end])) and (credit := read_credit(text, line)) is not None and credit.is_date


def read_credit(text: str, line: Span) -> Credit | None:
    """What a line says of author, outlet and day; None where it holds anything else: a sentence, a headline."""
    if line.end - line.start > LONGEST_CREDIT:
        return None
    words = text[line.start : line.end].strip("*_# \t")
    if (m := _KEYED.fullmatch(words)) and _NAME.fullmatch(m["value"]):
        return Credit(outlet=m["value"])
    if _PAGE.fullmatch(words):
        return Credit(page=True)
    days = list(labelled_days(words))
    parts = list(_parts(words, [(d.start, d.end) for d in days]))
    if len(parts) > MOST_PARTS or not (days or parts):
        return None
    names = _names(parts, dated=bool(days))
    if names is None:
        return None
    day, updated = (next((d.day for d in days if d.updated is late), None) for late in (False, True))
    return replace(names, day=day, updated=updated, dated=bool(days))


def _names(parts: list[str], *, dated: bool) -> Credit | None:
    """Author, outlet and other names among the parts of a line; None where one of them is none of these."""
    author, page = False, False
    outlet: str | None = None
    others: list[str] = []
    for part in parts:
        named = _STAFF.sub("", part[m.end() :] if (m := _LEAD.match(part)) else part)
        if outlet is None and _NAME.fullmatch(named) and is_outlet(named, beside=dated or author):
            outlet = named
        elif (m := _AUTHOR.fullmatch(part) or (_POSTED_BY.fullmatch(part) if dated else None)) and _is_author(m["name"]) and not _NO_NAME.search(part):
            author = True
        elif _ASIDE.fullmatch(part):
            page = True
        elif _ROLE.fullmatch(part):
            author = author or bool(others)
        elif _NAME.fullmatch(part):
            others.append(part)
        else:
            return None
    return Credit(author=author, outlet=outlet, others=tuple(others), page=page)


def _is_author(name: str) -> bool:
    """Is it a name, or the word that a publishing system puts for one?"""
    return _NAME.fullmatch(name) is not None or name in ("admin", "editor", "staff", "newsdesk")


def _parts(words: str, cuts: list[tuple[int, int]]) -> Iterator[str]:
    """What stands between the days and the marks of a line."""
    at = 0
    for start, end in [*cuts, (len(words), len(words))]:
        for part in _BETWEEN.split(words[at:start]):
            if part.strip(" .:*_\"'()[]"):
                yield part.strip(" :*_\"'()[]")
        at = end


def is_outlet(name: str, *, beside: bool) -> bool:
    """Is it the name of an outlet?  ``beside``: a date or an author stands beside it, so that a common word ("Post") may tell as well."""
    words = name.lower().split()
    if words[0] in _KNOWN:
        return len(words) <= 5
    if (beside or len(words) > 1) and (fold(name) in outlets() or fold(_EDITION.sub("", name)) in outlets()):
        return True
    if "." in name.rstrip(".") and " " not in name and name.islower():
        return beside
    if len(words) > 6 or (len(words) == 1 and words[0] not in _SURE) or all(w in _SECTIONS or w == "news" for w in words):
        return False
    if words[-1] in _SURE and len(words) > 1:
        return True
    return (beside or words[0] == "the") and (words[-1] in _UNSURE or words[0] == "daily")
