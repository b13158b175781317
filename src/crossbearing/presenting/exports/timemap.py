"""TimeMap: events, sources and associations as the platform of that name reads them; every value is a string, an event has a date or a point."""

from __future__ import annotations

from typing import IO, Any

from crossbearing.presenting.exports.book import Book, backed, bounds, flat, held, middle, spot, width
from crossbearing.presenting.exports.deaths import toll
from crossbearing.presenting.exports.indented import indented

PRECISION = ((1, "day"), (7, "week"), (31, "month"))


def timemap(ledger: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The three lists; an incident with neither date nor point is left out."""
    book = Book(ledger)
    events = [_event(book, i) for i in book.incidents if _shown(i)]
    kinds = dict.fromkeys(i["type"]["acled_event"] or "Other" for i in book.incidents if _shown(i))
    return {
        "events": events,
        "sources": [_source(r) for r in ledger["reports"]],
        "associations": [{"id": kind, "title": kind, "desc": "", "mode": "CATEGORY", "filter_paths": []} for kind in kinds],
    }


def _shown(i: dict[str, Any]) -> bool:
    place = spot(i)
    return bounds(i) is not None or (place is not None and place.latitude is not None)


def _event(book: Book, i: dict[str, Any]) -> dict[str, Any]:
    """One event; DATE_FMT is the platform's default, MM/DD/YYYY."""
    day, days, place = middle(i), width(i), spot(i)
    point = place is not None and place.latitude is not None
    who = ", ".join(map(held, i["perpetrators"])) or "not named"
    best = toll(book, i)[1]
    kind = i["type"]["acled_event"] or "Other"
    what, dead = i["type"]["acled"] or i["type"]["plover"], "unknown" if best is None else best
    text = f"{what}. Perpetrator: {who}. Killed: {dead}. {backed(i)}."
    return {
        "id": i["id"], "description": flat(text), "date": f"{day:%m/%d/%Y}" if day else "", "time": "",
        "time_precision": next((word for limit, word in PRECISION if days and days <= limit), "year" if bounds(i) else ""), "time_display": i["date"] or "",
        "location": place.name if place else "", "latitude": str(place.latitude) if place and point else "",
        "longitude": str(place.longitude) if place and point else "",
        "type": i["type"]["acled"] or "", "category": kind, "category_full": kind, "associations": [kind], "sources": [r["id"] for r in book.reports_of(i)],
        "comments": "; ".join(f"{facet} {word}" for facet, word in i["status"].items()),
    }  # fmt: skip


def _source(report: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": report["id"], "paths": [report["url"] or ""], "title": report["title"] or report["id"], "type": "Article", "url": report["url"] or "",
        "author": report["publisher"] or "", "date": report["published"] or "", "description": "", "notes": "",
    }  # fmt: skip


def write(ledger: dict[str, Any], out: IO[bytes]) -> None:
    """Write the object as UTF-8."""
    out.write(indented(timemap(ledger)))
