"""The periodic report as plain data: what is new, what changed status, what is contested, tallies, sources; every sentence footnoted to its spans.

A sentence is ``{"text", "notes": [numbers]}``; a note is ``{"n", "report", "outlet", "published", "start", "end", "quote"}``, where ``quote`` are the exact
words of the report at the half-open offsets.  The period is that of publication: it says which reports are new, not when things happened.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from crossbearing.presenting import views
from crossbearing.presenting.collection import Collection
from crossbearing.presenting.filters import Filters, chosen, newest_first
from crossbearing.presenting.naming import title, type_label
from crossbearing.records.document import Span
from crossbearing.records.finding import Account, StatusChange
from crossbearing.records.value import FuzzyDate, Quantity, parse_edtf

Json = dict[str, Any]
NAMED = {
    "asserts": "Named as the perpetrator: {who}, by {by}.", "confirms": "Confirmed as the perpetrator: {who}, by {by}.",
    "suspects": "Suspected: {who}, by {by}.", "blames": "Blamed: {who}, by {by}.", "claims-responsibility": "Claims responsibility: {who}, according to {by}.",
}  # fmt: skip
"""How a sentence says by which stance somebody is named."""
NEW = frozenset([None, "unreported"])
FACETS = {
    "occurrence": "That it happened", "perpetrator": "Who did it", "target": "Who or what was hit", "casualties": "How many were killed or hurt",
    "date": "When it was", "place": "Where it was", "means": "By what means", "count": "How many there were",
}  # fmt: skip
"""What a status is about, in words."""
DISPUTED = {"status": "whether it happened or who did it", "count": "the number", "speaker": "who said something", "wording": "what somebody said"}
"""What a conflict is about, in words, where its field does not say it."""
RESTS = {
    "outlet": "It cites the outlet {on}.", "agency": "It carries {on}.", "document": "It cites a document: {on}.",
    "primary-statement": "It cites what {on} said.", "copy": "It shares its wording with {on}.",
}  # fmt: skip
"""How a report says what it rests on."""
LONG_NAME = 30
"""An outlet that is called by a longer name is called by a headline, for want of its own, which is put in quotation marks."""


class Footnotes:
    """The spans that a report rests on, numbered in the order in which they are first needed."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._numbers: dict[tuple[str, Span], int] = {}

    def at(self, report: str, span: Span) -> int:
        """The number of one span."""
        return self._numbers.setdefault((report, span), len(self._numbers) + 1)

    def claims(self, keys: Iterable[str]) -> list[int]:
        """The numbers of claims, each span once."""
        found = [self._collection.claims[key] for key in keys if key in self._collection.claims]
        return list(dict.fromkeys(self.at(claim.document_id, claim.content) for claim in found))

    def mentions(self, account: Account) -> list[int]:
        """The number of the first mention of an incident in each of its reports."""
        first: dict[str, Span] = {}
        for key in account.incident.mentions:
            event = self._collection.mentions.get(key)
            if event is not None and (event.document_id not in first or event.start < first[event.document_id].start):
                first[event.document_id] = Span(event.start, event.end)
        return [self.at(report, first[report]) for report in sorted(first)]

    def listed(self) -> list[Json]:
        """All notes, by number."""
        c = self._collection
        return [
            {"n": n, "report": key, "outlet": c.publisher(key), "published": c.reports[key].document.published, "start": start, "end": end,
            "quote": c.text(key, start, end)}
            for (key, (start, end)), n in self._numbers.items()
        ]  # fmt: skip


