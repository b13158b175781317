"""The journal in order gives the derived tables, whatever the order was."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.ledger import open_ledger
from crossbearing.records.incident import Judgement
from crossbearing.scaling import bring_up_to_date
from tests.ledger.handmade import RUN, derive, derived, filled, report

DAYS = st.sampled_from(["2024-05-10", "2024-05-11", "2024-01-02", "2023-07-07"])
WHO = st.sampled_from(["A doctor", "A nurse", "An officer"])
PILES = st.lists(st.tuples(DAYS, WHO, st.integers(1, 9)), min_size=1, max_size=6)


@settings(max_examples=15, deadline=None)
@given(pile=PILES, data=st.data())
def test_any_order_of_adds_derives_the_same(pile: list[tuple[str, str, int]], data: st.DataObject) -> None:
    """All at once, or one by one in any order with derivations in between: the derived records are equal, and verify finds nothing."""
    made = [report(f"r{n}", day=day, said=who, killed=killed) for n, (day, who, killed) in enumerate(pile)]
    order = data.draw(st.permutations(made))
    with tempfile.TemporaryDirectory() as folder:
        whole, bit = filled(str(Path(folder) / "a"), made), open_ledger(str(Path(folder) / "b"), create=True)
        for one in order:
            bit.writer(RUN).add(*one)
            if data.draw(st.booleans()):
                bring_up_to_date(bit, RUN)
        bring_up_to_date(bit, RUN)
        assert derived(bit) == derived(whole)
        assert bit.verify(derive) == []
        whole.close()
        bit.close()


@settings(max_examples=10, deadline=None)
@given(pile=PILES, data=st.data())
def test_withdrawing_every_judgement_gives_what_was_before(pile: list[tuple[str, str, int]], data: st.DataObject) -> None:
    """Judgements come and go without a trace in what is derived."""
    made = [report(f"r{n}", day=day, said=who, killed=killed) for n, (day, who, killed) in enumerate(pile)]
    mentions = [read.events[0].id for _, read in made]
    with tempfile.TemporaryDirectory() as folder:
        ledger = filled(str(Path(folder) / "a"), made)
        before, writer = derived(ledger), ledger.writer(RUN)
        for kind in data.draw(st.lists(st.sampled_from(["same", "different"]), max_size=4)):
            left, right = data.draw(st.sampled_from(mentions)), data.draw(st.sampled_from(mentions))
            writer.judge(Judgement(number=0, kind=kind, subject=left, object=right, why="x", by="ada", evidence=(left, right)))
        bring_up_to_date(ledger, RUN)
        assert ledger.verify(derive) == []
        with ledger.view() as view:
            numbers = [judgement.number for judgement in view.judgements()]
        for number in numbers:
            writer.withdraw(number, by="ada", why="x")
        bring_up_to_date(ledger, RUN)
        assert derived(ledger) == before
        ledger.close()
