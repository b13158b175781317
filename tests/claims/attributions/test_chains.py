"""Attributions: who says what, of what kind, with which stance, by whom relayed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crossbearing.claims.attributions.chains import read_attributions
from crossbearing.records.tags import Link, Tag
from tests.claims.conftest import Reader
from tests.claims.parsed import context

CASES = [json.loads(line) for line in (Path(__file__).parents[2] / "cases" / "attributions.jsonl").read_text(encoding="utf-8").splitlines()]


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


BEHIND_A_CLAUSE = """
    The        DET   2  det
    Front      PROPN 12 nsubj
    ,          PUNCT 5  punct
    which      PRON  5  nsubj
    attacked   VERB  2  acl:relcl
    the        DET   7  det
    garrison   NOUN  5  obj
    in         ADP   9  case
    May        PROPN 5  obl
    ,          PUNCT 5  punct
    then       ADV   12 advmod
    said       VERB  0  root
    drones     NOUN  14 nsubj
    came       VERB  12 ccomp
"""
BEFORE_ITS_OBJECT = """
    A          DET   2 det
    court      NOUN  3 nsubj
    convicted  VERB  0 root
    three      NUM   5 nummod
    men        NOUN  3 obj
    of         ADP   8 case
    the        DET   8 det
    bombing    NOUN  3 obl
"""


@pytest.mark.parametrize(
    ("parse", "cue", "source", "content", "speaker"),
    [
        (BEHIND_A_CLAUSE, "said", "the garrison in May", "drones came", "The Front"),
        (BEFORE_ITS_OBJECT, "convicted", "three men", "of the bombing", "A court"),
    ],
    ids=["relative clause", "object"],
)
def test_the_subject_of_the_cue_speaks(parse: str, cue: str, source: str, content: str, speaker: str) -> None:
    """And not whom a clause behind it or the object of the cue names."""
    ctx = context(parse)
    spots = ((cue, "cue"), (source, "source"), (content, "content"))
    tags = tuple(Tag(start=ctx.text.index(w), end=ctx.text.index(w) + len(w), kind=kind, label="") for w, kind in spots)
    links = (Link(left=0, right=1, label="source"), Link(left=0, right=2, label="content"))
    read = replace(ctx, tags=replace(ctx.tags, tags=tags, links=links))
    assert [a.speaker for a in read_attributions(read, [])] == [speaker]


SUSPECTED = """
    Police     NOUN  2 nsubj
    hold       VERB  0 root
    two        NUM   4 nummod
    men        NOUN  2 obj
    suspected  VERB  4 acl
    of         SCONJ 7 mark
    planting   VERB  5 advcl
    a          DET   9 det
    bomb       NOUN  7 obj
"""
SUSPECTS = """
    Two        NUM   2 nummod
    men        NOUN  3 nsubj
    suspected  VERB  0 root
    rebels     NOUN  3 obj
    of         SCONJ 6 mark
    planting   VERB  3 advcl
    a          DET   8 det
    bomb       NOUN  6 obj
"""


@pytest.mark.parametrize(("parse", "source", "speakers"), [(SUSPECTED, "two men", []), (SUSPECTS, "Two men", ["Two men"])], ids=["suspected", "suspecting"])
def test_those_whom_others_suspect_say_nothing(parse: str, source: str, speakers: list[str]) -> None:
    """ "Two men suspected of planting a bomb" are spoken of, and those who suspect others speak."""
    ctx = context(parse)
    spots = (("suspected", "cue"), (source, "source"), ("planting a bomb", "content"))
    tags = tuple(Tag(start=ctx.text.index(w), end=ctx.text.index(w) + len(w), kind=kind, label="") for w, kind in spots)
    links = (Link(left=0, right=1, label="source"), Link(left=0, right=2, label="content"))
    read = replace(ctx, tags=replace(ctx.tags, tags=tags, links=links))
    assert [a.speaker for a in read_attributions(read, [])] == speakers
