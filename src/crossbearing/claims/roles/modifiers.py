"""Who stands before an event noun in its phrase: "Israeli airstrikes", "an RSF attack", "rebel shelling", "US-led strikes"."""

from __future__ import annotations

import re

from crossbearing.claims.context import Context, meeting
from crossbearing.claims.parties import FACILITY, GROUP, INJURY, MACHINES, STOPS, TIED, TOLLS, Party, can_act
from crossbearing.claims.triggers.folding import Candidate, is_verb
from crossbearing.records.claim import Entity
from crossbearing.records.document import Span
from crossbearing.records.fighters import BANDS
from crossbearing.records.tags import Tag

BAND = re.compile(rf"(?:{BANDS})", re.IGNORECASE)
KINDS = frozenset(["military", "security", "defence", "defense", "intelligence", "state", "country", "air", "side"])
"""Words before an event noun that tell what kind of act it is, not whose ("a military strike by the coalition")."""
HYPHENS = frozenset("-‐‑–")
LED = re.compile(r"(?P<who>[A-Z][\w.]*)\s?[-‐‑–]\s?led")
LED_BEFORE = re.compile(rf"{LED.pattern}\s(?:[a-z][\w-]*\s){{0,2}}$")
"""Before an event noun: by whom it was led ("US-led strikes"), which is told of coalitions."""
LED_REACH = 60
REACH = 6
JOINING = frozenset(["and", "or"])
MASSACRES = frozenset(["massacre", "massacres", "genocide", "pogrom", "pogroms", "killings", "persecution"])
"""Nouns before which a people stands that suffered it."""


def modifiers(ctx: Context, candidate: Candidate) -> list[Party]:
    """The parties that stand before the nouns of an event."""
    found: list[Party] = []
    for trigger in candidate.all:
        if not is_verb(ctx, trigger):
            found += _before(ctx, trigger) or _led(ctx, trigger)
    return found


def _before(ctx: Context, trigger: Tag) -> list[Party]:
    """The parties before one event noun, from right to left up to the first that acts, with those that share the noun ("French and Malian strikes")."""
    found: list[Party] = []
    first, last = ctx.token_range(trigger)
    i = first - 1
    while i >= 0 and ctx.tokens[i].sentence == ctx.tokens[first].sentence and ctx.words[i] not in STOPS and first - i <= REACH:
        here = ctx.span_of(i, i + 1)
        name = next((e for e in meeting(ctx.values.entities, here) if e.type not in ("weapon", "vehicle")), None)
        if found and name is not None and name.type in ("nationality", "place"):
            return found
        if name is not None and not TIED.match(ctx.text, name.end):
            aims = name.actor is not None and i == first - 1 and _aims(ctx, last)
            if (can_act(name) and not _is_seat(ctx, name)) or is_adjective(ctx, name) or aims:
                if _is_hurt(ctx, name, first, i):
                    return [*found, ("victim", Span(name.start, name.end))]
                return [*found, *_beside(ctx, name), ("actor", Span(name.start, name.end))]
        elif name is None and i == first - 1 and FACILITY.fullmatch(ctx.words[i]):
            found.append(("target", here))
        elif name is None and first - i <= REACH - 1 and _is_hand(ctx, here, near=first - i <= 2):
            return [*found, ("actor", _whose(ctx, i))]
        if ctx.tokens[i].upos in ("ADP", "VERB", "AUX", "DET"):
            break
        i -= 1
    return found


def _is_seat(ctx: Context, name: Entity) -> bool:
    """Is it the name of a capital with no mark of the owner, which before an event noun says where it was ("the London bombings")?"""
    return name.by == "metonym" and ctx.text[name.end : name.end + 1] not in ("'", "’")


def _is_hurt(ctx: Context, name: Entity, noun: int, at: int) -> bool:
    """Is the name before a noun of harm that of those whom it befell: of the dead, of a person, of a people without a state?"""
    word, beside = ctx.words[noun], at == noun - 1
    if word in INJURY and (ctx.words[noun - 1] == "'s" or (beside and name.type == "person")):
        return True
    people = name.type == "nationality" and (name.actor is None or word == "genocide")
    return beside and (word in TOLLS or (word in MASSACRES and people))


