"""The gate: measured figures against the floors that earlier releases reached.

A figure fails when it lies below its floor by more than the noise band, or when it could not be measured.  A floor holds for one corpus, told by its
digest: with another corpus there is nothing to compare, and the gate says so instead of passing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LOWER_IS_BETTER = ("mae",)
BAND = 0.01
"""How far a figure may fall for no reason of ours: int8 kernels differ between processors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured number: ``name`` is ``task/set``, ``metric`` a path into the scorer's answer; ``digest`` tells the corpus, ``documents`` its size."""

    name: str
    metric: str
    value: float
    digest: str
    documents: int
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the gate makes of one floor: ``word`` is ok, new, better, below, missing or other-corpus."""

    name: str
    metric: str
    word: str
    value: float | None
    floor: float | None

    @property
    def fails(self) -> bool:
        """Does this stop a release?"""
        return self.word in ("below", "missing", "other-corpus")

    def __str__(self) -> str:
        """One line for the terminal."""
        shown = "-" if self.value is None else f"{self.value:.4f}"
        return f"{self.word:12} {self.name} {self.metric}: {shown} (floor {'-' if self.floor is None else f'{self.floor:.4f}'})"


def _gain(metric: str, value: float, floor: float) -> float:
    """How much better the value is than the floor; negative where it is worse."""
    return floor - value if metric.split(".")[-1] in LOWER_IS_BETTER else value - floor


def judge(figures: Iterable[Figure], floors: Mapping[str, Any], *, only: Iterable[str] | None = None, band: float = BAND) -> list[Verdict]:
    """Hold every figure against its floor, and every floor against the figures.

    ``floors`` maps a name to ``{"corpus": digest, "figures": {metric: floor}}``.  ``only`` names what was meant to be measured (all where None): floors of
    other names are left alone.
    """
    measured = {(f.name, f.metric): f for f in figures}
    verdicts = []
    meant = set(floors) | {f.name for f in measured.values()} if only is None else set(only)
    for name in sorted(meant):
        entry = floors.get(name, {"corpus": None, "figures": {}})
        for metric in sorted(set(entry["figures"]) | {m for n, m in measured if n == name}):
            figure, floor = measured.get((name, metric)), entry["figures"].get(metric)
            word = _word(figure, floor, entry["corpus"], band)
            verdicts.append(Verdict(name=name, metric=metric, word=word, value=figure.value if figure else None, floor=floor))
    return verdicts


def _word(figure: Figure | None, floor: float | None, corpus: str | None, band: float) -> str:
    """The verdict on one figure and its floor."""
    if figure is None:
        return "missing"
    if floor is None:
        return "new"
    if figure.digest != corpus:
        return "other-corpus"
    gain = _gain(figure.metric, figure.value, floor)
    return "below" if gain < -band else "better" if gain > band else "ok"


def raised(figures: Iterable[Figure], floors: Mapping[str, Any], *, lower: Iterable[str] = ()) -> dict[str, Any]:
    """The floors after a release: raised to what was measured, new ones added; lowered only for the names in ``lower``."""
    out = {name: {"corpus": entry["corpus"], "figures": dict(entry["figures"])} for name, entry in floors.items()}
    may_fall = set(lower)
    for figure in figures:
        entry = out.get(figure.name)
        if entry is None or (entry["corpus"] != figure.digest and figure.name in may_fall):
            entry = out[figure.name] = {"corpus": figure.digest, "figures": {}}
        if entry["corpus"] != figure.digest:
            continue
        floor = entry["figures"].get(figure.metric)
        if floor is None or figure.name in may_fall or _gain(figure.metric, figure.value, floor) > 0:
            entry["figures"][figure.metric] = figure.value
    return dict(sorted(out.items()))


def read_floors(path: Path) -> dict[str, Any]:
    """The floors of a file, by mode ("full", "quick"); none where the file is not there yet."""
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {"full": {}, "quick": {}}


def write_floors(path: Path, floors: Mapping[str, Any]) -> None:
    """Write the floors so that a change shows as few lines."""
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", "utf-8")
