"""Parties that the tagger's role head links to an event."""

from __future__ import annotations

from crossbearing.claims.clauses import case_of, head_of, is_clause, relation
from crossbearing.claims.context import Context
from crossbearing.claims.parties import CLAIMING, LIGHT_VERBS, Party
from crossbearing.claims.triggers.folding import Candidate
from crossbearing.records.document import Span
from crossbearing.records.tags import Tag

LINKED = frozenset(["actor", "target", "victim", "instrument"])
SURE = 0.7
BESIDE = frozenset(["after", "before", "since", "following", "during", "amid", "despite", "over", "about", "until", "against", "in", "for", "to", "of", "from"])
"""Prepositions of an event noun whose clause tells what somebody did besides ("soldiers sealed off the road after the attack")."""
COUNTERING = ("stop", "prevent", "repel", "foil", "thwart", "halt", "end", "condemn", "allow", "denounc", "den", "confirm", "report", "investigat", "block")
"""Beginnings of the verbs whose subject did not do the event that is their object."""


def by_links(ctx: Context, candidate: Candidate) -> list[Party]:
    """What the role head links to the triggers; who is only quoted about the event did not do it."""
    mine = set(candidate.all)
    said = [t.span for t in ctx.tagged("source")]
    found = []
    for link in ctx.tags.links:
        left = ctx.tags.tags[link.left]
        if link.label in LINKED and link.score >= SURE and left in mine:
            right = ctx.tags.tags[link.right]
            unfit = link.label == "actor" and (any(s.start < right.end and right.start < s.end for s in said) or not _could_act(ctx, right, left))
            if ctx.same_sentence(left, right) and not unfit:
                found.append((link.label, Span(right.start, right.end)))
    return found


def _could_act(ctx: Context, party: Tag, trigger: Tag) -> bool:
    """Does the parse, where there is one, let the linked words be who acts: a subject, an agent, or a part of the event's own phrase?"""
    if not ctx.parsed:
        return True
    i = head_of(ctx, *ctx.token_range(party))
    first, last = ctx.token_range(trigger)
    event = head_of(ctx, first, last)
    above = ctx.tokens[i].head
    if relation(ctx, event) == "amod":
        return False  # "police found the abducted trader"
    if case_of(ctx, i) == "by":
        return first <= above < last or ctx.words[above] in LIGHT_VERBS or ctx.words[above] in CLAIMING
    if relation(ctx, i) == "nsubj" and not is_clause(ctx, event) and ctx.tokens[event].head == above and is_clause(ctx, above):
        beside = relation(ctx, event) in ("obl", "advcl") and case_of(ctx, event) in BESIDE
        return not beside and not (relation(ctx, event) == "obj" and ctx.words[above].startswith(COUNTERING))
    return relation(ctx, i) in ("nsubj", "root", "conj") or first <= above < last
