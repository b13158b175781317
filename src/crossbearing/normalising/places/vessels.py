"""Ships bear the names of towns, streets and people: what a text calls a ship is no place, wherever else it is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crossbearing.normalising.gazetteer.names import fold
from crossbearing.normalising.places.spans import Candidate

_SHIP = (
    r"(?:(?:(?:oil|gas|super|fuel|products?)?[ -]?tanker|(?:merchant|cargo|container|supply|research|patrol|fishing|hospital|war)?[ -]?ship|vessel|freighter"
    r"|frigate|destroyer|cruiser|battleship|(?:aircraft )?carrier|corvette|submarine|trawler|ferry|yacht|tugboat|tug|dhow|barge|bulker|cutter|coaster"
    r"|minesweeper|gunboat|ocean liner)s?)"
)
_PREFIX = r"(?-i:\b(?:M/?[VTS]|USS|HMS|HMAS|HMCS|INS|RFA|IRINS|USNS|USCGC|BRP|ARA))"
_CALLED = re.compile(rf"(?:\b{_SHIP}(?:,? (?:the|called|named))?,?|{_PREFIX}|-(?:flagged|owned|managed|operated|registered)) [\"“‘']?$", re.IGNORECASE)
_IS = re.compile(rf"[\"”’']?(?:, | \()(?:an?|the|its|which (?:is|was) an?) [^.;:\n)]{{0,50}}?\b{_SHIP}\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\bthe [\"“‘']?$", re.IGNORECASE)
_AFLOAT = re.compile(rf"\b{_SHIP}|{_PREFIX}|-(?:flagged|owned|managed|operated|registered)", re.IGNORECASE)
"""Without one of these a text calls nothing a ship: asked first, since it is quick."""
_LOOK = 40


def ashore(text: str, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates whose name the text gives to no ship."""
    every = list(candidates)
    if _AFLOAT.search(text) is None:
        yield from every
        return
    ships = {fold(c.name) for c in every if _named(text, c)}
    yield from (c for c in every if fold(c.name) not in ships)


def _named(text: str, c: Candidate) -> bool:
    """Do the words round the name call it a ship ("the tanker Mercer Street", "the Saviz, an Iranian freighter")?"""
    before = text[max(0, c.start - _LOOK) : c.start]
    return _CALLED.search(before) is not None or (_ARTICLE.search(before) is not None and _IS.match(text, c.end) is not None)
