"""One round over the feeds that are followed: hosts side by side, each of them asked one thing after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.cli.asking import Named, ask, host_of
from onrecord.cli.follower import Follower, Visit
from onrecord.cli.joblog import JobLog
from onrecord.cli.outcomes import Outcome, Status
from onrecord.cli.side_by_side import side_by_side
from onrecord.compare.together import compare_articles
from onrecord.errors import InputError
from onrecord.fetch import Client, Fetched
from onrecord.store import DueEntry, NewEntry, Store, StoredFeed
from onrecord.store.clock import now

_OFTEN_FAILED = 3  # pages of one feed in a row, after which the rest waits for the next round


@dataclass(frozen=True, slots=True)
class _Page:
    """A page to be fetched, and the entry that named it."""

    entry: DueEntry
    visit: Visit | Outcome


_Job = StoredFeed | _Page
_Result = Named | Fetched | Outcome | InputError | None


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
        self._in_a_row: dict[int, int] = {}
        self._met: set[str] = set()
        self.failed_feeds = 0

    def round(self) -> Iterator[Outcome]:
        """Ask every feed that is not left alone, and give what is new or changed.

        Hosts are asked side by side, and what they give is stored in an order that does not depend on which is quick.
        """
        self.failed_feeds = 0
        self._met.clear()
        self._in_a_row.clear()
        tally = dict.fromkeys(Status, 0)
        feeds = self._store.following.feeds()
        asked = [feed for feed in feeds if feed.next_due is None or feed.next_due <= now()]
        hosts: dict[str, list[StoredFeed]] = {}
        for feed in asked:
            hosts.setdefault(host_of(feed.url), []).append(feed)
        with JobLog("pages") as log:
            for job, result in side_by_side([self._lane(host) for host in hosts.values()], self._fetch):
                if not isinstance(job, _Page):
                    self._note_feed(job, result, log)
                    continue
                outcome = self._note_page(job, result)
                tally[outcome.status] += 1
                log.done(None if outcome.status is Status.UNCHANGED else outcome.line())
                if outcome.status in {Status.NEW, Status.CHANGED}:
                    yield outcome
            if tally[Status.NEW] + tally[Status.CHANGED]:
                compare_articles(self._store)
            log.say(_summary(len(asked), len(feeds) - len(asked), tally))

    def _lane(self, feeds: list[StoredFeed]) -> Iterator[_Job]:
        """Name what a host is asked for: each of its feeds, and then the pages that it names and that are due.

        When several pages of a feed in a row fail, the rest of it is left alone until later.
        """
        for feed in feeds:
            yield feed
            for entry in self._store.following.due(feed, self._limit):
                if self._in_a_row.get(feed.number, 0) >= _OFTEN_FAILED:
                    break
                if entry.link in self._met:  # another feed has named it too
                    self._store.following.note_fetched(entry)
                    continue
                yield _Page(entry, self._follower.visit(entry.link, published=entry.published))

    def _fetch(self, job: _Job) -> _Result:
        """Ask for a feed or a page, in any thread."""
        if isinstance(job, StoredFeed):
            return ask(self._client, job)
        return job.visit if isinstance(job.visit, Outcome) else self._follower.fetch(job.visit)

    def _note_feed(self, feed: StoredFeed, found: _Result, log: JobLog) -> None:
        following = self._store.following
        if isinstance(found, Named):
            for problem in found.problems:
                log.say(f"Error: {problem}")
            new = (NewEntry(name=one.id, link=one.link, title=one.title, published=one.published) for one in found.entries)
            following.note_polled(feed, new, etag=found.etag, last_modified=found.last_modified, title=found.title)
            return
        self.failed_feeds += 1
        following.note_failed(feed, str(found))
        log.say(f"Error: {found}")

    def _note_page(self, page: _Page, found: _Result) -> Outcome:
        """Store what was found on a page, and when to look at it again."""
        if isinstance(found, Outcome):
            outcome = found
        elif isinstance(page.visit, Visit) and isinstance(found, Fetched | InputError):
            outcome = self._follower.settle(page.visit, found)
        else:
            raise TypeError(found)
        failed = outcome.status is Status.FAILED
        if failed:
            self._store.following.note_missed(page.entry, outcome.message or "")
        else:
            self._store.following.note_fetched(page.entry)
            self._met.add(page.entry.link)
        self._in_a_row[page.entry.feed] = self._in_a_row.get(page.entry.feed, 0) + 1 if failed else 0
        return outcome


def _summary(asked: int, left_alone: int, tally: dict[Status, int]) -> str:
    if not asked + left_alone:
        return "no feed is followed yet. Add one: onrecord feeds add URL"
    counts = ", ".join(f"{count:,} {status}" for status, count in tally.items() if count) or "nothing new"
    after_failures = f" ({left_alone:,} left alone after failures)" if left_alone else ""
    return f"asked {asked:,} feed{'' if asked == 1 else 's'}{after_failures}: {counts}"
