"""The per-report half fanned out, in this process or over several, and what it finds put into the ledger batch by batch."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice
from typing import TypeVar

from crossbearing.errors import LedgerError, UsageError
from crossbearing.growing import Growth, block_keys, few, grow
from crossbearing.ledger import Ledger, Run, View, Writer, blocks, check_anchors, replay, uncollected
from crossbearing.pipeline import Pipeline, derive, reads
from crossbearing.records.claim import ReadReport
from crossbearing.records.document import Document, Incoming
from crossbearing.records.finding import Rejection
from crossbearing.spreading import over, streamed

T = TypeVar("T")

BATCH = 16
"""Reports in one transaction: what a kill can undo, and what is done again by the next run."""


@dataclass(slots=True, kw_only=True)
class Counts:
    """What a build did: ``read`` = ``new`` + ``versions`` + ``duplicates`` + those refused while they were read."""

    read: int = 0
    new: int = 0
    versions: int = 0
    duplicates: int = 0
    claims: int = 0
    incidents: int = 0
    rejected: Counter[str] = field(default_factory=Counter)


Outcome = ReadReport | Rejection


def read_one(pipeline: Pipeline, document: Document) -> Outcome:
    """One report, read; a report that cannot be stored, or that a stage breaks on, is a rejection, and the rest goes on."""
    try:
        report = pipeline.read(document)
        check_anchors(document, report)
        return report
    except LedgerError as error:
        return Rejection(subject=ascii(document.id)[1:-1], stage="ledger", code="not-storable", detail=str(error), row=document.row)
    except Exception as error:  # one strange text must not end a build of thousands; what broke is stored
        return Rejection(subject=document.id, stage="reading", code="internal-error", detail=f"{type(error).__name__}: {error}", row=document.row)


readers_cache: dict[str, Pipeline] = {}
"""Pipelines of this process by their tagger: whoever builds several times (a watched folder, the web app) loads once, and forked workers inherit them."""


def _pipeline(tagger: str) -> Pipeline:
    """The pipeline with that tagger, loaded once a process."""
    return readers_cache.get(tagger) or readers_cache.setdefault(tagger, Pipeline.of(tagger))


def _work(tagger: str, document: Document) -> Outcome:
    """Read one report in a worker process."""
    return read_one(_pipeline(tagger), document)


Read = Callable[[Iterable[Document]], Iterator[Outcome]]
"""Reads reports, in their order; takes the next ones only as it goes."""


def reader(tagger: str, workers: int = 1) -> Read:
    """What reads reports with that tagger: here, or, where there are several workers, in so many processes at once.

    The tagger is loaded when the first report comes: a build that finds nothing new does not wait for it.
    """

    def read(documents: Iterable[Document]) -> Iterator[Outcome]:
        coming = iter(documents)
        if (first := next(coming, None)) is None:
            return
        pipeline, every = _pipeline(tagger), chain([first], coming)  # loaded before any process is forked, so that it need not be loaded there
        yield from map(partial(read_one, pipeline), every) if workers <= 1 else streamed(partial(_work, tagger), every, workers)

    return read


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items, some at a time."""
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch


def build(ledger: Ledger, incoming: Iterable[Incoming | Rejection], run: Run, *, workers: int = 1, seen: Callable[[int], None] | None = None) -> Counts:
    """Read what is new, store it, and derive what follows.

    ``seen`` is told how many reports or rejections are dealt with.  A run that was cut short is completed by the next: what is stored stays,
    the rest is read again.
    """
    counts, writer = Counts(), ledger.writer(run, block_keys)
    waiting = deque[Incoming]()  # those that are being read, in their order

    def fresh() -> Iterator[Document]:
        for batch in batches(incoming, BATCH):
            _refuse(writer, counts, [one for one in batch if isinstance(one, Rejection)])
            arrived = [one for one in batch if isinstance(one, Incoming)]
            with ledger.view() as view:
                new = [one for one in arrived if not view.knows(one.document)]
            counts.read += len(arrived)
            counts.duplicates += len(arrived) - len(new)
            if seen is not None:
                seen(len(batch) - len(new))
            waiting.extend(new)
            yield from (one.document for one in new)

    for outcomes in batches(reader(run.tagger, workers)(fresh()), BATCH):
        _store(writer, counts, [(waiting.popleft(), outcome) for outcome in outcomes])
        if seen is not None:
            seen(len(outcomes))
    counts.incidents = bring_up_to_date(ledger, run, workers=workers)
    return counts


def _refuse(writer: Writer, counts: Counts, refused: Sequence[Rejection]) -> None:
    """Write down what cannot be used."""
    writer.reject(*refused)
    counts.rejected.update(one.code for one in refused)


