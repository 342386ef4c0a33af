"""``onrecord verify``."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import cli
from onrecord.record import Record
from onrecord.store import Store
from tests.store.builder import quarrel


@pytest.fixture
def db(tmp_path: Path, record: Record) -> Path:
    """A store of two articles."""
    path = tmp_path / "news.db"
    with Store.open(path, create=True) as store:
        store.add(record)
        store.add(quarrel())
    return path


def run(db: Path) -> Result:
    """Run the command on a store."""
    return CliRunner().invoke(cli, ["verify", "--db", str(db)])


def test_a_sound_store(db: Path) -> None:
    """What was checked is listed with counts; exit status 0."""
    result = run(db)
    assert result.exit_code == 0
    assert result.stdout.startswith("2 articles: ")
    assert "10 statements: " in result.stdout
    assert result.stdout.endswith("all holds\n")


def test_each_fault_has_a_line(db: Path) -> None:
    """Faults are listed one a line with the id of the article, whatever an article smuggles in; exit status 1."""
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("UPDATE articles SET text = replace(text, 'lamp', char(10, 27)) WHERE title LIKE 'Lighthouse%'")
        connection.commit()
    result = run(db)
    faults = [line for line in result.stdout.splitlines() if line.startswith("fault: ")]
    assert result.exit_code == 1
    assert any("is not the hash of the text" in fault and quarrel().article.id in fault for fault in faults)
    assert result.stdout.splitlines()[-1] == f"{len(faults)} faults"
    assert "\x1b" not in result.stdout


def test_no_store(tmp_path: Path) -> None:
    """A file that is no store is told in one line: exit status 1."""
    path = tmp_path / "notes.txt"
    path.write_text("The lamp is dark. " * 50)
    result = run(path)
    assert result.exit_code == 1
    assert "this is no SQLite file" in result.stderr
    assert run(tmp_path / "no.db").exit_code == 1
