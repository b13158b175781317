"""Addresses and feeds, against a real server on loopback: what is read, and every way around the limits that must not work."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from crossbearing.reading import ReadSettings, read
from crossbearing.reading.feeds import entries_of
from crossbearing.reading.fetching import Fetched, Fetcher
from crossbearing.reading.guard import FetchRefused, allowed_addresses, checked, is_public
from crossbearing.reading.settings import FetchSettings
from crossbearing.records.document import Document, Incoming
from crossbearing.records.finding import Rejection
from tests.reading.forty import article_page, headline, made_pdf, set_pages

pytestmark = pytest.mark.loopback


class Server(BaseHTTPRequestHandler):
    """Answers by its table of paths: (status, headers, body), or a function that does what it likes with the connection."""

    table: ClassVar[dict[str, Any]] = {}
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Answer one request."""
        Server.asked.append(self.path)
        answer = Server.table.get(self.path)
        if callable(answer):
            answer(self)
            return
        status, headers, body = answer or (404, {}, b"")
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@pytest.fixture
def base() -> Iterator[str]:
    """The address of a running server with an empty table."""
    Server.table, Server.asked = {}, []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def fetch(*sources: str, **limits: Any) -> tuple[list[Document], list[Rejection]]:
    """Documents and rejections of some addresses, with loopback allowed."""
    settings = ReadSettings(fetch=FetchSettings(**{"allow_private": True, "seconds": 5.0, **limits}))
    found = list(read(sources, settings=settings))
    return [f.document for f in found if isinstance(f, Incoming)], [f for f in found if isinstance(f, Rejection)]


def html(number: int) -> tuple[int, dict[str, str], bytes]:
    """A page as the server's table has it."""
    return 200, {"Content-Type": "text/html; charset=utf-8"}, article_page(number)


def test_a_page_is_read_with_its_address_and_the_time(base: str) -> None:
    """The bytes as they came, the address, the day and second of fetching."""
    Server.table["/a"] = html(1)
    settings = ReadSettings(fetch=FetchSettings(allow_private=True))
    (found,) = read([f"{base}/a"], settings=settings)
    assert isinstance(found, Incoming)
    assert found.raw == article_page(1)
    assert (found.document.title, found.document.url, found.document.file) == (headline(1), f"{base}/a", f"{base}/a")
    assert found.document.fetched_at is not None
    assert found.document.fetched_at.endswith("Z")
    assert found.document.published is None


@pytest.mark.parametrize("kind", ["rss", "atom", "rdf"])
def test_a_feed_gives_every_page_that_it_lists(base: str, kind: str) -> None:
    """In the order of the feed, each once; its date and name fill what the pages leave out."""
    item = {
        "rss": "<item><title>T{n}</title><link>{u}/{n}</link><pubDate>Tue, 03 Mar 2020 10:00:00 GMT</pubDate></item>",
        "atom": '<entry><title>T{n}</title><link rel="self" href="{u}/no"/><link href="{u}/{n}"/><published>2020-03-03T10:00:00Z</published></entry>',
        "rdf": '<item><title>T{n}</title><link>{u}/{n}</link><dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2020-03-03</dc:date></item>',
    }[kind]
    around = {
        "rss": '<rss version="2.0"><channel><title>Example Feed</title>{}</channel></rss>',
        "atom": '<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Feed</title>{}</feed>',
        "rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        "<channel><title>Example Feed</title></channel>{}</rdf:RDF>",
    }[kind]
    body = around.format("".join(item.format(n=n, u=base) for n in (1, 2, 2, 3)))
    Server.table |= {"/feed": (200, {"Content-Type": "application/xml"}, f'<?xml version="1.0"?>{body}'.encode()), "/1": html(1), "/3": html(3)}
    documents, rejected = fetch(f"{base}/feed")
    assert [d.title for d in documents] == [headline(1), headline(3)]
    assert {(d.published, d.published_basis) for d in documents} == {("2020-03-03", "metadata")}
    assert [(r.code, r.subject) for r in rejected] == [("status", f"{base}/2")]
    assert Server.asked.count("/robots.txt") == 1


def test_a_file_of_addresses(base: str, tmp_path: Path) -> None:
    """A line each, comments passed over; the same address in two sources is fetched once."""
    Server.table |= {"/1": html(1), "/2": html(2)}
    (tmp_path / "list.urls").write_text(f"# mine\n{base}/1\n\n{base}/2\n")
    documents, _ = fetch(str(tmp_path / "list.urls"), f"{base}/1")
    assert [d.title for d in documents] == [headline(1), headline(2)]
    assert Server.asked.count("/1") == 1


def test_addresses_inside_texts_and_archives_are_never_followed(base: str, tmp_path: Path) -> None:
    """Only what is named on the command line is fetched."""
    (tmp_path / "a.txt").write_text(f"{base}/1\n{base}/2\n")
    (tmp_path / "b.urls").write_text(f"{base}/1\n")
    fetch(str(tmp_path))
    assert Server.asked == []


