"""Mail (RFC 5322, MIME): one message, or a mailbox of many; attachments are read as files of their own."""

from __future__ import annotations

import email
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import BinaryIO

from crossbearing.reading import kinds
from crossbearing.reading.decoding import Undecodable, decode
from crossbearing.reading.documents import FIELD_CHARS, ID_CHARS, date_of, documents, rejection
from crossbearing.reading.html import decode_page, text_of_markup
from crossbearing.reading.settings import DEFAULTS, Found, ReadSettings
from crossbearing.records.document import Incoming
from crossbearing.records.finding import Rejection

SUFFIXES = {"text/plain": "txt", "text/html": "html", "text/csv": "csv", "application/pdf": "pdf", "message/rfc822": "eml", "application/zip": "zip"}
PARTS = 200
HEADER_CHARS = 2_000

_BLANKS = re.compile(r"\s+")
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.I)
_LINE = re.compile(r"\r\n?")
_QUOTED_FROM = re.compile(rb"(?m)^>(>*From )")


@dataclass(frozen=True, slots=True)
class MailReader:
    """Reads a message as one report: subject, sender and date from its headers, its words from the plain part or else from the marked-up one."""

    settings: ReadSettings = DEFAULTS

    def __call__(self, name: str, data: bytes) -> Iterator[Incoming | Rejection]:
        """The report in the bytes of a message, and those of its attachments."""
        try:
            # The policy that takes headers apart by their grammar needs far more than linear time on crafted ones; this one leaves them alone.
            message = email.message_from_bytes(data)
            parts = list(_parts(message))
        except (MessageError, ValueError, LookupError, RecursionError, AttributeError, IndexError, TypeError) as error:
            # the parser of the standard library meets broken headers with errors of many kinds
            yield rejection(name, "broken-mail", f"no message that could be taken apart: {type(error).__name__}: {error}")
            return
        if not message.keys():
            yield rejection(name, "broken-mail", "no headers: not a message")
            return
        yield from self._body(name, data, message, parts)
        yield from self._attached(name, parts)

    def _body(self, name: str, data: bytes, message: Message, parts: list[Message]) -> Iterator[Incoming | Rejection]:
        """The report in the text of the message itself."""
        try:
            text = _text(parts)
        except Undecodable as error:
            yield rejection(name, "not-text", str(error))
            return
        attached = any(_is_attached(part) for part in parts)
        if not text.strip() and attached:
            return
        published = _sent(message)
        found = Found(
            text=text,
            raw=data,
            id=_header(message, "Message-ID").strip("<> ")[:ID_CHARS] or None,
            title=_REPLY.sub("", _header(message, "Subject"))[:FIELD_CHARS] or None,
            publisher=_sender(message),
            published=published,
            published_basis="metadata" if published else None,
        )
        yield from documents(name, found, self.settings)

    def _attached(self, name: str, parts: list[Message]) -> Iterator[Incoming | Rejection]:
        """The reports in the attachments, by their names and types."""
        inner = replace(self.settings, archive_depth=self.settings.archive_depth - 1)
        for number, part in enumerate((p for p in parts if _is_attached(p)), 1):
            label = f"{name}!{_file_name(part) or f'{number}.{SUFFIXES.get(part.get_content_type(), part.get_content_subtype())}'}"
            if inner.archive_depth < 0:
                yield rejection(label, "nested-too-deeply", "too many messages or archives in one another (archive_depth)")
            elif part.get_content_maintype() not in ("image", "audio", "video"):
                yield from kinds.read_bytes(label, _bytes(part), inner)


@dataclass(frozen=True, slots=True)
class MailboxReader:
    """Reads a mailbox (mbox, RFC 4155) message by message."""

    settings: ReadSettings = DEFAULTS

    def __call__(self, name: str, data: bytes) -> Iterator[Incoming | Rejection]:
        """The reports in the bytes of a mailbox."""
        return self.stream(name, io.BytesIO(data))

    def stream(self, name: str, lines: BinaryIO) -> Iterator[Incoming | Rejection]:
        """The reports of an open mailbox, holding one message at a time."""
        read = MailReader(self.settings)
        for number, message in enumerate(_messages(lines, self.settings.file_bytes), 1):
            if message is None:
                yield rejection(name, "too-large", f"a message of more than {self.settings.file_bytes:,} bytes (file_bytes)", number)
            else:
                yield from kinds.guarded(name, _numbered(read(name, message), number), self.settings)


