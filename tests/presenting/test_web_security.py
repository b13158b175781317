"""The gate: who may read, who may write, what a page may load, what words of others can do."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from crossbearing.errors import UsageError
from crossbearing.presenting.web.adding import NAME_CHARS, safe_name
from crossbearing.presenting.web.app import create_app
from crossbearing.presenting.web.security import BODY_BYTES, TRIES, Keys, Limiter, is_loopback
from crossbearing.presenting.web.store import Store
from crossbearing.presenting.web.tiling import Tiles, tiles_set

HERE = "http://127.0.0.1:8765"
PAGES = ["/", "/reports", "/actors", "/sources", "/tally", "/decide", "/add", "/nothing", "/api/v1/incidents", "/api/v1/nothing"]


@pytest.mark.parametrize("path", PAGES)
def test_every_reply_is_sealed(client: TestClient, path: str) -> None:
    """No reply lets script from a page run, can be framed, or is kept by a shared cache."""
    head = client.get(path).headers
    policy = head["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert head["x-content-type-options"] == "nosniff"
    assert "private" in head["cache-control"]


@pytest.mark.parametrize("path", [p for p in PAGES if not p.startswith("/api")])
def test_no_page_carries_script_or_style(client: TestClient, path: str) -> None:
    """What the policy forbids is not there to begin with: no inline script, handler or style, nothing from elsewhere."""
    text = client.get(path).text
    assert "<script>" not in text
    assert " style=" not in text
    assert " onclick=" not in text
    assert "http://" not in text.replace("http://www.w3.org", "")


def test_a_tile_server_opens_the_policy_to_its_host_alone(store: Store) -> None:
    """Off by default; set, it adds one origin for pictures and nothing else, and the page tells the map of it."""
    plain = TestClient(create_app(store), base_url=HERE).get("/")
    assert "data-tiles" not in plain.text
    tiled = TestClient(create_app(store, None, Tiles("https://tiles.example:8443/a/{z}/{x}/{y}.png", "© Tile <Makers>")), base_url=HERE).get("/")
    directives = {name: rest for name, _, rest in (one.strip().partition(" ") for one in tiled.headers["content-security-policy"].split(";"))}
    before = {name: rest for name, _, rest in (one.strip().partition(" ") for one in plain.headers["content-security-policy"].split(";"))}
    assert directives.pop("img-src") == before.pop("img-src") + " https://tiles.example:8443"
    assert directives == before
    assert 'data-tiles="https://tiles.example:8443/a/{z}/{x}/{y}.png" data-credit="© Tile &lt;Makers&gt;"' in tiled.text


@pytest.mark.parametrize(
    "template",
    ["tiles.example/{z}/{x}/{y}.png", "ftp://tiles.example/{z}/{x}/{y}", "https://tiles.example/{z}/{x}.png", "https://a; script-src *//{z}/{x}/{y}",
     "https://*/{z}/{x}/{y}", "https:///{z}/{x}/{y}", "https://user@tiles.example/{z}/{x}/{y}", "https://a.example/{z}/{z}/{x}/{y}"],
)  # fmt: skip
def test_what_cannot_be_a_tile_server_is_refused(monkeypatch: pytest.MonkeyPatch, template: str) -> None:
    """Nothing that a setting holds can widen the policy: only a scheme, a host and a port get into it."""
    monkeypatch.setenv("CROSSBEARING_TILES", template)
    with pytest.raises(UsageError, match="tiles"):
        tiles_set()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8765", "", "0.0.0.0:8765"])
def test_another_name_is_refused(store: Store, host: str) -> None:
    """A page of another site that points its name at this machine (DNS rebinding) gets nothing."""
    reply = TestClient(create_app(store), base_url=HERE).get("/api/v1/incidents", headers={"host": host})
    assert reply.status_code == 421
    assert reply.json()["error"]["code"] == "wrong-host"


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:9", "[::1]:8765", "LOCALHOST"])
def test_the_names_of_this_machine_are_known(store: Store, host: str) -> None:
    """Every name of the loopback will do."""
    assert TestClient(create_app(store), base_url=HERE).get("/api/v1/incidents", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({}, "a request that says nothing of where it comes from"),
        ({"origin": "null"}, "a sandboxed frame"),
        ({"origin": "http://evil.example"}, "another site"),
        ({"origin": "http://127.0.0.1:9999"}, "another program on this machine"),
        ({"origin": HERE, "sec-fetch-site": "cross-site"}, "a browser that knows better"),
        ({"origin": "http://127.0.0.1:8765.evil.example"}, "a name that begins like ours"),
        ({"origin": "http://["}, "no address at all"),
    ],
)
@pytest.mark.parametrize("path", ["/decide", "/add", "/decide/1/withdraw", "/api/v1/decisions", "/api/v1/lots", "/enter"])
def test_a_write_from_elsewhere_is_refused(own_store: Store, path: str, headers: dict[str, str], why: str) -> None:
    """No other site can decide or add in a reader's name."""
    reply = TestClient(create_app(own_store), base_url=HERE).post(path, data={"kind": "reject"}, headers=headers)
    assert reply.status_code == 403, why
    assert own_store.judgements() == []


