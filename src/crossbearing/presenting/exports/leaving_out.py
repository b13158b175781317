"""What a table has no row for, told to whoever asked for it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from crossbearing.presenting.exports import acled_csv, ged_csv
from crossbearing.presenting.exports.book import Book

LACKS = {"acled-csv": acled_csv.lacks, "ged-csv": ged_csv.lacks}
"""The formats that leave incidents out, each with what says why."""


def left_out(name: str, ledger: dict[str, Any]) -> str:
    """How many incidents have a row in a format, and for which reasons the others have none; empty where none is left out."""
    if name not in LACKS:
        return ""
    book = Book(ledger)
    reasons = Counter(why for i in book.incidents if (why := LACKS[name](book, i)) is not None)
    told = ", ".join(f"{number} {why}" for why, number in sorted(reasons.items(), key=lambda row: (-row[1], row[0])))
    return f"{len(book.incidents) - reasons.total()} of {len(book.incidents)} incidents have a row; left out: {told}" if reasons else ""
