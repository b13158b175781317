"""Status of each facet of an incident over time: one readable table of rules, and the claims that moved it.

The table :data:`RULES` is read from the top; the first rule that holds gives the word.  The documentation and ``--explain`` print it as it stands here.
A status has two clocks: ``valid_on`` is the day on which the report that moved it came out, ``recorded_at`` the instant at which the ledger learnt of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from crossbearing.corroboration.exclusions.denial import ASSERTING, Charges, own_deed
from crossbearing.corroboration.exclusions.exclusion import exclusions
from crossbearing.corroboration.origins.independence import Origins
from crossbearing.corroboration.pile import Pile, who
from crossbearing.records.claim import Claim
from crossbearing.records.finding import StatusChange
from crossbearing.records.value import GROUP_KINDS, STATE_KINDS

SURE = 2.0
"""A claim below this certainty (FactBank: 3 certain, 2 probable, 1 possible) suspects rather than asserts."""
ARMED = STATE_KINDS | GROUP_KINDS
"""Kinds of actor that can be a party to a conflict."""

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
OWNED = frozenset({"occurrence", "perpetrator"})
"""Status facets that are confirmed by who owns to the deed."""

BORNE_BY: Mapping[str, tuple[str, ...]] = {about: tuple(f for f, facets in FACETS.items() if about in facets) for about in FACETS["occurrence"]}
"""Claim facets, and the status facets on which each bears."""

Bearing = dict[str, list[Claim]]
"""By status facet: the claims that bear on it."""


class Evidence(NamedTuple):
    """What the claims known at one moment say of one facet.

    ``for_it`` assert, ``suspecting`` only suspect, ``against`` deny, ``taken_back`` retract.  ``known`` are the ids of what each known origin asserts,
    ``accusing`` those of claims by which one party to a conflict accuses another.  ``owned`` are the claims by which an actor owns to what others ascribe
    to it; ``rival`` those whose values exclude each other; ``waved_off``: a denial that says no more than that there is nothing to it.
    """

    for_it: tuple[Claim, ...] = ()
    suspecting: tuple[Claim, ...] = ()
    against: tuple[Claim, ...] = ()
    taken_back: tuple[Claim, ...] = ()
    known: tuple[frozenset[str], ...] = ()
    accusing: frozenset[str] = frozenset()
    owned: tuple[Claim, ...] = ()
    rival: tuple[Claim, ...] = ()
    waved_off: bool = False

    @property
    def origins(self) -> int:
        """Known independent origins of what is asserted, those left out that only accuse their enemy."""
        return sum(not said <= self.accusing for said in self.known)

    @property
    def named(self) -> bool:
        """Does a known source that speaks under its name, and not as accuser, assert it?"""
        known = frozenset[str]().union(*self.known)
        return any(c.id in known and c.stance != "blames" and c.source_type != "official-anonymous" for c in self.for_it)


NOTHING_SAID = Evidence()
"""No claim bears on the facet."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: the status, when it holds in plain words, the test, and the claims on which it rests."""

    status: str
    when: str
    holds: Callable[[Evidence], bool]
    rests_on: Callable[[Evidence], Sequence[Claim]]


RULES: tuple[Rule, ...] = (
    Rule("retracted", "everybody who asserted it has taken it back", lambda e: bool(e.taken_back) and not e.for_it, lambda e: e.taken_back),
    Rule(
        "contested",
        "it is asserted and denied, or sources assert values that exclude each other",
        lambda e: bool(e.for_it) and bool(e.against or e.rival),
        lambda e: (*e.against, *(e.rival or e.for_it)),
    ),
    Rule("confirmed", "the actor to whom others ascribe it owns to it", lambda e: bool(e.owned), lambda e: e.owned),
    Rule(
        "corroborated",
        "at least two known origins, independent of each other, assert it; what a party to a conflict says against its enemy does not count",
        lambda e: e.origins >= 2,
        lambda e: e.for_it,
    ),
    Rule("claimed", "one source asserts it under its name, be it the one who did it", lambda e: e.named, lambda e: e.for_it),
    Rule("alleged", "it is asserted by accusers, unnamed sources or unknown ones only", lambda e: bool(e.for_it), lambda e: e.for_it),
    Rule("dismissed", "it is waved off, and nobody asserts it", lambda e: e.waved_off, lambda e: e.against),
    Rule("denied", "it is denied, and nobody asserts it", lambda e: bool(e.against), lambda e: e.against),
    Rule("suspected", "it is suspected only", lambda e: bool(e.suspecting), lambda e: e.suspecting),
    Rule("unreported", "no claim bears on it", lambda _: True, lambda _: ()),
)
"""The rules of status, in the order in which they are read."""


