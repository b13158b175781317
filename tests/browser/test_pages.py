"""Every page in a real browser, with the example and with hostile reports: nothing foreign runs, nothing is asked of others, nothing is out of reach."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest

from tests.browser.conftest import Site, Watched, needed

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
PLAIN = ["/", "/?background=1&sort=reports", "/?noplace=1", "/reports", "/actors", "/sources", "/tally", "/decide", "/add", "/nowhere"]


def things(site: Site) -> list[str]:
    """A page of each kind of thing: the richest incidents, all reports, some actors."""
    index = site.store.state().index
    incidents = [index.ids[place] for place in index.order["reports"][:4].tolist()]
    actors = list(dict.fromkeys(name for values in (index.facets["actor"], index.facets["target"]) for name in values.names))[:4]
    reports = sorted(site.store.state().heads)[:5]
    return (
        [f"/incidents/{key}" for key in incidents]
        + [f"/reports/{quote(key, safe='')}" for key in reports]
        + [f"/actors/{quote(key, safe='')}" for key in actors]
    )


def visit(site: Site, watched: Watched, path: str) -> None:
    """Open a page and let its script settle."""
    watched.page.goto(site.url + path)
    watched.page.wait_for_load_state("networkidle")
    watched.troubles[:] = [t for t in watched.troubles if "status of 404" not in t]


def test_every_page_of_the_example(example: Site, watched: Watched) -> None:
    """Each page has a head line, fits the window, and raises nothing."""
    for path in PLAIN + things(example):
        visit(example, watched, path)
        assert watched.page.locator("h1").first.is_visible(), path
        assert watched.page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), f"{path} is wider than the window"


def test_every_page_of_hostile_reports(nasty: Site, watched: Watched) -> None:
    """Markup is shown as words, nothing runs, and names of ten thousand letters do not push the page apart."""
    for path in PLAIN + things(nasty):
        visit(nasty, watched, path)
        assert watched.page.locator("h1").first.is_visible(), path
        assert watched.page.locator("main script, main img, main svg[onload], [onerror]").count() == 0, path
        assert watched.page.locator("a[href^='javascript']").count() == 0, path
        assert watched.page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), f"{path} is wider than the window"
    visit(nasty, watched, "/reports")
    assert watched.page.get_by_text("<script>alert(1)</script>").count() > 0
    assert "49" not in watched.page.locator("table").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_barrier(example: Site, watched: Watched, scheme: str) -> None:
    """axe-core finds no serious or critical violation on any page, contrast included, in either scheme."""
    needed(AXE.is_file(), "axe-core is not installed: run npm ci in web/")
    watched.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two words that it takes
    for path in ["/", "/?type=Attack", "/reports", "/actors", "/sources", "/tally", "/decide", "/add", *things(example)[:6]]:
        visit(example, watched, path)
        watched.page.evaluate(AXE.read_text("utf-8"))
        found = watched.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        bad = [
            f"{v['id']}: {v['nodes'][0]['html'][:160]} {v['nodes'][0].get('failureSummary', '')[:200]}"
            for v in found["violations"]
            if v["impact"] in ("serious", "critical")
        ]
        assert not bad, f"{path}: " + "\n".join(bad)


def test_narrow_screens(example: Site, watched: Watched) -> None:
    """On a telephone no page is wider than the screen."""
    watched.page.set_viewport_size({"width": 360, "height": 740})
    for path in PLAIN + things(example)[:6]:
        visit(example, watched, path)
        assert watched.page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), path


def test_pictures_and_list_are_brushed_together(example: Site, watched: Watched) -> None:
    """A facet, a brush on the timeline, and the view of the map filter all three; the address holds it, and back undoes it."""
    page = watched.page
    visit(example, watched, "/")
    assert page.locator("#timeline .mark").count() > 3
    assert page.locator("#map .spot").count() > 2
    before = page.locator("#headline h1").inner_text()
    box = page.locator("#timeline .brush .overlay").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + box["height"] - 4)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] - 4, steps=5)
    page.mouse.up()
    page.wait_for_function("words => document.querySelector('#headline h1').textContent !== words", arg=before)
    assert "from=" in page.url
    narrowed = page.locator("#headline h1").inner_text()
    assert page.locator("#results .incident").count() == int(narrowed.split()[0])
    page.go_back()
    page.wait_for_function("words => document.querySelector('#headline h1').textContent === words", arg=before)
    page.get_by_role("button", name="Only this view").click()
    page.wait_for_url("**bbox=**")
    page.reload()
    assert "bbox=" in page.url
    assert int(page.locator("#headline h1").inner_text().split()[0]) < int(before.split()[0])


def test_the_radius_is_drawn_not_a_point(example: Site, watched: Watched) -> None:
    """A place known to within hundreds of kilometres is an area on the map, as wide as its radius."""
    visit(example, watched, "/")
    wide = watched.page.locator("#map .spot.wide")
    assert wide.count() > 0
    assert all(float(one.get_attribute("data-radius") or 0) >= 50 for one in wide.all())


def test_keys_are_enough(example: Site, watched: Watched) -> None:
    """Without a mouse: down the list, into an incident, on to the next, to the search, to the inbox."""
    page = watched.page
    visit(example, watched, "/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/**")
    first = page.url
    page.wait_for_selector(".js")
    page.keyboard.press("n")
    page.wait_for_function("address => location.href !== address", arg=first)
    page.wait_for_selector(".js .dossier")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("d")
    page.wait_for_url("**/decide")


def test_as_of_moves_the_status(example: Site, watched: Watched) -> None:
    """The slider takes the ribbon back: what was known later fades, and the words say what stood then."""
    index = example.store.state().index
    page = watched.page
    for place in index.order["reports"].tolist():
        visit(example, watched, f"/incidents/{index.ids[place]}")
        slider = page.locator(".asof input")
        if slider.count() and slider.is_visible():
            break
    now = page.locator(".asof output").inner_text()
    slider.focus()
    page.keyboard.press("Home")
    assert page.locator(".asof output").inner_text() != now
    assert page.locator(".ribbon .later").count() > 0


def test_layers_go_on_and_off(example: Site, watched: Watched) -> None:
    """Each layer can be hidden, and the words of a mark are told when the focus is on it."""
    page = watched.page
    visit(example, watched, "/reports/olenivka-1")
    page.locator("#layer-claim").uncheck()
    assert page.locator("#text.off-claim").count() == 1
    page.locator("#text a.p").first.focus()
    assert page.locator(".hovering").inner_text()


def test_an_incident_prints_whole(example: Site, watched: Watched) -> None:
    """On paper the head of the app is gone and every sentence stands with its evidence."""
    index = example.store.state().index
    visit(example, watched, f"/incidents/{index.ids[index.order['reports'][0]]}")
    page = watched.page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".top").is_hidden()
    assert page.locator(".sentence .passage").first.is_visible()
