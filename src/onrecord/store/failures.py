"""What SQLite says when something fails, said so that a user knows what to do next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import StoreError

# The code without its extension is the low byte: https://sqlite.org/rescode.html#primary_result_codes_versus_extended_result_codes
_PRIMARY = 0xFF
_EXPLANATIONS = {
    sqlite3.SQLITE_BUSY: "another program is writing to it and did not finish in time. Wait for it to end, then try again",
    sqlite3.SQLITE_LOCKED: "another program holds it. Wait for it to end, then try again",
    sqlite3.SQLITE_READONLY: "it can't be written to. Check the permissions of the file and its folder, or name another file",
    sqlite3.SQLITE_PERM: "access was denied. Check the permissions of the file and of its folder",
    sqlite3.SQLITE_CANTOPEN: "it can't be opened. Check that its folder exists and that you may write in it",
    sqlite3.SQLITE_FULL: "the disk is full. What was stored before is safe: make room, then read the rest again",
    sqlite3.SQLITE_IOERR: "the disk failed to read or write. Check the disk, then run `onrecord verify`",
    sqlite3.SQLITE_CORRUPT: "the file is damaged. Restore a backup, or rescue what is left: sqlite3 FILE .recover",
    sqlite3.SQLITE_NOTADB: "this is no SQLite file, so no store. Name another file",
    sqlite3.SQLITE_TOOBIG: "a text is larger than SQLite takes (1 GB). Split it",
}


def explain(path: Path, error: sqlite3.Error) -> str:
    """Say what failed, where, and what to do next.

    Args:
        path: The store's file.
        error: What SQLite raised.
    """
    code: int | None = getattr(error, "sqlite_errorcode", None)
    said = None if code is None else _EXPLANATIONS.get(code & _PRIMARY)
    if said is not None:
        return f"{path}: {said} (SQLite: {error})"
    if "no such module: fts5" in str(error):
        return f"{path}: this Python's SQLite has no full-text search (FTS5). Use a Python from python.org, conda or uv"
    if "closed database" in str(error):
        return f"{path}: this store was closed. Open it again"
    return f"{path}: SQLite says: {error}. Run `onrecord verify` on it"


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into the program's own.

    Args:
        path: The store's file.

    Raises:
        StoreError: SQLite failed inside the block.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(explain(path, error)) from error
