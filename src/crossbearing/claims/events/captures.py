"""What kind of event a capture or seizure is: of people, of arms, of goods, of a ship, of ground; and by whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.claims.context import Context, meeting
from crossbearing.claims.parties import PEOPLE
from crossbearing.claims.triggers.folding import Candidate
from crossbearing.records.claim import Entity, Role
from crossbearing.records.document import Span
from crossbearing.records.fighters import BANDS, FORCES
from crossbearing.records.value import STATE_KINDS

TAKING = re.compile(r"(?:seiz|detain|detention|captur|impound|confiscat)", re.IGNORECASE)
OVERRUN = re.compile(r"overr[au]n", re.IGNORECASE)
CAMP = re.compile(
    r"\s*(?:an?|the|their|its)?\s*(?:[\w-]+\s+){0,2}?(?:camps?|bases?|posts?|outposts?|barracks|garrisons?|checkpoints?|positions?)\b", re.IGNORECASE
)
TERRITORY = re.compile(
    r"\b(?:towns?|city|cities|villages?|areas?|districts?|territor\w+|provinces?|regions?|bases?|camps?|barracks|garrisons?|outposts?|posts?|checkpoints?|airports?|"
    r"airfields?|ports?|crossings?|bridges?|hills?|heights|ridges?|peaks?|mountains?|valleys?|islands?|strongholds?|enclaves?|suburbs?|roads?|highways?|fields?|"
    r"refiner(?:y|ies)|buildings?|palaces?|headquarters|positions?|neighbou?rhoods?|capital|land|ground|swathes?|crossroads|junctions?|routes?|control|power|parliament|stations?)\b",
    re.IGNORECASE,
)
SPOT = re.compile(r"[.;,]|\b(?:at|in|near|off|on|outside|inside|by|from)\b", re.IGNORECASE)
"""What ends the words for what is taken."""
GOODS = re.compile(
    r"\b(?:aid|supplies|shipments?|money|cash|cattle|livestock|cows|goats|sheep|goods|food|grain|equipment|fuel|medicines?|documents|computers?|files|property|"
    r"belongings|phones|laptops|passports|valuables|gold|loot|cars?|trucks?|vehicles?|motorbikes?|motorcycles?)\b",
    re.IGNORECASE,
)
"""What is carried off as booty."""
CRAFT = re.compile(
    r"\b(?:ships?|vessels?|tankers?|boats?|yachts?|ferr(?:y|ies)|trawlers?|freighters?|bus(?:es)?|aircraft|airliners?)\b",
    re.IGNORECASE,
)
"""What is carried off with those aboard."""
SHIP = re.compile(
    r"^(?:(?!\b(?:who|that|which|whom|suspects?|crews?|sailors|seafarers|fisherm[ae]n|people|m[ae]n)\b)[^.;]){0,60}?"
    r"\b(?:ships?|vessels?|tankers?|freighters?|bulk carriers?|trawlers?|cargo)\b",
    re.IGNORECASE,
)
ARMS = re.compile(
    r"^(?:[^.;,]|\d,\d){0,60}?\b(?:rifles?|weapons?|arms|explosives|ammunition|munitions|missiles?|rockets?|mortars?|drones?|grenades?|detonators?)\b"
    r"(?! (?:depot|store|base|factory))",
    re.IGNORECASE,
)
HIMSELF = re.compile(r"\s+(?:him|her|them|me|us)\b", re.IGNORECASE)
SOUGHT = re.compile(
    r"\b(?:suspects?|gunm[ae]n|attackers?|assailants?|bombers?|militants?|terrorists?|ringleaders?|killers?|fugitives?|shooters?)\b", re.IGNORECASE
)
"""Those whom somebody takes whose name need not be told: they are arrested, others are carried off."""
REGULAR = re.compile(rf"\b(?:{FORCES}|intelligence|secret service)\b", re.IGNORECASE)
BAND = re.compile(rf"\b(?:{BANDS}|pirates?)\b", re.IGNORECASE)
NAME_REACH = 8
"""Characters from a seizure to the name of what is seized ("of the")."""


def taken_as(ctx: Context, candidate: Candidate, roles: Sequence[Role], subject: Span, befell: str) -> str | None:
    """The kind by what is taken; None where ground is taken, or the words do not say.

    ``subject`` covers the words from the subject on, ``befell`` those before a verb in the passive.
    """
    after = ctx.text[candidate.main.end : candidate.main.end + 80]
    if ARMS.match(after):
        return "weapons-disrupted"
    named = any(e.label == "vehicle" for e in ctx.tagged("entity") if 0 <= e.start - candidate.main.end <= NAME_REACH)
    if (SHIP.match(after) or SHIP.match(befell) or named) and not BAND.search(ctx.quote(subject)):
        return "strategic-other"
    if candidate.main.label != "non-state-takes":
        return None
    hit = [Span(r.start, r.end) for r in roles if r.role in ("target", "victim")]
    words = " ".join(SPOT.split(ctx.quote(s), maxsplit=1)[0] for s in hit) or SPOT.split(after, maxsplit=1)[0]
    if OVERRUN.match(ctx.quote(candidate.main)):
        return "armed-clash" if CAMP.match(after) or CAMP.match(words) else None
    actors = _actors(ctx, roles)
    regular = _regular(ctx, roles, actors)
    if "control" in ctx.quote(candidate.main).lower():
        return "government-regains" if regular and _at_home(ctx, hit, actors) else None
    named_so = PEOPLE.search(words) or SOUGHT.search(words)
    people = named_so or HIMSELF.match(after) or any(e.type == "person" for s in hit for e in meeting(ctx.values.entities, s))
    if TERRITORY.search(words):
        return "government-regains" if regular and _at_home(ctx, hit, actors) else None
    if people:
        return "arrest" if regular or (not actors and SOUGHT.search(words)) else "abduction"
    if CRAFT.search(words):
        return "abduction"
    if GOODS.search(words):
        return "property-destruction"
    if any(meeting(ctx.values.places, s) for s in hit):
        return "government-regains" if regular and _at_home(ctx, hit, actors) else None
    owned = hit and any(e.actor is not None and e.actor.kind in STATE_KINDS for e in actors)
    return "strategic-other" if owned and not re.search(r"\b[A-Z]", words) else None


def _actors(ctx: Context, roles: Sequence[Role]) -> list[Entity]:
    """The names of those who take."""
    refs = {r.ref for r in roles if r.role == "actor"}
    return [e for e in ctx.values.entities if e.id in refs]


def _regular(ctx: Context, roles: Sequence[Role], actors: Sequence[Entity]) -> bool:
    """Are they the forces of a state?"""
    words = " ".join(ctx.quote(Span(r.start, r.end)) for r in roles if r.role == "actor")
    known = [e.actor.kind in STATE_KINDS for e in actors if e.actor is not None]
    return bool(known and all(known)) or (not known and REGULAR.search(words) is not None and not BAND.search(words))


def _at_home(ctx: Context, hit: Sequence[Span], actors: Sequence[Entity]) -> bool:
    """Do they take ground of their own country, so far as the names tell?"""
    theirs = {e.actor.country for e in actors if e.actor is not None and e.actor.country}
    here = {p.place.country for s in hit for p in meeting(ctx.values.places, s) if p.place is not None and p.place.country}
    return not theirs or not here or bool(theirs & here)
