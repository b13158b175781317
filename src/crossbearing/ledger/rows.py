"""Records as rows, and the identities that the journal is kept by."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, func, select

from crossbearing.ledger import tables as t
from crossbearing.ledger.codec import dump
from crossbearing.records.claim import Claim, EventMention, ReadReport
from crossbearing.records.document import Document, content_id
from crossbearing.records.finding import Account, Derived

Row = dict[str, Any]

_POSITION = select(
    *(
        select(number).scalar_subquery()
        for number in (
            func.max(t.reports.c.seq),
            func.max(t.readings.c.seq),
            func.max(t.judgements.c.number),
            func.count(t.withdrawals.c.number),
            func.count(t.tombstones.c.report),
        )
    )
)


def document_digest(document: Document) -> str:
    """What makes two reports of one id the same: text and head, wherever they were found."""
    d = document
    return content_id(d.text, d.title, d.url, d.publisher, d.byline, d.published, d.language)


def reader_of(report: ReadReport, release: str) -> str:
    """Who read a report: tagger, its version, and the release that made claims of it."""
    return f"{report.tagger or 'none'} {report.version or '0'} / {release}"


def with_day(reader: str, day: str) -> str:
    """The reader of a report that was read as if it were of another day than it says."""
    return f"{reader} / dated {day}"


def journal_position(connection: Connection) -> str:
    """A word for the state of the journal: equal words, equal content."""
    return ".".join(str(number or 0) for number in connection.execute(_POSITION).one())


def mention_row(reading: int, event: EventMention) -> Row:
    """An event mention, as a row."""
    return {
        "reading": reading,
        "id": event.id,
        "start": event.start,
        "end": event.end,
        "exact": event.quote,
        "type": event.type.key,
        "date": event.date.edtf if event.date else None,
    }


def claim_row(reading: int, claim: Claim, text: str) -> Row:
    """A claim, as a row."""
    start, end = claim.content
    return {
        "reading": reading,
        "id": claim.id,
        "start": start,
        "end": end,
        "exact": text[start:end],
        "facet": claim.facet,
        "stance": claim.stance,
        "source": claim.source,
    }


def account_row(account: Account) -> Row:
    """An incident with all that follows from its claims, as a row."""
    incident, date = account.incident, account.incident.date
    return {
        "id": incident.id, "type": incident.type.key, "background": incident.background, "body": dump(account),
        "earliest": date.earliest.isoformat() if date and date.earliest else None, "latest": date.latest.isoformat() if date and date.latest else None,
    }  # fmt: skip


def canonical(derived: Derived) -> Derived:
    """The same findings, every list in the order of its ids: equal findings give equal records, however they were come by."""
    return Derived(
        accounts=tuple(sorted(derived.accounts, key=lambda a: a.incident.id)),
        mention_incident=dict(sorted(derived.mention_incident.items())),
        claim_incidents={claim: found for claim, found in sorted(derived.claim_incidents.items()) if found},
        derivations=tuple(sorted(derived.derivations, key=lambda d: (d.derived, d.start is None, d.start or 0, dump(d)))),
        near_duplicates=tuple(sorted(derived.near_duplicates, key=lambda d: (d.a, d.b))),
        conflicts=tuple(sorted(derived.conflicts, key=lambda c: c.id)),
        duplicates=tuple(sorted(derived.duplicates, key=lambda p: (p.left, p.right))),
    )


def derived_rows(derived: Derived) -> list[tuple[Table, list[Row]]]:
    """All derived tables with their rows."""
    d = derived
    claims = [{"claim": claim, "place": place, "incident": i} for claim, found in d.claim_incidents.items() for place, i in enumerate(found)]
    return [
        (t.accounts, [account_row(account) for account in d.accounts]),
        (t.mention_incidents, [{"mention": m, "incident": i} for m, i in d.mention_incident.items()]),
        (t.claim_incidents, claims),
        (t.derivations, [{"id": content_id(body), "report": x.derived, "body": body} for x in dict.fromkeys(d.derivations) if (body := dump(x))]),
        (t.near_duplicates, [{"a": x.a, "b": x.b, "share": x.share, "body": dump(x)} for x in d.near_duplicates]),
        (t.conflicts, [{"id": x.id, "incident": x.incident, "field": x.field, "body": dump(x)} for x in d.conflicts]),
        (t.pairs, [{"left": x.left, "right": x.right, "body": dump(x)} for x in d.duplicates]),
    ]
