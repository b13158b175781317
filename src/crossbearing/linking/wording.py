"""Words around a mention that tell a new event from one told of before, and crude keys by which words meet."""

from __future__ import annotations

import re
from functools import lru_cache

_EVENT_NOUNS = (
    "strike attack raid bombing explosion blast shelling clash assault shooting killing ambush incident abduction protest massacre battle bombardment arrest "
    "operation offensive"
).split()
PLURAL = re.compile(rf"(?:{'|'.join(_EVENT_NOUNS)})e?s$")
SINGULAR = re.compile(rf"(?:{'|'.join(_EVENT_NOUNS)})$")

_DEFINITE = frozenset("the this that these those its their his her our such".split())
_OTHER = frozenset("another second third fourth separate new further similar earlier previous later other others different".split())
_ANOTHER = frozenset("another second third fourth separate".split())
_PEOPLE = frozenset("person people man men woman women boy girl child children teenager victim soldier officer policeman civilian fighter suspect".split())
_INDEFINITE = frozenset("a an several many some dozens two three four five six seven eight nine ten".split())
_BREAKS = frozenset("in of on at by after before for from to with and or but during since as was were had has have who which".split())
_TOKEN = re.compile(r"[\w’'.-]+|[,;:.!?“”\"()]")
REACH = 6
"""Words before the event that are looked at."""

_BESIDE = re.compile(
    r"^\W*(?:and\s+|but\s+)?(?:meanwhile|elsewhere|separately|in\s+(?:another|a\s+(?:separate|similar|different|second))|in\s+an\s+(?:earlier|unrelated)|"
    r"(?:(?:earlier|later)\s+)?(?:on\s+)?the\s+same\s+(?:day|night|evening|morning|week)|(?:hours|days|weeks|months|years)\s+(?:earlier|later|before|after)|"
    r"(?:an?|one|two|three)\s+(?:hour|day|night|week|month|year)s?\s+(?:earlier|later|before|after)|"
    r"(?:earlier|last|the\s+previous)\s+(?:this\s+|that\s+|in\s+the\s+)?(?:day|night|week|month|year)(?!\s*['’])|"
    r"in\s+(?:(?:early|late|mid)[\s-]+)?(?:january|february|march|april|may|june|july|august|september|october|november|december|\d{4}))\b",
    re.IGNORECASE,
)
"""Beginnings of a sentence that set another event beside the one told of so far."""

_FOLLOWING = re.compile(
    r"\b(?:(?:hours?|days?|nights?|weeks?|months?|years?)\s+(?:after|before|since|from)|following|"
    r"(?:retaliat\w*|respon\w*|revenge|repris\w*|repl(?:y|ied)|answer|aveng\w*)\s+(?:to|for|against|after)|(?:to\s+)?aveng\w*)\s+"
    r"(?:(?!(?:and|but|that|which|who|when|while)\b)[\w’'.-]+\s+){0,12}$",
    re.IGNORECASE,
)
"""Words that put the other event of the sentence before or after this one ("a day after the raid", "in response to")."""

_POINTING = re.compile(r"\b(?:this|that|these|those)\s+(?:(?:same|very|latest|earlier|previous|deadly|first|last)\s+)?$", re.IGNORECASE)

PASSAGE_CHARS, PASSAGE_WORDS, PASSAGE_LEAST = 90, 6, 13
"""Where the words around an event are looked for, how many on each side, and how few with the event's own and two bars are too few."""
_SPOKEN = re.compile(r"\w+")
_PLACE_KINDS = frozenset("the of a village town city district province region territory county state area township municipality locality camp".split())

_AFTERMATH = re.compile(
    r"\b(?:succumb\w*\s+to|(?:of|from|to)\s+(?:his|her|their|the)\s+(?:\w+\s+)?(?:wounds?|burns|injuries)|(?:of|among)\s+(?:the|those)\s+(?:wounded|injured|hurt)\b[^.;]*\bdied|"
    r"(?:since|later)\s+died|died\s+(?:later|overnight|last\s+night|in\s+(?:the\s+|an?\s+)?(?:\w+\s+){0,2}(?:hospital|clinic)))\b",
    re.IGNORECASE,
)
"""Deaths of those who were hurt before: their day and place are not those of the event."""

