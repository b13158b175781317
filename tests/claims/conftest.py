"""A reader of single texts: the whole per-report half with the rules tagger, loaded once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossbearing.pipeline import Pipeline
from crossbearing.records.claim import ReadReport
from crossbearing.records.document import Document

Reader = Callable[..., ReadReport]


@pytest.fixture(scope="session")
def read() -> Reader:
    """Read a text as a report published on a day (None: unknown)."""
    pipeline = Pipeline.of("rules")

    def reader(text: str, published: str | None = "2024-05-15", **fields: str) -> ReadReport:
        return pipeline.read(Document(id=fields.pop("id", "r1"), text=text, sha256="", published=published, **fields))

    return reader
