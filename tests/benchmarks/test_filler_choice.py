"""Role fillers: what may be one, what is seen of it, and which are given."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.encoding import read
from benchmarks.filler_choice import FEATURES, Choice, Prior, Scene, Scores, logit, mentions, prior_of, top_word
from benchmarks.filler_groups import ROLES, Mention
from benchmarks.role_spans import Read, prepared
from benchmarks.templates import plain

TEXT = "ARMED MEN KILLED JUDGE ANA RUIZ. THE MEN THREW A BOMB AT RUIZ."
VICTIM, PERP = ROLES.index("victim"), ROLES.index("perp_individual")
NOTHING = Prior({}, {})


@pytest.fixture(scope="module")
def text() -> Read:
    """The text as the encoder reads it."""
    return prepared(read({"id": "1", "text": plain(TEXT)}))


def said(text: Read, *found: tuple[str, int, float]) -> Scores:
    """Scores under which the first place of each string fills a role with a probability."""
    own = [TEXT[a:b] for a, b in text.reading.coded.words]
    words = np.zeros((len(own), 1 + 2 * len(ROLES)), dtype=np.float32)
    for string, role, p in found:
        parts = string.split()
        first = next(i for i in range(len(own)) if own[i : i + len(parts)] == parts)
        words[first, 1 + 2 * role] = p
        words[first + 1 : first + len(parts), 2 + 2 * role] = p
    words[:, 0] = 1 - words.sum(1)
    return Scores(words, np.full(len(ROLES), 0.5, dtype=np.float32))


def choice(sure: float) -> Choice:
    """A network that believes the heads: its only feature is how sure a mention is."""
    straight = np.zeros((1, FEATURES), dtype=np.float32)
    straight[0, 0] = 1
    shapes = {"role.weight": (len(ROLES), 4), "first.weight": (4, FEATURES), "first.bias": (4,), "second.weight": (4, 4), "second.bias": (4,)}
    weights = {f"0.{name}": np.random.default_rng(0).normal(size=shape) for name, shape in shapes.items()}
    weights |= {"0.out.weight": np.zeros((1, 4)), "0.out.bias": np.zeros(1), "0.straight.weight": straight, "0.straight.bias": np.zeros(1)}
    weights |= {"mean": np.zeros(FEATURES), "spread": np.ones(FEATURES), "sure": np.full(len(ROLES), sure)}
    return Choice({k: v.astype(np.float32) for k, v in weights.items()})


def test_words_may_fill_two_roles(text: Read) -> None:
    """Each role is sought by itself: where two are likely, the mention stands for both; a role that no word is likely for has none."""
    found = mentions(TEXT, text, said(text, ("ARMED MEN", PERP, 0.5), ("ARMED MEN", VICTIM, 0.4)))
    assert [(m.string, m.role) for m in found] == [("ARMED MEN", PERP), ("ARMED MEN", VICTIM)]
    assert [m.sure for m in found] == pytest.approx([0.5, 0.4], abs=0.01)


def test_the_top_word_governs_the_others(text: Read) -> None:
    """Of a description with an adjective it is the noun."""
    assert top_word(text, Mention(0, 2, PERP, 1, "ARMED MEN")) == "men"


def test_what_is_sure_enough_is_given(text: Read) -> None:
    """A filler is given by its likeliest string where that is sure enough, and not at all where none is."""
    scores = said(text, ("ANA RUIZ", VICTIM, 0.9), ("ARMED MEN", PERP, 0.3))
    scene = Scene(TEXT, text, scores, NOTHING)
    assert choice(0.6).fillers(scene) == {"victim": ["ANA RUIZ"]}
    assert choice(0.25).fillers(scene) == {"victim": ["ANA RUIZ"], "perp_individual": ["ARMED MEN"]}
    assert choice(0.99).fillers(scene) == {}
    assert choice(0.5).fillers(Scene(TEXT, text, said(text), NOTHING)) == {}


def test_what_is_seen_is_finite_and_knows_the_prior(text: Read) -> None:
    """Every mention has as many finite numbers as the network asks; a word that often filled the role is seen to."""
    scores = said(text, ("ARMED MEN", PERP, 0.6), ("MEN", VICTIM, 0.2))
    known = prior_of('{"men": [20, 15, 0, 0, 3, 0]}')
    assert known.stands == {"men": 20}
    assert known.fills == {"men": [15, 0, 0, 3, 0]}
    blank, told = (Scene(TEXT, text, scores, prior) for prior in (NOTHING, known))
    pairs = [(a.seen(k, m), b.seen(k, m)) for a, b in [(blank, told)] for k, group in enumerate(a.groups) for m in group]
    assert pairs
    for without, with_prior in pairs:
        assert len(without) == len(with_prior) == FEATURES
        assert np.isfinite([without, with_prior]).all()
        assert without != with_prior


def test_logit_stays_off_the_ends() -> None:
    """Probabilities of 0 and 1 have a finite logit, one half has 0."""
    assert logit(0.5) == 0
    assert np.isfinite(logit(0))
    assert logit(0) == pytest.approx(-logit(1))
