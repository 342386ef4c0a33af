"""Opening a store's file, and saying clearly why it can't be opened."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from onrecord.errors import StoreError
from onrecord.store.failures import explained
from onrecord.store.filesystem import refuse_network
from onrecord.store.migration import current, layout, migrate, shipped

# FTS5's check of an index against its table.
_OLDEST_SQLITE = (3, 31)
# Kilobytes of pages that a writer keeps in memory: ids lie all over their index, so that each row touches other pages.
_CACHE = 64_000


def connect(path: Path, *, create: bool, readonly: bool, timeout: float) -> sqlite3.Connection:
    """Open a store's file.

    Args:
        path: The file.
        create: Whether to make the file where there is none.
        readonly: Whether nothing will be written.
        timeout: Seconds to wait for another program that is writing.

    Returns:
        A connection to a store of the newest layout, which leaves transactions to its user.

    Raises:
        StoreError: The file is missing, is no store, is locked, can't be written, lies on a network share, or is newer
            than this program.
    """
    _refuse_old_sqlite()
    _refuse_place(path, create=create)
    refuse_network(path)
    if readonly:
        return _for_reading(path, timeout)
    return _for_writing(path, timeout, create=create)


def writable(path: Path) -> bool:
    """Tell whether this user may write to a store: to its file, and to its folder, where SQLite lays its log."""
    effective = os.access in os.supports_effective_ids
    return all(os.access(place, os.W_OK, effective_ids=effective) for place in (path, path.resolve().parent))


def _refuse_old_sqlite() -> None:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        msg = f"this Python's SQLite is too old ({sqlite3.sqlite_version}). Use a Python that has SQLite 3.31 or later"
        raise StoreError(msg)


def _refuse_place(path: Path, *, create: bool) -> None:
    try:
        is_folder, is_there, has_parent = path.is_dir(), path.exists(), path.resolve().parent.is_dir()
        is_device = is_there and not is_folder and not path.is_file()
    except (OSError, ValueError) as error:
        msg = f"{path}: this can't be opened ({error}). Check the path and its permissions"
        raise StoreError(msg) from error
    if is_folder:
        msg = f"{path}: this is a folder. Name a file in it, such as {path / 'news.db'}"
    elif is_device:
        msg = f"{path}: this is a device or a pipe, no file on a disk. Name a file, such as news.db"
    elif not has_parent:
        msg = f"{path}: there is no folder {path.resolve().parent}. Make it first"
    elif not is_there and not create:
        msg = f"{path}: there is no such file. Make a store with `onrecord read ARTICLE --db {path}`"
    else:
        return
    raise StoreError(msg)


def _for_writing(path: Path, timeout: float, *, create: bool) -> sqlite3.Connection:
    made = not path.exists()
    if not made and not writable(path):
        msg = f"{path}: it can't be written to. Check the permissions of the file and of its folder, or name another file"
        raise StoreError(msg)
    with explained(path):
        connection = _open(path, "rwc" if create else "rw", timeout)
    try:
        with explained(path):
            if current(connection, path, len(shipped())) == 0 and not create:
                _refuse_empty(path)
            # Only now: a foreign database has been refused, and must not be changed.
            _keep_a_log(connection, timeout)
            if layout(connection) != len(shipped()):
                migrate(connection, path)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    except BaseException:
        connection.close()
        if made:
            _remove_empty(path)
        raise
    return connection


def _keep_a_log(connection: sqlite3.Connection, timeout: float) -> None:
    """Turn the write-ahead log on; unlike other work, SQLite does not itself wait here for another program's lock."""
    patience = time.monotonic() + timeout
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
            time.sleep(0.01)
        else:
            return


def _for_reading(path: Path, timeout: float) -> sqlite3.Connection:
    connection = _quiet(path, timeout) if writable(path) else _unwritable(path, timeout)
    try:
        with explained(path):
            found = current(connection, path, len(shipped()))
    except BaseException:
        connection.close()
        raise
    if found == len(shipped()):
        return connection
    connection.close()
    if found == 0:
        _refuse_empty(path)
    msg = f"{path}: an older version of onrecord made this store. Bring it up to date once: onrecord verify --db {path}"
    raise StoreError(msg)


def _refuse_empty(path: Path) -> NoReturn:
    msg = f"{path}: this file is empty. Make a store with `onrecord read ARTICLE --db {path}`"
    raise StoreError(msg)


def _quiet(path: Path, timeout: float) -> sqlite3.Connection:
    # A connection that may write, told not to: unlike one that may not, it puts away the log when it closes last, and
    # can take over what a killed writer left in it.
    with explained(path):
        connection = _open(path, "rw", timeout)
        connection.execute("PRAGMA query_only = ON")
    return connection


def _unwritable(path: Path, timeout: float) -> sqlite3.Connection:
    with explained(path):
        connection = _open(path, "ro", timeout)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            connection.close()
        else:
            return connection
    log = path.with_name(path.name + "-wal")
    with suppress(OSError):
        if log.stat().st_size:
            msg = (
                f"{path}: the program that wrote it left {log.name} behind, which can't be read without permission to "
                "write in the folder. Let somebody who may run `onrecord verify` on it once, or copy both files"
            )
            raise StoreError(msg)
    with explained(path):
        # Without a log nothing is under way; SQLite then reads the file as it is and locks nothing.
        return _open(path, "ro&immutable=1", timeout)


def _open(path: Path, mode: str, timeout: float) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", timeout=timeout, isolation_level=None, uri=True)


def _remove_empty(path: Path) -> None:
    with suppress(OSError):
        if path.stat().st_size == 0:
            path.unlink()
