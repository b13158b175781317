"""Which rows a choice may be made on, and which a figure: whole documents, never sentences, by a hash of their id."""

from __future__ import annotations

import hashlib


def part(row_id: str, held_out: float = 0.1) -> str:
    """``choice`` for the share of a training part that is kept out to choose on, ``train`` for the rest; sentences of one document go together.

    A document is what stands before the last ``#``, ``_`` or ``-`` and a number, where an id ends so.
    """
    digest = hashlib.sha256(f"split:{document(row_id)}".encode()).hexdigest()
    return "choice" if int(digest[:8], 16) / 0xFFFFFFFF < held_out else "train"


def document(row_id: str) -> str:
    """The id without the number of a sentence behind it."""
    head, mark, tail = row_id.rpartition("#")
    return head if mark and tail.isdigit() else row_id
