"""Which words of a text a query has found, told by FTS5 itself, so that marks and hits never disagree.

FTS5's own `highlight` looks a row up in the whole index, which takes the longer the more rows hold the word; here each row
is looked up in an index of its own.
"""

from __future__ import annotations

import secrets
import sqlite3
from types import TracebackType
from typing import Self

from onrecord.store.marked import Marked


class Highlighter:
    """Marks the words that a query has found, row by row; a context manager, which holds a small database in memory."""

    def __init__(self, query: str, columns: tuple[str, ...]) -> None:
        """Prepare to mark rows.

        Args:
            query: The query for ``MATCH``.
            columns: Names of the columns that rows will have.
        """
        # Nobody who wrote a text could guess these marks.
        nonce = secrets.token_hex(8)
        self._before, self._after = f"\ue000{nonce}\ue001", f"\ue002{nonce}\ue003"
        self._query = query
        names, numbers = ", ".join(columns), range(len(columns))
        self._add = " ".join(("INSERT INTO marking (", names, ") VALUES (", ", ".join("?" for _ in columns), ")"))
        marked = ", ".join(f"highlight(marking, {number}, :before, :after)" for number in numbers)
        self._select = f"SELECT {marked} FROM marking WHERE marking MATCH :query"  # noqa: S608  # text of this program
        self._connection = sqlite3.connect(":memory:", isolation_level=None)
        self._connection.execute(
            f'CREATE VIRTUAL TABLE marking USING fts5 ({names}, tokenize="porter unicode61 remove_diacritics 2")'
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._connection.close()

    def mark(self, *row: str | None) -> tuple[Marked | None, ...]:
        """Mark the words of one row.

        Args:
            row: A value for every column, those that are not shown as well: a query may need words of several.

        Returns:
            The values with their marks; null stays null.
        """
        values = {"query": self._query, "before": self._before, "after": self._after}
        self._connection.execute("BEGIN")
        try:
            # FTS5 writes a marked text up to its first NUL only.
            self._connection.execute(self._add, [value and value.replace("\0", " ") for value in row])
            marked = self._connection.execute(self._select, values).fetchone() or [None] * len(row)
        finally:
            self._connection.execute("ROLLBACK")
        return tuple(
            None if text is None else Marked.of(text, highlighted, self._before, self._after)
            for text, highlighted in zip(row, marked, strict=True)
        )
