"""Archives of every kind behind one interface: the documents of a stretch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

from onrecord.archives import folder, lines, table, wacz, warc
from onrecord.archives.columns import Columns
from onrecord.archives.document import Item, Stretch
from onrecord.errors import InputError
from onrecord.intake.names import shown


def documents(stretch: Stretch, columns: Columns | None = None) -> Iterator[Item]:
    """Read the documents of a stretch, in order.

    What is damaged costs itself alone: it comes as a `Fault`, and the rest follows as far as it can be found.

    Args:
        stretch: The stretch.
        columns: Which columns of a table hold what, as far as the user says; the usual names are known.

    Raises:
        InputError: The archive is gone, or no column is known to hold articles.
    """
    given = columns or Columns()
    path = stretch.archive
    try:
        if stretch.kind == "folder":
            yield from folder.read(stretch.files, stretch.start)
        elif stretch.kind == "parquet":
            yield from table.read(path, stretch.start, stretch.end, table_columns(path, given))
        elif stretch.kind == "lines":
            yield from lines.read(path, stretch.start, stretch.end, lines_columns(path, given))
        elif stretch.kind == "quotations":
            yield from lines.read(path, stretch.start, stretch.end, None)
        else:
            with opened(stretch) as stream:
                yield from warc.read(stream, stretch.start, stretch.end)
    except OSError as error:
        msg = f"{shown(path)} cannot be read ({error.strerror or error}). Check the path"
        raise InputError(msg) from error


def opened(stretch: Stretch) -> AbstractContextManager[BinaryIO]:
    """Open the web archive that a stretch belongs to."""
    if stretch.member is not None:
        return wacz.opened(stretch.archive, stretch.member)
    return Path(stretch.archive).open("rb")


def table_columns(path: str, given: Columns) -> Columns:
    """Complete the mapping of a Parquet file by its schema."""
    with table.opened(path) as file:
        return given.completed(file.schema_arrow.names, shown(path))


def lines_columns(path: str, given: Columns) -> Columns:
    """Complete the mapping of a file of JSON Lines by its first object."""
    return given.completed(lines.first_object(path), shown(path))
