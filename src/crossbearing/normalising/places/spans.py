"""Which stretches of a text may name a place, and what speaks for and against each?"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat
from math import exp, log10
from pathlib import Path

from crossbearing.normalising.gazetteer.places import Gazetteer, Place
from crossbearing.normalising.gazetteer.words import ARTICLES, MOST_WORDS, PARTICLES, Word, article, joined, runs, suffix, words

DATA = Path(__file__).parents[1] / "data"
WHOSE_WORD = re.compile(
    r"(?:[’']s|(?<=s)[’'])(?!\s(?:(?:\w+(?:est|ern|al|ous|ed|ing)|second|third|fourth|fifth|main|most|de|facto|oil|key|\w+-\w+)\s)*"
    r"(?:capital|city|town|village|port|region|province|state|district|island|hub|stronghold|heartland)\b)"
)
"""After a country's name: whatever it owns but the place before it ("Kassala, Eritrea's army said", but "Kassala, Sudan's third city")."""
LARGE = 1_000_000
"""A city of so many people speaks for its country."""
TRAINS = frozenset(("Express", "Mail", "Shatabdi", "Rajdhani"))
"""Words behind a name that make it a train's."""
MARKS: Mapping[str, str] = {
    ",": "comma", ".": "stop", "(": "bracket", ")": "bracket", "-": "hyphen", "–": "dash", "—": "dash", "--": "dash", ":": "colon", "/": "slash",
}  # fmt: skip


_BACKED = frozenset("backed led aligned allied sponsored funded linked installed appointed brokered supported imposed trained armed friendly run".split())
_ADDRESSED = frozenset(
    "accuse accused accuses accusing warn warned warns warning urge urged urges urging blame blamed blames blaming told condemn condemned condemns condemning "
    "threaten threatened threatens press pressed criticise criticised criticize criticized thank thanked sanction sanctioned pressure pressured punish "
    "punished isolate isolated sue sued persuade persuaded convince convinced join joined".split()
)
_BLAME_REACH = 5
_LED_TO = frozenset((("pinned", "on"), ("pressure", "on"), ("sanctions", "on"), ("independence", "from"), ("loyal", "to"), ("allied", "to")))
_UNDERGONE = frozenset("been be seen suffered experienced a an the home one in on at under among still now already no not".split())
"""Words behind "has", "was" and the like that speak of a place as of a thing to which something happens."""
_DEALINGS = frozenset(
    "talks relations tensions ties negotiations dialogue truce ceasefire deal agreement pact treaty accord alliance dispute rift row standoff rivalry "
    "hostilities cooperation contacts diplomacy rapprochement détente war exchange relationship relationships message messages letter warning ultimatum".split()
)
_ENDING = frozenset(("in", "near", "from", "to", "of", "the", "and", "on", "with", "say", "do", "who", "war", "warnoun"))
"""Classes of words that no name goes on with ("Congo bombed a church")."""
SKY = frozenset("North South East West Northeast Northwest Southeast Southwest".split())
"""Sides of the sky, which by themselves name no place that one could point at."""
_TOWNS = frozenset(("village", "town", "city", "township", "hamlet"))
_COMMON = ("words_common", "names_given", "names_family")


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of words of the package: one a line, comments behind #."""
    return frozenset(line.strip() for line in (DATA / f"{name}.txt").read_text("utf-8").splitlines() if line.strip() and line[0] != "#")


@cache
def classes() -> Mapping[str, str]:
    """The class of a small or capital word beside a name ("near" is nearness, "said" is saying)."""
    table: dict[str, list[str]] = json.loads((DATA / "places_words.json").read_text("utf-8"))
    return {word: name for name, listed in table.items() for word in listed}