def _beside(ctx: Context, name: Entity) -> list[Party]:
    """The one that is named right before another with "and" or "or" between: both are whose act it is."""
    first = ctx.token_range(name)[0]
    if first < 2 or ctx.words[first - 1] not in JOINING:
        return []
    other = next((e for e in meeting(ctx.values.entities, ctx.span_of(first - 2, first - 1)) if can_act(e) and e.type != "person"), None)
    if other is not None:
        return [("actor", Span(other.start, other.end))]
    here = ctx.span_of(first - 2, first - 1)
    return [("actor", _whose(ctx, first - 2))] if _is_hand(ctx, here, near=True) else []


def _is_hand(ctx: Context, word: Span, *, near: bool) -> bool:
    """Does a common noun before an event noun say whose act it is ("rebel shelling"), not what kind ("military strike", "anti-terrorist raid")?

    Words for bodies do so right before it alone, those for bands farther off as well ("a terrorist car bomb attack")."""
    words = ctx.quote(word).lower()
    if words in KINDS or ctx.text[word.start - 1] in HYPHENS or MACHINES.search(words):
        return False
    return BAND.fullmatch(words) is not None or (near and GROUP.fullmatch(words) is not None)


def _whose(ctx: Context, i: int) -> Span:
    """The common noun at a token with the name right before it ("an ISIL terrorist bombing", "Syrian rebel shelling")."""
    here = ctx.span_of(i, i + 1)
    before = next((e for e in meeting(ctx.values.entities, ctx.span_of(i - 1, i)) if can_act(e)), None) if i else None
    plain = before is not None and ctx.text[before.end : here.start] == " " and before.type != "person" and not TIED.match(ctx.text, before.end)
    return Span(before.start, here.end) if plain and before is not None else here


def is_adjective(ctx: Context, name: Entity) -> bool:
    """Are the initials of a state those whose act it is, and no place where it was?"""
    return name.actor is not None and name.actor.kind == "state" and says_whose(ctx, Span(name.start, name.end))


def says_whose(ctx: Context, state: Span) -> bool:
    """Do the initials of a state stand right before an event noun ("killed in US drone strikes", "in U.S. raids"), with no "the" before them?"""
    if not ctx.quote(state).replace(".", "").isupper() or ctx.text[state.end : state.end + 1] != " ":
        return False
    first, last = ctx.token_range(state)
    if first > 0 and ctx.words[first - 1] == "the":
        return False
    return any(ctx.token_range(t)[0] in (last, last + 1) for t in ctx.tagged("trigger") if not is_verb(ctx, t))


def _aims(ctx: Context, last: int) -> bool:
    """Does the event noun go on with whom it hit ("Russia strike on Odesa"), so that a country before it is who did it?"""
    return last < len(ctx.words) and ctx.words[last] in ("on", "against", "targeting", "targets", "hits", "kills")


def _led(ctx: Context, trigger: Tag) -> list[Party]:
    """Those by whom the event is said to be led."""
    m = LED_BEFORE.search(ctx.text, max(0, trigger.start - LED_REACH), trigger.start)
    return [("actor", Span(m.start(), m.end("who") + len(ctx.text[m.end("who") : m.end()].rstrip().split(" ")[0])))] if m else []


def led_by(ctx: Context, span: Span) -> Entity | None:
    """The coalition of the report that is led by the one named in "US-led", else the one named."""
    m = LED.fullmatch(ctx.quote(span))
    if m is None:
        return None
    plain = m["who"].replace(".", "")
    bodies = [e for e in ctx.values.entities if e.type == "organization" and e.end > span.end]
    bodies += [e for e in ctx.values.entities if e.type == "organization" and e.end <= span.start]
    whole = next((e for e in bodies if (n := LED.match(e.name)) is not None and n["who"].replace(".", "") == plain), None)
    return whole or next((e for e in meeting(ctx.values.entities, span) if e.actor is not None), None)
