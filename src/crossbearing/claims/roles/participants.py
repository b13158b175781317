"""Who takes part in an event: actor, target, victim, instrument; place, time and count are in ``circumstances``.

What the sentence says in so many words and the phrase of the event come first; then the parse (``by_syntax``) where the tagger hands on one, else word order
(``by_order``); the links of the tagger's role head fill what these leave open.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from crossbearing.claims.context import Context, inside, meeting
from crossbearing.claims.parties import (
    BEFALLEN,
    GROUP,
    HARM,
    MACHINES,
    PEOPLE,
    SUFFERERS,
    TIED,
    TIED_TO,
    TOLLS,
    VESSELS,
    Party,
    can_act,
    is_peaceful,
)
from crossbearing.claims.roles.by_order import by_order
from crossbearing.claims.roles.by_syntax import by_syntax
from crossbearing.claims.roles.leaders import named_by_leader, state_of
from crossbearing.claims.roles.links import by_links
from crossbearing.claims.roles.modifiers import LED, is_adjective, led_by, modifiers
from crossbearing.claims.roles.naming import (
    ABSTRACT,
    IRREGULAR,
    NOBODY,
    NUMBER,
    cut_hit,
    introduced,
    is_broad,
    is_kind,
    is_make,
    is_nominal,
    is_of_another,
    is_of_others,
    located,
    noun_of,
    trimmed,
    whole_phrase,
)
from crossbearing.claims.roles.owners import arm, hand_of, owner, owns_a_thing, styled, unlisted_name
from crossbearing.claims.roles.pronouns import STANDING, above, has_forces, meant, regulars, subject_of
from crossbearing.claims.roles.responsibility import is_sought, responsible
from crossbearing.claims.triggers.folding import Candidate
from crossbearing.records.claim import Entity, Role
from crossbearing.records.document import Span
from crossbearing.records.tags import Tag

HIT = frozenset(["target", "victim"])
ONE_SIDE = re.compile(r"[A-Z]\w+\s+side$")
FORCES_FROM = re.compile(r".*\b(?:troops|soldiers|forces|guards|servicemen|police|jets|aircraft|warplanes|units|officers)\s+(?:from|of)\b", re.IGNORECASE)
MODEL = re.compile(r"[-‐‑]\d")
"""A name that goes on with a number is that of a machine ("Air Force F-16s")."""
CLAUSE_OPENERS = frozenset(["that", "when", "after", "as", "while", "before", "by", "who", "which", "and", "but", "whose", "where", ";", ":"])
JUDGING = re.compile(
    r"\s+(?:\([^)]*\)\s+)?(?:(?:has|have|had|also|strongly|firmly|later|so\s+far|said\s+it)\s+){0,3}"
    r"(?:condemn|denounc|deplor|lament|mourn|count|document|record|verif|investigat|criticis|criticiz|prais|welcom)(?:s|es|ed|ied|ies|ing)?\b",
    re.IGNORECASE,
)
"""Verbs after a name that make it one who judges or counts."""
WEAPONS = re.compile(
    r"(?:missiles?|rockets?|shells?|mortars?|bombs?|explosives?|munitions?|projectiles?|devices?|grenades?|mines?|bullets?|shrapnel|weapons?|ammunition|drones?|uavs?|"
    r"bursts?|rounds?|gunfire)",
    re.IGNORECASE,
)
LADEN = re.compile(r"\b(?:laden|packed|rigged|filled)\b", re.IGNORECASE)
DISARMING = re.compile(
    r"(?:destr|damag|down|shot|shoot|bring|brought|intercept|defus|neutrali|seiz|captur|disarm|disabl|thwart|foil|repel|recover|loot|steal|stole|burn)",
    re.IGNORECASE,
)
"""Beginnings of the words for what is done to weapons."""
TOGETHER = re.compile(
    r"(?:\s(?:group|militia|forces|troops|soldiers|fighters|rebels))?\s*(?:,|and|or|/|-|–)\s*(?:the\s)?(?:[a-z-]+\s(?:(?:of|from)\s(?:the\s)?)?)?"
)
"""Between two parties of one phrase ("Malian and allied French troops", "soldiers of the army and fighters of the Red Wolves")."""
FOLLOWERS = re.compile(r"\b(?:supporters?|sympathi[sz]ers?|followers?|opponents?|critics?|foes|relatives|fans|aides?)$", re.IGNORECASE)
"""Those who are told by a leader's name and are no state's forces."""
MEMBERS = re.compile(r"(?:states|countries|nations|allies|powers)$", re.IGNORECASE)
"""What acts as those whose name stands before it ("NATO countries")."""
MEMBERS_OF = re.compile(r"(?:[\w-]+\s){1,3}?(?:of|from)\s(?:the\s)?")
SUFFERED_WITHIN = 3
"""Words between a party and the verb by which it suffers, at most ("would have suffered three wounded")."""


def roles_of(ctx: Context, candidate: Candidate, phrase: Span) -> tuple[Role, ...]:
    """Actors, targets, victims and instruments of an event, in the order of the text, without repetition."""
    found = [("actor", span) for span in responsible(ctx, candidate)]
    found += modifiers(ctx, candidate)
    made = _roles(ctx, [party for party in found if _is_party(ctx, candidate, party)])
    read = by_syntax if ctx.parsed else by_order
    for more in ([party for t in candidate.all for party in read(ctx, t)], by_links(ctx, candidate)):
        made += _roles(ctx, _silent(made, [party for party in more if _is_party(ctx, candidate, party)]))
    made = [_counted_victims(ctx, candidate, r) for r in made]
    made += _roles(ctx, [("instrument", Span(t.start, t.end)) for t in _instruments(ctx, candidate, phrase)])
    made = [r for r in made if r.role not in HIT or not _is_means(ctx, candidate, r)]
    acting = [r for r in made if r.role == "actor"]
    made = [r for r in made if r.role not in HIT or not any(r.start < a.end and a.start < r.end for a in acting)]
    kept: list[Role] = []
    for role in made:
        if not any(_kind(r.role) == _kind(role.role) and r.start < role.end and role.start < r.end for r in kept):
            kept.append(role)
    return tuple(sorted(kept, key=lambda r: (r.start, r.end, r.role)))


def _counted_victims(ctx: Context, candidate: Candidate, role: Role) -> Role:
    """People that are counted are victims where one of the triggers tells of harm."""
    words = ctx.quote(Span(role.start, role.end))
    harm = any(ctx.quote(t).lower().split()[0] in HARM for t in candidate.all)
    counted = role.role == "target" and harm and NUMBER.match(words) and PEOPLE.search(words)
    return replace(role, role="victim") if counted else role


def _is_means(ctx: Context, candidate: Candidate, role: Role) -> bool:
    """Is the thing by which it was done taken for what was hit?  A weapon is hit only where something destroys, downs or defuses it."""
    noun = ctx.quote(noun_of(ctx, Span(role.start, role.end)))
    thing = WEAPONS.fullmatch(noun) or LADEN.search(ctx.quote(Span(role.start, role.end)))
    return thing is not None and not any(DISARMING.match(ctx.quote(t)) for t in candidate.all)


def _is_party(ctx: Context, candidate: Candidate, party: Party) -> bool:
    """May the phrase fill its role: on the event's side of a colon, and as actor neither one that it befell nor one that only judges or counts?"""
    role, span = party
    if _beyond_colon(ctx, candidate, span) or (role in HIT and _is_where(ctx, span)):
        return False
    if role == "actor" and span.end <= candidate.span.start and is_sought(ctx, candidate):
        return False
    return role != "actor" or not (_suffered(ctx, candidate, span) or _tells(ctx, candidate, span) or _of_the_hurt(ctx, candidate))


