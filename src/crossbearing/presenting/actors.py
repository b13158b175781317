"""Who is named in the reports: every actor with all its names and what is said of whom it belongs to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from crossbearing.presenting.collection import Collection
from crossbearing.records.claim import Claim, Entity

_TIE = re.compile(r"(?P<relation>.+? (?:by|of|to|with)) (?P<to>.+)")

PARTIES = frozenset({"person", "organization", "nationality"})
"""The types of names that can be actors; a place can where it stands for its government."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """Somebody belongs to somebody, as the registry holds (no claims) or as claims say."""

    to: str
    relation: str
    from_: str | None = None
    until: str | None = None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One actor: ``aliases`` are its surface forms by how often they are seen, ``reports`` the ids of those that name it."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    affiliations: tuple[Affiliation, ...]
    mentions: int
    reports: tuple[str, ...]
    known: bool


def is_party(entity: Entity) -> bool:
    """Can this name be an actor's?"""
    return entity.actor is not None or entity.type in PARTIES or entity.metonym


def actor_id(entity: Entity) -> str:
    """The id that all names of one actor share."""
    return entity.actor.id if entity.actor else entity.canonical or f"name:{entity.name}"


def actors(collection: Collection) -> list[Actor]:
    """Every actor that the reports name, by id."""
    named: dict[str, list[tuple[str, Entity]]] = {}
    forms: dict[str, Counter[str]] = {}
    for report_id, report in collection.reports.items():
        text = report.document.text
        for entity in report.values.entities:
            if is_party(entity):
                key = actor_id(entity)
                named.setdefault(key, []).append((report_id, entity))
                forms.setdefault(key, Counter())[" ".join(text[entity.start : entity.end].split())] += 1
    said = _affiliations(collection)
    return [_actor(key, named[key], forms[key], said.get(key, ())) for key in sorted(named)]


def _actor(key: str, found: list[tuple[str, Entity]], forms: Counter[str], said: tuple[Affiliation, ...] | list[Affiliation]) -> Actor:
    """One actor from all its mentions."""
    ref = next((entity.actor for _, entity in found if entity.actor), None)
    name = ref.name if ref else max((entity.name for _, entity in found), key=lambda n: (len(n), n))
    kind = ref.kind if ref else Counter(entity.type for _, entity in sorted(found, key=lambda f: f[1].type)).most_common(1)[0][0]
    held = (Affiliation(to=ref.part_of, relation="part of"),) if ref and ref.part_of else ()
    aliases = sorted(forms, key=lambda form: (-forms[form], form))
    return Actor(
        id=key, name=name, kind=kind, aliases=tuple(aliases), affiliations=(*held, *said), mentions=len(found),
        reports=tuple(sorted({report for report, _ in found})), known=ref is not None,
    )  # fmt: skip


def _affiliations(collection: Collection) -> dict[str, list[Affiliation]]:
    """What claims say of who belongs to whom, by the id of the one who belongs."""
    grouped: dict[tuple[str, str], list[Claim]] = {}
    for claim in collection.claims.values():
        if claim.facet == "affiliation" and claim.value and claim.value_actor:
            grouped.setdefault((claim.value_actor, claim.value), []).append(claim)
    found: dict[str, list[Affiliation]] = {}
    for (who, value), claims in sorted(grouped.items()):
        tie = _TIE.fullmatch(value)
        relation, to = (tie["relation"], tie["to"]) if tie else ("tied to", value)
        if all(claim.stance == "denies" for claim in claims):
            relation = f"denied: {relation}"
        since = min((claim.date.edtf for claim in claims if claim.date), default=None)
        found.setdefault(who, []).append(Affiliation(to=to, relation=relation, from_=since, claims=tuple(claim.id for claim in claims)))
    return found
