"""Claims of one origin: the same speaker, document, outlet chain, common owner or copied passage.

The table :data:`ORIGIN_RULES` is read from the top; the first rule that holds says where a claim comes from.  What is not known to be independent is
not counted: an unknown origin adds nothing to known ones.  The documentation and ``--explain`` print the rules as they stand here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from crossbearing.corroboration.origins.lineage import in_byline
from crossbearing.corroboration.pile import NEGATIVE, SILENT, Pile, once
from crossbearing.records.claim import Claim
from crossbearing.records.document import Span, content_id
from crossbearing.records.finding import Account, Derivation, IndependenceGroup
from crossbearing.records.outlets import fold, outlet, outlets
from crossbearing.records.value import STATE_KINDS, ActorRef

Passages = Mapping[str, Sequence[tuple[Span, str, Span]]]

_FORMER = re.compile(r"\b(?:former|retired|ex|exiled|then|dissident)\b[- ]", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:(?:the|some|several|many|local|social|press|media|news|state|early|initial|first|unconfirmed|other|foreign|western|arab|regional|national|"
    r"opposition|government|pro government)\s+)*(?:media|press|reports?|outlets?|newspapers?|television|tv|radio|news agencies|websites?|journalists?|"
    r"reporters?|broadcasters?|it|they|he|she|this newspaper|correspondents?)(?:\s+reports?)?"
)
"""Names that name no outlet, as folded."""

_PRIVATE = re.compile(
    r"\b(?:company|firm|aid|hospital|union|club|party|church|opposition|rebel|security source|diplomat|western|intelligence)\w*\b", re.IGNORECASE
)
"""Words of officials who need not be those of a government."""

_ONLY_SPOKESMAN = re.compile(r"(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]) )?[Ss]pokes(?:m[ae]n|wom[ae]n|person|people),? [A-Z]")
"""A spokesman by name, without a word for whom he speaks: he may speak for whoever was told of before."""

_OF_STATE = re.compile(
    r"\b(?:minist|polic|arm(?:y|ed)|militar|navy|air force|guard|govern|authorit|command|forces|brigade|battalion|division|corps|regiment|department|"
    r"council|court|prosecut|parliament|intelligence|security|health|district|provinc|municip|state|federal|national|republic)\w*",
    re.IGNORECASE,
)
"""Words in the names of bodies that may well be those of a government."""

_UNNAMED = frozenset({"official-anonymous", "witness"})
LEAST_NAME = 6
"""Letters of a known outlet's name that is looked for inside other words."""
_NAMES = frozenset({"person", "organization"})
"""Types of entity that can speak."""


class Origin(NamedTuple):
    """Where a claim comes from: a key to compare, a name to show, and why; ``key`` is None where the origin is unknown."""

    key: str | None
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class OriginRule:
    """One row of the table: its name, what it says in plain words, and the origin that it finds (None where it does not hold)."""

    name: str
    when: str
    finds: Callable[[Origins, Claim], Origin | None]


