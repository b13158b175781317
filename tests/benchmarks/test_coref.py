"""The coreference benchmark: words, trees, and invented texts of two stories."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.coref import Trees, model, predict
from benchmarks.coref_pairs import FEATURES
from benchmarks.coref_seen import VIEWS, head, likeness, looks, seen
from benchmarks.coref_words import key, sentences

STORIES = [
    "Gunmen raided the ferry terminal of Port Selim on Sunday.\nThe raid on the ferry terminal killed a harbour pilot, the coast guard of Port Selim said.",
    "The coast guard named the harbour pilot who was killed when gunmen raided the ferry terminal of Port Selim.",
    "A landslide buried the village school of Upper Tarn.\nThe landslide came after a week of rain, teachers of Upper Tarn said.",
]


@pytest.mark.parametrize(("word", "same"), [("raided", "raid"), ("shootings", "shot"), ("died", "death"), ("arriving", "arrive"), ("stopped", "stop")])
def test_forms_of_one_word_meet(word: str, same: str) -> None:
    """Endings and irregular forms lead to one key."""
    assert key(word) == key(same)


def test_trees_take_the_branch_of_their_threshold() -> None:
    """A row goes left up to the threshold, right above it; the sum of leaves goes through the logistic."""
    trees = Trees({"bias": 0.0, "trees": [[[0, 0.5, 1, 2, 0.0], [-1, 0.0, 0, 0, -2.0], [-1, 0.0, 0, 0, 2.0]]]})
    low, edge, high = trees.score(np.array([[0.0], [0.5], [1.0]], dtype=np.float32))
    assert low == edge == pytest.approx(1 / (1 + np.exp(2)))
    assert high == pytest.approx(1 - low)


def test_sentences_cover_lines() -> None:
    """Lines are cut at full stops before a capital."""
    text = "One ends here. Two begins.\nThree"
    assert [text[a:b].strip() for a, b in sentences(text)] == ["One ends here.", "Two begins.", "Three"]


def test_one_story_is_joined_another_kept_apart() -> None:
    """The raid of two texts is one event; the landslide of a third text is none of it."""
    rows = []
    for n, text in enumerate(STORIES):
        spots = [(text.index(w), w) for w in ("raid", "landslide") if w in text]
        rows.append({"id": str(n), "text": text, "mentions": [{"id": f"{n}-{w}", "start": at, "end": at + len(w)} for at, w in spots]})
    found = {m: c for row in predict(rows) for m, c in row["clusters"].items()}
    assert found["0-raid"] == found["1-raid"]
    assert found["2-landslide"] != found["0-raid"]


def test_likeness_is_a_cosine_in_every_view() -> None:
    """A mention is quite like itself, and the raid is more like the raid of another text than like a landslide, as their sentences show."""
    rows = [
        {"id": str(n), "text": text, "mentions": [{"id": str(n), "start": (at := text.index(word)), "end": at + len(word)}]}
        for n, (text, word) in enumerate(zip(STORIES, ("raided", "raided", "landslide"), strict=True))
    ]
    same, near, far = likeness([("0", "0"), ("0", "1"), ("0", "2")], seen(looks(rows), head("undated")))
    assert same == pytest.approx(np.ones(len(VIEWS)), abs=1e-4)
    assert near[1] > far[1]


def test_model_was_made_for_these_features() -> None:
    """The shipped trees ask for no feature that is not there."""
    assert tuple(model()["features"]) == (*FEATURES, *VIEWS)
    asked = {int(node[0]) for part in model()["parts"].values() for tree in part["trees"] for node in tree}
    assert max(asked) < len(FEATURES) + len(VIEWS)
