"""The stories of a store: articles on the same happening, put together across outlets and days."""

from __future__ import annotations

from msgspec import Struct

from onrecord.store.folding import fold
from onrecord.store.stories import Stories, StoryHead
from onrecord.web.query import Query
from onrecord.web.visit import Page, Visit


class StoriesPage(Struct, frozen=True, kw_only=True):
    """The page of stories.

    Attributes:
        query: What was asked for: words of the headline, outlet, days.
        total: How many stories there are of it.
        waiting: How many articles were not compared yet; ``onrecord stories`` does so.
        stories: Those on this page, the latest first.
        previous: The page before.
        next: The page after.
    """

    query: Query
    total: int
    waiting: int
    stories: tuple[StoryHead, ...]
    previous: str | None
    next: str | None


def stories(visit: Visit) -> StoriesPage:
    """Select and list."""
    query = Query.of(visit.given)
    known = Stories.of(visit.room.store)
    is_all = query.publisher is None and query.since is None and query.until is None
    words = fold(query.q or "").split()
    found = [
        head
        for head in known.heads(None if is_all else known.matching(query.filter()))
        if all(word in fold(head.title or "") for word in words)
    ]
    found.sort(key=lambda head: head.last or "", reverse=True)
    end = query.offset + query.limit
    return StoriesPage(
        query=query,
        total=len(found),
        waiting=known.waiting(),
        stories=tuple(found[query.offset : end]),
        previous=query.address("/stories", offset=max(0, query.offset - query.limit)) if query.offset else None,
        next=query.address("/stories", offset=end) if end < len(found) else None,
    )


PAGE = Page("/stories", "stories.html", stories)
