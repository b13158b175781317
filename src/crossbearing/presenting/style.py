"""How a terminal shows words of others: never as markup, never with control characters; one colour a stance, one a status."""

from __future__ import annotations

import re
from typing import Any

from rich.console import Console
from rich.text import Text

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")

STANCES = {
    "asserts": "", "confirms": "green", "suspects": "yellow", "denies": "red", "blames": "magenta",
    "claims-responsibility": "bold magenta", "no-comment": "dim", "retracts": "dim red",
}  # fmt: skip
"""The colour of each stance."""

SIGNS = {
    "asserts": "", "confirms": "confirms: ", "suspects": "suspects: ", "denies": "denies: ", "blames": "blames: ",
    "claims-responsibility": "claims it: ", "no-comment": "no comment: ", "retracts": "retracts: ",
}  # fmt: skip
"""What stands before a value, so that colour is never the only sign."""

HELD = {
    "confirms": "confirmed", "suspects": "suspected", "denies": "denied", "blames": "accused",
    "claims-responsibility": "claims it", "no-comment": "no comment", "retracts": "retracted",
}  # fmt: skip
"""What is said of somebody by the strongest stance that names them; nothing where it is plainly asserted."""

STATUSES = ("contested", "confirmed", "corroborated", "claimed", "alleged", "suspected", "denied", "dismissed", "retracted", "unreported")
"""Every status in the order in which a reader wants to know of it."""

_COLOURS = {
    "contested": "bold yellow", "confirmed": "bold green", "corroborated": "green", "claimed": "", "alleged": "", "suspected": "yellow",
    "denied": "red", "dismissed": "red", "retracted": "red", "unreported": "dim",
}  # fmt: skip


def status_style(word: str) -> str:
    """The colour of a status."""
    return _COLOURS.get(word, "")


def plain(words: Any) -> str:
    """Words of others on one line: blanks folded, control characters and marks that turn the line around taken out."""
    return _CONTROL.sub("", " ".join(str(words if words is not None else "").split()))


def short(words: Any, limit: int) -> str:
    """The same, cut at a word to so many characters."""
    line = plain(words)
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:-– ") + "…" if " " in line[:limit] else line[: limit - 1] + "…"


def words(text: Any, style: str = "", limit: int | None = None) -> Text:
    """Words of others as text for the terminal."""
    return Text(plain(text) if limit is None else short(text, limit), style=style)


def console(**given: Any) -> Console:
    """The terminal: colour only where it is one, no highlighting of what looks like a number."""
    return Console(highlight=False, emoji=False, markup=False, **given)


def called(ledger: str) -> str:
    """What to call a ledger in a message: its name, without a password."""
    return re.sub(r"(?<=://)([^/@:]*):[^@/]*@", r"\1:***@", ledger)


def short_id(key: str) -> str:
    """As much of an id as a list shows; commands take it as it is."""
    return key[:10] if re.fullmatch(r"[0-9a-f]{16}", key) else key
