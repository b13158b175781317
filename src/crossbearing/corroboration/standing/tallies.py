"""How many incidents: a low and a high bound, each reason for the width with its count, and beside it the counts that sources give."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from crossbearing.records.claim import Claim, ReadReport
from crossbearing.records.finding import Account, CountedBySource, Derived, Tally
from crossbearing.records.means import WEAPON_UNITS

UNCERTAIN = {
    "suspected": "suspected only",
    "alleged": "alleged only",
    "contested": "contested",
    "denied": "denied",
    "dismissed": "dismissed",
    "retracted": "retracted",
    "unreported": "told by nobody whose word counts",
}
"""Statuses of the occurrence that leave open whether there was an incident, and the reason that a tally shows."""

MAYBE_SAME = "perhaps the same as another"
UNDATED = "undated"

_NUMERAL = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|"
    r"hundreds?|thousands?|dozens?|scores|pair|couple)\b",
    re.IGNORECASE,
)
"""Words that say how many."""

Keep = Callable[[Account], bool]


def everything(_: Account) -> bool:
    """The filter that keeps every account."""
    return True


def _reason(account: Account, bounded: bool) -> str | None:
    """Why an incident counts for the high bound only; None where it counts for both."""
    occurrence = dict(account.status).get("occurrence", "unreported")
    if occurrence in UNCERTAIN:
        return UNCERTAIN[occurrence]
    when = account.incident.date
    return UNDATED if bounded and (when is None or not when.anchored) else None


def _doubles(derived: Derived, kept: set[str]) -> int:
    """By how many the number falls if all possible duplicates are one: nodes less groups."""
    parent = {k: k for k in kept}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    falls = 0
    for pair in derived.duplicates:
        if pair.left in kept and pair.right in kept and root(pair.left) != root(pair.right):
            parent[root(pair.left)] = root(pair.right)
            falls += 1
    return falls


def tally(derived: Derived, reports: Iterable[ReadReport] = (), keep: Keep = everything, bounded: bool = False) -> Tally:
    """How many single incidents that ``keep`` lets pass the ledger holds, at least and at most.

    Series are not counted, their members are.  ``bounded``: the filter names a window of time, so that an undated incident may lie outside.
    The counts that sources give are those about the incidents and series that ``keep`` lets pass.
    """
    kept = [a for a in derived.accounts if keep(a)]
    singles = [a for a in kept if not a.incident.group]
    why = Counter(r for a in singles if (r := _reason(a, bounded)))
    sure = {a.incident.id for a in singles if _reason(a, bounded) is None}
    doubled = _doubles(derived, sure)
    if doubled:
        why[MAYBE_SAME] += doubled
    given = tuple(counts_given(derived, kept, reports))
    return Tally(low=len(sure) - doubled, high=len(singles), reasons=tuple(sorted(why.items())), given=given)


def counts_given(derived: Derived, kept: Sequence[Account], reports: Iterable[ReadReport]) -> Iterator[CountedBySource]:
    """Each count of events that a source gives for the incidents kept, each once, in the order of the reports; "several" and "a series" count nothing."""
    wanted = {a.incident.id for a in kept}
    seen: set[tuple[str, str, str, str]] = set()
    for claim in sorted((c for r in reports for c in r.claims), key=lambda c: (c.document_id, c.content.start, c.id)):
        if claim.facet != "count" or claim.quantity is None or claim.quantity.unit in WEAPON_UNITS or not _NUMERAL.search(claim.original):
            continue
        given = _counted(claim)
        key = (claim.document_id, given.holder, given.window, given.original)
        if key not in seen and wanted & set(derived.claim_incidents.get(claim.id, ())):
            seen.add(key)
            yield given


def _counted(claim: Claim) -> CountedBySource:
    """One count with its holder, window and words."""
    assert claim.quantity is not None
    window = claim.date.edtf if claim.date else ""
    return CountedBySource(holder=claim.source, quantity=claim.quantity, window=window, claim=claim.id, original=claim.original)
