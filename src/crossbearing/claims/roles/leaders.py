"""Persons who stand for their state: who orders strikes by virtue of an office is told as "Biden", and it was the United States."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from crossbearing.claims.context import Context
from crossbearing.records.claim import Entity
from crossbearing.records.document import Span
from crossbearing.records.value import parse_edtf

CAPITALS = re.compile(r"\b[A-Z][a-z]+\b")
OWNER = re.compile(r"['’]s?$")


@cache
def _terms() -> dict[str, list[tuple[str, int, int]]]:
    """Family name to (ISO country, first year, last year) of each term in office; ``data/leaders.tsv``."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    text = files("crossbearing.claims").joinpath("data", "leaders.tsv").read_text(encoding="utf-8")
    for line in [x for x in text.splitlines() if x and not x.startswith("#")][1:]:
        name, country, first, last = line.split("\t")
        found.setdefault(name, []).append((country, int(first), int(last or 9999)))
    return found


def state_of(ctx: Context, people: Sequence[Entity]) -> Entity | None:
    """The state of the first of these persons, or names that the registry does not know, who was at its head when the report came out (ever, where it
    has no date), as the report names it; None where it does not."""
    for person in people if all(e.type == "person" or e.actor is None for e in people) else ():
        words = OWNER.sub("", person.name).split() or [""]
        for name in (words[-1], " ".join(words[-2:])):
            if (state := _state(ctx, name)) is not None:
                return state
    return None


def named_by_leader(ctx: Context, span: Span) -> Entity | None:
    """The state of the leader by whose name its forces are called where no tagger took that for a name ("Assads forces", "pro-Gaddafi brigades")."""
    for word in CAPITALS.findall(ctx.quote(span)):
        for name in (word, word.removesuffix("s")):
            if (state := _state(ctx, name)) is not None:
                return state
    return None


def _state(ctx: Context, leader: str) -> Entity | None:
    """The state of a leader of that name who was in office when the report came out, as the report names it."""
    published = parse_edtf(ctx.document.published)
    year = published.earliest.year if published is not None and published.earliest is not None else None
    countries = {country for country, first, last in _terms().get(leader, ()) if year is None or first <= year <= last}
    states = (e for e in ctx.values.entities if e.actor is not None and e.actor.kind == "state" and e.actor.country in countries)
    return next(states, None) if countries else None
