"""The proof that a store is sound finds what was changed behind its back."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.store import Capture, Store, Verification
from tests.store.builder import numbered, quarrel
from tests.store.test_whole import whole


@pytest.fixture
def filled(path: Path) -> Path:
    """A closed store of three articles, one with parts of every kind."""
    with Store.open(path, create=True) as store:
        store.add(quarrel())
        store.add(numbered(1))
        store.add(whole())
    return path


def tampered(path: Path, *statements: str) -> Verification:
    """Change a store behind its back, and verify it."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    with Store.open(path) as store:
        return store.verify()


def test_a_sound_store_holds(filled: Path) -> None:
    """A store that nobody touched has no fault, and the counts say what was checked."""
    found = tampered(filled)
    assert found.holds
    assert (found.articles, found.statements) == (3, 8)
    assert found.spans > 20
    assert found.unchecked == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE articles SET text = replace(text, 'May', 'Mai')", "is not the hash of the text"),
        ("UPDATE articles SET text = text || '!'", "is not the hash of the text"),
        ("UPDATE statements SET record = replace(record, 'ferrymen', 'fisherman')", r"the record says '.*fisherman"),
        ("UPDATE statements SET id = 's0' || substr(id, 3) WHERE act = 'say'", "the column id holds"),
        ("UPDATE statements SET act = 'say' WHERE act = 'deny'", "the column act holds 'say', the record 'deny'"),
        ("UPDATE statements SET speaker_key = 'x' WHERE act = 'deny'", "the column speaker_key holds 'x'"),
        ("UPDATE statements SET confidence = 1 WHERE act = 'deny'", "the column confidence holds"),
        ("UPDATE statements SET ordinal = ordinal + 7", "the column ordinal holds"),
        ("UPDATE statements SET record = substr(record, 2)", "its record can't be read"),
        ("UPDATE statements SET record = replace(record, '\"direct\"', '\"loud\"')", "its record can't be read"),
        ("UPDATE spans SET start = start + 1 WHERE role = 'cue'", "its rows in the table spans differ"),
        ("DELETE FROM spans WHERE role = 'source'", "its rows in the table spans differ"),
        ("UPDATE spans SET text = 'lamp' WHERE role = 'content'", "its rows in the table spans differ"),
        ("UPDATE actors SET name = 'Nobody'", r"actors\[0\]: the column name holds 'Nobody'"),
        ("UPDATE events SET record = '{}'", "its record can't be read"),
        ("UPDATE figures SET low = 9", r"figures\[0\]: the column low holds 9"),
        ("DELETE FROM appearances", "the store does not say where it was met"),
        ("UPDATE appearances SET publisher_key = 'x'", "so that the filter misses it"),
        ("DELETE FROM runs", "belongs to a row of runs that is not there"),
        ("UPDATE statements SET article = 99 WHERE act = 'deny'", "belongs to a row of articles that is not there"),
        ("UPDATE articles SET text = CAST(x'ff' AS TEXT) WHERE number = 1", "its record can't be read"),
        ("UPDATE articles SET headlines = '{' WHERE number = 1", "its record can't be read"),
    ],
)
def test_a_change_is_found(filled: Path, change: str, said: str) -> None:
    """Every change of a text, a row or a record that reading did not make is found, and said where."""
    faults = [str(fault) for fault in tampered(filled, change).faults]
    assert any(re.search(said, fault) for fault in faults), faults


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ("DELETE FROM statements_fts_data WHERE id > 10", "statements_fts"),
        ("INSERT INTO articles_fts (rowid, title, text) VALUES (99, 'lamp', 'lamp')", "articles_fts"),
        ("INSERT INTO statements_fts (statements_fts) VALUES ('delete-all')", "statements_fts"),
    ],
)
def test_a_row_of_an_index_is_held_against_its_table(filled: Path, change: str, where: str) -> None:
    """A row that an index lacks, or that it alone holds, is found."""
    assert where in {fault.where for fault in tampered(filled, change).faults}


@pytest.mark.parametrize("table", ["articles", "statements"])
def test_an_index_that_disagrees_is_found(filled: Path, table: str) -> None:
    """A full-text index that lost step with its table is found, and the message says how to rebuild it."""
    column = "text" if table == "articles" else "content"
    change = f"UPDATE {table} SET {column} = 'the lamp'"  # noqa: S608  # names of this test
    faults = tampered(filled, f"DROP TRIGGER {table}_changed", change).faults
    assert any(fault.where == f"{table}_fts" and "VALUES ('rebuild')" in fault.what for fault in faults)


@pytest.mark.parametrize("table", ["articles", "statements", "spans", "statements_act", "statements_fts_data"])
def test_damaged_pages_are_found(filled: Path, table: str) -> None:
    """Damage to the file is a fault, not a crash."""
    with closing(sqlite3.connect(filled)) as connection:
        [size] = connection.execute("PRAGMA page_size").fetchone()
        [page] = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    content = bytearray(filled.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    filled.write_bytes(content)
    with Store.open(filled) as store:
        assert not store.verify().holds


def test_a_reader_can_verify(filled: Path) -> None:
    """A store that was opened for reading is verified in full, and still refuses to be written."""
    with Store.open(filled, readonly=True) as store:
        assert store.verify().unchecked == []
        assert store._connection.execute("PRAGMA query_only").fetchone() == (1,)  # noqa: SLF001  # nothing else tells it


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE bodies SET gzip = x'00'", "is missing or damaged"),
        ("UPDATE bodies SET gzip = substr(gzip, 1, length(gzip) - 9)", "is missing or damaged"),
        ("UPDATE bodies SET size = 7", "the column size holds 7"),
        ("UPDATE bodies SET sha256 = 'x'", "is missing or damaged"),
        ("DELETE FROM bodies", "belongs to a row of bodies that is not there"),
        ("UPDATE appearances SET page = NULL; DELETE FROM pages", "does not say where they were met"),
    ],
)
def test_the_bytes_of_pages_are_held_against_their_hash(path: Path, change: str, said: str) -> None:
    """Bytes of a page that are damaged, missing, or of no page any more are found; sound ones are counted."""
    url = "https://herald.example/lamp"
    with Store.open(path, create=True) as store:
        page = Capture(url=url, final_url=url, captured="2026-03-02T08:00:00Z", body=b"<p>lamp</p>" * 100)
        store.following.add_fetched(quarrel(), page)
        assert (store.verify().faults, store.verify().pages) == ([], 1)
    faults = [str(fault) for fault in tampered(path, *change.split("; ")).faults]
    assert any(said in fault for fault in faults), faults
