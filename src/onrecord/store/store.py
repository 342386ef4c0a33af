"""The store: one SQLite file of records, which readers may read while a writer writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from onrecord.record import Record, Run
from onrecord.store import reading, searching, verification
from onrecord.store.accounts import AccountFilter, StoredAccount, accounts
from onrecord.store.connection import connect
from onrecord.store.copies import Copies
from onrecord.store.events import EventFilter, StoredEvent, events, find_event
from onrecord.store.failures import explained
from onrecord.store.figures import FigureFilter, StoredFigure, figures
from onrecord.store.filters import StatementFilter
from onrecord.store.finding import find
from onrecord.store.following import Following
from onrecord.store.runs import OpenRun, Options
from onrecord.store.searching import ArticleHit, HitCount, StatementHit
from onrecord.store.stored import Added, Appearance, ArticleHead, Counts, StoredStatement
from onrecord.store.transaction import snapshot
from onrecord.store.verification import Verification
from onrecord.store.writer import Writer

T = TypeVar("T")

TIMEOUT = 10.0
"""Seconds to wait for another program that is writing."""


class Store:
    """A store that is open. It is a context manager: leaving it closes the file and puts its log away.

    While a store is open, SQLite keeps two files beside it, ``-wal`` and ``-shm``; copy a store when it is closed. Every
    method raises `StoreError` where the file fails it: locked, damaged, read-only, the disk full.

    What belongs to following sources (feeds, pages, changes, forgetting) stands in its attribute ``following``, and copies of
    articles in ``copies``.

    An iterator that a store gave is to be used up or dropped before the same store is written to or closed; what others
    write meanwhile does it no harm.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, *, readonly: bool = False) -> None:
        """Take over a connection; `Store.open` is the usual way in.

        Args:
            connection: A connection that `onrecord.store.connection.connect` made.
            path: The file.
            readonly: Whether nothing will be written.
        """
        self.path = path
        self.readonly = readonly
        self._connection = connection
        self._writer = Writer(connection, path)
        self.following = Following(connection, path, self._writer)
        self.copies = Copies(connection, path, self._writer)

    @classmethod
    def open(cls, path: str | PathLike[str], *, create: bool = False, readonly: bool = False, timeout: float = TIMEOUT) -> Self:
        """Open a store, and bring one that an older version made up to date unless it is only to be read.

        Args:
            path: The file, on a disk of this machine.
            create: Whether to make the file where there is none.
            readonly: Whether nothing will be written.
            timeout: Seconds to wait for another program that is writing.

        Raises:
            StoreError: The file is missing, is no store, is locked, can't be written, lies on a network share, or is newer
                than this program.
            ValueError: A store can't be made and only read.
        """
        if create and readonly:
            msg = "a store that is made can't be read-only"
            raise ValueError(msg)
        file = Path(path)
        return cls(connect(file, create=create, readonly=readonly, timeout=timeout), file, readonly=readonly)

    def close(self) -> None:
        """Close the file. What was written is merged into it, and the log beside it goes, unless others have it open."""
        with suppress(sqlite3.Error):
            if not self.readonly:
                self._connection.execute("PRAGMA busy_timeout = 0")
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None:
                self.end_run()
        finally:
            self.close()

    def begin_run(self, version: str, model: str, sha256: str, options: Options | None = None) -> OpenRun:
        """Begin a run, which all records added from now on belong to.

        The run ends with the next one, with `end_run`, or when the store is left without an exception; otherwise it stays
        unfinished on record. A run of which nothing was stored leaves no row.

        Args:
            version: Version of onrecord.
            model: Name and version of the model.
            sha256: Hash of the model's files.
            options: The options that change what is read, and only those: an article that was read with other options is
                read anew.
        """
        return self._writer.begin_run(Run(version=version, model=model, sha256=sha256), options)

    def end_run(self) -> None:
        """Write down that the run came to its end."""
        self._writer.end_run()

    def add(self, record: Record, *, replace: bool = False) -> Added:
        """Store a record, in one transaction.

        The same text is the same article. Where it was read by the same version and model with the same options before, only
        the appearance is added, if it is new. Where another run read it, what that run read is replaced.

        Args:
            record: The record. Where its ``run`` is not the one begun, a run without options is begun for it.
            replace: Whether to replace what the same version and model read before, too.

        Raises:
            VerbatimError: A span or an id does not follow from the text; nothing was stored.
        """
        return self._writer.add(record, replace=replace)

    def add_many(self, records: Iterable[Record], *, replace: bool = False) -> Added:
        """Store records as they come, about once a second, many in one transaction.

        When anything is raised, Ctrl-C included, all records that came before are stored first.

        Args:
            records: The records.
            replace: As for `add`.

        Returns:
            What changed, added up.
        """
        return self._writer.add_many(records, replace=replace)

    def statements(self, chosen: StatementFilter | None = None) -> Iterator[StoredStatement]:
        """Read the statements that match a filter, in order of publication, unknown dates last.

        Args:
            chosen: The filter; all statements without one.
        """
        return self._explained(reading.statements(self._connection, chosen or StatementFilter()))

    def figures(self, chosen: FigureFilter | None = None) -> Iterator[StoredFigure]:
        """Read the figures that match a filter, in order of publication, unknown dates last.

        Args:
            chosen: The filter; all figures without one.
        """
        return self._explained(figures(self._connection, chosen or FigureFilter()))

    def events(self, chosen: EventFilter | None = None) -> Iterator[StoredEvent]:
        """Read the events that match a filter, in order of publication, unknown dates last.

        Args:
            chosen: The filter; all events without one.
        """
        return self._explained(events(self._connection, chosen or EventFilter()))

    def accounts(self, chosen: AccountFilter | None = None) -> Iterator[StoredAccount]:
        """Read the accounts that match a filter, in order of publication, unknown dates last.

        Args:
            chosen: The filter; all accounts without one.
        """
        return self._explained(accounts(self._connection, chosen or AccountFilter()))

    def event(self, prefix: str) -> StoredEvent:
        """Find an event by its id, or the beginning of it.

        Args:
            prefix: ``e`` and four hexadecimal digits or more.

        Raises:
            StoreError: This is no id, nothing has it, or several have; the message says what to do.
        """
        with explained(self.path):
            return find_event(self._connection, prefix)

    def search(self, text: str, chosen: StatementFilter | None = None) -> Iterator[StatementHit]:
        """Search in what is said and in the names of speakers, best first.

        Up to 2,000 hits are ranked together. Of more, the 2,000 that were stored last come first, behind them the 2,000 before
        those, and so on in ever larger blocks, each with its best first.

        Args:
            text: The user's words, which must all be found, in any of their forms; a phrase in double quotation marks is
                found as it stands. No character is syntax.
            chosen: Filter of the statements.
        """
        return self._explained(searching.search(self._connection, text, chosen or StatementFilter()))

    def search_articles(self, text: str, chosen: StatementFilter | None = None) -> Iterator[ArticleHit]:
        """Search in headlines and texts of articles, best first, in blocks as `search` does.

        Args:
            text: The user's words, as for `search`.
            chosen: Filter of the articles; it must not choose among statements.
        """
        return self._explained(searching.search_articles(self._connection, text, chosen or StatementFilter()))

    def count_hits(self, text: str, chosen: StatementFilter | None = None, *, articles: bool = False) -> HitCount:
        """Count what `search` or `search_articles` finds, as far as that is quickly told.

        Args:
            text: The user's words.
            chosen: Filter of the statements, or of the articles; its limit and offset don't count here.
            articles: Whether to search in articles.
        """
        with explained(self.path), snapshot(self._connection):
            return searching.count_hits(self._connection, text, chosen or StatementFilter(), articles=articles)

    def find(self, prefix: str) -> ArticleHead | StoredStatement:
        """Find what an id, or the beginning of one, stands for.

        Args:
            prefix: A statement's id, or an article's with or without ``sha256:``; four digits or more.

        Raises:
            StoreError: This is no id, nothing has it, or several have; the message lists them.
        """
        with explained(self.path):
            return find(self._connection, prefix)

    def record(self, article: str) -> Record:
        """Read a whole record, equal to the one that was stored.

        Args:
            article: The article's full id.

        Raises:
            StoreError: The store holds no such article.
        """
        with explained(self.path):
            return reading.record(self._connection, article)

    def appearances(self, article: str) -> tuple[Appearance, ...]:
        """Read where an article was met, in the order of meeting it.

        Args:
            article: The article's full id.
        """
        with explained(self.path):
            return reading.appearances(self._connection, article)

    def counts(self) -> Counts:
        """Count what the store holds."""
        with explained(self.path), snapshot(self._connection):
            return reading.counts(self._connection)

    def verify(self) -> Verification:
        """Prove that every span is verbatim, every id follows from its text, and the file is sound."""
        with explained(self.path):
            return verification.verify(self._connection)

    def _explained(self, items: Iterator[T]) -> Iterator[T]:
        with explained(self.path):
            yield from items
