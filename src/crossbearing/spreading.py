"""One function over many things that need nothing of one another: in this process, or over several that are forked from it.

A forked process has all that this one has in memory, so that only what comes back is copied.  What comes back is in the order of the things, and the same
however many processes there are.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from itertools import chain, islice
from multiprocessing.connection import Connection
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")

LEAST = 200
"""Fewer things are done here: to fork costs some hundredths of a second."""
LEAST_ASIDE = 24
"""Work of fewer things is not set aside, for the same reason."""
FEW = 4
"""Fewer things of a stream are done here: each of them is a matter of tenths of a second."""
METHOD = "fork" if sys.platform == "linux" else "spawn"
"""How the processes of a stream begin: a forked one has all that was loaded, others load it anew; elsewhere than on Linux forking is not safe."""
AHEAD = 4
"""Things of a stream that wait for each process, so that none is idle while one takes long."""
PARTS = 32
"""How many parts a process gets in all, so that one long part does not keep the others waiting."""


def cores() -> int:
    """How many processes can work at once: the cores that this one may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


class Spread(Protocol):
    """A way to do one function over many things."""

    def __call__(self, function: Callable[[T], R], things: Sequence[T], /) -> list[R]:
        """What the function gives for each thing, in their order."""
        ...


def in_turn(function: Callable[[T], R], things: Sequence[T]) -> list[R]:
    """One after the other, in this process."""
    return [function(thing) for thing in things]


_task: tuple[Callable[[Any], Any], Sequence[Any]] | None = None  # what the forked processes do: set before they are forked, inherited by them


def _part(bounds: tuple[int, int]) -> list[Any]:
    """The work of a forked process: a stretch of the things."""
    assert _task is not None
    function, things = _task
    return [function(thing) for thing in things[bounds[0] : bounds[1]]]


def over(processes: int) -> Spread:
    """Over so many processes, where there is enough to do and the system can fork.

    For a process without other threads: what they hold while it forks would be held for ever in the forked ones.
    """
    if processes <= 1 or "fork" not in multiprocessing.get_all_start_methods():
        return in_turn

    def spread(function: Callable[[T], R], things: Sequence[T]) -> list[R]:
        global _task  # noqa: PLW0603  forked processes inherit what stands here, and nothing has to be copied to them
        if len(things) < LEAST:
            return in_turn(function, things)
        step = -(-len(things) // (PARTS * processes))
        bounds = [(start, start + step) for start in range(0, len(things), step)]
        _task = (function, things)
        gc.freeze()  # so that a collection in a forked process does not copy what it shares
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)  # Python warns of threads; who asks for this has none that matter
                pool = multiprocessing.get_context("fork").Pool(processes)
            with pool:
                return [one for part in pool.imap(_part, bounds) for one in part]
        finally:
            gc.unfreeze()
            _task = None

    return spread


def streamed(function: Callable[[T], R], things: Iterable[T], processes: int) -> Iterator[R]:
    """What the function gives for each thing, in their order, by several processes; no more things are taken than the processes will soon need.

    A few things are done here.  ``function`` is one that can be pickled; where the system can fork safely, its processes have all that this one has in memory.
    """
    waiting: deque[Future[R]] = deque()
    coming = iter(things)
    first = list(islice(coming, max(FEW, processes)))
    if len(first) < FEW:
        yield from map(function, first)
        return
    processes = min(processes, len(first))
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context(METHOD)) as pool:
        for thing in chain(first, coming):
            waiting.append(pool.submit(function, thing))
            if len(waiting) >= AHEAD * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def aside(work: Callable[[], R], spread: Spread, size: int) -> Callable[[], R]:
    """Begin some work of that size (in things) in a process of its own, where things are spread at all; what is returned waits for what comes of it.

    The work may be spread over processes itself.
    """
    if spread is in_turn or size < LEAST_ASIDE:
        return work
    ours, theirs = multiprocessing.Pipe(duplex=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # as above
        process = multiprocessing.get_context("fork").Process(target=_hand_over, args=(work, ours, theirs), daemon=False)
        process.start()
    theirs.close()

    def wait() -> R:
        found: R | Exception = ours.recv()
        process.join()
        if isinstance(found, Exception):
            raise found
        return found

    return wait


def _hand_over(work: Callable[[], object], ours: Connection, theirs: Connection) -> None:
    """The work of a process set aside: what comes of it, or the error that it meets, goes into the pipe, unless nobody waits for it any more."""
    ours.close()
    with suppress(BrokenPipeError):
        try:
            theirs.send(work())
        except Exception as error:  # raised again where it is waited for
            theirs.send(error)
