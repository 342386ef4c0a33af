"""What events and figures of a store share: which articles' to give, in which order, with the words around them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TypeVar, get_args

from onrecord.errors import StoreError
from onrecord.record import Span
from onrecord.store.filters import Clauses, StatementFilter
from onrecord.store.folding import fold

Voice = Literal["article", "statement"]
Table = Literal["accounts", "events", "figures"]
Item = TypeVar("Item")

_REACH = 160  # code points on either side of the words
_FEW = 5_000  # rows that are sorted in some milliseconds
_AROUND = "SELECT substr(text, :first + 1, :length) FROM articles WHERE number = :article"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFilter:
    """Which of the things that articles tell to give; a null field leaves all of them in.

    Attributes:
        voice: ``article`` for what the article says itself, ``statement`` for what stands in somebody's words.
        article: Id of an article, with or without ``sha256:``.
        publisher: Words of an outlet's name, as for statements.
        since: First day of publication.
        until: Last day of publication, included.
        newest: Latest publication first; else the earliest.
        limit: How many at most.
        offset: How many to leave out first.
    """

    voice: Voice | None = None
    article: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    newest: bool = False
    limit: int | None = None
    offset: int = 0

    def of_articles(self) -> StatementFilter:
        """Give what chooses among articles as the filter that statements have.

        Raises:
            StoreError: A value is not one of the field's.
        """
        return StatementFilter(
            article=self.article,
            publisher=self.publisher,
            since=self.since,
            until=self.until,
            limit=self.limit,
            offset=self.offset,
        )

    def require(self, lists: Iterable[tuple[str, object]], names: Iterable[str]) -> None:
        """Refuse what can't mean anything.

        Args:
            lists: Fields, and the literal type that each must be one of.
            names: Fields that hold words of a name.

        Raises:
            StoreError: A value is not one of the field's.
        """
        for name, kind in (*lists, ("voice", Voice)):
            value = getattr(self, name)
            if value is not None and value not in get_args(kind):
                msg = f"{name}: {value!r} is none of {', '.join(get_args(kind))}"
                raise StoreError(msg)
        for name in names:
            words = getattr(self, name)
            if words is not None and not fold(words):
                msg = f"{name}: {words!r} holds no word to look for"
                raise StoreError(msg)

    def page(self, items: Iterator[Item]) -> Iterator[Item]:
        """Leave out what ``offset`` and ``limit`` leave out."""
        return islice(items, self.offset, None if self.limit is None else self.offset + self.limit)


def told_rows(
    connection: sqlite3.Connection,
    table: Table,
    chosen: ToldFilter,
    conditions: Sequence[str] = (),
    values: dict[str, object] | None = None,
) -> Iterator[tuple[int, int, int]]:
    """Find the rows of a table that match, in order of publication, unknown dates last; limits are not applied.

    Args:
        connection: The store.
        table: The table.
        chosen: The filter.
        conditions: Further conditions on the table, as SQL.
        values: Their values.

    Yields:
        Number of the row, of its article, and of the article's appearance.
    """
    clauses = Clauses(chosen.of_articles())
    where = [*conditions]
    if chosen.voice is not None:
        where.append(f"{table}.voice IS {'' if chosen.voice == 'article' else 'NOT '}NULL")
    values = {**clauses.values, **(values or {})}
    if chosen.newest and not _are_few(connection, table, where, values):
        yield from _along(connection, table, clauses, where, values)
        return
    way = "DESC" if chosen.newest else "ASC"
    where = [*clauses.article, *where]
    query = [
        f"{_told(table)} FROM {table} JOIN articles ON articles.number = {table}.article",
        clauses.appearance,
        "WHERE" if where else "",
        " AND ".join(where),
        f"ORDER BY appearances.published IS NULL, appearances.published {way}, articles.number {way}, {table}.ordinal",
    ]
    yield from _each(connection.execute(" ".join(query), values))


def _told(table: Table) -> str:
    return f"SELECT {table}.rowid, articles.number, appearances.number"


def _each(rows: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    # Row by row, since a cursor that is handed on would be closed again when the store already is.
    for row, article, appearance in rows:  # noqa: UP028  # as said
        yield row, article, appearance


def _are_few(connection: sqlite3.Connection, table: Table, where: Sequence[str], values: Mapping[str, object]) -> bool:
    """Tell whether so few rows match that they are found by what they are, and sorted."""
    matching = " AND ".join(where or ["TRUE"])
    query = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {matching} LIMIT {_FEW + 1})"  # noqa: S608  # text of this program
    return int(connection.execute(query, values).fetchone()[0]) <= _FEW


def _along(
    connection: sqlite3.Connection, table: Table, clauses: Clauses, where: Sequence[str], values: Mapping[str, object]
) -> Iterator[tuple[int, int, int]]:
    """Go along the dates of publication, latest first, so that whoever wants a few rows does not wait for all to be sorted."""
    # Bounds follow from the other conditions; the index of dates is read between them. A letter is past any time of day.
    bounds = {"since": "appearances.published >= :since", "until": "appearances.published < :until || 'z'"}
    conditions = [clauses.picked, *clauses.each_article, *where, *(bounds[name] for name in bounds if name in values)]
    for known in ("NOT NULL", "NULL"):
        query = [
            f"{_told(table)} FROM appearances CROSS JOIN articles ON articles.number = appearances.article",
            f"CROSS JOIN {table} ON {table}.article = articles.number",
            f"WHERE appearances.published IS {known} AND {' AND '.join(conditions)}",
            f"ORDER BY appearances.published DESC, appearances.article DESC, {table}.ordinal",
        ]
        yield from _each(connection.execute(" ".join(query), values))


def read_row(connection: sqlite3.Connection, table: Table, row: int) -> bytes:
    """Read what was stored in one row, as JSON."""
    (record,) = connection.execute(f"SELECT record FROM {table} WHERE rowid = ?", (row,)).fetchone()  # noqa: S608  # a name of ours
    told: bytes = record
    return told


def around(connection: sqlite3.Connection, article: int, span: Span) -> tuple[str, str]:
    """Give an article's words before and after a span, as far as some 160 code points reach."""
    first = max(0, span.start - _REACH)
    parts = ((first, span.start), (span.end, span.end + _REACH))
    before, after = (
        connection.execute(_AROUND, {"article": article, "first": start, "length": end - start}).fetchone()[0]
        for start, end in parts
    )
    return str(before), str(after)


def holds(name: str, words: str) -> bool:
    """Tell whether words all stand in a name, case and accents aside."""
    folded = fold(name)
    return all(word in folded for word in fold(words).split())
