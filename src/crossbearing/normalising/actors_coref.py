"""Which words of a report name the same actor: acronyms that it defines, bare nouns ("the group", "the ministry"), family names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from crossbearing.normalising.actors import DATA, ActorRegistry, split
from crossbearing.normalising.actors_match import shouted
from crossbearing.normalising.gazetteer import rows
from crossbearing.normalising.gazetteer_names import fold
from crossbearing.records.claim import Entity
from crossbearing.records.value import ActorRef

_DEFINED = re.compile(r"((?:[^\W\d_][\w’'.-]*\s+(?:(?:of|for|the|and|de|to|in|al)\s+|al-)*){1,8})\((?:the\s+|known as\s+|or\s+)?[\"“”‘’']?([A-Z][A-Za-z.\-]{1,8})[\"“”‘’']?\)")
_SMALL = frozenset("of for the and de to in al a an".split())
_BARE = re.compile(
    r"\b(?P<art>[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir)\s+(?:(?:armed|militant|rebel|paramilitary|jihadist|Islamist|insurgent|extremist|separatist|news|human rights|rights|watchdog|state)\s+)?"
    r"(?P<noun>group|militia|movement|organi[sz]ation|faction|network|cartel|gang|rebels|militants|insurgents|guerrillas|separatists|paramilitary|paramilitaries|"
    r"army|military|armed forces|troops|soldiers|air force|navy|coast guard|police|police force|security forces|security services|government forces|"
    r"ministry|(?:defen[cs]e|interior|foreign|health|information|justice|home) ministry|ministry of (?:the )?[a-z]+(?: affairs)?|government|authorities|regime|junta|parliament|senate|"
    r"intelligence (?:agency|services)|coalition(?: forces| troops| jets| warplanes)?|alliance|military alliance|agency|news agency|newspaper|paper|daily|broadcaster|watchdog|observatory|company)\b(?!\s+of\b|[-’']?\w*\s+(?:leader|member)s\b)"
)
GROUPS = frozenset(("rebel", "terrorist", "militia", "political-militia", "communal"))
FITS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("group", "movement", "organization", "organisation", "faction", "network"), GROUPS | {"ngo"}),
    **dict.fromkeys(("militia", "rebels", "militants", "insurgents", "guerrillas", "separatists", "paramilitary", "paramilitaries", "cartel", "gang"), GROUPS),
    **dict.fromkeys(("army", "military", "armed forces", "troops", "soldiers", "government forces"), frozenset({"military"})),
    **dict.fromkeys(("agency", "news agency", "newspaper", "paper", "daily", "broadcaster"), frozenset({"media", "state-media"})),
    **dict.fromkeys(("watchdog", "observatory"), frozenset({"ngo"})),
    "company": frozenset({"company"}),
    "ministry": frozenset({"government"}),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a report is set: countries as shares of the commonest, the day ("" if unknown)."""

    countries: Mapping[str, float]
    day: str = ""

    @property
    def country(self) -> str | None:
        """The country that the report speaks of most, None if it names none."""
        return max(self.countries, key=lambda iso: (self.countries[iso], iso), default=None)


def acronyms(text: str) -> dict[str, str]:
    """Short forms that the text defines in brackets, with the words that they stand for ("PMU": "Popular Mobilization Units")."""
    found: dict[str, str] = {}
    for m in _DEFINED.finditer(text):
        long, short = m[1].strip(), m[2].rstrip(".")
        letters = [c.lower() for c in short if c.isupper()]
        words = re.findall(r"[^\W\d_][\w’']*", long)
        for take in range(len(words), 0, -1):
            chosen = words[-take:]
            initials = [w[0].lower() for w in chosen if fold(w) not in _SMALL]
            every = [w[0].lower() for w in chosen]
            if chosen[0][0].isupper() and len(letters) > 1 and letters in (initials, every, initials[: len(letters)] if len(initials) == len(letters) else every):
                found.setdefault(short, long[long.rindex(chosen[0]) if long.count(chosen[0]) == 1 else long.index(chosen[0]) :])
                break
    return found


def with_acronyms(text: str, entities: Sequence[Entity], registry: ActorRegistry) -> list[Entity]:
    """Entities under a short form that the report defines share the id of the full form, and its actor if that is known."""
    defined: dict[str, tuple[str, ActorRef | None]] = {}
    for short, long in acronyms(text).items():
        known = registry.find(long)
        actor = known[0].ref if len(known) == 1 else next((e.actor for e in entities if e.name == long and e.actor), None)
        defined[short] = (actor.id if actor else fold(long), actor)
        if actor is None:  # the short form itself may be the better known
            at = [e for e in entities if e.name == short and e.actor and fold(long) in {fold(n) for n in registry.actors[e.actor.id].names} if e.actor.id in registry.actors]
            if at and at[0].actor:
                defined[short] = (at[0].actor.id, at[0].actor)
    longs = {fold(long): defined[short] for short, long in acronyms(text).items()}
    out = []
    for e in entities:
        canonical, actor = defined.get(e.name) or longs.get(fold(e.name)) or (None, None)
        out.append(replace(e, canonical=canonical, actor=actor or (e.actor if shouted(e.name) is False else None)) if canonical and e.type != "person" else e)
    return out


@cache
def _generic() -> list[dict[str, str]]:
    return list(rows(DATA / "actors_generic.tsv"))


def bare_nouns(text: str, entities: Sequence[Entity], registry: ActorRegistry, setting: Setting) -> Iterator[tuple[int, int, str, ActorRef | None]]:
    """Bare nouns with the actor that they point to: start, end, canonical id and actor; those that point to none are left out."""
    for m in _BARE.finditer(text):
        noun = m["noun"].lower()
        before = [e for e in entities if e.end <= m.start() and e.type in ("organization", "other") and e.canonical]
        fits = FITS.get(noun)
        if fits is None and noun.endswith("ministry") or noun.startswith("ministry"):
            fits = frozenset({"government"})
        near = [e for e in before if fits and e.actor and e.actor.kind in fits and _named_so(noun, e)]
        if near and near[-1].canonical:
            yield m.start(), m.end(), near[-1].canonical, near[-1].actor
            continue
        actor = _by_country(noun, registry, setting)
        if actor is not None:
            yield m.start(), m.end(), actor.id, actor


def _named_so(noun: str, e: Entity) -> bool:
    """For ministries the word before must agree: "the defence ministry" is no foreign ministry."""
    if "ministry" not in noun:
        return True
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
        if "{iso}" in row["actor"] and iso is None:
            return None
        return registry.get(row["actor"].format(iso=(iso or "").lower()))
    return None
