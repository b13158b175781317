"""Which statements about one incident cannot both hold.

Compared are not single words but *statements*: all that one voice says of one facet in one report.  Two statements exclude each other where nothing that one
says can be what the other says: "two jets, after a drone had watched" and "a helicopter".  Of several values that a source gives one after the other only the
last stands; the earlier ones are revised.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from crossbearing.corroboration.exclusions.acts import SURELY, not_apart, together
from crossbearing.corroboration.exclusions.denial import Charges, own_deed
from crossbearing.corroboration.exclusions.kinds import means_exclude, targets_exclude
from crossbearing.corroboration.exclusions.revising import is_former, is_update
from crossbearing.corroboration.exclusions.values import counts_exclude, counts_unit, dates_exclude, is_one_of, is_proper, places_exclude, words_of
from crossbearing.corroboration.origins.independence import Origins
from crossbearing.corroboration.pile import NEGATIVE, SILENT, Pile, once, who
from crossbearing.records.claim import Claim
from crossbearing.records.means import MISHAP, means_kinds
from crossbearing.records.ontology import UNREAL
from crossbearing.records.outlets import fold
from crossbearing.records.targets import target_kinds
from crossbearing.records.value import STATE_KINDS

Pair = tuple[Claim, Claim]

_TROOPS = re.compile(r"(?:[a-z-]+ )?(?:soldiers?|troops|security forces|armed forces|forces|police(?:men)?|army|military)", re.IGNORECASE)

_COUNTED = re.compile(r"\d|\b(?:one|an?|single|lone|another|other)\b", re.IGNORECASE)
"""A number in the words for one person."""
_BEYOND = re.compile(r"\b(?:more than|over|above|upwards? of|exceed\w*)\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?!The\b|These\b|Those\b|This\b)[A-Z]")
"""Who is no mere "terrorist"."""

REWORDED = frozenset({"target", "means"})
"""Facets that a source describes anew each time: its later words do not take back the earlier ones."""
OF_SERIES = frozenset({"perpetrator", "count"})
"""Facets on which statements about a series can exclude each other: its members differ in the rest."""


class Statement(NamedTuple):
    """What one voice says of one facet in one report; of numbers, those of one ``unit``: a later count of the dead leaves that of the injured as it was.

    ``key`` is whose words they are, ``day`` when they came out, ``headline`` whether they stand there; ``former``: the report gives it as an earlier value.
    """

    report: str
    voice: str
    key: str | None
    day: str
    claims: tuple[Claim, ...]
    headline: bool = False
    former: bool = False
    unit: str = ""


def statements(claims: Sequence[Claim], origins: Origins) -> list[Statement]:
    """The statements that claims of one facet make up, in their order; what is denied or left without comment states nothing."""
    positive = [c for c in claims if c.stance not in NEGATIVE | SILENT and not _unreal(c, origins.pile)]
    rows: dict[tuple[str, str, bool, bool, str], list[Claim]] = defaultdict(list)
    for claim in positive:
        rows[_belongs(claim, origins.pile)].append(claim)
    return [
        Statement(
            report=report,
            voice=voice,
            key=_key(said[0], positive, origins),
            day=origins.day(said[0]),
            headline=inside,
            former=former,
            unit=unit,
            claims=tuple(said),
        )
        for (report, voice, inside, former, unit), said in rows.items()
    ]  # fmt: skip


@once
def _belongs(claim: Claim, pile: Pile) -> tuple[str, str, bool, bool, str]:
    """What the claims of one statement have in common: report, voice, whether in the headline, whether as an earlier value, unit."""
    headline = pile.reports[claim.document_id].layout.headline
    inside = headline is not None and headline.covers(claim.content)
    unit = claim.quantity.unit if claim.quantity else ""
    return claim.document_id, fold(claim.source) if claim.attribution else "", inside, is_former(claim, pile), unit


def _unreal(claim: Claim, pile: Pile) -> bool:
    """Does a claim speak only of what may come: planned, threatened or supposed?"""
    told = [m for e in claim.events if (m := pile.mentions.get(e))]
    return bool(told) and all(m.modality in UNREAL for m in told)


def _key(claim: Claim, others: Sequence[Claim], origins: Origins) -> str | None:
    """Whose words a claim gives: a number that a report gives itself is that of the source that it quotes with the same number."""
    if claim.attribution is None and claim.quantity is not None:
        for other in others:
            same = other.document_id == claim.document_id and other.attribution is not None and other.quantity is not None
            if same and other.quantity and other.quantity.unit == claim.quantity.unit and other.quantity.meets(claim.quantity):
                return origins.voice(other)
    return origins.voice(claim)


def _all_pairs(a: Statement, b: Statement, exclude: Callable[[Claim, Claim], bool]) -> list[Pair]:
    """The pairs of values where each excludes the other; none where any two of them agree."""
    pairs = list(product(a.claims, b.claims))
    return pairs if pairs and all(exclude(x, y) for x, y in pairs) else []


def _places(a: Statement, b: Statement, pile: Pile) -> list[Pair]:
    return _all_pairs(_with(a, lambda c: c.place is not None), _with(b, lambda c: c.place is not None), lambda x, y: places_exclude(x, y, pile))


def _dates(a: Statement, b: Statement, pile: Pile) -> list[Pair]:
    return _all_pairs(_with(a, lambda c: c.date is not None), _with(b, lambda c: c.date is not None), lambda x, y: dates_exclude(x, y, pile))


def _counts(a: Statement, b: Statement, pile: Pile) -> list[Pair]:
    """Numbers of one unit, with their scopes."""
    found: list[Pair] = []
    for unit in sorted({c.quantity.unit for c in (*a.claims, *b.claims) if c.quantity}):
        mine, theirs = ([c for c in s.claims if counts_unit(c, unit) and not _is_one_name(c)] for s in (a, b))
        pairs = [(x, y, counts_exclude(x, y, pile)) for x, y in product(mine, theirs)]
        if not any(excluded is False for *_, excluded in pairs):
            found += [(x, y) for x, y, excluded in pairs if excluded and not (_rounded(x, y) or is_one_of(x, y) or is_one_of(y, x))]
    return found


def _rounded(a: Claim, b: Claim) -> bool:
    """Does one say "more than" the very number that the other gives?"""
    pairs = ((x.quantity, y.quantity) for x, y in ((a, b), (b, a)) if x.quantity and y.quantity and _BEYOND.search(x.original))
    return any(x.high is None and y.high is not None and x.low == y.high + 1 for x, y in pairs)


def _is_one_name(claim: Claim) -> bool:
    """Is it no count but the death of somebody who is named or told of ("the killing of the governor"), beside whom others may have died?"""
    return claim.quantity is not None and claim.quantity.best == 1 and not _COUNTED.search(claim.original)


def _means(a: Statement, b: Statement, _: Pile) -> list[Pair]:
    return _by_kind(a, b, lambda c: means_kinds(c.value or c.original), means_exclude)


def _targets(a: Statement, b: Statement, pile: Pile) -> list[Pair]:
    return _by_kind(a, b, lambda c: target_kinds(words_of(c, pile)), targets_exclude)


def _by_kind(a: Statement, b: Statement, kinds: Callable[[Claim], frozenset[str]], exclude: Callable[[frozenset[str], frozenset[str]], bool]) -> list[Pair]:
    """Pairs of values whose kinds exclude each other; none where anything else that the two say agrees."""
    mine, theirs = (_narrow([(c, k) for c in s.claims if (k := kinds(c))]) for s in (a, b))
    one, other = (frozenset().union(*(k for _, k in rows)) for rows in (mine, theirs))
    return [(x, y) for (x, j), (y, k) in product(mine, theirs) if exclude(j, k)] if exclude(one, other) else []


def _narrow(rows: list[tuple[Claim, frozenset[str]]]) -> list[tuple[Claim, frozenset[str]]]:
    """The claims with their kinds; beside an accident without wider words, which name what went off and not what did it."""
    return [(c, k) for c, k in rows if len(k) == 1] if any(k == MISHAP for _, k in rows) else rows


def _actors(a: Statement, b: Statement, pile: Pile) -> list[Pair]:
    """Perpetrators: nobody in common, or one says another hand beside it on somebody's word, as does the other, and not each of its own deed."""
    if (_army(a) and _lays_to_others(b, pile)) or (_army(b) and _lays_to_others(a, pile)):
        return list(product(a.claims, b.claims))
    one, other = _charged(a, b, pile), _charged(b, a, pile)
    if not one.claims or not other.claims:
        return []
    alone = [x for x in one.claims if not any(_same(x, y, pile) for y in other.claims)]
    beside = [y for y in other.claims if not any(_same(x, y, pile) for x in one.claims)]
    joint = bool(a.voice and b.voice) and not all(own_deed(s.claims[0], pile) for s in (a, b)) and all(who(c) in pile.actors for c in (*alone, *beside))
    if (alone and beside and len(alone) == len(one.claims)) or (joint and (alone or beside)):
        return list(product(one.claims, other.claims))
    return []


