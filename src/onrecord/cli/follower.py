"""A page's whole way into a store: fetched, compared with what is known, read, stored with its bytes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import StrEnum

from onrecord.cli.captures import article_of, capture_of, fetched_of
from onrecord.errors import InputError
from onrecord.fetch import Client
from onrecord.fetch.addresses import checked_url
from onrecord.record import Article, Record
from onrecord.store import Store, StoredPage


class Status(StrEnum):
    """What became of a page."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    FORGOTTEN = "forgotten"
    FAILED = "failed"


OUTCOME_COLUMNS = ("status", "url", "final_url", "article", "title", "publisher", "published", "statements", "message")
"""Columns of outcomes as rows."""

OUTCOMES_SHOWN = ("status", "title", "publisher", "published", "statements", "url")
"""Those that a table shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a page.

    Attributes:
        status: In a word.
        url: The address that was asked for.
        final_url: The address that answered.
        article: Id of the article on it.
        title: Its headline.
        publisher: Its outlet.
        published: Its date of publication.
        statements: How many statements were read in it; null where it was not read now.
        message: What went wrong; null where nothing did.
    """

    status: Status
    url: str
    final_url: str | None = None
    article: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    statements: int | None = None
    message: str | None = None

    def row(self) -> dict[str, object]:
        """Lay it out as a row."""
        return {**asdict(self), "status": str(self.status)}

    def line(self) -> str:
        """Say it in a line."""
        if self.message is not None:
            return f"{self.status}: {self.message}"
        many = "" if self.statements is None else f" ({self.statements} statement{'' if self.statements == 1 else 's'})"
        return f"{self.status}: {self.final_url or self.url}{'' if self.title is None else ' ' + self.title}{many}"


class Reading:
    """The model, loaded when the first article is to be read, and its run in a store."""

    def __init__(self, store: Store, threads: int | None = None) -> None:
        """Wait.

        Args:
            store: Where the records go.
            threads: Articles read side by side.
        """
        from onrecord.reader import Reader  # noqa: PLC0415  # slow to load

        self._store = store
        self.reader = Reader(threads=threads)
        store.begin_run(self.reader.run.version, self.reader.run.model, self.reader.run.sha256)

    def record(self, article: Article) -> Record:
        """Read an article."""
        return next(iter(self.reader.read_many([article])))


class Follower:
    """Takes pages into a store."""

    def __init__(self, client: Client, store: Store) -> None:
        """Prepare to fetch.

        Args:
            client: What fetches.
            store: Where the records go.
        """
        self._client = client
        self._store = store
        self._reading: Reading | None = None

    def take(
        self, url: str, *, published: str | None = None, publisher: str | None = None, obey_robots: bool = True
    ) -> Outcome:
        """Fetch a page and store the article on it, where it is new or was changed.

        Args:
            url: Its address.
            published: Date of publication where the page does not say.
            publisher: Name of the outlet.
            obey_robots: Whether to leave alone what robots.txt asks to.

        Returns:
            What became of it; a failure is one, too.
        """
        try:
            return self._take(url, published, publisher, obey_robots=obey_robots)
        except InputError as error:
            return Outcome(status=Status.FAILED, url=url, message=str(error))

    def _take(self, url: str, published: str | None, publisher: str | None, *, obey_robots: bool) -> Outcome:
        address = str(checked_url(url))
        following = self._store.following
        if following.is_forgotten(address):
            return _forgotten(address)
        known = following.latest(address)
        fetched = self._client.fetch(
            address,
            etag=None if known is None else known.etag,
            last_modified=None if known is None else known.last_modified,
            obey_robots=obey_robots,
        )
        if fetched.unchanged and known is not None:
            following.confirm(known.page)
            return Outcome(status=Status.UNCHANGED, url=address, final_url=fetched.final_url, article=known.article)
        article = article_of(fetched, published=published, publisher=publisher)
        before = following.latest(fetched.url, fetched.final_url)
        if before is not None and before.article != article.id:
            with suppress(InputError):  # where nothing is found on the old page now, what was found before stays
                self.extract_again(following.page(before.page), only_if_by_another=article)
            before = following.latest(fetched.url, fetched.final_url)
        if before is not None and before.article == article.id:
            following.confirm(before.page, capture_of(fetched))
            return _outcome(Status.UNCHANGED, address, article)
        record = self._read(article)
        added = self._store.following.add_fetched(record, capture_of(fetched))
        if added.forgotten:
            return _forgotten(address)
        return _outcome(Status.CHANGED if added.changed else Status.NEW, address, article, len(record.statements))

    def extract_again(self, page: StoredPage, *, only_if_by_another: Article | None = None, dry_run: bool = False) -> Outcome:
        """Take the text out of a kept page anew, and store it where it is another.

        Args:
            page: The page.
            only_if_by_another: Do so only if this article's text was made by another extractor than the page's, so that a
                better extractor is not taken for an outlet that changed its text.
            dry_run: Only say what would become of it.

        Raises:
            InputError: There is no article on the page any more; what was found before stays.
            StoreError: The page's bytes are damaged.
        """
        there = self._store.record(page.article).article
        same = Outcome(status=Status.UNCHANGED, url=page.url, final_url=page.final_url, article=there.id, title=there.title)
        if only_if_by_another is not None and only_if_by_another.extractor == there.extractor:
            return same
        fetched = fetched_of(page, self._store.following.body(page))
        article = article_of(fetched, published=there.published, publisher=there.publisher)
        if article.id == there.id and article.headlines == there.headlines and article.furniture == there.furniture:
            return same
        if dry_run:
            return _outcome(Status.CHANGED, page.url, article)
        record = self._read(article)
        added = self._store.following.replace_text(page, record)
        return same if added.forgotten else _outcome(Status.CHANGED, page.url, article, len(record.statements))

    def _read(self, article: Article) -> Record:
        if self._reading is None:
            self._reading = Reading(self._store)
        return self._reading.record(article)


def _outcome(status: Status, url: str, article: Article, statements: int | None = None) -> Outcome:
    return Outcome(
        status=status,
        url=url,
        final_url=article.source,
        article=article.id,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        statements=statements,
    )


def _forgotten(url: str) -> Outcome:
    return Outcome(status=Status.FORGOTTEN, url=url, message=f"{url}: what stood there was forgotten, so it is not fetched")
