"""Where is meant by a name: place names of a text to entries of the gazetteer, by what else the text says."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from crossbearing.normalising.gazetteer.names import fold
from crossbearing.normalising.gazetteer.places import DATA, Gazetteer, rows
from crossbearing.normalising.held import Held
from crossbearing.normalising.places.phrases import Found, as_ref, borders, phrased, roads, seats
from crossbearing.normalising.places.ranking import DEEDS, settle
from crossbearing.normalising.places.spans import SKY, Candidate, Reading, classes, read
from crossbearing.normalising.places.unlisted import told_of
from crossbearing.normalising.places.vessels import ashore
from crossbearing.normalising.registry import shared as shared_actors
from crossbearing.records.claim import Entity
from crossbearing.records.document import Layout, Span
from crossbearing.records.value import PlaceRef

THRESHOLD = 0.5
LITERAL = 0.2
"""Below it a state or capital stands for its government."""
OWNED = 0.6
"""The same for a state that something is said to be of ("China's threat"), which is seldom the land."""
LONGEST = 120
"""Characters of the longest candidate."""
TAGGED = 0.6
"""How likely a name is a place that only the tagger takes for one."""
STAYING = frozenset(("left=in", "left=near", "left=from", "left=to", "left=war", "kind of"))
SEATS = frozenset(("Kremlin", "Washington", "Jerusalem", "The Hague"))
"""Names of governments that may be another place, or no capital, in the gazetteer."""


def hints(reading: Reading) -> Mapping[str, float]:
    """Countries by how often the text speaks of their people: nationalities, as shares of the commonest."""
    demonyms = shared_actors().demonyms
    counted = Counter(demonyms[w.text] for w in reading.words if w.capital and w.text in demonyms)
    top = max(counted.values(), default=1)
    return {iso: count / top for iso, count in counted.items()}


@dataclass(frozen=True, slots=True)
class PlaceResolver:
    """Finds and resolves the place names of a text."""

    gazetteer: Gazetteer

    def look(self, text: str) -> Reading:
        """All candidates of a text, judged, each with the place chosen."""
        reading = read(text, self.gazetteer)
        settle(reading, hints(reading))
        return reading

    def found(self, reading: Reading, layout: Layout, entities: Sequence[Entity] = ()) -> list[Found]:
        """Place names outside furniture and outside the names of people and bodies, without overlap, in the order of the text."""
        bodies = Held()
        for e in entities:
            if e.type in ("person", "organization", "nationality") and e.by not in ("coreference", "definition"):
                bodies.take(e.start, e.end)
        named = ashore(reading.text, (*filter(accepted, reading.candidates), *tagged(reading, layout, entities)))
        free = [c for c in named if bodies.frees(c.start, c.end)]
        kept = _apart([c for c in free if not layout.is_furniture(Span(c.start, c.end))])
        text = reading.text
        plain = [_named(c, {}) for c in kept]
        lines = [*borders(reading, self.gazetteer, plain), *seats(reading, self.gazetteer, plain)]
        told = told_of(reading, kept, lines)
        found = [phrased(text, _named(c, told)) for c in kept]
        lines += roads(text, found)
        lines = [b for b in lines if not layout.is_furniture(Span(b.start, b.end))]
        inside = [f for f in found if not any(b.start < f.end and f.start < b.end for b in lines)]
        return sorted([*inside, *lines], key=lambda f: (f.start, f.end))


def _named(c: Candidate, told: Mapping[str, PlaceRef]) -> Found:
    """A candidate as what is found; what the text says once of where a name lies holds for each time it is used."""
    place = told.get(fold(c.name)) or (None if c.place is None else as_ref(c.place))
    return Found(start=c.start, end=c.end, name=c.name, place=place, probability=c.probability)


def accepted(c: Candidate, threshold: float = THRESHOLD, literal: float = LITERAL) -> bool:
    """Does the candidate name a place here, and not a government?  Only states and capitals are asked the second question."""
    if not c.places and not c.head and "right=owner" in c.features:
        return False  # "bombed Hussein's palace"
    return c.probability >= threshold and not governs(c, literal)


def tagged(reading: Reading, layout: Layout, entities: Sequence[Entity]) -> Iterator[Candidate]:
    """The names that the tagger calls places and the gazetteer does not, or does not surely: each with the kind of place behind it ("Samboko valley")."""
    candidates = sorted(reading.candidates, key=lambda c: c.start)
    starts = [c.start for c in candidates]
    for e in entities:
        if e.by != "model" or e.type != "place":
            continue
        near = candidates[bisect_left(starts, e.start - LONGEST) : bisect_left(starts, e.end)]
        meeting = [c for c in near if e.start < c.end]
        if any(accepted(c) or governs(c) for c in meeting):
            continue
        whole = [c for c in meeting if c.start <= e.start and e.end <= c.end and (c.end == e.end or (c.head and reading.words[c.j - 1].text.islower()))]
        first = bisect_left(reading.words, e.start, key=lambda w: w.start)
        at = [k for k in range(first, bisect_left(reading.words, e.end, key=lambda w: w.start)) if reading.words[k].end <= e.end]
        cut = reading.text[e.end : e.end + 1] == "." and any(s.start <= e.start and e.end + 1 < s.end for s in layout.sentences)
        if not at or not reading.words[at[0]].capital or cut or _no_place(reading, at[0], at[-1] + 1):
            continue  # "Brig. Ngantho"
        bare = Candidate(at[0], at[-1] + 1, e.start, e.end, reading.text[e.start : e.end], [])
        yield replace(max(whole, key=lambda c: (c.end - c.start, c.start), default=bare), probability=TAGGED)


def _no_place(reading: Reading, i: int, j: int) -> bool:
    """Is it a part of a longer name, or a language?"""
    text, seq = reading.text, reading.words
    before, after = seq[i - 1].text if i else "", seq[j].text if j < len(seq) else ""
    longer = j < len(seq) and seq[j].capital and text[seq[j - 1].end : seq[j].start] == " " and not seq[j].text.isupper()
    return longer or (j - i == 1 and seq[i].text in SKY) or "language" in (classes().get(before), classes().get(after))


def governs(c: Candidate, literal: float = LITERAL) -> bool:
    """Does the name of a state or capital stand for its government here ("Tehran denies", "Moscow's forces")?"""
    if c.place is None or not (c.place.code == "PCLI" or c.name in SEATS or (c.place.country, fold(c.place.name)) in capitals()):
        return False
    part = "left=side" in c.features and "left2=in" in c.features  # "in central Bangkok"
    acts = not DEEDS.isdisjoint(c.features) and STAYING.isdisjoint(c.features) and not part
    agent = "agent" in c.features and c.place.code == "PCLI"
    owns = "right=owner" in c.features and c.place.code == "PCLI" and c.literal < OWNED
    return acts or agent or owns or not {"power", "treated"}.isdisjoint(c.features) or c.literal < literal


@cache
def capitals() -> frozenset[tuple[str, str]]:
    """The capitals of states, each behind the code of its country: names of governments too."""
    return frozenset((row["iso"], fold(row["capital"])) for row in rows(DATA / "countries.tsv"))


def _apart(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Without overlap: longer and likelier first."""
    kept: list[Candidate] = []
    held = Held()
    for c in sorted(candidates, key=lambda c: (-(c.probability + 0.15 * (c.j - c.i)), c.start)):
        if held.take(c.start, c.end):
            kept.append(c)
    return sorted(kept, key=lambda c: c.start)
