"""Nodes: what a report says of one mention, as linking compares it."""

from __future__ import annotations

import pytest

from crossbearing.linking.nodes import series_of
from crossbearing.records.claim import EventMention
from crossbearing.records.document import Span
from crossbearing.records.ontology import EVENT_TYPES
from crossbearing.records.value import FuzzyDate, Quantity, parse_edtf


def _counted(count: int) -> EventMention:
    """A mention of so many blasts."""
    number = Quantity(low=count, best=count, high=count)
    kind = EVENT_TYPES["explosion"]
    return EventMention(id="m", document_id="d", start=0, end=12, trigger=Span(6, 12), quote="three blasts", type=kind, group=True, count=number)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (None, None),  # "residents heard three blasts": the one attack that the report is about, as often as three
        ("2024-05-03", None),  # "three blasts on Friday"
        ("2024-05-01/2024-05-31", True),  # "three blasts in May"
        ("2024", True),
    ],
)
def test_a_count_makes_a_series_only_over_a_time(when: str | None, expected: bool | None) -> None:
    """What is counted without a day, or on one day, may be one attack; over a longer time it is a series."""
    date: FuzzyDate | None = parse_edtf(when)
    assert series_of(_counted(3), date, plural=True) is expected
