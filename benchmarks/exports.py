"""How long each export of a large ledger takes, loading included, and how large its file is: ``python -m benchmarks.exports 10000``.

The ledger is a real one: generated reports, three to an incident (``benchmarks.scale``), stored and derived.  Each format is written by the command
``crossbearing export``, so that the seconds are those that a user waits, but for the start of Python.  Figures go to ``benchmarks/results/exports.json``.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path

from benchmarks.scale import filled
from crossbearing.presenting.cli import main as crossbearing

FORMATS = (
    "acled-csv", "claimreview", "csv", "ftm", "ftm-statements", "ged-csv", "geojson", "json", "parquet", "prov-jsonld", "timemap", "web-annotations", "xlsx",
)  # fmt: skip
RESULTS = Path(__file__).parent / "results" / "exports.json"
REPORTS = 3
"""Reports an incident."""


def main() -> None:
    """Write every format once and keep the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("incidents", type=int, nargs="?", default=10_000)
    wanted = parser.parse_args().incidents
    with tempfile.TemporaryDirectory() as folder:
        where, out = str(Path(folder) / "ledger"), Path(folder) / "export"
        ledger, storing, deriving = filled(where, REPORTS * wanted)
        with ledger.view() as view:
            counts = {"reports": view.count_reports(), "incidents": view.count_incidents()}
        ledger.close()
        print(f"{counts['incidents']} incidents of {counts['reports']} reports; stored in {storing:.0f} s, derived in {deriving:.0f} s", flush=True)
        print("| format | seconds | MB |\n|---|---|---|")
        formats = {}
        for name in FORMATS:
            start = time.perf_counter()
            if crossbearing(["export", where, "--format", name, "-o", str(out)]) != 0:
                raise SystemExit(f"exports: {name} was not written")
            formats[name] = {"seconds": round(time.perf_counter() - start, 2), "bytes": out.stat().st_size}
            print(f"| {name} | {formats[name]['seconds']:.1f} | {formats[name]['bytes'] / 1e6:.1f} |", flush=True)
    found = {"command": f"python -m benchmarks.exports {wanted}", "ledger": counts, "formats": formats}
    RESULTS.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
