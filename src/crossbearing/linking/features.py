"""Named comparisons of two mentions; the docstring of each is the explanation that a reader of the ledger sees.

Every function takes two nodes and gives a number in [0, 1], the same whichever comes first.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

import numpy as np

from crossbearing.linking.nodes import NARROW_DAYS, Node
from crossbearing.linking.telling import (
    close_by,
    from_headline,
    goes_on,
    in_one_breath,
    main_event,
    nothing_of_its_own,
    pointed_back,
    pointed_elsewhere,
    same_passage,
    same_sentence,
    told_after,
    told_again,
    told_anew,
    told_as_other,
    told_beside,
    told_just_before,
    told_of_harm,
)
from crossbearing.records.value import FuzzyDate, PlaceRef, Quantity, month_day

GENERIC = frozenset({"attack", "explosion", "assassination", "strategic-other"})
"""Types that a writer uses for events of other types too."""

LOOSE = GENERIC | {"property-destruction"}
"""And those that tell what came of the event ("burned down")."""

CLASH = "armed-clash"
"""What holds shots, shells and strikes from the air alike."""
CLASH_WAVERS = 0.4
DUEL = frozenset({CLASH, "shooting", "attack", "shelling"})

ATTACKS = frozenset({"blast", "ground"})
"""Families between which reporters waver: a strike from the air for one, a raid for another."""

WIDE_DAYS = 31
SPOT_KM = 40.0
REGION_KM = 150.0
COUNTRY_KM = 450.0
SHARED_DAY = 0.4
"""From so much on two dates agree on more than a wide window."""
FAMILIAR = 3
"""So many names shared by two reports leave no doubt that they tell one story."""
FAR_COUNT = 3
OLD_DAYS = 45
PUBLISHED_DAYS = 5
DAY_SLACK = 3
"""Days by which two reports may differ about one event and still mean it (time zones, "overnight", slips)."""

Feature = Callable[[Node, Node], float]


def gap_days(a: FuzzyDate | None, b: FuzzyDate | None) -> int | None:
    """Days between two anchored dates, 0 where they meet; None where one has no year or is missing."""
    if a is None or b is None or not a.anchored or not b.anchored:
        return None
    for one, other in ((a, b), (b, a)):
        if one.latest is not None and other.earliest is not None and one.latest < other.earliest:
            return (other.earliest - one.latest).days
    return 0


def same_type(a: Node, b: Node) -> float:
    """Both are called the same kind of event."""
    if a.type.key == b.type.key:
        return 1.0
    if a.type.acled == b.type.acled:
        return 0.5
    if a.type.key in GENERIC or b.type.key in GENERIC:
        return 0.6
    return 0.4 if a.type.family == b.type.family else 0.0


def other_kind(a: Node, b: Node) -> float:
    """They are called different kinds of event by words that fit one kind only; less where reporters waver ("air strikes" and
    "missiles", a clash with mortars)."""
    if a.type.key == b.type.key or {a.type.key, b.type.key} & LOOSE:
        return 0.0
    if {a.type.family, b.type.family} <= ATTACKS:
        return CLASH_WAVERS if CLASH in {a.type.key, b.type.key} or a.type.family == b.type.family else 1.0
    return 1.0


def other_family(a: Node, b: Node) -> float:
    """They are called deeds of different families ("abducted" and "bombed")."""
    return float(a.type.family != b.type.family and not {a.type.key, b.type.key} & GENERIC and not {a.type.family, b.type.family} <= ATTACKS)


def same_day(a: Node, b: Node) -> float:
    """Both are dated to the same day or to windows that meet; less for wide windows, unless both are of a series and cover the same time."""
    if a.date is None or b.date is None or gap_days(a.date, b.date) != 0:
        return 0.0
    if a.series and b.series:
        return _overlap(a.date, b.date)
    widths = (a.date.days, b.date.days)
    if any(w is None or w > WIDE_DAYS for w in widths):
        return 0.1
    widest = max(w for w in widths if w is not None)
    return 1.0 if widest <= NARROW_DAYS else 0.4


def _overlap(a: FuzzyDate, b: FuzzyDate) -> float:
    """The share of the time that either window covers which both cover; an open window ends where the other does."""
    first, second = a.earliest or b.earliest or date.min, b.earliest or a.earliest or date.min
    last, end = a.latest or b.latest or date.max, b.latest or a.latest or date.max
    return max(0, (min(last, end) - max(first, second)).days + 1) / ((max(last, end) - min(first, second)).days + 1)


def day_apart(a: Node, b: Node) -> float:
    """The dates differ by a day."""
    return float(gap_days(a.date, b.date) == 1)


def days_apart(a: Node, b: Node) -> float:
    """The dates differ by two days or more."""
    return float((gap_days(a.date, b.date) or 0) > 1)


def same_month_day(a: Node, b: Node) -> float:
    """Month and day agree and at least one report gives no year."""
    if a.date is None or b.date is None or (a.date.anchored and b.date.anchored):
        return 0.0
    mine = month_day(a.date)
    return float(mine is not None and mine == month_day(b.date))


def undated(a: Node, b: Node) -> float:
    """At least one of the two has no date."""
    return float(a.date is None or b.date is None)


def _radius(node: Node) -> float:
    return (node.place.radius_km or 0.0) if node.place else 0.0


def namesakes(a: PlaceRef, b: PlaceRef) -> bool:
    """Does one name hold the other ("New Kasama", "New Kasama railway station")?  Then a gazetteer that puts them apart is mistaken about one."""
    mine, theirs = _words(a.name), _words(b.name)
    return mine <= theirs or theirs <= mine


@lru_cache(maxsize=1 << 14)
def _words(name: str) -> frozenset[str]:
    """The words of a name in lower case."""
    return frozenset(name.lower().split())


def same_spot(a: Node, b: Node) -> float:
    """Both are placed at the same spot."""
    if a.place is None or b.place is None or max(_radius(a), _radius(b)) > SPOT_KM:
        return 0.0
    same = namesakes(a.place, b.place) and a.place.country == b.place.country
    return float(same or bool(a.place.meets(b.place)))


def within_region(a: Node, b: Node) -> float:
    """One is placed in a region or country that holds the place of the other; less for a country."""
    widest = max(_radius(a), _radius(b))
    if a.place is None or b.place is None or widest <= SPOT_KM or not a.place.meets(b.place):
        return 0.0
    return 1.0 if widest <= REGION_KM else 0.7 if widest <= COUNTRY_KM else 0.4


def places_apart(a: Node, b: Node) -> float:
    """The places named are too far apart for their precision; less where one is only a country, or where they are neighbours."""
    apart = a.place.km_to(b.place) if a.place and b.place else None
    if apart is None or a.place is None or b.place is None or namesakes(a.place, b.place) or a.place.meets(b.place):
        return 0.0
    if max(_radius(a), _radius(b)) > REGION_KM:
        return 0.15
    beyond = apart - _radius(a) - _radius(b)
    return min(1.0, 0.3 + beyond / 100)


def unplaced(a: Node, b: Node) -> float:
    """At least one of the two has no place."""
    return float(a.place is None or b.place is None)


def same_perpetrator(a: Node, b: Node) -> float:
    """Both are ascribed to the same actor."""
    return float(bool(a.actors & b.actors))


def rival_perpetrators(a: Node, b: Node) -> float:
    """They are ascribed to different actors; less where one of them is a name that the registry does not know."""
    if not a.actors or not b.actors or a.actors & b.actors or duel(a, b):
        return 0.0
    return 1.0 if known(a.actors) and known(b.actors) else 0.3


def duel(a: Node, b: Node) -> bool:
    """Are both of a kind in which two sides shoot at each other, so that each may be told with the other as the one who began?"""
    return {a.type.key, b.type.key} <= DUEL and CLASH in {a.type.key, b.type.key}


def known(keys: frozenset[str]) -> bool:
    """Is one of the keys that of an actor of the registry?"""
    return any(not k.startswith("name:") for k in keys)


def same_target(a: Node, b: Node) -> float:
    """Both hit the same target."""
    if a.targets & b.targets:
        return 1.0
    shared = a.things & b.things
    return min(1.0, len(shared) / 2) * 0.8 if shared else 0.0


def other_target(a: Node, b: Node) -> float:
    """They hit different targets."""
    named = a.targets and b.targets
    return float(bool(named) and not a.targets & b.targets and not a.things & b.things)


def same_toll(a: Node, b: Node) -> float:
    """Both give the same number of dead or injured."""
    return float(any(x.unit == y.unit and x.best == y.best for x in a.tolls for y in b.tolls))


def other_toll(a: Node, b: Node) -> float:
    """The numbers of dead or injured cannot both be right; less for numbers between which reports of one event waver."""
    if same_toll(a, b):
        return 0.0
    return max((_discrepancy(x, y) for x in a.tolls for y in b.tolls if x.unit == y.unit and not x.meets(y)), default=0.0)


def _discrepancy(x: Quantity, y: Quantity) -> float:
    """How far two counts are apart: 1 from threefold on, less for numbers between which reports of one event waver."""
    low, high = sorted((x.best or 0, y.best or 0))
    return 1.0 if high > FAR_COUNT * max(1, low) else 0.4


def shared_words(a: Node, b: Node) -> float:
    """The sentences share their words."""
    small = min(len(a.words), len(b.words))
    return len(a.words & b.words) / small if small else 0.0


def same_word(a: Node, b: Node) -> float:
    """Both use the same word for the event."""
    return float(bool(a.heads & b.heads))


def published_together(a: Node, b: Node) -> float:
    """The reports came out within a few days of each other."""
    if a.published is None or b.published is None or a.report == b.report:
        return 0.0
    return max(0.0, 1 - abs((a.published - b.published).days) / PUBLISHED_DAYS)


def same_named_spot(a: Node, b: Node) -> float:
    """Both are told at a town, district or site of the same name."""
    return float(bool(a.spots & b.spots))


def other_named_spot(a: Node, b: Node) -> float:
    """Each is told at a town or site that the other does not name."""
    return float(bool(a.spots) and bool(b.spots) and not a.spots & b.spots)


def other_number(a: Node, b: Node) -> float:
    """One speaks of several events, the other of one."""
    return float(a.plural is not None and b.plural is not None and a.plural != b.plural)


def both_main(a: Node, b: Node) -> float:
    """Each is what its report is mainly about."""
    return float(a.report != b.report and a.main and b.main)


def one_main(a: Node, b: Node) -> float:
    """One is what its report is mainly about, the other stands at the edge of its report."""
    return float(a.report != b.report and a.main != b.main)


def shared_names(a: Node, b: Node) -> float:
    """Names of persons, sites and towns beside the one are also told with the other."""
    return min(1.0, len(a.told_names & b.told_names) / FAMILIAR) if a.report != b.report else 0.0


def names_overlap(a: Node, b: Node) -> float:
    """Most names that are told with the one are told with the other."""
    small = min(len(a.told_names), len(b.told_names))
    return len(a.told_names & b.told_names) / (small + 1) if a.report != b.report else 0.0


def same_gist(a: Node, b: Node) -> float:
    """Headlines and first sentences share their words, and each tells of this event there."""
    small = min(len(a.gist), len(b.gist))
    return min(1.0, 2 * len(a.gist & b.gist) / small) if small and a.report != b.report and a.main and b.main else 0.0


def turned_round(a: Node, b: Node) -> float:
    """The perpetrator of the one is the target of the other."""
    crossed = (a.actors & b.targets) | (b.actors & a.targets)
    return float(bool(crossed) and not a.actors & b.actors and not a.targets & b.targets and not duel(a, b))


def long_before(dated: Node, other: Node) -> bool:
    """Is the one dated long before the report of the other came out?"""
    if dated.date is None or dated.date.latest is None or other.published is None:
        return False
    return (other.published - dated.date.latest).days > OLD_DAYS


def old_and_new(a: Node, b: Node) -> float:
    """One is dated long before the report that tells the other without a day, as news."""
    return float(any(x.date is None and not x.background and long_before(y, x) for x, y in ((a, b), (b, a))) and not in_one_breath(a, b))


def news_and_background(a: Node, b: Node) -> float:
    """One is told as news, the other as background."""
    return float(a.background != b.background and not in_one_breath(a, b))


def both_background(a: Node, b: Node) -> float:
    """Both are told as background."""
    return float(a.background and b.background)


def nothing_shared(a: Node, b: Node) -> float:
    """They have neither day nor spot in common, neither perpetrator nor target, nor toll: what else agrees, the events of a whole war have in common."""
    first = (same_perpetrator, same_named_spot, same_target, same_toll, same_spot)
    return float(not any(f(a, b) for f in first) and same_day(a, b) < SHARED_DAY)


def alike_in_context(a: Node, b: Node) -> float:
    """The encoder sees the two passages as alike."""
    if a.vector is None or b.vector is None:
        return 0.0
    return max(0.0, float(np.dot(a.vector, b.vector)))


FEATURES: dict[str, Feature] = {
    f.__name__: f
    for f in (
        same_type, other_kind, other_family, same_day, day_apart, days_apart, same_month_day, undated, same_spot, same_named_spot, other_named_spot,
        within_region, places_apart, unplaced, same_perpetrator, rival_perpetrators, same_target, other_target, same_toll, other_toll, shared_words,
        same_word, shared_names, names_overlap, same_gist, published_together, same_passage, close_by, told_just_before, goes_on, same_sentence, pointed_back,
        pointed_elsewhere, other_number, told_anew, told_as_other, told_again, told_beside, told_after, from_headline, main_event, both_main,
        one_main, nothing_of_its_own, turned_round, told_of_harm, old_and_new, news_and_background, both_background, nothing_shared, alike_in_context,
    )
}  # fmt: skip
"""Every feature by name, in the order of the weights."""


def explain(name: str) -> str:
    """The sentence that a user reads for a feature."""
    return " ".join((FEATURES[name].__doc__ or name).split())
