"""Inputs as a user names them: files, folders, and standard input."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.intake.article import LIMIT, article_from_bytes, too_large
from onrecord.intake.names import STANDARD_INPUT, shown
from onrecord.intake.published import given
from onrecord.record import Article

_READABLE = frozenset({"", ".htm", ".html", ".md", ".text", ".txt", ".xhtml"})
_SUFFIXES = ".txt .text .md .html .htm .xhtml or without a suffix"


@dataclass(frozen=True, slots=True)
class InputFailure:
    """An input that could not be read.

    Attributes:
        source: Its path, or ``-`` for standard input.
        message: One line: what went wrong, where, and what to do next.
    """

    source: str
    message: str


def read_inputs(
    names: Sequence[str],
    *,
    stdin: BinaryIO,
    published: str | None = None,
    publisher: str | None = None,
) -> Iterator[Article | InputFailure]:
    """Read inputs one after the other; one that cannot be read does not stop the others.

    A folder stands for the files in it and below it, in the order of their names, as far as they are called
    ``.txt .text .md .html .htm .xhtml`` or have no suffix.
    Hidden files and folders are passed over. A file that is named itself is read whatever it is called.

    Args:
        names: Paths of files and folders, or ``-`` for standard input.
        stdin: Standard input, as bytes.
        published: ISO date or date-time of publication, of all inputs.
        publisher: Name of the outlet, of all inputs.

    Returns:
        Articles and failures, in the order of the inputs, each read when it is asked for.

    Raises:
        InputError: ``published`` is no ISO date or date-time.
    """
    given(published, "published")
    return _read(names, stdin, published, publisher)


def _read(
    names: Sequence[str], stdin: BinaryIO, published: str | None, publisher: str | None
) -> Iterator[Article | InputFailure]:
    for name in names:
        for source in _files(name):
            if isinstance(source, InputFailure):
                yield source
                continue
            try:
                data = _bytes(source, stdin)
                yield article_from_bytes(data, source=source, published=published, publisher=publisher)
            except InputError as error:
                yield InputFailure(source if source == STANDARD_INPUT else shown(source), str(error))


def _files(name: str) -> Iterator[str | InputFailure]:
    """Give the files that a name stands for."""
    if name == STANDARD_INPUT or not os.path.isdir(name):  # noqa: PTH112 - pathlib raises where a name is too long
        yield name
        return
    empty = True
    for found in _walk(name):
        empty = False
        yield found
    if empty:
        called = shown(name)
        yield InputFailure(
            called, f"{called} is a folder without a file to read. Files called {_SUFFIXES} are read from folders"
        )


def _walk(folder: str) -> Iterator[str | InputFailure]:
    """Walk a folder in the order of names, without recursion: a hostile archive may unpack to any depth."""
    stack = [folder]
    while stack:
        path = stack.pop()
        try:
            mode = os.stat(path).st_mode  # noqa: PTH116 - names may hold bytes that are no text; they stay as they are
            if not stat.S_ISDIR(mode):
                if stat.S_ISREG(mode) and Path(path).suffix.lower() in _READABLE:
                    yield path
                continue
            if path != folder and os.path.islink(path):  # noqa: PTH114 - same
                continue  # a link to a folder may lead in a circle
            inside = sorted(entry for entry in os.listdir(path) if not entry.startswith("."))  # noqa: PTH208 - same
        except OSError as error:
            yield InputFailure(shown(path), _failed(path, error))
            continue
        stack.extend(os.path.join(path, entry) for entry in reversed(inside))  # noqa: PTH118 - same


def _bytes(source: str, stdin: BinaryIO) -> bytes:
    """Read an input, but no more of it than shows that it is too large."""
    try:
        if source == STANDARD_INPUT:
            data = _up_to_limit(stdin)
        else:
            with open(source, "rb") as file:  # noqa: PTH123 - names may hold bytes that are no text; they stay as they are
                data = _up_to_limit(file)
    except (OSError, ValueError) as error:
        raise InputError(_failed(source, error)) from error
    if len(data) > LIMIT:
        raise InputError(too_large(shown(source)))
    return data


def _up_to_limit(file: BinaryIO) -> bytes:
    """Read on until the end or the limit; a pipe gives less than it is asked for at a time."""
    pieces: list[bytes] = []
    left = LIMIT + 1
    while left and (piece := file.read(left)):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _failed(source: str, error: OSError | ValueError) -> str:
    called = shown(source) if source else "the empty path"
    if isinstance(error, FileNotFoundError):
        return f"{called} does not exist. Check the path"
    if isinstance(error, PermissionError):
        return f"{called} may not be read (permission denied). Check who may read it"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"{called} cannot be read ({reason}). Check the path"
