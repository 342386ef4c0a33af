"""Feeds: lists of articles that a site keeps, whatever their format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["rss", "atom", "json", "sitemap", "index"]
"""The format; an index is a sitemap of sitemaps."""

MOST_ENTRIES = 50_000
"""Entries of one feed that are taken: what the sitemap protocol allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article in a feed.

    Attributes:
        id: What the feed knows it by; its address where the feed names nothing else.
        link: Its address; of an index, the address of a sitemap.
        title: Its headline in one line.
        published: ISO date or date-time of publication; null where the feed doesn't say.
    """

    id: str
    link: str
    title: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed.

    Attributes:
        kind: Its format.
        title: Its name in one line.
        entries: Its articles, in its order, each once.
        skipped: Entries without an address of the web.
    """

    kind: Kind
    title: str | None = None
    entries: tuple[Entry, ...] = ()
    skipped: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """A feed that a page names.

    Attributes:
        url: Its address.
        title: Its name in one line.
    """

    url: str
    title: str | None = None
