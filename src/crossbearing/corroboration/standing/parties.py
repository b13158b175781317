"""Who is named as perpetrator or target of an incident, with how much commitment."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from crossbearing.corroboration.pile import Pile, who
from crossbearing.records.claim import Claim
from crossbearing.records.finding import Party
from crossbearing.records.outlets import fold
from crossbearing.records.value import ORGAN_KINDS, ActorRef

STRENGTH = ("claims-responsibility", "confirms", "asserts", "blames", "suspects")
"""Stances from the strongest to the weakest; a denial names nobody."""
LEAD = re.compile(r"^(?:the|an?|its|their|valiant)\s+", re.IGNORECASE)
NAMELESS = re.compile(
    r"(?:(?:unidentified|unknown|armed|suspected|masked|heavily|the|these|those|some|several|group|of|our|rival|obscure|other|two|three|four|five|six|seven|eight|nine|ten|\d+)\s)*"
    r"(?:gunm[ae]n|m[ae]n|militants?|militia(?:s|men)?|militia groups|terrorists?|attackers?|assailants?|insurgents?|rebels?|fighters?|raiders?|bandits?|"
    r"people|persons?|enemy|perpetrators?|killers?|groups?|forces?|jihadists?|extremists?|criminals?|youths?|individuals?|elements?|saboteurs?|agents?|"
    r"peacekeepers?|patrols?|personnel|villagers?|(?:suicide\s|car\s)?bombers?|hitm[ae]n|killer|culprits?|suspects?|soldiers|militiam[ae]n|factions?)(?:\sand\smilitiamen)?(?:\s(?:on|in|with|dressed|wearing|riding|armed)\s.{1,60})?",
    re.IGNORECASE,
)
"""Words that tell what kind of people it was and name nobody."""
ONE_PERSON = re.compile(
    r"(?:an?|the|one|another|lone|male|female|young|teenage|teenaged|elderly|would-be|suspected|suicide|car|\d+-year-old)?"
    r"(?:\s?\b(?:male|female|young|teenage|would-be|suspected|suicide|car|woman|girl))*\s?\b(?:suspect|teenager|youth|girl|boy|woman|man|bomber|attacker|driver|student|person)",
    re.IGNORECASE,
)
"""Words for one person without a name: the hand, and not who did it."""
LONGEST_NAME = 6
CONTINUED = re.compile(r"\b(?:and|or|that|who|which|to)\b")
OWN = re.compile(r"(?:our|its|their|his|her)\b", re.IGNORECASE)
BARE = re.compile(r"(?:(?:the|armed|security|defen[cs]e|government|national|air|ground|border)\s)+(?:forces?|army|guards?|troops)", re.IGNORECASE)
"""Words for forces that do not say whose they are."""
WHOLLY_BARE = re.compile(rf"^{BARE.pattern}$", re.IGNORECASE)
OFFICE = re.compile(r"\b(?:chief|commander|head|leader|minister|general|spokes\w+|officer|official)s?$", re.IGNORECASE)
ADJECTIVE = re.compile(r"(.+) (?:armed forces|air force|navy|police|security forces|border guards)")
"""The registry's name of an arm of a state, with the word for the state as its group."""
LEADERS = re.compile(
    r"(?:(?:[Pp]ro-[A-Z][\w-]+|(?:(?:President|Colonel|General)\s)?(?:[A-Z][\w-]+\s){0,2}[A-Z][\w-]+(?:['’]s)?)\s(?:forces|troops|army|soldiers|regime|government|fighters)|"
    r"(?:forces|troops|soldiers|fighters|loyalists|militiamen)\sloyal\sto\s.{3,40})"
)
"""Forces that are called by the name of the man whom they obey."""
FORCES = re.compile(r"army|military|troops|soldiers|air force|navy|coast ?guard|police|border guards?", re.IGNORECASE)
REGULAR = re.compile(r"\b(?:armed forces|army|air force|navy|military|defen[cs]e forces?|special forces|command)\b", re.IGNORECASE)
PROPER = re.compile(r"\b[A-Z]")
ARMY = re.compile(r"\b(?:army|military|armed forces|defen[cs]e forces?)\b", re.IGNORECASE)
MACHINES = re.compile(r"\b(?:side|(?:fighter )?jets?|(?:war)?planes?|aircraft|drones?|helicopters?|gunships?|bombers?|artillery|missiles?)$", re.IGNORECASE)
"""Words for the machines of an army, which is not called by them."""


