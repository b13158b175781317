"""Every name of a report as an entity: known actors, people, places, what a tagger found, and the bare nouns that point to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from crossbearing.normalising.actors.coreference import Setting, bare_nouns, same_bodies, with_short_forms
from crossbearing.normalising.actors.initials import short_forms
from crossbearing.normalising.actors.matching import Context, branches, countries_of, find_actors
from crossbearing.normalising.actors.people import find_people, untitled
from crossbearing.normalising.gazetteer.names import fold
from crossbearing.normalising.held import Held
from crossbearing.normalising.places.resolving import THRESHOLD, governs
from crossbearing.normalising.places.spans import Candidate, Reading, words_of
from crossbearing.normalising.registry import ActorRegistry
from crossbearing.records.claim import Entity
from crossbearing.records.document import Document, Layout, Span, content_id
from crossbearing.records.tags import Tag, Tags
from crossbearing.records.value import ActorRef

FACILITIES = frozenset("AIRB AIRP MILB PRN HSP CMP FCL DAM BDG OILR OILF CRSG PRT HTL CH SQR RSTN".split())
HYPHENS = re.compile(r"[-‐‑](?:(?:i|e|o|ul|al|el|ud|ur|us)[-‐‑])?")
"""What joins the parts of one name."""
KNOWN_TOWNS = ((3_000, 0.25), (20_000, 0.1))
"""People of a town, and how likely a name means it, above which a body that nobody knows is taken for the town."""
RANKS = {"definition": 0, "registry": 0, "office": 1, "metonym": 1, "place": 2, "model": 3, "given": 4, "rules": 5}


def find_entities(document: Document, layout: Layout, tags: Tags, seen: Reading, registry: ActorRegistry) -> tuple[Entity, ...]:
    """All entities of a report, without overlap, in the order of the text; furniture is left out."""
    text = document.text
    countries = _countries(seen, registry)
    context = Context(text, countries, (document.published or "")[:10].rstrip("X-~?"))
    found = [_entity(document, n.start, n.end, type=n.type, actor=n.actor, by="registry") for n in find_actors(text, seen.words, registry, context)]
    found += [_entity(document, start, end, type="organization", by="registry") for start, end in branches(text, seen.words, registry)]
    taken = {fold(e.name) for e in found} | {fold(c.name) for c in seen.candidates if c.probability >= THRESHOLD}
    for p in find_people(seen, taken):
        found.append(_entity(document, p.start, p.end, type="person", role=p.role, score=0.9 if p.role else 0.6, by="office" if p.role else "given"))
    found += [_placed(document, c, registry) for c in seen.candidates if c.probability >= THRESHOLD or governs(c, 0.0)]
    peoples = words_of("words_peoples")
    found += [_entity(document, w.start, w.end, type="nationality", score=0.9, by="registry") for w in seen.words if w.capital and w.key in peoples]
    found += [e for tag in _hyphenated(text, tags.of("entity")) if (e := _tagged(document, tag, registry)) is not None]
    defined = short_forms(text)
    found += _defined(document, defined, registry)
    kept = [e for e in _apart(_lengthened(found)) if not layout.is_furniture(Span(e.start, e.end))]
    kept = same_bodies(_same_people(with_short_forms(text, defined, _marked(kept, seen), registry)))
    return _with_bare_nouns(document, layout, kept, registry, Setting(countries, context.day, layout.sentences))


def _with_bare_nouns(document: Document, layout: Layout, entities: Sequence[Entity], registry: ActorRegistry, setting: Setting) -> tuple[Entity, ...]:
    """The entities with the bare nouns that point to an actor; a noun takes the place of a name that was only guessed from its capital."""
    kept = list(entities)
    for bare in bare_nouns(document.text, entities, registry, setting):
        met = [e for e in kept if e.start < bare.end and bare.start < e.end]
        if layout.is_furniture(Span(bare.start, bare.end)) or not all(e.actor is None and bare.start <= e.start and e.end <= bare.end for e in met):
            continue
        if any(e.by == "coreference" for e in met):
            continue
        kept = [e for e in kept if e not in met]
        kept.append(_entity(document, *bare[:2], type="organization", actor=bare.actor, canonical=bare.canonical, score=0.5, by="coreference"))
    return tuple(sorted(kept, key=lambda e: (e.start, e.end)))


def _entity(document: Document, start: int, end: int, **more: object) -> Entity:
    name = document.text[start:end]
    actor = more.get("actor")
    more.setdefault("canonical", actor.id if isinstance(actor, ActorRef) else fold(name) or name)
    return Entity(id=content_id(document.id, "entity", start, end), start=start, end=end, name=name, **more)  # type: ignore[arg-type]  # the callers name fields of Entity


def _countries(seen: Reading, registry: ActorRegistry) -> dict[str, float]:
    """The countries that the text speaks of, by its names of states, peoples and places, as shares of the commonest."""
    counted = dict(countries_of(seen.words, registry, seen.text))
    placed: dict[str, int] = {}
    for c in seen.candidates:
        if c.place is not None and c.place.country and c.probability >= THRESHOLD and c.place.code != "PCLI":
            placed[c.place.country] = placed.get(c.place.country, 0) + 1
    top = max(placed.values(), default=1)
    for iso, count in placed.items():
        counted[iso] = counted.get(iso, 0.0) + count / top
    most = max(counted.values(), default=1.0)
    return {iso: value / most for iso, value in counted.items()}


def _placed(document: Document, c: Candidate, registry: ActorRegistry) -> Entity:
    """A place name as an entity; a capital or state that acts is its government."""
    state = c.place is not None and c.place.code == "PCLI"
    acts = governs(c)
    iso = registry.capitals.get(c.name) or (c.place.country if c.place and state else None)
    actor = registry.get((iso or "").lower()) if acts or state else None
    facility = (c.place is not None and c.place.code in FACILITIES) or (c.place is None and c.head == "site")
    kind = "facility" if facility else "place"
    return _entity(document, c.start, c.end, type=kind, actor=actor, metonym=bool(acts and actor), score=c.probability, by="metonym" if acts else "place")


def _tagged(document: Document, tag: Tag, registry: ActorRegistry) -> Entity | None:
    """What a tagger found, with its actor if known; a person without the title before the name; None where nothing is left, or two are named."""
    start, role = tag.start, None
    if tag.label == "person":
        start = untitled(document.text, tag.start, tag.end)
        role = document.text[tag.start : start].strip(" ,") or None
        if start >= tag.end:
            return None
    name = document.text[start : tag.end]
    known = registry.find(name) if tag.label in ("organization", "") else ()
    if not known and " and " in name and all(registry.find(part) or part in registry.demonyms for part in name.split(" and ")):
        return None  # "U.S. and Israel" are two
    actor = known[0].ref if len(known) == 1 else None
    return _entity(document, start, tag.end, type=tag.label or "other", actor=actor, role=role, score=tag.score, by=tag.by)


def _hyphenated(text: str, tags: Sequence[Tag]) -> Iterator[Tag]:
    """The tags, with the two halves of a name that was cut at its hyphens as one ("Harakat" and "Islami" of "Harakat-i-Islami")."""
    kept: list[Tag] = []
    for tag in tags:
        last = kept[-1] if kept else None
        if last is not None and last.label == tag.label == "organization" and HYPHENS.fullmatch(text, last.end, max(last.end, tag.start)):
            kept[-1] = replace(last, end=tag.end)
        else:
            kept.append(tag)
    yield from kept


def _rank(e: Entity) -> int:
    return RANKS.get(e.by, RANKS["rules"] if e.by.startswith("rules") else RANKS["model"])


def _lengthened(found: Sequence[Entity]) -> list[Entity]:
    """A tagger's longer span round a known group gets its actor, where all it adds is a word like "fighters" or "Lebanese"."""
    known = [e for e in found if e.by == "registry" and e.type == "organization"]
    out = []
    for e in found:
        inside = [k for k in known if e.start <= k.start and k.end <= e.end and (k.start, k.end) != (e.start, e.end)]
        if _rank(e) != RANKS["registry"] and e.actor is None and len(inside) == 1 and e.type in ("organization", "other"):
            k = inside[0]
            added = fold(e.name[: k.start - e.start] + " " + e.name[k.end - e.start :]).split()
            if all(word in words_of("words_generic") for word in added):
                out.append(replace(e, actor=k.actor, canonical=k.canonical, type="organization", by="registry"))
                continue
        out.append(e)
    return out


