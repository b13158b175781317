"""Linking on hand-made reports: what must be one incident, what must not."""

from __future__ import annotations

import random
from dataclasses import replace

from crossbearing.linking import incident_id, link
from crossbearing.linking.nodes import all_nodes
from crossbearing.linking.reconciling import single_date
from crossbearing.records.claim import ReadReport
from crossbearing.records.incident import Judgement, Linked
from tests.linking.handmade import EL_FASHER, GOMA, NYALA, SUDAN, Story, count


def one_event(name: str, published: str | None = "2024-05-11", **more: object) -> Story:
    """A report of a single air strike on a hospital, as every test varies it."""
    story = Story(name, "The army bombed a hospital in El Fasher on Friday. The strike killed nine people.", published, f"Outlet {name}")
    told = {"date": "2024-05-10", "place": EL_FASHER, "actor": ("The army", "saf"), "target": "a hospital"}
    story.event("bombed a hospital", "air-strike", **{**told, **more})  # type: ignore[arg-type]  # a table of keyword arguments of many types
    return story


def ids(linked: Linked) -> list[tuple[str, tuple[str, ...]]]:
    """Incidents as comparable rows."""
    return [(i.id, i.mentions) for i in linked.incidents]


def test_three_reports_of_one_strike_are_one_incident() -> None:
    """Same day, place, hand and target in three reports: one incident."""
    linked = link([one_event(n).done() for n in "abc"])
    assert len(linked.incidents) == 1
    assert linked.incidents[0].date is not None
    assert linked.incidents[0].date.edtf == "2024-05-10"
    assert linked.incidents[0].place == EL_FASHER


def test_other_day_is_another_incident() -> None:
    """A strike a week later on the same hospital is another one."""
    assert len(link([one_event("a").done(), one_event("b", date="2024-05-17", published="2024-05-18").done()]).incidents) == 2


def test_other_town_on_one_day_is_another_incident() -> None:
    """Two towns bombed on one day by one air force are two incidents, not a conflict about the place."""
    far = Story("b", "The army bombed a market in Nyala on Friday.", "2024-05-11")
    far.event("bombed a market", date="2024-05-10", place=NYALA, actor=("The army", "saf"), target="a market")
    assert len(link([one_event("a").done(), far.done()]).incidents) == 2


def test_missing_date_still_links_by_place_hand_and_target() -> None:
    """A report without any day, published in the same days, tells of the same strike."""
    assert len(link([one_event("a").done(), one_event("b", date=None).done()]).incidents) == 1


def test_back_reference_joins_within_a_report() -> None:
    """ "The strike" belongs to the event that it refers back to, though it has no date of its own."""
    story = one_event("a")
    story.event("The strike", "explosion", antecedent="a-e0")
    assert len(link([story.done()]).incidents) == 1


def test_threats_and_thoughts_make_no_incident() -> None:
    """What is planned, threatened or imagined has not happened."""
    for modality in ("planned", "threatened", "hypothetical"):
        linked = link([one_event("a", modality=modality, date="2024-06-01").done()])
        assert not linked.incidents
        assert not linked.mention_incident


def test_plan_for_a_day_that_has_passed_is_an_incident() -> None:
    """A foiled attack dated before the report is one definite event."""
    assert len(link([one_event("a", modality="planned").done()]).incidents) == 1


def test_denied_mention_joins_what_it_denies() -> None:
    """A denial is about the incident that others assert."""
    linked = link([one_event("a").done(), one_event("b", modality="denied", actor=None).done()])
    assert len(linked.incidents) == 1


def test_verbal_acts_make_no_incident() -> None:
    """A demand or accusation is no incident."""
    story = Story("a", "The army accused the militia.")
    story.event("accused", "plover-accuse")
    assert not link([story.done()]).incidents


def test_unanchored_day_takes_the_year_of_another_report() -> None:
    """A day without a year is anchored by the report that gives one, and says so."""
    linked = link([one_event("a", date="XXXX-05-10", published=None).done(), one_event("b").done()])
    assert len(linked.incidents) == 1
    only = linked.incidents[0]
    assert only.date is not None
    assert only.date.edtf == "2024-05-10"


def test_no_year_is_guessed() -> None:
    """Where no report gives a year, the incident has none."""
    linked = link([one_event(n, date="XXXX-05-10", published=None).done() for n in "ab"])
    assert [i.date.edtf for i in linked.incidents if i.date] == ["XXXX-05-10"]


