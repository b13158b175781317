"""Builds that are killed, run out of disk, lose their server or run beside one another: nothing is lost, nothing is stored twice."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, text

from benchmarks.crash import RUN, crash, disconnected, exported, files, pile, sound, starved, too_large
from crossbearing import scaling
from crossbearing.errors import LedgerError
from crossbearing.ledger import Ledger, open_ledger
from crossbearing.reading import read
from tests.ledger.postgres import create_database, databases, server


@pytest.fixture
def source(tmp_path: Path) -> str:
    """A pile of 48 reports: three batches."""
    path = tmp_path / "pile.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in pile(48)), "utf-8")
    return str(path)


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A PostgreSQL server."""
    with server() as folder:
        yield folder


def build(ledger: Ledger, source: str) -> None:
    """A build to its end."""
    scaling.build(ledger, read([source]), RUN)


@pytest.fixture
def want(tmp_path: Path, source: str) -> str:
    """What a build that nobody disturbs exports."""
    ledger = open_ledger(str(tmp_path / "whole"), create=True)
    build(ledger, source)
    ledger.close()
    return exported(str(tmp_path / "whole"))


@pytest.mark.parametrize("engine", ["sqlite", pytest.param("postgresql", marks=[pytest.mark.postgres, pytest.mark.slow])])
def test_a_killed_build_is_completed_by_the_next(engine: str, request: pytest.FixtureRequest) -> None:
    """Killed at some random moments: no report lost, none twice, every ledger sound and equal to one that was built in peace."""
    moments = 20 if request.config.getoption("--slow") else 2
    outcome = crash(moments, 18, files if engine == "sqlite" else databases)
    assert (outcome.cut, outcome.lost, outcome.twice, outcome.unsound) == (moments, 0, 0, 0)


def test_a_build_without_room_is_completed_by_the_next() -> None:
    """The system refuses to let the files grow, at random sizes: an error of the ledger, never of the program, and the next run completes it."""
    outcome = starved(2, 18, too_large, files)
    assert (outcome.cut, outcome.lost, outcome.twice, outcome.unsound) == (2, 0, 0, 0)


@pytest.mark.postgres
@pytest.mark.slow
def test_connections_that_end_at_any_statement_lose_nothing() -> None:
    """Wherever the server hangs up, the next run completes the ledger."""
    outcome = disconnected(10, 18, databases)
    assert (outcome.cut, outcome.lost, outcome.twice, outcome.unsound) == (10, 0, 0, 0)


def test_a_full_disk_loses_nothing(tmp_path: Path, source: str, want: str) -> None:
    """The error says what to do; with room again, the same command completes the ledger."""
    where = str(tmp_path / "l")
    ledger = open_ledger(where, create=True)

    @event.listens_for(ledger.engine, "connect")
    def small(connection: object, _record: object) -> None:
        connection.execute("PRAGMA max_page_count=90")  # type: ignore[attr-defined]  # a connection of sqlite3

    ledger.engine.dispose()
    with pytest.raises(LedgerError, match="disk is full"):
        build(ledger, source)
    ledger.close()
    with open_ledger(where).view() as view:
        assert 0 < len(view.ids()) < 48
    ledger = open_ledger(where)
    build(ledger, source)
    ledger.close()
    assert exported(where) == want
    assert sound(where)


@pytest.mark.postgres
def test_a_lost_connection_loses_nothing(home: Path, source: str, want: str) -> None:
    """The server ends the connection in the middle of a batch: an error in one line; the same command completes the ledger."""
    where = create_database(home, "lost")
    ledger, killer = open_ledger(where, create=True), open_ledger(where)
    rows = 0

    @event.listens_for(ledger.engine, "before_cursor_execute")
    def cut(connection: object, cursor: object, statement: str, *_more: object) -> None:
        nonlocal rows
        rows += statement.startswith("INSERT INTO readings")
        if rows == 20:
            rows += 1
            with killer.engine.begin() as other:
                other.execute(text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'lost' AND pid <> pg_backend_pid()"))

    with pytest.raises(LedgerError):
        build(ledger, source)
    ledger.close()
    killer.close()
    ledger = open_ledger(where)
    build(ledger, source)
    ledger.close()
    assert exported(where) == want
    assert sound(where)


@pytest.mark.slow
def test_two_builds_at_once_are_safe(tmp_path: Path, source: str, want: str) -> None:
    """Two processes build the same pile into one new ledger: both succeed, and it holds each report once."""
    where = str(tmp_path / "l")
    command = [sys.executable, "-m", "crossbearing.presenting.cli", "build", source, "--ledger", where, "--tagger", "rules"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    outputs = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum(int(out.split("reports: ")[1].split(" new")[0]) for out in outputs) == 48
    assert sound(where)
    found, wanted = json.loads(exported(where)), json.loads(want)
    assert [row["id"] for row in found["reports"]] == [row["id"] for row in wanted["reports"]]
    assert found["claims"] == wanted["claims"]
