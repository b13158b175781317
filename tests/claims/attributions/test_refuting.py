"""What is said is not so: denials without a verb of denying."""

from __future__ import annotations

import pytest

from crossbearing.claims.attributions.refuting import refutes
from tests.claims.conftest import Reader

SAID = [
    ("it did not believe anyone had been hurt", "official-named", True),
    ("he had heard no aircraft that night", "witness", True),
    ("it had observed no such launch", "official-named", True),
    ("his country had played no role in the raid", "official-named", True),
    ("the drone was not ours", "militia", True),
    ("the pattern was hard to square with an accident", "official-anonymous", True),
    ("the kingdom attacks nobody", "official-named", True),
    ("no air asset of the force was in the area", "official-named", True),
    ("French planes had not flown over Fezzan for months", "official-anonymous", True),
    ("the country has conducted no strike in Libya", "official-named", True),
    ("he did not believe that Nigeria was behind the attacks", "expert", True),
    ("he did not see who had fired", "witness", False),
    ("the clinic had no electricity", "official-named", False),
    ("the depot had no permit", "other", False),
    ("no soldiers were seen", "media outlet", False),
    ("it had found no evidence of a missile", "document", False),
]


@pytest.mark.parametrize(("said", "kind", "expected"), SAID)
def test_what_is_not_so_is_denied(said: str, kind: str, expected: bool) -> None:
    """Parties and bystanders deny what they did not do, see, believe or lose; wants, unknowns and findings are no denials."""
    assert refutes("said", said, kind, party=kind in ("official-named", "official-anonymous", "militia")) is expected


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army said a unit of the second division had ambushed the rebels near Kutum.", "claims-responsibility"),
        ("The army said rebels had shelled the village of Kutum.", "blames"),
        ("The minister suggested that rivals of the government had bombed the depot.", "suspects"),
        ("The ministry blamed a short circuit for the blast at the depot.", "asserts"),
        ("The ministry blamed rebels for the blast at the depot.", "blames"),
        ("A diplomat said his government was convinced of Eritrea's involvement in the attack.", "blames"),
        ("Officials, who declined to be named, dismissed the report of a raid as fantasy.", "denies"),
    ],
)
def test_the_stance_follows_whose_act_is_told(read: Reader, text: str, stance: str) -> None:
    """Own troops, the enemy's, a cause that is no party, a conviction, and a source without a name."""
    assert stance in {a.stance for a in read(text).attributions}


@pytest.mark.parametrize(
    ("words", "said", "expected"),
    [
        ("countered", "claims that it had killed civilians", True),
        ("disputed", "the ministry's version of the raid", True),
        ("said", "the claims made by the regime are outrageous", True),
        ("said", "the claims of the displaced are settled in court", False),
        ("contested", "the seat in the north", False),
    ],
)
def test_a_charge_that_is_countered_is_denied(words: str, said: str, expected: bool) -> None:
    """By the cue, or by what is said of it; what is contested and no charge is not denied."""
    assert refutes(words, said, "official-named", party=True) is expected