def test_one_bare_day_does_not_join_two_years() -> None:
    """A day without a year never bridges two incidents of different years."""
    old = one_event("old", date="2021-05-10", published="2021-05-11")
    linked = link([old.done(), one_event("b").done(), one_event("c", date="XXXX-05-10", published=None).done()])
    assert len({linked.mention_incident["old-e0"], linked.mention_incident["b-e0"]}) == 2


def test_background_stays_apart_from_news() -> None:
    """An undated past event told as context is not the news of the day."""
    old = Story("b", "Jets have bombed a hospital in the city before, aid workers recalled when the talks began.", "2024-05-11")
    old.event("bombed a hospital", "air-strike", place=EL_FASHER, target="a hospital", background=True)
    linked = link([one_event("a").done(), old.done()])
    assert sorted(i.background for i in linked.incidents) == [False, True]


def test_series_has_its_members() -> None:
    """A series keeps to itself, and the single event that a report puts into it becomes its member."""
    story = one_event("a")
    story.document = Story("a", story.document.text + " It was one of five strikes since April.", "2024-05-11").document
    story.event("five strikes", date="2024-04-01/2024-05-11", place=SUDAN, group=True, count=count(5, 5, 5, "strikes"))
    linked = link([story.done()])
    group = next(i for i in linked.incidents if i.group)
    assert group.members == (linked.mention_incident["a-e0"],)


def test_said_membership_needs_no_date() -> None:
    """Where the report says that an event belongs to a series, it does."""
    story = Story("a", "The first of three raids hit a school.")
    story.event("three raids", group=True, count=count(3, 3, 3, "strikes"))
    story.event("hit a school", member_of="a-e0")
    linked = link([story.done()])
    assert next(i for i in linked.incidents if i.group).members == (linked.mention_incident["a-e1"],)


def test_blasts_counted_without_a_time_are_parts_of_one_event() -> None:
    """Who "heard two explosions" tells of the strike that made them; two raids stay a series beside it."""
    for words, kind, incidents in (("two explosions", "explosion", 1), ("two raids", "air-strike", 2)):
        story = Story("a", f"The army bombed a hospital in El Fasher on Friday. Residents spoke of {words}.", "2024-05-11")
        story.event("bombed a hospital", date="2024-05-10", place=EL_FASHER, actor=("The army", "saf"), target="a hospital")
        story.event(words, kind, group=True, count=count(2, 2, 2, "strikes"), antecedent="a-e0")
        linked = link([story.done()])
        assert (len(linked.incidents), any(i.group for i in linked.incidents)) == (incidents, incidents == 2)


def test_two_tolls_in_one_report_are_two_events() -> None:
    """One report that gives two events different tolls tells of two."""
    story = Story("a", "A shell killed two people in Goma. Another shell killed seven people in Goma.")
    for words, dead in (("killed two people", 2), ("killed seven people", 7)):
        event = story.event(words, "shelling", date="2025-01-26", place=GOMA)
        story.claim("casualties", words, quantity=(dead, dead, dead, "killed"), events=(event,))
    assert len(link([story.done()]).incidents) == 2


def test_doubtful_pair_is_listed_not_merged() -> None:
    """An event of the next day in the same town, told in other words and without its hand or target, is shown as a possible duplicate."""
    other = Story("b", "El Fasher woke to an air raid on Saturday that left nurses dead, a doctor said.", "2024-05-12")
    other.event("air raid", date="2024-05-11", place=EL_FASHER)
    linked = link([one_event("a").done(), other.done()])
    assert len(linked.incidents) == 2
    assert len(linked.duplicates) == 1
    assert {i for p in linked.duplicates for i in (p.left, p.right)} <= {i.id for i in linked.incidents}


def pile() -> list[ReadReport]:
    """Ten reports of four events, as the tests of judgement and order need them."""
    reports = [one_event(f"a{n}").done() for n in range(4)]
    reports += [one_event(f"b{n}", date="2024-05-17", published="2024-05-18").done() for n in range(3)]
    reports += [one_event("c0", date=None).done(), one_event("d0", date="XXXX-05-10", published=None).done()]
    other = Story("e0", "Rebels shelled Goma.", "2025-01-27")
    other.event("shelled Goma", "shelling", date="2025-01-26", place=GOMA, actor=("Rebels", "m23"))
    return [*reports, other.done()]


