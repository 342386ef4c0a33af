"""Full-text search over statements and articles, best first.

Up to 2,000 hits are ranked together. Where there are more, the 2,000 that were stored last are, and come first; behind them the
2,000 before those, and so on in ever larger blocks, until nothing is left out. So the best of what is new is found at once in a
store of any size.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from msgspec import Struct

from onrecord.errors import StoreError
from onrecord.record import Statement
from onrecord.store.copies import once
from onrecord.store.filters import Clauses, StatementFilter
from onrecord.store.highlighting import Highlighter
from onrecord.store.marked import Marked
from onrecord.store.query import fts_query
from onrecord.store.reading import article_head, statement
from onrecord.store.searching_blocks import ARTICLES, STATEMENTS, Blocks
from onrecord.store.stored import ArticleHead

_STATEMENT_WORDS = "SELECT article, content, speaker_name, source FROM statements WHERE number = ?"
_ARTICLE_WORDS = "SELECT title, text FROM articles WHERE number = ?"


_Hit = tuple[int, float, int | None]


class HitCount(Struct, frozen=True):
    """How much a search finds.

    Attributes:
        count: How many hits were counted.
        whole: Whether these are all; else there are so many at least.
    """

    count: int
    whole: bool

    def __str__(self) -> str:
        """Say it: ``57``, ``at least 2,000``."""
        return f"{self.count:,}" if self.whole else f"at least {self.count:,}"


class StatementHit(Struct, frozen=True, kw_only=True):
    """A statement that a search has found.

    Attributes:
        article: The head of its article.
        statement: The statement.
        content: What is said, its pieces joined by `` … ``, with the words that were found.
        speaker: The speaker's name with the words that were found; null is unknown.
        score: BM25; higher is better.
    """

    article: ArticleHead
    statement: Statement
    content: Marked
    speaker: Marked | None
    score: float


class ArticleHit(Struct, frozen=True, kw_only=True):
    """An article that a search has found.

    Attributes:
        article: Its head.
        title: Its headline with the words that were found.
        text: Its text with the words that were found.
        score: BM25; higher is better.
    """

    article: ArticleHead
    title: Marked | None
    text: Marked
    score: float


def search(connection: sqlite3.Connection, text: str, chosen: StatementFilter) -> Iterator[StatementHit]:
    """Search in what is said, and in the names of speakers.

    Args:
        connection: The store.
        text: The user's words, which must all be found, in any of their forms; a phrase in double quotation marks is found
            as it stands.
        chosen: Filter of the statements.
    """
    query = fts_query(text)
    if query is None:
        return
    clauses = Clauses(chosen)
    found = _page(Blocks(connection, STATEMENTS, query, clauses, once=chosen.once).hits(), chosen)
    with Highlighter(query, ("content", "speaker_name", "source")) as highlighter:
        for number, score, _ in found:
            row = connection.execute(_STATEMENT_WORDS, (number,)).fetchone()
            if row is None:  # another program has removed it just now
                continue
            article, *words = row
            told = statement(connection, number, _appearance(connection, clauses, article))
            content, speaker, _ = highlighter.mark(*words)
            yield StatementHit(
                article=told.article,
                statement=told.statement,
                content=content or Marked(""),
                speaker=speaker,
                score=-score,
            )


def count_hits(connection: sqlite3.Connection, text: str, chosen: StatementFilter, *, articles: bool = False) -> HitCount:
    """Count what a search finds, as far as that is quickly told.

    Args:
        connection: The store.
        text: The user's words, as for `search`.
        chosen: Filter of the statements, or of the articles; its limit and offset don't count here.
        articles: Whether to search in articles.
    """
    query = fts_query(text)
    if query is None:
        return HitCount(0, whole=True)
    blocks = Blocks(connection, ARTICLES if articles else STATEMENTS, query, Clauses(chosen), once=chosen.once and not articles)
    return HitCount(*blocks.count())


def search_articles(connection: sqlite3.Connection, text: str, chosen: StatementFilter) -> Iterator[ArticleHit]:
    """Search in headlines and texts of articles.

    Args:
        connection: The store.
        text: The user's words, as for statements.
        chosen: Filter of the articles; it must not choose among statements.

    Raises:
        StoreError: The filter chooses among statements.
    """
    if narrowed := chosen.narrowed():
        msg = f"a search in articles can't be narrowed by {', '.join(narrowed)}: search in statements instead"
        raise StoreError(msg)
    query = fts_query(text)
    if query is None:
        return
    clauses = Clauses(chosen)
    blocks = Blocks(connection, ARTICLES, query, clauses, once=False)
    with Highlighter(query, ("title", "text")) as highlighter:
        for number, score, _ in _page(blocks.hits(), replace(chosen, once=False)):
            row = connection.execute(_ARTICLE_WORDS, (number,)).fetchone()
            if row is None:  # same
                continue
            title, words = highlighter.mark(*row)
            yield ArticleHit(
                article=article_head(connection, number, _appearance(connection, clauses, number)),
                title=title,
                text=words or Marked(""),
                score=-score,
            )


def _page(hits: Iterator[_Hit], chosen: StatementFilter) -> Iterator[_Hit]:
    """Take those of the hits that are asked for."""
    if chosen.once:
        return once(hits, chosen.limit, chosen.offset)
    return islice(hits, chosen.offset, None if chosen.limit is None else chosen.offset + chosen.limit)


def _appearance(connection: sqlite3.Connection, clauses: Clauses, article: int) -> int:
    """Pick the appearance of an article that matches."""
    query = f"SELECT appearances.number FROM articles {clauses.appearance} WHERE articles.number = :number"  # noqa: S608  # text of this program
    return int(connection.execute(query, {**clauses.values, "number": article}).fetchone()[0])
