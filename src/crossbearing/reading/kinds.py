"""Which reader reads which kind of file?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import PurePath
from typing import BinaryIO, Protocol, runtime_checkable

from crossbearing.plugins import Reader
from crossbearing.reading.decoding import signature
from crossbearing.reading.documents import rejection
from crossbearing.reading.settings import ReadSettings
from crossbearing.records.document import Incoming
from crossbearing.records.finding import Rejection

# Office files are zip archives as well: where the suffix says so, the signature does not outweigh it.
ZIPPED = frozenset({"docx", "epub", "odt", "ods", "odp", "xlsx", "pptx"})
HTML_MARKS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article")
SNIFFED_BYTES = 4096


@runtime_checkable
class StreamingReader(Protocol):
    """A reader that can take an open file piece by piece, so that its size has no limit."""

    def stream(self, name: str, lines: BinaryIO, /) -> Iterator[Incoming | Rejection]:
        """Read the open file called ``name``."""
        ...


@lru_cache(maxsize=1)
def readers() -> dict[str, EntryPoint]:
    """The readers on offer, by the suffix that they read (entry points of the group ``crossbearing.readers``)."""
    return {point.name: point for point in entry_points(group="crossbearing.readers")}


def suffix_of(name: str) -> str:
    """The suffix of a file name in lower case without its dot; "" where it has none."""
    return PurePath(name.rsplit("!", 1)[-1]).suffix.lower().lstrip(".")


def is_hidden(path: PurePath) -> bool:
    """Is it a file that a system put there: a dot file, or the resource fork of an archive made on a Mac?"""
    return any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in path.parts) or path.name in ("Thumbs.db", "desktop.ini")


def kind_of(name: str, head: bytes) -> str:
    """The kind of a file: what its first bytes give away for sure, else its suffix, else what its text looks like."""
    suffix, signed = suffix_of(name), signature(head)
    if signed is not None and not (signed == "zip" and suffix in ZIPPED) and signed != suffix:
        return signed
    return suffix if suffix in readers() or suffix else sniffed(head)


def sniffed(head: bytes) -> str:
    """The kind of an unnamed stream: JSON Lines, JSON, a web page or plain text."""
    start = head[:SNIFFED_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return "jsonl"
    if start.startswith(b"[") and start[1:].lstrip()[:1] in (b"{", b"]"):
        return "json"
    lower = start.lower()
    return "html" if any(mark in lower for mark in HTML_MARKS) and start.startswith(b"<") else "txt"


def reader_for(kind: str, settings: ReadSettings) -> Reader | None:
    """The reader of that kind, or None."""
    point = readers().get(kind)
    if point is None:
        return None
    reader: Reader = point.load()(settings)
    return reader


def streaming_reader(kind: str, settings: ReadSettings) -> StreamingReader | None:
    """The reader of that kind, if it can read a stream."""
    reader = reader_for(kind, settings)
    return reader if isinstance(reader, StreamingReader) else None


def read_bytes(name: str, data: bytes, settings: ReadSettings) -> Iterator[Incoming | Rejection]:
    """The reports in the bytes of one file, whatever its kind."""
    if not data:
        yield rejection(name, "empty", "the file has no bytes")
        return
    if len(data) > settings.file_bytes:
        yield rejection(name, "too-large", f"{len(data):,} bytes; the limit is {settings.file_bytes:,} (file_bytes)")
        return
    kind = kind_of(name, data[:SNIFFED_BYTES])
    reader = reader_for(kind, settings)
    if reader is None:
        yield rejection(name, "unsupported-kind", f"no reader for files of the kind {kind!r}; there are: {', '.join(sorted(readers()))}")
        return
    yield from guarded(name, reader(name, data), settings)


def guarded(name: str, found: Iterator[Incoming | Rejection], settings: ReadSettings) -> Iterator[Incoming | Rejection]:
    """The same reports, and a rejection where there is none at all or where a parser fails in a way that nobody foresaw; the rest of the input goes on.

    Beyond the limit rejections are counted, so that a file of a million bad rows does not fill the ledger with them.
    """
    nothing, listed = True, 0
    further: Counter[str] = Counter()
    try:
        for item in found:
            nothing = False
            if isinstance(item, Rejection):
                listed += 1
                if listed > settings.listed_rejections:
                    further[item.code] += 1
                    continue
            yield item
    except Exception as error:  # parsers of others meet hostile bytes here: one file must not end the run
        nothing = False
        yield rejection(name, "reader-failed", f"{type(error).__name__}: {error}")
    if nothing:
        yield rejection(name, "empty", "nothing in it that could be a report")
    if further:
        yield rejection(name, "more-rejections", "not listed one by one: " + ", ".join(f"{code} ({count:,})" for code, count in further.most_common()))
