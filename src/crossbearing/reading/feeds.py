"""Addresses and feeds (RSS 2.0, RSS 1.0, Atom): with ``guard`` and ``fetching`` the one part that touches the network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from lxml import etree

from crossbearing.reading import kinds
from crossbearing.reading.documents import date_of, rejection
from crossbearing.reading.fetching import Fetched, Fetcher
from crossbearing.reading.guard import FetchRefused
from crossbearing.reading.settings import ReadSettings
from crossbearing.records.document import Incoming
from crossbearing.records.finding import Rejection

FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
XML_TYPES = frozenset({"application/xml", "text/xml"})
FEED_ROOTS = frozenset({"rss", "feed", "RDF"})
SUFFIXES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "txt",
    "application/pdf": "pdf",
    "application/json": "json",
    "application/x-ndjson": "jsonl",
    "text/csv": "csv",
    "application/zip": "zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/download"})
SHORT_CHARS = 1_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a feed says of one report; ``published`` is EDTF."""

    url: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None


def is_address(source: str) -> bool:
    """Is the source an address rather than a file?"""
    return source.lower().startswith(("http://", "https://"))


def read_address(url: str, settings: ReadSettings, fetcher: Fetcher) -> Iterator[Incoming | Rejection]:
    """The reports at an address: one page, one file, or every page that a feed lists."""
    try:
        fetched = fetcher.fetch(url)
    except FetchRefused as error:
        yield rejection(url, error.code, str(error))
        return
    entries = entries_of(fetched)
    if entries is None:
        yield from _fetched(fetched, settings)
        return
    if not entries:
        yield rejection(url, "empty", "the feed lists no addresses")
    if len(entries) > settings.fetch.entries:
        yield rejection(url, "too-many-members", f"{len(entries):,} entries; the first {settings.fetch.entries:,} are read (fetch.entries)")
    for entry in entries[: settings.fetch.entries]:
        yield from _entry(entry, settings, fetcher)


def _entry(entry: Entry, settings: ReadSettings, fetcher: Fetcher) -> Iterator[Incoming | Rejection]:
    """The report of one entry; what the feed says of it fills what its page leaves out."""
    try:
        fetched = fetcher.fetch(entry.url)
    except FetchRefused as error:
        yield rejection(entry.url, error.code, str(error))
        return
    for item in _fetched(fetched, settings):
        if isinstance(item, Incoming):
            found = item.document
            dated = found.published_basis in ("row", "metadata") or entry.published is None
            yield replace(
                item,
                document=replace(
                    found,
                    title=found.title or entry.title,
                    publisher=found.publisher or entry.publisher,
                    published=found.published if dated else entry.published,
                    published_basis=found.published_basis if dated else "metadata",
                ),
            )
        else:
            yield item


def _fetched(fetched: Fetched, settings: ReadSettings) -> Iterator[Incoming | Rejection]:
    """The reports in what an address answered, with the address and the time of fetching."""
    suffix = _suffix(fetched)
    if not fetched.data:
        yield rejection(fetched.url, "empty", "the answer has no bytes")
        return
    reader = kinds.reader_for(suffix, replace(settings, address=fetched.url))
    if reader is None:
        yield rejection(fetched.url, "unsupported-kind", f"no reader for {suffix!r}")
        return
    for item in kinds.guarded(fetched.url, reader(fetched.url, fetched.data), settings):
        if isinstance(item, Incoming):
            yield replace(item, document=replace(item.document, fetched_at=fetched.fetched_at))
        else:
            yield item


def _suffix(fetched: Fetched) -> str:
    """The kind of an answer: its media type, or where the server does not tell, the path of the address and the first bytes."""
    media = _media_type(fetched)
    if media not in UNTOLD:
        return SUFFIXES.get(media, media)
    return kinds.kind_of(urlsplit(fetched.url).path, fetched.data[: kinds.SNIFFED_BYTES])


def _media_type(fetched: Fetched) -> str:
    """The media type in lower case, without parameters."""
    return fetched.content_type.partition(";")[0].strip().lower()


def entries_of(fetched: Fetched) -> list[Entry] | None:
    """The entries of a feed, in its order, each address once; None where the answer is no feed."""
    media = _media_type(fetched)
    start = fetched.data[:SHORT_CHARS].lstrip(b"\xef\xbb\xbf \t\r\n")
    if media not in FEED_TYPES | XML_TYPES and not (start.startswith(b"<?xml") and (b"<rss" in start or b"<feed" in start or b"<rdf:RDF" in start)):
        return None
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=True)
        root = etree.fromstring(fetched.data, parser)
    except (etree.LxmlError, ValueError):
        return None
    if root is None or _local(root) not in FEED_ROOTS:
        return None
    publisher = next((_text(e) for e in root.iter() if _local(e) == "title" and _local(e.getparent()) in ("channel", "feed")), None)
    found = [entry for e in root.iter() if _local(e) in ("item", "entry") and (entry := _entry_of(e, publisher)) is not None]
    return list({entry.url: entry for entry in reversed(found)}.values())[::-1]


def _entry_of(element: etree._Element, publisher: str | None) -> Entry | None:
    """One item of RSS or entry of Atom; None without an address."""
    values: dict[str, str] = {}
    for child in element:
        name, text = _local(child), _text(child)
        if name == "link" and child.get("href") and child.get("rel", "alternate") == "alternate":
            values.setdefault("link", child.get("href"))
        elif name == "guid" and child.get("isPermaLink", "true") == "true" and text and is_address(text):
            values.setdefault("guid", text)
        elif text:
            values.setdefault(name, text)
    url = (values.get("link") or values.get("guid") or "").strip()
    if not is_address(url):
        return None
    day = _day(values.get("published") or values.get("pubDate") or values.get("date") or values.get("issued"))
    return Entry(url=url, title=values.get("title"), published=day, publisher=values.get("source") or publisher)


def _day(given: str | None) -> str | None:
    """The day of an RFC 822 or RFC 3339 time as EDTF."""
    if not given:
        return None
    try:
        return date_of(parsedate_to_datetime(given).date().isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return date_of(given)


def _local(element: etree._Element | None) -> str:
    """The name of an element without its namespace; "" for a comment or none."""
    return element.tag.rpartition("}")[2] if element is not None and isinstance(element.tag, str) else ""


def _text(element: etree._Element) -> str | None:
    """The words of an element on one line."""
    return " ".join("".join(element.itertext()).split())[:1_000] or None