@dataclass(frozen=True)
class Origins:
    """Finds the origin of single claims; ``agencies`` maps reports to the one agency that they credit, ``copies`` reports to what they copy from whom.

    Not slotted: indexes are made on first use and kept.
    """

    pile: Pile
    agencies: Mapping[str, str] = field(default_factory=dict)
    copies: Passages = field(default_factory=dict)

    @classmethod
    def of(cls, pile: Pile, derivations: Iterable[Derivation], passages: Passages | None = None) -> Origins:
        """The origins in a pile with its lineage and its copied passages (those of the later of two reports lead to the earlier)."""
        credits: dict[str, set[str]] = defaultdict(set)
        copied: dict[str, set[str]] = defaultdict(set)
        for d in derivations:
            if d.kind == "agency" and in_byline(pile, d):
                credits[d.derived].add(outlet(d.relies_on).name)
            if d.kind == "copy" and d.report_id is not None:
                copied[d.derived].add(d.report_id)
        copies = {k: [p for p in (passages or {}).get(k, ()) if p[1] in early] for k, early in copied.items()}
        return cls(pile=pile, agencies={k: next(iter(v)) for k, v in credits.items() if len(v) == 1}, copies=copies)

    def house(self, claim: Claim) -> tuple[str | None, str]:
        """Who stands behind a report's own words at that spot, and why: whom the passage is copied from, the agency credited, or the publisher."""
        report, spot, seen = claim.document_id, claim.content, {claim.document_id}
        how = ""
        while step := self._copied_from(report, spot, seen):
            (report, spot), how = step, "a passage is copied"
        found = self.pile.reports.get(report)
        return self.agencies.get(report) or (found.document.publisher if found else None), how

    @cached_property
    def _speaking(self) -> Mapping[str, list[Claim]]:
        """By report: the claims that it puts in the mouth of a named source, in the order of the text."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.pile.claims.values():
            if claim.attribution is not None and claim.stance not in NEGATIVE | SILENT:
                found[claim.document_id].append(claim)
        return {k: sorted(v, key=lambda c: (c.content.start, c.id)) for k, v in found.items()}

    def source_of(self, claim: Claim) -> Claim | None:
        """The statement on which what a report says itself rests: of those about the same incident the nearest, on the same facet if there is one."""
        mine = set(self.pile.claim_incidents.get(claim.id, ()))
        near = [c for c in self._speaking.get(claim.document_id, ()) if mine & set(self.pile.claim_incidents[c.id])]
        if not near:
            return None
        return min(near, key=lambda c: (c.facet != claim.facet, abs(c.content.start - claim.content.start), c.id))

    @cached_property
    def _origins(self) -> dict[str, Origin]:
        """Origins by claim id, as far as they were asked for."""
        return {}

    @cached_property
    def _days(self) -> dict[str, str]:
        """First days by claim id, as far as they were asked for."""
        return {}

    @cached_property
    def _voices(self) -> dict[str, str | None]:
        """Voices by claim id, as far as they were asked for."""
        return {}

    @cached_property
    def bodies(self) -> dict[str, ActorRef | None]:
        """The bodies for which sources speak, by claim id, as far as they were asked for."""
        return {}

    @cached_property
    def compared(self) -> dict[tuple[str, tuple[str, ...], tuple[str, ...]], tuple[tuple[Claim, Claim], ...]]:
        """Pairs of claims that exclude each other, by facet and two statements, as far as they were compared."""
        return {}

    @cached_property
    def denied(self) -> dict[Hashable, str]:
        """Facets on which denials bear, by denial and charges, as far as they were asked for."""
        return {}

    def of_claim(self, claim: Claim) -> Origin:
        """The origin of one claim."""
        if claim.id not in self._origins:
            self._origins[claim.id] = next(found for rule in ORIGIN_RULES if (found := rule.finds(self, claim)) is not None)
        return self._origins[claim.id]

    def day(self, claim: Claim) -> str:
        """When the words came out first: the key of the report that utters them, or of the earliest from which they are copied."""
        if claim.id not in self._days:
            self._days[claim.id] = self._day(claim)
        return self._days[claim.id]

    def _day(self, claim: Claim) -> str:
        report, spot, seen = claim.document_id, claim.content, {claim.document_id}
        while step := self._copied_from(report, spot, seen):
            report, spot = step
        return min(self.pile.day(r) for r in seen)

    def _copied_from(self, report: str, spot: Span, seen: set[str]) -> tuple[str, Span] | None:
        """The report, not yet ``seen``, from which a passage is copied, and the passage there."""
        step = next(((other, there) for here, other, there in self.copies.get(report, ()) if here.meets(spot) and other not in seen), None)
        if step is not None:
            seen.add(step[0])
        return step

    def kin(self, claim: Claim) -> frozenset[str]:
        """The keys of the body for which a source speaks, by the registry or by its words, with those above it."""
        body = _body(self, claim) if claim.attribution is not None else None
        return self.pile.kin(claim.source_actor) | (self.pile.kin(body.id) if body else frozenset())

    def country(self, claim: Claim) -> str | None:
        """The country in which the incident of a claim took place, where it is known and one."""
        found = {i.place.country for key in self.pile.claim_incidents.get(claim.id, ()) if (i := self.pile.incidents.get(key)) and i.place and i.place.country}
        return found.pop() if len(found) == 1 else None

    def voice(self, claim: Claim) -> str | None:
        """A key of whoever utters the claim, to tell who replaces a value of his own: the outlet, or a body, person or document; None for the unnamed."""
        if claim.id not in self._voices:
            self._voices[claim.id] = self._voice(claim)
        return self._voices[claim.id]

    def _voice(self, claim: Claim) -> str | None:
        if claim.attribution is None:
            return self.of_house(claim).key
        if (body := _body(self, claim)) is not None and claim.source_type not in _UNNAMED:
            return f"body:{body.id}"
        found = _person(self, claim)
        return found.key if found else None

    def of_house(self, claim: Claim) -> Origin:
        """The origin of what a report says itself: its outlet, or whom it copies."""
        name, copied = self.house(claim)
        return _outlet_origin(name, copied or "the report says so itself")


def _outlet_origin(name: str | None, why: str) -> Origin:
    """An outlet counts as its owner; one without a name is unknown."""
    key, shown = _owner(name or "")
    return Origin(None, "unknown", "the outlet is not known") if key is None else Origin(key, shown, why)


@lru_cache(maxsize=1 << 14)
def _owner(name: str) -> tuple[str | None, str]:
    """The key of who owns an outlet, None where the name is that of none, and the name to show for it."""
    if not name or _NOBODY.fullmatch(fold(name)):
        return None, name
    found = outlet(name)
    return found.owner if found.owner.startswith("state:") else f"outlet:{fold(found.owner)}", found.name


def _named_narration(origins: Origins, claim: Claim) -> Origin | None:
    """What a report says itself about something for which it names a source."""
    if claim.attribution is not None or (said := origins.source_of(claim)) is None:
        return None
    found = origins.of_claim(said)
    return found._replace(why=f"the report names {said.source} as its source") if found.key else None


def _own_words(origins: Origins, claim: Claim) -> Origin | None:
    """What a report says itself: the word of its outlet, or of whom it copies."""
    return origins.of_house(claim) if claim.attribution is None else None


def _outlet_named(origins: Origins, claim: Claim) -> Origin | None:
    """Another outlet or agency is the source; a report that names its own outlet speaks itself."""
    if claim.source_type != "media outlet":
        return None
    own, _ = origins.house(claim)
    words = f" {fold(claim.source)} "
    inside = max((key for key in outlets() if len(key) > LEAST_NAME and f" {key} " in words), key=len, default=None)
    if inside is not None and inside != fold(claim.source):
        return _outlet_origin(inside, f"reported by {outlet(inside).name}")
    if own and set(fold(claim.source).split()) <= set(fold(own).split()):
        return _outlet_origin(own, "the report says so itself")
    return _outlet_origin(claim.source, f"reported by {claim.source}")


def _body(origins: Origins, claim: Claim) -> ActorRef | None:
    """The body for which a source speaks: by the registry, else the one that its words name."""
    if claim.id not in origins.bodies:
        origins.bodies[claim.id] = _found_body(origins, claim)
    return origins.bodies[claim.id]


def _found_body(origins: Origins, claim: Claim) -> ActorRef | None:
    """As ``_body``, worked out."""
    actors = origins.pile.actors
    if (actor := actors.get(claim.source_actor or "")) is not None and actor.kind != "person":
        return actor
    if actor is not None and (above := actors.get(actor.part_of or "")) is not None:
        return above
    words = f" {fold(claim.source)} "
    report = origins.pile.reports[claim.document_id]
    named = [e.actor for e in report.values.entities if e.actor and e.actor.kind != "person" and f" {fold(e.name)} " in words]
    return named[0] if named else None


def _government(origins: Origins, claim: Claim) -> Origin | None:
    """A body of a state speaks; an official of whom no state is named speaks for the country of the incident."""
    if _FORMER.search(f"{claim.source} "):
        return None
    body = _body(origins, claim)
    official = claim.source_type.startswith("official")
    if body is not None and body.country and body.kind in STATE_KINDS | {"state-media"}:
        if official or claim.source_type in {"state media", "document"} or body.kind != "state":
            return Origin(f"state:{body.country}", claim.source if claim.source_type in _UNNAMED else body.name, "bodies of one government")
    elif body is None and official and not _speaks_for_others(origins, claim) and (country := origins.country(claim)) is not None:
        return Origin(f"state:{country}", claim.source, "bodies of one government")
    return None


def _speaks_for_others(origins: Origins, claim: Claim) -> bool:
    """May an official of no known body be none of a government: a private one, a spokesman of whom only the name is told, or of a body of another kind?"""
    if _PRIVATE.search(claim.source) or _ONLY_SPOKESMAN.match(claim.source):
        return True
    words = f" {fold(claim.source)} "
    entities = origins.pile.reports[claim.document_id].values.entities
    named = [e.name for e in entities if e.type == "organization" and e.actor is None and f" {fold(e.name)} " in words]
    return any(not _OF_STATE.search(name) for name in named)


def _organisation(origins: Origins, claim: Claim) -> Origin | None:
    """An armed group, an international body, an association or a company speaks; a part of one speaks for the whole."""
    body = _body(origins, claim)
    if body is None or body.kind in STATE_KINDS or claim.source_type == "witness" or _FORMER.search(f"{claim.source} "):
        return None
    actors, top = origins.pile.actors, body
    while (above := actors.get(top.part_of or "")) is not None and above.kind == body.kind and above.id != top.id:
        top = above
    return Origin(f"body:{top.id}", body.name, "the same speaker")


def _person(origins: Origins, claim: Claim) -> Origin | None:
    """A named person, group or document that the registry does not know; unknown where only the name of a spokesman is told."""
    if _ONLY_SPOKESMAN.match(claim.source) and _body(origins, claim) is None:
        return Origin(None, claim.source, "a spokesman, and it is not told for whom he speaks")
    if not _is_named(claim, origins.pile):
        return None
    kind = "document" if claim.source_type == "document" else "speaker"
    return Origin(f"{kind}:{claim.source_actor or fold(claim.source)}", claim.source, f"the same {kind}")


@once
def _is_named(claim: Claim, pile: Pile) -> bool:
    """Do the words of a source name it, and not only say what it is and where ("a doctor in Goma")?"""
    entities = pile.reports[claim.document_id].values.entities
    if claim.source_actor is not None:
        found = next((e for e in entities if e.canonical == claim.source_actor), None)
        if found is not None:
            return found.type in _NAMES and (claim.source_type != "witness" or " " in found.name)
    words = f" {fold(claim.source)} "
    if any(e.type in _NAMES and f" {fold(e.name)} " in words for e in entities):
        return claim.source_type not in _UNNAMED
    elsewhere = {w for e in entities if e.type not in _NAMES for w in fold(e.name).split()}
    bare = re.sub(r"^\W*\w+|\b(?:in|from|at|near|outside)\b.*", " ", claim.source)
    return claim.source_type not in _UNNAMED and any(w[:1].isupper() and fold(w) not in elsewhere for w in bare.split())


def _relay(origins: Origins, claim: Claim) -> str | None:
    """The outlet through which a source came to the report; nobody where the relay is no outlet."""
    said = origins.pile.reports[claim.document_id].attributions
    for name in filter(None, (claim.relayed_via, *claim.chain[:-1])):
        kinds = {a.kind for a in said if a.speaker == name}
        if fold(name) in outlets() or (kinds <= {"media outlet", "state media"} and name != claim.source):
            return name
    return None


def _unnamed(origins: Origins, claim: Claim) -> Origin | None:
    """A source without a name: the word of the outlet to which it spoke."""
    relay = _relay(origins, claim)
    via, copied = (relay, "") if relay else origins.house(claim)
    found = _outlet_origin(via, f"unnamed sources of {via}" + (f"; {copied}" if copied else ""))
    if found.key is None:
        return Origin(None, claim.source, "an unnamed source, and it is not known who spoke to it")
    return found


ORIGIN_RULES: tuple[OriginRule, ...] = (
    OriginRule("narration", "what a report says itself, where it names a source for the incident, comes from that source", _named_narration),
    OriginRule("outlet", "what it says itself without one comes from its outlet, or from whom it copies; outlets of one owner are one", _own_words),
    OriginRule("relay", "what another outlet reported comes from that outlet; “local media” and the like are unknown", _outlet_named),
    OriginRule(
        "government",
        "the bodies of one government are one, named or not, and so are the media that it owns; officials of no named body are those of the country",
        _government,
    ),
    OriginRule("organisation", "an armed group, an international body or an association is one with its parts", _organisation),
    OriginRule("speaker", "a named person or document is one, in whatever report; unknown where only the name of a spokesman is told", _person),
    OriginRule("unnamed", "unnamed sources are the word of the outlet to which they spoke, however many; unknown where that is unknown", _unnamed),
)
"""The rules of origin, in the order in which they are read; the last one always holds."""


def group(claims: Sequence[Claim], origins: Origins, incident: str, behind: frozenset[str]) -> tuple[IndependenceGroup, ...]:
    """The groups of one origin among the claims of an incident, those of the claims ``behind`` it (ids) marked; all unknown origins are one group."""
    rows: dict[str | None, list[tuple[Claim, Origin]]] = defaultdict(list)
    for claim in claims:
        if claim.stance not in SILENT:
            rows[(found := origins.of_claim(claim)).key].append((claim, found))
    return tuple(_made(key, said, incident, origins.pile, behind) for key, said in rows.items())


def _made(key: str | None, said: Sequence[tuple[Claim, Origin]], incident: str, pile: Pile, behind: frozenset[str]) -> IndependenceGroup:
    """One group as a record."""
    ids = tuple(sorted(c.id for c, _ in said))
    names = list(dict.fromkeys(o.name for _, o in said))
    state = pile.states.get(key or "") if len(names) > 1 else None
    return IndependenceGroup(
        id=content_id("origin", incident, *ids),
        root=(state or names[0]) if key is not None else "unknown",
        incident=incident,
        claims=ids,
        reports=tuple(sorted({c.document_id for c, _ in said})),
        known=key is not None,
        why="; ".join(dict.fromkeys(part for _, o in said for part in o.why.split("; "))),
        supports=not behind.isdisjoint(ids),
    )


def backing(account: Account, name: Callable[[str], str]) -> str:
    """Why an incident has so many origins, in one sentence; ``name`` gives the name of a report by its id."""
    groups = [g for g in account.groups if g.supports]
    known = [g for g in groups if g.known] or groups
    told = [f"{g.root} ({', '.join(dict.fromkeys(name(r) for r in g.reports))})" for g in known]
    reports, origins = len(account.reports), account.origins
    lead = f"{reports} report{'s' * (reports != 1)} {'go' if reports != 1 else 'goes'} back to {origins} origin{'s' * (origins != 1)}"
    return f"{lead}: {'; '.join(told)}." if told else f"{lead}: nobody says that it happened."
