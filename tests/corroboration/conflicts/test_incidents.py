"""Conflicts that take more than the rows of the table: titles of speakers, places named side by side, a series and its members, certainty in one report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossbearing.corroboration import corroborate
from crossbearing.linking import link
from crossbearing.records.claim import PlaceMention, ReadReport
from crossbearing.records.finding import Conflict
from crossbearing.records.incident import Incident, Linked, PairScore
from crossbearing.records.value import PlaceRef
from tests.linking.handmade import EL_FASHER, NYALA, Story


def found(reports: Sequence[ReadReport]) -> tuple[Conflict, ...]:
    """The conflicts between these reports."""
    return corroborate(reports, link(reports), (), "2024-06-01T00:00:00Z").conflicts


def struck(name: str, text: str) -> tuple[Story, str]:
    """A report whose text tells of "the strike", and the id of that event."""
    story = Story(name, text, "2024-05-11", name.upper())
    return story, story.event("the strike", date="2024-05-10", place=EL_FASHER)


def named(report: ReadReport, *places: PlaceRef) -> ReadReport:
    """The report with these places named in its text."""
    spots = (report.document.text.index(p.name) for p in places)
    mentions = (PlaceMention(id=f"p{n}", start=at, end=at + len(p.name), name=p.name, place=p) for n, (at, p) in enumerate(zip(spots, places, strict=True)))
    return replace(report, values=replace(report.values, places=tuple(mentions)))


def two_places(first: str) -> tuple[Conflict, ...]:
    """The conflicts between one report that puts the strike in El Fasher, in this wording, and one that puts it in Nyala."""
    a, event = struck("a", f"The governor told of the strike {first}.")
    a.claim("where", first, "The governor", place=EL_FASHER, events=(event,))
    b, other = struck("b", "A doctor told of the strike in Nyala.")
    b.claim("where", "in Nyala", "A doctor", place=NYALA, events=(other,))
    here = (EL_FASHER, NYALA) if "Nyala" in first else (EL_FASHER,)
    return found([named(a.done(), *here), named(b.done(), NYALA)])


def test_a_report_that_names_both_places_takes_neither_for_the_other() -> None:
    """Two towns contradict each other, unless a report that names one of them names the other as well."""
    assert [c.field for c in two_places("in El Fasher")] == ["place"]
    assert two_places("in El Fasher, on the road to Nyala") == ()


def denied_by(source: str) -> list[str]:
    """Against whom an unknown speaker's denial stands where two groups that nobody knows are accused."""
    a, event = struck("a", "The governor said the Red Hill men carried out the strike.")
    a.claim("perpetrator", "the Red Hill men", "The governor", "blames", value="Red Hill men", events=(event,))
    b, other = struck("b", "A doctor said the Blue Lake men carried out the strike.")
    b.claim("perpetrator", "the Blue Lake men", "A doctor", "blames", value="Blue Lake men", events=(other,))
    c, third = struck("c", f"Of the strike {source} denied that his people were involved.")
    c.claim("what", "that his people were involved", source, "denies", events=(third,), cue="denied")
    reports = [s.done() for s in (a, b, c)]
    said = {claim.id: claim.value for r in reports for claim in r.claims}
    return sorted(str(said[k]) for conflict in found(reports) if conflict.kind == "denial" for v in conflict.values if v.value == "asserted" for k in v.claims)


def test_an_unknown_speaker_clears_the_side_that_his_title_names() -> None:
    """Red Hill's minister answers for Red Hill; a speaker without such a title for all of whom nobody knows more."""
    assert denied_by("Red Hill's information minister") == ["Red Hill men"]
    assert denied_by("a spokesman") == ["Blue Lake men", "Red Hill men"]


def hedged(sure: str, unsure: str) -> list[tuple[str, str]]:
    """The conflicts of one report that says for certain who struck and later only that he is suspected, each on the word of such a source."""
    story, event = struck("a", "Militants carried out the strike. The police suspect militants of it.")
    story.claim("perpetrator", "Militants", sure, value="militants", events=(event,))
    story.claim("perpetrator", "suspect militants", unsure, "suspects", value="militants", events=(event,))
    return [(c.field, c.kind) for c in found([story.done()])]


