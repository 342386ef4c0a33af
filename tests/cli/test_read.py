"""``onrecord read``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import cli
from onrecord.cli.rows import STATEMENT_COLUMNS
from onrecord.record import Record, from_json
from onrecord.record.verify import faults

pytestmark = pytest.mark.usefixtures("fake_reader")

BODY = "\n\nThe ferry between Norland and Sudmark did not sail on Monday, and nobody at the landing could say why it had not.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three articles and a file that is none, with the folder as the current one."""
    monkeypatch.chdir(tmp_path)
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"The people of {name} wait for the ferry{BODY}", encoding="utf-8")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    return tmp_path


def read(*args: str, stdin: str | bytes | None = None) -> Result:
    """Run the command."""
    return CliRunner().invoke(cli, ["read", *args], input=stdin, catch_exceptions=False)


def sources(result: Result) -> list[str | None]:
    """Name where the records of an --nl output came from."""
    return [from_json(line).article.source for line in result.stdout.splitlines()]


def test_no_input_is_wrong_usage() -> None:
    """Without an input the command does not wait for the keyboard: it is wrong usage, and - is named."""
    result = read()
    assert result.exit_code == 2
    assert "- for standard input" in result.stderr


@pytest.mark.usefixtures("folder")
def test_the_default_is_a_report() -> None:
    """Without an output option a report for people is printed, one an article."""
    result = read("a.txt", "b.txt")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.count("unknown speaker  1 statement") == 2


@pytest.mark.usefixtures("folder")
def test_one_input_is_one_object() -> None:
    """--json with one input gives one indented object, and it is the record."""
    result = read("a.txt", "--json")
    assert result.stdout.startswith('{\n  "article"')
    record = from_json(result.stdout)
    assert record.article.source == "a.txt"
    assert list(faults(record)) == []


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("inputs", [["a.txt", "b.txt"], ["picture.txt", "b.txt"], ["."]])
def test_several_inputs_are_an_array(inputs: list[str]) -> None:
    """--json with several inputs, or with a folder, gives an array, however many of them could be read."""
    found = json.loads(read(*inputs, "--json").stdout)
    assert isinstance(found, list)
    assert all("article" in item for item in found)


@pytest.mark.usefixtures("folder")
def test_order_is_the_inputs_and_the_batch_goes_on() -> None:
    """--nl gives a line for every input that could be read, in the order of the inputs; what failed is on standard error."""
    result = read("c.txt", "picture.txt", "a.txt", "missing.txt", "b.txt", "--nl")
    assert sources(result) == ["c.txt", "a.txt", "b.txt"]
    assert result.exit_code == 1
    assert [line.split()[:2] for line in result.stderr.splitlines()] == [["Error:", "picture.txt"], ["Error:", "missing.txt"]]


@pytest.mark.usefixtures("folder")
def test_one_bad_input() -> None:
    """One input that cannot be read gives no output, one line, and exit status 1."""
    result = read("missing.txt", "--json")
    assert (result.stdout, result.exit_code, result.stderr.count("\n")) == ("", 1, 1)


def test_standard_input() -> None:
    """- reads standard input."""
    result = read("-", "--nl", stdin=f"The ferry is late{BODY}")
    assert result.exit_code == 0
    assert from_json(result.stdout).article.text == f"The ferry is late{BODY}"


@pytest.mark.usefixtures("folder")
def test_csv_rows_are_statements() -> None:
    """--csv gives a row a statement, in the documented columns."""
    rows = list(csv.DictReader(io.StringIO(read("a.txt", "b.txt", "--csv").stdout, newline="")))
    assert tuple(rows[0]) == STATEMENT_COLUMNS
    assert [row["content"] for row in rows] == [f"The people of {name} wait for the ferry" for name in "ab"]
    assert [row["speaker"] for row in rows] == ["", ""]


@pytest.mark.usefixtures("folder")
def test_table_rows_are_statements() -> None:
    """--table gives a row a statement, and says who is unknown."""
    lines = read("a.txt", "--table").stdout.splitlines()
    assert lines[0].split()[:2] == ["id", "speaker"]
    assert "unknown" in lines[2]


@pytest.mark.usefixtures("folder")
def test_date_and_publisher_reach_the_record() -> None:
    """--published and --publisher are the article's, where the input does not tell."""
    article = from_json(read("a.txt", "--nl", "--published", "2024-05-06", "--publisher", "Norland Wire").stdout).article
    assert (article.published, article.publisher) == ("2024-05-06", "Norland Wire")


@pytest.mark.parametrize("date", ["yesterday", "2024-02-30", "20240506", "2024-5-6", "06.05.2024"])
def test_dates_that_are_none(date: str) -> None:
    """A date that does not exist, or is not ISO 8601, is wrong usage."""
    result = read("-", "--published", date, stdin="x")
    assert result.exit_code == 2
    assert "2022-03-10" in result.stderr


@pytest.mark.usefixtures("folder")
def test_storing_prints_only_what_was_stored() -> None:
    """With --db nothing is printed but one line on standard error; a second time it says what was there."""
    first, again = read("a.txt", "b.txt", "--db", "news.db"), read("a.txt", "c.txt", "--db", "news.db")
    assert (first.stdout, again.stdout) == ("", "")
    assert first.stderr == "stored 2 articles, 2 statements in news.db\n"
    assert again.stderr == "stored 1 article, 1 statement in news.db (1 already there)\n"


@pytest.mark.usefixtures("folder")
def test_storing_and_printing() -> None:
    """With --db and an output option the records are both stored and printed."""
    result = read("a.txt", "--db", "news.db", "--nl")
    assert sources(result) == ["a.txt"]
    assert result.stderr.startswith("stored 1 article,")


@pytest.mark.usefixtures("folder")
def test_another_language_has_no_statements() -> None:
    """A text in another language is on record with a note, and without statements."""
    words = "Der Fährmann sagte am Montag, dass die Brücke nicht gebaut werde. Niemand habe ihn gefragt, sagte er weiter.\n"
    result = read("-", "--json", stdin=words.encode() * 5)
    record: Record = from_json(result.stdout)
    assert record.article.language == "de"
    assert record.statements == ()
    assert record.article.notes


def test_hostile_names_and_texts_stay_harmless(tmp_path: Path) -> None:
    """Control characters in a file's name or text reach neither the report nor the messages."""
    evil = "\x1b]0;owned\x07\u202e"
    (tmp_path / f"evil{evil}.txt").write_text(f"The ferry {evil} sails{BODY}", encoding="utf-8")
    result = read(str(tmp_path / f"evil{evil}.txt"), str(tmp_path / f"missing{evil}.txt"))
    assert result.exit_code == 1
    assert not set(evil) & set("\x1b\x07\u202e") & set(result.stdout + result.stderr)
    assert "The ferry ␛]0;owned␇� sails" in result.stdout
