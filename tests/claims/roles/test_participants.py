"""Who takes part: by word order, by names around the event, by what is blamed on whom."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Reader


def parties(read: Reader, text: str, role: str) -> list[str]:
    """The words of everybody in a role, over all events of a text."""
    report = read(text)
    return [report.document.text[r.start : r.end] for e in report.events for r in e.fillers(role)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The governor blamed the attack on the Lord's Resistance Army.", "Lord's Resistance Army"),
        ("The ministry attributed the blast to Boko Haram.", "Boko Haram"),
        ("Chad accused Boko Haram of attacking the village of Kaiga.", "Boko Haram"),
        ("An al-Shabaab attack on a hotel in Mogadishu killed six people.", "al-Shabaab"),
        ("The convoy was ambushed by rebels near Beni.", "rebels"),
        ("Boko Haram left the town on Monday. It had attacked a school there.", "It"),
    ],
)
def test_who_did_it_is_found(read: Reader, text: str, actor: str) -> None:
    """Blamed on, attributed to, accused of, a name before the noun, an agent, a pronoun."""
    assert any(actor in words for words in parties(read, text, "actor"))


@pytest.mark.parametrize(
    "text",
    [
        "Boko Haram denied responsibility for the attack in Bama.",
        "The African Union condemned the bombing of the market.",
        "The men killed in the strike were herders.",
        "A bomb exploded in Aden. About thirty fighters died.",
        "The warlord Jomar Abdul died in the air strike.",
        "The Red Cross counted 31 dead in the town.",
    ],
)
def test_who_denies_condemns_or_dies_did_not_do_it(read: Reader, text: str) -> None:
    """A denial, a condemnation and a victim name no actor."""
    assert parties(read, text, "actor") == []


def test_a_facility_before_the_event_is_its_target(read: Reader) -> None:
    """ "A mosque bombing" hit a mosque."""
    assert "mosque" in parties(read, "Nine people died in a mosque bombing in Kano.", "target")


def test_who_is_told_of_in_a_headline_before_a_colon_did_not_do_it(read: Reader) -> None:
    """The office before a colon speaks."""
    assert parties(read, "African Union: depot blast was an accident\n\nA depot blew up in Juba on Monday.", "actor") == []


def named(read: Reader, text: str) -> set[str]:
    """The names of all actors of a text, as the registry or the text gives them."""
    report = read(text)
    known = {e.id: e for e in report.values.entities}
    found = [known[r.ref] for e in report.events for r in e.fillers("actor") if r.ref in known]
    return {e.actor.name if e.actor else e.name for e in found}


def test_troops_of_two_states_are_two_actors(read: Reader) -> None:
    """ "U.S. and French forces" are the forces of each, by whichever names the registry has."""
    found = named(read, "U.S. and French forces attacked a militant base in northern Mali on Monday, officials said.")
    assert len(found) == 2
    assert any("French" in name or "France" in name for name in found)


def test_its_jets_are_the_speakers(read: Reader) -> None:
    """What an army calls its own did it for the army; machines alone are instruments."""
    assert named(read, "The Israeli army said its jets attacked a depot near Tyre.") == named(read, "The Israeli army attacked a depot near Tyre.") != set()


@pytest.mark.parametrize(
    "text",
    [
        "The army's warehouse at Tete exploded on Monday.",
        "Residents said our forces attacked the market in Goma.",
        "A blast hit the bus in Aden, 16 dead in the attack.",
    ],
)
def test_owners_of_things_and_unknown_sides_do_not_act(read: Reader, text: str) -> None:
    """The owner of what exploded, "our forces" of nobody in particular, a number."""
    assert not [words for words in parties(read, text, "actor") if words.lower().startswith(("the army", "army", "our", "16"))]


def test_a_group_is_known_by_the_name_that_it_gives_itself(read: Reader) -> None:
    """ "A group calling itself X" is X."""
    assert "Red Wolves Brigade" in " ".join(named(read, "A group calling itself the Red Wolves Brigade attacked a police post in Lagos."))


def test_a_time_before_the_name_is_no_part_of_it(read: Reader) -> None:
    """ "On 19 June gunmen ...": the gunmen did it."""
    assert parties(read, "On 19 June gunmen attacked the market of Beni.", "actor") == ["gunmen"]


@pytest.mark.parametrize("text", ["Gunmen shot at us.", "They shot at whatever moved.", "Nobody knows how many people were killed."])
def test_pronouns_and_questions_are_no_targets(read: Reader, text: str) -> None:
    """Words that name nobody fill no role."""
    assert not any(words in ("us", "whatever moved", "how many people") for role in ("target", "victim") for words in parties(read, text, role))


def test_who_finds_out_did_not_do_it(read: Reader) -> None:
    """The name after "by" did it; the one after the comma says so, and claims nothing."""
    text = "Monday's strike on farms near Saravena was carried out by the Colombian air force, the UN mission found."
    assert not any("UN" in words for words in parties(read, text, "actor"))
    assert "claims-responsibility" not in {a.stance for a in read(text).attributions}


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Militants rammed a lorry packed with explosives into a police post.", {"police post"}),
        ("Rockets were fired at a convoy in Kismayo.", {"convoy"}),
        ("The attack on the barracks took place on Monday.", {"barracks"}),
        ("The patrol came under fire from gunmen.", set()),
        ("The army killed nine of them in a raid.", set()),
        ("Soldiers bombed a bridge, one of the longest in the country.", {"bridge"}),
        ("Rebels destroyed three drones of the army.", {"drones of the army"}),
    ],
)
def test_targets_are_things_and_end_with_their_noun(read: Reader, text: str, targets: set[str]) -> None:
    """A weapon is the means and what it goes at the target; places, pronouns and what follows a noun are none."""
    found = {w.removeprefix("the ").removeprefix("a ").removeprefix("three ") for w in parties(read, text, "target")}
    assert found <= targets | {"patrol"}
    assert found or not targets


@pytest.mark.parametrize(
    ("text", "named_as"),
    [
        ("Pakistani militants attacked a post near Chaman on Monday.", set()),
        ("Pakistani troops attacked a village near Chaman on Monday.", {"Pakistan"}),
        ("Gunmen from Katanga attacked a village near Kolwezi.", set()),
    ],
)
def test_militants_of_a_country_are_not_its_state(read: Reader, text: str, named_as: set[str]) -> None:
    """Whose name a people or a country lends to gunmen is not the one who did it; troops are their state's."""
    found = named(read, text)
    assert bool(found) == bool(named_as)
    assert all("Pakistan" in name for name in found)


def test_who_lost_the_dead_did_not_kill_them(read: Reader) -> None:
    """ "Twenty Tajik dead" were hit."""
    assert parties(read, "The radio spoke of twenty Tajik dead in the clash.", "actor") == []


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("A shop was bombed in Bor on Monday. The governor accused youths from Kapoeta of the attack.", "youths"),
        ("A shop was bombed in Bor on Monday. The governor blamed the Lord's Resistance Army.", "Lord's Resistance Army"),
        ("A shop was bombed in Bor on Monday. The governor accused the army of hiding cattle.", None),
    ],
)
def test_the_blamed_are_named_by_their_people(read: Reader, text: str, blamed: str | None) -> None:
    """Not the town that they come from; and a charge of something else names no perpetrator of the deed."""
    found = [c.value or "" for c in read(text).claims if c.facet == "perpetrator"]
    assert [v for v in found if v == "Kapoeta"] == []
    assert any(blamed in v for v in found) if blamed else found == []
