"""Actors and sources: all names, who says whom they belong to, what they did or suffered, and how each source has fared."""

from __future__ import annotations

from typing import Any

from crossbearing.corroboration.sources import source_records
from crossbearing.errors import NotFoundError
from crossbearing.presenting import views
from crossbearing.presenting.collection import Collection
from crossbearing.presenting.web.index import Index
from crossbearing.presenting.web.query import Query
from crossbearing.presenting.web.reader import Reader

Json = dict[str, Any]

LISTED = 500
INCIDENTS = 100


def actor_list(store: Reader, words: str = "") -> Json:
    """Everybody who is named, most named first; of a ledger too large to be held, those who are said to have done or suffered something."""
    state, whole = store.state(), store.whole()
    if whole is not None:
        rows: list[Json] = store.kept(state, ("actors",), lambda: _with_incidents(state.index, views.actor_rows(whole)))
    else:
        rows = store.kept(state, ("actors",), lambda: _from_index(state.index))
    found = [row for row in rows if words.casefold() in " ".join([row["name"], *row["aliases"]]).casefold()] if words else rows
    return {"items": found[:LISTED], "total": len(found), "whole": whole is not None}


def _numbers(index: Index, facet: str) -> dict[str, int]:
    """How many incidents name each value of a facet, background included."""
    mask = ~index.columns.background | index.columns.background
    return {row["value"]: row["count"] for row in index.facets[facet].counts(mask, len(index.facets[facet].names))}


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


def actor_page(store: Reader, wanted: str) -> Json:
    """One actor: names, affiliations with the words that say so, incidents on either side, its record as a source.

    Raises NotFoundError where nobody of that id is named.
    """
    state, whole = store.state(), store.whole()
    row = next((row for row in actor_list(store)["items"] if row["id"] == wanted), None) or _beyond(store, wanted)
    if row is None:
        raise NotFoundError(f"nobody called {wanted[:60]} in this ledger")
    page = dict(row)
    page["did"] = store.found(Query(facets={"actor": (wanted,)}, background=True)).page(limit=INCIDENTS)[0] if row["as_actor"] else []
    page["suffered"] = store.found(Query(facets={"target": (wanted,)}, background=True)).page(limit=INCIDENTS)[0] if row["as_target"] else []
    page["outlets"] = {key: state.heads[key].outlet for key in row["reports"] if key in state.heads}
    page["said"] = []
    if whole is not None:
        page["affiliations"] = [one | {"passages": _said(whole, one["claims"])} for one in row["affiliations"]]
        names = {row["name"].casefold(), *(alias.casefold() for alias in row["aliases"])}
        page["record"] = next((one for one in source_list(store)["records"] if one["name"].casefold() in names), None)
        page["said"] = [views.claim_row(whole, c) for c in whole.claims.values() if c.source_actor == wanted][:60]
    return page


def _beyond(store: Reader, wanted: str) -> Json | None:
    """An actor further down the list than a page shows."""
    whole, index = store.whole(), store.state().index
    rows = _with_incidents(index, views.actor_rows(whole)) if whole is not None else _from_index(index)
    return next((row for row in rows if row["id"] == wanted), None)


def _said(collection: Collection, claims: list[str]) -> list[Json]:
    """The claims that say so."""
    return [views.claim_row(collection, collection.claims[c]) for c in claims if c in collection.claims]


def source_list(store: Reader) -> Json:
    """The publishers with their reports and incidents, and the record of every origin (None where the ledger is too large to be looked through)."""
    state, whole = store.state(), store.whole()

    def outlets() -> list[Json]:
        reports: dict[str, int] = {}
        for head in state.heads.values():
            reports[head.outlet] = reports.get(head.outlet, 0) + 1
        incidents = _numbers(state.index, "source")
        rows = [{"name": name, "reports": number, "incidents": incidents.get(name, 0)} for name, number in reports.items()]
        return sorted(rows, key=lambda r: (-r["reports"], r["name"]))

    def records() -> list[Json]:
        assert whole is not None
        return [
            {"name": r.name, "claims": r.claims, "first": r.first, "confirmed": r.confirmed, "denied_by_others": r.denied_by_others,
             "corrected": r.corrected, "denials": r.denials}
            for r in source_records(list(whole.reports.values()), whole.derived)
        ]  # fmt: skip

    return {
        "outlets": store.kept(state, ("outlets",), outlets)[:LISTED],
        "records": store.kept(state, ("records",), records) if whole is not None else [], "whole": whole is not None,
    }  # fmt: skip
