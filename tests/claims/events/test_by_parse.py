"""What the syntax of the encoder tells of events: which words are one mention, which are none, and what is made of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crossbearing.pipeline import Pipeline
from crossbearing.records.document import Document

CASES = [json.loads(line) for line in (Path(__file__).parents[2] / "cases" / "by_parse.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """The per-report half with the encoder, loaded once."""
    return Pipeline.of("model")


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["why"])
def test_the_events_of_a_sentence_are_those_of_the_table(pipeline: Pipeline, case: dict[str, Any]) -> None:
    """The words, the kind and the modality of every event of each row, and no other event."""
    text = case["text"]
    report = pipeline.read(Document(id="r1", text=text, sha256="", published="2024-05-15"))
    assert [[text[e.trigger.start : e.trigger.end], e.type.acled, e.modality] for e in report.events] == case["told"]