def rule_of(evidence: Evidence) -> Rule:
    """The first rule that holds."""
    return next(r for r in RULES if r.holds(evidence))


def _weighed(claim: Claim) -> str:
    """What a claim does to that on which it bears: it "asserts" or "suspects" it, or whatever else its stance says."""
    if claim.stance not in ASSERTING:
        return claim.stance
    return "suspects" if claim.certainty < SURE else "asserts"


def strong(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without weak ones that stand alone: a finding below its threshold counts only beside a second of the same facet and value."""
    if not any(c.weak for c in claims):
        return list(claims)
    seen = Counter((c.facet, who(c)) for c in claims)
    return [c for c in claims if not c.weak or seen[c.facet, who(c)] > 1]


@dataclass(frozen=True)
class StatusBook:
    """Works out statuses: the pile, its origins, and when the ledger learned of it (``recorded_at``)."""

    pile: Pile
    origins: Origins
    recorded_at: str

    def _bearing(self, claims: Sequence[Claim], charges: Charges, found: Bearing) -> Bearing:
        """``found``, with the claims put to those that bear on each facet.

        Words that tell no event do not bear on whether it happened, and a denial bears on what it denies.
        """
        for claim in claims:
            for facet in self._borne(claim, charges):
                found[facet].append(claim)
        return found

    def _borne(self, claim: Claim, charges: Charges) -> Iterator[str]:
        """The facets on which one claim bears."""
        if claim.stance == "denies":
            denied = charges.denied(claim, self.origins)
            if denied == "what" and not charges.doubts(claim):
                return iter(())
            return (facet for facet in BORNE_BY.get(denied, ()) if (facet == "occurrence") == (denied == "what"))
        target = self.pile.claims.get(claim.denies or "")
        about = target.facet if target and claim.facet in {"verdict", "utterance"} else claim.facet
        whole = claim.stance == "retracts" or about == "what"
        happened = about == "what" and (claim.value is not None or claim.denies is not None)
        return (facet for facet in BORNE_BY.get(about, ()) if happened or not whole or facet != "occurrence")

    def evidence(self, facet: str, claims: Sequence[Claim], incident: str, bearing: Sequence[Claim]) -> Evidence:
        """What a set of claims says of one facet, on which some of them bear."""
        if not bearing and not (facet in OWNED and any(c.facet == "perpetrator" for c in claims)):
            return NOTHING_SAID
        by: dict[str, list[Claim]] = defaultdict(list)
        for claim in strong([c for c in bearing if facet != "perpetrator" or self.pile.of_its_kind(c, incident)]):
            by[_weighed(claim)].append(claim)
        for_it = tuple(self._after_retraction(by["asserts"], by["retracts"]))
        against = tuple(c for c in by["denies"] if not self.pile.foretold(c, incident))
        return Evidence(
            for_it=for_it,
            suspecting=tuple(by["suspects"]),
            against=against,
            taken_back=tuple(by["retracts"]),
            known=self._known(for_it),
            accusing=frozenset(c.id for c in for_it if c.stance == "blames" and self._accuses(c)),
            owned=tuple(self._owned(claims)) if facet in OWNED else (),
            rival=tuple(self._rival(facet, for_it, incident)),
            waved_off=any("dismiss" in self._cue(c) for c in against),
        )

    def _known(self, claims: Sequence[Claim]) -> tuple[frozenset[str], ...]:
        """What each known origin says, as ids."""
        found: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            if (key := self.origins.of_claim(claim).key) is not None:
                found[key].add(claim.id)
        return tuple(map(frozenset, found.values()))

    def _after_retraction(self, for_it: Sequence[Claim], taken_back: Sequence[Claim]) -> list[Claim]:
        """What still stands once retractions have taken back what their own source said before."""
        if not taken_back:
            return list(for_it)
        gone = {(self.origins.voice(c) or self.origins.of_claim(c).key, c.facet) for c in taken_back}
        named = {c.denies for c in taken_back if c.denies}
        return [c for c in for_it if c.id not in named and (self.origins.voice(c) or self.origins.of_claim(c).key, c.facet) not in gone]

    def _cue(self, claim: Claim) -> str:
        return self.pile.reports[claim.document_id].document.text[claim.cue.start : claim.cue.end].lower() if claim.cue else ""

    def _accuses(self, claim: Claim) -> bool:
        """Does one party to a conflict speak against another, where a claim blames somebody?"""
        actor = self.pile.actors.get(claim.source_actor or "")
        return claim.source_type == "militia" or (actor is not None and actor.kind in ARMED)

    def _owned(self, claims: Sequence[Claim]) -> Iterator[Claim]:
        """The claims by which an actor owns to a deed that another origin ascribes to it, or that it is said to confirm."""
        named = [c for c in claims if c.facet == "perpetrator"]
        charges = [c for c in named if c.stance in ASSERTING | {"suspects"} and not own_deed(c, self.pile)]
        for claim in named:
            if own_deed(claim, self.pile):
                mine, key = self.pile.kin(who(claim)), self.origins.of_claim(claim).key
                others = (c for c in charges if mine & self.pile.kin(who(c)) and self.origins.of_claim(c).key not in {key, None})
                if claim.stance == "confirms" or any(others):
                    yield claim

    def _rival(self, facet: str, for_it: Sequence[Claim], incident: str) -> Iterator[Claim]:
        """The first asserted claims whose values exclude each other."""
        if facet == "occurrence" or len(for_it) < 2:
            return
        found = self.pile.incidents.get(incident)
        series = found is not None and found.group
        own = [c for c in for_it if self.pile.is_of(c, incident)]
        for about in FACETS[facet] if len(own) > 1 else ():
            for exclusion in exclusions(about, own, self.origins, series):
                if not exclusion.revised:
                    yield from dict.fromkeys(c for pair in exclusion.pairs for c in pair)
                    return

    def backing(self, claims: Sequence[Claim], incident: str, bearing: Bearing) -> frozenset[str]:
        """The claims that stand behind an incident as such: they assert that it happened, or where nobody does, suspect it."""
        found = self.evidence("occurrence", claims, incident, bearing["occurrence"])
        return frozenset(c.id for c in found.for_it or found.suspecting)

    def history(self, incident: str, claims: Sequence[Claim]) -> tuple[tuple[StatusChange, ...], Bearing]:
        """Every change of every facet, report by report in the order of publication, and what bears on each at last; ``claims`` in that order."""
        changes: dict[str, list[StatusChange]] = {facet: [] for facet in FACETS}
        known: list[Claim] = []
        charges, bearing = Charges.of((), self.pile), {facet: list[Claim]() for facet in FACETS}
        for _, rows in groupby(claims, key=lambda c: c.document_id):
            new, before = list(rows), charges
            known += new
            charges = Charges.of(known, self.pile)
            if charges.shared == before.shared:  # what was told before bears on what it did
                bearing = self._bearing(new, charges, bearing)
            else:
                bearing = self._bearing(known, charges, {facet: [] for facet in FACETS})
            told, answers = {c.facet for c in new}, any(c.denies or c.stance == "denies" for c in new)
            for facet in FACETS:
                silent = not bearing[facet] and facet not in OWNED and not changes[facet]
                if not silent and (answers or not told.isdisjoint(FACETS[facet])):
                    evidence = self.evidence(facet, known, incident, bearing[facet])
                    changes[facet] += self._change(incident, facet, evidence, new, changes[facet])
        return tuple(change for facet in FACETS for change in changes[facet]), bearing

    def _change(self, incident: str, facet: str, evidence: Evidence, new: Sequence[Claim], before: Sequence[StatusChange]) -> list[StatusChange]:
        """The change of a facet that the ``new`` claims of a report make, if any."""
        rule, word = rule_of(evidence), before[-1].status if before else "unreported"
        if rule.status == word:
            return []
        resting, own = [c.id for c in rule.rests_on(evidence)], {c.id: None for c in new}
        return [
            StatusChange(
                incident=incident,
                facet=facet,
                status=rule.status,
                previous=word,
                valid_on=self.pile.published(new[0].document_id),
                recorded_at=self.recorded_at,
                claims=tuple(dict.fromkeys([c for c in resting if c in own] or resting or own)),
                why=rule.when,
            )
        ]


def final(history: Sequence[StatusChange]) -> tuple[tuple[str, str], ...]:
    """The last status of each facet that has one, in the order of :data:`FACETS`."""
    last = {change.facet: change.status for change in history}
    return tuple((facet, last[facet]) for facet in FACETS if facet in last)
