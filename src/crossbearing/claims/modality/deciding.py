"""Did it happen, as the report has it: actual, suspected, denied, planned, threatened, hypothetical?  And is it news or background?

Follows FactBank's idea (who commits to what) on the event alone; what a source makes of a statement is its stance.  The parse answers: no head of the encoder,
whose guess moves with the names of the parties.
"""

from __future__ import annotations

from crossbearing.claims.clauses import head_of, relation
from crossbearing.claims.context import Context
from crossbearing.claims.modality.above import made_of, on_condition
from crossbearing.claims.modality.below import qualified
from crossbearing.claims.modality.by_order import WINDOW, reached
from crossbearing.claims.triggers.folding import Candidate, is_definite
from crossbearing.claims.triggers.implied import IMPLIED
from crossbearing.records.value import FuzzyDate

CERTAINTY = {"actual": 3.0, "suspected": 1.5, "hypothetical": 0.5, "planned": 0.5, "threatened": 0.5, "denied": -3.0}
FORETOLD = ("planned", "conditional")
"""What somebody says will happen: a threat where the word is one of answering or punishing."""
UNREAD = ("planned", "denied", None)
"""The same by word order, which does not see what "will not hesitate to answer" says."""
OLD_DAYS = 300


def modality_of(ctx: Context, candidate: Candidate) -> tuple[str, float]:
    """The modality of an event and its certainty in [-3, 3]: by the words on and above it in the parse; without one, by the words before it."""
    first = candidate.all[0]
    word = head_of(ctx, *ctx.token_range(first))
    parsed = ctx.tokens[word].head >= 0
    found = made_of(ctx, word, definite=any(is_definite(ctx, t) for t in candidate.all)) if parsed else reached(ctx, candidate)
    known = candidate.main.modality
    if (known == "threatened" and found in (FORETOLD if parsed else UNREAD)) or (parsed and found in ("planned", "conditional") and on_condition(ctx, word)):
        found = "threatened"
    elif found is None and candidate.main.by in IMPLIED:
        found = known
    elif found is None and parsed:
        found = next((kind for t in candidate.all if (kind := qualified(ctx, noun_of(ctx, head_of(ctx, *ctx.token_range(t))))) == "suspected"), None)
    chosen = {"conditional": "hypothetical", "happened": "actual"}.get(found or "actual", found or "actual")
    certainty = candidate.main.certainty
    return chosen, CERTAINTY[chosen] if certainty is None else certainty


def noun_of(ctx: Context, i: int) -> int:
    """The noun that a word of its phrase describes ("toxic" of "a toxic gas attack"), whose adjectives are the word's; else the word."""
    above = ctx.tokens[i].head
    return above if relation(ctx, i) in ("amod", "compound") and above >= 0 and ctx.tokens[above].upos == "NOUN" else i


def is_background(ctx: Context, candidate: Candidate, date: FuzzyDate | None, published: FuzzyDate | None) -> bool:
    """Is it a past event told as context: long before the report, or marked so in words?"""
    if date is not None and date.latest is not None and published is not None and published.earliest is not None:
        past_year = date.precision == "year" and date.latest < published.earliest
        return past_year or (published.earliest - date.latest).days > OLD_DAYS
    marks = [t for t in ctx.tagged("background") if ctx.same_sentence(t, candidate.main)]
    if candidate.main.background is not None and not marks:
        return candidate.main.background
    c_first = ctx.token_range(candidate.all[0])[0]
    return any(t.end <= candidate.all[0].start and c_first - ctx.token_range(t)[1] <= WINDOW for t in marks)
