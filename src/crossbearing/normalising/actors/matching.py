"""Where does a text name an actor that the registry knows?  Longest names win; short and common names need support from the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from crossbearing.normalising.gazetteer.names import fold
from crossbearing.normalising.gazetteer.words import Word, joined
from crossbearing.normalising.places.spans import words_of
from crossbearing.normalising.registry import Actor, ActorRegistry, organs, own_names
from crossbearing.records.value import ActorRef

REACH = 8
GROUPS = frozenset(["rebel", "terrorist", "militia", "political-militia"])
_GAP = re.compile(r"(?:[’'ʼ][sS]?|s(?=\s))?(?:\s|[\-–/&.]\s?|\s&\s|,\s|\s\(){0,1}")
_PRESS = re.compile(r"\b(?:journalis|reporter|press freedom|media|newspaper|news agency|broadcast|television|magazine|daily|radio)", re.IGNORECASE)
_WINDOW = 90
_JOINED = frozenset((" and ", ", ", " or ", " & ", "-", "–"))
_BETWEEN = frozenset((" ", "’s ", "'s ", "’ ", "' ", "s ", "-", "\n"))


class Named(NamedTuple):
    """A stretch of text that names a known actor; ``type`` is organization, place (a state by its name) or nationality."""

    start: int
    end: int
    actor: ActorRef
    type: str


@dataclass(frozen=True, slots=True)
class Context:
    """What decides between actors of one name: the countries of the text (shares of the commonest), its day, its words."""

    text: str
    countries: Mapping[str, float]
    day: str = ""


class _Hit(NamedTuple):
    i: int
    j: int
    actors: tuple[Actor, ...]
    name: str


def countries_of(seq: Sequence[Word], registry: ActorRegistry, text: str) -> dict[str, float]:
    """The countries that a text names, itself or by their people, as shares of the commonest."""
    counted: Counter[str] = Counter()
    for i, word in enumerate(seq):
        if not word.capital:
            continue
        pair = text[word.start : seq[i + 1].end] if i + 1 < len(seq) else ""
        iso = registry.demonyms.get(word.text) or registry.demonyms.get(pair) or registry.capitals.get(word.text) or registry.capitals.get(pair)
        if iso is None:
            for name in (pair, word.text):
                states = [a.ref.country for a in registry.find(name) if a.ref.kind == "state"] if len(name) > 1 else []
                if states and states[0] and _shape(name, registry.find(name)[0]):
                    iso = states[0]
                    break
        if iso:
            counted[iso] += 1
    top = max(counted.values(), default=1)
    return {iso: count / top for iso, count in counted.items()}


def shouted(name: str) -> bool:
    """Is a name an acronym, written in capitals?"""
    letters = name.replace(".", "").replace("-", "")
    return len(letters) <= 7 and letters.isalnum() and sum(c.isupper() for c in letters) >= max(2, len(letters) - 2)


def _shape(text: str, actor: Actor) -> bool:
    """Do capitals agree: an acronym only in capitals, so that "is" is no group and "us" no state?"""
    key = fold(text)
    spelt = [n for n in actor.names if fold(n) == key]
    return not any(shouted(n) for n in spelt) or text.replace(".", "").isupper() or any(n == text for n in spelt)


def _hits(text: str, seq: Sequence[Word], registry: ActorRegistry) -> Iterator[_Hit]:
    """Names of the registry in the text, longest at each place, with all actors that bear them."""
    i = 0
    while i < len(seq):
        hit = _hit(text, seq, i, registry) if seq[i].capital or seq[i].text == "al" else None
        if hit:
            yield hit
        i = hit.j if hit else i + 1


def _hit(text: str, seq: Sequence[Word], i: int, registry: ActorRegistry) -> _Hit | None:
    """The longest name that begins at word i, spelt as the registry has it, or at least sounding so."""
    first = seq[i].key.split(" ")[0] + ("s" if seq[i].owner else "")
    reach = max(registry.begins.get(first, 0), 5)
    last = i + 1
    while last < len(seq) and last - i < reach and _tied(text, seq[last - 1].end, seq[last].start):
        last += 1
    known = first in registry.begins or seq[i].key in registry.begins
    capitals = next((k for k in range(i, last) if not seq[k].capital and len(seq[k].text) > 3), last)
    for j in range(last, i, -1):
        name = text[seq[i].start : seq[j - 1].end]
        found = registry.exactly(fold(name)) if known else ()
        if known and not found and j - i > 1 and name.endswith("s"):
            name = name[:-1]  # "the US-led coalitions airstrikes", which has lost its apostrophe
            found = registry.exactly(fold(name))
        if not found and i + 1 < j <= capitals and seq[j - 1].capital:
            found = registry.find(name)
        found = tuple(a for a in found if _shape(name, a))
        bare = i + (seq[i].key == "the")  # "The National" of "The National Liberation Army"
        if found and not (j == bare + 1 and j < len(seq) and _part_of_name(text, seq, bare, j)):
            return _Hit(i, j, found, name)
    return None


def _tied(text: str, end: int, start: int) -> bool:
    """Does nothing between two words part a name?"""
    return text[end:start] == " " or _GAP.fullmatch(text, end, start) is not None


def _part_of_name(text: str, seq: Sequence[Word], i: int, j: int) -> bool:
    """Is a single common word tied to a capitalised neighbour, so that it is part of another name ("Time Warner", "Ms. Dawn Hill")?"""
    if seq[i].key not in words_of("words_common") and seq[i].key not in words_of("names_given") and seq[i].key not in words_of("names_family"):
        return False
    behind = seq[j].capital and joined(text, seq[j - 1], seq[j])
    return behind or (i > 0 and seq[i - 1].capital and joined(text, seq[i - 1], seq[i]) and seq[i - 1].key != "the")


def _weak(name: str) -> bool:
    """May a name mean many things: a short acronym, or one word that is an English word or a name of people?"""
    key = fold(name)
    if shouted(name):
        return len(key) <= 3 and name.replace(".", "") not in (
            "UN",
            "EU",
            "CIA",
            "FBI",
            "IRA",
            "ETA",
            "KGB",
            "BBC",
            "CNN",
            "PKK",
            "IDF",
            "ICC",
            "AU",
            "AP",
            "AFP",
        )
    return " " not in key and (key in words_of("words_common") or key in words_of("names_given") or key in words_of("names_family") or len(key) <= 4)


@dataclass(frozen=True, slots=True)
class _Scene:
    """One text with all that the choice of an actor looks at; ``full`` holds the ids that a full name of the text gives."""

    text: str
    seq: Sequence[Word]
    registry: ActorRegistry
    context: Context
    full: frozenset[str]

    def support(self, actor: Actor, hit: _Hit) -> float:
        """How much the text speaks for an actor behind an ambiguous or weak name."""
        ref, countries = actor.ref, self.context.countries
        score = 3.0 if ref.id in self.full else 0.0
        if ref.country:
            score += 1.0 + countries[ref.country] if ref.country in countries else -1.0
        elif ref.kind in ("igo", "terrorist", "military"):
            score += 1.0
        score -= 0.0 if actor.lived(self.context.day) else 1.0
        start, end = self.seq[hit.i].start, self.seq[hit.j - 1].end
        press = _PRESS.search(self.text[max(0, start - _WINDOW) : end + _WINDOW]) is not None
        if ref.kind in ("media", "state-media") or ref.id in ("rsf-press", "cpj", "ifj"):
            common = fold(hit.name) in words_of("words_common")
            return score + (2.5 if press else -3.0 if common else -0.5)
        return score - (1.5 if press and ref.kind in ("rebel", "militia") and ref.id not in self.full else 0.0)

    def choose(self, hit: _Hit) -> Actor | None:
        """The actor behind a name: alone and strong, or with the most support of the text."""
        states = [a for a in hit.actors if a.ref.kind == "state" and a.ref.id == (a.ref.country or "").lower()]
        if states or (len(hit.actors) == 1 and not _weak(hit.name)):
            return (states or hit.actors)[0]
        scored = sorted(((self.support(a, hit), a.ref.id, a) for a in hit.actors), key=lambda s: (-s[0], s[1]))
        least = 0.9 if _weak(hit.name) else -0.5
        if scored[0][0] < least or (len(scored) > 1 and scored[1][0] == scored[0][0]):
            return None
        return scored[0][2]

    def organ(self, j: int) -> tuple[int, str] | None:
        """The organ named by the words from j on ("air force", "Ministry of Defense"): the word behind, and its key."""
        seq = self.seq
        for k in range(min(j + 5, len(seq)), j, -1):
            key = self.registry.services.get(" ".join(w.key for w in seq[j:k]))
            if key and all(self.text[seq[n - 1].end : seq[n].start] in _BETWEEN for n in range(j, k)):
                return k, key
        return None

    def part_of_longer(self, hit: _Hit) -> bool:
        """Is the name of a group only part of another name: a branch's ("Boko Haram Chad"), or a person's ("Ismail Fatah")?"""
        text, seq, i, j = self.text, self.seq, hit.i, hit.j
        behind_given = i > 0 and seq[i - 1].capital and seq[i - 1].key in words_of("names_given") and joined(text, seq[i - 1], seq[i])
        return (j == i + 1 and behind_given) or _land_behind(text, seq, j, self.registry) > j

    def people_of(self, at: int) -> tuple[int, str] | None:
        """The nationality at word ``at`` ("South Korean", "Iraqi"): the word behind, and the country."""
        pair = self.text[self.seq[at].start : self.seq[at + 1].end] if at + 1 < len(self.seq) else ""
        for name, width in ((pair, 2), (self.seq[at].text, 1)):
            if name in self.registry.demonyms:
                return at + width, self.registry.demonyms[name]
        return None

    def named(self, at: int, hit: _Hit | None) -> tuple[int, Named] | None:
        """The actor named from word ``at`` on, and the word behind it."""
        chosen = self.choose(hit) if hit else None
        if hit and chosen and chosen.ref.kind in GROUPS and self.part_of_longer(hit):
            chosen = None
        behind = hit.j if hit and chosen else at
        actor = chosen.ref if chosen else None
        people = self.people_of(at)
        if people and people[0] > behind:
            behind, actor, type_ = people[0], self.registry.organ(people[1], "state"), "nationality"
        elif actor is None:
            return None
        else:
            type_ = "place" if actor.kind == "state" and actor.id == (actor.country or "").lower() else "organization"
        organ = self.organ(behind) if type_ != "organization" and actor.country else None
        if organ and actor.country:
            behind, actor, type_ = organ[0], self.registry.organ(actor.country, organ[1]), "organization"
        start, end = self.seq[at].start, self.seq[behind - 1].end
        if hit and behind == hit.j and self.text[start:end] == hit.name + "s":
            end -= 1
        return behind, Named(start, end + (self.text[end : end + 1] == ")" and "(" in self.text[start:end]), actor, type_)


def _land_behind(text: str, seq: Sequence[Word], j: int, registry: ActorRegistry) -> int:
    """The word after the name of a state that follows a name at word ``j`` with nothing between; ``j`` where none does."""
    for k in (j + 2, j + 1):
        tied = k <= len(seq) and all(seq[n].capital and text[seq[n - 1].end : seq[n].start] == " " for n in range(j, k))
        if tied and any(a.ref.kind == "state" for a in registry.find(text[seq[j].start : seq[k - 1].end])):
            return k
    return j


def branches(text: str, seq: Sequence[Word], registry: ActorRegistry) -> Iterator[tuple[int, int]]:
    """Where names stand that are made of a known group's and a state's, and that the registry does not know: neither the group nor the state."""
    for hit in _hits(text, seq, registry):
        if any(a.ref.kind in GROUPS for a in hit.actors) and (k := _land_behind(text, seq, hit.j, registry)) > hit.j:
            yield seq[hit.i].start, seq[k - 1].end


def find_actors(text: str, seq: Sequence[Word], registry: ActorRegistry, context: Context) -> list[Named]:
    """Known actors in the order of the text, without overlap."""
    hits = list(_hits(text, seq, registry))
    full = frozenset(a.ref.id for h in hits for a in h.actors if not _weak(h.name) and not shouted(h.name) and len(h.actors) == 1)
    full |= frozenset(a.ref.id for h in hits for a in h.actors if len(h.name) > 12)
    scene = _Scene(text, seq, registry, context, full)
    found: list[Named] = []
    at, begun = 0, {h.i: h for h in hits}
    while at < len(seq):
        named = scene.named(at, begun.get(at)) if seq[at].capital or at in begun else None
        if named is not None:
            found.append(named[1])
        at = max(named[0], at + 1) if named else at + 1
    return _shared_heads(text, found, registry)


def _shared_heads(text: str, found: Sequence[Named], registry: ActorRegistry) -> list[Named]:
    """Nationalities joined to one with a noun share the noun: in "U.S. and French forces" both are armed forces."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        here, there = out[i], out[i + 1]
        key = there.actor.id.removeprefix(f"{(there.actor.country or '').lower()}-")
        own = next((organ.partition("-")[2] for organ, actor in own_names().items() if actor == there.actor.id), key)
        adjective = here.type == "nationality" or here.actor.id in ("us", "gb", "ae")
        if adjective and here.actor.country and text[here.end : there.start] in _JOINED and own in organs() and there.type == "organization":
            out[i] = here._replace(actor=registry.organ(here.actor.country, own), type="organization")
    return out
