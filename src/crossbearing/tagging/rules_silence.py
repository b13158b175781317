"""Who says nothing?  Wires tell it in nouns and passives in which no verb of saying stands: "there was no immediate comment from X", "X made no comment",
"X could not be reached", "calls to X went unanswered".
"""

from __future__ import annotations

from typing import NamedTuple

from crossbearing.records.document import Span
from crossbearing.tagging.rules_phrases import STOPS, Window, left_source, right_source

ANSWERS = frozenset("comment comments reaction response reply answer word".split())
GIVEN = frozenset("make makes made making have has had give gives gave given offer offers offered issue issues issued provide provides provided".split())
QUALIFIED = frozenset("immediate immediately official officially public publicly further direct independent initial early formal yet been be".split())
SENT = frozenset("call calls message messages email emails e-mail e-mails request requests query queries question questions inquiry inquiries letter".split())
UNMET = frozenset("answered returned acknowledged".split())
FOUND = frozenset("reached contacted".split())
PASSIVE = frozenset(["was", "were", "been", "went", "gone", "go", "remained"])
REACH = 6
"""Words between the answer that is missing and the one who owes it ("no comment was immediately available from")."""


class Silence(NamedTuple):
    """One who says nothing, and the words that tell it."""

    source: Span
    cue: Span


def silence_at(s: Window, i: int) -> Silence | None:
    """The silence that word ``i`` tells of: "no" comment, "not" reached, "unanswered"; None for any other word."""
    word = s.words[i]
    if word == "no":
        return _no_answer(s, i)
    if word in ("not", "n't"):
        return _not_reached(s, i)
    return _unmet(s, i, i + 1) if word == "unanswered" else None


def _no_answer(s: Window, i: int) -> Silence | None:
    """ "No immediate comment from X", "no immediate X reaction", "X made no comment"."""
    noun = first = _skip(s, i + 1)
    while noun < s.last and s.tokens[noun].upos == "PROPN":
        noun += 1
    if noun >= s.last or s.words[noun] not in ANSWERS:
        return None
    if noun > first:
        return Silence(s.span(first, noun), s.span(i, noun + 1))
    source = left_source(s, i - 1, appositive=True) if i > s.first and s.words[i - 1] in GIVEN else None
    if source is not None:
        return Silence(source, s.span(i - 1, noun + 1))
    giver = next((k for k in range(noun + 1, min(noun + REACH, s.last)) if s.words[k] == "from" or s.words[k] in STOPS), s.last)
    if giver >= s.last or s.words[giver] in STOPS:
        return None
    source = right_source(s, giver + 1, joined=True)
    return None if source is None else Silence(source, s.span(i, giver + 1))


def _not_reached(s: Window, i: int) -> Silence | None:
    """ "X could not be reached", "X was not available for comment", "calls to X were not returned"."""
    k = _skip(s, i + 1)
    if k >= s.last or i == s.first:
        return None
    before = s.words[i - 1]
    if s.words[k] in UNMET and before in PASSIVE:
        return _unmet(s, i, k + 1)
    found = s.words[k] in FOUND and before in ("could", "can", "ca")
    if not found and not (s.words[k] == "available" and s.words[k + 1 : k + 3] in (["for", "comment"], ["to", "comment"])):
        return None
    source = left_source(s, i, appositive=True)
    return None if source is None else Silence(source, s.span(i - 1, k + 1))


def _unmet(s: Window, i: int, end: int) -> Silence | None:
    """ "Calls to X went unanswered": who was called, where the words ``i`` to ``end`` say that nobody answered."""
    sent = next((k for k in range(i - 1, s.first - 1, -1) if s.words[k] in SENT), None)
    to = next((k for k in range(sent + 1, i) if s.words[k] in ("to", "from")), None) if sent is not None else None
    if sent is None or to is None:
        return None
    stop = next((k for k in range(to + 1, i) if s.words[k] in PASSIVE), i)
    source = right_source(s, to + 1, joined=True)
    return Silence(Span(source.start, min(source.end, s.tokens[stop - 1].end)), s.span(min(stop, i), end)) if source is not None and stop > to + 1 else None


def _skip(s: Window, k: int) -> int:
    """The first word from ``k`` on that does more than qualify."""
    while k < s.last and s.words[k] in QUALIFIED:
        k += 1
    return k
