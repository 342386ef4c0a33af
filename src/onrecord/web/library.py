"""The library: the threads in which a store is read and written, and the catalogue that they share.

SQLite's connections belong to the thread that opened them. Each thread here opens its own and closes it in the end, so that
SQLite puts its log away.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from onrecord.errors import StoreError
from onrecord.store import Store
from onrecord.store.catalogue import Catalogue
from onrecord.store.connection import connect
from onrecord.store.failures import explained
from onrecord.store.transaction import transaction

T = TypeVar("T")

_READERS = 3
_PATIENCE = 10.0  # seconds to wait for another program that is writing
_QUICK = 0.2  # seconds that a reader may wait for the catalogue to be read anew
_REST = 10  # times its own length that a slow reading of the catalogue is apart from the next
_VERSION, _KEPT = "version", 64
_STATE = """
SELECT times, (SELECT ifnull(max(number), 0) FROM statements), (SELECT ifnull(max(number), 0) FROM appearances)
FROM alterations
"""


@dataclass(frozen=True, slots=True)
class Room:
    """What one thread works with.

    Attributes:
        connection: Its connection.
        store: The store, through the same connection.
        kept: What was worked out from the store as it is, by name.
    """

    connection: sqlite3.Connection
    store: Store
    kept: dict[object, Any] = field(default_factory=dict)

    @classmethod
    def open(cls, path: Path, *, readonly: bool) -> Room:
        """Open a connection, in the thread that will use it."""
        connection = connect(path, create=False, readonly=readonly, timeout=_PATIENCE)
        return cls(connection, Store(connection, path, readonly=readonly))

    def once(self, name: object, work: Callable[[], T]) -> T:
        """Work something out once for as long as nobody changes the store; for a thread that reads.

        Args:
            name: What it is known by.
            work: Works it out.
        """
        [version] = self.connection.execute("PRAGMA data_version").fetchone()
        if self.kept.get(_VERSION) != version or len(self.kept) > _KEPT:
            self.kept.clear()
            self.kept[_VERSION] = version
        if name not in self.kept:
            self.kept[name] = work()
        found: T = self.kept[name]
        return found


class Desk:
    """One thread and its room."""

    def __init__(self, path: Path, *, readonly: bool) -> None:
        """Prepare a thread; the store is opened when there is work.

        Args:
            path: The store.
            readonly: Whether nothing will be written.
        """
        self._path = path
        self._readonly = readonly
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="onrecord")
        self._room: Room | None = None

    def submit(self, work: Callable[[Room], T]) -> Future[T]:
        """Have work done in the thread.

        Raises:
            StoreError: In the work's result, where the store fails.
        """
        return self._thread.submit(self._work, work)

    def close(self) -> None:
        """Close the store and end the thread."""
        self._thread.submit(self._leave).result()
        self._thread.shutdown()

    def _work(self, work: Callable[[Room], T]) -> T:
        with explained(self._path):
            if self._room is None:
                self._room = Room.open(self._path, readonly=self._readonly)
            return work(self._room)

    def _leave(self) -> None:
        if self._room is not None:
            self._room.store.end_run()
            self._room.store.close()


class Library:
    """A store, read by several threads and written by one."""

    def __init__(self, path: Path, *, readonly: bool) -> None:
        """Prepare; `start` opens it.

        Args:
            path: The store.
            readonly: Whether nothing will be written.
        """
        self.readonly = readonly
        self._readers = [Desk(path, readonly=True) for _ in range(_READERS)]
        self._writer = Desk(path, readonly=False)
        self._clerk = Desk(path, readonly=True)
        self._free: asyncio.Queue[Desk] = asyncio.Queue()
        self._lock = threading.Lock()
        self._catalogue: Catalogue | None = None
        self._known: tuple[int, int, int] | None = None
        self._took, self._read_at = 0.0, 0.0
        self._renewal: Future[None] | None = None

    async def start(self) -> None:
        """Begin to read the catalogue; work may be given at once."""
        for desk in self._readers:
            self._free.put_nowait(desk)
        self._renewal = self._clerk.submit(self._read_anew)

    async def stop(self) -> None:
        """Close everything."""
        for desk in (*self._readers, self._writer, self._clerk):
            await asyncio.to_thread(desk.close)

    async def read(self, work: Callable[[Room], T]) -> T:
        """Have something read.

        Args:
            work: What is to be done, in a thread of its own.
        """
        desk = await self._free.get()
        try:
            return await asyncio.wrap_future(desk.submit(work))
        finally:
            self._free.put_nowait(desk)

    async def write(self, work: Callable[[Room], T], *, transacted: bool = True) -> T:
        """Have something written, one after the other.

        Args:
            work: What is to be done.
            transacted: Whether to do it in one transaction; a `Store` makes its own.

        Raises:
            StoreError: The store may only be read.
        """
        if self.readonly:
            msg = (
                "this store is only shown: nothing can be changed. Start `onrecord serve --db` on a file that you may write to"
            )
            raise StoreError(msg)

        def in_transaction(room: Room) -> T:
            with transaction(room.connection):
                return work(room)

        return await asyncio.wrap_future(self._writer.submit(in_transaction if transacted else work))

    async def begin(self, work: Callable[[Room], None], patience: float) -> None:
        """Have something written that may take long: it goes on after some seconds, while others read.

        Args:
            work: What is to be done; it makes its own transactions.
            patience: Seconds to wait for it.

        Raises:
            StoreError: It failed within that time.
        """
        begun = self._writer.submit(work)
        await asyncio.to_thread(wait, [begun], patience)
        if begun.done():
            begun.result()

    def catalogue(self, room: Room) -> Catalogue:
        """Give the catalogue, in a thread that reads.

        It is of this moment, but where rows were altered and reading all of them anew takes long: then it is the last one,
        and the next is read meanwhile.

        Args:
            room: The thread's own.
        """
        if self._catalogue is None and self._renewal is not None:
            self._renewal.result()
        with self._lock:
            state = room.connection.execute(_STATE).fetchone()
            catalogue = self._catalogue
            if catalogue is None:
                return self._take(room)
            if state == self._known:
                return catalogue
            if state[0] == catalogue.state or self._took < _QUICK:
                return self._take(room)
            resting = time.monotonic() - self._read_at < _REST * self._took
            if (self._renewal is None or self._renewal.done()) and not resting:
                self._renewal = self._clerk.submit(self._read_anew)
            return catalogue

    def _take(self, room: Room) -> Catalogue:
        state = room.connection.execute(_STATE).fetchone()
        began = time.monotonic()
        before = self._catalogue
        catalogue = Catalogue.of(room.connection) if before is None else before.renewed(room.connection)
        if before is None or catalogue.state != before.state:
            self._took = time.monotonic() - began
        self._catalogue, self._known, self._read_at = catalogue, state, time.monotonic()
        return catalogue

    def _read_anew(self, room: Room) -> None:
        state = room.connection.execute(_STATE).fetchone()
        began = time.monotonic()
        catalogue = Catalogue.of(room.connection)
        with self._lock:
            self._catalogue, self._known = catalogue, state
            self._took, self._read_at = time.monotonic() - began, time.monotonic()
