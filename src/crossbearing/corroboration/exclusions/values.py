"""When two single values cannot both hold: dates, places, numbers with their scopes; and how a value is shown."""

from __future__ import annotations

import re
from datetime import date

from crossbearing.corroboration.pile import Pile, once, who
from crossbearing.records.claim import Claim, Entity
from crossbearing.records.outlets import fold
from crossbearing.records.value import FuzzyDate, Quantity

REGION_KM = 150.0
"""A place with a wider radius is a country or region, whose shape is no circle and whose name stands for much: it excludes nothing."""

LONG = 4
"""Days in the widest window that can exclude another day: "this week" is said loosely."""

_NIGHT = re.compile(r"\b(?:night|overnight|dawn|midnight|early|late|small hours|before sunrise|evening)\b", re.IGNORECASE)
"""Words for a time about midnight, which one calls by the day before it and another by the day behind it."""

_CLOCK = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T(?P<hour>\d\d):(?P<minute>\d\d)(?P<zone>Z?)")
ROUNDED = 15
"""Minutes from which two hours are no longer one that was rounded."""

_DIED_LATER = re.compile(
    r"\b(?:died|die|dead) (?:of|from) (?:his|her|their|its) (?:wounds|injuries|burns)|\bsuccumbed\b|\bwounded (?:\w+ )?died\b", re.IGNORECASE
)

_PART = re.compile(
    r"(?:(?:at least|more than|up to|about|some|nearly|another|a further)\s+)?(?!all\b)[\w'’-]+(?: \(\d+\))?\s+"
    r"(?:of|among) (?:the|those|them|whom|which|these)\b(?P<these>(?: \w+)?)|"
    r"(?:(?!all\b|and\b)[\w'’-]+\s+){1,4}?(?P<more>more(?! than\b)|others?|further|additional)\b",
    re.IGNORECASE,
)
_THESE = {"killed": re.compile(r"dead|killed|victims|slain|deaths", re.IGNORECASE), "injured": re.compile(r"wounded|injured|hurt|victims", re.IGNORECASE)}
"""Words for those of whom a part is counted, by its unit: of the wounded some may have died, and are no part of the dead."""
COUNTED_BEFORE = 400
"""Characters before a part in which its whole is counted."""
_HARMING = re.compile(r"\b(?:kill|wound|injur|execut|shoot)(?:ed|ing)\s+(?:(?:at least|about|around|some|up to|more than)\s+)?$", re.IGNORECASE)
"""A verb right before a number, of which those counted are the object: "of them" are those who were attacked, and no dead."""
_NO_MORE = re.compile(r"\b(?:only|just|no more than|at most)\b", re.IGNORECASE)
_PART_BEFORE = re.compile(
    r"\b(?:among (?:them|the dead)|of whom|including|(?:the|those) (?:dead|killed|victims|wounded|injured) (?:include[sd]?|were|are))\W+(?:\w+\W+){0,2}$"
    r"|(?:^|[.!?”]\s+|\n)Of (?:the|those|these)\b[^.;]{3,60}, $",
    re.IGNORECASE,
)
_AMONG = re.compile(r"(?:[\w'’-]+\s+){1,7}?(?:who,?\s+[^.;]{0,30}?)?(?:was|were|are|is)\s+among\b")
"""Nine children "were among those killed": some of a number that stands elsewhere."""
_BY_PLACE = re.compile(r"(?-i:[^.;,]{3,90}? in [A-Z][^.;,]{2,40}?,? and (?:(?:at least|another|about) )?[\w-]+ (?:\w+ )?(?:in|at|near) [A-Z])")
"""Six were killed in one town and two in another: a number of one place, behind which another follows."""
_BARE = re.compile(r"(?:(?:at least|more than|up to|about|some|another)\s+)?[\w,.]+", re.IGNORECASE)
_LED = re.compile(r"[^.;:,]{3,70}\b(?:and|,)\s+$")
_OWN = re.compile(r"\b(?:our|its|their|his|her|my)\b", re.IGNORECASE)
REACH = 75
"""Characters before a number without a noun in which the noun may stand."""
_PEOPLE = re.compile(r"(?:people|persons?|others?|victims?|bodies|dead|deaths|fatalities|casualties|souls|lives)?")
PROPER = re.compile(r"\b[A-Z][\w'’-]+")
"""A word with a capital."""


def words_of(claim: Claim, pile: Pile) -> str:
    """The name of whom or what a claim names: as the registry has it, else as the report has it."""
    actor = pile.actors.get(who(claim) or "")
    return actor.name if actor else claim.value or claim.original


