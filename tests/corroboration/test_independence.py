"""For whom an official speaks whose body no list knows."""

from __future__ import annotations

import pytest

from crossbearing.corroboration import corroborate
from crossbearing.linking import link
from tests.linking.handmade import EL_FASHER, Story


@pytest.mark.parametrize(
    ("source", "named", "groups", "origins"),
    [
        ("Governor Haroun", None, 1, 1),
        ("Brigadier Musa Adam", None, 1, 1),
        ("an official of the Health Ministry", "Health Ministry", 1, 1),
        ("the police spokesman Musa Adam", None, 1, 1),
        ("Spokesperson Musa Adam", None, 2, 1),
        ("Its spokesman, Musa Adam", None, 2, 1),
        ("a member of the Mellit Emergency Room", "Mellit Emergency Room", 2, 2),
    ],
)
def test_officials_of_no_known_body(source: str, named: str | None, groups: int, origins: int) -> None:
    """They speak for the country of the incident, as its mayors do; another kind of body is an origin of its own, a spokesman of nobody an unknown one."""
    reports = []
    for name, who in (("a", "Mayor Salih"), ("b", source)):
        story = Story(name, f"{name} tells of the strike. {who} says that {name} counted nine dead.", "2024-05-11", f"Post {name}")
        event = story.event("the strike", date="2024-05-10", place=EL_FASHER)
        if who == source and named:
            story.entity(named)
        story.claim("perpetrator", f"{name} counted nine dead", who, kind="official-named", value="rsf", events=(event,))
        reports.append(story.done())
    (account,) = corroborate(reports, link(reports)).accounts
    assert (len(account.groups), account.origins) == (groups, origins)
