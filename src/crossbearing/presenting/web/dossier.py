"""One incident as a page shows it: sentences that open their evidence, the matrix with its foot, quotations side by side, decisions about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from crossbearing.presenting import views
from crossbearing.presenting.collection import Collection
from crossbearing.presenting.countries import country_name
from crossbearing.presenting.naming import people, type_label
from crossbearing.presenting.web.wording import conflict_words, reasons, when_phrase
from crossbearing.records.finding import Account, Casualties, Conflict
from crossbearing.records.incident import Judgement
from crossbearing.records.value import Quantity

Json = dict[str, Any]

DID = {
    "suspects": "It is suspected, by {by}, that {who} did it.", "denies": "That {who} did it is denied by {by}.", "blames": "{who} is blamed by {by}.",
    "claims-responsibility": "{who} is said to have claimed it, according to {by}.", "retracts": "That {who} did it has been taken back by {by}.",
    "no-comment": "Asked whether {who} did it, {by} gave no answer.",
}  # fmt: skip
"""What a stance makes of a perpetrator."""

OPEN_END = 1_000_000_000
"""A number above every toll, for one without an upper end."""

CLAIMED = "claims-responsibility"

MOST_NAMES = 4
"""Names that a sentence lists before it counts."""

STATUS_OF = {"when": "date", "where": "place", "what": "occurrence"}
"""Facets of the matrix whose status bears another name."""


def dossier(collection: Collection, key: str, judgements: Sequence[Judgement]) -> Json:
    """Everything that the page of an incident shows."""
    account = collection.accounts[key]
    page = views.incident_page(collection, key)
    page["matrix"] = folded_matrix(page["matrix"], collection, account)
    page["assessment"] = assessment(collection, account, page)
    page["conflicts"] = [_with_passages(collection, one) for one in collection.conflicts_of.get(key, [])]
    page["quotes"] = [_compared(one) for one in page["conflicts"] if one["field"] in ("speaker", "wording") and len(one["values"]) > 1]
    page["tolls"] = tolls(collection, account)
    page["evidence"] = list({(row["report"], row["start"]): row for row in reversed(page["evidence"])}.values())[::-1]
    page["siblings"] = [views.incident_row(collection.accounts[m]) for m in account.incident.members if m in collection.accounts]
    page["may_be_the_same"] = [_pair(collection, account, one) for one in sorted(page["may_be_the_same"], key=lambda one: (-one["score"], one["id"]))]
    page["decisions"] = decisions_about(account, page["may_be_the_same"], judgements)
    return page


def _passage(collection: Collection, claim: str) -> Json | None:
    """A claim with the sentence that it stands in."""
    found = collection.claims.get(claim)
    if found is None:
        return None
    row = views.claim_row(collection, found)
    report = collection.reports[found.document_id]
    start, end = next(((s.start, s.end) for s in report.layout.sentences if s.start <= found.content.start < s.end), found.content)
    low, high = max(start, found.content.start), min(max(end, found.content.end), found.content.end)
    text = report.document.text
    row["before"], row["words"], row["after"] = text[start:low], text[low:high], text[high : max(end, high)]
    row["outlet"], row["published"], row["explain"] = collection.publisher(found.document_id), report.document.published, found.explain
    return row


def _passages(collection: Collection, claims: Sequence[str]) -> list[Json]:
    """Claims with their sentences, each sentence of a source once."""
    rows = [row for claim in claims if (row := _passage(collection, claim))]
    unique = {(row["report"], row["source"], row["before"], row["words"], row["stance"]): row for row in reversed(rows)}
    return list(reversed(unique.values()))


def assessment(collection: Collection, account: Account, page: Json) -> list[Json]:
    """What can be said of it, sentence by sentence, each with the passages that it rests on."""
    claims = [collection.claims[c] for c in account.claims if c in collection.claims]
    by_facet: dict[str, list[str]] = {}
    for claim in claims:
        by_facet.setdefault("denial" if claim.stance == "denies" else claim.facet, []).append(claim.id)
    found = [(_opening(page), [c for f in ("what", "when", "where") for c in by_facet.get(f, [])], page["status"].get("occurrence"))]
    for party in account.perpetrators:
        for stance, keys in views.by_stance(collection, party):
            by = _holders(collection, keys)
            by_itself = stance == CLAIMED and party.who in by
            words = f"{by} claims it." if by_itself else DID.get(stance, "According to {by}, {who} did it.").format(by=by, who=party.who)
            found.append((capital(words), keys, page["status"].get("perpetrator")))
    if account.targets:
        aimed = list(dict.fromkeys(claim for party in account.targets for claim in party.claims))
        names = listed([party.who for party in account.targets], MOST_NAMES)
        found.append((f"Target, according to {_holders(collection, aimed)}: {names}.", aimed, page["status"].get("target")))
    found += [(words, keys, page["status"].get("casualties")) for words, keys in toll_sentences(collection, account)]
    if by_facet.get("denial"):
        found.append((f"Part of it is denied by {_holders(collection, by_facet['denial'])}.", by_facet["denial"], "contested"))
    rows = [{"text": text, "status": status, "evidence": _passages(collection, claims)} for text, claims, status in found]
    rows.append({"text": _backing(account), "status": None, "evidence": [], "groups": [_group(collection, g) for g in account.groups]})
    return rows


def _opening(page: Json) -> str:
    """What, when, where; with how well it is established."""
    what = f"Series of incidents ({page['title']})" if page["group"] else page["title"]
    where = "at a place that nobody names"
    if page["place"]:
        land = country_name(page["place"]["country"])
        where = f"in {page['place']['name']}" + (f", {land}" if land and land != page["place"]["name"] else "")
    return f"{what} {when_phrase(page['date'])} {where}: {page['status'].get('occurrence', 'unreported')}."


def _backing(account: Account) -> str:
    """How many reports, from how many origins."""
    reports, origins = len(account.reports), account.origins
    return f"{reports} report{'s' if reports != 1 else ''} rest{'s' if reports == 1 else ''} on {origins} independent origin{'s' if origins != 1 else ''}."


def _group(collection: Collection, group: Any) -> Json:
    """One origin with the reports that go back to it."""
    return {
        "root": group.root,
        "known": group.known,
        "why": group.why,
        "reports": [{"id": r, "outlet": collection.outlet(r)} for r in group.reports if r in collection.reports],
    }


def _holders(collection: Collection, claims: Sequence[str], most: int = 3) -> str:
    """Who says it, in words."""
    names = [_within(collection.claims[c].source) for c in claims if c in collection.claims]
    return listed(list(dict.fromkeys(names)), most) or "somebody"


def listed(names: Sequence[str], most: int) -> str:
    """Names as a sentence lists them; beyond so many they are counted."""
    shown = [*names[:most], f"{len(names) - most} more"] if len(names) > most else list(names)
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


_ARTICLE = re.compile(r"(The|A|An|Some|Several|Two|Three|Its|His|Her|Their|Our)\b(?= [a-z])|(The|A|An|Its|His|Her|Their)\b(?= [A-Z])")


def _within(name: str) -> str:
    """A name as it stands within a sentence: without the dash before it, and an article or number that began a sentence is small."""
    bare = name.lstrip("-–— ")
    return bare[:1].lower() + bare[1:] if _ARTICLE.match(bare) else bare


def capital(words: str) -> str:
    """A sentence with its first letter as a capital."""
    return words[:1].upper() + words[1:]


def tolls(collection: Collection, account: Account) -> list[Json]:
    """Killed and injured as each source gives them, by day of publication."""
    found = []
    for one in account.casualties:
        counts = {what: q for what in ("killed", "injured") if (q := getattr(one, what)) is not None}
        if not counts:
            continue
        claims = [c for c in one.claims if c in collection.claims]
        days = sorted(p for c in claims if (p := collection.reports[collection.claims[c].document_id].document.published))
        words = ", ".join(f"{people(views.amount(q), one.of)} {what}" for what, q in counts.items())
        ranges = {what: {"low": q.low, "high": q.high} for what, q in counts.items()}
        found.append({"words": words, "holders": _holders(collection, claims), "claims": claims, "published": days[0] if days else None, "ranges": ranges})
    return sorted(found, key=lambda row: (row["published"] is None, row["published"] or "", row["words"]))


def toll_sentences(collection: Collection, account: Account) -> list[tuple[str, list[str]]]:
    """A sentence for the killed and one for the injured of each kind of people, with its claims: the lowest and the highest figure, and on whose word."""
    rows: dict[tuple[str, str], list[Casualties]] = {}
    for one in account.casualties:
        for what in ("killed", "injured"):
            if getattr(one, what) is not None:
                rows.setdefault((what, one.of), []).append(one)
    return [_toll_sentence(collection, what, of, counts) for (what, of), counts in sorted(rows.items(), key=lambda row: (row[0][1], row[0][0] != "killed"))]


def _toll_sentence(collection: Collection, what: str, of: str, counts: Sequence[Casualties]) -> tuple[str, list[str]]:
    """One of these sentences; a figure that its holder has replaced is no end of the span where others stand."""
    standing = [one for one in counts if not one.superseded] or counts
    ordered = sorted(standing, key=lambda one: (getattr(one, what).low or 0, getattr(one, what).high or OPEN_END))
    by: dict[str, list[str]] = {}
    for one in ordered:
        by.setdefault(views.amount(getattr(one, what)), []).extend(one.claims)
    told = people(views.span([getattr(one, what) for one in ordered]), of)
    low, high = (views.amount(getattr(one, what)) for one in (ordered[0], max(ordered, key=lambda one: _top(getattr(one, what)))))
    keys = list(dict.fromkeys(key for one in counts for key in one.claims))
    ends = {low, high}
    between = len(by) - len(ends)
    rest = f"; {between} other figure{'s' * (between > 1)} in between" if between else ""
    if len(ends) == 1:
        return capital(f"{told} {what}, according to {_holders(collection, by[low])}{rest}."), keys
    return capital(f"{told} {what}: {low} according to {_holders(collection, by[low])}, {high} according to {_holders(collection, by[high])}{rest}."), keys


def _top(quantity: Quantity) -> tuple[int, bool]:
    """Where a number ends, and whether more is left open."""
    return quantity.high if quantity.high is not None else quantity.low or 0, quantity.high is None


def folded_matrix(matrix: Json, collection: Collection, account: Account) -> Json:
    """The matrix with equal entries of a cell told once, cells that stand in a conflict marked, and a foot."""
    torn = {claim for one in collection.conflicts_of.get(account.incident.id, []) for side in one.values for claim in side.claims}
    seen: dict[str, dict[str, int]] = {}
    for group in matrix["groups"]:
        for row in group["rows"]:
            for facet, cells in row["cells"].items():
                merged: dict[tuple[str, str], Json] = {}
                for cell in cells:
                    entry = merged.setdefault((cell["value"], cell["stance"]), cell | {"times": 0, "torn": False})
                    entry["times"] += 1
                    entry["torn"] |= cell["claim"] in torn
                    seen.setdefault(facet, {}).setdefault(cell["value"], 0)
                    seen[facet][cell["value"]] += 1
                row["cells"][facet] = list(merged.values())
    status = dict(account.status)
    matrix["foot"] = {facet: _foot(facet, account, seen.get(facet, {}), status) for facet in matrix["facets"]}
    return matrix


def _foot(facet: str, account: Account, values: dict[str, int], status: dict[str, str]) -> Json:
    """What is held of a facet when all is weighed, and by which rule."""
    i, word = account.incident, status.get(STATUS_OF.get(facet, facet))
    if facet == "when":
        return {"value": i.date.edtf if i.date else "unknown", "rule": i.date_basis, "status": word}
    if facet == "where":
        return {"value": i.place.name if i.place else "unknown", "rule": i.place_basis, "status": word}
    if facet == "what":
        return {"value": type_label(i.type), "rule": "the type that most mentions have", "status": word}
    if facet == "casualties":
        return {"value": _span_of(account), "rule": "from the lowest to the highest bound that a source gives", "status": word}
    number = len(values)
    return {
        "value": next(iter(values)) if number == 1 else f"{number} values" if number else "",
        "rule": "every value is kept" if number > 1 else "",
        "status": word,
    }


def _span_of(account: Account) -> str:
    """All counts of the dead together."""
    killed = [one.killed for one in account.casualties if one.killed is not None]
    lows = [q.low for q in killed if q.low is not None]
    highs = [q.high if q.high is not None else q.low for q in killed if q.high is not None or q.low is not None]
    if not lows or not highs:
        return "no number of dead"
    low, high, is_open = min(lows), max(h for h in highs if h is not None), any(q.high is None for q in killed)
    return f"{low} killed" if low == high and not is_open else f"{low} to {high}{' or more' if is_open else ''} killed"


def _with_passages(collection: Collection, one: Conflict) -> Json:
    """A conflict with the passages of each side."""
    found = views.conflict(collection, one)
    found["words"] = conflict_words(one.field, one.kind)
    for side in found["values"]:
        side["passages"] = _passages(collection, side["claims"])[:6]
    return found


def _compared(conflict: Json) -> Json:
    """The first two sides of a conflict over words, compared word by word."""
    sides = conflict["values"][:2]
    texts = [_quotation(side) for side in sides]
    left, right = diff(*texts)
    return {"kind": conflict["kind"], "sides": [{"who": sides[0], "words": left}, {"who": sides[1], "words": right}]}


_QUOTED = re.compile(r"[“\"«„]([^”\"»“]{12,})[”\"»“]?")


def _quotation(side: Json) -> str:
    """The words that a side quotes: those between marks, else the passage."""
    passage = side["passages"][0] if side["passages"] else None
    text = " ".join((passage["words"] if passage else side["value"]).split())
    found = _QUOTED.search(text)
    return found[1] if found else text


def diff(left: str, right: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Two wordings word by word: runs of words, each with whether the other has them too."""
    a, b = left.split(), right.split()
    plain_a, plain_b = ([re.sub(r"\W", "", w).casefold() for w in words] for words in (a, b))
    ours: list[tuple[str, bool]] = []
    theirs: list[tuple[str, bool]] = []
    for tag, i, j, k, m in SequenceMatcher(None, plain_a, plain_b, autojunk=False).get_opcodes():
        if i < j:
            ours.append((" ".join(a[i:j]), tag == "equal"))
        if k < m:
            theirs.append((" ".join(b[k:m]), tag == "equal"))
    return ours, theirs


def _pair(collection: Collection, here: Account, pair: Json) -> Json:
    """A possible duplicate with its line and its reasons, weightiest first."""
    account = collection.accounts.get(pair["id"])
    inside = account is not None and set(account.reports) == set(here.reports)
    return pair | {"row": views.incident_row(account) if account else None, "reasons": reasons(pair["features"], inside=inside)}


def decisions_about(account: Account, pairs: Sequence[Json], judgements: Sequence[Judgement]) -> list[Json]:
    """The decisions that touch an incident, its mentions, its claims or its reports, latest first."""
    ids = {account.incident.id, *account.incident.mentions, *account.claims, *account.reports}
    return [decision(one) for one in reversed(judgements) if not ids.isdisjoint({one.subject, one.object, *one.evidence} - {""})]


def decision(one: Judgement) -> Json:
    """A decision as a line."""
    return {
        "number": one.number, "kind": one.kind, "subject": one.subject, "object": one.object, "field": one.field, "value": one.value,
        "why": one.why, "by": one.by, "at": one.at, "withdrawn_at": one.withdrawn_at,
    }  # fmt: skip