def test_a_report_may_vary_its_own_words() -> None:
    """Certain here and suspected there is a conflict of two sources, and none in one report's own text."""
    assert hedged("the report", "the report") == []
    assert hedged("The governor", "The police") == [("status", "within-report")]


def tolls(score: float, group: bool = False) -> list[tuple[str | None, int]]:
    """The conflicts, as incident and number of sides, between tolls of two incidents that are one with this likelihood; the second may be a series."""
    reports = []
    for name, number in (("a", 5), ("b", 9)):
        story, event = struck(name, f"The governor told of the strike: {number} dead.")
        story.claim("casualties", f"{number} dead", f"governor {name}", events=(event,), quantity=(number, number, number, "killed"))
        reports.append(story.done())
    first, second = ("one", "two")
    incidents = [
        Incident(id=key, type=r.events[0].type, mentions=(r.events[0].id,), group=group and key == second)
        for key, r in zip((first, second), reports, strict=True)
    ]
    linked = Linked(
        incidents=tuple(incidents),
        mention_incident={i.mentions[0]: i.id for i in incidents},
        duplicates=(PairScore(left=first, right=second, score=score),),
    )
    made = corroborate(reports, linked, (), "2024-06-01T00:00:00Z").conflicts
    assert all(c.explanation.endswith("two incidents.") for c in made)
    return [(c.incident, len(c.values)) for c in made]


def test_likely_twins_are_held_against_each_other() -> None:
    """Incidents that are rather one than two contradict each other in one place, with a word of doubt; less likely ones and series do not."""
    assert tolls(0.9) == [("one", 2)]
    assert tolls(0.4) == []
    assert tolls(0.9, group=True) == []


def hands(kind: str) -> list[str]:
    """The fields of the conflicts between one who has the army strike from the air and one who has another force at work, in an act of that kind."""
    a, event = struck("a", "The governor said the army carried out the strike.")
    a.claim("perpetrator", "the army", "The governor", "blames", value="saf", value_actor="saf", events=(event,))
    a.entity("the army", "saf")
    b = Story("b", "A doctor said the militia led the strike.", "2024-05-11", "B")
    other = b.event("the strike", kind=kind, date="2024-05-10", place=EL_FASHER)
    b.claim("perpetrator", "the militia", "A doctor", "blames", value="rsf", value_actor="rsf", events=(other,))
    b.entity("the militia", "rsf")
    reports = [a.done(), b.done()]
    both = Incident(id="one", type=reports[0].events[0].type, mentions=(event, other))
    linked = Linked(incidents=(both,), mention_incident={event: "one", other: "one"})
    return [c.field for c in corroborate(reports, linked, (), "2024-06-01T00:00:00Z").conflicts]


def test_acts_of_different_kinds_have_hands_of_their_own() -> None:
    """Two names for one strike are rivals; who fought a battle around it is no rival of who struck."""
    assert hands("air-strike") == ["perpetrator"]
    assert hands("attack") == ["perpetrator"]
    assert hands("armed-clash") == []


def two_days(first: str, second: str) -> tuple[Conflict, ...]:
    """The conflicts between two reports that put the strike on these days, each as its words and its EDTF day."""
    reports = []
    for name, said in (("a", first), ("b", second)):
        words, day = said.split("=")
        story, event = struck(name, f"The {name} governor put the strike {words}.")
        story.claim("when", words, f"The {name} governor", date=day, events=(event,))
        reports.append(story.done())
    return found(reports)


def test_a_night_has_two_days_and_a_week_is_said_loosely() -> None:
    """Neighbouring days exclude each other in broad daylight, not at night; a week stands against no day."""
    assert [c.field for c in two_days("at noon on Friday=2024-05-10", "on Saturday=2024-05-11")] == ["date"]
    assert two_days("on Friday night=2024-05-10", "before dawn on Saturday=2024-05-11") == ()
    assert [c.field for c in two_days("on Friday night=2024-05-10", "on Sunday night=2024-05-12")] == ["date"]
    assert two_days("on Friday=2024-05-10", "this week=2024-05-13/2024-05-19") == ()


