"""Disturb builds (SIGKILL, a full disk, a lost server), let the next run complete them, and count what is lost or stored twice: ``python -m benchmarks.crash``.

Each moment is one build of the same pile, cut short at a random statement to the database, or at a random time between two.  Then the same build is run to its
end, and the ledger must export what a build that nobody disturbed exports, to the byte, and verify.  What the reports say is read once and remembered, so
that the moments fall into storing and deriving and not into reading.  Only moments that met a running build are counted.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

from sqlalchemy import event, text

from crossbearing import scaling
from crossbearing.errors import LedgerError
from crossbearing.ledger import Ledger, Run, open_ledger
from crossbearing.pipeline import Pipeline, derive
from crossbearing.presenting.collection import load
from crossbearing.presenting.exports.ledger_json import ledger_object
from crossbearing.reading import read
from crossbearing.records.claim import ReadReport
from crossbearing.records.document import Document

RUN = Run(release="crash", tagger="rules", settings="{}", recorded_at="2024-01-01T00:00:00Z")
TOWNS = ("Goma", "Kidal", "Avdiivka", "Taiz", "Homs", "Mocoa", "Sittwe", "Diffa")
RESULTS = Path(__file__).parent / "results" / "crash.json"
Places = Callable[[], Iterator[str]]
Cut = Callable[[str, str, random.Random], bool]
"""Begins a build of a source at an address and cuts it short; did it meet a running build?"""


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What came of some moments: builds begun, cut short while they ran, reports lost or stored twice by then, ledgers that were not as they should be."""

    begun: int = 0
    cut: int = 0
    lost: int = 0
    twice: int = 0
    unsound: int = 0
    stored: list[int] = field(default_factory=list)


class Remembering(Pipeline):
    """A pipeline that reads a text once."""

    def __init__(self, inner: Pipeline) -> None:
        object.__setattr__(self, "inner", inner)
        object.__setattr__(self, "known", dict[str, ReadReport]())

    def read(self, document: Document) -> ReadReport:
        """The report, read before or now."""
        known: dict[str, ReadReport] = self.known  # type: ignore[attr-defined]  # set above: the class is frozen
        if document.id not in known:
            known[document.id] = self.inner.read(document)  # type: ignore[attr-defined]  # as above
        return known[document.id]


def pile(count: int) -> list[dict[str, str]]:
    """Rows of short reports in eight towns: who says that how many died, who denies it."""
    made = []
    for n in range(count):
        town, day = TOWNS[n % len(TOWNS)], 1 + n % 27
        words = (
            f"Shelling hits {town}\n\nShells hit a market in {town} on {day} March 2023 and killed {2 + n % 9} people, a doctor said. "
            f"The army denied that it had fired on {town}. A resident said two aircraft were heard before the attack."
        )
        made.append({"id": f"r{n:04}", "text": words, "published": f"2023-03-{day + 1:02}", "publisher": f"Paper {n % 5}"})
    return made


def build(where: str, source: str, watch: Callable[[Ledger], None] = lambda ledger: None) -> None:
    """One build, as the command line makes it; ``watch`` sees the ledger before."""
    ledger = open_ledger(where, create=True)
    try:
        watch(ledger)
        scaling.build(ledger, read([source]), RUN)
    finally:
        ledger.close()


def at_statement(ledger: Ledger, do: Callable[[], object]) -> None:
    """Do something before each statement to the database."""
    event.listen(ledger.engine, "before_cursor_execute", lambda *_: do())


def in_child(work: Callable[[], None]) -> int:
    """Begin some work in a process of its own; its number.  It exits with 0 where the work was done, 1 where the ledger could not be written."""
    child = os.fork()
    if child == 0:
        status = 3
        try:
            work()
            status = 0
        except LedgerError:
            status = 1
        finally:
            os._exit(status)
    return child


def beating(where: str, source: str) -> tuple[int, int]:
    """Begin a build that writes a byte at each statement; the process and the end of the pipe to read from."""
    ours, theirs = os.pipe()
    child = in_child(lambda: build(where, source, lambda ledger: at_statement(ledger, partial(os.write, theirs, b"."))))
    os.close(theirs)
    return child, ours


def statements(where: str, source: str) -> tuple[int, float]:
    """How many statements a build makes that nobody disturbs, and how many seconds it takes."""
    start = time.monotonic()
    child, pipe = beating(where, source)
    count = 0
    with open(pipe, "rb") as beats:
        while data := beats.read(4096):
            count += len(data)
    os.waitpid(child, 0)
    return count, time.monotonic() - start


def killed(count: int, seconds: float, where: str, source: str, rng: random.Random) -> bool:
    """Kill a build at a random one of ``count`` statements, or up to the mean time between two after it."""
    child, pipe = beating(where, source)
    with open(pipe, "rb", buffering=0) as beats:
        for _ in range(rng.randrange(count)):
            if not beats.read(1):
                break
        time.sleep(rng.uniform(0, 2 * seconds / count))
        os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def too_large(size: int, where: str, source: str, rng: random.Random) -> bool:
    """Let no file of a build grow beyond a random size below ``size`` (bytes)."""

    def work() -> None:
        limit = rng.randrange(1, size)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        build(where, source)

    return os.waitstatus_to_exitcode(os.waitpid(in_child(work), 0)[1]) == 1


def full(size: int, where: str, source: str, rng: random.Random) -> bool:
    """Let a build fill the file system that its folder is, of random size; then make room."""
    folder = str(Path(where).parent)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={max(16_384, rng.randrange(size))}", "tmpfs", folder], check=True)
    met = os.waitstatus_to_exitcode(os.waitpid(in_child(partial(build, where, source)), 0)[1]) == 1
    subprocess.run(["mount", "-o", "remount,size=256m", folder], check=True)
    return met


