"""Which words of a report name the same actor: short forms that it defines, and bare nouns ("the group", "the ministry", "its men")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from crossbearing.normalising.actors.initials import named_short
from crossbearing.normalising.gazetteer.names import fold
from crossbearing.normalising.gazetteer.places import rows
from crossbearing.normalising.registry import DATA, ActorRegistry, split
from crossbearing.records.claim import Entity
from crossbearing.records.document import Span
from crossbearing.records.value import GROUP_KINDS, ActorRef

FORCES = frozenset(("military", "police"))
OFFICIAL = FORCES | {"state", "government"}
FITS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("group", "movement", "organization", "organisation", "faction", "network"), GROUP_KINDS | {"ngo"}),
    **dict.fromkeys("militia rebels militants insurgents guerrillas separatists paramilitary paramilitaries cartel gang".split(), GROUP_KINDS),
    **dict.fromkeys(("army", "military", "armed forces", "troops", "soldiers", "government forces"), frozenset({"military"})),
    **dict.fromkeys(("agency", "news agency", "newspaper", "paper", "daily", "broadcaster"), frozenset({"media", "state-media"})),
    **dict.fromkeys(("watchdog", "observatory"), frozenset({"ngo"})),
    "company": frozenset({"company"}),
    "ministry": frozenset({"government"}),
}  # fmt: skip
"""The kinds of actors that a bare noun may stand for."""
HEADS = frozenset(
    "front committee commission council union alliance league party mission centre center office service command corps brigade battalion regiment navy "
    "coalition federation association institute directorate bureau board court assembly secretariat authority force squad unit team embassy hospital".split()
)
"""Nouns that stand for a body only where one with that head is named ("the Front" for the Free Valley Front)."""
STATE_NOUNS = frozenset("army military forces government regime police troops soldiers".split())
"""Nouns that mean a state's own before they mean a body that bears the word in its name ("the army" is no Liberation Army)."""
OF_THE_LAND = ("government ", "regime", "junta")
"""Openings of nouns for the power in the land of which the report speaks, whatever other state is named beside it ("Russian jets ... government forces")."""
ALLIED = re.compile(r"\b(?:coalition|alliance|multi-?national|joint|international|NATO)\b", re.IGNORECASE)
"""Words in the names of forces that are of several states."""
MEN = re.compile(r"\b(?:soldiers?|troops|servicem[ae]n|peacekeepers?|personnel)$", re.IGNORECASE)
"""Words for men of an army, whom one may meet where another army acts."""
BRANCHES = ("-navy", "-air-force", "-special-forces", "-border-guard", "-centcom", "-africom")
CLEAR = 0.8
"""A report is set in one country where the next is named less than so much as often."""
_PLACED = re.compile(r"\s+(?:in|of)\s+((?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)?)")
_OF = re.compile(r"\b(?:of|for|in|to|on|against|de|du|des)\b")
_OWNED = re.compile(
    r"\b(?P<whose>[Ii]ts|[Tt]heir|[Oo]ur)\s+(?:own\s+)?"
    r"(?P<noun>(?:armed |security |ground |special |air |naval |defen[cs]e |border |police )?(?:forces?|guards?)|men|fighters"
    r"|troops|soldiers|servicemen|units|army|military|navy|warplanes|jets|aircraft|drones|militants|members|personnel|police(?:men| officers)?|commandos)\b"
)
_LITERAL = re.compile(r"(?:\b(?:in|of|near|from|to|at|across|inside|for)\s+(?:the\s+)?|,\s+)$")
_BESIDE = 250
"""Code points within which the authorities named last are those that a bare ministry or army belongs to."""
_WHOSE_GROUP = re.compile(r"\s+(?:[a-z-]+\s+){0,3}(?:group|movement|militia|militants|insurgents|rebels|guerrillas|faction|network|organi[sz]ation)\s+")
"""Between a country and a body that its adjective describes ("the Somali militant group al-Shabaab")."""
_TIED_TO = re.compile(
    r"\b(?:linked|tied|allied|affiliated|aligned|close|loyal|loyalty|allegiance|links|ties|hostile|opposed|rival|affiliate|branch|offshoot|splinter|faction|wing|ally|allies)"
    r"\s+(?:to|with|of|from)\s+(?:the\s+)?(?:[a-z]+\s+)?$"
)
_TIED = re.compile(r"[-‐‑–\s](?:linked|backed|aligned|allied|affiliated|inspired|affiliate|ally|offshoot|splinter)\b")
_BEFORE_NAME = 40
_HARMED = re.compile(r"\b(?:kill|wound|injur|captur|behead|execut|ambush)\w*\s+(?:[\w-]+\s+){0,4}?$")
_ISSUED = re.compile(r"\b(?:statement|communiqu[eé]|press release|spokes\w+|press (?:office|service|centre|center)|declaration)\b", re.IGNORECASE)
_HEADING, _BEFORE = 220, 16