def _charged(mine: Statement, theirs: Statement, pile: Pile) -> Statement:
    """A statement with the hands that it names; one who is accused and lays it to somebody else need not name him ("a militia that the state pays")."""
    accused = frozenset().union(*(pile.kin(who(c)) for c in theirs.claims if is_proper(c, pile)))
    return _with(mine, lambda c: is_proper(c, pile) or (c.stance == "blames" and bool(pile.kin(c.source_actor) & accused)))


def _army(said: Statement) -> bool:
    """Does somebody lay a deed to troops, without saying whose, and to nobody else?"""
    return bool(said.voice) and all(_TROOPS.fullmatch(c.value or "") for c in said.claims)


def _lays_to_others(said: Statement, pile: Pile) -> bool:
    """Does a state or its army lay the deed to somebody with a name who is none of its own?"""
    sources = [pile.actors.get(c.source_actor or "") for c in said.claims]
    return all(
        s is not None
        and s.kind in STATE_KINDS
        and c.stance in {"blames", "asserts"}
        and not pile.kin(c.source_actor) & pile.kin(who(c))
        and _NAMED.search(c.value or "")
        for s, c in zip(sources, said.claims, strict=True)
    )


def _same(a: Claim, b: Claim, pile: Pile) -> bool:
    """May both name the same hand: one of them, its parent, its state, or a shorter form of its name?"""
    if pile.kin(who(a)) & pile.kin(who(b)) or _in_alliance(a, b, pile) or _in_alliance(b, a, pile):
        return True
    mine, theirs = (set(fold(words_of(c, pile)).split()) for c in (a, b))
    return mine <= theirs or theirs <= mine


