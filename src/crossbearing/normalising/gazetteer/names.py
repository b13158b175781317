"""How a place name is spelt: keys under which spellings of one name meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "þ": "th"}
    | {"ə": "a", "Ə": "a"}
)
_DROPPED = re.compile(r"[’'`ʻʼʿʾ‘´.·]")
_SPLIT = re.compile(r"[^0-9a-z]+")
_WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
_ARTICLE = re.compile(r"(?:^|(?<= ))(?:al|el|ad|ar|as|ash|at|an|az|ul|et|es) (?=[a-z]{3})")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouy]+")
_SOUNDS = (("kh", "x"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ts", "z"), ("q", "k"), ("ph", "f"), ("v", "w"), ("c", "k"))


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The spelling without case, accents, apostrophes, dots and hyphens: "Kafr Zita", "kafr-zita" and "Kafr Zītā" are one key."""
    plain = name.translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    words = _SPLIT.split(_DROPPED.sub("", plain.lower()))
    return " ".join(_WORDS.get(w, w) for w in words if w)


@lru_cache(maxsize=65536)
def loose(name: str) -> str:
    """A key that forgives transliteration: no article, no doubled letters, one sound a consonant, all vowels alike ("Dera'a" is "Daraa")."""
    key = _ARTICLE.sub("", fold(name))
    for many, one in _SOUNDS:
        key = key.replace(many, one)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("a", key.replace(" ", "")))


def digest(key: str) -> int:
    """The 48-bit number under which the index keeps a key; equal on every machine."""
    return int.from_bytes(blake2b(key.encode(), digest_size=6).digest(), "little")
