"""One person told without a number ("wounded the second officer", "shot the mayor dead"), and people whose noun is in no list ("seven dockers")."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.normalising.numerals import ORDINALS, Token
from crossbearing.normalising.quantities.amounts import Amount
from crossbearing.normalising.quantities.harm import before_words, closes, harm_after, harm_before, left_dead, struck_dead
from crossbearing.normalising.quantities.nouns import is_acting, is_plural, nouns, unit_of

OPENING = frozenset("a an the its his her their another".split())
"""Words that may open the noun phrase of one person."""
_PASSIVE = frozenset("was were had has been is are".split())
_HARMED = frozenset(["killed", "injured"])
_NO_PART = frozenset("no not nobody said says told that who which and or but when while as if also both he she it they we".split())
"""Words that no noun phrase for one person holds."""
_BEFELL = frozenset("was had has died suffered sustained succumbed".split())
_BEFELL_SEVERAL = frozenset("were have had died suffered sustained".split())
_LONGEST = 4
_NAMED_REACH = 16
"""Words from a verb over a name and what is said of who bears it to the others, at most."""
_WHEN_OR_WHERE = frozenset("on in at near since".split())
"""Words before a day or a place, and no name of who was hurt."""
_OPENS_CLAUSE = frozenset('. ; : ¶ “ ” " in on at after when where'.split())
"""Words at which the clause begins in which a name is looked for."""
_FOLLOWING = frozenset("of who whose dead to named called that".split())
_TITLED = frozenset("of from at in for".split())


def acting_phrase(words: Sequence[Token], at: int, *, plural: bool = True) -> int | None:
    """The end of a noun phrase whose head has the form of a noun for people ("seven port dockers", "one welder"); None where there is none."""
    for index in range(at, min(len(words), at + _LONGEST)):
        if is_acting(words[index]) and words[index].low.endswith(("s", "men", "women")) == plural:
            return index + 1 + 2 * (index + 2 < len(words) and words[index + 1].low == "-")  # passers-by
        between = words[index].low == "and" and index > at and words[index - 1].shape == words[min(index + 1, len(words) - 1)].shape == "name"
        if not between and (words[index].shape not in ("word", "name") or words[index].low in _PASSIVE | _NO_PART):
            return None
    return None


def ordinal_victim(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """ "A ninth victim died", "a second sailor had died", "a 23rd body": the end of the phrase and the toll that it tells; None for who was hurt."""
    number = words[at + 1] if at + 1 < len(words) else None
    if words[at].low not in ("a", "an") or number is None or (number.shape != "ordinal" and number.low not in ORDINALS):
        return None
    stop = _person(words, at) or min(at + 2, len(words) - 1)
    value = int(number.value if number.value is not None else ORDINALS[number.low])
    if (unit_of(words[stop]) or ("",))[0] == "killed":
        return stop + 1, value
    of_body = [word.low for word in words[max(0, at - 2) : at]] in (["body", "of"], ["death", "of"], ["remains", "of"])
    return (stop, value) if value > 1 and (of_body or harm_after(words, stop) == "killed") else None


def single_victim(words: Sequence[Token], at: int) -> tuple[int, str] | None:
    """The end of the phrase for one person that opens at this word, and what was done to him: the verb stands directly before it, or in the passive behind."""
    ahead = [word.low for word in words[at + 1 : at + 3]]
    if words[at].low in ("a", "another") and ahead[:1] in (["third"], ["second"], ["fourth"]) and closes(words, at + 2):
        stop = at + 2
    elif words[at].low in ("another", "the") and (words[at].low == "another" or ahead[:1] == ["other"]) and _bare(words, at):
        stop = at + 1 + (words[at].low == "the")
    else:
        found = _person(words, at)
        if found is None:
            return None
        stop = past_office(words, found)
    opens = ("and", ",") if words[at].low in ("a", "an") else ("and",)
    if at and words[at - 1].low in opens and closes(words, stop):
        return stop, harm_after(words, stop) or "people"
    harm = (
        harm_before(words, at)
        or struck_dead(words, at, stop)
        or left_dead(words, at, stop)
        or (harm_after(words, stop) if _passive_behind(words, stop) else None)
    )
    if harm not in _HARMED:
        return (stop, "people") if goes_on(words, stop) else None
    return stop, harm


def past_office(words: Sequence[Token], stop: int) -> int:
    """The end of a phrase for one person with where he holds his office ("the ambassador to Libya", "a leader of the Red Wolves")."""
    at = stop + 1 + (stop + 1 < len(words) and words[stop + 1].low == "the")
    if stop >= len(words) or words[stop].low not in ("to", "of", "from"):
        return stop
    end = next((k for k in range(at, min(len(words), at + _LONGEST)) if words[k].shape != "name"), at)
    return end if end > at and end < len(words) and words[end].shape != "possessive" else stop


def goes_on(words: Sequence[Token], stop: int) -> bool:
    """Is the one person the first of a list of people who are counted ("a woman and a child", "the envoy and three other Americans")?"""
    at = stop + 1 + (words[stop].low == "," and stop + 1 < len(words) and words[stop + 1].low == "and") if stop < len(words) else len(words)
    return at < len(words) and words[stop].low in ("and", ",") and (words[at].value is not None or words[at].low in OPENING or words[at].low == "at")


def beside_named(words: Sequence[Token], amount: Amount) -> tuple[int, str] | None:
    """ "Killed Saleh Arouri, a leader of the group, and six others", "Ann Reed and three other nurses were shot dead": the end of the phrase and what was
    done to the others and to the one who is named before them; None elsewhere."""
    start, stop = amount.start, amount.stop
    if start < 2 or words[start - 1].low != "and" or stop >= len(words) or words[stop].low not in ("others", "other"):
        return None
    ends = [stop + 1] if words[stop].low == "others" else [k + 1 for k in range(stop + 1, min(len(words), stop + _LONGEST)) if unit_of(words[k])]
    end = next((k for k in ends if (unit_of(words[k - 1]) or ("",))[0] == "people"), None)
    at = start - 2
    while end is not None and at > max(0, start - _NAMED_REACH) and words[at].low not in _OPENS_CLAUSE:
        if words[at].low in before_words():
            harm = before_words()[words[at].low]
            return (end, harm) if harm in _HARMED and words[at + 1].shape == "name" and at + 2 < start else None
        if words[at].low in _NO_PART | _PASSIVE or words[at].value is not None or (words[at].shape == "mark" and words[at].low != ","):
            return None
        if nouns().get(words[at].low, ("",))[0] == "people" and is_plural(words[at]):
            return None
        at -= 1
    if at >= 0 and words[at].low in _WHEN_OR_WHERE and not any(word.low in (",", "that") for word in words[at : start - 1]):
        return None  # "were killed on Thursday and 34 others were hurt"
    first = at if at >= 0 and words[at].low not in _OPENS_CLAUSE else at + 1
    if (
        end is None
        or words[first].low in OPENING
        or not any(word.shape == "name" for word in words[first : start - 1])
        or words[min(end, len(words) - 1)].low not in _BEFELL_SEVERAL
    ):
        return None
    done = harm_after(words, end)
    return (end, done) if done is not None and done in _HARMED else None


def _bare(words: Sequence[Token], at: int) -> bool:
    """Does "another" or "the other" stand without a noun ("one died and the other was flown to hospital")?"""
    stop = at + 1 + (words[at].low == "the")
    return stop >= len(words) or words[stop].low in _PASSIVE or closes(words, stop)


def _person(words: Sequence[Token], at: int) -> int | None:
    """The end of a singular noun phrase for a person, without what follows it; None where the head is none."""
    end = None
    for index in range(at + 1, min(len(words), at + 1 + _LONGEST)):
        word = words[index]
        if word.shape not in ("word", "name", "ordinal", "possessive") or word.low in _NO_PART:
            break
        unit = unit_of(word)
        if (unit is not None and unit[0] == "people") or is_acting(word):
            end = None if is_plural(word) else index + 1
        elif index + 1 < len(words) and words[index + 1].shape == "possessive":
            continue  # the vehicle's driver
        elif end is not None or unit is not None or word.low in _TITLED or word.low in _PASSIVE:
            break
    return end if end is None or end >= len(words) or _is_head(words, end) else None


def _is_head(words: Sequence[Token], end: int) -> bool:
    """Does what follows a noun for a person leave it the head of its phrase (not "a passenger plane")?"""
    return closes(words, end) or words[end].low in _BEFELL | _PASSIVE | _FOLLOWING or words[end].shape == "name"


def _passive_behind(words: Sequence[Token], stop: int) -> bool:
    """Does a passive follow directly ("the police chief was assassinated"), and no clause about him?"""
    return stop < len(words) and words[stop].low in _BEFELL
