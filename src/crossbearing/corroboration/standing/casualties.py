"""The casualties of an incident as they are claimed: each pair of killed and injured that one statement gives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from crossbearing.corroboration.exclusions.revising import replaced
from crossbearing.corroboration.exclusions.values import counts_unit, is_one_of, is_part, place_of
from crossbearing.corroboration.origins.independence import Origins
from crossbearing.corroboration.pile import NEGATIVE, SILENT, Pile
from crossbearing.records.claim import Claim, told_by_name
from crossbearing.records.finding import Casualties
from crossbearing.records.value import Quantity

ROUND = re.compile(r"\b(?:dozens|scores|hundreds|thousands|millions|several|(?<!as )many|multiple|numerous|various|few)\b")
"""Words that stand for no number: they count where their report gives none."""
Row = tuple[Claim, ...]
"""The claims whose numbers make up one: a number, or those of one list."""


class Told(NamedTuple):
    """A row with its number, without its wording."""

    row: Row = ()
    number: Quantity | None = None


_LINK = re.compile(r"[\s,]*(?:and|plus|as well as|along with)?[\s,]*")


def casualties(pile: Pile, claims: Sequence[Claim], origins: Origins) -> tuple[Casualties, ...]:
    """Each pair of killed and injured that one statement gives, equal ones joined; groups told in one list are one number ("three soldiers and two civilians"),
    and a group stands by its name only where the statement gives no total over it."""
    by: dict[tuple[str, str], dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for c in claims:
        counted = [u for u in ("killed", "injured") if counts_unit(c, u)] if c.facet == "casualties" else []
        if counted and c.stance not in NEGATIVE | SILENT and _is_toll(c, claims, pile):
            for unit in counted:
                by[c.document_id, c.attribution or str(c.content.start)][unit].append(c)
    joined: dict[tuple[str, Quantity | None, Quantity | None], list[str]] = defaultdict(list)
    for units in by.values():
        for of, killed, injured in _together({unit: _listed(said, pile) for unit, said in units.items()}):
            joined[of, killed.number, injured.number] += dict.fromkeys(c.id for told in (killed, injured) for c in told.row)
    gone = replaced([c for c in claims if c.facet == "casualties" and not is_part(c, pile)], origins)
    rows = [Casualties(killed=k, injured=i, of=of, claims=tuple(sorted(ids)), superseded=gone.issuperset(ids)) for (of, k, i), ids in joined.items()]
    return tuple(sorted(rows, key=lambda r: (-len(r.claims), r.claims)))


def _is_toll(claim: Claim, claims: Sequence[Claim], pile: Pile) -> bool:
    """Is the number one of all, and the best that its report has?

    No part, no headline's, no "dozens", name or one person beside a number, no "none" of some group.
    """
    if is_part(claim, pile) or _told_better(claim, claims, pile) or _none_of_some(claim) or any(is_one_of(claim, c) for c in claims):
        return False
    if told_by_name(claim.original, claim.of):
        return not any(_counts_dead(c) and not told_by_name(c.original, c.of) for c in claims)
    return not (_is_round(claim) and _numbered(claim, claims))


def _counts_dead(claim: Claim) -> bool:
    """Does the claim give a number of dead, and not none?"""
    return claim.facet == "casualties" and claim.quantity is not None and claim.quantity.unit == "killed" and bool(claim.quantity.low)


def _is_round(claim: Claim) -> bool:
    """Does the claim say "dozens" or "several", and no number?"""
    return claim.quantity is not None and ROUND.search(claim.quantity.hedge) is not None


def _none_of_some(claim: Claim) -> bool:
    """Does the claim say that none of some group was hurt ("no soldier was killed"), which is no toll?"""
    return claim.quantity is not None and claim.quantity.high == 0 and bool(claim.of)


def _numbered(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Does the report of a claim that says "dozens" give a number of them elsewhere?"""
    same = (c.quantity for c in claims if c.facet == "casualties" and c.document_id == claim.document_id and not _is_round(c))
    return any(q is not None and claim.quantity is not None and q.unit in (claim.quantity.unit, "casualties") and q.low for q in same)


def _told_better(claim: Claim, claims: Sequence[Claim], pile: Pile) -> bool:
    """Does the text under a headline say the same more exactly?"""
    headline = pile.reports[claim.document_id].layout.headline
    if claim.quantity is None or headline is None or not headline.covers(claim.content):
        return False
    below = (c for c in claims if c.document_id == claim.document_id and c.facet == "casualties" and c.id != claim.id and not headline.covers(c.content))
    return any(c.quantity is not None and c.quantity.unit == claim.quantity.unit and c.quantity.meets(claim.quantity) and not _is_round(c) for c in below)


def _listed(said: Sequence[Claim], pile: Pile) -> list[Row]:
    """The numbers of one statement in the order of the text, those that follow one another in a list as one."""
    rows: list[Row] = []
    for claim in sorted(said, key=lambda c: place_of(c, pile)):
        last = rows[-1][-1] if rows else None
        text, at = pile.reports[claim.document_id].document.text, place_of(claim, pile)
        end = place_of(last, pile) + len(last.original) if last is not None else 0
        if last is not None and last.of != claim.of and last.of and end <= at and _LINK.fullmatch(text[end:at]):
            rows[-1] += (claim,)
        else:
            rows.append((claim,))
    return rows


def _of(row: Row) -> str:
    """Whose the people of a number are; "" for people at large and for several groups."""
    return row[0].of if len(row) == 1 else ""


def _together(units: Mapping[str, Sequence[Row]]) -> Iterator[tuple[str, Told, Told]]:
    """The dead and the injured of one statement: over all where it counts all, and group by group where no number over all may hold the group."""
    groups: dict[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for unit, rows in units.items():
        counted = [Told(row, _bare(row, unit)) for row in rows]
        totals = [q for row, q in counted if q and not _of(row)]
        for told in counted:
            row, q = told
            if not _of(row) or not any(q and (t.high is None or (q.low or 0) <= t.high) for t in totals):
                groups[_of(row)][unit].append(told)
    for of, found in groups.items():
        for killed, injured in zip_longest(found["killed"], found["injured"], fillvalue=Told()):
            yield of, killed, injured


def _bare(row: Row, unit: str) -> Quantity | None:
    """The quantity without its wording, so that equal numbers are one row; the sum of a list."""
    found = [c.quantity for c in row if c.quantity is not None]
    if len(found) < 2:
        return Quantity(low=found[0].low, best=found[0].best, high=found[0].high, unit=unit) if found else None
    low, best, high = (None if any(n is None for n in ns) else sum(n or 0 for n in ns) for ns in zip(*((q.low, q.best, q.high) for q in found), strict=True))
    return Quantity(low=low, best=best, high=high, unit=unit)
