"""What follows from the claims: copies, origins, conflicts, statuses, tallies; and what could not be used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from crossbearing.records.incident import Incident, PairScore
from crossbearing.records.value import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """What could not be used, and why: ``subject`` is a file, a file with row, or a report id; ``stage`` the room that refused it."""

    subject: str
    stage: str
    code: str
    detail: str
    row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """One report rests on another, or on somebody outside the collection (PROV wasDerivedFrom and kin).

    ``derived`` is a report id; ``relies_on`` the name of what it rests on, ``report_id`` its id where it is in the collection.  ``kind``: outlet,
    agency, document,
    primary-statement, copy.  ``explicit``: said in so many words.  ``start:end`` is the passage in the derived report, None where inferred from shared wording.
    ``how`` says of a copy what shows it: "shared wording", "retold" (the same sentences in other words), or "later version" (of a text of the same outlet
    or agency).
    """

    derived: str
    relies_on: str
    kind: str
    explicit: bool
    report_id: str | None = None
    start: int | None = None
    end: int | None = None
    score: float = 1.0
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearDuplicate:
    """Two reports share wording: ``share`` of the shorter text's 5-word shingles found in the other; ``passages`` are aligned spans (start, end in a,
    start, end in b)."""

    a: str
    b: str
    share: float
    passages: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndependenceGroup:
    """Claims of one origin: ``root`` names it (speaker, document, outlet or report), ``known`` is False where the origin is unknown.

    The count of known groups is the number of independent origins; unknown ones count as one together, never as several.
    ``supports``: at least one of the claims says that the incident happened, and does not only deny or dispute it.
    """

    id: str
    root: str
    incident: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    known: bool = True
    why: str = ""
    supports: bool = True


def count_origins(groups: Iterable[IndependenceGroup]) -> int:
    """How many independent origins stand behind the groups; unknown ones together count once, and only where none is known."""
    known = [g.known for g in groups]
    return sum(known) or min(1, len(known))


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictValue:
    """One side of a conflict and the claims behind it."""

    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Claims that cannot all hold.

    ``field``: count, speaker, wording, date, place, perpetrator, target, means or status.  ``kind``: disjoint, rival, denial, two-speakers,
    two-wordings, within-report, headline-body, revision.
    """

    id: str
    incident: str | None
    field: str
    kind: str
    values: tuple[ConflictValue, ...]
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """A facet's status moved: ``valid_on`` (EDTF, in the world), ``recorded_at`` (UTC, in the ledger), because of ``claims``."""

    incident: str
    facet: str
    status: str
    previous: str | None
    valid_on: str | None
    recorded_at: str
    claims: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedBySource:
    """A tally that a source gives: who holds it, for which window, with which hedge."""

    holder: str
    quantity: Quantity
    window: str
    claim: str
    original: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many incidents: low and high bound, each reason for the width with its count, and the counts that sources give."""

    low: int
    high: int
    reasons: tuple[tuple[str, int], ...] = ()
    given: tuple[CountedBySource, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody named as perpetrator or target of an incident, with the strongest stance and the claims that say so."""

    who: str
    actor: str | None
    stance: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """One count of killed and injured as claimed, with the claims that give it; ``of`` names whose they were ("" for people at large).

    ``superseded``: each of its sources has put another number in its place, or a report gives it as an earlier one.
    """

    killed: Quantity | None
    injured: Quantity | None
    of: str = ""
    claims: tuple[str, ...]
    superseded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One incident with all that follows from its claims: what a page or a row of the export shows."""

    incident: Incident
    claims: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    perpetrators: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    casualties: tuple[Casualties, ...] = ()
    groups: tuple[IndependenceGroup, ...] = ()
    status: tuple[tuple[str, str], ...] = ()
    history: tuple[StatusChange, ...] = ()

    @property
    def origins(self) -> int:
        """How many independent origins say that it happened (see :func:`count_origins`)."""
        return count_origins(g for g in self.groups if g.supports)


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """Everything that follows from the journal: drop it, rebuild it, and get the same again.

    ``mention_incident`` maps mention ids to incident ids; ``claim_incidents`` claim ids to incident ids; ``duplicates`` are pairs of incidents that may be one.
    """

    accounts: tuple[Account, ...] = ()
    mention_incident: dict[str, str] = field(default_factory=dict)
    claim_incidents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    derivations: tuple[Derivation, ...] = ()
    near_duplicates: tuple[NearDuplicate, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    duplicates: tuple[PairScore, ...] = ()
