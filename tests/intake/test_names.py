"""How an input is called in messages."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.intake import InputFailure, article_from_bytes, read_inputs
from onrecord.intake.names import shown


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("reports/ferry.txt", "reports/ferry.txt"),
        ("-", "standard input"),
        (None, "this text"),
        ("", "this text"),
        ("Fähre „alt“.txt", "Fähre „alt“.txt"),
        ("two\nlines.txt", r"two\nlines.txt"),
        ("\x1b[31mred.txt", r"\x1b[31mred.txt"),
        ("txt.\u202ecod", r"txt.\u202ecod"),
        ("\udcff.txt", "?.txt"),
    ],
)
def test_names_are_one_line_that_can_be_printed(source: str | None, name: str) -> None:
    """A name is given as it is, but for line breaks, codes for the terminal, and bytes that are no text."""
    assert shown(source) == name


def test_messages_about_odd_names_are_one_line(tmp_path: Path) -> None:
    """A file whose name holds a line break is refused in one line, from a path and from bytes."""
    path = tmp_path / "two\nlines.txt"
    path.write_bytes(b"")
    (failure,) = read_inputs([str(path)], stdin=io.BytesIO())
    assert isinstance(failure, InputFailure)
    assert failure.message == rf"{tmp_path}/two\nlines.txt is empty. Give an article's text or HTML"
    with pytest.raises(InputError, match=r"^two\\nlines\.txt is empty"):
        article_from_bytes(b"", source="two\nlines.txt")