def compiled(collection: Collection, filters: Filters) -> Json:
    """The report on what was published from ``filters.since`` to ``filters.until``; both may be open, the other filters choose incidents."""
    notes = Footnotes(collection)
    inside = _published(collection, filters)
    undated = Filters(
        type=filters.type, actor=filters.actor, target=filters.target, place=filters.place, status=filters.status, found=filters.found,
        background=filters.background
    )  # fmt: skip
    told = [a for a in chosen(collection, undated) if not inside.isdisjoint(a.reports)]
    sections = [
        _section("New incidents", [_incident(collection, a, notes) for a in sorted(told, key=newest_first) if inside.issuperset(_first(collection, a))]),
        _section("Changes of status", [item for a in told if (item := _changes(collection, a, inside, notes))]),
        _section("Contested", [item for a in told if (item := _conflicts(collection, a, notes))]),
        _section("Tallies", _tallies(collection, filters, notes)),
        _section("Sources", [_source(collection, key, notes) for key in sorted(inside)]),
    ]
    return {"from": filters.since, "to": filters.until, "reports": len(inside), "incidents": len(told), "sections": sections, "notes": notes.listed()}


def _section(title: str, items: list[Json]) -> Json:
    """One part of the report."""
    return {"title": title, "items": items}


def _item(heading: str, sentences: Iterable[Json]) -> Json:
    """Sentences under a heading."""
    return {"heading": heading, "sentences": list(sentences)}


def _sentence(text: str, notes: list[int]) -> Json:
    """One sentence with what it rests on."""
    return {"text": text, "notes": notes}


def _day(collection: Collection, key: str) -> date | None:
    """When a report came out, or else when it was recorded; None where neither is a date."""
    stored = collection.stored[key]
    found = parse_edtf(stored.report.document.published) or parse_edtf(stored.recorded_at)
    return None if found is None else found.latest or found.earliest


def _published(collection: Collection, filters: Filters) -> frozenset[str]:
    """The reports of the period."""
    since, until = parse_edtf(filters.since), parse_edtf(filters.until)
    low, high = (since.earliest if since else None) or date.min, (until.latest if until else None) or date.max
    return frozenset(key for key in collection.reports if (day := _day(collection, key)) is not None and low <= day <= high)


def _first(collection: Collection, account: Account) -> list[str]:
    """The reports by which an incident became known: those of the earliest day."""
    days = {key: _day(collection, key) or date.max for key in account.reports}
    return [key for key, day in days.items() if day == min(days.values())]


def label(account: Account) -> str:
    """What to call an incident in a heading: type, place, date."""
    i = account.incident
    place = f"{i.place.name}{f' ({i.place.country})' if i.place.country else ''}" if i.place else None
    return ", ".join((title(i.type, contested=("means", "contested") in account.status), place or "place not given", in_figures(i.date)))


