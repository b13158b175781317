"""Which words name an event?

The words are looked up without the adjectives that only judge ("a cowardly drone strike" is a drone strike).  Some need support: see ``lexicons/triggers.tsv``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crossbearing.records.tags import Tag, Token
from crossbearing.tagging.lexicon import ANSWER, HARM, TOLD_AGAIN, Lexicon, TriggerEntry
from crossbearing.tagging.rules_events import NOUN_BEFORE, find_weapons, noun_like, part_of_speech
from crossbearing.tagging.tokens import DETERMINERS, NUMBERS, PREPOSITIONS

JUDGING = frozenset(
    "brutal cowardly heinous barbaric barbarous savage vicious ruthless despicable horrific horrendous horrible treacherous criminal unprovoked senseless "
    "heroic glorious blessed valiant brave daring righteous justified unjustified shameful evil wicked malicious perfidious dastardly vile merciless "
    "murderous inhuman inhumane unforgivable outrageous bloodthirsty sickening appalling shocking hideous odious abominable monstrous wanton "
    "so-called bloody".split()
)
"""Words that judge an act and say nothing of it."""
DELIVERING = frozenset(
    "fire fires fired firing launch launches launched launching lob lobs lobbed lobbing hurl hurls hurled hurling drop drops dropped dropping "
    "unleash unleashed unleashes unleashing throw throws threw thrown throwing rain rained raining".split()
)
FROM_THE_AIR = frozenset(["drop", "drops", "dropped", "dropping"])
DELIVERED = frozenset(["air-strike", "drone-strike", "shelling", "bombing", "grenade", "chemical-attack"])
DELIVERY_REACH = 4
PLANTING = frozenset("plant plants planted planting lay lays laid laying place places placed placing hide hid hidden strap strapped attach attached".split())
ARRIVING = frozenset("fell landed rained exploded detonated slammed".split())
"""Verbs with which a weapon arrives."""
USED = frozenset(["used", "employed"])
USING = frozenset("use uses used using employ employs employed employing deployed".split())
COMING = ARRIVING | USED | PLANTING | DELIVERING
MOVING = frozenset("came come crossed violated entered approached reached arrived dived involved flown penetrated took".split())
"""Verbs with which a weapon is on its way, or has its part."""
SENT = frozenset("by at toward towards from into against".split())
"""Words behind the participle of what was fired ("missiles launched by Iran")."""
ARRIVAL_REACH = 6
PEOPLE = frozenset(
    "people person persons civilian civilians soldier soldiers troops militant militants fighter fighters child children women woman men man boy "
    "boys girl girls villagers residents workers worker students police policeman policemen officer officers official officials personnel "
    "commander commanders passengers worshippers pilgrims journalist journalists doctor doctors medics patients refugees prisoners guards guard "
    "gunmen rebels terrorists insurgents sailors sailor crew seafarers firefighters fireman firemen teachers teacher farmers herders migrants "
    "others one nobody anybody anyone somebody "
    "protesters demonstrators members wounded staff contractor contractors servicemen peacekeepers hostages victims mother father son "
    "daughter family families brother sister".split()
)
PARTY_REACH = 6
DYING = frozenset("died dies dying perished wounded injured succumbed lost".split())
"""Verbs of harm to people alone, of whom a name, a pronoun or a noun in the plural may stand before them."""
DYING_REACH = 3
MISHAPS = frozenset("fire blaze accident disaster explosion blast".split())
HURTING = frozenset("killed killing injured injuring wounded claimed claiming destroyed burned gutted died dead".split())
HURTING_REACH = 14
TRIED = frozenset("convicted guilty acquitted charged conviction acquittal".split())
TRIED_REACH = 8
NOMINAL = frozenset(["ADJ", "NOUN", "PROPN", "NUM", "DET", "PRON", "PART", ""])
POINTING = frozenset(["the", "this", "that", "these", "those"])
ANYBODY = frozenset(["whoever", "whomever", "whatever"])
"""Subjects of no event that has a time ("whoever attacks us")."""
OF_MANY = frozenset(["such", "first", "only", "worst", "deadliest"])
"""Words behind "the" with which a phrase speaks of a kind ("the first such incident")."""
PHRASE_REACH = 4
CARRYING = frozenset(
    "carried carry carries carrying conducted conduct conducts conducting launched launch launches launching mounted mounts mounting staged executed "
    "executes undertook".split()
)
CARRYING_REACH = 10
THREATENING = frozenset(
    "vow vows vowed vowing threaten threatens threatened threatening threat threats swore sworn pledged promised right warned fear fears feared could might "
    "may".split()
)
FEARING = frozenset(["fear", "fears", "feared", "could", "might", "may"])
"""Those of them that do not come from him who is to act."""
PROMISING = frozenset("promised promises promise said says warned certainly surely be we our not".split())
THREAT_REACH = 10
NOT_YET = frozenset(
    "if unless should any further future more another could may might would fear fears feared risk prevent deter avoid against incite provoke refrain "
    "cease planned planning prepared preparing prepare".split()
)
"""Words beside a deed that has not happened."""
ANSWERED = frozenset(["retaliated", "back"])
VESSELS = frozenset("ship ships vessel vessels tanker tankers carrier freighter freighters trawler trawlers dhow dhows yacht ferry boat boats".split())
NOT_YET_REACH, NOT_YET_AFTER = 5, 3
RECURRING = frozenset(["incident", "incidents", "fire", "blaze"])
"""Words of the kind that take up what was told before which nearly always tell an event by themselves where the text has another."""
NAMED_TWICE = 2
SURE, LIKELY, SHARED, DOUBTFUL = 0.9, 0.7, 0.6, 0.5


class _Found(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive) read as an event word."""

    first: int
    last: int
    entry: TriggerEntry


