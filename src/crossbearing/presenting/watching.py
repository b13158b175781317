"""``build --watch``: new and changed files of a folder are read as they come."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from crossbearing.errors import UsageError

Seen = dict[str, tuple[int, int]]

SETTLED_SECONDS = 1.0
"""A file that changed less than this ago may still be written to: it is left for the next look."""


def files(folders: list[str]) -> Iterator[Path]:
    """Every file below the folders, in the order of their names; hidden ones and links are left out."""
    for folder in folders:
        for home, inner, names in os.walk(folder):
            inner[:] = sorted(name for name in inner if not name.startswith("."))
            yield from (path for name in sorted(names) if not name.startswith(".") and not (path := Path(home) / name).is_symlink())


def changed(folders: list[str], seen: Seen, now: float) -> Iterator[str]:
    """The files that are new or have changed since they were last seen, and have settled; remembers them in ``seen``."""
    for path in files(folders):
        try:
            found = path.stat()
        except FileNotFoundError:
            continue  # gone again since the folder was listed
        mark = (found.st_mtime_ns, found.st_size)
        if seen.get(str(path)) != mark and now - found.st_mtime >= SETTLED_SECONDS:
            seen[str(path)] = mark
            yield str(path)


def watch(
    folders: list[str], handle: Callable[[list[str]], None], *, sleep: Callable[[float], None] = time.sleep, clock: Callable[[], float] = time.time
) -> None:
    """Hand over new files as they come, until interrupted.

    Raises UsageError where a source is no folder.
    """
    for folder in folders:
        if not Path(folder).is_dir():
            raise UsageError(f"build --watch: {folder} is not a folder")
    seen: Seen = {}
    while True:
        found = list(changed(folders, seen, clock()))
        if found:
            handle(found)
        sleep(1.0)
