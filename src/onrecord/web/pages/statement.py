"""One statement: its words in their paragraph, who says them, where they are from, and what was decided on it."""

from __future__ import annotations

from msgspec import Struct
from starlette.exceptions import HTTPException

from onrecord.errors import StoreError
from onrecord.record import Article, Run, Statement
from onrecord.store import Appearance, ArticleHead, StoredStatement, reviews
from onrecord.store.reviews import Review
from onrecord.web.changes import Compared, compared
from onrecord.web.visit import Page, Visit


class StatementPage(Struct, frozen=True, kw_only=True):
    """The page of a statement.

    Attributes:
        statement: The statement.
        article: Its article.
        head: The article as it was met where most is known of it.
        run: What read it.
        appearances: Where the article was met.
        within: The statement that it is part of.
        holds: Statements that are part of it.
        headline: For a quotation in a headline: what the body says, word by word.
        reviews: Every decision on it, the last one last.
        previous: Id of the statement before it in the article.
        next: Id of the statement after it.
    """

    statement: Statement
    article: Article
    head: ArticleHead
    run: Run
    appearances: tuple[Appearance, ...]
    within: Statement | None
    holds: tuple[Statement, ...]
    headline: Compared | None
    reviews: tuple[Review, ...]
    previous: str | None
    next: str | None


def statement(visit: Visit) -> StatementPage:
    """Read the statement that the path names."""
    return page_of(visit, str(visit.named["statement"]))


def page_of(visit: Visit, identifier: str) -> StatementPage:
    """Read a statement and all that belongs to it.

    Args:
        visit: The visit.
        identifier: Its id, or the beginning of it.

    Raises:
        HTTPException: The store holds none that begins so.
    """
    try:
        found = visit.room.store.find(identifier)
    except StoreError as error:
        raise HTTPException(404, f"There is no such statement: {error}.") from error
    if not isinstance(found, StoredStatement):
        raise HTTPException(404, "This is the id of an article, and no statement's.")
    record = visit.room.store.record(found.article.id)
    told = {one.id: one for one in record.statements}
    this = found.statement
    order = [one.id for one in record.statements]
    at = order.index(this.id)
    return StatementPage(
        statement=this,
        article=record.article,
        head=found.article,
        run=record.run,
        appearances=visit.room.store.appearances(record.article.id),
        within=told.get(this.within or ""),
        holds=tuple(one for one in record.statements if one.within == this.id),
        headline=None if this.pull_quote is None else compared(this, told.get(this.pull_quote.matches or "")),
        reviews=reviews.of_statement(visit.room.connection, this.id),
        previous=order[at - 1] if at else None,
        next=order[at + 1] if at + 1 < len(order) else None,
    )


PAGE = Page("/statements/{statement}", "statement.html", statement)
