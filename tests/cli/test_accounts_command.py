"""``onrecord accounts``: of files, of a store, and joined across the articles of stories. All reports are invented."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import accounts_joined
from onrecord.cli.accounts import BOTH, COLUMNS, NO_INPUT, NOTHING, ONLY_READ, ONLY_STORED, command
from onrecord.cli.main import cli
from onrecord.store import Store
from tests.compare import ferry
from tests.compare.ferry import CLAIM, DENIAL, accusing, denying
from tests.compare.flood import DAYS, reports

ARTICLE = """Port Adel: army denies shelling

PORT ADEL — Soldiers of Norland shelled the harbour on Monday, Mayor Inga Berg said.

The ministry of Norland denied that its soldiers had shelled the harbour.
"""


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A store of three reports of a flood, two of which have an account, and one of a fair."""
    path = tmp_path / "news.db"
    with Store.open(path, create=True) as store:
        store.add_many(reports())
    return path


def run(*arguments: object) -> Result:
    """Run the command."""
    return CliRunner().invoke(command, [str(one) for one in arguments])


def rows(*arguments: object) -> list[dict[str, object]]:
    """Run the command and read its JSON."""
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    read: list[dict[str, object]] = json.loads(result.stdout)
    return read


def test_the_list_says_who_holds_what_and_where(db: Path) -> None:
    """An account has its matter, each position with who holds it and its words, and its article."""
    shown = " ".join(run("--db", db, "--no-color", "--limit", 1).stdout.split())
    assert shown.startswith("shelled the Quarrow dam · event e")
    assert "asserts: governor Mila Drost, “shelled”" in shown
    assert "denies: The ministry of Norland, “that its soldiers had shelled the dam”" in shown
    assert shown.endswith(f"Dam at Quarrow breaks, three dead · Island Wire · {DAYS[0]}")


@pytest.mark.parametrize(
    ("arguments", "publishers"),
    [
        ([], {"Island Wire", "Mainland Post"}),
        (["--stance", "asserts"], {"Island Wire"}),
        (["--stance", "denies", "--speaker", "NORLAND"], {"Island Wire", "Mainland Post"}),
        (["--stance", "asserts", "--speaker", "norland"], set()),
        (["--about", "quarrow DAM"], {"Island Wire", "Mainland Post"}),
        (["--about", "cheese"], set()),
        (["--voice", "article"], set()),
        (["--voice", "statement"], {"Island Wire", "Mainland Post"}),
        (["--publisher", "post"], {"Mainland Post"}),
        (["--since", DAYS[1]], {"Mainland Post"}),
        (["--until", DAYS[0]], {"Island Wire"}),
        (["--limit", "1", "--offset", "1"], {"Mainland Post"}),
        (["--newest", "--limit", "1"], {"Mainland Post"}),
        (["--limit", "0"], set()),
    ],
)
def test_filters_choose(db: Path, arguments: list[str], publishers: set[str]) -> None:
    """Each filter leaves the accounts that match."""
    assert {row["publisher"] for row in rows("--db", db, *arguments)} == publishers


def test_rows_have_every_column(db: Path) -> None:
    """CSV has all columns in their order; a position's words are those at its offsets."""
    [asserted, denied, *_] = csv.DictReader(io.StringIO(run("--db", db, "--csv").stdout))
    assert list(asserted) == list(COLUMNS)
    assert (asserted["stance"], denied["stance"], asserted["id"]) == ("asserts", "denies", denied["id"])
    text = reports()[0].article.text
    assert text[int(denied["start"]) : int(denied["end"])] == denied["words"] == "that its soldiers had shelled the dam"


def test_nothing_is_said(db: Path) -> None:
    """Where no account matches, standard error says so and the status is 0."""
    for arguments, said in ((["--about", "cheese"], NOTHING), (["--joined", "--about", "cheese"], accounts_joined.NOTHING)):
        result = run("--db", db, *arguments)
        assert (result.stdout, result.stderr.strip().splitlines()[-1], result.exit_code) == ("", said, 0)


