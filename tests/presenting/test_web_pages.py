"""The pages and the API over the bundled example: what they show, and how they answer to nonsense."""

from __future__ import annotations

import csv
import html
import io
import json
import re

import pytest
from starlette.testclient import TestClient

from crossbearing.presenting.collection import load
from crossbearing.presenting.exports import geojson, plain_csv
from crossbearing.presenting.exports.ledger_json import ledger_object
from crossbearing.presenting.exports.narrowing import of_incidents
from crossbearing.presenting.web import exporting
from crossbearing.presenting.web.query import Query
from crossbearing.presenting.web.store import Store


def richest(client: TestClient) -> str:
    """The incident with most reports."""
    return client.get("/api/v1/incidents?sort=reports&limit=1").json()["items"][0]["id"]


def test_the_list_is_walked_by_cursor(client: TestClient) -> None:
    """Page after page gives every incident once, in the order asked for."""
    for sort in ("latest", "earliest", "reports", "origins"):
        seen, after = [], ""
        while after is not None:
            page = client.get("/api/v1/incidents", params={"sort": sort, "limit": 7, "after": after, "background": "1"}).json()
            seen += [row["id"] for row in page["items"]]
            after = page["next"]
        assert len(seen) == len(set(seen)) == page["total"]


def test_facets_count_what_a_click_would_show(client: TestClient) -> None:
    """The number beside a value is the number of incidents that it leaves."""
    facets = client.get("/api/v1/overview").json()["facets"]
    for name in ("type", "status", "country", "conflict"):
        for one in facets[name]:
            assert client.get("/api/v1/incidents", params={name: one["value"], "limit": 1}).json()["total"] == one["count"], (name, one)


def test_filters_agree_with_what_they_leave(client: TestClient) -> None:
    """Dates, places and switches keep exactly the incidents that they name."""
    dated = client.get("/api/v1/incidents?from=2022&to=2022&limit=500").json()["items"]
    assert dated
    assert all(row["date"] and "2022" in row["date"] for row in dated)
    assert all(row["date"] is None for row in client.get("/api/v1/incidents?nodate=1&limit=500").json()["items"])
    assert all(row["group"] for row in client.get("/api/v1/incidents?series=only").json()["items"])
    inside = client.get("/api/v1/incidents?bbox=-20,0,20,25&limit=500").json()["items"]
    assert inside
    assert all(-20 <= row["place"]["lon"] <= 20 and 0 <= row["place"]["lat"] <= 25 for row in inside)


def test_words_are_found_in_the_reports(client: TestClient) -> None:
    """Full text: the words of a report lead to its incidents, words of none lead nowhere."""
    assert client.get("/api/v1/incidents?q=Olenivka").json()["total"] > 0
    assert client.get("/api/v1/incidents?q=zyzzyva").json()["total"] == 0
    assert client.get("/api/v1/incidents", params={"q": '"'}).status_code == 200


@pytest.mark.parametrize(
    "query",
    ["from=tomorrow", "to=13-13", "clock=sun", "bbox=1,2,3", "bbox=0,5,1,-5", "bbox=nan,0,1,1", "sort=up", "after=%%%", "after=bGF0ZXN0OjA6", "limit=0",
     "limit=x", "background=maybe", "q=" + "x" * 400],
)  # fmt: skip
def test_nonsense_is_named(client: TestClient, query: str) -> None:
    """A filter that cannot be meant is an error in the one shape, on the API and on the page."""
    reply = client.get(f"/api/v1/incidents?{query}")
    assert reply.status_code in (400, 422)
    assert set(reply.json()["error"]) == {"status", "code", "message"}


