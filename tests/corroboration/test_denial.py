"""What a denial bears on, beyond the table of statuses."""

from __future__ import annotations

from crossbearing.corroboration import corroborate
from crossbearing.linking import link
from tests.linking.handmade import EL_FASHER, Story


def occurrence(modality: str) -> str | None:
    """What stands of the occurrence of a strike that one report tells and an officer speaks of in a denial."""
    told = Story("a", "Residents told of the strike on Monday.", "2024-05-11", "A")
    told.claim("what", "told of the strike", "Residents", value="strike", events=(told.event("the strike", date="2024-05-10", place=EL_FASHER),))
    words = "denied that soldiers had fled during the strike"
    denied = Story("b", f"An officer {words}.", "2024-05-12", "B")
    event = denied.event("the strike", date="2024-05-10", place=EL_FASHER, modality=modality)
    denied.claim("what", words, "An officer", "denies", kind="official-anonymous", value="strike", events=(event,), cue="denied")
    reports = [told.done(), denied.done()]
    (account,) = corroborate(reports, link(reports), (), "2024-06-01T00:00:00Z").accounts
    return dict(account.status).get("occurrence")


def test_a_denied_circumstance_does_not_contest_the_event() -> None:
    """Who denies what somebody did during a strike takes the strike for granted; who denies the strike contests it."""
    assert occurrence("actual") != "contested"
    assert occurrence("denied") == "contested"
