"""Which characters do these bytes stand for?"""

from __future__ import annotations

import codecs

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
GUESS_BYTES = 64 << 10
ASCII = bytes(range(128))
WESTERN_SHARE = 20
# Signatures of files that are not text; with them a .txt that is really a picture is told by name.
MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gz"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"RIFF", "media"),
    (b"\x00\x00\x00\x18ftyp", "media"),
    (b"\x00\x00\x00\x20ftyp", "media"),
    (b"ID3", "media"),
    (b"OggS", "media"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\x00", "program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"SQLite format 3\x00", "database"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"BZh", "bz2"),
    (b"{\\rtf", "rtf"),
    (b"WARC/", "warc"),
)


class Undecodable(ValueError):
    """The bytes are no text in any encoding tried; the message says why."""


def signature(data: bytes) -> str | None:
    """The kind of a file that its first bytes give away; None for what may be text."""
    return next((kind for magic, kind in MAGIC if data.startswith(magic)), None)


def decode(data: bytes) -> tuple[str, str]:
    """The characters of a text file and the encoding used.

    UTF-8 and marked UTF-16/32 are taken as they are; anything else is guessed from the first 64 KiB and must then decode whole.
    Raises Undecodable.
    """
    for mark, name in BOMS:
        if data.startswith(mark):
            return _strictly(data, name), name
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)
    if _is_binary(text):
        raise Undecodable("binary data: more control characters than text has")
    return text, "utf-8"


def _strictly(data: bytes, name: str) -> str:
    """The text in that encoding, or Undecodable."""
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError) as error:
        raise Undecodable(f"not valid {name}: {error}") from error


def _guessed(data: bytes) -> tuple[str, str]:
    """The text in the likeliest encoding.

    A few foreign bytes in plain ASCII are the quotation marks and accents of Windows' Western code page; so few letters would only mislead a guess.
    """
    if data[:GUESS_BYTES].count(0) > len(data[:GUESS_BYTES]) // 20:
        raise Undecodable("binary data: null bytes")
    name = _likeliest(data)
    text = _strictly(data, name)
    if _is_binary(text):
        raise Undecodable("binary data: more control characters than text has")
    return text, name


def _likeliest(data: bytes) -> str:
    """The name of the likeliest encoding of bytes that are no UTF-8."""
    from charset_normalizer import from_bytes

    if len(data.translate(None, ASCII)) * WESTERN_SHARE < len(data):
        try:
            data.decode("cp1252")
            return "cp1252"
        except UnicodeDecodeError:
            pass
    best = from_bytes(data[:GUESS_BYTES], preemptive_behaviour=True).best()
    if best is None:
        raise Undecodable("no known text encoding fits")
    return best.encoding


def _is_binary(text: str) -> bool:
    """Are there more control characters than in any text?"""
    sample = text[:GUESS_BYTES]
    strange = sum(1 for c in sample if (c < " " and c not in "\t\n\r\f\v\x1b") or c == "\ufffd")
    return strange * 50 > len(sample)
