"""No casualties, and no word of casualties: a count of zero, and a count that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossbearing.normalising.numerals import Token
from crossbearing.normalising.quantities.nouns import nouns
from crossbearing.records.value import Quantity

_PERSONS = frozenset(word for word, (unit, _) in nouns().items() if unit == "people")
_HARM = r"(?:casualt(?:y|ies)|deaths?|fatalit(?:y|ies)|injur(?:y|ies)|victims|losses|loss of life|dead|wounded|killed|injured)"
_WORD_OF = (
    r"no (?:immediate |initial |confirmed |further |official |independent |early |clear |reliable )*"
    r"(?:reports?|word|information|details?|news|indications?|figures?|confirmation|comment) "
    rf"(?:of|on|about|as to|regarding) (?:any |the |possible |potential |number of |immediate |civilian )*{_HARM}"
)
_NOT_KNOWN = (
    r"(?:casualties|casualty figures|the number of (?:casualties|dead|victims)|the (?:death )?toll) "
    r"(?:was|were|is|are|remains?|remained) (?:not )?(?:immediately |yet |still )*(?:known|unknown|unclear|clear)"
)
_UNTOLD = (
    r"(?:no|without(?: giving)?(?: any)?) (?:\w+ ){0,2}?(?:casualty|death|injury) (?:figures?|tolls?|numbers?|counts?)"
    r"|no (?:\w+ )?(?:toll|figures?) (?:was|were|is|are|has been|have been) (?:\w+ )?(?:available|given|released|published)"
)
_UNCLEAR = (
    r"(?:unclear|not (?:immediately |yet )?(?:clear|known)|unknown) (?:how many|if|whether|the number of)(?: \w+)*? "
    r"(?:casualt(?:y|ies)|killed|dead|died|injured|wounded|hurt|victims)"
)
_UNKNOWN = re.compile(rf"\b(?:{_WORD_OF}|{_UNTOLD}|{_NOT_KNOWN}|{_UNCLEAR}|unknown number of (?:casualt(?:y|ies)|dead|victims))")
_NOBODY = (
    rf"(?:no one|nobody|none|no-one|(?:no|not a(?: single)?)(?: [\w-]+)?? (?:{'|'.join(sorted(_PERSONS))}|americans|staff))"
    r"(?: \w+){0,4}? (?:(?:was|were|had been|has been|have been|is) (?:(?!seriously|badly|critically|severely)\w+ )?(?:killed|injured|wounded|hurt|harmed|dead)"
    r"(?: (?:or|and|nor) (?:killed|injured|wounded|hurt|harmed))?"
    r"|(?:had |has |have )?(?:died|perished|lost (?:a life|his life|their lives?)))"
    r"|no (?:[\w-]+ ){0,2}[\w-]+s (?:were|had been|have been) (?:killed|injured|wounded|hurt|harmed)"
    r"|without any(?:one|body) (?:being |getting )?(?:killed|injured|wounded|hurt|harmed)"
)
_DISBELIEVED = (
    r"(?:not (?:believe|think)|den(?:y|ies|ied|ying))(?: that)?(?: there (?:were|was|had been))? any(?:one|body)?(?: \w+){0,5}? "
    rf"(?:(?:was|were|had|has|have)(?: been)? (?:killed|injured|wounded|hurt|harmed|died)|{_HARM})"
)
_NO_HARM = (
    r"(?:no|without(?: any)?|zero|nor any)"
    r"(?: (?:causing|inflicting|claiming|reporting))?"
    rf"(?: (?:civilian|military|human|serious|further|other|american|coalition|new|additional|known|major))* {_HARM}"
)
_HARMED_NOBODY = r"(?:killing|injuring|wounding|hurting|harming|killed|injured|wounded|hurt|harmed|kills|injures|wounds|harms) (?:no one|nobody|no-one|none)\b"
_NONE = re.compile(rf"\b(?:{_NO_HARM}|{_NOBODY}|{_HARMED_NOBODY}|{_DISBELIEVED})")
_CUES = frozenset("no without none nobody unknown unclear known clear zero casualties not deny denies denied denying".split())
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
            if m is not None and starts[m.start()] <= at < starts[m.end() - 1] + 1:
                start, done = starts[m.start()], starts[m.end() - 1] + 1
                yield start, done, _quantity(m[0], zero), _whose(m[0])
                break


def _whose(text: str) -> str:
    """Of whom nobody was hurt ("no soldier was killed": soldiers); empty for people at large."""
    table = nouns() | {"civilian": ("people", "civilians"), "military": ("people", "soldiers")}
    return next((table[word][1] for word in text.split() if table.get(word, ("", ""))[0] == "people" and table[word][1]), "")


def _quantity(text: str, zero: bool) -> Quantity:
    unit = (
        "injured"
        if re.search(r"injur|wounded|hurt|harmed", text)
        else "killed"
        if re.search(r"death|fatalit|killed|dead|died|toll|life", text)
        else "casualties"
    )
    if re.search(r"casualt", text) or (zero and re.search(r"hurt|harmed|injur|wounded", text)):  # whom nothing hurt, nothing killed
        unit = "casualties"
    return Quantity(low=0, best=0, high=0, unit=unit, hedge=text) if zero else Quantity(unit=unit, hedge=text)


def _line(words: Sequence[Token], first: int) -> tuple[str, list[int]]:
    """The words in lower case with single spaces, and for each character the word that it belongs to, counted from ``first``."""
    starts: list[int] = []
    for index, word in enumerate(words, first):
        starts.extend([index] * (len(word.low) + 1))
    return " ".join(word.low for word in words), starts
