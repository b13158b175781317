"""ACLED-shaped CSV: the 31 columns of the codebook, its event and sub-event strings, precisions and note style.

The shape alone is ACLED's; no row of theirs is used.  An ACLED event has a place and is dated to the month at least: incidents without a country, undated or
wider ones and series have no row.  Fatalities are the most conservative number that is well borne out, with the range in the notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from crossbearing.presenting.exports.book import (
    MONTH,
    REGION_KM,
    TOWN_KM,
    WEEK,
    Book,
    backed,
    bounds,
    country_of,
    flat,
    held,
    inter,
    middle,
    spot,
    undatable,
    width,
)
from crossbearing.presenting.exports.deaths import are_civilians, hits_civilians, sides, toll
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
NOBODY, CIVILIANS, OTHERS = 3, 7, 8
CROWDS = {"Protests": ("Protesters", 6), "Riots": ("Rioters", 5)}
"""ACLED's codes: of groups that no report names, of civilians, of external or other forces, of crowds; who acts against a crowd is the second actor."""
NIGHT = 2


def write(ledger: dict[str, Any], out: IO[bytes]) -> None:
    """Write one row an incident that ACLED could hold."""
    book = Book(ledger)
    write_table(COLUMNS, [_row(book, i, n) for n, i in enumerate(codable(book), start=1)], out)


def codable(book: Book) -> Iterator[dict[str, Any]]:
    """The incidents of an ACLED type whose month and country are known."""
    return (i for i in book.incidents if lacks(book, i) is None)


def lacks(_book: Book, i: dict[str, Any]) -> str | None:
    """Why an incident has no row; None where it has one.  Series are left to their members."""
    if (why := undatable(i)) is not None:
        return why
    if not i["type"]["acled"]:
        return "of no ACLED type"
    return None if (width(i) or MONTH + 1) <= MONTH else "dated less closely than to a month"


def _row(book: Book, i: dict[str, Any], number: int) -> list[Any]:
    """One incident in the order of the columns."""
    place = spot(i)
    code = place.country if place and place.country else ""
    country = country_of(i)
    day = middle(i)
    actor1, inter1 = _first(book, i)
    actor2, inter2 = _second(book, i)
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


def _first(book: Book, i: dict[str, Any]) -> tuple[str, int]:
    """Who is said to have done it in ACLED's manner: the crowd of a demonstration, else who is registered, else an unidentified armed group."""
    if i["type"]["acled_event"] in CROWDS:
        name, code = CROWDS[i["type"]["acled_event"]]
        return f"{name} ({country_of(i)})", code
    return _side(book, i, 0) or _unidentified(i)


def _side(book: Book, i: dict[str, Any], number: int) -> tuple[str, int] | None:
    """The party of a side and its code; None where it is not registered, or bears no arms and cannot be hit by them."""
    party = sides(book, i)[number]
    found = book.actor(party["actor"]) if party else None
    return None if found is None or found.kind in ("media", "ngo") else (_named(found), inter(found, i) or OTHERS)


def _unidentified(i: dict[str, Any]) -> tuple[str, int]:
    """Nobody whom a report names."""
    return f"Unidentified Armed Group ({country_of(i)})", NOBODY


def _named(actor: ActorRef) -> str:
    """State forces are "Military Forces of X"; groups keep their name."""
    if actor.kind == "state":
        return f"Military Forces of {actor.name}"
    return actor.name


def _second(book: Book, i: dict[str, Any]) -> tuple[str, int | str]:
    """Who was hit, or fought back: civilians where they are named most, else a registered party; a battle has two sides, whether both are named or not."""
    event, second = i["type"]["acled_event"], _side(book, i, 1)
    if event in CROWDS:
        return _side(book, i, 0) or ("", "")
    if event == "Battles":
        return second or _unidentified(i)
    if event != "Violence against civilians" and not hits_civilians(book, i) and second is not None:
        return second
    civilian = event == "Violence against civilians" or any(map(are_civilians, i["targets"]))
    return (f"Civilians ({country_of(i)})", CIVILIANS) if civilian else ("", "")


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
    who = " and ".join(map(held, i["perpetrators"][:2]))
    what = i["type"]["acled"] or "event"
    text = f"{_lead(i)} {what[:1].lower()}{what[1:]}{where}{f', ascribed to {who}' if who else ', perpetrator not named'}."
    low, best, high = toll(book, i)
    if best is not None:
        dead = f"{best} fatalit{'y' if best == 1 else 'ies'}"
        text += f" {dead} coded as a conservative figure; {low} to {high} reported." if low != high else f" {dead} reported."
    else:
        text += " Casualties unknown."
    state = ", ".join(f"{facet} {word}" for facet, word in i["status"].items() if facet in ("occurrence", "perpetrator"))
    behind = f" {backed(i)}." if backed(i) else ""
    return flat(f"{text} Status: {state or 'unreported'}.{behind}")
