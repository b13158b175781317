"""How far the phrase of a party goes, by parses written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossbearing.claims.context import Context
from crossbearing.claims.roles.naming import ABSTRACT, cut_hit, is_of_others, trimmed, whole_phrase
from crossbearing.records.claim import Entity, Values
from crossbearing.records.document import Span
from tests.claims.parsed import context

YOUTHS = """
The DET 2 det
governor NOUN 3 nsubj
blamed VERB 0 root
armed ADJ 5 amod
youths NOUN 3 obj
from ADP 7 case
Kalabo PROPN 5 nmod
yesterday ADV 3 advmod
"""
GUNMEN = """
Masai PROPN 2 compound
gunmen NOUN 3 nsubj
burned VERB 0 root
a DET 5 det
bridge NOUN 3 obj
, PUNCT 8 punct
the DET 8 det
longest ADJ 5 appos
"""


def with_name(parse: str, name: str, kind: str) -> tuple[Context, Entity]:
    """A report of one sentence in which one name is known."""
    ctx = context(parse)
    start = ctx.text.index(name)
    entity = Entity(id="e1", start=start, end=start + len(name), name=name, type=kind, canonical=name.lower())
    return Context(ctx.document, ctx.layout, ctx.tags, replace(Values(), entities=(entity,))), entity


def test_a_place_of_origin_names_nobody_without_its_people() -> None:
    """ "Youths from Kalabo" are blamed, and not Kalabo."""
    ctx, kalabo = with_name(YOUTHS, "Kalabo", "place")
    whole = whole_phrase(ctx, kalabo)
    assert ctx.quote(whole) == "armed youths from Kalabo"
    assert is_of_others(ctx, whole, kalabo)


def test_a_people_before_gunmen_is_not_the_gunmen() -> None:
    """ "Masai gunmen" is one name, and the people are not the ones who did it."""
    ctx, masai = with_name(GUNMEN, "Masai", "nationality")
    whole = whole_phrase(ctx, masai)
    assert ctx.quote(whole) == "Masai gunmen"
    assert is_of_others(ctx, whole, masai)
    assert not is_of_others(ctx, Span(masai.start, masai.end), masai)


def test_what_was_hit_ends_with_its_noun() -> None:
    """An apposition after a comma belongs to no name."""
    ctx, _ = with_name(GUNMEN, "Masai", "nationality")
    start = ctx.text.index("a bridge")
    assert ctx.quote(cut_hit(ctx, Span(start, len(ctx.text)))) == "a bridge"


def test_edges_that_are_no_part_of_a_name_go() -> None:
    """Articles before and conjunctions behind are trimmed."""
    ctx, _ = with_name(GUNMEN, "Masai", "nationality")
    start = ctx.text.index("a bridge")
    assert ctx.quote(trimmed(ctx, Span(start, start + len("a bridge ,")))) == "bridge"


@pytest.mark.parametrize("words", ["a hand", "any involvement", "complicity", "a role"])
def test_a_share_in_a_deed_is_nothing_that_it_hit(words: str) -> None:
    """ "Had a hand in the attack" names no target; a handler does."""
    assert ABSTRACT.search(words)
    assert not ABSTRACT.search("a baggage handler")
