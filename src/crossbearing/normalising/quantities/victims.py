"""Whom harm befalls by the parse: the subjects and objects of words of harm, with all who are joined to them ("a son and three grandchildren were killed").

Word order reads the counts first (``harm``); what it leaves open is read here, where a tagger hands on a parse (Universal Dependencies v2).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from crossbearing.normalising.numerals import Token
from crossbearing.normalising.quantities.amounts import Amount, Counted, amount_at
from crossbearing.normalising.quantities.guards import is_no_count
from crossbearing.normalising.quantities.harm import after_words, before_words
from crossbearing.normalising.quantities.listing import SIDES, summed
from crossbearing.normalising.quantities.nouns import is_plural, unit_of
from crossbearing.records.tags import Tags
from crossbearing.records.tags import Token as Word

_UNITS = frozenset(["killed", "injured"])
_DYING = frozenset("died dies dying perished drowned succumbed".split())
_DEATHS = {
    **dict.fromkeys("death deaths killing killings murder murders assassination execution bodies body corpses remains martyrdom massacre".split(), "killed"),
    "wounding": "injured",
}
"""Nouns for harm with those whom it befell behind "of"."""
_STATES = frozenset(["dead", "wounded", "injured", "unhurt"])
_UNSURE = frozenset("not never n't would could might may will can cannot should".split())
"""Words at a verb of harm by which it did not happen, or is not known to have."""
_WHO = frozenset(["who", "that", "whom"])
_TOTALS = frozenset("total number group handful rest".split())
"""Nouns for a number of those behind "of"."""
_WITH = frozenset(["with", "alongside"])
_BESIDE = frozenset(["along", "alongside", "together", "other", "others"])
"""Words by which "with" leads to others whom the same befell ("killed along with two others"), and to no means."""
_ONE = frozenset(["he", "she"])
_SOME = frozenset(["a", "an", "another"])
_STRIKING = frozenset("shot stabbed hacked beaten burned burnt stoned clubbed gunned".split())
_TO_DEATH = frozenset(["dead", "death", "down"])
"""What is struck so, dies of it ("was shot dead", "was stabbed to death")."""
_LONGEST = 8
"""Steps from a word up to the first of those it is joined to, at most."""


@cache
def _harming() -> frozenset[str]:
    """Every word of harm that the parse is asked about."""
    verbs = {word for table in (before_words(), after_words()) for word, unit in table.items() if unit in _UNITS}
    return frozenset(verbs) | _DYING | frozenset(_DEATHS) | _STRIKING


@dataclass(frozen=True, slots=True)
class Parse:
    """The parse of a text: its words in lower case, and for each the words that hang on it."""

    tokens: Sequence[Word]
    low: Sequence[str]
    below: dict[int, list[int]]

    @classmethod
    def of(cls, tags: Tags, text: str) -> Parse | None:
        """The parse of the sentences with a word of harm; None where there is none, or no parse."""
        if not tags.tokens or tags.tokens[0].head < 0:
            return None
        low = [text[t.start : t.end].lower() for t in tags.tokens]
        wanted = {t.sentence for t, word in zip(tags.tokens, low, strict=True) if word in _harming()}
        below: dict[int, list[int]] = defaultdict(list)
        for i, token in enumerate(tags.tokens):
            if token.sentence in wanted and token.head != i:
                below[token.head].append(i)
        return cls(tags.tokens, low, below) if wanted else None

    def relation(self, i: int) -> str:
        """The relation of a word without its subtype."""
        return self.tokens[i].deprel.partition(":")[0]

    def hanging(self, i: int, *relations: str) -> list[int]:
        """The words that hang on a word by one of the relations."""
        return [k for k in self.below.get(i, ()) if self.relation(k) in relations]

    def passive(self, i: int) -> bool:
        """Has the verb a passive subject or auxiliary of its own?"""
        return any(self.tokens[k].deprel in ("nsubj:pass", "aux:pass") for k in self.below.get(i, ()))

    def case(self, i: int) -> str:
        """The last preposition before a noun; "" for none."""
        return next((self.low[k] for k in reversed(self.hanging(i, "case")) if k < i), "")

    def joined(self, i: int) -> list[int]:
        """A word and all that are joined to it by "and" or commas."""
        out = [i]
        for one in out:
            named = self.hanging(one, "nmod") if one == i else []
            out += [k for part in (one, *(n for n in named if self.case(n) == "" and n < one)) for k in self.hanging(part, "conj") if k not in out]
        return sorted(out)


def befallen(parse: Parse) -> Iterator[tuple[str, list[int]]]:
    """The unit of each word of harm with the heads of those whom it befell, all that are joined together, in the order of the text."""
    for i, low in enumerate(parse.low):
        if low in _harming():
            yield from _of_word(parse, i)


def _of_word(parse: Parse, i: int) -> Iterator[tuple[str, list[int]]]:
    """What one word of harm tells; nothing where it says that it did not happen or might."""
    low = parse.low[i]
    if low in _DEATHS and parse.tokens[i].upos != "VERB":
        heads, unit = [k for k in parse.hanging(i, "nmod") if parse.case(k) == "of"][:1], _DEATHS[low]
    else:
        deadly = low in _DYING or (low in _STRIKING and not _TO_DEATH.isdisjoint(parse.low[k] for k in parse.below.get(i, ())))
        unit = "killed" if deadly else before_words().get(low) or after_words().get(low) or ""
        unsure = not _UNSURE.isdisjoint(parse.low[k] for k in parse.hanging(i, "aux", "advmod")) or parse.low[i - 1 : i] == ["to"]
        heads = _whom(parse, i) if unit in _UNITS and not unsure else []
    for head in heads:
        of = [k for k in parse.hanging(head, "nmod") if parse.case(k) == "of"] if parse.low[head] in _TOTALS else []
        yield unit, sorted({k for one in (*(of[:1] or [head]), *_beside(parse, i)) for k in parse.joined(one)})


def _beside(parse: Parse, i: int) -> list[int]:
    """Those along with whom somebody was killed."""
    others = [k for k in parse.hanging(i, "obl") if parse.case(k) in _WITH] if parse.passive(i) else []
    return [k for k in others if not _BESIDE.isdisjoint(parse.low[n] for n in parse.below.get(k, ()))]


def _whom(parse: Parse, i: int) -> list[int]:
    """Whom a verb or an adjective of harm befalls: the subject of who dies or is killed, else the object."""
    subjects = parse.hanging(i, "nsubj")
    befalls = parse.low[i] in _DYING or parse.passive(i) or (parse.low[i] in _STATES and parse.hanging(i, "cop"))
    if befalls:
        if subjects and parse.low[subjects[0]] in _WHO:
            return [_before(parse, subjects[0])]
        if parse.relation(i) == "acl" and not subjects:
            return [parse.tokens[i].head]
        return [k for k in subjects if k < i and not parse.case(k)][-1:] or subjects[-1:]
    if parse.relation(i) == "acl" and parse.tokens[i].deprel != "acl:relcl" and not parse.low[i].endswith("ing"):
        return [parse.tokens[i].head]
    return parse.hanging(i, "obj")[:1]


def _before(parse: Parse, who: int) -> int:
    """Whom a relative pronoun stands for: the first of those joined to the word before it."""
    at = who - 1 - (parse.low[who - 1] == ",")
    for _ in range(_LONGEST):
        if parse.relation(at) not in ("conj", "flat", "appos") or parse.tokens[at].head >= at:
            break
        at = parse.tokens[at].head
    return at


def by_syntax(found: Sequence[Counted], words: Sequence[Token], tags: Tags, text: str) -> list[Counted]:
    """The counts with what the parse says of them: people get their unit, a number its noun, a list the single persons in it."""
    parse = Parse.of(tags, text)
    if parse is None:
        return list(found)
    reading = _Reading(parse, words, text, list(found), [(t.start, t.end) for t in tags.of("entity") if t.label == "person"])
    for unit, heads in befallen(parse):
        reading.take(unit, heads)
    read = sorted(reading.found, key=lambda one: one.amount.start)
    return summed(read, words) if len(read) > len(found) else read


class _Reading:
    """The counts of a text while the parse is asked about them."""

    def __init__(self, parse: Parse, words: Sequence[Token], text: str, found: list[Counted], persons: Sequence[tuple[int, int]]) -> None:
        self.parse, self.words, self.text, self.found, self.persons = parse, words, text, found, persons
        self.starts = [word.start for word in words]

    def take(self, unit: str, heads: Sequence[int]) -> None:
        """What befell the people of one list."""
        counted = [(head, self._count_of(head)) for head in heads]
        for head, one in counted:
            if one is None and (new := self._new(head, unit) or (self._one_of_many(head, unit) if len(heads) == 1 else None)) is not None:
                self.found.append(new)
            elif one is not None and one.unit == "people":
                behind = after_words().get(self.words[one.stop].low, unit) if one.stop < len(self.words) else unit
                self.found[self.found.index(one)] = replace(one, unit=behind)
        if not any(one for _, one in counted) and unit == "killed" and (told := self._named(heads)) is not None:
            self.found.append(told)
        self._add_singles(unit, heads)

    def _named(self, heads: Sequence[int]) -> Counted | None:
        """Those who are told by their names ("Ahmed Ali, 34, and Omar Said were killed"): as many as they are, of their names."""
        names = sorted({name for head in heads if (name := self._name(head)) is not None})
        if len(names) != len(heads):
            return None
        first, last = self._word(names[0][0]), self._word(names[-1][1] - 1) + 1
        if self._meets(first, last) or any(self.words[self._word(start)].low in _harming() or unit_of(self.words[self._word(end - 1)]) for start, end in names):
            return None
        of = " and ".join(self.text[start:end] for start, end in names)
        return Counted(Amount(first, last, len(names), len(names), len(names)), last, "killed", of)

    def _name(self, head: int) -> tuple[int, int] | None:
        """The name of a person that is this word, or stands beside it ("the mayor, Ahmed Ali")."""
        starts = [self.parse.tokens[k].start for k in (head, *self.parse.hanging(head, "appos", "flat"))]
        return next((span for at in starts for span in self.persons if span[0] <= at < span[1]), None)

    def _of(self, head: int) -> str:
        """Whose a single person is by the noun."""
        return (unit_of(self.words[self._word(self.parse.tokens[head].start)]) or ("", ""))[1]

    def _add_singles(self, unit: str, heads: Sequence[int]) -> None:
        """ "A son and three grandchildren": single persons of a list with one number are added to it."""
        counted = {one: head for head in heads if (one := self._count_of(head)) is not None}
        rest = [head for head in heads if self._count_of(head) is None]
        if len(counted) != 1 or not rest or not all(self._is_single(head) for head in rest):
            return
        one = next(iter(counted))
        if one.unit != unit or not self._is_literal(one) or len({SIDES[of] for of in (one.of, *map(self._of, rest)) if of in SIDES}) > 1:
            return
        low, best, high = (None if n is None else n + len(rest) for n in (one.amount.low, one.amount.best, one.amount.high))
        self.found[self.found.index(one)] = replace(one, amount=replace(one.amount, low=low, best=best, high=high), of="")

    def _is_literal(self, one: Counted) -> bool:
        """Does the count say the number that stands there, without a hedge, and no sum?"""
        values = [word.value for word in self.words[one.amount.start : one.amount.stop] if word.value is not None]
        return len(values) == 1 and one.amount.low == one.amount.high == values[0]

    def _is_single(self, head: int) -> bool:
        """Is this one person: one who is named, "one", or a singular noun for a person?"""
        token = self.parse.tokens[head]
        word = self.words[self._word(token.start)]
        if any(start <= token.start < end for start, end in self.persons) or word.low == "one" or word.low in _ONE:
            return True
        return (unit_of(word) or ("",))[0] == "people" and not is_plural(word) and not self.parse.hanging(head, "nummod")

    def _count_of(self, head: int) -> Counted | None:
        """The count whose words hold this word."""
        start = self.parse.tokens[head].start
        return next((one for one in self.found if self.words[one.amount.start].start <= start < self.words[one.stop - 1].end), None)

    def _new(self, head: int, unit: str) -> Counted | None:
        """A number whose noun no list knows ("the bodies of 15 vintners")."""
        for k in self.parse.hanging(head, "nummod"):
            at = self._word(self.parse.tokens[k].start)
            amount = amount_at(self.words, at)
            end = self._word(self.parse.tokens[head].start) + 1
            if amount is None or amount.stop > end or is_no_count(self.words, at, amount.stop) or self._meets(amount.start, end):
                continue
            if unit_of(self.words[end - 1]) is None:
                return Counted(amount, end, unit, "")
        return None

    def _one_of_many(self, head: int, unit: str) -> Counted | None:
        """A single person with an indefinite article ("another policeman"), in no list."""
        article = next((k for k in self.parse.hanging(head, "det") if self.parse.low[k] in _SOME), None)
        if article is None or not self._is_single(head):
            return None
        start, end = self._word(self.parse.tokens[article].start), self._word(self.parse.tokens[head].start) + 1
        return None if self._meets(start, end) else Counted(Amount(start, start + 1, 1, 1, 1), end, unit, self._of(head))

    def _meets(self, start: int, stop: int) -> bool:
        """Does a count hold one of these words already?"""
        return any(one.amount.start < stop and start < one.stop for one in self.found)

    def _word(self, offset: int) -> int:
        """The index of the word that holds an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)
