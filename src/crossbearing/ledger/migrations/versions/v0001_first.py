"""The first format of a ledger: its journal as it was then.  The derived tables are no part of it: they are made anew after every migration."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text, UniqueConstraint

from crossbearing.ledger.search import make_index

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

journal = MetaData(naming_convention=NAMES)

runs = Table(
    "runs", journal,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("release", String, nullable=False),
    Column("tagger", String, nullable=False),
    Column("settings", Text, nullable=False),
    Column("digest", String, nullable=False),
    Column("recorded_at", String, nullable=False),
    sqlite_autoincrement=True,
)  # fmt: skip

reports = Table(
    "reports", journal,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("digest", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("head", Text, nullable=False),
    Column("text", LargeBinary),
    Column("raw", LargeBinary),
    Column("run", Integer, ForeignKey("runs.seq"), nullable=False),
    Column("recorded_at", String, nullable=False),
    UniqueConstraint("id", "version"),
    UniqueConstraint("id", "digest"),
    sqlite_autoincrement=True,
)  # fmt: skip

readings = Table(
    "readings", journal,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("report", Integer, ForeignKey("reports.seq"), nullable=False),
    Column("reader", String, nullable=False),
    Column("body", LargeBinary),
    Column("run", Integer, ForeignKey("runs.seq"), nullable=False),
    Column("recorded_at", String, nullable=False),
    UniqueConstraint("report", "reader"),
    sqlite_autoincrement=True,
)  # fmt: skip

mentions = Table(
    "mentions", journal,
    Column("reading", Integer, ForeignKey("readings.seq"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("exact", Text, nullable=False),
    Column("type", String, nullable=False),
    Column("date", String),
    Index(None, "id"),
)  # fmt: skip

claims = Table(
    "claims", journal,
    Column("reading", Integer, ForeignKey("readings.seq"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("exact", Text, nullable=False),
    Column("facet", String, nullable=False),
    Column("stance", String, nullable=False),
    Column("source", Text, nullable=False),
    Index(None, "id"),
)  # fmt: skip

rejections = Table(
    "rejections", journal,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("body", Text, nullable=False),
    Column("run", Integer, ForeignKey("runs.seq"), nullable=False),
    Column("recorded_at", String, nullable=False),
    sqlite_autoincrement=True,
)  # fmt: skip

judgements = Table(
    "judgements", journal,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("body", Text, nullable=False),
    Column("recorded_at", String, nullable=False),
    sqlite_autoincrement=True,
)  # fmt: skip

withdrawals = Table(
    "withdrawals", journal,
    Column("number", Integer, ForeignKey("judgements.number"), primary_key=True, autoincrement=False),
    Column("by", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", String, nullable=False),
)  # fmt: skip

tombstones = Table(
    "tombstones", journal,
    Column("report", Integer, ForeignKey("reports.seq"), primary_key=True, autoincrement=False),
    Column("by", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", String, nullable=False),
)  # fmt: skip

past = Table(
    "past", journal,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("release", String, nullable=False),
    Column("position", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("recorded_at", String, nullable=False),
    sqlite_autoincrement=True,
)  # fmt: skip

blocks = Table(
    "blocks", journal,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("report", Integer, ForeignKey("reports.seq"), primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)  # fmt: skip


def upgrade() -> None:
    """Make the journal and the search index."""
    journal.create_all(op.get_bind())
    make_index(op.get_bind())


def downgrade() -> None:
    """Not offered: a ledger is never taken back."""
    raise NotImplementedError("a ledger is never taken back to an older format")
