"""Conflicts: claims of one incident that cannot all hold, each with its kind and an explanation in one sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from crossbearing.corroboration.independence import Origins
from crossbearing.corroboration.pile import NEGATIVE, SILENT, Pile, fold, who
from crossbearing.corroboration.status import ASSERTING, SURE
from crossbearing.corroboration.values import disjoint, shown
from crossbearing.records.claim import Claim
from crossbearing.records.document import content_id
from crossbearing.records.finding import Conflict, ConflictValue

FIELDS = {"when": "date", "where": "place", "count": "count", "casualties": "count", "perpetrator": "perpetrator", "target": "target", "means": "means"}
"""Conflict field by claim facet."""

WORDS = {
    "date": "The dates exclude each other",
    "place": "The places are too far apart to be one",
    "count": "The numbers exclude each other",
    "perpetrator": "Different perpetrators are named",
    "target": "Different targets are named",
    "means": "Different means are named",
}


def positive(claim: Claim) -> bool:
    """Does the claim say that something is so, with whatever certainty?"""
    return claim.stance not in NEGATIVE | SILENT


def made(incident: str | None, field: str, kind: str, sides: dict[str, list[Claim]], explanation: str) -> Conflict:
    """A conflict record with its sides in the order of their values."""
    values = tuple(ConflictValue(value=v, claims=tuple(sorted({c.id for c in rows}))) for v, rows in sorted(sides.items()))
    return Conflict(
        id=content_id("conflict", incident, field, kind, *(c for v in values for c in v.claims)),
        incident=incident,
        field=field,
        kind=kind,
        values=values,
        explanation=explanation,
    )


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names in one line, each once; beyond ``most`` only how many."""
    once = list(dict.fromkeys(names))
    return ", ".join(once[:most]) + (f" and {len(once) - most} more" if len(once) > most else "")


