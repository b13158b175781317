"""What kind of source is it?  What its head noun says, the registry where it is a name, and for those who speak for others whom they speak for.

``data/source_nouns.tsv`` lists the nouns in classes:

| class | the source is |
|---|---|
| witness, expert, document, militia, other | just that; "other" are companies, associations, rights and aid groups, lawyers |
| media | a media outlet (state media where the state's are meant) |
| mouthpiece | a channel or page: as whose it is, else a media outlet |
| body | an institution or a court, a hospital, the police: official-named |
| office | a holder of an office that one person has at a time: official-named, with or without a name |
| voice | who speaks for a body or leads it: as the body is, official-named where it is not said |
| person | an official, officer, source, soldier: as the body is where that is private, armed or a medium; else official-named, or anonymous without a name |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from crossbearing.records.claim import Entity
from crossbearing.records.value import GROUP_KINDS, STATE_KINDS, ActorRef

OFFICIAL_KINDS = STATE_KINDS | {"igo"}
REGISTERED = {
    **dict.fromkeys(GROUP_KINDS, "militia"),
    **dict.fromkeys(OFFICIAL_KINDS, "official-named"),
    **dict.fromkeys(("ngo", "company"), "other"),
    "media": "media outlet",
    "state-media": "state media",
}
"""Kinds of the registry's actors, as kinds of source."""

PRESS_REPORT = re.compile(
    r"\b(?:media|press|news|early|local|initial|unconfirmed|first|some|several|multiple|open[- ]source|social media)\s+reports?\b", re.IGNORECASE
)
STATE_MEDIA = re.compile(
    r"\bstate(?:-(?:run|owned|controlled|affiliated|linked))?\s+(?:news\s+agenc\w+|media|television|tv|news|news\s?papers?|radio|broadcaster)\b", re.IGNORECASE
)
AGENCY = re.compile(r"(?:the\s+)?(?:Reuters|AP|AFP|UPI|EFE|dpa|ANSA|TASS|Interfax|Xinhua|Anadolu|Kyodo|BBC|CNN|NPR|Al Jazeera|RFE/RL)", re.IGNORECASE)
NEWSPAPER = re.compile(
    r"\b(?:Times|Post|Herald|Tribune|Journal|Gazette|Guardian|Telegraph|Daily|News|Observer|Chronicle|Courier|Globe|Independent|Standard|Monitor|"
    r"Ledger|Dispatch|Record|Wire)$"
)
WATCHING = re.compile(r"\b(?:Rights|Peace|Conflict|Violence|Ceasefire|Crisis|Humanitarian|Abuses?)\b")
"""In the name of a monitor that is no newspaper."""
WORKS_FOR = re.compile(r"(?:[Tt]he\s+)?([A-Z][^,.;:]{1,30}?)['’]s?\s+[A-Z]")
"""One who speaks for the outlet that he works for ("CNN's Ann Lee")."""
SELF_STYLED = re.compile(
    r"\b(?:call(?:s|ed|ing)\s+itself|so-called|self-styled|(?:hitherto|previously|little)[- ](?:un)?known|"
    r"(?:speaks?|spoke|speaking|calling)\s+(?:for|on\s+behalf\s+of))\b",
    re.IGNORECASE,
)
BAND = re.compile(
    r"\b(?:Liberation|Front|Tigers?|Wolves|Eagles|Lions|Falcons|Hawks|Scorpions|Martyrs|Brigades?|Battalions?|Resistance|Muja?h[ie]d[ei]+n|Fedayeen|"
    r"Vanguards?|Jihad|Jaish|Lashkar|Harakat|Ansar|Jund|Katibat?|Saraya)\b"
)
FORCE = re.compile(r"(?!The )[A-Z][\w'’-]+ (?:Army|Corps|Movement|Forces?)$")
STATE_ARM = re.compile(r"\b(?:National|Federal|Royal|Republican|Border|Police|Air|Special|Security|Armed|Defen[cs]e|Marine|Ground|Rescue)\b")
TIED = re.compile(r"[-‐‑–]\w")
_PART = re.compile(r"\b(?:of|in|at|from|with|for|on|by|near|close\s+to|familiar|that|who|whom|which|whose|and|or|to)\b|[,(]", re.IGNORECASE)
_SOME = re.compile(r"(?:the\s+)?(?:(?:one|two|three|four|five|some|several|many|most|both|none|each|another|all|any|those|\d+)\s*)+", re.IGNORECASE)
INDEFINITE = re.compile(r"(?:an?|one|two|three|four|some|several|other|another|former|senior)\s+(?![A-Z]\w+\s+(?:in|of|for)\b)", re.IGNORECASE)
GUILD = re.compile(r"\b([A-Z]\w+s)['’]\s+(?:[A-Z]\w+\s+)*[A-Z]\w+$")
"""A body of private people: "Doctors' League", "Tribal Leaders' Forum"."""
RANK = re.compile(r"(?:[Tt]he\s+)?(?:(?:Pol|Maj|Gen|Lt|Col|Brig|Capt|Cmdr|Adm|Sgt|SSP|DSP|DIG|Supt)\b\.?\s+)+[A-Z]")
"""An officer by the short form of the rank."""
PRESS_OFFICE = re.compile(
    r"\b(?:media|press|information|communications?)\s+(?=(?:advis|offic|secretar|aide|attach|director|chief|spokes|department)\w*)", re.IGNORECASE
)
"""For whom an official speaks to, and no outlet."""
RETIRED = re.compile(r"\bretired\b", re.IGNORECASE)
_WHOSE = re.compile(r"(?:\b(?:of|for|from|with)|,)\s+(?:the\s+|an?\s+)?(?:[\w'’.-]+\s+){0,4}$", re.IGNORECASE)
_OFFICIAL = frozenset(["body", "office", "voice", "person"])
SPEAKING = frozenset(["voice", "person", "office"])
NO_STATE = frozenset(["ngo", "company", "media", "state-media"])
"""Kinds of actors whose people are no officials."""


