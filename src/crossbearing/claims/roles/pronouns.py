"""Whom "it", "they", "we", "its forces" mean as those who act: the one who says so in the clause above, the speaker, the party spoken of before."""

from __future__ import annotations

import re

from crossbearing.claims.clauses import DEEPEST, head_of, phrase, relation, subjects
from crossbearing.claims.context import Context, meeting
from crossbearing.claims.parties import TIED
from crossbearing.claims.roles.naming import is_person_of
from crossbearing.records.claim import Entity
from crossbearing.records.document import Span
from crossbearing.records.tags import Tag

STANDING = re.compile(r"(?:it|they|we)$|(?:its|their|our|his|her|my)\b", re.IGNORECASE)
"""Words that stand for a party named elsewhere."""
REGULARS = re.compile(
    r"(?:(?:the|some|several|other|uniformed|regular|government|army|air[- ]defen[cs]e|\w+teen|two|three|four|five|\d+)\s)*(?:soldiers|troops|servicemen)",
    re.IGNORECASE,
)
"""The men of a regular army, without a word for whose they are."""
PAPER = re.compile(r"\b(?:report|study|survey|document|bulletin|article|newspaper|paper|investigation|memo|dossier)$", re.IGNORECASE)
"""What says something and does nothing itself."""
OFFICER = re.compile(
    r"\s(?:(?:prime|foreign|defen[cs]e|interior|deputy|vice|former)\s){0,2}(?:minister|president|ambassador|premier|envoy|newspaper|television|radio)\b",
    re.IGNORECASE,
)
"""Behind the name of a state that only says whose minister or paper it is."""
OWNER = re.compile(r"['’]s?\s")
POSSESSIVE = re.compile(r"(?:its|their|his|her)\b", re.IGNORECASE)
FIRST_PERSON = re.compile(r"(?:we|our|my)\b", re.IGNORECASE)
OFFICE = re.compile(r"(?<=\w) (?:Ministry|Department|Foreign|Interior|Office|Cabinet|Presidency|Parliament|government|State)\b")
"""Where the name of a state's office goes on after the word for its state."""
LOOKED_BACK = 3
"""Sentences back in which the party is looked for that a pronoun means."""
UNARMED = frozenset(["igo", "ngo", "media", "state-media", "company", "civilian"])
"""Kinds of actors that count, report and condemn, and send nobody to fight."""


def meant(ctx: Context, span: Span) -> Entity | None:
    """Whom "it", "we" or "its forces" means as the one who acts: the subject of the clause above, the speaker; else the party that was spoken of before."""
    words = ctx.quote(span).lower()
    home = ctx.sentence_at(span.start)
    said = [t for t in ctx.tagged("source") if ctx.sentence_at(t.start) == home and t.end <= span.start]
    if FIRST_PERSON.match(words):
        near = [t for t in ctx.tagged("source") if abs(ctx.sentence_at(t.start) - home) <= 1]
        said = said or [t for t in near if t.start < span.start] or near
    acting = [
        e
        for e in ctx.values.entities
        if e.actor is not None and has_forces(e) and not TIED.match(ctx.text, e.end) and not OFFICER.match(ctx.text, e.end) and not is_person_of(ctx, e)
    ]
    papers = [t for t in said if PAPER.search(ctx.quote(t))]
    speaking = [e for source in reversed(said) if source not in papers for e in meeting(acting, source)]
    barred = [e for s in (*_accusing(ctx, span), *(t.span for t in papers)) for e in meeting(acting, s)]
    others = [
        e
        for e in acting
        if e.end <= span.start and e not in speaking and e not in barred and (e.type != "place" or e.metonym or _is_subject(ctx, e, main=True))
    ]
    if POSSESSIVE.match(words) and (nearer := [e for e in others if _governs(ctx, e, span)]):
        return nearer[-1]
    speaking = [e for e in speaking if not OWNER.match(ctx.text, e.end)] or speaking
    quoted = any(q.covers(span) for q in ctx.layout.quotes)
    if speaking and not barred and (FIRST_PERSON.match(words) or not quoted):
        return speaking[0]
    if FIRST_PERSON.match(words):
        return None
    named = [e for e in others if ctx.sentence_at(e.start) == home]
    if not named and (speaking or all(_is_person(ctx, t) for t in said)):
        named = _of_earlier(ctx, _unheard(ctx, others) if quoted else others, home)
    return next((e for e in reversed(named) if _is_subject(ctx, e, main=True)), named[-1] if named else None)


def _unheard(ctx: Context, entities: list[Entity]) -> list[Entity]:
    """Those that are not quoted themselves: a witness's "they" does not mean the ministry that the writer quotes before."""
    heard = ctx.tagged("source")
    return [e for e in entities if not any(t.start < e.end and e.start < t.end for t in heard)]


