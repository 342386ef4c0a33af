"""What the commands over a store share: which store, and how it fails."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.main import cli
from onrecord.store import Store
from tests.store.builder import quarrel

COMMANDS = (["statements"], ["search", "lamp"], ["search", "--articles", "lamp"], ["show", "s0000"], ["verify"])


def no_store(path: Path, kind: str) -> None:
    """Put something that is no store in its place."""
    if kind == "folder":
        path.mkdir()
    elif kind == "text":
        path.write_text("The lamp is dark. " * 50)
    elif kind == "empty":
        path.touch()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "foreign":
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE lamps (number)")
    elif kind in {"newer", "damaged"}:
        with Store.open(path, create=True) as store:
            store.add(quarrel())
        if kind == "newer":
            with closing(sqlite3.connect(path)) as connection:
                connection.execute("PRAGMA user_version = 99")
        else:
            path.write_bytes(path.read_bytes()[:30_000])


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("folder", "this is a folder. Name a file in it"),
        ("text", "this is no SQLite file, so no store. Name another file"),
        ("empty", "this file is empty. Make a store with `onrecord read"),
        ("pipe", "this is a device or a pipe, no file on a disk. Name a file"),
        ("foreign", "this is an SQLite database of another program, no store of onrecord. Name another file"),
        ("newer", "a newer version of onrecord made this store"),
        ("damaged", "the file is damaged. Restore a backup"),
        ("missing", "there is no such file. Make a store with `onrecord read"),
    ],
)
def test_what_is_no_store_is_said_in_one_line(tmp_path: Path, arguments: list[str], kind: str, said: str) -> None:
    """Each command says in one line what is wrong, where, and what to do; exit status 1, and the file stays as it was."""
    path = tmp_path / "news.db"
    no_store(path, kind)
    before = path.read_bytes() if path.is_file() else None
    result = CliRunner().invoke(cli, [*arguments, "--db", str(path)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Error: {path}: {said}")
    assert len(result.stderr.splitlines()) == 1
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_command_leaves_anything_beside_the_store(tmp_path: Path, arguments: list[str]) -> None:
    """Whatever a command answers, the store is one file again when it ends, and reading did not change it."""
    path = tmp_path / "news.db"
    with Store.open(path, create=True) as store:
        store.add(quarrel())
    before = path.read_bytes()
    assert CliRunner().invoke(cli, [*arguments, "--db", str(path)]).exit_code == (arguments[0] == "show")
    assert [file.name for file in tmp_path.iterdir()] == ["news.db"]
    assert path.read_bytes() == before
