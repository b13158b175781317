"""Status of each facet of an incident over time: one readable table of rules, and the claims that moved it.

The table :data:`RULES` is read from the top; the first rule that holds gives the word.  The documentation and ``--explain`` print it as it stands here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from crossbearing.corroboration.independence import Origins, Passages, group
from crossbearing.corroboration.pile import Pile, who
from crossbearing.corroboration.values import disjoint
from crossbearing.records.claim import Claim
from crossbearing.records.finding import IndependenceGroup, StatusChange

ASSERTING = frozenset({"asserts", "confirms", "claims-responsibility", "blames"})
SURE = 2.0
"""A claim below this certainty (FactBank: 3 certain, 2 probable, 1 possible) suspects rather than asserts."""

FACETS: Mapping[str, tuple[str, ...]] = {
    "occurrence": ("what", "when", "where", "casualties", "target", "means", "perpetrator", "count"),
    "perpetrator": ("perpetrator",),
    "target": ("target",),
    "means": ("means",),
    "casualties": ("casualties",),
    "date": ("when",),
    "place": ("where",),
    "count": ("count",),
}
"""Status facets, and the claim facets that bear on each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the claims known at one moment say of one facet.

    ``for_it`` assert, ``suspecting`` only suspect, ``against`` deny, ``taken_back`` retract.
    ``by_actor``: one of those that assert is the actor to whom the deed is ascribed.  ``groups`` are the origins of what is asserted;
    ``rival``: asserted values exclude each other; ``waved_off``: a denial that says no more than that there is nothing to it.
    """

    for_it: tuple[Claim, ...] = ()
    suspecting: tuple[Claim, ...] = ()
    against: tuple[Claim, ...] = ()
    taken_back: tuple[Claim, ...] = ()
    groups: tuple[IndependenceGroup, ...] = ()
    by_actor: bool = False
    rival: bool = False
    waved_off: bool = False

    @property
    def origins(self) -> int:
        """Known independent origins of what is asserted."""
        return sum(g.known for g in self.groups)

    @property
    def named(self) -> bool:
        """Does a known source that speaks under its name, and not as accuser, assert it?"""
        return any(c.stance != "blames" and c.source_type != "official-anonymous" for c in self.for_it) and self.origins > 0


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: the status, when it holds in plain words, and the test."""

    status: str
    when: str
    holds: Callable[[Evidence], bool]


RULES: tuple[Rule, ...] = (
    Rule("retracted", "everybody who asserted it has taken it back", lambda e: bool(e.taken_back) and not e.for_it),
    Rule("contested", "it is asserted and denied, or sources assert values that exclude each other", lambda e: bool(e.for_it) and (bool(e.against) or e.rival)),
    Rule("confirmed", "the actor to whom it is ascribed says so", lambda e: e.by_actor),
    Rule("corroborated", "at least two known origins, independent of each other, assert it", lambda e: e.origins >= 2),
    Rule("claimed", "one source asserts it under its name", lambda e: e.named),
    Rule("alleged", "it is asserted by an accuser, an unnamed source or an unknown one only", lambda e: bool(e.for_it)),
    Rule("dismissed", "it is waved off, and nobody asserts it", lambda e: e.waved_off),
    Rule("denied", "it is denied, and nobody asserts it", lambda e: bool(e.against)),
    Rule("suspected", "it is suspected only", lambda e: bool(e.suspecting)),
    Rule("unreported", "no claim bears on it", lambda _: True),
)
"""The rules of status, in the order in which they are read."""


def rule_of(evidence: Evidence) -> Rule:
    """The first rule that holds."""
    return next(r for r in RULES if r.holds(evidence))


def _bearing(facet: str, claims: Sequence[Claim], denied: Mapping[str, Claim]) -> list[Claim]:
    """The claims that bear on a facet; who denies a deed does not deny that it happened; a verdict bears on what it denies."""
    wanted = FACETS[facet]
    found = []
    for claim in claims:
        target = denied.get(claim.denies or "")
        about = target.facet if target and claim.facet in {"verdict", "utterance"} else claim.facet
        negative = claim.stance in {"denies", "retracts"}
        happened = facet == "occurrence" and negative
        if about in (("what", "verdict") if happened else wanted):
            found.append(claim)
    return found


def _suspects(claim: Claim) -> bool:
    return claim.stance == "suspects" or (claim.stance in ASSERTING and claim.certainty < SURE)


