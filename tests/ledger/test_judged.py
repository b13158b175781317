"""What people decided, applied to the reports that it is about and to no other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from crossbearing.ledger.judged import decided, evidence_of
from crossbearing.records.claim import ReadReport
from crossbearing.records.incident import Judgement
from tests.ledger.handmade import ARMY, report

REPORTS = [report(key)[1] for key in ("one", "two", "three")]


def judged(kind: str, subject: str, field: str = "", value: str = "", evidence: Sequence[str] = ()) -> Judgement:
    """A judgement that stands."""
    return Judgement(number=1, kind=kind, subject=subject, field=field, value=value, evidence=tuple(evidence))


SECOND = REPORTS[1]
TOLL = SECOND.claims[1]
ABOUT_ONE: list[tuple[Judgement, Callable[[ReadReport], object]]] = [
    (judged("date", "two", value="2024-05-12"), lambda r: r.document.published),
    (judged("publisher", "two", value="The Gazette"), lambda r: r.document.publisher),
    (judged("reject", TOLL.id), lambda r: len(r.claims)),
    (judged("reject", "an id of another reader", evidence=evidence_of(TOLL)), lambda r: len(r.claims)),
    (judged("set", SECOND.events[0].id, "modality", "planned"), lambda r: r.events[0].modality),
    (judged("set", TOLL.id, "value", "6 killed"), lambda r: r.claims[1].value),
    (judged("set", "an id of another reader", "value", "6 killed", evidence_of(TOLL)), lambda r: r.claims[1].value),
]


@pytest.mark.parametrize(("judgement", "seen"), ABOUT_ONE, ids=lambda x: f"{x.kind} {x.field}" if isinstance(x, Judgement) else "")
def test_a_judgement_changes_the_report_that_it_is_about(judgement: Judgement, seen: Callable[[ReadReport], object]) -> None:
    """By its id, by that of a mention or claim in it, or by the words that it was made on."""
    before, after = [seen(r) for r in REPORTS], [seen(r) for r in decided(REPORTS, [judgement])]
    assert after[1] != before[1]
    assert (after[0], after[2]) == (before[0], before[2])


def test_an_actor_is_renamed_wherever_it_is_named() -> None:
    """A name is set for all reports."""
    renamed = decided(REPORTS, [judged("set", ARMY.id, "name", "FARDC")])
    assert {entity.name for r in renamed for entity in r.values.entities} == {"FARDC"}


def test_of_two_decisions_on_one_thing_the_later_holds() -> None:
    """In the order of the journal, whatever they are bound to."""
    first, then = judged("set", TOLL.id, "value", "6 killed"), judged("set", "another id", "value", "7 killed", evidence_of(TOLL))
    assert decided(REPORTS, [first, then])[1].claims[1].value == "7 killed"
    assert decided(REPORTS, [then, first])[1].claims[1].value == "6 killed"


def test_a_withdrawn_judgement_changes_nothing() -> None:
    """It stays in the journal, and no longer counts."""
    assert decided(REPORTS, [replace(judged("reject", TOLL.id), withdrawn_at="2024-06-02")]) == REPORTS
