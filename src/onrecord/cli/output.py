r"""The output contract of every command that gives data.

Data goes to standard output, everything else to standard error. ``--json`` gives an array, ``--nl`` one JSON object a line,
``--csv`` and ``--tsv`` a header and rows, ``--table`` columns for people.

Data is verbatim: in a file or a pipe, CSV and TSV hold the article's very words, also where they begin with ``=``, ``+``,
``-`` or ``@``. A spreadsheet may take such a cell for a formula: import the file with all columns as text. In JSON, control
characters, bidirectional overrides and Unicode's line separators are written as ``\u`` escapes, which changes no value and
keeps one record in one line. Whatever goes to a terminal instead is made harmless (:mod:`onrecord.cli.terminal`).
"""

from __future__ import annotations

import functools
import itertools
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

import rich_click as click

from onrecord.cli.table import table

if TYPE_CHECKING:  # --help does without the record
    from onrecord.record import Time

Row = Mapping[str, object]
R = TypeVar("R")

_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class Format(StrEnum):
    """A form of output."""

    JSON = "json"
    NL = "nl"
    CSV = "csv"
    TSV = "tsv"
    TABLE = "table"


_HELP = {
    Format.JSON: "Print JSON.",
    Format.NL: "Print JSON, one object a line.",
    Format.CSV: "Print comma-separated values with a header.",
    Format.TSV: "Print tab-separated values with a header.",
    Format.TABLE: "Print a table for people.",
}


def output_options(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command the options ``--json --nl --csv --tsv --table``, of which it takes one at most.

    The command receives ``output: Format | None``, null where none was given.

    Args:
        command: The function below the decorators of click.
    """

    @functools.wraps(command)
    def wrapped(*args: object, **kwargs: object) -> R:
        given = [form for form in Format if kwargs.pop(_parameter(form))]
        if len(given) > 1:
            msg = f"--{given[0]} and --{given[1]} exclude each other: choose one form of output"
            raise click.UsageError(msg, click.get_current_context())
        return command(*args, output=given[0] if given else None, **kwargs)

    decorated: Callable[..., R] = wrapped
    for form, words in reversed(_HELP.items()):
        decorated = click.option(f"--{form}", _parameter(form), is_flag=True, help=words)(decorated)
    return decorated


def interval(when: Time) -> str:
    """Give a time as one value: an ISO date, or START/END."""
    return when.start if when.start == when.end else f"{when.start}/{when.end}"


def write_rows(
    rows: Iterable[Row],
    output: Format | None,
    *,
    columns: Sequence[str] | None = None,
    table_columns: Sequence[str] | None = None,
) -> None:
    """Write rows to standard output, as they come.

    Args:
        rows: Rows that share their columns.
        output: The form; null is a table.
        columns: Names and order of the columns, so that a header stands where there is no row; those of the first row if null.
        table_columns: The columns that a table shows, where all of them would be too many.
    """
    iterator = iter(rows)
    first = next(iterator, None)
    rows = itertools.chain([first], iterator) if first is not None else ()
    columns = columns or list(first or ())
    if output is Format.JSON:
        write_array(map(encoded, rows))
    elif output is Format.NL:
        write_lines(map(encoded, rows))
    elif output in {Format.CSV, Format.TSV}:
        delimiter = "," if output is Format.CSV else "\t"
        write_lines(_separated(rows, columns, delimiter) if columns else ())
    elif first is not None:
        room = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        write_lines(table(rows, [name for name in table_columns or columns if name in columns], room))


def write_lines(lines: Iterable[str]) -> None:
    """Write lines of data to standard output.

    Unlike ``click.echo``, nothing is taken out of the data where it is no terminal that they go to.

    Args:
        lines: Lines without their line breaks.
    """
    for line in lines:
        sys.stdout.write(line + "\n")


def write_array(items: Iterable[str]) -> None:
    """Write a JSON array to standard output, item by item, so that none has to be kept.

    Args:
        items: JSON texts. An array that was interrupted stays open, so that no reader takes it for a whole one.
    """
    sys.stdout.write("[")
    for number, item in enumerate(items):
        sys.stdout.write((",\n " if number else "") + item)
    sys.stdout.write("]\n")


def encoded(value: object) -> str:
    """Encode a value as JSON in one line.

    Args:
        value: A row, a record, or anything else that msgspec encodes.
    """
    import msgspec  # noqa: PLC0415  # a tenth of the cold start, and tables do without

    return escaped(msgspec.json.encode(value).decode("utf-8"))


def escaped(json: str) -> str:
    r"""Write what a terminal or a reader of lines could stumble over as ``\u`` escapes; the values stay the same.

    Args:
        json: A JSON text.
    """
    return _ESCAPED.sub(lambda hit: f"\\u{ord(hit.group()):04x}", json)


def _parameter(form: Format) -> str:
    return f"as_{form}"


def _separated(rows: Iterable[Row], columns: Sequence[str], delimiter: str) -> Iterable[str]:
    from onrecord.cli.terminal import harmless  # noqa: PLC0415

    safe: Callable[[str], str] = harmless if sys.stdout.isatty() else str
    special = re.compile(f'[{delimiter}"\r\n]')

    def cell(value: object) -> str:
        text = _plain(value)
        return '"' + text.replace('"', '""') + '"' if special.search(text) else text

    yield delimiter.join(columns)
    for row in rows:
        yield safe(delimiter.join(cell(row.get(name)) for name in columns))


def _plain(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
