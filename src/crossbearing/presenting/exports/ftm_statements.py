"""FollowTheMoney statements, one JSON object a line, sorted by ``canonical_id`` as ``ftm aggregate-statements`` reads them.

A statement is one value of one property on the word of one dataset.  Here each report is a dataset: what it tells of an incident is an Event of its own
(``entity_id``), and linking joins these to the incident (``canonical_id``); ``origin`` is the claim that the value comes from.  So two reports that differ
on a day stand side by side with two statements.  What follows from all reports together stands in the dataset ``crossbearing``.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import IO, Any

from crossbearing.presenting.exports.book import Book
from crossbearing.presenting.exports.ftm import LONGEST, Entity, actor_id, entities, key, plain
from crossbearing.records.document import content_id
from crossbearing.records.value import parse_edtf

Statement = dict[str, Any]
DERIVED = "crossbearing"
ID = "id"
"""The property by which the format says that an entity exists."""
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def statements(ledger: dict[str, Any]) -> list[Statement]:
    """All statements, each once, by canonical and own id; the one that says that an entity exists comes first."""
    book = Book(ledger)
    seen = {report["id"]: _moment(report["published"]) for report in ledger["reports"]}
    articles = {f"report-{key(report)}": report for report in seen}
    found: list[Statement] = []
    for thing in entities(ledger):
        report = articles.get(thing["id"])
        found += _of_entity(thing, *((DERIVED, None) if report is None else (dataset(report), seen[report])))
    found += [one for incident in book.incidents for one in _told(book, incident, seen)]
    return sorted({one["id"]: one for one in found}.values(), key=lambda s: (s["canonical_id"], s["entity_id"], s["prop"] != ID, s["prop"], s["id"]))


def _of_entity(thing: Entity, where: str, when: str | None) -> Iterator[Statement]:
    """An entity of the ``ftm`` export as statements of one dataset."""
    for prop, values in {ID: [thing["id"]], **thing["properties"]}.items():
        yield from (statement((thing["id"], thing["id"]), (thing["schema"], prop, value), where, when) for value in values)


def _told(book: Book, incident: dict[str, Any], seen: dict[str, str | None]) -> Iterator[Statement]:
    """What each report tells of an incident: the words that tell it, and a statement a claim."""
    parties: dict[str, list[str]] = defaultdict(list)
    for party in (*incident["perpetrators"], *incident["targets"]):
        for claim in party["claims"] if party["actor"] in book.actors else ():
            parties[claim].append(actor_id(party["actor"]))

    def say(report: str, told: tuple[str, str], origin: str | None = None, original: str | None = None) -> Statement:
        ids = (_told_id(report, incident), f"incident-{incident['id']}")
        return statement(ids, ("Event", *told), dataset(report), seen.get(report)) | {"origin": origin, "original_value": original}

    for mention in book.mentions_of(incident):
        yield say(mention["report"], (ID, _told_id(mention["report"], incident)))
        yield say(mention["report"], ("summary", plain(mention["quote"])), f"mention-{mention['id']}")
    for claim in book.claims_of(incident):
        for told in _values(claim, parties[claim["id"]]):
            original = claim["value"] if claim["facet"] == "when" and told[0] != "notes" and told[1] != claim["value"] else None
            yield say(claim["report"], told, f"claim-{claim['id']}", original)


def _values(claim: dict[str, Any], parties: list[str]) -> Iterator[tuple[str, str]]:
    """Properties and values that a claim gives; whatever it says stands in ``notes``, what it denies only there."""
    value = plain(claim["value"] or "")
    if not value:
        return
    yield "notes", plain(f"{claim['source']} {claim['stance']} {claim['facet']}: {claim['value']}")
    if claim["stance"] == "denies":
        return
    if claim["facet"] == "where":
        yield "location", plain(value, LONGEST["location"])
    if claim["facet"] == "when" and (found := parse_edtf(claim["value"])) is not None:
        days = (("startDate", found.earliest), ("endDate", found.latest))
        yield from ((prop, day.isoformat()) for prop, day in days if day is not None)
    if claim["facet"] in ("perpetrator", "target"):
        yield from (("involved", party) for party in parties)


def _told_id(report: str, incident: dict[str, Any]) -> str:
    """The id of an incident as one report tells it."""
    return f"told-{key(report)}-{incident['id']}"


def dataset(report: str) -> str:
    """The dataset that a report is; its name holds small letters, digits and single underscores."""
    return f"report_{report.replace('-', '_') if _SLUG.fullmatch(report) else content_id(report)}"


def statement(ids: tuple[str, str], told: tuple[str, str, str], where: str, when: str | None) -> Statement:
    """One statement of ``ids`` (own, canonical) and ``told`` (schema, property, value); its id is the digest that FollowTheMoney gives it."""
    (own, canonical), (schema, prop, value) = ids, told
    key = hashlib.sha1(f"{where}.{own}.{prop}.{value}".encode(), usedforsecurity=False).hexdigest()
    return {
        "canonical_id": canonical, "entity_id": own, "prop": prop, "schema": schema, "value": value, "dataset": where, "lang": None, "original_value": None,
        "first_seen": when, "last_seen": when, "external": False, "origin": None, "id": key,
    }  # fmt: skip


def _moment(published: str | None) -> str | None:
    """The beginning of the day of publication as the format writes times (UTC, to the second); None where no day is known."""
    found = parse_edtf(published)
    return f"{found.earliest.isoformat()}T00:00:00" if found is not None and found.days == 1 and found.earliest is not None else None


def write(ledger: dict[str, Any], out: IO[bytes]) -> None:
    """Write one statement a line."""
    for one in statements(ledger):
        out.write(json.dumps(one, ensure_ascii=False).encode("utf-8") + b"\n")
