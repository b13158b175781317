"""Which phrases can be a party to an event: people, groups, machines; and the words around events that give parties their roles."""

from __future__ import annotations

import re

from crossbearing.claims.context import Context, meeting
from crossbearing.records.claim import Entity
from crossbearing.records.document import Span

Party = tuple[str, Span]
"""A role, and the words of who or what fills it."""

PEOPLE = re.compile(
    r"\b(?:people|persons?|civilians?|soldiers?|troops|servicem[ae]n|militants?|fighters?|combatants?|children|child|women|woman|men|man|boys?|girls?|"
    r"villagers?|residents?|workers?|students?|police(?:m[ae]n)?|officers?|officials?|personnel|commanders?|passengers?|worshippers?|pilgrims?|"
    r"journalists?|reporters?|doctors?|medics?|nurses?|patients?|refugees?|prisoners?|detainees?|contractors?|staff|sailors?|seafarers?|crew(?:m[ae]n)?|"
    r"protesters?|demonstrators?|peasants?|priests?|nuns?|leaders?|members?|guards?|gunm[ae]n|rebels?|insurgents?|terrorists?|jihadists?|assailants?|"
    r"attackers?|operatives?|others|teachers?|farmers?|herders?|migrants?|settlers?|recruits?|conscripts?|peacekeepers?|aid workers|families|family|"
    r"bystanders?|shoppers?|mourners?|tourists?|citizens?|nationals?|hostages?|victims?|pupils?|elders?|activists?|agents?|spies|commandos?|marines?|"
    r"pilots?|snipers?|hitm[ae]n|assassins?|killers?|shooters?|smugglers?|traffickers?|dealers?|hackers?|raiders?|warlords?|tribesm[ae]n|clansm[ae]n|kidnappers?|firefighters?|firem[ae]n|"
    r"chiefs?|presidents?|ministers?|generals?|governors?|mayors?|lawmakers?|envoys?|clerics?|judges?|cadres?|gendarmes?|miners?|anarchists?|arsonists?|rioters?|supporters?)\b",
    re.IGNORECASE,
)
SUFFERERS = re.compile(
    r"\b(?:people|persons?|civilians?|children|child|wom[ae]n|girls?|residents?|workers?|passengers?|worshippers?|pilgrims?|patients?|refugees?|"
    r"prisoners?|detainees?|journalists?|reporters?|doctors?|medics?|nurses?|victims?|families|family|hostages?|mourners?|tourists?|shoppers?|"
    r"bystanders?|teachers?|pupils?|others)$",
    re.IGNORECASE,
)
"""People to whom things are done: without a name beside them they do nothing to others."""
MACHINES = re.compile(
    r"\b(?:aircraft|airplanes?|planes?|jets?|warplanes?|bombers?|helicopters?|gunships?|drones?|uavs?|missiles?|rockets?|shells?|mortars?|bombs?|"
    r"explosives?|artillery|himars|tanks?|munitions?|boats?|warships?|projectiles?|f-\d+\w*|su-\d+\w*|mig-\d+\w*|il-\d+\w*|tu-\d+\w*|shaheds?)$",
    re.IGNORECASE,
)
VESSELS = re.compile(r"(?:cruiser|destroyer|frigate|corvette|submarine|warship|gunboat|patrol boat|ship|vessel|boat)s?$", re.IGNORECASE)
"""What acts for those whose name stands before it ("a US cruiser")."""
GROUP = re.compile(
    r"\b(?:forces?|army|military|militias?|group|groups|government|air ?force|aviation|navy|coast ?guard|jets?|warplanes?|aircraft|drones?|helicopters?|units?|"
    r"assailants?|attackers?|bombers?|insurgents?|insurgency|guerrillas?|mobs?|crowds?|looters|regimes?|junta|terrorists?|jihadists?|gunm[ae]n|pirates|bandits|"
    r"party|movement|command|brigade|battalion|state|coalition|alliance|faction|cartel|gang|authorities|paramilitar(?:y|ies)|separatists?|loyalists?|"
    r"extremists?|vigilantes|mercenaries|saboteurs?|security|side|outfit|wing|cell|squads?|patrols?|detachments?|divisions?|regiments?|corps|crews?|"
    r"services?|intelligence|agency|administration|organi[sz]ations?|networks?|clans?|tribes?|fronts?|factions|gangs|brigades|battalions|defen[cs]es?|nation|country|enemy|fleet)\b",
    re.IGNORECASE,
)
FACILITY = re.compile(
    r"(?:mosque|church|cathedral|temple|synagogue|shrine|school|college|university|hospital|clinic|market|bazaar|hotel|restaurant|cafe|nightclub|club|"
    r"mall|theatre|theater|stadium|embassy|consulate|airport|airbase|airfield|station|port|bridge|dam|refinery|pipeline|terminal|plant|factory|depot|"
    r"warehouse|base|camp|barracks|outpost|checkpoint|post|headquarters|convoy|bus|train|ship|tanker|vessel|ferry|village|prison|courthouse|parliament|"
    r"wedding|funeral|parade|rally|building|tower|substation|silo|dormitory|shelter)s?$",
    re.IGNORECASE,
)
HARM = frozenset(
    "kill kills killed killing wound wounds wounded wounding injure injured injures injuring murdered murder assassinated "
    "assassinate executed execute shot abducted kidnapped beaten arrested detained maimed maiming died perished slain massacred massacring "
    "slaughtered martyred beheaded neutralised neutralized".split()
)
BEFALLEN = frozenset(
    [
        "die",
        "dies",
        "died",
        "dying",
        "perish",
        "perished",
        "lose",
        "lost",
        "succumb",
        "succumbed",
        "sustained",
        "suffered",
        "paid",
        "fall",
        "falls",
        "fell",
        "fallen",
        "martyred",
        "embraced",
        "martyrdom",
    ]
)
"""Verbs whose subject suffers what they tell."""
LIGHT_VERBS = frozenset(
    "carried carry carries carrying launched launch launches launching conducted conduct conducts conducting staged stage "
    "mounted mount committed commit made make perpetrated perpetrating ordered "
    "order authorized authorised executed led behind waged unleashed unleash delivered undertook undertaken performed resumed intensified "
    "stepped began started engineered masterminded orchestrated plotted organised organized waging leading continued continue planted".split()
)
"""Verbs with which somebody does the event that their object names."""
CLAIMING = frozenset("claim claims claimed claiming admit admits admitted admitting acknowledge acknowledges acknowledged acknowledging own owned owns".split())
"""Verbs with which somebody owns up to the event that their object names."""
HAPPENING = frozenset(
    "exploded explode detonated detonate went goes erupted occurred happened took hit hits struck targeted targets rocked ripped tore killed kills wounded "
    "injured destroyed damaged left caused shook shake shakes rock rocks rip rips tear tears strike strikes striking target damages destroys hitting targeting "
    "destroying damaging killing wounding flattened levelled leveled razed gutted engulfed crippled cripples wrecked shattered set sank".split()
)
TIED = re.compile(
    r"\s?[-‐‑–]\s?(?:backed|led|aligned|linked|allied|occupied|held|controlled|made|built|supplied|born|supported|sponsored|affiliated|funded|trained|owned|flagged|registered|operated|chartered)\b"
    r"|\s(?:backed|aligned|linked|allied|affiliated|sponsored)\s(?:\w+\s)?(?:forces?|militias?|militants?|groups?|fighters|rebels|units?|troops|proxies|paramilitar\w+)\b"
)
TIED_TO = re.compile(
    r"\b(?:(?:loyal|allied|linked|close|tied|sympathetic|aligned|affiliated|opposed|hostile)\s+(?:to|with)|(?:led|backed|supported|commanded|trained|funded|hired|paid|armed)\s+by|"
    r"inspired\s+by)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$"
)
"""Between a phrase and the name of those to whom its people are tied ("militiamen loyal to the president")."""
THROWN = re.compile(
    r"(?:fir|launch|ramm?|detonat|hurl|lobb?|drop+|plant|explod)(?:e|ed|es|s|ing)?|la(?:y|ys|id|ying)|placed|left|threw|throw(?:s|n|ing)?|dr[io]ves?|driven|set",
    re.IGNORECASE,
)
"""Verbs whose object is the means: what goes off, or is thrown, not what it goes at."""
INJURY = frozenset("killing murder assassination slaying execution beheading abduction kidnapping death arrest capture lynching rape torture beating".split())
"""Event nouns whose possessor suffers ("the priest's murder")."""
TOLLS = frozenset("dead deaths casualties victims losses wounded injured martyrs fatalities".split())
"""Event nouns before which those stand whom it befell ("twenty Tajik dead")."""
PLACE_WORDS = frozenset(["in", "near", "outside", "inside", "around", "within", "across", "from"])
STOPS = frozenset([",", ";", ":", ".", "—", "–", "(", ")", "“", "”", '"', "that", "which", "who", "and", "but", "as", "after", "when", "while", "because"])
MODEL_NUMBER = re.compile(r"^[A-Z][A-Za-z]{0,9}-?\d")


