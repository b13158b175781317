"""Role fillers: which mentions are one filler, what the heads see, and the shape of the answers."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import templates
from benchmarks.encoding import read
from benchmarks.role_spans import Read, prepared
from benchmarks.templates import ROLES, SIZES, Mention, bracketed, groups, heads, page, plain, same

TEXT = "ARMED MEN KILLED JUDGE ANA RUIZ, A MAGISTRATE, WITH A BOMB. THE POPULAR LIBERATION FRONT [PLF] CLAIMED THE MURDER OF RUIZ."


@pytest.fixture(scope="module")
def text() -> Read:
    """The text as the heads see it."""
    return prepared(read({"id": "1", "text": plain(TEXT)}))


def mention(text: Read, words: str, role: str, sure: float = 0.9) -> Mention:
    """The mention that these words of the text are."""
    own = [TEXT[a:b] for a, b in text.reading.coded.words]
    n = len(words.split())
    first = next(i for i in range(len(own)) if own[i : i + n] == words.split())
    return Mention(first, first + n, ROLES.index(role), sure, words)


def test_a_name_and_its_description_are_one(text: Read) -> None:
    """Title, name and apposition are one victim, also where the name alone comes again; two roles are never one filler."""
    found = [mention(text, w, "victim") for w in ("JUDGE", "ANA RUIZ", "MAGISTRATE")]
    again = Mention(found[1].first + 20, found[1].first + 21, found[1].role, 0.5, "RUIZ")
    assert [len(g) for g in groups(text, [*found, again])] == [4]
    other = found[1]._replace(role=ROLES.index("target"))
    assert len(groups(text, [found[0], other])) == 2


def test_an_organisation_and_its_initials_are_one(text: Read) -> None:
    """What stands in brackets behind an organisation is the same one."""
    both = [mention(text, "POPULAR LIBERATION FRONT", "perp_org"), mention(text, "PLF", "perp_org")]
    assert len(groups(text, both)) == 1
    assert same("Popular Liberation Front", "PLF")
    assert not same("Popular Liberation Front", "ELN")


def test_what_stands_apart_stays_apart(text: Read) -> None:
    """Mentions with a verb between them are two fillers, and things side by side are not one."""
    assert len(groups(text, [mention(text, "ARMED MEN", "victim"), mention(text, "JUDGE", "victim")])) == 2
    side = [mention(text, "JUDGE", "weapon"), mention(text, "ANA RUIZ", "weapon")]
    assert len(groups(text, side)) == 2


def test_brackets_open_and_close() -> None:
    """Words from an opening bracket to its end are marked."""
    assert bracketed(["a", "[", "b", "]", "c", "[d]", "e"]).tolist() == [0, 1, 1, 1, 0, 1, 0]


def test_both_heads_give_probabilities(text: Read) -> None:
    """Each head gives every word probabilities that sum to one, from values inside their tables."""
    seen = page(text)
    assert (seen.seen.min(0) >= 0).all()
    assert (seen.seen.max(0) < np.array(list(SIZES.values()))).all()
    for head in heads():
        logp = head.scores(seen)
        assert logp.shape == (len(seen.vectors), 1 + 2 * len(ROLES))
        assert np.allclose(np.exp(logp).sum(1), 1, atol=1e-4)


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
