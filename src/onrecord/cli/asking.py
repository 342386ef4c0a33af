"""Asking a feed what it names, an index of sitemaps among them. Nothing here touches the store, so any thread may ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from onrecord.errors import InputError
from onrecord.fetch import Client, Entry, Feed, parse_feed
from onrecord.fetch.addresses import checked_url
from onrecord.fetch.limits import FEED_SIZE
from onrecord.store import StoredFeed

_MOST_SITEMAPS = 5  # of an index, in one round
_RECENT = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a feed names.

    Attributes:
        entries: Its articles; none where it has not changed.
        title: Its name.
        etag: The version that the server names.
        last_modified: The time of the last change in the server's words.
        problems: Sitemaps of an index that could not be read, each in a line.
    """

    entries: tuple[Entry, ...] = ()
    title: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    problems: tuple[str, ...] = ()


def ask(client: Client, feed: StoredFeed) -> Named | InputError:
    """Ask a feed what there is.

    Args:
        client: What fetches.
        feed: The feed.

    Returns:
        What it names, or why it could not be read.
    """
    # An index may stay as it is while the sitemaps that it names change.
    etag, last_modified = (None, None) if feed.kind == "index" else (feed.etag, feed.last_modified)
    try:
        fetched = client.fetch(feed.url, etag=etag, last_modified=last_modified, size=FEED_SIZE)
        if fetched.unchanged:
            return Named(etag=etag, last_modified=last_modified)
        found = parse_feed(fetched.body, fetched.final_url)
        entries, problems = _of_sitemaps(client, found) if found.kind == "index" else (found.entries, ())
    except InputError as error:
        return error
    return Named(entries=entries, title=found.title, etag=fetched.etag, last_modified=fetched.last_modified, problems=problems)


def host_of(url: str) -> str:
    """Name the host of an address that was checked before."""
    return checked_url(url).host


def _of_sitemaps(client: Client, index: Feed) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Read the sitemaps of an index that changed of late, the first ones where it does not say; one that fails costs itself.

    Raises:
        InputError: None of them could be read.
    """
    since = (datetime.now(UTC) - _RECENT).isoformat(timespec="seconds")
    dated = sorted((one for one in index.entries if one.published), key=lambda one: one.published or "", reverse=True)
    recent = [one for one in dated if (one.published or "") >= since[: len(one.published or "")]]
    chosen = (recent if dated else list(index.entries))[:_MOST_SITEMAPS]
    entries: list[Entry] = []
    problems: list[str] = []
    for one in chosen:
        try:
            fetched = client.fetch(one.link, size=FEED_SIZE)
            found = parse_feed(fetched.body, fetched.final_url)
            if found.kind == "index":
                problems.append(f"{one.link} is an index of sitemaps within another, and is not followed. Add it as a feed")
            else:
                entries += found.entries
        except InputError as error:
            problems.append(str(error))
    if chosen and len(problems) == len(chosen):
        raise InputError(problems[0])
    return tuple(entries), tuple(problems)
