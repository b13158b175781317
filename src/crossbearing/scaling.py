"""The per-report half fanned out, in this process or over several, and what it finds put into the ledger batch by batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import TypeVar

from crossbearing.errors import LedgerError, UsageError
from crossbearing.growing import Growth, block_keys, few, grow
from crossbearing.ledger import Ledger, Run, View, blocks, check_anchors, replay, uncollected
from crossbearing.pipeline import Pipeline, derive, reads
from crossbearing.records.claim import ReadReport
from crossbearing.records.document import Document, Incoming
from crossbearing.records.finding import Rejection
from crossbearing.spreading import over

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


_pipeline: Pipeline | None = None  # of a worker process: loaded once, when it starts


def _start(tagger: str) -> None:
    """Load the pipeline of a worker process."""
    global _pipeline  # noqa: PLW0603  the state of a worker process lives here, for want of another place
    _pipeline = Pipeline.of(tagger)


def _work(document: Document) -> Outcome:
    """Read one report in a worker process."""
    assert _pipeline is not None
    return read_one(_pipeline, document)


readers_cache: dict[str, Pipeline] = {}
"""Pipelines of this process by their tagger: whoever builds several times (a watched folder, the web app) loads once."""


@contextmanager
def readers(tagger: str, workers: int = 1) -> Iterator[Callable[[Iterable[Document]], Iterator[Outcome]]]:
    """A function that reads reports, in their order: here, or over several processes."""
    if workers <= 1:
        pipeline = readers_cache.get(tagger) or readers_cache.setdefault(tagger, Pipeline.of(tagger))
        yield partial(map, partial(read_one, pipeline))
        return
    with ProcessPoolExecutor(workers, initializer=_start, initargs=(tagger,)) as pool:

        def fan(documents: Iterable[Document]) -> Iterator[Outcome]:
            for batch in batches(documents, 8 * workers):  # so that a pile of a million is not read into memory at once
                yield from pool.map(_work, batch)

        yield fan


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
    with readers(run.tagger, workers) as read:
        for batch in batches(incoming, BATCH * workers):
            refused = [one for one in batch if isinstance(one, Rejection)]
            arrived = [one for one in batch if isinstance(one, Incoming)]
            with ledger.view() as view:
                fresh = [one for one in arrived if not view.knows(one.document)]
            outcomes = list(zip(fresh, read([one.document for one in fresh]), strict=True))
            refused += [outcome for _, outcome in outcomes if isinstance(outcome, Rejection)]
            done = [(one, outcome) for one, outcome in outcomes if isinstance(outcome, ReadReport)]
            refused += [found for one, _ in done if (found := unsupported(one.document, run.tagger))]
            stored = writer.add_many(done)
            writer.reject(*refused)
            _count(counts, arrived, refused, list(zip(done, stored, strict=True)))
            if seen is not None:
                seen(len(batch))
    counts.incidents = bring_up_to_date(ledger, run, workers=workers)
    return counts


def _count(counts: Counts, arrived: Sequence[Incoming], refused: Sequence[Rejection], done: Sequence[tuple[tuple[Incoming, ReadReport], str]]) -> None:
    """Add one batch to the counts."""
    words = Counter(word for _, word in done)
    broken = sum(1 for one in refused if one.code in ("internal-error", "not-storable"))
    counts.read += len(arrived)
    counts.new += words["new"]
    counts.versions += words["version"]
    counts.duplicates += len(arrived) - words["new"] - words["version"] - broken
    counts.claims += sum(len(report.claims) for (_, report), word in done if word != "duplicate")
    counts.rejected.update(one.code for one in refused)


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
        with readers(report.tagger) as read:
            (found,) = read([replace(report.document, published=day, published_basis="judgement")])
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
    with readers(run.tagger, workers) as read:
        for batch in batches(ids, BATCH * workers):
            with ledger.view() as view:
                documents = [stored.report.document for stored in view.stored(*batch)]
            outcomes = list(read(documents))
            again += sum(writer.add_reading(one) for one in outcomes if isinstance(one, ReadReport))
            writer.reject(*(one for one in outcomes if isinstance(one, Rejection)))
            if seen is not None:
                seen(len(batch))
    return again, bring_up_to_date(ledger, run, anew=True, workers=workers)
