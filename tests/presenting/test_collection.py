"""How reports are called and conflicts summed up where they are shown."""

from __future__ import annotations

import pytest

from crossbearing.presenting.collection import outlet_names
from crossbearing.presenting.views import lead
from crossbearing.records.document import Document
from crossbearing.records.finding import Conflict, ConflictValue


def document(name: str, publisher: str | None, published: str | None = None, title: str | None = None) -> Document:
    """A report without a text."""
    return Document(id=name, text="", sha256=name, publisher=publisher, published=published, title=title)


def test_reports_of_one_publisher_are_told_apart() -> None:
    """A publisher's only report bears its name; of several each adds its day, or its title where others came out that day, or else its id."""
    alone = document("a", "Mekong Wire", "2025-10-10")
    assert outlet_names([alone]) == {"a": "Mekong Wire"}
    same_day = document("b", "Mekong Wire", "2025-10-12T08:00", "Shells on a market"), document("c", "Mekong Wire", "2025-10-12", "Army denies shelling")
    bare = document("d", "Mekong Wire")
    assert outlet_names([alone, *same_day, bare, document("e", "Mu Tribune", "2025-10-12")]) == {
        "a": "Mekong Wire, 2025-10-10",
        "b": "Mekong Wire, Shells on a market",
        "c": "Mekong Wire, Army denies shelling",
        "d": "Mekong Wire, report d",
        "e": "Mu Tribune",
    }
    assert outlet_names([document("f", None, title="Rockets kill 40 of their own men in a prison camp")]) == {"f": "“Rockets kill 40 of their own men in a…”"}


@pytest.mark.parametrize(
    ("explanation", "shown"),
    [
        ("The numbers exclude each other: 2 killed (A); 5 killed (B).", "The numbers exclude each other."),
        (
            "The numbers exclude each other: 2 killed (A); 5 killed (B). Perhaps they speak of two incidents.",
            "The numbers exclude each other. Perhaps they speak of two incidents.",
        ),
        ("The same words are given to 2 killed and 5 killed: “we did it”.", "The same words are given to 2 killed and 5 killed: “we did it”."),
    ],
)
def test_an_explanation_beside_its_sides_does_not_repeat_them(explanation: str, shown: str) -> None:
    """Where the sides follow in a table the words before them are enough, with the doubt that closes them; words that are quoted stay."""
    sides = (ConflictValue(value="2 killed", claims=("a",)), ConflictValue(value="5 killed", claims=("b",)))
    assert lead(Conflict(id="k", incident="i", field="count", kind="disjoint", values=sides, explanation=explanation)) == shown
