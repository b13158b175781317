"""Hand-made read reports: what linking and corroboration are tried on, without a tagger."""

from __future__ import annotations

import re
from typing import Any

from crossbearing.records.claim import Citation, Claim, Entity, EventMention, QuoteMention, ReadReport, Role, Values
from crossbearing.records.document import Document, Layout, Span, content_id
from crossbearing.records.ontology import EVENT_TYPES
from crossbearing.records.value import ActorRef, FuzzyDate, PlaceRef, Quantity, parse_edtf

EL_FASHER = PlaceRef(name="El Fasher", latitude=13.63, longitude=25.35, country="SD", radius_km=10)
NYALA = PlaceRef(name="Nyala", latitude=12.05, longitude=24.88, country="SD", radius_km=10)
GOMA = PlaceRef(name="Goma", latitude=-1.68, longitude=29.22, country="CD", radius_km=10)
SUDAN = PlaceRef(name="Sudan", latitude=15.0, longitude=30.0, country="SD", radius_km=900)

ACTORS = {
    "saf": ActorRef(id="saf", name="Sudanese Armed Forces", kind="military", country="SD", part_of="sd"),
    "sd": ActorRef(id="sd", name="Sudan", kind="state", country="SD"),
    "rsf": ActorRef(id="rsf", name="Rapid Support Forces", kind="militia", country="SD"),
    "m23": ActorRef(id="m23", name="M23", kind="rebel", country="CD"),
    "un": ActorRef(id="un", name="United Nations", kind="igo"),
}


class Story:
    """A report under construction; every span is found by its words, which must stand in the text."""

    def __init__(self, name: str, text: str, published: str | None = None, publisher: str | None = None, **more: Any) -> None:
        headline = more.pop("headline", False)
        self.document = Document(id=name, text=text, sha256=content_id(text), published=published, publisher=publisher, **more)
        ends = [m.end() for m in re.finditer(r"[.!?\n]+[”\"]?(?=\s|$)", text)] or [len(text)]
        starts = [0, *ends[:-1]]
        sentences = tuple(Span(s + len(text[s:e]) - len(text[s:e].lstrip()), e) for s, e in zip(starts, ends, strict=True))
        self.layout = Layout(sentences=sentences, headline=sentences[0] if headline else None)
        self.entities: list[Entity] = []
        self.events: list[EventMention] = []
        self.claims: list[Claim] = []
        self.citations: list[Citation] = []
        self.quotes: list[QuoteMention] = []

    def span(self, words: str, nth: int = 0) -> Span:
        """Where the words stand."""
        at = -1
        for _ in range(nth + 1):
            at = self.document.text.index(words, at + 1)
        return Span(at, at + len(words))

    def entity(self, words: str, actor: str | None = None, nth: int = 0, type: str = "organization", role: str | None = None) -> str:
        """Add a name; gives its id."""
        s = self.span(words, nth)
        made = Entity(
            id=f"{self.document.id}-n{len(self.entities)}",
            start=s.start,
            end=s.end,
            type=type,
            name=words,
            actor=ACTORS.get(actor or ""),
            canonical=actor,
            role=role,
        )
        self.entities.append(made)
        return made.id

    def event(self, words: str, kind: str = "air-strike", date: str | FuzzyDate | None = None, place: PlaceRef | None = None, **more: Any) -> str:
        """Add an event mention; ``actor`` and ``target`` are words (optionally with an actor id).  Gives its id."""
        s = self.span(words, more.pop("nth", 0))
        roles = []
        for role in ("actor", "target", "victim"):
            if given := more.pop(role, None):
                name, actor = given if isinstance(given, tuple) else (given, None)
                ref = self.entity(name, actor)
                where = self.span(name)
                roles.append(Role(role=role, start=where.start, end=where.end, ref=ref))
        made = EventMention(
            id=f"{self.document.id}-e{len(self.events)}",
            document_id=self.document.id,
            start=s.start,
            end=s.end,
            trigger=more.pop("trigger", s),
            quote=words,
            type=EVENT_TYPES[kind],
            date=parse_edtf(date) if isinstance(date, str) else date,
            place=place,
            roles=tuple(roles),
            **more,
        )
        self.events.append(made)
        return made.id

    def claim(self, facet: str, words: str, source: str = "the report", stance: str = "asserts", **more: Any) -> str:
        """Add a claim with its words; a named source makes it an attribution.  Gives its id."""
        s = self.span(words, more.pop("nth", 0))
        date, quantity, cue = more.pop("date", None), more.pop("quantity", None), more.pop("cue", None)
        number = len(self.claims)
        made = Claim(
            id=f"{self.document.id}-c{number}",
            document_id=self.document.id,
            facet=facet,
            original=words,
            content=s,
            source=source,
            source_type=more.pop("kind", "other"),
            stance=stance,
            date=parse_edtf(date) if date else None,
            quantity=count(*quantity) if quantity else None,
            cue=self.span(cue) if cue else None,
            attribution=None if source == "the report" else more.pop("attribution", f"{self.document.id}-a{number}"),
            weight=-number,
            **more,
        )
        self.claims.append(made)
        return made.id

    def cites(self, name: str, words: str, kind: str = "outlet", explicit: bool = True) -> None:
        """Add a citation of somebody's work."""
        s = self.span(words)
        self.citations.append(Citation(relies_on=name, kind=kind, start=s.start, end=s.end, explicit=explicit))

    def quote(self, words: str, speaker: str | None = None, nth: int = 0) -> str:
        """Add a quotation said by the entity of that id."""
        s = self.span(words, nth)
        made = QuoteMention(id=f"{self.document.id}-q{len(self.quotes)}", start=s.start, end=s.end, speaker=speaker)
        self.quotes.append(made)
        return made.id

    def done(self) -> ReadReport:
        """The report as the reading half would hand it on."""
        return ReadReport(
            document=self.document,
            layout=self.layout,
            values=Values(entities=tuple(self.entities)),
            quotes=tuple(self.quotes),
            events=tuple(self.events),
            claims=tuple(self.claims),
            citations=tuple(self.citations),
        )


def count(low: int | None, best: int | None, high: int | None, unit: str) -> Quantity:
    """A quantity in one line."""
    return Quantity(low=low, best=best, high=high, unit=unit)
