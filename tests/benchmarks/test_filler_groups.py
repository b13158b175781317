"""Role fillers: which mentions are one filler."""

from __future__ import annotations

import pytest

from benchmarks.encoding import read
from benchmarks.filler_groups import ROLES, Mention, groups, proper, same
from benchmarks.role_spans import Read, prepared
from benchmarks.templates import plain

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


def test_a_name_is_proper(text: Read) -> None:
    """A person's name holds a proper noun, what she is does not."""
    assert proper(text, mention(text, "ANA RUIZ", "victim"))
    assert not proper(text, mention(text, "MAGISTRATE", "victim"))
