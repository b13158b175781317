"""The index: masks and counts equal to what a loop over all incidents gives."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.errors import UsageError
from crossbearing.presenting.web.dossier import diff
from crossbearing.presenting.web.index import Index, ReportHead, region_of
from crossbearing.presenting.web.layers import pieces
from crossbearing.presenting.web.pictures import timeline, world
from crossbearing.presenting.web.query import Found, Query, make_cursor, pairs, read_cursor, read_query
from crossbearing.records.finding import Account, Party
from crossbearing.records.incident import Incident
from crossbearing.records.ontology import EVENT_TYPES
from crossbearing.records.value import FuzzyDate, PlaceRef, day_of

TYPES = [EVENT_TYPES[key] for key in ("agreement", "arrest", "mob-violence")]
DAYS = st.dates(date(2000, 1, 1), date(2004, 12, 31))
HEADS = {f"r{n}": ReportHead(f"Outlet {n}", f"Title {n}", f"200{n}-05-01", date(2000 + n, 5, 1).toordinal()) for n in range(3)}


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    """An incident with a date, a place, parties and reports, or without."""
    first = draw(st.none() | DAYS)
    last = first + timedelta(draw(st.integers(0, 400))) if first and draw(st.booleans()) else None
    when = FuzzyDate(edtf=f"{first}/{last or '..'}", earliest=first, latest=last) if first else draw(st.sampled_from([None, FuzzyDate(edtf="XXXX-05-01")]))
    where = draw(st.sampled_from([None, PlaceRef(name="A", country="ML"), PlaceRef(name="B", latitude=10.0, longitude=-170.0, country="SD", radius_km=5.0)]))
    incident = Incident(
        id=draw(st.uuids()).hex[:16], type=draw(st.sampled_from(TYPES)), mentions=(), date=when, place=where,
        background=draw(st.booleans()), group=draw(st.booleans()),
    )  # fmt: skip
    who = tuple(Party(who=name, actor=None, stance="asserts", claims=()) for name in draw(st.sets(st.sampled_from("xyz"))))
    reports = tuple(sorted(draw(st.sets(st.sampled_from(sorted(HEADS))))))
    return Account(incident=incident, perpetrators=who, reports=reports, status=(("occurrence", draw(st.sampled_from(["claimed", "contested"]))),))


LISTS = st.lists(accounts(), max_size=12, unique_by=lambda a: a.incident.id)


def made(found: list[Account]) -> Index:
    """Their index."""
    return Index(found, [], HEADS)


@settings(max_examples=60, deadline=None)
@given(LISTS, st.sampled_from(["", "2001", "2002-06-15"]), st.sampled_from(["", "2002", "2003-01"]), st.booleans())
def test_dates_keep_what_can_have_been(found: list[Account], since: str, until: str, background: bool) -> None:
    """The mask of two dates is that of comparing every incident's bounds."""
    query = read_query([("from", since), ("to", until), ("background", "1" if background else "")])
    low = date.fromisoformat((since + "-01-01")[:10]) if since else date.min
    high = {"": date.max, "2002": date(2002, 12, 31), "2003-01": date(2003, 1, 31)}[until]

    def keeps(account: Account) -> bool:
        when = account.incident.date
        if account.incident.background and not background:
            return False
        if not (since or until):
            return True
        return bool(when and when.anchored and (when.latest or date.max) >= low and (when.earliest or date.min) <= high)

    assert sorted(Found(made(found), query).chosen()) == sorted(a.incident.id for a in found if keeps(a))


@settings(max_examples=60, deadline=None)
@given(LISTS, st.sets(st.sampled_from("xyz")), st.sets(st.sampled_from(["claimed", "contested"])))
def test_facets_keep_any_value_of_each(found: list[Account], actors: set[str], words: set[str]) -> None:
    """Within a facet one value is enough, and every facet counts; the counts of a facet leave its own filter out."""
    query = Query(facets={"actor": tuple(sorted(actors)), "status": tuple(sorted(words))}, background=True)
    answer = Found(made(found), query)

    def has(account: Account) -> tuple[bool, bool]:
        named = {p.who for p in account.perpetrators}
        return not actors or bool(actors & named), not words or dict(account.status)["occurrence"] in words

    assert sorted(answer.chosen()) == sorted(a.incident.id for a in found if all(has(a)))
    for one in answer.facets()["status"]:
        assert one["count"] == sum(1 for a in found if has(a)[0] and dict(a.status)["occurrence"] == one["value"])


@settings(max_examples=40, deadline=None)
@given(LISTS, st.integers(1, 5), st.sampled_from(["latest", "earliest", "reports", "origins"]))
def test_pages_hold_every_incident_once(found: list[Account], size: int, sort: str) -> None:
    """Cursor after cursor, nothing is left out or told twice."""
    answer = Found(made(found), Query(background=True, sort=sort))
    seen: list[str] = []
    after: str | None = ""
    while after is not None:
        rows, after = answer.page(after, size)
        seen += [row["id"] for row in rows]
    assert seen == answer.chosen()
    assert sorted(seen) == sorted(a.incident.id for a in found)


