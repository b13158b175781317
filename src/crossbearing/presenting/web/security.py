"""Who may ask what: one gate before every route.

A page of another site can make a browser send requests to this machine.  So the Host header must name this app (DNS rebinding), a write must come
from its own pages (Origin), and no reply can be framed or run script that is not ours (Content-Security-Policy).  Beyond the loopback a token is asked for.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "crossbearing"
BODY_BYTES = 32 * 1024 * 1024
TRIES, WINDOW_SECONDS = 10, 60.0
"""So many wrong tokens from one address in so many seconds, and it has to wait."""

CLIENTS = 10_000
"""Addresses that are remembered; the oldest is forgotten."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{images}; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
WITHOUT_TOKEN = ("/static/", "/enter")


def is_loopback(host: str) -> bool:
    """Does this name or address stay on the machine?"""
    if host.casefold().rstrip(".") == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def new_token() -> str:
    """A token that cannot be guessed (256 bits)."""
    return secrets.token_urlsafe(32)


@dataclass
class Limiter:
    """Counts wrong tries by address; ``clock`` gives seconds."""

    clock: Callable[[], float] = time.monotonic
    wrong: OrderedDict[str, list[float]] = field(default_factory=OrderedDict)

    def waits(self, client: str) -> bool:
        """Has this address used up its tries?"""
        return len(self._recent(client)) >= TRIES

    def failed(self, client: str) -> None:
        """Another wrong try."""
        self.wrong[client] = [*self._recent(client), self.clock()]
        self.wrong.move_to_end(client)
        while len(self.wrong) > CLIENTS:
            self.wrong.popitem(last=False)

    def _recent(self, client: str) -> list[float]:
        return [at for at in self.wrong.get(client, []) if self.clock() - at < WINDOW_SECONDS]


@dataclass
class Keys:
    """The token, and the word that a browser holds instead of it once it has shown it."""

    token: str | None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    limiter: Limiter = field(default_factory=Limiter)

    def session(self) -> str:
        """What the cookie holds: it opens this run of the app, and does not tell the token."""
        return hmac.new(self.secret, (self.token or "").encode(), hashlib.sha256).hexdigest()

    def opens(self, given: str) -> bool:
        """Is it the token?  Takes the same time for every wrong one."""
        return self.token is None or hmac.compare_digest(hashlib.sha256(given.encode()).digest(), hashlib.sha256(self.token.encode()).digest())

    def knows(self, cookie: str) -> bool:
        """Is it the word of this run?"""
        return hmac.compare_digest(cookie.encode(), self.session().encode())


class Refused(Exception):
    """A request that goes no further."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


TOO_LARGE = Refused(413, "too-large", f"more than {BODY_BYTES // 2**20} MiB at once; add the rest in a second go, or with crossbearing build")


class Body:
    """The body of a request, cut off once it grows too large: a length is not always told beforehand."""

    def __init__(self, receive: Receive) -> None:
        self.receive, self.seen, self.flooded = receive, 0, False

    async def __call__(self) -> Message:
        """The next piece."""
        message = await self.receive()
        self.seen += len(message.get("body", b""))
        if self.seen > BODY_BYTES:
            self.flooded = True
            raise TOO_LARGE
        return message


def error_body(status: int, code: str, message: str) -> dict[str, Any]:
    """The one shape of every error of the API."""
    return {"error": {"status": status, "code": code, "message": message}}


class Gate:
    """The app behind its checks; ``keys`` are None where only this machine can reach it; ``images`` is the one other origin that pictures may come from."""

    def __init__(self, app: App, *, keys: Keys | None, images: str = "") -> None:
        self.app, self.keys = app, keys
        policy = POLICY.format(images=f" {images}" if images else "")
        self.headers = ((b"content-security-policy", policy.encode()), *HEADERS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, hand on, and set the headers of the reply."""
        if scope["type"] != "http":
            await (self.app(scope, receive, send) if scope["type"] == "lifespan" else _refuse_socket(send))
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        body = Body(receive)

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message.get("headers", [])}
                message["headers"] = [*message.get("headers", []), *((n, v) for n, v in self.headers if n not in given)]
            await send(message)

        async def unless_flooded(message: Message) -> None:
            if not body.flooded:  # whatever the framework makes of a body that was cut off, the reply says why it was
                await sealed(message)

        try:
            self._check(scope, headers)
            await self.app(scope, body, unless_flooded)
        except Refused as refused:
            if not body.flooded:
                await _reply(sealed, scope, refused)
        if body.flooded:
            await _reply(sealed, scope, TOO_LARGE)

    def _check(self, scope: Scope, headers: dict[str, str]) -> None:
        """All that has to hold before a route sees the request."""
        host = headers.get("host", "")
        if self.keys is None and not is_loopback(urlsplit(f"//{host}").hostname or ""):
            raise Refused(421, "wrong-host", "this app answers to the name of this machine only; open it by the address that it printed")
        if scope["method"] not in SAFE:
            _same_origin(headers, host)
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length) > BODY_BYTES:
            raise TOO_LARGE
        if self.keys is not None and not str(scope["path"]).startswith(WITHOUT_TOKEN):
            self._token(str((scope.get("client") or ("",))[0]), headers)

    def _token(self, client: str, headers: dict[str, str]) -> None:
        """The token, or the cookie that stands for it."""
        assert self.keys is not None
        if self.keys.limiter.waits(client):
            raise Refused(429, "too-many-tries", "too many wrong tokens from this address; wait a minute")
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            if self.keys.opens(given.strip()):
                return
            self.keys.limiter.failed(client)
        elif self.keys.knows(_cookie(headers.get("cookie", ""))):
            return
        raise Refused(401, "token-needed", "this app asks for the token that crossbearing serve printed: open /enter, or send it as Authorization: Bearer")


def _same_origin(headers: dict[str, str], host: str) -> None:
    """A write says where it comes from, and that is here."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    try:
        here = origin is not None and bool(host) and urlsplit(origin).netloc.lower() == host.lower()
    except ValueError:
        here = False
    if not here or site not in (None, "same-origin"):
        raise Refused(403, "other-origin", "a write must come from this app's own pages; a program sends Origin: http://HOST:PORT of this app")


def _cookie(header: str) -> str:
    """Our cookie."""
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


async def _reply(send: Send, scope: Scope, refused: Refused) -> None:
    """Say why it is refused; a browser without a token is shown where to give it."""
    wants_page = refused.status == 401 and b"text/html" in dict(scope["headers"]).get(b"accept", b"") and scope["method"] in SAFE
    if wants_page:
        await send({"type": "http.response.start", "status": 303, "headers": [(b"location", b"/enter")]})
        await send({"type": "http.response.body", "body": b""})
        return
    body = json.dumps(error_body(refused.status, refused.code, refused.message)).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    headers += [(b"www-authenticate", b"Bearer")] if refused.status == 401 else []
    await send({"type": "http.response.start", "status": refused.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _refuse_socket(send: Send) -> None:
    """There are no web sockets here."""
    await send({"type": "websocket.close", "code": 1000})
