"""What a denial bears on, beyond the table of statuses."""

from __future__ import annotations

from crossbearing.corroboration import corroborate
from crossbearing.linking import link
from crossbearing.records.incident import Incident, Linked
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


def after_a_blast(toll: bool) -> str | None:
    """What stands of a blast of which residents tell, and of which a governor says that it was no attack; with or without telling its toll himself."""
    told = Story("a", "Residents told of the blast on Monday.", "2024-05-11", "A")
    told.claim("what", "told of the blast", "Residents", value="blast", events=(told.event("the blast", date="2024-05-10", place=EL_FASHER),))
    denied = Story("b", "The governor said three died. It was no attack.", "2024-05-12", "B")
    event = denied.event("attack", date="2024-05-10", place=EL_FASHER, modality="denied")
    if toll:
        denied.claim("casualties", "three died", "The governor", value="3 killed", quantity=(3, 3, 3, "killed"), events=(event,))
    denied.claim("what", "It was no attack", "The governor", "denies", value="attack", events=(event,))
    reports = [told.done(), denied.done()]
    both = Incident(id="one", type=reports[0].events[0].type, mentions=tuple(r.events[0].id for r in reports))
    linked = Linked(incidents=(both,), mention_incident=dict.fromkeys(both.mentions, "one"))
    (account,) = corroborate(reports, linked, (), "2024-06-01T00:00:00Z").accounts
    return dict(account.status).get("occurrence")


def test_who_counts_the_dead_does_not_doubt_the_event() -> None:
    """Whoever tells of the dead and says that it was no attack leaves open what it was, not whether anything happened."""
    assert after_a_blast(toll=True) != "contested"
    assert after_a_blast(toll=False) == "contested"
