"""``onrecord figures``, and figures in a report. The articles are invented."""

from __future__ import annotations

import csv
import io
import json
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result
from msgspec import structs

from onrecord.cli.figures import COLUMNS, KINDS, NOTHING, command
from onrecord.cli.report import write_report
from onrecord.errors import StoreError
from onrecord.figures import find_figures
from onrecord.record import Record
from onrecord.record.figure import Kind
from onrecord.store import FigureFilter, Store
from onrecord.store.connection import connect
from onrecord.store.told import told_rows
from tests.cli.conftest import make_record

FIRE = "Fire in Port Adel\n\nTwelve dockers were killed, the harbour office said. Dozens were injured, according to Ada Lind.\n"
RAID = "Raid on a ferry\n\nPolice arrested at least 30 men, including a boy, on Monday.\n"


def article(text: str, **known: object) -> Record:
    """Make a record with the figures of its text."""
    record = make_record(text, [], title=text.split("\n", maxsplit=1)[0], **known)
    return structs.replace(record, figures=find_figures(record.article))


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A store of two articles with two figures each."""
    path = tmp_path / "news.db"
    with Store.open(path, create=True) as store:
        store.add(article(FIRE, publisher="Norland Wire", published="2024-05-06"))
        store.add(article(RAID, publisher="Island Herald", published="2024-06-07"))
    return path


def run(db: Path, *arguments: str) -> Result:
    """Run the command on a store."""
    return CliRunner().invoke(command, ["--db", str(db), *arguments])


def rows(db: Path, *arguments: str) -> list[dict[str, object]]:
    """Run the command and read its JSON."""
    result = run(db, *arguments, "--json")
    assert result.exit_code == 0, result.output
    read: list[dict[str, object]] = json.loads(result.stdout)
    return read


def test_the_list_says_how_many_whose_count_and_where(db: Path) -> None:
    """Each figure has what befell how many, its source, the words around it with its own marked, and its article."""
    result = run(db, "--kind", "killed", "--no-color")
    assert " ".join(result.stdout.split()) == (
        "killed: 12 · according to the harbour office "
        "⟦Twelve dockers⟧ were killed, the harbour office said. Dozens were injured, according to Ada Lind. "
        "Fire in Port Adel · Norland Wire · 2024-05-06"
    )
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], ["Twelve dockers", "Dozens", "at least 30 men", "a boy"]),
        (["--newest"], ["at least 30 men", "a boy", "Twelve dockers", "Dozens"]),
        (["--kind", "arrested"], ["at least 30 men", "a boy"]),
        (["--source", "LIND"], ["Dozens"]),
        (["--voice", "article"], ["Twelve dockers", "Dozens", "at least 30 men", "a boy"]),
        (["--voice", "statement"], []),
        (["--minimum", "12"], ["Twelve dockers", "at least 30 men"]),
        (["--since", "2024-06"], ["at least 30 men", "a boy"]),
        (["--until", "2024-05-06"], ["Twelve dockers", "Dozens"]),
        (["--publisher", "herald"], ["at least 30 men", "a boy"]),
        (["--limit", "1", "--offset", "1"], ["Dozens"]),
        (["--limit", "0"], []),
    ],
)
def test_filters_choose(db: Path, arguments: list[str], words: list[str]) -> None:
    """Each filter leaves the figures that match, in order of publication."""
    assert [row["words"] for row in rows(db, *arguments)] == words


def test_rows_have_every_column(db: Path) -> None:
    """CSV has all columns in their order, and empty cells where nothing is known."""
    read = list(csv.DictReader(io.StringIO(run(db, "--csv").stdout)))
    assert list(read[0]) == list(COLUMNS)
    assert (read[1]["low"], read[1]["high"], read[1]["bound"]) == ("", "", "about")
    assert (read[3]["part_of"], read[2]["low"], read[2]["high"]) == (read[2]["id"], "30", "")


def test_an_articles_beginning_chooses_it(db: Path) -> None:
    """The beginning of an article's id is enough."""
    identifier = str(rows(db)[0]["article"])
    assert {row["article"] for row in rows(db, "--article", identifier[:14])} == {identifier}


def test_nothing_is_said(db: Path) -> None:
    """Where no figure matches, standard error says so and the status is 0."""
    result = run(db, "--kind", "missing")
    assert (result.stdout, result.stderr.strip(), result.exit_code) == ("", NOTHING, 0)


@pytest.mark.parametrize("arguments", [["--since", "May"], ["--source", " "], ["--article", "ffff"]])
def test_a_filter_that_means_nothing_is_wrong_usage(db: Path, arguments: list[str]) -> None:
    """A date that is none, a name without a word, an unknown article: status 2 and a message."""
    result = run(db, *arguments)
    assert result.exit_code == 2
    assert "Error" in result.stderr


def test_kinds_are_the_records() -> None:
    """The kinds of the option are those of the record, and the filter refuses others."""
    assert get_args(Kind) == KINDS
    with pytest.raises(StoreError, match="kind: 'lost' is none of killed"):
        FigureFilter(kind="lost")  # type: ignore[arg-type]


def test_a_report_shows_figures() -> None:
    """The report of an article lists its figures with their words and sources."""
    report = write_report(article(FIRE), columns=100, colour=False)
    assert "Figures\n" in report
    assert "killed 12: “Twelve dockers”, according to the harbour office" in report
    assert "injured a number not told: “Dozens”, according to Ada Lind" in report


def test_a_report_says_of_whom_a_part_is_one() -> None:
    """A part is shown with the words of its whole, whose number holds it."""
    report = write_report(article(RAID), columns=120, colour=False)
    assert "arrested 1: “a boy”, part of “at least 30 men”, the article's own count" in report
    assert "arrested at least 30: “at least 30 men”, the article's own count" in report


def test_the_list_says_which_event_a_figure_belongs_to(tmp_path: Path) -> None:
    """A figure that belongs to an event has its id in the list and in rows."""
    record = article(RAID)
    figures = tuple(structs.replace(one, event="e" + "a" * 16) for one in record.figures)
    with Store.open(tmp_path / "raid.db", create=True) as store:
        store.add(structs.replace(record, figures=figures))
    assert f"of event e{'a' * 16}" in " ".join(run(tmp_path / "raid.db", "--no-color").stdout.split())
    assert {row["event"] for row in rows(tmp_path / "raid.db")} == {"e" + "a" * 16}


def test_a_list_that_is_broken_off_ends_quietly(db: Path) -> None:
    """Figures that nobody reads to the end can be dropped after the store is closed."""
    with closing(connect(db, create=False, readonly=True, timeout=5)) as connection:
        rows_left = told_rows(connection, "figures", FigureFilter())
        assert next(rows_left)
    rows_left.close()  # type: ignore[attr-defined]
    with pytest.raises(StopIteration):
        next(rows_left)
