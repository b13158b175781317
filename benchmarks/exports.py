"""How long each export of a large ledger takes: ``python -m benchmarks.exports 10000``.

The ledger is the bundled example many times over, every copy with ids of its own, so that an incident has as many claims, conflicts and sources as real
reports give it.  What is measured is the writing of the file from the object of the json export; figures go to ``benchmarks/results/exports.json``.
"""

from __future__ import annotations

import argparse
import io
import json
import tempfile
import time
from pathlib import Path
from typing import Any

import crossbearing
from crossbearing.ledger import Run, open_ledger
from crossbearing.plugins import load as load_plugin
from crossbearing.presenting.collection import load
from crossbearing.presenting.exports.ledger_json import ledger_object
from crossbearing.reading import read
from crossbearing.scaling import build

FORMATS = ("acled-csv", "claimreview", "csv", "ftm", "ged-csv", "geojson", "json", "parquet", "prov-jsonld", "timemap", "web-annotations", "xlsx")
RESULTS = Path(__file__).parent / "results" / "exports.json"
COPIED = ("reports", "mentions", "claims", "incidents", "lineage", "near_duplicates", "conflicts")


def example() -> dict[str, Any]:
    """The ledger of the bundled example."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = open_ledger(str(Path(folder) / "l"), create=True)
        reports = Path(crossbearing.__file__).parent / "example" / "reports"
        build(ledger, read([str(reports)]), Run(release="benchmark", tagger="rules", settings="{}", recorded_at="2024-01-01T00:00:00Z"))
        found = ledger_object(load(ledger))
        ledger.close()
    return found


def multiplied(ledger: dict[str, Any], incidents: int) -> dict[str, Any]:
    """The same ledger until it has so many incidents."""
    ids = {row["id"] for name in ("reports", "mentions", "claims", "incidents", "conflicts") for row in ledger[name]}

    def renamed(value: Any, number: int) -> Any:
        if isinstance(value, dict):
            return {key: renamed(one, number) for key, one in value.items()}
        if isinstance(value, list):
            return [renamed(one, number) for one in value]
        return f"{value}-{number}" if isinstance(value, str) and value in ids else value

    copies = range(-(-incidents // len(ledger["incidents"])))
    made = ledger | {name: [renamed(row, number) for number in copies for row in ledger[name]] for name in COPIED}
    return made | {"incidents": made["incidents"][:incidents]}


def main() -> None:
    """Write every format once and keep the seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("incidents", type=int, nargs="?", default=10_000)
    ledger = multiplied(example(), parser.parse_args().incidents)
    seconds, sizes = {}, {}
    for name in FORMATS:
        out, start = io.BytesIO(), time.perf_counter()
        load_plugin("exporters", name)(ledger, out)
        seconds[name], sizes[name] = round(time.perf_counter() - start, 2), out.tell()
        print(f"{name:16} {seconds[name]:8.2f} s {sizes[name] / 1e6:8.1f} MB")
    counts = {name: len(ledger[name]) for name in ("incidents", "claims", "mentions", "reports")}
    RESULTS.write_text(json.dumps({"ledger": counts, "seconds": seconds, "bytes": sizes}, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