@dataclass(slots=True)
class Candidate:
    """Words ``i`` to ``j`` (half-open) of the text, which may name one of ``places``; ``probability`` that they name a place here,
    ``literal`` that it is then the place itself, not its government or its adjective; ``place`` the entry chosen, ``sure`` its share."""

    i: int
    j: int
    start: int
    end: int
    name: str
    places: list[Place]
    head: str = ""
    features: list[str] = field(default_factory=list)
    probability: float = 0.0
    literal: float = 0.0
    place: Place | None = None
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the place finder sees it: words, runs of capitals, and the candidates in order."""

    text: str
    words: Sequence[Word]
    runs: Sequence[tuple[int, int]]
    candidates: list[Candidate]
    begun: Mapping[int, list[Candidate]]
    ended: Mapping[int, list[Candidate]]


_PROVINCES = frozenset(["region", "province", "oblast", "governorate", "krai"])
"""Words for divisions, with a capital, before which the name stands that the gazetteer may have alone."""


def read(text: str, gazetteer: Gazetteer) -> Reading:
    """All candidates of a text: runs of capitals, and parts of them, that the gazetteer knows or whose last word is a kind of place."""
    seq = words(text)
    spans = runs(text, seq)
    parts = [(i, j, a == i, b == j, text[seq[i].start : seq[j - 1].end]) for a, b in spans for i, j in _parts(text, seq, a, b)]
    parts += [(a, j, True, True, text[seq[a].start : seq[j - 1].end]) for a, b in spans for j in _tails(text, seq, b)]
    owned = (i for i in range(len(seq) - 1) if seq[i].owner and seq[i].capital and seq[i + 1].capital)  # "Cox's Bazar"
    parts += [(i, i + 2, False, False, text[seq[i].start : seq[i + 1].end]) for i in owned]
    known = gazetteer.find({name for *_, name in parts})
    found = []
    for i, j, begins, ends, name in parts:
        small = j - i > 1 and seq[j - 1].text.islower()
        if j - i == 1 and seq[i].text in SKY:
            continue  # "storms in the South"
        people = seq[i].key in words_of("words_peoples") or (small and name.rpartition(" ")[0] in gazetteer.demonyms)
        if (people and j - i == 1 + small) or (j < len(seq) and seq[j].text in TRAINS and text[seq[j - 1].end : seq[j].start] == " "):
            continue  # "the English city of Salisbury", "the Volga Express"
        places = [p for p in known.get(name, ()) if _fits(text, seq, i, j, name)]
        head = classes().get("+" + seq[j - 1].key, "") if j - i > 1 else ""
        if not places and head == "division" and seq[j - 1].text.islower():
            named = known.get(text[seq[i].start : seq[j - 2].end], ())
            if seq[j - 1].key in _TOWNS and any(p.code in ("PCLI", "ADM1", "CONT") for p in named):
                continue  # "a Congo village", "a U.S. city"
            places = [] if any(p.code in ("PCLI", "ADM1", "CONT") for p in named) else list(named)
        elif not places and seq[j - 1].key in _PROVINCES and j - i > 1:
            named = known.get(text[seq[i].start : seq[j - 2].end], ())  # "Helmand Province", "Samara Region"
            places = [p for p in named if p.code == "ADM1"] or [p for p in named if p.code == "PPL"]
        arabic = j - i > 1 and seq[i].key in ARTICLES
        if places or (head and ends) or (begins and ends and (arabic or _cued(text, seq, i))):
            found.append(Candidate(i, j, seq[i].start, seq[j - 1].end, name, places, head))
    _forgive(found, gazetteer, seq)
    begun: dict[int, list[Candidate]] = defaultdict(list)
    ended: dict[int, list[Candidate]] = defaultdict(list)
    for c in found:
        begun[c.i].append(c)
        ended[c.j].append(c)
    reading = Reading(text, seq, spans, found, begun, ended)
    _describe(reading)
    return reading


def _parts(text: str, seq: Sequence[Word], a: int, b: int) -> Iterator[tuple[int, int]]:
    for i in range(a, b):
        if seq[i].capital or article(text, seq, i):
            for j in range(min(b, i + MOST_WORDS), i, -1):
                if (seq[j - 1].capital or suffix(text, seq, j - 1) or (seq[j - 1].text[0].isdigit() and j - i > 1)) and (j - i > 1 or len(seq[i].text) > 1):
                    yield i, j


def _tails(text: str, seq: Sequence[Word], b: int) -> Iterator[int]:
    """Where a run goes on in small letters to a kind of place ("Zamzam camp", "K-1 air base", "Anbar province"): the word behind."""
    for j in range(b + 1, min(b + 4, len(seq) + 1)):
        word = seq[j - 1]
        if word.capital or seq[b - 1].owner or text[seq[j - 2].end : word.start] != " ":
            return
        if classes().get("+" + word.key) in ("site", "division", "water", "land"):
            yield j
        elif word.text in ("a", "an") or classes().get(word.text) in _ENDING:
            return


def _forgive(found: Sequence[Candidate], gazetteer: Gazetteer, seq: Sequence[Word]) -> None:
    """Names without an entry may be another spelling of a place in a country that the text names ("Al-Bukamal" is "Albu Kamal")."""
    people = {gazetteer.demonyms.get(w.text, "") for w in seq if w.capital}
    named = people | {p.country for c in found for p in c.places if p.code in ("PCLI", "ADM1") or p.population > LARGE}
    for c in found:
        if not c.places and not c.head and named and not any(seq[k].key in words_of(n) for k in range(c.i, c.j) for n in _COMMON):
            c.places = [p for p in gazetteer.resembling(c.name) if p.country in named]


def _fits(text: str, seq: Sequence[Word], i: int, j: int, name: str) -> bool:
    """Short names must look the part: "OH" only in capitals behind a name, "US" in capitals, "Ore" only with its dot."""
    if j - i > 1:
        return True
    plain = name.replace(".", "")
    if seq[i].key in words_of("places_short"):  # abbreviations
        if "." in name or text[seq[i].end : seq[i].end + 1] == ".":
            return True
        return plain.isupper() and (len(plain) > 2 or plain in ("US", "UK", "PNG") or _behind_name(text, seq, i))
    return len(plain) > 2


def _behind_name(text: str, seq: Sequence[Word], i: int) -> bool:
    return i > 0 and text[seq[i - 1].end : seq[i].start] in (", ", " ", "-") and seq[i - 1].capital and not seq[i].owner


def _cued(text: str, seq: Sequence[Word], i: int) -> bool:
    """Do the words before a name say that a place follows ("in", "near", "the village of", "shelled")?"""
    if i == 0 or not joined(text, seq[i - 1], seq[i]):
        return False
    before = classes().get(seq[i - 1].text, "")
    further = classes().get(seq[i - 2].text, "") if i > 1 else ""
    return before in ("in", "near", "war") or (before == "of" and further == "kind") or (before in ("on", "of", "with") and further == "warnoun")


def _side(text: str, word: Word | None, gap: str) -> str:
    """What stands beside a name: the class of the word, or of the mark between."""
    if word is None:
        return "edge"
    mark = gap.strip()
    if mark:
        return MARKS.get(mark, "quote" if mark in "\"'“”‘’" else "mark")
    if "\n" in gap:
        return "line"
    return classes().get(word.text.lower() if not word.capital else "^" + word.key, "Cap" if word.capital else ("digit" if word.text[0].isdigit() else "word"))


def _describe(reading: Reading) -> None:
    """Fill in the features of every candidate, then the probabilities."""
    model = weights()["first"]
    starts = {a for a, _ in reading.runs}
    ends = {b for _, b in reading.runs}
    spoken = Counter(c.name for c in reading.candidates)
    cued = Counter(c.name for c in reading.candidates if _cued(reading.text, reading.words, c.i))
    people = _people(reading)
    for c in reading.candidates:
        c.features = [*_around(reading, c, c.i in starts, c.j in ends), *_itself(reading, c, people)]
        c.features.append(f"spoken={min(3, spoken[c.name])}")
        if cued[c.name] and not _cued(reading.text, reading.words, c.i):
            c.features.append("cued elsewhere")
        c.probability = logistic(model, c.features)


def logistic(model: Mapping[str, float], features: Sequence[str]) -> float:
    """The probability that a logistic model gives."""
    return 1 / (1 + exp(-sum(map(model.get, features, repeat(0.0)))))


def _people(reading: Reading) -> frozenset[str]:
    """Last words of runs that begin with a given name or follow a title: family names in this text."""
    found = set()
    for a, b in reading.runs:
        keys = [w.key for w in reading.words[a : b - 1]]
        if any(key in words_of("names_given") or classes().get("^" + key) == "title" for key in keys):
            found.add(reading.words[b - 1].key)
    return frozenset(found)


def _around(reading: Reading, c: Candidate, begins: bool, ends: bool) -> Iterator[str]:
    text, seq = reading.text, reading.words
    before = seq[c.i - 1] if c.i else None
    after = seq[c.j] if c.j < len(seq) else None
    left = _side(text, before, text[before.end : c.start] if before else "")
    gap = text[c.end : after.start] if after else ""
    right = "owner" if seq[c.j - 1].owner else _side(text, after, gap)
    if left == "the" and c.i > 1:
        left = "the+" + _side(text, seq[c.i - 2], text[seq[c.i - 2].end : seq[c.i - 1].start])
    second = _side(text, seq[c.i - 2], text[seq[c.i - 2].end : seq[c.i - 1].start]) if c.i > 1 else "edge"
    state = "state" if any(p.code == "PCLI" for p in c.places) else ("part" if not (begins and ends) else "name")
    yield from ("bias", f"left={left}", f"right={right}", f"left2={second}", f"{state}:left={left}", f"{state}:right={right}", f"{left}|{right}")
    if not c.places and c.head == "site" and seq[c.j - 1].text.islower():
        yield "tail"
    if c.places and all(p.loose for p in c.places) and _cued(text, seq, c.i):
        yield "forgiven"
    if right == "in" and any(
        contains(big, p) for d in (*reading.begun.get(c.j + 1, ()), *reading.begun.get(c.j + 2, ())) for big in d.places for p in c.places
    ):
        yield "held in"
    if c.places and ends_small(seq, c):
        yield "known tail"
    if _word_before(seq, c.i) in ("by", "with", "against", "between", "versus", "among"):
        yield "agent"
    if treated(text, seq, c):
        yield "treated"
    if acts(text, seq, c):
        yield "acts"
    if left == "of" and c.i > 1 and seq[c.i - 2].capital and classes().get("+" + seq[c.i - 2].key) in ("body", "site"):
        yield "of body"
    if left in ("on", "of", "with", "in") and second == "warnoun":
        yield "war on"
    if before is not None and before.text == "of" and _cued(text, seq, c.i):
        yield "kind of"
    if right == "owner" and after is not None and after.key in words_of("words_power"):
        yield "power"
    yield f"run:{'whole' if begins and ends else 'begin' if begins else 'end' if ends else 'middle'}"
    if not ends and after is not None:
        yield f"next+={classes().get('+' + after.key, 'other')}"
    if not begins and before is not None:
        yield f"last={'title' if classes().get('^' + before.key) == 'title' else 'given' if before.key in words_of('names_given') else 'other'}"
    if right == "comma" and after is not None:
        inside = [d for d in reading.begun.get(c.j, ()) if d.places]
        if inside:
            held = any(contains(big, small) for d in inside for big in d.places for small in c.places)
            yield "held" if held else "list"
    if left == "comma" and any(contains(big, small) for d in reading.ended.get(c.i, ()) for big in c.places for small in d.places):
        yield "holds"


def treated(text: str, seq: Sequence[Word], c: Candidate) -> bool:
    """Is it spoken of as a party: one that is accused or urged, one of two between whom there are talks, one by whom others are backed?"""
    at = c.i - 2 if c.i > 1 and seq[c.i - 1].text == "the" else c.i - 1
    after = seq[c.j].text if c.j < len(seq) and text[c.end : seq[c.j].start] in ("-", "–", "‑") else ""
    if after in _BACKED or (at >= 0 and seq[at].text in _ADDRESSED and text[seq[at].end : c.start] in (" ", " the ")):
        return True
    if at > 1 and seq[at].text in ("and", "or") and seq[at - 1].capital:  # "between Kyiv and Moscow"
        at -= 2
        at -= seq[at].capital and at > 0
    if at > 0 and seq[at].text == "on" and any(word.text.startswith("blam") for word in seq[max(0, at - _BLAME_REACH) : at]):
        return True
    if at > 0 and ((seq[at].text == "of" and seq[at - 1].text in ("hands", "behalf")) or (seq[at - 1].text, seq[at].text) in _LED_TO):
        return True
    if at < 1 or seq[at].text not in ("between", "with", "among", "toward", "towards", "to"):
        return False
    return any(word.key in _DEALINGS for word in seq[max(0, at - 2) : at])


def acts(text: str, seq: Sequence[Word], c: Candidate) -> bool:
    """Is it the subject of a verb that tells of a deed ("China retaliated", "Kyiv has ordered"), and no preposition before it?"""
    if c.j + 1 >= len(seq) or seq[c.j - 1].owner or text[c.end : seq[c.j].start] != " " or seq[c.j].capital:
        return False
    before = classes().get(_word_before(seq, c.i), "")
    if before in ("in", "near", "from", "to", "of", "on", "with", "side", "and") or (c.i and seq[c.i - 1].capital and joined(text, seq[c.i - 1], seq[c.i])):
        return False
    verb, after = seq[c.j].text, seq[c.j + 1].text
    if verb.endswith("ly"):
        verb, after = after, ""
    if classes().get(verb) == "do":
        return after not in _UNDERGONE and (verb not in ("is", "was", "are", "were") or after.endswith("ing"))
    return verb.endswith("ed") and len(verb) > 4 and classes().get(verb) != "war"


def _word_before(seq: Sequence[Word], i: int) -> str:
    """The word before a name, its article left out."""
    at = i - 2 if i > 1 and seq[i - 1].text == "the" else i - 1
    return seq[at].text if at >= 0 else ""


def ends_small(seq: Sequence[Word], c: Candidate) -> bool:
    """Does the name end in a kind of place in small letters ("Zamzam camp")?"""
    return c.j - c.i > 1 and seq[c.j - 1].text.islower()


def contains(big: Place, small: Place) -> bool:
    """Is the first a country or division that the second lies in?"""
    if big.country != small.country or big is small:
        return False
    return (big.code == "PCLI" and small.code != "PCLI") or (big.code == "ADM1" and small.division == big.division and small.code not in ("PCLI", "ADM1"))


def _itself(reading: Reading, c: Candidate, people: frozenset[str]) -> Iterator[str]:
    seq = reading.words
    key = seq[c.i].key if c.j - c.i == 1 else ""
    top = max((p.population for p in c.places), default=-1)
    yield f"size={-1 if top < 0 else int(log10(top + 1))}"
    codes = {p.code if p.code in ("PCLI", "PPL", "ADM1", "ADM2", "CONT") else "site" for p in c.places} or {"unknown"}
    yield from (f"code={code}" for code in sorted(codes))
    yield f"many={min(4, len(c.places).bit_length())}"
    yield f"words={min(3, c.j - c.i)}"
    yield f"head={c.head}"
    if c.places and not any(p.main for p in c.places):
        yield "byname"
    if any(p.id == 0 and p.code not in ("ADM1", "ADM2") for p in c.places) and (c.j - c.i > 1 or not any(key in words_of(n) for n in _COMMON)):
        yield "site of war"
    if c.name.isupper():
        yield "CAPS" if len(c.name) > 4 else "CAPS short"
    if key:
        yield from (f"list={name}" for name in _COMMON if key in words_of(name))
        if key in people:
            yield "family name here"
        if len(key) <= 3:
            yield "short"
    elif seq[c.i].key in words_of("names_given"):
        yield "given name first"
    if c.i == 0 or "\n" in reading.text[seq[c.i - 1].end : c.start] or reading.text[seq[c.i - 1].end : c.start].strip()[:1] in (".", "?", "!", "”", '"'):
        yield "opens"
    if any(w.text in PARTICLES and w.text not in ARTICLES for w in seq[c.i : c.j]):
        yield "particle"


@cache
def weights() -> dict[str, dict[str, float]]:
    """The trained weights: by model (first, choice, place, literal), by feature; with those set by hand for words that the training texts lack."""
    table = json.loads((DATA / "places_weights.json").read_text("utf-8"))
    found: dict[str, dict[str, float]] = table["weights"]
    for model in ("first", "place"):
        for feature, value in table["by_hand"].items():
            found[model].setdefault(feature, value)
    return found
