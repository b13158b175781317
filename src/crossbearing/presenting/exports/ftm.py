"""FollowTheMoney 4 entities, one JSON object a line: Event for an incident, Article for a report, who is named, Documentation between report and incident.

FollowTheMoney has no field for casualties, means, stance or status; they stand in ``notes``, and the claims stay in the json export.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from crossbearing.presenting.exports.book import Book, bounds, country_of, flat, spot, toll

Entity = dict[str, Any]
SCHEMA = {"person": "Person", "state": "PublicBody", "government": "PublicBody", "military": "PublicBody", "police": "PublicBody",
"intelligence": "PublicBody",
          "media": "Company", "state-media": "Company", "company": "Company"}  # fmt: skip


def entities(ledger: dict[str, Any]) -> Iterator[Entity]:
    """The entities in the order reports, actors, incidents, links."""
    book = Book(ledger)
    named = {p["actor"] for i in book.incidents for side in ("perpetrators", "targets") for p in i[side] if p["actor"]}
    for report in ledger["reports"]:
        yield entity(f"report-{report['id']}", "Article", title=report["title"] or report["id"], publisher=report["publisher"],
        publishedAt=_day(report["published"]),
                     sourceUrl=report["url"] if (report["url"] or "").startswith("http") else None, contentHash=None)  # fmt: skip
    for actor in ledger["actors"]:
        if actor["id"] in named:
            yield entity(
                _actor_id(actor["id"]), SCHEMA.get(actor["kind"], "Organization"), name=actor["name"], alias=[a for a in actor["aliases"] if a != actor["name"]]
            )
    for i in book.incidents:
        yield _event(book, i)
        for report in book.reports_of(i):
            yield entity(f"documentation-{report['id']}-{i['id']}", "Documentation", document=f"report-{report['id']}", entity=f"incident-{i['id']}")


def _event(book: Book, i: dict[str, Any]) -> Entity:
    """One incident; parties that the registry or the report names are involved, never organizers."""
    days, place = bounds(i), spot(i)
    low, best, high = toll(i)
    status = ", ".join(f"{facet} {word}" for facet, word in i["status"].items())
    what, where = i["type"]["acled"] or i["type"]["plover"], place.name if place else None
    name = ", ".join(part for part in (what, where, i["date"]) if part)
    involved = [_actor_id(p["actor"]) for side in ("perpetrators", "targets") for p in i[side] if p["actor"] in book.actors]
    return entity(
        f"incident-{i['id']}", "Event", name=name, location=place.name if place else None, country=(place.country or "").lower() or None if place else None,
        startDate=days[0].isoformat() if days else None, endDate=days[1].isoformat() if days else None, involved=list(dict.fromkeys(involved)),
        recordId=i["id"],
        notes=[flat(n) for n in (f"Status: {status}" if status else "", f"Killed: {low} to {high}, best {best}" if best is not None else "",
                                 f"{i['reports']} reports, {i['origins']} origins", f"Country: {country_of(i)}" if country_of(i) else "") if n],
    )  # fmt: skip


def entity(ident: str, schema: str, **properties: Any) -> Entity:
    """An entity with its properties as lists of strings; empty ones are left out."""
    listed = {k: [str(x) for x in (v if isinstance(v, list) else [v])] for k, v in properties.items() if v not in (None, "", [])}
    return {"id": ident, "schema": schema, "properties": listed}


def _actor_id(ident: str) -> str:
    return "actor-" + "".join(ch if ch.isalnum() else "-" for ch in ident)


def _day(published: str | None) -> str | None:
    """An EDTF date as the prefix that FollowTheMoney takes; None for intervals and dates without a year."""
    plain = (published or "").rstrip("~?%")
    return plain if plain and "/" not in plain and "X" not in plain and "[" not in plain else None


def write(ledger: dict[str, Any], out: IO[bytes]) -> None:
    """Write one entity a line."""
    for one in entities(ledger):
        out.write(json.dumps(one, ensure_ascii=False).encode("utf-8") + b"\n")