def parties(pile: Pile, incident: str, facet: str) -> tuple[Party, ...]:
    """The parties that the claims of one facet name, the best supported first.  A denial or a refusal to comment makes nobody a party.

    What is said of the whole series that an incident belongs to counts where nothing is said of itself, and one side alone is named.
    """
    at = pile.linked.mention_incident
    own: dict[str, list[Claim]] = defaultdict(list)
    shared: dict[str, list[Claim]] = defaultdict(list)
    for claim in pile.by_incident.get(incident, ()):
        if facet == "perpetrator" and not pile.of_its_kind(claim, incident):
            continue  # who shot down a drone is not who sent it
        if claim.facet == facet and (key := who(claim)) and claim.stance in STRENGTH and not _accuses_itself(claim, pile.by_incident[incident]):
            of_itself = not claim.events or any(at.get(m) == incident for m in claim.events)
            (own if of_itself else shared)[key].append(claim)
    found = pile.incidents.get(incident)
    fight = found is not None and found.type.acled == "Armed clash"  # those who meet at a border are called by their troops
    if facet == "perpetrator":
        own, shared = _named(own), _named(shared)
    sides = _sides(pile, own) or _sides(pile, shared)
    if facet == "perpetrator" and not fight:
        sides = _foremost(_charged(pile, sides))
    place = found.place if found is not None else None
    lands = {value: None if fight else place.country if place is not None else _scene(pile, incident, value) for value in sides}
    rows = [_party(pile, value, said, lands[value]) for value, said in sides.items()] if own or len(sides) == 1 else []
    return tuple(sorted(rows, key=lambda p: (STRENGTH.index(p.stance), -len(p.claims), p.who)))


def _named(by: dict[str, list[Claim]]) -> dict[str, list[Claim]]:
    """Those that say who it was, where anybody is named; else the nameless ("gunmen"), who stand beside a name for the same hand."""
    by = {value: said for value, said in by.items() if not all(ONE_PERSON.fullmatch(LEAD.sub("", c.value or value)) for c in said)}
    told = {value: said for value, said in by.items() if not all(NAMELESS.fullmatch(LEAD.sub("", c.value or value)) for c in said)}
    return told or by


def _charged(pile: Pile, sides: dict[str, list[Claim]]) -> dict[str, list[Claim]]:
    """The sides without those who are only named by the way, on nobody's word and in no headline, where another side is named far oftener."""
    most = max((len(said) for said in sides.values()), default=0)
    return {v: said for v, said in sides.items() if len(said) * OFTENER > most or not all(_by_the_way(pile, c) for c in said)}


def _by_the_way(pile: Pile, claim: Claim) -> bool:
    """Does a report say so itself, under its headline?"""
    headline = pile.reports[claim.document_id].layout.headline
    return claim.stance == "asserts" and claim.attribution is None and (headline is None or not headline.covers(claim.content))


def _foremost(sides: dict[str, list[Claim]]) -> dict[str, list[Claim]]:
    """Of a crowd of sides those that are named nearly as often as the one named most, and all who claim the deed."""
    most = max((len(said) for said in sides.values()), default=0)
    if len(sides) <= FEW:
        return sides
    return {v: said for v, said in sides.items() if len(said) * SELDOM >= most or any(c.stance == "claims-responsibility" for c in said)}


FEW, SELDOM = 3, 3
"""Of more sides than so many, those are left out that are named less than one time in so many of the one named most."""
OFTENER = 2
"""So many times as often must another side be named for one to be named by the way."""


