"""What is to be done with one shard, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

from msgspec import Struct, field

from onrecord.archives import Columns, Stretch
from onrecord.record import Run

SIZE = 2000
"""Documents of a shard."""

SECONDS = 60.0
"""Longest time that one document may take."""

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 60


class Options(Struct, frozen=True, kw_only=True):
    """What changes the output of a shard, beside its input and the model.

    Attributes:
        columns: Which columns of a table hold what.
        publisher: Name of the outlet, where the archive does not tell it.
        other_languages: Whether articles in other languages than English are stored, unread.
    """

    columns: Columns = Columns()
    publisher: str | None = None
    other_languages: bool = False


class Task(Struct, frozen=True, kw_only=True):
    """One shard that is to be read. Whoever does it needs nothing else but the files that it names.

    Attributes:
        name: The shard's name, made of its input.
        stretch: Its input.
        options: What changes its output.
        run: The version and model that are to read it.
        out: Folder of the run's output.
        seconds: Longest time that one document may take.
    """

    name: str
    stretch: Stretch
    options: Options
    run: Run
    out: str
    seconds: float = SECONDS


def shard_name(stretch: Stretch, number: int) -> str:
    """Name a shard after its archive, its number in it, and the hash of its input."""
    stem = _UNSAFE.sub("_", PurePath(stretch.member or stretch.archive).name).strip(".")[:_LONGEST] or "input"
    return f"{stem}-{number:05}-{stretch.sha256[:12]}"


class BadDocument(Struct, frozen=True, kw_only=True):
    """A document that could not be read.

    Attributes:
        message: What went wrong.
        source: Its address or path.
        record: The archive's own name for it.
        offset: Where it begins in the archive.
    """

    message: str
    source: str | None = None
    record: str | None = None
    offset: int | None = None


class Counts(Struct, frozen=True, kw_only=True):
    """What a shard holds.

    Attributes:
        documents: Documents in the archive, bad ones included, what was passed over not.
        articles: Articles that were stored.
        repeated: How many of them have a text that stands in the shard before; it was read once.
        other_languages: Articles in other languages than English.
        bad: Documents that could not be read.
        statements: Statements that were read, and so on.
    """

    documents: int = 0
    articles: int = 0
    repeated: int = 0
    other_languages: int = 0
    bad: int = 0
    statements: int = 0
    actors: int = 0
    events: int = 0
    figures: int = 0
    accounts: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Add up two shards."""
        return Counts(**{name: getattr(self, name) + getattr(other, name) for name in self.__struct_fields__})


class File(Struct, frozen=True, kw_only=True):
    """A Parquet file of a shard."""

    rows: int
    sha256: str


class Manifest(Struct, frozen=True, kw_only=True):
    """What became of a shard; where it lies, the shard is finished.

    Attributes:
        name: The shard's name.
        stretch: Its input, with the input's hash.
        options: What changed its output.
        run: The version and model that read it.
        counts: What it holds.
        languages: Articles by ISO 639-1 code; ``und`` where it could not be told.
        passed_over: What in the archive was no page, by reason.
        bad: The documents that could not be read.
        files: Its Parquet files.
        seconds: Time that it took: ``whole``, of that ``intake`` (text out of pages), ``meaning`` and ``writing``; and
            ``processor``, which counts only what a core worked on it.
        software: Versions of the programs that the output depends on.
    """

    name: str
    stretch: Stretch
    options: Options
    run: Run
    counts: Counts
    languages: Mapping[str, int] = field(default_factory=dict)
    passed_over: Mapping[str, int] = field(default_factory=dict)
    bad: tuple[BadDocument, ...] = ()
    files: Mapping[str, File] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    software: Mapping[str, str] = field(default_factory=dict)

    def answers(self, task: Task) -> bool:
        """Tell whether it is what a task would give."""
        same = (self.run, self.options, self.stretch.sha256) == (task.run, task.options, task.stretch.sha256)
        return same and self.name == task.name
