"""Days of a sentence that are not the event's own."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Reader


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Rebels claimed the attack on Wednesday.", "attack", None),
        ("Rebels claimed Tuesday's attack on a mosque in Goma.", "attack", "2024-05-14"),
        ("On Monday the army said that its aircraft had bombed a camp near Goma.", "bombed", None),
        ("On Monday the army bombed a camp near Goma, a spokesman said.", "bombed", "2024-05-13"),
        ("Early on Monday, residents say, a camp near Goma was bombed.", "bombed", "2024-05-13"),
        ("In 2019 the navy blamed rebels for attacks on ships.", "attacks", "2019"),
        ("In March 2021 a court convicted two men of the bombing of a ferry.", "bombing", None),
        ("Since 2009 the government has listed the group, accusing it of many attacks on ships.", "attacks", None),
        ("A court on Friday convicted two men of the bombing of a ferry.", "bombing", None),
        ("A court on Friday convicted two men of the bombing of a ferry on 27 February 2004.", "bombing", "2004-02-27"),
        ("The anniversary of the killing was marked in Goma on Thursday.", "killing", None),
        ("Soldiers shot at a patrol at 09:20.", "shot", None),
        ("A report published on 24 March names the men. Soldiers shot at a patrol at 09:20.", "shot", None),
        ("A bomb exploded in Goma on 3 May. Soldiers shot at a patrol at 09:20.", "shot", "2024-05-03"),
        ("Soldiers shot at a patrol at 09:20 on Monday.", "shot", "2024-05-13"),
        ("The governor condemned the bombing of 3 May at Goma.", "bombing", "2024-05-03"),
        ("The mission strongly condemns the attack of 24 March on a mosque in Goma.", "attack", "2024-03-24"),
        ("On 3 May rebels claimed an ambush near Goma.", "ambush", "2024-05-03"),
        ("Rebels claimed responsibility on Wednesday for a bombing that killed six men in Goma on Monday.", "killed", "2024-05-13"),
        ("The army on Tuesday blamed rebels for a bombing in Goma that killed six men.", "killed", None),
        ("Soldiers stormed a village before dawn and shot nine people.", "stormed", None),
        ("The anniversary of the 2015 siege of Goma was marked on Thursday.", "siege", "2015"),
        ("Since Monday doctors have treated victims of the attack in Goma.", "attack", None),
        ("The attack in Goma was the third since Saturday.", "attack", None),
        ("In January five officers were killed when a bomb hit their car near Goma, and in April 2015 gunmen shot 148 students.", "killed", "2024-01"),
        ("A bomb killed five officers near Goma; on 3 May gunmen shot a teacher.", "killed", None),
    ],
)
def test_the_day_of_an_act_about_the_event_is_not_its_own(read: Reader, text: str, word: str, day: str | None) -> None:
    """Saying, claiming, judging and remembering have days of their own, and an hour without its day dates nothing."""
    report = read(text)
    event = next(e for e in report.events if word in text[e.start : e.end])
    found = event.date.edtf.split("T")[0] if event.date else None
    assert found == day


def test_what_happened_when_a_window_opened_has_its_first_day(read: Reader) -> None:
    """ "Since November, when they seized": the window is that of the attacks, its beginning that of the seizure."""
    report = read("The rebels have carried out dozens of attacks since March, when they abducted a priest.")
    abducted = next(e for e in report.events if e.type.key == "abduction")
    assert abducted.date is not None
    assert abducted.date.edtf == "2024-03"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A bomb exploded on Monday and nine people were taken to hospital in Goma.", "exploded"),
        ("Soldiers attacked the village because its people had fed rebels in Goma.", "attacked"),
        ("They fired rockets from a camp in Goma.", "fired"),
    ],
)
def test_what_lies_elsewhere_is_not_the_place(read: Reader, text: str, word: str) -> None:
    """The hospital of the wounded, the reason and the place of launch are not where it happened."""
    event = next(e for e in read(text).events if word in text[e.start : e.end])
    assert event.place is None


def test_a_place_before_by_belongs_to_the_clause_before(read: Reader) -> None:
    """ "An attack on Goma by shelling Sake": each deed has its own place."""
    report = read("Rebels prevented an attack on Goma by shelling army posts in Bukavu.")
    shelling = next(e for e in report.events if "shelling" in report.document.text[e.trigger.start : e.trigger.end])
    assert shelling.place is not None
    assert shelling.place.name == "Bukavu"
