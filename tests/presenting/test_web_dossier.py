"""The sentences of an assessment: tolls from end to end, whoever owns to a deed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from crossbearing.presenting.collection import Collection
from crossbearing.presenting.web.dossier import toll_sentences
from crossbearing.records.finding import Account, Casualties
from crossbearing.records.value import Quantity

Told = tuple[str, int | None, int | None, str, bool]
"""Who says it, at least, at most, of whom, whether it was replaced."""


@pytest.mark.parametrize(
    ("told", "sentences"),
    [
        ([("The mayor", 5, 5, "", False)], ["5 killed, according to the mayor."]),
        ([("The mayor", 1, 1, "soldiers", False)], ["1 soldier killed, according to the mayor."]),
        (
            [("The mayor", 27, None, "", False), ("The militia", 63, 63, "", False), ("A nurse", 41, 41, "", False)],
            ["27 to 63 killed: at least 27 according to the mayor, 63 according to the militia; 1 other figure in between."],
        ),
        ([("The mayor", 5, 5, "", True), ("The mayor", 8, 8, "", False)], ["8 killed, according to the mayor."]),
        ([("- The mayor", 5, 9, "", False), ("Its spokesman", 7, 7, "", False)], ["5 to 9 killed, according to the mayor; 1 other figure in between."]),
    ],
)
def test_tolls_are_told_from_end_to_end(told: list[Told], sentences: list[str]) -> None:
    """The lowest and the highest figure that stands, each on somebody's word; a replaced one is no end."""
    rows = [
        Casualties(killed=Quantity(low=low, best=None, high=high, unit="killed"), injured=None, of=of, claims=(f"c{n}",), superseded=gone)
        for n, (_, low, high, of, gone) in enumerate(told)
    ]
    claims = {f"c{n}": SimpleNamespace(source=source) for n, (source, *_) in enumerate(told)}
    collection: Any = SimpleNamespace(claims=claims)
    found = toll_sentences(cast(Collection, collection), cast(Account, SimpleNamespace(casualties=rows)))
    assert [words for words, _ in found] == sentences
    assert {key for _, keys in found for key in keys} == set(claims)
