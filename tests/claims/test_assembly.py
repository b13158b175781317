"""Claims: one facet each, anchored, on somebody's word, weightiest first."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.records.ontology import FACETS, SOURCE_KINDS, STANCES
from tests.claims.conftest import Reader

STORY = (
    "Blast kills five at Aden depot\n\n"
    "An explosion killed at least five people at an ammunition depot near Aden on Tuesday, officials said.\n\n"
    "The Houthi movement blamed Saudi Arabia for the explosion. Saudi Arabia denied any involvement in the explosion.\n\n"
    "“It was an accident in the store,” said Brigadier Saleh Nasser, who commands the garrison."
)

WORDS = "The army said rebels attack attacked strike killed five denied it that “ ” , . ; \n\n blamed Russia for on Monday according to citing no Kyiv".split(
    " "
)


def test_claims_are_anchored_and_ordered(read: Reader) -> None:
    """Every content lies in the text, every word of the inventories is known, weights fall."""
    report = read(STORY)
    assert report.claims
    assert [c.weight for c in report.claims] == sorted((c.weight for c in report.claims), reverse=True)
    for claim in report.claims:
        assert 0 <= claim.content.start < claim.content.end <= len(STORY)
        assert claim.facet in FACETS
        assert claim.stance in STANCES
        assert claim.source_type in SOURCE_KINDS


def test_blame_names_a_perpetrator_and_the_denial_finds_it(read: Reader) -> None:
    """The denial of involvement points at the claim that it denies."""
    claims = read(STORY).claims
    blame = next(c for c in claims if c.stance == "blames" and c.facet == "perpetrator")
    assert blame.value is not None
    assert "Saudi" in blame.value
    denial = next(c for c in claims if c.stance == "denies" and c.facet == "perpetrator")
    assert denial.denies == blame.id
    assert denial.certainty < 0


def test_who_claims_to_have_suffered_claims_no_deed(read: Reader) -> None:
    """The deed is laid at the door of the one who is named; one's own is claimed."""

    def stances(text: str) -> set[str]:
        return {c.stance for c in read(text).claims if c.facet == "perpetrator" and c.value}

    assert stances("Rebel fighters claimed they had lost six men to NATO airstrikes near Brega on Friday.") == {"blames"}
    assert "claims-responsibility" in stances("NATO claimed responsibility for the airstrike near Brega that killed six men on Friday.")


def test_casualties_are_a_claim_with_bounds(read: Reader) -> None:
    """ "At least five" has no upper bound."""
    count = next(c for c in read(STORY).claims if c.facet == "casualties")
    assert count.quantity is not None
    assert (count.quantity.low, count.quantity.high, count.quantity.unit) == (5, None, "killed")
    assert count.source == "officials"


def test_who_denies_a_part_in_a_known_deed_disputes_nothing_else_of_it(read: Reader) -> None:
    """That he did it is denied; that it was, where, when and with how many dead stands on the report, without doubt."""
    report = read("The Taliban denied involvement in the bombing of a school in Kabul on Monday that killed 12 pupils.")
    stances = {(c.facet, c.stance) for c in report.claims}
    assert {("perpetrator", "denies"), ("casualties", "asserts"), ("where", "asserts"), ("when", "asserts")} <= stances
    assert {facet for facet, stance in stances if stance == "denies"} <= {"perpetrator"}
    assert {c.certainty for c in report.claims if c.stance == "asserts"} == {3.0}


def test_what_nobody_is_quoted_for_stands_on_the_report(read: Reader) -> None:
    """A narrated fact has the publisher as its source and no cue."""
    claims = read("Shelling hit the market of Donetsk on Sunday.", publisher="The Paper").claims
    assert {c.source for c in claims} == {"The Paper"}
    assert all(c.cue is None and c.attribution is None for c in claims)


@settings(max_examples=60, deadline=None)
@given(text=st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=40).map(" ".join))
def test_no_text_breaks_the_reading(read: Reader, text: str) -> None:
    """Whatever stands in a text, reading it gives records whose spans lie inside it."""
    report = read(text)
    for span in [*report.events, *report.quotes, *(c.content for c in report.claims), *report.citations]:
        assert 0 <= span.start <= span.end <= len(text)
