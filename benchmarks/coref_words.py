"""Words as cross-document coreference compares them: dictionary forms, weights, documents and mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import log, sqrt
from typing import Any

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’](?!s\b)\w+)*")
_BREAK = re.compile(r"[.!?][\"”']?\s+(?=[A-Z“\"])")
STOP = frozenset(
    "the a an of to in on and or but that this is are was were be been being it its as at by for from with he she they his her their them him who which "
    "what when where while will would could should can may might has have had do does did not no than then there here also more most after before over "
    "under into out up down about said says say told i we you my our your me us s t re ll ve d m one two".split(),
)
_LIGHT = frozenset(
    "to into in on at off out up down over of for with by from the a an and his her their its is was be been being are were has have had".split(),
)
NEAR_CHARS = 60

_FAMILIES = """
shoot: shot shots shooting shootings shooter shooters shoots | kill: killing killings killed kills killer killers
die: dying died dies death deaths dead | strike: struck strikes striking | win: won winning wins winner winners | find: found finds finding
hold: held holding | take: took taken taking | give: gave given giving | go: went gone going goes | get: got gotten getting
make: made making makes | buy: bought buying buys | sell: sold selling sale sales | leave: left leaving | lose: lost losing loss losses
hit: hitting hits | break: broke broken breaking | steal: stole stolen stealing | bring: brought bringing | catch: caught catching
come: came coming | become: became becoming | begin: began begun beginning | choose: chose chosen choosing choice
drive: drove driven driving | fall: fell fallen falling | fight: fought fighting | fly: flew flown flying flight | lead: led leading
meet: met meeting | pay: paid paying | rise: rose risen rising | run: ran running | see: saw seen seeing | send: sent sending
shake: shook shaken shaking | speak: spoke spoken speaking | spend: spent spending | stand: stood standing | think: thought
throw: threw thrown throwing | wear: wore worn | write: wrote written writing | bear: bore born | feel: felt | grow: grew grown growth
keep: kept keeping | know: knew known | ride: rode ridden | seek: sought seeking | sink: sank sunk sinking | slay: slain slew slaying
teach: taught | build: built building | sue: sued suing | arrest: arrested arresting arrests | injure: injured injury injuries injuring
wound: wounded wounding wounds | murder: murders murdered murdering murderer | attack: attacked attacking attacks attacker
acquire: acquisition acquired acquiring acquires acquisitions | announce: announcement announced announcing announces
replace: replacement replaced replacing | explode: explosion exploded explosions exploding
investigate: investigation investigating investigated investigations | sentence: sentenced sentencing | convict: conviction convicted
accuse: accused accusation accusing | charge: charged charges charging | robbery: robbed rob robberies robbing | decide: decision decided
arrive: arrival arrived | marry: marriage married | elect: election elected | earthquake: quake quakes earthquakes temblor tremor
host: hosting hosted | invade: invasion invaded | defend: defense defended | fire: fired firing fires
"""


@cache
def irregular() -> Mapping[str, str]:
    """Forms that endings do not explain, and nouns made of verbs, to their dictionary form."""
    table = {}
    for entry in _FAMILIES.replace("\n", "|").split("|"):
        if ":" in entry:
            head, forms = entry.split(":")
            table.update({form: head.strip() for form in forms.split()})
    return table


@cache
def key(word: str) -> str:
    """The dictionary form as far as a table and endings give it, without a final e ("arrive" and "arriving" are one)."""
    low = word.lower()
    found = irregular().get(low) or _stripped(low)
    found = irregular().get(found, found)
    return found[:-1] if len(found) > 4 and found.endswith("e") else found


def _stripped(low: str) -> str:
    for ending, put in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("ing", ""), ("ied", "y"), ("ed", ""), ("s", "")):
        if low.endswith(ending) and len(low) - len(ending) >= 3 and not low.endswith(("ss", "us", "is")):
            base = low[: -len(ending)] + put
            doubled = ending in {"ing", "ed"} and len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz"
            return base[:-1] if doubled else base
    return low


Vector = Mapping[str, float]


def unit(weights: Mapping[str, float]) -> dict[str, float]:
    """The sparse vector with length one."""
    norm = sqrt(sum(v * v for v in weights.values())) or 1.0
    return {k: v / norm for k, v in weights.items()}


def cosine(a: Vector, b: Vector) -> float:
    """Cosine of two sparse vectors of length one."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum(w * large[k] for k, w in small.items() if k in large)


