"""What every test may rely on: no outside world, a clean environment, and skips that say why."""

from __future__ import annotations

import importlib.util
import os
import random
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest

CI = os.environ.get("CI") == "true"


def _postgres() -> bool:
    """Are the programs of a PostgreSQL server here?"""
    return shutil.which("initdb") is not None or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


NEEDS = {
    "browser": (lambda: any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")), "Chromium is not installed"),
    "postgres": (_postgres, "PostgreSQL's initdb is not installed"),
    "node": (lambda: shutil.which("node") is not None, "Node.js is not installed"),
    "ftm": (lambda: importlib.util.find_spec("followthemoney") is not None, "the ftm extra is not installed (it needs the headers of ICU)"),
    "ray": (lambda: importlib.util.find_spec("ray") is not None, "the ray extra is not installed"),
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Switches of the suite."""
    parser.addoption("--slow", action="store_true", help="run the slow tests as well (always on where CI=true)")
    parser.addoption("--network", action="store_true", help="run the tests that need the outside world")
    parser.addoption("--shuffle", type=int, metavar="SEED", help="run the tests in the random order of this seed")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what this run leaves out, each with its reason; shuffle where asked."""
    if (seed := config.getoption("--shuffle")) is not None:
        random.Random(seed).shuffle(items)
    for item in items:
        if "slow" in item.keywords and not (CI or config.getoption("--slow")):
            item.add_marker(pytest.mark.skip(reason="slow: run with --slow"))
        if "network" in item.keywords and not config.getoption("--network"):
            item.add_marker(pytest.mark.skip(reason="network: run with --network"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what the machine lacks; in continuous integration, which installs it, fail instead."""
    for marker, (present, reason) in NEEDS.items():
        if marker in item.keywords and not present():
            if CI and marker != "ray":  # the ray extra has no wheel for every Python that is tested
                pytest.fail(f"{reason}, and continuous integration must not skip", pytrace=False)
            pytest.skip(reason)


@pytest.fixture(autouse=True)
def no_outside_world(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that opens a connection fails, unless it is marked loopback (this machine only) or network."""
    if request.node.get_closest_marker("network"):
        return
    local = any(request.node.get_closest_marker(name) for name in ("loopback", "browser", "postgres", "ray"))
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        """Refuse every address but those of this machine, and those only where marked."""
        host = address[0] if isinstance(address, tuple) else ""
        if self.family == getattr(socket, "AF_UNIX", None) or (local and host in ("127.0.0.1", "::1", "localhost")):
            return connect(self, address)
        raise RuntimeError(f"a test tried to reach {address!r}: mark it loopback or network if it must")

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the person who runs the suite reaches a test."""
    for name in list(os.environ):
        if name.startswith("CROSSBEARING_"):
            monkeypatch.delenv(name)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