class Bare(NamedTuple):
    """Words without a name, and the actor that they point to: its id in this report, and its entry where it has one."""

    start: int
    end: int
    canonical: str
    actor: ActorRef | None


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a report is set: countries as shares of the commonest, the day ("" if unknown), its sentences."""

    countries: Mapping[str, float]
    day: str = ""
    sentences: Sequence[Span] = ()

    @property
    def country(self) -> str | None:
        """The country that the report speaks of most, None if it names none."""
        return max(self.countries, key=lambda iso: (self.countries[iso], iso), default=None)

    @property
    def alone(self) -> bool:
        """Does the report speak of one country more than of any other?"""
        shares = sorted(self.countries.values(), reverse=True)
        return len(shares) < 2 or shares[1] < CLEAR * shares[0]


@cache
def _generic() -> list[dict[str, str]]:
    return list(rows(DATA / "actors_generic.tsv"))


@cache
def nouns() -> frozenset[str]:
    """The nouns, folded, that may stand for an actor without its name."""
    return frozenset((*FITS, *HEADS, *(words for row in _generic() for words in split(row["words"]))))


@cache
def _bare() -> re.Pattern[str]:
    """Bare nouns behind an article, longest first."""
    listed = "|".join(re.escape(n) for n in sorted(nouns(), key=lambda n: (-len(n), n)))
    before = "armed|militant|terrorist|terror|rebel|ethnic|paramilitary|jihadist|Islamist|insurgent|extremist|separatist|news|human rights|rights|state"
    article = r"(?<!on )(?<!along )\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir)"
    return re.compile(rf"{article}\s+(?:(?:{before})\s+)?(?P<noun>(?i:{listed}))\b(?!\s+of\b|\s+[A-Z]|[-–])")


@cache
def _unled() -> re.Pattern[str]:
    """Nouns for a state's power or an alliance that stand without an article, by which acts and forces are told to be theirs ("coalition jets")."""
    forces = r"(?:army|government|regime|junta) (?:forces|troops|soldiers)"
    acts = r"air ?strikes?|(?:air )?raids?|strikes?|bomb(?:s|ings?|ardments?)?|shell(?:s|ings?)|attacks?|offensive"
    arms = r"(?:fighter )?jets|(?:war)?planes|aircraft|helicopters?|artillery|forces|troops"
    return re.compile(rf"(?<![\w’'.-])(?<!\b[Aa] )(?<!\b[Aa]n )(?P<noun>(?i:{forces}|(?:coalition|regime|junta)(?=s?\s+(?:{acts}|{arms})\b)))")


def with_short_forms(text: str, defined: Mapping[str, Span], entities: Sequence[Entity], registry: ActorRegistry) -> list[Entity]:
    """Entities under a short form that the report defines share the id of the full form, and its actor if that is known, whatever else bears the letters."""
    meant: dict[str, tuple[str, ActorRef | None]] = {}
    for short, body in named_short(text, entities).items():
        known = registry.find(short)
        fuller = [a for a in known if any(fold(body.name) in fold(name) for name in a.names)]
        if short not in defined and body.actor is None and len(fuller) == 1:
            meant[short] = meant[fold(body.name)] = (fuller[0].ref.id, fuller[0].ref)
        elif short not in defined and body.canonical and all(body.actor and a.ref.id == body.actor.id for a in known):
            meant[short] = (body.canonical, body.actor)
    for short, span in defined.items():
        long = text[span.start : span.end]
        named = registry.find(long) or tuple(a for a in registry.find(short) if fold(long) in {fold(n) for n in a.names})
        actor = named[0].ref if len(named) == 1 else next((e.actor for e in entities if fold(e.name) == fold(long) and e.actor), None)
        meant[short] = meant[fold(long)] = (actor.id if actor else fold(long), actor)
    out = []
    for e in entities:
        canonical, actor = meant.get(e.name) or meant.get(fold(e.name)) or (None, None)
        out.append(replace(e, canonical=canonical, actor=actor, type="organization") if canonical and e.type != "person" else e)
    return out


def same_bodies(entities: Sequence[Entity]) -> list[Entity]:
    """A shorter name of a body that the report gives in full shares the id of the full one ("White Eagles" for "White Eagles of the Drina")."""
    bodies = {e.canonical: e for e in entities if e.type == "organization" and e.canonical and e.by != "coreference" and " " in e.name}
    full: dict[str, Entity] = {}
    for e in bodies.values():
        key = _bare_name(_OF.split(e.name, maxsplit=1)[0])
        longer = [b for b in bodies.values() if b is not e and _shortens(key, e, b)]
        if e.actor is None and len(longer) == 1:
            full[e.canonical or ""] = longer[0]
    return [replace(e, canonical=b.canonical, actor=b.actor) if (b := full.get(e.canonical or "")) and e.type == "organization" else e for e in entities]


