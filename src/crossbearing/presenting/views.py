"""What is shown of a ledger, as plain data: lists and pages that the terminal, ``--json``, the web app and reports share.

Every function takes a :class:`~crossbearing.presenting.collection.Collection` and returns dicts and lists of JSON's own types.
Names of fields are those of the json export wherever it has the thing.  What derives is loaded by the functions that need it: a list needs none of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from crossbearing.errors import NotFoundError, UsageError
from crossbearing.presenting.actors import Actor, actors
from crossbearing.presenting.annotation import event_type, stand_off
from crossbearing.presenting.collection import Collection
from crossbearing.presenting.exports.ledger_json import place
from crossbearing.presenting.filters import Filters, chosen, passes
from crossbearing.presenting.naming import people, title, type_label
from crossbearing.records.claim import Claim
from crossbearing.records.finding import Account, Conflict, CountedBySource, Derivation, IndependenceGroup, Party, Tally
from crossbearing.records.ontology import FACETS
from crossbearing.records.value import Quantity

Json = dict[str, Any]
TOWARDS_A_PARTY = frozenset(["blames", "claims-responsibility"])


def incident_rows(collection: Collection, filters: Filters | None = None) -> list[Json]:
    """The list of incidents, latest first."""
    return [incident_row(account) for account in chosen(collection, filters or Filters())]


def incident_row(account: Account) -> Json:
    """One incident as a line: when, where, what, who, status per facet, how many reports from how many origins."""
    i = account.incident
    return {
        "id": i.id, "date": i.date.edtf if i.date else None, "place": place(i.place), "label": type_label(i.type), "type": event_type(i.type),
        "title": title(i.type, contested=("means", "contested") in account.status),
        "group": i.group, "members": list(i.members), "background": i.background,
        "perpetrators": _parties(account, "perpetrators"), "targets": _parties(account, "targets"),
        "killed": counted(account, "killed"), "injured": counted(account, "injured"),
        "status": dict(account.status), "reports": len(account.reports), "origins": account.origins,
    }  # fmt: skip


def _parties(account: Account, role: str) -> list[Json]:
    """Who is named, with the strongest stance."""
    facet = role.removesuffix("s")
    return [{"who": party.who, "actor": party.actor, "stance": shown_stance(party.stance, facet)} for party in getattr(account, role)]


def shown_stance(stance: str, facet: str) -> str:
    """The stance as a cell of that facet shows it: whoever blames or owns to a deed asserts the rest of what is said of it."""
    return "asserts" if stance in TOWARDS_A_PARTY and facet != "perpetrator" else stance


def by_stance(collection: Collection, party: Party) -> list[tuple[str, list[str]]]:
    """The claims that name somebody, a list for each stance, the strongest stance first."""
    found: dict[str, list[str]] = {party.stance: []}
    for key in party.claims:
        if key in collection.claims:
            found.setdefault(collection.claims[key].stance, []).append(key)
    return [(stance, keys) for stance, keys in found.items() if keys]


def counted(account: Account, what: str) -> list[str]:
    """The counts as claimed, from the lowest to the highest figure, one for each kind of people; all people first."""
    by: dict[str, list[Quantity]] = {}
    for one in account.casualties:
        if (quantity := getattr(one, what)) is not None:
            by.setdefault(one.of, []).append(quantity)
    return [people(span(figures), of) for of, figures in sorted(by.items())]


def span(figures: Sequence[Quantity]) -> str:
    """The lowest and the highest of several numbers: "40 to 53", "54 to 201 or more"; a single one as it is told."""
    if len({(q.low, q.high) for q in figures}) == 1:
        return amount(figures[0])
    low = min((q.low for q in figures if q.low is not None), default=0)
    ends = [q.high if q.high is not None else q.low or 0 for q in figures]
    more = any(q.high is None and (q.low or 0) == max(ends) for q in figures)
    if low == max(ends):
        return f"{'at least ' if more else ''}{low}"
    return f"{low} to {max(ends)}{' or more' if more else ''}"


def amount(quantity: Quantity) -> str:
    """A number with its bounds: "5", "at least 5", "up to 8", "5 to 8"."""
    low, high = quantity.low, quantity.high
    if low is not None and low == high:
        return str(low)
    if low is None:
        return "unknown" if high is None else f"up to {high}"
    return f"at least {low}" if high is None else f"{low} to {high}"


def find_incident(collection: Collection, wanted: str) -> Account:
    """The incident of that id, or whose id begins so, or into which the one that had this id has been merged.

    Raises NotFoundError where there is none, UsageError where several begin so.
    """
    if wanted in collection.accounts:
        return collection.accounts[wanted]
    found = [account for key, account in collection.accounts.items() if key.startswith(wanted)]
    if not found and wanted:
        heirs = {
            collection.derived.mention_incident[m]
            for key, m in collection.mention_of.items()
            if key.startswith(wanted) and m in collection.derived.mention_incident
        }
        found = [collection.accounts[key] for key in sorted(heirs)]
    if not found:
        raise NotFoundError(f"no incident {wanted}; crossbearing incidents LEDGER --background lists them all")
    if len(found) > 1:
        raise UsageError(f"{wanted} begins {len(found)} ids; write more of it: {', '.join(account.incident.id for account in found[:4])}")
    return found[0]


def incident_page(collection: Collection, wanted: str) -> Json:
    """Everything about one incident: the line, the claims matrix, conflicts, how its status came about, lineage, the sentences behind it."""
    from crossbearing.corroboration.origins.independence import backing
    from crossbearing.corroboration.standing.grading import grades

    account = find_incident(collection, wanted)
    i = account.incident
    credibility, grading = grades(dict(account.status), account.origins)
    rows = incident_row(account) | {
        "admiralty": credibility, "airwars": grading,
        "date_basis": i.date_basis, "place_basis": i.place_basis, "backing": backing(account, collection.outlet),
        "matrix": matrix(collection, account),
        "conflicts": [conflict(collection, one) for one in collection.conflicts_of.get(i.id, [])],
        "history": [_change(collection, account, n) for n in range(len(account.history))],
        "lineage": [derivation(collection, one) for one in collection.derived.derivations if one.derived in account.reports],
        "evidence": evidence(collection, account),
        "may_be_the_same": [{"id": pair.right if pair.left == i.id else pair.left, "score": pair.score, "features": dict(pair.features)}
                            for pair in collection.derived.duplicates if i.id in (pair.left, pair.right)],
    }  # fmt: skip
    return rows


def matrix(collection: Collection, account: Account) -> Json:
    """Who says what: rows are sources, grouped by origin; columns are facets; a cell lists what that source says, with its stance and words."""
    claims = [collection.claims[key] for key in account.claims if key in collection.claims]
    group_of = {claim: group for group in account.groups for claim in group.claims}
    groups: dict[str, Json] = {}
    for claim in claims:
        group = group_of.get(claim.id)
        key = group.id if group else ""
        entry = groups.setdefault(key, _origin(group))
        row = entry["rows"].setdefault((claim.document_id, claim.source), _matrix_row(collection, claim))
        row["cells"].setdefault(claim.facet, []).append(cell(collection, claim))
    used = {claim.facet for claim in claims}
    ordered = sorted(groups.values(), key=lambda g: (not g["known"], -len(g["rows"]), g["origin"]))
    for group_entry in ordered:
        group_entry["rows"] = list(group_entry["rows"].values())
    return {"facets": [facet for facet in FACETS if facet in used], "groups": ordered}


def _origin(group: IndependenceGroup | None) -> Json:
    """The head of a group of rows: from whom all of them have it."""
    return (
        {"origin": group.root, "known": group.known, "why": group.why, "rows": {}}
        if group
        else {"origin": "unknown origin", "known": False, "why": "", "rows": {}}
    )


def _matrix_row(collection: Collection, claim: Claim) -> Json:
    """The head of a row: the source, how it comes to us, and in which report."""
    return {
        "source": claim.source, "source_type": claim.source_type, "source_actor": claim.source_actor, "relayed_via": claim.relayed_via,
        "chain": list(claim.chain), "report": claim.document_id, "outlet": collection.outlet(claim.document_id), "cells": {},
    }  # fmt: skip


def cell(collection: Collection, claim: Claim) -> Json:
    """One claim as a cell: its value, stance and words."""
    return {
        "claim": claim.id,
        "value": claim_value(claim),
        "stance": shown_stance(claim.stance, claim.facet),
        "weak": claim.weak,
        "quote": collection.text(claim.document_id, *claim.content),
        "why": claim.explain,
    }


def claim_value(claim: Claim) -> str:
    """What a claim says, as short as it can be put: its canonical value, or else its words."""
    if claim.quantity is not None and claim.facet in ("count", "casualties"):
        return f"{people(amount(claim.quantity), claim.of)} {claim.quantity.unit}".strip()
    return claim.value or claim.original


def claim_row(collection: Collection, claim: Claim) -> Json:
    """One claim as a line of a list."""
    return {
        "id": claim.id, "report": claim.document_id, "outlet": collection.outlet(claim.document_id), "source": claim.source, "source_type": claim.source_type,
        "relayed_via": claim.relayed_via, "chain": list(claim.chain), "stance": claim.stance, "facet": claim.facet, "value": claim_value(claim),
        "quote": collection.text(claim.document_id, *claim.content), "start": claim.content.start, "end": claim.content.end,
        "incidents": list(collection.derived.claim_incidents.get(claim.id, ())), "denies": claim.denies, "weight": round(claim.weight, 4), "why": claim.explain,
    }  # fmt: skip


def claim_rows(collection: Collection, filters: Filters | None = None) -> list[Json]:
    """All claims, or those about the incidents that pass; report by report, weightiest first."""
    claims = collection.claims.values()
    if filters is None:
        return [claim_row(collection, claim) for claim in claims]
    wanted = {account.incident.id for account in chosen(collection, filters)}
    return [claim_row(collection, claim) for claim in claims if not wanted.isdisjoint(collection.derived.claim_incidents.get(claim.id, ()))]


def conflict(collection: Collection, one: Conflict) -> Json:
    """Claims that cannot all hold: each side with those who hold it."""
    sides = [{"value": side.value, "claims": list(side.claims), "by": _holders(collection, side.claims)} for side in one.values]
    return {
        "id": one.id, "incident": one.incident, "field": one.field, "kind": one.kind, "values": sides, "lead": lead(one), "explanation": one.explanation,
    }  # fmt: skip


def lead(one: Conflict) -> str:
    """The explanation of a conflict without the sides that it lists, where a table names them beside it."""
    from crossbearing.corroboration.conflicts.finder import UNSURE

    words, _, sides = one.explanation.partition(": ")
    if not all(side.value in sides for side in one.values):
        return one.explanation
    return f"{words}.{UNSURE if one.explanation.endswith(UNSURE) else ''}"


def _holders(collection: Collection, claims: tuple[str, ...]) -> list[str]:
    """Who holds a side: source and outlet, each once."""
    found = (collection.claims[key] for key in claims if key in collection.claims)
    return list(dict.fromkeys(_holder(claim.source, collection.outlet(claim.document_id)) for claim in found))


def _holder(source: str, outlet: str) -> str:
    """A source and where it stands; a publisher that speaks itself stands for both."""
    return outlet if outlet == source or outlet.startswith(f"{source}, ") else f"{source} ({outlet})"


def conflict_rows(collection: Collection, filters: Filters | None = None) -> list[Json]:
    """All conflicts, or those of the incidents that pass, incident by incident, those with most reports first; ``about`` says which incident it is."""
    told = {account.incident.id: account for account in (collection.derived.accounts if filters is None else chosen(collection, filters))}
    kept = [one for one in collection.derived.conflicts if one.incident in told or filters is None]
    kept.sort(key=lambda one: (-len(told[one.incident].reports), one.incident) if one.incident in told else (1, ""))
    return [conflict(collection, one) | {"about": incident_row(told[one.incident]) if one.incident in told else None} for one in kept]


def _change(collection: Collection, account: Account, number: int) -> Json:
    """A status that moved, and whose word moved it."""
    change = account.history[number]
    return {
        "facet": change.facet, "status": change.status, "previous": change.previous, "valid_on": change.valid_on, "recorded_at": change.recorded_at,
        "claims": list(change.claims), "by": _holders(collection, change.claims), "why": change.why,
    }  # fmt: skip


def derivation(collection: Collection, one: Derivation) -> Json:
    """Who rests on whom, with the words that say so."""
    quote = None if one.start is None or one.end is None or one.derived not in collection.reports else collection.text(one.derived, one.start, one.end)
    evidence = None if one.start is None or one.end is None else {"start": one.start, "end": one.end}
    outlet = collection.outlet(one.derived) if one.derived in collection.reports else one.derived
    return {
        "report": one.derived, "outlet": outlet, "relies_on": one.relies_on, "kind": one.kind, "explicit": one.explicit,
        "report_id": one.report_id, "evidence": evidence, "quote": quote, "score": round(one.score, 4),
    }  # fmt: skip


def lineage_rows(collection: Collection) -> Json:
    """Who took what from whom: what reports say they rest on, and shared wording."""
    copies = [{"a": one.a, "b": one.b, "share": round(one.share, 4), "passages": [list(p) for p in one.passages]} for one in collection.derived.near_duplicates]
    return {"lineage": [derivation(collection, one) for one in collection.derived.derivations], "near_duplicates": copies}


def evidence(collection: Collection, account: Account) -> list[Json]:
    """The sentences that speak of the incident, report by report in the order of the text."""
    found = []
    for key in account.incident.mentions:
        event = collection.mentions.get(key)
        if event is None:
            continue
        layout = collection.reports[event.document_id].layout
        start, end = next(((s.start, s.end) for s in layout.sentences if s.start <= event.trigger.start < s.end), (event.start, event.end))
        found.append({
            "report": event.document_id, "outlet": collection.outlet(event.document_id), "mention": key, "start": start, "end": end,
            "sentence": " ".join(collection.text(event.document_id, start, end).split()), "quote": event.quote, "modality": event.modality,
            "background": event.background,
        })  # fmt: skip
    return sorted(found, key=lambda row: (row["report"], row["start"], row["mention"]))


def actor_rows(collection: Collection) -> list[Json]:
    """The actors, those named most first."""
    return ranked(actors(collection))


def ranked(found: Sequence[Actor]) -> list[Json]:
    """Actors as lines, those named most first."""
    return [_actor_row(one) for one in sorted(found, key=lambda a: (-len(a.reports), -a.mentions, a.id))]


def _actor_row(one: Actor) -> Json:
    """One actor as a line."""
    affiliations = [{"to": a.to, "relation": a.relation, "from": a.from_, "until": a.until, "claims": list(a.claims)} for a in one.affiliations]
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "known": one.known,
        "aliases": list(one.aliases),
        "affiliations": affiliations,
        "mentions": one.mentions,
        "reports": list(one.reports),
    }


def tally_page(collection: Collection, filters: Filters) -> Json:
    """How many incidents pass: low and high bound, why they differ, and the counts that sources give."""
    from crossbearing.corroboration.standing.tallies import tally

    bounded = filters.since is not None or filters.until is not None
    found = tally(collection.derived, collection.reports.values(), keep=lambda account: passes(account, filters), bounded=bounded)
    return tally_of(collection, found)


def tally_of(collection: Collection, found: Tally) -> Json:
    """A tally as plain data; the collection holds the claims of the counts that sources give."""
    return {
        "low": found.low, "high": found.high, "reasons": [{"reason": reason, "count": count} for reason, count in found.reasons],
        "given": [_given(collection, one) for one in found.given],
    }  # fmt: skip


def _given(collection: Collection, one: CountedBySource) -> Json:
    """A count that a source gives."""
    report = collection.claims[one.claim].document_id
    return {
        "holder": one.holder, "count": amount(one.quantity), "low": one.quantity.low, "best": one.quantity.best, "high": one.quantity.high,
        "unit": one.quantity.unit,
        "window": one.window or None, "claim": one.claim, "report": report, "outlet": collection.outlet(report), "quote": one.original,
    }  # fmt: skip


def rejection_rows(collection: Collection) -> list[Json]:
    """What could not be used, and why."""
    return [{"report": one.subject, "row": one.row, "stage": one.stage, "code": one.code, "detail": one.detail} for one in collection.rejections]


def _report_row(collection: Collection, key: str) -> Json:
    """One report as a line."""
    stored, d = collection.stored[key], collection.reports[key].document
    incidents = {collection.derived.mention_incident[event.id] for event in stored.report.events if event.id in collection.derived.mention_incident}
    return {
        "id": d.id, "title": d.title, "publisher": d.publisher, "byline": d.byline, "published": d.published, "published_basis": d.published_basis,
        "url": d.url,
        "language": d.language, "sha256": d.sha256, "version": stored.version, "recorded_at": stored.recorded_at, "reader": stored.reader,
        "mentions": len(stored.report.events), "claims": len(stored.report.claims), "incidents": sorted(incidents),
    }  # fmt: skip


def report_page(collection: Collection, wanted: str) -> Json:
    """One report: its text with the stand-off annotations, its claims, and what it rests on.

    Raises NotFoundError where there is none of that id.
    """
    if wanted not in collection.reports:
        raise NotFoundError(f"no report {wanted} in the ledger")
    report = collection.reports[wanted]
    return _report_row(collection, wanted) | {
        "annotations": stand_off(report),
        "mentions_of": {event.id: collection.derived.mention_incident.get(event.id) for event in report.events},
        "claim_list": [claim_row(collection, claim) for claim in collection.claims.values() if claim.document_id == wanted],
        "lineage": [derivation(collection, one) for one in collection.derived.derivations if wanted in (one.derived, one.report_id)],
        "near_duplicates": [
            {"report": one.b if one.a == wanted else one.a, "share": round(one.share, 4)}
            for one in collection.derived.near_duplicates
            if wanted in (one.a, one.b)
        ],
    }


def summary(collection: Collection) -> Json:
    """The ledger in numbers."""
    accounts = collection.derived.accounts
    news = [account for account in accounts if not account.incident.background]
    return {
        "reports": len(collection.reports), "claims": len(collection.claims), "incidents": len(news), "background": len(accounts) - len(news),
        "conflicts": len(collection.derived.conflicts), "rejections": len(collection.rejections),
        "rejected": dict(sorted(Counter(r.code for r in collection.rejections).items())),
    }  # fmt: skip