def _accuses_itself(claim: Claim, beside: Sequence[Claim]) -> bool:
    """Is who blames another by name taken for the one who did it, too?"""
    blames = claim.facet == "perpetrator" and claim.stance in ("blames", "suspects")
    if not blames or claim.value_actor is None or claim.value_actor != claim.source_actor or claim.original not in claim.source or " and " in claim.source:
        return False
    return any(c.facet == "perpetrator" and c.source == claim.source and c.value_actor != claim.value_actor for c in beside)


def _weight(pile: Pile, by: Mapping[str, list[Claim]], value: str) -> int:
    """How many claims speak for a name; the arms of one state speak for each other."""
    actor = pile.actors.get(value)
    if actor is None or actor.kind not in ORGAN_KINDS or actor.country is None:
        return len(by[value])
    same = [v for v in by if v in pile.actors and pile.actors[v].kind in ORGAN_KINDS and pile.actors[v].country == actor.country]
    return sum(len(by[v]) for v in same)


def _sides(pile: Pile, by: Mapping[str, list[Claim]]) -> dict[str, list[Claim]]:
    """One entry for each side: a state, its army and its air force are one hand, under the name that most claims use, the wider one where they tie."""
    joined: dict[str, list[Claim]] = {}
    for value in sorted(by, key=lambda v: (-_weight(pile, by, v), -len(by[v]), not _is_state(pile, v), pile.name(v), v)):
        mine = _keys(pile, value, by[value])
        like = next((other for other in joined if mine & _keys(pile, other, by[other])), value)
        joined.setdefault(like, []).extend(by[value])
    return joined


def _keys(pile: Pile, value: str, said: Sequence[Claim]) -> frozenset[str]:
    """The keys of an actor, with the folded name where the registry does not know it."""
    named = next((c.value for c in said if c.value), value)
    return pile.kin(value) | {fold(pile.actors[value].name if value in pile.actors else named)}


def _is_state(pile: Pile, value: str) -> bool:
    return value in pile.actors and pile.actors[value].kind == "state"


def _party(pile: Pile, value: str, said: Sequence[Claim], land: str | None) -> Party:
    """One side; a ministry, and regular forces in another ``land`` than their own, stand for their state."""
    strongest = min((_stance(pile, c) for c in said), key=STRENGTH.index)
    named = next((c.value for c in said if c.value), value)
    actor = pile.actors.get(value)
    ids = tuple(sorted(c.id for c in said))
    state = pile.actors.get((actor.country or "").lower()) if actor and (actor.kind == "government" or _abroad(actor, land)) else None
    actor = state or (_army_at_home(pile, actor, said, land) if actor else None) or actor
    name = _called(pile, said, actor) if actor else named
    return Party(who=name, actor=actor.id if actor else None, stance=strongest, claims=ids)


def _army_at_home(pile: Pile, actor: ActorRef, said: Sequence[Claim], land: str | None) -> ActorRef | None:
    """The army of a state that acts on its own ground, where a claim calls it by that name."""
    if actor.kind != "state" or land is None or actor.country != land:
        return None
    named = (pile.actors.get(c.value_actor or "") for c in said if ARMY.search(c.original))
    return next((a for a in named if a is not None and a.kind == "military" and a.country == land), None)


def _scene(pile: Pile, incident: str, actor: str) -> str | None:
    """The country that the places of an incident's reports lie in, where they name none in the actor's own; None where they do."""
    count = Counter(p.place.country for r in pile.reports_of.get(incident, ()) for p in pile.reports[r].values.places if p.place and p.place.country)
    known = pile.actors.get(actor)
    return None if known is None or known.country in count else max(count, key=lambda iso: (count[iso], iso), default=None)


def _abroad(actor: ActorRef, land: str | None) -> bool:
    """Are they the regular forces of a state in another country than their own?"""
    return actor.kind == "military" and land is not None and actor.country not in (None, land) and REGULAR.search(actor.name) is not None


