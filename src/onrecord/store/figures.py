"""Figures of a store: which to give, and reading them in the order of publication."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from onrecord.errors import StoreError
from onrecord.record import Figure
from onrecord.record.figure import Kind
from onrecord.store.filters import Clauses, StatementFilter
from onrecord.store.folding import fold
from onrecord.store.reading import article_head
from onrecord.store.stored import ArticleHead

Voice = Literal["article", "statement"]

_REACH = 160  # code points on either side of a figure's words
_OLDEST = "appearances.published IS NULL, appearances.published, articles.number, figures.ordinal"
_NEWEST = "appearances.published IS NULL, appearances.published DESC, articles.number DESC, figures.ordinal"
_AROUND = "SELECT substr(text, :first + 1, :length) FROM articles WHERE number = :article"
_figure = msgspec.json.Decoder(Figure)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFilter:
    """Which figures to give; a null field leaves all of them in.

    Attributes:
        kind: What befell those counted.
        source: Words that all stand in the name of the one whose count it is, case and accents aside.
        voice: ``article`` for counts in the article's own voice, ``statement`` for those that stand in what somebody says.
        minimum: Lowest number; a count without a number ("dozens") is left out then.
        article: Id of an article, with or without ``sha256:``.
        publisher: Words of an outlet's name, as for statements.
        since: First day of publication.
        until: Last day of publication, included.
        newest: Latest publication first; else the earliest.
        limit: How many at most.
        offset: How many to leave out first.
    """

    kind: Kind | None = None
    source: str | None = None
    voice: Voice | None = None
    minimum: int | None = None
    article: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    newest: bool = False
    limit: int | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        """Refuse a filter that can't mean anything.

        Raises:
            StoreError: A value is not one of the field's.
        """
        for name, kind in (("kind", Kind), ("voice", Voice)):
            value = getattr(self, name)
            if value is not None and value not in get_args(kind):
                msg = f"{name}: {value!r} is none of {', '.join(get_args(kind))}"
                raise StoreError(msg)
        if self.source is not None and not fold(self.source):
            msg = f"source: {self.source!r} holds no word to look for"
            raise StoreError(msg)
        self.of_articles()

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


class StoredFigure(Struct, frozen=True, kw_only=True):
    """A figure, the head of its article, and the words around it.

    Attributes:
        article: The article.
        figure: The figure.
        before: The article's words before the figure's, as far as some 160 code points reach.
        after: Those after it.
    """

    article: ArticleHead
    figure: Figure
    before: str
    after: str


def figures(connection: sqlite3.Connection, chosen: FigureFilter) -> Iterator[StoredFigure]:
    """Read the figures that match a filter, in order of publication, unknown dates last.

    Args:
        connection: The store.
        chosen: The filter.
    """
    clauses = Clauses(chosen.of_articles())
    conditions = list(clauses.article)
    if chosen.kind is not None:
        conditions.append("figures.kind = :kind")
    if chosen.voice is not None:
        conditions.append(f"figures.voice IS {'' if chosen.voice == 'article' else 'NOT '}NULL")
    if chosen.minimum is not None:
        conditions.append("coalesce(figures.low, figures.high) >= :minimum")
    query = [
        "SELECT figures.rowid, articles.number, appearances.number",
        "FROM figures JOIN articles ON articles.number = figures.article",
        clauses.appearance,
        "WHERE" if conditions else "",
        " AND ".join(conditions),
        "ORDER BY",
        _NEWEST if chosen.newest else _OLDEST,
    ]
    values = {**clauses.values, "kind": chosen.kind, "minimum": chosen.minimum}
    rows = connection.execute(" ".join(query), values)
    matching = (found for row in rows if (found := _read(connection, *row, source=chosen.source)) is not None)
    stop = None if chosen.limit is None else chosen.offset + chosen.limit
    yield from islice(matching, chosen.offset, stop)


def _read(
    connection: sqlite3.Connection, row: int, article: int, appearance: int, *, source: str | None
) -> StoredFigure | None:
    """Read one figure; null where it is not the source's that is asked for."""
    (record,) = connection.execute("SELECT record FROM figures WHERE rowid = ?", (row,)).fetchone()
    figure = _figure.decode(record)
    if source is not None:
        name = fold(figure.according_to.name) if figure.according_to else ""
        if not all(word in name for word in fold(source).split()):
            return None
    first = max(0, figure.span.start - _REACH)
    before = _words(connection, article, first, figure.span.start)
    after = _words(connection, article, figure.span.end, figure.span.end + _REACH)
    return StoredFigure(article=article_head(connection, article, appearance), figure=figure, before=before, after=after)


def _words(connection: sqlite3.Connection, article: int, first: int, last: int) -> str:
    (words,) = connection.execute(_AROUND, {"article": article, "first": first, "length": last - first}).fetchone()
    return str(words)
