"""Reports and files made for the tests of reading: invented texts, no outlet's words."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping

from crossbearing.reading import ReadSettings
from crossbearing.reading.kinds import read_bytes
from crossbearing.records.document import Document, Incoming
from crossbearing.records.finding import Rejection

STORY = (
    "Two drones struck a fuel depot outside the harbour town of Mereb before dawn on Tuesday, the regional governor said.\n\n"
    "Nobody claimed the attack. A spokesman for the northern council denied that its fighters were behind it, and said that they own no drones.\n\n"
    "“We have asked the ceasefire commission to look into it,” the governor told reporters. At least five people were treated for burns."
)
HEADLINE = "Depot burns after drone attack"
ARTICLE = f"{HEADLINE}\n\n{STORY}"


def page(body: str = "", head: str = "", lang: str = "en") -> str:
    """A web page with the story as its article."""
    paragraphs = "".join(f"<p>{part}</p>" for part in STORY.split("\n\n"))
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav>'
        f"<main><article><h1>{HEADLINE}</h1>{paragraphs}{body}</article></main><footer>Copyright 2011 Example. All rights reserved.</footer></body></html>"
    )


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A zip archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def row(**fields: object) -> bytes:
    """A line of JSON Lines."""
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def read_as(name: str, data: bytes | str, settings: ReadSettings | None = None) -> tuple[list[Document], list[Rejection]]:
    """The documents and the rejections of one file."""
    found = list(read_bytes(name, data.encode() if isinstance(data, str) else data, settings or ReadSettings()))
    return [item.document for item in found if isinstance(item, Incoming)], [item for item in found if isinstance(item, Rejection)]


def codes(rejections: list[Rejection]) -> list[str]:
    """The codes of some rejections."""
    return [one.code for one in rejections]
