"""Actors by what the report itself says: short forms, bare nouns, possessives, names that share a noun."""

from __future__ import annotations

import pytest

from crossbearing.cleaning import clean
from crossbearing.normalising import Normaliser
from crossbearing.normalising.actors.initials import short_forms
from crossbearing.records.claim import Entity
from crossbearing.records.document import Document
from crossbearing.records.tags import Tag, Tags


def read(text: str, *bodies: str) -> dict[str, Entity]:
    """The entities of a text by their names, where a tagger found those bodies."""
    found = tuple(Tag(start=(at := text.index(b)), end=at + len(b), kind="entity", label="organization", score=0.9, by="encoder") for b in bodies)
    document = Document(id="told", text=text, sha256="", published="2024-05-10")
    return {e.name: e for e in Normaliser.load().normalise(document, clean(document), Tags(tagger="encoder", version="1", tags=found)).entities}


def test_initials_of_a_name_written_out_are_that_name_whatever_the_registry_knows() -> None:
    """SNA is an army of Syria elsewhere; here it is the agency that the report names."""
    found = read("The Sea News Agency reported a fire in Beira, Mozambique. A fisherman told SNA that nobody was hurt.")
    assert found["SNA"].canonical == found["Sea News Agency"].canonical == "sea news agency"
    assert found["SNA"].actor is None


def test_initials_that_fit_two_names_define_nothing() -> None:
    """A short form that may be either of two bodies is neither."""
    assert short_forms("The River Peace Front met the Red Palm Forum. RPF men left.") == {}


def test_a_bracket_behind_a_body_names_it_though_the_letters_are_of_another_language() -> None:
    """A body keeps one id under its English name and under its own letters."""
    found = read("The Popular Dawn Brigades (KFS) shelled the port. The KFS said so.", "Popular Dawn Brigades", "KFS")
    assert found["KFS"].canonical == found["Popular Dawn Brigades"].canonical


@pytest.mark.parametrize(
    ("text", "noun", "meant"),
    [
        ("The River Committee met in Goma. The Committee left on Monday.", "The Committee", "river committee"),
        ("The Front of the Delta denied it. Later the front confirmed it.", "the front", "front of the delta"),
        ("The Coastal Navy fired on the U.S. Navy. The Kenyan army watched. The army said so.", "The army", "kdf-kenya"),
    ],
)
def test_a_bare_noun_is_the_body_that_bears_it(text: str, noun: str, meant: str) -> None:
    """First the bodies named in the report are looked at, then those of the country."""
    bodies = [b for b in ("River Committee", "Front of the Delta", "Coastal Navy") if b in text]
    assert read(text, *bodies)[noun].canonical == meant


def test_a_bare_ministry_is_of_the_authorities_named_last() -> None:
    """The dateline of a neighbour does not make a ministry the neighbour's."""
    text = "MOGADISHU - Al-Shabaab claimed the raid in Somalia. Kenyan authorities dismissed the claim. Six died, the Interior Ministry said."
    ministry = read(text)["the Interior Ministry"].actor
    assert ministry is not None
    assert ministry.country == "KE"


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Tajikistan said two of its men died.", "its men", "tj-military"),
        ("Boko Haram raided Bama, Nigeria, and lost ten of its fighters.", "its fighters", "boko-haram"),
        ("The Somali militant group al-Shabaab said its fighters had killed 13 policemen in Elwak, Kenya.", "its fighters", "al-shabaab"),
        ("Statement of the Spokesperson of the Rapid Support Forces\n\nWe deny that our forces shelled the town.", "our forces", "rsf-sudan"),
    ],
)
def test_possessives_mean_the_forces_of_their_owner(text: str, words: str, actor: str) -> None:
    """A state's men are its army's; a group's are the group; "our" is the body that issues the statement."""
    assert read(text)[words].canonical == actor


def test_nationalities_joined_to_one_with_a_noun_share_it() -> None:
    """Two armed forces are named, not a state and an army."""
    found = read("U.S. and French forces bombed Sirte.")
    assert [found[name].canonical for name in ("U.S.", "French forces")] == ["us-military", "fr-military"]


@pytest.mark.parametrize("name", ["Federal Democratic Republic of Ethiopia", "Kyrgyz Republic", "REPUBLIC OF TAJIKISTAN", "State of Eritrea"])
def test_formal_names_are_those_of_the_state(name: str) -> None:
    """What constitutions call a state is the state."""
    found = read(f"The {name} denied it.")[name]
    assert found.actor is not None
    assert found.actor.kind == "state"


def test_a_shorter_name_of_a_body_is_the_longer_one() -> None:
    """What stands before "of" names the same body, and the end of its name does."""
    found = read("The White Herons of the Delta claimed it. The White Herons denied it.", "White Herons of the Delta")
    assert found["White Herons of the Delta"].canonical == "white herons of the delta"
    text = "The Upper Nile Relief Network counted six. The Relief Network counted nine."
    found = read(text, "Upper Nile Relief Network", "The Relief Network")
    assert found["The Relief Network"].canonical == "upper nile relief network"


def test_titles_are_no_names() -> None:
    """A title that a tagger takes for a name is dropped, and cut from the front of one."""
    text = "Brigadier General Sami Odeh spoke. The Minister left."
    tags = tuple(
        Tag(start=(at := text.index(p)), end=at + len(p), kind="entity", label="person", score=0.9, by="encoder")
        for p in ("Brigadier General Sami Odeh", "The")
    )
    document = Document(id="told", text=text, sha256="")
    people = [e for e in Normaliser.load().normalise(document, clean(document), Tags(tagger="encoder", version="1", tags=tags)).entities if e.type == "person"]
    assert [(e.name, e.role) for e in people] == [("Sami Odeh", "Brigadier General")]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Senator John Marsh spoke on Monday. Later Marshall left, and Marsh said that nobody was hurt.", "Marsh", "john marsh"),
        ("Prosecutor Luis Vega-Ortiz opened a case on Monday. Vega-Ortiz left.", "Vega-Ortiz", "luis vega ortiz"),
        ("Secretary of State Helen Marsh spoke on Monday. Marsh left.", "Marsh", "helen marsh"),
    ],
)
def test_a_part_of_a_name_is_the_person_whatever_a_tagger_takes_it_for(text: str, part: str, whole: str) -> None:
    """A family name that was taken for a body has the id, the type and the role of the person."""
    at = text.rindex(f"{part} ")
    found = (Tag(start=at, end=at + len(part), kind="entity", label="organization", score=0.9, by="encoder"),)
    document = Document(id="part", text=text, sha256="", published="2024-05-10")
    read_again = Normaliser.load().normalise(document, clean(document), Tags(tagger="encoder", version="1", tags=found)).entities
    assert [(e.canonical, e.type, bool(e.role)) for e in read_again if e.start == at] == [(whole, "person", True)]
