"""What one more report costs in a ledger of 10^3, 10^4, 10^5: ``python -m benchmarks.scale 1000 10000 100000``.

Reports are generated and read by hand (some 150 words, one event, three claims each; three reports an event on average, over ten years and all continents),
so that what is measured is the ledger: storing, deriving, verifying, not the tagger.  The cost of one more report is the median over several, each stored and
derived by itself, on a copy.  To make a ledger of 10^5 takes a quarter of an hour: ``--keep FOLDER`` makes it once.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from crossbearing.growing import block_keys
from crossbearing.ledger import open_ledger
from crossbearing.pipeline import derive
from crossbearing.records.claim import ReadReport
from crossbearing.records.document import Incoming
from crossbearing.records.value import PlaceRef
from crossbearing.scaling import batches, bring_up_to_date
from crossbearing.spreading import over
from tests.ledger.handmade import RUN, report

SYLLABLES = "ba de fi go ku la me ni po ru sa te vi wo zu".split()

RESULTS = Path(__file__).parent / "results" / "scale.json"
MORE = 45
"""Reports that are added one by one."""


def generated(count: int, seed: int) -> Iterator[tuple[Incoming, ReadReport]]:
    """Reports on random events: day, spot, toll, source."""
    rng = random.Random(seed)  # noqa: S311  a pile that can be made again, no secret
    for number in range(count):
        event = random.Random(f"{seed} {rng.randrange(max(1, count // 3))}")  # noqa: S311  as above
        day = date(2014, 1, 1) + timedelta(days=event.randrange(3650))
        latitude, longitude = round(event.uniform(-35, 60), 2), round(event.uniform(-100, 140), 2)
        spot = PlaceRef(
            name=f"Place {latitude} {longitude}", latitude=latitude, longitude=longitude, country=event.choice("CD ML UA YE SY CO MM SD".split()), radius_km=5.0
        )
        more = " ".join("".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(130)).capitalize() + "."
        said = rng.choice(["A doctor", "A nurse", "An officer", "A priest", "A driver"])
        incoming, read = report(
            f"s{seed}-{number:06}", day=day.isoformat(), killed=1 + event.randrange(40), said=said, more=more, publisher=f"Paper {rng.randrange(200)}"
        )
        published = replace(incoming.document, published=(day + timedelta(days=1)).isoformat())
        yield replace(incoming, document=published), replace(read, document=published, events=(replace(read.events[0], place=spot),))


def filled(where: Path, count: int) -> dict[str, float]:
    """Make a ledger of so many reports; what it cost to store and to derive them."""
    ledger = open_ledger(str(where), create=True)
    writer, start = ledger.writer(RUN, block_keys), time.perf_counter()
    for batch in batches(generated(count, 1), 100):
        writer.add_many(batch)
    stored = time.perf_counter()
    bring_up_to_date(ledger, RUN)
    derived = time.perf_counter()
    ledger.close()
    return {
        "bytes_a_report": where.stat().st_size // count,
        "stored_ms_a_report": round((stored - start) / count * 1e3, 2),
        "derived_s": round(derived - stored, 1),
    }


def kept(folder: Path, count: int) -> tuple[Path, dict[str, float]]:
    """The ledger of so many reports in a folder, made where it is not there, and what it cost to make."""
    where, costs = folder / f"{count}.ledger", folder / f"{count}.json"
    if not costs.is_file():
        where.unlink(missing_ok=True)  # one that was cut short
        costs.write_text(json.dumps(filled(where, count)), encoding="utf-8")
    return where, json.loads(costs.read_text(encoding="utf-8"))


def derived_anew(where: Path) -> dict[str, float]:
    """Derive everything in a kept ledger by the code of today; what it cost."""
    ledger, start = open_ledger(str(where)), time.perf_counter()
    bring_up_to_date(ledger, RUN, anew=True, workers=os.cpu_count() or 1)
    ledger.close()
    return {"derived_s": round(time.perf_counter() - start, 1)}


def one_more(where: Path) -> dict[str, float]:
    """What each of some more reports costs, stored and derived by itself, in milliseconds by the clock and of the processor; done on a copy."""
    with tempfile.TemporaryDirectory(dir=where.parent) as folder:
        ledger = open_ledger(str(shutil.copy(where, folder)))
        clock, processor = list[float](), list[float]()
        for one in generated(MORE, 2):
            start, busy = time.perf_counter(), time.process_time()
            ledger.writer(RUN, block_keys).add(*one)
            bring_up_to_date(ledger, RUN)
            clock.append((time.perf_counter() - start) * 1e3)
            processor.append((time.process_time() - busy) * 1e3)
        ledger.close()
    middle = statistics.median
    return {"one_more_ms": round(middle(clock)), "one_more_worst_ms": round(max(clock)), "one_more_processor_ms": round(middle(processor))}


def verified(where: Path) -> dict[str, float]:
    """Seconds that it takes to verify a ledger, as the command does."""
    ledger, spread, start = open_ledger(str(where)), over(os.cpu_count() or 1), time.perf_counter()
    found = ledger.verify(partial(derive, spread=spread), spread)
    assert found == [], found[:3]
    ledger.close()
    return {"verify_s": round(time.perf_counter() - start, 1)}


def measured(size: int, folder: Path, *, anew: bool, verify: bool) -> dict[str, float]:
    """The figures of a ledger of that size, kept in the folder."""
    where, costs = kept(folder, size)
    row = {"reports": size, **costs, **(derived_anew(where) if anew else {})}
    return row | (verified(where) if verify else {}) | one_more(where)


def main() -> None:
    """Print a row a size; ``--write`` keeps them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--verify", action="store_true", help="verify each ledger as well, as the command does")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the ledgers there, and use those that are there")
    parser.add_argument("--anew", action="store_true", help="derive everything in them anew first: what is kept may come of older code")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {RESULTS.name}")
    args = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as passing:
        folder = args.keep or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        for size in args.sizes:
            rows.append(measured(size, folder, anew=args.anew, verify=args.verify))
            print(json.dumps(rows[-1]), flush=True)
    if args.write:
        command = " ".join(["python -m benchmarks.scale", *map(str, args.sizes), *["--verify"] * args.verify, "--write"])
        RESULTS.write_text(json.dumps({"command": command, "rows": rows}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
