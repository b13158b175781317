"""Conflicts: claims of one incident that cannot all hold, each with its kind and an explanation in one sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from crossbearing.corroboration.conflicts.finder import Finder, made, positive
from crossbearing.corroboration.conflicts.of_status import certainty, harm, headlines, natures, unanswered
from crossbearing.corroboration.exclusions.acts import WHOLE, act_of, apart, not_apart, together
from crossbearing.corroboration.exclusions.denial import Charges, statement
from crossbearing.corroboration.exclusions.exclusion import REWORDED, Exclusion, Pair, exclusions
from crossbearing.corroboration.exclusions.sides import Sides, joined
from crossbearing.corroboration.exclusions.values import is_part, shown, words_of
from crossbearing.corroboration.pile import who
from crossbearing.corroboration.standing.status import StatusBook, strong
from crossbearing.records.claim import Claim
from crossbearing.records.finding import Conflict
from crossbearing.records.means import means_kinds
from crossbearing.records.outlets import fold
from crossbearing.records.targets import target_kinds

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

NARROW = ("target", "means", "where", "when", "casualties", "count", "perpetrator", "what")
"""What a denial may be about, the narrowest first: who denies having aimed at a school does not deny having fired."""

_TROOPS = re.compile(r"\b(?:soldiers?|troops?|service(?:man|men)|personnel|paratroopers?|border guards?)\b", re.IGNORECASE)
"""Fighters of a state: who denies that militants were there does not speak of them."""

_PART_IN = re.compile(r"\b(?:involv|role|part|hand|responsib|connect|behind|nothing\s+to\s+do|accus|blam|alleg|charge|claim|it$|that$)\w*", re.IGNORECASE)
"""Words for a part in a deed: who denies one does not deny the deed."""

_SUCH = re.compile(r"(?:any |all )?(?:such|these|those)\b", re.IGNORECASE)
_ARMS = re.compile(r"\b(?!(?:any|all|such|these|those)\b)[\w-]+ (?:weapons?|munitions?|arms|gas(?:es)?|agents?)\b", re.IGNORECASE)
"""Weapons by their kind, which "such weapons" take up."""

LASTING = frozenset({"Battles", "Protests", "Riots"})
"""Kinds of event (ACLED) that go on for days in many streets, so that one report's part of it is no other's."""
OF_ONE_BLOW = frozenset({"when", "means", "target", "perpetrator"})
"""Facets that have one value only where an event is one blow: in a battle both sides shoot and are hit, with all that they have."""
MILITARY = frozenset({"fighters", "arms", "bases"})
"""Kinds of target that those who struck say they hit."""

SETTING = ("when", "where")
"""Facets that may tell two incidents apart."""


def _by_unit(found: Exclusion) -> dict[str, tuple[Pair, ...]]:
    """The pairs of an exclusion by what they count; "" for what is no number.  No casualties are no dead where it meets the dead."""
    by: dict[str, tuple[Pair, ...]] = {}
    for pair in found.pairs:
        units = sorted({c.quantity.unit for c in pair if c.quantity} - {"casualties"})
        unit = units[0] if units else "casualties" if pair[0].quantity else ""
        by[unit] = (*by.get(unit, ()), pair)
    return by


def _quarrels(rows: Sequence[Exclusion]) -> list[list[Exclusion]]:
    """The exclusions that hang together by what they hold against each other: tolls of two acts make two conflicts."""
    found: list[tuple[set[str], list[Exclusion]]] = []
    for row in rows:
        ids = {c.id for pair in row.pairs for c in pair}
        near = [group for group in found if group[0] & ids]
        found = [group for group in found if group not in near]
        found.append((ids.union(*(g[0] for g in near)), [*(r for g in near for r in g[1]), row]))
    return [group for _, group in found]


def _two_voices(found: Exclusion) -> bool:
    """Does a report let two others speak, each of whom says something else?  What it tells itself may belong to another act."""
    return bool(found.one.voice and found.other.voice)


class _Comparer(Finder):
    """Holds the claims of one incident against each other, facet by facet."""

    def values(self, claims: Sequence[Claim], facets: Sequence[str]) -> Iterator[Conflict]:
        """Asserted values that exclude each other: one conflict a facet and unit, a revision where nothing but what was replaced excludes the rest."""
        series = (found := self.pile.incidents.get(self.incident)) is not None and found.group
        own = [c for c in strong(claims) if c.facet != "perpetrator" or self.pile.of_its_kind(c, self.incident)]
        goes_on = found is not None and found.type.acled_event in LASTING
        accused = Charges.of(claims, self.pile).accused if "target" in facets else frozenset[str]()
        for facet in facets:
            by: dict[str, list[Exclusion]] = defaultdict(list)
            for found_pair in exclusions(facet, own, self.origins, series) if not (goes_on and facet in OF_ONE_BLOW) else ():
                if facet == "target" and accused and not self._defended(found_pair, accused):
                    continue
                if facet == "means" and not (found_pair.one.voice or found_pair.other.voice):
                    continue  # what two reports tell themselves, each by the way
                for unit, pairs in _by_unit(found_pair).items():
                    by[unit].append(found_pair._replace(pairs=pairs))
            for rows in (quarrel for every in by.values() for quarrel in _quarrels(every)):
                standing = [row for row in rows if not row.revised]
                kind = self._kind(facet, standing) if standing else "revision"
                if not (kind == "within-report" and facet in REWORDED and not any(_two_voices(row) for row in standing)):
                    yield from self._of_kind(facet, kind, rows, claims)

    def _defended(self, found: Exclusion, accused: frozenset[str]) -> bool:
        """Does one of those to whom the deed is laid say that fighters, arms or a base were hit?  Else they are only some of the many who were."""
        said = (c for pair in found.pairs for c in pair if c.attribution and self.origins.kin(c) & accused)
        return any(target_kinds(words_of(c, self.pile)) & MILITARY for c in said)

    def _kind(self, facet: str, rows: Sequence[Exclusion]) -> str:
        """Headline-body or within-report where one report contradicts itself, else rival or disjoint."""
        if any(r.one.report != r.other.report for r in rows):
            return "rival" if facet == "perpetrator" else "disjoint"
        return "headline-body" if all(r.one.headline != r.other.headline for r in rows) else "within-report"

    def _of_kind(self, facet: str, kind: str, rows: Sequence[Exclusion], claims: Sequence[Claim]) -> Iterator[Conflict]:
        """The conflict that exclusions of one kind make up, among these claims."""
        sides: Sides = defaultdict(list)
        for row in rows:
            for voiced in (row.one, row.other):
                mine = [c for c in dict.fromkeys(c for pair in row.pairs for c in pair) if c in voiced.claims]
                for claim in mine:
                    label = self._label(mine, sides) if facet == "perpetrator" else shown(claim, self.pile)
                    sides[label] += [claim] if claim not in sides[label] else []
        if len(sides) > 1:
            within = [c for c in claims if self._of_them(c, facet, rows)]
            for claim in self._beside(facet, rows, within) if kind != "revision" else ():
                sides[shown(claim, self.pile)] += [claim] if claim not in sides[shown(claim, self.pile)] else []
            self._agreeing(facet, sides, within)
            sides = joined(sides, facet)
            revised = self._revised([p for row in rows if row.revised for p in row.pairs])
            lead = f"{revised[:1].upper()}{revised[1:]}" if kind == "revision" else "; ".join(filter(None, (WORDS[FIELDS[facet]], revised)))
            yield made(self.incident, FIELDS[facet], kind, sides, self.sentence(lead, sides))

    def _of_them(self, claim: Claim, facet: str, rows: Sequence[Exclusion]) -> bool:
        """Is a claim of a facet told of the act on which these differ?"""
        return claim.facet == facet and not any(apart(claim, c, facet, self.pile) for row in rows for pair in row.pairs for c in pair)

    def _beside(self, facet: str, rows: Sequence[Exclusion], claims: Sequence[Claim]) -> Iterator[Claim]:
        """The other totals among the claims for those that exclude each other, so that a reader sees them all in one place."""
        units = {c.quantity.unit for row in rows for pair in row.pairs for c in pair if c.quantity} if facet == "casualties" else set()
        for claim in claims:
            total = claim.facet == facet and claim.quantity is not None and claim.quantity.unit in units
            if total and positive(claim) and not claim.of and claim.value and not is_part(claim, self.pile) and not claim.weak:
                yield claim

    def _agreeing(self, facet: str, sides: Sides, claims: Sequence[Claim]) -> None:
        """Put to each side all the claims that say the same, so that every report that gives a value stands behind it."""
        there = {c.id for rows in sides.values() for c in rows}
        for claim in (c for c in claims if c.facet == facet and c.id not in there and positive(c) and not c.weak):
            label = shown(claim, self.pile)
            if label in sides and not is_part(claim, self.pile):
                sides[label].append(claim)

    def _label(self, claims: Sequence[Claim], sides: Sides) -> str:
        """All that one statement names; the label of a side that is there where it names the same hands, a state or its army."""
        mine = {self._hand(c) for c in claims}
        known = next((label for label, rows in sides.items() if {self._hand(c) for c in rows} == mine), None)
        return known or " and ".join(sorted({words_of(c, self.pile) for c in claims}))

    def _hand(self, claim: Claim) -> str:
        """The state behind whom a claim names, else the name."""
        kin = self.pile.kin(who(claim))
        return min((k for k in kin if k.startswith("state:")), default=who(claim) or "")

    def _revised(self, pairs: Sequence[Pair]) -> str:
        """The lead of a revision, with both days."""
        days = sorted({self.origins.day(c)[:10] for pair in pairs for c in pair} - {"9999"})
        return ("a value was revised" + (f" ({', then '.join(days)})" if len(days) > 1 else "")) if pairs else ""

    def denials(self, claims: Sequence[Claim]) -> Iterator[Conflict]:
        """Assertion against denial: one conflict for each facet that somebody asserts and somebody else denies."""
        charges = Charges.of(claims, self.pile)
        by: dict[str, list[Claim]] = defaultdict(list)
        charged = any(c.facet == "perpetrator" and positive(c) for c in claims)
        for denial, facet in self._denied(claims, charges):
            whole = facet == "perpetrator" and not charged and not _PART_IN.search(self.words(denial))
            by["what" if whole else facet].append(denial)
        for facet, against in by.items():
            pairs = [(c, d) for c in claims if c.facet == facet and positive(c) for d in against if self._meant(c, d, facet, charges)]
            if pairs:
                sides = {"denied": list(dict.fromkeys(d for _, d in pairs)), "asserted": list(dict.fromkeys(c for c, _ in pairs))}
                yield made(self.incident, FIELDS.get(facet, "status"), "denial", sides, self.sentence("One side asserts what another denies", sides))

    def _denied(self, claims: Sequence[Claim], charges: Charges) -> Iterator[tuple[Claim, str]]:
        """Each denial with the one facet that it is about: of all that one statement denies the narrowest, as :data:`NARROW` has them."""
        said: dict[str, list[tuple[Claim, str]]] = defaultdict(list)
        for denial in strong(claims):
            early = self.pile.foretold(denial, self.incident)
            if denial.stance == "denies" and not early and (facet := charges.denied(denial, self.origins)):
                said[statement(denial)].append((denial, facet))
        for rows in said.values():
            least = min((facet for _, facet in rows), key=lambda f: NARROW.index(f) if f in NARROW else len(NARROW))
            yield from ((denial, facet) for denial, facet in rows if facet == least)

    def _meant(self, claim: Claim, denial: Claim, facet: str, charges: Charges) -> bool:
        """Does a denial speak against this claim?"""
        one = together if facet == "what" and claim.document_id != denial.document_id else not_apart
        but = facet if facet == "means" else WHOLE
        if self.one_voice(claim, denial) or not one(claim, denial, but, self.pile) or not self._answers(claim, denial, charges):
            return False
        if facet == "target":
            denied = target_kinds(self.words(denial)) or {"civilians"}
            shared = target_kinds(words_of(claim, self.pile)) & denied
            one_side = bool(_TROOPS.search(self.words(denial))) == bool(_TROOPS.search(words_of(claim, self.pile)))
            return bool(shared) and (shared != {"fighters"} or one_side)
        if facet == "means":
            return bool(means_kinds(self._with_adjective(denial)) & means_kinds(words_of(claim, self.pile)))
        if facet == "what":
            return claim.value is not None
        if denial.denies == claim.id:
            return True
        if facet == "perpetrator":
            return bool(charges.cleared(denial, self.origins) & self.pile.kin(who(claim)))
        return fold(shown(claim, self.pile)) == fold(shown(denial, self.pile))

    def _answers(self, claim: Claim, denial: Claim, charges: Charges) -> bool:
        """May a denial answer a claim?  Who is accused himself answers for nobody else, and no report asserts what it only says to be denied."""
        if claim.attribution is None and claim.document_id == denial.document_id and claim.content.meets(denial.content):
            return False
        speaker, hands = self.origins.kin(denial), act_of(claim, self.pile).hands
        return denial.facet == "perpetrator" or not (speaker & charges.accused and hands) or any(speaker & hand for hand in hands)

    def _with_adjective(self, claim: Claim) -> str:
        """The words of a value with the one before it ("aerial bombs"), of "such weapons" those named last before; all words of a mere "was not used"."""
        if claim.facet == "what":
            return self.words(claim)
        text = self.words(claim)
        if _SUCH.match(claim.original):
            before = _ARMS.findall(self.pile.reports[claim.document_id].document.text, 0, claim.content.start)
            return before[-1] if before else text
        found = re.search(rf"(?:[\w-]+ )?{re.escape(claim.original)}", text)
        return found[0] if found else words_of(claim, self.pile)


def incident_conflicts(book: StatusBook, group: Sequence[str], incident: str) -> list[Conflict]:
    """All conflicts of one incident except those about quotations.

    ``group``: the incidents that are likely one with it, itself among them.  Day and place may be what tells them apart and are looked at one by one;
    all else is said of the first of them.
    """
    finder = _Comparer(book, incident)
    found = [*finder.values(finder.about(incident), SETTING)]
    if incident == group[0]:
        told = sorted({c.id: c for one in group for c in finder.about(one)}.values(), key=book.pile.order)
        rest = [facet for facet in FIELDS if facet not in SETTING]
        found += [
            *finder.values(told, rest),
            *finder.denials(told),
            *certainty(finder, told),
            *headlines(finder, told),
            *natures(finder, told),
            *unanswered(finder, told),
            *harm(finder, told),
        ]
    return found
