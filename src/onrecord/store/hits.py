"""Hits of a search as row numbers, for selecting in a catalogue; and the rows behind them, with the words that were found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from onrecord.store.catalogue import Integers
from onrecord.store.columns import APART
from onrecord.store.highlighting import Highlighter
from onrecord.store.marked import Marked
from onrecord.store.query import fts_query
from onrecord.store.reading import article_head, statement
from onrecord.store.searching import ArticleHit, StatementHit
from onrecord.store.stored import ArticleHead

RANKED = 5_000
"""Up to so many hits are ranked; more are not, since ranking would take longer than a reader waits."""

# One text of all numbers is read several times as quickly as a row for each.
_STATEMENTS = "SELECT group_concat(rowid) FROM statements_fts WHERE statements_fts MATCH ?"
_RANKED = "SELECT rowid FROM statements_fts WHERE statements_fts MATCH ? ORDER BY bm25(statements_fts, 2.0, 2.0, 1.0), rowid"
_ARTICLES = "SELECT group_concat(rowid) FROM articles_fts WHERE articles_fts MATCH ?"
_WORDS = "SELECT content, speaker_name, source FROM statements WHERE number = ?"
_TEXT = "SELECT title, text FROM articles WHERE number = ?"


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search has found.

    Attributes:
        numbers: Row numbers; the best first where they are ranked.
        ranked: Whether they are.
    """

    numbers: Integers
    ranked: bool


def statement_hits(connection: sqlite3.Connection, text: str) -> Hits:
    """Search in statements.

    Args:
        connection: The store.
        text: The user's words, as for `Store.search`.
    """
    query = fts_query(text)
    if query is None:
        return Hits(np.empty(0, np.int64), ranked=True)
    numbers = _numbers(connection, _STATEMENTS, query)
    if len(numbers) > RANKED:
        return Hits(numbers, ranked=False)
    ranked = connection.execute(_RANKED, (query,)).fetchall()
    return Hits(np.array([number for (number,) in ranked], np.int64), ranked=True)


def article_hits(connection: sqlite3.Connection, text: str) -> Integers:
    """Search in headlines and texts of articles; gives row numbers in no order."""
    query = fts_query(text)
    return np.empty(0, np.int64) if query is None else _numbers(connection, _ARTICLES, query)


def statements_at(connection: sqlite3.Connection, rows: Iterable[tuple[int, int]], text: str | None) -> Iterator[StatementHit]:
    """Read statements, with the words marked that were searched for; one that was removed meanwhile is left out.

    Args:
        connection: The store.
        rows: Row numbers of statements, each with that of an appearance.
        text: The user's words; null where nothing was searched for.
    """
    query = None if text is None else fts_query(text)
    columns = ("content", "speaker_name", "source")
    with Highlighter(query or '""', columns) as highlighter:
        for number, appearance in rows:
            words = connection.execute(_WORDS, (number,)).fetchone()
            if words is None or not _is_there(connection, appearance):
                continue
            found = statement(connection, number, appearance)
            content, speaker, _ = (
                highlighter.mark(*words) if query else (word if word is None else Marked(word) for word in words)
            )
            yield StatementHit(
                article=found.article,
                statement=found.statement,
                content=content or Marked(APART.join(span.text for span in found.statement.content)),
                speaker=speaker,
                score=0.0,
            )


def articles_at(
    connection: sqlite3.Connection, rows: Iterable[tuple[int, int]], text: str | None
) -> Iterator[ArticleHead | ArticleHit]:
    """Read heads of articles; with the text and the words marked where something was searched for.

    Args:
        connection: The store.
        rows: Row numbers of articles, each with that of an appearance.
        text: The user's words; null where nothing was searched for.
    """
    query = None if text is None else fts_query(text)
    with Highlighter(query or '""', ("title", "text")) as highlighter:
        for number, appearance in rows:
            words = connection.execute(_TEXT, (number,)).fetchone() if query else None
            if not _is_there(connection, appearance):
                continue
            head = article_head(connection, number, appearance)
            if words is None:
                yield head
                continue
            title, marked = highlighter.mark(*words)
            yield ArticleHit(article=head, title=title, text=marked or Marked(""), score=0.0)


def _numbers(connection: sqlite3.Connection, sql: str, query: str) -> Integers:
    [numbers] = connection.execute(sql, (query,)).fetchone()
    return np.empty(0, np.int64) if numbers is None else np.fromstring(str(numbers), np.int64, sep=",")


def _is_there(connection: sqlite3.Connection, appearance: int) -> bool:
    return connection.execute("SELECT 1 FROM appearances WHERE number = ?", (appearance,)).fetchone() is not None