def _in_alliance(a: Claim, b: Claim, pile: Pile) -> bool:
    """May one name an alliance of states, and the other one that fights in it: a state in whose country it did not happen?"""
    alliance, state = pile.actors.get(who(a) or ""), pile.actors.get(who(b) or "")
    if alliance is None or state is None or alliance.kind != "military" or alliance.country is not None or state.kind not in STATE_KINDS:
        return False
    scenes = {i.place.country for c in (a, b) for key in pile.claim_incidents[c.id] if (i := pile.incidents[key]).place is not None}
    return state.country is not None and state.country not in scenes


def _with(statement: Statement, keep: Callable[[Claim], bool]) -> Statement:
    """The statement with some of its claims."""
    return statement._replace(claims=tuple(c for c in statement.claims if keep(c)))


TESTS: Mapping[str, Callable[[Statement, Statement, Pile], list[Pair]]] = {
    "when": _dates,
    "where": _places,
    "count": _counts,
    "casualties": _counts,
    "perpetrator": _actors,
    "target": _targets,
    "means": _means,
}
"""By claim facet: the pairs of values of two statements that cannot both hold."""


class Exclusion(NamedTuple):
    """Two statements that exclude each other, in the pairs of claims that do; ``revised``: the later one takes the place of the earlier."""

    one: Statement
    other: Statement
    pairs: tuple[Pair, ...]
    revised: bool


