"""``onrecord actors``. All people are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import cli
from onrecord.store import Store
from tests.compare.test_joining_actors import FIRST, SECOND, THIRD


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A store in which three articles name one person, and one of them another."""
    path = tmp_path / "news.db"
    with Store.open(path, create=True) as store:
        for record in (FIRST, SECOND, THIRD):
            store.add(record)
    return path


def run(db: Path, *args: str) -> Result:
    """Run a sub-command on a store."""
    return CliRunner().invoke(cli, ["actors", *args, "--db", str(db)])


def rows(db: Path, *args: str) -> list[tuple[str, int]]:
    """List names with their number of articles."""
    return [(one["name"], one["articles"]) for one in map(json.loads, run(db, "list", "--nl", *args).stdout.splitlines())]


def test_actors_are_listed_and_shown(db: Path) -> None:
    """Actors come with their articles, those of most first; one is shown with each article and how it was joined."""
    assert rows(db) == [("Ada Lind", 3), ("Ole Brandt", 1)]
    assert rows(db, "--several") == [("Ada Lind", 3)]
    assert rows(db, "brandt") == [("Ole Brandt", 1)]
    shown = run(db, "show", "1").stdout
    assert "Ada Lind · person, 3 articles, 0 statements · 2026-03-02 to 2026-03-05" in shown
    assert shown.count("by name: Ada Lind") == 2
    assert run(db, "show", "1", "--csv").stdout.startswith("number,name,kind,country,roles,how,words,article")


def test_decisions_are_made_and_undone(db: Path) -> None:
    """Split parts an article, merge puts actors together, and both say how to undo them."""
    said = run(db, "split", "1", THIRD.article.id[7:19], "--author", "Inga")
    assert said.exit_code == 0
    assert "onrecord actors undo 1" in said.stderr
    assert sorted(rows(db)) == [("Ada Lind", 1), ("Ada Lind", 2), ("Ole Brandt", 1)]
    assert run(db, "merge", "1", "2", "--author", "Inga").exit_code == 0
    assert ("Ada Lind", 2) in rows(db)
    assert len(rows(db)) == 2
    for decision in ("2", "1"):
        assert run(db, "undo", decision, "--author", "Inga").exit_code == 0
    assert rows(db) == [("Ada Lind", 3), ("Ole Brandt", 1)]


def test_what_is_not_there_is_an_error(db: Path) -> None:
    """An actor or decision that is not there is told in a line with what to do, and nothing is written."""
    for args in (("show", "99"), ("merge", "1", "99"), ("undo", "7"), ("split", "1", FIRST.article.id[7:19], "ffff")):
        result = run(db, *args)
        assert result.exit_code == 1, args
        assert len(result.stderr.splitlines()) == 1, result.stderr
    assert len(rows(db)) == 2
