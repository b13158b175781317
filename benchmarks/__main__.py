"""The two commands: ``predict`` runs one task, the other runs all and holds the floors."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import gate, results
from benchmarks.registry import CASES
from benchmarks.running import LEDGER, STORIES, BenchmarkError, Run, measure, measure_ledger, measure_stories, predict

HERE = Path(__file__).resolve().parent


def parser() -> argparse.ArgumentParser:
    """The options of the gate."""
    made = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    made.add_argument("--data", type=Path, required=True, help="folder of the annotated sets, one folder each")
    made.add_argument("--eval", type=Path, required=True, help="folder of the scorers (gold.py, score.py, score_ledger.py)")
    made.add_argument("--seed-gold", type=Path, help="folder of the ledger gold (default: seed_gold beside the scorers, where there)")
    made.add_argument("--only", nargs="+", action="extend", metavar="TASK[/SET]", help="run these only")
    made.add_argument("--quick", action="store_true", help="a fixed sample of each set, with floors of its own")
    made.add_argument("--no-write", action="store_true", help="leave RESULTS.md as it is")
    made.add_argument("--raise-floors", action="store_true", help="raise floors.json to what was measured, and add what is new")
    made.add_argument("--lower-floor", nargs="+", default=[], metavar="TASK/SET", help="let these floors fall to what was measured (say why in the changelog)")
    return made


def wanted(name: str, only: list[str] | None) -> bool:
    """Was the case asked for, by its name or by its task?"""
    return only is None or name in only or name.split("/")[0] in only


def run_all(run: Run, only: list[str] | None, gold: Path | None) -> tuple[list[gate.Figure], list[str]]:
    """Measure every case that was asked for; a case that cannot be run is said on standard error and misses its floors."""
    figures: list[gate.Figure] = []
    names = [case.name for case in CASES if wanted(case.name, only)]
    jobs = [(case.name, lambda case=case: measure(run, case)) for case in CASES if case.name in names]
    if gold is not None and wanted(LEDGER, only):
        names.append(LEDGER)
        jobs.append((LEDGER, lambda: measure_ledger(run, gold)))
    if wanted(STORIES, only):
        names.append(STORIES)
        jobs.append((STORIES, lambda: measure_stories(run)))
    for name, job in jobs:
        try:
            found = job()
        except BenchmarkError as error:
            print(f"{name}: {error}", file=sys.stderr)
            continue
        figures += found
        print(f"{name}: " + ", ".join(f"{f.metric} {f.value:.4f}" for f in found) + f" ({found[0].documents} documents, {found[0].seconds} s)", flush=True)
    return figures, names


def hold(arguments: list[str]) -> int:
    """Run everything, print the verdicts, write the results; 1 where a floor is missed."""
    given = parser().parse_args(arguments)
    if unknown := [one for one in given.only or () if not any(wanted(name, [one]) for name in (*(case.name for case in CASES), LEDGER, STORIES))]:
        print(f"benchmarks: no task or set called {', '.join(unknown)}", file=sys.stderr)
        return 2
    beside = given.eval.resolve().parent / "seed_gold"
    gold = given.seed_gold or (beside if beside.is_dir() else None)
    mode = "quick" if given.quick else "full"
    with tempfile.TemporaryDirectory(prefix="crossbearing-benchmarks-") as scratch:
        run = Run(data=given.data.resolve(), scorers=given.eval.resolve(), scratch=Path(scratch), quick=given.quick)
        figures, names = run_all(run, given.only, gold)
    floors = gate.read_floors(HERE / "floors.json")
    if given.raise_floors or given.lower_floor:
        floors[mode] = gate.raised(figures, floors.get(mode, {}), lower=given.lower_floor)
        gate.write_floors(HERE / "floors.json", floors)
    verdicts = gate.judge(figures, floors.get(mode, {}), only=names)
    for verdict in verdicts:
        if verdict.word != "ok":
            print(verdict)
    if not given.no_write and not given.quick and given.only is None:
        (HERE / "RESULTS.md").write_text(results.table(figures), "utf-8")
    failed = [verdict for verdict in verdicts if verdict.fails]
    print(f"benchmarks: {len(figures)} figures, {len(failed)} below their floor or missing")
    return 1 if failed else 0


def main() -> int:
    """Choose between the two commands."""
    if sys.argv[1:2] == ["predict"]:
        if len(sys.argv) != 5:
            print("usage: python -m benchmarks predict TASK INPUT.jsonl OUTPUT.jsonl", file=sys.stderr)
            return 2
        try:
            count = predict(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
        except (BenchmarkError, OSError) as error:
            print(error, file=sys.stderr)
            return 2
        print(f"{count} documents", file=sys.stderr)
        return 0
    return hold(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
