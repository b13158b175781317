"""What is claimed of an event, one facet at a time: perpetrator, target, when, where, count, means, casualties, what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossbearing.claims.context import Context, Spanned
from crossbearing.claims.events.spoken_of import HARMLESS, of_clause, told_before
from crossbearing.claims.roles.pronouns import own_forces
from crossbearing.claims.triggers.implied import IMPLIED
from crossbearing.claims.triggers.sums import sums_up
from crossbearing.records.claim import Entity, EventMention, QuantityMention, Role, told_by_name
from crossbearing.records.document import Span
from crossbearing.records.ontology import UNREAL
from crossbearing.records.value import SAID, FuzzyDate, PlaceRef, Quantity

HARM_UNITS = frozenset(["killed", "injured", "missing", "casualties"])
LONGEST_ACT = 14
"""Days that one act with its dead may last; a longer window is that of a series or a war."""
STRETCH = re.compile(r"\b(?:since|between|from|until|till|through|over|past|during|years|months|weeks|decades?)\b|\d\s*[-–]\s*\d", re.IGNORECASE)
"""Words for a stretch of time that lasts; others only say in which an act was ("earlier this year", "in the spring of 2022")."""
LED_BY = len("between ")
"""Characters before a time in which such a word may stand."""
ANSWERING = re.compile(
    r"return(?:ed|s|ing)?\s+fire|(?:fired|firing|shot|hit)\s+back|repel(?:s|led|ling)?|repuls(?:e|es|ed|ing)|fend(?:s|ed|ing)?\s+off|"
    r"(?:beat|beaten|push|pushed|drove|driven|fought)\s+(?:back|off)|withst(?:an|oo)ds?",
    re.IGNORECASE,
)
"""What those do who were attacked: they are part of the fight, and did not begin it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One facet of one event with its value and the words for it, before it is known who says so; ``denied``: the words say that it was not so."""

    facet: str
    events: tuple[str, ...]
    span: Span
    value: str | None = None
    value_actor: str | None = None
    quantity: Quantity | None = None
    of: str = ""
    date: FuzzyDate | None = None
    place: PlaceRef | None = None
    denied: bool = False


def facts_of(ctx: Context, event: EventMention) -> Iterator[Fact]:
    """What the phrase and the roles of one event tell."""
    if event.by in IMPLIED:
        return
    yield Fact(facet="what", events=(event.id,), span=Span(event.start, event.end), value=event.type.acled)
    answering = ANSWERING.fullmatch(ctx.quote(event.trigger)) is not None
    for role in event.roles:
        if answering and role.role == "actor":
            continue
        if role.role in ("actor", "target", "victim") and (fact := participant(ctx, (event.id,), role)).value:
            yield fact
    if event.date is not None and event.date.basis != SAID:
        spot = next((Span(r.start, r.end) for r in event.roles if r.role == "time"), event.trigger)
        yield Fact(facet="when", events=(event.id,), span=spot, value=event.date.edtf, date=event.date)
    if event.place is not None:
        spot = next((Span(r.start, r.end) for r in event.roles if r.role == "place"), event.trigger)
        yield Fact(facet="where", events=(event.id,), span=spot, value=event.place.name, place=event.place)
    if event.count is not None:
        spot = next((Span(r.start, r.end) for r in event.roles if r.role == "count"), event.trigger)
        yield Fact(facet="count", events=(event.id,), span=spot, value=counted(event.count, event.type.key), quantity=event.count, date=event.date)


def participant(ctx: Context, events: tuple[str, ...], role: Role) -> Fact:
    """Who did it or whom it hit: the actor's name where the registry knows it, else the words."""
    span = Span(role.start, role.end)
    entity = next((e for e in ctx.values.entities if e.id == role.ref), None) if role.ref else None
    named = entity is not None and (role.role == "actor" or (entity.end - entity.start) * 2 >= role.end - role.start)
    value: str | None = ctx.quote(span) if role.role == "actor" else thing(ctx.quote(span))
    actor = None
    if entity is not None and named:
        value = entity.actor.name if entity.actor is not None else _called(ctx, role, entity) if role.role == "actor" else entity.name
        value = (own_forces(ctx.quote(span), entity) or value) if role.role == "actor" else value
        actor = entity.canonical
    return Fact(facet="perpetrator" if role.role == "actor" else "target", events=events, span=span, value=value, value_actor=actor)


