"""Events told without a word for them: by a count of dead and injured, or by a means that was not there."""

from __future__ import annotations

from tests.claims.conftest import Reader


def told(read: Reader, text: str) -> list[tuple[str, str]]:
    """The words of the triggers with their modality, in the order of the text."""
    return [(text[e.trigger.start : e.trigger.end], e.modality) for e in read(text).events]


def test_a_sentence_that_counts_the_dead_tells_of_their_event(read: Reader) -> None:
    """The second sentence has no word for an event but its dead."""
    assert ("bodies", "actual") in told(read, "Gunmen attacked Oicha on Monday. A doctor counted 31 bodies at the morgue.")


def test_it_tells_of_the_event_of_the_sentence_before(read: Reader) -> None:
    """Dead and deed are one event."""
    deed, dead = read("Gunmen attacked Oicha on Monday. A doctor counted 31 bodies at the morgue.").events
    assert dead.antecedent == deed.id


def test_a_count_beside_an_event_word_makes_no_second_event(read: Reader) -> None:
    """The dead of a clause with an event are of that event."""
    assert len(told(read, "The attack on Oicha left 31 bodies in the streets.")) == 1


def test_a_bare_figure_tells_no_event(read: Reader) -> None:
    """A toll alone says how many and not what."""
    assert len(told(read, "Gunmen attacked Oicha, killing many people. The mayor put the toll at 36.")) == len(
        told(read, "Gunmen attacked Oicha, killing many people. The mayor knows more.")
    )


def test_nobody_hurt_is_denied_and_leaves_the_event(read: Reader) -> None:
    """That nobody was hurt denies the harm and claims a count of none; it says nothing of the attack."""
    text = "Gunmen fired on a patrol on Friday. Nobody was hurt, the army said."
    report = read(text)
    assert told(read, text)[-1] == ("hurt", "denied")
    last = report.events[-1].id
    assert {c.facet for c in report.claims if last in c.events} <= {"casualties"}


def test_no_casualties_reported_is_no_event(read: Reader) -> None:
    """No word of casualties denies a number."""
    assert len(told(read, "Gunmen fired on a patrol on Friday. No casualties were reported.")) == 1


def test_there_were_no_drones(read: Reader) -> None:
    """A means that was not there, or took no part, is a denied mention."""
    assert ("drones", "denied") in told(read, "The depot burned down on Friday after an explosion. There were no drones, the mayor said.")
    assert ("fighter jets", "denied") in told(read, "Strikes hit two villages on Monday. The ministry said no fighter jets crossed the border.")


def test_a_store_of_no_drones_is_none(read: Reader) -> None:
    """Who has no drones denies no event."""
    assert all(modality != "denied" for _, modality in told(read, "Gunmen attacked Oicha on Monday. The army has no drones."))


def test_not_involved_is_a_denied_mention(read: Reader) -> None:
    """Who was not involved, or had nothing to do with it, denies a part in what was told before; two things that have nothing to do with one another do not."""
    for words in ("was not involved", "had nothing to do with it"):
        assert told(read, f"A depot blew up near Kesh on Friday. The army said it {words}.")[-1][1] == "denied"
    assert len(told(read, "A depot blew up near Kesh on Friday. The two things had nothing to do with one another.")) == 1
