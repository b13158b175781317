"""Which event does a number, or a statement without an event in its words, speak of?

In its own sentence of the one nearest in the syntax: an act is tied to its own clause more closely than to the next.  Else of one told shortly before.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.claims.clauses import head_of, is_clause, relation
from crossbearing.claims.context import Context, Spanned, nearest_before
from crossbearing.records.claim import EventMention

HARMLESS = frozenset("abduction arrest protest weapons-disrupted property-destruction agreement group-change base-established territory-transfer".split())
"""Events that kill nobody by themselves: a toll without an event beside it belongs to another one."""
STEP = 2
"""Cost of a step from a word to the one on which it hangs."""
ACROSS = {"conj": 7, "parataxis": 7, "ccomp": 4, "advcl": 3, "acl": 3}
"""Cost of a step from one clause to another, by the relation of the lower one: a clause that only follows is the farthest."""
DEEPEST = 40


def of_clause(ctx: Context, q: Spanned, beside: Sequence[EventMention]) -> EventMention | None:
    """The event nearest to a number by the steps between their words in the parse, by characters where there is none."""
    if not ctx.parsed or len(beside) < 2:
        return min(beside, key=lambda e: abs(e.trigger.start - q.start), default=None)
    above = _above(ctx, head_of(ctx, *ctx.token_range(q)))
    return min(beside, key=lambda e: (_apart(above, _above(ctx, head_of(ctx, *ctx.token_range(e.trigger)))), abs(e.trigger.start - q.start)))


def _above(ctx: Context, word: int) -> dict[int, int]:
    """The words on which a word hangs, itself first, each with the cost of the way up."""
    cost, ways = 0, {word: 0}
    for _ in range(DEEPEST):
        head = ctx.tokens[word].head
        if head < 0 or head == word or head in ways:
            break
        kind = relation(ctx, word)
        cost += ACROSS.get(kind, STEP) if is_clause(ctx, word) or kind == "parataxis" else STEP
        ways[head] = cost
        word = head
    return ways


def _apart(one: dict[int, int], other: dict[int, int]) -> int:
    """The cost of the way from one word to the other over the first word that both hang on; that of no way where there is none."""
    return min((cost + other[word] for word, cost in one.items() if word in other), default=STEP * DEEPEST)


def told_before(ctx: Context, q: Spanned, real: Sequence[EventMention]) -> EventMention | None:
    """The event that a count without one in its sentence speaks of.

    "On 21 June gunmen attacked a mosque. Four worshippers were among the wounded" goes on with the sentence before it, background or not; elsewhere the
    count is one of the news.
    """
    deadly = [e for e in real if e.type.key not in HARMLESS]
    last = nearest_before(deadly, q.start)
    if last is not None and goes_on(ctx, last, q):
        return last
    return nearest_before([e for e in deadly if not e.background], q.start) or nearest_before(deadly or real, q.start)


def goes_on(ctx: Context, event: EventMention, q: Spanned) -> bool:
    """Does the sentence of a count follow that of the event in the same paragraph?"""
    return ctx.sentence_at(q.start) - ctx.sentence_at(event.trigger.start) == 1 and "\n\n" not in ctx.text[event.trigger.end : q.start]


def last_told(ctx: Context, events: Sequence[EventMention], offset: int, within: int) -> EventMention | None:
    """The last of the events that is told before the offset and at most so many sentences before the one there."""
    first = ctx.sentence_at(offset) - within
    return next((e for e in reversed(events) if e.trigger.end <= offset and ctx.sentence_at(e.trigger.start) >= first), None)
