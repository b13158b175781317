"""How certain each given predicate is, from -3 (did not happen) to 3 (did)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.encoding import read, shipped

Row = dict[str, Any]


def predict(rows: Iterable[Row]) -> Iterator[Row]:
    """For each row the value of each of its predicates, by the word that it starts in."""
    for row in rows:
        reading = read(row, whole=True)
        values = shipped().heads.certainty(reading.vectors)
        out = []
        for p in row.get("predicates", []):
            at = next((i for i, (_, end) in enumerate(reading.coded.words) if end > p["start"]), None)
            if at is not None:
                out.append({"start": p["start"], "end": p["end"], "value": round(float(values[at]), 4)})
        yield {"id": row["id"], "factuality": out}
