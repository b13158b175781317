"""The tables of a ledger: a journal that only grows, and what is derived from it, which may be dropped and built again.

Texts and raw bytes are stored compressed, records as JSON with the names of :mod:`crossbearing.records`; columns beside them are what is asked for.
Times are UTC, ISO 8601, as text, so that both engines sort and compare them alike.
"""

from __future__ import annotations

import re

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Words(TypeDecorator[str]):
    """Words of a report in a column: PostgreSQL stores no NUL, so a backslash and a NUL are written with a backslash before them."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """On the way in."""
        return None if value is None else value.replace("\\", "\\\\").replace("\0", "\\0")

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """On the way out."""
        return None if value is None else re.sub(r"\\(.)", lambda m: "\0" if m[1] == "0" else "\\", value)


journal = MetaData(naming_convention=NAMES)
"""Append-only: nothing here is changed once written, but for a text that its owner asks to forget."""

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
    Column("exact", Words, nullable=False),
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
    Column("exact", Words, nullable=False),
    Column("facet", String, nullable=False),
    Column("stance", String, nullable=False),
    Column("source", Words, nullable=False),
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

derived = MetaData(naming_convention=NAMES)
"""What follows from the journal; ``derivation`` says from which state of it, and by which release."""

derivation = Table(
    "derivation", derived,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("release", String, nullable=False),
    Column("position", String, nullable=False),
    Column("whole", String, nullable=False),
    Column("recorded_at", String, nullable=False),
)  # fmt: skip

accounts = Table(
    "accounts", derived,
    Column("id", String, primary_key=True),
    Column("type", String, nullable=False),
    Column("earliest", String),
    Column("latest", String),
    Column("background", Boolean, nullable=False),
    Column("body", Text, nullable=False),
)  # fmt: skip

mention_incidents = Table(
    "mention_incidents", derived,
    Column("mention", String, primary_key=True),
    Column("incident", String, nullable=False, index=True),
)  # fmt: skip

claim_incidents = Table(
    "claim_incidents", derived,
    Column("claim", String, primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("incident", String, nullable=False, index=True),
)  # fmt: skip

derivations = Table(
    "derivations", derived,
    Column("id", String, primary_key=True),
    Column("report", String, nullable=False, index=True),
    Column("body", Text, nullable=False),
)  # fmt: skip

near_duplicates = Table(
    "near_duplicates", derived,
    Column("a", String, primary_key=True),
    Column("b", String, primary_key=True, index=True),
    Column("share", Float, nullable=False),
    Column("body", Text, nullable=False),
)  # fmt: skip

conflicts = Table(
    "conflicts", derived,
    Column("id", String, primary_key=True),
    Column("incident", String, index=True),
    Column("field", String, nullable=False),
    Column("body", Text, nullable=False),
)  # fmt: skip

pairs = Table(
    "pairs", derived,
    Column("left", String, primary_key=True),
    Column("right", String, primary_key=True, index=True),
    Column("body", Text, nullable=False),
)  # fmt: skip
