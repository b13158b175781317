"""Rows of a benchmark through the product's own pipeline."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from crossbearing.config import setting
from crossbearing.pipeline import Pipeline
from crossbearing.records.claim import ReadReport
from crossbearing.records.document import Document


@cache
def pipeline() -> Pipeline:
    """The pipeline as users get it, loaded once."""
    return Pipeline.of(setting("tagger"))


def document(row: dict[str, Any]) -> Document:
    """The report of a row: its text as given, its date where the set gives one."""
    text = row["text"]
    published = row.get("doc_date")
    return Document(
        id=str(row["id"]),
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=row.get("title"),
        published=published,
        published_basis="row" if published else None,
        language="en",
    )


def read(row: dict[str, Any]) -> ReadReport:
    """What the product reads in a row."""
    return pipeline().read(document(row))
