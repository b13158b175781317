"""The roles that can be played by others: Reader, Tagger, Gazetteer, Exporter; found by entry point.

The built-in players come in by the same door: see ``[project.entry-points]`` in pyproject.toml, one group a role
(``crossbearing.readers``, ``crossbearing.taggers``, ``crossbearing.exporters``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.metadata import entry_points
from typing import IO, Any, Protocol

from crossbearing.errors import UsageError
from crossbearing.records.document import Document, Incoming, Layout
from crossbearing.records.finding import Rejection
from crossbearing.records.tags import Tags


class Reader(Protocol):
    """Turns one file of a kind into reports; what cannot be read is a rejection."""

    def __call__(self, name: str, data: bytes) -> Iterator[Incoming | Rejection]:
        """Read the bytes of the file called ``name``."""
        ...


class Tagger(Protocol):
    """Finds spans in one text."""

    name: str
    version: str

    def tag(self, document: Document, layout: Layout) -> Tags:
        """All that this tagger finds in the text; furniture is not tagged."""
        ...


class Exporter(Protocol):
    """Writes a whole ledger in one format."""

    def __call__(self, ledger: dict[str, Any], out: IO[bytes]) -> None:
        """Write the ledger, given as the object of the json export."""
        ...


def load(role: str, name: str) -> Callable[..., Any]:
    """The player of that name for a role ("readers", "taggers", "exporters").

    Raises UsageError with the names on offer where there is none.
    """
    offers = {point.name: point for point in entry_points(group=f"crossbearing.{role}")}
    if name not in offers:
        raise UsageError(f"no {role[:-1]} called {name!r}; there are: {', '.join(sorted(offers)) or 'none'}")
    found: Callable[..., Any] = offers[name].load()
    return found
