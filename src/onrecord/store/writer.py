"""Storing records one by one or in batches, and the run that they belong to."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from onrecord.record import Record, Run
from onrecord.store.failures import explained
from onrecord.store.indexing import indexed_together
from onrecord.store.runs import OpenRun, Options
from onrecord.store.soundness import require_sound
from onrecord.store.stored import Added
from onrecord.store.transaction import transaction
from onrecord.store.writing import write

T = TypeVar("T")

# A batch is written when it has so many records, or when its writing is so many seconds overdue: a program that is killed
# loses no more than that, and other programs wait no longer for their turn than a batch takes to write.
_BATCH = 200
_SECONDS = 1.0


class Writer:
    """Writes records to a store in transactions: each is stored whole or not at all."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Prepare to write.

        Args:
            connection: The store.
            path: Its file, for messages.
        """
        self._connection = connection
        self._path = path
        self._run: OpenRun | None = None

    def begin_run(self, run: Run, options: Options | None) -> OpenRun:
        """Begin a run, and end the one before it."""
        self.end_run()
        self._run = OpenRun.begin(run, options)
        return self._run

    def end_run(self) -> None:
        """Write down that the run came to its end, if there is one."""
        if self._run is not None and self._run.number is not None:
            with explained(self._path), transaction(self._connection):
                self._run.finish(self._connection)
        self._run = None

    def add(self, record: Record, *, replace: bool) -> Added:
        """Store one record."""
        require_sound(record)
        return self._write([record], replace=replace)

    def add_many(self, records: Iterable[Record], *, replace: bool) -> Added:
        """Store records in batches; those that came before a failure are kept."""
        waiting: list[Record] = []
        change = Added()
        written = time.monotonic()
        try:
            for record in records:
                require_sound(record)
                waiting.append(record)
                if len(waiting) >= _BATCH or time.monotonic() - written >= _SECONDS:
                    batch, waiting = waiting, []
                    change += self._write_whole(batch, replace=replace)
                    written = time.monotonic()
        finally:
            if waiting:
                change += self._write_whole(waiting, replace=replace)
        return change

    def _write_whole(self, records: Sequence[Record], *, replace: bool) -> Added:
        """Write a batch, and on Ctrl-C write it nevertheless before giving way."""
        try:
            return self._write(records, replace=replace)
        except KeyboardInterrupt:
            self._write(records, replace=replace)
            raise

    def _write(self, records: Sequence[Record], *, replace: bool) -> Added:
        def work() -> Added:
            change = Added()
            with indexed_together(self._connection):
                for record in records:
                    change += write(self._connection, record, self.run_of(record), replace=replace)
            return change

        return self.transacted(work)

    def transacted(self, work: Callable[[], T]) -> T:
        """Do work in one transaction, after which the run is as it was if it failed.

        Args:
            work: What is to be done.
        """
        before = self._run
        number = None if before is None else before.number
        try:
            with explained(self._path), transaction(self._connection):
                return work()
        except BaseException:
            # The run's row went with the transaction that made it.
            self._run = before
            if before is not None:
                before.number = number
            raise

    def run_of(self, record: Record) -> OpenRun:
        """Give the run that a record belongs to; one is begun where it is not the one under way."""
        if self._run is None or self._run.run != record.run:
            if self._run is not None:
                self._run.finish(self._connection)
            self._run = OpenRun.begin(record.run)
        return self._run
