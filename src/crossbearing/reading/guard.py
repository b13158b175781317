"""Which addresses may be fetched, and a connection that goes to no other.

A name is looked up once; every address that it stands for must be allowed, and the connection is made to the address that was checked, so a second
answer of the name server cannot lead elsewhere.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from urllib.parse import SplitResult, urlsplit

SCHEMES = {"http": 80, "https": 443}
ADDRESS_CHARS = 2_000


class FetchRefused(Exception):
    """The address is not fetched: code and detail."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code


def checked(url: str) -> SplitResult:
    """The parts of an address that may be fetched.  Raises FetchRefused for other schemes, user names and what is no address."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchRefused("bad-address", f"not an address: {error}") from error
    if parts.scheme not in SCHEMES or not parts.hostname or len(url) > ADDRESS_CHARS or any(c <= " " or c == "\x7f" for c in url):
        raise FetchRefused("bad-address", "only plain http and https addresses are fetched")
    if parts.username is not None or parts.password is not None:
        raise FetchRefused("bad-address", "an address with a user name is not fetched")
    if port == 0:
        raise FetchRefused("bad-address", "port 0")
    return parts


def allowed_addresses(host: str, port: int, *, private: bool) -> list[str]:
    """The IP addresses that a host stands for, all of them allowed.

    Raises FetchRefused where there is none, or where one of them is not public (loopback, private, link-local, shared, reserved, multicast) and ``private``
    is not set.
    """
    try:
        found = sorted({str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)})
    except (OSError, UnicodeError) as error:
        raise FetchRefused("no-such-host", f"{host}: {error}") from error
    if not private and (inner := [address for address in found if not is_public(address)]):
        raise FetchRefused("private-address", f"{host} stands for {inner[0]}, which is not public; allow it with the setting allow_private")
    if not found:
        raise FetchRefused("no-such-host", f"{host} has no address")
    return found


def is_public(address: str) -> bool:
    """Is it an address of the open internet?  IPv6 forms that carry an IPv4 address are judged by it."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None) or _translated(ip)
        if inner is not None and not is_public(str(inner)):
            return False
    return ip.is_global and not ip.is_multicast


def _translated(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside the well-known prefix of NAT64 (RFC 6052)."""
    return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in ipaddress.IPv6Network("64:ff9b::/96") else None


class _Pinned(http.client.HTTPConnection):
    """A connection to addresses that were checked."""

    addresses: tuple[str, ...] = ()
    tls: ssl.SSLContext | None = None

    def connect(self) -> None:
        """Connect to the first address that answers; the name is used for TLS and the Host header only."""
        error: OSError | None = None
        for address in self.addresses:
            try:
                self.sock = socket.create_connection((address, self.port), self.timeout)
                if self.tls:
                    self.sock = self.tls.wrap_socket(self.sock, server_hostname=self.host)
                return
            except OSError as failed:
                error = failed
        raise error or OSError("no address")


def connection(parts: SplitResult, *, private: bool, timeout: float) -> http.client.HTTPConnection:
    """A connection to the host of an address, not yet open.  Raises FetchRefused where the host may not be reached."""
    host, port = parts.hostname or "", parts.port or SCHEMES[parts.scheme]
    made = _Pinned(host, port, timeout=timeout)
    made.addresses = tuple(allowed_addresses(host, port, private=private))
    made.tls = ssl.create_default_context() if parts.scheme == "https" else None
    return made
