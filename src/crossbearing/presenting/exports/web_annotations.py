"""W3C Web Annotations, one a line: every claim as a body on its exact words, selected by quotation and by position."""

from __future__ import annotations

import json
from typing import IO, Any

AROUND = 32


def annotated(ledger: dict[str, Any]) -> list[dict[str, Any]]:
    """The annotations in the order of the claims; without texts only the positions select."""
    texts = {r["id"]: r.get("text") for r in ledger["reports"]}
    return [_annotation(c, texts.get(c["report"])) for c in ledger["claims"]]


def _annotation(claim: dict[str, Any], text: str | None) -> dict[str, Any]:
    start, end = claim["content"]["start"], claim["content"]["end"]
    selectors: list[dict[str, Any]] = [{"type": "TextPositionSelector", "start": start, "end": end}]
    if text is not None:
        quote = {"type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}
        selectors.insert(0, quote)
    body = {k: claim[k] for k in ("facet", "value", "stance", "source", "source_type", "relayed_via")}
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:crossbearing:claim:{claim['id']}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {"type": "Dataset", "value": body, "incidents": claim["incidents"]},
        "target": {"source": f"urn:crossbearing:report:{claim['report']}", "selector": selectors},
    }


def write(ledger: dict[str, Any], out: IO[bytes]) -> None:
    """Write one annotation a line."""
    for one in annotated(ledger):
        out.write(json.dumps(one, ensure_ascii=False).encode("utf-8") + b"\n")
