"""Stories with hand-made gold for whole ledgers: reading them, and keeping the offsets true to the words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent

GOLD = ("reports", "incidents", "mentions", "claims", "lineage", "near_duplicates", "conflicts", "actors")
"""The files of gold in a story's folder, each NAME.jsonl."""


def folders() -> list[Path]:
    """The stories, one folder each, in the order of their names."""
    return sorted(path.parent for path in HERE.glob("*/input.jsonl"))


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def texts(folder: Path) -> dict[str, str]:
    """The text of each report of a story, by its id."""
    return {row["id"]: row["text"] for row in read(folder / "input.jsonl")}


def found(text: str, quote: str, occurrence: int) -> dict[str, Any]:
    """The anchor of the nth occurrence (from 1) of a quote: {quote, occurrence, of, start, end}; ValueError where the text has fewer."""
    starts, at = [], text.find(quote)
    while at >= 0:
        starts.append(at)
        at = text.find(quote, at + len(quote))
    if not 1 <= occurrence <= len(starts):
        raise ValueError(f"{quote!r} stands there {len(starts)} times, not {occurrence}")
    start = starts[occurrence - 1]
    return {"quote": quote, "occurrence": occurrence, "of": len(starts), "start": start, "end": start + len(quote)}


def anchors(row: Any, report: str | None = None) -> Iterator[tuple[str | None, dict[str, Any]]]:
    """Every anchor (an object with a quote) in a row, at any depth, with the report that the nearest object around it names."""
    if isinstance(row, dict):
        report = row.get("report", report)
        if "quote" in row:
            yield report, row
        for value in row.values():
            yield from anchors(value, report)
    elif isinstance(row, list):
        for value in row:
            yield from anchors(value, report)


def anchored(folder: Path) -> list[str]:
    """Write offsets and digests of a story anew from the words; returns what could not be found, one line each."""
    known, missing = texts(folder), []
    for name in GOLD:
        rows = read(folder / f"{name}.jsonl")
        for report, anchor in (pair for row in rows for pair in anchors(row)):
            try:
                anchor.update(found(known[str(report)], anchor["quote"], anchor["occurrence"]))
            except (KeyError, ValueError) as error:
                missing.append(f"{folder.name}/{name}.jsonl: {report}: {error}")
        if name == "reports":
            for row in rows:
                row.update(sha256=hashlib.sha256(known[row["id"]].encode()).hexdigest(), chars=len(known[row["id"]]))
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return missing
