"""How many were killed in an incident, and whose they were: over what each source says, never more exact than that.

A source of a report may count several groups: "22 people, 19 of them civilians" is 22, "three soldiers and five rebels" is 8.  So counts are put together by
source first; the best number of an incident is then that of the most conservative source among those that are well borne out: a number is borne out by the
reports of which one source's number meets it ("at least 27" meets 41), and one that not half as many reports bear out as another is passed over.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from crossbearing.presenting.exports.book import Book
from crossbearing.records.targets import target_kinds

Json = dict[str, Any]
Toll = tuple[int | None, int | None, int | None]
"""Lowest, most conservative best and highest number (UCDP: low, best, high); None where no source gives one."""
Split = tuple[int, int, int, int]
"""Best numbers of side a (who is named as the perpetrator), side b (who was hit), civilians, and people of whom no source says who they were."""

Source = tuple[str, str]
"""A report, and who speaks in it."""

CIVILIANS, UNKNOWN = 2, 3
WELL = 2
"""A number is well borne out by at least this part (a half) of the reports that bear out the one with most."""


def toll(book: Book, incident: Json) -> Toll:
    """How many were killed, over all sources."""
    found = {key: _together(counts) for key, counts in _by_source(book, incident).items()}
    if not found:
        return None, None, None
    upward = _open_upward(book, incident)
    borne_out = {
        number: len({key[0] for key, (low, _, high) in found.items() if low <= number and (number <= high or key in upward)}) for _, number, _ in found.values()
    }
    most = max(borne_out.values())
    best = min(number for number, reports in borne_out.items() if WELL * reports >= most)
    return min(low for low, _, _ in found.values()), best, max(high for _, _, high in found.values())


def _open_upward(book: Book, incident: Json) -> set[Source]:
    """The sources that give a number without an upper end: "at least 27"."""
    counts = [one for one in incident["casualties"] if one["killed"] is not None and one["killed"]["high"] is None]
    return {_source(book, key) for one in counts for key in one["claims"]}


def split(book: Book, incident: Json) -> Split:
    """The best number by whose the dead were: the dead of a count are those whom the same words name as hit.

    Each side has its most conservative number, the rest is unknown.  Where several sides add up to more than the best number, the sources differ on who the
    dead were, and all are unknown.
    """
    best, found = toll(book, incident)[1] or 0, dict[int, int]()
    for counts in _by_source(book, incident).values():
        for side, (_, number, _) in counts:
            if side is not None:
                found[side] = min(number, found.get(side, number))
    if len(found) > 1 and sum(found.values()) > best:
        return 0, 0, 0, best
    a, b, civilians = (min(best, found.get(side, 0)) for side in range(UNKNOWN))
    return a, b, civilians, best - a - b - civilians


def are_civilians(party: Json) -> bool:
    """Do the words for somebody who was hit name civilians?"""
    return "civilians" in target_kinds(party["who"])


Bounds = tuple[int, int, int]


def _by_source(book: Book, incident: Json) -> dict[Source, list[tuple[int | None, Bounds]]]:
    """The counts of killed of each source of each report, with whose they are, where the words say."""
    hit: dict[tuple[str, int, int], list[Json]] = defaultdict(list)
    for party in incident["targets"]:
        for claim in party["claims"]:
            hit[_spot(book, claim)].append(party)
    found: dict[Source, list[tuple[int | None, Bounds]]] = defaultdict(list)
    for count in incident["casualties"]:
        number = bounds_of(count["killed"])
        if number is None:
            continue
        for key in count["claims"]:
            named = {side for party in hit.get(_spot(book, key), ()) if (side := _whose(book, incident, party)) is not None}
            found[_source(book, key)].append((named.pop() if len(named) == 1 else None, number))
    return found


def _source(book: Book, claim: str) -> Source:
    """Who makes a claim, and in which report."""
    found = book.claims[claim]
    return found["report"], found["source"]


def bounds_of(number: Json | None) -> Bounds | None:
    """A number with its open ends closed: below on nothing, above on the best; None where it gives neither end."""
    if number is None or (number["low"] is None and number["high"] is None):
        return None
    low, high = number["low"], number["high"]
    best = number["best"] if number["best"] is not None else low if low is not None else high
    return (low if low is not None else 0, best, high if high is not None else best)


def _together(counts: list[tuple[int | None, Bounds]]) -> Bounds:
    """What one source says in all: the largest of its counts, or its sides together where these are more."""
    found = []
    for end in range(3):
        sides: dict[int, int] = defaultdict(int)
        for side, number in counts:
            if side is not None:
                sides[side] = max(sides[side], number[end])
        found.append(max(sum(sides.values()), *(number[end] for _, number in counts)))
    return found[0], found[1], found[2]


def _spot(book: Book, claim: str) -> tuple[str, int, int]:
    """Where the words of a claim stand: report, start, end."""
    found = book.claims[claim]
    return found["report"], found["content"]["start"], found["content"]["end"]


def _whose(book: Book, incident: Json, party: Json) -> int | None:
    """The side of somebody who was hit: 0 side a, 1 side b, 2 civilians, 3 fighters of no known side; None where the words do not say."""
    if are_civilians(party):
        return CIVILIANS
    if party["actor"]:
        return next((number for number, one in enumerate(sides(book, incident)) if one is not None and one["actor"] == party["actor"]), UNKNOWN)
    return UNKNOWN if "fighters" in target_kinds(party["who"]) else None


def sides(book: Book, incident: Json) -> tuple[Json | None, Json | None]:
    """The parties that the sides are called by: the first registered one, else the first one named; who is side a is not side b as well.

    In a battle of which nobody is named as hit, side b is the other one of those who are said to have fought.
    """
    first = _leader(book, incident["perpetrators"])
    second = _leader(book, _others(first, incident["targets"]))
    if incident["type"]["acled_event"] == "Battles" and second is None:
        second = _leader(book, _others(first, incident["perpetrators"]))
    return first, second


def _others(first: Json | None, parties: list[Json]) -> list[Json]:
    """Those who are not the first one."""
    return [party for party in parties if first is None or (party["actor"] or party["who"]) != (first["actor"] or first["who"])]


def hits_civilians(book: Book, incident: Json) -> bool:
    """Are civilians named as hit by more claims than any registered party but the perpetrator?"""
    civilians = {claim for party in incident["targets"] if are_civilians(party) and party["actor"] is None for claim in party["claims"]}
    rest = _others(_leader(book, incident["perpetrators"]), incident["targets"])
    return len(civilians) > max((len(party["claims"]) for party in rest if book.actor(party["actor"]) is not None), default=0)


def _leader(book: Book, parties: list[Json]) -> Json | None:
    """The first registered party, else the first one."""
    return next((party for party in parties if book.actor(party["actor"]) is not None), parties[0] if parties else None)