def find_triggers(tokens: Sequence[Token], words: Sequence[str], lex: Lexicon) -> list[Tag]:
    """Event triggers, each with a type key; a word whose support is missing has a score of 0.5."""
    found = _delivered(tokens, words, lex, _listed(tokens, words, lex))
    plain = [f for f in found if not f.entry.need]
    strong = {tokens[f.first].sentence for f in plain} | {tokens[a].sentence for a in range(len(words)) if any(True for _ in lex.weapons.at(words, a))}
    tags = []
    for f in found:
        score = _score(tokens, words, f, strong, [p for p in plain if p.first < f.first], len(plain))
        tags.append(
            Tag(
                start=tokens[f.first].start,
                end=tokens[f.last - 1].end,
                kind="trigger",
                label=f.entry.type,
                score=score,
                by=f"rules:trigger-{f.entry.pos}",
                modality="threatened" if f.entry.need == ANSWER and _threatened(tokens, words, f.first, THREATENING - FEARING) else None,
            )
        )
    return tags


def _score(tokens: Sequence[Token], words: Sequence[str], f: _Found, strong: set[int], before: list[_Found], plain: int) -> float:
    """How sure a word names an event, given what supports it in its sentence and in the text."""
    if not f.entry.need:
        return SURE
    if f.entry.need == HARM:
        mishap = any(words[k] in MISHAPS and tokens[k].sentence == tokens[f.first].sentence for k in range(max(0, f.first - HURTING_REACH), f.first))
        told = plain or mishap or tokens[f.first].sentence in strong
        return LIKELY if told and (_party(tokens, words, f) or _dying(tokens, words, f)) else DOUBTFUL
    if f.entry.need == TOLD_AGAIN:
        if f.entry.type == "explosion" and (_kills(tokens, words, f) or (plain and _definite(tokens, words, f.first))):
            return LIKELY
        recurs = (plain and words[f.last - 1] in RECURRING) or (before and _definite(tokens, words, f.first)) or _carried_out(tokens, words, f.first)
        threat = _threatened(tokens, words, f.first, THREATENING - FEARING)
        return LIKELY if recurs or ((plain or threat) and _not_yet(tokens, words, f.first)) else DOUBTFUL
    if f.entry.type == "protest" and f.entry.pos == "n" and tokens[f.first].sentence in strong and _gathering(tokens, words, f.first):
        return DOUBTFUL
    if f.entry.need == ANSWER and f.entry.pos == "v" and words[f.last - 1] in ANSWERED and words[f.last : f.last + 1] in (["with"], ["by"]):
        return LIKELY
    if f.entry.need == ANSWER:
        return LIKELY if _threatened(tokens, words, f.first) or _not_yet(tokens, words, f.first) else DOUBTFUL
    if f.entry.type == "non-state-takes" and _party(tokens, words, f):
        return LIKELY  # "two journalists were seized"
    if tokens[f.first].sentence in strong or _threatened(tokens, words, f.first, THREATENING - FEARING) or _at_sea(tokens, words, f):
        return LIKELY
    return SHARED if f.entry.pos == "v" and plain >= NAMED_TWICE else DOUBTFUL


