"""Which words name a party, and how far its phrase goes: heads, determiners, names that only say where somebody comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.claims.clauses import case_of, head_of, phrase, reach, relation
from crossbearing.claims.context import Context, meeting
from crossbearing.claims.parties import GROUP, MACHINES, PEOPLE, PLACE_WORDS
from crossbearing.records.claim import Entity
from crossbearing.records.document import Span
from crossbearing.records.fighters import BANDS

NOBODY = re.compile(
    r"(?:no|nobody|none|neither|nothing|how\s+(?:many|much)|what(?:ever)?|who(?:ever|m)?|where|everyone|everybody|(?-i:us)|too|so\s+far|number\s+\w+|"
    r"(?:\w+\s+)?of\s+(?:them|us|those|these)|one\s+another|each\s+other|days?\s+old)\b|[)\]]|(?:of\s+)?(?:whom|which)\b",
    re.IGNORECASE,
)
"""Openings of phrases that name no party."""
ABSTRACT = re.compile(
    r"\b(?:war|weekend|years?|months?|weeks?|days?|nights?|morning|evening|conflict|campaign|kind|type|sort|time|hour|history|decade|century|km|kilomet(?:re|er)s?|miles|"
    r"roads?|highway|street|border|frontier|coast|shore|sea|route|outskirts|sky|side|names?|role|hands?|involvement|complicity|ban|law|toll|responsibility|target|targets|place|places|power|region|sector|decision|call|figures?|claims?|accusations?|communiqu[eé]s?|statements?|reports?|"
    r"deaths?|wounding|killings?|lives|life|fire|country|soil|territory|most|more|hundreds|thousands|dozens|scores|third|fourth|fifth|wounded|dead|injured)$",
    re.IGNORECASE,
)
"""Nouns for what cannot be hit and does not act: times, measures, parts of the world, words and acts."""
NUMBER = re.compile(
    r"(?:at least|more than|about|around|some|up to|over|nearly|an estimated|as many as|dozens|scores|hundreds|several|\d[\d,]*|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)\b",
    re.IGNORECASE,
)
TRAILING = re.compile(
    r"(?:\s+(?:then|later|also|too|there|today|afterwards?|so\s+far|again|with|from|of|in|at|by|on|to|who|that|have|had|has|were|was|helped|packed|ago|and|or|the|an?))+$",
    re.IGNORECASE,
)
"""Words that end no name of a party."""
IRREGULAR = re.compile(
    rf"(?:{BANDS}|insurgency|islamists?|mercenar(?:y|ies)|gangs?|gangsters?|cartels?|mobs?|crowds?|looters?|individuals?|brigands?|gunners?|hijackers?|kidnappers?|hostage-takers?|paramilitar(?:y|ies)|assailants?|attackers?|hitm[ae]n|bombers?|saboteurs?|"
    r"partisans?|pirates|raider|vigilantes|groups?|factions?|outfits?|cells?|bands?|opposition|loyalists?|nationalists?|anarchists?|leftists?|royalists?|monarchists?|"
    r"secessionists?|maoists?|supremacists?|neo-nazis?|arsonists?|cadres?|infiltrators?|poachers?|rustler|rioters?|smugglers?|traffickers?|hackers?|suspects?|"
    r"youths?|villagers?|civilians?|residents?|nationals?|citizens?|bloggers?|herders?|herdsmen|farmers?|protesters?|demonstrators?|settlers?|students?|exiles?|"
    r"tribesm[ae]n|clansm[ae]n|fanatics?|m[ae]n|wom[ae]n|boys?|people|community|communities|teenagers?|drivers?|brothers?|refugees?|migrants?|workers?|journalists?|volunteers?|miners?)",
    re.IGNORECASE,
)
"""Nouns for those who are no arm of the state or people whose name stands before them ("Syrian rebels", "Murle gunmen")."""
PEOPLE_LIKE = re.compile(
    r"(?:m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|person|people|citizens?|nationals?|engineers?|journalists?|reporters?|workers?|tourists?|civilians?|hostages?|"
    r"captives?|couple|teachers?|doctors?|nurses?|students?|passengers?|pilgrims?|sailors?|missionar(?:y|ies)|priests?|businessm[ae]n|farmers?|truckers?|drivers?)"
)
"""Nouns for people to whom things are done."""
OF_SOMEBODY = re.compile(r"\sof\s(?:an?|the|two|three|four|five|\d+)\s$")
LONGEST = 8
"""Words of a phrase that is still a name, at most."""
INTRODUCED_WITHIN = 60
BELONGING_TO = re.compile(r"\s(?:of|from|belonging\s+to)\s(?:the\s|an?\s)?(?:[a-z-]+\s){0,3}?(?=[A-Z0-9])")
CALLED = re.compile(r"\s(?=[A-Z])")
IDENTIFIED = re.compile(
    r",?\s(?:(?:who|whom|that),?\s)?(?:(?!and\b)[\w’'-]+,?\s){0,5}?(?:(?:identified|described|known|believed|suspected|thought)\s(?:as|to\s(?:be|belong\s+to))|belong(?:ed|ing)?\sto)\s"
    r"(?:(?:the\s|an?\s|from\s|(?:members|fighters|militants|part)\sof\s)*)(?=[A-Z])"
)
"""Between people and those as whom somebody knows them ("gunmen whom the police identified as ISWAP fighters")."""
APPOSED = re.compile(r",\s(?:the\s)?(?=[A-Z])")
CLOSED = re.compile(r"[,.;)–—]|\s[–—(]")
BODIES = frozenset(["organization"])
NAMED_KINDS = frozenset(["organization", "person"])
BYSTANDERS = frozenset(["igo", "ngo", "media", "state-media", "state", "company"])
"""Kinds of actors whose name behind others says where they come from, or what they speak of."""
FROM = frozenset(["from", "of"])
CLAUSE_AFTER = re.compile(
    r",\s|[;:(\n]|\s(?:in|at|near|around|inside|outside|into|onto|by|with|without|who|which|that|where|when|while|after|before|as|because|during|since|used|took|known|called|belonging|including)\s",
)
"""What ends the phrase of somebody or something that was hit."""


def noun_of(ctx: Context, span: Span) -> Span:
    """The word that a phrase is about: its syntactic head, else the last word before "of" or a comma."""
    first, last = ctx.token_range(span)
    if ctx.parsed:
        i = head_of(ctx, first, last)
        return ctx.span_of(i, i + 1)
    stop = next((k for k in range(first + 1, last) if ctx.words[k] in ("of", "from", ",", "(")), last)
    return ctx.span_of(stop - 1, stop)


def is_nominal(ctx: Context, span: Span) -> bool:
    """Is the span a noun phrase for a party: no event word in it, no auxiliary, no bare pronoun, no dateline?"""
    if ctx.layout.dateline is not None and ctx.layout.dateline.meets(span):
        return False
    named = [e for e in meeting(ctx.values.entities, span) if e.actor is not None]
    if any(t.span.meets(span) and not any(e.start <= t.start and t.end <= e.end for e in named) for t in ctx.tagged("trigger")):
        return False
    first, last = ctx.token_range(span)
    if first == last or any(_is_auxiliary(ctx, i) for i in range(first, last)):
        return False
    if any(e.start <= span.start and span.end <= e.end for e in meeting(ctx.values.entities, span)):
        return True
    if ctx.tokens[first].upos in ("ADP", "ADV", "SCONJ") and not NUMBER.match(ctx.quote(span)):
        return False
    if ctx.parsed and ctx.tokens[head_of(ctx, first, last)].upos not in ("NOUN", "PROPN", "NUM", "ADJ", "SYM"):
        return False
    return last - first > 1 or ctx.tokens[first].upos not in ("PRON", "ADP", "ADV", "DET")


def _is_auxiliary(ctx: Context, i: int) -> bool:
    """Is the word an auxiliary, and no name that is written like one ("IS")?"""
    word = ctx.span_of(i, i + 1)
    return (ctx.tokens[i].upos == "AUX" or ctx.words[i] in ("was", "were", "is", "are")) and not (ctx.quote(word).isupper() and len(ctx.quote(word)) > 1)


def located(ctx: Context, entity: Entity) -> bool:
    """Does a preposition of place stand before the name ("forces in Iraq")?"""
    first = ctx.token_range(entity)[0]
    return first > 0 and ctx.words[first - 1] in PLACE_WORDS


def trimmed(ctx: Context, span: Span) -> Span:
    """The span without leading determiners and times, trailing adverbs and prepositions, and surrounding punctuation."""
    words = ctx.quote(span)
    lead = re.match(r"(?:[\s,;:“”\"'(\[–—-]|\b(?:the|a|an|that|by|on|against|at(?!\s+least)|of|in)\b\s|\(\d+\)\s)*", words, re.IGNORECASE)
    tail = re.search(r"[\s,;:.“”\"')\]]*$", words)
    start = span.start + (lead.end() if lead else 0)
    end = span.end - (len(tail[0]) if tail else 0)
    times = [t for t in meeting(ctx.values.times, Span(start, max(start, end))) if t.start <= start + 1 and t.end < end]
    start = max([start, *(t.end + 1 for t in times)])
    loose = TRAILING.search(ctx.text, start, max(start, end))
    return Span(start, max(start, loose.start() if loose else end))


def whole_phrase(ctx: Context, entity: Entity) -> Span:
    """The phrase that a name stands in where it only says whose or whence they are ("Murle youths", "youths from Duk", "the RSF militia"); else the name."""
    own = Span(entity.start, entity.end)
    first, last = ctx.token_range(own)
    if not ctx.parsed:
        if first > 1 and ctx.words[first - 1] == "from" and IRREGULAR.fullmatch(ctx.words[first - 2]):
            return Span(ctx.tokens[first - 2].start, own.end)
        follows = last < len(ctx.words) and (PEOPLE.fullmatch(ctx.words[last]) or GROUP.fullmatch(ctx.words[last]))
        return Span(own.start, ctx.tokens[last].end) if follows else own
    name = head_of(ctx, first, last)
    noun = ctx.tokens[name].head
    tied = relation(ctx, name) in ("compound", "amod") or (
        relation(ctx, name) == "nmod" and (case_of(ctx, name) in FROM or ctx.words[name + 1 : name + 2] == ["'s"])
    )
    if noun == name or not tied or not (PEOPLE.search(ctx.words[noun]) or GROUP.search(ctx.words[noun]) or IRREGULAR.fullmatch(ctx.words[noun])):
        return own
    around = phrase(ctx, noun)
    whole = Span(around.start, max(own.end, ctx.tokens[noun].end, around.end if noun < name else 0))
    first, last = ctx.token_range(whole)
    plain = whole.covers(own) and last - first <= LONGEST and not any(ctx.tokens[i].upos in ("VERB", "AUX", "PUNCT") for i in range(first, last))
    return whole if plain else own


def named_phrase(ctx: Context, noun: int) -> Span:
    """The phrase of a noun with where its people come from ("armed youths from the hills")."""
    whole = phrase(ctx, noun)
    if not (PEOPLE.search(ctx.words[noun]) or IRREGULAR.fullmatch(ctx.words[noun])):
        return whole
    ends = [reach(ctx, k)[1] for k in ctx.children[noun] if relation(ctx, k) == "nmod" and case_of(ctx, k) in FROM and _is_name(ctx, k)]
    return Span(whole.start, max([whole.end, *(ctx.tokens[i].end for i in ends)]))


def _is_name(ctx: Context, noun: int) -> bool:
    """Is the noun a name, or what a name stands before ("the North Caucasus underground")?"""
    return ctx.tokens[noun].upos == "PROPN" or any(relation(ctx, k) == "compound" and ctx.tokens[k].upos == "PROPN" for k in ctx.children[noun])


def introduced(ctx: Context, span: Span) -> Entity | None:
    """The name that is given right behind a phrase that says only what kind of people they are: whose they are ("fighters of the Red Wolves"), or who it is
    ("a far-right extremist, Jon Berg, shot ...", "the rebel group Red Wolves")."""
    end = span.end
    for pattern, kinds in ((BELONGING_TO, BODIES), (CALLED, BODIES), (IDENTIFIED, BODIES), (APPOSED, NAMED_KINDS)):
        m = pattern.match(ctx.text, end, min(len(ctx.text), end + INTRODUCED_WITHIN))
        e = next((e for e in ctx.values.entities if m is not None and e.start == m.end() and e.type in kinds), None)
        if e is None or not ctx.same_sentence(e, span) or (pattern is APPOSED and not CLOSED.match(ctx.text, e.end)):
            continue
        if pattern is CALLED or e.type == "person" or e.actor is None or e.actor.kind not in BYSTANDERS:
            return e
    return None


def is_broad(entity: Entity) -> bool:
    """Is it the name of a state, a people or a faith, which only says where somebody comes from?"""
    return entity.type in ("nationality", "place") or (entity.actor is not None and entity.actor.kind == "state")


def is_kind(ctx: Context, span: Span) -> bool:
    """Does the phrase end with a word for people or for a body of them, and with no name?"""
    last = ctx.quote(span).rpartition(" ")[2]
    return any(p.fullmatch(last) for p in (PEOPLE, IRREGULAR, GROUP)) and not MACHINES.fullmatch(last)


def is_make(ctx: Context, noun: Span, names: Sequence[Entity]) -> bool:
    """Is the noun the name of a make of machine behind that of its state ("Israeli Merkavas")?"""
    return ctx.quote(noun)[:1].isupper() and not meeting(ctx.values.entities, noun) and any(e.actor is not None and noun.start - e.end == 1 for e in names)


def is_of_others(ctx: Context, span: Span, entity: Entity) -> bool:
    """Does the name of a state, a people or a place only say where those of the phrase come from ("Pakistani militants", "gunmen from Jonglei")?"""
    noun = noun_of(ctx, span)
    return is_broad(entity) and not entity.start <= noun.start < entity.end and IRREGULAR.fullmatch(ctx.quote(noun)) is not None


def is_of_another(ctx: Context, span: Span, entity: Entity) -> bool:
    """Does the name only say whence somebody else of the phrase is ("kidnappers of a Swedish engineer")?"""
    return is_person_of(ctx, entity) and OF_SOMEBODY.search(ctx.text, span.start, max(span.start, entity.start)) is not None


def is_person_of(ctx: Context, entity: Entity) -> bool:
    """Is a nationality only told of one person or of those who suffer ("a Swedish man"), so that no state is spoken of?"""
    last = ctx.token_range(entity)[1]
    return entity.type == "nationality" and last < len(ctx.words) and PEOPLE_LIKE.fullmatch(ctx.words[last]) is not None


def cut_hit(ctx: Context, span: Span) -> Span:
    """The phrase of what was hit up to the clause, place or apposition after its head; a name is never cut."""
    first, last = ctx.token_range(span)
    noun = ctx.tokens[head_of(ctx, first, last)].end if ctx.parsed and first < last else span.start
    names = meeting(ctx.values.entities, span)
    for m in CLAUSE_AFTER.finditer(ctx.text, max(span.start + 1, noun if noun <= span.end else span.start + 1), span.end):
        if not any(e.start < m.end() and m.start() < e.end for e in names):
            return Span(span.start, span.start + len(ctx.text[span.start : m.start()].rstrip()))
    return span
