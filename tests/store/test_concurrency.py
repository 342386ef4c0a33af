"""Several programs with one store."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from onrecord.errors import StoreError
from onrecord.store import Store
from tests.store.builder import LATER_RUN, RUN, numbered, read_by


def test_a_reader_reads_while_a_writer_writes(path: Path) -> None:
    """A reader in the middle of a list sees the state it began with, and a later one what was written meanwhile."""
    with Store.open(path, create=True) as writing:
        writing.add_many(map(numbered, range(20)))
        with Store.open(path, readonly=True) as reading:
            statements = reading.statements()
            next(statements)
            writing.add_many(map(numbered, range(20, 40)))
            assert len(list(statements)) == 19
            assert len(list(reading.statements())) == 40


def test_reading_goes_on_beside_a_writing_thread(path: Path) -> None:
    """Reading goes on, search among it, while another thread stores and replaces; no article is seen half."""
    with Store.open(path, create=True) as store:
        store.add(numbered(0, statements=3))
    done = threading.Event()
    failures: list[BaseException] = []

    def write() -> None:
        try:
            with Store.open(path) as store:
                for number in range(60):
                    store.add(read_by(numbered(number % 30, statements=3), LATER_RUN if number >= 30 else RUN))
        except BaseException as error:  # noqa: BLE001  # told to the test's own thread
            failures.append(error)
        finally:
            done.set()

    writer = threading.Thread(target=write)
    writer.start()
    with Store.open(path, readonly=True) as store:
        while not done.is_set():
            counts = store.counts()
            assert counts.statements == 3 * counts.articles
            assert len(list(store.search("lamp"))) % 3 == 0
            assert len(store.record(numbered(0, statements=3).article.id).statements) == 3
    writer.join()
    with Store.open(path) as store:
        assert (failures, store.counts().statements, store.verify().faults) == ([], 90, [])


def test_two_writers_take_turns(path: Path) -> None:
    """Writers in two threads, each with its own store, wait for each other and lose nothing."""
    with Store.open(path, create=True):
        pass
    failures: list[BaseException] = []

    def write(numbers: range) -> None:
        try:
            with Store.open(path) as store:
                for number in numbers:
                    store.add(numbered(number))
        except BaseException as error:  # noqa: BLE001  # told to the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=write, args=(numbers,)) for numbers in (range(40), range(20, 60))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Store.open(path) as store:
        assert (failures, store.counts().articles, store.verify().faults) == ([], 60, [])


def test_two_programs_make_the_same_store(path: Path) -> None:
    """Programs that make a store at the same moment end with one."""
    failures: list[BaseException] = []

    def make() -> None:
        try:
            with Store.open(path, create=True):
                pass
        except BaseException as error:  # noqa: BLE001  # told to the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with Store.open(path, readonly=True) as store:
        assert store.counts().articles == 0


def test_a_locked_store_is_said_to_be(path: Path) -> None:
    """A writer that waited in vain says that another program is writing; a reader reads meanwhile."""
    with Store.open(path, create=True) as store:
        store.add(numbered(1))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with Store.open(path, timeout=0.05) as store:
            with pytest.raises(StoreError, match=r"news\.db: another program is writing to it.*Wait for it to end"):
                store.add(numbered(2))
            assert store.counts().articles == 1
    finally:
        other.close()


def test_an_exclusive_lock_is_said_on_opening(path: Path) -> None:
    """A file that another program keeps to itself can't be opened, and the message says why."""
    with Store.open(path, create=True):
        pass
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("UPDATE runs SET finished = null")
    try:
        for readonly in (False, True):
            with pytest.raises(StoreError, match=r"news\.db: another program"):
                Store.open(path, readonly=readonly, timeout=0.05)
    finally:
        other.close()
