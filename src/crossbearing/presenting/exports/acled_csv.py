"""ACLED-shaped CSV: the 31 columns of the codebook, its event and sub-event strings, precisions and note style.

The shape alone is ACLED's; no row of theirs is used.  Undated incidents and series have no row (an ACLED event has a day); fatalities are the most conservative
number reported, with the range in the notes.
"""

from __future__ import annotations

from typing import IO, Any

from crossbearing.presenting.exports.book import MONTH, REGION_KM, TOWN_KM, WEEK, Book, bounds, country_of, dated, flat, inter, middle, spot, width
from crossbearing.presenting.exports.deaths import toll
from crossbearing.presenting.exports.plain_csv import write_table
from crossbearing.presenting.exports.regions import country as known
from crossbearing.records.value import ActorRef

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1",
    "actor2", "assoc_actor_2",
    "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude",
    "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
DISORDER = {"Protests": "Demonstrations", "Riots": "Political violence; Demonstrations", "Strategic developments": "Strategic developments"}
CIVILIAN_WORDS = (
    "civilian",
    "villager",
    "resident",
    "market",
    "school",
    "hospital",
    "child",
    "women",
    "refugee",
    "worshipper",
    "journalist",
    "farmer",
    "wedding",
    "mosque",
    "church",
)
NOBODY, CIVILIANS = 3, 7
NIGHT = 2


def write(ledger: dict[str, Any], out: IO[bytes]) -> None:
    """Write one row an incident with a year and a physical type."""
    book = Book(ledger)
    table = [_row(book, i, n) for n, i in enumerate((i for i in dated(book) if i["type"]["acled"]), start=1)]
    write_table(COLUMNS, table, out)


def _row(book: Book, i: dict[str, Any], number: int) -> list[Any]:
    """One incident in the order of the columns."""
    place = spot(i)
    code = place.country if place and place.country else ""
    country = country_of(i)
    day = middle(i)
    actor1, inter1 = _actor(book, i, "perpetrators")
    actor2, inter2 = _second(book, i, country)
    return [
        f"{known(code).alpha3 or 'XXX'}{number}", day.isoformat() if day else "", day.year if day else "", time_precision(i),
        DISORDER.get(i["type"]["acled_event"],
        "Political violence"),
        i["type"]["acled_event"], i["type"]["acled"], actor1, "", inter1, actor2, "", inter2, interaction(inter1, inter2),
        "Civilian targeting" if inter2 == CIVILIANS else "",
        known(code).numeric, known(code).acled, country, "", "", "", place.name if place else "",
        place.latitude if place and place.latitude is not None else "",
        place.longitude if place and place.longitude is not None else "", geo_precision(i), "; ".join(book.outlets_of(i)), "", notes(book, i),
        toll(book, i)[1] or 0, f"crossbearing={i['id']}", "",
    ]  # fmt: skip


def time_precision(i: dict[str, Any]) -> int:
    """1 the day is known (or a night), 2 within a week, or a day that no report gives, 3 only the month or less."""
    days = width(i) or MONTH
    return 1 if days <= NIGHT and "?" not in (i["date"] or "") else 2 if days <= WEEK else 3


def geo_precision(i: dict[str, Any]) -> int | str:
    """1 a named town, 2 near a town or part of a region, 3 a larger region; empty where no place is known."""
    place = spot(i)
    if place is None:
        return ""
    radius = place.radius_km if place.radius_km is not None else REGION_KM
    return 1 if radius <= TOWN_KM else 2 if radius <= REGION_KM else 3


def _actor(book: Book, i: dict[str, Any], side: str) -> tuple[str, int]:
    """The first named party of a side in ACLED's manner; nobody named is an unidentified armed group."""
    country = country_of(i)
    for party in i[side]:
        found = book.actor(party["actor"])
        if found is not None:
            return _named(found), inter(found, i) or 8
    return f"Unidentified Armed Group ({country})" if country else "Unidentified Armed Group", NOBODY


def _named(actor: ActorRef) -> str:
    """State forces are "Military Forces of X"; groups keep their name."""
    if actor.kind == "state":
        return f"Military Forces of {actor.name}"
    return actor.name


def _second(book: Book, i: dict[str, Any], country: str) -> tuple[str, int | str]:
    """Who was hit: a named party, civilians by the words for them, else empty."""
    for party in i["targets"]:
        found = book.actor(party["actor"])
        if found is not None and found.kind not in ("media", "ngo"):
            return _named(found), inter(found, i) or 8
    civilian = i["type"]["acled_event"] == "Violence against civilians" or any(w in p["who"].lower() for p in i["targets"] for w in CIVILIAN_WORDS)
    return (f"Civilians ({country})" if country else "Civilians", CIVILIANS) if civilian else ("", "")


def interaction(one: int | str, other: int | str) -> str:
    """The two codes joined, the lower one first; a single actor has 0 as the second digit."""
    codes = sorted(int(c) for c in (one, other) if c != "")
    return "".join(map(str, codes)) if len(codes) == 2 else f"{codes[0]}0" if codes else ""


def _lead(i: dict[str, Any]) -> str:
    """How the notes begin: with the day, with the two days of a night, or with the middle of a longer time."""
    days = bounds(i)
    if days is None:
        return "As reported,"
    if time_precision(i) == 1:
        return f"On {' or '.join(f'{d.day} {d:%B %Y}' for d in sorted(set(days)))},"
    middle_day = middle(i) or days[0]
    return f"Around {middle_day.day} {middle_day:%B %Y} (as reported),"


def notes(book: Book, i: dict[str, Any]) -> str:
    """The event in one or two sentences in the style of the codebook, with the range of the tolls and the state of the attribution."""
    place = spot(i)
    where = f" in {place.name}" if place else ""
    who = " and ".join(f"{p['who']} ({p['stance']})" for p in i["perpetrators"][:2])
    text = f"{_lead(i)} {(i['type']['acled'] or 'event').lower()}{where}{f', ascribed to {who}' if who else ', perpetrator not named'}."
    low, best, high = toll(book, i)
    if best is not None:
        text += f" {best} fatalities coded as the most conservative of {low} to {high} reported." if low != high else f" {best} fatalities reported."
    else:
        text += " Casualties unknown."
    state = ", ".join(f"{facet} {word}" for facet, word in i["status"].items() if facet in ("occurrence", "perpetrator"))
    origins = f" {i['reports']} reports, {i['origins']} origins." if i["reports"] else ""
    return flat(f"{text} Status: {state or 'unreported'}.{origins}")
