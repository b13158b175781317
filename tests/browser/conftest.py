"""A real browser on a real server: Chromium of the system, the app in a thread, every request watched."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright

import crossbearing
from crossbearing.ledger import Run, open_ledger
from crossbearing.presenting.web.app import NO_TILES, create_app, has_bundle
from crossbearing.presenting.web.store import Store
from crossbearing.presenting.web.tiling import Tiles
from crossbearing.reading import read
from crossbearing.scaling import build
from tests.browser import hostile

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def needed(there: bool, reason: str) -> None:
    """Skip what a machine without Node.js lacks; continuous integration, which installs it, fails instead."""
    if not there and os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    if not there:
        pytest.skip(reason)


class Site:
    """The app on a free port of this machine, over one ledger."""

    def __init__(self, ledger: Path, tiles: Tiles = NO_TILES) -> None:
        self.ledger, self.store = ledger, Store(str(ledger))
        listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        config = uvicorn.Config(create_app(self.store, None, tiles), log_level="error", lifespan="off")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [listening]}, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)

    def close(self) -> None:
        """Stop serving."""
        self.server.should_exit = True
        self.thread.join(10)
        self.store.close()


def made(path: Path, *sources: str) -> Path:
    """A ledger of some sources."""
    ledger = open_ledger(str(path), create=True)
    build(ledger, read(sources), Run(release="test", tagger="rules", settings="{}", recorded_at="2024-01-01T00:00:00Z"))
    ledger.close()
    return path


WIDE = (
    "Herders killed in Chad\n\nUnidentified gunmen killed six herders in Chad on 3 May 2021, the government said. It did not say where.\n\n"
    "Four soldiers were killed in an ambush in North Kivu province on 5 May 2021, an army spokesman said.\n"
)
"""A report that knows no more of where than the country and the province."""


@pytest.fixture(scope="session")
def example_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the bundled example and of a report with wide places; read only."""
    folder = tmp_path_factory.mktemp("browser")
    (folder / "wide.txt").write_text(WIDE, encoding="utf-8")
    return made(folder / "example.ledger", str(Path(crossbearing.__file__).parent / "example" / "reports"), str(folder / "wide.txt"))


@pytest.fixture(scope="session")
def hostile_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of reports that try to break the pages."""
    folder = tmp_path_factory.mktemp("hostile")
    hostile.write(folder / "reports.jsonl")
    return made(folder / "hostile.ledger", str(folder / "reports.jsonl"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole suite."""
    program = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    needed(has_bundle(), "the browser's part is not built: pip install --editable . (needs Node.js)")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"])
        yield made
        made.close()


@pytest.fixture
def example(example_ledger: Path) -> Iterator[Site]:
    """The app over the example."""
    site = Site(example_ledger)
    yield site
    site.close()


@pytest.fixture
def own(example_ledger: Path, tmp_path: Path) -> Iterator[Site]:
    """The app over a copy of the example, to write to."""
    path = tmp_path / "own.ledger"
    shutil.copy(example_ledger, path)
    site = Site(path)
    yield site
    site.close()


@pytest.fixture
def nasty(hostile_ledger: Path) -> Iterator[Site]:
    """The app over hostile reports."""
    site = Site(hostile_ledger)
    yield site
    site.close()


class Watched:
    """A page with all that went wrong on it: requests elsewhere, errors of script, what the policy blocked, dialogs."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.troubles: list[str] = []
        page.on("request", lambda request: self._asked(request.url))
        page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        page.on("console", lambda message: self.troubles.append(f"console: {message.text}") if message.type == "error" else None)
        page.on("dialog", lambda dialog: (self.troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def _asked(self, url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "data:")):
            self.troubles.append(f"request to {url}")


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    """A fresh page, and afterwards the proof that nothing went wrong on it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    found = Watched(context.new_page())
    found.page.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)  # a busy machine may take its time
    yield found
    context.close()
    assert found.troubles == []