def victims(kind: str) -> list[str]:
    """The fields of the conflicts between one who has fighters hit and one who has a market hit, in an act of that kind."""
    reports = []
    for name, words in (("a", "a group of fighters"), ("b", "a crowded market")):
        story = Story(name, f"The {name} governor said the strike hit {words}.", "2024-05-11", name.upper())
        event = story.event("the strike", kind=kind, date="2024-05-10", place=EL_FASHER)
        story.claim("target", words, f"The {name} governor", value=words, events=(event,))
        reports.append(story.done())
    ids = tuple(r.events[0].id for r in reports)
    linked = Linked(incidents=(Incident(id="one", type=reports[0].events[0].type, mentions=ids),), mention_incident=dict.fromkeys(ids, "one"))
    return [c.field for c in corroborate(reports, linked, (), "2024-06-01T00:00:00Z").conflicts]


def test_a_battle_hits_both_sides() -> None:
    """Fighters here and a market there contradict each other in a strike, not in a battle."""
    assert victims("air-strike") == ["target"]
    assert victims("armed-clash") == []


def headline(text: str, *hands: str) -> list[str]:
    """The kinds of the conflicts of a report whose headline names these hands flatly while its body only lets a governor blame the first."""
    story = Story("a", f"{text}\n\nThe governor blamed {hands[0]} for the strike.", "2024-05-11", "A", headline=True)
    event = story.event("the strike", date="2024-05-10", place=EL_FASHER)
    for hand in hands:
        story.claim("perpetrator", text, value=hand, events=(event,))
    story.claim("perpetrator", f"blamed {hands[0]}", "The governor", "blames", value=hands[0], events=(event,), cue="blamed")
    return [c.kind for c in found([story.done()])]


def test_a_headline_that_names_both_sides_says_nothing_of_whose_deed_it_was() -> None:
    """ "The Red Hill men bomb a town" is more than the text says; "the Red Hill men and the Blue Lake men clash" is not."""
    assert headline("Red Hill men bomb a town", "Red Hill men") == ["headline-body"]
    assert headline("Red Hill men and Blue Lake men clash", "Red Hill men", "Blue Lake men") == []


def counted(first: str, second: str) -> list[str]:
    """The fields of the conflicts between two tolls of a strike, each as its words and how many they count."""
    reports = []
    for name, said in (("a", first), ("b", second)):
        words, number = said.split("=")
        story, event = struck(name, f"The {name} governor said of the strike that it killed {words}.")
        low = int(number.rstrip("+"))
        bounds = (low, low, None if number.endswith("+") else low, "killed")
        story.claim("casualties", words, f"The {name} governor", quantity=bounds, events=(event,))
        reports.append(story.done())
    return [c.field for c in found(reports)]


def test_what_is_no_other_number() -> None:
    """ "More than forty" rounds forty, and who is named may have died beside others; one man is a count."""
    assert counted("40 people=40", "more than 40 people=41+") == []
    assert counted("40 people=40", "at least 41 people=41+") == ["count"]
    assert counted("General Haroun=1", "three officers=3") == []
    assert counted("one officer=1", "three officers=3") == ["count"]


def test_one_person_of_whom_a_report_tells_is_among_those_it_counts() -> None:
    """A guest with a wound beside the eleven whom a doctor treated; "only one" is another count."""

    def fields(words: str) -> list[str]:
        story = Story("a", f"The strike hit the hall. A guest told of it with {words}. A doctor treated eleven wounded.", "2024-05-12", "A")
        event = story.event("The strike", kind="air-strike")
        story.claim("casualties", words, value="1 injured", quantity=(1, 1, 1, "injured"), events=(event,))
        story.claim("casualties", "eleven wounded", "A doctor", value="11 injured", quantity=(11, 11, 11, "injured"), events=(event,))
        return [c.field for c in found([story.done()])]

    assert fields("a wounded arm") == []
    assert fields("only one wounded") == ["count"]
