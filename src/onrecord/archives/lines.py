"""JSON Lines: one object a line, packed with gzip or not."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

import msgspec

from onrecord.archives.columns import Columns, document_of
from onrecord.archives.document import Document, Fault, Item, PassedOver
from onrecord.archives.quotation_graph import excerpts_of
from onrecord.intake import LIMIT

LONGEST = 4 * LIMIT
"""Longest line, in bytes: JSON may write a character with six."""

_GZIP = b"\x1f\x8b"
_decode = msgspec.json.Decoder(dict[str, object]).decode
BROKEN = (OSError, EOFError, zlib.error)
"""What reading a damaged file may raise."""


@contextmanager
def opened(path: str) -> Iterator[IO[bytes]]:
    """Open a file of lines, unpacking it on the way."""
    with Path(path).open("rb") as file:
        packed = file.read(2) == _GZIP
        file.seek(0)
        yield cast("IO[bytes]", gzip.GzipFile(fileobj=file)) if packed else file


def each_line(stream: IO[bytes]) -> Iterator[bytes | None]:
    """Read line by line; null stands for one that is too long, of which no more than the limit is ever held.

    Raises:
        OSError, EOFError, zlib.error: The file is damaged from here on.
    """
    while line := stream.readline(LONGEST + 1):
        if len(line) <= LONGEST:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST)
        yield None


def first_object(path: str) -> dict[str, object]:
    """Read the first line that holds an object; empty where none of the first hundred does."""
    with opened(path) as stream:
        try:
            for number, line in enumerate(each_line(stream)):
                item = _object(line, number)
                if isinstance(item, dict):
                    return item
                if number >= 99:  # noqa: PLR2004  # said above
                    break
        except BROKEN:
            pass
    return {}


def read(path: str, start: int, end: int, columns: Columns | None) -> Iterator[Item]:
    """Read the documents of a stretch.

    Args:
        path: The file.
        start: First line, counted from 0.
        end: The one after the last.
        columns: Which fields hold what; null for lines of GDELT's Global Quotation Graph.
    """
    with opened(path) as stream:
        number = 0
        try:
            for number, line in enumerate(each_line(stream)):
                if number >= end:
                    return
                if number >= start and (line is None or line.strip()):
                    yield _item(line, number, columns)
        except BROKEN as error:
            yield Fault(message=f"damaged behind line {number + 1:,}: {error}", offset=number + 1)


def _item(line: bytes | None, number: int, columns: Columns | None) -> Item:
    row = _object(line, number)
    if isinstance(row, Fault):
        return row
    document: Document | None
    if columns is None:
        document = excerpts_of(row, number)
        return document or PassedOver(reason="line without a quotation")
    document = document_of(row, columns, f"line {number + 1}", number)
    return document or PassedOver(reason="line without a text")


def _object(line: bytes | None, number: int) -> dict[str, object] | Fault:
    name = f"line {number + 1}"
    if line is None:
        return Fault(message=f"{name} is longer than {LONGEST:,} bytes", record=name, offset=number)
    try:
        return _decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Fault(message=f"{name} is no JSON object: {error}", record=name, offset=number)
