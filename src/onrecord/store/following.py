"""What a store keeps of the sources that it follows: feeds, pages, their changes, and what was forgotten."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from onrecord.record import Record, Run
from onrecord.store import extraction, feeds, forgetting, pages, rereading, versions
from onrecord.store.failures import explained
from onrecord.store.feeds import DueEntry, NewEntry, StoredFeed
from onrecord.store.forgetting import Forgotten
from onrecord.store.pages import Capture, Met, StoredPage
from onrecord.store.soundness import require_sound
from onrecord.store.stored import Added
from onrecord.store.versions import Change
from onrecord.store.writer import Writer
from onrecord.store.writing import Meeting, write

_AT_ONCE = 100  # articles whose new readings take their place in one transaction; other programs wait no longer than that


class Following:
    """The sources of one store; `Store.following` gives it. Each method is one transaction: done whole or not at all."""

    def __init__(self, connection: sqlite3.Connection, path: Path, writer: Writer) -> None:
        """Take over a store's connection.

        Args:
            connection: The store.
            path: Its file, for messages.
            writer: What writes to it.
        """
        self._connection = connection
        self._path = path
        self._writer = writer

    def add_feed(self, url: str, kind: str, title: str | None = None) -> bool:
        """Follow a feed; tells whether it was not followed before."""
        return self._writer.transacted(lambda: feeds.add(self._connection, url, kind, title))

    def remove_feed(self, url: str) -> None:
        """Stop following a feed; its articles stay.

        Raises:
            StoreError: It is not followed.
        """
        self._writer.transacted(lambda: feeds.remove(self._connection, url))

    def feeds(self) -> tuple[StoredFeed, ...]:
        """Read the feeds that are followed."""
        with explained(self._path):
            return feeds.feeds(self._connection)

    def note_polled(
        self,
        feed: StoredFeed,
        entries: Iterable[NewEntry],
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        title: str | None = None,
    ) -> int:
        """Take in what a feed names; gives how many entries were new."""
        sound = [one for one in entries if not self.is_forgotten(one.link)]

        def work() -> int:
            new = feeds.note_entries(self._connection, feed.number, sound)
            feeds.note_polled(self._connection, feed, etag=etag, last_modified=last_modified, title=title)
            return new

        return self._writer.transacted(work)

    def note_failed(self, feed: StoredFeed, error: str) -> None:
        """Note that a feed could not be read, and leave it alone for a while."""
        self._writer.transacted(lambda: feeds.note_failed(self._connection, feed, error))

    def due(self, feed: StoredFeed, limit: int) -> Iterator[DueEntry]:
        """Read the entries whose pages are to be fetched, latest publication first."""
        with explained(self._path):
            return feeds.due(self._connection, feed.number, limit)

    def note_fetched(self, entry: DueEntry) -> None:
        """Note that an entry's page was fetched."""
        self._writer.transacted(lambda: feeds.note_fetched(self._connection, entry))

    def note_missed(self, entry: DueEntry, error: str) -> None:
        """Note that an entry's page could not be read."""
        self._writer.transacted(lambda: feeds.note_missed(self._connection, entry, error))

    def latest(self, url: str, final_url: str | None = None) -> Met | None:
        """Find the latest meeting at an address; null where it was not met."""
        with explained(self._path):
            return pages.latest(self._connection, url, final_url)

    def confirm(self, page: int, capture: Capture | None = None) -> None:
        """Note that the same text was met again.

        Args:
            page: The page's number.
            capture: The page as it is now; null where the server said that it has not changed.
        """
        self._writer.transacted(lambda: pages.confirm(self._connection, page, capture))

    def is_forgotten(self, address: str) -> bool:
        """Tell whether what stood at an address was forgotten."""
        with explained(self._path):
            return forgetting.is_forgotten(self._connection, address=address)

    def add_fetched(self, record: Record, capture: Capture) -> Added:
        """Store what was found on a page, with the page's bytes.

        A page is met anew only when its text is another than when it was last met at its address: polling it again adds
        nothing but the time, however often, while a text that changed, and one that changed back, is an appearance of its
        own that remembers which it took the place of. The outlet and the dates that a page says of itself don't count, since
        they are often those of the hour; the bytes don't either, since pages carry advertisements and numbers that
        differ each time.

        Args:
            record: The record.
            capture: The page.

        Raises:
            VerbatimError: A span or an id does not follow from the text; nothing was stored.
        """
        require_sound(record)

        def work() -> Added:
            addresses = (capture.url, capture.final_url)
            if any(forgetting.is_forgotten(self._connection, address=address) for address in addresses):
                return Added(forgotten=1)
            if forgetting.is_forgotten(self._connection, article=record.article.id):
                return Added(forgotten=1)
            run = self._writer.run_of(record)
            before = pages.latest(self._connection, *addresses)
            if before is not None and before.article == record.article.id:
                pages.confirm(self._connection, before.page, capture)
                return write(self._connection, record, run, met=None)
            met = Meeting(pages.keep(self._connection, capture), None if before is None else before.appearance)
            return write(self._connection, record, run, met=met) + Added(changed=0 if before is None else 1)

        return self._writer.transacted(work)

    def pages(self) -> Iterator[StoredPage]:
        """Read the pages that articles were found on, in the order of fetching; one may write meanwhile."""
        with explained(self._path):
            yield from pages.pages(self._connection)

    def page(self, number: int) -> StoredPage:
        """Read one page, by its number."""
        with explained(self._path):
            return next(pages.pages(self._connection, number))

    def body(self, page: StoredPage) -> bytes:
        """Read a page's bytes.

        Raises:
            StoreError: They are missing or damaged.
        """
        with explained(self._path):
            return pages.body(self._connection, page.sha256)

    def replace_text(self, page: StoredPage, record: Record) -> Added:
        """Put what a better extractor found on a page in the place of what was found on it before."""
        require_sound(record)
        work = lambda: extraction.replace_text(self._connection, page, record, self._writer.run_of(record))  # noqa: E731
        return self._writer.transacted(work)

    def changes(self, since: str | None = None) -> Iterator[Change]:
        """Read which pages changed their text, in the order in which it was met.

        Args:
            since: First day.
        """
        with explained(self._path):
            yield from versions.changes(self._connection, since)

    def versions_of(self, article: str) -> tuple[str, ...]:
        """Name the other texts that stood at the addresses of an article, by its full id."""
        with explained(self._path):
            return forgetting.versions(self._connection, article)

    def forget(self, *articles: str, reason: str | None = None) -> tuple[Forgotten, ...]:
        """Remove articles and all that came from them, all or none, and leave tombstones.

        Args:
            articles: The full ids of articles that the store holds.
            reason: Why, for the tombstones.
        """
        with explained(self._path):
            # What is removed is overwritten, not only marked as free.
            self._connection.execute("PRAGMA secure_delete = ON")
        return self._writer.transacted(lambda: forgetting.forget(self._connection, tuple(dict.fromkeys(articles)), reason))

    def overwrite_log(self) -> bool:
        """Merge the log beside the file into it, so that no removed word stands in either.

        Returns:
            Whether that was done; another program that has the store open keeps it from being done.
        """
        with explained(self._path):
            [busy, *_] = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def unread(self, run: Run) -> Iterator[str]:
        """Name the articles that a new model has not read, neither now nor in a rereading that was broken off."""
        with explained(self._path):
            yield from rereading.left(self._connection, rereading.Reader(run))

    def count_unread(self, run: Run) -> int:
        """Count the articles that `unread` names."""
        with explained(self._path):
            return rereading.count_left(self._connection, rereading.Reader(run))

    def stage(self, run: Run, records: Sequence[Record]) -> None:
        """Lay readings by a new model beside the old ones; nobody sees them yet."""
        for record in records:
            require_sound(record)
        self._writer.transacted(lambda: rereading.stage(self._connection, rereading.Reader(run), records))

    def finish_rereading(self, run: Run) -> Added:
        """Put the new readings in the place of the old ones, an article whole or not at all.

        Some hundred articles change over in one transaction, so that other programs may write in between and the log stays
        small. Broken off, what has not changed over still waits, and the next call goes on.

        Returns:
            What this call changed.
        """
        reader = rereading.Reader(run)

        def some() -> tuple[Added, int]:
            change, count = Added(), 0
            for record in list(itertools.islice(rereading.staged(self._connection, reader), _AT_ONCE)):
                change += write(self._connection, record, self._writer.run_of(record), replace=True, met=None)
                rereading.unstage(self._connection, reader, record)
                count += 1
            return change, count

        changed = Added()
        while True:
            change, count = self._writer.transacted(some)
            if not count:
                break
            changed += change
        self._writer.transacted(lambda: rereading.clear(self._connection))
        return changed
