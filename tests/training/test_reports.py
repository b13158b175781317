"""The reports marked by hand for training, and the marks themselves."""

import numpy as np
import pytest

from training.labels import MODALITY, TRIGGERS
from training.reports import example, examples, unmark


def test_marks_come_out_and_leave_offsets_into_the_text():
    """Nested marks: a role inside a role, and a trigger with modality and background."""
    marked = unmark("Police said <1A|the <2A|rebel> group> had {1 bombing sb|blown up} <1T|a bridge> after {2 protest|a march}.")
    assert marked.text == "Police said the rebel group had blown up a bridge after a march."
    start, end, kind, mods = marked.triggers["1"]
    assert (marked.text[start:end], kind, mods) == ("blown up", "bombing", "sb")
    assert {(k, role, marked.text[a:b]) for k, role, a, b in marked.arguments} == {
        ("1", "actor", "the rebel group"), ("2", "actor", "rebel"), ("1", "target", "a bridge"),
    }  # fmt: skip


def test_labels_stand_on_the_words():
    """Trigger type, modality and background of the words; no modality elsewhere."""
    made = example("Rebels may {1 bombing hb|blow up} <1T|a bridge>.")
    words = [made.text[a:b] for a, b in made.words]
    at = words.index("blow")
    assert TRIGGERS[(made.tags["trigger"][at] - 1) // 2] == "bombing"
    assert MODALITY[made.tags["modality"][at]] == "hypothetical"
    assert made.tags["background"][at] == 1
    assert set(np.delete(made.tags["modality"], [at, at + 1])) == {-100}
    assert made.roles == [("ours", at, {"target": [(words.index("a"), words.index("bridge") + 1)]}, None)]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("{1 bombing|blown", "open marks"), ("blown}", "does not fit"), ("{1 picnic|blown}", "unknown type"), ("<1T|a bridge>", "no trigger"),
        ("{1 bombing|a} {1 bombing|b}", "second id"), ("<1T|a {1 bombing|b> c}", "does not fit"),
    ],
)  # fmt: skip
def test_wrong_marks_are_refused(source, why):
    """An open mark, a stray bracket, an unknown type, a role of no trigger, an id twice, marks that cross."""
    with pytest.raises(ValueError, match=why):
        unmark(source)


def test_every_report_is_marked_well():
    """All files parse; hundreds of triggers, of more than half the physical types and of every modality."""
    found = examples()
    kinds = {TRIGGERS[(x - 1) // 2] for e in found for x in e.tags["trigger"] if x > 0}
    moods = {MODALITY[x] for e in found for x in e.tags["modality"] if x >= 0}
    assert sum(int((e.tags["trigger"] % 2 == 1).sum()) for e in found) > 300
    assert len(kinds) > 20
    assert moods == set(MODALITY)
