"""Which runs of capitalised words are names, and of what kind, as far as their own words tell?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.records.document import Layout
from crossbearing.records.tags import Tag, Token

LINKS = frozenset("of the al bin ibn de del la el von van da do dos ul ur and for".split())
TITLES = frozenset(
    "mr mrs ms dr gen lt col maj capt sgt adm brig prof president minister secretary spokesman spokeswoman spokesperson general "
    "colonel major captain commander senator "
    "governor mayor ambassador judge ayatollah sheikh sheik imam king prince queen premier chancellor chief sir lord pope bishop "
    "rev father pastor".split()
)
ORGANISATIONS = re.compile(
    r"(?:ministry|department|agency|army|forces?|force|police|guards?|corps|brigades?|battalion|front|movement|party|union|council|"
    r"committee|commission|command|"
    r"organi[sz]ation|association|institute|university|group|militia|parliament|congress|senate|court|government|office|bureau|"
    r"coalition|alliance|authority|service|"
    r"times|post|news|press|network|foundation|centre|center|observatory|watch|units?|company|corporation|inc|ltd)$",
    re.IGNORECASE,
)
FACILITIES = re.compile(
    r"(?:airport|base|airbase|bridge|port|prison|camp|hospital|school|mosque|church|cathedral|embassy|consulate|barracks|depot|"
    r"refinery|plant|station|market|"
    r"hotel|stadium|square|crossing|checkpoint|dam|tower|house|palace|pipeline|warehouse|headquarters)$",
    re.IGNORECASE,
)
WEEKDAYS_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december".split()
)
COMMON_STARTS = frozenset(
    "the a an in on at it he she they we but and or as for from with after before while when if this that these those there here "
    "what who how why not no yes according "
    "meanwhile however earlier later last next since until during under over one two three four five six seven eight nine ten "
    "many most some several both all early late "
    "also although despite its his her their our my your i officials police witnesses residents experts sources israeli".split()
) - {"israeli"}  # fmt: skip


def find_names(text: str, layout: Layout, tokens: Sequence[Token]) -> list[Tag]:
    """Runs of capitalised words outside furniture, labelled person, organization, facility or other."""
    headline = layout.headline
    tags: list[Tag] = []
    for start, end in _runs(text, tokens):
        first, last = tokens[start], tokens[end - 1]
        if headline is not None and headline.start <= first.start < headline.end and _all_caps_line(text, headline.start, headline.end):
            continue
        label = _label(text, tokens, start, end)
        tags.append(Tag(start=first.start, end=last.end, kind="entity", label=label, score=0.5, by="rules:name"))
    return tags


def _all_caps_line(text: str, start: int, end: int) -> bool:
    """Is (nearly) every longer word of a headline capitalised, so that capitals say nothing?"""
    words = [w for w in re.findall(r"[^\W\d_]+", text[start:end]) if len(w) > 3]
    return len(words) > 2 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


def _capital(text: str, token: Token) -> bool:
    word = text[token.start : token.end]
    return word[0].isupper() and word.lower() not in WEEKDAYS_MONTHS


def _runs(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Index ranges of maximal runs of capitalised tokens; small linking words only inside."""
    runs = []
    i = 0
    while i < len(tokens):
        if not _capital(text, tokens[i]):
            i += 1
            continue
        j = last = i + 1
        while j < len(tokens) and tokens[j].sentence == tokens[i].sentence and tokens[j].start - tokens[j - 1].end <= 1:
            word = text[tokens[j].start : tokens[j].end]
            if _capital(text, tokens[j]):
                last = j + 1
            elif word.lower() not in LINKS or word.lower() in ("and", "for"):
                break
            j += 1
        sentence_start = i == 0 or tokens[i - 1].sentence != tokens[i].sentence
        begin = i + 1 if sentence_start and text[tokens[i].start : tokens[i].end].lower() in COMMON_STARTS else i
        if begin < last and _capital(text, tokens[begin]):
            runs.append((begin, last))
        i = max(last, i + 1)
    return runs


def _label(text: str, tokens: Sequence[Token], start: int, end: int) -> str:
    """The kind of a name by its own words and the title before it."""
    words = [text[t.start : t.end] for t in tokens[start:end]]
    before = text[tokens[start - 1].start : tokens[start - 1].end].lower() if start else ""
    if words[0].lower().rstrip(".") in TITLES or before.rstrip(".") in TITLES:
        return "person"
    if FACILITIES.search(words[-1]):
        return "facility"
    if (
        ORGANISATIONS.search(words[-1])
        or ORGANISATIONS.search(words[0])
        or (len(words) == 1 and words[0].isupper() and len(words[0]) > 1 and "." not in words[0])
    ):
        return "organization"
    return "other"
