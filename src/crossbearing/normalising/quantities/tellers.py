"""People who are counted because they tell, and not for what happened to them: "killing six and injuring 14, two port officials said"."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.normalising.numerals import Token
from crossbearing.normalising.quantities.amounts import Counted
from crossbearing.normalising.quantities.harm import HARMS, after_words
from crossbearing.normalising.quantities.nouns import unit_of
from crossbearing.normalising.quantities.wounds import BREAKS
from crossbearing.records.tags import Tags

_TELLING = frozenset("said says say told tells confirmed added reported recalled testified".split())
_KILLING = frozenset("killed kills killing wounded wounding injured injuring".split())
_PASSIVE = frozenset("was were been being is are be".split())
_CLOSER = frozenset("in at from with near on of inside outside who reached contacted".split())
"""Words that say more of those counted before their verb comes ("two residents of the town told")."""
REACH = 10
"""Words between those who tell and their verb ("a doctor at the hospital of the next town told"), at most."""
ARTICLE = len("the ")
"""Characters before those counted in the words for a source, at most."""


def is_teller(words: Sequence[Token], one: Counted, tags: Tags) -> bool:
    """Are people whose own noun does not say what happened to them counted as those who tell, by their verb or as a tagged source?"""
    if one.unit != "people" and (one.unit not in HARMS or says_harm(words, one)):
        return False
    if struck(words, one.amount.start):
        return False
    return speaks(words, one.amount.start, one.stop) or is_source(tags, words[one.amount.start].start)


def struck(words: Sequence[Token], start: int) -> bool:
    """Are they the object of a verb of harm ("killed at least 27 people on Monday activists said"), and no subject?"""
    return start > 1 and words[start - 1].low in _KILLING and words[start - 2].low not in _PASSIVE


def says_harm(words: Sequence[Token], one: Counted) -> bool:
    """Does the noun that ends the phrase say what happened to those counted ("five dead", "two bodies")?"""
    return (unit_of(words[one.stop - 1]) or ("",))[0] in HARMS


def speaks(words: Sequence[Token], start: int, stop: int) -> bool:
    """Is the phrase the subject of a verb of telling, alone or, set off by a comma, with others (", two residents and their mayor said")?"""
    for at in range(stop, min(len(words), stop + REACH)):
        low = words[at].low
        if low in _TELLING:
            return at + 1 == len(words) or words[at + 1].low != "to"  # who is "said to" have done something tells nothing
        if low in BREAKS or low in _PASSIVE or low in after_words() or low == ",":
            return False
        if at == stop and low not in _CLOSER and not (low == "and" and start and words[start - 1].low == ","):
            return False
    return False


def is_source(tags: Tags, start: int) -> bool:
    """Do the words for a source, as tagged, begin with that phrase, but for an article?  Inside them it may be of others ("a man who lost two sons")."""
    return any(tag.start <= start < tag.end and start - tag.start <= ARTICLE for tag in tags.of("source"))
