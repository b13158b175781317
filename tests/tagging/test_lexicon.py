"""The word lists of the rules tagger."""

from __future__ import annotations

import pytest

from crossbearing.records.ontology import EVENT_TYPES, MODALITIES, STANCES
from crossbearing.tagging.lexicon import NEEDS, inflected, lexicon, plural, rows, verb_forms


@pytest.mark.parametrize(
    ("noun", "expected"), [("strike", "strikes"), ("clash", "clashes"), ("battery", "batteries"), ("knife", "knives"), ("ambush", "ambushes")]
)
def test_plurals_are_regular(noun: str, expected: str) -> None:
    """The last word takes its plural ending."""
    assert plural(noun) == expected


@pytest.mark.parametrize(("verb", "form"), [("stab", "stabbed"), ("deny", "denied"), ("bomb", "bombing"), ("seize", "seizing"), ("attack", "attacks")])
def test_verbs_inflect(verb: str, form: str) -> None:
    """Every regular form is among those made."""
    assert form in verb_forms(verb)


def test_a_phrase_inflects_in_its_verb() -> None:
    """Particles stay as they are."""
    assert {"opened fire", "opens fire"} <= inflected("open fire", "v")
    assert "blew up" in inflected("blow up", "v", "blew up,blown up")


def test_every_row_names_a_known_type_stance_or_modality() -> None:
    """A slip in a list is found here, not by a reader of a ledger."""
    assert {r[0].lstrip(NEEDS) for r in rows("triggers.tsv")} <= set(EVENT_TYPES)
    assert {r[0] for r in rows("cues.tsv")} <= set(STANCES)
    assert {r[0] for r in rows("modality.tsv")} <= {*MODALITIES, "background"}
    assert {r[0] for r in rows("weapons.tsv")} <= {*EVENT_TYPES, "-"}


def test_the_longest_phrase_is_found_first() -> None:
    """ "Drone strike" is not read as "strike"."""
    end, entry = next(lexicon().triggers.at("a drone strike near".split(), 1))
    assert (end, entry.type) == (3, "drone-strike")
