"""Denials of the act, of who did it, of the target, the means and the place are different things."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Reader

ATTACK = "Rebels said the army shelled the town of Beni on Monday. "


@pytest.mark.parametrize(
    ("denial", "facet", "value"),
    [
        ("The army denied targeting civilians.", "target", "civilians"),
        ("The army denied that civilians were its target.", "target", "civilians"),
        ("The army denied using cluster munitions.", "means", "cluster munitions"),
        ("The army denied that anything had landed on its territory.", "where", "its territory"),
        ("The army denied any involvement.", "perpetrator", None),
    ],
)
def test_what_is_denied_is_its_own_facet(read: Reader, denial: str, facet: str, value: str | None) -> None:
    """Each denial is a claim of the facet that it denies."""
    denied = [c for c in read(ATTACK + denial).claims if c.stance == "denies"]
    assert facet in {c.facet for c in denied}
    assert value is None or value in {c.value for c in denied if c.facet == facet}


def test_a_denial_of_something_else_names_no_perpetrator(read: Reader) -> None:
    """That there was no wedding does not say who did it."""
    denied = [c for c in read(ATTACK + "The army denied that there had been a wedding in the district that week.").claims if c.stance == "denies"]
    assert denied
    assert "perpetrator" not in {c.facet for c in denied}