@dataclass(frozen=True)
class Rarity:
    """How rare a word is: document counts of a background of ``size`` texts."""

    counts: Mapping[str, int]
    size: int

    def __call__(self, word: str) -> float:
        """Inverse document frequency of a dictionary form."""
        return log((self.size + 1) / (self.counts.get(word, 0) + 0.5))


@dataclass(frozen=True)
class Mention:
    """An event mention with the words around it; ``doc`` is the index of its text."""

    id: str
    doc: int
    start: int
    text: str
    heads: tuple[str, ...]
    sentence: int
    around: Vector
    near: Vector
    names: frozenset[str]
    numbers: frozenset[str]
    verbal: bool
    rarity: float

    @property
    def head(self) -> str:
        """The word that says what happened."""
        return self.heads[0] if self.verbal or len(self.heads) == 1 else self.heads[-1]


@dataclass(frozen=True)
class Text:
    """A document: its words, names and mentions."""

    id: str
    day: str | None
    words: Vector
    names: Vector
    mentions: tuple[Mention, ...]

    @cached_property
    def heads(self) -> Counter[str]:
        """How often each head word stands in it."""
        return Counter(m.head for m in self.mentions)


def sentences(text: str) -> list[tuple[int, int]]:
    """Lines cut at full stops, as (start, end)."""
    out = []
    for line in re.finditer(r"[^\n]+", text):
        at = line.start()
        for stop in _BREAK.finditer(text, line.start(), line.end()):
            out.append((at, stop.end()))
            at = stop.end()
        out.append((at, line.end()))
    return out


Word = tuple[str, int, int]


def _telling(words: Iterable[Word]) -> Iterator[Word]:
    return (w for w in words if w[0].lower() not in STOP and len(w[0]) > 1)


def _mention(row: Mapping[str, Any], where: tuple[int, str, Sequence[tuple[int, int]]], words: Sequence[Word], proper: set[str], rare: Rarity) -> Mention:
    """One mention with its surroundings; ``where``: index, text and sentences of its document."""
    doc, text, cuts = where
    start, end = row["start"], row["end"]
    own = TOKEN.findall(text[start:end]) or [text[start:end]]
    good = [w for w in own if w.lower() not in _LIGHT] or own
    number = next((i for i, (a, b) in enumerate(cuts) if a <= start < b), 0)
    low, high = cuts[number] if cuts else (0, len(text))
    others = [w for w in words if not (w[1] >= start and w[2] <= end)]
    around = [w for w in others if low <= w[1] and w[2] <= high]
    near = [w for w in others if abs(w[1] - start) < NEAR_CHARS]
    return Mention(
        id=row["id"],
        doc=doc,
        start=start,
        text=text[start:end].lower(),
        heads=tuple(key(w) for w in good),
        sentence=number,
        around=unit({k: rare(k) for k in {key(w) for w, _, _ in _telling(around)}}),
        near=unit({k: rare(k) for k in {key(w) for w, _, _ in _telling(near)}}),
        names=frozenset(w.lower() for w, _, _ in around if w[0].isupper() and w.lower() in proper),
        numbers=frozenset(w for w, _, _ in around if w[0].isdigit()),
        verbal=good[0].lower().endswith(("ed", "ing")),
        rarity=rare(key(good[0])),
    )


def read(rows: Sequence[Mapping[str, Any]], rare: Rarity) -> list[Text]:
    """The rows of the task (id, text, mentions, doc_date) as texts."""
    out = []
    for n, row in enumerate(rows):
        text = row["text"]
        words = [(m[0], m.start(), m.end()) for m in TOKEN.finditer(text)]
        plain = {w for w, _, _ in words if w[0].islower()}
        proper = {w.lower() for w, _, _ in words if w[0].isupper() and w.lower() not in plain and w.lower() not in STOP}
        counts = Counter(key(w) for w, _, _ in _telling(words))
        spot = (n, text, sentences(text))
        mentions = tuple(_mention(m, spot, words, proper, rare) for m in sorted(row["mentions"], key=lambda m: (m["start"], m["end"], m["id"])))
        weighed = unit({w: (1 + log(c)) * rare(w) for w, c in counts.items()})
        out.append(Text(id=str(row["id"]), day=row.get("doc_date"), words=weighed, names=unit({w: rare(key(w)) for w in proper}), mentions=mentions))
    return out