def _shortens(key: str, e: Entity, long: Entity) -> bool:
    """Is the name all that stands before the "of" of the longer one, or the end of that?"""
    before, mine = _bare_name(_OF.split(long.name, maxsplit=1)[0]), _bare_name(e.name)
    same = before == key and mine == key and _bare_name(long.name) != key
    return same or (mine == key and " " in key and before.endswith(" " + key))


def _bare_name(name: str) -> str:
    """A name, folded, without its article."""
    return fold(name).removeprefix("the ")


def bare_nouns(text: str, entities: Sequence[Entity], registry: ActorRegistry, setting: Setting) -> Iterator[Bare]:
    """Bare nouns with the actor that they point to; those that point to none are left out."""
    cast = _Cast(text, [e for e in entities if e.type in ("organization", "other", "nationality", "place") and e.canonical], registry, setting)
    for m in _OWNED.finditer(text):
        if (owner := cast.owner(m)) is not None:
            yield owner
    for m in (*_bare().finditer(text), *_unled().finditer(text)):
        if (found := cast.meant(m["noun"].lower(), m.start(), m.end())) is not None:
            yield found
    for e in entities:  # "Defence Ministry", "the Army": a body's name to a tagger, and yet no name
        if e.actor is None and e.type == "organization" and fold(e.name) in nouns() and (found := cast.meant(fold(e.name), e.start, e.end)) is not None:
            yield found


@dataclass(frozen=True, slots=True)
class _Cast:
    """The named bodies of a report in the order of the text, and where it is set."""

    text: str
    named: Sequence[Entity]
    registry: ActorRegistry
    setting: Setting

    def meant(self, noun: str, start: int, end: int) -> Bare | None:
        """Whom a bare noun means: whose seat stands behind it, who bears it in his name, who is of that kind, or the country's own."""
        seat = self._seated(noun, end)
        if seat is not None:
            return Bare(start, end, seat.id, seat)
        bodies = [e for e in self.named if e.type in ("organization", "other") and (e.start, e.end) != (start, end) and fold(e.name) not in nouns()]
        before = [e for e in bodies if e.end <= start]
        for e in (*reversed(before), *(e for e in bodies if e.start >= end)):
            if _bears(noun, e):
                return Bare(start, end, e.canonical or "", e.actor)
        fits = _kinds(noun)
        near = next((e for e in reversed(before) if self._fits(noun, e, fits) and not self._patron(e)), None)
        actor = near.actor if near else self._beside(noun, before, start) or _by_country(noun, self.registry, self.setting)
        return None if actor is None else Bare(start, end, (near.canonical if near else None) or actor.id, actor)

    def _fits(self, noun: str, e: Entity, kinds: frozenset[str] | None) -> bool:
        """May the noun stand for a body named before: by its kind, its name, and its land?"""
        return bool(kinds) and e.actor is not None and e.actor.kind in (kinds or ()) and _named_so(noun, e) and self._at_home(noun, e.actor.country)

    def _at_home(self, noun: str, country: str | None) -> bool:
        """Is it a country whose power the noun may mean: any, but for "government forces" and the like, who are those of the report's land?"""
        return not noun.startswith(OF_THE_LAND) or country is None or country == self.setting.country

    def _patron(self, e: Entity) -> bool:
        """Is the name only that of those to whom others are tied ("the al-Qaeda-linked group", "which is allied with al-Qaeda")?"""
        return _TIED_TO.search(self.text, max(0, e.start - _BEFORE_NAME), e.start) is not None or _TIED.match(self.text, e.end) is not None

    def _beside(self, noun: str, before: Sequence[Entity], start: int) -> ActorRef | None:
        """The organ of the state whose authorities were named last ("Kenyan authorities dismissed it ... the Interior Ministry said")."""
        key = self.registry.services.get(noun)
        official = (e.actor.country for e in reversed(before) if start - e.end <= _BESIDE and e.actor is not None and e.actor.kind in OFFICIAL)
        iso = next((country for country in official if country and self._at_home(noun, country)), None)
        return self.registry.organ(iso, key) if key and iso else None

    def _seated(self, noun: str, end: int) -> ActorRef | None:
        """The organ of the state whose capital or name stands right behind ("the Ministry of Defence in Bishkek")."""
        key = self.registry.services.get(noun)
        m = _PLACED.match(self.text, end) if key else None
        if key is None or m is None:
            return None
        for name in (m[1], m[1].split()[0]):
            states = [a.ref.country for a in self.registry.find(name) if a.ref.kind == "state"]
            iso = self.registry.capitals.get(name) or next(iter(states), None)
            if iso:
                return self.registry.organ(iso, key)
        return None

    def owner(self, m: re.Match[str]) -> Bare | None:
        """The body whose forces are meant by "its men" or "our forces": the first named in the sentence, or the one nearest to the harm done."""
        who = self._issuer() if m["whose"].lower() == "our" else self._subject(m)
        if who is None or who.canonical is None:
            return None
        actor = who.actor
        if actor is not None and actor.kind == "state" and actor.country:
            key = self.registry.services.get(m["noun"].lower(), "military")
            actor = self.registry.organ(actor.country, key)
            return Bare(m.start(), m.end(), actor.id, actor)
        return Bare(m.start(), m.end(), who.canonical, actor)

    def _subject(self, m: re.Match[str]) -> Entity | None:
        begins = max((s.start for s in self.setting.sentences if s.start <= m.start()), default=0)
        able = [e for e in self.named if e.end <= m.start() and _has_forces(e)]
        able = [e for e in able if e.type != "place" or not _LITERAL.search(self.text[max(0, e.start - _BEFORE) : e.start])]
        able = [e for e, then in zip(able, [*able[1:], None], strict=False) if then is None or not _WHOSE_GROUP.fullmatch(self.text[e.end : then.start])]
        inside = [e for e in able if e.start >= begins]
        if inside and not _HARMED.search(self.text[begins : m.start()]):
            return inside[0]
        return inside[-1] if inside else None

    def _issuer(self) -> Entity | None:
        """The body that speaks in a statement: the first named in a heading that calls it one."""
        if not _ISSUED.search(self.text[:_HEADING]):
            return None
        return next((e for e in self.named if e.end <= _HEADING and e.type == "organization" and _has_forces(e)), None)


