"""What changed between two derivations of a ledger, incident by incident, and why."""

from __future__ import annotations

from collections import Counter
from typing import Any

from crossbearing.presenting.naming import type_label
from crossbearing.presenting.views import amount
from crossbearing.records.finding import Account, Derived

Json = dict[str, Any]


def compared(old: Derived, new: Derived, since: dict[str, list[str]]) -> list[Json]:
    """Every incident that is new, gone, merged, split or changed, by id; ``since`` is what the journal gained in between.

    Incidents are matched by the mentions that they share, since their ids follow from their earliest mention.
    """
    before = {account.incident.id: account for account in old.accounts}
    after = {account.incident.id: account for account in new.accounts}
    parents = {key: _parents(account, old.mention_incident) for key, account in after.items()}
    children = Counter(parent for found in parents.values() for parent in found)
    rows = [row for key in sorted(after) if (row := _change(after[key], [before[p] for p in parents[key] if p in before], children)) is not None]
    for row in rows:
        row["because"] = _because(after[row["id"]], row["was"], before, since)
    gone = [key for key in sorted(before) if key not in children]
    rows += [{"change": "gone", "id": key, "was": [key], "fields": {}, "because": _gone(before[key], since)} for key in gone]
    return rows


def _parents(account: Account, at: dict[str, str]) -> list[str]:
    """The old incidents that the mentions of this one belonged to, the largest part first."""
    counts = Counter(at[mention] for mention in account.incident.mentions if mention in at)
    return sorted(counts, key=lambda key: (-counts[key], key))


def _change(account: Account, was: list[Account], children: Counter[str]) -> Json | None:
    """How an incident differs from what it was; None where it does not."""
    key, olds = account.incident.id, [old.incident.id for old in was]
    if not was:
        return {"change": "new", "id": key, "was": [], "fields": {}}
    fields = _fields(was[0], account)
    if len(was) > 1:
        return {"change": "merged", "id": key, "was": olds, "fields": fields}
    if children[olds[0]] > 1:
        return {"change": "split", "id": key, "was": olds, "fields": fields}
    return {"change": "changed", "id": key, "was": olds, "fields": fields} if fields else None


def _shown(account: Account) -> Json:
    """What of an incident is compared."""
    i = account.incident
    shown: Json = {
        "date": i.date.edtf if i.date else None, "place": i.place.name if i.place else None, "type": type_label(i.type), "background": i.background,
        "perpetrators": sorted(party.who for party in account.perpetrators), "targets": sorted(party.who for party in account.targets),
        "killed": sorted(amount(c.killed) for c in account.casualties if c.killed), "reports": len(account.reports), "origins": account.origins,
        "mentions": len(i.mentions), "claims": len(account.claims),
    }  # fmt: skip
    return shown | {f"status of {facet}": word for facet, word in account.status}


def _fields(old: Account, new: Account) -> Json:
    """The fields that differ, each with its old and its new value."""
    a, b = _shown(old), _shown(new)
    return {name: [a.get(name), b.get(name)] for name in (*a, *(n for n in b if n not in a)) if a.get(name) != b.get(name)}


def _because(account: Account, was: list[str], before: dict[str, Account], since: dict[str, list[str]]) -> list[str]:
    """What of the journal's gains bears on an incident; where nothing does, only the release can."""
    reports = set(account.reports).union(*(before[key].reports for key in was))
    found = [f"report {one} is new" for one in since["new"] if one in reports]
    found += [f"report {one} was read again" for one in since["read again"] if one in reports and one not in since["new"]]
    found += [f"report {one} was forgotten" for one in since["forgotten"] if one in reports]
    if not found:
        found += [f"judgement {number}" for number in since["judgements"]] + [f"judgement {number} was withdrawn" for number in since["withdrawn"]]
    return found or ["this release derives otherwise, or a neighbouring report changed"]


def _gone(account: Account, since: dict[str, list[str]]) -> list[str]:
    """Why an incident is there no more."""
    found = [f"report {one} was forgotten" for one in since["forgotten"] if one in account.reports]
    found += [f"report {one} was read again" for one in since["read again"] if one in account.reports]
    found += [f"report {one} has a new version" for one in since["new"] if one in account.reports]
    return found or [f"judgement {number}" for number in since["judgements"]] or ["this release derives otherwise"]
