"""What a report rests on: whom it lists, and whom not."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Reader

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
        ("The toll is not known.\n\nAgence France-Presse contributed to this report", "Agence France-Presse", "agency"),
        ("The toll is not known.\n\nAgencies contributed to this report.", "agencies", "agency"),
        ("The toll is not known.\n\n15 May 2024 | Source: Lakes Wire | Views: 12", "Lakes Wire", "outlet"),
        ('Residents told the newspaper "Lakes Herald" that the school burned.', "Lakes Herald", "outlet"),
        ("Officials told Turkish television that the school burned.", "Turkish television", "outlet"),
        ("Algeria's defence ministry said in a statement that 12 people were killed.", "Algerian defence ministry", "primary-statement"),
        (
            "Kenya Wildlife Service spokesman Paul Odhiambo said in a statement that nine people were killed.",
            "Kenya Wildlife Service spokesman Paul Odhiambo",
            "primary-statement",
        ),
        ("Three officials familiar with the matter told us by telephone that nine people were killed.", "officials", "primary-statement"),
        ("Satellite images taken on May 12 by Maxar show two burned hangars.", "Maxar satellite images", "document"),
        ("A video shared widely on social media showed a burning truck.", "video on social media", "document"),
        ('"They came at dawn," he was quoted as saying by the semi-official Nile Dispatch news agency.', "Nile Dispatch", "agency"),
        (
            "Ana Ruiz, a spokeswoman for the port of Kalemie, said in a statement that nine people were killed.",
            "Ana Ruiz, spokeswoman for the port of Kalemie",
            "primary-statement",
        ),
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
        "The gunmen claimed twelve lives.",
        "The minister spoke in an interview broadcast on Thursday of the attack.",
        "The army said in a press briefing that the gunmen had fled. His successor said nothing.",
        "Images verified by Reuters show burned houses.",
        "Certain media interpreted the words of the minister wrongly, a teacher said.",
        "The bombs were carried by Wing Loong drones. (AFP Photo/Ana Ruiz)",
    ],
)
def test_what_a_report_does_not_rest_on_is_not_listed(read: Reader, text: str) -> None:
    """No accusers before the world, no pointing words, no press at large, nothing of its own."""
    assert not {name.lower() for name, _ in listed(read, text)} & {
        "militia",
        "one of them",
        "press",
        "his successor",
        "images verified by reuters",
        "reuters",
        "wing loong",
        "certain media",
        "afp",
        "gunmen",
        "thursday",
    }


def test_a_body_and_its_spokesman_are_one(read: Reader) -> None:
    """What the spokesman of a body says is its statement."""
    names = [
        n for n, _ in listed(read, "The Lakes Front said in a statement that it had left Beni. Lakes Front spokesman Idris Mahamat said so in a statement too.")
    ]
    assert sum("Lakes Front" in n for n in names) == 1


def test_a_report_rests_on_few_of_those_who_speak(read: Reader) -> None:
    """Who answers at the foot of a long story carries it less than who gives the toll at its head."""
    others = "".join(f"The {name} front accused the army of firing first.\n\n" for name in ("Lakes", "Hills", "Plains", "Valley", "River", "Forest"))
    names = {n for n, _ in listed(read, f"According to the provincial hospital, twelve people were killed.\n\n{others}Minister Ana Ruiz called for calm.")}
    assert "provincial hospital" in names
    assert not {n for n in names if "front" in n or "Ruiz" in n}


def test_a_body_and_its_short_name_are_one(read: Reader) -> None:
    """ "The Observatory", "the British-based observatory" and its director are the Observatory for Human Rights; two ministries are two."""
    found = listed(
        read,
        "The Syrian Observatory for Human Rights said in a statement that 12 people were killed. The British-based observatory said in a statement that "
        "30 others were wounded. The Observatory said by telephone that the gunmen had burned six houses.",
    )
    assert [name for name, kind in found if "bservatory" in name] == ["Syrian Observatory for Human Rights"]
