"""Where does a text name an actor that the registry knows?  Longest names win."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crossbearing.normalising.actors import Actor, ActorRegistry
from crossbearing.normalising.gazetteer_names import fold
from crossbearing.records.value import ActorRef

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[’'ʼ][^\W_]+)*")
_OWNER = re.compile(r"[’']s?$")
_MADE_OF = re.compile(r"[\s\-–’'.ʼ]{1,3}(?:the |of )?")
_REACH = 7


class Word(NamedTuple):
    """A word of the text without a possessive ending; ``key`` is its folded spelling, ``owner`` says that an ending was cut."""

    start: int
    end: int
    text: str
    key: str
    owner: bool


class Named(NamedTuple):
    """A stretch of text that names one or more known actors (more than one: context must decide)."""

    start: int
    end: int
    actors: tuple[ActorRef, ...]
    type: str


def words(text: str) -> list[Word]:
    """The words of a text in order."""
    found = []
    for m in _WORD.finditer(text):
        raw = m.group()
        cut = _OWNER.search(raw)
        bare = raw[: cut.start()] if cut and len(raw) > len(cut.group()) + 1 else raw
        found.append(Word(m.start(), m.start() + len(bare), bare, fold(bare), bare is not raw))
    return found


def _shouted(name: str) -> bool:
    return name.isupper() and len(name) <= 6  # noqa: PLR2004  (an acronym)


def _fits(text: str, actor: Actor) -> bool:
    """Do capitals agree: an acronym only in capitals, so that "is" is no group and "us" no state?"""
    key = fold(text)
    spelt = [n for n in actor.names if fold(n) == key]
    if not spelt:
        return True
    if any(_shouted(n.replace(".", "")) for n in spelt):
        return text.replace(".", "").isupper()
    return True


def _at(text: str, seq: Sequence[Word], i: int, registry: ActorRegistry) -> Iterator[tuple[int, tuple[Actor, ...]]]:
    """The known names that begin at word i, longest first: the index of the word behind, and the actors."""
    last = i + 1
    while last < len(seq) and last - i < _REACH and _MADE_OF.fullmatch(text, seq[last - 1].end, seq[last].start) and not seq[last - 1].owner:
        last += 1
    for j in range(last, i, -1):
        name = text[seq[i].start : seq[j - 1].end]
        found = tuple(a for a in registry.find(name) if _fits(name, a))
        if found:
            yield j, found


def _organ(text: str, seq: Sequence[Word], j: int, registry: ActorRegistry) -> tuple[int, str] | None:
    """The organ named by the words from j on ("air force", "Ministry of Defense"): the index behind, and its key."""
    for k in range(min(j + 4, len(seq)), j, -1):
        if any(seq[n].start - seq[n - 1].end > 2 for n in range(j, k)):  # noqa: PLR2004  ("'s " is longer, but was cut)
            continue
        key = registry.services.get(" ".join(w.key for w in seq[j:k]))
        if key and not seq[k - 1].text[0].isdigit():
            return k, key
    return None


def find_actors(text: str, registry: ActorRegistry) -> list[Named]:
    """Known actors in the order of the text, without overlap."""
    seq, found, i = words(text), [], 0
    while i < len(seq):
        word = seq[i]
        if not (word.text[0].isupper() or word.key in ("al", "el")):
            i += 1
            continue
        hit = next(_at(text, seq, i, registry), None)
        iso = registry.demonyms.get(word.text)
        behind, actors, kind = i + 1, (), ""
        pair = " ".join(w.text for w in seq[i : i + 2])
        if pair in registry.demonyms and (hit is None or hit[0] <= i + 2):  # noqa: PLR2004
            behind, iso = i + 2, registry.demonyms[pair]
        elif hit is not None:
            behind, actors = hit[0], tuple(a.ref for a in hit[1])
            iso = actors[0].country if actors[0].kind == "state" else None
            kind = "place" if iso else "organization"
        if iso:
            organ = _organ(text, seq, behind, registry)
            if organ:
                behind, actors, kind = organ[0], (registry.organ(iso, organ[1]),), "organization"
            elif not actors:
                actors, kind = (registry.organ(iso, "state"),), "nationality"
        if actors:
            found.append(Named(word.start, seq[behind - 1].end, actors, kind))
        i = behind if actors else i + 1
    return found
