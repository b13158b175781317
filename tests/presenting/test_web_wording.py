"""What pages say instead of codes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.linking.features import FEATURES
from crossbearing.linking.scoring import shipped
from crossbearing.presenting.web.dossier import listed
from crossbearing.presenting.web.wording import CONFLICTS, conflict_words, held, in_words, kind_words, reasons, says, when_phrase
from crossbearing.records import finding, ontology


@pytest.mark.parametrize(
    ("edtf", "words", "phrase"),
    [
        ("2004-03-11", "11 March 2004", "on 11 March 2004"), ("2004-03", "March 2004", "in March 2004"), ("2004", "2004", "in 2004"),
        ("XXXX-03-11", "11 March, year unknown", "on 11 March, year unknown"), ("XXXX-03", "March, year unknown", "in March, year unknown"),
        ("2004-03-11~", "about 11 March 2004", "about 11 March 2004"), ("2004-XX", "2004", "in 2004"),
        ("2004-03-11/2004-03-14", "11 to 14 March 2004", "between 11 and 14 March 2004"),
        ("2004-03-11/2004-06-02", "11 March to 2 June 2004", "between 11 March and 2 June 2004"),
        ("2004-03-11/2005-03-14", "11 March 2004 to 14 March 2005", "between 11 March 2004 and 14 March 2005"),
        ("2004-03-11?/2004-03-12?", "perhaps 11 to 12 March 2004", "perhaps between 11 and 12 March 2004"),
        ("2004-03-11/2004-03-12?", "11 March 2004 to perhaps 12 March 2004", "between 11 March 2004 and perhaps 12 March 2004"),
        ("../2004-03", "until March 2004", "until March 2004"), ("2004-03-11/..", "from 11 March 2004 on", "from 11 March 2004 on"),
        ("2004-03-11T07:30", "11 March 2004, 07:30", "on 11 March 2004, 07:30"), ("2004-23", "autumn 2004", "in autumn 2004"),
        ("2004-25", "2004-25", "dated 2004-25"),
        (None, "", "on a day that nobody names"),
    ],
)  # fmt: skip
def test_dates_are_told_as_readers_write_them(edtf: str | None, words: str, phrase: str) -> None:
    """As exact as they are known, no more; a form that is not known stays as it is."""
    assert in_words(edtf) == words
    assert when_phrase(edtf) == phrase


@given(st.text(max_size=30))
def test_any_words_can_stand_for_a_date(text: str) -> None:
    """What is no date comes back as it was, or at least without an error."""
    assert in_words(text) or not text
    assert when_phrase(text)


def test_every_kind_of_conflict_has_words() -> None:
    """The kinds that the record names are those that a page can say."""
    told = re.search(r"``kind``: ([^.]*)\.", finding.Conflict.__doc__ or "")
    assert told is not None
    assert set(re.split(r",\s+", told[1].strip())) == set(CONFLICTS)
    assert conflict_words("place", "disjoint") != conflict_words("status", "disjoint")


@pytest.mark.parametrize("inside", [True, False])
def test_reasons_weigh_as_the_score_does(inside: bool) -> None:
    """What is shown for each feature is its part of the sum behind the score, each with its sentence."""
    weights = dict(shipped("inside" if inside else "across").weights)
    rows = reasons(dict.fromkeys(FEATURES, 0.5), inside=inside)
    assert {row["name"]: row["value"] for row in rows} == {name: round(weight * 0.5, 2) for name, weight in weights.items() if round(weight * 0.5, 2)}
    assert [abs(row["value"]) for row in rows] == sorted((abs(row["value"]) for row in rows), reverse=True)
    assert all(row["explain"].endswith((".", ")")) for row in rows)


def test_long_lists_are_counted() -> None:
    """Three names are told, what is more is a number."""
    assert [listed(list("abcd"[:n]), 3) for n in range(5)] == ["", "a", "a and b", "a, b and c", "a, b, c and 1 more"]


def test_no_code_stands_on_a_page() -> None:
    """Every stance has its verb and what it makes of somebody named, every kind of source its words."""
    found = [word(stance) for stance in ontology.STANCES for word in (says, held)] + [kind_words(kind) for kind in ontology.SOURCE_KINDS]
    assert not [words for words in found if "-" in words]
    assert held("blames") == "accused"
    assert held("asserts") == "named"