@pytest.mark.parametrize(
    "arguments",
    [["--since", "May"], ["--speaker", " "], ["--about", "\t"], ["--article", "ffff"], ["--stance", "shrugs"]],
)
@pytest.mark.parametrize("joined", [[], ["--joined"]])
def test_a_filter_that_means_nothing_is_wrong_usage(db: Path, arguments: list[str], joined: list[str]) -> None:
    """A date that is none, a name without a word, an unknown article or stance: status 2 and a message."""
    result = run("--db", db, *joined, *arguments)
    assert result.exit_code == 2
    assert "Error" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.txt", "--db", "news.db"], BOTH),
        ([], NO_INPUT),
        (["--db", "news.db", "--published", "2031-04-08"], ONLY_READ),
        (["a.txt", "--joined"], ONLY_STORED),
        (["a.txt", "--published", "Monday"], "'Monday' is no date"),
    ],
)
def test_what_can_not_be_asked_together(arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files and a store, neither, or an option of the one for the other: status 2, and the message says what to do."""
    monkeypatch.delenv("ONRECORD_DB", raising=False)
    result = run(*arguments)
    assert result.exit_code == 2
    assert message[:40] in " ".join(result.stderr.replace("│", " ").split())


def test_a_file_is_read_with_its_date(tmp_path: Path) -> None:
    """A file's accounts are listed without a store, dated by --published; a file that can't be read makes the status 1."""
    path = tmp_path / "shelling.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    found = rows(path, "--published", "2031-04-08")
    assert {(row["stance"], row["published"]) for row in found} >= {("denies", "2031-04-08")}
    result = run(path, tmp_path / "missing.txt", "--json")
    assert result.exit_code == 1
    assert "missing.txt" in result.stderr
    assert {row["published"] for row in json.loads(result.stdout)} == {None}


def test_joined_accounts_stand_side_by_side(db: Path) -> None:
    """Over a story one matter has its sides once, with since when and in how many reports each is told."""
    shown = " ".join(run("--db", db, "--joined", "--no-color").stdout.split())
    assert f"denies: The ministry of Norland, since {DAYS[0]}, 2 reports: “that its soldiers had shelled the dam”" in shown
    assert shown.count("The ministry of Norland, since") == 1
    found = rows("--db", db, "--joined")
    assert list(found[0]) == list(accounts_joined.COLUMNS)
    assert [(row["stance"], row["speaker"], row["since"], row["reports"]) for row in found] == [
        ("asserts", "governor Mila Drost", DAYS[0], 2),
        ("denies", "The ministry of Norland", DAYS[0], 2),
    ]


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["--stance", "doubts"], 0),
        (["--stance", "denies", "--speaker", "ministry"], 1),
        (["--voice", "article"], 0),
        (["--publisher", "post"], 1),
        (["--publisher", "gazette"], 0),
        (["--since", "2031-05"], 0),
        (["--newest"], 1),
        (["--limit", "0"], 0),
    ],
)
def test_filters_choose_joined_matters(db: Path, arguments: list[str], count: int) -> None:
    """Stance, speaker and matter choose among the matters; what chooses articles chooses stories that hold one."""
    assert len({row["about"] for row in rows("--db", db, "--joined", *arguments)}) == count


def test_joining_a_store_that_is_only_read(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that can't be written to is joined as it was last compared, and the command says so."""
    run("--db", db, "--joined")
    monkeypatch.setattr("onrecord.store.connection.writable", lambda _path: False)
    result = run("--db", db, "--joined")
    assert "governor Mila Drost" in result.stdout
    assert "can't be written to" in result.stderr


def test_a_new_side_is_a_change(tmp_path: Path) -> None:
    """``onrecord diff`` shows a side that a later article is the first to tell, with its matter, and no side of the first."""
    path = tmp_path / "ferry.db"
    with Store.open(path, create=True) as store:
        store.add_many([accusing(), denying()])
    [story] = json.loads(CliRunner().invoke(cli, ["stories", "--db", str(path), "--json"]).stdout)
    shown = CliRunner().invoke(cli, ["diff", "--db", str(path), story["id"], "--no-color"], catch_exceptions=False)
    assert f"denies “{CLAIM}”: Minister Ada Holm · 1 report · Mainland Post" in shown.stdout
    assert f"± {DENIAL}" in shown.stdout
    whole = CliRunner().invoke(cli, ["diff", "--db", str(path), story["id"], "--json"])
    [side] = [row for row in json.loads(whole.stdout) if row["kind"] == "side"]
    assert (side["day"], side["what"], side["who"], side["about"]) == (ferry.DAYS[1], "denies", "Minister Ada Holm", CLAIM)
    assert (side["after"], side["before"], side["reports"]) == (DENIAL, None, 1)
