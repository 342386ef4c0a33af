"""``onrecord copies``. All reports are invented."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import cli
from onrecord.store import Store
from tests.compare.reports import BRIDGE, LEAD, agency, desk, herald, other


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A store of a report, a copy, and another writer's article."""
    path = tmp_path / "news.db"
    with Store.open(path, create=True) as store:
        for record in (other(), herald(), agency()):
            store.add(record)
    return path


def run(db: Path, *args: str) -> Result:
    """Run the command on a store."""
    return CliRunner().invoke(cli, ["copies", "--db", str(db), *args], catch_exceptions=False)


def test_groups_are_listed(db: Path) -> None:
    """A group says how many articles it has, which is the earliest, and how far each copy was altered."""
    result = run(db)
    assert result.exit_code == 0
    title, many, first, second = result.stdout.splitlines()
    assert (title, many.strip()) == ("Ferry stays in port", "2 articles, 2 statements told before")
    assert first.strip() == f"2026-03-02T08:00:00Z · Island Wire · {agency().article.id[7:19]} · the earliest"
    assert "Island Herald" in second
    assert second.endswith("sentences: 2 cut, 1 reworded, 1 moved; headline: No ferry, no word")
    assert "Islanders block" not in result.stdout


def test_one_group_in_detail(db: Path) -> None:
    """With an article, or a statement of one, each sentence that was cut or reworded is shown, and statements that drifted."""
    for name in (herald().article.id[:20], agency().statements[0].id):
        shown = run(db, name).stdout
        assert f"- {BRIDGE}" in shown
        assert "- “We waited in the rain for ⟦four ⟧hours and nobody told us⟦ anything⟧,” said fisherman Ole Brandt." in shown
        assert LEAD not in shown
        assert "Statements in other words" in shown
        assert f"{agency().statements[0].id[:9]} → {herald().statements[1].id[:9]}" in shown


def test_rows(db: Path) -> None:
    """As data there is a row for each article, the original among them, with counts of sentences."""
    first, second = (json.loads(line) for line in run(db, "--nl").stdout.splitlines())
    assert (first["article"], first["kept"], first["other_headline"]) == (agency().article.id, None, False)
    assert (second["original"], second["kept"], second["reworded"], second["cut"]) == (agency().article.id, 2, 1, 2)
    assert (second["moved"], second["other_headline"], second["publisher"]) == (1, True, "Island Herald")
    assert run(db, "--csv").stdout.startswith("original,article,title")


def test_what_dates_don_t_tell_is_said(tmp_path: Path) -> None:
    """Where no date tells which is the earlier, the list says so."""
    with Store.open(tmp_path / "news.db", create=True) as store:
        store.add(desk())
        store.add(agency())
        store._connection.execute("UPDATE appearances SET published = NULL")  # noqa: SLF001  # nobody knows when
    shown = run(tmp_path / "news.db").stdout
    assert "first, as far as dates tell" in shown
    assert "the earliest" not in shown


def test_nothing_to_show(tmp_path: Path, db: Path) -> None:
    """A store without copies, and an article without any, are told in a line; an id that nothing has is an error."""
    with Store.open(tmp_path / "one.db", create=True) as store:
        store.add(agency())
    assert "no article is a copy of another" in run(tmp_path / "one.db").stderr
    assert "no copies of it" in run(db, other().article.id).stderr
    assert run(db, "s0000000000000000").exit_code == 1


def test_a_store_that_is_only_read(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that can't be written to is shown as it was last compared, and the command says so."""
    run(db)
    monkeypatch.setattr("onrecord.store.connection.writable", lambda _path: False)
    result = run(db)
    assert (result.exit_code, "Ferry stays in port" in result.stdout) == (0, True)
    assert "can't be written to" in result.stderr


def test_forgetting_names_the_copies(db: Path) -> None:
    """Whoever forgets an article is told which copies of it are still there."""
    run(db)
    result = CliRunner().invoke(cli, ["forget", agency().article.id, "--yes", "--db", str(db)])
    assert f"copies of it are still there: {herald().article.id}" in result.stderr
    with closing(sqlite3.connect(db)) as opened:
        assert opened.execute("SELECT count(*) FROM copy_pairs").fetchone() == (0,)
