"""One round over the feeds that are followed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from onrecord.cli.follower import Follower, Outcome, Status
from onrecord.cli.joblog import JobLog
from onrecord.errors import InputError
from onrecord.fetch import Client, Entry, Feed, parse_feed
from onrecord.fetch.limits import FEED_SIZE
from onrecord.store import NewEntry, Store, StoredFeed
from onrecord.store.clock import now

_MOST_SITEMAPS = 5  # of an index, in one round
_RECENT = timedelta(days=3)
_OFTEN_FAILED = 3  # pages of one feed in a row, after which the rest waits for the next round


class Poll:
    """Asks feeds and takes their pages into a store.

    Attributes:
        failed_feeds: How many feeds could not be read in the last round.
    """

    def __init__(self, client: Client, store: Store, limit: int) -> None:
        """Prepare.

        Args:
            client: What fetches.
            store: Which feeds are followed, and where the records go.
            limit: Most pages of one feed in one round.
        """
        self._client = client
        self._store = store
        self._limit = limit
        self._follower = Follower(client, store)
        self.failed_feeds = 0

    def round(self) -> Iterator[Outcome]:
        """Ask every feed that is not left alone, and give what is new or changed."""
        self.failed_feeds = 0
        tally = dict.fromkeys(Status, 0)
        feeds = [feed for feed in self._store.following.feeds() if feed.next_due is None or feed.next_due <= now()]
        with JobLog("pages") as log:
            for feed in feeds:
                self._ask(feed, log)
                for outcome in self._pages(feed):
                    tally[outcome.status] += 1
                    is_told = outcome.status is not Status.UNCHANGED
                    log.done(outcome.line() if is_told else None)
                    if outcome.status in {Status.NEW, Status.CHANGED}:
                        yield outcome
            counts = ", ".join(f"{count:,} {status}" for status, count in tally.items() if count) or "nothing new"
            log.say(f"asked {len(feeds):,} feed{'' if len(feeds) == 1 else 's'}: {counts}")

    def _ask(self, feed: StoredFeed, log: JobLog) -> None:
        """Ask a feed what there is."""
        following = self._store.following
        try:
            fetched = self._client.fetch(feed.url, etag=feed.etag, last_modified=feed.last_modified, size=FEED_SIZE)
            if fetched.unchanged:
                following.note_polled(feed, (), etag=feed.etag, last_modified=feed.last_modified)
                return
            found = parse_feed(fetched.body, fetched.final_url)
            entries = self._of_sitemaps(found) if found.kind == "index" else found.entries
        except InputError as error:
            self.failed_feeds += 1
            following.note_failed(feed, str(error))
            log.say(f"Error: {error}")
            return
        new = (NewEntry(name=one.id, link=one.link, title=one.title, published=one.published) for one in entries)
        following.note_polled(feed, new, etag=fetched.etag, last_modified=fetched.last_modified, title=found.title)

    def _of_sitemaps(self, index: Feed) -> tuple[Entry, ...]:
        """Read the sitemaps of an index that changed of late; the first ones where it does not say."""
        since = (datetime.now(UTC) - _RECENT).isoformat(timespec="seconds")
        dated = sorted((one for one in index.entries if one.published), key=lambda one: one.published or "", reverse=True)
        recent = [one for one in dated if (one.published or "") >= since[: len(one.published or "")]]
        chosen = (recent if dated else list(index.entries))[:_MOST_SITEMAPS]
        entries: list[Entry] = []
        for one in chosen:
            fetched = self._client.fetch(one.link, size=FEED_SIZE)
            entries += parse_feed(fetched.body, fetched.final_url).entries
        return tuple(entries)

    def _pages(self, feed: StoredFeed) -> Iterator[Outcome]:
        """Fetch the pages of a feed that are due, until several in a row fail: then the site is left alone until later."""
        failed = 0
        for entry in self._store.following.due(feed, self._limit):
            outcome = self._follower.take(entry.link, published=entry.published)
            if outcome.status is Status.FAILED:
                self._store.following.note_missed(entry, outcome.message or "")
            else:
                self._store.following.note_fetched(entry)
            failed = failed + 1 if outcome.status is Status.FAILED else 0
            yield outcome
            if failed >= _OFTEN_FAILED:
                return
