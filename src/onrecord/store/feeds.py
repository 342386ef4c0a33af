"""Feeds that are followed, and their entries: when each was asked for last, and when it is due again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from onrecord.errors import StoreError
from onrecord.store.clock import now

WATCHED = timedelta(days=3)
"""How long after it was first seen a page is looked at again for silent changes."""

_SOONEST = timedelta(hours=1)
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(minutes=15), timedelta(hours=24)
_MOST_FAILURES = 6
_LONGEST_ERROR = 500
_ADD_ENTRY = """
INSERT INTO entries (feed, name, link, title, published, first_seen, next_due)
VALUES (:feed, :name, :link, :title, :published, :now, :now)
ON CONFLICT (feed, name) DO UPDATE SET link = excluded.link, title = excluded.title, published = excluded.published,
    next_due = CASE WHEN fetched IS NULL THEN next_due ELSE :now END
WHERE link <> excluded.link OR title IS NOT excluded.title
"""
_DUE = """
SELECT number, feed, link, title, published, first_seen, failures FROM entries
WHERE feed = ? AND next_due <= ? ORDER BY published IS NULL, published DESC, number LIMIT ?
"""
_FEEDS = """
SELECT feeds.number, url, kind, feeds.title, etag, last_modified, last_polled, feeds.last_error, feeds.failures, feeds.next_due,
    (SELECT count(*) FROM entries WHERE feed = feeds.number),
    (SELECT count(*) FROM entries WHERE feed = feeds.number AND fetched IS NOT NULL)
FROM feeds ORDER BY feeds.number
"""


class StoredFeed(Struct, frozen=True, kw_only=True):
    """A feed that is followed.

    Attributes:
        number: Its row.
        url: Its address.
        kind: Its format.
        title: Its name.
        etag: The version that the server named.
        last_modified: The time of the last change in the server's words.
        last_polled: When it was last asked for.
        last_error: What went wrong then; null where all went well.
        failures: How often in a row it went wrong.
        next_due: When it may be asked again; null is at any time.
        entries: How many articles it has named.
        fetched: How many of them were fetched.
    """

    number: int
    url: str
    kind: str
    title: str | None
    etag: str | None
    last_modified: str | None
    last_polled: str | None
    last_error: str | None
    failures: int
    next_due: str | None
    entries: int
    fetched: int


class DueEntry(Struct, frozen=True, kw_only=True):
    """An entry whose page is to be fetched.

    Attributes:
        number: Its row.
        feed: The row of the feed that named it.
        link: The page's address.
        title: Its headline in the feed.
        published: Its date in the feed.
        first_seen: When the feed first named it.
        failures: How often in a row fetching went wrong.
    """

    number: int
    feed: int
    link: str
    title: str | None
    published: str | None
    first_seen: str
    failures: int


class NewEntry(Struct, frozen=True, kw_only=True):
    """An entry as a feed names it.

    Attributes:
        name: What the feed knows it by.
        link: The page's address.
        title: Its headline.
        published: ISO date or date-time of publication.
    """

    name: str
    link: str
    title: str | None = None
    published: str | None = None


def add(connection: sqlite3.Connection, url: str, kind: str, title: str | None) -> bool:
    """Follow a feed; tells whether it was not followed before."""
    query = "INSERT INTO feeds (url, kind, title, added) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
    return connection.execute(query, (url, kind, title, now())).rowcount > 0


def remove(connection: sqlite3.Connection, url: str) -> None:
    """Stop following a feed; its articles stay.

    Raises:
        StoreError: No feed with this address is followed.
    """
    if connection.execute("DELETE FROM feeds WHERE url = ?", (url,)).rowcount == 0:
        msg = f"{url}: no feed with this address is followed. List those that are with `onrecord feeds list`"
        raise StoreError(msg)


def feeds(connection: sqlite3.Connection) -> tuple[StoredFeed, ...]:
    """Read the feeds that are followed, in the order of adding."""
    names = StoredFeed.__struct_fields__
    return tuple(StoredFeed(**dict(zip(names, row, strict=True))) for row in connection.execute(_FEEDS))


def note_entries(connection: sqlite3.Connection, feed: int, entries: Iterable[NewEntry]) -> int:
    """Take in what a feed names; an entry with a new headline or address is due again.

    Returns:
        How many entries were new.
    """
    before = connection.execute("SELECT count(*) FROM entries WHERE feed = ?", (feed,)).fetchone()[0]
    stamp = now()
    rows = (
        {"feed": feed, "name": one.name, "link": one.link, "title": one.title, "published": one.published, "now": stamp}
        for one in entries
    )
    connection.executemany(_ADD_ENTRY, rows)
    return int(connection.execute("SELECT count(*) FROM entries WHERE feed = ?", (feed,)).fetchone()[0] - before)


def note_polled(
    connection: sqlite3.Connection,
    feed: StoredFeed,
    *,
    etag: str | None,
    last_modified: str | None,
    title: str | None,
) -> None:
    """Note that a feed was read."""
    connection.execute(
        "UPDATE feeds SET etag = ?, last_modified = ?, title = ifnull(?, title), last_polled = ?, last_error = NULL, "
        "failures = 0, next_due = NULL WHERE number = ?",
        (etag, last_modified, title, now(), feed.number),
    )


def note_failed(connection: sqlite3.Connection, feed: StoredFeed, error: str) -> None:
    """Note that a feed could not be read; it is left alone for a time that doubles with each failure, up to a day."""
    pause = min(_FIRST_PAUSE * 2 ** min(feed.failures, 10), _LONGEST_PAUSE)
    connection.execute(
        "UPDATE feeds SET last_polled = ?, last_error = ?, failures = failures + 1, next_due = ? WHERE number = ?",
        (now(), error[:_LONGEST_ERROR], _later(pause), feed.number),
    )


def due(connection: sqlite3.Connection, feed: int, limit: int) -> Iterator[DueEntry]:
    """Read the entries of a feed whose pages are to be fetched, latest publication first."""
    names = DueEntry.__struct_fields__
    rows = connection.execute(_DUE, (feed, now(), limit)).fetchall()
    return (DueEntry(**dict(zip(names, row, strict=True))) for row in rows)


def note_fetched(connection: sqlite3.Connection, entry: DueEntry) -> None:
    """Note that an entry's page was fetched.

    It is looked at again after half of the time since it was first seen, but not within an hour, for three days: most
    silent changes come early.
    """
    age = datetime.now(UTC) - datetime.fromisoformat(entry.first_seen)
    again = None if age > WATCHED else _later(max(_SOONEST, age / 2))
    connection.execute(
        "UPDATE entries SET fetched = ?, last_error = NULL, failures = 0, next_due = ? WHERE number = ?",
        (now(), again, entry.number),
    )


def note_missed(connection: sqlite3.Connection, entry: DueEntry, error: str) -> None:
    """Note that an entry's page could not be read; it is tried again a few times, ever later."""
    pause = min(_FIRST_PAUSE * 4 ** min(entry.failures, 6), _LONGEST_PAUSE)
    again = None if entry.failures + 1 >= _MOST_FAILURES else _later(pause)
    connection.execute(
        "UPDATE entries SET last_error = ?, failures = failures + 1, next_due = ? WHERE number = ?",
        (error[:_LONGEST_ERROR], again, entry.number),
    )


def _later(pause: timedelta) -> str:
    return (datetime.now(UTC) + pause).isoformat(timespec="seconds").replace("+00:00", "Z")
