"""Quotations with their speakers, and the form in which utterances are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.claims.context import Context
from crossbearing.records.claim import Attribution, QuoteMention
from crossbearing.records.document import content_id

RUN_ON = 3


def normal_words(text: str) -> str:
    """The words of an utterance in lower case, without marks."""
    return " ".join(re.findall(r"[^\W_]+(?:'[^\W_]+)?", text.lower().replace("’", "'")))


def read_quotes(ctx: Context, attributions: Sequence[Attribution]) -> tuple[QuoteMention, ...]:
    """The quotations of a report, each with the id of the entity that says it; None where nobody is named for it.

    A quotation without a source of its own that follows another one in the same paragraph is said by the same speaker (run-on).
    """
    made: list[QuoteMention] = []
    for q in ctx.layout.quotes:
        holding = [a for a in attributions if any(c.meets(q) for c in a.content)]
        speaker = min(holding, key=lambda a: sum(c.end - c.start for c in a.content)).speaker_id if holding else None
        if speaker is None and not holding and made and _runs_on(ctx, made[-1].end, q.start):
            speaker = made[-1].speaker
        made.append(QuoteMention(id=content_id(ctx.document.id, "quote", q.start, q.end), start=q.start, end=q.end, speaker=speaker))
    return tuple(made)


def _runs_on(ctx: Context, end: int, start: int) -> bool:
    """Does a quotation that begins at ``start`` continue the one that ended at ``end``: same paragraph, next sentence?"""
    between = ctx.text[end:start]
    return "\n" not in between.strip(" ") and ctx.sentence_at(start) - ctx.sentence_at(end) <= 1 and len(between.split()) <= RUN_ON
