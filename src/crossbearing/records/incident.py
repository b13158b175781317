"""What links reports: scores of pairs, human judgements, and the incidents that follow from both."""

from __future__ import annotations

from dataclasses import dataclass, field

from crossbearing.records.ontology import EventType
from crossbearing.records.value import FuzzyDate, PlaceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScore:
    """How alike two mentions (or two clusters of them) are: ``score`` in [0, 1], and the named features behind it."""

    left: str
    right: str
    score: float
    features: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A human decision, never overwritten, only withdrawn.

    ``kind``: same, different, set, reject, date, publisher.  ``subject`` and ``object`` are ids of mentions, incidents, claims, reports or actors
    (``object`` empty where there is none), ``field`` and ``value`` what is set.  Times are UTC, ISO 8601.  ``evidence`` binds it to what it was made
    on (mention ids),
    so that it survives a rebuild.
    """

    number: int
    kind: str
    subject: str
    object: str = ""
    field: str = ""
    value: str = ""
    why: str = ""
    by: str = ""
    at: str = ""
    withdrawn_at: str | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A real event as far as the reports tell (derived, never stored as a fact).

    ``mentions`` are ids of event mentions; ``group`` marks a series with ``members`` (incident ids).  ``date`` and ``place`` are the reconciled
    values, their ``*_basis`` says by
    which rule.  ``background``: no report tells it as news.
    """

    id: str
    type: EventType
    mentions: tuple[str, ...]
    group: bool = False
    members: tuple[str, ...] = ()
    background: bool = False
    date: FuzzyDate | None = None
    date_basis: str = ""
    place: PlaceRef | None = None
    place_basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Which mentions tell of the same event: incidents in the order of their ids, mention ids to incident ids, and pairs of incidents that may be one.

    A mention that makes no incident (planned, threatened, hypothetical, verbal) is absent from ``mention_incident``.
    """

    incidents: tuple[Incident, ...] = ()
    mention_incident: dict[str, str] = field(default_factory=dict)
    duplicates: tuple[PairScore, ...] = ()
