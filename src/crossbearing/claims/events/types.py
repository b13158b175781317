"""What type is the event, given its trigger, its means and who is hit?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from crossbearing.claims.context import Context, inside
from crossbearing.claims.events.captures import TAKING, taken_as
from crossbearing.claims.triggers.folding import Candidate, is_effect, is_verb
from crossbearing.claims.triggers.implied import IMPLIED
from crossbearing.records.claim import Role
from crossbearing.records.document import Span
from crossbearing.records.fighters import BANDS, FORCES
from crossbearing.records.means import MINES, worded
from crossbearing.records.ontology import EVENT_TYPES, GENERAL_TYPES, EventType
from crossbearing.records.value import GROUP_KINDS

DAMAGE = "property-destruction"
"""What remains of an act where nothing tells by what means it was done: an effect before a kind."""
BOMBED = re.compile(r"bombing|bombardment|bombed", re.IGNORECASE)
PLANTED = re.compile(
    r"\b(?:car|truck|lorry|bus|train|roadside|suicide|planted|plot|embassy|barracks|parcel|letter|airliner|flight|mosque|church)\b", re.IGNORECASE
)
"""What stands beside bombings that nobody flew."""
RAIDS = re.compile(r"raids?", re.IGNORECASE)
POINTED_AT = re.compile(r"(?:\b(?:the|those|these|this|that)|day['’]?s)\s+$")
AIR_RAIDS_BACK, AIR_RAIDS_AHEAD = 600, 200
"""Characters back to the air strikes that "the raids" take up, and ahead to those that take up a headline, at most."""
PLANES = re.compile(r"\b(?<!hijacked )(?:planes?|aircraft|pilots?|air force)\b", re.IGNORECASE)
"""Who strikes from the air; hit, or flown in, they tell nothing of how."""
ALLIANCE = re.compile(r"\b(?:coalition|nato|alliance|allied)\b(?!.*\b(?:troops|soldiers|patrols?|forces|convoys?|tanks|vehicles|base)\b)", re.IGNORECASE)
"""Powers that fight together, who strike from the air unless their men are named."""
REGIME = re.compile(r"\b(?:coalition|nato|regime|government|army|military|air ?force)\b", re.IGNORECASE)
RAINED = re.compile(r"\bbombs\s+(?:\w+\s+)?(?:fell|falling|rain(?:ed|ing)|dropped)\b", re.IGNORECASE)
"""Bombs that come from above."""
MET_BY_FORCE = frozenset(["protest-intervention", "excessive-force"])
OUTBREAK = re.compile(
    r"\b(?:(?<!open )(?<!opened )(?<!opening )fires?|blazes?|accidents?|explosions?|blasts?|detonations?|inferno)\b(?! (?:from|on|at|upon|by|between)\b)",
    re.IGNORECASE,
)
CRASH = re.compile(r"\b(?:crash(?:ed|es)?(?! into)|came down|capsized|ran aground|derailed|overturned|collapsed)\b", re.IGNORECASE)
"""What happens without anybody's deed, where no weapon is named beside it."""
BURST = re.compile(r"\b(?:fires?|blazes?|inferno|explosions?|explod\w+|blasts?|detonat\w+|blew up|caught fire|accidents?)\b(?! on\b)", re.IGNORECASE)
MISCHANCE = re.compile(
    r"\b(?:accident(?:s|al|ally)?\b(?! was (?:ruled|excluded))|mishap|malfunction\w*|"
    r"(?:technical|mechanical|electrical|engine) (?:fault|failure|problem)s?|short[- ]circuit|sparks?|welding|"
    r"negligence|careless\w*|wiring|overheat\w*|gas (?:leak|cylinder|canister|explosion)|boiler|fireworks?|firecrackers?|steam|coal dust|methane|lightning|"
    r"mishandl\w+|improper(?:ly)? (?:storage|stored))\b",
    re.IGNORECASE,
)
"""Words for what nobody did on purpose: those that settle what kind of event it was.  What officials put a blast down to (heat, a breach of safety) does
not: those words are claims about the cause (:data:`crossbearing.records.means.MISHAPS`)."""
NOT_BY_CHANCE = re.compile(
    r"\b(?:no|not an?|rather than|ruled? out|rules out|excluded?|denied|whether|or an?|may have|might|could|deliberate\w*|sabotage)\b", re.IGNORECASE
)
"""Words by which a sentence leaves open whether it was chance."""
BY_CHANCE = frozenset(["explosion", "property-destruction", "shooting", "attack"])
"""Kinds that a blast or a fire is read as where no means is named."""
CROWD = re.compile(r"\b(?:protest(?:e|o)rs?|demonstrators?|rioters?|students?|crowds?|supporters)\b", re.IGNORECASE)
CLASH = re.compile(r"(?:clash|scuffl|brawl|skirmish|confrontation|fight|battle)", re.IGNORECASE)
MARCHERS = re.compile(r"\b(?:protest(?:e|o)rs|demonstrators|rioters|marchers|strikers|striking \w+)\b", re.IGNORECASE)
"""Those in the streets whose clashes are riots and no battles."""
PASSIVE = re.compile(r"\b(?:was|were|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
SUBJECT_REACH = 45
AFTER = 80
"""Characters behind a trigger that are looked at."""
AIRLINER = re.compile(r"^\s*(?:down\s+)?[^.;,]{0,40}?\b(?:airliners?|(?:passenger|civilian|commercial) (?:planes?|jets?|aircraft|flights?))\b", re.IGNORECASE)
AIRCRAFT = re.compile(
    r"\b(?:warplanes?|fighter jets?|jets?|helicopters?|aircraft|air ?force|f-\d+\w*|su-\d+\w*|mig-\d+\w*|tu-\d+\w*|b-\d+\w*|"
    r"(?:strategic|stealth|long-range|heavy|light|fighter|jet) bombers?|(?-i:(?!The|Two|Three|Both|Some|Suicide)[A-Z][\w.]+) bombers|"
    r"(?:guided|glide|barrel|cluster|aerial|precision|laser-guided|bunker-buster) bombs?|"
    r"airstrikes?|from the air)\b",
    re.IGNORECASE,
)
MEN_OR_PLANES = re.compile(r"bombers?", re.IGNORECASE)
"""Words that mean people or aircraft: ``AIRCRAFT`` has those that mean aircraft."""
DRONE = re.compile(
    r"\b(?:drones?|uavs?|unmanned (?:aerial|aircraft)|quadcopters?|loitering munitions?|shahed\w*|bayraktar\w*|mq-\d+\w*|reapers?|predator drones?|"
    r"tb-?2s?|harops?)\b",
    re.IGNORECASE,
)
MISSILE = re.compile(r"\b(?:missiles?|rockets?|artillery|mortars?|howitzers?|shells?|himars|katyushas?|iskander\w*|grad)\b", re.IGNORECASE)
SUICIDE = re.compile(r"\b(?:suicide|explosive (?:vests?|belts?)|(?:blew|blown|detonated|exploded) (?:him|her|them)sel(?:f|ves)|rammed)\b", re.IGNORECASE)
HURT_BY_MINE = r"mines? (?:wound|kill|injur|maim|hit|struck|tore|destroy)\w*"
BOMB = re.compile(worded(f"bombs?|ieds?|improvised explosive|explosives?|dynamite|explosive devices?|{HURT_BY_MINE}|{MINES}"), re.IGNORECASE)
GRENADE = re.compile(r"\bgrenades?\b", re.IGNORECASE)
CHEMICAL = re.compile(r"\b(?:sarin|chlorine|nerve agents?|poison gas|chemical weapons?|mustard gas)\b", re.IGNORECASE)
GUN = re.compile(r"\b(?:gunm[ae]n|guns?|rifles?|shot|gunfire|opened fire|machine-?guns?)\b", re.IGNORECASE)
SITES = r"base|barracks|checkpoint|outpost|positions?|garrison"
REGULAR = re.compile(rf"\b(?:{FORCES})\b", re.IGNORECASE)
BAND = re.compile(rf"\b(?:{BANDS})\b", re.IGNORECASE)
MEN = re.compile(rf"\b(?:{FORCES}|{BANDS})\b", re.IGNORECASE)
ARMED = re.compile(rf"\b(?:{FORCES}|{BANDS}|{SITES})\b", re.IGNORECASE)
IRREGULAR = re.compile(rf"\b(?:{BANDS}|bombers?|attackers?|assailants?|pirates?|hijackers?)\b", re.IGNORECASE)
CIVIL = re.compile(
    r"\b(?:civilians?|villages?|villagers?|residents?|inhabitants|townspeople|markets?|schools?|pupils|students?|church(?:es)?|mosques?|worshippers|hospitals?|"
    r"clinics?|wom[ae]n|children|famil(?:y|ies)|homes?|houses?|bus(?:es)?|passengers|travellers|traders?|farmers?|herders?|miners?|fisherm[ae]n|"
    r"journalists?|aid workers?|teachers?|camp for|displaced|refugees?|wedding|funeral|hamlets?)\b",
    re.IGNORECASE,
)
RAID = re.compile(r"(?:raid|ambush|storm|incursion|infiltrat|assault|offensive)", re.IGNORECASE)
"""Words for what one side does, to armed people or to others: a clash in the one case, an attack on civilians in the other."""
ONE_SIDED = re.compile(r"(?:raid|ambush|storm|incursion|assault)", re.IGNORECASE)
"""Words for what gunmen do to villages and travellers, where nobody armed is named as hit."""
STRUCK = re.compile(r"(?:struck|strikes?|hit|hits)\b", re.IGNORECASE)
SPOT = re.compile(r"\b(?:at|in|near|outside|inside)\b", re.IGNORECASE)
FROM_OR_BY = re.compile(r"\b(?:by|from)\b", re.IGNORECASE)
DOER = re.compile(r"\b(?:by|attributed to|blamed on|claimed by|ascribed to|carried out by|linked to|staged by)\b", re.IGNORECASE)
AT_MISSILE = re.compile(
    r"\s*(?:at|on|upon|down)\s+(?:\w+\s){0,3}?(?:drones?|uavs?|missiles?|quadcopters?|warplanes|planes|jets)\b(?!\s+(?:operators?|base|site|factory|depot|unit|pilots?))",
    re.IGNORECASE,
)
INCOMING = re.compile(
    r"\s*(?:down\s+)?(?:(?:an?|the|all|some|several|two|three|\d+|incoming|enemy|hostile|attack|ballistic|cruise|suicide|kamikaze|of|their|its)\s+){0,4}"
    r"(?:drones?|uavs?|missiles?|rockets?|projectiles?|quadcopters?)\b(?!\s+(?:operators?|base|site|factory|depot|unit|launch\w*|pilots?|workshop|store))",
    re.IGNORECASE,
)
GROUND_FIRE = re.compile(r"\b(?:himars|rocket|artillery|mortar|iskander|grad|howitzer|ballistic[- ]missile)\s+$", re.IGNORECASE)
"""What stands before a "strike" that does not come from an aircraft."""
GROUND_REACH = 16
STOPPING = re.compile(r"(?:destroy|down|intercept|shot down|shoot down|brought down|neutrali[sz])", re.IGNORECASE)
BY_MEANS: tuple[tuple[re.Pattern[str], str], ...] = (
    (SUICIDE, "suicide-bombing"),
    (CHEMICAL, "chemical-attack"),
    (DRONE, "drone-strike"),
    (GRENADE, "grenade"),
    (MISSILE, "shelling"),
    (AIRCRAFT, "air-strike"),
    (BOMB, "bombing"),
    (GUN, "shooting"),
)
REFINES = {
    "attack": {"suicide-bombing", "chemical-attack", "drone-strike", "grenade", "shelling", "air-strike", "bombing", "shooting"},
    "air-strike": {"drone-strike"},
    "bombing": {"suicide-bombing", "air-strike"},
    "explosion": {"suicide-bombing", "drone-strike", "bombing", "grenade", "chemical-attack"},
    "assassination": set(),
    "property-destruction": {"drone-strike", "shelling", "air-strike", "bombing", "grenade"},
    "shooting": {"shelling", "drone-strike", "grenade", "air-strike"},
    "grenade": {"drone-strike"},
}
SET_OFF = {"bombing", "suicide-bombing", "explosion"}
FLOWN = {"drone-strike", "air-strike"}
"""What raids, shots and missiles are whose author flies."""


@dataclass(frozen=True)
class _Case:
    """A candidate with the words in which its type is looked for."""

    ctx: Context
    candidate: Candidate
    phrase: Span
    roles: Sequence[Role]

    @cached_property
    def word(self) -> str:
        """The trigger."""
        return self.ctx.quote(self.candidate.main)

    @cached_property
    def told(self) -> str:
        """The words of the phrase."""
        return self.ctx.quote(self.phrase)

    @cached_property
    def whole(self) -> Span:
        """The phrase, and for a verb the subject before it: up to the last comma or the start of its sentence."""
        ctx, first = self.ctx, self.candidate.all[0]
        number = ctx.sentence_at(first.start)
        if number < 0 or not is_verb(ctx, first):
            return self.phrase
        before = ctx.text[ctx.layout.sentences[number].start : self.phrase.start]
        if is_effect(ctx, first) and ctx.quote(first).lower().endswith("ing"):
            before = before.rstrip(" ,")  # "A glide bomb hit the store, killing 19": what the clause before tells
        cut = max(before.rfind(mark) for mark in (",", ";", ":", "”", " that ", " and "))
        return Span(ctx.layout.sentences[number].start + cut + 1, self.phrase.end)

    @cached_property
    def clause(self) -> str:
        """The words of ``whole``."""
        return self.ctx.quote(self.whole)

    @cached_property
    def subject(self) -> str:
        """Those of them before the trigger."""
        return self.ctx.text[self.whole.start : self.candidate.main.start]

    @cached_property
    def object(self) -> str:
        """What follows the trigger inside its phrase: the one that is hit."""
        return self.ctx.text[self.candidate.main.end : max(self.candidate.main.end, self.phrase.end)]

    @cached_property
    def after(self) -> str:
        """What follows the trigger, whatever its phrase."""
        return self.ctx.text[self.candidate.main.end : self.candidate.main.end + AFTER]

    @cached_property
    def befell(self) -> str:
        """The words before a verb in the passive, back to the last stop in reach ("the airliner that was"); nothing before another."""
        before = self.ctx.text[max(0, self.candidate.main.start - SUBJECT_REACH) : self.candidate.main.start]
        return re.split(r"[.;,]", before)[-1] if PASSIVE.search(before) else ""

    def words(self, *kinds: str) -> list[str]:
        """The words of the roles of these kinds."""
        return [self.ctx.quote(Span(r.start, r.end)) for r in self.roles if r.role in kinds]

    @cached_property
    def kinds(self) -> set[str]:
        """The registry's kinds of those who did it."""
        refs = {r.ref for r in self.roles if r.role == "actor"}
        return {e.actor.kind for e in self.ctx.values.entities if e.id in refs and e.actor is not None}


def type_of(ctx: Context, candidate: Candidate, phrase: Span, roles: Sequence[Role] = ()) -> EventType:
    """The event type of a candidate whose noun phrase or clause is ``phrase`` and whose parties are ``roles``; for a verb the words before it in the
    sentence count as well.

    A general trigger ("attack", "strike") takes the type of the means named in its own phrase or among its roles; an armed target makes an assault a clash;
    a blast or a fire that came by chance is none of the kinds that ACLED names.
    """
    if candidate.main.by in IMPLIED:
        return EVENT_TYPES["attack"]
    case = _Case(ctx, candidate, phrase, roles)
    labels = [t.label for t in candidate.all if t.label in EVENT_TYPES]
    first = candidate.main.label if candidate.main.label in EVENT_TYPES else labels[0]
    key = _by_trigger(case, first, labels)
    return EVENT_TYPES[_apart(case, first, key) or _by_target(case, _by_author(case, _by_means(case, key)))]


def _by_trigger(case: _Case, key: str, labels: Sequence[str]) -> str:
    """The kind that the most telling of the triggers names."""
    if key == "attack" and is_effect(case.ctx, case.candidate.main) and OUTBREAK.search(case.clause):
        key = "explosion"
    specific = [label for label in labels if label not in GENERAL_TYPES and label != DAMAGE]
    if key in {*GENERAL_TYPES, DAMAGE} and specific:
        key = specific[0]
    if key == "protest" and (met := [label for label in labels if label in MET_BY_FORCE]):
        key = met[0]
    return key


def _apart(case: _Case, first: str, key: str) -> str | None:
    """The kind of what is no attack by whatever means: a crash, an armed march, weapons shot down, a seizure, an accident; None for all else."""
    main = case.candidate.main
    if first == "attack" and is_effect(case.ctx, main) and CRASH.search(case.clause):
        return "strategic-other"
    if first == "protest" and is_verb(case.ctx, main) and ARMED.search(case.clause):
        return "attack"
    if key in ("shooting", "shelling", "attack", "armed-clash") and AT_MISSILE.match(case.ctx.text[case.candidate.span.end : case.candidate.span.end + 60]):
        return "weapons-disrupted"
    if STOPPING.match(case.word) and INCOMING.match(case.after):
        return "weapons-disrupted"
    if key == "weapons-disrupted" and (AIRLINER.match(case.after) or AIRLINER.match(case.befell)):
        return "shelling"
    if TAKING.match(case.word) or key == "non-state-takes":
        return taken_as(case.ctx, case.candidate, case.roles, case.whole, case.befell) or key
    return "strategic-other" if key in BY_CHANCE and _by_chance(case) else None


def _by_means(case: _Case, key: str) -> str:
    """The kind by the means that the phrase or the roles name, where that refines ``key``."""
    return (key in REFINES and (_means(case, key) or _by_instrument(case, key))) or key


def _by_author(case: _Case, key: str) -> str:
    """The kind by who does it: a crowd, those who fly, artillery, people who fly nothing, a state."""
    raid = RAID.match(case.word) is not None
    key = (key == "armed-clash" and CLASH.match(case.word) and _in_the_street(case)) or key
    if (key == DAMAGE or raid) and any(CROWD.search(w) and not MEN.search(w) for w in case.words("actor")):
        key = "violent-demonstration"
    if (key == "shelling" and is_verb(case.ctx, case.candidate.main)) or (key == "armed-clash" and raid):
        key = _flown(case) or key
    start = case.candidate.main.start
    if key == "shooting" and any(MARCHERS.search(w) for w in case.words("target", "victim")) and any(REGULAR.search(w) for w in case.words("actor")):
        key = "excessive-force"
    if key == "air-strike" and GROUND_FIRE.search(case.ctx.text, max(0, start - GROUND_REACH), start):
        key = "shelling"
    if key == "air-strike" and _planted(case):
        key = "bombing"
    if key == "government-regains" and _by_band(case):
        key = "non-state-takes"
    if key == "attack" and ((STRUCK.match(case.word) and _by_state(case)) or _from_above(case)):
        key = "air-strike"
    if key == "bombing" and (RAINED.search(case.clause) or _bombed_by_state(case)):
        key = "air-strike"
    raids = (key == "armed-clash" and RAIDS.fullmatch(case.word)) or (key in ("bombing", "shelling") and BOMBED.fullmatch(case.word))
    return "air-strike" if raids and (_told_as_air_raid(case) or (key == "armed-clash" and _from_above(case))) else key


def _by_band(case: _Case) -> bool:
    """Do those who take ground back fight without a state?"""
    return case.kinds <= GROUP_KINDS and (bool(case.kinds) or any(BAND.search(w) or "opposition" in w.lower() for w in case.words("actor")))


def _from_above(case: _Case) -> bool:
    """Is it an alliance or its aircraft that strikes ("the coalition destroyed 22 positions", "the planes have killed more than 50")?"""
    return any(ALLIANCE.search(w) or PLANES.search(w) for w in case.words("actor")) and not any(PLANES.search(w) for w in case.words("target", "victim"))


def _by_chance(case: _Case) -> bool:
    """Does the sentence call a blast or a fire an accident, or name a cause that nobody set, and leave nothing open?"""
    ctx = case.ctx
    number = ctx.sentence_at(case.candidate.main.start)
    sentence = ctx.quote(ctx.layout.sentences[number]) if number >= 0 else ""
    return bool(BURST.search(sentence) and MISCHANCE.search(sentence)) and not NOT_BY_CHANCE.search(sentence)


def _by_instrument(case: _Case, key: str) -> str | None:
    """The type by the means that the event's own roles name ("the drones that damaged two pumping stations"), where it refines ``key``."""
    return next((kind for pattern, kind in BY_MEANS if kind in REFINES[key] and any(pattern.search(w) for w in case.words("instrument"))), None)


def _by_state(case: _Case) -> bool:
    """Does a state by its bare name strike ("Pakistan hit what it called hideouts"), which it does from the air?"""
    ctx, at = case.ctx, case.candidate.main.start
    return any(
        e.actor is not None and e.actor.kind == "state" and e.end < at and ctx.text[e.end : at].strip() in ("", "had", "has", "have", "also")
        for e in ctx.values.entities
    )


def _flown(case: _Case) -> str | None:
    """The type by the aircraft or drone that does it: the subject, or who stands behind "by" or "from"."""
    doers = [case.subject, *FROM_OR_BY.split(case.object)[1:2]]
    return next((kind for pattern, kind in BY_MEANS if kind in FLOWN and any(pattern.search(words) for words in doers)), None)


def _bombed_by_state(case: _Case) -> bool:
    """Is it the bombing by a state or its forces, which they do from the air ("the US bombing of Libya", "a NATO bombing campaign")?"""
    if not BOMBED.fullmatch(case.word) or PLANTED.search(case.told):
        return False
    named = any(REGIME.search(w) and not IRREGULAR.search(w) for w in case.words("actor"))
    return (bool(case.kinds) and case.kinds <= {"state", "military", "igo"}) or (not case.kinds and named)


def _told_as_air_raid(case: _Case) -> bool:
    """Do "raids", "the raid" or "the bombing" take up air strikes that were told shortly before, with nobody on the ground who makes them?"""
    ctx, main = case.ctx, case.candidate.main
    taken_up = case.word.lower().endswith("s") or POINTED_AT.search(ctx.text, max(0, main.start - 7), main.start)
    if not taken_up or MEN.search(case.told):
        return False
    near = [t for t in ctx.tagged("trigger") if main.start - AIR_RAIDS_BACK < t.start < main.start]
    if not near:  # the headline, which the lead takes up
        near = [t for t in ctx.tagged("trigger") if main.end < t.start < main.end + AIR_RAIDS_AHEAD]
    words = {t: ctx.quote(t) for t in near}
    fired = any(t.label in SET_OFF or (t.label == "shelling" and not BOMBED.fullmatch(words[t])) for t in near)
    return any(t.label in FLOWN for t in near) and not fired and not any(RAID.match(words[t]) and t.label not in FLOWN for t in near)


def _in_the_street(case: _Case) -> str | None:
    """What a clash of protesters is: with police or soldiers a violent demonstration, with one another mob violence."""
    words = " ".join([case.told, *case.words("actor", "target")])
    if not MARCHERS.search(words) or BAND.search(words):
        return None
    return "violent-demonstration" if REGULAR.search(words) else "mob-violence"


def _planted(case: _Case) -> bool:
    """Did people who fly no aircraft bomb something?"""
    subject = case.subject
    bombs = case.word.lower().startswith("bomb")
    return bombs and not AIRCRAFT.search(case.told) and bool(IRREGULAR.search(subject) or BOMB.search(subject)) and not AIRCRAFT.search(subject)


def _by_target(case: _Case, key: str) -> str:
    """An attack on armed people is a clash, a raid on others is an attack (ACLED: violence against civilians)."""
    if key not in ("attack", "armed-clash", "shooting"):
        return key
    hit = " ".join(case.words("target", "victim")) or DOER.split(case.object, maxsplit=1)[0]
    if key == "shooting":
        own = SPOT.split(hit, maxsplit=1)[0]
        fight = ARMED.search(own) and not CIVIL.search(own) and IRREGULAR.search(case.clause)
        return "armed-clash" if fight else key
    if ARMED.search(hit) and not (CIVIL.search(hit) and not MEN.search(hit)):
        return "armed-clash"
    if key == "attack" and _falls_to_arms(case):
        return "armed-clash"
    if key == "armed-clash" and not RAID.match(case.word):
        return key
    one_sided = ONE_SIDED.match(case.word) and IRREGULAR.search(case.clause)
    return "attack" if key != "armed-clash" or one_sided or CIVIL.search(case.told) else key


def _falls_to_arms(case: _Case) -> bool:
    """Are those who were hit soldiers or fighters, and those who did it a band ("the 98 soldiers killed by the rebels")?"""
    hit = case.words("target", "victim")
    armed = any(IRREGULAR.search(w) for w in case.words("actor")) or bool(case.kinds & GROUP_KINDS)
    return armed and any(MEN.search(w) for w in hit) and not any(CIVIL.search(w) for w in hit)


def _means(case: _Case, key: str) -> str | None:
    """The type that the means named in the phrase suggests, where it refines ``key``."""
    named = [t for t in inside(case.ctx.tagged("entity"), case.whole) if t.by.startswith("rules:weapon:") and not MEN_OR_PLANES.fullmatch(case.ctx.quote(t))]
    found = {kind for pattern, kind in BY_MEANS if pattern.search(case.clause)} | {t.by.rpartition(":")[2] for t in named}
    return next((kind for _, kind in BY_MEANS if kind in found & REFINES[key]), None)