def _has_forces(e: Entity) -> bool:
    """Can it have men and arms: a state, its forces, an armed group, or a body that the registry does not know?"""
    if e.actor is None:
        return e.type == "organization"
    return e.actor.kind in GROUP_KINDS or e.actor.kind in FORCES or (e.actor.kind == "state" and e.type in ("place", "nationality", "organization"))


def head(name: str) -> str:
    """The word that says what a body is: the last one, or the last before "of", "for" ("front" of "United Liberation Front of Asom")."""
    kind = _OF.split(name, maxsplit=1)[0] or name
    return _plain((fold(kind).split() or [""])[-1])


def _plain(noun: str) -> str:
    """A noun as it is compared: without the mark of the plural, in one spelling."""
    return noun.removesuffix("s").replace("organisation", "organization").replace("centre", "center")


def _bears(noun: str, e: Entity) -> bool:
    """Has the body the noun as the head of its name?"""
    if noun in STATE_NOUNS or " " in noun or noun == "ministry":
        return False
    if e.actor is not None and e.actor.kind in ("state", "person", "media", "state-media") and noun not in ("agency", "newspaper"):
        return False
    return _plain(noun) in {head(e.name), head(e.actor.name) if e.actor else head(e.canonical or "")}


def _kinds(noun: str) -> frozenset[str] | None:
    """The kinds of actors that the noun may stand for; None where it stands for none by its kind."""
    if noun not in FITS and (noun.endswith("ministry") or noun.startswith("ministry")):
        return frozenset({"government"})
    return FITS.get(noun)


def _named_so(noun: str, e: Entity) -> bool:
    """For ministries the word before must agree: "the defence ministry" is no foreign ministry; "the army" is no branch of its own."""
    if "ministry" not in noun:
        own = e.actor is None or not (e.actor.id.endswith(BRANCHES) or ALLIED.search(e.actor.name) or MEN.search(e.name))
        return own or not STATE_NOUNS.intersection(noun.split())
    kinds = set(noun.replace("defense", "defence").split()) - {"ministry", "of", "the", "affairs"}
    told = (e.actor.name if e.actor else e.name).lower().replace("defense", "defence")
    return "ministry" in told and all(k in told for k in kinds)


def _by_country(noun: str, registry: ActorRegistry, setting: Setting) -> ActorRef | None:
    """What the bare noun stands for in a report on that country at that time."""
    iso, day = setting.country, setting.day
    for row in _generic():
        if noun not in split(row["words"]) or (row["country"] and row["country"] not in setting.countries):
            continue
        if day and ((row["from"] and day[:4] < row["from"]) or (row["until"] and day[: len(row["until"])] > row["until"])):
            continue
        if row["country"] and not noun.startswith("coalition") and row["country"] != iso:
            continue
        if "{iso}" in row["actor"] and (iso is None or not setting.alone):
            return None
        return registry.get(row["actor"].format(iso=(iso or "").lower()))
    return None
