"""The ledger: who said what, where, in which words, and what people decided; everything else is derived and can be built again.

``tables`` is the schema (``migrations`` bring older ones up to it), ``engines`` the connection; ``writer`` and ``view``
are the two ends, ``rows`` and ``codec`` turn records into what a database holds and back, ``anchors`` refuses what does
not stand in its text, ``collecting`` makes many records at once. ``parts`` reads a page at a time, ``search`` finds
words, ``blocks`` reports that may speak of the same. ``judged`` applies what people decided, ``replay`` proves the
derived tables.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from crossbearing.errors import LedgerError
from crossbearing.ledger.anchors import check_anchors
from crossbearing.ledger.collecting import uncollected
from crossbearing.ledger.engines import HEAD, make_engine, migrate, reading, shown, stamped
from crossbearing.ledger.replay import Derive, replay, replayed, verify
from crossbearing.ledger.view import StoredReport, View
from crossbearing.ledger.writer import Run, Writer
from crossbearing.records.claim import ReadReport
from crossbearing.spreading import Spread, in_turn

__all__ = ["Derive", "Ledger", "Run", "StoredReport", "View", "Writer", "check_anchors", "open_ledger", "replay", "replayed", "uncollected"]


class Ledger:
    """An open ledger; ``name`` is its address as it may be shown."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name

    def writer(self, run: Run, keys: Callable[[ReadReport], Collection[int]] | None = None) -> Writer:
        """Adds to the journal in the name of a run; ``keys`` gives the blocks in which a report finds its neighbours."""
        return Writer(self.engine, run, keys)

    @contextmanager
    def view(self) -> Iterator[View]:
        """One state of the ledger, to read from."""
        with reading(self.engine) as connection:
            yield View(connection)

    def verify(self, derive: Derive, spread: Spread = in_turn) -> list[str]:
        """All that does not hold, one line each; empty where the ledger is sound.  ``spread``: over which processes it is gone through."""
        return list(verify(self.engine, derive, spread))

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def open_ledger(where: str, *, create: bool = False) -> Ledger:
    """Open the ledger of that file name or address; ``create`` makes one where there is none.

    Raises LedgerError where there is none, or it is something else, newer than this release, or cannot be reached.
    """
    name = shown(where)
    is_file = "://" not in where
    if is_file and not create and not Path(where).is_file():
        raise LedgerError(f"{where}: no such ledger; make one with: crossbearing build SOURCE --ledger {where}")
    if is_file and create and not Path(where).resolve().parent.is_dir():
        raise LedgerError(f"{where}: no such folder")
    engine = make_engine(where)
    try:
        version = stamped(engine)
        if version is None and not create:
            raise LedgerError(f"{name}: holds no ledger; make one with: crossbearing build SOURCE --ledger {name}")
        if version != HEAD:
            migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return Ledger(engine, name)
