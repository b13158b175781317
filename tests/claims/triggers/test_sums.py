"""Sums over a stretch of time: what "since" and "in the war" hang on, by a parse written by hand."""

from __future__ import annotations

import pytest

from crossbearing.claims.triggers.sums import sums_up
from crossbearing.records.claim import QuantityMention
from crossbearing.records.document import Span
from crossbearing.records.value import Quantity
from tests.claims.parsed import context

DIED = "Ninety NUM 2 nummod\npeople NOUN 4 nsubj\n{aux} AUX 4 aux\ndied VERB 0 root\nin ADP 6 case\n{place} NOUN 4 obl\n"
SINCE_HERE = "since ADP 8 case\nApril PROPN {on} {relation}"


@pytest.mark.parametrize(
    ("parse", "sums"),
    [
        (DIED.format(aux="have", place="Aleppo") + SINCE_HERE.format(on=4, relation="obl"), True),
        (DIED.format(aux="have", place="Aleppo") + SINCE_HERE.format(on=6, relation="nmod"), True),
        (DIED.format(aux="have", place="war"), True),
        (DIED.format(aux="have", place="Aleppo"), False),
        (DIED.format(aux="reportedly", place="war"), False),
    ],
)
def test_a_perfect_with_a_stretch_of_time(parse: str, sums: bool) -> None:
    """Who "have died since April" or "in the war" are a sum; who died in it, in the past tense, need not be."""
    ctx = context(parse)
    assert sums_up(ctx, Span(0, len("Ninety people"))) is sums


def test_since_that_compares() -> None:
    """ "Two died in the deadliest raid since April" says that no raid was deadlier, and counts those of this one."""
    parse = "Two NUM 2 nsubj\ndied VERB 0 root\nin ADP 6 case\nthe DET 6 det\ndeadliest ADJ 6 amod\nraid NOUN 2 obl\nsince ADP 8 case\nApril PROPN 6 nmod"
    ctx = context(parse)
    assert not sums_up(ctx, Span(0, len("Two")))


@pytest.mark.parametrize(("killed", "sums"), [(19_999, False), (20_000, True)])
def test_no_act_kills_so_many(killed: int, sums: bool) -> None:
    """So many dead are those of a war, whatever the sentence says."""
    ctx = context("They PRON 2 nsubj\ndied VERB 0 root")
    q = QuantityMention(id="q", start=0, end=len("They"), quantity=Quantity(low=killed, best=killed, high=killed, unit="killed"), of="")
    assert sums_up(ctx, q) is sums


def test_a_bare_since_is_a_stretch_of_time() -> None:
    """ "Ninety have been killed since and ...", whatever the parse makes of the word."""
    told = "Ninety NUM 4 nsubj:pass\nhave AUX 4 aux\nbeen AUX 4 aux:pass\nkilled VERB 0 root\nsince {what} {on} {how}\nand CCONJ 7 cc\nmany ADJ 4 conj"
    assert sums_up(context(told.format(what="ADP", on=7, how="case")), Span(0, len("Ninety")))
    assert sums_up(context(told.format(what="ADV", on=4, how="advmod")), Span(0, len("Ninety")))
