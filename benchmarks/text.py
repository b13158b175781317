"""Main text of a page: what the reader takes for the article, without headline and furniture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crossbearing.cleaning import clean
from crossbearing.reading.html import page
from crossbearing.reading.settings import DEFAULTS
from crossbearing.records.document import Document, Span
from crossbearing.records.finding import Rejection


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The article text of each page; empty where the reader finds none."""
    for row in rows:
        found = page(row["id"], row["html"], row["html"].encode("utf-8", "replace"), DEFAULTS)
        yield {"id": row["id"], "text": "" if isinstance(found, Rejection) else report_text(found.text, found.title)}


def report_text(text: str, title: str | None) -> str:
    """The text without its headline and the zones that are page."""
    layout = clean(Document(id="", text=text, sha256="", title=title))
    at, kept = layout.headline.end if layout.headline else 0, []
    for zone in sorted([*(z.span for z in layout.furniture), Span(len(text), len(text))]):
        if zone.start > at:
            kept.append(text[at : zone.start])
        at = max(at, zone.end)
    return "".join(kept).strip()
