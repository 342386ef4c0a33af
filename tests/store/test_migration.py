"""Layouts of a store, old and new."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import StoreError
from onrecord.store import Store, connection
from onrecord.store.migration import layout, migrate, shipped
from tests.store.builder import quarrel

FIRST = "CREATE TABLE lamps (number INTEGER PRIMARY KEY);\n"
SECOND = """
CREATE TABLE keepers (name TEXT);
CREATE TRIGGER keepers_added AFTER INSERT ON keepers BEGIN
    INSERT INTO lamps (number) VALUES (1);
    INSERT INTO lamps (number) VALUES (2);
END;
"""


def tables(opened: sqlite3.Connection) -> list[str]:
    """Name the tables and triggers of a database."""
    return [name for (name,) in opened.execute("SELECT name FROM sqlite_master ORDER BY name")]


def test_migrations_are_applied_in_order(path: Path) -> None:
    """A database gets the steps that it lacks, scripts with triggers among them, and remembers how far it is."""
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        migrate(opened, path, (FIRST,))
        assert (tables(opened), layout(opened)) == (["lamps"], 1)
        migrate(opened, path, (FIRST, SECOND))
        assert (tables(opened), layout(opened)) == (["keepers", "keepers_added", "lamps"], 2)
        migrate(opened, path, (FIRST, SECOND))
        opened.execute("INSERT INTO keepers VALUES ('Ada')")
        assert opened.execute("SELECT count(*) FROM lamps").fetchone() == (2,)


def test_a_migration_is_applied_whole_or_not_at_all(path: Path) -> None:
    """A step that fails leaves the database as it was before all of them."""
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        with pytest.raises(sqlite3.OperationalError):
            migrate(opened, path, (FIRST, "CREATE TABLE keepers (name);\nCREATE NONSENSE;\n"))
        assert (tables(opened), layout(opened)) == ([], 0)


def test_a_newer_store_is_refused(path: Path) -> None:
    """A store that a newer version made is refused, says which layout it has, and is left as it is."""
    with Store.open(path, create=True):
        pass
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("PRAGMA user_version = 99")
    for readonly in (True, False):
        with pytest.raises(StoreError, match=r"news\.db: a newer version .*layout 99.*pip install --upgrade onrecord"):
            Store.open(path, readonly=readonly)


def test_an_older_store_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening an older store for writing brings it up to date and loses nothing; opening it for reading says how to."""
    with Store.open(path, create=True) as store:
        store.add(quarrel())
    newer = (*shipped(), "CREATE TABLE lamps (number INTEGER PRIMARY KEY);")
    monkeypatch.setattr(connection, "shipped", lambda: newer)
    monkeypatch.setattr("onrecord.store.migration.shipped", lambda: newer)
    with pytest.raises(StoreError, match=r"an older version of onrecord made this store.*onrecord verify --db"):
        Store.open(path, readonly=True)
    with Store.open(path) as store:
        assert store.record(quarrel().article.id) == quarrel()
    with closing(sqlite3.connect(path)) as opened:
        assert layout(opened) == len(newer)


def test_migrations_are_numbered_without_gaps() -> None:
    """The scripts that ship are all found."""
    assert len(shipped()) >= 1
    assert all("CREATE" in script for script in shipped())
