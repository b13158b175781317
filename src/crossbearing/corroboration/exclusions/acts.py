"""Are two claims about one incident told of one act?

Reports of a day's fighting run together: linking joins what it cannot tell apart, and a toll of a shelling comes to stand beside
that of an air strike.  What is told of acts that differ in day, town, kind or hand does not contradict; only the facet in question
may differ, for that is the contradiction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from crossbearing.corroboration.exclusions.values import is_proper
from crossbearing.corroboration.pile import NEGATIVE, SILENT, Pile, once, who, words_in
from crossbearing.records.claim import Claim
from crossbearing.records.value import FuzzyDate, PlaceRef

TOWN_KM = 60.0
"""A place with a wider radius is no town: two of them do not tell acts apart."""
FAR_KM = 30.0
"""Beyond this distance, past both radii, two towns are the scenes of two acts."""
SLACK_DAYS = 1
"""Days by which two reports may differ about one act: the night, and how far east each sits."""
NARROW_DAYS = 3
"""A wider window is said of a time rather than of an act."""
KINDS = {
    **dict.fromkeys("air-strike drone-strike shelling suicide-bombing bombing grenade chemical-attack".split(), "blast"),
    **dict.fromkeys("armed-clash government-regains non-state-takes".split(), "fight"),
    **dict.fromkeys("protest excessive-force violent-demonstration mob-violence".split(), "crowd"),
    **{key: key for key in ("shooting", "abduction", "arrest")},
}
"""What sort of act a word for it tells of, by type; "attack" and "explosion" may be any."""
UNTELLING = {"when": "day", "where": "place", "means": "kind", "what": "kind", "perpetrator": "hand"}
"""What does not tell two claims of a facet apart: it is what they would differ in."""

SHARED_WORDS, SHORTEST_WORD, SELDOM = 2, 4, 2
"""So many words of so many letters, each in no more than one of so many of an incident's reports, show that two sentences speak of one act."""
SURELY = frozenset({"when", "where"})
"""Facets in which acts differ by nature, so that a difference contradicts only where something else shows that one act is meant."""


@dataclass(frozen=True, slots=True)
class Act:
    """The act that a claim is told of, as its own report tells it: days, towns, kinds, and the keys of the hands that are named and of whom they hit."""

    days: tuple[FuzzyDate, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    kinds: frozenset[str] = frozenset()
    hands: tuple[frozenset[str], ...] = ()
    hit: frozenset[str] = frozenset()


WHOLE = ""
"""In place of a facet: all that an act is told by tells it from another."""


@once
def act_of(claim: Claim, pile: Pile) -> Act:
    """The act of the mentions that a claim bears on."""
    told = [m for e in claim.events if (m := pile.mentions.get(e))]
    said = [c for e in claim.events for c in pile.by_event[e] if c.stance not in NEGATIVE | SILENT]
    named = [c for c in said if c.facet == "perpetrator" and is_proper(c, pile)]
    return Act(
        days=tuple(m.date for m in told if m.date is not None and (m.date.days or NARROW_DAYS + 1) <= NARROW_DAYS),
        places=tuple(m.place for m in told if m.place is not None and m.place.latitude is not None and (m.place.radius_km or 0) <= TOWN_KM),
        kinds=frozenset(KINDS.get(m.type.key, "") for m in told),
        hands=tuple(pile.kin(who(c)) for c in named),
        hit=frozenset().union(*(pile.kin(who(c)) for c in said if c.facet == "target" and who(c) in pile.actors)),
    )


def apart(a: Claim, b: Claim, facet: str, pile: Pile) -> bool:
    """Are two claims of a facet told of two acts, or in the same words, which contradict nothing whatever day they are read for?"""
    if a.document_id != b.document_id and _words(a, pile) == _words(b, pile):
        return True
    return set(a.events).isdisjoint(b.events) and differ(act_of(a, pile), act_of(b, pile), facet)


def not_apart(a: Claim, b: Claim, facet: str, pile: Pile) -> bool:
    """May two claims of a facet be told of one act?"""
    return not apart(a, b, facet, pile)


def differ(mine: Act, theirs: Act, facet: str) -> bool:
    """Are they two acts: of other days, in other towns, of another kind, one by those whom the other hit, or by other hands where day and town do not agree?

    What differs by the ``facet`` that is in question does not count.
    """
    same = UNTELLING.get(facet, "")
    day = None if same == "day" else _any(x.meets(y, SLACK_DAYS) for x, y in product(mine.days, theirs.days))
    place = None if same == "place" else _any(_near(x, y) for x, y in product(mine.places, theirs.places))
    if day is False or place is False:
        return True
    if same != "kind" and "" not in mine.kinds | theirs.kinds and mine.kinds and theirs.kinds and mine.kinds.isdisjoint(theirs.kinds):
        return True
    if any(hand & theirs.hit and not hand & mine.hit for hand in mine.hands) or any(hand & mine.hit and not hand & theirs.hit for hand in theirs.hands):
        return True
    if same == "hand" or (day and place):
        return False
    return _any(bool(x & y) for x, y in product(mine.hands, theirs.hands)) is False


def together(a: Claim, b: Claim, facet: str, pile: Pile) -> bool:
    """Does anything that two reports tell show that they mean one act: the same day or town, or words that few reports use?"""
    if not set(a.events).isdisjoint(b.events):
        return True
    if apart(a, b, facet, pile):
        return False
    mine, theirs, same = act_of(a, pile), act_of(b, pile), UNTELLING.get(facet, "")
    if same != "day" and _any(x.meets(y) for x, y in product(mine.days, theirs.days)):
        return True
    if same != "place" and _any(_near(x, y) for x, y in product(mine.places, theirs.places)):
        return True
    return len(rare_words(a, pile) & rare_words(b, pile)) >= SHARED_WORDS


@once
def _words(claim: Claim, pile: Pile) -> tuple[str, ...]:
    """The words of what is said."""
    return tuple(words_in(pile.reports[claim.document_id].document.text[claim.content.start : claim.content.end]))


@once
def rare_words(claim: Claim, pile: Pile) -> frozenset[str]:
    """The telling words of the sentence of a claim: those that no more than a part of the reports on its incidents use."""
    report = pile.reports[claim.document_id]
    at = next((s for s in report.layout.sentences if s.start <= claim.content.start < s.end), claim.content)
    fellows = {r for incident in pile.claim_incidents[claim.id] for r in pile.reports_of[incident]}
    most = max(2, len(fellows) // SELDOM)
    said = {w for w in words_in(report.document.text[at.start : at.end]) if len(w) >= SHORTEST_WORD}
    return frozenset(w for w in said if sum(w in pile.words_of(r) for r in fellows) <= most)


def _near(a: PlaceRef, b: PlaceRef) -> bool:
    """May two towns be the scene of one act?"""
    return (a.km_to(b) or 0.0) <= (a.radius_km or 0.0) + (b.radius_km or 0.0) + FAR_KM


def _any(found: Iterable[bool | None]) -> bool | None:
    """Does any pair agree?  None where there is none to compare."""
    known = [x for x in found if x is not None]
    return any(known) if known else None