def is_proper(claim: Claim, pile: Pile) -> bool:
    """Does the claim name somebody, and not just describe: an actor of the registry, or a name of two words or more?"""
    return who(claim) in pile.actors or (claim.value_actor is not None and len(PROPER.findall(claim.value or claim.original)) > 1)


def dates_exclude(a: Claim, b: Claim, pile: Pile) -> bool:
    """Days or windows that do not meet, nor are the two days of one night; of two that give the hour, hours that are no rounding of each other.

    A week or month tells of a time rather than of the day, and that of a later death is of nothing but it.
    """
    said = [pile.reports[c.document_id].document.text[c.content.start : c.content.end] for c in (a, b)]
    if any(_DIED_LATER.search(words) for words in said):
        return False
    if a.date is None or b.date is None or any(d.anchored and (d.days or LONG + 1) > LONG for d in (a.date, b.date)):
        return False
    clocks = [_CLOCK.fullmatch(d.edtf) for d in (a.date, b.date)]
    if clocks[0] and clocks[1] and clocks[0]["zone"] == clocks[1]["zone"]:
        return abs(_minutes(clocks[0]) - _minutes(clocks[1])) >= ROUNDED
    if any(_NIGHT.search(words) for words in said) and _neighbours(a.date, b.date):
        return False
    return a.date.meets(b.date) is False


def _minutes(clock: re.Match[str]) -> int:
    """An instant as minutes from a fixed one."""
    return date.fromisoformat(clock["day"]).toordinal() * 24 * 60 + int(clock["hour"]) * 60 + int(clock["minute"])


def _neighbours(a: FuzzyDate, b: FuzzyDate) -> bool:
    """Does one begin on the day after the other ends?"""
    return any(x.latest is not None and y.earliest is not None and (y.earliest - x.latest).days == 1 for x, y in ((a, b), (b, a)))


def places_exclude(a: Claim, b: Claim, pile: Pile) -> bool:
    """Towns and districts that are too far apart to be one; a report that names both does not take one for the other."""
    if a.place is None or b.place is None or a.place.meets(b.place) is not False:
        return False
    mine, theirs = (set(fold(c.place.name).split()) for c in (a, b) if c.place)
    if mine <= theirs or theirs <= mine:
        return False  # a station and its town
    named = {fold(c.place.name) for c in (a, b) if c.place}
    if any(named <= pile.places_named[c.document_id] for c in (a, b)):
        return False
    return max(a.place.radius_km or 0.0, b.place.radius_km or 0.0) <= REGION_KM


def counts_exclude(a: Claim, b: Claim, pile: Pile) -> bool | None:
    """Do two numbers of one unit exclude each other?  None where they count different things: other people, another window, a part and the whole.

    A part excludes the whole where it is larger.
    """
    if a.quantity is None or b.quantity is None or not _same_window(a, b):
        return None
    mine, theirs = scope(a, pile), scope(b, pile)
    parts = [is_part(c, pile) for c in (a, b)]
    if not any(parts) and bool(mine) == bool(theirs):
        return not a.quantity.meets(b.quantity) if mine <= theirs or theirs <= mine else None
    if all(parts) or (any(parts) and (mine or theirs)):
        return None
    part, whole = (a.quantity, b.quantity) if parts[0] or (mine and not parts[1]) else (b.quantity, a.quantity)
    return True if whole.high is not None and (part.low or 0) > whole.high else None


def counts_unit(claim: Claim, unit: str) -> bool:
    """Does a claim count that unit?  Where there were no casualties, nobody was killed and nobody injured."""
    q = claim.quantity
    return q is not None and (q.unit == unit or (q.unit == "casualties" and q.high == 0 and unit in {"killed", "injured"}))


def _scope(claim: Claim, pile: Pile) -> frozenset[str]:
    """Whom a number counts, as words; empty for people at large.

    A side counts its own ("a Thai paratrooper", "two of our men"); a number without a noun counts whom the number before it counts.
    """
    words = {w.rstrip("s") for w in fold(claim.of).split() if not _PEOPLE.fullmatch(w)}
    report = pile.reports[claim.document_id]
    at = report.document.text.find(claim.original, claim.content.start)
    if at < 0:
        return frozenset(words)
    bare = _BARE.fullmatch(claim.original) and (led := _LED.search(report.document.text[max(claim.content.start, at - REACH) : at]))
    start, end = (at - len(led[0]), at) if bare and led else (at, at + len(claim.original))
    sides = {_side(e) for e in report.values.entities if e.start < end and start < e.end and e.type not in {"place", "facility"}}
    own = {"own"} if _OWN.search(report.document.text[start:end]) else set()
    return frozenset(words | sides | own)


