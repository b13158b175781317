"""FollowTheMoney 4 entities, one JSON object a line: Event for an incident, Article for a report, who is named, Documentation between report and incident.

FollowTheMoney has no field for casualties, means, stance or status; they stand in ``notes``, and the claims stay in the json export.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import IO, Any

from crossbearing.presenting.exports.book import Book, bounds, country_of, flat, spot
from crossbearing.presenting.exports.deaths import toll
from crossbearing.records.document import content_id

Entity = dict[str, Any]
LONGEST = {"name": 384, "alias": 384, "location": 250, "title": 1024, "publisher": 1024}
"""How many characters a property takes (followthemoney.types); every other one is text."""
TEXT = 65_000
_KEY = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]{0,62}[0-9a-zA-Z])?")
_ADDRESS = re.compile(r"https?://[^\s/?#]+\.[^\s/?#]+\S*")
SCHEMA = {"person": "Person", "state": "PublicBody", "government": "PublicBody", "military": "PublicBody", "police": "PublicBody",
"intelligence": "PublicBody",
          "media": "Company", "state-media": "Company", "company": "Company"}  # fmt: skip


def entities(ledger: dict[str, Any]) -> Iterator[Entity]:
    """The entities in the order reports, actors, incidents, links."""
    book = Book(ledger)
    named = {p["actor"] for i in book.incidents for side in ("perpetrators", "targets") for p in i[side] if p["actor"]}
    for report in ledger["reports"]:
        yield entity(
            f"report-{key(report['id'])}", "Article", title=report["title"] or report["id"], publisher=report["publisher"],
            publishedAt=_day(report["published"]), sourceUrl=report["url"] if _ADDRESS.fullmatch(report["url"] or "") else None,
            notes=[f"Report {report['id']}", f"SHA-256 {report['sha256']}"],
        )  # fmt: skip
    for actor in ledger["actors"]:
        if actor["id"] in named:
            yield entity(
                actor_id(actor["id"]), SCHEMA.get(actor["kind"], "Organization"), name=actor["name"], alias=[a for a in actor["aliases"] if a != actor["name"]]
            )
    for i in book.incidents:
        yield _event(book, i)
        for report in book.reports_of(i):
            source = key(report["id"])
            yield entity(f"documentation-{source}-{i['id']}", "Documentation", document=f"report-{source}", entity=f"incident-{i['id']}")


def _event(book: Book, i: dict[str, Any]) -> Entity:
    """One incident; parties that the registry or the report names are involved, never organizers."""
    days, place = bounds(i), spot(i)
    low, best, high = toll(book, i)
    status = ", ".join(f"{facet} {word}" for facet, word in i["status"].items())
    what, where = i["type"]["acled"] or i["type"]["plover"], place.name if place else None
    name = ", ".join(part for part in (what, where, i["date"]) if part)
    involved = [actor_id(p["actor"]) for side in ("perpetrators", "targets") for p in i[side] if p["actor"] in book.actors]
    return entity(
        f"incident-{i['id']}", "Event", name=name, location=place.name if place else None, country=(place.country or "").lower() or None if place else None,
        startDate=days[0].isoformat() if days else None, endDate=days[1].isoformat() if days else None, involved=list(dict.fromkeys(involved)),
        recordId=i["id"],
        notes=[flat(n) for n in (f"Status: {status}" if status else "", f"Killed: {low} to {high}, best {best}" if best is not None else "",
                                 f"{i['reports']} reports, {i['origins']} origins", f"Country: {country_of(i)}" if country_of(i) else "") if n],
    )  # fmt: skip


def entity(ident: str, schema: str, **properties: Any) -> Entity:
    """An entity with its properties as lists of strings; empty ones are left out."""
    listed = {k: [plain(x, LONGEST.get(k, TEXT)) for x in (v if isinstance(v, list) else [v])] for k, v in properties.items() if v not in (None, "", [])}
    return {"id": ident, "schema": schema, "properties": {k: kept for k, v in listed.items() if (kept := [x for x in v if x])}}


def plain(words: str, longest: int = TEXT) -> str:
    """Words on one line without control and formatting characters, no longer than the format takes."""
    if not words.isprintable():
        words = "".join(ch for ch in words if ch.isspace() or unicodedata.category(ch) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return flat(words)[:longest].strip()


def key(ident: str) -> str:
    """An id as part of an entity's id, which holds letters, digits, dots and hyphens: itself where it can be, else its digest."""
    return ident if _KEY.fullmatch(ident) else content_id(ident)


def actor_id(ident: str) -> str:
    """The id of an actor's entity."""
    return f"actor-{key(ident)}"


def _day(published: str | None) -> str | None:
    """An EDTF date as the prefix that FollowTheMoney takes; None for intervals and dates without a year."""
    plain = (published or "").rstrip("~?%")
    return plain if plain and "/" not in plain and "X" not in plain and "[" not in plain else None


def write(ledger: dict[str, Any], out: IO[bytes]) -> None:
    """Write one entity a line."""
    for one in entities(ledger):
        out.write(json.dumps(one, ensure_ascii=False).encode("utf-8") + b"\n")