def _kills(tokens: Sequence[Token], words: Sequence[str], f: _Found) -> bool:
    """Does the sentence of a fire or an accident go on with the harm that it did?"""
    return any(words[k] in HURTING and tokens[k].sentence == tokens[f.first].sentence for k in range(f.last, min(len(words), f.last + HURTING_REACH)))


def _definite(tokens: Sequence[Token], words: Sequence[str], i: int) -> bool:
    """Does the noun phrase of word ``i`` begin with a word that points at something known ("the ensuing operation")?"""
    first = i
    while first and i - first < PHRASE_REACH and tokens[first - 1].sentence == tokens[i].sentence and tokens[first - 1].upos in NOMINAL:
        first -= 1
        if words[first] in POINTING:
            return not OF_MANY.intersection(words[first + 1 : i])
    return False


def _carried_out(tokens: Sequence[Token], words: Sequence[str], i: int) -> bool:
    """Is the noun what somebody carried out, launched or conducted, or what was launched?"""
    if words[i + 1 : i + 2] in (["was"], ["were"]) and CARRYING.intersection(words[i + 2 : i + 4]):
        return True
    same = [k for k in range(max(0, i - CARRYING_REACH), i) if tokens[k].sentence == tokens[i].sentence]
    verb = next((k for k in reversed(same) if words[k] in CARRYING), None)
    return verb is not None and not any(words[k] in PREPOSITIONS - {"out"} or (tokens[k].upos == "PUNCT" and words[k] != "-") for k in range(verb + 1, i))


def _threatened(tokens: Sequence[Token], words: Sequence[str], i: int, by: frozenset[str] = THREATENING) -> bool:
    """Do words of threat, promise or fear stand before an answer that has not come yet?"""
    before = {words[k] for k in range(max(0, i - THREAT_REACH), i) if tokens[k].sentence == tokens[i].sentence}
    return bool(before & by) or (bool({"will", "would"} & before) and bool(before & PROMISING))


def _gathering(tokens: Sequence[Token], words: Sequence[str], i: int) -> bool:
    """Is it where people were when something befell them ("shot at a rally")?"""
    lead = [words[k] for k in range(max(0, i - PHRASE_REACH), i) if tokens[k].sentence == tokens[i].sentence]
    return any(w in ("at", "into", "near", "outside") and len(lead) - k <= PHRASE_REACH - 1 for k, w in enumerate(lead))


def _at_sea(tokens: Sequence[Token], words: Sequence[str], f: _Found) -> bool:
    """Is it a ship that is seized, rammed or sunk?"""
    near = range(f.last, min(len(words), f.last + DELIVERY_REACH))
    return f.entry.pos == "v" and any(words[k] in VESSELS and tokens[k].sentence == tokens[f.first].sentence for k in near)


def _dying(tokens: Sequence[Token], words: Sequence[str], f: _Found) -> bool:
    """Is it a verb of dying with somebody before it ("the fitter Oleg Pchelin died", "when she was wounded")?"""
    before = [k for k in range(max(0, f.first - DYING_REACH), f.first) if tokens[k].sentence == tokens[f.first].sentence]
    somebody = any(tokens[k].upos in ("PROPN", "PRON") or (tokens[k].upos == "NOUN" and words[k].endswith("s")) for k in before)
    return f.entry.pos == "v" and words[f.first] in DYING and somebody