def _strong(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without weak ones that stand alone: a finding below its threshold counts only beside a second of the same facet and value."""
    seen: dict[tuple[str, str | None], int] = defaultdict(int)
    for c in claims:
        seen[c.facet, who(c)] += 1
    return [c for c in claims if not c.weak or seen[c.facet, who(c)] > 1]


def _after_retraction(for_it: Sequence[Claim], taken_back: Sequence[Claim], origins: Origins) -> list[Claim]:
    """What still stands once retractions have taken back what their own source said before."""
    gone = {(origins.of_claim(c).key, c.facet) for c in taken_back}
    named = {c.denies for c in taken_back if c.denies}
    return [c for c in for_it if c.id not in named and (origins.of_claim(c).key, c.facet) not in gone]


@dataclass(frozen=True)
class StatusBook:
    """Works out statuses: the pile, its origins and copied passages, and when the ledger learned of it (``recorded_at``)."""

    pile: Pile
    origins: Origins
    passages: Passages
    recorded_at: str

    def evidence(self, facet: str, claims: Sequence[Claim], incident: str) -> Evidence:
        """What a set of claims says of one facet."""
        bearing = _strong(_bearing(facet, claims, self.pile.claims))
        taken = tuple(c for c in bearing if c.stance == "retracts")
        asserted = [c for c in bearing if c.stance in ASSERTING and not _suspects(c)]
        for_it = tuple(_after_retraction(asserted, taken, self.origins))
        against = tuple(c for c in bearing if c.stance == "denies")
        return Evidence(
            for_it=for_it,
            suspecting=tuple(c for c in bearing if _suspects(c)),
            against=against,
            taken_back=taken,
            groups=group(for_it, self.origins, self.passages, incident),
            by_actor=self._by_actor(facet, for_it, claims),
            rival=facet != "occurrence" and self._rival(for_it),
            waved_off=any("dismiss" in self._cue(c) for c in against),
        )

    def _cue(self, claim: Claim) -> str:
        return self.pile.reports[claim.document_id].document.text[claim.cue.start : claim.cue.end].lower() if claim.cue else ""

    def _by_actor(self, facet: str, for_it: Sequence[Claim], claims: Sequence[Claim]) -> bool:
        """Does the actor to whom the deed is ascribed say so: claim it, own to it, or confirm what is said of it?"""
        owned = [c for c in claims if c.facet == "perpetrator" and c.stance in ASSERTING and self._own(c, c)]
        if facet in {"perpetrator", "occurrence"}:
            return bool(owned)
        accused = [c for c in claims if c.facet == "perpetrator" and c.stance in ASSERTING | {"suspects"}]
        return any(self._own(c, other) for c in for_it for other in (owned or (accused if c.stance == "confirms" else [])))

    def _own(self, claim: Claim, charge: Claim) -> bool:
        """Does the source of a claim speak for the actor that a charge names?"""
        if claim is charge and claim.stance == "claims-responsibility":
            return True
        return bool(claim.source_actor and who(charge) and self.pile.kin(claim.source_actor) & self.pile.kin(who(charge)))

    def _rival(self, for_it: Sequence[Claim]) -> bool:
        """Do two asserted values exclude each other?"""
        return any(disjoint(a, b, self.pile) for n, a in enumerate(for_it) for b in for_it[n + 1 :])

    def history(self, incident: str, claims: Sequence[Claim]) -> Iterator[StatusChange]:
        """Every change of every facet, report by report in the order of publication; ``claims`` in that order."""
        batches = [(report, list(rows)) for report, rows in groupby(claims, key=lambda c: c.document_id)]
        for facet in FACETS:
            known: list[Claim] = []
            word = "unreported"
            for report, rows in batches:
                known += rows
                moved = [c for c in _bearing(facet, rows, self.pile.claims) if c.stance != "no-comment"]
                if not moved:
                    continue
                rule = rule_of(self.evidence(facet, known, incident))
                if rule.status == word:
                    continue
                yield StatusChange(
                    incident=incident,
                    facet=facet,
                    status=rule.status,
                    previous=word,
                    valid_on=self.pile.published(report),
                    recorded_at=self.recorded_at,
                    claims=tuple(c.id for c in moved),
                    why=rule.when,
                )
                word = rule.status


def final(history: Sequence[StatusChange]) -> tuple[tuple[str, str], ...]:
    """The last status of each facet that has one, in the order of :data:`FACETS`."""
    last = {change.facet: change.status for change in history}
    return tuple((facet, last[facet]) for facet in FACETS if facet in last)
