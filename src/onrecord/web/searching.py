"""Searches that are kept: how many they find, and what of it is new."""

from __future__ import annotations

from urllib.parse import parse_qsl

from msgspec import Struct, structs
from starlette.exceptions import HTTPException

from onrecord.store.saved import SavedSearch
from onrecord.web.query import Query
from onrecord.web.selection import Listed, Selected
from onrecord.web.visit import Visit

_LISTED = 50


class Kept(Struct, frozen=True, kw_only=True):
    """A search that is kept, and what it finds now.

    Attributes:
        search: The search.
        total: How many statements it finds.
        new: How many of them stand in articles that came after the last look; null where the query is none any more.
        address: The view that shows it.
        new_address: The view that shows only what is new.
    """

    search: SavedSearch
    total: int
    new: int | None
    address: str
    new_address: str


class Found(Struct, frozen=True, kw_only=True):
    """A search that is kept, with the statements that came last; what a program watches.

    Attributes:
        search: The search with its counts.
        statements: The statements, latest publication first.
    """

    search: Kept
    statements: tuple[Listed, ...]


def query_of(encoded: str) -> Query:
    """Read the query of a search.

    Raises:
        HTTPException: It can't mean anything.
    """
    return structs.replace(Query.of(dict(parse_qsl(encoded))), offset=0)


def kept(visit: Visit, search: SavedSearch) -> Kept:
    """Count what a search finds."""
    try:
        query = query_of(search.query)
    except HTTPException:
        return Kept(search=search, total=0, new=None, address="/statements", new_address="/statements")
    after = max(search.seen, query.after or 0)
    every = Selected(visit.library, visit.room, query).selection.total
    fresh = Selected(visit.library, visit.room, structs.replace(query, after=after)).selection.total
    return Kept(search=search, total=every, new=fresh, address=query.address(), new_address=query.address(after=after))


def found(visit: Visit, search: SavedSearch) -> Found:
    """Give the statements that a search finds, latest publication first."""
    query = structs.replace(query_of(search.query), order="newest", limit=_LISTED)
    selected = Selected(visit.library, visit.room, query)
    return Found(search=kept(visit, search), statements=selected.listed())
