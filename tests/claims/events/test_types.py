"""The kind of an event by the means, by who is hit, and by who does it."""

from __future__ import annotations

import pytest

from crossbearing.claims.events.types import type_of
from crossbearing.claims.triggers.folding import fold
from crossbearing.records.claim import Role
from crossbearing.records.document import Span
from tests.claims.conftest import Reader
from tests.claims.parsed import context


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("A mine killed two herders near Aguelhok on Friday.", "bombing", id="a mine that hurts is none that is dug"),
        pytest.param("A man detonated himself among worshippers in Peshawar, killing 60.", "suicide-bombing", id="who detonates himself"),
        pytest.param("A U.S. MQ-9 Reaper fired a Hellfire missile at a car near Kunduz.", "drone-strike", id="the flyer before the missile"),
        pytest.param("A raid by F-16s on a village in Paktika left nine dead.", "air-strike", id="a raid by jets"),
        pytest.param("A quadcopter dropped a grenade on a tractor near Nikopol.", "drone-strike", id="a grenade from a drone"),
        pytest.param("Boko Haram fighters overran the camp at Bohoma and killed 98 soldiers.", "armed-clash", id="a camp overrun is a fight"),
        pytest.param("Rebels captured the town of Minova on Monday.", "non-state-takes", id="a town taken"),
        pytest.param("Gunmen attacked a police post in Karachi and killed two officers.", "armed-clash", id="gunmen against police"),
        pytest.param("Gunmen shot dead 12 villagers at an army-run school.", "shooting", id="where it was does not say who was hit"),
        pytest.param("The navy seized 2,000 rifles from a dhow on Sunday.", "weapons-disrupted", id="arms seized, with a comma in their number"),
        pytest.param("A tanker was detained by the navy off Gibraltar in July 2019.", "strategic-other", id="a ship that a state holds"),
        pytest.param("The airliner was shot down on Sunday.", "shelling", id="an airliner shot down, told in the passive"),
        pytest.param(
            "A blast at a cartridge depot near Djelfa, which the army traced to a spark, killed a soldier.", "strategic-other", id="what came by chance"
        ),
        pytest.param("A blast at a depot near Djelfa may have been an accident or sabotage.", "explosion", id="what is left open is not chance"),
        pytest.param("Students set fire to the town hall of Mbabane on Monday.", "violent-demonstration", id="what a crowd burns"),
        pytest.param("Clashes between police and protesters in Cairo left nine dead.", "violent-demonstration", id="protesters against police"),
        pytest.param("NATO began its bombing of Serbia in March 1999.", "air-strike", id="what a state bombs it bombs from the air"),
        pytest.param("The 1994 bombing of a Jewish centre in Buenos Aires killed 85 people.", "bombing", id="a bombing by nobody named"),
        pytest.param("The bombers who targeted Nairobi on Monday are still unknown.", "attack", id="bombers who are people"),
        pytest.param("Militants attacked a village in Borno, killing nine farmers before soldiers arrived.", "attack", id="soldiers who only come after"),
        pytest.param("A HIMARS strike on a school in Makiivka killed 89 men.", "shelling", id="a strike that no aircraft makes"),
    ],
)
def test_kind(read: Reader, text: str, kind: str) -> None:
    """The first event of the sentence."""
    assert read(text).events[0].type.key == kind


@pytest.mark.parametrize(
    ("actor", "kind"),
    [
        pytest.param("coalition", "air-strike", id="an alliance strikes from the air"),
        pytest.param("coalition troops", "armed-clash", id="unless its men are named"),
        pytest.param("planes", "air-strike", id="planes do"),
    ],
)
def test_who_strikes_from_above(actor: str, kind: str) -> None:
    """The kind of a deed whose roles the parse gives."""
    ctx = context(f"The DET 2 det\n{actor.replace(' ', '-')} NOUN 3 nsubj\ndestroyed VERB 0 root\nmilitant ADJ 5 amod\npositions NOUN 3 obj", "destroyed")
    roles = [Role(role="actor", start=4, end=4 + len(actor)), Role(role="target", start=ctx.text.index("militant"), end=len(ctx.text))]
    candidate = fold(ctx, ctx.tagged("trigger"))[0]
    assert type_of(ctx, candidate, Span(ctx.text.index("destroyed"), len(ctx.text)), roles).key == kind


def test_raids_after_air_strikes_are_air_raids(read: Reader) -> None:
    """ "The raids" take up the air strikes of the sentence before."""
    events = read("Air strikes hit the town of Saada on Tuesday. Residents said the raids destroyed a school.").events
    assert [e.type.key for e in events] == ["air-strike", "air-strike"]
