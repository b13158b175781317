"""How a source is named in the list of what a report rests on: without article and marks, with its state, and when are two names one source?

| said | named |
|---|---|
| "the defence ministry", "Algeria's defence ministry" | Algerian defence ministry |
| "Ana Ruiz, a spokeswoman for the port", of whom it later says "Ruiz" | Ana Ruiz, spokeswoman for the port |
| "two officials familiar with the plan" | officials |
"""

from __future__ import annotations

import re

from crossbearing.claims.context import Context
from crossbearing.records.claim import Attribution, Citation, Entity
from crossbearing.records.value import ORGAN_KINDS

FOR_BODY = re.compile(r"\b(?:spokes\w+|statement|press (?:office|service|centre|center|release)|media (?:wing|office))\b", re.IGNORECASE)
"""Words that make a source the voice of a body."""
SMALL = re.compile(r"['’]s\b|\b(?:the|an?|of|and|one|two|three|four|five|six|seven|some|several|unnamed|anonymous|senior)\b")
"""What tells no source from another."""
MEDIA = frozenset(["outlet", "agency"])
COUNTED = re.compile(
    r"(?:(?:at least|more than|about|half a dozen|several|some|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:of\s+the\s+)?)+(?=[\w.]+)", re.IGNORECASE
)
BASED = re.compile(r"-based$")
KNOWS = re.compile(
    r"(?<!person)(?<!people),?\s+(?:familiar\s+with|with\s+(?:direct\s+|first-?hand\s+)?knowledge|briefed\s+on|close\s+to\s+the)\b.*$", re.IGNORECASE
)
"""What is told of somebody unnamed to say why he knows."""
ANOTHER = re.compile(r"^(?:another|other|a\s+second|the\s+other)\s+")
GENERIC = re.compile(
    r"(?:the\s+)?(?P<owner>[A-Z][\w-]+(?: [A-Z][\w-]+)?['’]s?\s+)?(?P<organ>(?:[\w-]+\s+){0,3}"
    r"(?:ministry|department|army|military|navy|air force|coast guard|police|forces|general staff|office)(?: of [\w ]+?)?)(?P<seat>\s+in\s+[A-Z]\w+)?",
    re.IGNORECASE,
)
"""An organ of a state by the common noun for it."""
VOICE = re.compile(r",\s+(?:an?|the)?\s*(?P<office>spokes\w+ (?:for|of) (?:the )?[^,.;:“”\"]{2,50}?)(?=[,.]|\s+(?:in|said|told)\b)")


def key(name: str) -> frozenset[str]:
    """The words of a name, as names are compared."""
    return frozenset(re.findall(r"[^\W_]+", SMALL.sub(" ", name.lower())))


def same(a: Citation, b: Citation) -> bool:
    """Is it one source: equal names, a body's short name and its long one, or at one spot a part of the other's name?"""
    mine, theirs = key(a.relies_on), key(b.relies_on)
    few, long = (mine, b.relies_on) if len(mine) <= len(theirs) else (theirs, a.relies_on)
    if {a.kind, b.kind} <= MEDIA and few <= mine & theirs:
        return True
    if a.kind == b.kind == "primary-statement" and (_is_one_of(a, b) or _is_one_of(b, a) or _is_short(a, b) or _is_short(b, a)):
        return True
    if a.kind == b.kind == "primary-statement" and few <= mine & theirs and (len(few) > 1 or FOR_BODY.search(long)):
        return True
    return mine == theirs or (a.start < b.end and b.start < a.end and (mine <= theirs or theirs <= mine))


def _is_one_of(one: Citation, many: Citation) -> bool:
    """Is the one of those that nobody names ("another resident", "residents")?"""
    bare = ANOTHER.sub("", one.relies_on.lower())
    return bare in (others := ANOTHER.sub("", many.relies_on.lower()), others.removesuffix("s"))


def _is_short(short: Citation, long: Citation) -> bool:
    """Is the name only a word of the other ("the Force" of the Defence Force, "the British-based observatory" of the Observatory for Rights)?

    No organ that every state has ("the ministry"), and of a body's name in lower case only the last word counts, with what tells where it sits.
    """
    words = short.relies_on.rstrip(" -–,").split()
    if not words or GENERIC.fullmatch(words[-1]) or not all(BASED.search(w) for w in words[:-1]):
        return False
    head = words[-1] if words[-1].istitle() else words[-1].title() if len(words) > 1 else ""
    return bool(head) and (long.relies_on.endswith(f" {head}") or f" {head} for " in long.relies_on)


def clean(words: str) -> str:
    """The name without article, quotation marks, possessive, numbering, and what is said of it behind a comma that is no name."""
    bare = re.sub(r"^(?:\d+/\s*|\d{1,2} [A-Z][a-z]+ (?=[A-Z]))", "", words.strip())
    bare = re.sub(r"^(?:reporting by )?(?:the|an?)\s+|[“”\"]|['’]s$|\s+[-–—]$", "", bare, flags=re.IGNORECASE).strip()
    head, _, tail = bare.partition(", ")
    if tail[:1].isupper() and not re.search(r"[A-ZÀ-Þ]", head):
        return tail.split(", ")[0]
    return bare if len(re.findall(r"\b[A-ZÀ-Þ][\w'’-]+", tail.split(",")[0])) > 1 and not re.match(r"(?:the|an?|who|which|quoted)\b", tail) else head


def full_name(ctx: Context, a: Attribution) -> str:
    """The name of a speaker with what a reader needs to know it by: for whom a spokesman speaks, whose organ it is."""
    name = KNOWS.sub("", COUNTED.sub("", clean(a.speaker)))
    entity = next((e for e in ctx.values.entities if e.id == a.speaker_id), None)
    if entity is not None and entity.type == "person":
        end = ctx.text.find(name, a.source[0].start) + len(name)
        voice = VOICE.match(ctx.text, end) if end - len(name) == a.source[0].start else None
        return name if FOR_BODY.search(name) else f"{name}, {voice['office']}" if voice is not None else f"{_office(entity)}{name}"
    m = GENERIC.fullmatch(name)
    nation = _nation(ctx, entity) if entity is not None and m is not None else None
    if m is None or nation is None or re.match(rf"{re.escape(nation)}\b", name):
        return name
    return f"{nation} {m['organ']}"


def _office(person: Entity) -> str:
    """The office of one who speaks for a body, as it stands beside another mention of the name; nothing for anybody else."""
    return f"{person.role} " if person.role and FOR_BODY.search(person.role) else ""


def _nation(ctx: Context, organ: Entity) -> str | None:
    """The nationality by which the report calls the state of an organ; None where it does not."""
    if organ.actor is None or organ.actor.kind not in ORGAN_KINDS or organ.actor.country is None:
        return None
    here = (e for e in ctx.values.entities if e.type == "nationality" and e.actor is not None and e.actor.country == organ.actor.country)
    called = next((e.name for e in here if not e.name.endswith("ns")), None)
    first = organ.actor.name.split()[0]
    return called or (first if first.endswith(("an", "ian", "ese", "ish", "i")) else None)
