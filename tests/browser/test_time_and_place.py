"""Timeline, map and day of the ledger in a real browser: presets and keys move through time, a country is its outline, tiles come only where they are set."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import expect

from crossbearing.presenting.web.tiling import Tiles
from tests.browser.conftest import Site, Watched
from tests.browser.test_pages import visit

pytestmark = pytest.mark.browser


def shown(watched: Watched) -> int:
    """How many incidents the head line counts."""
    return int(watched.page.locator("#headline h1").inner_text().split()[0].replace(",", ""))


def test_presets_move_through_time(example: Site, watched: Watched) -> None:
    """A preset filters to so much time up to the latest incident, an arrow moves on by as much, "all" takes it off; the address holds it."""
    page = watched.page
    visit(example, watched, "/")
    whole = shown(watched)
    page.get_by_role("button", name="1 year", exact=True).click()
    page.wait_for_url("**from=**")
    start, end = re.findall(r"(?:from|to)=(\d{4}-\d\d-\d\d)", page.url)
    assert int(end[:4]) - int(start[:4]) == 1
    expect(page.get_by_role("button", name="1 year", exact=True)).to_have_attribute("aria-pressed", "true")
    page.wait_for_function("number => parseInt(document.querySelector('#headline h1').textContent) < number", arg=whole)
    assert shown(watched) > 0
    address = page.url
    page.get_by_role("button", name="The stretch of time before").click()
    page.wait_for_function("address => location.href !== address", arg=address)
    assert f"to={start}" not in page.url
    assert re.findall(r"to=(\d{4}-\d\d-\d\d)", page.url)[0] < end
    page.get_by_role("button", name="all", exact=True).click()
    page.wait_for_function("number => parseInt(document.querySelector('#headline h1').textContent) === number", arg=whole)
    assert "from=" not in page.url


def test_the_other_clock_is_one_click_away(example: Site, watched: Watched) -> None:
    """The timeline changes between the day of the event and that of publication, on which every dated report counts."""
    page = watched.page
    visit(example, watched, "/")
    page.get_by_role("button", name="By publication").click()
    page.wait_for_url("**clock=published**")
    expect(page.locator("#timeline .picture-head")).to_contain_text("by day of publication")
    page.get_by_role("button", name="By event").click()
    page.wait_for_function("() => !location.search.includes('clock')")


def test_arrows_walk_the_timeline(example: Site, watched: Watched) -> None:
    """By keys alone: to the first mark, on to the next, zoom around it, and into its incident; what has the focus is lit in the list."""
    page = watched.page
    visit(example, watched, "/")
    page.locator("#timeline svg").focus()
    page.keyboard.press("Home")
    first = page.evaluate("document.activeElement.dataset.ids")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.dataset.ids")
    assert first
    assert second
    assert first != second
    assert page.locator(f'#results .lit[data-id="{second}"]').count() == 1
    day = page.evaluate("document.activeElement.dataset.end")
    page.keyboard.press("-")
    page.keyboard.press("+")
    page.wait_for_url(f"**to={day}**")
    page.wait_for_selector("#timeline [data-end]:focus")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/**")


def test_a_country_is_its_outline_and_not_a_point(example: Site, watched: Watched) -> None:
    """Where no more than the country is known, its border is drawn, without a dot; what has no place at all is named in the drawer."""
    page = watched.page
    visit(example, watched, "/?background=1")
    regions = {region for region in example.store.state().index.regions if region}
    assert regions
    drawn = page.locator("#map .spot[data-region]")
    assert {one.get_attribute("data-region") for one in drawn.all()} == regions
    assert drawn.locator(".dot").count() == 0
    assert all((one.get_attribute("d") or "").count("L") > 20 for one in drawn.locator(".area").all())
    drawer = page.locator("#map .drawer")
    drawer.locator("summary").click()
    number = int(re.findall(r"\d+", drawer.locator("summary").inner_text())[0])
    assert drawer.locator("li a").count() == min(number, 60)
    drawer.get_by_role("button").click()
    page.wait_for_url("**noplace=1**")
    page.wait_for_function("number => parseInt(document.querySelector('#headline h1').textContent) === number", arg=number)


def test_the_day_goes_along(example: Site, watched: Watched) -> None:
    """The control in the head sets the day; list, pictures, incident and keys stay with it, and one click leads back to now."""
    page = watched.page
    days = sorted(head.day for head in example.store.state().heads.values() if head.day)
    visit(example, watched, "/")
    now = shown(watched)
    page.locator(".moment input[type=date]").fill(date.fromordinal(days[len(days) // 2]).isoformat())
    page.locator(".moment button").click()
    page.wait_for_url("**as_of=**")
    assert 0 < shown(watched) < now
    page.wait_for_selector("#timeline [data-ids]")
    assert all("as_of=" in (one.get_attribute("href") or "") for one in page.locator("#timeline a[data-ids]").all())
    page.locator("#results .incident a").first.click()
    page.wait_for_url("**/incidents/**as_of=**")
    page.wait_for_selector(".js .dossier")
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.wait_for_url("**/reports?as_of=**")
    page.get_by_role("link", name="Back to now").click()
    page.wait_for_function("() => !location.search.includes('as_of')")
    assert page.locator(".as-it-stood").count() == 0


def test_why_there_are_so_many_origins_is_one_click_away(example: Site, watched: Watched) -> None:
    """The badge of an incident opens the sentence that says which reports go back to which origin, and why."""
    index = example.store.state().index
    visit(example, watched, f"/incidents/{index.ids[index.order['reports'][0]]}")
    watched.page.locator(".why").click()
    expect(watched.page.locator("#origins")).to_be_visible()
    assert watched.page.locator("#origins tbody tr").count() >= 1


class TileServer:
    """A tile server on this machine that notes what it is asked for."""

    def __init__(self) -> None:
        asked: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            """One grey pixel for every tile."""

            def do_GET(self) -> None:
                """Note the address."""
                asked.append(self.path)
                self.send_response(200)
                self.send_header("content-type", "image/svg+xml")
                self.end_headers()
                self.wfile.write(b'<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#ccc"/></svg>')

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.asked = asked
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.template = f"http://127.0.0.1:{self.server.server_address[1]}/{{z}}/{{x}}/{{y}}.svg"


@pytest.fixture
def tiles() -> Iterator[TileServer]:
    """The server, for one test."""
    made = TileServer()
    yield made
    made.server.shutdown()
    made.server.server_close()


def test_tiles_come_from_the_server_that_is_set(example_ledger: Path, tiles: TileServer, watched: Watched) -> None:
    """With a server set the map asks it for the tiles in view, whole numbers within the bounds of their zoom, and names whom to credit."""
    site = Site(example_ledger, Tiles(tiles.template, "© Somebody"))
    visit(site, watched, "/")
    watched.page.wait_for_selector("#map image")
    expect(watched.page.locator("#map .credit")).to_have_text("© Somebody")
    assert tiles.asked
    for path in tiles.asked:
        zoom, x, y = (int(part) for part in path.removesuffix(".svg").strip("/").split("/"))
        assert 0 <= x < 2**zoom, path
        assert 0 <= y < 2**zoom, path
    before = set(tiles.asked)
    for _ in range(3):
        watched.page.get_by_role("button", name="Zoom in").click()
    watched.page.wait_for_load_state("networkidle")
    assert max(int(path.split("/")[1]) for path in set(tiles.asked) - before) > max(int(path.split("/")[1]) for path in before)
    site.close()
