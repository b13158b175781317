"""Damaged and invented files through every reader: nothing may raise, hang, or grow without bounds.

``python -m benchmarks.fuzz --cases 1000000 --write`` runs a million on one core; a case comes again by its number (``--first N --cases 1``).
The table that it prints says for each kind how many cases were tried, how many gave
reports, how many were rejected, and how many met an error that no reader foresaw (caught, but worth a look), hung, or crashed.
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import random
import resource
import signal
import sys
import time
import warnings
import zipfile
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from benchmarks.fuzz_cases import MADE
from crossbearing.cleaning import clean
from crossbearing.reading import ReadSettings
from crossbearing.reading.kinds import read_bytes
from crossbearing.records.document import Incoming
from tests.reading.forty import FORTY, KINDS, forty_mbox, forty_warc
from tests.reading.made import zipped

SECONDS = 10
MEMORY = 4 << 30
SETTINGS = ReadSettings(file_bytes=4 << 20, archive_bytes=16 << 20, line_bytes=1 << 20, text_chars=200_000, pdf_pages=50)
MARKS = [
    *(b"<", b">", b'"', b"{", b"}", b"[", b"]", b"\\u0000", b"\x00", b"\xff", b"\xfe\xff", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xf0\x9f\x98\x80"),
    *(b"\r\n", b"\n\n", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"From ", b"WARC/1.0\r\n", b"<!ENTITY x 'y'>", b"&x;", b"<![CDATA[", b"stream\n"),
    *(b"endobj", b"/Length 99999999", b"obj <<", b"e999999", b"-1", b"=?utf-8?b?", b"Content-Length: -5\r\n", b"charset=rot13", b"\xed\xa0\x80"),
]
COLUMNS = ("report", "rejected", "unforeseen", "hung", "crashed")
TROUBLE = COLUMNS[2:]
WHOLE_FILES = 0.01
"""This share of the cases are whole files with injuries, the rest is made up and short."""
CLEANED = 0.125
"""This share of what is made up goes through the cleaning as well; of whole files, all."""
WEIGHTS = {"html": 0.25, "mbox": 0.5, "pdf": 0.25}
"""Kinds of which there are fewer cases: pages take ten times as long as rows."""
RESULTS = Path(__file__).parent / "results" / "fuzz.json"
Kinds = dict[str, list[bytes]]


class Hung(Exception):
    """A case took too long."""


def seeds() -> Kinds:
    """Whole files of every kind to start from."""
    found = {kind: [make(number).data[:60_000] for number in FORTY if number % 20 not in (8, 9, 18, 19)] for kind, make in KINDS.items()}
    found["mbox"] = [forty_mbox()[0][:4_000]]
    found["warc"] = [forty_warc(packed=False)[0][:4_000], forty_warc(packed=True)[0][:4_000]]
    return found


def damaged(rng: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """The same file with one to eight injuries: bytes turned, cut out, doubled, put in, or taken from another file."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        at = rng.randrange(len(out) + 1)
        length = min(len(out) - at, int(2 ** rng.uniform(0, 10)))
        match rng.randrange(7):
            case 0 if out:
                out[at % len(out)] ^= 1 << rng.randrange(8)
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = out[at : at + length] * rng.randint(1, 8)
            case 3:
                out[at:at] = rng.choice(MARKS) * rng.randint(1, 4)
            case 4:
                out[at : at + length] = rng.randbytes(length)
            case 5:
                other = rng.choice(others)
                out[at : at + length] = other[at : at + length]
            case _:
                out = out[:at]
    return bytes(out[: SETTINGS.file_bytes])


