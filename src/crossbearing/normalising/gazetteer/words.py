"""The words of a text, and the runs of them that may be names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from crossbearing.normalising.gazetteer.names import fold
from crossbearing.normalising.gazetteer.places import DATA, rows

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[’'ʼ‘`][^\W_]+)*[’']?")
_OWNER = re.compile(r"(?<=.)[’'](?:[sS])?$")
_LOST = re.compile(r"s$")
"""A possessive ending that has lost its apostrophe ("Syrias army")."""
_GLUE = re.compile(r"[ \t]?[-–][ \t]?|[ \t]{1,2}|\n(?=[^\n])|\.[ \t]|&")
ARTICLES = frozenset("al el ad ar as ash at an az ed er es esh et ez ul us".split())
SUFFIXES = frozenset("ri ni dong gun eup myon myeon up si do rodongjagu".split())
IZAFAT = frozenset("e i ye".split())
"""Small words that Persian ties by a hyphen to what stands before them."""
LONGEST_INNER = 3
"""Letters of a small word between hyphens inside a name ("Croix-des-Bouquets")."""
PARTICLES = frozenset("de del la las los le les du of the upon on sur am der von bei di da do dos das".split())
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday january february april june july september october november december".split())
OPENERS = frozenset("In Near From On To Outside Inside Around Across Of After By With For And But When While Since During".split())
"""Small words with the capital of a sentence's beginning: "In Bria" names Bria."""
LEADING = frozenset("the in at near of from to outside around on".split())
"""Small words behind which "In" with a capital begins a name ("the In Amenas gas plant", "near In Delimane")."""
MONTHS = frozenset("march may august".split())
"""Months that are also names."""
NUMBERED = frozenset("highway route interstate camp tower road area sector station zone".split())
ABBREVIATED = frozenset("st ste ft mt pt dr w n s e no".split())
MOST_WORDS = 6
SHORTEST_LAND = 3
_PLURALS = frozenset(["turkeys", "guineas", "romes", "bernes", "males", "koreas", "congos", "sudans"])
"""Plurals that are words of their own, or name two states."""


class Word(NamedTuple):
    """A word without a possessive ending; ``key`` is its folded spelling, ``owner`` says that an ending was cut, ``capital`` that it begins like a name."""

    start: int
    end: int
    text: str
    key: str
    owner: bool
    capital: bool


def words(text: str) -> list[Word]:
    """The words of a text in order."""
    found: list[Word] = []
    for m in _WORD.finditer(text):
        start = m.start()
        bare, key, owner, capital = _read(m[0])
        if bare == "In" and found and found[-1].text in LEADING and text[found[-1].end : start] == " ":
            capital = True
        found.append(Word(start, start + len(bare), bare, key, owner, capital))
    return found


@cache
def _lands() -> frozenset[str]:
    """The names of states and capitals that are one word and do not stand for another with an "s" behind them."""
    found = (name for row in rows(DATA / "countries.tsv") for name in (row["name"], row["capital"]))
    return frozenset(name for name in found if name.isalpha() and len(name) > SHORTEST_LAND and fold(name + "s") not in _PLURALS)


@lru_cache(maxsize=65536)
def _read(raw: str) -> tuple[str, str, bool, bool]:
    """A word as it stands: without a possessive ending, folded, whether an ending was cut, whether it begins like a name."""
    cut = _OWNER.search(raw) or (_LOST.search(raw) if raw[:-1] in _lands() else None)
    bare = raw[: cut.start()] if cut else raw
    owner = cut is not None and cut.group()[-1] in "sS"
    return bare, fold(bare), owner, bare[0].isupper() and bare.lower() not in DAYS and bare not in OPENERS


def joined(text: str, left: Word, right: Word) -> bool:
    """Does nothing but a space, a hyphen or an abbreviation's dot stand between two words?"""
    if left.owner:
        return False
    gap = text[left.end : right.start]
    return gap == " " or (_GLUE.fullmatch(gap) is not None and (gap[0] != "." or left.key in ABBREVIATED))


def article(text: str, seq: Sequence[Word], i: int) -> bool:
    """Is the word a small one tied to the name behind it by a hyphen ("al-Shaddadi", "Mazar-i-Sharif")?"""
    if i + 1 >= len(seq) or not seq[i + 1].capital:
        return False
    gap = text[seq[i].end : seq[i + 1].start]
    if gap == " " and seq[i].text in IZAFAT and i > 0 and text[seq[i - 1].end : seq[i].start] == "-":
        return True  # "Pol-e Khomri"
    if gap != "-":
        return False
    return seq[i].text in ARTICLES or (i > 0 and len(seq[i].text) <= LONGEST_INNER and text[seq[i - 1].end : seq[i].start] == "-")


def suffix(text: str, seq: Sequence[Word], i: int) -> bool:
    """Is the word a small one that a hyphen ties to the name before it, as a Korean one has ("Punggye-ri")?"""
    return i > 0 and seq[i].text in SUFFIXES and text[seq[i - 1].end : seq[i].start] == "-"


def runs(text: str, seq: Sequence[Word]) -> list[tuple[int, int]]:
    """Longest stretches of capitalised words, small particles inside them: half-open pairs of word numbers."""
    found, i = [], 0
    while i < len(seq):
        if not (seq[i].capital or article(text, seq, i)):
            i += 1
            continue
        j = end = i + 1
        while j < len(seq) and joined(text, seq[j - 1], seq[j]):
            numbered = seq[j].text[0].isdigit() and (seq[j - 1].key in NUMBERED or text[seq[j - 1].end] == "-")
            if seq[j].key in MONTHS and seq[j - 1].key in ("on", "of"):  # "in Salisbury on March 4"
                break
            if seq[j].capital or numbered or suffix(text, seq, j):
                end = j + 1
            elif (seq[j].text not in PARTICLES or j - end >= 2 or (seq[j].text == "the" and seq[j - 1].text == "on")) and not article(text, seq, j):
                break
            j += 1
        found.append((i, end))
        i = end
    return found