def _of_the_hurt(ctx: Context, candidate: Candidate) -> bool:
    """Is it only told of "the dead" or "the wounded", whom somebody visited or buried?"""
    firsts = [ctx.token_range(t)[0] for t in candidate.all]
    return all(i > 0 and ctx.words[i] in TOLLS and ctx.tokens[i - 1].upos == "DET" for i in firsts)


def _is_where(ctx: Context, span: Span) -> bool:
    """Is the phrase only where it happened: a place after "in" or "near"?"""
    return any(e.start <= span.start + len("the ") and span.end <= e.end and e.type == "place" and located(ctx, e) for e in meeting(ctx.values.entities, span))


def _suffered(ctx: Context, candidate: Candidate, span: Span) -> bool:
    """Is the phrase what the event befell: the subject of "died", "fled" or of a passive of harm, with nobody's clause between?"""
    for t in candidate.all:
        first = ctx.token_range(t)[0]
        between = ctx.words[ctx.token_range(span)[1] : first]
        passive = ctx.words[first] in HARM and any(w in ("was", "were", "been", "being") for w in between[-2:])
        befell = passive or any(w in BEFALLEN for w in (ctx.words[first], *between[:SUFFERED_WITHIN]))
        if befell and span.end <= t.start and ctx.same_sentence(span, t) and not any(w in CLAUSE_OPENERS for w in between) and not _has_event(ctx, span, t):
            return ctx.words[ctx.token_range(span)[0] - 1] != "by"
    return False


