"""What a reader may do: defaults for what reports lack, and the limits that bound its memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import BinaryIO

MIB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How addresses are fetched: at most ``size`` bytes and ``seconds`` for one, with its robots.txt and ``redirects``; ``entries`` of a feed.

    ``allow_private`` lets loopback and private addresses through: a server on the own network.
    """

    allow_private: bool = False
    size: int = 16 * MIB
    seconds: float = 30.0
    redirects: int = 5
    entries: int = 200
    user_agent: str = "crossbearing (+reads news reports for an incident ledger)"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSettings:
    """How to read.

    ``published`` (EDTF) and ``publisher`` stand in where a report gives none; the former is stored with the basis ``setting``.
    ``address`` is that of a page that does not tell its own: where it was fetched from.
    ``columns`` maps the fields of a row (id, text, html, title, url, publisher, byline, published, language) to the names that a file gives them.
    ``stdin`` is read for the source ``-``.

    The limits: ``..._bytes`` are bytes, ``..._chars`` code points.  ``file_bytes`` bounds what is held at once of a file, a member, a message or a record,
    ``archive_bytes`` the unpacked members of one archive together, ``archive_ratio`` how far a member may grow when it is unpacked, ``archive_depth``
    how many archives may lie in one another.  ``listed_rejections`` of one file are told one by one, further ones as counts.
    """

    published: str | None = None
    publisher: str | None = None
    address: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    stdin: BinaryIO | None = None
    file_bytes: int = 64 * MIB
    html_chars: int = 8_000_000
    html_elements: int = 30_000
    json_bytes: int = 24 * MIB
    line_bytes: int = 16 * MIB
    text_chars: int = 2_000_000
    pdf_pages: int = 500
    listed_rejections: int = 1_000
    archive_members: int = 20_000
    archive_bytes: int = 1024 * MIB
    archive_ratio: int = 200
    archive_depth: int = 3
    fetch: FetchSettings = FetchSettings()

    @property
    def row_names(self) -> dict[str, str]:
        """The name that a file gives to each field, where it was told."""
        return dict(self.columns)


DEFAULTS = ReadSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a reader found out about one report, before it becomes a document; strings as found, ``published`` already EDTF.

    ``page_language`` is what a page declares: templates are often wrong there, so the text goes first.
    """

    text: str
    raw: bytes
    id: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    published_basis: str | None = None
    language: str | None = None
    page_language: str | None = None
    row: int | None = None
    notes: tuple[tuple[str, str], ...] = field(default=())
