"""Zip archives and gzip files, one in another, within bounds."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import IO

from crossbearing.reading import kinds
from crossbearing.reading.documents import rejection
from crossbearing.reading.settings import DEFAULTS, ReadSettings
from crossbearing.records.document import Incoming
from crossbearing.records.finding import Rejection

CHUNK = 1 << 16
SYMLINK = 0o120000
TYPE_BITS = 0o170000


class Refused(Exception):
    """A member that is not read: code and detail."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code


@dataclass(frozen=True, slots=True)
class ZipReader:
    """Reads the members of a zip archive in the order of their names; nothing is written to disk."""

    settings: ReadSettings = DEFAULTS

    def __call__(self, name: str, data: bytes) -> Iterator[Incoming | Rejection]:
        """The reports of all members."""
        if self.settings.archive_depth < 1:
            yield rejection(name, "nested-too-deeply", "too many archives in one another (archive_depth)")
            return
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError) as error:
            yield rejection(name, "broken-archive", f"no zip archive, or a truncated one: {error}")
            return
        with archive:
            yield from self._members(name, archive)

    def _members(self, name: str, archive: zipfile.ZipFile) -> Iterator[Incoming | Rejection]:
        """The reports of the members, as long as the limits hold."""
        members = sorted((i for i in archive.infolist() if not i.filename.endswith("/")), key=lambda i: i.filename)
        left = self.settings.archive_bytes
        if len(members) > self.settings.archive_members:
            yield rejection(name, "too-many-members", f"{len(members):,} members; the first {self.settings.archive_members:,} are read (archive_members)")
        for member in members[: self.settings.archive_members]:
            inside = f"{name}!{member.filename}"
            if kinds.is_hidden(PurePosixPath(member.filename)):
                continue
            try:
                data = unpacked(archive, member, self.settings, left)
            except Refused as error:
                yield rejection(inside, error.code, str(error))
                if error.code == "archive-bomb":
                    return
                continue
            left -= len(data)
            inner = replace(self.settings, archive_depth=self.settings.archive_depth - 1, archive_bytes=left)
            yield from kinds.read_bytes(inside, data, inner)


@dataclass(frozen=True, slots=True)
class GzipReader:
    """Reads the one file in a gzip file that lies in another archive; its name without ".gz" says what it holds."""

    settings: ReadSettings = DEFAULTS

    def __call__(self, name: str, data: bytes) -> Iterator[Incoming | Rejection]:
        """The reports of the file inside."""
        if self.settings.archive_depth < 1:
            yield rejection(name, "nested-too-deeply", "too many archives in one another (archive_depth)")
            return
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
                inner = _bounded(stream, len(data), self.settings, self.settings.archive_bytes)
        except Refused as error:
            yield rejection(name, error.code, str(error))
        except (OSError, EOFError, zlib.error) as error:
            yield rejection(name, "broken-archive", f"no gzip file, or a truncated one: {error}")
        else:
            name = name[:-3] if name.lower().endswith(".gz") else name
            yield from kinds.read_bytes(name, inner, replace(self.settings, archive_depth=self.settings.archive_depth - 1))


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, settings: ReadSettings, left: int) -> bytes:
    """The bytes of one member, counted while they come, whatever its header says; ``left`` is what the whole archive may still grow by.  Raises Refused."""
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
        raise Refused("unsafe-path", "the name of the member leads out of the archive")
    if (member.external_attr >> 16) & TYPE_BITS == SYMLINK:
        raise Refused("symlink", "a link is not followed")
    if member.flag_bits & 0x1:
        raise Refused("encrypted", "the member is locked with a password")
    try:
        with archive.open(member) as stream:
            return _bounded(stream, member.compress_size, settings, left)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, IndexError) as error:
        raise Refused("broken-archive", f"the member cannot be unpacked: {error}") from error


def _bounded(stream: IO[bytes] | gzip.GzipFile, packed: int, settings: ReadSettings, left: int) -> bytes:
    """The bytes of a stream as long as it stays within the limits."""
    out = bytearray()
    while chunk := stream.read(CHUNK):
        out += chunk
        if len(out) > CHUNK and len(out) > settings.archive_ratio * max(packed, 1):
            raise Refused("archive-bomb", f"grows more than {settings.archive_ratio}-fold when unpacked (archive_ratio)")
        if len(out) > left:
            raise Refused("archive-bomb", f"the archive holds more than {settings.archive_bytes:,} bytes unpacked (archive_bytes)")
        if len(out) > settings.file_bytes:
            raise Refused("too-large", f"larger than {settings.file_bytes:,} bytes unpacked (file_bytes)")
    return bytes(out)
