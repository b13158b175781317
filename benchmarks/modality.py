"""Modality of events over the project's own table of sentences (``tests/cases/modality.jsonl``): accuracy by class."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from crossbearing.pipeline import Pipeline
from crossbearing.records.document import Document

TABLE = Path(__file__).resolve().parent.parent / "tests" / "cases" / "modality.jsonl"


def answers(tagger: str, rows: Iterable[dict[str, str]]) -> list[tuple[dict[str, str], str]]:
    """Each row with the modality that the pipeline gives its event; "none" where it finds no event there."""
    pipeline = Pipeline.of(tagger)
    found = []
    for number, row in enumerate(rows):
        report = pipeline.read(Document(id=str(number), text=row["text"], sha256="", published="2024-05-15"))
        at = row["text"].lower().index(row["trigger"].lower())
        mine = [e for e in report.events if e.start < at + len(row["trigger"]) and at < e.end]
        found.append((row, min(mine, key=lambda e: abs(e.trigger.start - at)).modality if mine else "none"))
    return found


def main(tagger: str) -> dict[str, float]:
    """Accuracy over the whole table and by class."""
    rows = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]
    right: Counter[str] = Counter()
    total = Counter(row["modality"] for row in rows)
    for row, answer in answers(tagger, rows):
        right[row["modality"]] += answer == row["modality"]
    return {"accuracy": round(sum(right.values()) / len(rows), 4), **{k: round(right[k] / n, 4) for k, n in total.items()}}