def case(rng: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """A damaged file; of an archive half of the time a sound one with damaged members, which get past the first door."""
    if data.startswith(b"PK") and rng.random() < 0.5 and zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return zipped({name: damaged(rng, archive.read(name), others) for name in archive.namelist()})
    return damaged(rng, data, others)


@contextmanager
def bounded() -> Iterator[None]:
    """An error after SECONDS of processor time."""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise Hung

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def outcome(kind: str, data: bytes, *, cleaned: bool = True) -> str:
    """What became of one file: report, rejected, unforeseen, hung or crashed."""
    try:
        with bounded():
            found = list(read_bytes(f"fuzz.{kind}", data, SETTINGS))
            for item in found:
                if cleaned and isinstance(item, Incoming):
                    holds(item)
    except Hung:
        return "hung"
    except Exception as error:  # whatever it is, the table must count it
        print(f"{kind}: {type(error).__name__}: {error}", file=sys.stderr)
        return "crashed"
    codes = {getattr(item, "code", "report") for item in found}
    if "reader-failed" in codes:
        print(f"{kind}: {next(item.detail for item in found if getattr(item, 'code', '') == 'reader-failed')}", file=sys.stderr)
        return "unforeseen"
    return "report" if "report" in codes else "rejected"


def holds(item: Incoming) -> None:
    """Check that the zones of a report lie in its text."""
    text, layout = item.document.text, clean(item.document)
    for spans in (layout.sentences, layout.quotes, tuple(z.span for z in layout.furniture)):
        end = 0
        for span in spans:
            if not end <= span.start < span.end <= len(text):
                raise AssertionError(f"a zone out of order: {span} after {end} of {len(text)}")
            end = span.end


def made(seed: str, kinds: Sequence[str], files: Kinds) -> tuple[str, bytes, bool]:
    """The case of that seed, the same at each call: its kind, its bytes, and whether what is read goes through the cleaning too."""
    rng = random.Random(seed)  # noqa: S311 - cases must come again
    kind = rng.choices(kinds, [WEIGHTS.get(one, 1.0) for one in kinds])[0]
    if rng.random() < WHOLE_FILES:
        return kind, case(rng, rng.choice(files[kind]), [data for one in files.values() for data in one]), True
    data = MADE[kind](rng)
    if rng.random() < 0.5:
        data = damaged(rng, data, [MADE[kind](rng)])
    return kind, data, rng.random() < CLEANED


def run(cases: int, seed: int, given: Namespace) -> tuple[dict[str, Counter[str]], int]:
    """Run so many cases, or as many as fit into the minutes; the table, and how many there were."""
    files, begun = seeds(), time.monotonic()
    kinds = given.kinds or sorted(files)
    table = {kind: Counter[str]() for kind in kinds}
    for number in range(given.first, given.first + cases):
        if given.minutes and time.monotonic() - begun > 60 * given.minutes:
            return table, number - given.first
        kind, data, cleaned = made(f"{seed} {number}", kinds, files)
        result = outcome(kind, data, cleaned=cleaned)
        table[kind][result] += 1
        if result in TROUBLE:
            print(f"  case {number} of seed {seed} ({kind}): {result}", file=sys.stderr, flush=True)
            if given.keep:
                (given.keep / f"{seed}-{number}.{kind}").write_bytes(data)
    return table, cases


def main() -> int:
    """Run the cases and print the table; 1 where one crashed or hung."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    options.add_argument("--cases", type=int, default=10_000)
    options.add_argument("--minutes", type=float, default=0.0, help="stop after so many")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--first", type=int, default=0, help="the number of the first case; with --cases 1 a single one again")
    options.add_argument("--kinds", nargs="+", default=None)
    options.add_argument("--keep", type=Path, default=None, help="folder for the files that met trouble")
    options.add_argument("--write", action="store_true", help="keep the figures in benchmarks/results/fuzz.json")
    given = options.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    logging.disable()  # parsers warn of every damage, and writing that takes longer than reading
    warnings.simplefilter("ignore")
    begun = time.monotonic()
    table, cases = run(given.cases, given.seed, given)
    busy, seconds, peak = time.process_time(), time.monotonic() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print("| kind | cases | " + " | ".join(COLUMNS) + " |\n|" + "---|" * (len(COLUMNS) + 2))
    for kind, counts in table.items():
        print(f"| {kind} | {sum(counts.values()):,} | " + " | ".join(f"{counts[column]:,}" for column in COLUMNS) + " |")
    print(f"\n{cases:,} cases in {seconds:,.0f} s ({busy:,.0f} s of processor time), seed {given.seed}, peak memory {peak:,} MiB")
    if given.write:
        found = {
            "task": "fuzz", "command": f"python -m benchmarks.fuzz --cases {cases} --seed {given.seed} --write", "cases": cases,
            "seconds": round(seconds), "processor_seconds": round(busy),
            "peak_memory_mib": peak, "kinds": {kind: {"cases": sum(counts.values()), **counts} for kind, counts in table.items()},
            **{word: sum(counts[word] for counts in table.values()) for word in TROUBLE},
        }  # fmt: skip
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    return int(any(counts["hung"] or counts["crashed"] for counts in table.values()))


if __name__ == "__main__":
    sys.exit(main())
