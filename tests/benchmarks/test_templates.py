"""Role fillers: what the heads see, and the shape of the answers."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import templates
from benchmarks.encoding import read
from benchmarks.filler_groups import ROLES
from benchmarks.role_spans import Read, prepared
from benchmarks.templates import SIZES, bracketed, heads, page, plain, scored

TEXT = "ARMED MEN KILLED JUDGE ANA RUIZ, A MAGISTRATE, WITH A BOMB. THE POPULAR LIBERATION FRONT [PLF] CLAIMED THE MURDER OF RUIZ."


@pytest.fixture(scope="module")
def text() -> Read:
    """The text as the heads see it."""
    return prepared(read({"id": "1", "text": plain(TEXT)}))


def test_brackets_open_and_close() -> None:
    """Words from an opening bracket to its end are marked."""
    assert bracketed(["a", "[", "b", "]", "c", "[d]", "e"]).tolist() == [0, 1, 1, 1, 0, 1, 0]


def test_every_head_gives_probabilities(text: Read) -> None:
    """Each head gives every word probabilities that sum to one, from values inside their tables, and so does their mean."""
    seen, known = page(text), heads()
    assert (seen.seen.min(0) >= 0).all()
    assert (seen.seen.max(0) < np.array(list(SIZES.values()))).all()
    for words in (*(p for shallow, deep in known.pairs for p in (shallow.scores(seen), deep.scores(seen).words)), scored(seen, known.pairs).words):
        assert words.shape == (len(seen.vectors), 1 + 2 * len(ROLES))
        assert np.allclose(words.sum(1), 1, atol=1e-4)
    assert ((scored(seen, known.pairs).roles > 0) & (scored(seen, known.pairs).roles < 1)).all()


def test_the_answer_holds_strings_of_the_text() -> None:
    """Every filler is a string of the text, each once, the same at every run; a text without words has none."""
    (answer, empty) = templates.predict([{"id": "1", "text": TEXT}, {"id": "2", "text": " "}])
    assert empty == {"id": "2", "roles": {}}
    assert answer["roles"]
    for role, strings in answer["roles"].items():
        assert role in ROLES
        assert len(set(strings)) == len(strings)
        assert all(string in TEXT for string in strings)
    assert next(iter(templates.predict([{"id": "1", "text": TEXT}]))) == answer
