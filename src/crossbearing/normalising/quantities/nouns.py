"""What is counted: nouns with the unit that they stand for, and whose they are."""

from __future__ import annotations

import re
from functools import cache

from crossbearing.normalising.numerals import Token

# unit: singular nouns.  Words of more than one token are found by their last one ("air strikes": strike).
_THINGS = {
    "strikes": "strike airstrike sortie",
    "attacks": "attack assault offensive ambush onslaught",
    "raids": "raid airraid incursion",
    "explosions": "explosion blast detonation",
    "bombings": "bombing bombardment",
    "shellings": "shelling",
    "clashes": "clash battle firefight skirmish",
    "incidents": "incident",
    "operations": "operation",
    "protests": "protest demonstration rally march",
    "drones": "drone uav quadcopter shahed",
    "rockets": "rocket",
    "missiles": "missile",
    "shells": "shell mortar round projectile",
    "bombs": "bomb explosive ied device",
    "mines": "mine landmine",
    "aircraft": "aircraft plane warplane jet helicopter fighter-jet airplane chopper",
    "tanks": "tank",
    "vehicles": "vehicle car truck bus lorry pickup motorcycle motorbike ambulance van minibus taxi convoy",
    "ships": "ship boat vessel warship tanker submarine ferry",
    "weapons": "weapon gun rifle machine-gun launcher firearm pistol",
    "sites": "site target facility position location depot warehouse post outpost checkpoint compound installation",
    "bases": "base camp barracks headquarters",
    "buildings": "building house home apartment structure dwelling tower shop store school hospital mosque church clinic hut residence",
    "settlements": "village town settlement city neighborhood neighbourhood hamlet",
    "families": "family household",
    "animals": "animal cow goat camel horse dog donkey elephant pig chicken bird",
}
# of: singular nouns for people; "" where the noun says nothing about them.
_PEOPLE = {
    "": "person people individual victim citizen national compatriot pilgrim tourist mourner fan member resident local villager inhabitant passenger "
    "worshipper pedestrian mariner seaman seafarer crewman crewmember patient "
    "bystander human life native man inmate compatriot traveler traveller commuter shopper guest comrade neighbor neighbour "
    "youth scout spy scholar academic athlete musician poet convict aide bride groom orphan widow nomad tribesman herdsman clansman",
    "civilians": "civilian noncombatant non-combatant",
    "children": "child boy girl kid minor infant baby toddler teenager schoolchild pupil schoolgirl schoolboy daughter son teen youngster student",
    "women": "woman wife mother",
    "soldiers": "soldier troop serviceman servicemember service-member personnel paratrooper marine ranger commando conscript reservist guardsman airman "
    "sailor trooper captain lieutenant colonel major sergeant corporal general pilot "
    "infantryman peacekeeper recruit",
    "police": "police policeman policewoman officer gendarme cop constable cadet",
    "militants": "militant fighter gunman insurgent rebel terrorist militiaman guerrilla jihadist jihadi extremist operative combatant attacker assailant "
    "bomber "
    "separatist suspect accomplice bandit kidnapper sniper robber trafficker smuggler pirate commander hijacker dissident paramilitary mercenary "
    "taliban talib maoist thug mujahideen",
    "journalists": "journalist reporter cameraman photographer",
    "medics": "medic doctor nurse midwife paramedic rescuer firefighter fireman",
    "workers": "worker deckhand cook watchman "
    "employee laborer labourer contractor staffer miner driver farmer engineer technician aid-worker fisherman shepherd herder",
    "officials": "official lawmaker diplomat judge minister politician leader mayor governor councillor prosecutor magistrate ambassador envoy president "
    "chief clerk principal headmaster headmistress lawyer",
    "clergy": "priest imam cleric monk nun bishop pastor rabbi preacher sheikh mullah deacon",
    "prisoners": "prisoner detainee captive",
    "hostages": "hostage",
    "refugees": "refugee migrant asylum-seeker displaced evacuee returnee",
    "protesters": "protester protestor demonstrator rioter activist",
    "relatives": "relative grandson granddaughter grandmother grandfather grandparent grandchild nephew niece uncle aunt "
    "brother sister cousin friend leader colleague parent sibling husband father couple",
    "foreigners": "foreigner expatriate",
    "forces": "force guard bodyguard",
}
# unit: nouns for harm done, which are themselves the count of people.
_HARM = {
    "killed": "death fatality body corpse coffin grave killing murder martyr",
    "injured": "injury wounded",
    "casualties": "casualty",
    "arrested": "arrest detention",
    "abducted": "abduction kidnapping",
}
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "schoolchildren": "schoolchild",
    "grandchildren": "grandchild",
    "people": "people",
    "persons": "person",
    "lives": "life",
    "wives": "wife",
    "policemen": "policeman",
    "policewomen": "policewoman",
    "gunmen": "gunman",
    "servicemen": "serviceman",
    "militiamen": "militiaman",
    "guardsmen": "guardsman",
    "airmen": "airman",
    "fishermen": "fisherman",
    "seamen": "seaman",
    "crewmen": "crewman",
    "firemen": "fireman",
    "watchmen": "watchman",
    "midwives": "midwife",
    "cameramen": "cameraman",
    "tribesmen": "tribesman",
    "herdsmen": "herdsman",
    "clansmen": "clansman",
    "infantrymen": "infantryman",
    "bodies": "body",
    "casualties": "casualty",
    "fatalities": "fatality",
    "injuries": "injury",
    "families": "family",
    "facilities": "facility",
    "cities": "city",
    "sorties": "sortie",
    "babies": "baby",
    "ambushes": "ambush",
    "clashes": "clash",
    "buses": "bus",
    "churches": "church",
    "marches": "march",
    "lorries": "lorry",
    "barracks": "barracks",
    "headquarters": "headquarters",
    "ferries": "ferry",
    "homes": "home",
    "aircraft": "aircraft",
    "personnel": "personnel",
    "police": "police",
    "wounded": "wounded",
}
MASS = frozenset("aircraft personnel police people wounded taliban mujahideen troops barracks headquarters".split())
ACTING = re.compile(
    r"(?:[a-z]{3}(?:ers?|ors?|ists?|eers?|goers?|men|man|women|woman|mates?|ants?)|cooks?|guests?|clerics?|priests?|imams?|monks?|nuns?|bishops?)$"
)
"""The form of nouns for people that no list holds ("dockers", "a caretaker"): told only beside a word for what happened to people."""
_NO_ACTING = re.compile(
    r"(?:.*(?:meter|port|ground|board|hammer|corner|shoulder|finger|weather|matter)s?|(?:after|under|over|other|never|number|member|order|border|quarter|corner|power|"
    r"tower|river|water|winter|summer|paper|letter|chapter|center|centre|computer|container|trailer|helicopter|bunker|tanker|freighter|carrier|cruiser|destroyer|"
    r"bomber|reactor|tractor|generator|transformer|motor|sector|factor|floor|door|minister|plant|restaurant|cluster|bulldozer|trawler|steamer|launcher|"
    r"elephant|deer|manner|error|terror|another|former|latter|rather|further|later|earlier|either|neither|together|danger|anger|fever|cancer|disaster|"
    r"rocket|mortar|corridor|harbou?r|labou?r|interior|exterior|major|minor|prior|superior)s?|[a-z]*(?:human|woman)ly)$"
)
DEMONYM = re.compile(
    r"(?:[a-z]ians|[a-z]ans|[a-z]nis|[a-z]qis|[a-z]mis|[a-z]lis|[a-z]shis|[a-z]ris|[a-z]dis|[a-z]bis|[a-z]tis|nese|rds|urks|ghans|zbeks|jiks|khs|poles|britons|swedes|danes|finns|serbs|croats|arabs|kurds|druze|jews|hutus|tutsis|houthis|dutch|thais|filipinos|pashtuns|muslims|christians|shiites|sunnis|copts|hindus|alawites|tuaregs?|fulani|hausa|oromos?|amharas?|rohingya|uighurs?|uyghurs?|hazaras|chechens|nigeriens|burmese)$"
)


