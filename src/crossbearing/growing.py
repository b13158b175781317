"""Adding a few reports to a large ledger: what they touch is derived anew, the rest stays as it is.

Deriving is done over all reports as long as that is quick.  In a large ledger a handful of new reports is compared with its neighbours (same days and places or
actors, or shared wording); the incidents that it joins are derived again from all their reports.  What was derived so is marked: a neighbour may be missed in a
crowded block, and ``rebuild`` derives everything at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from crossbearing.corroboration import compare, corroborate
from crossbearing.corroboration.origins.overlap import shingled
from crossbearing.ledger import StoredReport, View, blocks, parts, replayed
from crossbearing.ledger.judged import decided, expanded, overruled
from crossbearing.linking import link
from crossbearing.linking.blocking import BUCKET_DAYS, CELL_DEGREES, marks, timeless
from crossbearing.linking.eligibility import candidates
from crossbearing.linking.events import with_main
from crossbearing.linking.nodes import Node, report_nodes
from crossbearing.records.claim import ReadReport
from crossbearing.records.document import content_id
from crossbearing.records.finding import Account, Derived
from crossbearing.records.incident import Judgement, Linked
from crossbearing.records.value import month_day

WHOLE = 1_000
"""Up to so many reports everything is derived at once."""
SHARE = 0.01
"""And beyond that wherever more than this share of the reports is new."""
CROWDED = 400
"""A block with more reports than this says too little to look into."""
NEIGHBOURS = 40
ROUNDS = 4
_SAMPLE = 4  # one fingerprint in so many is kept: equal texts keep equal ones (mod sampling)


def block_keys(report: ReadReport, *, asked: bool = False) -> frozenset[int]:
    """The blocks of a report: day and place or actor of each of its events, what an event of any day is known by, and a sample of its wording;
    ``asked`` adds the blocks next to each."""
    nodes = with_main(candidates(report_nodes(report)))
    found = {key for node in nodes for key in (*_event_keys(node, 1 if asked else 0), *_undated_keys(node, asked))}
    prints = shingled(report.document.id, report.document.text, report.layout.sentences).marks.tolist()
    found |= {f"w{value}" for value in prints if value % _SAMPLE == 0}
    return frozenset(int(content_id(key)[:15], 16) for key in found)


def _event_keys(node: Node, slack: int) -> Iterator[str]:
    """When and where, when and who; wider by ``slack`` days' buckets and cells."""
    times = list(_times(node, slack))
    spots = [*_spots(node, slack), *(f"a{key}" for key in node.actors), *(f"t{key}" for key in node.targets)]
    spots += [f"n{name}" for name in node.told_names]
    yield from (f"{time}|{spot}" for time in times for spot in spots)


def _undated_keys(node: Node, asked: bool) -> Iterator[str]:
    """What an event is known by whatever its day: one without a day looks among all others, and these look among those without a day."""
    free, known = timeless(node), marks(node)
    if free or not asked:
        yield from (f"any|{mark}" for mark in known)
    if free or asked:
        yield from (f"undated|{mark}" for mark in known)


def _times(node: Node, slack: int) -> Iterator[str]:
    """The days of an event in buckets; its month and day; its publication where it has no date."""
    when = node.date
    if when is not None and when.anchored and when.days is not None and when.days <= 3 * BUCKET_DAYS and when.earliest and when.latest:
        low, high = when.earliest.toordinal() // BUCKET_DAYS, when.latest.toordinal() // BUCKET_DAYS
        yield from (f"d{bucket}" for bucket in range(low - slack, high + 1 + slack))
    if when is not None and (day := month_day(when)):
        yield f"m{day[0]}-{day[1]}"
    if node.published is not None and not node.background:
        bucket = node.published.toordinal() // BUCKET_DAYS
        yield from (f"p{one}" for one in range(bucket - slack, bucket + 1 + slack))


