"""Word lists of the rules tagger: which phrases name an event, attribute, hedge or negate?

The lists are tab-separated files in ``lexicons/``, one phrase a line, made to be read and mended; inflected forms are generated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Generic, NamedTuple, TypeVar

P = TypeVar("P")
VOWELS = "aeiou"
SUPPORTED, HARM, TOLD_AGAIN, ANSWER = NEEDS = "?!^~"
"""Marks of trigger words that need support: another event or a weapon, people that are harmed, an event told before or carried out, a threat."""


class Phrases(Generic[P]):
    """A dictionary of phrases, looked up in a list of lower-case words, longest first."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], P]]] = {}
        self._known: dict[tuple[str, ...], int] = {}

    def add(self, phrase: str, payload: P) -> None:
        """Enter a phrase; of equal phrases with equal payload one is kept."""
        words = tuple(phrase.split())
        rows = self._by_first.setdefault(words[0], [])
        if (words, payload) not in rows:
            rows.append((words, payload))
            rows.sort(key=lambda row: -len(row[0]))

    def at(self, words: Sequence[str], i: int) -> Iterator[tuple[int, P]]:
        """The phrases that begin at word ``i``: end index and payload, longest first."""
        rows = self._by_first.get(words[i])
        return iter(()) if rows is None else self._matching(rows, words, i)

    @staticmethod
    def _matching(rows: Sequence[tuple[tuple[str, ...], P]], words: Sequence[str], i: int) -> Iterator[tuple[int, P]]:
        for phrase, payload in rows:
            if tuple(words[i : i + len(phrase)]) == phrase:
                yield i + len(phrase), payload


class TriggerEntry(NamedTuple):
    """A trigger word: event type key, part of speech ("n" or "v"), and what support it needs from its context (none: empty)."""

    type: str
    pos: str
    need: str


class CueEntry(NamedTuple):
    """A word that attributes: stance and part of speech ("v", "n", "p" before its source, "a" adjective)."""

    stance: str
    pos: str


class ModalityEntry(NamedTuple):
    """A word that changes what an event is: modality (or background), and where it works ("pre", "any")."""

    modality: str
    reach: str


class WeaponEntry(NamedTuple):
    """A means of violence: the event type that it suggests (None for none) and its kind (weapon, vehicle)."""

    type: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists, ready for look-up."""

    triggers: Phrases[TriggerEntry]
    blocked: Phrases[str]
    cues: Phrases[CueEntry]
    modality: Phrases[ModalityEntry]
    weapons: Phrases[WeaponEntry]


def rows(name: str) -> Iterator[list[str]]:
    """The rows of one list, comments and blank lines left out."""
    text = files("crossbearing.tagging").joinpath("lexicons", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def plural(noun: str) -> str:
    """The regular plural of a noun phrase (its last word)."""
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith("knife"):
        return noun[:-2] + "ves"
    return noun + "s"


def verb_forms(verb: str) -> set[str]:
    """The regular forms of one verb: base, third person, past, gerund; doubled and plain where both may be."""
    if verb.endswith("e"):
        return {verb, verb + "s", verb + "d", verb[:-1] + "ing", verb + "ing"}
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    forms = {verb, plural(verb), verb + "ed", verb + "ing"}
    if len(verb) > 2 and verb[-1] not in VOWELS + "wxy" and verb[-2] in VOWELS and verb[-3] not in VOWELS:
        forms |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    return forms


def inflected(lemma: str, pos: str, irregular: str = "") -> set[str]:
    """Every form of a phrase: nouns inflect in the last word, verbs in the first."""
    if pos == "n":
        return {lemma, plural(lemma)}
    if pos in ("p", "a"):
        return {lemma}
    first, _, rest = lemma.partition(" ")
    forms = {f"{form} {rest}".strip() for form in verb_forms(first)}
    for given in filter(None, (form.strip() for form in irregular.split(","))):
        forms.add(given if " " in given or not rest else f"{given} {rest}")
    return forms


@cache
def lexicon() -> Lexicon:
    """The word lists, loaded once."""
    made = Lexicon(triggers=Phrases(), blocked=Phrases(), cues=Phrases(), modality=Phrases(), weapons=Phrases())
    for kind, pos, lemma, *more in rows("triggers.tsv"):
        for form in sorted(inflected(lemma, pos, more[0] if more else "")):
            made.triggers.add(form, TriggerEntry(kind.lstrip(NEEDS), pos, kind[0] if kind[0] in NEEDS else ""))
    for stance, pos, lemma, *more in rows("cues.tsv"):
        for form in sorted(inflected(lemma, pos, more[0] if more else "")):
            made.cues.add(form, CueEntry(stance, pos))
    for modality, reach, words in rows("modality.tsv"):
        made.modality.add(words, ModalityEntry(modality, reach))
    for kind, what, lemma in rows("weapons.tsv"):
        for form in sorted({lemma, plural(lemma)}):
            made.weapons.add(form, WeaponEntry(None if kind == "-" else kind, what))
    for (phrase,) in rows("not_events.tsv"):
        made.blocked.add(phrase, phrase)
    return made