def above(ctx: Context, span: Span) -> Span | None:
    """Who says or plans what the clause of a pronoun tells ("a front group has said it did it"); None without a clause above, or in quotation marks."""
    if not ctx.parsed or FIRST_PERSON.match(ctx.quote(span)) or any(q.covers(span) for q in ctx.layout.quotes):
        return None
    i = head_of(ctx, *ctx.token_range(span))
    verb = ctx.tokens[i].head
    while relation(ctx, verb) == "conj" and ctx.tokens[verb].head != verb:
        verb = ctx.tokens[verb].head
    if relation(ctx, i) != "nsubj" or relation(ctx, verb) != "ccomp":
        return None
    return next((phrase(ctx, k) for k in subjects(ctx, ctx.tokens[verb].head) if ctx.tokens[k].upos != "PRON"), None)


def _of_earlier(ctx: Context, others: list[Entity], home: int) -> list[Entity]:
    """The parties of the sentence before; of an earlier one its subject, where those between name no party ("The Wolves ... Its men ... It sank ...")."""
    for back in range(1, LOOKED_BACK + 1):
        there = [e for e in others if home - ctx.sentence_at(e.start) == back]
        if there:
            return there if back == 1 else [e for e in there if _is_subject(ctx, e, main=True)]
    return []


def subject_of(ctx: Context, span: Span) -> Span | None:
    """The subject of the verb whose object "its" or "their" act is ("loyalists stepped up their shelling"); None where it is a pronoun itself."""
    if not ctx.parsed or not POSSESSIVE.match(ctx.quote(span)):
        return None
    owned = ctx.tokens[ctx.token_range(span)[0]].head
    verb = ctx.tokens[owned].head
    if relation(ctx, owned) not in ("obj", "obl") or verb == owned:
        return None
    return next((phrase(ctx, k) for k in subjects(ctx, verb) if k < owned and ctx.tokens[k].upos != "PRON"), None)


def own_forces(words: str, owner: Entity) -> str | None:
    """What the forces are called that an office of a state calls its own ("its coast guards" of the "Chadian Ministry of Defence": "Chadian coast guards")."""
    office = OFFICE.search(owner.actor.name) if owner.actor is not None and owner.actor.kind == "government" else None
    if owner.actor is None or office is None or not POSSESSIVE.match(words) or " " not in words:
        return None
    return f"{owner.actor.name[: office.start()]} {POSSESSIVE.sub('', words).removeprefix(' own').strip()}"


def regulars(ctx: Context, span: Span) -> Entity | None:
    """The army that bare "soldiers" or "troops" belong to."""
    return army_named(ctx, span.start) if REGULARS.fullmatch(ctx.quote(span)) else None


def army_named(ctx: Context, at: int) -> Entity | None:
    """The army that the report names before a place of the text, else the only one that it names."""
    armies = [e for e in ctx.values.entities if e.actor is not None and e.actor.kind == "military" and not TIED.match(ctx.text, e.end)]
    before = [e for e in armies if e.end <= at]
    if before:
        return before[-1]
    return armies[0] if len({e.actor.country for e in armies if e.actor is not None}) == 1 else None


def _is_person(ctx: Context, source: Tag) -> bool:
    """Is the source a person, by name or pronoun?"""
    return ctx.quote(source).lower() in ("he", "she") or any(e.type == "person" for e in meeting(ctx.values.entities, source))


def _accusing(ctx: Context, span: Span) -> list[Span]:
    """The subjects of the verb whose object a pronoun is: it does not mean them."""
    if not ctx.parsed:
        return []
    i = head_of(ctx, *ctx.token_range(span))
    return [ctx.span_of(k, k + 1) for k in subjects(ctx, ctx.tokens[i].head)] if relation(ctx, i) == "obj" else []


def has_forces(entity: Entity) -> bool:
    """Could the name be of one who sends people out to fight: a state, its organs, an armed group, no person, and no body that only counts and condemns?"""
    return entity.type != "person" and entity.actor is not None and entity.actor.kind not in UNARMED


def _governs(ctx: Context, entity: Entity, span: Span) -> bool:
    """Is the name the subject of the pronoun's own clause, or of one that it is a detail of ("X withdrew after its raid"), not of one beside it?"""
    if not ctx.parsed or not ctx.same_sentence(entity, span) or not _is_subject(ctx, entity, main=False):
        return False
    verb = ctx.tokens[head_of(ctx, *ctx.token_range(entity))].head
    i = head_of(ctx, *ctx.token_range(span))
    for _ in range(DEEPEST):
        if i == verb:
            return True
        if relation(ctx, i) in ("conj", "ccomp", "parataxis", "root"):
            return False
        i = ctx.tokens[i].head
    return False


def _is_subject(ctx: Context, entity: Entity, *, main: bool) -> bool:
    """Is the name the subject of a clause; of a sentence's ``main`` one, of which the next sentence goes on?"""
    if not ctx.parsed:
        return False
    i = head_of(ctx, *ctx.token_range(entity))
    return relation(ctx, i) == "nsubj" and (not main or ctx.tokens[ctx.tokens[i].head].deprel == "root")
