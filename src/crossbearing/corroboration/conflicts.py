"""Conflicts: claims of one incident that cannot all hold, each with its kind and an explanation in one sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossbearing.corroboration.denial import ASSERTING, Charges, statement
from crossbearing.corroboration.exclusion import REWORDED, Exclusion, Pair, exclusions
from crossbearing.corroboration.kinds import target_kinds
from crossbearing.corroboration.pile import NEGATIVE, SILENT, who
from crossbearing.corroboration.sides import Sides, joined
from crossbearing.corroboration.status import SURE, StatusBook, strong
from crossbearing.corroboration.values import is_part, shown, words_of
from crossbearing.records.claim import Claim
from crossbearing.records.document import content_id
from crossbearing.records.finding import Conflict, ConflictValue
from crossbearing.records.means import means_kinds
from crossbearing.records.outlets import fold

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

SETTING = ("when", "where")
"""Facets that may tell two incidents apart."""
UNSURE = " Perhaps they speak of two incidents."


def positive(claim: Claim) -> bool:
    """Does the claim say that something is so, with whatever certainty?"""
    return claim.stance not in NEGATIVE | SILENT


def made(incident: str | None, field: str, kind: str, sides: Sides, explanation: str) -> Conflict:
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
    """Names in one line, each once and in its fullest form; beyond ``most`` only how many."""
    once = [n for n in dict.fromkeys(names) if not any(o != n and o.startswith(n) for o in names)]
    return ", ".join(once[:most]) + (f" and {len(once) - most} more" if len(once) > most else "")


def _suspected(claim: Claim) -> bool:
    """Does the claim only suspect?"""
    return claim.stance == "suspects" or claim.certainty < SURE


def _by_unit(found: Exclusion) -> dict[str, tuple[Pair, ...]]:
    """The pairs of an exclusion by what they count; "" for what is no number.  No casualties are no dead where it meets the dead."""
    by: dict[str, tuple[Pair, ...]] = {}
    for pair in found.pairs:
        units = sorted({c.quantity.unit for c in pair if c.quantity} - {"casualties"})
        unit = units[0] if units else "casualties" if pair[0].quantity else ""
        by[unit] = (*by.get(unit, ()), pair)
    return by


class _Finder:
    """Looks through the claims of one incident."""

    def __init__(self, book: StatusBook, incident: str) -> None:
        self.book, self.pile, self.origins, self.incident = book, book.pile, book.origins, incident

    def about(self, incident: str) -> list[Claim]:
        """The claims about an incident itself, or that answer one of them."""
        return [c for c in self.pile.by_incident.get(incident, ()) if self.pile.is_of(c, incident) or c.denies]

    def says(self, claim: Claim) -> str:
        """Who says it, in words."""
        return claim.source if claim.attribution else (self.pile.published(claim.document_id) and claim.source) or "the report"

    def sentence(self, lead: str, sides: Sides) -> str:
        """The explanation: the lead, then each value with who says it."""
        told = [f"{v} ({listed([self.says(c) for c in rows])})" for v, rows in sorted(sides.items())]
        apart = not all(any(self.incident in self.pile.claim_incidents[c.id] for c in rows) for rows in sides.values())
        return f"{lead}: {'; '.join(told)}.{UNSURE if apart else ''}"

    def values(self, claims: Sequence[Claim], facets: Sequence[str]) -> Iterator[Conflict]:
        """Asserted values that exclude each other: one conflict a facet and unit, a revision where nothing but what was replaced excludes the rest."""
        series = (found := self.pile.incidents.get(self.incident)) is not None and found.group
        own = [c for c in strong(claims) if c.facet != "perpetrator" or self.pile.of_its_kind(c, self.incident)]
        battle = found is not None and found.type.acled_event == "Battles"
        for facet in facets:
            if facet == "target" and battle:
                continue  # both sides are hit
            by: dict[str, list[Exclusion]] = defaultdict(list)
            for found_pair in exclusions(facet, own, self.origins, series):
                for unit, pairs in _by_unit(found_pair).items():
                    by[unit].append(replace(found_pair, pairs=pairs))
            for rows in by.values():
                standing = [row for row in rows if not row.revised]
                kind = self._kind(facet, standing) if standing else "revision"
                if not (kind == "within-report" and facet in REWORDED):
                    yield from self._of_kind(facet, kind, rows, claims)

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
            for claim in self._beside(facet, rows, claims) if kind != "revision" else ():
                sides[shown(claim, self.pile)] += [claim] if claim not in sides[shown(claim, self.pile)] else []
            self._agreeing(facet, sides, claims)
            sides = joined(sides, facet)
            revised = self._revised([p for row in rows if row.revised for p in row.pairs])
            lead = f"{revised[:1].upper()}{revised[1:]}" if kind == "revision" else "; ".join(filter(None, (WORDS[FIELDS[facet]], revised)))
            yield made(self.incident, FIELDS[facet], kind, sides, self.sentence(lead, sides))

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

    def _one_voice(self, a: Claim, b: Claim) -> bool:
        """Does one source say both in one report?"""
        if a.attribution is None or b.attribution is None:
            return False
        voice = self.origins.voice(a)
        return (
            a.attribution == b.attribution
            or (a.document_id == b.document_id and a.source == b.source)
            or (voice is not None and voice == self.origins.voice(b))
        )

    def denials(self, claims: Sequence[Claim]) -> Iterator[Conflict]:
        """Assertion against denial: one conflict for each facet that somebody asserts and somebody else denies."""
        charges = Charges.of(claims, self.pile)
        by: dict[str, list[Claim]] = defaultdict(list)
        for denial, facet in self._denied(claims, charges):
            by[facet].append(denial)
        for facet, against in by.items():
            pairs = [(c, d) for c in claims if c.facet == facet and positive(c) for d in against if self._meant(c, d, facet, charges)]
            if pairs:
                sides = {"denied": list(dict.fromkeys(d for _, d in pairs)), "asserted": list(dict.fromkeys(c for c, _ in pairs))}
                yield made(self.incident, FIELDS.get(facet, "status"), "denial", sides, self.sentence("One side asserts what another denies", sides))

    def _denied(self, claims: Sequence[Claim], charges: Charges) -> Iterator[tuple[Claim, str]]:
        """Each denial with the one facet that it is about: of all that one statement denies the narrowest, as :data:`NARROW` has them."""
        said: dict[str, list[tuple[Claim, str]]] = defaultdict(list)
        for denial in strong(claims):
            if denial.stance == "denies" and (facet := charges.denied(denial, self.origins)):
                said[statement(denial)].append((denial, facet))
        for rows in said.values():
            least = min((facet for _, facet in rows), key=lambda f: NARROW.index(f) if f in NARROW else len(NARROW))
            yield from ((denial, facet) for denial, facet in rows if facet == least)

    def _meant(self, claim: Claim, denial: Claim, facet: str, charges: Charges) -> bool:
        """Does a denial speak against this claim?"""
        if self._one_voice(claim, denial):
            return False
        if facet == "target":
            denied = target_kinds(self._words(denial)) or {"civilians"}
            shared = target_kinds(words_of(claim, self.pile)) & denied
            one_side = bool(_TROOPS.search(self._words(denial))) == bool(_TROOPS.search(words_of(claim, self.pile)))
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

    def _with_adjective(self, claim: Claim) -> str:
        """The words of a value with the one before it ("aerial bombs"); all words of what says nothing but that something was not used."""
        if claim.facet == "what":
            return self._words(claim)
        text = self._words(claim)
        found = re.search(rf"(?:[\w-]+ )?{re.escape(claim.original)}", text)
        return found[0] if found else words_of(claim, self.pile)

    def _words(self, claim: Claim) -> str:
        """The words of what is said."""
        return self.pile.reports[claim.document_id].document.text[claim.content.start : claim.content.end]

    def certainty(self, claims: Sequence[Claim]) -> Iterator[Conflict]:
        """One report commits to what another, or its own body, only suspects."""
        for value in sorted({v for c in claims if c.facet == "perpetrator" and (v := who(c))}):
            rows = [c for c in strong(claims) if c.facet == "perpetrator" and who(c) == value and positive(c)]
            sure = [c for c in rows if c.stance in ASSERTING - {"blames"} and c.certainty > SURE]
            unsure = [c for c in rows if _suspected(c)]
            pairs = [(a, b) for a in sure for b in unsure if not self._one_voice(a, b) and self._at_odds(a, b)]
            if not pairs:
                continue
            sure, unsure = ([c for c in side if any(c in p for p in pairs)] for side in (sure, unsure))
            kind = self._certainty_kind(pairs)
            sides = {"asserted": sure, "suspected": unsure}
            lead = "The headline says for certain what the text only suspects" if kind == "headline-body" else "Some assert what others only suspect"
            yield made(self.incident, "status", kind, sides, self.sentence(lead, sides))

    def _at_odds(self, sure: Claim, unsure: Claim) -> bool:
        """Do two claims of one certainty each belong to two reports, to a headline and its text, or to two sources?  A report's own words may vary."""
        apart = sure.document_id != unsure.document_id or self._in_headline(sure) != self._in_headline(unsure)
        return apart or (sure.attribution is not None and unsure.attribution is not None)

    def headlines(self, claims: Sequence[Claim]) -> Iterator[Conflict]:
        """A headline that states as a fact what the text under it only lets somebody say."""
        named = [c for c in claims if c.facet == "perpetrator" and positive(c) and who(c)]
        by: dict[str, Sides] = defaultdict(lambda: defaultdict(list))
        for flat in named:
            if flat.attribution or _suspected(flat) or not self._in_headline(flat) or self._both_sides(flat, named):
                continue
            same = [c for c in named if c.document_id == flat.document_id and not self._in_headline(c) and self.pile.kin(who(c)) & self.pile.kin(who(flat))]
            if same and all(c.attribution and (c.stance == "blames" or _suspected(c)) for c in same):
                by[flat.document_id]["asserted"].append(flat)
                by[flat.document_id]["only said"] += [c for c in same if c not in by[flat.document_id]["only said"]]
        for sides in by.values():
            lead = "The headline says as a fact what the text only lets others say"
            yield made(self.incident, "status", "headline-body", dict(sides), self.sentence(lead, sides))

    def _both_sides(self, flat: Claim, named: Sequence[Claim]) -> bool:
        """Does the headline name another hand beside this one, so that it says nothing of whose deed it was ("A and B clash")?"""
        beside = (c for c in named if c.document_id == flat.document_id and self._in_headline(c))
        return any(not self.pile.kin(who(c)) & self.pile.kin(who(flat)) for c in beside)

    def _in_headline(self, claim: Claim) -> bool:
        headline = self.pile.reports[claim.document_id].layout.headline
        return headline is not None and headline.meets(claim.content)

    def _certainty_kind(self, pairs: Sequence[Pair]) -> str:
        """Headline against body, within one report, or across."""
        if any(a.document_id != b.document_id for a, b in pairs):
            return "disjoint"
        return "headline-body" if all(self._in_headline(a) != self._in_headline(b) for a, b in pairs) else "within-report"


def incident_conflicts(book: StatusBook, group: Sequence[str], incident: str) -> list[Conflict]:
    """All conflicts of one incident except those about quotations.

    ``group``: the incidents that are likely one with it, itself among them.  Day and place may be what tells them apart and are looked at one by one;
    all else is said of the first of them.
    """
    finder = _Finder(book, incident)
    found = [*finder.values(finder.about(incident), SETTING)]
    if incident == group[0]:
        told = sorted({c.id: c for one in group for c in finder.about(one)}.values(), key=book.pile.order)
        rest = [facet for facet in FIELDS if facet not in SETTING]
        found += [*finder.values(told, rest), *finder.denials(told), *finder.certainty(told), *finder.headlines(told)]
    return found
