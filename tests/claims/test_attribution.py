"""Attributions: who says what, of what kind, with which stance, by whom relayed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Reader

CASES = [json.loads(line) for line in (Path(__file__).parents[1] / "cases" / "attributions.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["why"])
def test_an_attribution_is_read_as_the_table_says(read: Reader, case: dict[str, Any]) -> None:
    """Speaker, kind, stance, content and relay of each row."""
    report = read(case["text"])
    if case["speaker"] is None:
        assert report.attributions == ()
        return
    text = report.document.text
    said = {a: " … ".join(text[c.start : c.end] for c in a.content) for a in report.attributions}
    found = [a for a in report.attributions if a.speaker == case["speaker"] and case.get("content", "") in said[a]]
    assert found, [(a.speaker, said[a]) for a in report.attributions]
    stances = {a.stance for a in found}
    assert case.get("stance", next(iter(stances))) in stances
    assert case.get("kind", found[0].kind) == found[0].kind
    if "relayed_via" in case:
        assert case["relayed_via"] in {a.relayed_via for a in found}
        assert any(a.chain[-1] == a.speaker and (case["relayed_via"] is None or case["relayed_via"] in a.chain) for a in found)


def test_a_pronoun_takes_the_speaker_before_it(read: Reader) -> None:
    """ "He" is the official of the sentence before."""
    report = read("Colonel Idris Mahamat said the patrol was ambushed. He said four soldiers were killed.")
    assert report.attributions[0].speaker in report.attributions[1].speaker or report.attributions[1].speaker == report.attributions[0].speaker
    assert report.attributions[1].kind == report.attributions[0].kind


def test_the_source_is_the_anonymous_official_before_it(read: Reader) -> None:
    """ "The source" goes back to the unnamed official."""
    report = read("A senior intelligence official confirmed the strike on the depot. The source said a missile was used.")
    assert report.attributions[1].speaker == "A senior intelligence official"


def test_furniture_says_nothing(read: Reader) -> None:
    """What stands in a newsletter prompt is attributed to nobody."""
    report = read(
        "A blast hit a depot in Aden on Friday.\n\nSign up for our newsletter: the editor said you will like it.\n\n© 2019 The Paper. All rights reserved."
    )
    assert all("newsletter" not in report.document.text[c.start : c.end] for a in report.attributions for c in a.content)
