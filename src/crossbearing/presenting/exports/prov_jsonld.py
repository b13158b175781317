"""W3C PROV-O as JSON-LD: incidents derived from claims, claims quoted from reports and attributed to their sources, reports derived from what they rest on."""

from __future__ import annotations

from typing import IO, Any

from crossbearing import __version__
from crossbearing.presenting.exports.indented import indented

CONTEXT = {"prov": "http://www.w3.org/ns/prov#", "xsd": "http://www.w3.org/2001/XMLSchema#", "dcterms": "http://purl.org/dc/terms/", "cb": "urn:crossbearing:"}
RELATION = {
    "copy": "prov:wasDerivedFrom",
    "outlet": "prov:wasDerivedFrom",
    "agency": "prov:wasDerivedFrom",
    "document": "prov:hadPrimarySource",
    "primary-statement": "prov:hadPrimarySource",
}


def graph(ledger: dict[str, Any]) -> dict[str, Any]:
    """The document: one ``@graph`` of entities, agents and the one activity that made the ledger."""
    nodes: list[dict[str, Any]] = [
        {"@id": "cb:activity/derive", "@type": "prov:Activity", "prov:wasAssociatedWith": ref("cb:agent/crossbearing")},
        {"@id": "cb:agent/crossbearing", "@type": "prov:SoftwareAgent", "dcterms:title": f"Crossbearing {__version__}"},
    ]
    origins: dict[str, list[tuple[str, str]]] = {}
    for one in ledger["lineage"]:
        target = f"cb:report/{one['report_id']}" if one["report_id"] else f"cb:source/{slug(one['relies_on'])}"
        origins.setdefault(one["report"], []).append((RELATION[one["kind"]], target))
        if not one["report_id"]:
            nodes.append({"@id": target, "@type": "prov:Entity", "dcterms:title": one["relies_on"]})
    nodes += [_report(r, origins.get(r["id"], [])) for r in ledger["reports"]]
    nodes += [_claim(c) for c in ledger["claims"]]
    agents = dict.fromkeys((c["source_actor"] or slug(c["source"]), c["source"]) for c in ledger["claims"])
    seen: set[str] = set()
    for key, name in agents:
        if key not in seen:
            seen.add(key)
            nodes.append({"@id": f"cb:agent/{slug(key)}", "@type": "prov:Agent", "dcterms:title": name})
    behind: dict[str, list[str]] = {}
    for claim in ledger["claims"]:
        for incident in claim["incidents"]:
            behind.setdefault(incident, []).append(claim["id"])
    nodes += [_incident(i, behind.get(i["id"], [])) for i in ledger["incidents"]]
    return {"@context": CONTEXT, "@graph": list({n["@id"]: n for n in nodes}.values())}


def ref(ident: str) -> dict[str, str]:
    """A reference to a node."""
    return {"@id": ident}


def slug(words: str) -> str:
    """Words as the last part of an identifier."""
    return "-".join("".join(ch if ch.isalnum() else " " for ch in words.lower()).split()) or "unknown"


def _report(report: dict[str, Any], origins: list[tuple[str, str]]) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@id": f"cb:report/{report['id']}",
        "@type": "prov:Entity",
        "dcterms:title": report["title"] or report["id"],
        "cb:sha256": report["sha256"],
    }
    if report["publisher"]:
        node["dcterms:publisher"] = report["publisher"]
    for relation, target in origins:
        node.setdefault(relation, []).append(ref(target))
    return node


def _claim(claim: dict[str, Any]) -> dict[str, Any]:
    return {
        "@id": f"cb:claim/{claim['id']}",
        "@type": "prov:Entity",
        "prov:wasQuotedFrom": ref(f"cb:report/{claim['report']}"),
        "prov:wasAttributedTo": ref(f"cb:agent/{slug(claim['source_actor'] or claim['source'])}"),
        "cb:facet": claim["facet"],
        "cb:stance": claim["stance"],
        "cb:value": claim["value"],
        "cb:start": claim["content"]["start"],
        "cb:end": claim["content"]["end"],
    }


def _incident(incident: dict[str, Any], claims: list[str]) -> dict[str, Any]:
    return {
        "@id": f"cb:incident/{incident['id']}",
        "@type": "prov:Entity",
        "prov:wasGeneratedBy": ref("cb:activity/derive"),
        "prov:wasDerivedFrom": [ref(f"cb:claim/{c}") for c in claims],
        "cb:date": incident["date"],
        "cb:type": incident["type"]["acled"],
    }


def write(ledger: dict[str, Any], out: IO[bytes]) -> None:
    """Write the document as UTF-8."""
    out.write(indented(graph(ledger)))
