"""Full-text search over statements and articles, best first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from msgspec import Struct

from onrecord.errors import StoreError
from onrecord.record import Statement
from onrecord.store.copies import ROOT, once
from onrecord.store.filters import Clauses, StatementFilter
from onrecord.store.highlighting import Highlighter
from onrecord.store.marked import Marked
from onrecord.store.query import fts_query
from onrecord.store.reading import article_head, statement
from onrecord.store.stored import ArticleHead

# A word in what is said or in the name counts twice one in the source, which mostly holds the name again. Of equals the
# one that was stored first comes first, so that the order is always the same.
_RANKED_STATEMENTS = f"""
SELECT statements.number, appearances.number, bm25(statements_fts, 2.0, 2.0, 1.0) AS score, {ROOT}
FROM statements_fts CROSS JOIN statements ON statements.number = statements_fts.rowid
JOIN articles ON articles.number = statements.article
"""  # noqa: S608  # text of this program
_RANKED_ARTICLES = """
SELECT articles.number, appearances.number, bm25(articles_fts, 4.0, 1.0) AS score
FROM articles_fts CROSS JOIN articles ON articles.number = articles_fts.rowid
"""
_STATEMENT_WORDS = "SELECT content, speaker_name, source FROM statements WHERE number = ?"
_ARTICLE_WORDS = "SELECT title, text FROM articles WHERE number = ?"


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
    conditions = ["statements_fts MATCH :query", *clauses.statement, *clauses.article]
    order = "ORDER BY score, statements.number LIMIT :limit OFFSET :offset"
    ranked = " ".join((_RANKED_STATEMENTS, clauses.appearance, "WHERE", " AND ".join(conditions), order))
    with Highlighter(query, ("content", "speaker_name", "source")) as highlighter:
        rows = connection.execute(ranked, {**clauses.values, "query": query})
        for number, appearance, score, _ in once(rows, chosen.limit, chosen.offset) if chosen.once else rows:
            found = statement(connection, number, appearance)
            content, speaker, _ = highlighter.mark(*connection.execute(_STATEMENT_WORDS, (number,)).fetchone())
            yield StatementHit(
                article=found.article,
                statement=found.statement,
                content=content or Marked(""),
                speaker=speaker,
                score=-score,
            )


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
    conditions = ["articles_fts MATCH :query", *clauses.article]
    order = "ORDER BY score, articles.number LIMIT :limit OFFSET :offset"
    ranked = " ".join((_RANKED_ARTICLES, clauses.appearance, "WHERE", " AND ".join(conditions), order))
    with Highlighter(query, ("title", "text")) as highlighter:
        for number, appearance, score in connection.execute(ranked, {**clauses.values, "query": query}):
            title, words = highlighter.mark(*connection.execute(_ARTICLE_WORDS, (number,)).fetchone())
            yield ArticleHit(
                article=article_head(connection, number, appearance),
                title=title,
                text=words or Marked(""),
                score=-score,
            )
