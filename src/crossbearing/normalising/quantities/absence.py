"""No casualties, and no word of casualties: a count of zero, and a count that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossbearing.normalising.numerals import Token
from crossbearing.records.value import Quantity

_HARM = r"(?:casualt(?:y|ies)|deaths?|fatalit(?:y|ies)|injur(?:y|ies)|victims|losses|loss of life|dead|wounded|killed|injured)"
_UNKNOWN = re.compile(
    rf"\bno (?:immediate |initial |confirmed |further |official |independent |early |clear |reliable )*(?:reports?|word|information|details?|news|indications?|figures?|confirmation|comment)"
    rf" (?:of|on|about|as to|regarding) (?:any |the |possible |potential |number of |immediate |civilian )*{_HARM}"
    rf"|\b(?:casualties|casualty figures|the number of (?:casualties|dead|victims)|the (?:death )?toll) (?:was|were|is|are|remains?|remained) (?:not )?(?:immediately |yet |still )*(?:known|unknown|unclear|clear)"
    rf"|\b(?:unclear|not (?:immediately |yet )?(?:clear|known)|unknown) (?:how many|if|whether|the number of)(?: \w+)*? (?:casualt(?:y|ies)|killed|dead|died|injured|wounded|hurt|victims)"
    rf"|\bunknown number of (?:casualt(?:y|ies)|dead|victims|people)"
)
_NONE = re.compile(
    rf"\b(?:no|without(?: any)?|zero|nor any)(?: (?:civilian|military|human|serious|further|other|american|coalition|new|additional|known|major))* {_HARM}"
    r"|\b(?:no one|nobody|none|no-one|no (?:civilians|soldiers|people|children|troops|personnel|one|americans|passengers|residents|officers|police|workers|staff|members))(?: \w+){0,4}? "
    r"(?:was|were|had been|has been|have been|is) (?:\w+ )?(?:killed|injured|wounded|hurt|harmed|dead)"
)
_OF = {"civilian": "civilians", "civilians": "civilians", "soldiers": "soldiers", "troops": "soldiers", "children": "children", "military": "soldiers", "personnel": "soldiers"}


_CUES = frozenset("no without none nobody unknown unclear known clear zero casualties".split())
_BEFORE, _BEHIND = 8, 24


def absences(words: Sequence[Token]) -> Iterator[tuple[int, int, Quantity, str]]:
    """Each statement that nobody was hurt (zero) or that nobody knows (all bounds open, the words kept as hedge)."""
    done = 0
    for at, word in enumerate(words):
        if word.low not in _CUES or at < done:
            continue
        first, last = max(done, at - _BEFORE), min(len(words), at + _BEHIND)
        line, starts = _line(words[first:last], first)
        for pattern, zero in ((_UNKNOWN, False), (_NONE, True)):
            m = pattern.search(line)
            if m is not None:
                start, stop = starts[m.start()], starts[m.end() - 1] + 1
                yield start, stop, _quantity(m[0], zero), next((of for word_, of in _OF.items() if re.search(rf"\b{word_}\b", m[0])), "")
                done = stop
                break


def _quantity(text: str, zero: bool) -> Quantity:
    unit = "injured" if re.search(r"injur|wounded|hurt|harmed", text) else "killed" if re.search(r"death|fatalit|killed|dead|died|toll|life", text) else "casualties"
    if re.search(r"casualt", text):
        unit = "casualties"
    return Quantity(low=0, best=0, high=0, unit=unit, hedge=text) if zero else Quantity(unit=unit, hedge=text)


def _line(words: Sequence[Token], first: int) -> tuple[str, list[int]]:
    """The words in lower case with single spaces, and for each character the word that it belongs to, counted from ``first``."""
    starts: list[int] = []
    for index, word in enumerate(words, first):
        starts.extend([index] * (len(word.low) + 1))
    return " ".join(word.low for word in words), starts
