"""Slots into marked-up words: ``⟦label|words⟧``, nested; the labels become spans.

e:TYPE a name, t:TYPE a time, q a quantity, T:ID a trigger, r:ROLE:ID an argument of trigger ID, s:LEVEL / c:LEVEL / k:LEVEL source, cue and content,
x a stretch whose trigger labels are masked.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from training.synthetic import lexicon as lex
from training.synthetic.lexicon import invented, person, pick

MARK = re.compile(r"⟦([^|⟦⟧]*)\||⟧")


def mark(label: str, words: str) -> str:
    """Words with a label."""
    return f"⟦{label}|{words}⟧"


@dataclass(slots=True)
class Scene:
    """What the sentences of one story share."""

    rng: random.Random
    country: list[str]
    other: list[str]
    place: str
    group: str
    triggers: dict[str, dict[str, object]] = field(default_factory=dict)

    def chance(self, p: float) -> bool:
        """True with probability p."""
        return self.rng.random() < p

    def new(self, kind: str, modality: str = "actual", background: bool = False, certainty: float = 3.0) -> str:
        """The id of a new trigger."""
        key = str(len(self.triggers))
        self.triggers[key] = {"kind": kind, "modality": modality, "background": background, "certainty": certainty}
        return key


def scene(rng: random.Random) -> Scene:
    """A country, another, a place, an armed group."""
    country, other = rng.sample(lex.COUNTRIES, 2)
    place = pick(rng, country[2].split(",")) if rng.random() < 0.6 else invented(rng)
    return Scene(rng, country, other, place, lex.group(rng, country))


def nation(s: Scene, words: str, country: list[str] | None = None) -> str:
    """Fill {n} nationality, {c} country, {t}/{p} place names."""
    c = country or s.country
    if "{n}" in words and s.chance(0.12):
        words = words.replace("{n} ", "").replace("{n}", "")
    return (words.replace("{n}", mark("e:nationality", c[1])).replace("{c}", mark("e:place", c[0])).replace("{t}", s.place).replace("{p}", mark("e:place", s.place)))


def organisation(s: Scene, words: str, country: list[str] | None = None) -> str:
    """A body of the state as a name where it has capitals or a nationality in it."""
    for name in ("Defense Ministry", "Ministry of Defence", "National Security Council"):
        words = words.replace(name, mark("e:organization", name))
    return nation(s, words, country)


def group_name(s: Scene, name: str) -> str:
    """An armed group, its article outside of the name."""
    bare = name.removeprefix("the ")
    return ("the " if bare != name else "") + mark("e:organization", bare)


def backed(s: Scene, words: str) -> str:
    """Now and then, who is said to stand behind an armed group."""
    if s.chance(0.12):
        return f"{mark('e:place', s.other[0])}{pick(s.rng, ['-backed', '-aligned', '-linked', '-supported'])} {words}"
    return words


def armed(s: Scene) -> str:
    """Those who fight no state's wars, by name or not."""
    x = s.rng.random()
    if x < 0.4:
        return group_name(s, s.group)
    if x < 0.55:
        name = s.group.removeprefix("the ")
        return f"{mark('e:organization', name)} {pick(s.rng, ['fighters', 'militants', 'rebels', 'gunmen', 'insurgents', 'members'])}"
    return backed(s, nation(s, pick(s.rng, lex.UNKNOWN_ARMED)))


def state(s: Scene, own: bool = True) -> str:
    """Forces of a state."""
    return nation(s, pick(s.rng, lex.STATE_FORCE), s.country if own else s.other)


def anybody(s: Scene) -> str:
    """A government, a group, an official, a country."""
    x = s.rng.random()
    c = s.rng.choice((s.country, s.other))
    if x < 0.25:
        return mark("e:place", c[0])
    if x < 0.45:
        return group_name(s, s.group)
    if x < 0.6:
        return f"{mark('e:nationality', c[1])} {pick(s.rng, lex.OFFICIAL[:16])} {mark('e:person', person(s.rng))}"
    if x < 0.7:
        return group_name(s, pick(s.rng, lex.BODIES))
    return organisation(s, pick(s.rng, lex.MINISTRY[5:9] + lex.STATE_FORCE[:4]), c)


def number(s: Scene) -> str:
    """A number with a hedge now and then."""
    n = pick(s.rng, lex.NUMBERS)
    return mark("q", pick(s.rng, [n, n, n, f"at least {n}", f"more than {n}", f"about {n}", f"up to {n}", f"some {n}", "dozens of", "scores of", "several", "a number of", "hundreds of"]))


