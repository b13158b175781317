"""Earlier states of a large ledger, which take too long to derive while a page waits: made in the background, one at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

from crossbearing.errors import CrossbearingError

T = TypeVar("T")


class Underway(CrossbearingError):
    """What was asked for is being made; ask again in a while."""


class Rewinder(Generic[T]):
    """Makes one thing at a time in the background and keeps the last one.  Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._key: Hashable = None
        self._made: Future[T] = Future()
        self._made.cancel()

    def get(self, key: Hashable, make: Callable[[], T], what: str) -> T:
        """What was made under this key; where there is none, it is begun as soon as nothing else is under way.

        Raises Underway until it is there, with ``what`` is being made, and what went wrong where it could not be made: then the next who asks begins anew.
        """
        with self._lock:
            if self._key == key and self._made.done() and not self._made.cancelled():
                made = self._made
                if made.exception() is not None:
                    self._key = None
                return made.result()
            if self._made.done():
                self._key, self._made = key, Future()
                threading.Thread(target=_run, args=(self._made, make), name="rewinding", daemon=True).start()
            raise Underway(f"{what} is being derived" if self._key == key else f"{what} is derived next: another day is under way")

    def wait(self) -> None:
        """Until what is under way has come to its end."""
        if not self._made.cancelled():
            self._made.exception()

    def clear(self) -> None:
        """Forget what was made; what is under way comes to its end, and nobody is handed it."""
        with self._lock:
            self._key = None


def _run(made: Future[T], make: Callable[[], T]) -> None:
    """Make it, and hand over what came of it."""
    try:
        made.set_result(make())
    except Exception as error:  # whoever asks next is told, whatever it was
        made.set_exception(error)
