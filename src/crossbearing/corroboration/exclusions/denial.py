"""What does a denial deny: that it happened, that one did it, or what another says of whom it hit?

| the denial | bears on |
|---|---|
| says that nobody was aimed at, or that those hit were others ("denied targeting civilians") | the target |
| comes from somebody who owns to the deed, or is accused and says that fighters were hit | nothing else: who says "we struck" does not deny having struck |
| says that nobody of some kind was there ("no fighters were present") | the target |
| names whom it clears, or comes from somebody who is accused (also: "took no part in the killing of civilians") | the perpetrator |
| rejects an accusation, whoever is accused, or says that one had nothing to do with it | the perpetrator |
| says what somebody never does, what must not be done, or that there is nothing of the kind but what is known | nothing |
| says that no thing of some kind was hit ("no airfield was attacked") | the target, where the kind is known, else nothing |
| says that something was not used ("had not used live rounds") | the means |
| says that nobody of some kind was hurt ("no soldier was killed", "no one had died") | nothing: it is a count of zero, which stands against other counts |
| rejects findings, figures or a report as a whole | nothing: what is said instead stands beside them |
| is the report's own remark that something else did not happen | nothing |
| takes the event for granted ("denied that soldiers had fled during the attack", "that its commander died in the raid") | nothing |
| says what befell somebody ("that its commander had been killed"), what somebody said, or that nothing has been reported | nothing |
| says that the event did not happen | the occurrence; from somebody who tells of it or its toll ("no reason to suspect sabotage") only what it was |
| denies a value of another facet, and not the whole event | that facet |
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from crossbearing.corroboration.exclusions.values import PROPER
from crossbearing.corroboration.origins.independence import Origins
from crossbearing.corroboration.pile import Pile, who
from crossbearing.records.claim import Claim
from crossbearing.records.means import means_kinds
from crossbearing.records.outlets import fold
from crossbearing.records.targets import target_kinds

ASSERTING = frozenset({"asserts", "confirms", "claims-responsibility", "blames"})
NOTHING = ""
"""The facet of a denial that bears on none."""

_AIMED = re.compile(
    r"\b(?:(?:target|aim)(?:s|ed|ing)?\b|civilians?\b|non-combatants?\b)|\b(?:there|it) (?:had been|has been|was|were|is) (?:no |any |an? )?"
    r"(?:wedding|civilian|school|hospital|camp|gathering|market|ceremon|celebration|funeral)",
    re.IGNORECASE,
)
_THERE = re.compile(r"\b(?:were|was|are|is|been) (?:\w+ )?(?:there|present|in the (?:area|town|village|district|region))\b|\bpresence of\b", re.IGNORECASE)
_NO_SIGN = re.compile(r"\bno (?:sign|trace|evidence|indication|proof)s? of\b", re.IGNORECASE)
_ASIDE = re.compile(r",\s+(?:which|who|whom|whose)\b")
"""What is told by the way of what is denied."""
_UNHEARD = re.compile(r"\bno (?:such )?(?:\w+ ){1,3}(?:has|have|had) (?:so far |yet )?been (?:reported|announced|recorded|confirmed)\b", re.IGNORECASE)
"""That nothing has been heard of is no denial by anybody."""
AFTER = 40
"""Characters behind what is denied in which its verb may stand."""
_SAID = re.compile(r"\b(?:having|had|has|have) (?:\w+ )?(?:said|told|stated|spoken|declared|called|made (?:such|any|the|that))\b", re.IGNORECASE)
"""Who denies having said something speaks of words, not of deeds."""
_USED = re.compile(r"\b(?:used|using|use of)\b", re.IGNORECASE)
_NEVER = re.compile(
    r"\bneither \w+s\b[^.;:]{0,20}? nor\b|"
    r"\b(?:never|always|(?:must|should|may|can) (?:not|never)|(?:are|is) (?:not|never|no) (?:an? )?(?:legitimate )?targets?)\b",
    re.IGNORECASE,
)
_NOTHING_BUT = re.compile(r"\bno\b[^.;:]{3,60}?\bthat (?:does|do|did|has|have|had|is|was) not\b", re.IGNORECASE)
_NONE_HIT = re.compile(
    r"\W*no (?:\w+ ){1,3}?(?:(?:had|has|have) been|was|were) (?:\w+ )?(?:hit|attacked|struck|targeted|bombed|shelled|damaged|harmed)\b", re.IGNORECASE
)
_NONE_HURT = re.compile(
    r"\b(?:(?:no|not an?|not one)(?: [\w-]+){1,3}?|nobody|no one|none(?: of [\w ]{3,30}?)?) (?:(?:had|has|have) been|was|were|is|are) (?:\w+ )?"
    r"(?:killed|wounded|injured|hurt|harmed)\b|\b(?:nobody|no one|none|not one|no)\b[\w ]{0,30}? (?:died|dead|perished)\b|"
    r"\b(?:no|any|without) (?:\w+ ){0,2}(?:casualties|losses|deaths|fatalities|victims)\b",
    re.IGNORECASE,
)
_REJECTS = re.compile(
    r"\b(?:not true|untrue|false\w*|lies?|lying|fabricat\w+|invented|baseless|groundless|unfounded|nonsense|fantasy|propaganda|never|nothing|nobody|none|"
    r"no (?:such|\w+)|did not|didn['’]t|(?:was|were|is|are) not|(?:was|were|is|are)n['’]t)\b",
    re.IGNORECASE,
)
"""Words in which somebody rejects something in his own words."""
_NO_PART = re.compile(
    r"\b(?:nothing to do with(?! (?:one another|each other))|involve(?:d|ment)|(?:took|tak(?:e|en|ing)) part|participat\w+|"
    r"(?:no|any) (?:role|part|hand|connection)\b|responsib\w+|"
    r"behind (?:it|the|this|that)|(?:had|has|have|having) (?:carried out|staged|launched|conducted|ordered|planned) |"
    r"(?:not|never|n['’]t) (?:carry|carried|plant|fire|launch|order|attack|bomb|shell|shoot|strike|stage|conduct|set off)\w*)",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"\b(?:accus|alleg|charge|claim|blam|assert|speculat)\w*|^\W*(?:any |all )?(?:it|this|that|these|those|them|so|such)?(?: \w+){0,2}\W*$|\b(?:no|any) such\b",
    re.IGNORECASE,
)
"""Words for an accusation; or hardly any words at all ("denied it"), or that there was no such thing."""
_BEFELL = re.compile(
    r"\b(?:(?:its|their|his|her|our|my|whose)(?: \w+){0,2}|the) \w+ (?:(?:had|has|have) (?:been )?|was |were )(?:\w+ly )?"
    r"(?:alerted|warned|informed|notified|killed|died|wounded|injured|captured|arrested|lost|surrendered|fled)\b|"
    r"\b(?:died|perished|(?:was|were|been) (?:killed|wounded|injured|hurt)) in (?:the|that|this|those|these|an?) (?:\w+ ){0,2}"
    r"(?:strike|attack|raid|blast|explosion|clash|shelling|bombing|fighting|battle)",
    re.IGNORECASE,
)
"""What befell somebody ("that its commander had been killed", "that the army had been warned"): nobody is accused of that."""
_ACCOUNT = re.compile(
    r"(?:the|its|these|those|their|that|this)?\s*(?:\w+ )?(?:findings?|conclusions?|report|figures?|toll|numbers?|version|account)\b(?: as \w+)?\W*",
    re.IGNORECASE,
)


def statement(claim: Claim) -> str:
    """A key of the statement that a claim is part of: its attribution, else the sentence of the report."""
    return claim.attribution or f"{claim.document_id}:{claim.content.start}"


def own_deed(claim: Claim, pile: Pile) -> bool:
    """Does the source of a claim about the perpetrator speak of what it did itself?"""
    if claim.facet != "perpetrator" or claim.stance not in ASSERTING:
        return False
    return claim.stance == "claims-responsibility" or bool(claim.source_actor and who(claim) and pile.kin(claim.source_actor) & pile.kin(who(claim)))


def _disowned(claim: Claim, claims: Sequence[Claim], pile: Pile) -> bool:
    """Does the side that is taken to own to a deed deny it: in the same report, or in any where it does not claim it outright?"""
    side = pile.kin(claim.source_actor)
    denials = (c for c in claims if c.stance == "denies" and c.facet == "perpetrator" and pile.kin(c.source_actor or who(c)) & pile.kin(who(c)) & side)
    return any(c.document_id == claim.document_id or claim.stance != "claims-responsibility" for c in denials)


def _tells(claim: Claim) -> bool:
    """Does a claim tell of the event, or of people killed or hurt in it, as a fact?"""
    hurt = claim.facet == "casualties" and claim.quantity is not None and claim.quantity.high != 0
    return claim.stance in ASSERTING and (hurt or (claim.facet == "what" and claim.value is not None))


def _admitting(claims: Sequence[Claim], named: Sequence[Claim], pile: Pile) -> list[frozenset[str]]:
    """The accused who say that fighters or arms were hit and name no other hand: they defend what they did."""
    accused = frozenset().union(*(pile.kin(who(c)) for c in named))
    others = frozenset().union(*(pile.kin(c.source_actor) for c in named if who(c) in pile.actors and not pile.kin(c.source_actor) & pile.kin(who(c))))
    told = (c for c in claims if accused and c.facet == "target" and c.stance in ASSERTING and target_kinds(c.value or c.original) & {"fighters", "arms"})
    return [keys for c in told if (keys := pile.kin(c.source_actor)) & accused and not keys & others]


@dataclass(frozen=True, slots=True)
class Charges:
    """Who is accused of the deed in an incident, and who owns to it, as keys (:meth:`Pile.kin`).

    ``whole``: statements that deny the event or the deed; ``owning``: report and source of statements that own to it; ``sides``: by each who is accused
    its keys and the folded words of its name; ``telling``: report and source of statements that tell of the event or its toll as a fact.
    """

    accused: frozenset[str]
    owners: frozenset[str]
    whole: frozenset[str] = frozenset()
    owning: frozenset[tuple[str, str]] = frozenset()
    sides: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    telling: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, claims: Sequence[Claim], pile: Pile) -> Charges:
        """The charges that the claims of an incident hold."""
        named = [c for c in claims if c.facet == "perpetrator" and c.stance in ASSERTING | {"suspects"}]
        accused = [pile.kin(who(c)) for c in named]
        mine = [c for c in named if own_deed(c, pile) and not _disowned(c, claims, pile)]
        owners = [pile.kin(c.source_actor) for c in mine] + _admitting(claims, named, pile)
        owning = {(c.document_id, fold(c.source)) for c in mine if c.attribution}
        whole = {statement(c) for c in claims if c.stance == "denies" and (c.facet == "perpetrator" or (c.facet == "what" and c.value is not None))}
        sides = {(pile.kin(who(c)), frozenset(fold(f"{pile.name(who(c))} {c.original}").split())) for c in named if who(c)}
        return cls(
            accused=frozenset().union(*accused),
            owners=frozenset().union(*owners),
            whole=frozenset(whole),
            owning=frozenset(owning),
            telling=frozenset((c.document_id, fold(c.source)) for c in claims if c.attribution and _tells(c)),
            sides=tuple(sorted(sides, key=lambda side: sorted(side[0]))),
        )

    @property
    def shared(self) -> Hashable:
        """What bears on denials in every report; the rest bears on those of the report that it was told in."""
        return self.accused, self.owners, self.sides

    def denied(self, claim: Claim, origins: Origins) -> str:
        """The claim facet on which a denial bears, by the table of this module; :data:`NOTHING` where it bears on none."""
        key = (claim.id, statement(claim) in self.whole, (claim.document_id, fold(claim.source)) in self.owning, self.shared)
        if key not in origins.denied:
            origins.denied[key] = self._denied(claim, origins)
        return origins.denied[key]

    def _denied(self, claim: Claim, origins: Origins) -> str:
        pile = origins.pile
        target = pile.claims.get(claim.denies or "")
        about = target.facet if target and claim.facet in {"verdict", "utterance"} else claim.facet
        words = _ASIDE.split(pile.reports[claim.document_id].document.text[claim.content.start : claim.content.end])[0]
        after = pile.reports[claim.document_id].document.text[claim.content.end : claim.content.end + AFTER]
        speaker = origins.kin(claim)
        if claim.attribution is None and about in {"what", "target"}:
            return NOTHING
        aimed = _AIMED.search(words) or ((_NO_SIGN.search(words) or _THERE.search(words)) and target_kinds(words))
        if claim.facet == "utterance" and not _REJECTS.search(words):
            return NOTHING
        part = about in {"what", "perpetrator"} and bool(speaker & self.accused) and _NO_PART.search(words)
        if aimed and not part and not _NEVER.search(words) and about in {"what", "perpetrator", "target", "verdict"}:
            return "target"
        if about == "what" and _NONE_HIT.match(words):
            return "target" if target_kinds(words) else NOTHING
        if about == "what" and _NONE_HURT.search(words):
            return NOTHING
        if about == "what" and (_USED.search(words) or _NO_SIGN.search(words)) and means_kinds(words):
            return "means"
        if about not in {"what", "perpetrator"}:
            return NOTHING if statement(claim) in self.whole else about
        if (
            speaker & self.owners
            or (claim.document_id, fold(claim.source)) in self.owning
            or _ACCOUNT.fullmatch(words)
            or _NEVER.search(words)
            or _NOTHING_BUT.search(words)
            or _BEFELL.search(words)
            or _THERE.search(words)
            or _SAID.search(words)
            or _UNHEARD.search(f"{words}{after}")
        ):
            return NOTHING
        if about == "perpetrator" or speaker & self.accused or (claim.attribution and _NO_PART.search(words)):
            return "perpetrator" if not self.accused or self.cleared(claim, origins) else NOTHING
        if claim.attribution is None:
            return NOTHING
        if claim.value is None:
            charged = self.accused and _CHARGE.search(words) and self.cleared(claim, origins)
            return "perpetrator" if charged else "what" if claim.denies and _CHARGE.search(words) else NOTHING
        return NOTHING if pile.presupposed(claim) else "what"

    def doubts(self, denial: Claim) -> bool:
        """Does a denial of an event doubt that anything happened?  Not from who tells of the event or its toll in the same report."""
        return (denial.document_id, fold(denial.source)) not in self.telling

    def cleared(self, denial: Claim, origins: Origins) -> frozenset[str]:
        """Whom of the accused a denial clears: whom it names, or its speaker; an unknown one by his title, or who alone is accused.

        Where all the accused are only described ("gunmen"), a group that denies the deed may be meant by it.
        """
        pile = origins.pile
        named = self._named(denial, pile)
        keys = frozenset().union(*(pile.kin(n) for n in named)) or origins.kin(denial)
        known = named & pile.actors.keys() or denial.source_actor in pile.actors
        nobody = all(pile.actors.keys().isdisjoint(side) for side, _ in self.sides)
        words = pile.reports[denial.document_id].document.text[denial.content.start : denial.content.end]
        elsewhere = not nobody if known else denial.value is not None and not _NO_PART.search(words) and not _CHARGE.search(words)
        return keys & self.accused or (frozenset() if elsewhere else self._perhaps(denial, pile))

    def _named(self, denial: Claim, pile: Pile) -> set[str | None]:
        """Whom a denial names as the one who did not do it: by a claim of its own, else any known actor in its words."""
        report = pile.reports[denial.document_id]
        said = [c for c in report.claims if c.facet == "perpetrator" and c.stance == "denies" and statement(c) == statement(denial)]
        if said:
            return {who(c) for c in said}
        told = (e for e in report.values.entities if e.type not in {"place", "facility"} and denial.content.start <= e.start < denial.content.end)
        return {e.canonical for e in told if e.canonical in pile.actors}

    def _perhaps(self, denial: Claim, pile: Pile) -> frozenset[str]:
        """Whom a speaker may speak for of whom nobody knows it: a side whose name his title bears, else the only one, else those whom nobody knows either."""
        title = set(fold(" ".join(PROPER.findall(denial.source))).split())
        alike = [keys for keys, words in self.sides if words & title]
        if alike:
            return frozenset().union(*alike)
        if self.sides and frozenset.intersection(*(keys for keys, _ in self.sides)):
            return self.accused
        return frozenset().union(*(keys for keys, _ in self.sides if not keys & pile.actors.keys()))
