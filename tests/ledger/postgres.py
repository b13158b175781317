"""A PostgreSQL server of one's own for the length of a test session: in a temporary folder, by its socket only."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def program(name: str) -> str:
    """Where a program of the server is."""
    found = shutil.which(name) or next((str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)), None)
    assert found is not None, f"{name} is not installed"
    return found


def owner() -> list[str]:
    """What to put before a command so that it does not run as root, which the server refuses."""
    if os.geteuid() != 0:
        return []
    names = {entry.pw_name for entry in pwd.getpwall()}
    return ["runuser", "-u", "postgres" if "postgres" in names else "nobody", "--"]


@contextmanager
def server() -> Iterator[Path]:
    """A running server; yields the folder of its socket.  Its superuser is called "ledger"."""
    home = Path(tempfile.mkdtemp(prefix="cb-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(home, owner()[2])
        data = home / "data"
        subprocess.run(
            [*owner(), program("initdb"), "-D", str(data), "-U", "ledger", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8"],
            check=True,
            capture_output=True,
            cwd=home,
        )
        options = f"-k {home} -h '' -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=40"
        log = ["-l", str(home / "log"), "-w"]
        subprocess.run([*owner(), program("pg_ctl"), "-D", str(data), "-o", options, *log, "start"], check=True, stdout=subprocess.DEVNULL, cwd=home)
        try:
            yield home
        finally:
            subprocess.run([*owner(), program("pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop"], check=True, capture_output=True, cwd=home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def databases() -> Iterator[str]:
    """Addresses of empty databases, one after another, on a server that stops with the last."""
    with server() as home:
        for number in range(1_000_000):
            yield create_database(home, f"ledger{number}")


def create_database(home: Path, name: str) -> str:
    """An empty database; its address."""
    command = [program("createdb"), "-h", str(home), "-U", "ledger", name]
    subprocess.run(command, check=True, capture_output=True)
    return f"postgresql+psycopg://ledger@/{name}?host={home}"
