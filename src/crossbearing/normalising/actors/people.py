"""Which people does a text name, in what office, and which later mention is the same person?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from crossbearing.normalising.gazetteer.names import fold
from crossbearing.normalising.gazetteer.words import Word, words
from crossbearing.normalising.places.spans import Reading, classes, words_of

HONORIFICS = frozenset("mr mrs ms miss dr sir lord lady dame".split())
_NO_NAMES = frozenset("the a an our his her their its we he she they i you it this that maj lt col gen brig mr mrs ms of and".split())
"""Words that open no name, though a tagger may take them for one where they stand with a capital."""
_OFFICE_LEFT = 6
_TIED = frozenset((" ", "-", " -", "- ", ", ", "’s ", "'s "))
_APPOSITION = re.compile(r",\s+((?:(?:a|an|the|its|their|his|her)\s+)?(?:[\w’'.-]+\s+){0,6}?[\w’'-]+)(?=,|\.|\s+who|\s+(?:of|for|in|at)\s)")


class Person(NamedTuple):
    """A person named at ``start:end``; ``role`` are the words of the office beside the name; ``full`` says that a whole name is given."""

    start: int
    end: int
    role: str | None
    full: bool


def find_people(seen: Reading, taken: Collection[str]) -> list[Person]:
    """People: names behind or before an office, and names that begin with a given name; ``taken`` are folded names known to be no people."""
    text, seq = seen.text, seen.words
    found: list[Person] = []
    for a, b in seen.runs:
        found += list(_in_run(text, seq, a, b, taken))
    families = {fold(text[p.start : p.end]).split()[-1] for p in found if p.full}
    known = {p.start for p in found}
    for i, word in enumerate(seq if families else ()):
        if word.capital and word.key in families and word.start not in known and not any(p.start <= word.start < p.end for p in found):
            tied = i + 1 < len(seq) and seq[i + 1].capital and text[word.end : seq[i + 1].start] == " "
            if not tied and fold(word.text) not in taken:
                found.append(Person(word.start, word.end, None, False))
    return sorted(found)


def untitled(text: str, start: int, end: int) -> int:
    """Where the name begins in a stretch that may open with a title ("Brigadier General Yahya Saree"); ``end`` where it is nothing but one."""
    for word in words(text[start:end]):
        if not _title(word) and word.key not in _NO_NAMES:
            return start + word.start
    return end


def _in_run(text: str, seq: Sequence[Word], a: int, b: int, taken: Collection[str]) -> Iterator[Person]:
    """The person in a run of capitals: titles cut from its front, the office before or behind it read."""
    i = a
    while i < b and (_title(seq[i]) or (i > a and seq[i].key in _NO_NAMES)):
        i += 1
    given = [k for k in range(i, b) if seq[k].key in words_of("names_given")]
    if i == a and given and given[0] > a and given[0] < b - 1:  # an office or a body before the name ("Treasurer Thomas Ravenel")
        i = given[0] if all(fold(w.text) in words_of("words_offices") | words_of("words_qualifiers") or w.key in taken for w in seq[a : given[0]]) else i
    b = next((k for k in range(i + 1, b) if seq[k].text == "of"), b)  # "Jane Roe of Roswell"
    if i < b and b - i > 1 and classes().get("+" + seq[b - 1].key) in ("body", "site", "division"):
        return
    name = text[seq[i].start : seq[b - 1].end] if i < b else ""
    if not name or len(name) < 3 or b - i > 5 or "\n" in name or (b - i == 1 and len(seq[i].text) < 3):
        return
    role = _office(text, seq, i) or _whole_title(text, seq, a, i)
    honoured = i > a and any(w.key in HONORIFICS for w in seq[a:i])
    full = b - i > 1
    apposed = _apposed(text, seq[b - 1].end) if full else None
    evident = role is not None or honoured or apposed is not None
    if evident or (full and seq[i].key in words_of("names_given") and fold(name) not in taken):
        yield Person(seq[i].start, seq[b - 1].end, role or apposed, full)


def _title(word: Word) -> bool:
    return word.key in HONORIFICS or (word.capital and (word.key in words_of("words_offices") or word.key in words_of("words_qualifiers")))


def _whole_title(text: str, seq: Sequence[Word], a: int, i: int) -> str | None:
    """The words from a to i that open a run, where they are an office with "of" in it ("Secretary of State")."""
    return text[seq[a].start : seq[i].start].strip(" ,") if any(w.key == "of" for w in seq[a:i]) else None


def _office(text: str, seq: Sequence[Word], i: int) -> str | None:
    """The words of the office right before word i ("Pentagon spokesman", "Prime Minister"), None if there is none."""
    k, seen = i, False
    while k > 0 and i - k < _OFFICE_LEFT and text[seq[k - 1].end : seq[k].start].strip(".") in _TIED:
        word = seq[k - 1]
        apart = text[word.end : seq[k].start] == ", "
        if word.key in ("a", "an", "the") or (apart and (k < i or word.key not in words_of("words_offices"))):
            break
        if word.key in words_of("words_offices") and word.key not in HONORIFICS:
            seen = True
        elif word.key in HONORIFICS and not seen:
            pass
        elif not (seen and (word.capital or word.key in words_of("words_qualifiers"))):
            break
        k -= 1
    while k < i and seq[k].key in HONORIFICS:
        k += 1
    return text[seq[k].start : seq[i - 1].end] if seen else None


def _apposed(text: str, end: int) -> str | None:
    """The office behind a name ("Maria Lopez, a ministry spokeswoman,"), None if there is none."""
    m = _APPOSITION.match(text, end)
    if m is None:
        return None
    words = fold(m[1]).split()
    return m[1] if words and words[-1] in words_of("words_offices") and not m[1].isdigit() else None
