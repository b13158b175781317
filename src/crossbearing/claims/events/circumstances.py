"""When, where and how often: which time, place and number of the sentence belong to an event?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from crossbearing.claims.clauses import head_of, is_clause, relation
from crossbearing.claims.context import Context, Spanned, meeting
from crossbearing.claims.events.said_days import said_day
from crossbearing.claims.events.told_days import of_another, of_saying, said_before
from crossbearing.claims.roles.modifiers import says_whose
from crossbearing.claims.triggers.folding import Candidate, is_verb
from crossbearing.records.claim import PlaceMention, QuantityMention, TimeExpression
from crossbearing.records.document import Span
from crossbearing.records.fighters import BANDS, FORCES
from crossbearing.records.value import FuzzyDate, parse_edtf

T = TypeVar("T", TimeExpression, PlaceMention)

SERIES = re.compile(
    r"\b(?:series|string|wave|spate|succession|flurry|rash|campaign|several|multiple|many|repeated|numerous|recent|dozens of|"
    r"a number of|various)\b",
    re.IGNORECASE,
)
ONE_OF = re.compile(
    r"\b(?:first|second|third|latest|last|one|any|each)\s+of\s+(?:the\s+|these\s+|those\s+|several\s+|many\s+|a\s+series\s+of\s+)?[\w\s“”'’-]{0,40}$",
    re.IGNORECASE,
)
EVENT_UNITS = frozenset(
    ["", "strikes", "attacks", "explosions", "blasts", "raids", "bombings", "clashes", "incidents", "airstrikes", "operations", "protests", "assaults"]
)
LOCATIVES = frozenset(
    "in at near on outside inside around across over along off within against into above beside between through "
    "north south east west northeast northwest southeast southwest outskirts".split()
)
BREAKING = frozenset([",", ";", ":", ".", "(", "and", "that", "which", "by", "from", "when", "while", "who", "whose", "after", "before", "since"])
SIDES = frozenset(
    "northern southern eastern western central northeastern northwestern southeastern southwestern restive remote nearby km kilometres kilometers miles".split()
)
FAR_FROM = re.compile(r"\d\s?(?:km|kilomet(?:er|re)s?|miles?|nautical miles?)\b[^.;:]{0,36}\b(?:of|from)\s+(?:the\s+(?:[a-z]+\s+){0,2})?$")
FAR_REACH = 70
"""What stands before a name that only says how far off a place lies."""
ROADS = frozenset("road roads highway motorway expressway railway route".split())
FROM_REACH = 6
"""So many words before a name "from" says that something comes from there."""
WIDE_KM = 60.0
"""Places of a wider radius are looked at for one within them."""
PLACE_KINDS = r"(?P<{}>town|city|village|camp|district|island|base|airport|port|market|station|plant|depot|refinery|settlement|workshop|factory)"
SPOKEN_OF = re.compile(
    r"\b(?:in|at|on|near|outside|inside|around|into|over|across|against|of)\s+(?:"
    rf"(?:the|that|this)\s+(?:same|very)\s+{PLACE_KINDS.format('same')}\b(?!\s+(?:of\b|(?-i:[A-Z])))|"
    rf"(?:that|this|the)\s+(?:\w+\s+)?{PLACE_KINDS.format('kind')}\b(?!\s+(?:of|in|at|near|[a-z])))",
    re.IGNORECASE,
)
"""Words that mean a place which was named before."""
LOCALS = re.compile(r"\b(?:residents?|inhabitants?|villagers?|locals?|elders?|townspeople|farmers?|fishermen)\b", re.IGNORECASE)
"""Those who tell of what happened where they are."""
SPOKEN_WITHIN = 160
SPOKEN_BACK = 1200
"""Characters between such words and the event, and back to the name that they mean."""
SETTLED = frozenset("city town village port district capital province region area".split())
TOWN_WORDS = frozenset("the of town city village port district capital province region area border".split())
SHAKING = frozenset("rocked rocks shook shakes hit hits struck rattled ripped devastated".split())
SUPERLATIVE = re.compile(
    r"\b(?:first|worst|deadliest|bloodiest|biggest|largest|heaviest|longest|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th|only|most\s+\w+)\b",
    re.IGNORECASE,
)
LOCATIVE_REACH = 7
AWAY = frozenset(
    "court tribunal spokesman spokeswoman spokesperson correspondent reporters officials embassy bureau talks summit meeting conference briefing interview "
    "speech hearing forum trial indictment charges born exile prison jail".split()
)
"""What a place behind it is that of, not of the event."""
PARTS = frozenset(
    "neighbourhood neighbourhoods neighborhood neighborhoods district districts quarter quarters suburb suburbs outskirts city town village port centre center "
    "parts area areas streets control".split()
)
PART_REACH = 7
"""Words that are a part of a town, or a town by its kind, and how far they stand from a deed that hit it."""
PART = re.compile(
    r"['’]s?\s(?:[\w-]+\s){0,3}?(?:waterfront|outskirts|suburbs?|districts?|quarters?|cent(?:re|er)|neighbou?rhoods?|streets?|squares?|harbou?r|seafront|old\s+city|"
    r"slums?|zone|(?:main\s+)?market|bazaar|airport|port|stadium|prison|university|hospital|station|mosque|cathedral|synagogue|corniche|ring\s+road)\b"
)
INTO = frozenset(["into", "onto", "at", "against", "towards", "toward"])
"""Prepositions of where something that comes from elsewhere goes ("fired from Gaza into Sderot")."""
HEALING = frozenset("hospital hospitals clinic morgue mortuary".split())
HITTING = frozenset("on at hit struck bombed shelled attacked targeted".split())
FIGHTERS = re.compile(rf"{FORCES}|{BANDS}|attackers|men")
"""Those from whom fire comes are where it comes from and where it hits: "under fire from gunmen near"."""
AWAY_REACH = 4
STRIKES_ON = re.compile(r"\b(?:attack|strike|raid|bombing|assault)s? on\b[^.;:]*$", re.IGNORECASE)
HIT_REACH = 10
"""Words in which what a place lies behind is told to be away, or to be hit ("attacks on a wedding, a funeral and a hospital in Kaduna")."""
SINCE_REACH = 5
"""So many words back "since" is looked for."""
OPENS_ANOTHER = frozenset("in on at of by to for from and or when that which who he she it they we is was were are has had have".split())
"""Words after which a date is no longer governed by a "since" before them."""
FENCE_WORDS = frozenset([";", "while", "but", "before", "after", "since", "which", "where"])
WALLS = frozenset(["because", "until", "unless", "although", "whether"])
"""Words behind which a clause tells of something else."""
BEFORE_PENALTY = 3
CROSSING = 8
LONGEST = 30


def distance(ctx: Context, candidate: Candidate, item: Spanned, others: Sequence[Candidate]) -> int | None:
    """How far, in tokens, an expression stands from an event of its sentence; None where it is in another one.

    Before the event counts a little more than after it; each other event in between counts as a fence.
    """
    if not ctx.same_sentence(candidate.main, item):
        return None
    first, last = ctx.token_range(candidate.span)
    i, j = ctx.token_range(item)
    if i >= last:
        gap, stretch = i - last, Span(candidate.span.end, item.start)
    elif j <= first:
        gap, stretch = first - j + (BEFORE_PENALTY if first > j else 0), Span(item.end, candidate.span.start)
    else:
        return 0
    fences = sum(1 for o in others if o is not candidate and stretch.start <= o.main.start < stretch.end)
    between = ctx.words[ctx.token_range(stretch)[0] : ctx.token_range(stretch)[1]]
    if WALLS & set(between):
        return None
    breaks = sum(1 for w in between if w in FENCE_WORDS) + between.count(",") / 2
    breaks += j <= first and between[-1:] == ["by"]  # "an attack on Goma by bombing a camp in Gisenyi"
    return gap + round(CROSSING * (fences + breaks))


def time_of(ctx: Context, candidate: Candidate, others: Sequence[Candidate]) -> TimeExpression | None:
    """The dated expression that belongs to the event: the nearest of its sentence that is not nearer to another event."""
    own = [t for t in _dated(ctx, candidate) if not of_another(ctx, t, candidate)]
    return _nearest(ctx, candidate, others, own) or _hung_on(ctx, candidate, own)


def _dated(ctx: Context, candidate: Candidate) -> list[TimeExpression]:
    """The dated expressions of the event's sentence."""
    near = (t for t in ctx.values.times if t.date is not None and ctx.same_sentence(t, candidate.main))
    return [t for t in near if t.type in ("DATE", "TIME", "DURATION") and not t.value.endswith("_REF") and not _dateline(ctx, t)]


