"""Words for whom and what attacks hit, by kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from crossbearing.records.fighters import BANDS
from crossbearing.records.outlets import fold

TARGETS: Mapping[str, str] = {
    "arms": r"(?:ammunition|ammo|arms|munitions?|weapons?|missile|rocket)s? (?:\w+ )?(?:depot|dump|store|storage|warehouse|cache|shipment|stockpile|magazine|"
    r"factory|plant|convoy|facility|facilitie)s?|arsenals?|launchers?|shipments? of .*(?:missiles|weapons|arms)|munitions|weapons|missiles|ammunition",
    "fighters": rf"{BANDS}|soldiers?|troops?|servicem[ae]n|commanders?|combatants?|mercenaries|personnel|advis[eo]rs?",
    "civilians": r"civilians?|wedding|markets?|hospitals?|clinics?|maternity|schools?|mosques?|church(?:es)?|kindergartens?|theat(?:re|er)s?|malls?|"
    r"shoppers|worshippers|famil(?:y|ies)|children|refugees?|displaced people|residents?|villagers?|apartment (?:block|building)s?|homes?|funeral|"
    r"baptism|naming ceremony|mourners|passengers|pilgrims|aid (?:workers?|convoy)|bakery|herders|farmers|women",
    "bases": r"(?:military|army|rebel|militant|terrorist|enemy|militia) (?:\w+ )?(?:bases?|posts?|positions?|targets?|sites?|camps?|facilit(?:y|ies)|barracks)|"
    r"command(?: (?:and|&) control)? (?:posts?|cent(?:re|er)s?|nodes?|buildings?|facilit(?:y|ies))|"
    r"headquarters|hideouts?|training camps?|launch (?:sites?|pads?)|air ?(?:bases?|fields?)|"
    r"firing positions?|bunkers?|trenches|"
    r"(?:drone|missile|bomb|explosives?|weapons) (?:workshop|laborator|lab|plant)(?:s|y|ies)?",
    "sites": r"weddings?|markets?|hospitals?|clinics?|maternity|schools?|mosques?|church(?:es)?|kindergartens?|theat(?:re|er)s?|malls?|homes?|funerals?|"
    r"apartment (?:block|building)s?|baptisms?|naming ceremony|bakery|bakeries|mills?|granar(?:y|ies)|shops?|restaurants?|cafes?|hotels?|universit(?:y|ies)|"
    r"orphanages?|playgrounds?|cemeter(?:y|ies)|bus(?:es)?|ambulances?|houses?(?! of)|dwellings?|water (?:tower|plant|station)s?",
    "works": r"refiner(?:y|ies)|pipelines?|power (?:plant|station|grid)s?|substations?|dams?|oil (?:terminal|depot|field|facility)s?|bridges?|railways?",
    "prisoners": r"prisoners?(?: of war)?|detainees?|captives|inmates",
}
"""Kinds of target by the words for them; a base, a town or a building may hold any of them and is of no kind."""

_TARGETS = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in TARGETS.items()}


@lru_cache(maxsize=8192)
def target_kinds(words: str) -> frozenset[str]:
    """The kinds of target that a description names."""
    text = fold(words)
    return frozenset(k for k, pattern in _TARGETS.items() if pattern.search(text))