@settings(max_examples=30, deadline=None)
@given(LISTS)
def test_pictures_lose_nobody(found: list[Account]) -> None:
    """What a timeline or a map does not draw, it counts beside the drawing."""
    answer = Found(made(found), Query(background=True))
    times, places = timeline(answer), world(answer)
    assert len(times["items"]) + times["undated"] == len(found)
    assert len(places["points"]) + places["no_place"] == len(found)


def test_many_are_drawn_as_counts() -> None:
    """Beyond what can be told apart, bins and cells hold the same number."""
    many = [
        Account(
            incident=Incident(
                id=f"{n:016x}", type=TYPES[n % 3], mentions=(), date=day_of(date(2000, 1, 1) + timedelta(n), basis="explicit"),
                place=PlaceRef(name="p", latitude=(n % 160) - 80.0, longitude=(n * 7 % 360) - 180.0, radius_km=1.0),
            ),
            status=(("occurrence", "claimed"),),
        )
        for n in range(2000)
    ]  # fmt: skip
    answer = Found(made(many), Query())
    assert sum(sum(one["counts"].values()) for one in timeline(answer)["bins"]) == 2000
    assert sum(one["count"] for one in world(answer)["cells"]) == 2000


@given(st.lists(st.tuples(st.sampled_from(["type", "actor", "q", "from", "to", "bbox", "clock", "background", "sort", "zzz"]), st.text(max_size=20))))
def test_an_address_is_read_or_refused(found: list[tuple[str, str]]) -> None:
    """Whatever stands in an address: a query that reads back as itself, or an error of ours."""
    try:
        query = read_query(found)
    except UsageError:
        return
    assert read_query(pairs(query)) == query


def test_a_box_may_cross_the_date_line() -> None:
    """West greater than east goes round the back."""
    account = Account(incident=Incident(id="a" * 16, type=TYPES[0], mentions=(), place=PlaceRef(name="p", latitude=0.0, longitude=-179.0)))
    assert Found(made([account]), Query(bbox=(170.0, -10.0, -170.0, 10.0))).total == 1
    assert Found(made([account]), Query(bbox=(-170.0, -10.0, 170.0, 10.0))).total == 0


@pytest.mark.parametrize("cursor", ["x", "====", "bGF0ZXN0", make_cursor("earliest", 3), make_cursor("latest", -1), "é"])
def test_a_cursor_of_something_else_is_refused(cursor: str) -> None:
    """Only a cursor of this very list will do."""
    with pytest.raises(UsageError):
        read_cursor(cursor, "latest")


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(["claim", "event", "date"])), max_size=8))
def test_pieces_joined_are_the_text(text: str, spans: list[tuple[int, int, str]]) -> None:
    """However the marks overlap, nothing of the text is lost, and each piece knows exactly the layers that cover it."""
    marks = [(a, b, layer, f"{layer} {a}", "") for a, b, layer in spans if a < b <= len(text)]
    found = pieces(text, marks)
    assert "".join(one["text"] for one in found) == text
    for one in found:
        assert set(one["layers"]) == {m[2] for m in marks if m[0] <= one["start"] < m[1]}


@given(st.text(alphabet="ab cd.", max_size=40), st.text(alphabet="ab cd.", max_size=40))
def test_a_comparison_keeps_every_word(left: str, right: str) -> None:
    """Two wordings, word by word: each side joined gives its words again, and shared runs have the same words."""
    ours, theirs = diff(left, right)
    assert " ".join(words for words, _ in ours).split() == left.split()
    assert " ".join(words for words, _ in theirs).split() == right.split()
    assert [re.sub(r"\W", "", w) for w, shared in ours if shared] == [re.sub(r"\W", "", w) for w, shared in theirs if shared]


def test_a_country_is_an_area_and_what_lies_in_it_is_not() -> None:
    """Only a place that is a whole country names its outline; a town in it, a region, or no place has none."""
    assert region_of(PlaceRef(name="Mali", latitude=17.0, longitude=-4.0, country="ML", radius_km=900.0)) == "466"
    assert region_of(PlaceRef(name="Republic of Mali", country="ML", feature_code="PCLI")) == "466"
    assert region_of(PlaceRef(name="Gao", country="ML", feature_code="PPLA")) is None
    assert region_of(PlaceRef(name="Sahel")) is None
    assert region_of(None) is None


def test_a_window_is_told_in_days() -> None:
    """The timeline is told the two days that a query names, as wide as its words, so that it can show just these."""
    answer = Found(made([]), read_query([("from", "2001"), ("to", "2002-02")]))
    assert timeline(answer)["window"] == ["2001-01-01", "2002-02-28"]
    assert timeline(Found(made([]), Query()))["window"] == [None, None]