def people(s: Scene, options: list[str]) -> str:
    """Persons hit by an act, counted or not."""
    base = nation(s, pick(s.rng, options))
    if s.chance(0.35) and not base.startswith(("a ", "women and")):
        return f"{number(s)} {base}"
    if s.chance(0.1):
        return f"{mark('e:person', person(s.rng))}, {pick(s.rng, ['a local journalist', 'a teacher', 'a 34-year-old farmer', 'a father of three', 'an opposition activist', 'a nurse'])},"
    return base


def site(s: Scene) -> str:
    """What is hit."""
    x = s.rng.random()
    if x < 0.2:
        return mark("e:facility", nation(s, pick(s.rng, lex.FACILITIES)).removeprefix("the ")) if s.chance(0.5) else "the " + mark("e:facility", pick(s.rng, lex.FACILITIES).replace("{t}", s.place).removeprefix("the "))
    base = pick(s.rng, lex.SITE)
    if s.chance(0.2):
        owner = f"{mark('e:organization', s.group.removeprefix('the '))}" if s.chance(0.5) else mark("e:nationality", s.country[1])
        base = re.sub(r"^(a|an|the) ", "", base)
        return f"{owner} {base}" if base.endswith("s") else f"a {owner} {base}"
    return base


def arms(s: Scene) -> str:
    """Weapons that are found, taken or destroyed."""
    return pick(s.rng, [f"a cache of {mark('e:weapon', 'weapons')}", f"a large quantity of {mark('e:weapon', 'ammunition')}", f"a shipment of {mark('e:weapon', pick(s.rng, ['missiles', 'rifles', 'drones', 'explosives']))}", f"an {mark('e:weapon', 'explosive device')}", f"a {mark('e:weapon', 'roadside bomb')}",
                        f"{number(s)} {mark('e:weapon', pick(s.rng, ['firearms', 'landmines', 'grenades', 'assault rifles', 'rockets', 'improvised explosive devices', 'pistols', 'mortar shells', 'detonators']))}", f"a {mark('e:weapon', 'drone')}", f"a {mark('e:weapon', 'ballistic missile')}", f"a car laden with {mark('e:weapon', 'explosives')}",
                        "an arms depot", "a bomb-making workshop", f"{mark('e:weapon', 'guns')} and {mark('e:weapon', 'ammunition')}", f"an unexploded {mark('e:weapon', 'bomb')}", f"a {mark('e:weapon', 'suicide vest')}", "a weapons cache", f"a stockpile of {mark('e:weapon', 'chemical weapons')}"])


def thing(s: Scene, kind: str) -> str:
    """The object of a class."""
    fill = {
        "site": lambda: site(s), "civil": lambda: people(s, lex.CIVIL), "vip": lambda: f"{pick(s.rng, lex.VIP)}{', ' + mark('e:person', person(s.rng)) + ',' if s.chance(0.4) else ''}" if s.chance(0.8) else mark("e:person", person(s.rng)),
        "women": lambda: people(s, ["women", "girls", "a woman", "a teenage girl", "female prisoners", "schoolgirls", "women and girls", "a student", "a 15-year-old girl", "a nurse", "refugees"]),
        "people": lambda: people(s, lex.CIVIL), "territory": lambda: nation(s, pick(s.rng, lex.TERRITORY)), "place": lambda: nation(s, pick(s.rng, ["{p}", "{c}", "the village of {p}", "eastern {c}", "the {p} area", "the outskirts of {p}"])),
        "crowd": lambda: nation(s, pick(s.rng, lex.CROWD)), "armed": lambda: armed(s), "state": lambda: state(s), "any": lambda: anybody(s), "group": lambda: group_name(s, lex.group(s.rng, s.other)),
        "suspect": lambda: pick(s.rng, ["a suspected thief", "a man accused of blasphemy", "two men suspected of kidnapping children", "a suspected cattle rustler", "a taxi driver", "members of a rival community", "a Muslim man", "a migrant", "an alleged rapist", "a suspected robber", "a woman accused of witchcraft", "a Christian couple", "a shopkeeper"]),
        "suspects": lambda: people(s, ["opposition activists", "journalists", "suspected militants", "protest leaders", "suspects", "two men", "a suspected bomber", "students", "an opposition leader", "a man", "a former minister", "members of the group", "alleged smugglers", "a blogger", "human rights defenders", "a rebel leader", "foreigners", "union leaders"]),
        "arms": lambda: arms(s), "property": lambda: people(s, ["shops", "houses", "a church", "homes", "a police station", "vehicles", "government offices", "a mosque", "a warehouse", "churches", "a school", "aid warehouses", "a health centre", "crops", "an ambulance", "a supermarket", "power lines", "farms", "a cemetery", "foreign-owned shops", "an election office", "trucks"]),
        "issue": lambda: pick(s.rng, ["fuel prices", "corruption", "the government", "the coup", "police brutality", "a disputed election", "power cuts", "rising prices", "the new law", "unpaid wages", "the killing of a teenager", "water shortages"]), "none": lambda: "",
    }  # fmt: skip
    return fill[kind]()


