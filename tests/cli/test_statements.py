"""``onrecord statements``."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import cli
from onrecord.cli.rows import STATEMENT_COLUMNS, statement_row
from onrecord.cli.store_options import ACTS, FORMS, SCOPES
from onrecord.record import Record
from onrecord.record.statement import Act, Form, Scope
from onrecord.store import Store
from tests.store.builder import met, quarrel


@pytest.fixture
def db(tmp_path: Path, record: Record) -> Path:
    """A store of two articles, one of them met in two outlets."""
    path = tmp_path / "news.db"
    with Store.open(path, create=True) as store:
        store.add(record)
        store.add(quarrel())
        store.add(met(quarrel(), publisher="Norland Wire", published="2021-06-04"))
    return path


def run(db: Path, *arguments: str) -> Result:
    """Run the command on a store."""
    return CliRunner().invoke(cli, ["statements", "--db", str(db), *arguments])


def test_the_list_says_who_what_where_and_when(db: Path) -> None:
    """Each statement has its speaker, act and form, its words, its article, and an id that `show` understands."""
    result = run(db, "--speaker", "o'brien")
    [statement] = [one for one in quarrel().statements if one.act == "deny"]
    assert result.stdout == (
        f"Mayor Inga O'Brien · deny, indirect · {statement.id[:9]}\n"
        "    that anyone had touched it\n"
        "    Lighthouse quarrel drags on · Island Herald · 2021-06-02\n"
    )
    assert (result.exit_code, result.stderr) == (0, "")


def test_an_unknown_speaker_and_a_doubt_are_said(db: Path) -> None:
    """A statement of nobody's says so, and a low confidence is shown."""
    assert run(db, "--unknown-speaker", "--publisher", "herald").stdout.startswith(
        "unknown speaker · direct · unsure (confidence 0.30) · s"
    )


@pytest.mark.parametrize(
    ("arguments", "number"),
    [
        ([], 10),
        (["--act", "accuse"], 1),
        (["--form", "direct", "--publisher", "herald"], 2),
        (["--scope", "speech"], 2),
        (["--since", "2024"], 4),
        (["--until", "2021-06-02"], 6),
        (["--since", "2021-06-03", "--until", "2021-06"], 6),
        (["--min-confidence", "0.9", "--since", "2024-05-06"], 3),
        (["--limit", "3"], 3),
        (["--offset", "8"], 2),
        (["--article", quarrel().article.id[7:15]], 6),
        (["--article", quarrel().statements[0].id[:9]], 6),
    ],
)
def test_every_filter(db: Path, arguments: list[str], number: int) -> None:
    """The options choose as their help says; an article may also be named by one of its statements."""
    assert len(run(db, "--nl", *arguments).stdout.splitlines()) == number


def test_the_options_know_every_word_of_the_record() -> None:
    """The acts, forms and scopes that can be asked for are those of the contract, in its order."""
    assert (get_args(Act), get_args(Form), get_args(Scope)) == (ACTS, FORMS, SCOPES)


def test_the_newest_come_first_on_demand(db: Path) -> None:
    """The order is that of publication, or its reverse."""
    for arguments, expected in ((["--limit", "1"], "2021-06-02"), (["--limit", "1", "--newest"], "2024-05-06")):
        assert json.loads(run(db, "--json", *arguments).stdout)[0]["published"] == expected


def test_rows_are_those_of_every_command(db: Path, record: Record) -> None:
    """Data has the same columns as that of `read`, with the appearance that matched."""
    rows = json.loads(run(db, "--json", "--since", "2024").stdout)
    assert rows == [json.loads(json.dumps(statement_row(record.article, one))) for one in record.statements]
    table = list(csv.reader(run(db, "--csv", "--publisher", "wire", "--until", "2023").stdout.splitlines()))
    assert tuple(table[0]) == STATEMENT_COLUMNS
    assert {row[STATEMENT_COLUMNS.index("published")] for row in table[1:]} == {"2021-06-04"}


def test_nothing_found_is_said_beside_the_data(db: Path) -> None:
    """No match is no failure: the data is empty, and people are told."""
    result = run(db, "--speaker", "nobody at all")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "no statement matches\n", 0)
    assert run(db, "--speaker", "nobody at all", "--json").stdout == "[]\n"
    assert run(db, "--speaker", "nobody at all", "--csv").stdout == ",".join(STATEMENT_COLUMNS) + "\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--since", "yesterday"], "is no day, month or year"),
        (["--act", "mumble"], "Invalid value for '--act'"),
        (["--min-confidence", "2"], "Invalid value for '--min-confidence'"),
        (["--speaker", "ada", "--unknown-speaker"], "exclude each other"),
        (["--json", "--csv"], "exclude each other"),
        (["--limit", "-1"], "Invalid value for '--limit'"),
    ],
)
def test_wrong_usage(db: Path, arguments: list[str], said: str) -> None:
    """A value without meaning is wrong usage: exit status 2."""
    result = run(db, *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.replace("│", " ").split())


def test_an_unknown_article_fails(db: Path) -> None:
    """An article that is not there is a failure: exit status 1."""
    result = run(db, "--article", "0000")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: the store holds no article whose id begins with 0000")


def test_a_missing_store_fails(tmp_path: Path) -> None:
    """A store that is not there is told in one line that says how to make one."""
    result = run(tmp_path / "no.db")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert "there is no such file. Make a store with `onrecord read" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_the_store_may_come_from_the_environment(db: Path) -> None:
    """ONRECORD_DB names the store where --db does not; without either it is wrong usage."""
    result = CliRunner().invoke(cli, ["statements", "--act", "deny"], env={"ONRECORD_DB": str(db)})
    assert result.stdout.startswith("Mayor Inga O'Brien")
    assert CliRunner().invoke(cli, ["statements"], env={"ONRECORD_DB": None}).exit_code == 2


def test_colour_is_asked_for_or_left_out(db: Path) -> None:
    """A pipe gets no colour unless it is asked for."""
    assert "\x1b[" not in run(db).stdout
    assert "\x1b[1mMayor Inga O'Brien\x1b[0m" in run(db, "--color").stdout
