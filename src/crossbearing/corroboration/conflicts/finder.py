"""What all that looks for conflicts needs: the claims about an incident, who says them, and how a conflict is told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from crossbearing.corroboration.exclusions.sides import Sides
from crossbearing.corroboration.pile import NEGATIVE, SILENT
from crossbearing.corroboration.standing.status import StatusBook
from crossbearing.records.claim import Claim
from crossbearing.records.document import content_id
from crossbearing.records.finding import Conflict, ConflictValue
from crossbearing.records.outlets import fold

POINTING = frozenset("both all each some they it he she we this that".split())
NAMED = re.compile(r"\b(?!The\b)[A-Z]")
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
    """Names in one line, each once and in its fullest form, without those that only point ("both") beside others; beyond ``most`` only how many."""
    once = [n for n in dict.fromkeys(names) if not any(o != n and o.startswith(n) for o in names)]
    once = [n for n in once if fold(n) not in POINTING] or once
    return ", ".join(once[:most]) + (f" and {len(once) - most} more" if len(once) > most else "")


class Finder:
    """Looks through the claims of one incident."""

    def __init__(self, book: StatusBook, incident: str) -> None:
        self.book, self.pile, self.origins, self.incident = book, book.pile, book.origins, incident

    def about(self, incident: str) -> list[Claim]:
        """The claims about an incident itself, or that answer one of them."""
        return [c for c in self.pile.by_incident.get(incident, ()) if self.pile.is_of(c, incident) or c.denies]

    def says(self, claim: Claim) -> str:
        """Who says it, in words."""
        return claim.source if claim.attribution else (self.pile.published(claim.document_id) and claim.source) or "the report"

    def speakers(self, claims: Sequence[Claim]) -> list[str]:
        """Who says these claims, each one by the fullest of its names ("the U.N. rights office", "The office")."""
        by: dict[str, list[str]] = defaultdict(list)
        for claim in claims:
            by[self.origins.voice(claim) or fold(self.says(claim))].append(self.says(claim))
        return [max(names, key=lambda name: (len(NAMED.findall(name)), len(name))) for names in by.values()]

    def sentence(self, lead: str, sides: Sides) -> str:
        """The explanation: the lead, then each value with who says it."""
        told = [f"{v} ({listed(self.speakers(rows))})" for v, rows in sorted(sides.items())]
        apart = not all(any(self.incident in self.pile.claim_incidents[c.id] for c in rows) for rows in sides.values())
        return f"{lead}: {'; '.join(told)}.{UNSURE if apart else ''}"

    def in_headline(self, claim: Claim) -> bool:
        """Does a claim stand in the headline of its report?"""
        headline = self.pile.reports[claim.document_id].layout.headline
        return headline is not None and headline.meets(claim.content)

    def one_voice(self, a: Claim, b: Claim) -> bool:
        """Does one source say both in one report?"""
        if a.attribution is None or b.attribution is None:
            return False
        voice = self.origins.voice(a)
        return (
            a.attribution == b.attribution
            or (a.document_id == b.document_id and a.source == b.source)
            or (voice is not None and voice == self.origins.voice(b))
        )

    def words(self, claim: Claim) -> str:
        """The words of what is said."""
        return self.pile.reports[claim.document_id].document.text[claim.content.start : claim.content.end]
