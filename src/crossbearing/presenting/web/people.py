"""Actors and sources: all names, who says whom they belong to, what they did or suffered, and how each source has fared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from crossbearing.errors import NotFoundError
from crossbearing.presenting import views
from crossbearing.presenting.web.index import Index
from crossbearing.presenting.web.query import Query
from crossbearing.presenting.web.reader import Reader
from crossbearing.presenting.web.survey import Place

Json = dict[str, Any]

LISTED = 500
INCIDENTS = 100


def actor_list(reader: Reader, words: str = "") -> Json:
    """Everybody who is named, most named first; while a large ledger is looked through, those who are said to have done or suffered something."""
    rows, whole = _actors(reader)
    found = [row for row in rows if words.casefold() in " ".join([row["name"], *row["aliases"]]).casefold()] if words else rows
    return {"items": found[:LISTED], "total": len(found), "whole": whole, "surveyed": reader.surveyed}


def _actors(reader: Reader) -> tuple[list[Json], bool]:
    """All lines, and whether they are of all who are named."""
    state, found = reader.state(), reader.survey()
    if found is None:
        return reader.kept(state, ("actors", "in incidents"), lambda: _from_index(state.index)), False
    return reader.kept(state, ("actors", found), lambda: _with_incidents(state.index, found.actors)), True


def _numbers(index: Index, facet: str) -> dict[str, int]:
    """How many incidents name each value of a facet, background included."""
    values = index.facets[facet]
    return dict(zip(values.names, values.numbers(np.ones(len(index), np.bool_)).tolist(), strict=True))


def _with_incidents(index: Index, rows: list[Json]) -> list[Json]:
    """The actors with the number of incidents in which they are named as actor and as target."""
    did, suffered = _numbers(index, "actor"), _numbers(index, "target")
    return [row | {"as_actor": did.get(row["id"], 0), "as_target": suffered.get(row["id"], 0)} for row in rows]


def _from_index(index: Index) -> list[Json]:
    """Actors as far as the index knows them."""
    did, suffered = _numbers(index, "actor"), _numbers(index, "target")
    keys = sorted(did.keys() | suffered.keys(), key=lambda k: (-did.get(k, 0) - suffered.get(k, 0), k))
    label = {**dict(zip(index.facets["target"].names, index.facets["target"].labels, strict=True)),
             **dict(zip(index.facets["actor"].names, index.facets["actor"].labels, strict=True))}  # fmt: skip
    head = {"kind": "", "known": False, "aliases": [], "affiliations": [], "mentions": None, "reports": []}
    return [{"id": k, "name": label[k], **head, "as_actor": did.get(k, 0), "as_target": suffered.get(k, 0)} for k in keys]


def actor_page(reader: Reader, wanted: str) -> Json:
    """One actor: names, affiliations with the words that say so, incidents on either side, its record as a source.

    Raises NotFoundError where nobody of that id is named.
    """
    state, found = reader.state(), reader.survey()
    row = next((row for row in _actors(reader)[0] if row["id"] == wanted), None)
    if row is None:
        raise NotFoundError(f"nobody called {wanted[:60]} in this ledger")
    page = dict(row)
    page["did"] = reader.found(Query(facets={"actor": (wanted,)}, background=True)).page(limit=INCIDENTS)[0] if row["as_actor"] else []
    page["suffered"] = reader.found(Query(facets={"target": (wanted,)}, background=True)).page(limit=INCIDENTS)[0] if row["as_target"] else []
    page["outlets"] = {key: state.heads[key].outlet for key in row["reports"] if key in state.heads}
    page["said"] = []
    if found is not None:
        passages = {key: _claims(reader, [Place(found.ties[c], c) for c in one["claims"] if c in found.ties]) for key, one in enumerate(row["affiliations"])}
        page["affiliations"] = [one | {"passages": passages[key]} for key, one in enumerate(row["affiliations"])]
        names = {row["name"].casefold(), *(alias.casefold() for alias in row["aliases"])}
        page["record"] = next((one for one in found.records if one["name"].casefold() in names), None)
        page["said"] = _claims(reader, found.said.get(wanted, []))
    return page


def _claims(reader: Reader, places: Iterable[Place]) -> list[Json]:
    """Claims as lines."""
    wanted = list(places)
    collection = reader.reports(sorted({place.report for place in wanted})) if wanted else None
    return [views.claim_row(collection, collection.claims[p.claim]) for p in wanted if p.claim in collection.claims] if collection else []


def source_list(reader: Reader) -> Json:
    """The publishers with their reports and incidents, and the record of every origin (none while a large ledger is looked through)."""
    state, found = reader.state(), reader.survey()

    def outlets() -> list[Json]:
        reports: dict[str, int] = {}
        for head in state.heads.values():
            reports[head.outlet] = reports.get(head.outlet, 0) + 1
        incidents = _numbers(state.index, "source")
        rows = [{"name": name, "reports": number, "incidents": incidents.get(name, 0)} for name, number in reports.items()]
        return sorted(rows, key=lambda r: (-r["reports"], r["name"]))

    every = reader.kept(state, ("outlets",), outlets)
    records = found.records if found is not None else []
    return {
        "outlets": every[:LISTED], "outlets_total": len(every), "records": records[:LISTED], "records_total": len(records), "whole": found is not None,
        "surveyed": reader.surveyed,
    }  # fmt: skip