def test_other_kinds_are_read_by_their_media_type(base: str) -> None:
    """A PDF file, plain text, packed markup; a picture is rejected."""
    Server.table |= {
        "/p": (200, {"Content-Type": "application/pdf"}, made_pdf(set_pages(1, 2))),
        "/t": (200, {"Content-Type": "text/plain"}, b"The depot burnt on Monday.\nNobody was hurt."),
        "/z": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(article_page(2))),
        "/i": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    }
    documents, rejected = fetch(*(f"{base}/{name}" for name in "ptzi"))
    assert [d.title for d in documents] == [headline(1), None, headline(2)]
    assert [r.code for r in rejected] == ["unsupported-kind"]


def test_redirects_are_followed_and_counted(base: str) -> None:
    """The final address is kept; a ring of redirects ends."""
    Server.table |= {"/a": (302, {"Location": "/b"}, b""), "/b": (301, {"Location": f"{base}/1"}, b""), "/1": html(1), "/r": (302, {"Location": "/r"}, b"")}
    documents, rejected = fetch(f"{base}/a", f"{base}/r")
    assert [d.url for d in documents] == [f"{base}/1"]
    assert [r.code for r in rejected] == ["redirects"]


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        ((200, {}, b"User-agent: *\nDisallow: /a\n"), False),
        ((200, {}, b"User-agent: crossbearing\nDisallow: /\n"), False),
        ((200, {}, b"User-agent: other\nDisallow: /\n"), True),
        ((404, {}, b""), True),
        ((403, {}, b""), True),
        ((503, {}, b""), False),
        ((200, {}, b"\xff\xfe garbage \x00"), True),
    ],
)
def test_robots_txt_is_kept_to(base: str, robots: Any, allowed: bool) -> None:
    """Its rules, its absence, its failure (RFC 9309: an error of the server forbids everything)."""
    Server.table |= {"/robots.txt": robots, "/a": html(1)}
    documents, rejected = fetch(f"{base}/a")
    assert (len(documents), [r.code for r in rejected]) == ((1, []) if allowed else (0, ["robots"]))
    assert ("/a" in Server.asked) == allowed


def test_a_redirect_does_not_lead_around_robots_txt(base: str) -> None:
    """Each address on the way is asked for."""
    Server.table |= {"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /secret\n"), "/a": (302, {"Location": "/secret"}, b""), "/secret": html(1)}
    assert [r.code for r in fetch(f"{base}/a")[1]] == ["robots"]


def drip(handler: Server) -> None:
    """Send a byte now and then, for ever."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    try:
        for _ in range(200):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        return


def drip_heads(handler: Server) -> None:
    """Send headers without end, slowly."""
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(200):
            handler.wfile.write(b"X-%d: y\r\n" % number)
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        return


def endless(handler: Server) -> None:
    """Send without end, fast."""
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            handler.wfile.write(b"x" * 65536)
    except OSError:
        return


def silent(handler: Server) -> None:
    """Close without an answer."""
    handler.connection.shutdown(socket.SHUT_RDWR)


BOMB = gzip.compress(b"0" * 50_000_000)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (drip, "too-slow"),
        (drip_heads, "too-slow"),
        (endless, "too-large"),
        (silent, "no-answer"),
        ((200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, BOMB), "too-large"),
        ((200, {"Content-Type": "text/html", "Content-Encoding": "br"}, b"x"), "encoding"),
        ((200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, b"no gzip"), "no-answer"),
        ((200, {"Content-Type": "text/html"}, b""), "empty"),
        ((500, {}, b""), "status"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "bad-address"),
        ((302, {"Location": "gopher://127.0.0.1/"}, b""), "bad-address"),
        ((302, {"Location": "http://user:pw@127.0.0.1/"}, b""), "bad-address"),
        ((302, {"Location": "http://127.0.0.1:99999/"}, b""), "bad-address"),
        ((302, {"Location": "http://[::1"}, b""), "bad-address"),
        ((302, {}, b""), "status"),
    ],
)
def test_hostile_answers_are_rejected_with_their_reason(base: str, answer: Any, code: str) -> None:
    """Slow, endless, packed a thousandfold, silent, or leading elsewhere: each ends in time and says why."""
    Server.table["/a"] = answer
    begun = time.monotonic()
    documents, rejected = fetch(f"{base}/a", size=1_000_000, seconds=1.0)
    assert (documents, [r.code for r in rejected]) == ([], [code])
    assert time.monotonic() - begun < 8


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "localhost", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]"),
        *(
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "[fe80::1]",
            "[fc00::1]",
            "[2002:7f00:1::]",
            "224.0.0.1",
            "255.255.255.255",
        ),
    ],
)
def test_inner_addresses_are_refused_however_they_are_written(base: str, host: str) -> None:
    """Loopback, private, link-local, shared, metadata services; in dotted, decimal, hexadecimal, octal and IPv6 forms."""
    port = base.rsplit(":", 1)[1]
    documents, rejected = fetch(f"http://{host}:{port}/a", allow_private=False)
    assert documents == []
    assert rejected[0].code in ("private-address", "no-such-host")
    assert Server.asked == []


def test_a_redirect_to_an_inner_address_is_refused(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check holds after every redirect: here the first host is let through, the one it leads to is not."""
    Server.table |= {"/a": (302, {"Location": base.replace("127.0.0.1", "localhost") + "/1"}, b""), "/1": html(1)}
    look_up = socket.getaddrinfo

    def named(host: str, port: int, **how: Any) -> Any:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", port))] if host == "news.test" else look_up(host, port, **how)

    connected: list[str] = []

    def connect(address: tuple[str, int], timeout: float | None = None) -> socket.socket:
        connected.append(address[0])
        made = socket.socket()
        made.connect(("127.0.0.1", address[1]))
        return made

    monkeypatch.setattr("crossbearing.reading.guard.socket.getaddrinfo", named)
    monkeypatch.setattr("crossbearing.reading.guard.socket.create_connection", connect)
    documents, rejected = fetch(base.replace("127.0.0.1", "news.test") + "/a", allow_private=False)
    assert (documents, [r.code for r in rejected]) == ([], ["private-address"])
    assert set(connected) == {"93.184.216.34"}
    assert "/1" not in Server.asked


