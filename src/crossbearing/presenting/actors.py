"""Who is named in the reports: every actor with all its names and what is said of whom it belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossbearing.presenting.collection import Collection
from crossbearing.records.claim import Claim, Entity
from crossbearing.records.value import ActorRef

_TIE = re.compile(r"(?P<relation>.+? (?:by|of|to|with)) (?P<to>.+)")

_TITLED = re.compile(
    r"\b(?:(?:(?:Deputy|Vice|Prime|Foreign|Defen[cs]e|Interior|Grand|Brigadier|Major|Lieutenant|Brig\.|Maj\.|Lt\.|Chief|Rear|Police)[ -])?"
    r"(?:President|Minister|General|Gen\.|Colonel|Col\.|Captain|Capt\.|Major|Maj\.|Lieutenant|Lt\.|Sergeant|Sgt\.|Admiral|Adm\.|Commander|Governor|Gov\."
    r"|Ayatollah|Sheikh|Senator|Sen\.|Secretary|Judge|Ambassador|Mayor|Premier|Chairman|Mr|Mrs|Ms|Dr|Mr\.|Mrs\.|Ms\.|Dr\.) )+$"
)
_GROUP = re.compile(r" (?:militia|group|movement|organi[sz]ation|rebels|militants|faction|network|terrorist group|rebel group|armed group)\b")
LOOK = 40
"""How many characters before and behind a name are looked at for what it is called with."""
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


def forms(text: str, entity: Entity) -> Iterator[str]:
    """How a mention names its actor: by the name, and with the title before a person ("Mr. Daro") or the noun behind a group ("RSF militia")."""
    yield text[entity.start : entity.end]
    person = entity.type == "person"
    m = _TITLED.search(text[max(0, entity.start - LOOK) : entity.start]) if person else _GROUP.match(text[entity.end : entity.end + LOOK])
    if m is not None and (person or (entity.type == "organization" and entity.by != "coreference")):
        yield m[0] + entity.name if person else entity.name + m[0]


class Roll:
    """Everybody who is named, gathered report by report, so that a ledger need not be held whole; what is kept grows with the names, not with the texts."""

    def __init__(self) -> None:
        self._named: dict[str, _Named] = {}
        self._ties: list[Claim] = []

    def add(self, collection: Collection) -> None:
        """Take up the reports of a collection; no report twice."""
        for report_id, report in collection.reports.items():
            text = report.document.text
            for entity in report.values.entities:
                if is_party(entity):
                    self._named.setdefault(actor_id(entity), _Named()).add(report_id, entity, [" ".join(form.split()) for form in forms(text, entity)])
            claims = sorted(report.claims, key=lambda c: (-c.weight, c.content, c.id))
            self._ties += [claim for claim in claims if claim.facet == "affiliation" and claim.value and claim.value_actor]

    def actors(self) -> list[Actor]:
        """Every actor that the reports name, by id."""
        said = _affiliations(self._ties)
        return [self._named[key].actor(key, said.get(key, ())) for key in sorted(self._named)]


class _Named:
    """One actor while its mentions are gathered."""

    def __init__(self) -> None:
        self.ref: ActorRef | None = None
        self.names: set[str] = set()
        self.kinds: Counter[str] = Counter()
        self.forms: Counter[str] = Counter()
        self.reports: set[str] = set()

    def add(self, report: str, entity: Entity, forms: Sequence[str]) -> None:
        """Another mention, with the forms under which it is named there."""
        self.ref = self.ref or entity.actor
        self.names.add(entity.name)
        self.kinds[entity.type] += 1
        self.forms.update(forms)
        self.reports.add(report)

    def actor(self, key: str, said: Sequence[Affiliation]) -> Actor:
        """The actor from all its mentions."""
        ref = self.ref
        name = ref.name if ref else max(self.names, key=lambda n: (len(n), n))
        kind = ref.kind if ref else min(self.kinds, key=lambda k: (-self.kinds[k], k))
        held = (Affiliation(to=ref.part_of, relation="part of"),) if ref and ref.part_of else ()
        aliases = sorted(self.forms, key=lambda form: (-self.forms[form], form))
        return Actor(
            id=key, name=name, kind=kind, aliases=tuple(aliases), affiliations=(*held, *said), mentions=self.kinds.total(),
            reports=tuple(sorted(self.reports)), known=ref is not None,
        )  # fmt: skip


def actors(collection: Collection) -> list[Actor]:
    """Every actor that the reports name, by id."""
    roll = Roll()
    roll.add(collection)
    return roll.actors()


def _affiliations(ties: Sequence[Claim]) -> dict[str, list[Affiliation]]:
    """What claims say of who belongs to whom, by the id of the one who belongs."""
    grouped: dict[tuple[str, str], list[Claim]] = {}
    for claim in ties:
        if claim.value_actor and claim.value:
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
