"""Opening a store: what is refused, and in which words."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import StoreError
from onrecord.store import Store
from onrecord.store.connection import writable
from tests.store.builder import quarrel
from tests.store.conftest import Nobody


def test_nothing_lies_beside_a_closed_store(path: Path) -> None:
    """A store that was closed is one file, whether it was written or only read."""
    with Store.open(path, create=True) as store:
        store.add(quarrel())
        assert path.with_name("news.db-wal").exists()
    with Store.open(path, readonly=True) as store:
        assert store.record(quarrel().article.id) == quarrel()
    assert [file.name for file in path.parent.iterdir()] == ["news.db"]


def test_a_store_is_marked_as_one(path: Path) -> None:
    """The file's header says what it is, and the log is written ahead."""
    with Store.open(path, create=True):
        pass
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"ONRC"),)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_missing_file_is_not_made_unasked(path: Path) -> None:
    """Reading a store that is not there says how to make one, and makes nothing."""
    for readonly in (True, False):
        with pytest.raises(StoreError, match=r"news\.db: there is no such file\. Make a store with `onrecord read"):
            Store.open(path, readonly=readonly)
    assert not path.exists()


def test_a_store_cannot_be_made_and_only_read(path: Path) -> None:
    """To make a store that is read-only is a mistake in the program."""
    with pytest.raises(ValueError, match="can't be read-only"):
        Store.open(path, create=True, readonly=True)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder is no store; the message names a file in it."""
    with pytest.raises(StoreError, match=r"this is a folder\. Name a file in it, such as"):
        Store.open(tmp_path, create=True)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """A store in a folder that is not there says which folder is missing."""
    with pytest.raises(StoreError, match=r"there is no folder .*nowhere\. Make it first"):
        Store.open(tmp_path / "nowhere" / "news.db", create=True)


def test_an_impossible_path_is_refused() -> None:
    """A path that no file can have gets a message, not a crash."""
    with pytest.raises(StoreError, match=r"Check the path"):
        Store.open("news\0.db", create=True)


def test_a_device_or_a_pipe_is_refused(path: Path) -> None:
    """What is no file on a disk is refused at once; nothing waits for a pipe that nobody writes to."""
    os.mkfifo(path)
    for place in (path, Path(os.devnull)):
        for options in ({"create": True}, {"readonly": True}, {}):
            with pytest.raises(StoreError, match=r"this is a device or a pipe.*Name a file"):
                Store.open(place, **options)


def test_a_strange_name_is_a_name(tmp_path: Path) -> None:
    """Characters that mean something in an address of SQLite's are part of the name."""
    path = tmp_path / "news ?mode=memory#100%.db"
    with Store.open(path, create=True):
        pass
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("content", [b"Island Herald, 2 June. The lamp is dark. " * 40, b"\x89PNG\r\n\x1a\n" * 200])
def test_another_kind_of_file_is_refused(path: Path, content: bytes) -> None:
    """A file that is no database is refused, and left as it is."""
    path.write_bytes(content)
    for readonly in (True, False):
        with pytest.raises(StoreError, match="this is no SQLite file, so no store"):
            Store.open(path, readonly=readonly)
    assert path.read_bytes() == content


@pytest.mark.parametrize("mark", ["CREATE TABLE notes (text)", "PRAGMA application_id = 7"])
def test_another_programs_database_is_refused(path: Path, mark: str) -> None:
    """A database of another program is refused, and left as it is."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(mark)
        connection.commit()
    before = path.read_bytes()
    for options in ({"create": True}, {"readonly": True}, {}):
        with pytest.raises(StoreError, match=r"news\.db: this is an SQLite database of another program"):
            Store.open(path, **options)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    """An empty file, as `mktemp` makes one, is taken when a store is to be made, else said to be empty and left so."""
    path.touch()
    for readonly in (True, False):
        with pytest.raises(StoreError, match=r"news\.db: this file is empty\. Make a store with `onrecord read"):
            Store.open(path, readonly=readonly)
    assert path.stat().st_size == 0
    with Store.open(path, create=True) as store:
        assert store.counts().articles == 0


def test_a_damaged_store_is_said_to_be(path: Path) -> None:
    """A store whose pages were overwritten is not read as if nothing had happened."""
    with Store.open(path, create=True) as store:
        store.add(quarrel())
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * 3996
    path.write_bytes(content)
    with pytest.raises(StoreError, match="the file is damaged"):
        Store.open(path, readonly=True)


def test_a_reader_writes_nothing(path: Path) -> None:
    """A store that was opened for reading refuses records."""
    with Store.open(path, create=True):
        pass
    with Store.open(path, readonly=True) as store, pytest.raises(StoreError, match="it can't be written to"):
        store.add(quarrel())


def test_a_closed_store_says_so(path: Path) -> None:
    """A store that was closed says that it was."""
    with Store.open(path, create=True) as store:
        pass
    with pytest.raises(StoreError, match="this store was closed"):
        store.counts()


def test_a_folder_without_rights_is_read(without_rights: Path, nobody: Nobody) -> None:
    """Who may not write in a folder reads the stores in it, and can't write to them or make one."""
    path = without_rights / "news.db"
    with Store.open(path, create=True) as store:
        store.add(quarrel())
    without_rights.chmod(0o555)
    path.chmod(0o444)
    with nobody:
        assert not writable(path)
        with Store.open(path, readonly=True) as store:
            assert store.record(quarrel().article.id) == quarrel()
            found = store.verify()
            assert (found.faults, len(found.unchecked)) == ([], 2)
        with pytest.raises(StoreError, match=r"news\.db: it can't be written to\. Check the permissions"):
            Store.open(path)
        with pytest.raises(StoreError, match=r"new\.db: it can't be opened\. Check"):
            Store.open(without_rights / "new.db", create=True)
    assert [file.name for file in without_rights.iterdir()] == ["news.db"]


def test_a_log_left_in_a_folder_without_rights_is_named(without_rights: Path, nobody: Nobody) -> None:
    """Where a killed writer left its log and the folder can't be written, the message says whom to ask for what."""
    path = without_rights / "news.db"
    with Store.open(path, create=True) as store:
        store.add(quarrel())
    path.with_name("news.db-wal").write_bytes(b"not merged")
    without_rights.chmod(0o555)
    with nobody, pytest.raises(StoreError, match=r"left news\.db-wal behind.*`onrecord verify`"):
        Store.open(path, readonly=True)


def test_nothing_is_left_where_making_a_store_failed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a new store can't be set up, no empty file stays behind."""

    def fails(*_: object) -> None:
        msg = "database or disk is full"
        raise sqlite3.OperationalError(msg)

    monkeypatch.setattr("onrecord.store.connection.current", fails)
    with pytest.raises(StoreError, match="disk is full"):
        Store.open(path, create=True)
    assert not path.exists()


def test_an_old_sqlite_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python with an SQLite that lacks what is needed says so."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 8, 0))
    with pytest.raises(StoreError, match="SQLite is too old"):
        Store.open(path, create=True)
