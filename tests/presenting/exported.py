"""What an exporter writes, of the example and of a ledger whose words would break a table, a page or a terminal."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from crossbearing.plugins import load as load_plugin

Json = dict[str, Any]
HOSTILE = '=HYPERLINK("http://x","y")\x00\x1b[2J\u202eabc\u202c עברית\r\n\t' + "x" * 10_000


def hostile(ledger: Json) -> Json:
    """The same ledger whose words would break a table, a page or a terminal."""
    made: Json = json.loads(json.dumps(ledger))
    for one in made["reports"]:
        one["title"] = one["publisher"] = HOSTILE
    for one in made["claims"]:
        one["source"] = one["value"] = HOSTILE
    for one in made["actors"]:
        one["name"] = HOSTILE
    for one in made["incidents"]:
        if one["place"]:
            one["place"]["name"] = HOSTILE
        one["perpetrators"] = [{"who": HOSTILE, "actor": None, "stance": "blames", "claims": []}]
    return made


def written(name: str, ledger: Json) -> bytes:
    """What an exporter writes."""
    if name == "parquet":
        pytest.importorskip("pyarrow")
    out = io.BytesIO()
    load_plugin("exporters", name)(ledger, out)
    return out.getvalue()


def table(data: bytes) -> list[list[str]]:
    """A CSV as its reader has it."""
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
