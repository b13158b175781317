"""When two claims of one facet cannot both hold: dates, places, counts, actors, means, targets as values with their uncertainty."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from crossbearing.corroboration.pile import Pile, fold, who
from crossbearing.records.claim import Claim
from crossbearing.records.value import FuzzyDate

REGION_KM = 150.0

VAGUE = frozenset(
    "attack strike bomb bombing explosion explosive weapon munition blast unknown fire gunfire firearm".split(),
)
"""Words for a means that exclude no other."""

GENERAL_MEANS: Mapping[str, frozenset[str]] = {
    "drone": frozenset({"air strike", "airstrike", "air raid", "aircraft", "air"}),
    "jet": frozenset({"air strike", "airstrike", "air raid", "aircraft", "air"}),
    "missile": frozenset({"rocket", "air strike", "airstrike", "aircraft", "air"}),
}
"""A drone strike is an air strike too: pairs of which the second is the wider word."""


def same_scope(a: Claim, b: Claim) -> bool:
    """Do two counts count the same: unit, whose, and window?"""
    if a.quantity is None or b.quantity is None or a.quantity.unit != b.quantity.unit or fold(a.of) != fold(b.of):
        return False
    mine, theirs = a.date.edtf if a.date else None, b.date.edtf if b.date else None
    return mine == theirs or (a.facet == "casualties" and (_day(a.date) or _day(b.date)))


def _day(value: FuzzyDate | None) -> bool:
    """Is it no window: a single day, or no date at all?"""
    return value is None or (value.days or 0) == 1


def _counts(a: Claim, b: Claim, _: Pile) -> bool:
    return same_scope(a, b) and a.quantity is not None and b.quantity is not None and not a.quantity.meets(b.quantity)


def _dates(a: Claim, b: Claim, _: Pile) -> bool:
    return a.date is not None and b.date is not None and a.date.meets(b.date) is False


def _places(a: Claim, b: Claim, _: Pile) -> bool:
    """Towns and districts exclude each other beyond their radii; a country or region, whose shape is no circle and whose name stands for much, never does."""
    if a.place is None or b.place is None or a.place.meets(b.place) is not False:
        return False
    return max(a.place.radius_km or 0.0, b.place.radius_km or 0.0) <= REGION_KM


def _actors(a: Claim, b: Claim, pile: Pile) -> bool:
    one, other = who(a), who(b)
    if one is None or other is None or pile.kin(one) & pile.kin(other):
        return False
    mine, theirs = set(fold(name_of(a, pile)).split()), set(fold(name_of(b, pile)).split())
    return not (mine <= theirs or theirs <= mine)


def _head(value: str) -> str:
    return fold(value).split(" ")[-1].rstrip("s") if fold(value) else ""


TARGETS: Mapping[str, frozenset[str]] = {
    "arms": frozenset("depot dump magazine ammunition munition munitions missile rocket shipment arsenal weapon weapons warehouse launcher drone".split()),
    "fighters": frozenset(
        "fighter militant rebel soldier troop troops personnel adviser commander terrorist insurgent gunman group".split(),
    ),
    "civilians": frozenset(
        "civilian civilians wedding market hospital clinic school mosque church home house village villagers camp bus kindergarten bakery theatre theater "
        "theatres mall shoppers worshippers families family children refugees residents apartment".split(),
    ),
    "power": frozenset("refinery pipeline plant substation dam grid port bridge railway".split()),
}
"""Kinds of target that exclude one another, with the words for them; a base or a town may hold any of them and is in none."""


def target_kinds(value: str) -> frozenset[str]:
    """The kinds of target that a description names."""
    found = {w.rstrip("s") for w in fold(value).split()}
    return frozenset(kind for kind, words in TARGETS.items() if found & {w.rstrip("s") for w in words})


def _targets(a: Claim, b: Claim, pile: Pile) -> bool:
    """Two descriptions exclude each other where they name different kinds of target.  An actor and a thing of it, or two of its things, do not."""
    mine, theirs = (target_kinds(c.original if who(c) in pile.actors else c.value or c.original) for c in (a, b))
    return bool(mine and theirs) and not mine & theirs


def _means(a: Claim, b: Claim, _: Pile) -> bool:
    one, other = (" ".join(w.rstrip("s") for w in fold(c.value or "").split()) for c in (a, b))
    if not one or not other or set(one.split()) & set(other.split()):
        return False
    if (_head(one) in VAGUE and one not in {"air strike", "airstrike"}) or (_head(other) in VAGUE and other not in {"air strike", "airstrike"}):
        return False
    wider = any(n in x and y in names for n, names in GENERAL_MEANS.items() for x, y in ((one, other), (other, one)))
    return not wider


TESTS: Mapping[str, Callable[[Claim, Claim, Pile], bool]] = {
    "when": _dates,
    "where": _places,
    "count": _counts,
    "casualties": _counts,
    "perpetrator": _actors,
    "target": _targets,
    "means": _means,
}
"""By claim facet: can two claims not both hold?"""


def disjoint(a: Claim, b: Claim, pile: Pile) -> bool:
    """Can the two claims, both asserted, not hold at once?"""
    test = TESTS.get(a.facet)
    return a.facet == b.facet and test is not None and test(a, b, pile)


def shown(claim: Claim, pile: Pile) -> str:
    """The value of a claim as a reader sees it."""
    if claim.facet == "when" and claim.date:
        return claim.date.edtf
    if claim.facet == "where" and claim.place:
        return claim.place.name
    if claim.quantity is not None and claim.facet in {"count", "casualties"}:
        q = claim.quantity
        span = str(q.best) if q.low == q.high == q.best else f"{q.low if q.low is not None else ''}..{q.high if q.high is not None else ''}"
        return f"{span} {q.unit}".strip() + (f" ({claim.of})" if claim.of else "")
    return name_of(claim, pile)


def name_of(claim: Claim, pile: Pile) -> str:
    """The name of whom or what a claim names: as the registry has it, else as the report has it."""
    key = who(claim)
    actor = pile.actors.get(key or "")
    return actor.name if actor else claim.value or claim.original
