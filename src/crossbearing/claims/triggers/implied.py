"""Events that a sentence tells without a word for them: by their dead and injured ("17 of the men had suffered wounds", "nobody was hurt"), by a means
that there was not ("there were no drones"), or by the part that somebody denies to have had in them.

Such a mention says of the event nothing but that; its trigger is the word for the harm or the means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.claims.context import Context, Spanned
from crossbearing.claims.triggers.sums import sums_up
from crossbearing.records.claim import QuantityMention
from crossbearing.records.document import Span
from crossbearing.records.tags import Tag

COUNTED_HARM = frozenset(["killed", "injured", "casualties"])
HARM_WORD = re.compile(
    r"\b(?:kill(?:ed|ing)?|dead|died|deaths?|bod(?:y|ies)|buried|lives|life|toll|injur(?:ed|y|ies)|wound(?:ed|s)|martyr(?:s|ed|dom)?|casualt(?:y|ies)|"
    r"corpses?|hurt|harmed|fatalit(?:y|ies)|victims?|perished|missing)\b",
    re.IGNORECASE,
)
NO_CASUALTIES = re.compile(r"^(?:no|without|zero|nor)\b.*\b(?:casualt|injur(?:y|ies)|deaths?\b|fatalit|loss|victims|dead\b|wounded\b)")
"""Words that deny a number and no deed."""
NO_MEANS = re.compile(r"(?P<there>\bthere\s+(?:was|were|had\s+been)\s+)?(?:\bno|\bnot\s+an?y?)\s+(?:\w+\s+)?$", re.IGNORECASE)
TOOK_PART = re.compile(
    r"^\s+(?:took\s+(?:part|off)|crossed|flew|entered|fell|(?:was|were|had\s+been|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:used|employed|fired|dropped|launched|"
    r"involved|deployed|shot\s+down|seen))\b",
    re.IGNORECASE,
)
TALE_OF = re.compile(r"\b(?:versions|stories|reports|talk|claims|rumou?rs|theories)\s+(?:about|of)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
UNTRUE = re.compile(
    r"^(?:\s+\w+){0,5}?\s+(?:are|is|were|was)\s+(?:\w+ly\s+)?(?:an?\s+|pure\s+)?(?:inventions?|lies?|false|untrue|nonsense|fantasy|fantasies|baseless|fabricat\w+|fairy\s+tales?)\b",
    re.IGNORECASE,
)
INVOLVED = re.compile(
    r"\b(?:(?<!nor )(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disput(?:e|es|ed))\b[^.;:]{0,60}?|"
    r"(?:was|were|is|are|been|had|has|have)\s+(?:not|nothing|never)\s+(?:been\s+)?)"
    r"\b(?P<part>involved|involvement|participat\w+|took\s+part|taking\s+part|(?:any\s+)?responsibility\b|any\s+(?:part|role|hand)\b|to\s+do\s+with\s+(?!one\b|each\b))",
    re.IGNORECASE,
)
BY_TOLL, BY_NONE = IMPLIED = "implied:harm", "implied:none"
"""Who made the mention: from a count of people, or from the word that nobody was hurt or that a means was not there."""
NEAR = 60
SCORE = 0.6


def implied_triggers(ctx: Context, triggers: Sequence[Tag]) -> list[Tag]:
    """A trigger for each part of a sentence that tells an event so and has no trigger of its own."""
    made: list[Tag] = []
    for spot, part, by in sorted([*_tolls(ctx), *_no_means(ctx), *_no_part(ctx)]):
        if not any(part.start <= t.start < part.end for t in (*triggers, *made)):
            made.append(Tag(start=spot.start, end=spot.end, kind="trigger", label="attack", score=SCORE, by=by, modality="denied" if by == BY_NONE else None))
    return made


def _tolls(ctx: Context) -> list[tuple[Span, Span, str]]:
    """The words for the harm beside each count of dead and injured; a bare figure says how many and not what happened."""
    found = []
    for q in ctx.values.quantities:
        known = q.quantity.low is not None or q.quantity.high is not None
        part = _part(ctx, q) if q.quantity.unit in COUNTED_HARM and known and not NO_CASUALTIES.search(q.quantity.hedge) and not sums_up(ctx, q) else None
        spot = _harm_word(ctx, q, part) if part is not None else None
        if spot is not None and part is not None and ctx.quote(spot).lower() != "toll":
            found.append((spot, part, BY_NONE if q.quantity.high == 0 else BY_TOLL))
    return found


def _no_means(ctx: Context) -> list[tuple[Span, Span, str]]:
    """The weapons and vehicles of which a sentence says that there were none, or that none took part."""
    found = []
    for tag in ctx.tagged("entity"):
        number = ctx.sentence_at(tag.start) if tag.by.startswith("rules:weapon:") else -1
        if number < 0:
            continue
        before, after = ctx.text[ctx.layout.sentences[number].start : tag.start], ctx.text[tag.end : ctx.layout.sentences[number].end]
        no, part = NO_MEANS.search(before), TOOK_PART.match(after)
        if (no is not None and (no["there"] or part is not None)) or (TALE_OF.search(before) and UNTRUE.match(after)):
            found.append((tag.span, Span(tag.start, tag.end + (part.end() if part is not None else 0)), BY_NONE))
    return found


def _no_part(ctx: Context) -> list[tuple[Span, Span, str]]:
    """Where somebody denies that he or his had a part in what happened."""
    found = []
    for m in INVOLVED.finditer(ctx.text):
        part = _part(ctx, Span(*m.span()))
        if part is not None and part.covers(Span(*m.span())) and not ctx.layout.is_furniture(part):
            found.append((Span(*m.span("part")), part, BY_NONE))
    return found


def _part(ctx: Context, item: Spanned) -> Span | None:
    """The stretch between semicolons of its sentence in which something stands."""
    number = ctx.sentence_at(item.start)
    if number < 0:
        return None
    sentence = ctx.layout.sentences[number]
    first, last = ctx.text.rfind(";", sentence.start, item.start) + 1, ctx.text.find(";", item.end, sentence.end)
    return Span(max(first, sentence.start), sentence.end if last < 0 else last)


def _harm_word(ctx: Context, q: QuantityMention, part: Span) -> Span | None:
    """The word for the harm inside the count, else the nearest behind or before it; None where a figure stands without one."""
    for start, end in ((q.start, q.end), (q.end, min(part.end, q.end + NEAR)), (max(part.start, q.start - NEAR), q.start)):
        if (m := HARM_WORD.search(ctx.text, start, end)) is not None:
            return Span(*m.span())
    return None
