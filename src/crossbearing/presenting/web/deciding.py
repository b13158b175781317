"""Decisions of people: what may be decided, the journal that takes it, and the inbox of what waits for one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crossbearing.errors import NotFoundError, UsageError
from crossbearing.ledger import parts
from crossbearing.ledger.judged import FIELDS, checked, evidence_of
from crossbearing.presenting import views
from crossbearing.presenting.web.dossier import decision
from crossbearing.presenting.web.reader import Reader
from crossbearing.presenting.web.store import Store
from crossbearing.presenting.web.wording import conflict_words, reasons
from crossbearing.records.claim import Claim
from crossbearing.records.incident import Judgement
from crossbearing.records.value import parse_edtf
from crossbearing.scaling import bring_up_to_date

Json = dict[str, Any]

KINDS = {
    "same": "Two incidents are one", "different": "Two incidents are not one", "move": "A mention belongs to another incident",
    "set": "A value is wrong", "reject": "A claim is misread", "date": "A report has another date", "publisher": "A report has another publisher",
}  # fmt: skip
"""What can be decided, with what a page calls it."""

SETTABLE = FIELDS["incident"]
WORDS = 2000
WAITING = 100


def decide(store: Store, given: Json) -> list[Judgement]:
    """Put a decision into the journal and derive anew; a move is two decisions, made together.

    Raises UsageError where something is missing or cannot be meant, NotFoundError where it is about nothing in this ledger.
    """
    kind, why, by = (str(given.get(name) or "").strip() for name in ("kind", "why", "by"))
    if kind not in KINDS:
        raise UsageError(f"kind: must be one of {', '.join(KINDS)}")
    if not why or not by:
        raise UsageError("a decision needs a reason and a name: fill in both")
    if any(len(str(value)) > WORDS for value in given.values() if value is not None):
        raise UsageError(f"a field holds more than {WORDS} characters")
    made = _made(store, kind, {name: str(given.get(name) or "").strip() for name in ("subject", "object", "field", "value")})
    with store.writing:
        run = store.run()
        writer = store.ledger.writer(run)
        stored = [writer.judge(Judgement(number=0, why=why, by=by, **one)) for one in made]
        bring_up_to_date(store.ledger, run)
    store.moved()
    return stored


def withdraw(store: Store, number: int, *, by: str, why: str) -> None:
    """Take a decision back: it stays in the journal, and no longer counts."""
    if not why.strip() or not by.strip():
        raise UsageError("taking a decision back needs a reason and a name: fill in both")
    if number > 2**31 or len(why) > WORDS or len(by) > WORDS:
        raise UsageError("number: no such decision, or a field is too long")
    with store.writing:
        run = store.run()
        store.ledger.writer(run).withdraw(number, by=by.strip(), why=why.strip())
        bring_up_to_date(store.ledger, run)
    store.moved()


def _made(store: Store, kind: str, given: dict[str, str]) -> list[Json]:
    """The judgements that a decision consists of."""
    subject, other = given["subject"], given["object"]
    if kind in ("same", "different"):
        return [_pair(store, kind, subject, other)]
    if kind == "move":
        return _moved(store, subject, other)
    if kind == "reject":
        return [{"kind": kind, "subject": subject, "evidence": evidence_of(_claim(store, subject))}]
    if not given["value"]:
        raise UsageError("value: what is right?")
    if kind == "set":
        checked("incident", given["field"], given["value"])
        collection, key = store.incident(subject)
        return [{"kind": kind, "subject": key, "field": given["field"], "value": given["value"], "evidence": collection.accounts[key].incident.mentions}]
    if kind == "date":
        _date(given["value"])
    if subject not in store.state().heads:
        raise NotFoundError(f"no report {subject[:40]} in this ledger")
    return [{"kind": kind, "subject": subject, "value": given["value"]}]


def _date(value: str) -> None:
    """Refuse what is no date."""
    if parse_edtf(value) is None:
        raise UsageError(f"value {value[:40]}: not a date; write 2019, 2019-07 or 2019-07-19")


def _pair(store: Store, kind: str, left: str, right: str) -> Json:
    """A judgement on two incidents, bound to their mentions so that it survives a rebuild: all of them where the two are one, one of each where not."""
    _, a = store.incident(left)
    _, b = store.incident(right)
    if a == b:
        raise UsageError("an incident is the same as itself: name two")
    one, other = _mentions(store, a), _mentions(store, b)
    return {"kind": kind, "subject": a, "object": b, "evidence": (*one, *other) if kind == "same" else (one[0], other[0])}


def _mentions(store: Store, incident: str) -> tuple[str, ...]:
    """The mentions of an incident."""
    collection, key = store.incident(incident)
    return collection.accounts[key].incident.mentions


def _moved(store: Store, mention: str, target: str) -> list[Json]:
    """Away from the mentions that it stands with, over to those of another incident."""
    collection, key = store.incident(target)
    goal = collection.accounts[key].incident.mentions
    if mention in goal:
        raise UsageError("the mention belongs to that incident already")
    home = _home(store, mention)
    if home is None:
        raise NotFoundError(f"no mention {mention[:40]} in an incident of this ledger")
    apart = [{"kind": "different", "subject": mention, "object": other, "evidence": (mention, other)} for other in _mentions(store, home) if other != mention]
    return [*apart[:20], {"kind": "same", "subject": mention, "object": goal[0], "evidence": (mention, goal[0])}]


def _home(store: Store, mention: str) -> str | None:
    """The incident that a mention belongs to."""
    with store.ledger.view() as view:
        return parts.incident_of(view, mention)


def _claim(store: Store, key: str) -> Claim:
    """The claim of that id."""
    with store.ledger.view() as view:
        reports = parts.reports_of_claim(view, key) if key else []
    found = store.reports(reports[:1]).claims.get(key) if reports else None
    if found is None:
        raise NotFoundError(f"no claim {key[:40]} in this ledger")
    return found


def inbox(store: Store) -> Json:
    """What waits for a decision: possible duplicates, the likeliest first; conflicts; claims of low confidence; and how many of each there are."""
    judged = store.judgements()
    settled = {frozenset((j.subject, j.object)) for j in judged if j.withdrawn_at is None and j.kind in ("same", "different")}
    with store.ledger.view() as view:
        pairs = [p for p in parts.duplicates(view) if frozenset((p.left, p.right)) not in settled]
        conflicts, torn = parts.conflicts(view, WAITING)
    pairs.sort(key=lambda p: (-p.score, p.left, p.right))
    index = store.state().index
    shown = [
        {
            "left": index.row(index.at[p.left]), "right": index.row(index.at[p.right]), "score": round(p.score, 2),
            "reasons": reasons(dict(p.features), inside=index.told_alike(p.left, p.right)),
        }
        for p in pairs[:WAITING] if p.left in index.at and p.right in index.at
    ]  # fmt: skip
    weak, number = weak_claims(store, judged)
    rows = [
        {"id": c.id, "incident": c.incident, "field": c.field, "kind": c.kind, "words": conflict_words(c.field, c.kind), "explanation": c.explanation}
        for c in conflicts
        if c.incident in index.at
    ]
    return {
        "duplicates": shown,
        "duplicates_total": len(pairs),
        "conflicts": rows,
        "conflicts_total": torn,
        "weak": weak,
        "weak_total": number,
        "surveyed": store.surveyed,
    }


def weak_claims(reader: Reader, judged: Sequence[Judgement]) -> tuple[list[Json], int | None]:
    """The claims that are least sure and not yet rejected, and how many there are; None while the ledger is looked through."""
    found = reader.survey()
    if found is None:
        return [], None
    gone = {j.subject for j in judged if j.kind == "reject" and j.withdrawn_at is None}
    waiting = [place for place in found.weak if place.claim not in gone]
    collection = reader.reports(sorted({place.report for place in waiting[:WAITING]}))
    shown = [collection.claims[place.claim] for place in waiting[:WAITING] if place.claim in collection.claims]
    rows = [views.claim_row(collection, c) | {"certainty": c.certainty, "weak": c.weak} for c in shown]
    return rows, found.weak_total - (len(found.weak) - len(waiting))


def decisions(store: Store) -> list[Json]:
    """All decisions, the latest first."""
    return [decision(one) for one in reversed(store.judgements())]
