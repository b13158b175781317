"""The rules tagger as a player of the Tagger role."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossbearing.cleaning import clean
from crossbearing.records.document import Document
from crossbearing.tagging.rules import RulesTagger

KINDS = {"entity", "trigger", "source", "cue", "content", "negation", "hedge", "background"}


def tag(text: str):
    """The tags of a text."""
    document = Document(id="d", text=text, sha256="")
    return RulesTagger().tag(document, clean(document))


@given(st.text(max_size=300))
def test_tags_lie_in_the_text_and_are_sorted(text: str) -> None:
    """Offsets hold for any text; links point at tags."""
    tags = tag(text)
    assert list(tags.tags) == sorted(tags.tags, key=lambda t: (t.start, t.end, t.kind))
    for t in tags.tags:
        assert 0 <= t.start < t.end <= len(text)
        assert t.kind in KINDS
    for link in tags.links:
        assert tags.tags[link.left].kind == "cue"
        assert tags.tags[link.right].kind == link.label


def test_the_same_text_gives_the_same_tags() -> None:
    """Tagging is repeatable."""
    text = "The army said rebels attacked a convoy near Kutum. The rebels denied it."
    assert tag(text) == tag(text)


def test_a_title_in_capitals_gives_no_names() -> None:
    """In a headline of capitals the capitals say nothing."""
    tags = tag("Blast Kills Seven People At Border Market\n\nA blast killed seven people at a market near Moyale on Sunday.")
    assert all(t.start > 40 for t in tags.of("entity") if t.label != "weapon")