def test_a_name_is_looked_up_once_for_each_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that answers differently the second time changes nothing: the connection goes to the address that was checked."""
    answers = iter(["93.184.216.34", "127.0.0.1"])
    monkeypatch.setattr("crossbearing.reading.guard.socket.getaddrinfo", lambda host, port, **_: [(2, 1, 6, "", (next(answers), port))])
    went: list[str] = []

    def connect(address: tuple[str, int], timeout: float | None = None) -> socket.socket:
        went.append(address[0])
        raise OSError("stop here")

    monkeypatch.setattr("crossbearing.reading.guard.socket.create_connection", connect)
    with pytest.raises(FetchRefused, match="stop here"):
        Fetcher(FetchSettings()).fetch("http://rebind.test/a")
    assert went == ["93.184.216.34"]


def test_a_name_with_one_inner_address_among_others_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """All addresses of a name must be public."""
    found = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("10.0.0.5", 80))]
    monkeypatch.setattr("crossbearing.reading.guard.socket.getaddrinfo", lambda host, port, **_: found)
    with pytest.raises(FetchRefused, match=r"10\.0\.0\.5"):
        allowed_addresses("mixed.test", 80, private=False)


@pytest.mark.parametrize(
    ("address", "public"), [("93.184.216.34", True), ("2606:2800:220:1::1", True), ("192.0.2.1", False), ("198.18.0.1", False), ("fe80::1%eth0", False)]
)
def test_public_addresses_are_known(address: str, public: bool) -> None:
    """Documentation, benchmark and link-local ranges are not public."""
    assert is_public(address) == public


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/",
        "http://",
        "http://a b/",
        "http://exa\nmple.org/",
        "javascript:alert(1)",
        "http://example.org:0/",
        "http://x:y@example.org/",
        "http://" + "a" * 3_000,
    ],
)
def test_addresses_of_other_forms_are_refused(url: str) -> None:
    """Other schemes, user names, blanks and line breaks."""
    with pytest.raises(FetchRefused):
        checked(url)


@pytest.mark.parametrize(
    "body",
    [
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item><link>&b;</link></item></channel></rss>',
        b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd"><rss><channel/></rss>',
        b'<?xml version="1.0"?><rss>' + b"<item>" * 50_000,
        b'<?xml version="1.0"?><rss><channel><item><link>javascript:alert(1)</link></item></channel></rss>',
        b'<?xml version="1.0"?><rss',
        b'<?xml version="1.0"?><rss></rss>',
    ],
)
def test_hostile_feeds_list_nothing(body: bytes) -> None:
    """Entities that grow, outside definitions, endless nesting, other schemes."""
    assert not entries_of(Fetched(url="http://x/", data=body, content_type="application/rss+xml", fetched_at=""))


def test_a_feed_of_too_many_entries_is_cut(base: str) -> None:
    """And says so."""
    items = "".join(f"<item><link>{base}/{n}</link></item>" for n in range(10))
    Server.table["/feed"] = (200, {"Content-Type": "application/rss+xml"}, f"<rss><channel>{items}</channel></rss>".encode())
    _, rejected = fetch(f"{base}/feed", entries=3)
    assert [r.code for r in rejected] == ["too-many-members", "status", "status", "status"]
