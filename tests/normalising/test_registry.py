"""Actors: who is meant by a name, by its spelling, its text and its time; and which words of a report mean the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.normalising import Normaliser
from crossbearing.normalising.actors.initials import short_forms
from crossbearing.normalising.registry import affiliations, inter_code, shared
from crossbearing.records.claim import Entity
from crossbearing.records.document import Document, Layout
from crossbearing.records.tags import Tag, Tags
from crossbearing.records.value import parse_edtf

CASES = [json.loads(line) for line in (Path(__file__).parent.parent / "cases" / "actors.jsonl").read_text("utf-8").splitlines()]
NONE = Tags(tagger="none", version="0")
KINDS = frozenset(
    "state military police intelligence government militia rebel political-militia terrorist igo ngo media state-media company civilian communal "
    "person other".split()
)


def read(text: str, tags: Tags = NONE, published: str = "2024-05-10") -> tuple[Entity, ...]:
    """The entities of a text."""
    return Normaliser.load().normalise(Document(id="case", text=text, sha256="", published=published), Layout(), tags).entities


def named(text: str, name: str, tags: Tags = NONE) -> Entity | None:
    """The entity at the last occurrence of a name."""
    at = text.rindex(name)
    return next((e for e in read(text, tags) if e.start <= at and at + len(name) <= e.end), None)


@pytest.mark.parametrize("case", CASES, ids=[f"{c['name']}: {c['why']}" for c in CASES])
def test_a_name_is_the_actor_that_its_text_means(case: dict[str, Any]) -> None:
    """Each row of the case table: the name is that entry of the registry, or none."""
    found = named(case["text"], case["name"])
    if case["actor"] is None:
        assert found is None or found.actor is None, case["why"]
        return
    assert found is not None, case["why"]
    assert (found.actor.id if found.actor else found.canonical) == case["actor"], case["why"]


def test_the_table_holds_the_world() -> None:
    """At least 250 rows, each with its reason, over many kinds of actors."""
    assert len(CASES) >= 250
    assert all(c["why"] for c in CASES)
    assert len({shared().actors[c["actor"]].ref.kind for c in CASES if c["actor"] in shared().actors}) >= 12


def test_ids_parents_and_kinds_of_the_registry_hold() -> None:
    """Every parent is an entry, every kind is one of the known, every code is one of ACLED's, every date is EDTF."""
    registry = shared()
    for actor in registry.actors.values():
        assert actor.ref.kind in KINDS, actor
        assert actor.ref.part_of is None or registry.get(actor.ref.part_of) is not None, actor
        assert actor.ref.inter in range(1, 9), actor
        assert all(parse_edtf(day) is not None for day in (actor.since, actor.until) if day), actor
        assert not (actor.since and actor.until) or actor.since[:4] <= actor.until[:4], actor


def test_every_affiliation_names_known_actors_and_its_source() -> None:
    """The table of affiliations points to entries on both sides, with a source."""
    registry = shared()
    rows = [row for ident in registry.actors for row in affiliations(ident)]
    assert len(rows) > 40
    for row in rows:
        assert registry.get(row["other"]) is not None, row
        assert row["relation"] in {"part-of", "backed-by", "split-from", "renamed-to", "merged-into", "allied-with"}
        assert row["source"]


def test_a_states_forces_abroad_are_external_forces() -> None:
    """ACLED code 1 at home is 8 abroad; a rebel group stays 2."""
    registry = shared()
    army, rebels = registry.organ("RW", "military"), registry.actors["m23"].ref
    assert inter_code(army, "RW") == 1
    assert inter_code(army, "CD") == 8
    assert inter_code(rebels, "CD") == 2


def test_a_person_carries_office_and_one_id() -> None:
    """Later mentions by family name share the id of the full name."""
    text = "Pentagon spokesman John Kirby said so. Mr. Kirby gave no number, and Kirby left."
    people = [e for e in read(text) if e.type == "person"]
    assert [e.name for e in people] == ["John Kirby", "Kirby", "Kirby"]
    assert {e.canonical for e in people} == {"john kirby"}
    assert people[0].role == "Pentagon spokesman"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("President Ibrahim Traore spoke.", "Ibrahim Traore", "President"),
        ("Defense Minister Rustem Umerov flew home.", "Rustem Umerov", "Defense Minister"),
        ("Lt. Gen. Yahya Hamid Musa of the army was killed.", "Yahya Hamid Musa", "Lt. Gen"),
        ("A Houthi spokesman, Yahya Saree, said so.", "Yahya Saree", "Houthi spokesman"),
        ("France's foreign minister, Aline Moreau, condemned it.", "Aline Moreau", "France's foreign minister"),
        ("Maria Gomez, a human rights lawyer, was shot.", "Maria Gomez", "a human rights lawyer"),
    ],
)
def test_the_office_beside_a_name_is_read(text: str, name: str, role: str) -> None:
    """Titles before a name, and offices behind it, are its role."""
    found = named(text, name)
    assert found is not None
    assert found.type == "person"
    assert found.role == role


