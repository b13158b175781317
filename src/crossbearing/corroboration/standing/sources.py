"""How each source has fared: how often it was first, denied, corrected itself, was confirmed by others.  Shown, never turned into a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossbearing.corroboration.origins.independence import Origins
from crossbearing.corroboration.pile import NEGATIVE, SILENT, Pile, who
from crossbearing.records.claim import Claim, ReadReport
from crossbearing.records.finding import Derived
from crossbearing.records.incident import Linked


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """One origin: how many claims it made, on how many facets it was the first known, how often another known origin says the same,
    how often others deny what it asserts, how often it gave another value later, how often it denied.  ``key`` is the same under all its names."""

    key: str
    name: str
    claims: int = 0
    first: int = 0
    confirmed: int = 0
    denied_by_others: int = 0
    corrected: int = 0
    denials: int = 0


def source_records(reports: Sequence[ReadReport], derived: Derived) -> tuple[SourceRecord, ...]:
    """The record of every known origin, the busiest first."""
    linked = Linked(incidents=tuple(a.incident for a in derived.accounts), mention_incident=derived.mention_incident, duplicates=derived.duplicates)
    pile = Pile.of(reports, linked)
    origins = Origins.of(pile, derived.derivations)
    names: dict[str, str] = {}
    counts: dict[str, Counter[str]] = {}
    for account in derived.accounts:
        _count_account(pile, origins, pile.by_incident.get(account.incident.id, []), (names, counts))
    for key, n in _corrections(origins, pile, derived).items():
        counts.setdefault(key, Counter())["corrected"] += n
    rows = [SourceRecord(key=k, name=names[k], **c) for k, c in counts.items() if k in names]
    return tuple(sorted(rows, key=lambda r: (-r.claims, r.name)))


def _count_account(pile: Pile, origins: Origins, claims: Sequence[Claim], into: tuple[dict[str, str], dict[str, Counter[str]]]) -> None:
    """Add what one incident says of its sources."""
    names, counts = into
    said: dict[tuple[str, str | None], list[str]] = {}
    denied = {(c.facet, who(c)) for c in claims if c.stance == "denies"}
    denied |= {(d.facet, who(d)) for c in claims if (d := pile.claims.get(c.denies or ""))}
    for claim in claims:
        origin = origins.of_claim(claim)
        if origin.key is None or claim.stance in SILENT:
            continue
        names.setdefault(origin.key, origin.name)
        count = counts.setdefault(origin.key, Counter())
        count["claims"] += 1
        count["denials"] += claim.stance == "denies"
        if claim.stance in NEGATIVE:
            continue
        holders = said.setdefault((claim.facet, who(claim)), [])
        count["first"] += not holders
        count["denied_by_others"] += (claim.facet, who(claim)) in denied
        if origin.key not in holders:
            holders.append(origin.key)
    for holders in said.values():
        for key in holders if len(holders) > 1 else ():
            counts[key]["confirmed"] += 1


def _corrections(origins: Origins, pile: Pile, derived: Derived) -> Counter[str]:
    """How often each origin gave another value later."""
    found: Counter[str] = Counter()
    for conflict in derived.conflicts:
        if conflict.kind == "revision":
            keys: Iterable[str | None] = {origins.of_claim(pile.claims[c]).key for v in conflict.values for c in v.claims if c in pile.claims}
            found.update(k for k in keys if k)
    return found
