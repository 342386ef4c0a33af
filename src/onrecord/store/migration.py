"""Migrations: the numbered steps that bring a store's layout up to date."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from onrecord.errors import StoreError
from onrecord.store.filling import lend_functions
from onrecord.store.transaction import transaction

# "ONRC", the mark in the file's header by which `file` and this program know a store.
APPLICATION_ID = 0x4F4E5243


@cache
def shipped() -> tuple[str, ...]:
    """Read the migrations of this version of the program, in order; the first is number 1."""
    folder = files("onrecord.store") / "migrations"
    scripts = sorted(
        (int(match[1]), script.read_text(encoding="utf-8"))
        for script in folder.iterdir()
        if (match := re.fullmatch(r"(\d{4})_\w+\.sql", script.name))
    )
    return tuple(text for _, text in scripts)


def layout(connection: sqlite3.Connection) -> int | None:
    """Tell the number of a store's layout: 0 for an empty file, null for a database that is no store."""
    # One statement, so that all three are of one moment: another program may be making the store just now.
    application, version, tables = connection.execute(
        "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master) "
        "FROM pragma_application_id, pragma_user_version"
    ).fetchone()
    if application == APPLICATION_ID:
        return int(version)
    return 0 if application == 0 and tables == 0 else None


def migrate(connection: sqlite3.Connection, path: Path, migrations: tuple[str, ...] | None = None) -> None:
    """Bring a store up to date, all in one transaction: it is done whole or not at all.

    Args:
        connection: The store, open for writing.
        path: Its file, for the message.
        migrations: Scripts of SQL in order; those that ship with the program unless given.

    Raises:
        StoreError: The database is no store, or a newer version of the program made it.
    """
    steps = shipped() if migrations is None else migrations
    lend_functions(connection)
    with transaction(connection):
        done = current(connection, path, len(steps))
        for script in steps[done:]:
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")


def current(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """Tell the number of a store's layout, and refuse one that this program can't know.

    Args:
        connection: The store.
        path: Its file, for the message.
        newest: Number of the newest layout that this program knows.

    Raises:
        StoreError: The database is no store, or a newer version of the program made it.
    """
    found = layout(connection)
    if found is None:
        msg = f"{path}: this is an SQLite database of another program, no store of onrecord. Name another file"
        raise StoreError(msg)
    if found > newest:
        msg = (
            f"{path}: a newer version of onrecord made this store (layout {found}; this version knows up to {newest}). "
            "Upgrade: pip install --upgrade onrecord"
        )
        raise StoreError(msg)
    return found


def _statements(script: str) -> Iterator[str]:
    """Split a script, in which every statement begins on a line of its own.

    The module's own `executescript` would commit before it begins.
    """
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        yield pending
