"""The object of the json export with the look-ups that every format needs."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import Any

from crossbearing.normalising.registry import inter_code, shared
from crossbearing.presenting.countries import country_name
from crossbearing.presenting.style import HELD
from crossbearing.records.value import ActorRef, FuzzyDate, PlaceRef, parse_edtf

Json = dict[str, Any]
WEEK, MONTH = 7, 31
TOWN_KM, REGION_KM = 25.0, 150.0


class Book:
    """One exported ledger, to look things up in."""

    def __init__(self, ledger: Json) -> None:
        self.ledger = ledger
        self.reports: dict[str, Json] = {r["id"]: r for r in ledger["reports"]}
        self.claims: dict[str, Json] = {c["id"]: c for c in ledger["claims"]}
        self.actors: dict[str, Json] = {a["id"]: a for a in ledger["actors"]}

    @property
    def incidents(self) -> list[Json]:
        """The incidents, background ones included, in the order of the export."""
        found: list[Json] = self.ledger["incidents"]
        return found

    @cached_property
    def _claims_of(self) -> dict[str, list[Json]]:
        by: dict[str, list[Json]] = defaultdict(list)
        for claim in self.ledger["claims"]:
            for incident in claim["incidents"]:
                by[incident].append(claim)
        return by

    @cached_property
    def _mentions_of(self) -> dict[str, list[Json]]:
        by: dict[str, list[Json]] = defaultdict(list)
        for mention in self.ledger["mentions"]:
            if mention["incident"]:
                by[mention["incident"]].append(mention)
        return by

    def claims_of(self, incident: Json) -> list[Json]:
        """The claims on an incident, weightiest first within a report."""
        return self._claims_of[incident["id"]]

    def mentions_of(self, incident: Json) -> list[Json]:
        """The mentions of an incident, in the order of reports and text."""
        return self._mentions_of[incident["id"]]

    def reports_of(self, incident: Json) -> list[Json]:
        """The reports that mention an incident."""
        return [self.reports[r] for r in dict.fromkeys(m["report"] for m in self.mentions_of(incident)) if r in self.reports]

    def outlets_of(self, incident: Json) -> list[str]:
        """The publishers behind an incident, each once; where one is unknown, the title of the report, else its id."""
        return list(dict.fromkeys(r["publisher"] or (f"“{flat(r['title'])}”" if r["title"] else f"report {r['id']}") for r in self.reports_of(incident)))

    def actor(self, ident: str | None) -> ActorRef | None:
        """The registry's entry for an actor id, or what the reports tell of it; None where neither knows it."""
        known = shared().get(ident) if ident else None
        named = self.actors.get(ident or "")
        return ActorRef(id=named["id"], name=named["name"], kind=named["kind"]) if known is None and named else known

    def words(self, claim: Json) -> str | None:
        """The exact words of a claim; None where the texts were left out."""
        text = self.reports.get(claim["report"], {}).get("text")
        return None if text is None else text[claim["content"]["start"] : claim["content"]["end"]]


def when(incident: Json) -> FuzzyDate | None:
    """The date of an incident as an interval; None where it has none."""
    return parse_edtf(incident["date"])


def bounds(incident: Json) -> tuple[date, date] | None:
    """First and last possible day; None where no year is known.  An open end closes on its start."""
    found = when(incident)
    if found is None or found.earliest is None:
        return None
    return found.earliest, found.latest or found.earliest


def width(incident: Json) -> int | None:
    """How many days the date leaves open: 1 where the day is known, None where a bound or the year is not."""
    found = when(incident)
    return None if found is None else found.days


def middle(incident: Json) -> date | None:
    """The middle of the possible days: the day itself where it is known."""
    days = bounds(incident)
    return None if days is None else days[0] + (days[1] - days[0]) // 2


def spot(incident: Json) -> PlaceRef | None:
    """Where the incident was, None where that is unknown."""
    p = incident["place"]
    if p is None:
        return None
    return PlaceRef(name=p["name"], latitude=p["lat"], longitude=p["lon"], country=p["country"], radius_km=p["radius_km"])


def country_of(incident: Json) -> str:
    """The country's name, or empty."""
    place = spot(incident)
    return country_name(place.country) or "" if place is not None else ""


def inter(actor: ActorRef | None, incident: Json) -> int | None:
    """The ACLED interaction code of an actor where the incident was."""
    place = spot(incident)
    return None if actor is None else inter_code(actor, place.country if place is not None else None)


def undatable(incident: Json) -> str | None:
    """Why a table of dated events in known countries cannot hold an incident, told as news or as background; None where it can."""
    if incident["group"]:
        return "series"
    if bounds(incident) is None:
        return "without a year"
    return None if country_of(incident) else "in no known country"


def held(party: Json) -> str:
    """Somebody named, with how that is held, as a list shows it: "the army (accused)"; nothing is added where it is plainly asserted."""
    word = HELD.get(party["stance"])
    return f"{party['who']} ({word})" if word else str(party["who"])


def backed(incident: Json) -> str:
    """How many reports from how many origins, in words: "7 reports, 6 origins"; empty where no report is behind it."""
    counts = [f"{incident[name]} {name.removesuffix('s') if incident[name] == 1 else name}" for name in ("reports", "origins")]
    return ", ".join(counts) if incident["reports"] else ""


def flat(words: str) -> str:
    """Words on one line."""
    return " ".join(words.split())
