"""The casualties of an incident, as its claims give them."""

from __future__ import annotations

from crossbearing.corroboration import corroborate
from crossbearing.records.incident import Incident, Linked
from tests.linking.handmade import Story


def injured(words: str) -> list[int | None]:
    """The numbers of injured where a report tells of a guest in these words, and a doctor counts eleven."""
    story = Story("a", f"The strike hit the hall. A guest told of it with {words}. A doctor treated eleven wounded.", "2024-05-12", "A")
    event = story.event("The strike", kind="air-strike")
    story.claim("casualties", words, value="1 injured", quantity=(1, 1, 1, "injured"), events=(event,))
    story.claim("casualties", "eleven wounded", "A doctor", value="11 injured", quantity=(11, 11, 11, "injured"), events=(event,))
    report = story.done()
    ids = (report.events[0].id,)
    linked = Linked(incidents=(Incident(id="one", type=report.events[0].type, mentions=ids),), mention_incident={ids[0]: "one"})
    (account,) = corroborate([report], linked, (), "2024-06-01T00:00:00Z").accounts
    return sorted(row.injured.best for row in account.casualties if row.injured is not None and row.injured.best is not None)


def test_one_person_told_of_beside_a_number_is_no_toll_of_its_own() -> None:
    """Nor the lower bound of the number; "only one" is a count."""
    assert injured("a wounded arm") == [11]
    assert injured("only one wounded") == [1, 11]
