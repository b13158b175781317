"""Who those were that were hit, said in a sentence of its own."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Reader

KILLED = "Soldiers killed eleven people near Mopti on Monday. "


def targets(read: Reader, text: str) -> set[tuple[str | None, str, bool]]:
    """Value, source and whether it is denied of each claim about whom it hit."""
    return {(c.value, c.source, c.stance == "denies") for c in read(text).claims if c.facet == "target"}


@pytest.mark.parametrize(
    ("said", "value", "denied"),
    [
        ("The army said they were jihadists.", "jihadists", False),
        ("The army said that all of the dead were armed militants.", "armed militants", False),
        ("Village elders said the eleven people killed on Monday were unarmed civilians.", "unarmed civilians", False),
        ("A nurse said that most of them were children.", "children", False),
        ("A nurse said that none of the victims was a fighter.", "fighter", True),
        ("A nurse said that they were not fighters.", "fighters", True),
    ],
)
def test_who_the_dead_were_is_a_claim(read: Reader, said: str, value: str, denied: bool) -> None:
    """What is said of those who were hit is a claim about the target, of who says it."""
    assert [d for v, source, d in targets(read, KILLED + said) if v is not None and value.endswith(v) and source != "the report"] == [denied]


def test_nobody_is_a_victim_where_nothing_happened(read: Reader) -> None:
    """ "They were soldiers" says nothing of an attack that is not told."""
    assert not targets(read, "Two brothers grew up in Gao. Their uncle said they were soldiers.")