BODIES = frozenset(["ngo", "media", "state-media"])
"""Kinds of the registry's actors that fight nobody."""
PEACEFUL = re.compile(
    r"\b(?:Court|Tribunal|Observatory|Commission|Parliament|(?:Security|Human Rights) Council|diplomatic missions|Embassy|Consulate|Hospital|University|"
    r"News Agency|Red Cross|Red Crescent|Doctors Without Borders)\b",
)
"""Names of bodies that judge, count, heal or represent."""


def is_peaceful(entity: Entity) -> bool:
    """Is it the name of a body that sends nobody out to fight?"""
    name = entity.actor.name if entity.actor is not None else entity.name
    return (entity.actor is not None and entity.actor.kind in BODIES) or PEACEFUL.search(name) is not None


def can_act(entity: Entity) -> bool:
    """Could the name do something: an organisation, a nationality, a person, a known actor?  An operation is done by others."""
    if entity.actor is None and entity.name.startswith("Operation "):
        return False
    if entity.actor is None and (MODEL_NUMBER.match(entity.name) or len(entity.name) < 2):
        return False
    return entity.type in ("organization", "nationality", "person") or (entity.actor is not None and entity.type != "place") or entity.metonym


def is_setting(ctx: Context, i: int) -> bool:
    """Does the token belong to a time expression or a place?"""
    span = ctx.span_of(i, i + 1)
    return bool(meeting(ctx.values.times, span) or meeting(ctx.values.places, span))


def hit_role(ctx: Context, phrase: Span, *, harm: bool) -> str:
    """People harmed are victims; everything else is a target."""
    words = ctx.quote(phrase)
    number = re.fullmatch(r"(?:at least |more than |about |around |up to )?(?:\d[\d,]*|\w+|dozens|hundreds|scores)(?: others?)?", words.strip(), re.IGNORECASE)
    counted = number is not None and any(ctx.tokens[k].upos == "NUM" for k in range(*ctx.token_range(phrase)))
    return "victim" if harm and (counted or PEOPLE.search(words)) else "target"
