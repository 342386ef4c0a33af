"""A page's whole way into a store: fetched, compared with what is known, read, stored with its bytes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from onrecord.cli.captures import article_of, capture_of, fetched_of
from onrecord.cli.outcomes import Outcome, Status, forgotten, of_article
from onrecord.errors import InputError, StoreError
from onrecord.fetch import Client, Fetched
from onrecord.fetch.addresses import checked_url
from onrecord.record import Article, Record
from onrecord.store import Met, Store, StoredPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A page that is to be fetched, and what is known of it before.

    Attributes:
        url: Its address.
        known: When it was met last; null where it never was.
        published: Date of publication where the page does not say.
        publisher: Name of the outlet.
        obey_robots: Whether to leave alone what robots.txt asks to.
    """

    url: str
    known: Met | None = None
    published: str | None = None
    publisher: str | None = None
    obey_robots: bool = True


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
        visit = self.visit(url, published=published, publisher=publisher, obey_robots=obey_robots)
        return visit if isinstance(visit, Outcome) else self.settle(visit, self.fetch(visit))

    def visit(
        self, url: str, *, published: str | None = None, publisher: str | None = None, obey_robots: bool = True
    ) -> Visit | Outcome:
        """Look up what is known of a page before it is fetched; an outcome where it is not to be.

        Args:
            url: Its address.
            published: Date of publication where the page does not say.
            publisher: Name of the outlet.
            obey_robots: Whether to leave alone what robots.txt asks to.
        """
        try:
            address = str(checked_url(url))
        except InputError as error:
            return Outcome(status=Status.FAILED, url=url, message=str(error))
        if self._store.following.is_forgotten(address):
            return forgotten(address, "what stood there was forgotten, so it is not fetched")
        known = self._store.following.latest(address)
        return Visit(url=address, known=known, published=published, publisher=publisher, obey_robots=obey_robots)

    def fetch(self, visit: Visit) -> Fetched | InputError:
        """Fetch a page, or say why it could not be; in any thread, since the store is not touched."""
        known = visit.known
        try:
            return self._client.fetch(
                visit.url,
                etag=None if known is None else known.etag,
                last_modified=None if known is None else known.last_modified,
                obey_robots=visit.obey_robots,
            )
        except InputError as error:
            return error

    def settle(self, visit: Visit, fetched: Fetched | InputError) -> Outcome:
        """Store the article on a page, where it is new or was changed.

        Args:
            visit: The page.
            fetched: What came of fetching it.

        Returns:
            What became of it; a failure is one, too.
        """
        try:
            if isinstance(fetched, InputError):
                raise fetched
            return self._settle(visit, fetched)
        except InputError as error:
            return Outcome(status=Status.FAILED, url=visit.url, message=str(error))

    def _settle(self, visit: Visit, fetched: Fetched) -> Outcome:
        address, known, following = visit.url, visit.known, self._store.following
        if fetched.unchanged and known is not None:
            following.confirm(known.page)
            return Outcome(status=Status.UNCHANGED, url=address, final_url=fetched.final_url, article=known.article)
        article = article_of(fetched, published=visit.published, publisher=visit.publisher)
        before = following.latest(fetched.url, fetched.final_url)
        if before is not None and before.article != article.id:
            # Where nothing is found on the old page now, or its bytes are damaged, what was found before stays.
            with suppress(InputError, StoreError):
                self.extract_again(following.page(before.page), only_if_by_another=article)
            before = following.latest(fetched.url, fetched.final_url)
        if before is not None and before.article == article.id:
            following.confirm(before.page, capture_of(fetched))
            return of_article(Status.UNCHANGED, address, article)
        record = self._read(article)
        added = following.add_fetched(record, capture_of(fetched))
        if added.forgotten:
            return forgotten(address, "the text there, or the address that it leads to, was forgotten, so it is not stored")
        return of_article(Status.CHANGED if added.changed else Status.NEW, address, article, len(record.statements))

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
            return of_article(Status.CHANGED, page.url, article)
        record = self._read(article)
        added = self._store.following.replace_text(page, record)
        return same if added.forgotten else of_article(Status.CHANGED, page.url, article, len(record.statements))

    def _read(self, article: Article) -> Record:
        if self._reading is None:
            self._reading = Reading(self._store)
        return self._reading.record(article)
