"""What a search has found: entries of a list for people, and rows of data."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.cli.excerpts import excerpt
from onrecord.cli.listing import article_entry, bracketed, statement_entry
from onrecord.cli.page import Page
from onrecord.cli.rows import STATEMENT_COLUMNS, TABLE_COLUMNS, statement_row
from onrecord.store import ArticleHit, StatementHit

COLUMNS = (*STATEMENT_COLUMNS, "marked")
"""Columns of statements: those of every command, and the content with the words that were found between ``⟦ ⟧``."""

SHOWN = tuple("marked" if name == "content" else name for name in TABLE_COLUMNS)
"""Those that a table shows."""

ARTICLE_COLUMNS = ("id", "title", "publisher", "published", "language", "source", "marked")
"""Columns of articles; the last is an excerpt with the words that were found between ``⟦ ⟧``."""

ARTICLES_SHOWN = ("id", "title", "publisher", "published", "marked")
"""Those that a table shows."""


def hit_entry(hit: StatementHit | ArticleHit, page: Page) -> Iterator[str]:
    """Write a hit as an entry of a list.

    Args:
        hit: The hit.
        page: The page to write on.

    Returns:
        Lines, safe to print.
    """
    if isinstance(hit, ArticleHit):
        return article_entry(hit.article, hit.title, excerpt(hit.text), page)
    return statement_entry(hit.article, hit.statement, hit.content, hit.speaker, page)


def hit_row(hit: StatementHit | ArticleHit) -> dict[str, object]:
    """Lay a hit out as a row, of `COLUMNS` or of `ARTICLE_COLUMNS`."""
    if isinstance(hit, ArticleHit):
        head = {name: getattr(hit.article, name) for name in ARTICLE_COLUMNS[:-1]}
        return {**head, "marked": bracketed(excerpt(hit.text))}
    return {**statement_row(hit.article, hit.statement), "marked": bracketed(hit.content)}
