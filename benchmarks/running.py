"""Running cases: inputs made by the scorers' own tool, predictions by the published command, figures by the scorers."""

from __future__ import annotations

import gzip
import hashlib
import importlib
import importlib.util
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from benchmarks import stories
from benchmarks.gate import Figure
from benchmarks.registry import TASKS, Case, for_figures, order

LEDGER = "ledger/seeds"
"""The name of the figure for a whole ledger, scored against hand-made gold."""

STORIES = "ledger/stories"
"""The name of the figures for the ledgers of the project's own stories."""

STORY_METRICS = ("score", "mentions.f1", "incidents", "claims_attributed", "lineage.f1", "conflicts", "actors.f1")
"""What is told of the stories, each a mean over them."""

CHECKOUT = Path(__file__).resolve().parent.parent
CROSSBEARING = ("-c", "import sys; from crossbearing.presenting.cli import main; sys.exit(main())")


class BenchmarkError(Exception):
    """A case could not be run; the message says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Where the data, the scorers and the scratch files lie, and whether samples are enough."""

    data: Path
    scorers: Path
    scratch: Path
    quick: bool = False


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def write_rows(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write objects as JSON Lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def built(task: str) -> bool:
    """Is there a module for the task?"""
    return task in TASKS and importlib.util.find_spec(f"benchmarks.{task}") is not None


def predict(task: str, source: Path, target: Path) -> int:
    """Run one task over a file of inputs; returns how many documents were written."""
    if not built(task):
        raise BenchmarkError(f"no task {task!r}; there are: {', '.join(one for one in TASKS if built(one))}")
    written = 0
    module = importlib.import_module(f"benchmarks.{task}")
    with target.open("w", encoding="utf-8") as out:
        for row in module.predict(list(read_rows(source))):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            written += 1
    return written


def _tool(*arguments: str) -> str:
    """The output of a program of the scorers' folder or of this package; BenchmarkError with its last line where it fails."""
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False, cwd=CHECKOUT)
    if done.returncode:
        raise BenchmarkError((done.stderr.strip().splitlines() or ["no message"])[-1])
    return done.stdout


def predict_command(task: str, source: Path, target: Path) -> tuple[str, ...]:
    """The published command for one task, run as anybody would, so that gate and command cannot drift apart."""
    return ("-m", "benchmarks", "predict", task, str(source), str(target))


def _chosen(run: Run, case: Case, rows: list[dict[str, Any]]) -> set[str]:
    """The ids of the rows that the figure is made on: the half kept for figures, a sample where quick."""
    ids = [str(row["id"]) for row in rows if not case.halved or for_figures(row["id"])]
    return set(sorted(ids, key=order)[: case.quick] if run.quick else ids)


def parsed(output: str) -> list[dict[str, Any]]:
    """The objects that a program printed, one a line: split at line feeds alone, for a text may hold other line ends (U+2028)."""
    return [json.loads(line) for line in output.split("\n") if line.strip()]


def measure(run: Run, case: Case) -> list[Figure]:
    """All figures of one case."""
    source = run.data / case.file
    if not source.exists():
        raise BenchmarkError(f"{case.name}: no file {case.file} in the data folder")
    paths = {kind: run.scratch / f"{case.task}-{case.set}.{kind}.jsonl" for kind in ("inputs", "gold", "out")}
    chosen: set[str] | None = None
    for kind in ("inputs", "gold"):
        rows = parsed(_tool(str(run.scorers / "gold.py"), kind, case.task, str(source)))
        chosen = _chosen(run, case, rows) if chosen is None else chosen
        write_rows(paths[kind], [row for row in rows if str(row["id"]) in chosen])
    started = time.perf_counter()
    _tool(*predict_command(case.task, paths["inputs"], paths["out"]))
    seconds = time.perf_counter() - started
    scores = json.loads(_tool(str(run.scorers / "score.py"), case.task, str(paths["gold"]), str(paths["out"])))
    digest = hashlib.sha256(paths["gold"].read_bytes()).hexdigest()[:16]
    size = len(chosen or ())
    return [Figure(name=case.name, metric=m, value=lookup(scores, m), digest=digest, documents=size, seconds=round(seconds, 1)) for m in case.figures]


def lookup(scores: dict[str, Any], path: str) -> float:
    """The number at a dotted path; BenchmarkError where the scorer gave none."""
    found: Any = scores
    for part in path.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    if not isinstance(found, int | float):
        raise BenchmarkError(f"the scorer gives no {path!r}")
    return float(found)


def _ledger_scores(run: Run, name: str, source: Path, gold: Path) -> dict[str, Any]:
    """What the scorer says of a ledger built from a file of reports, held against a folder of gold."""
    ledger, exported = run.scratch / f"{name}.ledger", run.scratch / f"{name}.json"
    _tool(*CROSSBEARING, "build", str(source), "--ledger", str(ledger))
    _tool(*CROSSBEARING, "export", str(ledger), "--format", "json", "-o", str(exported))
    return dict(json.loads(_tool(str(run.scorers / "score_ledger.py"), str(gold), "--", str(exported))))


def _digest(*paths: Path) -> str:
    """The digest of a corpus that is made of these files."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:16]


def measure_ledger(run: Run, gold: Path) -> list[Figure]:
    """The score of a whole ledger, built from the reports beside the scorers and held against a folder of gold."""
    seeds = run.scorers / "seeds.jsonl"
    started = time.perf_counter()
    value = lookup(_ledger_scores(run, "seeds", seeds, gold), "score")
    seconds = round(time.perf_counter() - started, 1)
    documents = sum(1 for _ in read_rows(seeds))
    return [Figure(name=LEDGER, metric="score", value=value, digest=_digest(seeds, *sorted(gold.glob("*.jsonl"))), documents=documents, seconds=seconds)]


def measure_stories(run: Run) -> list[Figure]:
    """The scores of the stories of this project, a ledger each: the mean, and what it is a mean of, metric by metric."""
    folders = stories.folders()[: 2 if run.quick else None]
    started = time.perf_counter()
    scores = [_ledger_scores(run, folder.name, folder / "input.jsonl", folder) for folder in folders]
    seconds = round(time.perf_counter() - started, 1)
    digest = _digest(*(path for folder in folders for path in sorted(folder.glob("*.jsonl"))))
    documents = sum(len(stories.texts(folder)) for folder in folders)
    means = {metric: round(fmean(lookup(one, metric) for one in scores), 4) for metric in STORY_METRICS}
    return [Figure(name=STORIES, metric=metric, value=value, digest=digest, documents=documents, seconds=seconds) for metric, value in means.items()]
