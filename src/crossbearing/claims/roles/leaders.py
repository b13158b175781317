"""Persons who stand for their state: who orders strikes by virtue of an office is told as "Biden", and it was the United States."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from crossbearing.claims.context import Context
from crossbearing.records.claim import Entity
from crossbearing.records.value import parse_edtf


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
    """The state of the first of these persons who was at its head when the report came out (ever, where it has no date), as the report names it;
    None where it does not."""
    published = parse_edtf(ctx.document.published)
    year = published.earliest.year if published is not None and published.earliest is not None else None
    for person in people if all(e.type == "person" for e in people) else ():
        words = person.name.split()
        for name in (words[-1], " ".join(words[-2:])):
            for country, first, last in _terms().get(name, ()):
                if year is None or first <= year <= last:
                    return next((e for e in ctx.values.entities if e.actor is not None and e.actor.kind == "state" and e.actor.country == country), None)
    return None
