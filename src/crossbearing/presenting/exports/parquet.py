"""Parquet: the plain table with typed columns."""

from __future__ import annotations

from typing import IO, Any

from crossbearing.errors import UsageError
from crossbearing.presenting.exports import plain_csv

NUMBERS = frozenset(["latitude", "longitude", "radius_km"])
COUNTS = frozenset(["killed_low", "killed_best", "killed_high", "reports", "origins"])


def write(ledger: dict[str, Any], out: IO[bytes]) -> None:
    """Write the table; raises UsageError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise UsageError("parquet needs pyarrow: pip install 'crossbearing[parquet]'") from error
    rows = plain_csv.rows(ledger)
    columns = {}
    for k, name in enumerate(plain_csv.COLUMNS):
        kind = pa.float64() if name in NUMBERS else pa.int64() if name in COUNTS else pa.string()
        columns[name] = pa.array([None if row[k] == "" else row[k] for row in rows], type=kind)
    pq.write_table(pa.table(columns), out)
