"""Who is meant by a name: a dated registry of states, their organs, armed groups, organisations and outlets of the world."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from crossbearing.normalising.gazetteer.names import fold, loose
from crossbearing.normalising.gazetteer.places import rows
from crossbearing.records.outlets import outlet_rows
from crossbearing.records.value import ActorRef

DATA = Path(__file__).parent / "data"
INTER = {
    "state": 1, "military": 1, "police": 1, "intelligence": 1, "government": 1, "rebel": 2, "terrorist": 2, "militia": 3, "political-militia": 3,
    "communal": 4, "civilian": 7, "person": 7, "media": 7, "state-media": 7, "ngo": 7, "company": 7, "igo": 8,
}  # fmt: skip
KEPT = 20_000
"""Names looked up that are kept at hand."""
SOUND = 8
"""Shortest key by ear that may name an actor: shorter ones meet by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An entry of the registry with its names; ``since`` and ``until`` (EDTF, "" if open) say when it exists under this entry."""

    ref: ActorRef
    names: tuple[str, ...]
    since: str = ""
    until: str = ""
    owner: str = ""

    def lived(self, day: str) -> bool:
        """Did it exist under this entry on a day (ISO; "" if unknown: then yes)?"""
        return not day or ((not self.since or self.since[: len(day)] <= day) and (not self.until or day[: len(self.until)] <= self.until))


@dataclass(frozen=True, slots=True)
class ActorRegistry:
    """All actors by id, and their names by folded spelling."""

    actors: Mapping[str, Actor]
    names: Mapping[str, tuple[str, ...]]
    sounds: Mapping[str, tuple[str, ...]]
    demonyms: Mapping[str, str]
    services: Mapping[str, str]
    capitals: Mapping[str, str]
    begins: Mapping[str, int] = field(default_factory=dict)
    _made: dict[str, ActorRef] = field(default_factory=dict)
    _found: dict[str, tuple[Actor, ...]] = field(default_factory=dict)

    def find(self, name: str) -> tuple[Actor, ...]:
        """The actors that bear this name, spelling forgiven; a name of many words may also sound alike."""
        found = self._found.get(name)
        if found is None:
            if len(self._found) > KEPT:
                self._found.clear()
            ids = self.names.get(fold(name)) or (self.sounds.get(loose(name), ()) if " " in name or "-" in name else ())
            found = self._found[name] = tuple(self.actors[i] for i in ids)
        return found

    def exactly(self, key: str) -> tuple[Actor, ...]:
        """The actors that bear the name with this folded spelling."""
        return tuple(self.actors[i] for i in self.names.get(key, ()))

    def organ(self, iso: str, key: str) -> ActorRef:
        """The organ of a state: its army, police, ministry; the state itself under the key "state"."""
        state = self.actors[iso.lower()].ref
        if key == "state":
            return state
        ident = f"{iso.lower()}-{key}"
        if (own := own_names().get(ident)) is not None:
            return self.actors[own].ref
        if ident not in self._made:
            name, kind, parent = organs()[key]
            adjective = "US" if iso == "US" else next((d for d, code in self.demonyms.items() if code == iso), state.name)
            part_of = f"{iso.lower()}-{parent}" if parent else iso.lower()
            self._made[ident] = ActorRef(id=ident, name=name.format(adjective), kind=kind, country=iso, inter=1, part_of=part_of)
        return self._made[ident]

    def get(self, ident: str) -> ActorRef | None:
        """The actor of an id, organs of states included; None where there is none."""
        if (own := own_names().get(ident, ident)) in self.actors:
            return self.actors[own].ref
        iso, _, key = ident.partition("-")
        return self.organ(iso.upper(), key) if iso in self.actors and (key in organs() or key == "state") else None


def inter_code(actor: ActorRef, country: str | None) -> int | None:
    """The ACLED interaction code of an actor in an event in that country: a state's forces abroad are external forces (8)."""
    code = actor.inter or INTER.get(actor.kind)
    return 8 if code == 1 and country and actor.country and actor.country != country else code


def affiliations(ident: str) -> list[dict[str, str]]:
    """What an actor belonged to, was backed by, came from: rows with relation, other, from, until and source."""
    return [row for row in _affiliations() if row["actor"] == ident]


@cache
def _affiliations() -> list[dict[str, str]]:
    return list(rows(DATA / "affiliations.tsv"))


@cache
def organs() -> dict[str, tuple[str, str, str]]:
    """The organs that every state has: name with {}, kind, and the organ that it is part of."""
    return {row["key"]: (row["name"], row["kind"], row["part_of"]) for row in rows(DATA / "actors_services.tsv")}


@cache
def own_names() -> dict[str, str]:
    """The entry of an organ that has a name of its own ("ml-military" is "fama")."""
    return {row["organ"]: row["actor"] for row in rows(DATA / "actors_organs.tsv")}


def split(cell: str | None) -> tuple[str, ...]:
    """The entries of a cell, split by semicolons."""
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())


def _states() -> Iterator[Actor]:
    for row in rows(DATA / "countries.tsv"):
        names = (row["name"], *split(row["aliases"]))
        yield Actor(ref=ActorRef(id=row["iso"].lower(), name=row["name"], kind="state", country=row["iso"], inter=1), names=names)


def _listed(table: Iterable[Mapping[str, str]]) -> Iterator[Actor]:
    for row in table:
        kind = row.get("kind") or ("state-media" if row.get("state_media") == "yes" else "media")
        inter = int(row["inter"]) if row.get("inter") else INTER.get(kind)
        part_of = own_names().get(row.get("part_of") or "", row.get("part_of") or None)
        ref = ActorRef(id=row["id"], name=row["name"], kind=kind, country=row["country"] or None, part_of=part_of, inter=inter)
        dates = {"since": row.get("from") or "", "until": row.get("until") or ""}
        yield Actor(ref=ref, names=(row["name"], *split(row["aliases"])), owner=row.get("owner") or "", **dates)


def _indexed(actors: Mapping[str, Actor]) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    names: dict[str, tuple[str, ...]] = {}
    sounds: dict[str, tuple[str, ...]] = {}
    for ident, actor in actors.items():
        for name in actor.names:
            for table, key in ((names, fold(name)), (sounds, loose(name) if len(fold(name).split()) > 1 else "")):
                if key and ident not in table.get(key, ()):
                    table[key] = (*table.get(key, ()), ident)
    return names, {key: ids for key, ids in sounds.items() if len(key) >= SOUND}


@cache
def shared() -> ActorRegistry:
    """The registry of the package, read once."""
    actors = {a.ref.id: a for a in _states()}
    for table in (rows(DATA / "actors_groups.tsv"), rows(DATA / "actors_organisations.tsv"), outlet_rows()):
        actors |= {a.ref.id: a for a in _listed(table)}
    names, sounds = _indexed(actors)
    countries = list(rows(DATA / "countries.tsv"))
    demonyms = {d: row["iso"] for row in countries for d in split(row["demonyms"])}
    services = {fold(words): row["key"] for row in rows(DATA / "actors_services.tsv") for words in split(row["words"])}
    capitals = {row["capital"]: row["iso"] for row in countries if row["capital"] not in ("", row["name"])}
    capitals |= {"Kiev": "UA", "Tel Aviv": "IL", "Rangoon": "MM", "Yangon": "MM"}  # other spellings, and seats that stood for a government
    begins: dict[str, int] = {}
    for key in names:
        first, *rest = key.split()
        begins[first] = max(begins.get(first, 0), 1 + len(rest))
    return ActorRegistry(actors=actors, names=names, sounds=sounds, demonyms=demonyms, services=services, capitals=capitals, begins=begins)
