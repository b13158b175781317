"""Decisions and new reports by way of the web app: all of it goes through the journal."""

from __future__ import annotations

import time
from typing import Any

import pytest
from starlette.testclient import TestClient

from crossbearing.ledger import parts
from crossbearing.pipeline import derive
from crossbearing.presenting.web.store import Store
from crossbearing.records.incident import PairScore

WHY = {"why": "the same blast, told twice", "by": "Ada"}


def pair(client: TestClient) -> dict[str, Any]:
    """Two single incidents."""
    left, right = client.get("/api/v1/incidents?sort=reports&limit=2&series=none").json()["items"]
    return {"left": left, "right": right}


def test_a_decision_joins_and_taking_it_back_parts(writer: TestClient, own_store: Store) -> None:
    """Same makes one incident of two; withdrawn, there are two again; the journal keeps both steps and the ledger holds."""
    before = writer.get("/api/v1/incidents?background=1").json()["total"]
    one = pair(writer)
    made = writer.post("/api/v1/decisions", json={"kind": "same", "subject": one["left"]["id"], "object": one["right"]["id"], **WHY})
    assert made.status_code == 201
    assert writer.get("/api/v1/incidents?background=1").json()["total"] == before - 1
    assert own_store.ledger.verify(derive) == []
    number = made.json()["items"][0]["number"]
    assert writer.post(f"/api/v1/decisions/{number}/withdraw", json={"why": "two blasts after all", "by": "Ada"}).status_code == 200
    assert writer.get("/api/v1/incidents?background=1").json()["total"] == before
    (kept,) = own_store.judgements()
    assert (kept.why, kept.by, kept.withdrawn_at is not None) == (WHY["why"], "Ada", True)
    assert own_store.ledger.verify(derive) == []