def cut_off(count: int, where: str, source: str, rng: random.Random) -> bool:
    """Have the server end the connection at a random statement."""
    killer = open_ledger(where, create=True)
    left = rng.randrange(1, count)

    def cut() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            with killer.engine.begin() as other:
                other.execute(text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"))

    try:
        build(where, source, lambda ledger: at_statement(ledger, cut))
    except LedgerError:
        return True
    finally:
        killer.close()
    return False


def exported(where: str) -> str:
    """What a ledger holds."""
    ledger = open_ledger(where)
    try:
        return json.dumps(ledger_object(load(ledger)), sort_keys=True)
    finally:
        ledger.close()


def sound(where: str) -> bool:
    """Does it verify?"""
    ledger = open_ledger(where)
    try:
        return ledger.verify(derive) == []
    finally:
        ledger.close()


def held(where: str) -> int:
    """How many reports a ledger holds that was left as it was; 0 where it was not yet made."""
    with suppress(LedgerError):
        ledger = open_ledger(where)
        try:
            with ledger.view() as view:
                return len(view.ids())
        finally:
            ledger.close()
    return 0


def disturbed(moments: int, source: str, places: Iterator[str], cut: Cut, want: str) -> Outcome:
    """Cut builds short until so many were met while they ran (at most three times as many are begun), and complete each."""
    rng, outcome, reports = random.Random(1), Outcome(), len(json.loads(want)["reports"])  # noqa: S311  moments, no secret
    while outcome.cut < moments and outcome.begun < 3 * moments:
        address = next(places)
        outcome.begun += 1
        if not cut(address, source, rng):
            continue
        outcome.cut += 1
        outcome.stored.append(held(address))
        build(address, source)
        found = exported(address)
        ids = [row["id"] for row in json.loads(found)["reports"]]
        outcome.lost += reports - len(set(ids))
        outcome.twice += len(ids) - len(set(ids))
        outcome.unsound += found != want or not sound(address)
    return outcome


def prepared(folder: Path, reports: int) -> str:
    """The pile as a file, read and remembered; children inherit that."""
    scaling.readers_cache[RUN.tagger] = Remembering(Pipeline.of(RUN.tagger))
    source = folder / "pile.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in pile(reports)), "utf-8")
    return str(source)


def crash(moments: int, reports: int, places: Places) -> Outcome:
    """Kill builds at so many moments; ``places`` yields the address of an empty ledger for each."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            source, where = prepared(Path(folder), reports), places()
            first = next(where)
            build(first, source)
            count, seconds = statements(next(where), source)
            return disturbed(moments, source, where, partial(killed, count, seconds), exported(first))
    finally:
        scaling.readers_cache.pop(RUN.tagger, None)


def starved(moments: int, reports: int, cut: Callable[[int, str, str, random.Random], bool], places: Places) -> Outcome:
    """As ``crash``, with builds that lack room: a random part of what the ledger and its log need."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            source, where = prepared(Path(folder), reports), places()
            first = next(where)
            build(first, source)
            return disturbed(moments, source, where, partial(cut, Path(first).stat().st_size), exported(first))
    finally:
        scaling.readers_cache.pop(RUN.tagger, None)


def disconnected(moments: int, reports: int, places: Places) -> Outcome:
    """As ``crash``, on a PostgreSQL server that ends connections."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            source, where = prepared(Path(folder), reports), places()
            first = next(where)
            build(first, source)
            count, _ = statements(next(where), source)
            return disturbed(moments, source, where, partial(cut_off, count), exported(first))
    finally:
        scaling.readers_cache.pop(RUN.tagger, None)


def files() -> Iterator[str]:
    """Names for SQLite ledgers that do not exist yet, each in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1_000_000):
            home = Path(folder) / str(number)
            home.mkdir()
            yield str(home / "ledger")


def mounts() -> Iterator[str]:
    """As ``files``; what was mounted on their folders is taken away."""
    for where in files():
        try:
            yield where
        finally:
            subprocess.run(["umount", str(Path(where).parent)], check=False, capture_output=True)


def main() -> None:
    """Run every kind of disturbance that this machine allows, print the table and keep it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--moments", type=int, default=200, help="of each kind")
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--kinds", nargs="+", default=None)
    args = parser.parse_args()
    from tests.ledger.postgres import databases

    n, reports = args.moments, args.reports
    kinds: dict[str, Callable[[], Outcome]] = {
        "SIGKILL, SQLite": lambda: crash(n, reports, files),
        "SIGKILL, PostgreSQL": lambda: crash(n, reports, databases),
        "no larger file (RLIMIT_FSIZE), SQLite": lambda: starved(n, reports, too_large, files),
        "full file system (tmpfs), SQLite": lambda: starved(n, reports, full, mounts),
        "connection ended, PostgreSQL": lambda: disconnected(n, reports, databases),
    }
    print("| disturbance | builds begun | met while running | reports stored by then (median) | lost | twice | unsound |\n|---|---|---|---|---|---|---|")
    found = json.loads(RESULTS.read_text("utf-8"))["disturbances"] if RESULTS.is_file() and args.kinds else {}
    for name in (kind for kind in kinds if args.kinds is None or any(word in kind for word in args.kinds)):
        o = kinds[name]()
        middle = sorted(o.stored)[len(o.stored) // 2] if o.stored else 0
        print(f"| {name} | {o.begun} | {o.cut} | {middle} of {reports} | {o.lost} | {o.twice} | {o.unsound} |", flush=True)
        found[name] = {**asdict(o), "stored": middle, "reports": reports}
    RESULTS.write_text(json.dumps({"command": "python -m benchmarks.crash", "disturbances": found}, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
