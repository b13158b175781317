"""What one report says: expressions with their values, events, attributions, claims; all anchored to its text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crossbearing.records.document import Document, Layout, Span
from crossbearing.records.ontology import EventType
from crossbearing.records.value import ActorRef, FuzzyDate, PlaceRef, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A name in the text; ``actor`` is None where the registry does not know it (no error: it stays as written).

    ``type``: person, organization, place, facility, nationality, weapon, vehicle, other.  ``metonym`` marks a place name that stands for its
    government ("Washington said").  ``role`` is the office beside a person's name ("Pentagon spokesman").  ``canonical`` is the id shared by all
    mentions of one actor in this report,
    resolved or not: the registry id, or one made of the fullest form of the name.
    """

    id: str
    start: int
    end: int
    type: str
    name: str
    actor: ActorRef | None = None
    canonical: str | None = None
    metonym: bool = False
    role: str | None = None
    score: float = 1.0
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time expression: TIMEX3 ``type`` and ``value`` beside the EDTF ``date`` (None for durations and sets without a calendar place)."""

    id: str
    start: int
    end: int
    type: str
    value: str
    date: FuzzyDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place name that stands for the place; ``place`` is None where the gazetteer does not know it."""

    id: str
    start: int
    end: int
    name: str
    place: PlaceRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMention:
    """A number with its unit; ``of`` says whose ("civilians", "soldiers", a nationality) or is empty."""

    id: str
    start: int
    end: int
    quantity: Quantity
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteMention:
    """A quotation; ``speaker`` is the id of the entity that says it, None where unknown."""

    id: str
    start: int
    end: int
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """All expressions of one text with their values, each list in the order of the text."""

    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Who or what takes part: ``role`` is actor, target, victim, place, time, instrument or count; ``ref`` the id of the entity, place,
    time or quantity at that span, None where the span is a plain description."""

    role: str
    start: int
    end: int
    ref: str | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One mention of an event.

    ``start:end`` covers the trigger with its close modifiers, ``trigger`` the trigger alone.  ``group`` marks a series ("five attacks since April"),
    ``count`` its number,
    ``date`` its day or window.  ``background``: a past event told as context.  ``antecedent`` is the id of the mention that this one refers back to
    inside the report
    ("the attack"), ``member_of`` the id of the series mention that it belongs to.  ``certainty`` is the factuality in [-3, 3].  ``by`` names what found it.
    """

    id: str
    document_id: str
    start: int
    end: int
    trigger: Span
    quote: str
    type: EventType
    modality: str = "actual"
    background: bool = False
    group: bool = False
    count: Quantity | None = None
    roles: tuple[Role, ...] = ()
    date: FuzzyDate | None = None
    place: PlaceRef | None = None
    antecedent: str | None = None
    member_of: str | None = None
    certainty: float | None = None
    score: float = 1.0
    by: str = ""

    def fillers(self, role: str) -> tuple[Role, ...]:
        """The participants in one role, in the order of the text."""
        return tuple(r for r in self.roles if r.role == role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says what: source, cue and content (PARC/PolNeAR), each a list of spans.

    ``speaker`` are the words of the source (resolved if the text has a pronoun), ``speaker_id`` the entity id or None.  ``chain`` lists by whom it
    came, outermost first, the speaker last
    ("The New York Times", "a senior U.S. official"); ``relayed_via`` is the nearest relay or None.  ``kind`` is a source kind, ``stance`` a stance.
    ``mode``: direct, indirect or narrated.  ``anonymity`` keeps the words that withhold the name.  ``events`` are ids of mentions inside the content.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str
    kind: str
    stance: str
    speaker_id: str | None = None
    chain: tuple[str, ...] = ()
    relayed_via: str | None = None
    mode: str = "indirect"
    anonymity: str | None = None
    events: tuple[str, ...] = ()
    score: float = 1.0
    by: str = ""


def told_by_name(words: str, of: str) -> bool:
    """Are those counted by these words the ones whom they name ("Ahmed Ali was killed"), of whom there may be more?"""
    return bool(of) and words.startswith(of.partition(" and ")[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement about one facet of one or more events, in the words of the report and on somebody's word.

    ``facet``: what, when, where, perpetrator, target, count, casualties, means, affiliation, utterance, verdict.  ``value`` is canonical (EDTF, actor
    id or name, place name, "5..8 killed") or None;
    ``quantity`` is set for counts and casualties.  ``content`` is the anchor.  ``attribution`` is None where the report itself says so (narrated):
    then ``source`` is the publisher or "the report".
    ``events`` are mention ids.  ``denies`` is the id of the claim that it denies.  ``certainty`` in [-3, 3] (FactBank).  ``weak`` marks a claim below
    the calibrated threshold: kept, but not used in a status without a second.
    ``weight`` orders the claims of a report, weightiest first.
    """

    id: str
    document_id: str
    facet: str
    original: str
    content: Span
    source: str
    source_type: str
    stance: str
    value: str | None = None
    value_actor: str | None = None
    quantity: Quantity | None = None
    of: str = ""
    date: FuzzyDate | None = None
    place: PlaceRef | None = None
    source_actor: str | None = None
    chain: tuple[str, ...] = ()
    relayed_via: str | None = None
    cue: Span | None = None
    attribution: str | None = None
    events: tuple[str, ...] = ()
    denies: str | None = None
    certainty: float = 3.0
    weak: bool = False
    weight: float = 0.0
    explain: str = ""

    def __hash__(self) -> int:
        """That of the id, which is made of the content: claims are looked up often, and have many fields."""
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A report says whose work it rests on: ``kind`` is outlet, agency, document, primary-statement or copy; ``explicit`` where it says so in so many words."""

    relies_on: str
    kind: str
    start: int
    end: int
    explicit: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """The outcome of the per-report half: one report, read.  Everything after this works on the ledger.

    ``event_vectors`` has shape (events, width), float32, unit length, or None.  ``tagger`` and ``version`` say what read it.
    """

    document: Document
    layout: Layout
    values: Values = Values()
    quotes: tuple[QuoteMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    event_vectors: npt.NDArray[np.float32] | None = None
    tagger: str = ""
    version: str = ""
