"""Work spread over forked processes gives what work in turn gives, in the same order, errors included."""

from __future__ import annotations

import operator
import os
from collections.abc import Iterator
from functools import partial
from itertools import count, islice
from pathlib import Path

import pytest

import crossbearing
from crossbearing import spreading
from crossbearing.pipeline import Pipeline, derive
from crossbearing.reading import read
from crossbearing.records.document import Incoming
from crossbearing.spreading import AHEAD, FEW, aside, in_turn, over, streamed


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a few things are spread."""
    monkeypatch.setattr(spreading, "LEAST", 2)
    monkeypatch.setattr(spreading, "LEAST_ASIDE", 2)


@pytest.mark.usefixtures("few")
def test_order_and_closures() -> None:
    """The function may close over what cannot be copied to another process; the answers stand in the order of the things, and come from elsewhere."""
    here = {n: (lambda n=n: n * n) for n in range(50)}
    found = over(3)(lambda n: (here[n](), os.getpid()), range(50))
    assert [square for square, _ in found] == [n * n for n in range(50)]
    assert os.getpid() not in {pid for _, pid in found}


@pytest.mark.usefixtures("few")
def test_an_error_comes_back() -> None:
    """What a process raises is raised here, and the next task is done."""
    with pytest.raises(ZeroDivisionError):
        over(2)(lambda n: 1 // n, [1, 0, 2])
    assert over(2)(abs, [-1, -2]) == [1, 2]


def test_little_is_done_here() -> None:
    """A few things, or one process, fork nothing."""
    assert {*over(4)(lambda _: os.getpid(), range(5)), *over(1)(lambda _: os.getpid(), range(5_000))} == {os.getpid()}


def worker(_: object) -> int:
    """Who does it."""
    return os.getpid()


def test_a_stream_keeps_its_order_and_is_taken_as_it_goes() -> None:
    """What comes of each thing stands in their order, and things are taken from an endless stream only as they are needed."""
    taken: list[int] = []

    def numbers() -> Iterator[int]:
        for number in count():
            taken.append(number)
            yield number

    assert list(islice(streamed(operator.neg, numbers(), 2), 40)) == [-n for n in range(40)]
    assert len(taken) <= 40 + 2 * AHEAD


def test_a_stream_is_read_elsewhere_unless_it_is_short() -> None:
    """Several things go to other processes; a few are not worth one."""
    assert os.getpid() not in set(streamed(worker, range(FEW), 2))
    assert set(streamed(worker, range(FEW - 1), 2)) == {os.getpid()}


def test_an_error_in_a_stream_comes_back() -> None:
    """What a process raises is raised where the answers are taken."""
    with pytest.raises(ZeroDivisionError):
        list(streamed(partial(operator.floordiv, 1), [3, 2, 1, 0, 1, 2], 2))


@pytest.mark.usefixtures("few")
def test_work_set_aside_is_done_elsewhere() -> None:
    """It closes over what cannot be copied, what comes of it comes back, an error too; little work, or one process, is done here when it is waited for."""
    here = {"seven": lambda: 7}
    found = aside(lambda: (here["seven"](), os.getpid()), over(2), 2)()
    assert (found[0], found[1] != os.getpid()) == (7, True)
    with pytest.raises(ZeroDivisionError):
        aside(lambda: 1 // 0, over(2), 2)()
    assert aside(os.getpid, over(2), 1)() == aside(os.getpid, in_turn, 5_000)() == os.getpid()


@pytest.mark.usefixtures("few")
def test_a_ledger_is_derived_the_same() -> None:
    """Accounts, conflicts and statuses do not depend on who worked them out."""
    pipeline = Pipeline.of("rules")
    files = Path(crossbearing.__file__).parent / "example" / "reports"
    reports = [pipeline.read(one.document) for one in read([str(files)]) if isinstance(one, Incoming)]
    assert derive(reports, spread=over(2)) == derive(reports, spread=in_turn)
