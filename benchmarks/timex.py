"""TempEval-3: time expressions with TIMEX3 type and value, by the same path that reads a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from crossbearing.cleaning import clean
from crossbearing.normalising.dates import find_times
from crossbearing.records.document import Document, content_id
from crossbearing.records.tags import Tags

_NO_TAGS = Tags(tagger="none", version="0")


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The time expressions of each row, read against its ``doc_date``.

    The set has no pages, only texts, and marks the day of a dateline like any other: what the house leaves out as furniture is read here.
    """
    for row in rows:
        document = Document(id=str(row["id"]), text=row["text"], sha256=content_id(row["text"]), published=row.get("doc_date"))
        layout = replace(clean(document), furniture=())
        found = find_times(document, layout, _NO_TAGS)
        yield {"id": row["id"], "times": [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in found]}
