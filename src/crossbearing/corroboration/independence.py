"""Claims of one origin: the same speaker, document, outlet chain, owner or copied passage.

What is not known to be independent is not counted: an anonymous source without an outlet, or a report without a publisher, is an unknown origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from crossbearing.corroboration.pile import ANONYMOUS, SILENT, Pile, fold, outlet
from crossbearing.records.claim import Claim
from crossbearing.records.document import Span, content_id
from crossbearing.records.finding import Derivation, IndependenceGroup

Passages = Mapping[str, Sequence[tuple[Span, str, Span]]]


class Origin(NamedTuple):
    """Where a claim comes from: a key to compare, a name to show, and why; ``key`` is None where the origin is unknown."""

    key: str | None
    name: str
    why: str


def _chain_outlet(claim: Claim) -> str | None:
    """The outlet by which a claim came: its nearest relay, or the outermost link of its chain before the speaker."""
    return claim.relayed_via or (claim.chain[0] if len(claim.chain) > 1 else None)


def _outlet_origin(name: str | None, why: str) -> Origin:
    """An outlet counts as its owner; without a name the origin is unknown."""
    if not name:
        return Origin(None, "unknown", "the publisher is not known")
    found = outlet(name)
    return Origin(f"outlet:{fold(found.owner)}", found.name, why)


@dataclass(frozen=True)
class Origins:
    """Finds the origin of single claims; ``agencies`` maps reports to the one agency that they credit."""

    pile: Pile
    agencies: Mapping[str, str]

    @classmethod
    def of(cls, pile: Pile, derivations: Iterable[Derivation]) -> Origins:
        """The origins in a pile with its lineage."""
        credits: dict[str, set[str]] = defaultdict(set)
        for d in derivations:
            if d.kind == "agency" and d.explicit and (d.start is None or _in_byline(pile, d)):
                credits[d.derived].add(outlet(d.relies_on).name)
        return cls(pile=pile, agencies={k: next(iter(v)) for k, v in credits.items() if len(v) == 1})

    def publisher(self, report: str) -> str | None:
        """Who stands behind a report's own words: the agency that it credits, or its publisher."""
        found = self.pile.reports.get(report)
        return self.agencies.get(report) or (found.document.publisher if found else None)

    def of_claim(self, claim: Claim) -> Origin:
        """The origin of one claim."""
        publisher = self.publisher(claim.document_id)
        if claim.attribution is None:
            return _outlet_origin(publisher, "the report says so itself")
        if claim.source_type in ANONYMOUS and claim.source_actor is None:
            via = _chain_outlet(claim) or publisher
            if via is None:
                return Origin(None, claim.source, "an unnamed source, and it is not known who spoke to it")
            return Origin(f"anonymous:{fold(outlet(via).owner)}", f"{claim.source} via {outlet(via).name}", f"an unnamed source of {outlet(via).name}")
        if claim.source_type == "media outlet":
            return _outlet_origin(claim.source, f"reported by {claim.source}")
        if claim.source_type == "document":
            return Origin(f"document:{self.speaker(claim)}", claim.source, "the same document")
        return Origin(f"speaker:{self.speaker(claim)}", self.pile.name(claim.source_actor) if claim.source_actor else claim.source, "the same speaker")

    def speaker(self, claim: Claim) -> str:
        """A key for a named speaker: the body that it speaks for where its words name one, else itself."""
        actor = self.pile.actors.get(claim.source_actor or "")
        if actor is not None:
            return actor.part_of if actor.kind == "person" and actor.part_of else actor.id
        return claim.source_actor or fold(claim.source)


def _in_byline(pile: Pile, edge: Derivation) -> bool:
    """Does the credit stand in the byline, dateline or a credit line rather than in the story?"""
    report = pile.reports[edge.derived]
    spot = Span(edge.start or 0, edge.end or 0)
    spans = [s for s in (report.layout.byline, report.layout.dateline) if s] + [z.span for z in report.layout.furniture]
    return any(s.covers(spot) for s in spans)


class _Groups:
    """Claims joined by origin."""

    def __init__(self, count: int) -> None:
        self.parent = list(range(count))

    def find(self, i: int) -> int:
        """The least claim of the group."""
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Make two groups one."""
        a, b = sorted((self.find(i), self.find(j)))
        self.parent[b] = a


def _join_copies(groups: _Groups, claims: Sequence[Claim], passages: Passages) -> set[int]:
    """Join claims that stand in one copied passage; the indices that were joined so."""
    by: dict[str, list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        by[claim.document_id].append(i)
    joined: set[int] = set()
    for i, claim in enumerate(claims):
        for here, other, there in passages.get(claim.document_id, ()):
            if here.meets(claim.content):
                for j in by.get(other, ()):
                    if claims[j].facet == claim.facet and there.meets(claims[j].content) and groups.find(i) != groups.find(j):
                        groups.join(i, j)
                        joined |= {i, j}
    return joined


def group(claims: Sequence[Claim], origins: Origins, passages: Passages, incident: str) -> tuple[IndependenceGroup, ...]:
    """The groups of one origin among the claims of an incident; all unknown origins are one group that counts for nothing beside known ones."""
    claims = [c for c in claims if c.stance not in SILENT]
    found = [origins.of_claim(c) for c in claims]
    groups, first = _Groups(len(claims)), dict[str, int]()
    for i, origin in enumerate(found):
        if origin.key is not None:
            groups.join(first.setdefault(origin.key, i), i)
    copied = _join_copies(groups, claims, passages)
    known = {groups.find(i) for i, origin in enumerate(found) if origin.key is not None}
    lost = [i for i in range(len(claims)) if groups.find(i) not in known]
    for i in lost:
        groups.join(lost[0], i)
    members: dict[int, list[int]] = defaultdict(list)
    for i in range(len(claims)):
        members[groups.find(i)].append(i)
    return tuple(_made(rows, claims, found, copied, incident) for _, rows in sorted(members.items()))


def _made(rows: Sequence[int], claims: Sequence[Claim], found: Sequence[Origin], copied: set[int], incident: str) -> IndependenceGroup:
    """One group as a record."""
    known = [found[i] for i in rows if found[i].key is not None]
    whys = list(dict.fromkeys(o.why for o in known or [found[i] for i in rows]))
    whys += ["a passage is copied"] if copied & set(rows) else []
    ids = tuple(sorted(claims[i].id for i in rows))
    return IndependenceGroup(
        id=content_id("origin", incident, *ids),
        root=known[0].name if known else "unknown",
        incident=incident,
        claims=ids,
        reports=tuple(sorted({claims[i].document_id for i in rows})),
        known=bool(known),
        why="; ".join(whys),
    )


def origin_count(groups: Iterable[IndependenceGroup]) -> int:
    """How many independent origins are known; one where all are unknown, none where there are no claims."""
    flags = [g.known for g in groups]
    return sum(flags) or min(1, len(flags))