def _not_yet(tokens: Sequence[Token], words: Sequence[str], i: int) -> bool:
    """Do words of condition, possibility or fear stand beside the word ("if provocations go on", "another incident could lead")?"""
    near = range(max(0, i - NOT_YET_REACH), min(len(words), i + 1 + NOT_YET_AFTER))
    return any(words[k] in NOT_YET and tokens[k].sentence == tokens[i].sentence for k in near)


def _party(tokens: Sequence[Token], words: Sequence[str], f: _Found) -> bool:
    """Do people or their number stand beside a word of harm, in its sentence?"""
    home = tokens[f.first].sentence
    near = [k for k in range(max(0, f.first - PARTY_REACH), min(len(words), f.last + PARTY_REACH)) if tokens[k].sentence == home and not f.first <= k < f.last]
    counted = [k for k in near if words[k] in NUMBERS or words[k][0].isdigit()]
    if f.entry.pos == "n":
        return any(0 < f.first - k <= DELIVERY_REACH for k in counted)
    return (bool(counted) or any(words[k] in PEOPLE for k in near)) and words[f.first - 1] not in DETERMINERS


def _listed(tokens: Sequence[Token], words: Sequence[str], lex: Lexicon) -> list[_Found]:
    """The words of the list, longest phrase first, without overlap."""
    kept = [i for i, w in enumerate(words) if w not in JUDGING]
    short, shown = [words[i] for i in kept], [tokens[i] for i in kept]
    blocked = _blocked(short, lex)
    found: list[_Found] = []
    i = 0
    while i < len(short):
        readings = [] if i in blocked or _crime(shown, short, i) else list(lex.triggers.at(short, i))
        readings = [r for r in readings if shown[r[0] - 1].sentence == shown[i].sentence]
        chosen = _read(shown, short, kept, i, readings)
        if chosen is not None:
            found.append(_Found(kept[i], kept[chosen[0] - 1] + 1, chosen[1]))
        i = chosen[0] if chosen is not None else i + 1
    return found


def _blocked(words: Sequence[str], lex: Lexicon) -> set[int]:
    """The words of phrases that hold an event word and name no event ("attack helicopter"), but for those inside longer ones that do ("came under fire")."""
    spots = [(i, end) for i in range(len(words)) for end, _ in list(lex.blocked.at(words, i))[:1]]
    return {k for i, end in spots if not any(e >= end for j in range(max(0, i - 2), i) for e, _ in lex.triggers.at(words, j)) for k in range(i, end)}


def no_events(tokens: Sequence[Token], words: Sequence[str], lex: Lexicon) -> list[tuple[int, int]]:
    """The text spans of words in which no tagger finds an event: of phrases that name none, and crimes that somebody is tried for ("convicted of murder")."""
    tried = {k for k in range(len(words)) if _crime(tokens, words, k)}
    return [(tokens[k].start, tokens[k].end) for k in sorted(_blocked(words, lex) | tried)]


def _crime(tokens: Sequence[Token], words: Sequence[str], i: int) -> bool:
    """Is the word a bare crime behind "convicted of", with nothing that says which?"""
    if (
        i < 1
        or words[i - 1] not in ("of", "with", "for", "and", ",")
        or tokens[i].upos not in ("NOUN", "")
        or words[i + 1 : i + 2] in (["of"], ["in"], ["at"], ["on"])
    ):
        return False
    return any(words[k] in TRIED and tokens[k].sentence == tokens[i].sentence for k in range(max(0, i - TRIED_REACH), i))


def _read(
    tokens: Sequence[Token], words: Sequence[str], places: Sequence[int], i: int, readings: list[tuple[int, TriggerEntry]]
) -> tuple[int, TriggerEntry] | None:
    """The longest phrase at word ``i`` that can be read so: "fire at" as a verb, else "fire" as a noun."""
    while readings:
        chosen = _choose(readings, part_of_speech(tokens, words, i, readings[0][0]))
        if chosen is not None and not (chosen[1].need and tokens[i].upos == "PROPN") and not _misread(tokens, words, places, i, chosen):
            return chosen
        readings = [r for r in readings if r[0] < readings[0][0]]
    return None