def _numbered(found: Iterator[Incoming | Rejection], number: int) -> Iterator[Incoming | Rejection]:
    """What one message holds, with the number of the message as its row."""
    for item in found:
        if isinstance(item, Rejection):
            yield replace(item, row=number) if item.row is None else item
        else:
            yield replace(item, document=replace(item.document, row=number)) if item.document.row is None else item


def _messages(lines: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The messages of a mailbox: each begins after a line "From ..." that follows a blank line; None for one beyond the limit."""
    message, blank, begun = bytearray(), True, False
    over = False
    while line := lines.readline(1 << 16):
        if blank and line.startswith(b"From "):
            if begun:
                yield None if over else _QUOTED_FROM.sub(rb"\1", bytes(message))
            message, begun, over = bytearray(), True, False
        elif not over:
            message += line
            over = len(message) > limit
            if over:
                message = bytearray()
        blank = line in (b"\n", b"\r\n")
    if begun or message:
        yield None if over else _QUOTED_FROM.sub(rb"\1", bytes(message))


def _parts(message: Message) -> Iterator[Message]:
    """The parts of a message that hold something themselves; messages inside it stay whole."""
    stack: list[Message] = [message]
    for _ in range(PARTS):
        if not stack:
            return
        part = stack.pop()
        if part.get_content_maintype() == "multipart":
            inner = part.get_payload()
            stack.extend(reversed([one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else []))
        else:
            yield part


def _is_attached(part: Message) -> bool:
    """Is the part a file or message of its own rather than the text?"""
    return part.get_content_type() not in ("text/plain", "text/html") or part.get_content_disposition() == "attachment"


def _bytes(part: Message) -> bytes:
    """The content of a part as bytes; a message inside it as it stands."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        return bytes(inner[0]) if isinstance(inner, list) and inner and isinstance(inner[0], Message) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(parts: list[Message]) -> str:
    """The words of a message: its plain parts, or its marked-up ones where there is no plain one.  Raises Undecodable."""
    own = [part for part in parts if not _is_attached(part)]
    plain = [words for part in own if part.get_content_type() == "text/plain" and (words := _decoded(part)).strip()]
    if plain:
        return _LINE.sub("\n", "\n\n".join(plain)).strip("\n")
    return "\n\n".join(text_of_markup(decode_page(_bytes(part))) for part in own if part.get_content_type() == "text/html")


def _decoded(part: Message) -> str:
    """The words of a plain part, in the encoding that it names if that holds, else in the likeliest."""
    data = _bytes(part)
    try:
        return data.decode(part.get_content_charset() or "utf-8")
    except (LookupError, ValueError, TypeError):  # TypeError: the standard library cannot put parameters in order of which only some are numbered
        return decode(data)[0] if data else ""


def _header(message: Message, name: str) -> str:
    """A header on one line, its coded words decoded (RFC 2047); as it stands where they cannot be, "" where it is missing."""
    raw = str(message.get(name) or "")[:HEADER_CHARS]
    try:
        return _BLANKS.sub(" ", str(make_header(decode_header(raw)))).strip()
    except (MessageError, ValueError, LookupError):
        return _BLANKS.sub(" ", raw).strip()


def _sender(message: Message) -> str | None:
    """Who sent it: the name, or else the domain of the address."""
    for name, address in getaddresses([_header(message, "From")])[:1]:
        return (name or address.rpartition("@")[2])[:FIELD_CHARS] or None
    return None


def _sent(message: Message) -> str | None:
    """The day of the Date header in its own time zone, as EDTF."""
    try:
        return date_of(parsedate_to_datetime(_header(message, "Date")).date().isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _file_name(part: Message) -> str:
    """The name of an attachment without folders."""
    try:
        return re.split(r"[/\\]", part.get_filename() or "")[-1][:ID_CHARS]
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        return ""