def _called(pile: Pile, said: Sequence[Claim], actor: ActorRef) -> str:
    """An actor's name: a state's is the registry's, unless most call its forces by their leader; others go by the words of the reports.

    These are the name in the claims themselves, else one that some report uses, else the plain word ("government forces"); the registry's name where it is
    one of them, or where the reports have only pronouns.
    """
    forms = pile.forms.get(actor.id, frozenset())
    if actor.kind == "state" and (of_a_man := _of_a_leader(said, forms)) is not None:
        return of_a_man
    if actor.id == (actor.country or "").lower():  # other entries of that kind are governments, which go by many names ("the Assad regime")
        return actor.name
    if actor.kind in ORGAN_KINDS and actor.country is not None:
        return _worded(said, actor.name, forms) or actor.name
    if not forms or any(fold(f) == fold(actor.name) for f in forms):
        return actor.name
    used = Counter(w for c in said if (w := LEAD.sub("", c.original)) in forms)
    return max(used, key=lambda w: (used[w], len(w), w)) if used else max(forms, key=lambda f: (len(f), f))


def _of_a_leader(said: Sequence[Claim], forms: frozenset[str]) -> str | None:
    """What half of the claims or more call the forces of a state by its leader's name ("Assad's forces"); None where most call them otherwise."""
    words = [LEAD.sub("", " ".join(c.original.split())) for c in said]
    count = Counter(w for w in words if LEADERS.fullmatch(w) and not any(w.startswith(f) for f in forms))
    return max(count, key=lambda w: (count[w], -len(w), w)) if count.total() * 2 >= len(words) else None


def _stance(pile: Pile, claim: Claim) -> str:
    """The stance towards the one who is named: who claims a deed of his own and tells of another's in the same words blames the other."""
    if claim.stance != "claims-responsibility":
        return claim.stance
    if claim.original in claim.source:
        return claim.stance
    other = claim.value_actor in pile.actors and claim.source_actor != claim.value_actor and not pile.kin(claim.value_actor) & pile.kin(claim.source_actor)
    nameless = claim.value_actor is None and NAMELESS.fullmatch(LEAD.sub("", claim.value or "")) and not OWN.match(claim.value or "")
    return "blames" if other or nameless else claim.stance


def _worded(said: Sequence[Claim], name: str, forms: frozenset[str]) -> str | None:
    """What most of the claims call the arm of a state, by its own name ("Malian army", not "the army"); else a name from ``forms``, the plain word last."""
    told = [told for c in said for told in (c.original, c.value if c.value != name else "")]
    words = [LEAD.sub("", " ".join((w or "").split())) for w in told]
    count = Counter(named for w in words if (named := _proper(w, forms)))
    if count:
        return max(count, key=lambda w: (count[w], len(w), w))
    plain = Counter(w for w in words if FORCES.fullmatch(w) or WHOLLY_BARE.match(w))
    if (people := ADJECTIVE.fullmatch(name)) is not None and any(FORCES.fullmatch(w) for w in plain):
        return f"{people[1]} {max((w.lower() for w in plain if FORCES.fullmatch(w)), key=lambda w: (plain[w], w))}"
    described = [w for w in plain if " " in w]  # "government forces"; "the army" says less than a name that stands elsewhere
    if described:
        return max(described, key=lambda w: (plain[w], w))
    return name if any(fold(f) == fold(name) for f in forms) else max(forms, key=lambda f: (len(f), f), default=None)


def _proper(words: str, forms: frozenset[str]) -> str | None:
    """The words where they are the name of an arm, or the name in them that machines are told by ("US-led coalition" of "US-led coalition jets")."""
    if 1 < len(words.split()) <= LONGEST_NAME and PROPER.search(words) and not any(p.search(words) for p in (CONTINUED, OFFICE, WHOLLY_BARE, MACHINES)):
        return words
    told = MACHINES.search(words) is not None
    return max((f for f in forms if told and re.search(rf"\b{re.escape(f)}\b", words)), key=len, default=None)