def test_what_is_settled_leaves_the_inbox(writer: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pair waits with its reasons, the likeliest first, until somebody has kept it apart."""
    one = pair(writer)
    ids = [one["left"]["id"], one["right"]["id"]]
    scores = [PairScore(left=ids[0], right=ids[1], score=0.7, features=(("same_day", 1.0),))]
    monkeypatch.setattr(parts, "duplicates", lambda _: scores)
    (waiting,) = writer.get("/api/v1/inbox").json()["duplicates"]
    assert [waiting["left"]["id"], waiting["right"]["id"]] == ids
    assert [(reason["name"], bool(reason["explain"])) for reason in waiting["reasons"]] == [("same_day", True)]
    writer.post("/api/v1/decisions", json={"kind": "different", "subject": ids[0], "object": ids[1], **WHY})
    assert writer.get("/api/v1/inbox").json()["duplicates"] == []


def test_a_rejected_claim_no_longer_counts(writer: TestClient) -> None:
    """After a rejection no cell of the matrix shows the claim."""
    key = writer.get("/api/v1/incidents?sort=reports&limit=1").json()["items"][0]["id"]
    page = writer.get(f"/api/v1/incidents/{key}").json()
    claim = next(row["id"] for sentence in page["assessment"] for row in sentence["evidence"] if row["facet"] == "casualties")
    assert writer.post("/api/v1/decisions", json={"kind": "reject", "subject": claim, **WHY}).status_code == 201
    assert claim not in writer.get(f"/api/v1/incidents/{key}").text.replace(f'"subject":"{claim}"', "")


def test_a_value_is_set_and_a_mention_moved(writer: TestClient, own_store: Store) -> None:
    """A corrected date stands in the list; a moved mention leaves its incident."""
    rows = writer.get("/api/v1/incidents?sort=reports&limit=2").json()["items"]
    assert writer.post("/api/v1/decisions", json={"kind": "set", "subject": rows[0]["id"], "field": "date", "value": "1999-12-31", **WHY}).status_code == 201
    assert writer.get(f"/api/v1/incidents/{rows[0]['id']}").json()["date"] == "1999-12-31"
    mention = writer.get(f"/api/v1/incidents/{rows[1]['id']}").json()["evidence"][0]["mention"]
    assert writer.post("/api/v1/decisions", json={"kind": "move", "subject": mention, "object": rows[0]["id"], **WHY}).status_code == 201
    there = next(row for row in writer.get("/api/v1/incidents?limit=500&background=1").json()["items"] if row["date"] == "1999-12-31")
    collection, key = own_store.incident(there["id"])
    assert mention in collection.accounts[key].incident.mentions
    assert own_store.ledger.verify(derive) == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"kind": "same", "subject": "a", "object": "b", "why": "", "by": "Ada"}, 400),
        ({"kind": "same", "subject": "a", "object": "b", "why": "so", "by": " "}, 400),
        ({"kind": "merge", "subject": "a", **WHY}, 400),
        ({"kind": "same", "subject": "nope", "object": "nope", **WHY}, 404),
        ({"kind": "reject", "subject": "nope", **WHY}, 404),
        ({"kind": "date", "subject": "olenivka-1", "value": "soon", **WHY}, 400),
        ({"kind": "publisher", "subject": "nope", "value": "A", **WHY}, 404),
        ({"kind": "set", "subject": "nope", "field": "colour", "value": "red", **WHY}, 400),
        ({"kind": "same"}, 422),
        ({"kind": "reject", "subject": "x", "why": "x" * 3000, "by": "Ada"}, 400),
    ],
)
def test_a_decision_about_nothing_is_refused(writer: TestClient, own_store: Store, body: dict[str, str], status: int) -> None:
    """Without a reason, a name, or a thing that is there, nothing enters the journal."""
    assert writer.post("/api/v1/decisions", json=body).status_code == status
    assert own_store.judgements() == []


def test_the_form_decides_and_undoes(writer: TestClient, own_store: Store) -> None:
    """Without script, the form leads to a page that offers to undo."""
    one = pair(writer)
    page = writer.post("/decide", data={"kind": "same", "subject": one["left"]["id"], "object": one["right"]["id"], **WHY})
    assert "is in the journal" in page.text
    number = own_store.judgements()[0].number
    assert f"/decide/{number}/withdraw" in page.text
    writer.post(f"/decide/{number}/withdraw", data={"why": "undone at once", "by": "Ada"})
    assert own_store.judgements()[0].withdrawn_at is not None


def wait(client: TestClient, number: int) -> dict[str, Any]:
    """The lot, once it is read."""
    for _ in range(600):
        lot = client.get(f"/api/v1/lots/{number}").json()
        if lot["state"] in ("done", "failed"):
            return lot
        time.sleep(0.05)
    raise AssertionError(lot)


def test_added_reports_are_read(writer: TestClient) -> None:
    """A file and a pasted text become reports; the same again is known; what cannot be read is named with its reason."""
    text = b"BAMAKO, 3 May 2021 (Wire) - Gunmen killed at least nine villagers in Koro on Monday, the mayor said.\n"
    first = wait(writer, writer.post("/api/v1/lots", files={"files": ("koro.txt", text)}).json()["number"])
    assert (first["state"], first["counts"]["new"]) == ("done", 1)
    assert writer.get("/api/v1/incidents?q=Koro").json()["total"] >= 1
    again = wait(writer, writer.post("/api/v1/lots", files={"files": ("koro.txt", text)}).json()["number"])
    assert (again["counts"]["new"], again["counts"]["duplicates"]) == (0, 1)
    broken = wait(writer, writer.post("/api/v1/lots", files={"files": ("broken.zip", b"PK\x03\x04 no zip")}).json()["number"])
    assert broken["rejections"]
    assert all(row["code"] and row["detail"] for row in broken["rejections"])


@pytest.mark.parametrize(("data", "files"), [({}, None), ({"text": "  "}, None), ({"text": "x", "published": "soon"}, None)])
def test_nothing_cannot_be_added(writer: TestClient, data: dict[str, str], files: None) -> None:
    """An empty form, or a date that is none, is answered with what is missing."""
    assert writer.post("/add", data=data, files=files).status_code == 400


def test_a_pasted_text_is_read(writer: TestClient) -> None:
    """The form without a file takes the text."""
    page = writer.post("/add", data={"text": "Rebels shelled the town of Goma on 4 May 2021, killing three people, a doctor said."})
    assert "Lot 1" in page.text
    assert wait(writer, 1)["counts"]["new"] == 1
