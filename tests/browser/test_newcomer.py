"""What a newcomer wants, counted in clicks: from dropping reports to a tally's sentence, to the two speakers of one sentence, to a decision."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

import crossbearing
from crossbearing.ledger import open_ledger
from tests.browser.conftest import Site, Watched

pytestmark = pytest.mark.browser

MOST_CLICKS = 5
EXAMPLE = Path(crossbearing.__file__).parent / "example" / "reports"


class Clicks:
    """Counts."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, what: Locator) -> None:
        """Click, and count it."""
        what.click()
        self.number += 1


@pytest.fixture
def empty(tmp_path: Path) -> Site:
    """The app over a ledger without reports."""
    path = tmp_path / "empty.ledger"
    open_ledger(str(path), create=True).close()
    return Site(path)


def test_from_dropped_files_to_the_sentence_of_a_tally_and_to_two_speakers(empty: Site, watched: Watched) -> None:
    """Files in; then each of the two findings in at most five clicks, the adding among them."""
    page, clicks = watched.page, Clicks()
    page.goto(empty.url + "/add")
    page.locator("input[type=file]").set_input_files([str(path) for path in sorted(EXAMPLE.iterdir())])
    clicks(page.get_by_role("button", name="Add", exact=True))
    expect(page.locator(".lot .record")).to_be_visible(timeout=60_000)
    clicks(page.get_by_role("navigation").get_by_role("link", name="Tally"))
    clicks(page.locator(".given a").first)
    words = page.locator("#text .arrived")
    expect(words.first).to_be_in_viewport()
    assert any(number in "".join(words.all_inner_texts()) for number in ("two", "four", "five"))
    assert clicks.number <= MOST_CLICKS

    clicks = Clicks()
    page.goto(empty.url + "/")
    clicks(page.locator(".facet a", has_text="speaker"))
    page.wait_for_url("**conflict=speaker**")
    clicks(page.locator("#results .incident a").first)
    sides = page.locator("#quotes .side h4")
    expect(sides).to_have_count(2)
    one, other = sides.all_inner_texts()
    assert one != other
    assert page.locator("#conflicts .passage").count() >= 2
    assert clicks.number <= MOST_CLICKS
    empty.close()


def test_a_decision_is_made_undone_and_in_the_journal(own: Site, watched: Watched) -> None:
    """From the inbox by keys: same, a reason, a name; then undone; the journal holds both."""
    page = watched.page
    page.goto(own.url + "/decide")
    page.wait_for_selector(".js")
    page.keyboard.press("j")
    page.keyboard.press("s")
    page.keyboard.type("one strike, told twice")
    page.locator("#decision [name=by]").fill("Ada")
    page.get_by_role("button", name="Decide").click()
    expect(page.locator(".flash")).to_contain_text("is in the journal")
    (made,) = own.store.judgements()
    assert (made.kind, made.why, made.by, made.withdrawn_at) == ("same", "one strike, told twice", "Ada", None)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#decisions .gone")).to_have_count(1)
    (kept,) = own.store.judgements()
    assert kept.withdrawn_at is not None


def test_what_is_rejected_is_named(own: Site, watched: Watched) -> None:
    """A file that cannot be read is listed with its reason, and the rest goes in."""
    page = watched.page
    page.goto(own.url + "/add")
    good = {"name": "good.txt", "mimeType": "text/plain", "buffer": b"Soldiers killed seven villagers in Ayoun on 5 May 2021, the mayor said."}
    bad = {"name": "bad.zip", "mimeType": "application/zip", "buffer": b"PK\x03\x04 this is none"}
    page.locator("input[type=file]").set_input_files([good, bad])
    expect(page.locator(".chosen li")).to_have_count(2)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".lot .record")).to_be_visible(timeout=60_000)
    expect(page.locator(".lot table")).to_contain_text("bad.zip")
