"""Reviewing: one statement at a time that nobody has decided on, to be accepted, rejected or fixed."""

from __future__ import annotations

from msgspec import Struct

from onrecord.store import reviews
from onrecord.web.pages.statement import StatementPage, page_of
from onrecord.web.query import Query
from onrecord.web.selection import Selected
from onrecord.web.visit import Page, Visit

_AT_ONCE = 200


class ReviewPage(Struct, frozen=True, kw_only=True):
    """The page of reviewing.

    Attributes:
        query: What is reviewed.
        author: Who decides.
        total: How many statements there are of it.
        counts: Statements of the whole store by the decision that counts on them.
        current: The next statement to decide on; null where there is none left.
        skipped: Statements that are passed over for now.
    """

    query: Query
    author: str
    total: int
    counts: dict[str, int]
    current: StatementPage | None
    skipped: int


def review(visit: Visit) -> ReviewPage:
    """Find the next statement that nobody has decided on."""
    query = Query.of(visit.given)
    selected = Selected(visit.library, visit.room, query)
    decided = reviews.reviewed(visit.room.connection)
    skip = query.offset
    return ReviewPage(
        query=query,
        author=visit.given.get("author", "").strip() or visit.settings.author,
        total=selected.selection.total,
        counts=reviews.counts(visit.room.connection),
        current=_next(visit, selected, decided, skip),
        skipped=skip,
    )


def _next(visit: Visit, selected: Selected, decided: frozenset[str], skip: int) -> StatementPage | None:
    at = 0
    name = "SELECT id FROM statements WHERE number = ?"
    while rows := selected.selection.page(selected.order, _AT_ONCE, at):
        at += len(rows)
        for number, _ in rows:
            found = visit.room.connection.execute(name, (number,)).fetchone()
            if found is None or found[0] in decided:
                continue
            if skip == 0:
                return page_of(visit, found[0])
            skip -= 1
    return None


PAGE = Page("/review", "review.html", review)
