"""Less of a ledger than there is: some incidents only; before any format is written."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

Json = dict[str, Any]


def of_incidents(ledger: Json, wanted: Collection[str]) -> Json:
    """The ledger object with those incidents and what is said of them; every id in it still leads somewhere."""
    claims = [c | {"incidents": [i for i in c["incidents"] if i in wanted]} for c in ledger["claims"] if any(i in wanted for i in c["incidents"])]
    kept = {c["id"] for c in claims}
    mentions = [m for m in ledger["mentions"] if m["incident"] in wanted]
    reports = {one["report"] for one in [*claims, *mentions]}
    incidents = [i | {"members": [m for m in i["members"] if m in wanted]} for i in ledger["incidents"] if i["id"] in wanted]
    named = {p["actor"] for i in incidents for side in ("perpetrators", "targets") for p in i[side]} | {c["source_actor"] for c in claims}
    lineage = [one | {"report_id": one["report_id"] if one["report_id"] in reports else None} for one in ledger["lineage"] if one["report"] in reports]
    return ledger | {
        "reports": [r for r in ledger["reports"] if r["id"] in reports],
        "mentions": mentions,
        "claims": [c | {"denies": c["denies"] if c["denies"] in kept else None} for c in claims],
        "incidents": incidents,
        "lineage": lineage,
        "near_duplicates": [one for one in ledger["near_duplicates"] if one["a"] in reports and one["b"] in reports],
        "conflicts": [one for one in ledger["conflicts"] if one["incident"] in wanted],
        "actors": [a for a in ledger["actors"] if a["id"] in named],
        "rejections": [r for r in ledger["rejections"] if r["report"] in reports],
    }
