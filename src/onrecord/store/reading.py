"""Reading a store: statements that match a filter, and whole records."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from onrecord.errors import StoreError
from onrecord.record import Article, Extractor, Record, Run, Span, Statement
from onrecord.store.dated import dated
from onrecord.store.filters import StatementFilter
from onrecord.store.parts import TABLES
from onrecord.store.stored import Appearance, ArticleHead, Counts, StoredStatement
from onrecord.store.transaction import snapshot

_STATEMENT = """
SELECT record, articles.id, title, language,
    appearances.source, appearances.publisher, appearances.published, appearances.captured
FROM statements JOIN articles ON articles.number = statements.article JOIN appearances ON appearances.number = ?
WHERE statements.number = ?
"""
_ARTICLE_HEAD = """
SELECT articles.id, title, language,
    appearances.source, appearances.publisher, appearances.published, appearances.captured
FROM articles JOIN appearances ON appearances.number = ?
WHERE articles.number = ?
"""
_ARTICLE = """
SELECT articles.number, articles.id, source, title, headlines, furniture, byline, dateline, publisher, published, captured,
    language, text, raw_sha256, extractor_name, extractor_version, notes, version, model, sha256
FROM articles JOIN runs ON runs.number = articles.run WHERE articles.id = ?
"""
_APPEARANCES = """
SELECT appearances.source, appearances.publisher, appearances.published, appearances.captured, first_seen
FROM appearances JOIN articles ON articles.number = appearances.article WHERE articles.id = ? ORDER BY appearances.number
"""

_spans = msgspec.json.Decoder(tuple[Span, ...])
_notes = msgspec.json.Decoder(tuple[str, ...])
_statement = msgspec.json.Decoder(Statement)
_parts: dict[str, msgspec.json.Decoder[Any]] = {table.name: msgspec.json.Decoder(table.type) for table in TABLES}


def statements(connection: sqlite3.Connection, chosen: StatementFilter) -> Iterator[StoredStatement]:
    """Read the statements that match a filter, in order of publication, unknown dates last.

    Args:
        connection: The store.
        chosen: The filter.
    """
    for number, appearance, _ in dated(connection, chosen):
        yield statement(connection, number, appearance)


def statement(connection: sqlite3.Connection, number: int, appearance: int) -> StoredStatement:
    """Read one statement, as met in one appearance."""
    record, *head = connection.execute(_STATEMENT, (appearance, number)).fetchone()
    return StoredStatement(article=_head(head), statement=_statement.decode(record))


def article_head(connection: sqlite3.Connection, number: int, appearance: int) -> ArticleHead:
    """Read an article without its text, as met in one appearance."""
    return _head(connection.execute(_ARTICLE_HEAD, (appearance, number)).fetchone())


def appearances(connection: sqlite3.Connection, article: str) -> tuple[Appearance, ...]:
    """Read where an article was met, in the order of meeting it."""
    rows = connection.execute(_APPEARANCES, (article,))
    return tuple(
        Appearance(source=source, publisher=publisher, published=published, captured=captured, first_seen=first_seen)
        for source, publisher, published, captured, first_seen in rows
    )


def record(connection: sqlite3.Connection, article: str) -> Record:
    """Read a whole record, equal to the one that was stored.

    Args:
        connection: The store.
        article: The article's id.

    Raises:
        StoreError: The store holds no such article.
    """
    with snapshot(connection):
        row = connection.execute(_ARTICLE, (article,)).fetchone()
        if row is None:
            msg = f"{article}: the store holds no article with this id"
            raise StoreError(msg)
        number, *columns, version, model, sha256 = row
        rows = connection.execute("SELECT record FROM statements WHERE article = ? ORDER BY ordinal", (number,))
        told = tuple(_statement.decode(text) for (text,) in rows)
        parts = {
            table.name: tuple(_parts[table.name].decode(text) for (text,) in connection.execute(table.selection, (number,)))
            for table in TABLES
        }
    run = Run(version=version, model=model, sha256=sha256)
    return Record(article=_article(columns), statements=told, run=run, **parts)


def counts(connection: sqlite3.Connection) -> Counts:
    """Count the rows of the tables, each of which is named as its count."""
    queries = {name: f"SELECT count(*) FROM {name}" for name in Counts.__struct_fields__}  # noqa: S608  # names of the type
    return Counts(**{name: connection.execute(query).fetchone()[0] for name, query in queries.items()})


def _head(row: Sequence[Any]) -> ArticleHead:
    return ArticleHead(**dict(zip(ArticleHead.__struct_fields__, row, strict=True)))


def _article(columns: list[Any]) -> Article:
    plain = dict(zip(_ARTICLE_FIELDS, columns, strict=True))
    extractor = Extractor(name=plain.pop("extractor_name"), version=plain.pop("extractor_version"))
    headlines, furniture, notes = (plain.pop(name) for name in ("headlines", "furniture", "notes"))
    return Article(
        extractor=extractor,
        headlines=_spans.decode(headlines),
        furniture=_spans.decode(furniture),
        notes=_notes.decode(notes),
        **plain,
    )


_ARTICLE_FIELDS = (
    "id",
    "source",
    "title",
    "headlines",
    "furniture",
    "byline",
    "dateline",
    "publisher",
    "published",
    "captured",
    "language",
    "text",
    "raw_sha256",
    "extractor_name",
    "extractor_version",
    "notes",
)
