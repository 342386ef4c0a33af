"""The articles of a store: those that came last, or those that a search finds."""

from __future__ import annotations

from msgspec import Struct

from onrecord.store import ArticleHead, ArticleHit, Marked
from onrecord.store.conditions import Wanted
from onrecord.store.hits import article_hits, articles_at
from onrecord.store.saved import Look, look
from onrecord.store.selecting import Selection
from onrecord.web.excerpts import excerpt
from onrecord.web.query import Query
from onrecord.web.visit import Page, Visit

_FIRST_MET = """
SELECT articles.id, min(appearances.number)
FROM appearances JOIN articles ON articles.number = appearances.article WHERE articles.number = ?
"""


class ListedArticle(Struct, frozen=True, kw_only=True):
    """An article in a list.

    Attributes:
        article: Its head, as met in the appearance that matches.
        statements: How many statements were read in it.
        is_new: Whether it was first met after the last look.
        title: Its headline, with the words that were searched for.
        excerpt: The first places of its text that a search has found.
    """

    article: ArticleHead
    statements: int
    is_new: bool
    title: Marked | None
    excerpt: Marked | None


class Articles(Struct, frozen=True, kw_only=True):
    """The page of articles.

    Attributes:
        query: What was asked for.
        total: How many articles there are of it.
        articles: Those on this page.
        look: The last look at what is new.
        previous: The page before.
        next: The page after.
    """

    query: Query
    total: int
    articles: tuple[ListedArticle, ...]
    look: Look
    previous: str | None
    next: str | None


def articles(visit: Visit) -> Articles:
    """Select and list."""
    query = Query.of(visit.given)
    rows, total = arrived(visit, query)
    end = query.offset + query.limit
    return Articles(
        query=query,
        total=total,
        articles=rows,
        look=look(visit.room.connection),
        previous=query.address("/articles", offset=max(0, query.offset - query.limit)) if query.offset else None,
        next=query.address("/articles", offset=end) if end < total else None,
    )


def arrived(visit: Visit, query: Query) -> tuple[tuple[ListedArticle, ...], int]:
    """Give a page of articles, those that the store met last first, and how many there are in all."""
    connection = visit.room.connection
    selection = Selection(visit.catalogue(), Wanted(chosen=query.filter(), after=query.after))
    hits = None if query.q is None else article_hits(connection, query.q)
    page, total = selection.articles_page(query.limit, query.offset, hits=hits, arrived=query.order is None)
    seen = look(connection).seen
    listed: list[ListedArticle] = []
    counts = {number: (appearance, count) for number, appearance, count in page}
    by_id = {}
    for number, (_, count) in counts.items():
        identifier, met = connection.execute(_FIRST_MET, (number,)).fetchone()
        by_id[identifier] = (count, met is not None and met > seen)
    for found in articles_at(connection, [(number, appearance) for number, appearance, _ in page], query.q):
        head = found.article if isinstance(found, ArticleHit) else found
        count, is_new = by_id[head.id]
        listed.append(
            ListedArticle(
                article=head,
                statements=count,
                is_new=is_new,
                title=found.title if isinstance(found, ArticleHit) else None if head.title is None else Marked(head.title),
                excerpt=excerpt(found.text) if isinstance(found, ArticleHit) else None,
            )
        )
    return tuple(listed), total


PAGE = Page("/articles", "articles.html", articles)
