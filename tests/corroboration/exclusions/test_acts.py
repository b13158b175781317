"""What is told of two acts does not contradict, though linking has made one incident of them."""

from __future__ import annotations

from typing import Any

from crossbearing.corroboration import corroborate
from crossbearing.records.incident import Incident, Linked
from tests.linking.handmade import EL_FASHER, NYALA, Story


def tolls(first: dict[str, Any], second: dict[str, Any]) -> list[str]:
    """The fields of the conflicts between nine dead and four, each of an act told in this way, joined in one incident."""
    reports = []
    for name, number, told in (("a", 9, first), ("b", 4, second)):
        hand, target = told.get("hand"), told.get("target")
        story = Story(name, f"The {name} governor told of {number} dead in the strike {hand} {target}.", "2024-05-12", name.upper())
        event = story.event("the strike", kind=told.get("kind", "air-strike"), date=told.get("date"), place=told.get("place"))
        story.claim("casualties", f"{number} dead", f"The {name} governor", quantity=(number, number, number, "killed"), events=(event,))
        for facet, value in (("perpetrator", hand), ("target", target)):
            if value is not None:
                story.entity(value, value)
                story.claim(facet, value, value=value, value_actor=value, events=(event,))
        reports.append(story.done())
    ids = tuple(r.events[0].id for r in reports)
    linked = Linked(incidents=(Incident(id="one", type=reports[0].events[0].type, mentions=ids),), mention_incident=dict.fromkeys(ids, "one"))
    return [c.field for c in corroborate(reports, linked, (), "2024-06-01T00:00:00Z").conflicts if c.field == "count"]


def test_tolls_of_one_act_exclude_each_other() -> None:
    """Where nothing tells the acts apart, also where one report says less than the other."""
    assert tolls({}, {}) == ["count"]
    assert tolls({"date": "2024-05-10", "place": EL_FASHER}, {}) == ["count"]
    assert tolls({"date": "2024-05-10"}, {"date": "2024-05-11"}) == ["count"]
    assert tolls({"kind": "air-strike"}, {"kind": "shelling"}) == ["count"]


def test_tolls_of_two_acts_do_not() -> None:
    """Another day, another town, a clash beside a strike."""
    assert tolls({"date": "2024-05-10"}, {"date": "2024-05-13"}) == []
    assert tolls({"place": EL_FASHER}, {"place": NYALA}) == []
    assert tolls({"kind": "air-strike"}, {"kind": "armed-clash"}) == []


def test_who_was_hit_by_one_is_not_who_did_it() -> None:
    """One strike of the army and one on the army are two acts, on one day in one town, too."""
    here = {"date": "2024-05-10", "place": EL_FASHER}
    assert tolls({**here, "hand": "saf", "target": "rsf"}, {**here, "hand": "rsf"}) == []
    assert tolls({**here, "hand": "saf"}, {**here, "hand": "rsf"}) == ["count"]
    assert tolls({"hand": "saf"}, {"hand": "rsf"}) == []


def denied(means: str, kind: str) -> list[tuple[str, str]]:
    """The conflicts between a helicopter that a witness saw in an air strike and what an inquiry denies of some event of that kind."""
    seen = Story("a", "A guest told of a helicopter in the strike.", "2024-05-12", "A")
    strike = seen.event("the strike", kind="air-strike")
    seen.claim("means", "helicopter", "A guest", value="helicopter", events=(strike,))
    told = Story("b", f"The inquiry found no sign of {means} in the fighting.", "2024-05-13", "B")
    fighting = told.event("fighting", kind=kind)
    told.claim("means", means, "The inquiry", value=means, stance="denies", events=(fighting,))
    reports = [seen.done(), told.done()]
    ids = tuple(r.events[0].id for r in reports)
    linked = Linked(incidents=(Incident(id="one", type=reports[0].events[0].type, mentions=ids),), mention_incident=dict.fromkeys(ids, "one"))
    return [(c.field, c.kind) for c in corroborate(reports, linked, (), "2024-06-01T00:00:00Z").conflicts]


def test_a_denied_means_may_be_denied_of_another_kind_of_act() -> None:
    """The kind of an act goes by its means: who denies these need not call it the same."""
    assert denied("a helicopter", "armed-clash") == [("means", "denial")]
    assert denied("a tank", "armed-clash") == []
