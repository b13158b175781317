"""Words for means and targets by kind, and which kinds exclude each other.

A wider word never excludes a narrower one: a drone strike is an air strike too, a house in a village stands in that village.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from crossbearing.corroboration.pile import fold

MEANS: Mapping[str, str] = {
    "helicopter": r"helicopters?|gunships?|choppers?",
    "jet": r"(?:fighter |war|bomber )?(?:jets?|planes?)|warplanes?|bombers?|f 1[568]\w*|f 35\w*|mig \d+|su \d+|sukhois?|mirages?|rafales?|"
    r"(?:cluster|glide|guided) bombs?",
    "drone": r"drones?|uavs?|unmanned aerial \w+|unmanned aircraft|quadcopters?|shaheds?|bayraktars?|loitering munitions?|guided bombs?",
    "rocket": r"rockets?|himars|grads?|katyushas?|mlrs",
    "missile": r"missiles?|iskanders?|kalibrs?|tomahawks?|scuds?",
    "artillery": r"artillery|howitzers?|mortars?|shells?|shelling|tank fire|field guns?",
    "planted": r"ieds?|improvised explosive devices?|(?:roadside|car|truck|petrol) bombs?|land ?mines?|mines?|booby traps?|vbieds?",
    "suicide": r"suicide (?:vest|belt|bomb(?:er|ing)?|attack)s?|explosive (?:vest|belt)s?",
    "firearm": r"gunfire|gunm[ae]n|small arms|rifles?|automatic weapons|machine guns?|pistols?|firearms?|shooting|bullets?|kalashnikovs?",
    "blade": r"knife|knives|machetes?|axes?|swords?|stabbing|bladed weapons?",
    "poison": r"gas|chlorine|sarin|chemical weapons?|nerve agent|poison",
    "fire": r"arson|molotov cocktails?|set on fire|torched",
    "boat": r"(?:drone |unmanned |explosive |uncrewed )?(?:boats?|surface craft|surface vessels?|speedboats?)|small craft",
}
"""Narrow kinds of means by the words for them, as folded."""

WIDER_MEANS: Mapping[str, tuple[str, str]] = {
    "air": (r"air ?strikes?|air raids?|aircraft|air ?power|bombardment|bombing|aerial \w+|projectiles?|from the air", "helicopter jet drone missile rocket"),
    "shelling": (r"bombardment|projectiles?|indirect fire", "artillery rocket missile"),
    "blast": (r"explosions?|explosives?|bombs?|blasts?|devices?|munitions?|warheads?", "planted suicide jet drone missile rocket artillery boat"),
}
"""Wider words, and the narrow kinds that each may stand for."""

NEAR_MEANS = frozenset(
    frozenset(pair.split())
    for pair in (
        "rocket missile", "rocket artillery", "suicide planted", "drone missile", "jet missile", "jet rocket", "boat drone",
        "helicopter missile", "helicopter rocket", "helicopter firearm",
    )
)  # fmt: skip
"""Kinds that one attack may well be called by both: a drone fires missiles."""

TARGETS: Mapping[str, str] = {
    "arms": r"(?:ammunition|ammo|arms|munitions?|weapons?|missile|rocket)s? (?:\w+ )?(?:depot|dump|store|storage|warehouse|cache|shipment|stockpile|magazine|"
    r"factory|plant|convoy|facility|facilitie)s?|arsenals?|launchers?|shipments? of .*(?:missiles|weapons|arms)|munitions|weapons|missiles|ammunition",
    "fighters": r"fighters?|militants?|rebels?|soldiers?|troops?|terrorists?|insurgents?|gunm[ae]n|jihadists?|militiam[ae]n|commanders?|combatants?|"
    r"guerrillas?|personnel|advis[eo]rs?|armed (?:group|men)|mercenaries|servicem[ae]n",
    "civilians": r"civilians?|wedding|markets?|hospitals?|clinics?|maternity|schools?|mosques?|church(?:es)?|kindergartens?|theat(?:re|er)s?|malls?|"
    r"shoppers|worshippers|famil(?:y|ies)|children|refugees?|displaced people|residents?|villagers?|apartment (?:block|building)s?|homes?|funeral|"
    r"baptism|naming ceremony|mourners|passengers|pilgrims|aid (?:workers?|convoy)|bakery|herders|farmers|women",
    "works": r"refiner(?:y|ies)|pipelines?|power (?:plant|station|grid)s?|substations?|dams?|oil (?:terminal|depot|field|facility)s?|bridges?|railways?",
    "prisoners": r"prisoners?(?: of war)?|detainees?|captives|inmates",
}
"""Kinds of target by the words for them; a base, a town or a building may hold any of them and is of no kind."""

APART = frozenset(frozenset(pair.split()) for pair in ("civilians fighters", "civilians arms", "works fighters", "works arms"))
"""Kinds of target that exclude each other."""

_MEANS = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in MEANS.items()}
_WIDER = [(re.compile(rf"\b(?:{words})\b"), frozenset(narrow.split())) for words, narrow in WIDER_MEANS.values()]
_TARGETS = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in TARGETS.items()}


def means_kinds(words: str) -> frozenset[str]:
    """The narrow kinds of means that words may stand for; empty where they say nothing."""
    text = fold(words)
    narrow = frozenset(k for k, pattern in _MEANS.items() if pattern.search(text))
    return narrow or frozenset(k for pattern, covers in _WIDER if pattern.search(text) for k in covers)


def means_exclude(one: frozenset[str], other: frozenset[str]) -> bool:
    """Can nothing be meant by both?"""
    return bool(one and other) and not any(a == b or frozenset({a, b}) in NEAR_MEANS for a in one for b in other)


def target_kinds(words: str) -> frozenset[str]:
    """The kinds of target that a description names."""
    text = fold(words)
    return frozenset(k for k, pattern in _TARGETS.items() if pattern.search(text))


def targets_exclude(one: frozenset[str], other: frozenset[str]) -> bool:
    """Are they kinds of which one attack hits only one?"""
    return bool(one and other) and all(frozenset({a, b}) in APART for a in one for b in other)
