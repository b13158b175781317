"""Words of a text with a guess at their part of speech: enough to tell "the strike" from "to strike".

The encoder brings real syntax; these guesses serve the rules tagger alone.
"""

from __future__ import annotations

import re

from crossbearing.records.document import Layout
from crossbearing.records.tags import Token

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?![^\W_])|['’]s\b|[^\W_]+(?:(?:[-‐‑]|['’](?!s\b))[^\W_]+)*|[^\w\s]|_")
DETERMINERS = frozenset("the a an this that these those its their his her our your my some any each every no another both all several many few".split())
PRONOUNS = frozenset("i he she it they we you who which him them us me himself itself themselves".split())
AUXILIARIES = frozenset("is are was were be been being am has have had having do does did will would can could may might must shall should".split())
PREPOSITIONS = frozenset(
    "of in on at by for with from to into onto near against over under after before during since until between among through "
    "across about around toward towards "
    "inside outside amid despite via behind within without along beyond following including".split()
)
CONJUNCTIONS = frozenset("and or but nor yet".split())
SUBORDINATORS = frozenset("that if whether because while although though when where as unless than".split())
NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty "
    "seventy eighty ninety hundred thousand million dozen dozens scores hundreds thousands".split()
)
NOT_ADVERBS = frozenset("early daily weekly monthly yearly family reply supply italy july assembly rally deadly likely unlikely elderly friendly".split())
_CLOSED = {
    **dict.fromkeys(DETERMINERS, "DET"),
    **dict.fromkeys(PRONOUNS, "PRON"),
    **dict.fromkeys(AUXILIARIES, "AUX"),
    **dict.fromkeys(PREPOSITIONS, "ADP"),
    **dict.fromkeys(CONJUNCTIONS, "CCONJ"),
    **dict.fromkeys(SUBORDINATORS, "SCONJ"),
    **dict.fromkeys(NUMBERS, "NUM"),
    "not": "PART",
}
_ADJECTIVE = re.compile(r"(?:ous|ive|ful|less|able|ible|ical|ic|ish|ary|ory|ese|ian|al|ern|led|backed|linked|aligned)$")


def guess(word: str, first: bool) -> str:
    """The part of speech (UPOS) that a word alone suggests; "" where it may be several."""
    lower = word.lower()
    if lower in _CLOSED:
        return _CLOSED[lower]
    if not word[0].isalnum():
        return "PART" if lower in ("'s", "’s") else "PUNCT"
    if word[0].isdigit():
        return "NUM"
    if lower.endswith("ly") and len(lower) > 4 and lower not in NOT_ADVERBS:
        return "ADV"
    if word[0].isupper() and not first:
        return "PROPN"
    if _ADJECTIVE.search(lower) and len(lower) > 4:
        return "ADJ"
    return ""


def tokenise(text: str, layout: Layout) -> tuple[Token, ...]:
    """The words and marks of all sentences, in order; possessive endings stand alone."""
    found: list[Token] = []
    for number, (start, end) in enumerate(layout.sentences):
        first = True
        for m in _TOKEN.finditer(text, start, end):
            upos = guess(m[0], first)
            found.append(Token(m.start(), m.end(), number, upos))
            first = first and upos == "PUNCT"
    return tuple(found)
