"""Words for the means of an event, and for its cause where nobody meant it, by kind.

A wider word may stand for several kinds.  An explosion, a blast or a shell that burns with its store is no means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

MINES = (
    r"land ?mines?|(?:anti \w+|sea|naval|limpet|claymore|floating) mines?|(?:hit|struck|hitting|striking|on|over|by|triggered|laid|planted|set off) "
    r"(?:an? |the |two |several )?mines?(?! (?:compan|work|site|shaft|owner))|mines? (?:explo|blast|went off|detonat|laid|planted|sank|damag|holed|blew)\w*|"
    r"mined (?:roads?|areas?|fields?)|minefields?"
)
"""Mines that explode, and none that are dug."""

MISHAPS: Mapping[str, str] = {
    "as such": r"(?<!road.)(?<!car.)(?<!traffic.)(?<!unrelated.)accident(?:s|al|ally)?|mishaps?",
    "fault": r"short circuits?|(?:technical|electrical|mechanical|engine|brake|equipment) (?:faults?|failures?|malfunctions?|problems?|defects?|reasons?)|"
    r"malfunction\w*|overheat(?:ed|ing)|faulty \w+|(?:old|bad|electrical) wiring|metal fatigue|wear and tear|misfir(?:e|ed|ing)|boiler (?:\w+ )?burst",
    "hand": r"unexploded (?:ordnance|shells?|munitions?|bombs?|grenades?|rockets?)|explosive remnants|carelessness|"
    r"careless \w+|negligence|negligent|(?:human|pilot|operator) error|mishandling|mishandled|"
    r"(?:improper|unsafe|wrong|poor|careless) (?:storage|handling|storing)|welding|cigarettes?|"
    r"(?:safety (?:rules|regulations|standards|procedures) (?:\w+ ){0,2}(?:broken|violated|ignored|breached)|"
    r"(?:safety )?(?:breach(?:es)?|violations?) of (?:\w+ )?safety(?: \w+)?|safety (?:breach(?:es)?|violations?))",
    "leak": r"gas (?:leak|cylinder|canister|bottle|stove|main)s?|leak(?:s|age)? of (?:\w+ ){0,2}(?:gas|vapou?rs?|fuel|oil|ammonia|petrol|fumes)|"
    r"(?:fuel|oil|vapou?r|ammonia) leak(?:s|age)?|gas leakage|(?:gas|vapou?r) cloud|valve (?:\w+ )?open",
    "nature": r"self ignition|self ignited|spontaneous (?:combustion|ignition)|static electricity|heatwaves?|(?:high|extreme|hot) temperatures|summer heat|"
    r"lightning(?! (?:\w+ )?(?:offensive|raid|attack|advance|operation|assault|visit|campaign))|(?:extreme|excessive|intense) heat|"
    r"(?:bad|poor|stormy) weather|bird strike|dry grass|(?:wild|grass|bush|forest)fires?|blew up by itself|"
    r"(?:exploded|went off|detonated) (?:by (?:itself|themselves)|on (?:its|their) own|prematurely)|premature (?:explosion|detonation)",
    "path": r"collision with|collided with|ran aground|flew into",
}
"""Causes that nobody meant, by their nature, as words in lower case."""

MEANS: Mapping[str, str] = {
    "helicopter": r"helicopters?|gunships?|choppers?",
    "jet": r"(?:fighter |war|bomber )?(?:jets?|planes?)|warplanes?|bombers?|f 1[568]\w*|f 35\w*|mig \d+|su \d+|sukhois?|mirages?|rafales?|"
    r"(?:aerial|barrel|cluster|glide|guided|vacuum) bombs?",
    "drone": r"drones?|uavs?|unmanned aerial \w+|unmanned aircraft|quadcopters?|shaheds?|bayraktars?|loitering munitions?|guided bombs?",
    "rocket": r"rockets?|himars|grads?|katyushas?|mlrs",
    "missile": r"missiles?|iskanders?|kalibrs?|tomahawks?|scuds?",
    "artillery": r"artillery|howitzers?|mortars?|shells?|shelling|tank fire|field guns?",
    "planted": r"ieds?|improvised explosive devices?|(?:roadside|car|truck|petrol|time|parcel) bombs?|booby traps?|vbieds?|"
    r"timers?|tim(?:ed|ing) devices?|explosive charges?|(?:placed|planted|buried|hidden|shaped) (?:charge|device|bomb|explosive)s?|"
    r"(?:device|bomb|explosive|charge)s?(?: \w+ly)? (?:was |were |had been |that had been )?(?:buried|planted|hidden|concealed|placed|left) "
    rf"(?:under|in|inside|near|beneath|at)|{MINES}",
    "suicide": r"suicide (?:vest|belt|bomb(?:er|ing)?|attack)s?|explosive (?:vest|belt)s?|bl(?:ew|own|ow|owing) (?:himself|herself|themselves|itself) up|"
    r"(?:devices?|explosives?|bombs?|vests?|belts?) strapped to|detonated (?:his|her|their) (?:\w+ )?(?:vest|belt|explosives|bomb|device)s?",
    "firearm": r"gunfire|gunm[ae]n|small arms|rifles?|automatic weapons|machine guns?|pistols?|firearms?|shooting|bullets?|kalashnikovs?",
    "blade": r"knife|knives|machetes?|axes?|swords?|stabbing|bladed weapons?",
    "poison": r"(?<!tear.)gas(?! (?:leak|cloud|pipe|line|explo|cylinder|canister|bottle|station|field|plant|tank))|"
    r"chlorine|sarin|chemical weapons?|nerve agent|poison",
    "fire": r"arson|molotov cocktails?|set on fire|torched",
    "boat": r"(?:drone |unmanned |explosive |uncrewed )?(?:boats?|surface craft|surface vessels?|speedboats?)|small craft",
    "accident": "|".join(MISHAPS.values()),
}
"""Narrow kinds of means and causes by the words for them, in lower case; a space stands for any gap or hyphen."""

WEAPON_UNITS = frozenset({"drones", "rockets", "missiles", "shells", "bombs", "mines"})
"""Units of numbers that count weapons."""

MISHAP = frozenset({"accident"})
"""The kind of all causes that nobody meant."""

WIDER_MEANS: Mapping[str, tuple[str, str]] = {
    "air": (r"air ?strikes?|air raids?|aircraft|air ?power|bombardment|bombing|aerial \w+|projectiles?|from the air", "helicopter jet drone missile rocket"),
    "shelling": (r"bombardment|projectiles?|indirect fire", "artillery rocket missile"),
    "blast": (r"explosives?|bombs?|devices?|warheads?", "planted suicide jet drone missile rocket artillery boat"),
    "intent": (
        r"sabotage|sabotaged|saboteurs?|foul play|(?:deliberately|intentionally) (?:set|started|lit|caused|triggered|blown up)|"
        r"(?:set|started|lit|caused|triggered) (?:deliberately|intentionally|on purpose)|(?:was|were|been) (?:deliberate|intentional)",
        "planted suicide jet drone missile rocket artillery boat fire firearm helicopter",
    ),
}
"""Wider words, and the narrow kinds that each may stand for."""

CAUSES = f"{MEANS['accident']}|{WIDER_MEANS['intent'][0]}|timers?|tim(?:ed|ing) devices?|arson"
"""Words that say by themselves what an event came from."""


def worded(words: str) -> str:
    """A pattern in which any gap or hyphen may stand for a space."""
    gaps = words.replace(" ?", r"[\s-]?").replace(" ", r"[\s-]+")
    return rf"\b(?:{gaps})\b"


@cache
def _tables() -> tuple[dict[str, re.Pattern[str]], list[tuple[re.Pattern[str], frozenset[str]]]]:
    narrow = {kind: re.compile(worded(words), re.IGNORECASE) for kind, words in MEANS.items()}
    return narrow, [(re.compile(worded(words), re.IGNORECASE), frozenset(covers.split())) for words, covers in WIDER_MEANS.values()]


def means_kinds(words: str) -> frozenset[str]:
    """The narrow kinds of means or cause that words may stand for; empty where they say nothing."""
    narrow, wider = _tables()
    found = frozenset(k for k, pattern in narrow.items() if pattern.search(words))
    if found >= MISHAP:
        return MISHAP  # of old shells that were carelessly handled nobody fired one
    return found or frozenset(k for pattern, covers in wider if pattern.search(words) for k in covers)
