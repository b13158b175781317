"""Which words of a report name the same actor: acronyms that it defines, bare nouns ("the group", "the ministry"), family names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from crossbearing.normalising.actors import DATA, ActorRegistry, split
from crossbearing.normalising.gazetteer import rows
from crossbearing.normalising.gazetteer_names import fold
from crossbearing.records.claim import Entity
from crossbearing.records.document import Span
from crossbearing.records.value import ActorRef

_BRACKET = re.compile(r"\s\((?:the |known as |or )?[\"“”‘’']?([A-Z][A-Za-z.\-]{1,8})[\"“”‘’']?\)")
_LETTERED = re.compile(r"[^\W\d_][\w’']*")
_LOOK_BACK = 90
_SMALL = frozenset("of for the and de to in al a an".split())
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


@cache
def _bare() -> re.Pattern[str]:
    """Bare nouns behind an article: those of the table above and of actors_generic.tsv, longest first."""
    nouns = {*FITS, *(words for row in _generic() for words in split(row["words"]))}
    listed = "|".join(re.escape(n) for n in sorted(nouns, key=lambda n: (-len(n), n)))
    before = "armed|militant|rebel|paramilitary|jihadist|Islamist|insurgent|extremist|separatist|news|human rights|rights|state"
    return re.compile(rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir)\s+(?:(?:{before})\s+)?(?P<noun>(?i:{listed}))\b(?!\s+of\b|\s+[A-Z]|[-–])")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a report is set: countries as shares of the commonest, the day ("" if unknown)."""

    countries: Mapping[str, float]
    day: str = ""

    @property
    def country(self) -> str | None:
        """The country that the report speaks of most, None if it names none."""
        return max(self.countries, key=lambda iso: (self.countries[iso], iso), default=None)


def acronyms(text: str) -> dict[str, Span]:
    """Short forms that the text defines in brackets, with where the words stand that they stand for ("Popular Mobilization Units (PMU)")."""
    found: dict[str, Span] = {}
    for m in _BRACKET.finditer(text):
        letters = [c.lower() for c in m[1] if c.isupper()]
        words = list(_LETTERED.finditer(text, max(0, m.start() - _LOOK_BACK), m.start()))
        for take in range(min(len(words), len(letters) + 4) if len(letters) > 1 else 0, 0, -1):
            chosen = words[-take:]
            every = [w[0][0].lower() for w in chosen]
            initials = [w[0][0].lower() for w in chosen if w[0].lower() not in _SMALL]
            if chosen[0][0][0].isupper() and chosen[0][0].lower() not in _SMALL and letters in (initials, every):
                found.setdefault(m[1].rstrip("."), Span(chosen[0].start(), m.start()))
                break
    return found


def with_acronyms(text: str, defined: Mapping[str, Span], entities: Sequence[Entity], registry: ActorRegistry) -> list[Entity]:
    """Entities under a short form that the report defines share the id of the full form, and its actor if that is known."""
    meant: dict[str, tuple[str, ActorRef | None]] = {}
    for short, span in defined.items():
        long = text[span.start : span.end]
        known = registry.find(long) or tuple(a for a in registry.find(short) if fold(long) in {fold(n) for n in a.names})
        actor = known[0].ref if len(known) == 1 else next((e.actor for e in entities if e.name == long and e.actor), None)
        meant[short] = meant[fold(long)] = (actor.id if actor else fold(long), actor)
    out = []
    for e in entities:
        canonical, actor = meant.get(e.name) or meant.get(fold(e.name)) or (None, None)
        out.append(replace(e, canonical=canonical, actor=actor) if canonical and e.type != "person" else e)
    return out


@cache
def _generic() -> list[dict[str, str]]:
    return list(rows(DATA / "actors_generic.tsv"))


def bare_nouns(text: str, entities: Sequence[Entity], registry: ActorRegistry, setting: Setting) -> Iterator[tuple[int, int, str, ActorRef | None]]:
    """Bare nouns with the actor that they point to: start, end, canonical id and actor; those that point to none are left out."""
    for m in _bare().finditer(text):
        noun = m["noun"].lower()
        before = [e for e in entities if e.end <= m.start() and e.type in ("organization", "other") and e.canonical]
        fits = FITS.get(noun)
        if (fits is None and noun.endswith("ministry")) or noun.startswith("ministry"):
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
