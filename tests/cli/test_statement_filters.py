"""The filters of ``statements`` and ``search`` that go beyond the speaker's name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import cli
from onrecord.store import Store
from tests.store.builder import council, quarrel

COUNCIL = council()


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A store of a council and a quarrel."""
    path = tmp_path / "news.db"
    with Store.open(path, create=True) as store:
        store.add(COUNCIL)
        store.add(quarrel())
    return path


def run(command: str, db: Path, *arguments: str) -> Result:
    """Run a command on a store."""
    return CliRunner().invoke(cli, [command, "--db", str(db), *arguments])


@pytest.mark.parametrize(
    ("arguments", "places"),
    [
        (["--role", "foreign minister"], [0, 1]),
        (["--country", "Ukraine", "--to", "garcia"], [0]),
        (["--target", "garcia"], [2]),
        (["--country", "NOR"], [3]),
    ],
)
def test_statements_are_chosen(db: Path, arguments: list[str], places: list[int]) -> None:
    """The options choose as their help says."""
    rows = json.loads(run("statements", db, "--json", *arguments).stdout)
    assert [row["id"] for row in rows] == [COUNCIL.statements[place].id for place in places]


def test_a_search_is_narrowed(db: Path) -> None:
    """A search takes the same options, but not over articles, and says which it can't take."""
    (hit,) = json.loads(run("search", db, "--json", "dam", "--to", "garcia").stdout)
    assert hit["id"] == COUNCIL.statements[0].id
    assert json.loads(run("search", db, "--json", "dam", "--to", "islanders").stdout) == []
    result = run("search", db, "dam", "--articles", "--to", "garcia", "--role", "mayor")
    assert result.exit_code == 2
    assert "--articles can't be combined with --role, --to" in " ".join(result.stderr.split())


def test_the_list_says_to_whom_and_about_whom(db: Path) -> None:
    """An entry names whom a statement was said to and whom it is about, where the record tells it."""
    shown = run("statements", db, "--country", "UKR").stdout
    assert "Olha Harna · indirect · to Inés García · " in shown
    assert " · to the islanders · about the islanders · " in shown
    assert " · to " not in run("statements", db, "--publisher", "herald").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--country", "Atlantis"], "is no country's name"),
        (["--role", " "], "holds no word to look for"),
        (["--unknown-speaker", "--country", "UKR"], "exclude each other"),
    ],
)
def test_wrong_usage(db: Path, arguments: list[str], said: str) -> None:
    """A value without meaning is wrong usage: exit status 2."""
    result = run("statements", db, *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
