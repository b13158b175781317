"""Conflicts about the status of an incident.

What some know and others only suspect; what only a headline knows; whether it was an accident or an attack; whether civilians came to harm;
whose deed it was, where that is open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from crossbearing.corroboration.conflicts.finder import Finder, made, positive
from crossbearing.corroboration.exclusions.acts import WHOLE, apart
from crossbearing.corroboration.exclusions.denial import ASSERTING, own_deed
from crossbearing.corroboration.exclusions.exclusion import Pair
from crossbearing.corroboration.exclusions.sides import Sides
from crossbearing.corroboration.exclusions.values import is_proper
from crossbearing.corroboration.pile import who
from crossbearing.corroboration.standing.status import SURE, strong
from crossbearing.records.claim import Claim
from crossbearing.records.finding import Conflict
from crossbearing.records.means import MISHAP, means_kinds
from crossbearing.records.ontology import UNCLAIMED, UNKNOWN_HAND
from crossbearing.records.targets import target_kinds

DELIBERATE = frozenset({"Attack", "Air/drone strike", "Shelling/artillery/missile attack", "Suicide bomb", "Grenade", "Looting/property destruction"})
"""Kinds of event (ACLED) that somebody means; an explosion may be either."""
KNOWING = frozenset({"asserts", "confirms"})
"""Stances of third parties who say for certain whose deed it was."""
CLAIMING = frozenset({"claims-responsibility"})
SAYS_WHO = re.compile(r":\s|\b(?:say|said|claim|allege|accuse|blame|report)(?:s|d|ed)?\b", re.IGNORECASE)
"""Marks in a headline of somebody who says what it says."""
HARMED = re.compile(r"\b(?:hit|harmed|hurt|killed|injured|wounded|affected|casualties|struck)\b", re.IGNORECASE)
UNHARMED = re.compile(r"\b(?:no|not an?y?|never|neither|without|denied|denies)\b", re.IGNORECASE)


def _suspected(claim: Claim) -> bool:
    """Does the claim only suspect?"""
    return claim.stance == "suspects" or claim.certainty < SURE


def certainty(finder: Finder, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """One report commits to what another, or its own body, only suspects."""
    for value in sorted({v for c in claims if c.facet == "perpetrator" and (v := who(c))}):
        rows = [c for c in strong(claims) if c.facet == "perpetrator" and who(c) == value and positive(c)]
        sure = [c for c in rows if c.stance in KNOWING and c.attribution and c.certainty > SURE and not own_deed(c, finder.pile)]
        unsure = [c for c in rows if c.stance == "suspects"]
        pairs = [(a, b) for a in sure for b in unsure if not finder.one_voice(a, b) and _at_odds(finder, a, b) and not apart(a, b, WHOLE, finder.pile)]
        if not pairs:
            continue
        sure, unsure = ([c for c in side if any(c in p for p in pairs)] for side in (sure, unsure))
        kind = _certainty_kind(finder, pairs)
        sides = {"asserted": sure, "suspected": unsure}
        lead = "The headline says for certain what the text only suspects" if kind == "headline-body" else "Some assert what others only suspect"
        yield made(finder.incident, "status", kind, sides, finder.sentence(lead, sides))


def _at_odds(finder: Finder, sure: Claim, unsure: Claim) -> bool:
    """Do two claims of one certainty each belong to two reports, to a headline and its text, or to two sources?  A report's own words may vary."""
    apart = sure.document_id != unsure.document_id or finder.in_headline(sure) != finder.in_headline(unsure)
    return apart or (sure.attribution is not None and unsure.attribution is not None)


