"""A report as it was published, cut where any layer begins or ends, so that each piece knows all that is marked on it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from crossbearing.presenting import views
from crossbearing.presenting.collection import Collection
from crossbearing.presenting.naming import type_label
from crossbearing.records.claim import ReadReport

Json = dict[str, Any]

LAYERS = {
    "claim": "Claims", "event": "Events", "source": "Who says", "date": "Dates", "place": "Places", "name": "Names", "quantity": "Numbers",
    "furniture": "Page furniture", "copied": "Copied passages",
}  # fmt: skip
"""Every layer, with what a page calls it."""

ON = ("claim", "event", "source", "furniture", "copied")
"""The layers that a page shows at first."""

Mark = tuple[int, int, str, str, str]
"""Start, end, layer, explanation, address to go to (or empty)."""


def report_view(collection: Collection, wanted: str) -> Json:
    """Everything that the page of a report shows."""
    page = views.report_page(collection, wanted)
    report = collection.reports[wanted]
    marks = [m for m in _marks(report, page, collection) if m[1] > m[0]]
    page["pieces"] = pieces(report.document.text, marks)
    page["layers"] = [{"key": key, "label": label, "on": key in ON, "count": sum(1 for m in marks if m[2] == key)} for key, label in LAYERS.items()]
    page["claim_list"] = folded_claims(page["claim_list"])
    return page


def folded_claims(rows: list[Json]) -> list[Json]:
    """The claims in the order of the text; what a source says twice of one thing stands once, with the ids of the rest under ``also``."""
    found: dict[tuple[str, ...], Json] = {}
    for row in sorted(rows, key=lambda row: (row["start"], row["end"], row["facet"])):
        key = (row["facet"], row["value"], row["source"], row["stance"], ",".join(row["incidents"]))
        if key in found:
            found[key]["also"].append(row["id"])
        else:
            found[key] = row | {"also": []}
    return list(found.values())


def _marks(report: ReadReport, page: Json, collection: Collection) -> list[Mark]:
    """All that is marked on the text."""
    found: list[Mark] = [(z.start, z.end, "furniture", f"page furniture: {z.kind}; no evidence of what happened", "") for z in report.layout.furniture]
    for row in page["claim_list"]:
        to = f"/incidents/{row['incidents'][0]}" if row["incidents"] else ""
        found.append((row["start"], row["end"], "claim", f"{row['source']} {row['stance']}: {row['facet']} = {row['value']}", to))
    for event in report.events:
        incident = page["mentions_of"].get(event.id)
        kind = type_label(event.type)
        told = f"{kind}; {event.modality}{', background' if event.background else ''}"
        found.append((event.trigger.start, event.trigger.end, "event", told, f"/incidents/{incident}" if incident else ""))
    for said in report.attributions:
        via = f", by way of {said.relayed_via}" if said.relayed_via else ""
        found += [(s.start, s.end, "source", f"source: {said.speaker} ({said.kind}){via}", "") for s in said.source]
        found += [(s.start, s.end, "source", f"cue: {said.stance}", "") for s in said.cue]
    v = report.values
    found += [(t.start, t.end, "date", f"{t.type} {t.value}" + (f" = {t.date.edtf}, {t.date.basis}" if t.date else ", no calendar date"), "") for t in v.times]
    for p in v.places:
        where = f"{p.place.name}, {p.place.country or '?'}; within {p.place.radius_km or 0:g} km" if p.place else "not in the gazetteer"
        found.append((p.start, p.end, "place", where, ""))
    found += [(e.start, e.end, "name", f"{e.type}: {e.actor.name if e.actor else e.name}" + (f" ({e.role})" if e.role else ""), "") for e in v.entities]
    found += [(q.start, q.end, "quantity", f"{views.amount(q.quantity)} {q.quantity.unit}".strip(), "") for q in v.quantities]
    return found + _copied(collection, page["id"])


def _copied(collection: Collection, report: str) -> list[Mark]:
    """Passages that another report has too."""
    found: list[Mark] = []
    for one in collection.derived.near_duplicates:
        if report in (one.a, one.b):
            mine, other = (0, one.b) if one.a == report else (2, one.a)
            found += [(p[mine], p[mine + 1], "copied", f"the same words stand in report {other}", f"/reports/{other}#o{p[2 - mine]}") for p in one.passages]
    return found


def pieces(text: str, marks: list[Mark]) -> list[Json]:
    """The text in pieces; joined they give it again, character for character."""
    edges = sorted({0, len(text), *(e for m in marks for e in (m[0], m[1]) if 0 <= e <= len(text))})
    opening: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark[0], []).append(mark)
    found: list[Json] = []
    live: list[Mark] = []
    for start, end in pairwise(edges):
        live = [m for m in live if m[1] > start] + opening.get(start, [])
        found.append({
            "start": start, "text": text[start:end], "layers": [layer for layer in LAYERS if any(m[2] == layer for m in live)],
            "notes": list(dict.fromkeys(m[3] for m in live)), "links": list(dict.fromkeys(m[4] for m in live if m[4])),
        })  # fmt: skip
    return found
