"""The files that an input stands for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import InputError
from onrecord.intake.names import shown

PAGES = frozenset({".htm", ".html", ".text", ".txt", ".xhtml"})
"""What a file of one article is called; in a folder, others are passed over, such as brat's ``.ann`` files."""

ARCHIVES = (".warc", ".warc.gz", ".warc.zst", ".wacz", ".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz", ".parquet")
QUOTATIONS = (".gqg.json", ".gqg.json.gz")
"""How GDELT's Global Quotation Graph calls its files."""


def archive_files(name: str) -> Iterator[str]:
    """Give the archives and pages that an input stands for.

    Args:
        name: Path of a file, which is taken whatever it is called, or of a folder, which stands for the archives and pages in
            it and below it, in the order of their names. Hidden files are passed over.

    Raises:
        InputError: It does not exist, may not be read, or is a folder with nothing to read.
    """
    path = Path(name)
    if not path.exists():
        msg = f"{shown(name)} does not exist. Check the path"
        raise InputError(msg)
    if not path.is_dir():
        yield name
        return
    found = False
    for file in _walk(name):
        found = True
        yield file
    if not found:
        endings = " ".join((*ARCHIVES, *QUOTATIONS, *sorted(PAGES)))
        msg = f"{shown(name)} is a folder without a file to read. Read from folders are files called {endings}"
        raise InputError(msg)


def is_page(name: str) -> bool:
    """Tell whether a file is called like one of a single article."""
    return Path(name).suffix.lower() in PAGES


def _walk(folder: str) -> Iterator[str]:
    """Walk in the order of names, without recursion: a hostile archive may unpack to any depth."""
    stack = [folder]
    while stack:
        path = stack.pop()
        if os.path.isdir(path):  # noqa: PTH112  # names may hold bytes that are no text; they stay as they are
            if path != folder and os.path.islink(path):  # noqa: PTH114  # a link to a folder may lead in a circle
                continue
            try:
                inside = sorted(entry for entry in os.listdir(path) if not entry.startswith("."))  # noqa: PTH208  # same
            except OSError as error:
                msg = f"{shown(path)} cannot be read ({error.strerror}). Check who may read it, or leave it out"
                raise InputError(msg) from error
            stack.extend(os.path.join(path, entry) for entry in reversed(inside))  # noqa: PTH118  # same
        elif is_page(path) or path.lower().endswith(ARCHIVES + QUOTATIONS):
            yield path
