"""Which reports may speak of the same: an index of blocks (equal keys: days and places, wording), asked when a few reports come to a large ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import BigInteger, Connection, Integer, bindparam, delete, func, insert, select, text

from crossbearing.ledger import tables as t
from crossbearing.ledger.view import View

INDEXED = 0
"""The block of every report whose blocks were made."""

_AT_ONCE = 100
_ABSENT = -1  # no report has this key
_IN_BLOCK = "SELECT * FROM (SELECT key, report FROM blocks WHERE key = :key LIMIT :most) AS held"
_IN_BLOCKS = text(" UNION ALL ".join(_IN_BLOCK.replace(":key", f":key{n}") for n in range(_AT_ONCE))).bindparams(
    bindparam("most", type_=Integer), *(bindparam(f"key{n}", type_=BigInteger) for n in range(_AT_ONCE))
)
"""The reports in so many blocks, at most so many of each: one statement, since most of what a small one costs is to be asked."""


def index_blocks(connection: Connection, report: int, keys: Collection[int]) -> None:
    """Put a report (the number of its row) into its blocks, and into no other."""
    connection.execute(delete(t.blocks).where(t.blocks.c.report == report))
    connection.execute(insert(t.blocks), [{"key": key, "report": report} for key in sorted({INDEXED, *keys})])


def is_indexed(view: View) -> bool:
    """Do all reports stand in their blocks?  Counted in indices alone: no row of a report, which is long, is looked at."""
    marked = select(func.count()).select_from(t.blocks).where(t.blocks.c.key == INDEXED)
    held, gone = (select(func.count()).select_from(table) for table in (t.reports, t.tombstones))
    return bool(next(view.rows(marked))[0] == next(view.rows(held))[0] - next(view.rows(gone))[0])


def neighbours(view: View, keys: Mapping[str, Collection[int]], crowded: int, limit: int) -> list[str]:
    """The reports that share blocks with these (ids to their keys), at most ``limit`` for each, those of the rarest blocks first; sorted by id.

    Blocks of more than ``crowded`` reports say too little and are left out.
    """
    found: set[str] = set()
    for blocks in keys.values():
        weights: Counter[int] = Counter()
        for seqs in _holders(view, sorted(blocks), crowded):
            for seq in seqs:
                weights[seq] += 1_000_000 // len(seqs)
        best = sorted(weights, key=lambda seq: (-weights[seq], seq))[: limit + len(keys)]
        found |= {row[0] for row in view.rows(select(t.reports.c.id).where(t.reports.c.seq.in_(best)))}
    return sorted(found - keys.keys())


def _holders(view: View, keys: Sequence[int], crowded: int) -> list[list[int]]:
    """The rows of the reports in each of these blocks that is not crowded; of a crowded one no more is read than shows that it is."""
    found: dict[int, list[int]] = {key: [] for key in keys}
    for start in range(0, len(keys), _AT_ONCE):
        some = [*keys[start : start + _AT_ONCE], *[_ABSENT] * _AT_ONCE][:_AT_ONCE]
        for key, seq in view.some(_IN_BLOCKS, {"most": crowded + 1, **{f"key{n}": key for n, key in enumerate(some)}}):
            found[key].append(seq)
    return [seqs for seqs in found.values() if 0 < len(seqs) <= crowded]


def only_new(view: View, position: str) -> list[str] | None:
    """The reports that the journal gained after a position; None where it gained anything else: versions, readings, decisions, tombstones."""
    before, after = ([int(part) for part in one.split(".")] for one in (position, view.position()))
    if before[2:] != after[2:] or after[1] - before[1] != after[0] - before[0]:
        return None
    rows = list(view.rows(select(t.reports.c.id, t.reports.c.version).where(t.reports.c.seq > before[0])))
    return None if any(version > 1 for _, version in rows) else sorted(row[0] for row in rows)
