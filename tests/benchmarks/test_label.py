"""Labels of snippets: the heads, the labels offered, and the shape of the answers."""

from __future__ import annotations

import pytest

from benchmarks import label
from benchmarks.label import LABELS, members, probabilities
from training.labels import KINDS

TEXT = "Warplanes bombed the market of Idlib on Friday. Nine people were killed."


def test_every_kind_has_a_label_or_none_on_purpose() -> None:
    """The heads know the kinds of training; a kind belongs to one label at most, and only "none" to no label."""
    kinds, heads = members()
    assert kinds == list(KINDS)
    assert heads
    told = [kind for own in LABELS.values() for kind in own]
    assert len(told) == len(set(told))
    assert set(kinds) - set(told) == {"none"}


def test_the_weights_of_the_kinds_sum_to_one() -> None:
    """A snippet of several sentences has one distribution over the kinds."""
    p = probabilities({"id": "1", "text": TEXT})
    assert sum(p.values()) == pytest.approx(1, abs=1e-3)


def test_only_an_offered_label_is_given() -> None:
    """The answer is the likeliest of the labels that the set has, the same at every run."""
    rows = [{"id": "1", "text": TEXT}, {"id": "2", "text": TEXT, "labels": ["ARREST", "DIPLO", "NEVER_SEEN"]}]
    first, second = label.predict(rows)
    assert first["label"] == "AIR_STRIKE"
    assert second["label"] in ("ARREST", "DIPLO")
    assert list(label.predict(rows)) == [first, second]
