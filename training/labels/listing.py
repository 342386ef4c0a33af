"""The chosen documents, as ``labels/documents.tsv`` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from onrecord.errors import InputError
from onrecord.evaluation.labels import Genre, Part

LIST = Path("labels/documents.tsv")
HEADER = ("set", "name", "part", "genre", "words", "readings")


@dataclass(frozen=True, slots=True)
class Listed:
    """One chosen document; ``readings`` is 2 where a second reader labels it too."""

    set: str
    name: str
    part: Part
    genre: Genre
    words: int
    readings: int


def read_list(path: Path = LIST) -> list[Listed]:
    """Read the list of chosen documents.

    Args:
        path: The list.

    Raises:
        InputError: It cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines[1:]]
        return [
            Listed(set_name, name, cast("Part", part), cast("Genre", genre), int(words), int(readings))
            for set_name, name, part, genre, words, readings in rows
        ]
    except (OSError, ValueError) as error:
        msg = f"{path} is no list of documents: {error}. Run this in the project's folder, or name the list with --documents"
        raise InputError(msg) from error


def write_list(rows: list[Listed], path: Path = LIST) -> None:
    """Write the list of chosen documents, sorted by set and name."""
    lines = ["\t".join(HEADER)]
    for row in sorted(rows, key=lambda row: (row.set, row.name)):
        fields = (row.set, row.name, row.part, row.genre, str(row.words), str(row.readings))
        lines.append("\t".join(fields))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
