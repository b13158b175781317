"""Which short forms does a report define, and what do they stand for?  In brackets, behind "or", or by the initials of a name written out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crossbearing.records.claim import Entity
from crossbearing.records.document import Span

_BRACKET = re.compile(
    r",?\s(?:\((?:the |known as |or |also known as )?|(?:or|known as|known by its (?:\w+ )?(?:acronym|initials),?)\s(?:the )?)"
    r"[\"“”‘’']?([A-Z][A-Za-z.\-]{1,8})\b[\"“”‘’']?(?P<shut>\))?"
)
_LETTERED = re.compile(r"[^\W\d_][\w’'-]*")
_SHORT = re.compile(r"(?<![\w-])[A-Z]{3,7}(?![\w-])")
_SMALL = "of|for|and|the|to|in|al|a|an|de|du|des|et|la|le|pour|y"
_LONG = re.compile(rf"[^\W\d_a-z][\w’'-]*(?: (?:(?:{_SMALL}) ){{0,2}}[^\W\d_a-z][\w’'-]*){{1,9}}")
_LOOK_BACK = 90
_MOST_WORDS = 10


class ShortForm(NamedTuple):
    """A short form of the report, and where the name stands that it is short for."""

    short: str
    long: Span


def short_forms(text: str) -> dict[str, Span]:
    """Short forms whose letters are the initials of a name of the report, with where that name stands ("Popular Mobilization Units (PMU)").

    What brackets define comes before what only the letters say; a form that would fit two names is defined by none of them.
    """
    found = dict(_bracketed(text))
    free = {m[0] for m in _SHORT.finditer(text)} - found.keys()
    spelt: dict[str, list[Span]] = {}
    for short, span in _spelt_out(text, free) if free else ():
        spelt.setdefault(short, []).append(span)
    return {**{short: spans[0] for short, spans in spelt.items() if len({text[slice(*s)].casefold() for s in spans}) == 1}, **found}


def _bracketed(text: str) -> Iterator[ShortForm]:
    """The words before a bracket (or "or") whose initials it holds."""
    seen: set[str] = set()
    for m in _BRACKET.finditer(text):
        short = m[1].rstrip(".")
        letters = [c.lower() for c in short if c.isupper()]
        words = list(_LETTERED.finditer(text, max(0, m.start() - _LOOK_BACK), m.start()))
        for take in range(min(len(words), len(letters) + 4) if len(letters) > 1 and short not in seen else 0, 0, -1):
            span = Span(words[-take].start(), m.start())
            if text[span.start].isupper() and not _is_small(words[-take][0]) and letters in _initials(text, span):
                seen.add(short)
                yield ShortForm(short, span)
                break


def _spelt_out(text: str, shorts: set[str]) -> Iterator[ShortForm]:
    """The short forms with the stretches of names whose initials they are."""
    wanted = {short.lower(): short for short in shorts}
    for m in _LONG.finditer(text):
        words = list(_LETTERED.finditer(text, m.start(), m.end()))
        letters = [w[0][0].lower() for w in words]
        small = [_is_small(w[0]) for w in words]
        for i in range(len(words)):
            for j in range(i + 2, min(len(words), i + _MOST_WORDS) + 1):
                if not (small[i] or small[j - 1]):
                    every, main = "".join(letters[i:j]), "".join(letters[k] for k in range(i, j) if not small[k])
                    for key in {every, main} & wanted.keys():
                        yield ShortForm(wanted[key], Span(words[i].start(), words[j - 1].end()))


def _initials(text: str, span: Span) -> tuple[list[str], list[str]]:
    """The first letters of the words of a name, without and with its small ones."""
    words = [w[0].lower() for w in _LETTERED.finditer(text, *span)]
    return [w[0] for w in words if not _is_small(w)], [w[0] for w in words]


def _is_small(word: str) -> bool:
    return re.fullmatch(_SMALL, word.lower()) is not None


def named_short(text: str, entities: Sequence[Entity]) -> dict[str, Entity]:
    """Short forms in brackets right behind a body whose initials they are not ("National Liberation Army (ELN)"), with that body."""
    ends = {e.end: e for e in entities if e.type == "organization"}
    found: dict[str, Entity] = {}
    for m in _BRACKET.finditer(text):
        body = ends.get(m.start())
        if body is not None and m["shut"] and sum(c.isupper() for c in m[1]) > 1 and (" " in body.name or "-" in body.name):
            found.setdefault(m[1].rstrip("."), body)
    return found
