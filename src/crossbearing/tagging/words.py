"""Text into words and words into the encoder's pieces, the same way in training and at run time."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(
    r"""
    https?://\S+ | www\.\S+ | [\w.+-]+@[\w-]+\.[\w.]+           # addresses stay whole
  | [@\#]\w+                                                    # handles, hashtags
  | (?:[^\W\d_]\.){2,}                                          # U.S., a.m.
  | (?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Maj|Capt|Cmdr|Gov|Sen|Rep|Prof|Rev|St|Jr|Sr|Inc|Corp|Co|Ltd|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.(?=\s)
  | [Cc]an(?=not\b)                                             # UD splits "cannot"
  | [^\W\d_]+?(?=n['’]t\b) | n['’]t\b | ['’](?:s|re|ve|ll|d|m)\b  # clitics
  | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?\b
  | \w+
  | \.{2,} | -{2,} | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)

SHAPES = 8


def split_words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where are the words of ``text[start:end]``?

    Half-open spans in code points, by the conventions of UD English (clitics, hyphens and marks are words of their own).
    """
    return [m.span() for m in WORD.finditer(text, start, len(text) if end is None else end)]


@lru_cache(maxsize=1 << 16)
def shape(word: str, first: bool = False) -> int:
    """Which of eight classes of letter case does the word have?

    0 no letter or digit, 1 lower case, 2 capitalised, 3 capitals, 4 mixed, 5 digits, 6 letters and digits, 7 capitalised and first of its sentence.
    """
    if word.isdigit() or (word[:1].isdigit() and not any(c.isalpha() for c in word)):
        return 5
    if not any(c.isalpha() for c in word):
        return 0
    if any(c.isdigit() for c in word):
        return 6
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else (7 if first else 2)
    if word[0].isupper() and word[1:].islower():
        return 7 if first else 2
    return 4


def shapes(words: list[str]) -> list[int]:
    """The shapes of the words of one sentence; one set all in capitals tells nothing by its case and counts as lower case."""
    letters = [w for w in words if any(c.isalpha() for c in w)]
    if len(letters) > 2 and all(w.isupper() for w in letters):
        return [1 if any(c.isalpha() for c in w) else shape(w) for w in words]
    return [shape(w, i == 0) for i, w in enumerate(words)]
