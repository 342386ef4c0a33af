"""Statements in order of publication: sorted where few match, found along the dates where many do and a page is asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import chain, islice

from onrecord.store.copies import ROOT, once
from onrecord.store.filters import Clauses, StatementFilter
from onrecord.store.selectivity import leaves_few

Row = tuple[int, int, int]
"""The numbers of a statement, of its appearance, and of the statement that it is a copy of."""

# Whoever asks for more statements reads on so far that sorting pays.
_PAGE = 1_000
_COLUMNS = f"SELECT statements.number, appearances.number, {ROOT}"
_SORTED = f"{_COLUMNS} FROM statements JOIN articles ON articles.number = statements.article"
# From the dates to the articles to their statements.
_ALONG = f"""
{_COLUMNS} FROM appearances CROSS JOIN articles ON articles.number = appearances.article
CROSS JOIN statements ON statements.article = appearances.article
"""


def dated(connection: sqlite3.Connection, chosen: StatementFilter) -> Iterator[Row]:
    """Find the statements that match a filter, in order of publication, unknown dates last.

    Args:
        connection: The store.
        chosen: The filter.
    """
    clauses = Clauses(chosen)
    far = chosen.limit is None or chosen.offset + chosen.limit > _PAGE
    rows = (
        _sorted(connection, clauses, chosen) if far or leaves_few(connection, clauses) else _along(connection, clauses, chosen)
    )
    stop = None if chosen.limit is None else chosen.offset + chosen.limit
    return once(rows, chosen.limit, chosen.offset) if chosen.once else islice(rows, chosen.offset, stop)


def _sorted(connection: sqlite3.Connection, clauses: Clauses, chosen: StatementFilter) -> Iterator[Row]:
    backwards = "DESC" if chosen.newest else ""
    order = f"appearances.published IS NULL, appearances.published {backwards}, articles.number {backwards}, statements.ordinal"
    where = " AND ".join([*clauses.statement, *clauses.article] or ["TRUE"])
    # Numbers are sorted alone, without the statements, which may be more than fit into memory.
    return connection.execute(f"{_SORTED} {clauses.appearance} WHERE {where} ORDER BY {order}", clauses.values)


def _along(connection: sqlite3.Connection, clauses: Clauses, chosen: StatementFilter) -> Iterator[Row]:
    backwards = "DESC" if chosen.newest else ""
    order = f"appearances.published {backwards}, appearances.article {backwards}, statements.ordinal"
    where = " AND ".join([clauses.picked, *clauses.statement, *clauses.each_article])
    known, unknown = (
        f"{_ALONG} WHERE appearances.published IS {name} AND {where} ORDER BY {order}" for name in ("NOT NULL", "NULL")
    )
    return chain(connection.execute(known, clauses.values), connection.execute(unknown, clauses.values))
