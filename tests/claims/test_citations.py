"""What a report rests on: whom it lists, and whom not."""

from __future__ import annotations

import pytest

from .conftest import Reader

HEAD = "Raid on village\n\nGOMA, May 14 (Reuters) - Gunmen attacked the village of Beni on Monday.\n\n"


def listed(read: Reader, text: str) -> set[tuple[str, str]]:
    """Names and kinds of the explicit citations of a text."""
    return {(c.relies_on, c.kind) for c in read(HEAD + text).citations if c.explicit}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("According to the provincial hospital, twelve people were killed.", "provincial hospital", "primary-statement"),
        ('"They burned the school," a nurse said by telephone.', "nurse", "primary-statement"),
        ("An army report which we have seen names two officers.", "army report", "document"),
        ("The toll is not known.\n\n(Lakes Post with AFP and EFE)", "AFP", "agency"),
    ],
)
def test_what_a_report_rests_on_is_listed(read: Reader, text: str, name: str, kind: str) -> None:
    """Who speaks to the report, what it has read, whose material it prints."""
    assert (name, kind) in listed(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "The militia denied the attack and accused the army.",
        "One of them said the gunmen had fled.",
        "The army said in a press briefing that the gunmen had fled. His successor said nothing.",
        "Images verified by Reuters show burned houses.",
    ],
)
def test_what_a_report_does_not_rest_on_is_not_listed(read: Reader, text: str) -> None:
    """No accusers before the world, no pointing words, no press at large, nothing of its own."""
    assert not {name.lower() for name, _ in listed(read, text)} & {"militia", "one of them", "press", "his successor", "images verified by reuters", "reuters"}


def test_a_body_and_its_spokesman_are_one(read: Reader) -> None:
    """What the spokesman of a body says is its statement."""
    names = [
        n for n, _ in listed(read, "The Lakes Front said in a statement that it had left Beni. Lakes Front spokesman Idris Mahamat said so in a statement too.")
    ]
    assert sum("Lakes Front" in n for n in names) == 1
