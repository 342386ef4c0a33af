"""Searches kept under a name, and the last look at what is new."""

from __future__ import annotations

import sqlite3

from msgspec import Struct

from onrecord.errors import StoreError
from onrecord.store.clock import now

_LONGEST_NAME = 200
_LONGEST_QUERY = 4_000
_COLUMNS = "number, name, query, made, seen"


class SavedSearch(Struct, frozen=True, kw_only=True):
    """A search that is kept.

    Attributes:
        number: Its row.
        name: Its name.
        query: The query of the address that shows it: ``q=corridor&act=demand``.
        made: When it was kept.
        seen: Row number of the last appearance that was there at the last look.
    """

    number: int
    name: str
    query: str
    made: str
    seen: int


class Look(Struct, frozen=True, kw_only=True):
    """The last look at what is new.

    Attributes:
        seen: Row number of the last appearance that was there.
        at: When; null where nobody has looked yet.
    """

    seen: int = 0
    at: str | None = None


def keep(connection: sqlite3.Connection, name: str, query: str) -> int:
    """Keep a search, inside the caller's transaction; one of the same name is replaced.

    Args:
        connection: The store.
        name: Its name.
        query: The query of its address.

    Returns:
        Its row number.

    Raises:
        StoreError: The name is empty, or one of them is too long.
    """
    called = " ".join(name.split())
    if not called or len(called) > _LONGEST_NAME or len(query) > _LONGEST_QUERY:
        msg = f"a search is kept under a name of 1 to {_LONGEST_NAME} characters. Give it a shorter one"
        raise StoreError(msg)
    connection.execute(
        "INSERT INTO searches (name, query, made, seen) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET query = excluded.query, seen = excluded.seen",
        (called, query, now(), _newest(connection)),
    )
    return int(connection.execute("SELECT number FROM searches WHERE name = ?", (called,)).fetchone()[0])


def drop(connection: sqlite3.Connection, number: int) -> None:
    """Keep a search no longer, inside the caller's transaction."""
    connection.execute("DELETE FROM searches WHERE number = ?", (number,))


def searches(connection: sqlite3.Connection) -> tuple[SavedSearch, ...]:
    """Read the searches that are kept, by name."""
    query = f"SELECT {_COLUMNS} FROM searches ORDER BY name"  # noqa: S608  # text of this module
    return tuple(map(_search, connection.execute(query)))


def search(connection: sqlite3.Connection, number: int) -> SavedSearch:
    """Read one search.

    Raises:
        StoreError: There is none with this number.
    """
    query = f"SELECT {_COLUMNS} FROM searches WHERE number = ?"  # noqa: S608  # same
    row = connection.execute(query, (number,)).fetchone()
    if row is None:
        msg = f"no search with the number {number} is kept"
        raise StoreError(msg)
    return _search(row)


def note_seen(connection: sqlite3.Connection, number: int) -> None:
    """Note that a search was looked at, inside the caller's transaction."""
    connection.execute("UPDATE searches SET seen = ? WHERE number = ?", (_newest(connection), number))


def look(connection: sqlite3.Connection) -> Look:
    """Read when somebody last looked at what is new."""
    row = connection.execute("SELECT seen, at FROM looks").fetchone()
    return Look() if row is None else Look(seen=row[0], at=row[1])


def note_look(connection: sqlite3.Connection) -> None:
    """Note that somebody has looked at what is new, inside the caller's transaction."""
    connection.execute("INSERT OR REPLACE INTO looks VALUES (1, ?, ?)", (_newest(connection), now()))


def _newest(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT ifnull(max(number), 0) FROM appearances").fetchone()[0])


def _search(row: tuple[int, str, str, str, int]) -> SavedSearch:
    number, name, query, made, seen = row
    return SavedSearch(number=number, name=name, query=query, made=made, seen=seen)