@cache
def _nouns() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern that finds the nouns of the list, the longest first, and their classes."""
    text = files("crossbearing.claims").joinpath("data", "source_nouns.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    table = {noun: kind for kind, noun in rows}
    longest = sorted(table, key=lambda noun: (-len(noun), noun))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])"), table


def kind_of(words: str, entity: Entity | None, named: Sequence[Entity] = ()) -> str:
    """The kind of source that the words tell; ``entity`` is the one who speaks, ``named`` are all names in the words."""
    if STATE_MEDIA.search(words):
        return "state media"
    person = entity is not None and entity.type == "person"
    if PRESS_REPORT.search(words) or AGENCY.fullmatch(words) or (person and _is_correspondent(words)):
        return "media outlet"
    words = PRESS_OFFICE.sub("", words)
    parts = [p for p in map(str.strip, _phrases(words)) if p and not _SOME.fullmatch(p)] or [words]
    if entity is not None and entity.actor is not None and not person and _is_head(entity.name, parts[0], words):
        known = REGISTERED.get(entity.actor.kind)
        if known is not None:
            return known
    unknown = entity is not None and entity.type == "organization" and entity.actor is None
    if unknown and NEWSPAPER.search(parts[0]) and not WATCHING.search(parts[0]):
        return "media outlet"
    styled = SELF_STYLED.search(words) is not None and "other" not in tell_tales(parts[0])  # an association speaks for others without arms
    if styled or (not person and BAND.search(parts[0])) or (unknown and is_band(parts[0])):
        return "militia"
    of_head, of_rest = tell_tales(parts[0]), [c for p in parts[1:] for c in tell_tales(p)]
    if (guild := GUILD.search(parts[0])) is not None and {*tell_tales(guild[1])} & {"witness", "person", "voice", "other"}:
        return "other"
    if not of_head and RANK.match(parts[0]):
        of_head = ["person"]
    if of_head:
        if RETIRED.search(parts[0]) and of_head[-1] in _OFFICIAL:
            return "expert"
        names = [*named, *([entity] if entity is not None else ())]
        if of_head[-1] in SPEAKING and (private := next((REGISTERED[x.kind] for x in _owners(words, parts[0], names) if x.kind in NO_STATE), None)):
            return private
        group = any(x.kind in GROUP_KINDS - {"communal"} for x in _owners(words, parts[0], names))
        return _of_noun(of_head, of_rest, group=group, named=person or _ends_in_name(parts[0]), indefinite=bool(INDEFINITE.match(words)))
    return _of_name(parts[0], of_rest, entity)


def _is_correspondent(words: str) -> bool:
    """Do the words name a person as an outlet's own?"""
    m = WORKS_FOR.match(words)
    return m is not None and (AGENCY.fullmatch(m[1]) is not None or NEWSPAPER.search(m[1]) is not None)