def _tier(e: Entity) -> int:
    """0 a body of the registry or one that the report defines, 2 a name by its capitals alone, 1 all else."""
    if e.by == "definition":
        return 0
    if e.by == "registry" and e.type == "organization" and e.actor is not None and e.actor.kind != "state":
        return 0
    return 2 if _rank(e) == RANKS["rules"] else 1


def _apart(found: Iterable[Entity]) -> list[Entity]:
    """Without overlap: a registered body before a longer guess round it, names by capitals last; else the longer wins, then the better witness."""
    kept: list[Entity] = []
    held = Held()
    for e in sorted(found, key=lambda e: (_tier(e), -(e.end - e.start), _rank(e), e.start)):
        if e.start < e.end and held.take(e.start, e.end):
            kept.append(e)
    return sorted(kept, key=lambda e: e.start)


def _marked(entities: Sequence[Entity], seen: Reading) -> list[Entity]:
    """States named by their name: do they act as governments here?  And is it the state at all, not another place of that name?"""
    chosen = {(c.start, c.end): c for c in seen.candidates if c.place is not None}
    out = []
    for e in entities:
        c = chosen.get((e.start, e.end))
        if e.by == "model" and e.type == "organization" and e.actor is None and c is not None and c.place is not None and _is_town(c):
            out.append(replace(e, type="place"))  # "the Ubari wedding strike"
        elif e.by != "registry" or e.type != "place" or c is None or c.place is None:
            out.append(e)
        elif c.probability < THRESHOLD:
            out.append(replace(e, metonym=governs(c, 0.0)))
        elif c.place.code != "PCLI":
            out.append(replace(e, actor=None, canonical=fold(e.name), by="place"))
        else:
            out.append(replace(e, metonym=governs(c)))
    return out


