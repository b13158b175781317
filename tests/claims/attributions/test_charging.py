"""Whose doing it is, by what is said."""

from __future__ import annotations

import pytest

from crossbearing.claims.attributions.charging import condemns, finds_guilty
from crossbearing.claims.context import Context
from crossbearing.cleaning import clean
from crossbearing.pipeline import Pipeline
from crossbearing.records.document import Document, Span

PIPELINE = Pipeline.of("rules")

GUILTY = [
    ("Russian jets were behind the raid on the convoy.", True),
    ("The Syrian government bears the main responsibility for the massacre.", True),
    ("The Syrian government will be guilty of a crime.", True),
    ("Russian jets may have been behind the raid on the convoy.", False),
    ("It is not known whether Russian jets were behind the raid.", False),
    ("Russian jets flew over the town.", False),
]

CONDEMNED = [
    ("condemned", "the Russian army for its strikes on Harem", True),
    ("condemned", "the strike on Harem in the strongest terms", False),
    ("called", "the strike on Harem a war crime", True),
    ("called", "the strike on Harem a success", False),
    ("called on", "the Russian army to explain its war crime", False),
]


def laid_out(text: str) -> Context:
    """A text with its tags and values."""
    document = Document(id="r1", text=text, sha256="")
    layout = clean(document)
    tags = PIPELINE.tagger.tag(document, layout)
    return Context(document, layout, tags, PIPELINE.normaliser.normalise(document, layout, tags))


@pytest.mark.parametrize(("said", "expected"), GUILTY)
def test_who_was_behind_it_is_said_outright(said: str, *, expected: bool) -> None:
    """A party is behind it, bears the responsibility or is guilty, and not perhaps."""
    ctx = laid_out(said)
    assert finds_guilty(ctx, (Span(0, len(said)),), lambda _: False) is expected
    assert not finds_guilty(ctx, (Span(0, len(said)),), lambda _: True)


@pytest.mark.parametrize(("cue", "said", "expected"), CONDEMNED)
def test_who_condemns_charges(cue: str, said: str, *, expected: bool) -> None:
    """A party is condemned, or a deed called a crime."""
    ctx = laid_out(said)
    assert condemns(ctx, cue, (Span(0, len(said)),), lambda _: False) is expected