def _has_event(ctx: Context, span: Span, trigger: Tag) -> bool:
    """Does another event stand between the phrase and the trigger?"""
    return any(span.end <= t.start and t.end <= trigger.start for t in ctx.tagged("trigger"))


def _tells(ctx: Context, candidate: Candidate, span: Span) -> bool:
    """Is it only said that the phrase judges, counts or finds the event ("the Union condemned the attack", "the Red Cross counted 31 dead")?"""
    after = ctx.text[span.end : candidate.all[-1].end]
    return span.end <= candidate.all[-1].start and bool(JUDGING.match(after))


def _beyond_colon(ctx: Context, candidate: Candidate, span: Span) -> bool:
    """Does a colon part the phrase from the event ("U.N. office: depot blast was an accident")?"""
    between = ctx.text[span.end : candidate.span.start] if span.end <= candidate.span.start else ctx.text[candidate.span.end : span.start]
    return ": " in between


def _kind(role: str) -> str:
    """Targets and victims are one kind: those that were hit."""
    return "hit" if role in HIT else role


def _silent(made: list[Role], found: list[Party]) -> list[Party]:
    """Those of the found whose kind of role nobody fills yet, and who fill no other."""
    have = {_kind(r.role) for r in made}
    return [(role, span) for role, span in found if _kind(role) not in have and not any(r.start < span.end and span.start < r.end for r in made)]


def _roles(ctx: Context, found: list[Party]) -> list[Role]:
    """The parties that stand the tests, as roles."""
    made = [_role(ctx, role, trimmed(ctx, part)) for role, span in found for part in _each(ctx, span)]
    return [r for r in made if r is not None]


def _each(ctx: Context, span: Span) -> list[Span]:
    """The parties of a phrase in which two countries share one noun ("U.S. and French forces"); else the phrase."""
    sides = [e for e in inside(ctx.values.entities, span) if e.actor is not None]
    if len(sides) < 2 or not all(TOGETHER.fullmatch(ctx.text, a.end, b.start) for a, b in pairwise(sides)):
        return [span]
    if all(is_broad(e) for e in sides) and IRREGULAR.fullmatch(ctx.quote(noun_of(ctx, span))):
        return [span]  # "Somali and Kenyan bandits" are no two states
    if sides[0].start > span.start + len("the ") and not MEMBERS_OF.fullmatch(ctx.text, span.start, sides[0].start):
        return [span]
    return [*(Span(e.start, e.end) for e in sides[:-1]), Span(sides[-1].start, span.end)]


def _role(ctx: Context, role: str, span: Span) -> Role | None:
    """The role with its entity; a name that is met in part is taken whole; None where the words cannot fill it."""
    if span.start >= span.end or not re.search(r"\w", ctx.quote(span)) or NOBODY.match(ctx.quote(span)) or _is_time(ctx, span):
        return None
    if role == "actor" and STANDING.match(ctx.quote(span)):
        telling = above(ctx, span)
        if telling is not None and not any(e.actor is not None and has_forces(e) for e in meeting(ctx.values.entities, telling)):
            unknown = [e for e in meeting(ctx.values.entities, telling) if e.type == "organization" and e.actor is None]
            return _acting(ctx, trimmed(ctx, telling), unknown) if ctx.quote(span).lower() in ("it", "they") else None
        mine = subject_of(ctx, span)
        if mine is not None and not any(has_forces(e) for e in meeting(ctx.values.entities, mine)) and is_kind(ctx, mine):
            return acting(ctx, trimmed(ctx, mine))
        party = meant(ctx, span)
        if party is None:
            return None
        return Role(role=role, start=span.start, end=span.end, ref=party.id)
    span = _whole_name(ctx, cut_hit(ctx, span) if role in HIT else span)
    if ABSTRACT.search(ctx.quote(span)) and not (role == "actor" and ONE_SIDE.search(ctx.quote(span))):
        return None
    if role in ("actor", "target", "victim") and not is_nominal(ctx, span) and LED.fullmatch(ctx.quote(span)) is None:
        return None
    names = [e for e in meeting(ctx.values.entities, span) if e.type not in ("weapon", "vehicle") or role == "instrument"]
    if role == "actor":
        return _acting(ctx, span, [e for e in names if not TIED.match(ctx.text, e.end)])
    ref = min(names, key=lambda e: (-(e.actor is not None), abs(e.end - span.end))).id if names else None
    return Role(role=role, start=span.start, end=span.end, ref=ref)


def _is_time(ctx: Context, span: Span) -> bool:
    """Is the phrase nothing but a day or a time, whatever a tagger takes it for?"""
    return any(t.start <= span.start and span.end <= t.end for t in meeting(ctx.values.times, span))