def test_beyond_the_machine_a_token_is_asked_for(store: Store) -> None:
    """Without the token nothing is shown; with it, by header or after entering, everything is."""
    client = TestClient(create_app(store, Keys(token="right")), base_url="http://ledger.example")
    assert client.get("/api/v1/incidents").status_code == 401
    assert client.get("/api/v1/incidents", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/api/v1/incidents", headers={"authorization": "Bearer right"}).status_code == 200
    door = client.get("/", headers={"accept": "text/html"}, follow_redirects=False)
    assert (door.status_code, door.headers["location"]) == (303, "/enter")
    assert client.post("/enter", data={"token": "wrong"}, headers={"origin": "http://ledger.example"}).status_code == 401
    assert client.post("/enter", data={"token": "right"}, headers={"origin": "http://ledger.example"}).status_code == 200
    assert client.get("/api/v1/incidents").status_code == 200
    assert "right" not in str(client.cookies)


def test_a_cookie_of_another_run_opens_nothing(store: Store) -> None:
    """A session ends with the app that gave it."""
    client = TestClient(create_app(store, Keys(token="right")), base_url="http://ledger.example", cookies={"crossbearing": Keys(token="right").session()})
    assert client.get("/api/v1/incidents").status_code == 401


def test_guessing_is_slowed_down(store: Store) -> None:
    """After ten wrong tokens even the right one has to wait, at both doors; after a minute it need not."""
    now = [0.0]
    keys = Keys(token="right", limiter=Limiter(clock=lambda: now[0]))
    client = TestClient(create_app(store, keys), base_url="http://ledger.example")
    for _ in range(TRIES):
        assert client.get("/api/v1/incidents", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/api/v1/incidents", headers={"authorization": "Bearer right"}).status_code == 429
    assert client.post("/enter", data={"token": "right"}, headers={"origin": "http://ledger.example"}).status_code == 429
    now[0] = 61.0
    assert client.get("/api/v1/incidents", headers={"authorization": "Bearer right"}).status_code == 200


def test_the_limiter_forgets_the_oldest() -> None:
    """Ten thousand addresses cost no more memory than that."""
    limiter = Limiter(clock=lambda: 0.0)
    for number in range(10_050):
        limiter.failed(str(number))
    assert len(limiter.wrong) == 10_000
    assert "0" not in limiter.wrong


def test_what_is_too_large_is_refused(writer: TestClient) -> None:
    """By its stated length, and by its true one where none is stated."""
    assert writer.post("/api/v1/decisions", content=b"{}", headers={"content-length": str(BODY_BYTES + 1)}).status_code == 413

    def flood():
        for _ in range(BODY_BYTES // 2**20 + 1):
            yield b"x" * 2**20

    assert writer.post("/api/v1/decisions", content=flood(), headers={"content-type": "application/json"}).status_code == 413


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/reports/../../etc/passwd", "/reports/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/export.py"],
)
def test_no_path_reaches_the_file_system(client: TestClient, path: str) -> None:
    """Whatever the address says, files stay where they are."""
    reply = client.get(path)
    assert reply.status_code == 404
    assert "root:" not in reply.text
    assert "create_app" not in reply.text


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("report.txt", "report.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\notes.html", "notes.html"),
        ("", "unnamed.txt"),
        ("..", "unnamed.txt"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("nul\x00.txt", "nul.txt"),
        ("x" * 500 + ".jsonl", "x" * (NAME_CHARS - 6) + ".jsonl"),
    ],
)
def test_names_of_files_are_only_names(given: str, shown: str) -> None:
    """A file is called by the last part of its name, without what could lead elsewhere or turn the line around."""
    assert safe_name(given) == shown


def test_an_upload_writes_no_file(writer: TestClient, tmp_path: Path) -> None:
    """Reports are read from memory: beside the ledger nothing appears."""
    before = {path.name for path in tmp_path.iterdir()}
    reply = writer.post("/api/v1/lots", files={"files": ("../../../tmp/evil.txt", b"Soldiers shelled the village of Oum on 3 March 2021, a witness said.")})
    assert reply.status_code == 202
    assert reply.json()["files"] == ["evil.txt"]
    assert {path.name for path in tmp_path.iterdir()} - before <= {"own.ledger-wal", "own.ledger-shm"}


@pytest.mark.parametrize(
    ("host", "local"), [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True), ("192.0.2.1", False), ("10.0.0.1", False), ("a.b", False)]
)
def test_what_counts_as_this_machine(host: str, local: bool) -> None:
    """Only addresses that never leave the machine go without a token."""
    assert is_loopback(host) is local
