"""The commands that read reports: build a ledger, show the example, write annotations."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text

import crossbearing
from crossbearing.config import now, setting
from crossbearing.errors import UsageError
from crossbearing.presenting.style import called, console, plain, words
from crossbearing.records.finding import Rejection
from crossbearing.records.value import parse_edtf
from crossbearing.spreading import METHOD, cores

if TYPE_CHECKING:
    from crossbearing.reading import ReadSettings


def workers_of(args: Namespace) -> int:
    """How many processes to read with."""
    given = setting("workers", args.workers)
    if not given and args.workers is None:
        return cores() if METHOD == "fork" else 1  # other processes load everything anew
    if not given.isdigit() or int(given) < 1:
        raise UsageError(f"--workers {given}: must be a number from 1 on")
    return int(given)


def _published(args: Namespace) -> str | None:
    """The publication date that stands in where a report gives none."""
    if args.published is not None and parse_edtf(args.published) is None:
        raise UsageError(f"--published {args.published}: not a date; write 2019-07-19 or another EDTF date")
    return str(args.published) if args.published is not None else None


def read_settings(args: Namespace) -> ReadSettings:
    """How to read: the default date of the command line, the names of columns and what may be fetched from the environment.

    Raises UsageError for a date that is none and for columns of unknown fields.
    """
    from crossbearing.reading.rows import FIELDS
    from crossbearing.reading.settings import FetchSettings, ReadSettings

    pairs = [tuple(part.strip() for part in pair.split("=", 1)) for pair in setting("columns").split(",") if pair.strip()]
    if wrong := [pair[0] for pair in pairs if len(pair) != 2 or pair[0] not in FIELDS]:
        raise UsageError(f"columns: {wrong[0]!r} is no field with a name behind it; write text=Body,published=Day; the fields are: {', '.join(FIELDS)}")
    return ReadSettings(
        published=_published(args),
        columns=tuple((field, name) for field, name in pairs),
        fetch=FetchSettings(allow_private=setting("allow-private").lower() in ("yes", "1", "true", "on")),
    )


@contextmanager
def progress(label: str) -> Iterator[Callable[[int], None]]:
    """A bar on standard error where that is a terminal; told how many reports are done."""
    if not sys.stderr.isatty():
        yield lambda number: None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    with Progress(
        TextColumn(label),
        BarColumn(),
        TextColumn("{task.completed} reports"),
        TimeElapsedColumn(),
        console=console(stderr=True),
        transient=True,
        auto_refresh=False,  # no thread: processes are forked from this one while the bar is shown
    ) as bar:
        task = bar.add_task(label, total=None)
        yield lambda number: bar.update(task, advance=number, refresh=True)


def run_of(args: Namespace) -> Any:
    """What this run signs with."""
    from crossbearing.ledger import Run

    settings = json.dumps({"published": getattr(args, "published", None), "tagger": setting("tagger", args.tagger)}, sort_keys=True)
    return Run(release=crossbearing.__version__, tagger=setting("tagger", args.tagger), settings=settings, recorded_at=now())


def _build(args: Namespace, sources: Sequence[str]) -> Any:
    """Read the sources into the ledger; the counts."""
    from crossbearing import scaling
    from crossbearing.ledger import open_ledger
    from crossbearing.reading import read

    workers, settings = workers_of(args), read_settings(args)
    incoming = read(sources, settings=settings)  # before the ledger is made: a source that does not exist leaves nothing behind
    ledger = open_ledger(args.ledger, create=True)
    try:
        with progress("reading") as seen:
            return scaling.build(ledger, incoming, run_of(args), workers=workers, seen=seen)
    finally:
        ledger.close()


def build(args: Namespace) -> int:
    """Read reports into a ledger and say what came of them."""
    if args.watch:
        return _watch(args)
    counts = _build(args, args.sources)
    unread = {code: number for code, number in counts.rejected.items() if code != "unsupported-language"}
    if args.json:
        print(json.dumps({**asdict(counts), "rejected": dict(sorted(counts.rejected.items()))}, ensure_ascii=False))
    else:
        for line in report_of(counts, called(args.ledger)):
            print(line)
    return 1 if unread else 0


def _watch(args: Namespace) -> int:
    """Read what comes into the folders, until interrupted."""
    from crossbearing.presenting.watching import watch

    def handle(found: list[str]) -> None:
        counts = _build(args, found)
        refused = sum(counts.rejected.values())
        done = f"{counts.new} new, {counts.versions} new versions, {counts.duplicates} known, {refused} rejected"
        print(f"{now()}  {len(found)} files: {done}; {counts.incidents} incidents", flush=True)

    print(f"watching {', '.join(args.sources)} (stop with Ctrl-C)", file=sys.stderr, flush=True)
    watch(args.sources, handle)
    return 0


def report_of(counts: Any, ledger: str) -> list[str]:
    """What a build did, in lines."""
    total = sum(counts.rejected.values())
    reasons = ", ".join(f"{code} {number}" for code, number in sorted(counts.rejected.items()))
    return [
        f"read        {counts.read} reports: {counts.new} new, {counts.versions} new versions, {counts.duplicates} known already",
        f"rejected    {total}" + (f": {reasons} (crossbearing rejections {ledger})" if total else ""),
        f"claims      {counts.claims} new",
        f"incidents   {counts.incidents} in {ledger}",
    ]


def demo(args: Namespace) -> int:
    """Build the example anew and show what it says."""
    from crossbearing.presenting import terminal, views
    from crossbearing.presenting.collection import load
    from crossbearing.presenting.incident_terminal import incident as show

    if "://" not in args.ledger:
        for name in (args.ledger, f"{args.ledger}-wal", f"{args.ledger}-shm"):
            Path(name).unlink(missing_ok=True)
    example = Path(crossbearing.__file__).parent / "example" / "reports"
    counts = _build(args, [str(example)])
    out = console()
    out.print(Text("\nCrossbearing: the bundled example", style="bold"))
    out.print(Text(f"{counts.read} short reports on three contested incidents of three wars: who says what happened, and on whose word.\n"))
    from crossbearing.ledger import open_ledger

    ledger = open_ledger(args.ledger)
    collection = load(ledger)
    ledger.close()
    rows = views.incident_rows(collection)
    terminal.incidents(rows, out)
    if rows:
        richest = max(rows, key=lambda row: (row["reports"], row["origins"], row["id"]))
        show(views.incident_page(collection, richest["id"]), out)
    out.print(Text("\nGo on with:", style="bold"))
    for line in (
        f"crossbearing incidents {called(args.ledger)} --background",
        f"crossbearing conflicts {called(args.ledger)}",
        f"crossbearing serve {called(args.ledger)}",
        "crossbearing build YOUR-REPORTS --ledger my.ledger",
    ):
        out.print(Text(f"  {line}"))
    return 0


def annotate(args: Namespace) -> int:
    """Write the stand-off annotations of each report, a line a report."""
    from crossbearing import scaling
    from crossbearing.presenting.annotation import stand_off
    from crossbearing.presenting.commands import output
    from crossbearing.reading import read

    workers, refused = workers_of(args), list[Rejection]()

    def documents() -> Iterator[Any]:
        for one in read([args.source], settings=read_settings(args)):
            if isinstance(one, Rejection):
                refused.append(one)
            else:
                yield one.document

    read_all = scaling.reader(setting("tagger", args.tagger), workers)
    with output(args.output) as out, progress("annotating") as seen:
        for found in read_all(documents()):
            if isinstance(found, Rejection):
                refused.append(found)
            else:
                out.write(json.dumps(stand_off(found, explain=args.explain), ensure_ascii=False).encode("utf-8") + b"\n")
            seen(1)
    for one in refused:
        console(stderr=True).print(words(f"{plain(one.subject)}{'' if one.row is None else f':{one.row}'}: {one.code}: {one.detail}"))
    return 1 if refused else 0
