"""HRDsAttack: where and when the main attack of a report happened, as ``score.py record`` reads it.

Not the first name in the text: places and days are weighed by the events that they belong to, violent ones first, background last.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from benchmarks.documents import read
from crossbearing.normalising.registry import shared
from crossbearing.records.claim import EventMention, ReadReport
from crossbearing.records.value import FuzzyDate, PlaceRef, parse_edtf

VIOLENT = frozenset(("ASSAULT", "COERCE"))
NAMES = {"US": "USA", "CD": "Democratic Republic of the Congo", "GB": "United Kingdom", "HK": "China"}
"""Names that the annotators of the set use most where ours differ."""
LOOKED_BACK = 0.75
"""How much an event of the background counts: the attack that the set asks for is often an old one that the report looks back on."""
VAGUE = 0.8
"""How much a date that is no day counts beside one that is."""


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """For each row the country, region, city and date of its main event, null where unknown."""
    for row in rows:
        report = read(row)
        weighed = weights(report.events)
        country = main_country(report, weighed)
        town, division = spots(report, weighed, country)
        name = None if country is None else country_name(report, country)
        yield {"id": row["id"], "record": {"country": name, "region": division, "city": town, "date": main_date(report, weighed)}}


def weights(events: Sequence[EventMention]) -> dict[str, float]:
    """How much each event counts for what the report is about: violent, actual, early."""
    found = {}
    for i, event in enumerate(events):
        kind = 1.0 if event.type.plover in VIOLENT else 0.35
        told = (LOOKED_BACK if event.background else 1.0) * (1.0 if event.modality in ("actual", "suspected") else 0.4)
        found[event.id] = kind * told / (1 + 0.12 * i)
    return found


def main_country(report: ReadReport, weighed: dict[str, float]) -> str | None:
    """The country that most of the weight lies in: places of events, then all places, then nationalities and organs of states."""
    votes: Counter[str] = Counter()
    length = max(1, len(report.document.text))
    for event in report.events:
        if event.place is not None and event.place.country:
            votes[event.place.country] += 1.5 * weighed[event.id]
    for place in report.values.places:
        if place.place is not None and place.place.country:
            votes[place.place.country] += 0.5 * (1.2 - place.start / length)
    for entity in report.values.entities:
        if entity.actor is not None and entity.actor.country and entity.actor.kind not in ("media", "state-media", "ngo"):
            votes[entity.actor.country] += 0.4 * (1.2 - entity.start / length)
    return max(votes, key=lambda iso: (votes[iso], iso), default=None)


def country_name(report: ReadReport, country: str) -> str:
    """The country as the report calls it ("Burma"), where it does not use the name that the registry puts first."""
    actor = shared().actors[country.lower()]
    counted = Counter({name: len(re.findall(rf"\b{re.escape(name)}\b", report.document.text, re.IGNORECASE)) for name in actor.names if not name.isupper()})
    if country in NAMES or counted[actor.ref.name] or not counted.total():
        return NAMES.get(country, actor.ref.name)
    return counted.most_common(1)[0][0]


def spots(report: ReadReport, weighed: dict[str, float], country: str | None) -> tuple[str | None, str | None]:
    """Town and division of the main event in that country."""
    votes: Counter[str] = Counter()
    divisions: Counter[str] = Counter()
    seen = [(e.place, 1.5 * weighed[e.id]) for e in report.events] + [(p.place, 0.3 / (1 + 0.1 * i)) for i, p in enumerate(report.values.places)]
    for place, weight in seen:
        if place is None or place.country != country:
            continue
        if place.feature_code is not None and place.feature_code.startswith("PPL"):
            votes[_plain(place)] += weight
        if place.feature_code == "ADM1":
            divisions[_plain(place)] += weight
        elif place.admin1:
            divisions[place.admin1] += 0.5 * weight
    return max(votes, key=lambda n: (votes[n], n), default=None), max(divisions, key=lambda n: (divisions[n], n), default=None)


def _plain(place: PlaceRef) -> str:
    return place.name


def main_date(report: ReadReport, weighed: dict[str, float]) -> str | None:
    """Date of the weightiest event that has one, to the day where the text names a day inside it; else the first day of the text, else publication."""
    dated = [(weighed[e.id] * (1.0 if _day(e.date) else VAGUE), e.date) for e in report.events if e.date is not None and e.date.anchored]
    found = max(dated, key=lambda pair: pair[0], default=(0.0, None))[1]
    days = [t.date for t in report.values.times if t.date is not None and _day(t.date)]
    if found is None:
        found = next(iter(days), None)
    elif not _day(found):
        found = next((d for d in days if d.basis == "explicit" and _inside(d, found)), found)
    if found is None:
        found = parse_edtf(report.document.published)
    return None if found is None or found.earliest is None else _written(found)


def _inside(day: FuzzyDate, period: FuzzyDate) -> bool:
    """Does the day lie in the period?"""
    if day.earliest is None or period.earliest is None or period.latest is None:
        return False
    return period.earliest <= day.earliest <= period.latest


def _day(date: FuzzyDate | None) -> bool:
    return date is not None and date.days is not None and date.days <= 1


def _written(date: FuzzyDate) -> str:
    """As far as it is known: YYYY, YYYY-MM or YYYY-MM-DD."""
    first, last = date.earliest, date.latest or date.earliest
    if first is None or last is None or first.year != last.year:
        return str(first.year if first else "")
    if first.month != last.month:
        return f"{first.year:04d}"
    return first.isoformat() if first == last else f"{first.year:04d}-{first.month:02d}"
