"""Transactions: what is written inside one is stored whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write in one transaction, rolled back on any exception, Ctrl-C included.

    The write lock is taken at once, so that a transaction never finds in the middle that another program has written.

    Args:
        connection: A connection that leaves transactions to its user (``isolation_level=None``).
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite itself has rolled back after some failures, a full disk among them.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Read several times from one state of the store, whatever others write meanwhile.

    Args:
        connection: A connection that leaves transactions to its user.
    """
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