class _Finder:
    """Looks through the claims of one incident."""

    def __init__(self, pile: Pile, origins: Origins, incident: str) -> None:
        self.pile = pile
        self.origins = origins
        self.incident = incident

    def says(self, claim: Claim) -> str:
        """Who says it, in words."""
        return claim.source if claim.attribution else (self.pile.published(claim.document_id) and claim.source) or "the report"

    def sentence(self, lead: str, sides: dict[str, list[Claim]]) -> str:
        """The explanation: the lead, then each value with who says it."""
        told = [f"{v} ({listed([self.says(c) for c in rows])})" for v, rows in sorted(sides.items())]
        return f"{lead}: {'; '.join(told)}."

    def kind(self, pairs: Sequence[tuple[Claim, Claim]], default: str) -> str:
        """A revision where one origin changes its own value later, within-report where one report contradicts itself, else the default."""
        if all(self._revises(a, b) for a, b in pairs):
            return "revision"
        headlines = {k: self.pile.reports[k].layout.headline for k in {c.document_id for p in pairs for c in p}}
        inside = [(a, b) for a, b in pairs if a.document_id == b.document_id]
        if len(inside) < len(pairs):
            return default
        in_headline = [((h := headlines[a.document_id]) is not None and h.meets(a.content)) != (h is not None and h.meets(b.content)) for a, b in inside]
        return "headline-body" if all(in_headline) else "within-report"

    def _revises(self, a: Claim, b: Claim) -> bool:
        mine, theirs = self.origins.of_claim(a).key, self.origins.of_claim(b).key
        return mine is not None and mine == theirs and self.pile.day(a.document_id) != self.pile.day(b.document_id)

    def values(self, claims: Sequence[Claim]) -> Iterator[Conflict]:
        """Asserted values that exclude each other, one conflict a facet, kind and scope (dead and injured, civilians and soldiers apart)."""
        by: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        for c in claims:
            if c.facet in FIELDS and positive(c):
                by[c.facet, c.quantity.unit if c.quantity else "", fold(c.of)].append(c)
        for (facet, _, _), rows in by.items():
            pairs = [(a, b) for a, b in combinations(rows, 2) if disjoint(a, b, self.pile) and not self._together(a, b)]
            for kind, of in self._by_kind(pairs).items():
                sides = self._sides(of)
                if len(sides) > 1:
                    lead = "The same source later gives another value" if kind == "revision" else WORDS[FIELDS[facet]]
                    yield made(self.incident, FIELDS[facet], kind, sides, self.sentence(lead, sides))

    def _together(self, a: Claim, b: Claim) -> bool:
        """Does one statement give both values, as a list or a range, so that they do not exclude each other?"""
        return a.attribution is not None and a.attribution == b.attribution and a.facet in {"perpetrator", "target", "means", "where"}

    def _by_kind(self, pairs: Sequence[tuple[Claim, Claim]]) -> dict[str, list[tuple[Claim, Claim]]]:
        """Revisions apart from the rest."""
        if not pairs:
            return {}
        revised = [p for p in pairs if self._revises(*p)]
        rest = [p for p in pairs if not self._revises(*p)]
        facet = pairs[0][0].facet
        out = {"revision": revised} if revised else {}
        return {**out, self.kind(rest, "rival" if facet == "perpetrator" else "disjoint"): rest} if rest else out

    def _sides(self, pairs: Sequence[tuple[Claim, Claim]]) -> dict[str, list[Claim]]:
        """The claims of the pairs by the value that they give."""
        sides: dict[str, list[Claim]] = defaultdict(list)
        for claim in {c.id: c for pair in pairs for c in pair}.values():
            sides[shown(claim, self.pile)].append(claim)
        return sides

    def _one_voice(self, a: Claim, b: Claim) -> bool:
        """Does one source say both in one report?"""
        same = a.attribution == b.attribution and a.attribution is not None
        return same or (a.document_id == b.document_id and a.attribution is not None and a.source == b.source)

    def denials(self, claims: Sequence[Claim]) -> Iterator[Conflict]:
        """Assertion against denial: a claim that denies another, or denies the value that another asserts."""
        at = {c.id: c for c in claims}
        for facet in sorted({c.facet for c in claims if c.stance == "denies"}):
            against = [c for c in claims if c.stance == "denies" and c.facet == facet]
            named = [at[c.denies] for c in against if c.denies in at]
            field = FIELDS.get(named[0].facet if named else facet, "status")
            meant = [c for c in claims if positive(c) and any(self._denied(c, d) for d in against)] or named
            if meant:
                sides = {"denied": against, "asserted": [*meant, *(c for c in named if c not in meant)]}
                yield made(self.incident, field, "denial", sides, self.sentence("One side asserts what another denies", sides))

    def _denied(self, claim: Claim, denial: Claim) -> bool:
        """Does the denial speak against this claim?"""
        mine, denied = who(claim), who(denial)
        if claim.facet != denial.facet or self._one_voice(claim, denial):
            return False
        if denial.denies == claim.id or denied is None:
            return True
        return bool(self.pile.kin(denied) & self.pile.kin(mine)) if mine else False

    def certainty(self, claims: Sequence[Claim]) -> Iterator[Conflict]:
        """One report commits to what another, or its own body, only suspects."""
        for value in sorted({v for c in claims if c.facet == "perpetrator" and (v := who(c))}):
            rows = [c for c in claims if c.facet == "perpetrator" and who(c) == value and positive(c)]
            sure = [c for c in rows if c.stance in ASSERTING - {"blames"} and c.certainty > SURE]
            unsure = [c for c in rows if c.stance == "suspects" or c.certainty < SURE]
            pairs = [(a, b) for a in sure for b in unsure if not self._one_voice(a, b)]
            if not pairs:
                continue
            sure, unsure = ([c for c in side if any(c in p for p in pairs)] for side in (sure, unsure))
            kind = self.kind(pairs, "disjoint")
            sides = {"asserted": sure, "suspected": unsure}
            lead = "The headline says for certain what the text only suspects" if kind == "headline-body" else "Some assert what others only suspect"
            yield made(self.incident, "status", kind, sides, self.sentence(lead, sides))


def incident_conflicts(pile: Pile, origins: Origins, incident: str, claims: Sequence[Claim]) -> list[Conflict]:
    """All conflicts of one incident except those about quotations."""
    finder = _Finder(pile, origins, incident)
    return [*finder.values(claims), *finder.denials(claims), *finder.certainty(claims)]
