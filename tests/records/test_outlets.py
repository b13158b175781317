"""The table of outlets."""

import pytest

from crossbearing.records.outlets import fold, outlet, outlet_rows, outlets


@pytest.mark.parametrize(
    ("name", "known", "kind"), [("AP", "The Associated Press", "agency"), ("the BBC", "BBC", "outlet"), ("Xinhua News Agency", "Xinhua", "agency")]
)
def test_known_by_every_name(name: str, known: str, kind: str) -> None:
    """An agency or outlet is found by its short name, its long one and with an article."""
    assert outlet(name)[:2] == (known, kind)


def test_unknown_outlets_own_themselves() -> None:
    """An outlet that the table lacks is an outlet of its own."""
    assert outlet("Maputo Gazette") == ("Maputo Gazette", "outlet", "Maputo Gazette")


def test_one_government_is_one_owner() -> None:
    """The outlets of one state have one owner; a public broadcaster with a charter has its own."""
    assert outlet("TASS").owner == outlet("Sputnik").owner == "state:RU"
    assert outlet("BBC").owner == "BBC"


def test_rows_are_whole() -> None:
    """Each row has an id of its own, a name, and yes or no where that is asked; states are named by their code."""
    rows = outlet_rows()
    assert len({row["id"] for row in rows}) == len(rows)
    assert len(outlets()) > len(rows)
    for row in rows:
        assert row["name"]
        assert {row["state_media"], row["wire"]} <= {"yes", "no"}
        assert not row["owner"].startswith("state:") or row["owner"] == f"state:{row['country']}"


def test_fold_forgives_spelling() -> None:
    """Case, accents, articles, dots and possessives do not make another name."""
    assert fold("The El País's") == fold("el pais")
    assert fold("U.S. Agency") == fold("US agency")
