"""A writer that is stopped in the middle: killed, interrupted, or out of room."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections import deque
from pathlib import Path

import pytest

from onrecord.errors import StoreError
from onrecord.record import Record
from onrecord.store import Store, writer
from onrecord.store.connection import connect
from onrecord.store.runs import OpenRun
from onrecord.store.stored import Added
from onrecord.store.writing import write
from tests.store.builder import LATER_RUN, numbered, quarrel, read_by

ROOT = Path(__file__).parents[2]
# Stores articles without end, and says which are stored.
ENDLESS = """
import itertools, signal, sys
# A test that runs in the background may have been told to ignore it.
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path.insert(0, sys.argv[2])
from onrecord.store import Store
from tests.store.builder import numbered
store = Store.open(sys.argv[1], create=True)
for number in itertools.count():
    store.add(numbered(number, statements=40))
    print(number, flush=True)
"""
# Stores a batch of three, then is killed while it writes the second article of another batch, the first of which it replaces.
KILLED_IN_A_BATCH = """
import os, signal, sys
sys.path.insert(0, sys.argv[2])
from onrecord.store import Store, writer, writing
from tests.store.builder import LATER_RUN, numbered, read_by
store = Store.open(sys.argv[1], create=True)
store.add_many(map(numbered, range(3)))
# So little memory that the unfinished transaction is written to the log.
store._connection.execute("PRAGMA cache_size = 5")
calls = 0
def killed(connection, *rest):
    global calls
    calls += 1
    if calls == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    parts(connection, *rest)
parts, writing._write_parts = writing._write_parts, killed
store.add_many(read_by(numbered(number), LATER_RUN) for number in range(2, 6))
"""


def stored_before(path: Path, stop: signal.Signals) -> list[int]:
    """Run an endless writer, stop it in the middle, and give the numbers that it said were stored."""
    command = [sys.executable, "-c", ENDLESS, str(path), str(ROOT)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:  # noqa: S603  # of this test
        assert process.stdout is not None
        said = [int(process.stdout.readline()) for _ in range(10)]
        process.send_signal(stop)
        rest = process.stdout.read()
    return said + [int(line) for line in rest.splitlines(keepends=True) if line.endswith("\n")]


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
def test_a_stopped_writer_loses_nothing(path: Path, stop: signal.Signals) -> None:
    """After a kill, or Ctrl-C, all that was stored is there, no article is half there, and the store verifies."""
    said = stored_before(path, stop)
    with Store.open(path) as store:
        assert store.verify().faults == []
        for number in said:
            expected = numbered(number, statements=40)
            assert store.record(expected.article.id) == expected
        assert len(said) <= store.counts().articles <= len(said) + 1
        assert store.counts().statements == 40 * store.counts().articles
        store.add(quarrel())
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_killed_batch_leaves_no_half(path: Path) -> None:
    """A writer that is killed inside a transaction, in the middle of an article, leaves what was there before it."""
    command = [sys.executable, "-c", KILLED_IN_A_BATCH, str(path), str(ROOT)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603  # of this test
    assert (result.returncode, result.stderr) == (-signal.SIGKILL, "")
    assert path.with_name("news.db-wal").stat().st_size > 0
    with Store.open(path) as store:
        assert (store.verify().faults, store.counts().articles, store.counts().runs) == ([], 3, 1)
        assert [store.record(numbered(number).article.id) for number in range(3)] == [numbered(number) for number in range(3)]
        assert store.add(read_by(numbered(2), LATER_RUN)).replaced == 1


def test_a_reader_takes_over_what_a_killed_writer_left(path: Path) -> None:
    """A read-only opening finds what a killed writer had stored, and puts its log away."""
    said = stored_before(path, signal.SIGKILL)
    with Store.open(path, readonly=True) as store:
        assert store.counts().articles >= len(said)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_ctrl_c_while_writing_finishes_the_batch(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle of a transaction leaves no half batch: it is written whole, then the program gives way."""
    calls = 0

    def interrupted(connection: sqlite3.Connection, record: Record, run: OpenRun, *, replace: bool) -> Added:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise KeyboardInterrupt
        return write(connection, record, run, replace=replace)

    monkeypatch.setattr(writer, "write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        store.add_many(map(numbered, range(5)))
    assert store.counts().articles == 5
    assert store.counts().runs == 1
    assert store.verify().faults == []


def test_a_failed_replacement_keeps_what_was_there(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """When replacing an article's statements fails, the old ones and their run are still there."""
    store.add(quarrel())

    def fails(*_: object, **__: object) -> Added:
        msg = "disk I/O error"
        raise sqlite3.OperationalError(msg)

    monkeypatch.setattr("onrecord.store.writing._write_parts", fails)
    with pytest.raises(StoreError, match="disk I/O error"):
        store.add(read_by(quarrel(), LATER_RUN))
    monkeypatch.undo()
    assert store.record(quarrel().article.id) == quarrel()
    assert store.counts().runs == 1
    assert store.add(read_by(quarrel(), LATER_RUN)).replaced == 1


def test_a_full_disk_is_said_and_loses_nothing(path: Path) -> None:
    """When the disk is full, the message says so, what was stored stays, and with room again the rest can be added."""
    connection = connect(path, create=True, readonly=False, timeout=1)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 40}")
    with Store(connection, path) as store:
        with pytest.raises(StoreError, match=r"news\.db: the disk is full.*make room, then read the rest again"):
            deque((store.add(numbered(number, statements=5)) for number in range(1000)), maxlen=0)
        stored = store.counts().articles
        assert stored > 0
    with Store.open(path) as store:
        assert store.verify().faults == []
        assert store.counts().articles == stored
        assert store.add(numbered(stored, statements=5)).new_article