def test_order_and_repeats_change_nothing() -> None:
    """Fifty shuffles with repeated reports give the same incidents with the same ids."""
    reports = pile()
    wanted = ids(link(reports))
    for seed in range(50):
        dice = random.Random(seed)
        mixed = reports + dice.choices(reports, k=3)
        dice.shuffle(mixed)
        assert ids(link(mixed)) == wanted


def judged(kind: str, a: str, b: str, number: int = 1) -> Judgement:
    """A person's word on two mentions or incidents."""
    return Judgement(number=number, kind=kind, subject=a, object=b)


def test_different_always_splits() -> None:
    """Whatever the scores say, two mentions that a person keeps apart are in two incidents."""
    reports = pile()
    for a, b in (("a0-e0", "a1-e0"), ("a2-e0", "c0-e0"), ("b0-e0", "b2-e0")):
        linked = link(reports, [judged("different", a, b)])
        assert linked.mention_incident[a] != linked.mention_incident[b]


def test_same_always_joins() -> None:
    """Whatever the facts say, two mentions that a person joins are in one incident."""
    reports = pile()
    for a, b in (("a0-e0", "b0-e0"), ("a2-e0", "e0-e0")):
        linked = link(reports, [judged("same", a, b)])
        assert linked.mention_incident[a] == linked.mention_incident[b]


def test_judgement_on_incident_ids_holds() -> None:
    """A judgement that names incidents binds their earliest mentions."""
    reports = pile()
    before = link(reports)
    a, b = before.mention_incident["a0-e0"], before.mention_incident["e0-e0"]
    after = link(reports, [judged("same", a, b)])
    assert after.mention_incident["a0-e0"] == after.mention_incident["e0-e0"]
    assert incident_id(after.incidents[0].mentions[0]) == after.incidents[0].id


def test_later_and_withdrawn_judgements() -> None:
    """Of two judgements on one pair the later holds; a withdrawn one does not count."""
    reports = pile()
    both = [judged("same", "a0-e0", "e0-e0"), judged("different", "a0-e0", "e0-e0", 2)]
    linked = link(reports, both)
    assert linked.mention_incident["a0-e0"] != linked.mention_incident["e0-e0"]
    gone = Judgement(number=1, kind="different", subject="a0-e0", object="a1-e0", withdrawn_at="2025-01-01T00:00:00Z")
    linked = link(reports, [gone])
    assert linked.mention_incident["a0-e0"] == linked.mention_incident["a1-e0"]


def clash_beside_a_strike(struck: str | None, published: str | None = "2024-05-11", **more: object) -> str | None:
    """When a clash was, by the ledger, that a report tells of without a day beside a strike on the day ``struck``; None where it gives none."""
    story = Story("a", "The army bombed a hospital in El Fasher. Troops clashed with fighters in Nyala.", published)
    story.event("bombed a hospital", "air-strike", date=struck, place=EL_FASHER, actor=("The army", "saf"), target="a hospital")
    story.event("clashed with fighters", "armed-clash", place=NYALA, **more)  # type: ignore[arg-type]  # as above
    dates = {m: i.date.edtf if i.date else None for i in link([story.done()]).incidents for m in i.mentions}
    return dates["a-e1"]


def test_news_without_a_day_is_of_the_day_that_the_report_came_out_or_the_one_before() -> None:
    """The ledger says so where the report tells of days just past: not of background, not of an analysis of last year, not without a publication day."""
    assert clash_beside_a_strike("2024-05-10") == "2024-05-10?/2024-05-11?"
    assert clash_beside_a_strike("2024-05-10", background=True) is None
    assert clash_beside_a_strike("2023-05-10") is None
    assert clash_beside_a_strike("2024-05-10", published=None) is None


def test_a_day_of_months_ago_does_not_date_the_news() -> None:
    """What a report is mainly about was in the night just past that it gives, not on the day of March that another sentence names, though a day is narrower."""
    story = Story("a", "The army bombed a hospital in El Fasher overnight. The bombing goes back to 19 March.", "2024-05-11")
    story.event("bombed a hospital", "air-strike", date="2024-05-10/2024-05-11", place=EL_FASHER, actor=("The army", "saf"), target="a hospital")
    story.event("The bombing", "air-strike", date="2024-03-19")
    news = [replace(node, main=True) for node in all_nodes([story.done()])]
    when, _ = single_date(news)
    assert when is not None
    assert when.edtf == "2024-05-10/2024-05-11"
    assert single_date([replace(node, main=False) for node in news])[0] != when