def test_what_is_not_there_is_not_found(client: TestClient) -> None:
    """Unknown things are 404 in the one shape."""
    for path in ("/api/v1/incidents/ffffffff", "/api/v1/reports/none", "/api/v1/actors/none", "/api/v1/lots/99", "/api/v1/none"):
        reply = client.get(path)
        assert (reply.status_code, reply.json()["error"]["status"]) == (404, 404), path
    assert client.get("/incidents/ffffffff").status_code == 404


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    """An ETag spares the second copy."""
    first = client.get("/api/v1/overview")
    again = client.get("/api/v1/overview", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_every_sentence_opens_its_evidence(client: TestClient) -> None:
    """No sentence of an assessment stands without a passage of a report behind it, and each passage is verbatim."""
    page = client.get(f"/api/v1/incidents/{richest(client)}").json()
    assert page["assessment"][:-1]
    for sentence in page["assessment"][:-1]:
        assert sentence["evidence"], sentence["text"]
        for row in sentence["evidence"]:
            text = client.get(f"/api/v1/reports/{row['report']}").json()["annotations"]["text"]
            assert row["before"] + row["words"] + row["after"] in text


def test_the_matrix_marks_what_stands_in_a_conflict(client: TestClient) -> None:
    """Exactly the claims of a conflict are outlined, and every facet has a foot."""
    page = client.get(f"/api/v1/incidents/{richest(client)}").json()
    torn = {claim for conflict in page["conflicts"] for side in conflict["values"] for claim in side["claims"]}
    cells = [cell for group in page["matrix"]["groups"] for row in group["rows"] for found in row["cells"].values() for cell in found]
    assert any(cell["torn"] for cell in cells)
    assert all(cell["torn"] for cell in cells if cell["claim"] in torn)
    assert set(page["matrix"]["foot"]) == set(page["matrix"]["facets"])


def test_a_report_is_shown_as_it_was_published(client: TestClient, store: Store) -> None:
    """The marked pieces of every report, joined, are its text to the character."""
    for key in store.state().heads:
        text = client.get(f"/api/v1/reports/{key}").json()["annotations"]["text"]
        page = client.get(f"/reports/{key}").text
        body = re.search(r'id="text">(.*?)</div>\s*</div>', page, re.DOTALL)
        assert body is not None
        assert html.unescape(re.sub(r"<[^>]+>", "", body[1])).replace("\r\n", "\n") == text.replace("\r\n", "\n")


def test_every_page_of_every_thing_can_be_made(client: TestClient, store: Store) -> None:
    """All incidents, actors and reports have a page."""
    paths = [f"/incidents/{key}" for key in store.state().index.ids] + [f"/reports/{key}" for key in store.state().heads]
    paths += [f"/actors/{row['id']}" for row in client.get("/api/v1/actors").json()["items"][:15]] + [
        "/sources",
        "/decide",
        "/add",
        "/reports?q=wire",
        "/actors?q=army",
    ]
    for path in paths:
        assert client.get(path).status_code == 200, path


def test_a_tally_shows_bounds_and_the_counts_of_others(client: TestClient) -> None:
    """Low is not above high, the reasons explain the width, and each count of a source shows its sentence."""
    page = client.get("/api/v1/tally").json()
    assert 0 < page["low"] <= page["high"]
    assert page["high"] - page["low"] == sum(row["count"] for row in page["reasons"])
    assert page["given"]
    for one in page["given"]:
        assert one["words"] in client.get(f"/api/v1/reports/{one['report']}").json()["annotations"]["text"]


def test_exports_hold_what_is_on_screen(client: TestClient, store: Store) -> None:
    """CSV, GeoJSON and JSON hold the incidents of the list, CSV and GeoJSON in its order, and no cell runs as a formula."""
    total = client.get("/api/v1/incidents?background=1").json()["total"]
    table = list(csv.DictReader(io.StringIO(client.get("/export.csv?background=1&sort=origins").text)))
    points = client.get("/export.geojson?background=1&sort=origins").json()["features"]
    plain = client.get("/export.json?background=1").json()
    listed = store.found(Query(background=True, sort="origins")).chosen()
    assert [row["id"] for row in table] == [one["id"] for one in points] == listed
    assert {row["id"] for row in plain["incidents"]} == set(listed)
    assert len(table) == total
    assert not any(cell[:1] in ("=", "+", "@", "-") for row in table for cell in row.values() if cell and not re.fullmatch(r"-?[\d.]+", cell))
    assert any(one["geometry"] is None for one in points)
    assert client.get("/export.exe").status_code == 404


def test_exports_are_those_of_the_command_line(client: TestClient, store: Store) -> None:
    """Without filters each row, feature and object is what ``crossbearing export`` writes, the order of the rows apart."""
    ledger = ledger_object(load(store.ledger))
    table, features = io.BytesIO(), io.BytesIO()
    plain_csv.write(ledger, table)
    geojson.write(ledger, features)
    ours = client.get("/export.csv?background=1").content
    assert sorted(ours.split(b"\r\n")) == sorted(table.getvalue().split(b"\r\n"))
    assert ours.split(b"\r\n")[0] == table.getvalue().split(b"\r\n")[0]
    by_id = {one["id"]: one for one in json.loads(features.getvalue())["features"]}
    assert {one["id"]: one for one in client.get("/export.geojson?background=1").json()["features"]} == by_id
    assert client.get("/export.json?background=1").json() == json.loads(json.dumps(of_incidents(ledger, {i["id"] for i in ledger["incidents"]})))


def test_large_exports_are_made_in_pieces(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger read batch by batch gives the same files; the one object of the JSON form is refused in words beyond its bound."""
    whole = [client.get(f"/export.{kind}?background=1").content for kind in ("csv", "geojson")]
    monkeypatch.setattr(exporting, "CHUNK", 3)
    assert [client.get(f"/export.{kind}?background=1").content for kind in ("csv", "geojson")] == whole
    monkeypatch.setattr(exporting, "WHOLE", 2)
    refused = client.get("/export.json")
    assert (refused.status_code, "narrow the filters" in refused.text) == (400, True)


def test_pages_are_read_without_script(client: TestClient) -> None:
    """List, facets, evidence and drawings are in the page itself."""
    page = client.get("/").text
    assert page.count('class="incident') >= 10
    dossier = client.get(f"/incidents/{richest(client)}").text
    for part in ("Assessment", "Who says what", 'class="ribbon"', 'class="lineage"', "Where they contradict", "The sentences behind it"):
        assert part in dossier, part