def acting(ctx: Context, span: Span) -> Role | None:
    """The actor that a phrase names; None where its words cannot name one."""
    role = _role(ctx, "actor", span)
    return role if role is not None and role.role == "actor" else None


def _acting(ctx: Context, span: Span, names: list[Entity]) -> Role | None:
    """The actor, where the phrase names a person, group or state; machines that act are instruments of their owner; the harmless and things do not act."""
    if MACHINES.fullmatch(ctx.quote(span)) or (MACHINES.search(ctx.quote(span)) and not any(e.actor is not None for e in names)):
        whose = owner(ctx, span)
        if whose is None and (state := named_by_leader(ctx, span)) is not None:
            return Role(role="actor", start=span.start, end=span.end, ref=state.id)
        if whose is None:
            return hand_of(ctx, span) or Role(role="instrument", start=span.start, end=span.end)
        return Role(role="actor", start=whose.start, end=whose.end, ref=whose.id)
    tied = any(TIED.match(ctx.text, e.end) for e in meeting(ctx.values.entities, span))
    if LED.fullmatch(ctx.quote(span)) and (coalition := led_by(ctx, span)) is not None:
        return Role(role="actor", start=span.start, end=span.end, ref=coalition.id)
    if len(names) > 1 and names[0].start == span.start and is_peaceful(names[0]):
        span, names = Span(names[1].start, span.end), names[1:]  # "spokesmen told Reuters Gaddafi forces shelled it"
    names = [
        e
        for e in names
        if not (is_of_others(ctx, span, e) or is_of_another(ctx, span, e)) and not TIED_TO.search(ctx.text[span.start : max(span.start, e.start)])
    ]
    names = (
        [e for e in names if (can_act(e) or e.actor is not None) and not MODEL.match(ctx.text, e.end)] or styled(ctx, span) or ([] if tied else arm(ctx, span))
    )
    if names and all(is_peaceful(e) for e in names):
        return None
    followers = FOLLOWERS.search(ctx.quote(span)) is not None
    if names and not followers and not owns_a_thing(ctx, span) and _is_doer(ctx, noun_of(ctx, span), names) and (state := state_of(ctx, names)) is not None:
        return Role(role="actor", start=span.start, end=span.end, ref=state.id)
    given = introduced(ctx, span) if all(is_broad(e) for e in names) and is_kind(ctx, span) else None
    if given is not None:
        whole = whole_phrase(ctx, given)
        return Role(role="actor", start=whole.start, end=whole.end, ref=given.id)
    if not names and not tied and not followers and (state := named_by_leader(ctx, span)) is not None:
        return Role(role="actor", start=span.start, end=span.end, ref=state.id)
    if not names and (called := unlisted_name(ctx, span)) is not None:
        return Role(role="actor", start=called.start, end=called.end)
    if not names and (own := regulars(ctx, span)) is not None:
        return Role(role="actor", start=span.start, end=span.end, ref=own.id)
    noun = noun_of(ctx, span)
    acts = _is_doer(ctx, noun, names) or (names != [] and MACHINES.search(ctx.quote(span)) is not None) or is_make(ctx, noun, names)
    if (
        not acts
        or owns_a_thing(ctx, span)
        or (not names and SUFFERERS.search(ctx.quote(noun)))
        or (
            names
            and all(e.type == "place" and not (e.metonym or is_adjective(ctx, e)) and located(ctx, e) for e in names)
            and not FORCES_FROM.match(ctx.quote(span))
        )
    ):
        return None
    ref = min(names, key=lambda e: (-(e.actor is not None), abs(e.end - span.end))).id if names else None
    return Role(role="actor", start=span.start, end=span.end, ref=ref)


def _is_doer(ctx: Context, noun: Span, names: list[Entity]) -> bool:
    """Is what a phrase is about one of its names, or a word for people, for a body of them, or for what they act with?"""
    kinds = (GROUP, PEOPLE, IRREGULAR, MACHINES, *([VESSELS, MEMBERS] if names else []))
    return any(e.start < noun.end and noun.start < e.end for e in names) or any(p.search(ctx.quote(noun)) for p in kinds)


def _whole_name(ctx: Context, span: Span) -> Span:
    """The span, or the name that it is only a part of."""
    whole = [e for e in meeting(ctx.values.entities, span) if e.start <= span.start and span.end <= e.end]
    return Span(whole[0].start, whole[0].end) if whole else span


def _instruments(ctx: Context, candidate: Candidate, phrase: Span) -> list[Tag]:
    """Weapons named in the phrase of the event."""
    return [t for t in ctx.tagged("entity") if t.label in ("weapon", "vehicle") and phrase.start <= t.start and t.end <= phrase.end]
