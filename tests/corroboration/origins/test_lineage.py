"""Lineage: citations, credits, copies; and the origins that follow."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.corroboration import corroborate
from crossbearing.corroboration.origins.independence import Origins, group
from crossbearing.corroboration.pile import Pile
from crossbearing.linking import link
from crossbearing.records.finding import count_origins
from crossbearing.records.incident import Linked
from crossbearing.records.outlets import fold, outlet
from tests.corroboration.table import cases, derived, stories
from tests.linking.handmade import EL_FASHER, Story


@pytest.mark.parametrize("case", cases("lineage"), ids=lambda case: str(case["why"]))
def test_lineage_is_that_of_the_table(case: dict[str, Any]) -> None:
    """These edges and no other, each with what it found in the collection."""
    reports = []
    for row in case["reports"]:
        story = Story(row["id"], row["text"], row.get("published"), row.get("publisher"), byline=row.get("byline"))
        if row.get("event"):
            story.event(row["event"], date="2024-05-10", place=EL_FASHER)
        if row.get("cites"):
            name, kind, words = row["cites"]
            story.cites(name, words, kind)
        reports.append(story.done())
    found = corroborate(reports, link(reports)).derivations
    assert [[d.derived, d.relies_on, d.kind, d.explicit, d.report_id] for d in found] == case["expect"]


def test_spellings_of_one_outlet_meet() -> None:
    """Articles, dots and short forms do not make another outlet; owners are known where the table has them."""
    assert outlet("NYT") == outlet("the New York Times")
    assert outlet("A.P.").name == "The Associated Press"
    assert outlet("Sputnik").owner == outlet("RIA Novosti").owner
    assert outlet("Valley Chronicle").owner == "Valley Chronicle"
    assert fold("The U.S. Army’s") == "us army"


SAYERS = st.lists(
    st.tuples(st.sampled_from(["Governor Haroun", "Dr Osman", "an official", None]), st.sampled_from(["Reuters", "Hill Post", None])), min_size=1, max_size=6
)


def claim_rows(said: list[tuple[str | None, str | None]]) -> list[dict[str, Any]]:
    """Case rows: who says it, in which outlet."""
    rows: list[dict[str, Any]] = []
    for who, where in said:
        row: dict[str, Any] = {"facet": "perpetrator", "value": "rsf", "publisher": where}
        if who:
            row |= {"source": who, "kind": "official-anonymous" if who.startswith("an ") else "official-named"}
        rows.append(row)
    return rows


@settings(deadline=None, max_examples=40)
@given(said=SAYERS, unknown=st.integers(1, 3))
def test_unknown_origins_never_raise_the_count(said: list[tuple[str | None, str | None]], unknown: int) -> None:
    """Reports of nobody known add nothing to the origins that are known."""
    before, after = (stories(claim_rows(rows)) for rows in (said, [*said, *[(None, None)] * unknown]))
    counts = []
    for reports in (before, after):
        pile = Pile.of(reports, Linked())
        counts.append(count_origins(group([c for r in reports for c in r.claims], Origins.of(pile, ()), "i", frozenset())))
    assert counts[1] == max(1, counts[0])


@settings(deadline=None, max_examples=40)
@given(said=SAYERS)
def test_more_claims_never_lower_the_count(said: list[tuple[str | None, str | None]]) -> None:
    """Each further claim leaves the number of origins or raises it."""
    counts = []
    for n in range(1, len(said) + 1):
        reports = stories(claim_rows(said[:n]))
        counts.append(count_origins(group([c for r in reports for c in r.claims], Origins.of(Pile.of(reports, Linked()), ()), "i", frozenset())))
    assert counts == sorted(counts)


def test_copied_passage_is_one_origin() -> None:
    """Two outlets that print one text are one origin, and the group says why."""
    words = "Rockets struck the eastern quarter of the town before dawn and set fire to a school, a clinic and four houses while people slept inside"
    rows = [{"facet": "what", "value": "strike", "publisher": p, "words": words, "published": "2024-05-11"} for p in ("Hill Post", "Lake Herald")]
    (account,) = derived(rows).accounts
    assert account.origins == 1
    assert len(account.reports) == 2
    assert "copied" in account.groups[0].why
