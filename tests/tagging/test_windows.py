"""Windows hold whole sentences, read every word once, and stay within the length that the encoder was trained on."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.tagging.windows import LIMIT, arrays, batches, code, cut
from crossbearing.tagging.words import shape, shapes, split_words


def pieces(word: str) -> list[int]:
    """One piece for every four letters."""
    return [200 + len(word)] * (1 + len(word) // 4)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(1, 90), max_size=12))
def test_every_word_is_read_once(sizes: list[int]) -> None:
    """The cores of the windows follow one another without gap or overlap, and no window is too long."""
    text, bounds = "", []
    for n in sizes:
        start = len(text)
        text += "word " * n
        bounds.append((start, len(text)))
    coded = code(text, bounds, pieces)
    windows = cut(coded)
    assert [i for w in windows for i in range(w.core, w.last)] == list(range(len(coded.words)))
    assert all(sum(len(coded.pieces[i]) for i in range(w.first, w.last)) <= LIMIT for w in windows)
    assert sorted(i for batch in batches(coded, windows) for i in batch) == list(range(len(windows)))


def test_first_pieces_point_at_their_words() -> None:
    """In the padded ids each word's first piece stands where its index says."""
    coded = code("Rebels shelled the harbour at dawn. Nobody was hurt.", [(0, 35), (36, 52)], pieces)
    ids, forms, mask, firsts = arrays(coded, cut(coded))
    assert [int(ids[0, k]) for k in firsts[0]] == [p[0] for p in coded.pieces]
    assert ids.shape == forms.shape == mask.shape
    assert int(mask.sum()) == sum(map(len, coded.pieces)) + 2


def test_words_follow_ud_english() -> None:
    """Clitics, hyphens and marks are words of their own; abbreviations, numbers and addresses are whole."""
    text = "The U.S.-backed group didn't say 1,200 men's boots (see https://a.org/b) cannot fit at 5:30 p.m."
    found = [text[a:b] for a, b in split_words(text)]
    expected = ["The", "U.S.", "-", "backed", "group", "did", "n't", "say", "1,200", "men", "'s", "boots", "(", "see"]
    assert found[: len(expected)] == expected
    assert "can" in found
    assert "5:30" in found


def test_shapes_tell_names_from_words() -> None:
    """A capital counts less at the head of a sentence, and nothing in a line that is all capitals."""
    assert [shape(w) for w in ("rebels", "Goma", "UN", "McCoy", "2014", "F16", ",")] == [1, 2, 3, 4, 5, 6, 0]
    assert shapes(["Rebels", "left", "Goma"]) == [7, 1, 2]
    assert shapes(["REBELS", "LEAVE", "GOMA"]) == [1, 1, 1]
