"""Files, folders, globs, standard input and addresses, opened one after another."""

from __future__ import annotations

import glob
import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import BinaryIO, cast

from crossbearing.errors import InputError
from crossbearing.reading import feeds, kinds
from crossbearing.reading.decoding import signature
from crossbearing.reading.documents import rejection
from crossbearing.reading.fetching import Fetcher
from crossbearing.reading.rows import JsonLinesReader
from crossbearing.reading.settings import DEFAULTS, ReadSettings
from crossbearing.records.document import Incoming
from crossbearing.records.finding import Rejection

STDIN = "-"
ADDRESS_LIST = (".urls", ".addresses")
STDIN_NAME = "<stdin>"
CHUNK = 1 << 16


def read(sources: Iterable[str], *, settings: ReadSettings = DEFAULTS) -> Iterator[Incoming | Rejection]:
    """The reports of all sources, one at a time: files, folders (everything in them, sorted), globs, "-" for standard input,
    addresses and files of addresses (".urls").

    A folder or glob yields files in the order of their names, so equal input gives equal output.  What cannot be read is a rejection, and the rest goes on.
    Raises InputError at once where a named source does not exist; nothing is read then.
    """
    paths = [path for source in sources for path in _expanded(source)]
    return _read_all(paths, settings)


def _expanded(source: str) -> list[str]:
    """The files and folders that a source names."""
    if source == STDIN or feeds.is_address(source) or os.path.lexists(source):
        return _listed(source) if source.lower().endswith(ADDRESS_LIST) and os.path.isfile(source) else [source]
    if glob.has_magic(source):
        matches = sorted(glob.glob(source, recursive=True))
        if matches:
            return matches
        raise InputError(f"no file matches {source!r}; quote the pattern only if files are to be found by it")
    raise InputError(f"no such file or folder: {source!r}")


def _listed(path: str) -> list[str]:
    """The addresses in a file of addresses, a line each; other lines are comments."""
    with open(path, encoding="utf-8", errors="replace") as lines:
        return [line.strip() for line in lines if feeds.is_address(line.strip())]


def _read_all(paths: list[str], settings: ReadSettings) -> Iterator[Incoming | Rejection]:
    """The reports of every path in turn; a file that two sources name is read once."""
    seen: set[str] = set()
    fetcher = Fetcher(settings.fetch)
    for path in paths:
        if feeds.is_address(path):
            if path not in seen:
                seen.add(path)
                yield from kinds.guarded(path, feeds.read_address(path, settings, fetcher), settings)
            continue
        for name, skip in _files(path):
            key = os.path.realpath(name) if name != STDIN else STDIN
            if key in seen:
                continue
            seen.add(key)
            if skip is not None:
                yield skip
            elif name == STDIN:
                yield from read_stream(STDIN_NAME, settings.stdin or sys.stdin.buffer, settings)
            else:
                yield from read_file(name, settings)


def _files(path: str) -> Iterator[tuple[str, Rejection | None]]:
    """The files at a path, or below it in the order of their names; with the reason why one is left out."""
    if path == STDIN or not os.path.isdir(path):
        yield path, None
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(f for f in folders if not kinds.is_hidden(PurePath(f)))
        for name in sorted(names):
            if not kinds.is_hidden(PurePath(name)):
                full = os.path.join(folder, name)
                yield full, rejection(full, "symlink", "a link inside a folder is not followed; name the file itself") if os.path.islink(full) else None


def read_file(name: str, settings: ReadSettings = DEFAULTS) -> Iterator[Incoming | Rejection]:
    """The reports of one file."""
    try:
        info = os.stat(name)
        if not stat.S_ISREG(info.st_mode):
            yield rejection(name, "not-a-file", "neither a file nor a folder")
            return
        with open(name, "rb") as stream:
            yield from _opened(name, stream, info.st_size, settings)
    except OSError as error:
        yield rejection(name, "unreadable", error.strerror or str(error))


def _opened(name: str, stream: BinaryIO, size: int, settings: ReadSettings) -> Iterator[Incoming | Rejection]:
    """The reports of an open file: JSON Lines, mailboxes and web archives piece by piece, anything else whole."""
    head = stream.read(kinds.SNIFFED_BYTES)
    stream.seek(0)
    kind = kinds.kind_of(name, head)
    if kind == "gz":
        yield from kinds.guarded(name, _unzipped(name, stream, settings), settings)
    elif head and (streaming := kinds.streaming_reader(kind, settings)) is not None:
        yield from kinds.guarded(name, streaming.stream(name, stream), settings)
    elif size > settings.file_bytes:
        yield rejection(name, "too-large", f"{size:,} bytes; the limit is {settings.file_bytes:,} (file_bytes)")
    else:
        yield from kinds.read_bytes(name, stream.read(settings.file_bytes + 1), settings)


def _unzipped(name: str, stream: BinaryIO, settings: ReadSettings) -> Iterator[Incoming | Rejection]:
    """The reports of a gzip file: its name without ".gz" says what it holds."""
    inner = name[:-3] if name.lower().endswith(".gz") else name
    try:
        with gzip.GzipFile(fileobj=stream) as unpacked:
            streaming = kinds.streaming_reader(kinds.suffix_of(inner), settings)
            if streaming is not None:
                yield from streaming.stream(name, cast(BinaryIO, unpacked))
                return
            data = unpacked.read(settings.file_bytes + 1)
    except (OSError, EOFError, zlib.error) as error:
        yield rejection(name, "broken-archive", f"no gzip file, or a truncated one: {error}")
        return
    yield from kinds.read_bytes(inner, data, settings)


def read_stream(name: str, stream: BinaryIO, settings: ReadSettings = DEFAULTS) -> Iterator[Incoming | Rejection]:
    """The reports of a stream without a name: what it holds is told by its first bytes."""
    head = stream.read(kinds.SNIFFED_BYTES)
    rest = _Rejoined(head, stream)
    if signature(head) is None and kinds.sniffed(head) == "jsonl":
        yield from kinds.guarded(name, JsonLinesReader(settings).stream(name, cast(BinaryIO, io.BufferedReader(rest))), settings)
        return
    data = io.BufferedReader(rest).read(settings.file_bytes + 1)
    yield from kinds.read_bytes(name, data, settings)


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the buffer of a BufferedReader is a memoryview
        """Fill the buffer from what was read before, then from the stream."""
        part = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)
