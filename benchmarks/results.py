"""RESULTS.md: every figure with the command that makes it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from benchmarks.gate import Figure
from benchmarks.platform_tables import tables
from benchmarks.registry import CASES
from benchmarks.running import LEDGER, STORIES

BY_HAND = Path(__file__).parent / "by_hand.md"
"""What people counted by reading: kept apart, so that a new run does not overwrite it."""

HEAD = """# Results

Figures on the development parts of public sets, written by

    python -m benchmarks --data DIR --eval DIR

where the first folder holds the sets and the second the scorers.  Figures on development parts are for choices; published figures are made on test parts
and cannot be compared with them.  The digest tells the corpus that a figure was made on; the seconds are those of the prediction, model loading
included, on two cores.
"""


def commands(name: str) -> str:
    """How one figure is made by hand."""
    if name == LEDGER:
        return (
            "    crossbearing build EVAL/seeds.jsonl --ledger L\n    crossbearing export L --format json -o L.json\n"
            "    python EVAL/score_ledger.py SEED_GOLD -- L.json\n"
        )
    if name == STORIES:
        return (
            "    crossbearing build benchmarks/stories/NAME/input.jsonl --ledger L\n    crossbearing export L --format json -o L.json\n"
            "    python EVAL/score_ledger.py benchmarks/stories/NAME -- L.json  (each story; the figures are means)\n"
        )
    case = next(case for case in CASES if case.name == name)
    half = "  (rows of the half kept for figures: benchmarks.registry.for_figures)" if case.halved else ""
    return (
        f"    python EVAL/gold.py inputs {case.task} DATA/{case.file} > in.jsonl{half}\n    python -m benchmarks predict {case.task} in.jsonl out.jsonl\n"
        f"    python EVAL/gold.py gold {case.task} DATA/{case.file} > gold.jsonl\n    python EVAL/score.py {case.task} gold.jsonl out.jsonl\n"
    )


def table(figures: Iterable[Figure]) -> str:
    """The whole file."""
    parts = [HEAD, "\n| task and set | documents | figures | seconds | corpus |\n|---|---|---|---|---|\n"]
    by_name = [(name, list(group)) for name, group in groupby(figures, key=lambda f: f.name)]
    for name, group in by_name:
        shown = ", ".join(f"{f.metric} **{f.value:.3f}**" for f in group)
        parts.append(f"| {name} | {group[0].documents} | {shown} | {group[0].seconds:.0f} | `{group[0].digest}` |\n")
    parts.append("\n## One figure by hand\n")
    for name, _ in by_name:
        parts.append(f"\n{name}\n\n{commands(name)}")
    return "".join(parts) + tables() + "\n" + BY_HAND.read_text("utf-8")
