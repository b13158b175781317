"""One address fetched: within bounds of size, time and redirects, and where robots.txt allows it (RFC 9309)."""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
import time
import zlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import SplitResult, quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from crossbearing.reading.guard import FetchRefused, checked, connection
from crossbearing.reading.settings import FetchSettings

REDIRECTS = frozenset({301, 302, 303, 307, 308})
CHUNK = 1 << 16
ROBOTS_BYTES = 500 << 10
# What may stand in a path or query as it is; letters beyond ASCII are percent-encoded as UTF-8 (RFC 3987).
URL_MARKS = "%/?:@!$&'()*+,;=~-._[]"
PRODUCT = "crossbearing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address answered: its bytes as they came (unpacked), the address after all redirects, the media type and the time in UTC."""

    url: str
    data: bytes
    content_type: str
    fetched_at: str


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses one after another; the robots.txt of each host is read once."""

    settings: FetchSettings
    robots: dict[str, RobotFileParser] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched:
        """The answer of an address.  Raises FetchRefused with the reason where there is none to be had."""
        deadline = time.monotonic() + self.settings.seconds
        for _ in range(self.settings.redirects + 1):
            parts = checked(url)
            if not self._permits(parts, deadline):
                raise FetchRefused("robots", f"robots.txt of {parts.netloc} does not allow it")
            answer = self._get(parts, deadline, self.settings.size)
            if answer.status not in REDIRECTS or not answer.location:
                break
            url = _next(url, answer.location)
        else:
            raise FetchRefused("redirects", f"more than {self.settings.redirects} redirects")
        if answer.status != 200:
            raise FetchRefused("status", f"the server answered {answer.status}")
        return Fetched(url=url, data=answer.data, content_type=answer.content_type, fetched_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))

    def _permits(self, parts: SplitResult, deadline: float) -> bool:
        """Does the robots.txt of the host allow the address?  Without one everything is allowed, behind an error of the server nothing."""
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self.robots:
            self.robots[origin] = self._robots(origin, deadline)
        return self.robots[origin].can_fetch(PRODUCT, parts.geturl())

    def _robots(self, origin: str, deadline: float) -> RobotFileParser:
        """The rules of a host, following redirects as any address does."""
        rules = RobotFileParser()
        url = f"{origin}/robots.txt"
        for _ in range(self.settings.redirects + 1):
            answer = self._get(checked(url), deadline, ROBOTS_BYTES, cut=True)
            if answer.status not in REDIRECTS or not answer.location:
                break
            url = _next(url, answer.location)
        if answer.status == 200:
            rules.parse(answer.data.decode("utf-8", "replace").splitlines())
        elif answer.status >= 500:
            rules.parse(["User-agent: *", "Disallow: /"])
        else:
            rules.parse([])
        return rules

    def _get(self, parts: SplitResult, deadline: float, limit: int, *, cut: bool = False) -> _Answer:
        """One request and its answer, without following where it leads."""
        try:
            link = connection(parts, private=self.settings.allow_private, timeout=_left(deadline))
            # A server that sends a byte now and then would never run into the time limit of a single read.
            alarm = threading.Timer(_left(deadline), _hang_up, (link,))
            alarm.start()
            try:
                link.connect()
                target = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=URL_MARKS)
                headers = {"Host": parts.netloc, "User-Agent": self.settings.user_agent, "Accept-Encoding": "gzip", "Accept": "*/*", "Connection": "close"}
                link.request("GET", target, headers=headers)
                response = link.getresponse()
                data = b"" if response.status in REDIRECTS else _body(response, deadline, limit, cut=cut)
                return _Answer(response.status, response.getheader("Location") or "", response.getheader("Content-Type") or "", data)
            finally:
                alarm.cancel()
                link.close()
        except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
            _left(deadline)
            raise FetchRefused("no-answer", f"{urlsplit(parts.geturl()).netloc}: {type(error).__name__}: {error}") from error


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one request brought."""

    status: int
    location: str
    content_type: str
    data: bytes


def _next(url: str, location: str) -> str:
    """Where a redirect leads.  Raises FetchRefused for what is no address."""
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise FetchRefused("bad-address", f"a redirect to what is no address: {location[:100]!r}") from error


def _hang_up(link: http.client.HTTPConnection) -> None:
    """End a connection from outside: what waits for it gets an error."""
    with contextlib.suppress(OSError):
        if link.sock is not None:
            link.sock.shutdown(socket.SHUT_RDWR)


def _left(deadline: float) -> float:
    """Seconds until the deadline.  Raises FetchRefused after it."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise FetchRefused("too-slow", "the answer took too long (fetch.seconds)")
    return left


def _body(response: http.client.HTTPResponse, deadline: float, limit: int, *, cut: bool) -> bytes:
    """The body of an answer, unpacked; beyond the limit it is cut or refused."""
    packed = (response.getheader("Content-Encoding") or "").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip"):
        raise FetchRefused("encoding", f"packed as {packed!r}, which was not asked for")
    unpack = zlib.decompressobj(wbits=31) if packed.endswith("gzip") else None
    out = bytearray()
    while _left(deadline) and (chunk := response.read1(CHUNK)):
        out += unpack.decompress(chunk, limit + 1 - len(out)) if unpack else chunk
        if len(out) > limit:
            if cut:
                return bytes(out[:limit])
            raise FetchRefused("too-large", f"more than {limit:,} bytes (fetch.size)")
    return bytes(out)
