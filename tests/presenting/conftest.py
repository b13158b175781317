"""The bundled example as a ledger, built once, and the web app over it without a socket."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import crossbearing
from crossbearing.ledger import Run, open_ledger
from crossbearing.presenting.collection import load
from crossbearing.presenting.exports.ledger_json import ledger_object
from crossbearing.presenting.web.app import create_app
from crossbearing.presenting.web.store import Store
from crossbearing.reading import read
from crossbearing.scaling import build

HERE = "http://127.0.0.1:8765"
WRITES = {"origin": HERE}


def build_ledger(path: Path, *sources: Path) -> None:
    """A ledger of the reports in some files or folders."""
    ledger = open_ledger(str(path), create=True)
    build(ledger, read([str(source) for source in sources]), Run(release="test", tagger="rules", settings="{}", recorded_at="2024-01-01T00:00:00Z"))
    ledger.close()


@pytest.fixture(scope="session")
def example_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the bundled example; read only."""
    path = tmp_path_factory.mktemp("example") / "example.ledger"
    build_ledger(path, Path(crossbearing.__file__).parent / "example" / "reports")
    return path


@pytest.fixture(scope="session")
def store(example_ledger: Path) -> Iterator[Store]:
    """The ledger as the pages ask it; read only."""
    made = Store(str(example_ledger))
    yield made
    made.close()


@pytest.fixture(scope="session")
def client(store: Store) -> TestClient:
    """The web app, to read from."""
    return TestClient(create_app(store), base_url=HERE, raise_server_exceptions=True)


@pytest.fixture
def own_store(example_ledger: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of the ledger, to write to."""
    path = tmp_path / "own.ledger"
    shutil.copy(example_ledger, path)
    made = Store(str(path))
    yield made
    made.close()


@pytest.fixture
def writer(own_store: Store) -> TestClient:
    """The web app over that copy, asked from its own pages."""
    return TestClient(create_app(own_store), base_url=HERE, headers=WRITES)


@pytest.fixture(scope="session")
def ledger(example_ledger: Path) -> dict[str, Any]:
    """The bundled example as the object of the json export."""
    opened = open_ledger(str(example_ledger))
    try:
        return ledger_object(load(opened))
    finally:
        opened.close()
