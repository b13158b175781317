"""Shared wording: containment, excerpts, aligned passages."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.corroboration.origins.overlap import LISTED, compare, containment, near_duplicates, passages, shingled

WORDS = [f"word{n}" for n in range(400)]
TEXT = " ".join(WORDS[:80])
OTHER = " ".join(WORDS[200:320])


def test_equal_texts_are_found_whole() -> None:
    """A text and itself share everything, in one passage."""
    (pair,) = compare([shingled("a", TEXT), shingled("b", TEXT)])
    assert pair.share == 1.0
    assert pair.passages == ((0, len(TEXT), 0, len(TEXT)),)


def test_excerpt_in_a_longer_text_is_found() -> None:
    """Thirty words of one text in the middle of another are a passage, though the texts as wholes differ."""
    excerpt = " ".join(WORDS[10:45])
    found = compare([shingled("a", TEXT), shingled("b", f"{OTHER} {excerpt} {OTHER[::-1]}")])
    assert len(found) == 1
    assert found[0].share < LISTED
    assert not near_duplicates(found)
    start, end, _, _ = found[0].passages[0]
    assert TEXT[start:end] == excerpt


def test_stock_phrases_are_no_copy() -> None:
    """Eight words in common are none."""
    assert not compare([shingled("a", f"{TEXT} {' '.join(WORDS[390:398])}"), shingled("b", f"{OTHER} {' '.join(WORDS[390:398])}")])


def test_order_and_case_do_not_matter_to_the_share() -> None:
    """Containment is that of the shorter text, whichever comes first."""
    a, b = shingled("a", TEXT), shingled("b", f"{TEXT.upper()} {OTHER}")
    assert containment(a, b) == containment(b, a) == 1.0


def test_short_and_empty_texts_are_no_error() -> None:
    """Texts below one shingle share nothing."""
    assert not compare([shingled("a", ""), shingled("b", "three short words"), shingled("c", "three short words")])


@settings(deadline=None, max_examples=40)
@given(cut=st.integers(0, 79), rest=st.integers(0, 60))
def test_passages_are_equal_words(cut: int, rest: int) -> None:
    """Whatever is aligned reads the same on both sides."""
    one, other = TEXT, " ".join([*WORDS[300 : 300 + rest], *WORDS[cut:80]])
    for a, b, c, d in passages(shingled("a", one), shingled("b", other)):
        assert one[a:b].split() == other[c:d].split()
