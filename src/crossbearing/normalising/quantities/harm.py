"""What happened to those who are counted: killed, injured, missing, arrested, displaced, read from the words around the number."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cache

from crossbearing.normalising.numerals import Token
from crossbearing.normalising.quantities.wounds import BREAKS, tells_injury

KILLED = (
    "killed dead died slain murdered martyred martyrdom perished drowned executed massacred beheaded assassinated deceased lynched eliminated buried "
    "slaughtered butchered neutralised neutralized liquidated"
)
INJURED = "injured wounded hurt maimed hospitalized hospitalised burned treated"
_AFTER = {
    "killed": KILLED + " succumbed die dies gunned mowed mown hanged decapitated",
    "injured": INJURED,
    "missing": "missing unaccounted",
    "arrested": "arrested detained apprehended jailed imprisoned captured",
    "displaced": "displaced fled homeless uprooted",
    "abducted": "abducted kidnapped hostage seized snatched",
    "evacuated": "evacuated",
    "rescued": "rescued",
    "trapped": "trapped",
}
_BEFORE = {
    "killed": "killed killing kill kills cost costing slain murdered murdering massacred executed executing assassinated claimed lives slaying eliminated "
    "eliminating eliminates liquidated martyred martyring lynched lynching beheaded beheading decapitated hanged drowned drowning slaughtered "
    "slaughtering butchered butchering massacring",
    "injured": "injured injuring injure injures wounded wounding wound wounds hurt hurting maiming",
    "arrested": "arrested arresting arrest arrests detained detaining detain captured capturing apprehended",
    "abducted": "abducted abducting kidnapped kidnapping snatched snatching",
    "displaced": "displaced displacing displace uprooting uprooted",
    "evacuated": "evacuated evacuating",
    "rescued": "rescued rescuing",
}
_OF_PEOPLE = {
    "killed": re.compile(
        r"\b(?:neutrali[sz](?:ed|ing|es?)|destroy(?:ed|ing)|liquidat(?:ed|ing)|lost|losing|(?:bodies|remains|corpses) of|dead (?:included|include|are|were))"
        r"(?: (?:the|all|about|another|a further|some|its|their))*$"
    ),
    "injured": re.compile(
        r"\b(?:treat(?:ed|ing|s)|(?:hospitals?|clinics?|wards?|infirmary|medical \w+)(?: \w+){0,4} (?:admitted|received|took in))(?: (?:another|about|some))*$"
    ),
}
"""Words before people that tell of harm; said of things they tell of damage or of nothing."""
_DESTROYED = frozenset("destroyed neutralised neutralized liquidated".split())
"""What bulletins say of killed enemies, behind them."""
_FILLERS = frozenset(
    "were was are is have has had been be being also reportedly all feared believed confirmed reported later then both that who apparently "
    "themselves left lay lying being hit struck got "
    "immediately instantly subsequently allegedly still now severely seriously critically slightly fatally badly lightly either presumed listed "
    "as to people persons others other "
    "estimated thought known understood assumed more civilians "
    "recorded documented registered far so already civilian including taken found shot burnt blown since remain remains remained".split()
)
HARMS = frozenset(_AFTER) | {"casualties"}
"""The units that say what happened to people."""
NEXT_VERB = 22
PHRASE = 15
"""Words of a prepositional phrase between people and their verb ("members of the ... were arrested")."""


@cache
def after_words() -> dict[str, str]:
    """Words that, behind a number of people, say what happened to them."""
    return {word: unit for unit, words in _AFTER.items() for word in words.split()}


@cache
def before_words() -> dict[str, str]:
    """Verbs that, before a number of people, say what was done to them."""
    return {word: unit for unit, words in _BEFORE.items() for word in words.split()}


def harm_around(words: Sequence[Token], start: int, stop: int) -> str | None:
    """What happened to the people counted at ``start:stop``: the verb that governs them before the one of a clause behind them."""
    if (dead := struck_dead(words, start, stop)) is not None:
        return dead
    opens = start > 0 and words[start - 1].low in ("and", "or", ",")  # "43 were killed and 80 injured": the second number has a word of its own
    own = harm_after(words, stop) if opens else None
    if (total := total_behind(words, stop)) is not None:
        return total
    if words[stop - 1].low == "lives" and any(word.low in _TAKING for word in words[max(0, start - 7) : start]):
        return "killed"
    return left_dead(words, start, stop) or own or harm_before(words, start) or among(words, stop) or harm_after(words, stop)


_TAKING = frozenset("cost costs costing took taking takes claimed claiming claims".split())
"""What an act does with lives ("costing the air force 13 lives")."""
_STRIKING = frozenset(
    "shot shooting stabbed stabbing beat beaten beating hacked hacking burned burning burnt stoned stoning crushed tortured torturing clubbed".split()
)
TO_DEATH = 8
"""Words between a verb and "dead" or "to death" ("shot the mayor of the town dead"), at most."""


def struck_dead(words: Sequence[Token], start: int, stop: int) -> str | None:
    """ "Beat two prisoners to death", "shot the mayor dead": does "dead" or "to death" end in its clause what the verb before the phrase began?"""
    if not start or words[start - 1].low not in _STRIKING:
        return None
    for at in range(stop, min(len(words), stop + TO_DEATH)):
        if words[at].low in BREAKS or words[at].low in (",", "and"):
            return None
        if words[at].low == "dead" or (words[at].low == "death" and words[at - 1].low == "to"):
            return "killed"
    return None


def harm_of_people(words: Sequence[Token], start: int, stop: int) -> str | None:
    """What happened to people by words that say so of people only: "neutralised 22 fighters", "the army lost three men", "treated 40 people"."""
    tail = " ".join(word.low for word in words[max(0, start - 9) : start])
    found = next((unit for unit, pattern in _OF_PEOPLE.items() if pattern.search(tail)), None)
    if found is None and stop < len(words) and words[stop].low == "fell" and closes(words, stop + 1):
        return "killed"
    if found is None:
        at = stop + next((n for n, word in enumerate(words[stop : stop + NEXT_VERB]) if word.low in _PASSIVE or word.low in BREAKS or word.low == ","), 0)
        low = [word.low for word in words[at : at + 3]]
        if low and low[0] in _PASSIVE and _DESTROYED.intersection(low[1:]):
            return "killed"
    return found


def among(words: Sequence[Token], stop: int) -> str | None:
    """Two soldiers were among the injured; nine children are among those killed; women were among at least 56 people wounded."""
    low = [word.low for word in words[stop : stop + AMONG]]
    if len(low) < 4 or low[0] not in _PASSIVE or low[1] != "among":
        return None
    return next((after_words()[word] for word in itertools.takewhile(lambda w: w not in BREAKS and w != ",", low[2:]) if word in after_words()), None)


AMONG = 8
"""Words from "were among" to what befell them, at most."""


def harm_after(words: Sequence[Token], stop: int) -> str | None:
    """What the words behind the phrase say: "three people, including a child, were killed", "12 wounded", "20 died".

    A bare "killed" with an object behind it is what they did, not what was done to them ("two gunmen killed five").
    """
    table = after_words()
    at, limit = stop, min(len(words), stop + NEXT_VERB)
    if at < limit and words[at].low == "missing" and _died(words, at, limit):
        return "killed"
    inserted = phrased = passive = False
    if at + 1 < limit and words[at].shape == "name" and (words[at + 1].low in table or words[at + 1].low in ("were", "was", "have", "had")):
        at += 1  # "twenty Tajik dead", "six Naxals were gunned down"
    while at < limit:
        low = words[at].low
        to_death = low.endswith(("ed", "en", "nt", "shot")) and [w.low for w in words[at + 1 : at + 3]] == ["to", "death"]
        if to_death or (low in _BURNT and _follows(words, at, "alive")):
            return "killed"
        if tells_injury(words, at):
            return "injured"
        if low in table:
            return _both(words, at, table[low]) if passive or low not in _TRANSITIVE or closes(words, at + 1) else None
        if low == "lost" and at + 2 < len(words) and words[at + 2].low in ("lives", "life"):
            return "killed"
        if low in ("paid", "made", "laid", "embraced") and _SACRIFICE.match(" ".join(w.low for w in words[at : at + 5])):
            return "killed"
        if low == "lost" and _LIMB.match(" ".join(w.low for w in words[at + 1 : at + 4])):
            return "injured"
        if low == "put" and [w.low for w in words[at + 1 : at + 4]] == ["out", "of", "action"]:
            return "killed"
        if (low in ("may", "might", "could") and _follows(words, at, "have")) or (low == "said" and passive and _follows(words, at, "to")):
            at += 2
        elif low in (",", "(", "–", "—") and not inserted:
            at = _past_insertion(words, at, limit)
            inserted = True
        elif low == "aged" and at + 1 < limit:
            at += 2
        elif low == "and" and not passive and (verb := _joined(words, at, limit)):
            at = verb  # "passengers and crew died", "journalists and other media staff have been killed"
        elif low == "including" and not phrased:
            at = _past_phrase(words, at, limit, listing=True)
            phrased = True
        elif low == "and" and passive and at + 1 < limit and words[at + 1].low in table and words[at - 1].low in _FILLERS:
            at += 1  # "were shot and killed"
        elif low in _FILLERS or (low == "or" and passive):
            passive = passive or low in _PASSIVE
            at += 1
        elif low in ("in", "from", "of", "at", "near", "on", "inside", "among") and not (inserted or phrased):
            at = _past_phrase(words, at, limit)
            phrased = True
        else:
            return None
    return None


JOINED = 6
"""Words from "and" over people who are not counted apart to their verb, at most."""


def _joined(words: Sequence[Token], at: int, limit: int) -> int:
    """The auxiliary behind "and" and a bare noun ("farmers and rights defenders were"); 0 where another number, person or clause stands there."""
    for index in range(at + 1, min(limit, at + JOINED)):
        word = words[index]
        if word.low in ("were", "have", "had", "are", "died"):
            return index if index > at + 1 else 0
        if word.value is not None or word.shape not in ("word", "name") or word.low in BREAKS or word.low in _ALONE or word.low in before_words():
            return 0
    return 0


_ALONE = frozenset("a an the his her their its another that who which in on at of by".split())


def _died(words: Sequence[Token], at: int, limit: int) -> bool:
    """ "Both sailors missing since Monday died": does their clause end in their death, with no other number before it?"""
    for word in words[at:limit]:
        if word.low in ("died", "perished"):
            return True
        if (word.value is not None and word.shape == "number") or word.low in BREAKS or word.low == ",":
            return False
    return False


def _follows(words: Sequence[Token], at: int, low: str) -> bool:
    """Is the next word this one?"""
    return at + 1 < len(words) and words[at + 1].low == low


_SACRIFICE = re.compile(r"(?:paid|made) the (?:supreme|ultimate) (?:price|sacrifice)|laid down (?:their|his|her) li|embraced martyrdom")
_LIMB = re.compile(r"(?:an?|both|his|her|their) (?:left |right )?(?:legs?|arms?|limbs?|eyes?|hands?|f[oe]+t|fingers?|sight)\b")
_BURNT = frozenset("burned burnt buried".split())
_PASSIVE = frozenset("were was is are been be being got left found reportedly feared believed confirmed".split())
_TRANSITIVE = frozenset(
    "killed slain murdered executed massacred beheaded assassinated injured wounded hurt arrested detained apprehended jailed captured abducted "
    "kidnapped seized rescued evacuated displaced".split()
)
_AFTER_PARTICIPLE = frozenset(
    ". , ; : ¶ ) ? ! & – — - in on at by when during after since as and or while near from outside inside over this last so with along across "
    "including within under early late "
    "overnight today yesterday monday tuesday wednesday thursday friday saturday sunday following amid for before because near around earlier "
    "through ” \" ' ’".split()
)


def closes(words: Sequence[Token], at: int) -> bool:
    """Has the participle before this word no object?"""
    if at >= len(words):
        return True
    low = words[at].low
    if low in ("and", "or") and at + 1 < len(words) and words[at + 1].low in before_words():
        return closes(words, at + 2)
    return low in _AFTER_PARTICIPLE


def _both(words: Sequence[Token], at: int, unit: str) -> str:
    """ "Killed or wounded" counts neither of them: casualties; but "dead and wounded 12 others" goes on with another number."""
    low = [word.low for word in words[at + 1 : at + 3]]
    if len(low) == 2 and low[0] in ("or", "and", "/") and {unit, after_words().get(low[1])} == {"killed", "injured"} and closes(words, at + 3):
        return "casualties"
    return unit


_BEFELL = frozenset("lost sustained suffered received".split())
_INSERTED = frozenset("not including among mostly most many some all two three both one at half mainly aged a an the their his her with members".split())


def _past_insertion(words: Sequence[Token], at: int, limit: int) -> int:
    """The word behind ", including a child," where the passive goes on; the end where it does not."""
    closing = {"(": ")", "–": "–", "—": "—"}.get(words[at].low, ",")
    lead = words[at + 1] if at + 1 < len(words) else None
    age = lead is not None and lead.value is not None and at + 2 < len(words) and words[at + 2].low == closing
    part = lead is not None and lead.value is not None and at + 3 < len(words) and words[at + 2].low == "of" and words[at + 3].low in ("them", "whom")
    if lead is None or (closing == "," and not age and not part and lead.low not in _INSERTED):
        return limit
    depth = at + 1
    while depth < limit and words[depth].low not in (".", "¶", ";"):
        behind = words[depth + 1].low if words[depth].low == closing and depth + 1 < len(words) else ""
        if behind in _FILLERS or behind in _BEFELL or behind in after_words():
            return depth + 1
        depth += 1
    return limit


def _past_phrase(words: Sequence[Token], at: int, limit: int, *, listing: bool = False) -> int:
    """The next auxiliary or comma behind a prepositional phrase ("people in the village were killed"), or behind those whom it lists; the end where there is
    none."""
    for index in range(at, min(limit, at + PHRASE)):
        low = words[index].low
        if low == ",":
            return index
        if low in ("that", "who") or ((low in BREAKS or low in ("and", "or")) and not (listing and low == "and")):
            return limit
        if low in ("were", "was", "have", "had", "has", "died", "drowned", "perished", "are", "lost", "sustained", "suffered"):
            return index
    return limit


TOLL_REACH = 20
"""Words from "the number of people killed in ..." to its number, at most."""
_TOLL = re.compile(
    r"\b(?:toll|number of (?:[\w-]+ ){0,2}?(?:dead|deaths|fatalities|martyrs|victims|bodies|wounded|injured|killed)|body count|deaths|fatalities|"
    r"(?:put|puts|putting|set) (?:\w+ )?(?:dead|wounded|injured|casualties|losses)|the (?:dead|wounded|injured)|casualties were put)\b"
    r"(?:[^.;¶]*?\b(?:to|at|of|reached|reaches|hit|hits|stands at|is|was|numbered|number|:)|(?: now| already| has| had)*)$|\btoll ,$"
)
_TOLL_OF_WOUNDED = re.compile(r"\b(?:(?:injur|wound)\w* toll|(?:wounded|injured)\b(?! (?:and|or) )[^.;¶]{0,20})(?: \w+){0,4}$")
_CALLED = re.compile(r"\b(killed|killing|wounded|wounding|arrested|arresting) what (?:\w+ ){1,4}?(?:were|was|as)$")
""" "Killing what they said were 45 fighters"."""
_SAVED = re.compile(r"\b(?:sav|spar|risk)(?:e|es|ed|ing) (?:the )?lives of\b")
_DEATH_OF = re.compile(
    r"\b(?:lives|deaths?|killings?|murders?|martyrdom|executions?|throats?|massacres?|slaughter|loss|funerals?|burials?) (?:of|for)(?: (?:its|the|their|our))?$"
)
_NUMBERED = re.compile(r"\b(?:killed|dead|slain|fatalities|victims) (?:now )?number(?:ed|s)?$")
_INJURY_OF = re.compile(r"\b(?:injur(?:y|ies)|wounding) (?:of|to)$")
_ARREST_OF = re.compile(r"\b(?:arrests?|detention) of$")
_TO_DEATH = re.compile(
    r"\b(?:shot|stabbed|hacked|beat|beaten|burned|burnt|bludgeoned|gunned|mowed|blew|cut) (?:dead|down|to death|alive)(?: (?:another|the|all))?$"
)
_WERE = re.compile(r"\b(?:were|was|been|being)(?: \w+)? \w+ (?:\w+ )?\w+$")
"""The passive before "shot dead": those were others."""
_LEFT = re.compile(r"\b(?:left|leaving|leaves|leave|put|putting|sent|sending|landed)(?: (?:another|a further|a total of|the))?$")


LEFT_REACH = 8
"""Words between those who were left and "dead" ("left 25 fighters of the Red Wolves dead"), at most."""
_BEFORE_NUMBER = frozenset("the another an additional a total record of : further also all about and or their its his her between".split())
"""Words between a verb and the number of those whom it hit."""


def harm_before(words: Sequence[Token], start: int) -> str | None:
    """What the words before the phrase say: "killing three", "claimed the lives of 12", "the death toll rose to 34"."""
    table = before_words()
    tail = " ".join(word.low for word in words[max(0, start - TOLL_REACH) : start])
    if _TOLL.search(tail):
        return "casualties" if "casualties" in tail else "injured" if _TOLL_OF_WOUNDED.search(tail) else "killed"
    if _NUMBERED.search(tail):
        return "killed"
    if (called := _CALLED.search(tail)) is not None:
        return table[called[1]]
    if _SAVED.search(tail):
        return "rescued"
    if _DEATH_OF.search(tail):
        return "killed"
    if _INJURY_OF.search(tail):
        return "injured"
    if _TO_DEATH.search(tail):
        return None if _WERE.search(tail) else "killed"
    if _ARREST_OF.search(tail):
        return "arrested"
    at = start - 1
    while at >= 0 and at > start - 4 and words[at].low in _BEFORE_NUMBER:
        if words[at].low in ("and", "or") and not (at and words[at - 1].low in table):
            return None
        at -= 1
    if at < 0 or words[at].low not in table:
        return None
    if words[at].low in ("cost", "costing") and not {"lives", "life"} & {word.low for word in words[start : start + 5]}:
        return None
    unit = table[words[at].low]
    if words[at].low in ("killed", "wounded", "injured", "arrested", "displaced", "abducted", "detained", "captured") and _passive(words, at):
        return None
    if at >= 2 and words[at - 1].low in ("and", "or") and {table.get(words[at - 2].low), unit} == {"killed", "injured"}:
        return "casualties"
    return unit


def _passive(words: Sequence[Token], at: int) -> bool:
    """Was the verb said of those before it ("three were killed, five ...")?"""
    return at > 0 and words[at - 1].low in ("were", "was", "been", "being", "are", "is", "be")


def left_dead(words: Sequence[Token], start: int, stop: int) -> str | None:
    """An attack that left seven (people) dead; "leaving 12 wounded"; "left two more with burns", "put six in hospital"."""
    tail = " ".join(word.low for word in words[max(0, start - 4) : start])
    if not _LEFT.search(tail):
        return None
    for at in range(stop, min(len(words), stop + LEFT_REACH)):
        if words[at].low in after_words():
            return _both(words, at, after_words()[words[at].low])
        if tells_injury(words, at):
            return "injured"
        if words[at].low in BREAKS or words[at].low == ",":
            return None
    return None


def total_behind(words: Sequence[Token], stop: int) -> str | None:
    """ "Bringing to five the number of dead", "revised down to 54 the number of people killed": what a number counts that stands before its noun."""
    low = [word.low for word in words[stop : stop + 8]]
    if low[:1] != ["the"] or not {"number", "toll"} & set(low[1:4]):
        return None
    if low[1:3] == ["death", "toll"]:
        return "killed"
    table = after_words() | dict.fromkeys(("deaths", "fatalities", "victims"), "killed") | {"injuries": "injured", "casualties": "casualties"}
    return next((table[word] for word in low[3:] if word in table), None)