def exclusions(facet: str, claims: Sequence[Claim], origins: Origins, series: bool = False) -> Iterator[Exclusion]:
    """The pairs of statements about one facet that exclude each other; a value that its own source has replaced excludes only what replaced it."""
    test = TESTS.get(facet)
    if test is None or (series and facet not in OF_SERIES) or len(own := [c for c in claims if c.facet == facet]) < 2:
        return
    said = statements(_of_deed(own, claims, origins) if facet == "perpetrator" else own, origins)
    last: dict[tuple[str, str], str] = {}
    for s in said:
        if s.key is not None:
            last[s.key, s.unit] = max(last.get((s.key, s.unit), ""), s.day)
    for a, b in combinations(said, 2):
        mine = _one_source(a, b)
        revised = mine and (a.report != b.report or a.former != b.former)
        stale = facet not in REWORDED and any(s.former or (s.key is not None and s.day < last[s.key, s.unit]) for s in (a, b))
        if (mine and not revised and a.headline == b.headline) or (stale and not revised) or (revised and facet == "perpetrator"):
            continue
        key = (facet, tuple(c.id for c in a.claims), tuple(c.id for c in b.claims))
        if key not in origins.compared:
            origins.compared[key] = tuple(test(*_of_one_act(a, b, facet, origins.pile), origins.pile))
        if pairs := origins.compared[key]:
            yield Exclusion(one=a, other=b, pairs=pairs, revised=revised or all(_raised(x, y, said, origins) for x, y in pairs))


def _of_one_act(a: Statement, b: Statement, facet: str, pile: Pile) -> tuple[Statement, Statement]:
    """The two statements with what each says of an act of which the other may speak, too."""
    one = together if facet in SURELY else not_apart
    return (
        _with(a, lambda c: any(one(c, d, facet, pile) for d in b.claims)),
        _with(b, lambda c: any(one(c, d, facet, pile) for d in a.claims)),
    )


def _of_deed(charges: Sequence[Claim], claims: Sequence[Claim], origins: Origins) -> list[Claim]:
    """The charges without what those who own to the deed, by any of the claims, say against others: that is what they answer with it."""
    if not any(c.stance == "blames" for c in charges):
        return list(charges)
    owners = Charges.of(claims, origins.pile).owners
    return [c for c in charges if c.stance != "blames" or not origins.kin(c) & owners]


def _one_source(a: Statement, b: Statement) -> bool:
    """Do both come from one source?  A value that a report calls an earlier one is that of the source which it names for the present one."""
    return (a.key is not None and a.key == b.key) or (a.report == b.report and a.former != b.former)


def _raised(a: Claim, b: Claim, said: Sequence[Statement], origins: Origins) -> bool:
    """Does a number, told as an update between the two or by the later one itself, take the place of the earlier, which is smaller?"""
    early, late = sorted((a, b), key=origins.day)
    if early.quantity is None or late.quantity is None or (late.quantity.low or 0) < (early.quantity.low or 0):
        return False
    most = early.quantity.high if early.quantity.high is not None else early.quantity.low or 0
    return any(
        u.quantity is not None
        and u.quantity.unit == early.quantity.unit
        and (u.quantity.low or 0) > most
        and origins.day(early) < origins.day(u) <= origins.day(late)
        and is_update(u, origins.pile)
        for s in said
        for u in s.claims
    )
