"""Reading a whole store anew: the new readings wait beside the old ones until all are there, then take their place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from onrecord.record import Record, Run, from_json, to_json

_LEFT = """
FROM articles JOIN runs ON runs.number = articles.run
WHERE articles.number > ? AND NOT (runs.version = ? AND runs.model = ? AND runs.sha256 = ? AND runs.options = ?)
AND NOT EXISTS (SELECT 1 FROM rereadings WHERE rereadings.article = articles.number AND rereadings.reader = ?)
"""
_COUNT_LEFT = "SELECT count(*)" + _LEFT
_NEXT_LEFT = "SELECT articles.number, articles.id" + _LEFT + "ORDER BY articles.number LIMIT 1"


class Reader:
    """Who reads anew: a version and a model with options, which a broken-off rereading is known by."""

    def __init__(self, run: Run, options: str = "{}") -> None:
        """Name the reader.

        Args:
            run: Version and model.
            options: The options that change what is read, as JSON.
        """
        self.values = (run.version, run.model, run.sha256, options)
        self.key = " ".join(self.values)


def left(connection: sqlite3.Connection, reader: Reader) -> Iterator[str]:
    """Name the articles that the reader has not read; the store may be written to meanwhile."""
    number = 0
    while (row := connection.execute(_NEXT_LEFT, (number, *reader.values, reader.key)).fetchone()) is not None:
        number, article = row
        yield article


def count_left(connection: sqlite3.Connection, reader: Reader) -> int:
    """Count the articles that the reader has not read."""
    return int(connection.execute(_COUNT_LEFT, (0, *reader.values, reader.key)).fetchone()[0])


def stage(connection: sqlite3.Connection, reader: Reader, records: Iterable[Record]) -> None:
    """Lay new readings beside the old ones, inside the caller's transaction."""
    query = "INSERT OR REPLACE INTO rereadings SELECT number, ?, ? FROM articles WHERE id = ?"
    rows = ((reader.key, to_json(record).decode("utf-8"), record.article.id) for record in records)
    connection.executemany(query, rows)


def staged(connection: sqlite3.Connection, reader: Reader) -> Iterator[Record]:
    """Read what waits."""
    number = 0
    query = "SELECT article, record FROM rereadings WHERE reader = ? AND article > ? ORDER BY article LIMIT 1"
    while (row := connection.execute(query, (reader.key, number)).fetchone()) is not None:
        number = row[0]
        yield from_json(row[1])


def unstage(connection: sqlite3.Connection, reader: Reader, record: Record) -> None:
    """Drop one reading that waits no longer, inside the caller's transaction."""
    query = "DELETE FROM rereadings WHERE reader = ? AND article = (SELECT number FROM articles WHERE id = ?)"
    connection.execute(query, (reader.key, record.article.id))


def clear(connection: sqlite3.Connection) -> None:
    """Drop what waits, of broken-off rereadings by other models too, inside the caller's transaction."""
    connection.execute("DELETE FROM rereadings")
