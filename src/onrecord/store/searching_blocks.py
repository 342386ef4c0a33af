"""Ranking hits in bounded work: they are taken in blocks, those stored last first, and the best of each block comes first.

To rank a hit costs the same whether or not anybody will look at it, and a common word stands in every third statement.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.store.copies import ROOT
from onrecord.store.filters import Clauses, Value
from onrecord.store.selectivity import filtered, leaves_few

RANKED = 2_000
"""Hits of the first block, which are ranked together; each block after the second is twice the one before."""

_NEWEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Searched:
    """A table with a full text.

    Attributes:
        table: Its name; that of its full text ends in ``_fts``.
        weights: How much a word counts in each column of the full text.
        articles: The join that leads from it to articles.
    """

    table: str
    weights: str
    articles: str

    @property
    def words(self) -> str:
        """The name of its full text."""
        return f"{self.table}_fts"

    @property
    def rows(self) -> str:
        """The join that leads from the full text to the rows, and on to articles."""
        return f"CROSS JOIN {self.table} ON {self.table}.number = {self.words}.rowid {self.articles}"


# A word in what is said or in the name counts twice one in the source, which mostly holds the name again.
STATEMENTS = Searched("statements", "2.0, 2.0, 1.0", "CROSS JOIN articles ON articles.number = statements.article")
ARTICLES = Searched("articles", "4.0, 1.0", "")


class Blocks:
    """The hits of one search, block by block."""

    def __init__(self, connection: sqlite3.Connection, searched: Searched, query: str, clauses: Clauses, *, once: bool) -> None:
        """Prepare to search.

        Args:
            connection: The store.
            searched: What is searched.
            query: The query for ``MATCH``.
            clauses: The filter.
            once: Whether to tell, of each statement, which one it is a copy of.
        """
        self._connection = connection
        self._searched = searched
        self._clauses = clauses
        self._values: Mapping[str, Value] = {**clauses.values, "query": query}
        conditions = [*(clauses.statement if searched is STATEMENTS else ()), *clauses.each_article]
        self._root = ROOT if once else "NULL"
        self._rows = searched.rows if conditions or once else ""
        self._conditions: Sequence[str] = conditions

    def hits(self) -> Iterator[tuple[int, float, int | None]]:
        """Give row number, score and root of each hit: block after block, in each the best first, of equals the earliest."""
        high, size = _NEWEST, RANKED
        low = self._lowest(high, size)
        if low and self._conditions and self._few():
            yield from self._ranked(self._among_few(), 0, high)
            return
        yield from self._ranked(self._conditions, low, high)
        while low:
            high = low - 1
            low = self._lowest(high, size)
            yield from self._ranked(self._conditions, low, high)
            size *= 2

    def count(self) -> tuple[int, bool]:
        """Count the hits of the first block; gives the count, and whether these are all."""
        low = self._lowest(_NEWEST, RANKED)
        conditions, whole = self._conditions, not low
        if low and conditions and self._few():
            conditions, whole, low = self._among_few(), True, 0
        name = self._searched.words
        counted = "count(*)" if self._root == "NULL" else f"count(DISTINCT {self._root})"
        where = " AND ".join((f"{name} MATCH :query", f"{name}.rowid >= :low", *conditions))
        query = f"SELECT {counted} FROM {name} {self._rows} WHERE {where}"  # noqa: S608  # text of this program
        [count] = self._connection.execute(query, {**self._values, "low": low}).fetchone()
        return int(count), whole

    def _ranked(self, conditions: Sequence[str], low: int, high: int) -> Iterator[tuple[int, float, int | None]]:
        name = self._searched.words
        where = " AND ".join((f"{name} MATCH :query", f"{name}.rowid BETWEEN :low AND :high", *conditions))
        query = (
            f"SELECT {name}.rowid, bm25({name}, {self._searched.weights}) AS score, {self._root} FROM {name} {self._rows} "  # noqa: S608  # same
            f"WHERE {where} ORDER BY score, {name}.rowid"
        )
        return self._connection.execute(query, {**self._values, "low": low, "high": high})

    def _lowest(self, high: int, size: int) -> int:
        """Give the row number of the last hit of a block; 0 where the block holds all that is left."""
        name = self._searched.words
        query = (
            f"SELECT rowid FROM {name} WHERE {name} MATCH :query AND rowid <= :high ORDER BY rowid DESC LIMIT 1 OFFSET :behind"  # noqa: S608  # same
        )
        row = self._connection.execute(query, {"query": self._values["query"], "high": high, "behind": size - 1}).fetchone()
        return 0 if row is None else int(row[0])

    def _few(self) -> bool:
        return leaves_few(self._connection, self._clauses, articles=self._searched is ARTICLES)

    def _among_few(self) -> list[str]:
        """Give the condition that a hit is one of the few that the filter leaves, which are then worked out first."""
        rows = filtered(self._clauses, articles=self._searched is ARTICLES)
        # The plus keeps SQLite from searching anew for each of them.
        return [f"+{self._searched.words}.rowid IN (SELECT {self._searched.table}.number {rows})"]  # same
