"""Where sentences begin and end inside a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossbearing.records.document import Span

# Before a name or a number: a stop after these never ends a sentence.
TITLES = frozenset(
    "mr mrs ms messrs mme dr prof gen lt col maj brig sgt cpl pvt spc capt cmdr cdr adm vice-adm rear-adm lieut ssgt msgt rep reps sen sens gov pres "
    "hon amb rev fr st ste mt "
    "supt insp det const atty dist eng arch ayat vs viz cf eg ie e.g i.e approx ca est esp incl cpl lcpl wo spec pfc ret op al".split()
)
# These end a sentence where the next word is one that opens sentences rather than names.
SHORT_FORMS = frozenset(
    "u.s u.n u.k u.s.a u.a.e e.u d.c l.a n.y n.j d.r.c p.o.w a.m p.m b.c a.d ph.d m.d b.a m.a jr sr inc ltd co corp bros llc plc etc dept univ assn "
    "bldg ave blvd rd "
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun ft km lb lbs oz hr hrs min "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo".split()
)
NUMBERED = frozenset("no nos art sec ch fig vol para p pp op".split())
MONTHS = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
HOURS = frozenset("a.m p.m am pm".split())
# What goes on behind an hour: a day, a month, a zone.
BEHIND_HOURS = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*|[A-Z]{2,4}T?|local|eastern|central|pacific|mountain|moscow|gmt",
    re.I,
)
OPENING_WORDS = 8
# Words in capitals at their start that open a sentence more often than they continue a name.
OPENERS = frozenset(
    "the a an this that these those it its he she they we i you his her their our my in on at by for from with after before as if when while since "
    "although though because but and or so "
    "yet there here what who where why how then now today yesterday meanwhile however some many most several all both each no not nor one two three "
    "four five six seven eight nine ten "
    "dozens hundreds thousands according earlier later last next during under over between among against about into despite until once also still even "
    "another other such "
    "officials witnesses authorities police residents reports sources".split()
)

_CLOSERS = "\"'”’»)\\]›"
_CANDIDATE = re.compile(
    rf"(?P<stop>\.(?:\s\.)+|[.!?…]+)(?P<close>[{_CLOSERS}]*(?:\s?\[\d{{1,3}}\])*+)(?P<gap>\s+|(?=[\"'“‘«(\[]?[A-ZÀ-ÞĀ-ž\u0400-\u042f]))(?=\S)"
)
_WORD_BEFORE = re.compile(r"[^\s\"'“”‘’«»()\[\]—–]+$")
_NEXT_WORD = re.compile(r"[\"'“‘«(\[„]*([^\s\"'“”‘’«»()\[\],;:.!?—–]+)")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]|(?:[a-z]\.)+[a-z]")
_LIST_MARK = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|[•·*–-])\s*$")
_SITE = re.compile(r"(?:https?://|www\.|@)\S*$|[\w-]+\.(?:com|org|net|gov|edu|info|co|uk|io|ru|ua|news|tv)\b", re.I)
_SAYS = re.compile(r"(?:(?:I|he|she|they|we)|[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3})\s+(?:said|says?|asked|asks?|told|cried|shouted|wrote|replied|added)\b")
# Before an ellipsis: the sentence is cut short and goes on.
_CONTINUES = re.compile(r"(?:,|\b(?:and|but|or|the|an?|of|to|that|with|for|in|on|at|by|from|as|is|are|was|were))\s?$")
_LOOK_BACK = 60


def sentences_of(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of one paragraph, in order, without the blanks between them; they cover every letter of it."""
    start = paragraph.start
    for match in _CANDIDATE.finditer(text, paragraph.start, paragraph.end):
        if match.end() > start and _ends_here(text, start, match):
            end = match.end("close")
            if text[start:end].strip():
                yield Span(start, end)
                start = match.end()
    if text[start : paragraph.end].strip():
        yield Span(start, paragraph.end)


def _ends_here(text: str, start: int, match: re.Match[str]) -> bool:
    """Does the sentence that began at ``start`` end at this stop?"""
    following = _NEXT_WORD.match(text, match.end())
    word = following[1] if following else ""
    if not match["gap"]:
        return _is_glued(text, start, match, word)
    if word.lstrip("-")[:1].islower():
        return False
    stop = match["stop"]
    if set(stop) != {"."}:
        return _after_mark(text, match, word)
    if len(stop) > 1:
        if _CONTINUES.search(text, max(start, match.start() - _LOOK_BACK), match.start()):
            return False
        return word[:1].isupper() or text[match.end()] in "\"'“‘«"
    before = _WORD_BEFORE.search(text, max(start, match.start() - _LOOK_BACK), match.start())
    token = before[0] if before else ""
    if before and before.start() == start and _LIST_MARK.match(text[start : match.end("stop")]):
        return False
    if token.lower() in HOURS and not match["close"] and word[:1].isupper() and not BEHIND_HOURS.fullmatch(word):
        return word.lower() in OPENERS or text.count(" ", start, match.start()) >= OPENING_WORDS
    return _after_token(token, word, closed=bool(match["close"].strip("[]0123456789")))


def _after_mark(text: str, match: re.Match[str], word: str) -> bool:
    """Does a question mark, an exclamation mark or an ellipsis end the sentence?  Not where a closed quotation is followed by who says it."""
    if match["close"] and _SAYS.match(text, match.end()):
        return False
    return bool(word) or text[match.end()] in "\"'“‘«([—–-•"


def _after_token(token: str, word: str, *, closed: bool) -> bool:
    """Does a single full stop after this token, before this word, end the sentence?"""
    plain = token.lower().rstrip(".")
    opener = word.lower() in OPENERS and word[:1].isupper()
    if closed:
        return True
    if word[:1].isdigit() and (plain in NUMBERED or len(plain) == 1):
        return False
    if plain in MONTHS and word[:1].isdigit() and token[:1].isupper():
        return False
    if plain in TITLES:
        return False
    if plain in SHORT_FORMS and plain not in NUMBERED:
        return opener if token[:1].isupper() or "." in token else True
    if _INITIALS.fullmatch(token):
        return opener and word.lower() != "i"
    return True


def _is_glued(text: str, start: int, match: re.Match[str], word: str) -> bool:
    """Is the blank after a full stop missing ("in Iraq.Next")?  Not inside addresses, abbreviations and names of files."""
    before = _WORD_BEFORE.search(text, max(start, match.start() - _LOOK_BACK), match.start())
    token = before[0] if before else ""
    if len(match["stop"]) > 1 or match["stop"] == "…":
        return False
    if len(word) < 2 and word not in ("A", "I"):
        return False
    letters = token.rstrip(",;:")
    if not match["close"] and (len(letters) < 3 or not letters[-1].islower() or "." in token or "/" in token or "@" in token):
        return False
    if letters.lower() in TITLES or not (word[1:].islower() or word.isupper() or match["close"]):
        return False
    return not _SITE.search(text[max(start, match.start() - _LOOK_BACK) : match.end() + len(word) + 5])