def _choose(found: list[tuple[int, TriggerEntry]], pos: str) -> tuple[int, TriggerEntry] | None:
    """Of the readings of the longest phrase, the one with that part of speech."""
    longest = [row for row in found if row[0] == found[0][0]]
    fitting = [row for row in longest if row[1].pos == pos]
    if not fitting and len({row[1].pos for row in longest}) > 1:
        return None
    return (fitting or longest)[0]


def _misread(tokens: Sequence[Token], words: Sequence[str], places: Sequence[int], i: int, chosen: tuple[int, TriggerEntry]) -> bool:
    """A noun that only modifies ("attack plans", "bombing suspect") or a verb read where a noun stands; ``places`` are the indices in the whole text."""
    end, entry = chosen
    if entry.pos == "v" and i and words[i - 1] in ANYBODY:
        return True
    if entry.pos == "v":
        if words[i] == "fire" and (i == 0 or words[i - 1] in NOUN_BEFORE or tokens[i - 1].sentence != tokens[i].sentence):
            return True  # "the fire at the depot"
        return (end == i + 1 and noun_like(tokens, words, i)) or _describes(tokens, words, i, end)  # "shot dead" is no noun, whatever UPOS says
    last = tokens[end - 1]
    return last.head >= 0 and last.deprel == "compound" and end < len(words) and last.head == places[end] and words[end] in MODIFIED


def _describes(tokens: Sequence[Token], words: Sequence[str], i: int, end: int) -> bool:
    """Is the participle an adjective of a noun ("the captured soldiers", "burnt stalls")?"""
    if tokens[i].head >= 0:
        joined = tokens[i].deprel == "conj" and tokens[i].sentence == tokens[i - 1].sentence and tokens[i - 1].deprel == "cc"
        return (tokens[i].deprel == "amod" or (joined and i > 1 and tokens[i - 2].deprel == "amod")) and not words[i].endswith("ing")
    before = words[i - 1] if i and tokens[i - 1].sentence == tokens[i].sentence else ""
    noun_follows = end < len(words) and tokens[end].upos in ("", "PROPN", "ADJ") and tokens[end].sentence == tokens[i].sentence
    return words[i].endswith("ed") and before in (DETERMINERS | {"'s"}) and noun_follows


MODIFIED = frozenset(
    "plan plans suspect suspects capability capabilities campaign investigation investigations site sites victim victims scene "
    "threat threats alert alerts trial charge "
    "charges policy drill drills exercise exercises range ranges attempt movement leader leaders organiser organizer camp camps".split()
) - {"attempt", "campaign"}  # fmt: skip


def _delivered(tokens: Sequence[Token], words: Sequence[str], lex: Lexicon, listed: list[_Found]) -> list[_Found]:
    """The words found, and weapons that are fired, dropped, planted or that fall ("fired two missiles at", "shells fell"), in order; a weapon read as a verb
    there gives way."""
    spots = {t.start: k for k, t in enumerate(tokens)}
    told = {tokens[f.first].sentence for f in listed}
    made: list[_Found] = []
    for weapon in find_weapons(tokens, words, lex):
        kind = weapon.by.rpartition(":")[2]
        first = spots[weapon.start]
        last = next((k for k in range(first, len(tokens)) if tokens[k].start >= weapon.end), len(tokens))
        one = (_fired(tokens, words, first, last, kind) or _came_down(tokens, words, first, last, kind)) if kind in DELIVERED else None
        if one is None and kind in DELIVERED and tokens[first].sentence not in told:
            one = _moved(tokens, words, first, last, kind) or _wielded(tokens, words, first, last, kind)
        elif one is None and kind == "chemical-attack":
            one = _wielded(tokens, words, first, last, kind)
        if one is None or any(f.first < last and first < f.last and not (first <= f.first and f.last <= last and f.entry.pos == "v") for f in listed):
            continue
        if not any(one.first <= f.first < one.last and not first <= f.first < last for f in listed):
            made.append(one)
    rest = [f for f in listed if not any(m.first < f.last and f.first < m.last for m in made)]
    return sorted([*rest, *made])


