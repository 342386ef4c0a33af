"""Putting the words and names of rows that are written together into their indexes together.

Row by row, FTS5 would lay its words down in the file before each row that a trigger follows, since SQL may have to undo it: ten
times the work.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

# A row's number is always higher than all that are there, so what is not in the indexes lies behind the last that is.
_LAST = "(SELECT ifnull(max(number), 0) FROM articles), (SELECT ifnull(max(number), 0) FROM statements)"
_DEFER = f"INSERT OR IGNORE INTO unindexed (number, article, statement) SELECT 1, {_LAST}"
_NOTE = f"UPDATE unindexed SET (article, statement) = (SELECT {_LAST})"  # noqa: S608  # text of this module
_NAMES = """
INSERT OR IGNORE INTO names SELECT DISTINCT '{0}', {0}_key FROM statements
WHERE number > (SELECT statement FROM unindexed) AND {0}_key IS NOT NULL
"""
_FILL = (
    """
    INSERT INTO articles_fts (rowid, title, text)
    SELECT number, title, text FROM articles WHERE number > (SELECT article FROM unindexed)
    """,
    """
    INSERT INTO statements_fts (rowid, content, speaker_name, source)
    SELECT number, content, speaker_name, source FROM statements WHERE number > (SELECT statement FROM unindexed)
    """,
    *(_NAMES.format(kind) for kind in ("speaker", "role", "target", "addressee")),
)


@contextmanager
def indexed_together(connection: sqlite3.Connection) -> Iterator[None]:
    """Put words and names of all rows that are added inside into their indexes when it ends; one inside another does nothing.

    It belongs inside a transaction, which is to be rolled back when anything is raised.

    Args:
        connection: The store.
    """
    outermost = connection.execute(_DEFER).rowcount == 1
    yield
    if outermost:
        catch_up(connection)
        connection.execute("DELETE FROM unindexed")


def catch_up(connection: sqlite3.Connection) -> None:
    """Put words and names of what was added until now into their indexes: what is to be removed has to be in them."""
    for fill in _FILL:
        connection.execute(fill)
    note_removed(connection)


def note_removed(connection: sqlite3.Connection) -> None:
    """Take account of rows that were removed, whose numbers new ones may get; all that is there is in the indexes."""
    connection.execute(_NOTE)
