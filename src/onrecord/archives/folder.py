"""Folders of pages and texts, brat's among them: one file an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.archives.document import Document, Fault, Item
from onrecord.intake import LIMIT
from onrecord.intake.article import too_large
from onrecord.intake.names import shown


def read(files: Sequence[str], first: int) -> Iterator[Item]:
    """Read files as documents.

    Args:
        files: Their paths.
        first: Number of the first, counted from 0.
    """
    for number, name in enumerate(files, first):
        try:
            with Path(name).open("rb") as file:
                content = file.read(LIMIT + 1)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            yield Fault(message=f"{shown(name)} cannot be read ({reason})", record=name, offset=number)
            continue
        if len(content) > LIMIT:
            yield Fault(message=too_large(shown(name)), record=name, offset=number)
            continue
        yield Document(content=content, source=name, record=name, offset=number)
