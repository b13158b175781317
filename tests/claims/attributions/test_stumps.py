"""Tags that hold only an article, or end inside a word, made whole."""

from __future__ import annotations

import pytest

from crossbearing.claims.attributions.stumps import unbroken, up_to, with_noun
from crossbearing.records.tags import Tag
from tests.claims.parsed import context

SAID = "The DET 3 det\nColombian ADJ 3 amod\narmy NOUN 4 nsubj\nsaid VERB 0 root\nthe DET 6 det\nraid NOUN 7 nsubj\nfailed VERB 4 ccomp"


def tag(text: str, words: str, kind: str) -> Tag:
    """A tag on the first of the words in the text."""
    return Tag(start=text.index(words), end=text.index(words) + len(words), kind=kind, label="")


@pytest.mark.parametrize(("source", "whole"), [("The", "The Colombian army"), ("army", "army")])
def test_a_source_goes_on_to_its_cue(source: str, whole: str) -> None:
    """An article takes the phrase up to the cue, and nothing else does."""
    ctx = context(SAID)
    assert ctx.quote(up_to(ctx, tag(ctx.text, source, "source"), tag(ctx.text, "said", "cue")).span) == whole


@pytest.mark.parametrize(("content", "whole"), [("the", "the raid failed"), ("raid", "raid")])
def test_a_content_goes_on_behind_its_article(content: str, whole: str) -> None:
    """An article takes the rest of its phrase, and nothing else does."""
    ctx = context(SAID)
    assert ctx.quote(with_noun(ctx, tag(ctx.text, content, "content")).span) == whole


BROKEN = (
    "A DET 2 det\nspokesman NOUN 7 nsubj\nof ADP 6 case\nthe DET 6 det\nself- NOUN 6 compound\nproclaimed ADJ 6 amod\nrepublic NOUN 2 nmod\nspoke VERB 0 root"
)


@pytest.mark.parametrize(("source", "whole"), [("A spokesman of the self-", "A spokesman of the self-proclaimed republic"), ("A spokesman", "A spokesman")])
def test_a_source_does_not_end_inside_a_word(source: str, whole: str) -> None:
    """A hyphen takes the rest of its word and of the phrase, and nothing else does."""
    ctx = context(BROKEN)
    assert ctx.quote(unbroken(ctx, tag(ctx.text, source, "source")).span) == whole
