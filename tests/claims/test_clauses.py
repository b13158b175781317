"""Clauses of a dependency parse."""

from __future__ import annotations

from crossbearing.claims.clauses import case_of, head_of, is_passive, joined, phrase, subjects
from tests.claims.parsed import context

JETS = """
Jets NOUN 5 nsubj
and CCONJ 3 cc
drones NOUN 1 conj
again ADV 5 advmod
hit VERB 0 root
camps NOUN 5 obj
of ADP 9 case
the DET 9 det
rebels NOUN 6 nmod
near ADP 11 case
Goma PROPN 6 nmod
"""


def test_joined_subjects_are_each_a_subject() -> None:
    """ "Jets and drones hit" has two subjects; the verb is active."""
    ctx = context(JETS)
    assert [ctx.words[k] for k in subjects(ctx, 4)] == ["jets", "drones"]
    assert not is_passive(ctx, 4)


def test_the_phrase_of_a_noun_keeps_of_and_leaves_out_where() -> None:
    """ "Camps of the rebels near Goma" are camps of the rebels; "jets and drones" are two phrases."""
    ctx = context(JETS)
    assert ctx.quote(phrase(ctx, 5)) == "camps of the rebels"
    assert [ctx.quote(phrase(ctx, k)) for k in joined(ctx, 0)] == ["Jets", "drones"]


def test_head_and_preposition_of_a_stretch() -> None:
    """The head of "of the rebels" is "rebels", its preposition "of"."""
    ctx = context(JETS)
    assert ctx.words[head_of(ctx, 6, 9)] == "rebels"
    assert case_of(ctx, 8) == "of"
