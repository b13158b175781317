"""How long each export of a large ledger takes, loading included, and how large its file is: ``python -m benchmarks.exports 10000``.

The ledger is a real one: generated reports, three to an incident (``benchmarks.scale``), stored and derived.  Each format is written by the command
``crossbearing export``, so that the seconds are those that a user waits, but for the start of Python.  Figures go to ``benchmarks/results/exports.json``.
``--ledger FILE`` keeps the ledger, and takes it where it is there; ``--formats`` writes some only, and keeps no figures.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path

from benchmarks.scale import filled
from crossbearing.ledger import open_ledger
from crossbearing.presenting.cli import main as crossbearing

FORMATS = (
    "acled-csv", "claimreview", "csv", "ftm", "ftm-statements", "ged-csv", "geojson", "json", "parquet", "prov-jsonld", "timemap", "web-annotations", "xlsx",
)  # fmt: skip
RESULTS = Path(__file__).parent / "results" / "exports.json"
REPORTS = 3
"""Reports an incident."""


def sized(where: str, reports: int) -> dict[str, int]:
    """How many reports and incidents the ledger holds, made with so many reports where it is not there."""
    if not Path(where).is_file():
        costs = filled(Path(where), reports)
        print(f"stored in {costs['stored_ms_a_report'] * reports / 1e3:.0f} s, derived in {costs['derived_s']:.0f} s", flush=True)
    ledger = open_ledger(where)
    with ledger.view() as view:
        counts = {"reports": view.count_reports(), "incidents": view.count_incidents()}
    ledger.close()
    print(f"{counts['incidents']} incidents of {counts['reports']} reports", flush=True)
    return counts


def main() -> None:
    """Write every format once and keep the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("incidents", type=int, nargs="?", default=10_000)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--formats", nargs="+", choices=FORMATS)
    args = parser.parse_args()
    wanted = args.incidents
    with tempfile.TemporaryDirectory() as folder:
        where, out = str(args.ledger or Path(folder) / "ledger"), Path(folder) / "export"
        counts = sized(where, REPORTS * wanted)
        print("| format | seconds | of the processor | MB |\n|---|---|---|---|")
        formats = {}
        for name in args.formats or FORMATS:
            start, worked = time.perf_counter(), time.process_time()
            if crossbearing(["export", where, "--format", name, "-o", str(out)]) != 0:
                raise SystemExit(f"exports: {name} was not written")
            seconds, worked = time.perf_counter() - start, time.process_time() - worked
            formats[name] = {"seconds": round(seconds, 2), "processor_seconds": round(worked, 2), "bytes": out.stat().st_size}
            print(f"| {name} | {seconds:.1f} | {worked:.1f} | {out.stat().st_size / 1e6:.1f} |", flush=True)
    found = {"command": f"python -m benchmarks.exports {wanted}", "ledger": counts, "formats": formats}
    if args.formats is None:
        RESULTS.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
