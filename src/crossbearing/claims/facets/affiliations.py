"""Who is said to belong to, or to be backed by, whom?  A claim, never a property of the actor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossbearing.claims.context import Context, meeting
from crossbearing.claims.facets.of_events import Fact
from crossbearing.records.claim import Entity
from crossbearing.records.document import Span

TIED = re.compile(r"\b([A-Z][\w'’]+(?:\s[A-Z][\w'’]+)?)-(backed|aligned|linked|allied|supported|affiliated|sponsored|led|funded|trained|controlled)\b")
TIED_TO = re.compile(
    r"\b(backed|supported|sponsored|funded|armed|trained|controlled|led)\s+by\s+(?:the\s+)?(?=[A-Z])|\b(linked|allied|aligned|affiliated|loyal)\s+(?:to|with)\s+(?:the\s+)?(?=[A-Z])|"
    r"\b(part|branch|wing|arm|affiliate|offshoot|members?)\s+of\s+(?:the\s+)?(?=[A-Z])"
)
REACH = 60


def affiliations(ctx: Context) -> Iterator[Fact]:
    """Facts of facet affiliation: the span holds both names, ``value_actor`` is the one that is tied, ``value`` reads "backed by X"."""
    for m in TIED.finditer(ctx.text):
        other = next(iter(meeting(ctx.values.entities, Span(m.start(1), m.end(1)))), None)
        tied = _next_actor(ctx, m.end())
        yield from _fact(ctx, m[2], other, m[1], tied, Span(m.start(), tied.end if tied else m.end()))
    for m in TIED_TO.finditer(ctx.text):
        other = next((e for e in meeting(ctx.values.entities, Span(m.end(), m.end() + 2)) if _is_actor(e)), None)
        tied = _last_actor(ctx, m.start())
        if other is not None and tied is not None:
            relation = next(g for g in m.groups() if g)
            yield from _fact(ctx, relation, other, other.name, tied, Span(tied.start, other.end))


def _fact(ctx: Context, relation: str, other: Entity | None, name: str, tied: Entity | None, span: Span) -> Iterator[Fact]:
    """One affiliation, unless it stands in furniture or ties a name to itself."""
    if ctx.layout.is_furniture(span) or (tied is not None and other is not None and tied.canonical == other.canonical):
        return
    to = other.actor.name if other is not None and other.actor is not None else name
    joint = (
        "of"
        if relation in ("part", "branch", "wing", "arm", "affiliate", "offshoot", "member", "members")
        else "to"
        if relation in ("linked", "loyal")
        else "with"
        if relation in ("allied", "aligned", "affiliated")
        else "by"
    )
    yield Fact(
        facet="affiliation",
        events=(),
        span=span,
        value=f"{relation.rstrip('s') if relation == 'members' else relation} {joint} {to}",
        value_actor=tied.canonical if tied else None,
    )


def _is_actor(entity: Entity) -> bool:
    return entity.type in ("organization", "person", "nationality") or entity.actor is not None


def _next_actor(ctx: Context, offset: int) -> Entity | None:
    """The organisation named right after the offset, in the same sentence."""
    return next(
        (
            e
            for e in ctx.values.entities
            if e.start >= offset and e.start - offset < REACH and e.type == "organization" and ctx.sentence_at(e.start) == ctx.sentence_at(offset)
        ),
        None,
    )


def _last_actor(ctx: Context, offset: int) -> Entity | None:
    """The organisation named last before the offset, in the same sentence."""
    found = [
        e
        for e in ctx.values.entities
        if e.end <= offset and offset - e.end < REACH and e.type in ("organization", "person") and ctx.sentence_at(e.start) == ctx.sentence_at(offset)
    ]
    return found[-1] if found else None
