"""What one more report costs in a ledger of 10^3, 10^4, 10^5: ``python -m benchmarks.scale 1000 10000 100000``.

Reports are generated and read by hand (some 150 words, one event, three claims each; three reports an event on average, over ten years and all continents),
so that what is measured is the ledger: storing, deriving, verifying, not the tagger.  The cost of one more report is the median over several, each stored and
derived by itself.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from crossbearing.growing import WHOLE, block_keys
from crossbearing.ledger import Ledger, open_ledger
from crossbearing.pipeline import derive
from crossbearing.records.claim import ReadReport
from crossbearing.records.document import Incoming
from crossbearing.records.value import PlaceRef
from crossbearing.scaling import batches, bring_up_to_date
from crossbearing.spreading import over
from tests.ledger.handmade import RUN, report

SYLLABLES = "ba de fi go ku la me ni po ru sa te vi wo zu".split()

RESULTS = Path(__file__).parent / "results" / "scale.json"
MORE = 9
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


def filled(where: str, count: int) -> tuple[Ledger, float, float]:
    """A ledger of so many reports; seconds to store and to derive them."""
    ledger = open_ledger(where, create=True)
    writer, start = ledger.writer(RUN, block_keys), time.perf_counter()
    for batch in batches(generated(count, 1), 100):
        writer.add_many(batch)
    stored = time.perf_counter()
    bring_up_to_date(ledger, RUN)
    return ledger, stored - start, time.perf_counter() - stored


def one_more(ledger: Ledger) -> list[float]:
    """Seconds that each of some more reports costs, stored and derived by itself."""
    costs = []
    for one in generated(MORE, 2):
        start = time.perf_counter()
        ledger.writer(RUN, block_keys).add(*one)
        bring_up_to_date(ledger, RUN)
        costs.append(time.perf_counter() - start)
    return costs


def measured(size: int, verify: bool) -> dict[str, float]:
    """The figures of a ledger of that size; seconds and milliseconds by the clock, those of ``verify`` None where it is not asked for."""
    with tempfile.TemporaryDirectory() as folder:
        where = str(Path(folder) / "l")
        ledger, storing, deriving = filled(where, size)
        costs = one_more(ledger)
        found = {
            "reports": size,
            "bytes_a_report": Path(where).stat().st_size // size,
            "stored_ms_a_report": round(storing / size * 1e3, 2),
            "derived_s": round(deriving, 1),
            "one_more_ms": round(statistics.median(costs) * 1e3),
            "one_more_worst_ms": round(max(costs) * 1e3),
        }
        if verify:
            start = time.perf_counter()
            assert ledger.verify(partial(derive, spread=over(os.cpu_count() or 1))) == [] or size > WHOLE
            found["verify_s"] = round(time.perf_counter() - start, 1)
        ledger.close()
    return found


def main() -> None:
    """Print a row a size; ``--write`` keeps them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--verify", action="store_true", help="verify each ledger as well, as the command does")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {RESULTS.name}")
    args = parser.parse_args()
    rows = []
    for size in args.sizes:
        rows.append(measured(size, args.verify))
        print(json.dumps(rows[-1]), flush=True)
    if args.write:
        command = " ".join(["python -m benchmarks.scale", *map(str, args.sizes), *["--verify"] * args.verify, "--write"])
        RESULTS.write_text(json.dumps({"command": command, "rows": rows}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