def _called(ctx: Context, role: Role, entity: Entity) -> str:
    """What a name that the registry does not know is called: with the noun that it stands before or after ("Lou Nuer fighters")."""
    words = NUMBERED.sub("", ctx.quote(Span(role.start, role.end)))
    plain = entity.name in words and len(words.split()) <= LONGEST_NAME and not re.search(r"[,;:(\n]", words)
    return words if plain and entity.type != "person" else entity.name


LONGEST_NAME = 7
"""Words of a name with its noun, at most."""
NUMBERED = re.compile(
    r"^(?:(?:at least|more than|as many as|up to|about|around|some|nearly|almost|over|the|a|an|all|another|dozens of|hundreds of|"
    r"scores of|several|many|multiple|various|"
    r"other|same|\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|hundred|thousand|dozens?|"
    r"(?:thousands|tens|number|two|three|four|five|six|seven|eight|nine|ten|one|most|some|many|part|\d+|\(\d+\))?[\"”’']?\s?of"
    r"(?:\s(?:the|our|its|their|his|my))?|most|any|fewer than|less than|no fewer than|only)\b[\s,]*)+",
    re.IGNORECASE,
)
NOBODY = frozenset(
    "number numbers people person persons them they him her it others men women dead wounded victims casualties there here that this these those "
    "who which of targets target something "
    "someone anyone everybody fell each whom wounded most more hundreds thousands dozens third fourth".split()
)


def thing(words: str) -> str | None:
    """What was hit without its number ("at least 40 prisoners" are prisoners); None for words that name nothing ("22 people", "them")."""
    bare = NUMBERED.sub("", words.strip()).strip(" ,.;:“”\"'")
    return None if not bare or bare.lower() in NOBODY or bare.isdigit() else bare


def counted(q: Quantity, unit: str) -> str:
    """A quantity as words: "5", "at least 5", "up to 4", "3 to 5", with its unit."""
    low, high = q.low, q.high
    if low is None and high is None:
        number = "unknown"
    elif high is None:
        number = f"at least {low}"
    elif low in (None, 0) and high:
        number = f"up to {high}"
    else:
        number = str(low) if low == high else f"{low} to {high}"
    return f"{number} {q.unit or unit}".strip()


def casualties(ctx: Context, events: Sequence[EventMention]) -> Iterator[tuple[QuantityMention, EventMention]]:
    """Numbers of killed, injured and missing with the event that they belong to: of the sentence, else of the one before, else the last real one before;
    one who is told by name only with one of his sentence."""
    real = [e for e in events if e.modality not in UNREAL]
    for q in ctx.values.quantities:
        if q.quantity.unit not in HARM_UNITS:
            continue
        beside = [e for e in real if ctx.same_sentence(q, e.trigger)]
        near = of_clause(ctx, q, [e for e in beside if e.type.key not in HARMLESS] or beside)
        event = near or (None if told_by_name(ctx.quote(q), q.of) else told_before(ctx, q, real))
        if event is not None:
            yield q, event


def is_sum(ctx: Context, q: Spanned, event: EventMention) -> bool:
    """Is what is counted the sum over a stretch of time ("since the mid-1990s", "so far in July") or the toll of a war or a plague, and of no one act?"""
    long = event.date is not None and "/" in event.date.edtf and (event.date.days or LONGEST_ACT + 1) > LONGEST_ACT
    times = [ctx.text[max(0, r.start - LED_BY) : r.end] for r in event.roles if r.role == "time"]
    if long and (not times or any(STRETCH.search(told) for told in times)):
        return True
    return sums_up(ctx, q)


def casualty_fact(ctx: Context, q: QuantityMention, event: EventMention) -> Fact:
    """The claim that so many were killed or injured, of no event where it is a sum over time; without a number it says that none is known."""
    return Fact(
        facet="casualties",
        events=() if is_sum(ctx, q, event) else (event.id,),
        span=Span(q.start, q.end),
        value=counted(q.quantity, q.quantity.unit),
        quantity=q.quantity,
        of=q.of,
    )
