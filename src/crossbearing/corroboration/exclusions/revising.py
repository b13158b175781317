"""Words that mark a value as given before ("an earlier toll of 11") or as an update ("has risen to 18"): a correction is a revision and contradicts nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.corroboration.origins.independence import Origins
from crossbearing.corroboration.pile import NEGATIVE, SILENT, Pile, once
from crossbearing.records.claim import Claim

_FORMER = re.compile(
    r"\b(?:earlier|previous|initial|initially|first|former|preliminary|original|old)\b[^.;,]{0,45}$"
    r"|\b(?:up|down|revised|raised|lowered|corrected|raising) from\W+(?:\w+\W+){0,3}$"
    r"|\brais(?:ing|ed|es) (?:the|its|an?) (?:\w+ )?(?:figure|toll|number|count) of\W+$|\bnot\W+$|\binstead of\W+(?:\w+\W+){0,1}$"
    r"|\bhad (?:put|given|spoken|said|counted)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
_UPDATE = re.compile(
    r"\b(?:now (?:puts?|counts?|stands?|says?|at)|(?:has |have |had )?risen|rises?|rose|climb(?:s|ed)|(?:updat|revis|correct)(?:es|ed|ing|s)|"
    r"(?:have|has|had) since died|of the (?:wounded|injured) (?:have |had )?died|succumbed|died (?:of|from) (?:their|his|her) (?:wounds|injuries|burns))\b",
    re.IGNORECASE,
)
BEFORE = 70
"""Characters before a number in which a word may mark it as one given before."""


@once
def is_former(claim: Claim, pile: Pile) -> bool:
    """Does the text give a number as one that was given before and no longer stands?"""
    if claim.quantity is None:
        return False
    text = pile.reports[claim.document_id].document.text
    at = text.find(claim.original, claim.content.start)
    return at >= 0 and _FORMER.search(text[max(0, at - BEFORE) : at]) is not None


def replaced(claims: Sequence[Claim], origins: Origins) -> frozenset[str]:
    """The ids of the numbers that no longer stand: given as earlier ones, or followed by another of the same source and unit on a later day."""
    told = [c for c in claims if c.quantity is not None and c.stance not in NEGATIVE | SILENT]
    last: dict[tuple[str, str], Claim] = {}
    for claim in sorted(told, key=origins.day):
        if (voice := origins.voice(claim)) is not None and claim.quantity is not None:
            last[voice, claim.quantity.unit] = claim
    return frozenset(
        c.id for c in told if is_former(c, origins.pile) or _outdated(c, last.get((origins.voice(c) or "", c.quantity.unit if c.quantity else "")), origins)
    )


def _outdated(claim: Claim, last: Claim | None, origins: Origins) -> bool:
    """Has the last number of its source, of a later day, another value?"""
    return (
        last is not None
        and claim.quantity is not None
        and last.quantity is not None
        and origins.day(claim) < origins.day(last)
        and (claim.quantity.low, claim.quantity.high) != (last.quantity.low, last.quantity.high)
    )


@once
def is_update(claim: Claim, pile: Pile) -> bool:
    """Does the sentence of a number say that it takes the place of one before it?"""
    text = pile.reports[claim.document_id].document.text
    return claim.quantity is not None and _UPDATE.search(text, claim.content.start, claim.content.end) is not None