def day_told(ctx: Context, candidate: Candidate) -> FuzzyDate | None:
    """The day of an event without one of its own, from the day on which somebody told of it, where no other date stands in the sentence."""
    dated = _dated(ctx, candidate)
    return said_day(ctx, candidate, dated) if dated and all(of_saying(ctx, t) or said_before(ctx, t, candidate) for t in dated) else None


def _hung_on(ctx: Context, candidate: Candidate, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The expression that hangs in the parse on the event, or on the verb of which it is the subject or object, however far it stands."""
    if not ctx.parsed:
        return None
    above = {i for t in candidate.all for i in range(*ctx.token_range(t))}
    above |= {ctx.tokens[i].head for i in above if relation(ctx, i) in ("nsubj", "obj") and is_clause(ctx, ctx.tokens[i].head)}
    return next((t for t in times if ctx.same_sentence(candidate.main, t) and ctx.tokens[head_of(ctx, *ctx.token_range(t))].head in above), None)


def date_of(ctx: Context, time: TimeExpression | None, candidate: Candidate) -> FuzzyDate | None:
    """The date of the expression; after "since" it is a window that is still open for the events before it, and the day of those that follow.

    "The worst attack since 1993" has no date from these words: None; in "since 1993, when rebels attacked" the attack has one.
    """
    if time is None or time.date is None:
        return None
    if _after_since(ctx, time) and "when" in ctx.words[ctx.token_range(time)[1] : ctx.token_range(candidate.span)[0]]:
        return parse_edtf(time.date.edtf.split("/")[0], basis=time.date.basis)
    if _after_since(ctx, time) and candidate.main.start > time.start and not is_verb(ctx, candidate.main) and not is_plural(ctx, candidate):
        return None if "/" in time.date.edtf else time.date  # "since Tuesday doctors have treated victims of the attack"
    since = _after_since(ctx, time) and candidate.main.start < time.start
    if since and SUPERLATIVE.search(ctx.text[ctx.layout.sentences[max(0, ctx.sentence_at(time.start))].start : time.start]) and not is_plural(ctx, candidate):
        return None
    if since and time.date.earliest is not None and time.date.latest is not None and "/" not in time.date.edtf:
        return FuzzyDate(edtf=f"{time.date.edtf}/..", earliest=time.date.earliest, latest=None, precision="interval", basis=time.date.basis)
    return time.date


def _after_since(ctx: Context, time: TimeExpression) -> bool:
    """Does "since" govern the expression, alone or in a noun phrase ("since the famous 1981 raid")?"""
    first = ctx.token_range(time)[0]
    before = ctx.words[max(0, first - SINCE_REACH) : first + 1]
    return "since" in before and all(w[:1].isalnum() and w not in OPENS_ANOTHER for w in before[before.index("since") + 1 : -1])


def is_plural(ctx: Context, candidate: Candidate) -> bool:
    """Is the event named by a noun in the plural?"""
    return not is_verb(ctx, candidate.main) and ctx.quote(candidate.main).lower().endswith("s")


def place_of(ctx: Context, candidate: Candidate, others: Sequence[Candidate]) -> PlaceMention | None:
    """The place that belongs to the event: the nearest of its sentence, the smaller one where two are named together."""
    sources = ctx.tagged("source")
    named = [
        p
        for p in ctx.values.places
        if ctx.same_sentence(p, candidate.main)
        and not _dateline(ctx, p)
        and (_is_setting(ctx, p) or _is_object(ctx, candidate, p) or _names_it(ctx, candidate, p))
        and not meeting(sources, p)
    ]
    named = [p for p in named if not _road_end(ctx, p)] or named
    found = _nearest(ctx, candidate, others, named)
    if found is None:
        return _spoken_of(ctx, candidate) or _of_who_tells(ctx, candidate)
    if _radius(found) > WIDE_KM:
        within = [p for p in named if p.place is not None and found.place is not None and _radius(p) < WIDE_KM and p.place.country == found.place.country]
        found = _nearest(ctx, candidate, others, within) or found  # "In Ecuador, gunmen shot a candidate at a rally in Quito"
    beside = [p for p in named if ctx.same_sentence(p, found) and abs(p.start - found.end) <= LONGEST and p.place is not None]
    beside += [p for p in ctx.values.places if p.place is not None and ctx.same_sentence(p, found) and _lies_in(ctx, p, found) and not _road_end(ctx, p)]
    if found.place is None:
        return min((p for p in beside if _radius(p) <= WIDE_KM), key=lambda p: (_radius(p), p.start), default=found)
    return min([found, *beside], key=lambda p: (_radius(p), p.start))


def _road_end(ctx: Context, place: PlaceMention) -> bool:
    """Is it what a road leads to, or is called by ("on the Srinagar-Jammu highway", "the road to Baidoa")?"""
    first, last = ctx.token_range(place)
    if ctx.words[last : last + 1] == ["-"]:
        last = next((ctx.token_range(p)[1] for p in ctx.values.places if ctx.token_range(p)[0] == last + 1), last)
    return (last < len(ctx.words) and ctx.words[last] in ROADS) or (ctx.words[first - 1] in ("to", "from") and ctx.words[first - 2] in ROADS)


def _of_who_tells(ctx: Context, candidate: Candidate) -> PlaceMention | None:
    """The town of the residents, police or doctors who tell of it, where the sentence names no other place ("villagers in X said that soldiers burned ...")."""
    told = [t for t in ctx.tagged("source") if ctx.same_sentence(t, candidate.main) and LOCALS.search(ctx.quote(t))]
    named = [p for t in told for p in meeting(ctx.values.places, t) if p.place is not None and not _dateline(ctx, p)]
    near = [p for p in named if p.place is not None and p.place.latitude is not None and _radius(p) <= WIDE_KM and p.place.feature_code != "PPLC"]
    unlisted = [p for p in named if p.place is not None and not p.place.feature_code]  # a village that no gazetteer has
    return next(iter(near or unlisted), None)


def _spoken_of(ctx: Context, candidate: Candidate) -> PlaceMention | None:
    """The place that "the same city", "the town" or "that base" means: the last one named before it, of its kind where there is one."""
    sentence = ctx.layout.sentences[max(0, ctx.sentence_at(candidate.main.start))]
    m = next((m for m in SPOKEN_OF.finditer(ctx.text, sentence.start, sentence.end) if abs(m.start() - candidate.main.start) <= SPOKEN_WITHIN), None)
    if m is None:
        return None
    before = [p for p in ctx.values.places if p.end <= m.start() and p.place is not None and p.place.latitude is not None and _radius(p) <= WIDE_KM]
    before = [p for p in before if m.start() - p.end <= SPOKEN_BACK]
    towns = [p for p in before if p.place is not None and (p.place.feature_code or "").startswith("PPL")]
    return next(reversed(towns if (m["same"] or m["kind"]).lower() in SETTLED and towns else before), None)


def _lies_in(ctx: Context, small: PlaceMention, big: PlaceMention) -> bool:
    """Does the one name follow the other to say where it lies ("the base, west of Tripoli", "Palma, in Cabo Delgado province")?"""
    between = ctx.words[ctx.token_range(small)[1] : ctx.token_range(big)[0]] if small.end <= big.start and big.start - small.end <= LONGEST else ["."]
    if "from" in ctx.words[max(0, ctx.token_range(small)[0] - FROM_REACH) : ctx.token_range(small)[0]] and not _is_setting(ctx, small):
        return False  # "gunmen from camps like Eyl in Somalia"
    return all(w in LOCATIVES or w in TOWN_WORDS or w in SIDES or w == "," for w in between) and between != [",", ","]


def _radius(mention: PlaceMention) -> float:
    """Radius in km; a mention without a point comes last."""
    return mention.place.radius_km if mention.place is not None and mention.place.radius_km is not None else 1e6


def _is_setting(ctx: Context, place: PlaceMention) -> bool:
    """Does the name tell where something is ("in", "near", "on the town of") rather than who acts or whose thing it is?"""
    first, last = ctx.token_range(place)
    if LOCATIVES & set(ctx.words[first : last - 1]):
        return True  # "80 km north of Baghdad"
    if FAR_FROM.search(ctx.text, max(0, place.start - FAR_REACH), place.start):
        return False  # "the camp at Tazirbu, some 700 km south of Tripoli, was hit"
    if place.place is not None and place.place.feature_code == "PCLI" and says_whose(ctx, Span(place.start, place.end)):
        return False  # "in a US airstrike"
    for i in range(first - 1, max(first - 1 - LOCATIVE_REACH, -1), -1):
        if ctx.tokens[i].sentence != ctx.tokens[first].sentence:
            return False
        if meeting(ctx.values.times, ctx.span_of(i, i + 1)):
            return False  # "In July 1988 the US cruiser ..."
        if ctx.words[i] == "," and ctx.words[i - 1] in SETTLED:
            if FAR_FROM.search(ctx.text[max(0, place.start - FAR_REACH) : ctx.tokens[i].start] + " "):
                return False  # "170 km north of the state capital, Bor"
            continue  # "in the Haitian capital, Port-au-Prince"
        if ctx.words[i] in LOCATIVES:
            return (not _possessive(ctx, place) or _of_town(ctx, place)) and not _elsewhere(ctx, i)
        if ctx.tokens[i].upos == "VERB" and ctx.words[i - 1] == "-":
            continue  # "in rebel-held Idlib"
        if ctx.words[i] in BREAKING or ctx.tokens[i].upos in ("VERB", "AUX", "PRON"):
            return ctx.words[i] == "," and any(abs(other.end - place.start) <= 2 for other in ctx.values.places if other is not place)
    return False


def _elsewhere(ctx: Context, at: int) -> bool:
    """Does the preposition hang on something that lies away from the event: "taken to hospital in", "from a camp in", "as it did in", "a court in"?"""
    home = ctx.tokens[at].sentence
    before = [ctx.words[k] for k in range(max(0, at - AWAY_REACH), at) if ctx.tokens[k].sentence == home]
    told = ctx.text[ctx.tokens[max(0, at - HIT_REACH)].start : ctx.tokens[at].start]
    if not before:
        return False  # "In Quetta, a bomb went off"
    if before[-1] == "did" or before[-1] in AWAY:
        return True
    return ("from" in before and ctx.words[at] not in INTO and not FIGHTERS.fullmatch(before[-1])) or (
        before[-1] in HEALING and not HITTING & set(before) and not STRIKES_ON.search(told)
    )


def _is_object(ctx: Context, candidate: Candidate, place: PlaceMention) -> bool:
    """ "Shelled the town of Bria", "Sanaa was bombed": is the place itself what the deed was done to?"""
    (first, last), (begin, end) = ctx.token_range(place), ctx.token_range(candidate.main)
    town = False
    while first > end and (ctx.words[first - 1] in TOWN_WORDS or (town and ctx.tokens[first - 1].upos in ("ADJ", "NOUN", "PROPN", "DET"))):
        first -= 1  # "the Black Sea port of Odesa"
        town = town or ctx.words[first] in SETTLED
    last += ctx.words[last : last + 1] == [","]
    passive = ctx.words[last : last + 1] in (["was"], ["were"], ["is"]) and 0 < begin - last <= 2
    shaken = ctx.words[first - 1] in SHAKING and begin < first - 1 <= end + 1
    return (begin < first == end and ctx.words[end - 1] != "from") or shaken or passive or _part_hit(ctx, candidate, ctx.token_range(place)[0])


def _part_hit(ctx: Context, candidate: Candidate, first: int) -> bool:
    """ "Attacked peaceful neighbourhoods of Tripoli", "a battle for control of the oil town of Brega": does "of" a part, or of a town, stand between
    the deed and the name that begins with that token?"""
    end, i = max(ctx.token_range(t)[1] for t in candidate.all if t is candidate.main or t.end <= ctx.tokens[first].start), first
    while i - 1 > end and ctx.words[i - 1] in ("the", "of"):
        i -= 1
    if i == first or "of" not in ctx.words[i:first] or ctx.words[i - 1] not in PARTS:
        return False
    between = (k for k in range(end, i - 1) if ctx.words[k - 1] != "-")
    return i - 1 - end <= PART_REACH and not any(ctx.words[k] in BREAKING or is_clause(ctx, k) for k in between)


def _names_it(ctx: Context, candidate: Candidate, place: PlaceMention) -> bool:
    """ "The Solhan massacre", "the Ubari wedding strike": does a town, and no state, stand in the phrase of an event noun to name it?"""
    last, begin = ctx.token_range(place)[1], ctx.token_range(candidate.main)[0]
    if is_verb(ctx, candidate.main) or not 0 <= begin - last <= 2 or place.place is None or (place.place.feature_code or "") in ("PCLI", "CONT"):
        return False
    return all(ctx.tokens[k].upos in ("NOUN", "PROPN", "ADJ") for k in range(last, begin)) and not _possessive(ctx, place)


def _possessive(ctx: Context, place: PlaceMention) -> bool:
    """ "In Iraq's parliament", "near the Syrian border": does the name only say whose?"""
    return ctx.text[place.end : place.end + 2] in ("'s", "’s")


def _of_town(ctx: Context, place: PlaceMention) -> bool:
    """Is it a town whose part or building is named behind it ("on Beirut's waterfront"), not a state's?"""
    words = PART.match(ctx.text, place.end)
    return words is not None and place.place is not None and (place.place.feature_code or "") not in ("PCLI", "CONT")


def _dateline(ctx: Context, item: Spanned) -> bool:
    return ctx.layout.dateline is not None and ctx.layout.dateline.meets(Span(item.start, item.end))


def _nearest(ctx: Context, candidate: Candidate, others: Sequence[Candidate], items: Sequence[T]) -> T | None:
    """The nearest item; one that stands nearer to another event of the sentence is only shared if that event is of the same clause."""
    best: tuple[tuple[int, int], T] | None = None
    for item in items:
        mine = distance(ctx, candidate, item, others)
        if mine is None or mine > LONGEST:
            continue
        rivals = [d for o in others if o is not candidate and (d := distance(ctx, o, item, others)) is not None]
        if rivals and min(rivals) + CROSSING <= mine:
            continue
        key = (mine, (item.date.days or 0) if isinstance(item, TimeExpression) and item.date is not None else 0)
        if best is None or key < best[0]:
            best = (key, item)
    return best[1] if best else None


def count_of(ctx: Context, candidate: Candidate) -> QuantityMention | None:
    """The number of events that the phrase itself states ("at least five drone attacks"); None for numbers of people or things."""
    first = ctx.token_range(candidate.all[0])[0]
    for q in ctx.values.quantities:
        last = ctx.token_range(q)[1]
        near = q.start <= candidate.main.start < q.end or (ctx.same_sentence(q, candidate.main) and 0 <= first - last <= 3)
        if near and q.quantity.unit in EVENT_UNITS and not is_verb(ctx, candidate.all[0]):
            return q
    return None


def is_series(ctx: Context, candidate: Candidate, phrase: Span, count: QuantityMention | None, date: FuzzyDate | None) -> bool:
    """Is it a series rather than one event: counted, called a series, or a plural over a stretch of time?"""
    if is_verb(ctx, candidate.main):
        return False
    if ONE_OF.search(ctx.text[max(0, phrase.start - 30) : candidate.main.start]):
        return False
    if count is not None:
        q = count.quantity
        return (q.low or q.best or q.high or 0) > 1
    lead = (
        ctx.text[max(0, phrase.start - 24) : candidate.main.end]
        if ctx.text[: phrase.start].rstrip().endswith(" of")
        else ctx.text[phrase.start : candidate.main.end]
    )
    plural = ctx.quote(candidate.main).lower().endswith("s")
    if SERIES.search(lead) and plural:
        return True
    return plural and date is not None and date.days is not None and date.days > 3