def _store(writer: Writer, counts: Counts, outcomes: Sequence[tuple[Incoming, Outcome]]) -> None:
    """Put what was read into the ledger, in one transaction, and what could not be read among the rejections."""
    done = [(one, outcome) for one, outcome in outcomes if isinstance(outcome, ReadReport)]
    words = Counter[str]()
    for (_, report), word in zip(done, writer.add_many(done), strict=True):
        words[word] += 1
        counts.claims += len(report.claims) if word != "duplicate" else 0
    counts.new += words["new"]
    counts.versions += words["version"]
    counts.duplicates += words["duplicate"]
    _refuse(writer, counts, [outcome for _, outcome in outcomes if isinstance(outcome, Rejection)])
    _refuse(writer, counts, [found for one, report in done if (found := unsupported(one.document, report.tagger))])


def unsupported(document: Document, tagger: str) -> Rejection | None:
    """The rejection of a report in a language that the tagger does not read: it is stored, without claims."""
    if reads(document.language):
        return None
    detail = f"the tagger {tagger!r} does not read {document.language!r}; the report is stored without claims"
    return Rejection(subject=document.id, stage="tagging", code="unsupported-language", detail=detail)


def bring_up_to_date(ledger: Ledger, run: Run, *, anew: bool = False, workers: int = 1) -> int:
    """Derive where the journal has moved on since, or another release derived last, or ``anew``; how many incidents there are now.

    What another release derived, or what is to be derived anew, is kept for comparison.  Reports that people gave another day are read with it first.
    """
    _read_with_their_days(ledger, run)
    kept = False
    while True:
        with uncollected(), ledger.view() as view:
            position, state = view.position(), view.derivation()
            if state is not None and state[:2] == (run.release, position) and not anew:
                return view.count_incidents()
            growth = None if state is None or anew or state[0] != run.release else _growth(view, state[1])
            derived = replay(view, partial(derive, spread=over(workers))) if growth is None else None
        if growth is not None and state is not None:
            if ledger.writer(run).extend_derived(growth.gone, growth.claims, growth.derived, (state[1], position)):
                with ledger.view() as view:
                    return view.count_incidents()
            continue
        assert derived is not None
        if not kept and state is not None and (anew or state[0] != run.release):
            ledger.writer(run).archive()
            kept = True
        if ledger.writer(run).replace_derived(derived, position):
            return len(derived.accounts)


def _read_with_their_days(ledger: Ledger, run: Run) -> None:
    """Read the reports again whose day people corrected: "on Monday" is another day then.  A report that cannot be read so keeps its reading."""
    with ledger.view() as view:
        due = [(stored.report, day) for stored, day in view.to_date()]
    writer = ledger.writer(run, block_keys)
    for report, day in due:
        found = _read_as_of(report, day)
        if isinstance(found, Rejection):
            writer.reject(found)
        else:
            writer.add_reading(replace(found, document=report.document), day)


def _read_as_of(report: ReadReport, day: str) -> Outcome:
    """A report as it reads on another day, by the tagger that read it."""
    try:
        (found,) = reader(report.tagger)([replace(report.document, published=day, published_basis="judgement")])
        return found
    except UsageError as error:  # a tagger that was installed elsewhere
        return Rejection(subject=report.document.id, stage="tagging", code="no-such-tagger", detail=f"its dates do not follow the corrected day: {error}")


def _growth(view: View, position: str) -> Growth | None:
    """What a few new reports change in a large ledger; None where everything must be derived."""
    new = blocks.only_new(view, position)
    if not new or not few(len(new), view.count_reports()) or not blocks.is_indexed(view):
        return None
    return grow(view, new)


def rebuild(ledger: Ledger, run: Run, *, workers: int = 1, seen: Callable[[int], None] | None = None) -> tuple[int, int]:
    """Read every report again that this release with this tagger has not read, and derive anew; how many were read, how many incidents there are.

    A report that breaks now keeps its older reading.
    """
    again, writer = 0, ledger.writer(run, block_keys)
    with ledger.view() as view:
        ids = view.ids()

    def stored() -> Iterator[Document]:
        for batch in batches(ids, BATCH):
            with ledger.view() as view:
                documents = [one.report.document for one in view.stored(*batch)]
            yield from documents

    for outcome in reader(run.tagger, workers)(stored()):
        if isinstance(outcome, Rejection):
            writer.reject(outcome)
        else:
            again += writer.add_reading(outcome)
        if seen is not None:
            seen(1)
    return again, bring_up_to_date(ledger, run, anew=True, workers=workers)