def _is_town(c: Candidate) -> bool:
    """Is the candidate one word, by which a town of some size goes, and not unlikely to mean it here?"""
    if c.j - c.i > 1 or c.place is None or c.place.code != "PPL" or not c.place.main:
        return False
    return any(c.place.population > people and c.probability > least for people, least in KNOWN_TOWNS)


def _defined(document: Document, defined: Mapping[str, Span], registry: ActorRegistry) -> Iterator[Entity]:
    """The short forms that the report defines, and their full forms, wherever they stand."""
    for short, span in defined.items():
        known = registry.find(document.text[span.start : span.end])
        for m in re.finditer(rf"(?<!\w){re.escape(short)}(?!\w)|(?<!\w){re.escape(document.text[slice(*span)])}(?!\w)", document.text):
            actor = known[0].ref if len(known) == 1 else None
            yield _entity(document, m.start(), m.end(), type="organization", actor=actor, score=0.7, by="definition")


def _same_people(entities: Sequence[Entity]) -> list[Entity]:
    """Later mentions by a part of the full name share its id, those that were taken for a body as well; a role read once stays with the person."""
    parts: dict[str, str] = {}
    roles: dict[str, str] = {}
    people = [(e, fold(e.name).split()) for e in entities if e.type == "person" and e.actor is None]
    for _, names in people:
        for k in range(1, len(names)):
            parts.setdefault(" ".join(names[k:]), " ".join(names))
    for _, names in people:
        if len(names) > 1 and names[0] not in words_of("names_given"):  # a family name that stands first
            parts.setdefault(names[0], " ".join(names))
    for e, names in people:
        whole = " ".join(names)
        if e.role and len(names) > 1:
            roles.setdefault(parts.get(whole, whole), e.role)
    return [_as_person(e, parts, roles) for e in entities]


def _as_person(entity: Entity, parts: Mapping[str, str], roles: Mapping[str, str]) -> Entity:
    """The entity as the person whose full name (``parts``: part to whole) it is a part of, with that one's role; itself where it is nobody's."""
    key = " ".join(fold(entity.name).split())
    taken = entity.type == "organization" and key in parts
    if entity.actor is not None or not key or not (entity.type == "person" or taken):
        return entity
    canonical = parts.get(key, key)
    return replace(entity, type="person", canonical=canonical, role=entity.role or roles.get(canonical))