def _side(entity: Entity) -> str:
    """Whose the people are that bear this name: a country, where the registry knows it."""
    return entity.actor.country if entity.actor is not None and entity.actor.country else fold(entity.name)


@once
def scope(claim: Claim, pile: Pile) -> frozenset[str]:
    """Whom a number counts; a bare one ("one dead", in a headline) whom the same number counts elsewhere in its report."""
    found = _scope(claim, pile)
    headline = pile.reports[claim.document_id].layout.headline
    short = _BARE.fullmatch(claim.original) is not None or (headline is not None and headline.covers(claim.content))
    if found or claim.quantity is None or not short:
        return found
    same = (
        c
        for c in pile.reports[claim.document_id].claims
        if c.quantity is not None and c.facet == claim.facet and c.quantity.unit == claim.quantity.unit and c.quantity.best == claim.quantity.best is not None
    )
    return next((s for c in same if (s := _scope(c, pile))), found)


def is_one_of(claim: Claim, other: Claim) -> bool:
    """Does a report tell in its own words of one person beside a greater number of its own, in which that one may be?"""
    one, more = claim.quantity, other.quantity
    if one is None or one.best != 1 or claim.attribution or more is None or (more.best or 0) <= 1:
        return False
    return claim.document_id == other.document_id and one.unit == more.unit and not _NO_MORE.search(claim.original)


@once
def is_part(claim: Claim, pile: Pile) -> bool:
    """Does the text count some of those counted before ("three of the armed men", "among them two children", "two more")?

    What happened to others than those counted before is no part: "killed one and wounded three others".
    """
    text = pile.reports[claim.document_id].document.text
    at = place_of(claim, pile)
    if at < 0 or _BY_PLACE.match(text, at) is not None:
        return at >= 0
    if _AMONG.match(text, at) is not None:
        return True
    found = _PART.match(text, at)
    if found is not None and _HARMING.search(text, max(0, at - 40), at):
        return False  # "caught up with the raiders, killing eleven of them"
    if found is None:
        return _PART_BEFORE.search(text[max(0, at - 75) : at]) is not None
    unit = claim.quantity.unit if claim.quantity else ""
    before = _counted_before(claim, at, pile)
    if (found["more"] or "").startswith("other") and before and before[-1] != unit:
        return False  # "two were killed and five others wounded"
    if found["more"] or unit in before:
        return unit in before
    whole = next((u for u, words in _THESE.items() if words.search(found["these"])), before[-1] if before else unit)
    return whole in (unit, "casualties") or unit not in _THESE


def place_of(claim: Claim, pile: Pile) -> int:
    """Where the words of a value stand in their report; -1 where they do not."""
    return pile.reports[claim.document_id].document.text.find(claim.original, claim.content.start)


def _counted_before(claim: Claim, at: int, pile: Pile) -> list[str]:
    """The units of the numbers shortly before a place, the nearest last."""
    rows = ((place_of(c, pile), c.quantity.unit) for c in pile.reports[claim.document_id].claims if c.facet == claim.facet and c.quantity is not None)
    return [unit for spot, unit in sorted(rows) if at - COUNTED_BEFORE < spot < at]


def _same_window(a: Claim, b: Claim) -> bool:
    """Do two numbers count over the same time?  A toll has no window."""
    if a.facet == "casualties":
        return all(_is_day(c.date) for c in (a, b)) or a.date == b.date
    return (a.date.edtf if a.date else None) == (b.date.edtf if b.date else None)


def _is_day(value: FuzzyDate | None) -> bool:
    """Is it no window: a single day, or no date at all?"""
    return value is None or (value.days or 0) == 1


def shown(claim: Claim, pile: Pile) -> str:
    """The value of a claim as a reader sees it."""
    if claim.facet == "when" and claim.date:
        return claim.date.edtf
    if claim.facet == "where" and claim.place:
        return claim.place.name
    if claim.quantity is not None and claim.facet in {"count", "casualties"}:
        return f"{number(claim.quantity)} {claim.quantity.unit}".strip() + (f" ({claim.of})" if claim.of else "")
    return words_of(claim, pile)


def number(quantity: Quantity) -> str:
    """A number with its bounds in words: "5", "at least 5", "up to 5", "4 to 6"."""
    low, high = quantity.low, quantity.high
    if high is None:
        return f"at least {low}" if low is not None else "an unknown number of"
    if low is None or (low == 0 and high > 0):
        return f"up to {high}"
    return str(low) if low == high else f"{low} to {high}"
