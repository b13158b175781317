"""Arguments of given triggers: the spans that are asked about, what is seen of a word, and the shapes of the answers."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import roles
from benchmarks.encoding import read
from benchmarks.role_spans import AWAY, FAR, OUTSIDE, SIZES, WIDEST, Inventory, Scene, candidates, head, prepared, seen

TEXT = "Two gunmen shot the mayor of Rivas on Monday. Police later held Anna Torres, a nurse. Nobody knows why."


def scene(heads: list[int], bounds: list[tuple[int, int]]) -> Scene:
    """A scene of a given parse, everything else zero."""
    n = len(heads)
    none = np.zeros(n, dtype=np.int64)
    sentence = np.repeat(np.arange(len(bounds)), [b - a for a, b in bounds])
    return Scene(0, np.zeros((n, 4), dtype=np.float32), np.array(heads), none + 3, none, none, sentence, bounds)


def test_a_candidate_has_one_top() -> None:
    """Words that hang together below one of them are a candidate, words with two tops are none."""
    found = {tuple(c) for c in candidates(scene([1, 2, 2], [(0, 3)])).tolist()}
    assert found == {(0, 1, 0), (1, 2, 1), (2, 3, 2), (0, 2, 1), (1, 3, 2), (0, 3, 2)}
    split = {tuple(c)[:2] for c in candidates(scene([2, 2, 2], [(0, 3)])).tolist()}
    assert (0, 2) not in split, "two words that hang on a third have no common top"


def test_no_candidate_crosses_a_sentence_or_is_too_wide() -> None:
    """Spans end with their sentence, and after WIDEST words."""
    chain = [*range(1, 12), 11]
    assert max(b - a for a, b, _ in candidates(scene(chain, [(0, 12)])).tolist()) == WIDEST
    cut = candidates(scene([1, 1, 3, 3], [(0, 2), (2, 4)])).tolist()
    assert [1, 3] not in [c[:2] for c in cut]
    assert candidates(scene([], [])).shape == (0, 3)


def test_what_is_seen_of_a_word() -> None:
    """The trigger sees itself at no distance; a word of another sentence has no path to it."""
    found = seen(scene([1, 1, 1, 4, 4], [(0, 3), (3, 5)]), 1)
    column = {name: found[:, i].tolist() for i, name in enumerate(SIZES)}
    assert (column["up"][:3], column["down"][:3]) == ([0, 0, 0], [1, 0, 1])
    assert column["up"][3:] == [OUTSIDE, OUTSIDE]
    assert column["via"] == [4, 0, 4, 0, 0]
    assert (column["gap"][1], column["sentence"][0], column["sentence"][4]) == (FAR, AWAY, AWAY + 1)
    assert all((found[:, i] < size).all() and (found[:, i] >= 0).all() for i, size in enumerate(SIZES.values()))


def test_a_type_is_known_as_far_as_it_was_seen() -> None:
    """The whole name counts where it was seen often, else its first two levels, else its first."""
    known = Inventory(["a", "b", "c"], {"x": 1, "x.y": 2, "x.y.z": 3}, {"x": [0, 1, 2], "x.y": [0, 1], "x.y.z": [1]}, 0.0)
    assert [known.known(t) for t in ("x.y.z", "x.y.other", "x.other.z", "other")] == [[1], [0, 1], [0, 1, 2], []]
    assert known.levels("x.y.other") == [1, 2, 0]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("life.die.n/a", "life.die.n/a"),
        ("Life.Die.Unspecified", "life.die.n/a"),
        ("Conflict.Attack.DetonateExplode", "conflict.attack.bombing"),
        ("Justice.TrialHearing.Unspecified", "justice.initiatejudicialprocess.n/a"),
    ],
)
def test_both_ontologies_meet_in_one(given: str, meant: str) -> None:
    """A type of KAIROS is read as the nearest of RAMS; one of RAMS as itself."""
    assert roles.rams_type(given) == meant


def test_the_votes_are_probabilities() -> None:
    """Each member gives every role one distribution over none and the candidates."""
    text = prepared(read({"id": "1", "text": TEXT}))
    near = text.scene(2)
    levels, known = head().inventory.levels("conflict.attack.firearmattack"), head().inventory.known("conflict.attack.firearmattack")
    for member in head().members:
        logp = member.scores(near, 2 - near.first, levels, known)
        assert logp.shape == (len(known), 1 + len(candidates(near)))
        assert np.allclose(np.exp(logp).sum(1), 1, atol=1e-4)


def test_a_role_has_one_filler_inside_the_text() -> None:
    """Spans are half-open and inside the text, each role once a trigger, the same at every run."""
    row = {"id": "1", "text": TEXT, "triggers": [{"start": 11, "end": 15, "event_type": "conflict.attack.firearmattack"}]}
    (first,) = roles.predict([row])
    found = [(a["role"], TEXT[a["start"] : a["end"]]) for a in first["arguments"]]
    assert found
    assert all(string.strip() for _, string in found)
    assert len({role for role, _ in found}) == len(found)
    assert list(roles.predict([row])) == [first]


def test_kairos_stays_in_the_sentence_and_names_the_noun() -> None:
    """A type of KAIROS gets fillers of its own sentence, each one noun or one name."""
    start = TEXT.index("held")
    row = {"id": "1", "text": TEXT, "triggers": [{"start": start, "end": start + 4, "event_type": "Justice.ArrestJailDetain.Unspecified"}]}
    (answer,) = roles.predict([row])
    first, last = TEXT.index("Police"), TEXT.index("Nobody")
    for a in answer["arguments"]:
        assert first <= a["start"] < a["end"] <= last
        assert a["end"] - a["start"] == len("Anna Torres") or " " not in TEXT[a["start"] : a["end"]]


def test_a_name_is_taken_to_its_end() -> None:
    """A span that stops inside a name is carried on to where the name ends."""
    text = prepared(read({"id": "1", "text": TEXT}))
    words = [TEXT[a:b] for a, b in text.reading.coded.words]
    assert text.name_end(words.index("Anna") + 1) == words.index("Torres") + 1
    assert text.name_end(words.index("mayor") + 1) == words.index("mayor") + 1
