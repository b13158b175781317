"""Whom harm befalls by the parse: units, unlisted nouns, single persons of a list, and those who are told by name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossbearing.normalising.quantities import find_quantities
from crossbearing.records.tags import Tag
from tests.claims.parsed import context


def counts(parse: str, *names: str) -> list[tuple[str, int | None, int | None, str, str]]:
    """The words, low, high, unit and owner of every count of a sentence; ``names`` are tagged as persons."""
    ctx = context(parse)
    people = tuple(Tag(start=ctx.text.index(name), end=ctx.text.index(name) + len(name), kind="entity", label="person") for name in names)
    found = find_quantities(ctx.document, ctx.layout, replace(ctx.tags, tags=people))
    return [(ctx.text[q.start : q.end], q.quantity.low, q.quantity.high, q.quantity.unit, q.of) for q in found]


def test_an_apposition_stands_between() -> None:
    """The verb says what befell people, however much is said of them before it."""
    people = "Three NUM 2 nummod\nmembers NOUN 11 nsubj:pass\nof ADP 6 case\nthe DET 6 det\nRed PROPN 6 compound\nWolves PROPN 2 nmod\n"
    parse = people + ", PUNCT 8 punct\nRW PROPN 6 appos\n, PUNCT 2 punct\n"
    assert counts(parse + "were AUX 11 aux:pass\nkilled VERB 0 root\nin ADP 13 case\nMutata PROPN 11 obl") == [("Three members", 3, 3, "killed", "")]


def test_a_noun_that_no_list_holds() -> None:
    """A number with a noun that is not known counts those of whom bodies were found."""
    parse = "They PRON 2 nsubj\nfound VERB 0 root\nbodies NOUN 2 obj\nof ADP 6 case\n15 NUM 6 nummod\nvintners NOUN 3 nmod"
    assert counts(parse) == [("15 vintners", 15, 15, "killed", "")]


@pytest.mark.parametrize(("first", "total"), [("son", 4), ("sons", 3)])
def test_a_single_person_in_a_list(first: str, total: int) -> None:
    """ "The ruler's son and three guests died" are four; how many "sons" are, nobody says."""
    parse = (
        f"The DET 2 det\nruler NOUN 4 nmod:poss\n's PART 2 case\n{first} NOUN 8 nsubj\nand CCONJ 7 cc\nthree NUM 7 nummod\nguests NOUN 4 conj\ndied VERB 0 root"
    )
    assert counts(parse) == [("three guests", total, total, "killed", "")]


def test_told_by_name() -> None:
    """Those who are named are as many as they are, and the count is of their names."""
    parse = "Omar PROPN 6 nsubj:pass\nand CCONJ 4 cc\n, PUNCT 4 punct\nBello PROPN 1 conj\nwere AUX 6 aux:pass\nkilled VERB 0 root"
    assert counts(parse, "Omar", "Bello") == [("Omar and , Bello", 2, 2, "killed", "Omar and Bello")]


@pytest.mark.parametrize("unsure", ["could", "not"])
def test_what_did_not_happen(unsure: str) -> None:
    """Nobody is counted who could have been killed, or was not."""
    parse = f"Omar PROPN 4 nsubj:pass\n{unsure} AUX 4 aux\nbe AUX 4 aux:pass\nkilled VERB 0 root"
    assert counts(parse, "Omar") == []
