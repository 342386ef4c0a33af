"""Whether a filter leaves few rows: then they are worked out first, else rows are gone through until there are enough."""

from __future__ import annotations

import sqlite3

from onrecord.store.filters import Clauses

FEW = 1_000
"""So many rows are few: to read and sort them all takes some milliseconds."""


def filtered(clauses: Clauses, *, articles: bool = False) -> str:
    """Write the FROM and WHERE of all statements, or articles, that a filter leaves; SQLite begins where it likes."""
    source = "articles" if articles else "statements JOIN articles ON articles.number = statements.article"
    conditions = clauses.article if articles else [*clauses.statement, *clauses.article]
    return f"FROM {source} WHERE {' AND '.join(conditions or ['TRUE'])}"


def leaves_few(connection: sqlite3.Connection, clauses: Clauses, *, articles: bool = False) -> bool:
    """Tell whether a filter leaves `FEW` statements, or articles, at most.

    Args:
        connection: The store.
        clauses: The filter.
        articles: Whether it is of articles.
    """
    query = f"SELECT count(*) FROM (SELECT 1 {filtered(clauses, articles=articles)} LIMIT {FEW + 1})"  # noqa: S608  # text of this program
    return int(connection.execute(query, clauses.values).fetchone()[0]) <= FEW
