"""The figures of the platform as tables: waiting, size, exports, web app, crashes, hostile files; from what their scripts kept in ``benchmarks/results``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

KEPT = Path(__file__).parent / "results"
Json = Mapping[str, Any]


def tables(folder: Path = KEPT) -> str:
    """A section for each script that kept its figures; seconds by the clock tell the load of the machine as well, those of the processor do not."""
    parts = []
    for name, (title, section) in SECTIONS.items():
        if (path := folder / f"{name}.json").is_file():
            found = json.loads(path.read_text("utf-8"))
            parts.append(f"\n## {title}\n\n    {found['command']}\n\n" + "".join(section(found)))
    return "".join(parts)


def row(cells: Sequence[object]) -> str:
    """One line of a table."""
    return f"| {' | '.join(str(cell) for cell in cells)} |\n"


def head(*names: str) -> str:
    """The first two lines of a table."""
    return row(names) + "|" + "---|" * len(names) + "\n"


def exports(found: Json) -> Iterator[str]:
    """A line for each format."""
    yield f"{found['ledger']['incidents']:,} incidents of {found['ledger']['reports']:,} reports, each format written by the command, loading included.\n\n"
    yield head("format", "seconds by the clock", "of the processor", "MB")
    for name, one in found["formats"].items():
        yield row((name, f"{one['seconds']:.0f}", f"{one['processor_seconds']:.0f}", f"{one['bytes'] / 1e6:.1f}"))


def scale(found: Json) -> Iterator[str]:
    """A line for each size of ledger."""
    yield "Generated reports of some 150 words, stored, derived at once, then 45 more one by one.\n\n"
    columns = {"reports": "reports", "bytes_a_report": "bytes a report", "stored_ms_a_report": "stored, ms a report", "derived_s": "derived at once, s"}
    columns |= {"one_more_ms": "one more, ms (median)", "one_more_worst_ms": "one more, ms (worst)", "one_more_processor_ms": "of the processor"}
    columns |= {"verify_s": "verify, s"}
    yield head(*columns.values())
    for one in found["rows"]:
        yield row([one.get(key, "") for key in columns])


def waiting(found: Json) -> Iterator[str]:
    """A line for each command."""
    yield f"A pile of {found['reports']} reports, {found['words']:,} words, on {found['cores']} cores; each command with the start of its process.\n\n"
    yield head("command", "seconds by the clock", "of the processor")
    for name, one in found["commands"].items():
        yield row((name, f"{one['seconds']:.1f}", f"{one['processor_seconds']:.1f}"))


def web(found: Json) -> Iterator[str]:
    """A line for each thing that a click asks for."""
    yield f"{found['incidents']:,} incidents; first page in {found['first_page_s']:.2f} s, {found['memory_mb']} MB of memory.\n\n"
    yield head("asked for, filters drawn at random", "median, ms", "95 of 100 below, ms", "of the processor, ms")
    for name in ("page", "overview", "list"):
        yield row((name, *(found[name][key] for key in ("p50_ms", "p95_ms", "p95_processor_ms"))))


def crash(found: Json) -> Iterator[str]:
    """A line for each disturbance."""
    yield head("disturbance", "builds begun", "met while running", "reports", "reports stored by then (median)", "lost", "twice", "unsound")
    for name, one in found["disturbances"].items():
        yield row((name, *(one[key] for key in ("begun", "cut", "reports", "stored", "lost", "twice", "unsound"))))


def fuzz(found: Json) -> Iterator[str]:
    """A line for each kind of file."""
    yield f"{found['cases']:,} cases in {found['processor_seconds']} s of processor time, {found['peak_memory_mib']} MiB of memory at most.\n\n"
    columns = ("report", "rejected", "unforeseen", "hung", "crashed")
    yield head("kind", "cases", *columns)
    for name, one in found["kinds"].items():
        yield row((name, *(f"{one.get(key, 0):,}" for key in ("cases", *columns))))


SECTIONS = {
    "waiting": ("What a user waits for", waiting),
    "scale": ("Ledgers of growing size", scale),
    "exports": ("Exports of a large ledger", exports),
    "web": ("The web app over a large ledger", web),
    "crash": ("Builds that were cut short", crash),
    "fuzz": ("Hostile and damaged files", fuzz),
}
"""What was kept, by the name of its file: title and table."""
