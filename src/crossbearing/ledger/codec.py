"""Records to bytes and back: JSON by the names of the records, compressed where long, so that a ledger can be read without this program."""

from __future__ import annotations

import base64
import zlib
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

import msgspec
import numpy as np

from crossbearing.records.claim import ReadReport
from crossbearing.records.document import Document

T = TypeVar("T")

_LEVEL = 6


def _to_plain(value: Any) -> Any:
    """Vectors as their shape and little-endian float32 bytes."""
    if isinstance(value, np.ndarray):
        return {"shape": value.shape, "float32": value.astype("<f4").tobytes()}
    raise NotImplementedError(f"no way to store a {type(value).__name__}")


def _from_plain(kind: type, value: Any) -> Any:
    """The vectors again."""
    return np.frombuffer(base64.b64decode(value["float32"]), "<f4").reshape(value["shape"])


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    """One decoder a record type: making it costs more than using it."""
    return msgspec.json.Decoder(kind, dec_hook=_from_plain)


_ENCODER = msgspec.json.Encoder(enc_hook=_to_plain, order="deterministic")


def dump(record: object) -> str:
    """A record as JSON; equal records give equal strings.

    Raises ValueError where a string holds half of a surrogate pair.
    """
    return _ENCODER.encode(record).decode("utf-8")


def parse(kind: type[T], text: str | bytes) -> T:
    """The record again."""
    record: T = _decoder(kind).decode(text)  # type: ignore[arg-type]  # a class is hashable
    return record


def pack(data: str | bytes) -> bytes:
    """Compressed (zlib, RFC 1950); text as UTF-8."""
    return zlib.compress(data.encode("utf-8") if isinstance(data, str) else data, _LEVEL)


def unpack(data: bytes) -> bytes:
    """What was compressed."""
    return zlib.decompress(data)


def pack_reading(report: ReadReport) -> bytes:
    """A read report without its document, which has a row of its own."""
    return pack(dump(replace(report, document=Document(id=report.document.id, text="", sha256=""))))


def parse_reading(body: bytes, document: Document) -> ReadReport:
    """The read report again, with its document."""
    return replace(parse(ReadReport, unpack(body)), document=document)
