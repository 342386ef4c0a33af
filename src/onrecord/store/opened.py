"""What works in an open store beside the store itself: on its connection, and with what writes to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Self, TypeVar

from onrecord.store.store import Store
from onrecord.store.writer import Writer

T = TypeVar("T")


class Opened:
    """A part of an open store."""

    def __init__(self, connection: sqlite3.Connection, path: Path, writer: Writer) -> None:
        """Take over a store's connection.

        Args:
            connection: The store.
            path: Its file, for messages.
            writer: What writes to it.
        """
        self._connection = connection
        self._path = path
        self._writer = writer

    @classmethod
    def of(cls, store: Store) -> Self:
        """Work in an open store."""
        return cls(store._connection, store.path, store._writer)  # noqa: SLF001  # both are this package's

    def transacted(self, work: Callable[[], T]) -> T:
        """Do work in one transaction."""
        return self._writer.transacted(work)
