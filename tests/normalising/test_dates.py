"""Dates: a table of expressions from many wars, and what must hold of every text."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.cleaning import clean
from crossbearing.normalising.dates import calendar, find_times
from crossbearing.normalising.dates.grammar import first_characters
from crossbearing.normalising.dates.tense import looks_ahead
from crossbearing.normalising.numerals import tokens
from crossbearing.records.claim import TimeExpression
from crossbearing.records.document import Document, Layout, Span, Zone
from crossbearing.records.tags import Tags
from crossbearing.records.value import parse_edtf

CASES = [json.loads(line) for line in (Path(__file__).parent.parent / "cases" / "dates.jsonl").read_text("utf-8").splitlines()]
NO_TAGS = Tags(tagger="none", version="0")


def read(text: str, published: str | None = "2024-03-14", layout: Layout | None = None) -> tuple[TimeExpression, ...]:
    """The time expressions of a text."""
    document = Document(id="x", text=text, sha256="", published=published)
    return find_times(document, clean(document) if layout is None else layout, NO_TAGS)


def edtf(found: TimeExpression) -> str | None:
    """The EDTF of an expression."""
    return None if found.date is None else found.date.edtf


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{n}: {row['why']}") for n, row in enumerate(CASES, 1)])
def test_table(row: dict[str, Any]) -> None:
    """Each row gives the words, type, TIMEX3 value and EDTF of every expression of its sentence."""
    found = read(row["text"], row["published"])
    assert [[row["text"][t.start : t.end], t.type, t.value, edtf(t)] for t in found] == row["times"]


def test_the_table_is_wide() -> None:
    """The table has at least 250 rows, each with its reason."""
    assert len(CASES) >= 250
    assert all(row["why"] for row in CASES)


def test_basis() -> None:
    """Every date says what anchors it."""
    text = 'On 2 May 2021 it began. On 5 May it went on; a day later it ended. "It began yesterday," he told reporters on Thursday.'
    assert [t.date.basis for t in read(text, "2021-06-01") if t.date] == ["explicit", "anaphoric", "anaphoric", "quote-day", "deictic"]


def test_unanchored_basis() -> None:
    """Without a reference a day keeps its month and day and says that its year is unknown."""
    (found,) = read("On 5 May it went on.", None)
    assert found.date is not None
    assert (found.date.basis, found.date.anchored, found.date.edtf) == ("unanchored", False, "XXXX-05-05")


def test_dateline() -> None:
    """A full date in the dateline is the day of reference where none is known."""
    text = "NAIROBI, 3 June 2015 — Gunmen struck on Tuesday."
    layout = Layout(sentences=(Span(0, len(text)),), dateline=Span(0, 23))
    day, weekday = read(text, None, layout)
    assert edtf(day) == "2015-06-03"
    assert weekday.date is not None
    assert (weekday.date.edtf, weekday.date.basis) == ("2015-06-02", "dateline")


def test_furniture_is_no_evidence() -> None:
    """A copyright line neither yields a date nor gives its year to another."""
    text = "Gunmen struck on 5 May.\n\nCopyright 2020 The Paper. Updated 5 May 2020."
    cut = text.index("Copyright")
    layout = Layout(sentences=(Span(0, cut),), furniture=(Zone(start=cut, end=len(text), kind="copyright"),))
    assert [(t.value, edtf(t)) for t in read(text, None, layout)] == [("XXXX-05-05", "XXXX-05-05")]


def test_ids_are_stable() -> None:
    """The same text gives the same ids, and no two expressions share one."""
    text = "On Monday and on Tuesday, and on Monday again."
    first, second = read(text), read(text)
    assert [t.id for t in first] == [t.id for t in second]
    assert len({t.id for t in first}) == len(first) == 3


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [(1442, 9, 1, date(2021, 4, 13)), (1445, 10, 1, date(2024, 4, 10)), (1441, 12, 10, date(2020, 7, 31)), (1, 1, 1, date(622, 7, 19))],
)
def test_islamic_calendar(year: int, month: int, day: int, expected: date) -> None:
    """Tabular Islamic dates fall on the known days: Ramadan 2021, Eid al-Fitr 2024, Eid al-Adha 2020, the epoch."""
    assert calendar.islamic(year, month, day) == expected


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [(1400, 1, 1, date(2021, 3, 21)), (1403, 1, 1, date(2024, 3, 20)), (1357, 11, 22, date(1979, 2, 11)), (1399, 12, 30, date(2021, 3, 20))],
)
def test_persian_calendar(year: int, month: int, day: int, expected: date) -> None:
    """Persian dates fall on the known days: Nowruz of two years, 22 Bahman 1357, the last day of a leap year."""
    assert calendar.persian(year, month, day) == expected


def test_movable_feasts() -> None:
    """Easter of both churches in a year when they lie apart, and the fourth Thursday of November."""
    assert (calendar.easter(2024), calendar.orthodox_easter(2024)) == (date(2024, 3, 31), date(2024, 5, 5))
    assert calendar.nth_weekday(2023, 11, 3, 4) == date(2023, 11, 23)


def test_number_words() -> None:
    """Number words are read with their neighbours, years in two halves included."""
    text = "two hundred and five, nineteen ninety-six, twenty-first, 2.5 million, two dozen, one five"
    assert [t.value for t in tokens(text) if t.value is not None] == [205, 1996, 21, 2_500_000, 24, 1, 5]


def test_tense() -> None:
    """The nearest verb decides which way a date looks; "would have met" is past."""
    for sentence, ahead in [("they will meet on Monday", True), ("they met on Monday", False), ("they would have met on Monday", False)]:
        words = tokens(sentence)
        assert looks_ahead(words, len(words) - 1, len(words), 0, len(words)) is ahead


def test_rules_must_not_be_empty() -> None:
    """A pattern that could match nothing is refused, and the first characters of others are found."""
    assert first_characters("(?:[a]|[bc]?[d])[e]", "abcde") == ["a", "b", "c", "d"]
    with pytest.raises(ValueError, match="nothing"):
        first_characters("[a]?", "a")


WORDS = (
    "on the of in since until between and from to last next this week month year years days Monday Sunday Friday July may May 19 31 30 2019 1999 "
    "second third first quarter half "
    "ago later earlier before after two three 24 hours 6 p.m. noon overnight night early mid - , . ( ) ' yesterday tomorrow will said now "
    "recently every each Ramadan 1442 Nowruz "
    "12/11/2019 2021-13-45 2020-02-30 3:99 '90s 1980s century decade fiscal summer winter fall local time GMT Eastern 29 February \" “ ” ¶ 0 00 9999 1000000"
).split()
PUBLISHED = st.one_of(
    st.none(),
    st.dates().map(date.isoformat),
    st.sampled_from(["2019", "2019-11~", "2019-08-25/2019-08-27", "2019-12/2020-01", "x"]),
)


def check(text: str, published: str | None) -> tuple[TimeExpression, ...]:
    """What must hold of the expressions of any text: offsets, order, and an EDTF that says what its bounds say."""
    found = read(text, published)
    last = 0
    for t in found:
        assert last <= t.start < t.end <= len(text)
        last = t.end
        assert t.type in ("DATE", "TIME", "DURATION", "SET")
        assert t.value
        if t.date is None:
            continue
        again = parse_edtf(t.date.edtf, basis=t.date.basis)
        assert again is not None, t.date.edtf
        assert (again.earliest, again.latest) == (t.date.earliest, t.date.latest), t.date
        if t.date.earliest and t.date.latest:
            assert t.date.earliest <= t.date.latest
    return found


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), PUBLISHED)
def test_any_words(text: str, published: str | None) -> None:
    """No heap of time words raises; offsets hold, intervals never invert, EDTF round-trips."""
    check(text, published)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), PUBLISHED)
def test_any_text(text: str, published: str | None) -> None:
    """No text at all raises."""
    check(text, published)


NEUTRAL = [word for word in WORDS if not any(c.isdigit() for c in word) or word in ("19", "31", "30", "24", "29", "6")]
CUES = frozenset("may will next tomorrow until to before later half century centuries".split())


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([w for w in NEUTRAL if w.lower() not in CUES]), max_size=20).map(" ".join), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_no_prophecy(text: str, published: date) -> None:
    """Without an explicit year or a sign of the future, no day lies more than a century back, and no day ahead but tomorrow's time zone."""
    for t in check(text, published.isoformat()):
        if t.date is None or t.date.earliest is None or t.date.days is None or t.date.days > 1 or t.date.basis == "explicit":
            continue
        assert published - timedelta(36525) <= t.date.earliest
        if not set(text.lower().split()) & {"eve", "nowruz", "this"}:
            assert t.date.earliest <= published + timedelta(1)


@pytest.mark.parametrize("text", ["9" * 5000, "two hundred and " * 300, "1." + "0" * 400, "nine billion billion billion"])
def test_numbers_without_end(text: str) -> None:
    """Digits and number words without end are no number that anything stumbles over."""
    assert all(t.value is None or t.value < 1e15 for t in tokens(text))
    check(text, "2020-01-01")


def test_lists_of_dates_keep_their_neighbours() -> None:
    """In a long text each date still leans on the one before it, not on the last one."""
    text = " ".join(f"On {day} May 2019 it began. A day later it ended." for day in range(1, 28))
    found = read(text)
    assert [t.value for t in found[1::2]] == [f"2019-05-{day + 1:02d}" for day in range(1, 28)]