@pytest.mark.parametrize(
    ("text", "acts"),
    [("Russia fired 40 drones at Odesa.", True), ("A train left for Russia.", False), ("The raid was carried out by Russia.", True)],
)
def test_a_state_that_acts_is_marked(text: str, acts: bool) -> None:
    """The name of a state that does something stands for its government."""
    found = named(text, "Russia")
    assert found is not None
    assert found.actor is not None
    assert (found.actor.id, found.metonym) == ("ru", acts)


def test_two_people_of_one_family_stay_two() -> None:
    """A second full name with the same family name is another person."""
    text = "Ahmed Khan, a teacher, was shot. His brother Imran Khan, a farmer, fled."
    assert {e.canonical for e in read(text) if e.type == "person"} == {"ahmed khan", "imran khan"}


def test_short_forms_are_those_that_fit_their_words() -> None:
    """Brackets define a short form only where its letters are those of the words before."""
    text = "The Free Valley Movement (FVM) met the governor (Kano) and Doctors for Peace (DFP)."
    assert set(short_forms(text)) == {"FVM", "DFP"}


def test_a_taggers_longer_name_wins_over_a_state_inside_it() -> None:
    """ "Iraq Water Circle" is a body; the state inside its name is not named."""
    text = "Researchers of Iraq Water Circle spoke."
    at = text.index("Iraq")
    tags = Tags(tagger="encoder", version="1", tags=(Tag(start=at, end=at + 17, kind="entity", label="organization", score=0.9, by="encoder"),))
    found = named(text, "Iraq Water Circle", tags)
    assert found is not None
    assert (found.type, found.actor) == ("organization", None)


def test_a_taggers_longer_name_of_a_known_group_keeps_its_actor() -> None:
    """ "Shia Popular Mobilization Forces" is the group with one word more."""
    text = "The Shia Popular Mobilization Forces left."
    tags = Tags(tagger="encoder", version="1", tags=(Tag(start=4, end=36, kind="entity", label="organization", score=0.9, by="encoder"),))
    found = named(text, "Shia Popular Mobilization Forces", tags)
    assert found is not None
    assert found.actor is not None
    assert found.actor.id == "pmf"


def test_state_media_are_told_from_the_press() -> None:
    """An agency that a state owns has a kind of its own."""
    registry = shared()
    assert registry.actors["xinhua"].ref.kind == "state-media"
    assert registry.actors["reuters"].ref.kind == "media"
    assert registry.actors["reuters"].owner


def test_every_state_has_its_organs() -> None:
    """Army, police and ministries of any state can be named by id."""
    registry = shared()
    assert registry.get("so-military") == registry.organ("SO", "military")
    assert registry.get("xx-military") is None
    assert registry.get("so-nothing") is None


@settings(deadline=None)  # the first example loads the tables
@given(st.lists(st.sampled_from(sorted(n for a in shared().actors.values() for n in a.names)), min_size=1, max_size=8))
def test_names_of_the_registry_in_any_order_can_be_read(names: list[str]) -> None:
    """Entities never overlap, hold their own words, and known ones carry the id of their actor."""
    text = ", ".join(names) + "."
    last = 0
    for e in read(text):
        assert last <= e.start < e.end
        assert text[e.start : e.end] == e.name
        assert e.actor is None or e.canonical == e.actor.id
        last = e.end


def tagged(text: str, *names: str) -> Tags:
    """A tagger that has found these organisations."""
    tags = tuple(Tag(start=text.index(n), end=text.index(n) + len(n), kind="entity", label="organization") for n in names)
    return Tags(tagger="by hand", version="0", tags=tags)


def test_the_branch_of_a_group_is_not_the_group() -> None:
    """An unknown name that begins with a known one is itself, with a tagger and without."""
    text = "The bombing was claimed by Boko Haram Gabon, an unknown outfit."
    assert [e for e in read(text) if e.actor is not None and e.actor.id == "boko-haram"] == []
    found = named(text, "Boko Haram Gabon", tagged(text, "Boko Haram"))
    assert found is not None
    assert found.name == "Boko Haram Gabon"
    assert found.actor is None


def test_a_name_cut_at_its_hyphens_is_one() -> None:
    """Two halves that a tagger left stand for one body."""
    text = "The Jaish-i-Sahra claimed the raid."
    found = named(text, "Jaish-i-Sahra", tagged(text, "Jaish", "Sahra"))
    assert found is not None
    assert found.name == "Jaish-i-Sahra"


def test_a_family_name_is_no_group() -> None:
    """ "Fatah" behind a given name is a person's name; alone it is the movement."""
    assert [e for e in read("Ismail Fatah, the clerk of Aden, spoke.") if e.actor is not None and "fatah" in e.actor.id] == []
    assert [e for e in read("Fatah and Hamas fought in Gaza.") if e.actor is not None and "fatah" in e.actor.id] != []
