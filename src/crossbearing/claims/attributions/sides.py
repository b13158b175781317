"""On whose side does a speaker stand: is it a party that fights, do soldiers speak, are two names one side?"""

from __future__ import annotations

import re

from crossbearing.claims.attributions.kinds import OFFICIAL_KINDS
from crossbearing.claims.attributions.speakers import Speaker
from crossbearing.records.claim import Entity
from crossbearing.records.value import GROUP_KINDS

EACH_SIDE = re.compile(r"\b(?:both|each|two|all)\s+(?:sides|governments|countries|armies|capitals)\b", re.IGNORECASE)
BYSTANDERS = frozenset(["igo", "ngo", "media"])
"""Kinds of bodies that find, count and condemn: what others did is no act of theirs."""
SOLDIERLY = re.compile(
    r"\b(?:army|military|air force|navy|armed forces|general staff|chief of staff|command|defen[cs]e ministry|ministry of defen[cs]e|spokes\w+)\b|"
    r"\b(?:brigadier|(?:brigadier|major|lieutenant)?[\s-]*general|colonel|commodore|air\s+(?:vice\s+)?marshal|admiral|brig\.|gen\.|col\.|maj\.|adm\.)\s+(?-i:[A-Z])",
    re.IGNORECASE,
)
PARTISAN = frozenset(["official-named", "militia", "state media", "official-anonymous", "document"])


def soldierly(speaker: Speaker) -> bool:
    """Do soldiers speak, by the words for them or as the body that they are?"""
    actor = speaker.entity.actor if speaker.entity is not None else None
    return SOLDIERLY.search(speaker.words) is not None or (actor is not None and actor.kind == "military")


def fights(speaker: Speaker) -> bool:
    """Could the speaker's side have done it: a party with forces of its own, no body that only finds, counts or condemns?"""
    if EACH_SIDE.search(speaker.words):
        return False
    bodies = [e.actor.kind for e in (speaker.side, speaker.entity) if e is not None and e.actor is not None]
    return speaker.kind == "militia" or (speaker.kind in PARTISAN and not any(kind in BYSTANDERS for kind in bodies))


def same_side(a: Entity | None, b: Entity | None) -> bool:
    """Are the two one actor, or two arms of one state?"""
    if a is None or b is None:
        return False
    if a.canonical is not None and a.canonical == b.canonical:
        return True
    if a.actor is None or b.actor is None:
        return False
    if a.actor.id in (b.actor.id, b.actor.part_of) or b.actor.id == a.actor.part_of:
        return True
    both_official = a.actor.kind in OFFICIAL_KINDS and b.actor.kind in OFFICIAL_KINDS and not {a.actor.kind, b.actor.kind} & GROUP_KINDS
    return both_official and a.actor.country is not None and a.actor.country == b.actor.country