_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_POSSESSIVE = re.compile(r"[’']s?$")
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ](?<=[\w,;] .)[\w’'-]{3,}")
"""Begins with the letter that it looks for: what stands before is looked at there alone, which takes a third of the time."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_STOP = frozenset(
    "the and for was were has have had that this with from into its their his her they them said says after before over about near which who whom "
    "been being are not but also more than when where while during against between under what will would could should there here one two three "
    "report reports reported reporting according news".split(),
)


def number(word: str) -> bool | None:
    """Is the word for the event a plural noun (True), a singular one (False), or neither?"""
    if PLURAL.search(word):
        return True
    return False if SINGULAR.search(word) else None


def novelty(before: str, noun: bool) -> str | None:
    """How the words of the sentence before an event bring it up: as an "other" one ("another strike"), as "new" ("a strike"), as "known" ("the
    strike", "the second strike"), or None of these.  ``noun``: is it named by a noun?  A verb has only its subject to tell by ("another shell hit")."""
    words = [w.lower() for w in _TOKEN.findall(before)][-REACH:]
    for i, word in reversed(list(enumerate(words))):
        if word in (_OTHER if noun else _ANOTHER) and (noun or not _PEOPLE & set(words[i + 1 : i + 3])):
            return "known" if noun and i and words[i - 1] in _DEFINITE else "other"
        if word in _BREAKS or not word[0].isalnum():
            return None
        if not noun:
            continue
        if word in _DEFINITE or word.endswith(("'s", "’s")):
            return "known"
        if word in _INDEFINITE or (word.isdigit() and not _MONTHS & set(words[max(0, i - 1) : i + 2])):
            return "new"
    return None


def demonstrative(before: str) -> bool:
    """Do the words of the sentence before an event point back at one told of just before ("that deadly attack")?"""
    return _POINTING.search(before) is not None


def passages(text: str, start: int, end: int) -> frozenset[str]:
    """The words around an event, by which a copy is known; none where they are too few to be a writer's own."""
    before = _SPOKEN.findall(text[max(0, start - PASSAGE_CHARS) : start])[-PASSAGE_WORDS:]
    after = _SPOKEN.findall(text[end : end + PASSAGE_CHARS])[:PASSAGE_WORDS]
    words = [*before, "|", *_SPOKEN.findall(text[start:end]), "|", *after]
    return frozenset({" ".join(words).lower()}) if len(words) >= PASSAGE_LEAST else frozenset()


@lru_cache(maxsize=1 << 14)
def plain_place(name: str) -> str:
    """The name of a place in lower case, without what kind of place it is ("Barmal district")."""
    return " ".join(w for w in re.sub(r"['’]s\b|['’`]", "", name.lower()).replace("-", " ").split() if w not in _PLACE_KINDS)


def beside(before: str) -> bool:
    """Does the sentence begin with words that set another event beside the one told of so far ("meanwhile", "a day earlier")?"""
    return _BESIDE.match(before) is not None


def following(before: str) -> bool:
    """Is the event told as what another one of the same sentence came before or after ("a day after the raid")?"""
    return _FOLLOWING.search(before) is not None


def aftermath(sentence: str) -> bool:
    """Does the sentence tell of a later death of one who was hurt ("three of the wounded have since died", "succumbed to his burns on Tuesday")?"""
    return _AFTERMATH.search(sentence) is not None


def proper_names(text: str) -> frozenset[str]:
    """The words written large inside sentences, in lower case, without days and months."""
    found = (_POSSESSIVE.sub("", w).lower() for w in _NAME.findall(text))
    return frozenset(w for w in found if w not in _MONTHS and w not in _DAYS)


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """A word without its commonest English endings, so that "strikes" and "strike" are one; a crude key, never shown."""
    low = word.lower()
    for ending, short in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", "")):
        if low.endswith(ending) and len(low) - len(ending) >= 3 and not low.endswith("ss"):
            low = low[: -len(ending)] + short
            break
    return low.rstrip("e") if len(low) > 4 else low


def content_words(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(w) for w in _WORD.findall(text) if w.lower() not in _STOP)
