"""Quantities: a table of counts from many wars, and what must hold of every text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.cleaning import clean
from crossbearing.normalising.quantities import find_quantities
from crossbearing.normalising.quantities.amounts import bounded
from crossbearing.records.claim import QuantityMention
from crossbearing.records.document import Document, Layout, Span, Zone
from crossbearing.records.tags import Tag, Tags

CASES = [json.loads(line) for line in (Path(__file__).parent.parent / "cases" / "quantities.jsonl").read_text("utf-8").splitlines()]
NO_TAGS = Tags(tagger="none", version="0")


def read(text: str, layout: Layout | None = None, tags: Tags = NO_TAGS) -> tuple[QuantityMention, ...]:
    """The counts of a text."""
    document = Document(id="x", text=text, sha256="", published="2024-03-14")
    return find_quantities(document, clean(document) if layout is None else layout, tags)


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{n}: {row['why']}") for n, row in enumerate(CASES, 1)])
def test_table(row: dict[str, Any]) -> None:
    """Each row gives the words, low, best, high, unit and owner of every count of its sentence."""
    text = row["text"]
    found = [[text[q.start : q.end], q.quantity.low, q.quantity.best, q.quantity.high, q.quantity.unit, q.of] for q in read(text)]
    assert found == row["quantities"]


def test_the_table_is_wide() -> None:
    """The table has at least 150 rows, each with its reason."""
    assert len(CASES) >= 150
    assert all(row["why"] for row in CASES)


def test_hedge_keeps_the_words() -> None:
    """The hedge keeps what the text says, for numbers and for their absence."""
    assert [q.quantity.hedge for q in read("At least five people died.")] == ["at least"]
    assert [q.quantity.hedge for q in read("There was no immediate word on casualties.")] == ["no immediate word on casualties"]
    assert [q.quantity.hedge for q in read("Five people died.")] == [""]


def test_unknown_is_not_zero() -> None:
    """No word of casualties leaves all bounds open; no casualties is zero."""
    (unknown,) = read("There were no reports of casualties.")
    (zero,) = read("There were no casualties.")
    assert (unknown.quantity.low, unknown.quantity.best, unknown.quantity.high) == (None, None, None)
    assert (zero.quantity.low, zero.quantity.best, zero.quantity.high) == (0, 0, 0)


def test_lower_and_upper_bounds_can_both_be_right() -> None:
    """At least five and at least eight meet; up to four and at least five do not."""
    five, eight, four = (read(f"{words} people were killed.")[0].quantity for words in ("At least five", "At least eight", "Up to four"))
    assert five.meets(eight)
    assert not four.meets(five)


def test_a_source_is_not_among_the_hurt() -> None:
    """People whom the tagger names as the source are counted as people, whatever the list before them says of others."""
    text = "The bomb killed eleven, two relatives recall."
    at = text.index("two")
    told = Tags(tagger="none", version="0", tags=(Tag(kind="source", start=at, end=at + len("two relatives")),))
    assert [q.quantity.unit for q in read(text)] == ["killed", "killed"]
    assert [q.quantity.unit for q in read(text, tags=told)] == ["killed", "people"]


def test_furniture_is_no_evidence() -> None:
    """A number in a caption or a menu counts nothing."""
    text = "Five people were killed.\n\n12 people like this"
    cut = text.index("12")
    layout = Layout(sentences=(Span(0, cut),), furniture=(Zone(start=cut, end=len(text), kind="share"),))
    assert [q.quantity.best for q in read(text, layout)] == [5]


@given(st.integers(0, 10**7), st.sampled_from(["", "least", "above", "most", "below", "about", "nearly"]))
def test_bounds_never_invert(number: int, kind: str) -> None:
    """Under every hedge, low is at most best and best at most high."""
    known = [bound for bound in bounded(number, kind) if bound is not None]
    assert known == sorted(known)


WORDS = (
    "at least more than up to as many about nearly between and or of no one nobody three five 12 3,400 2.5 million dozens hundreds thousands "
    "several few a an the number people "
    "soldiers civilians children policemen killed wounded injured dead were was been killing wounding left leaving death toll rose casualties "
    "reports immediate rockets drones "
    "attacks strikes including them his wife her two sons couple aged 23 year old - , . ( ) % $ F 16 missing fled arrested unknown unclear how many if any"
).split()


def check(text: str) -> None:
    """What must hold of the counts of any text: offsets, order, bounds."""
    last = 0
    for q in read(text):
        assert last <= q.start < q.end <= len(text)
        last = q.end
        known = [bound for bound in (q.quantity.low, q.quantity.best, q.quantity.high) if bound is not None]
        assert known == sorted(known)
        assert all(bound >= 0 for bound in known)
        assert known or q.quantity.hedge


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_any_words(text: str) -> None:
    """No heap of counting words raises; offsets hold and bounds never invert."""
    check(text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    """No text at all raises."""
    check(text)


@pytest.mark.parametrize(
    ("text", "unit", "low"),
    [
        ("Nine fighters were killed, the navy said; the police put the figure at five.", "killed", 5),
        ("A prosecutor said that the gunmen killed number six.", "killed", 6),
        ("A teacher said that 26 people had been buried by nightfall.", "killed", 26),
        ("The ministry declared eleven killed policemen.", "killed", 11),
        ("In the depot nine people burned to death.", "killed", 9),
        ("The number of people killed in the blast at the market of the old town has risen to 36.", "killed", 36),
        ("Eighteen people sought medical assistance.", "injured", 18),
    ],
)
def test_words_for_the_dead_and_the_hurt(text: str, unit: str, low: int) -> None:
    """The dead are also those buried or burned to death; a bare figure counts what was counted before it."""
    assert any(q.quantity.unit == unit and q.quantity.low == low for q in read(text))


def test_no_figures_are_not_no_dead() -> None:
    """Who gives no casualty figures does not say that nobody was hurt; who says that no soldier was killed counts zero soldiers."""
    (untold,) = read("The governor gave no casualty figures.")
    assert untold.quantity.low is None
    assert untold.quantity.high is None
    (none,) = read("The army said no soldier was killed on Monday.")
    assert (none.quantity.high, none.quantity.unit, none.of) == (0, "killed", "soldiers")
