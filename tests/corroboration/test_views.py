"""Quotations, tallies, grades, source records, the ledger as it stood, rejected claims."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.corroboration import corroborate
from crossbearing.corroboration.asof import as_of, judgements_as_of
from crossbearing.corroboration.standing.grading import ADMIRALTY, grades
from crossbearing.corroboration.standing.sources import source_records
from crossbearing.corroboration.standing.status import RULES
from crossbearing.corroboration.standing.tallies import UNCERTAIN, UNDATED, tally
from crossbearing.linking import link
from crossbearing.records.finding import Conflict
from crossbearing.records.incident import Judgement
from tests.corroboration.table import derived, stories
from tests.linking.handmade import EL_FASHER, Story, count

SAID = {"facet": "perpetrator", "value": "rsf", "source": "Governor Haroun", "kind": "official-named", "published": "2024-05-11", "publisher": "A"}
DENIED = {**SAID, "source": "RSF", "source_actor": "rsf", "kind": "militia", "stance": "denies", "published": "2024-05-13"}


def quoted(name: str, words: str, speaker: str) -> Story:
    """A report with one quotation about the strike."""
    story = Story(name, f"The town was hit in the strike. “{words},” said {speaker}.")
    event = story.event("the strike", date="2024-05-10", place=EL_FASHER)
    who = story.entity(speaker, type="person")
    story.entities[-1] = story.entities[-1].__class__(**{f: getattr(story.entities[-1], f) for f in ("id", "start", "end", "type", "name")}, canonical=speaker)
    story.quote(f"“{words},”", who)
    story.claim("utterance", f"“{words},”", speaker, events=(event,))
    return story


def conflicts_of(*made: Story) -> list[Conflict]:
    """The conflicts about quotations."""
    reports = [s.done() for s in made]
    return [c for c in corroborate(reports, link(reports)).conflicts if c.field in {"speaker", "wording"}]


LINE = "We will answer every shell that falls upon our northern villages with ten of our own"


def test_one_utterance_two_speakers() -> None:
    """The same words in two mouths are a conflict about the speaker, with the claims of both."""
    (found,) = conflicts_of(quoted("a", LINE, "Amina Faris"), quoted("b", LINE, "Colonel Idris"))
    assert (found.field, found.kind) == ("speaker", "two-speakers")
    assert [v.value for v in found.values] == ["Amina Faris", "Colonel Idris"]
    assert all(v.claims for v in found.values)


def test_one_speaker_two_wordings() -> None:
    """One speaker in two wordings is a conflict about the wording."""
    other = LINE.replace("northern villages", "border villages").replace("ten", "twenty")
    (found,) = conflicts_of(quoted("a", LINE, "Amina Faris"), quoted("b", other, "Amina Faris"))
    assert (found.field, found.kind) == ("wording", "two-wordings")


def test_cut_and_longer_names_are_no_conflict() -> None:
    """A quote cut short is no other wording, a surname no other speaker."""
    assert not conflicts_of(quoted("a", LINE, "Amina Faris"), quoted("b", LINE[:60].rsplit(" ", 1)[0], "Faris"))


def test_other_words_are_no_conflict() -> None:
    """Two different quotations say nothing about each other."""
    assert not conflicts_of(quoted("a", LINE, "Amina Faris"), quoted("b", "Nobody told the families where their sons were taken", "Colonel Idris"))


def test_tally_has_bounds_and_reasons() -> None:
    """What is only denied counts for the high bound, with its reason; an undated incident is uncertain inside a window only."""
    sure = derived([{**SAID, "facet": "what", "value": "strike"}])
    assert (tally(sure).low, tally(sure).high) == (1, 1)
    waved = derived([{**DENIED, "facet": "what", "value": "strike"}])
    assert (tally(waved).low, tally(waved).high) == (0, 1)
    assert tally(waved).reasons == ((UNCERTAIN["denied"], 1),)
    story = Story("a", "Governor Haroun told of the strike.", publisher="A")
    story.claim("what", "told of the strike", "Governor Haroun", kind="official-named", value="strike", events=(story.event("the strike"),))
    reports = [story.done()]
    loose = corroborate(reports, link(reports))
    assert tally(loose).low == 1
    assert tally(loose, bounded=True).reasons == ((UNDATED, 1),)


def test_counts_that_sources_give_stand_beside() -> None:
    """A tally shows who counts how many since when."""
    story = Story("a", "Dr Osman counts five strikes since April.", "2024-05-11", "A")
    event = story.event("five strikes", date="2024-04/..", group=True, count=count(5, 5, None, "strikes"))
    story.claim("count", "five strikes since April", "Dr Osman", quantity=(5, 5, None, "strikes"), date="2024-04/..", events=(event,))
    reports = [story.done()]
    found = tally(corroborate(reports, link(reports)), reports)
    assert [(g.holder, g.quantity.low, g.quantity.high, g.window) for g in found.given] == [("Dr Osman", 5, None, "2024-04/..")]
    assert found.high == 0


def test_as_of_is_the_ledger_without_later_reports() -> None:
    """The status on a day is what the reports out by then make it; an undated report needs its day of recording."""
    rows: list[dict[str, Any]] = [SAID, DENIED]
    reports = stories(rows)
    then = as_of(reports, date(2024, 5, 12))
    (account,) = corroborate(then, link(then)).accounts
    assert dict(account.status)["perpetrator"] == "claimed"
    assert as_of(reports, date(2024, 5, 13)) == reports
    bare = stories([{**SAID, "published": None}])
    assert not as_of(bare, date(2030, 1, 1))
    assert as_of(bare, date(2024, 6, 1), {"r0": "2024-05-30T10:00:00Z"}) == bare


def test_judgements_stand_from_made_to_withdrawn() -> None:
    """A judgement counts from its day until the day on which it is withdrawn."""
    judgement = Judgement(number=1, kind="same", subject="a", object="b", at="2024-05-11T08:00:00Z", withdrawn_at="2024-05-14T08:00:00Z")
    assert [bool(judgements_as_of([judgement], date(2024, 5, d))) for d in (10, 11, 13, 14)] == [False, True, True, False]


def test_rejected_claim_moves_nothing() -> None:
    """A claim that a person has rejected is in no status and in no conflict."""
    found = derived([SAID, DENIED], [Judgement(number=1, kind="reject", subject="r1-c0")])
    assert dict(found.accounts[0].status)["perpetrator"] == "claimed"
    assert not found.conflicts


def test_denial_names_no_perpetrator() -> None:
    """Who denies is not listed among those who did it."""
    assert not derived([DENIED]).accounts[0].perpetrators


def test_grades_follow_the_status() -> None:
    """Every status has a grade; credibility 1 needs two origins."""
    assert set(ADMIRALTY) == {r.status for r in RULES}
    alone, both = derived([SAID]).accounts[0], derived([SAID, {**SAID, "source": "Dr Osman", "kind": "expert", "publisher": "B"}]).accounts[0]
    graded = [grades(dict(account.status), account.origins) for account in (alone, both)]
    assert graded[0] == ("3 occurrence, perpetrator", "weak (a single origin)")
    assert graded[1] == ("1 occurrence, perpetrator", "fair (two or more independent origins)")
    torn = grades({"occurrence": "corroborated", "perpetrator": "contested"}, 3)
    assert torn == ("1 occurrence; 4 perpetrator", "contested (accounts of it or of who did it compete)")
    assert grades({}, 0) == ("", "unassessed (no claim bears on it)")


def test_source_records_count_and_do_not_judge() -> None:
    """The record shows who was first, who was confirmed, who is denied by others."""
    rows: list[dict[str, Any]] = [SAID, {**SAID, "source": "Dr Osman", "kind": "expert", "publisher": "B", "published": "2024-05-12"}, DENIED]
    by = {r.name: r for r in source_records(stories(rows), derived(rows))}
    assert (by["Governor Haroun"].first, by["Dr Osman"].first) == (1, 0)
    assert by["Governor Haroun"].confirmed == by["Dr Osman"].confirmed == 1
    assert by["Governor Haroun"].denied_by_others == 1
    assert by["Rapid Support Forces"].denials == 1


BOUNDS = st.integers(0, 30)


@settings(deadline=None, max_examples=40)
@given(low=BOUNDS, width=BOUNDS, shift=BOUNDS)
def test_intervals_that_meet_never_conflict(low: int, width: int, shift: int) -> None:
    """Two numbers whose intervals share a value are no conflict; two that share none are."""
    rows = [{**SAID, "facet": "casualties", "value": f"{n}", "source": s, "quantity": q} for n, (s, q) in enumerate((
        ("Governor Haroun", [low, low, low + width, "killed"]), ("Dr Osman", [low + shift, low + shift, None, "killed"]),
    ))]  # fmt: skip
    assert bool(derived(rows).conflicts) == (shift > width)


@settings(deadline=None, max_examples=40)
@given(order=st.permutations(range(4)))
def test_order_of_reports_changes_nothing(order: list[int]) -> None:
    """Whatever the order of the reports, the same follows from them."""
    days = [{**SAID, "facet": "when", "date": "2024-05-10"}, {**SAID, "facet": "when", "date": "2024-05-12", "source": "Dr Osman"}]
    rows: list[dict[str, Any]] = [SAID, DENIED, *days]
    reports = stories(rows)
    mixed = [reports[i] for i in order]
    assert corroborate(mixed, link(mixed)) == corroborate(reports, link(reports))
