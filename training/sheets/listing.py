"""The documents of the sheets, and labels on them: tables of numbers and offsets, without text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import TypeVar, cast

from onrecord.errors import InputError
from onrecord.evaluation.documents import document_text

FOLDER = Path("labels/sheets")
DOCUMENTS = "documents.tsv"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document: its number, set and name."""

    number: int
    set: str
    name: str

    def text(self, data: Path) -> str:
        """Give its text, as the record's offsets count it."""
        return document_text(data, self.set, self.name)


@dataclass(frozen=True, slots=True)
class EventLabel:
    """A mention of an event: its trigger, PLOVER type, status, and whether a statement tells of it or the article."""

    sheet: int
    start: int
    end: int
    type: str
    status: str
    voice: str


@dataclass(frozen=True, slots=True)
class SpeakerLabel:
    """Who a source means that is no name: where the fullest name stands; an empty span where nobody is told.

    Words without a source are labelled by their first piece of content.
    """

    sheet: int
    start: int
    end: int
    name_start: int
    name_end: int


@dataclass(frozen=True, slots=True)
class NestedLabel:
    """A statement that stands in the content of another's; an empty span where it has no source or cue."""

    sheet: int
    source_start: int
    source_end: int
    cue_start: int
    cue_end: int
    content_start: int
    content_end: int


Label = TypeVar("Label", EventLabel, SpeakerLabel, NestedLabel)
FILES: dict[type, str] = {EventLabel: "events.tsv", SpeakerLabel: "speakers.tsv", NestedLabel: "nested.tsv"}


def read_sheets(folder: Path = FOLDER) -> dict[int, Sheet]:
    """Read the list of documents, by number.

    Args:
        folder: Where it lies.

    Raises:
        InputError: It cannot be read.
    """
    return {int(number): Sheet(int(number), set_name, name) for number, set_name, name in _rows(folder / DOCUMENTS)}


def write_sheets(sheets: Iterable[Sheet], folder: Path = FOLDER) -> None:
    """Write the list of documents."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / DOCUMENTS, ("number", "set", "name"), (astuple(sheet) for sheet in sheets))


def read_sheet_labels(kind: type[Label], folder: Path = FOLDER) -> list[Label]:
    """Read the labels of one kind; none where there is no file yet.

    Args:
        kind: What is labelled.
        folder: Where the files lie.

    Raises:
        InputError: The file cannot be read.
    """
    path = folder / FILES[kind]
    if not path.is_file():
        return []
    made = cast("Callable[..., Label]", kind)
    return [made(*(int(cell) if cell.isdecimal() else cell for cell in row)) for row in _rows(path)]


def write_sheet_labels(kind: type[Label], labels: Sequence[Label], folder: Path = FOLDER) -> None:
    """Write the labels of one kind, in order, each once."""
    ordered = sorted({astuple(label) for label in labels})
    _write(folder / FILES[kind], [field.name for field in fields(kind)], ordered)


def _rows(path: Path) -> Iterator[list[str]]:
    try:
        return iter([line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]])
    except OSError as error:
        msg = f"{path} cannot be read: {error}. Run this in the project's folder"
        raise InputError(msg) from error


def _write(path: Path, header: Iterable[str], rows: Iterable[Sequence[object]]) -> None:
    lines = ["\t".join(header), *("\t".join(map(str, row)) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
