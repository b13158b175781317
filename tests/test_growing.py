"""A large ledger that gains a few reports: what they touch is derived anew, and that is what deriving everything would give."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossbearing import growing
from crossbearing.growing import block_keys, few
from crossbearing.ledger import Ledger, StoredReport, View, blocks, open_ledger
from crossbearing.records.claim import ReadReport
from crossbearing.records.document import Incoming
from crossbearing.records.incident import Judgement
from crossbearing.scaling import bring_up_to_date
from tests.ledger.handmade import RUN, derive, derived, report

Pile = list[tuple[Incoming, ReadReport]]
DAYS = st.sampled_from(["2024-05-10", "2024-05-11", "2024-01-02", "2023-07-07"])
WHO = st.sampled_from(["A doctor", "A nurse", "An officer"])
PILES = st.lists(st.tuples(DAYS, WHO, st.integers(1, 9), st.sampled_from(["The Lake", "The Hill", None])), min_size=2, max_size=7)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every ledger counts as large, every gain as small."""
    monkeypatch.setattr(growing, "WHOLE", 0)
    monkeypatch.setattr(growing, "SHARE", 9.0)


def grown(folder: str, pile: Pile) -> Ledger:
    """A ledger that was given its reports one by one."""
    ledger = open_ledger(str(Path(folder) / "l"), create=True)
    for one in pile:
        ledger.writer(RUN, block_keys).add(*one)
        bring_up_to_date(ledger, RUN)
    return ledger


@pytest.fixture
def folder() -> Iterator[str]:
    """A folder that goes with the test."""
    with tempfile.TemporaryDirectory() as name:
        yield name


@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pile=PILES)
def test_growing_gives_what_deriving_everything_gives(pile: list[tuple[str, str, int, str | None]]) -> None:
    """Incidents, links, conflicts and statuses are those of a whole derivation, report by report."""
    made = [report(f"r{n}", day=day, said=who, killed=killed, publisher=outlet) for n, (day, who, killed, outlet) in enumerate(pile)]
    with tempfile.TemporaryDirectory() as name:
        ledger = grown(name, made)
        with ledger.view() as view:
            assert view.whole_position() != view.position()
        assert ledger.verify(derive) == []
        ledger.close()


def test_what_grew_can_be_settled(folder: str) -> None:
    """Deriving everything anew changes nothing but the mark."""
    ledger = grown(folder, [report("a"), report("b", said="A nurse"), report("c", day="2024-01-02")])
    before = derived(ledger)
    bring_up_to_date(ledger, RUN, anew=True)
    assert derived(ledger) == before
    with ledger.view() as view:
        assert view.whole_position() == view.position()
    ledger.close()


def test_anything_but_new_reports_derives_everything(folder: str) -> None:
    """A decision, or a new version of a report, reaches further than its neighbourhood."""
    ledger = grown(folder, [report("a"), report("b", said="A nurse")])
    ledger.writer(RUN).judge(Judgement(number=0, kind="publisher", subject="a", value="The Lake", why="x", by="ada"))
    bring_up_to_date(ledger, RUN)
    with ledger.view() as view:
        assert view.whole_position() == view.position()
    ledger.writer(RUN, block_keys).add(*report("a", killed=7))
    bring_up_to_date(ledger, RUN)
    with ledger.view() as view:
        assert view.whole_position() == view.position()
    assert ledger.verify(derive) == []
    ledger.close()


def test_reports_without_blocks_derive_everything(folder: str) -> None:
    """A ledger whose reports were never put into blocks cannot be asked for neighbours."""
    ledger = grown(folder, [report("a")])
    ledger.writer(RUN).add(*report("b"))
    bring_up_to_date(ledger, RUN)
    with ledger.view() as view:
        assert view.whole_position() == view.position()
    ledger.close()


def test_blocks_are_shared_by_what_may_be_one() -> None:
    """Reports of one event share a block, also over a day's difference; there are few for each report."""
    one, other = report("a")[1], report("b", day="2024-05-14", said="A nurse")[1]
    assert block_keys(one, asked=True) & block_keys(other)
    assert len(block_keys(one)) < 40
    assert len(block_keys(one)) < len(block_keys(one, asked=True))


@pytest.mark.parametrize(("new", "total", "expected"), [(0, 10_000, False), (1, 10_000, True), (100, 10_000, True), (101, 10_000, False), (1, 1_000, False)])
def test_few_is_a_hundredth_of_many(monkeypatch: pytest.MonkeyPatch, new: int, total: int, expected: bool) -> None:
    """Up to 1,000 reports, and for more than one in a hundred, everything is derived."""
    monkeypatch.undo()
    assert few(new, total) is expected


def test_a_report_without_neighbours_reads_no_other(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands alone costs itself: no other report is read to find that out."""
    ledger = grown(folder, [report("a"), report("b", said="A nurse")])
    ledger.writer(RUN, block_keys).add(*report("c", day="2009-01-02", said="A sailor", more="Nothing else is like this one. " * 3))
    monkeypatch.setattr(blocks, "neighbours", lambda *_: [])
    read, before = list[str](), View._newest

    def counted(self: View, ids: Sequence[str]) -> Iterator[tuple[int, int, StoredReport]]:
        for one in before(self, ids):
            read.append(one[2].report.document.id)
            yield one

    monkeypatch.setattr(View, "_newest", counted)
    bring_up_to_date(ledger, RUN)
    ledger.close()
    assert read == ["c"]


def test_crowded_blocks_are_left_out(folder: str) -> None:
    """A block of more reports than say anything gives no neighbour, and one of as many as that gives them all."""
    ledger = grown(folder, [report(key, said=who) for key, who in (("a", "A doctor"), ("b", "A nurse"), ("c", "A priest"))])
    with ledger.view() as view:
        keys = {"x": block_keys(view.read_report("a"))}
        assert blocks.neighbours(view, keys, 3, 80) == ["a", "b", "c"]
        assert "c" not in blocks.neighbours(view, keys, 2, 80)
    ledger.close()
