"""Opening the database behind a ledger: SQLite file or PostgreSQL, one connection at a time, migrations from any older release."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError, SQLAlchemyError

from crossbearing.errors import LedgerError, UsageError
from crossbearing.ledger.tables import derived

HEAD = "0001"
"""The newest migration: a ledger that has it needs none."""

_LOCK = 0x63726F7373  # "cross": any constant; it names the one writer of a PostgreSQL ledger
_WAIT_MS = 60_000


def database_url(where: str) -> str:
    """The address of a ledger given as a file name or as an address.

    Raises UsageError for an engine that is not supported.
    """
    if "://" not in where:
        return f"sqlite:///{Path(where).resolve()}"
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise UsageError(f"{where}: not a ledger address; give a file name or postgresql+psycopg://USER@HOST/DATABASE") from error
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    if url.get_backend_name() == "sqlite":
        return where
    raise UsageError(f"{url.get_backend_name()}: a ledger is an SQLite file or a PostgreSQL database (postgresql+psycopg://...)")


def shown(where: str) -> str:
    """The address as it may be shown: without its password."""
    return make_url(where).render_as_string(hide_password=True) if "://" in where else where


def make_engine(where: str) -> Engine:
    """The engine of a ledger, with the settings of its dialect; nothing is opened yet."""
    url = database_url(where)
    try:
        if url.startswith("sqlite"):
            return _sqlite(url)
        return create_engine(url, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise UsageError("PostgreSQL needs its driver: pip install 'crossbearing[postgres]'") from error


def _sqlite(url: str) -> Engine:
    """SQLite; its file is in WAL mode: readers go on while one writer writes, a commit survives a kill."""
    engine = create_engine(url, connect_args={"timeout": _WAIT_MS / 1000, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun here, not by the driver
        for pragma in ("synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={_WAIT_MS}", "cache_size=-65536", "mmap_size=1073741824"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the ledger from begin to end."""
    with translated(engine), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction of the one writer: another one waits; all of it is stored, or nothing."""
    with translated(engine), engine.connect() as connection:
        connection.execution_options(writing=True)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            yield connection


def secure(connection: Connection) -> None:
    """From here on, what is deleted in this transaction is overwritten in the file."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA secure_delete=ON"))


def sweep(engine: Engine) -> None:
    """Take what was deleted out of the file for good: write-ahead log, free pages, words of the search index."""
    with translated(engine), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name == "sqlite":
            for statement in ("INSERT INTO words(words) VALUES('optimize')", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                connection.connection.driver_connection.execute(statement)  # type: ignore[union-attr]  # a connection of sqlite3
        else:
            connection.execute(text("VACUUM"))


@contextmanager
def translated(engine: Engine) -> Iterator[None]:
    """Errors of the database as errors of the ledger: one line that says what to do."""
    name = shown(str(engine.url.database if engine.dialect.name == "sqlite" else engine.url))
    try:
        yield
    except OperationalError as error:
        words = str(error.orig).strip().splitlines()[0] if error.orig else str(error)
        if "locked" in words:
            raise LedgerError(f"{name}: another process is writing to it; try again when it is done") from error
        if "full" in words:
            raise LedgerError(f"{name}: the disk is full; make room and run the same command again, nothing is lost") from error
        raise LedgerError(f"{name}: cannot be opened or written ({words})") from error
    except DBAPIError as error:
        words = str(error.orig).strip().splitlines()[0] if error.orig else str(error)
        raise LedgerError(f"{name}: {words}") from error
    except SQLAlchemyError as error:
        raise LedgerError(f"{name}: {error}") from error


def stamped(engine: Engine) -> str | None:
    """The migration that the database has; None where it holds no ledger.

    Raises LedgerError where it is something else, or newer than this release.
    """
    with reading(engine) as connection:
        version = newest(connection)
        if version is None and engine.dialect.name == "sqlite" and inspect(connection).get_table_names():
            raise LedgerError(f"{engine.url.database}: a database, but not a ledger")
    if version is not None and version > HEAD:
        raise LedgerError(f"{shown(str(engine.url))}: written by a newer release (its format is {version}, this one knows {HEAD}); upgrade crossbearing")
    return version


def newest(connection: Connection) -> str | None:
    """The migration that a database has."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return version


def migrate(engine: Engine) -> None:
    """Bring the database to the newest format, in one transaction; two processes may try at once.

    What was derived is dropped: it is derived again from the journal when it is asked for.
    """
    if engine.dialect.name == "sqlite":
        with translated(engine), engine.connect() as connection:
            connection.connection.driver_connection.execute("PRAGMA journal_mode=WAL")  # type: ignore[union-attr]  # the file keeps it; readers no longer wait
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with writing(engine) as connection:
        if newest(connection) == HEAD:
            return  # another process was here first
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        derived.drop_all(connection)
        derived.create_all(connection)