@cache
def nouns() -> dict[str, tuple[str, str]]:
    """Noun (singular and plural) to its unit and whose it is; people have the unit "people" until a verb says more."""
    table: dict[str, tuple[str, str]] = {}
    for unit, words in (_THINGS | _HARM).items():
        table.update(dict.fromkeys(words.split(), (unit, "")))
    for of, words in _PEOPLE.items():
        table.update({word: ("people", of) for word in words.split() if word not in table})
    for word, value in list(table.items()):
        table.setdefault(word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s", value)
    table["others"] = ("people", "")
    table.update({plural: table[single] for plural, single in _IRREGULAR.items() if single in table})
    return table


def unit_of(token: Token) -> tuple[str, str] | None:
    """The unit that a noun counts and whose it is; None where the word is no such noun."""
    found = nouns().get(token.low)
    if found is None and token.shape == "name" and DEMONYM.search(token.low):
        return ("people", token.low.title())
    return found


def is_acting(token: Token) -> bool:
    """Has the word the form of a noun for people, without being in any list?"""
    return token.shape == "word" and ACTING.search(token.low) is not None and _NO_ACTING.fullmatch(token.low) is None and token.low not in nouns()


def is_plural(token: Token) -> bool:
    """Could this noun be the head of a phrase with a number above one?"""
    low = token.low
    return low in MASS or low in _IRREGULAR or (low.endswith("s") and not low.endswith("ss")) or low.endswith(("ese", "dutch", "druze"))