def _spots(node: Node, slack: int) -> Iterator[str]:
    """The cell of the place and its neighbours, and its country."""
    place = node.place
    if place is None:
        return
    if place.country:
        yield f"c{place.country}"
    if place.latitude is not None and place.longitude is not None:
        row, column = int(place.latitude // CELL_DEGREES), int(place.longitude // CELL_DEGREES)
        yield from (f"g{row + i}:{column + j}" for i in range(-slack, slack + 1) for j in range(-slack, slack + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """What some new reports change: incidents that are ``gone`` (or derived again), claims whose incidents may be others now, and the records to put in."""

    gone: tuple[str, ...]
    claims: tuple[str, ...]
    derived: Derived


def grow(view: View, new: Sequence[str]) -> Growth | None:
    """What follows from the new reports; None where their neighbourhood does not settle in a few rounds, so that everything must be derived."""
    judgements = view.judgements()
    stored = _read(view, new)
    near = blocks.neighbours(view, {one: block_keys(stored[one].report, asked=True) for one in stored}, CROWDED, NEIGHBOURS)
    stored |= _read(view, near)
    fresh = {event.id for one in new if one in stored for event in stored[one].report.events}
    for _ in range(ROUNDS):
        at = _standing(view, stored.values())
        linked = link(decided([one.report for one in stored.values()], judgements), [*expanded(judgements), *_bonds(at)])
        touched = {linked.mention_incident[mention] for mention in fresh if mention in linked.mention_incident}
        hit = {at[mention] for mention, incident in linked.mention_incident.items() if incident in touched and mention in at}
        before = {account.incident.id: account for account in parts.accounts_of(view, sorted(hit))}
        missing = {report for account in before.values() for report in account.reports} - stored.keys()
        if not missing:
            return _growth(view, new, list(stored.values()), judgements, (linked, touched, before))
        stored |= _read(view, sorted(missing))
    return None


def _read(view: View, ids: Sequence[str]) -> dict[str, StoredReport]:
    """These reports and no others, by id."""
    return {one.report.document.id: one for one in view.stored(*ids)} if ids else {}


def _standing(view: View, stored: Iterable[StoredReport]) -> dict[str, str]:
    """The incidents that the mentions of these reports are in."""
    mentions = [event.id for one in stored for event in one.report.events]
    return parts.about_reports(view, [], mentions, []).mention_incident


def _bonds(at: dict[str, str]) -> list[Judgement]:
    """What is one incident already stays one."""
    first: dict[str, str] = {}
    return [
        Judgement(number=-1, kind="same", subject=first[incident], object=mention, evidence=(first[incident], mention))
        for mention, incident in at.items()
        if first.setdefault(incident, mention) != mention
    ]


def _growth(
    view: View, new: Sequence[str], stored: list[StoredReport], judgements: list[Judgement], found: tuple[Linked, set[str], dict[str, Account]]
) -> Growth:
    """The records of the touched incidents, and how they meet those that stay."""
    linked, touched, before = found
    members = {member for account in before.values() for member in account.incident.members} - before.keys()
    incidents = (incident for incident in linked.incidents if incident.id in touched)
    part = Linked(
        incidents=tuple(replace(i, members=tuple(sorted({*i.members, *members}))) if i.group else i for i in incidents),
        mention_incident={mention: incident for mention, incident in linked.mention_incident.items() if incident in touched},
        duplicates=tuple(pair for pair in linked.duplicates if pair.left in touched or pair.right in touched),
    )
    about = {one.report.document.id for one in stored if any(event.id in part.mention_incident for event in one.report.events)}.union(new)

    def following(reports: Sequence[ReadReport], told: Sequence[Judgement]) -> Derived:
        mended = decided(reports, told)
        return overruled(corroborate(mended, part, told, wording=compare(mended, of=about)), told)

    derived = replayed(stored, judgements, following)
    mine = {claim.id for one in stored if one.report.document.id in new for claim in one.report.claims}
    claims = sorted(mine.union(*(account.claims for account in (*derived.accounts, *before.values()))))
    standing = parts.about_reports(view, [], [], claims).claim_incidents
    merged = {claim: tuple(sorted({*derived.claim_incidents.get(claim, ()), *standing.get(claim, ())} - (before.keys() - touched))) for claim in claims}
    return Growth(
        gone=tuple(sorted(before)),
        claims=tuple(claims),
        derived=replace(
            derived,
            claim_incidents=merged,
            derivations=tuple(one for one in derived.derivations if one.derived in new),
            near_duplicates=tuple(one for one in derived.near_duplicates if one.a in new or one.b in new),
            conflicts=tuple(one for one in derived.conflicts if one.incident in touched or any(c in mine for side in one.values for c in side.claims)),
        ),
    )


def few(new: int, total: int) -> bool:
    """Are these so few new reports in so large a ledger that only their neighbourhood need be derived?"""
    return 0 < new <= max(1, int(total * SHARE)) and total > WHOLE
