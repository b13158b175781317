"""The pages and the API as of an earlier day: the same answers that deriving the ledger of that day gives."""

from __future__ import annotations

import re
import threading
from datetime import date, timedelta

import pytest
from starlette.testclient import TestClient

from crossbearing.errors import LedgerError
from crossbearing.presenting import views
from crossbearing.presenting.collection import load
from crossbearing.presenting.filters import Filters
from crossbearing.presenting.web import store as stores
from crossbearing.presenting.web.rewinding import Rewinder, Underway
from crossbearing.presenting.web.store import Store

BEFORE, LONG_AFTER = date(1990, 1, 1), date(2100, 1, 1)


@pytest.fixture(scope="module")
def day(store: Store) -> date:
    """The day on which half of the dated reports were out."""
    days = sorted(head.day for head in store.state().heads.values() if head.day)
    return date.fromordinal(days[len(days) // 2])


def test_the_list_is_that_of_the_day(client: TestClient, store: Store, day: date) -> None:
    """Incidents, reports and counts are those of a ledger derived from what was out by then; what came later is not there."""
    then = load(store.ledger, day)
    rows = views.incident_rows(then, Filters(background=True))
    page = client.get(f"/api/v1/incidents?as_of={day}&background=1&limit=500").json()
    assert {row["id"] for row in page["items"]} == {row["id"] for row in rows}
    assert {row["id"] for row in client.get(f"/api/v1/reports?as_of={day}&limit=500").json()["items"]} == set(then.reports)
    later = set(store.state().heads) - set(then.reports)
    assert later
    assert client.get(f"/api/v1/reports/{sorted(later)[0]}?as_of={day}").status_code == 404
    assert client.get(f"/api/v1/overview?as_of={day}&background=1").json()["total"] == len(rows) < client.get("/api/v1/overview?background=1").json()["total"]


def test_before_everything_nothing_was_known_and_after_it_all_is(client: TestClient) -> None:
    """The first day has an empty ledger and pages that say so; a day to come has what there is now."""
    assert client.get(f"/api/v1/incidents?as_of={BEFORE}").json()["total"] == 0
    for path in ("/", "/reports", "/actors", "/sources", "/tally"):
        assert client.get(f"{path}?as_of={BEFORE}").status_code == 200, path
    now = client.get("/api/v1/incidents?limit=500").json()["items"]
    assert client.get(f"/api/v1/incidents?as_of={LONG_AFTER}&limit=500").json()["items"] == now
    assert client.get(f"/api/v1/tally?as_of={LONG_AFTER}").json() == client.get("/api/v1/tally").json()


def test_every_page_of_a_day_keeps_the_day(client: TestClient, store: Store, day: date) -> None:
    """Each link of a page leads on within that day, but for deciding, adding and the way back; each form takes it along."""
    incident = client.get(f"/api/v1/incidents?as_of={day}&sort=reports&limit=1").json()["items"][0]["id"]
    report = client.get(f"/api/v1/reports?as_of={day}&limit=1").json()["items"][0]["id"]
    for path in ("/", "/?country=UA&sort=reports", f"/incidents/{incident}", "/reports", f"/reports/{report}", "/actors", "/sources", "/tally"):
        page = client.get(f"{path}{'&' if '?' in path else '?'}as_of={day}").text
        assert f'at the end of <time datetime="{day}">' in page, path
        for link in re.findall(r'<a (?!data-now)[^>]*href="(/[^"]*)"', page):
            assert f"as_of={day}" in link or link.startswith(("/decide", "/add")), (path, link)
        for form in re.findall(r"<form[^>]*>.*?</form>", page, re.DOTALL):
            assert 'name="as_of"' in form, (path, form[:80])
        assert "as_of" not in str(re.search(r'data-now href="([^"]*)"', page)), path


def test_of_a_month_the_last_day_counts(client: TestClient) -> None:
    """A month or a year stands for its end; what is no day is refused in the one shape."""
    assert client.get("/?as_of=2022").text.count('<time datetime="2022-12-31">31 December 2022</time>') == 1
    for wrong in ("tomorrow", "2022-13", "x" * 400, "XXXX-05-01"):
        assert client.get("/api/v1/incidents", params={"as_of": wrong}).status_code == 400, wrong


def test_a_decision_counts_from_its_day_on(writer: TestClient, own_store: Store) -> None:
    """What is decided today is not there yesterday; the inbox and the journal are always of now."""
    report = next(iter(own_store.state().heads))
    body = {"kind": "publisher", "subject": report, "value": "The Other Gazette", "why": "its masthead", "by": "Ada"}
    assert writer.post("/api/v1/decisions", json=body).status_code == 201
    made = date.fromisoformat(writer.get("/api/v1/decisions").json()["items"][0]["at"][:10])

    def outlets(day: date) -> set[str]:
        return {row["outlet"] for row in writer.get(f"/api/v1/reports?limit=500&as_of={day}").json()["items"]}

    assert "The Other Gazette" in outlets(made)
    assert "The Other Gazette" not in outlets(made - timedelta(1))
    assert "as-it-stood" not in writer.get(f"/decide?as_of={BEFORE}").text


def test_a_day_of_a_large_ledger_is_derived_in_the_background(client: TestClient, store: Store, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until it is there every page says that it is under way and asks again; then the answer is the one that a small ledger gives at once."""
    address = f"/api/v1/incidents?as_of={day}&limit=500"
    want = client.get(address).json()
    monkeypatch.setattr(stores, "WHOLE", 2)
    page, reply = client.get(f"/?as_of={day}"), client.get(address)
    assert (page.status_code, page.headers["refresh"], "is being derived" in page.text) == (503, "5", True)
    assert reply.status_code == 200 or (reply.json()["error"]["code"], reply.headers["retry-after"]) == ("unavailable", "5")
    store._rewinder.wait()
    assert client.get(address).json() == want
    assert client.get(f"/?as_of={day}").status_code == 200


def test_one_thing_is_made_at_a_time_and_what_fails_is_told() -> None:
    """Another one waits its turn; an error reaches who asked, and the next who asks begins anew."""
    rewinder, gate = Rewinder[str](), threading.Event()

    def slow() -> str:
        gate.wait()
        return "the first"

    def wrong() -> str:
        raise LedgerError("the server went away")

    with pytest.raises(Underway, match="one is being derived"):
        rewinder.get(1, slow, "one")
    with pytest.raises(Underway, match="two is derived next"):
        rewinder.get(2, wrong, "two")
    gate.set()
    rewinder.wait()
    assert rewinder.get(1, slow, "one") == "the first"
    for _ in range(2):
        with pytest.raises(Underway, match="two is being derived"):
            rewinder.get(2, wrong, "two")
        rewinder.wait()
        with pytest.raises(LedgerError, match="went away"):
            rewinder.get(2, wrong, "two")


def test_a_ledger_too_large_to_derive_is_refused_in_words(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the bound the answer names the command that does it."""
    monkeypatch.setattr(stores, "REWOUND", 2)
    reply = client.get("/api/v1/incidents?as_of=2022-08-01")
    assert (reply.status_code, "--as-of 2022-08-01" in reply.json()["error"]["message"]) == (400, True)
