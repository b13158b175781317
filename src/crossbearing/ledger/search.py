"""Full-text search over the reports, one function on both engines: FTS5 on SQLite, tsvector on PostgreSQL."""

from __future__ import annotations

import re

from sqlalchemy import Connection, text

from crossbearing.records.document import Document

_SQLITE = ("CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(title, body, tokenize='porter unicode61 remove_diacritics 2')",)
_POSTGRES = (
    "CREATE TABLE IF NOT EXISTS words (report INTEGER PRIMARY KEY, body TSVECTOR NOT NULL)",
    "CREATE INDEX IF NOT EXISTS ix_words_body ON words USING GIN (body)",
)
_TSVECTOR_CHARS = 200_000  # PostgreSQL refuses a tsvector of more than 1 MB


def make_index(connection: Connection) -> None:
    """The index, empty."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES:
        connection.execute(text(statement))


def index_text(connection: Connection, seq: int, document: Document) -> None:
    """Index one report under the number of its row; again replaces it."""
    title, body = (document.title or "").replace("\0", " "), document.text.replace("\0", " ")
    if connection.dialect.name == "sqlite":
        connection.execute(text("DELETE FROM words WHERE rowid = :seq"), {"seq": seq})
        connection.execute(text("INSERT INTO words (rowid, title, body) VALUES (:seq, :title, :body)"), {"seq": seq, "title": title, "body": body})
        return
    statement = "INSERT INTO words (report, body) VALUES (:seq, to_tsvector('english', :words)) ON CONFLICT (report) DO UPDATE SET body = excluded.body"
    connection.execute(text(statement), {"seq": seq, "words": f"{title} {body}"[:_TSVECTOR_CHARS]})


def drop_text(connection: Connection, seq: int) -> None:
    """Take one report out of the index."""
    column = "rowid" if connection.dialect.name == "sqlite" else "report"
    connection.execute(text(f"DELETE FROM words WHERE {column} = :seq"), {"seq": seq})  # noqa: S608  the column is one of two constants


def find_text(connection: Connection, query: str) -> list[int]:
    """The rows of the reports that hold all words of the query, and "quoted phrases" as they stand; best match first."""
    parts = [(phrase or word) for phrase, word in re.findall(r'"([^"]+)"|(\S+)', query)]
    parts = [cleaned for part in parts if (cleaned := " ".join(re.findall(r"\w+", part)))]
    if not parts:
        return []
    if connection.dialect.name == "sqlite":
        match = " AND ".join(f'"{part}"' for part in parts)
        rows = connection.execute(text("SELECT rowid FROM words WHERE words MATCH :match ORDER BY rank, rowid"), {"match": match})
    else:
        wanted = " && ".join(f"phraseto_tsquery('english', :p{n})" for n in range(len(parts)))
        statement = f"SELECT report FROM words, (SELECT {wanted} AS q) AS asked WHERE body @@ q ORDER BY ts_rank(body, q) DESC, report"  # noqa: S608  names of parameters only
        rows = connection.execute(text(statement), {f"p{n}": part for n, part in enumerate(parts)})
    return [int(row[0]) for row in rows]
