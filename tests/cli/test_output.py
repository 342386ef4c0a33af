"""The output contract."""

from __future__ import annotations

import csv
import io
import json
import sys

import pytest
import rich_click as click
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.output import Format, escaped, output_options, write_rows
from onrecord.cli.table import table
from onrecord.cli.terminal import harmless, one_line, width

ROWS: list[dict[str, object]] = [{"id": 1, "words": "a “b”, c", "known": True}, {"id": 2, "words": None, "known": False}]
HOSTILE = "\x1b[31m\x9b1m\x07\x00\r\u202e\u2066"


@click.command()
@output_options
def rows(*, output: Format | None) -> None:
    """Print rows."""
    write_rows(ROWS, output)


def run(*args: str) -> str:
    """Run the command and give what it printed."""
    result = CliRunner().invoke(rows, args, catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_json_is_an_array() -> None:
    """--json gives one array of all rows, a row a line."""
    assert json.loads(run("--json")) == ROWS
    assert run("--json").count("\n") == len(ROWS)


def test_nl_is_one_object_a_line() -> None:
    """--nl gives one object a line."""
    assert [json.loads(line) for line in run("--nl").splitlines()] == ROWS


def test_csv_has_a_header_and_quotes() -> None:
    """--csv gives a header, quotes what needs it, leaves null empty and writes true and false."""
    assert run("--csv") == 'id,words,known\n1,"a “b”, c",true\n2,,false\n'


def test_tsv_is_separated_by_tabs() -> None:
    """--tsv separates by tabs and needs no quotes for a comma."""
    assert run("--tsv").splitlines()[1] == "1\ta “b”, c\ttrue"


def test_table_is_the_default_and_says_unknown() -> None:
    """Without an option a table is printed, in which null is unknown."""
    assert run() == run("--table")
    assert run().splitlines()[-1].split() == ["2", "unknown", "no"]


@pytest.mark.parametrize("other", ["--nl", "--csv", "--tsv", "--table"])
def test_outputs_exclude_each_other(other: str) -> None:
    """Two forms of output are wrong usage, and the message names both."""
    result = CliRunner().invoke(rows, ["--json", other])
    assert result.exit_code == 2
    assert "--json" in result.stderr
    assert other in result.stderr


@pytest.mark.parametrize(
    ("output", "expected"), [(Format.JSON, "[]\n"), (Format.NL, ""), (Format.CSV, "id,words\n"), (None, "")]
)
def test_no_rows(output: Format | None, expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no row, JSON is an empty array and CSV still has its header."""
    write_rows([], output, columns=["id", "words"])
    assert capsys.readouterr().out == expected


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1))
def test_csv_is_verbatim(pairs: list[tuple[str, str]]) -> None:
    """What comes out of CSV is what went in, formulas, line breaks, quotes and control characters included."""
    out = io.StringIO(newline="")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        write_rows([{"a": a, "b": b} for a, b in pairs], Format.CSV)
    assert list(csv.reader(io.StringIO(out.getvalue(), newline=""))) == [["a", "b"], *map(list, pairs)]


@given(st.text())
def test_escapes_change_no_value(text: str) -> None:
    """JSON with hostile characters escaped has the same value, and stays one line for every reader of lines."""
    encoded = escaped(json.dumps(text, ensure_ascii=False))
    assert json.loads(encoded) == text
    assert len(encoded.splitlines()) == 1


@pytest.mark.parametrize("output", list(Format))
def test_nothing_hostile_reaches_a_terminal(output: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    """No form of output lets an article's control characters reach a terminal."""
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", terminal)
    write_rows([{"words": f"before{HOSTILE}after"}], output)
    assert "before" in terminal.getvalue()
    assert not set(HOSTILE) - set("[31m") & set(terminal.getvalue())


@given(st.text())
def test_harmless_keeps_offsets(text: str) -> None:
    """A text made harmless is as long as before, so that offsets into it hold."""
    assert len(harmless(text)) == len(text)
    assert not any(ord(c) < 32 and c not in "\n\t" for c in harmless(text))


def test_line_breaks_are_shown() -> None:
    """A value with line breaks takes one line of a table, with the breaks shown."""
    assert one_line("a\r\n\r\nb\u2028c\td") == "a ⏎ b ⏎ c d"


def test_table_fits_a_terminal() -> None:
    """On a terminal the widest column is cut, so that every line fits; in a file nothing is cut."""
    long = [{"id": "s1", "content": "word " * 60, "speaker": "Ada Holm"}]
    names = ["id", "content", "speaker"]
    assert all(width(line) <= 60 for line in table(long, names, 60))
    assert "…" in "".join(table(long, names, 60))
    assert "Ada Holm" in list(table(long, names, 60))[-1]
    assert "word " * 59 in "".join(table(long, names, None))


def test_table_on_a_terminal_leaves_out_what_tells_nothing() -> None:
    """On a terminal a column without a single value is left out; a file has every column."""
    rows = [{"id": "s1", "act": None}, {"id": "s2", "act": None}]
    assert next(table(rows, ["id", "act"], 80)).split() == ["id"]
    assert next(table(rows, ["id", "act"], None)).split() == ["id", "act"]


def test_table_aligns_wide_characters() -> None:
    """East Asian characters take two columns, combining ones none."""
    lines = list(table([{"a": "東京", "b": "x"}, {"a": "e\u0301tat", "b": "x"}], ["a", "b"], None))
    assert {width(line) for line in lines[2:]} == {7}