def _phrases(words: str) -> list[str]:
    """The words cut at prepositions, relatives and commas; a noun of the list that holds one ("chief of staff") stays whole."""
    pattern, _ = _nouns()
    low = words.lower().replace("’", "'")
    held = [m.span() for m in pattern.finditer(low)]
    cuts = [m.span() for m in _PART.finditer(words) if not any(a < m.start() and m.end() < b for a, b in held)]
    edges = [0, *(k for cut in cuts for k in cut), len(words)]
    return [words[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]


def tell_tales(phrase: str) -> list[str]:
    """The classes of the nouns in a phrase that the list has, in order."""
    pattern, table = _nouns()
    return [table[m[0]] for m in pattern.finditer(phrase.lower().replace("’", "'"))]


def _is_head(name: str, head: str, words: str) -> bool:
    """Does the name end the head phrase, or begin in it and go on beyond ("Islamic State in the Sahel")?"""
    at = words.find(name)
    return head.endswith(name) or (0 <= at < len(head) <= at + len(name))


def _ends_in_name(head: str) -> bool:
    """Does the head phrase end in a capitalised word that is no noun of the list ("Brigadier General Hassan")?"""
    last = head.rsplit(" ", 1)[-1]
    return " " in head and last[:1].isupper() and not tell_tales(last)


def _of_noun(of_head: Sequence[str], of_rest: Sequence[str], *, group: bool = False, named: bool = False, indefinite: bool = False) -> str:
    """The kind by the head noun, the last of its phrase, and by whom it belongs to."""
    head, owners = of_head[-1], [*of_head[:-1], *of_rest]
    armed = group or "militia" in of_head or (head != "body" and "militia" in owners)
    if head == "mouthpiece":
        return "militia" if armed else "official-named" if {"body", "office"} & set(owners) else "media outlet"
    if head == "other" and group:
        return "militia"
    if head not in _OFFICIAL:
        return "media outlet" if head == "media" else head
    if armed:
        return "militia"
    owner = next((c for c in owners if c not in ("voice", "person", "witness", "document")), None)
    if head in ("voice", "person", "office") and owner in ("other", "media"):
        return "other" if owner == "other" else "media outlet"
    if head == "office" and indefinite and not named:
        return "official-anonymous"
    return "official-named" if head != "person" or named else "official-anonymous"


def _owners(words: str, head: str, named: Sequence[Entity]) -> Iterator[ActorRef]:
    """Those whom the registry knows and to whom the source belongs: named in the head phrase, or behind "of", "for" or a comma."""
    for e in named:
        at = words.find(e.name)
        if e.actor is not None and at >= 0 and not TIED.match(words, at + len(e.name)) and (e.name in head or _WHOSE.search(words[:at])):
            yield e.actor


def _of_name(head: str, of_rest: Sequence[str], entity: Entity | None) -> str:
    """The kind of a source without a noun that tells: by its name, by the office beside it, by what it belongs to."""
    known = entity.actor.kind if entity is not None and entity.actor is not None else ""
    if known in REGISTERED:
        return REGISTERED[known]
    if NEWSPAPER.search(head) and head[:1].isalpha() and not WATCHING.search(head):
        return "media outlet"
    person = entity is not None and entity.type == "person"
    if entity is not None and person and entity.role and (by_role := kind_of(entity.role, None)) != "other":
        return by_role.replace("official-anonymous", "official-named")
    if person or not head[:1].isupper():
        return next((_of_noun([c], [], named=person) for c in of_rest), "other")
    return "official-named" if entity is not None and entity.type == "place" else "other"


def is_band(name: str) -> bool:
    """Is a name that the registry lacks one as armed groups choose ("X Liberation Front", "Y Army"), and none of a state's own forces?"""
    return bool(BAND.search(name) or (FORCE.search(name) and not STATE_ARM.search(name)))
