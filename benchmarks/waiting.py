"""How long a user waits for a pile of reports: ``python -m benchmarks.waiting``.

The reports of ``benchmarks/stories`` are written into a folder, forty at most.  Each command runs as a user runs it, in a process of its own, so that
the start of Python, the weights and the gazetteer count.  Figures go to ``benchmarks/results/waiting.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STORIES = Path(__file__).parent / "stories"
RESULTS = Path(__file__).parent / "results" / "waiting.json"
MOST = 40


def pile(folder: Path) -> tuple[int, int]:
    """Write the reports into a file of rows; how many there are, and how many words they have."""
    rows = [json.loads(line) for story in sorted(STORIES.glob("*/input.jsonl")) for line in story.read_text("utf-8").splitlines()][:MOST]
    folder.mkdir()
    (folder / "pile.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return len(rows), sum(len(row["text"].split()) for row in rows)


def waited(*words: str) -> dict[str, float]:
    """The seconds of one command by the clock and of the processor, its processes together."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-m", "crossbearing.presenting.cli", *words], stdout=subprocess.DEVNULL, check=False)
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"waiting: {words[0]} ended with {done.returncode}")
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": round(seconds, 2), "processor_seconds": round(worked, 2)}


def main() -> None:
    """Run each command on a fresh folder and keep the figures."""
    argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0]).parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder, one, other = Path(scratch) / "pile", str(Path(scratch) / "one.ledger"), str(Path(scratch) / "all.ledger")
        reports, size = pile(folder)
        commands = {
            "build, one process": ("build", str(folder), "--ledger", one, "--workers", "1"),
            "build": ("build", str(folder), "--ledger", other),
            "build again, nothing new": ("build", str(folder), "--ledger", other),
            "incidents": ("incidents", other),
            "verify": ("verify", other),
        }
        found = {name: waited(*words) for name, words in commands.items()}
    for name, figures in found.items():
        print(f"{name:28}{figures['seconds']:8.2f} s{figures['processor_seconds']:8.2f} s of the processor")
    kept = {"command": "python -m benchmarks.waiting", "reports": reports, "words": size, "cores": os.cpu_count(), "commands": found}
    RESULTS.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