def headlines(finder: Finder, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """A headline that states as a fact what the text under it only lets somebody say."""
    named = [c for c in claims if c.facet == "perpetrator" and positive(c) and who(c)]
    by: dict[str, Sides] = defaultdict(lambda: defaultdict(list))
    for flat in named:
        if flat.attribution or _suspected(flat) or not finder.in_headline(flat) or _says_who(finder, flat) or _both_sides(finder, flat, named):
            continue
        same = [c for c in named if c.document_id == flat.document_id and not finder.in_headline(c) and finder.pile.kin(who(c)) & finder.pile.kin(who(flat))]
        if same and all(c.attribution and (c.stance == "blames" or _suspected(c)) for c in same):
            by[flat.document_id]["asserted"].append(flat)
            by[flat.document_id]["only said"] += [c for c in same if c not in by[flat.document_id]["only said"]]
    for sides in by.values():
        lead = "The headline says as a fact what the text only lets others say"
        yield made(finder.incident, "status", "headline-body", dict(sides), finder.sentence(lead, sides))


def _says_who(finder: Finder, flat: Claim) -> bool:
    """Does the headline of a claim name in passing who says so ("ministry: ...", "..., police say")?"""
    report = finder.pile.reports[flat.document_id]
    span = report.layout.headline
    return span is not None and SAYS_WHO.search(report.document.text, span.start, span.end) is not None


def _both_sides(finder: Finder, flat: Claim, named: Sequence[Claim]) -> bool:
    """Does the headline name another hand beside this one, so that it says nothing of whose deed it was ("A and B clash")?"""
    beside = (c for c in named if c.document_id == flat.document_id and finder.in_headline(c))
    return any(not finder.pile.kin(who(c)) & finder.pile.kin(who(flat)) for c in beside)


def _certainty_kind(finder: Finder, pairs: Sequence[Pair]) -> str:
    """Headline against body, within one report, or across."""
    if any(a.document_id != b.document_id for a, b in pairs):
        return "disjoint"
    return "headline-body" if all(finder.in_headline(a) != finder.in_headline(b) for a, b in pairs) else "within-report"


def natures(finder: Finder, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Some say that it was an accident, others that it was somebody's deed.  Where they only name other means, those are what they differ on."""
    known = strong(claims)
    sides = {"accident": [c for c in known if _mishap(c)], "attack": [c for c in known if _meant(c)] or [c for c in known if _called(c)]}
    opposed = [(a, b) for a in sides["accident"] for b in sides["attack"] if not finder.one_voice(a, b) and not apart(a, b, "means", finder.pile)]
    if any(c.facet != "means" for pair in opposed for c in pair):
        kept = {word: [c for c in rows if any(c in pair for pair in opposed)] for word, rows in sides.items()}
        yield made(finder.incident, "means", "rival", kept, finder.sentence("Some call it an accident, others an attack", kept))


def unanswered(finder: Finder, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """A report that leaves open whose deed it was, against another that names who claims it, or whose it is said to be.

    Where the open one is not the later, it is what became known in between.
    """
    known = strong(claims)
    for value, stances in (UNCLAIMED, CLAIMING), (UNKNOWN_HAND, ASSERTING):
        left = [c for c in known if c.facet == "verdict" and c.value == value and positive(c)]
        hands = [c for c in known if c.facet == "perpetrator" and c.stance in stances and c.attribution and is_proper(c, finder.pile)]
        pairs = [(a, b) for a in left for b in hands if a.document_id != b.document_id and not apart(a, b, "perpetrator", finder.pile)]
        if not pairs:
            continue
        sides: Sides = {value: list(dict.fromkeys(a for a, _ in pairs))}
        for _, hand in pairs:
            rows = sides.setdefault(finder.pile.name(who(hand)), [])
            rows += [hand] if hand not in rows else []
        later = all(finder.pile.day(a.document_id) <= finder.pile.day(b.document_id) for a, b in pairs)
        kind = "revision" if later else "disjoint"
        yield made(finder.incident, "perpetrator", kind, sides, finder.sentence("Some leave open whose deed it was, others name a hand", sides))


def _mishap(claim: Claim) -> bool:
    """Does a claim say that nobody meant it?"""
    kinds = means_kinds(claim.value or claim.original) if claim.facet == "means" else frozenset()
    return bool(kinds) and (kinds == MISHAP if positive(claim) else claim.stance == "denies" and kinds == means_kinds("sabotage"))


def _meant(claim: Claim) -> bool:
    """Does a claim say that somebody meant it: by its means or its hand, or by calling it no accident?"""
    if claim.facet == "means":
        kinds = means_kinds(claim.value or claim.original)
        return bool(kinds) and (MISHAP.isdisjoint(kinds) if positive(claim) else kinds == MISHAP and claim.stance == "denies")
    return claim.facet == "perpetrator" and positive(claim) and claim.attribution is not None


def _called(claim: Claim) -> bool:
    """Does somebody call it an attack?"""
    return claim.facet == "what" and claim.value in DELIBERATE and positive(claim) and claim.attribution is not None


def harm(finder: Finder, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Some say that no civilian came to harm, others count civilians among the dead and injured."""
    known = strong(claims)
    if not (none := [c for c in known if _unharmed(finder, c)]):
        return
    some = [c for c in known if _civilian_toll(finder, c)]
    pairs = [(a, b) for a in none for b in some if not finder.one_voice(a, b) and not apart(a, b, "casualties", finder.pile)]
    if pairs:
        sides = {"denied": [c for c in none if any(c == a for a, _ in pairs)], "asserted": [c for c in some if any(c == b for _, b in pairs)]}
        yield made(finder.incident, "status", "denial", sides, finder.sentence("Some say that no civilian was harmed, others that civilians were", sides))


def _unharmed(finder: Finder, claim: Claim) -> bool:
    """Does a claim say that no civilian was hit or hurt?"""
    if claim.facet == "casualties" and claim.quantity is not None and claim.quantity.high == 0:
        return "civilians" in target_kinds(claim.of or finder.words(claim))
    if claim.facet not in {"what", "target"} or claim.stance != "denies":
        return False
    words = finder.words(claim)
    return UNHARMED.search(words) is not None and HARMED.search(words) is not None and "civilians" in target_kinds(words)


def _civilian_toll(finder: Finder, claim: Claim) -> bool:
    """Does a claim count killed or injured civilians?"""
    if claim.facet != "casualties" or claim.quantity is None or not (claim.quantity.low or 0) or not positive(claim):
        return False
    kinds = target_kinds(claim.of) or target_kinds(f"{claim.original} {finder.words(claim)}")
    return "civilians" in kinds and "fighters" not in kinds
