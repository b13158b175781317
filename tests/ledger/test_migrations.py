"""Ledgers of older formats open in this release, and what the migrations make is what the code expects."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect

from crossbearing.ledger import open_ledger
from crossbearing.ledger import tables as t
from crossbearing.ledger.engines import HEAD
from crossbearing.presenting.collection import load
from crossbearing.scaling import bring_up_to_date
from tests.ledger.handmade import RUN, derive

GOLDEN = Path(__file__).parents[1] / "golden"
OLD = sorted(GOLDEN.glob("ledger_*.sqlite.gz"))


def shape(inspector: Any, tables: list[str]) -> dict[str, Any]:
    """Columns, keys, uniqueness and indexes of tables, as the database has them."""
    return {
        name: (
            [(c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(name)],
            inspector.get_pk_constraint(name)["constrained_columns"],
            sorted(tuple(u["column_names"]) for u in inspector.get_unique_constraints(name)),
            sorted((i["name"], tuple(i["column_names"])) for i in inspector.get_indexes(name)),
            sorted((f["constrained_columns"][0], f["referred_table"]) for f in inspector.get_foreign_keys(name)),
        )
        for name in tables
    }


def test_migrations_make_what_the_code_expects(tmp_path: Path) -> None:
    """A new ledger has exactly the tables of the code: whoever changes them writes a migration."""
    ledger = open_ledger(str(tmp_path / "l"), create=True)
    plain = create_engine(f"sqlite:///{tmp_path / 'plain'}")
    for metadata in (t.journal, t.derived):
        metadata.create_all(plain)
    names = sorted([*t.journal.tables, *t.derived.tables])
    assert shape(inspect(ledger.engine), names) == shape(inspect(plain), names)
    ledger.close()
    plain.dispose()


def test_the_newest_format_is_the_last_migration() -> None:
    """The constant that saves a look at the migrations names the newest one."""
    files = sorted(path.stem for path in (Path(t.__file__).parent / "migrations" / "versions").glob("v*.py"))
    assert files[-1].startswith(f"v{HEAD}_")


def test_every_format_has_a_ledger_to_try() -> None:
    """For each migration there is a ledger of that format."""
    files = sorted(path.stem[1:5] for path in (Path(t.__file__).parent / "migrations" / "versions").glob("v*.py"))
    assert [path.name[7:11] for path in OLD] == files


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.name[7:11])
def test_an_older_ledger_opens_and_verifies(path: Path, tmp_path: Path) -> None:
    """Its reports are all there, it can be shown at once, and it is sound when it was derived again."""
    where = tmp_path / "old.ledger"
    where.write_bytes(gzip.decompress(path.read_bytes()))
    ledger = open_ledger(str(where))
    assert sorted(load(ledger).reports) == ["a", "b", "c"]
    bring_up_to_date(ledger, RUN, anew=True)
    assert ledger.verify(derive) == []
    with ledger.view() as view:
        assert view.search("nurse") == ["b"]
        assert [judgement.why for judgement in view.judgements()] == ["a reason"]
    ledger.close()


def test_what_a_migration_drops_is_derived_when_asked_for(tmp_path: Path) -> None:
    """A ledger without derived records shows its incidents all the same."""
    from sqlalchemy import delete

    from crossbearing.ledger.engines import writing
    from tests.ledger.handmade import filled, report

    ledger = filled(str(tmp_path / "l"), [report("a"), report("b", said="A nurse")])
    want = load(ledger).derived
    with writing(ledger.engine) as connection:
        for table in t.derived.sorted_tables:
            connection.execute(delete(table))
    assert load(ledger).derived == want
    ledger.close()
