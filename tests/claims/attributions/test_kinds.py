"""What kind of source a phrase is: by its head noun, by whom it speaks for, by the name that it bears."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from crossbearing.claims.attributions.kinds import kind_of
from crossbearing.records.claim import Entity
from crossbearing.records.value import ActorRef

BY_WORDS = {
    "witness": ["two residents", "a nurse at the clinic", "medics at two hospitals", "a shepherd", "Villagers in the north", "survivors of the crossing"],
    "expert": [
        "a retired colonel",
        "a weapons analyst",
        "researchers at the university",
        "an expert on mines",
        "a salvage master",
        "the retired chief of staff",
    ],
    "official-anonymous": [
        "a former ambassador to the region",
        "a person briefed on the plan",
        "a source close to the inquiry",
        "two intelligence officers",
        "Western diplomats",
        "a police officer",
        "some of the soldiers",
        "one of the investigators",
        "firefighters",
    ],
    "official-named": [
        "the gendarmerie",
        "the regional hospital",
        "a military court",
        "the mayor",
        "the ministry's spokeswoman",
        "Captain Ana Ruiz",
        "Maj. Gen. Idris Mahamat",
        "Pol Col Somchai Dee",
        "the press office of the army",
        "the military's media wing",
        "human rights officers of the Mission",
    ],
    "militia": [
        "the rebels",
        "two members of the gang",
        "a gang leader",
        "a front group",
        "a spokesman for the separatists",
        "a group that calls itself the River Wolves",
        "the Delta Liberation Front",
        "a rebel commander",
        "the militia's channel",
        "a hitherto unknown organisation",
    ],
    "media outlet": ["local media", "the daily Panorama", "a television channel", "initial reports", "the station's correspondents"],
    "state media": ["state television", "the state-run news agency"],
    "document": ["a leaked report", "the inquiry's findings", "satellite images", "the verdict", "a statement"],
    "other": [
        "the Farmers' League",
        "Tribal Leaders' Forum",
        "the main opposition group",
        "a shipping company",
        "an exiled opposition party",
        "a rights group",
        "a spokesman for the shipping company",
        "the ship's owner",
        "activists",
        "the defendants' lawyer",
        "aid workers",
        "someone",
    ],
}


@pytest.mark.parametrize(("words", "kind"), [(w, k) for k, rows in BY_WORDS.items() for w in rows])
def test_the_head_noun_tells_the_kind(words: str, kind: str) -> None:
    """Without any name the last noun of the head phrase decides, moved by whom it belongs to."""
    assert kind_of(words, None) == kind


def _entity(name: str, kind: str, what: str = "organization") -> Entity:
    actor = ActorRef(id=name.lower(), name=name, kind=kind) if kind else None
    return Entity(id=name, start=0, end=len(name), type=what, name=name, actor=actor)


GROUP, STATE = _entity("Ruvo", "rebel"), _entity("Tarnia", "state", "place")


@pytest.mark.parametrize(
    ("words", "entity", "named", "kind"),
    [
        ("Ruvo", GROUP, (), "militia"),
        ("Ruvo deputy Amir Sala", _entity("Amir Sala", "", "person"), (GROUP,), "militia"),
        ("a spokesman for Ruvo", None, (GROUP,), "militia"),
        ("residents of Ruvo-held towns", None, (GROUP,), "witness"),
        ("officials in Ruvo-held towns", None, (GROUP,), "official-anonymous"),
        ("Tarnia", STATE, (), "official-named"),
        ("Amir Sala", _entity("Amir Sala", "", "person"), (), "other"),
        ("Colonel Amir Sala", _entity("Amir Sala", "", "person"), (), "official-named"),
        ("Hill Army", _entity("Hill Army", ""), (), "militia"),
        ("Tarnian National Army", _entity("Tarnian National Army", ""), (), "official-named"),
    ],
)
def test_names_bring_what_the_registry_knows(words: str, entity: Entity | None, named: Sequence[Entity], kind: str) -> None:
    """A registered name is what it is; who speaks for an armed group is of it, who lives where it rules is not."""
    assert kind_of(words, entity, named) == kind
