"""What the choice of role fillers learns from: the key's fillers, the prior of words, and the threshold."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.encoding import read
from benchmarks.filler_choice import Scores
from benchmarks.filler_groups import ROLES
from benchmarks.role_spans import prepared
from training.filler_rows import Example, Rows, bare, entities, prior, rows_of, threshold

TEXT = "gunmen killed a judge. the gunmen fled."
VICTIM, PERP = ROLES.index("victim"), ROLES.index("perp_individual")
ROW = {
    "id": "1", "text": TEXT, "templates": [
        {"perp_individual": [{"strings": ["GUNMEN"]}], "hum_tgt_name": None, "hum_tgt_desc": [{"strings": ["THE JUDGE"], "refs": ["ANA RUIZ"]}]},
        {"hum_tgt_name": [{"strings": ["ANA RUIZ"]}], "perp_individual": None},
        {"optional": True, "instrument_id": [{"strings": ["GUNS"]}]},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def example() -> Example:
    """A document whose gunmen and judge the heads find, and its words besides."""
    text = prepared(read({"id": "1", "text": TEXT}))
    own = [TEXT[a:b] for a, b in text.reading.coded.words]
    labels, words = np.zeros(len(own), dtype=np.int64), np.full((len(own), 1 + 2 * len(ROLES)), 0.01, dtype=np.float32)
    for i, word in enumerate(own):
        role = {"gunmen": PERP, "judge": VICTIM}.get(word)
        if role is not None:
            labels[i] = 1 + 2 * role
            words[i, 1 + 2 * role] = 0.6
    words[:, 0] += 1 - words.sum(1)
    return Example(ROW, text, Scores(words, np.full(len(ROLES), 0.5, dtype=np.float32)), labels, 0)


def test_strings_in_common_make_one_filler() -> None:
    """A name and its description in two templates are one filler, without articles; what only optional templates hold is none."""
    found = entities(ROW)
    assert found[VICTIM] == [{"judge", "ana ruiz"}]
    assert found[PERP] == [{"gunmen"}]
    assert found[ROLES.index("weapon")] == []
    assert bare('THE "POPULAR" FRONT') == "popular front"


def test_a_prior_counts_documents(example: Example) -> None:
    """A word counts once a document, however often it stands there; one that stands in a single document is left out."""
    assert prior([example]).stands == {}
    known = prior([example, example])
    assert known.stands["gunmen"] == 2
    assert known.fills["gunmen"] == [2 if r == PERP else 0 for r in range(len(ROLES))]
    assert not any(known.fills["fled"])


def test_rows_hold_mentions_against_the_key(example: Example) -> None:
    """The surest mention of each string is a row, right where the key has the string in that role."""
    rows = rows_of([example])
    assert [(int(r), bool(right), which) for r, right, which in zip(rows.roles, rows.right, rows.named, strict=True)] == [(PERP, True, 0), (VICTIM, True, 0)]


def test_the_threshold_is_where_f1_is_best() -> None:
    """A second string of a filler is one too many, a group gives its best string alone, and what lies below the best F1 is left out."""
    groups = [(0, 0), (0, 0), (0, 1), (0, 2), (1, 0)]
    rows = Rows(
        np.zeros((5, 1), dtype=np.float32), np.zeros(5, dtype=np.int64), np.zeros(5, dtype=np.float32), np.zeros(5, dtype=np.int64), groups, [0, 0, 0, -1, 0]
    )
    sure, f1 = threshold(rows, np.array([0.9, 0.8, 0.3, 0.2, 0.7], dtype=np.float32), 2)
    assert sure == pytest.approx(0.7)
    assert f1 == 1