def _fired(tokens: Sequence[Token], words: Sequence[str], first: int, last: int, kind: str) -> _Found | None:
    """The verb with which the weapon ``first`` to ``last`` is fired, dropped or planted, and the weapon."""
    verb = next((k for k in range(first - 1, max(first - 1 - DELIVERY_REACH, -1), -1) if words[k] in (DELIVERING | PLANTING)), None)
    if verb is None or tokens[verb].sentence != tokens[first].sentence or _noun_here(tokens, words, verb):
        return None
    if any(words[k] in PREPOSITIONS - {"of"} for k in range(verb, first)) or (words[verb] in PLANTING) > (kind == "bombing"):
        return None
    return _Found(verb, last, TriggerEntry("air-strike" if words[verb] in FROM_THE_AIR and kind == "bombing" else kind, "v", ""))


def _came_down(tokens: Sequence[Token], words: Sequence[str], first: int, last: int, kind: str) -> _Found | None:
    """The weapon as the subject of a verb that tells its arrival or, in the passive, its use ("shells fell", "a bomb was placed", "drones were used")."""
    stop = next((k for k in range(last, min(len(words), last + ARRIVAL_REACH)) if words[k] in COMING or tokens[k].upos in ("VERB", "PUNCT")), None)
    if stop is None or tokens[stop].sentence != tokens[first].sentence or tokens[stop].upos == "PUNCT":
        return None
    passive = stop > last and words[stop - 1] in ("was", "were", "been") and not {"could", "would", "may", "might", "must", "can"} & set(words[last:stop])
    handed = stop == last and words[stop] in DELIVERING and bool(SENT.intersection(words[stop + 1 : stop + 2]))
    used = handed or (passive and words[stop] in (USED | DELIVERING if kind != "bombing" else USED | PLANTING | DELIVERING))
    return _Found(first, stop + 1, TriggerEntry(kind, "v", "")) if used or words[stop] in ARRIVING else None


def _moved(tokens: Sequence[Token], words: Sequence[str], first: int, last: int, kind: str) -> _Found | None:
    """The weapon as the subject of a verb that tells of its way ("drones came from the south", "two drones that crossed the border"), by the parse."""
    noun = last - 1
    verb = tokens[noun].head if tokens[noun].deprel.startswith("nsubj") else -1
    if verb < 0:
        verb = next((k for k in range(last, min(len(words), last + ARRIVAL_REACH)) if tokens[k].head == noun and tokens[k].deprel == "acl:relcl"), -1)
    if verb < last or words[verb] not in MOVING or (words[verb] == "took" and words[verb + 1 : verb + 2] not in (["off"], ["part"])):
        return None
    return _Found(first, verb + 1, TriggerEntry(kind, "v", ""))


def _wielded(tokens: Sequence[Token], words: Sequence[str], first: int, last: int, kind: str) -> _Found | None:
    """The word for the use of the weapon and the weapon ("used sarin against the town", "the use of cluster bombs")."""
    verb = next((k for k in range(first - 1, max(first - 1 - DELIVERY_REACH, -1), -1) if words[k] in USING), None)
    if verb is None or tokens[verb].sentence != tokens[first].sentence or any(words[k] in PREPOSITIONS - {"of"} for k in range(verb, first)):
        return None
    if tokens[verb].deprel in ("amod", "acl"):
        return None  # "the rifles used", "weapons including used shells"
    return _Found(verb, last, TriggerEntry(kind, "n" if tokens[verb].upos == "NOUN" else "v", ""))


def _noun_here(tokens: Sequence[Token], words: Sequence[str], i: int) -> bool:
    """Is the word no verb here ("under fire", "the launch of rockets")?"""
    return part_of_speech(tokens, words, i, i + 1) == "n"
