"""Large ledgers: what is looked through in the background is what a look at the whole gives."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from crossbearing.presenting import views
from crossbearing.presenting.collection import load
from crossbearing.presenting.web import store as stores
from crossbearing.presenting.web import survey as surveys
from crossbearing.presenting.web.app import create_app
from crossbearing.presenting.web.index import ReportHead
from crossbearing.presenting.web.store import Store
from crossbearing.presenting.web.survey import Survey, Surveyor

HERE = "http://127.0.0.1:8765"
PATHS = ("/actors", "/sources", "/inbox")


@pytest.fixture
def large(own_store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The example, taken for a large ledger, read three reports at a time."""
    monkeypatch.setattr(stores, "WHOLE", 2)
    monkeypatch.setattr(surveys, "BATCH", 3)
    return own_store


def looked_through(store: Store) -> Survey:
    """The survey, once it has come to its end."""
    store.survey()
    store._surveyor.wait()
    found = store.survey()
    assert found is not None
    return found


def test_the_background_finds_what_a_look_at_the_whole_finds(own_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Actors, affiliations, weak claims and origins are the same, batch by batch or at once."""
    asked = TestClient(create_app(own_store), base_url=HERE)
    addresses = [f"/api/v1{path}" for path in PATHS] + [f"/api/v1/actors/{row['id']}" for row in asked.get("/api/v1/actors").json()["items"][:12]]
    whole = {address: asked.get(address).json() for address in addresses}
    assert [row["name"] for row in whole["/api/v1/actors"]["items"]] == [row["name"] for row in views.actor_rows(load(own_store.ledger))]
    monkeypatch.setattr(stores, "WHOLE", 2)
    monkeypatch.setattr(surveys, "BATCH", 3)
    own_store.cache.clear()
    looked_through(own_store)
    for address, before in whole.items():
        ours = asked.get(address).json()
        assert {k: v for k, v in ours.items() if k != "surveyed"} == {k: v for k, v in before.items() if k != "surveyed"}, address


def test_pages_say_how_far_the_look_has_come(large: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the first survey is there each page stands without it, and says so; the numbers are told."""
    gate = threading.Event()

    def slow(reports: object, incidents: object) -> Survey:
        gate.wait(30)
        return Survey()

    monkeypatch.setattr(stores, "survey", slow)
    asked = TestClient(create_app(large), base_url=HERE)
    for path in ("/actors", "/sources", "/decide"):
        page = asked.get(path)
        assert (page.status_code, "being looked through" in page.text) == (200, True), path
    assert asked.get("/api/v1/actors").json()["items"]
    assert asked.get("/api/v1/inbox").json()["weak_total"] is None
    gate.set()
    looked_through(large)
    assert "being looked through" not in asked.get("/sources").text


def test_a_decision_needs_no_new_look(large: Store) -> None:
    """What is rejected leaves the inbox at once, though the survey is the one from before."""
    asked = TestClient(create_app(large), base_url=HERE, headers={"origin": HERE})
    survey = looked_through(large)
    before = asked.get("/api/v1/inbox").json()
    wanted = before["weak"][0]["id"]
    assert asked.post("/api/v1/decisions", json={"kind": "reject", "subject": wanted, "why": "misread", "by": "Ada"}).status_code == 201
    after = asked.get("/api/v1/inbox").json()
    assert wanted not in {row["id"] for row in after["weak"]}
    assert after["weak_total"] == before["weak_total"] - 1
    assert large.survey() is survey


def test_new_reports_are_looked_at_while_the_old_survey_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same heads start nothing, other heads start one survey, and a look that fails is begun again."""
    surveyor, made = Surveyor(), list[Survey]()
    monkeypatch.setattr(threading, "excepthook", lambda _: None)

    def make(seen: Callable[[int], None]) -> Survey:
        seen(1)
        made.append(Survey())
        if len(made) == 2:
            raise OSError
        return made[-1]

    one, two = {"a": ReportHead("A", "", None, 0)}, {"a": ReportHead("A", "", None, 0, version=2)}
    assert surveyor.latest(one, make) is None
    surveyor.wait()
    assert surveyor.latest(one, make) is made[0]
    assert surveyor.latest(two, make) is made[0]
    surveyor.wait()
    assert surveyor.latest(two, make) is made[0]
    surveyor.wait()
    assert surveyor.latest(two, make) is made[2]
    assert len(made) == 3
