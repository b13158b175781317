"""An empty ledger's address on each engine, for the suite that both must pass."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ledger.postgres import create_database, server


@pytest.fixture(scope="session")
def postgres_home() -> Iterator[Path]:
    """A PostgreSQL server for the session."""
    with server() as home:
        yield home


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a ledger that does not exist yet."""
    if request.param == "sqlite":
        return str(tmp_path / "a.ledger")
    home = request.getfixturevalue("postgres_home")
    number = request.config.stash.get(COUNT, 0) + 1
    request.config.stash[COUNT] = number
    return create_database(home, f"ledger{number}")


COUNT = pytest.StashKey[int]()