def doer(s: Scene, kind: str) -> str:
    """The actor of a class."""
    if kind == "air":
        return nation(s, pick(s.rng, lex.AIR_FORCE), s.rng.choice((s.country, s.other)))
    if kind == "bomber":
        return pick(s.rng, ["a suicide bomber", "two suicide bombers", "a suicide attacker", "a female suicide bomber", "an attacker", "a teenage bomber", "a bomber", "militants"])
    if kind == "blast":
        return "blast"
    if kind == "mob":
        return pick(s.rng, ["a mob", "an angry mob", "villagers", "a crowd", "residents", "vigilantes", "a group of men", "angry residents", "members of a rival clan", "youths", "a lynch mob", "locals", "neighbours"])
    if kind == "crowd":
        return people(s, lex.CROWD)
    if kind == "police":
        return nation(s, pick(s.rng, lex.POLICE))
    return {"state": lambda: state(s, s.chance(0.7)), "armed": lambda: armed(s), "any": lambda: anybody(s), "group": lambda: group_name(s, s.group)}[kind]()


def when(s: Scene, past: bool = False) -> str:
    """A time expression."""
    r, day, month = s.rng, pick(s.rng, lex.DAYS), pick(s.rng, lex.MONTHS)
    n, year = r.randrange(1, 29), r.randrange(1998, 2026)
    if past:
        return pick(r, [f"in {mark('t:DATE', f'{month} {year - 3}')}", f"in {mark('t:DATE', str(year - 4))}", f"{mark('t:DATE', 'last year')}", f"{mark('t:DATE', 'a decade ago')}", f"on {mark('t:DATE', f'{n} {month} {year - 2}')}", f"{mark('t:DATE', 'two years ago')}", f"in {mark('t:DATE', f'the 199{n % 10}s')}", f"in {mark('t:DATE', month)}", f"{mark('t:DATE', 'last month')}", f"{mark('t:DATE', 'several months ago')}", f"back in {mark('t:DATE', str(year - 6))}"])
    return pick(r, [f"on {mark('t:DATE', day)}", f"on {mark('t:DATE', day)}", f"{mark('t:DATE', day)}", f"on {mark('t:DATE', f'{month} {n}')}", f"on {mark('t:DATE', f'{n} {month}')}", f"{mark('t:DATE', 'yesterday')}", f"{mark('t:TIME', 'overnight')}", f"late {mark('t:TIME', f'{day} night')}".replace("late ⟦t:TIME|", "⟦t:TIME|late "),
                    f"{mark('t:DATE', 'early ' + day)}", f"in the {mark('t:TIME', f'early hours of {day}')}".replace("the ⟦t:TIME|", "⟦t:TIME|the "), f"{mark('t:TIME', f'on {day} morning')}".replace("⟦t:TIME|on ", "on ⟦t:TIME|"), f"{mark('t:DATE', 'last week')}", f"{mark('t:DATE', 'earlier this week')}", f"at around {mark('t:TIME', f'{n % 12 + 1} p.m.')}", f"{mark('t:DATE', 'this week')}", f"on {mark('t:DATE', f'{month} {n}, {year}')}"])


def where(s: Scene) -> str:
    """A place phrase."""
    p, c = mark("e:place", s.place), mark("e:place", s.country[0])
    far = mark("e:place", invented(s.rng))
    return pick(s.rng, [f"in ⟦R|{p}⟧", f"in ⟦R|{p}⟧", f"near ⟦R|{p}⟧", f"in the town of ⟦R|{p}⟧", f"in the city of ⟦R|{p}⟧", f"in ⟦R|{p}⟧, {c}", f"in northern ⟦R|{c}⟧", f"in ⟦R|{c}⟧", f"in the {mark('e:nationality', s.country[1])} city of ⟦R|{p}⟧", f"in {c}'s ⟦R|{p}⟧ province", f"on the outskirts of ⟦R|{p}⟧", f"in the village of ⟦R|{far}⟧ in {p} district", f"outside ⟦R|{p}⟧", f"in eastern ⟦R|{c}⟧", f"along the road between ⟦R|{p}⟧ and ⟦R|{far}⟧", f"in the ⟦R|{p}⟧ neighbourhood", f"west of ⟦R|{p}⟧"])
