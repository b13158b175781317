"""Kill a build at random moments (SIGKILL), let the next run complete it, and count what is lost or stored twice: ``python -m benchmarks.crash``.

Each moment is one build of the same pile in a process of its own, killed after a random part of the time that a whole build takes.  Then the same build is run
to its end, and the ledger must export what a build that nobody disturbed exports, to the byte, and verify.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crossbearing import scaling
from crossbearing.ledger import Run, open_ledger
from crossbearing.pipeline import Pipeline, derive
from crossbearing.presenting.collection import load
from crossbearing.presenting.exports.ledger_json import ledger_object
from crossbearing.reading import read

RUN = Run(release="crash", tagger="rules", settings="{}", recorded_at="2024-01-01T00:00:00Z")

TOWNS = ("Goma", "Kidal", "Avdiivka", "Taiz", "Homs", "Mocoa", "Sittwe", "Diffa")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of some moments: how often the kill hit a running build, and how many reports were lost or stored twice, or ledgers unsound."""

    moments: int
    hit: int
    lost: int
    twice: int
    unsound: int


def pile(count: int) -> list[dict[str, str]]:
    """Rows of short reports in eight towns: who says that how many died, who denies it."""
    made = []
    for n in range(count):
        town, day = TOWNS[n % len(TOWNS)], 1 + n % 27
        text = (
            f"Shelling hits {town}\n\nShells hit a market in {town} on {day} March 2023 and killed {2 + n % 9} people, a doctor said. "
            f"The army denied that it had fired on {town}. A resident said two aircraft were heard before the attack."
        )
        made.append({"id": f"r{n:04}", "text": text, "published": f"2023-03-{day + 1:02}", "publisher": f"Paper {n % 5}"})
    return made


def build(where: str, source: str) -> None:
    """One build, as the command line makes it."""
    ledger = open_ledger(where, create=True)
    try:
        scaling.build(ledger, read([source]), RUN)
    finally:
        ledger.close()


def killed(where: str, source: str, seconds: float) -> bool:
    """Run a build in a process of its own and kill it after so many seconds; was it still running?"""
    child = os.fork()
    if child == 0:
        try:
            build(where, source)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


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


def crash(moments: int, reports: int, places: Callable[[], Iterator[str]], seed: int = 1) -> Outcome:
    """Kill builds at so many moments; ``places`` yields the address of an empty ledger for each."""
    rng = random.Random(seed)  # noqa: S311  moments to kill at, no secret
    where = places()
    scaling.readers_cache[RUN.tagger] = Pipeline.of(RUN.tagger)  # the children inherit it, so that moments fall into the writing and not into the loading
    hit = lost = twice = unsound = 0
    with tempfile.TemporaryDirectory() as folder:
        source = str(Path(folder) / "pile.jsonl")
        Path(source).write_text("".join(json.dumps(row) + "\n" for row in pile(reports)), "utf-8")
        build(next(where), source)  # the first one loads what later ones find loaded, and takes longer
        first = next(where)
        start = time.monotonic()
        build(first, source)
        whole, want = time.monotonic() - start, exported(first)
        for _ in range(moments):
            address = next(where)
            hit += killed(address, source, rng.uniform(0, 0.9 * whole))
            build(address, source)
            found = exported(address)
            ids = [row["id"] for row in json.loads(found)["reports"]]
            lost += reports - len(set(ids))
            twice += len(ids) - len(set(ids))
            unsound += found != want or not sound(address)
    return Outcome(moments=moments, hit=hit, lost=lost, twice=twice, unsound=unsound)


def files() -> Iterator[str]:
    """Names for SQLite ledgers that do not exist yet."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1_000_000):
            yield str(Path(folder) / f"{number}.ledger")


def main() -> None:
    """Print one row of the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL server of one's own instead of SQLite files")
    args = parser.parse_args()
    if args.postgres:
        from tests.ledger.postgres import databases

        outcome = crash(args.moments, args.reports, databases)
    else:
        outcome = crash(args.moments, args.reports, files)
    print(outcome)


if __name__ == "__main__":
    main()