def in_figures(when: FuzzyDate | None) -> str:
    """A date in a heading: a day or month or year as EDTF has it, two bounds where it is wider, or that it is not known."""
    if when is None or not when.anchored:
        return f"{when.edtf}, year not given" if when and when.edtf else "undated"
    first, last = when.earliest, when.latest
    if "/" not in when.edtf and re.fullmatch(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", when.edtf):
        return when.edtf
    return f"{first or 'open'} to {last or 'open'}" if first or last else when.edtf


def on_day(when: FuzzyDate | None) -> str:
    """A date in words: one day, two bounds, an open end, or that it is not known."""
    if when is None or not when.anchored:
        return f"on a day without a known year ({when.edtf})" if when else "on a day that no report gives"
    first, last = (f"{d.day} {d:%B %Y}" if d else None for d in (when.earliest, when.latest))
    if first == last:
        return f"on {first}"
    return f"between {first} and {last}" if first and last else f"from {first} on" if first else f"until {last}"


def _plural(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _incident(collection: Collection, account: Account, notes: Footnotes) -> Json:
    """What is told of a new incident: that it happened, who is named, how many fell, what stands."""
    i = account.incident
    what, where = type_label(i.type), f" in {i.place.name}" if i.place else ""
    series = "a series of events" if i.group else "an event"
    known, back = _plural(len(account.reports), "report"), _plural(account.origins, "known origin")
    verb, go = ("tells", "what it says goes") if len(account.reports) == 1 else ("tell", "what they say goes")
    told = f"{known} {verb} of {series} of the type “{what}”{where} {on_day(i.date)}; {go} back to {back}."
    sentences = [_sentence(told, notes.mentions(account))]
    for party in account.perpetrators:
        sentences += [_sentence(_named(collection, party.who, *one), notes.claims(one[1])) for one in views.by_stance(collection, party)]
    sentences += _tolls(collection, account, notes)
    latest = {change.facet: change for change in account.history}
    sentences += [
        _sentence(f"{FACETS[facet]} stands as {word}.", notes.claims(latest[facet].claims))
        for facet, word in account.status
        if facet in ("occurrence", "perpetrator") and facet in latest
    ]
    return _item(label(account), sentences)


def _named(collection: Collection, who: str, stance: str, claims: list[str]) -> str:
    """Who names somebody as the perpetrator, by one stance."""
    return NAMED.get(stance, NAMED["asserts"]).format(who=who, by=by(collection, claims))


def _tolls(collection: Collection, account: Account, notes: Footnotes) -> list[Json]:
    """A sentence for the killed and one for the injured of each kind of people: their span, then every figure from the lowest on, each with its holders.

    A figure that its holders have replaced is marked, and no end of the span where others stand.
    """
    rows: dict[tuple[str, str], dict[str, tuple[Quantity, list[str]]]] = {}
    standing: set[tuple[str, str, str]] = set()
    for count in account.casualties:
        for word, quantity in (("Killed", count.killed), ("Injured", count.injured)):
            if quantity is not None:
                figures = rows.setdefault((word, count.of), {})
                figures.setdefault(views.amount(quantity), (quantity, []))[1].extend(count.claims)
                standing |= set() if count.superseded else {(word, count.of, views.amount(quantity))}
    sentences = []
    for (word, of), figures in sorted(rows.items(), key=lambda row: (row[0][1], row[0][0] != "Killed")):
        ordered = sorted(figures.items(), key=lambda one: (one[1][0].low or 0, one[1][0].high or math.inf))
        stands = [figure for figure in figures if (word, of, figure) in standing]
        marks = {figure: " (superseded)" for figure in figures if figure not in stands}
        told = "; ".join(f"{figure}{marks.get(figure, '')}, according to {by(collection, keys)}" for figure, (_, keys) in ordered)
        told = f"{views.span([figures[figure][0] for figure in stands or figures])} ({told})" if len(figures) > 1 else told
        sentences.append(_sentence(f"{word}{f' ({of})' if of else ''}: {told}.", notes.claims(key for _, keys in figures.values() for key in keys)))
    return sentences


def by(collection: Collection, keys: Iterable[str]) -> str:
    """On whose word: the sources of claims with the outlets that carry them, each once."""
    found = (collection.claims[key] for key in keys if key in collection.claims)
    names: dict[str, tuple[str, list[str]]] = {}
    for claim in found:
        names.setdefault(claim.source.casefold(), (claim.source, []))[1].append(collection.publisher(claim.document_id))
    return "; ".join(_carried(source, list(dict.fromkeys(outlets))) for source, outlets in names.values())


def _carried(source: str, outlets: list[str]) -> str:
    """A source with the outlets that carry it, but for itself."""
    others = [f"“{outlet}”" if len(outlet) > LONG_NAME else outlet for outlet in outlets if outlet != source]
    return f"{source} (in {', '.join(others)})" if others else source


def _changes(collection: Collection, account: Account, inside: frozenset[str], notes: Footnotes) -> Json | None:
    """What the period changed in the end, facet by facet, and on whose word; None where all stands as it stood."""
    moved: dict[str, list[StatusChange]] = {}
    for change in account.history:
        if change.previous not in NEW and _moved_by(collection, change, inside):
            moved.setdefault(change.facet, []).append(change)
    sentences = []
    for facet, changes in moved.items():
        first, last = changes[0], changes[-1]
        if first.previous == last.status:
            continue
        day = f" on {last.valid_on}" if last.valid_on else ""
        why = f", because {last.why}" if last.why else ""
        steps = f" (in {len(changes)} steps)" if len(changes) > 1 else ""
        text = (
            f"{FACETS.get(facet, facet.capitalize())}: from {first.previous} to {last.status}{steps}{day}{why}. On the word of {by(collection, last.claims)}."
        )
        sentences.append(_sentence(text, notes.claims(last.claims)))
    return _item(label(account), sentences) if sentences else None


def _moved_by(collection: Collection, change: StatusChange, inside: frozenset[str]) -> bool:
    """Did a report of the period move it: does one of its claims stand in the period on the day of the change?"""
    when = parse_edtf(change.valid_on)
    reports = {collection.claims[key].document_id for key in change.claims if key in collection.claims}
    if when is None or when.latest is None:
        return not inside.isdisjoint(reports)
    days = [day for key in inside if (day := _day(collection, key)) is not None]
    return bool(days) and min(days) <= when.latest <= max(days) and not inside.isdisjoint(reports)


def _conflicts(collection: Collection, account: Account, notes: Footnotes) -> Json | None:
    """The sides of each conflict about an incident; None where there is no conflict."""
    sentences = []
    for one in collection.conflicts_of.get(account.incident.id, []):
        sides = [key for side in one.values for key in side.claims]
        sentences.append(_sentence(f"The sources differ on {DISPUTED.get(one.field, f'the {one.field}')}. {views.lead(one)}", notes.claims(sides)))
        sentences += [_sentence(f"{side.value[:1].upper()}{side.value[1:]}: {by(collection, side.claims)}.", notes.claims(side.claims)) for side in one.values]
    return _item(label(account), sentences) if sentences else None


def _tallies(collection: Collection, filters: Filters, notes: Footnotes) -> list[Json]:
    """How many incidents happened in the period, with bounds and reasons; and the counts that sources give."""
    counted = chosen(collection, filters)
    page = views.tally_page(collection, filters)
    behind = list(dict.fromkeys(n for account in counted for n in notes.mentions(account)))
    bounds = f"exactly {page['low']}" if page["low"] == page["high"] else f"at least {page['low']} and at most {page['high']}"
    noun = "incident" if bounds == "exactly 1" else "incidents"
    sentences = [_sentence(f"Of what is told, {bounds} {noun} can be counted in the period.", behind)] if counted else []
    if counted and page["reasons"]:
        reasons = "; ".join(f"{one['reason']} ({one['count']})" for one in page["reasons"])
        sentences.append(_sentence(f"The bounds differ for these reasons: {reasons}.", behind))
    given = [
        _sentence(f"{one['holder']} gives a count of {one['count']} {one['unit']}{' for ' + one['window'] if one['window'] else ''}.",
        notes.claims([one["claim"]]))
        for one in page["given"]
    ]  # fmt: skip
    return [_item(title, listed) for title, listed in (("Counted from the reports", sentences), ("Counts that sources give", given)) if listed]


def _source(collection: Collection, key: str, notes: Footnotes) -> Json:
    """One report, and whom it rests on."""
    report = collection.reports[key]
    d, head = report.document, report.layout.headline or next(iter(report.layout.sentences), Span(0, min(len(report.document.text), 1)))
    outlet, day = d.publisher or "publisher not given", d.published or "date of publication not given"
    sentences = [_sentence(f"“{d.title or key}”, {outlet}, {day}.", [notes.at(key, head)])]
    for one in collection.derived.derivations:
        if one.derived == key:
            span = head if one.start is None or one.end is None else Span(one.start, one.end)
            told = RESTS.get(one.kind, "It rests on {on}.") if one.explicit else "Its wording shows that it rests on {on}, without saying so."
            sentences.append(_sentence(told.format(on=one.relies_on), [notes.at(key, span)]))
    return _item(collection.outlet(key), sentences)
