"""Planning a run: which shards its inputs have.

Plans are kept, one file an input, so that an input is looked through once; and so that jobs of an array which begin together
share the work: each begins at another input, and takes over the plans that others have made meanwhile.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from onrecord.archives import Columns, Stretch, archive_files, folder_stretches, is_page, stretches
from onrecord.engine.layout import Layout
from onrecord.engine.task import SECONDS, SIZE, Options, Task, shard_name
from onrecord.errors import InputError
from onrecord.intake.names import shown
from onrecord.record import Run


class Plan(Struct, frozen=True, kw_only=True):
    """The shards of one input.

    Attributes:
        key: What the plan holds for: the input's path, size and time of change, and the size of shards.
        shards: Names and inputs of its shards.
        superseded: Shards of the input as it was before, to be removed when the new ones are finished.
    """

    key: tuple[str, ...]
    shards: tuple[tuple[str, Stretch], ...]
    superseded: tuple[str, ...] = ()


_decode = msgspec.json.Decoder(Plan).decode


class Planner:
    """Plans the shards of inputs.

    Args:
        layout: The run's folder.
        size: Documents of a shard.
        columns: Which columns of a table hold what.
    """

    def __init__(self, layout: Layout, *, size: int = SIZE, columns: Columns | None = None) -> None:
        """Take the options."""
        self._layout = layout
        self._size = size
        self._columns = columns or Columns()
        self.failures: list[str] = []
        """Inputs that could not be opened, one line each."""

    def plans(self, inputs: Sequence[str], part: tuple[int, int] = (0, 1)) -> list[Plan]:
        """Plan every input.

        Args:
            inputs: Archives, files, and folders of them.
            part: Which of how many planners this is, counted from 0: each begins elsewhere, so that they share the work.

        Returns:
            Plans, in the order of the inputs.
        """
        archives: list[str] = []
        pages: list[tuple[str, list[str]]] = []
        for name in inputs:
            try:
                files = [_named(file) for file in archive_files(name)]
            except InputError as error:
                self.failures.append(str(error))
                continue
            archives += [file for file in files if not is_page(file)]
            own = [file for file in files if is_page(file)]
            if own:
                pages.append((name, own))
        unique = list(dict.fromkeys(archives))
        first = len(unique) * part[0] // part[1]
        order = [*range(first, len(unique)), *range(first)]
        found = {number: self._archive(unique[number]) for number in order}
        return [*filter(None, (found[number] for number in sorted(found))), *(self._pages(*part) for part in pages)]

    def _archive(self, path: str) -> Plan | None:
        place = self._place(path)
        known = _read(place)
        try:
            about = os.stat(path)  # noqa: PTH116  # names may hold bytes that are no text
            key = (path, str(about.st_size), str(about.st_mtime_ns), str(self._size), *sorted(self._columns.given.values()))
            if known is not None and known.key == key:
                return known
            plan = self._planned(key, stretches(path, self._size, self._columns), known)
        except (InputError, OSError) as error:
            self.failures.append(str(error))
            return None
        self._write(place, plan)
        return plan

    def _pages(self, name: str, files: list[str]) -> Plan:
        """Plan the files of single articles of an input; their contents tell whether anything has changed."""
        place = self._place(f"pages of {Path(name).absolute()}")
        known = _read(place)
        plan = self._planned((name, str(self._size)), folder_stretches(files, self._size), known)
        self._write(place, plan)
        return plan

    @staticmethod
    def _planned(key: tuple[str, ...], parts: Iterator[Stretch], known: Plan | None) -> Plan:
        shards = tuple((shard_name(part, number), part) for number, part in enumerate(parts))
        names = {name for name, _ in shards}
        before = [] if known is None else [*(name for name, _ in known.shards), *known.superseded]
        return Plan(key=key, shards=shards, superseded=tuple(name for name in dict.fromkeys(before) if name not in names))

    def _place(self, what: str) -> Path:
        return self._layout.plans / f"{hashlib.sha256(what.encode('utf-8', 'surrogateescape')).hexdigest()[:24]}.json"

    def _write(self, place: Path, plan: Plan) -> None:
        aside = place.with_suffix(f".{os.getpid()}")
        aside.write_bytes(msgspec.json.encode(plan))
        aside.replace(place)


def tasks(plans: Sequence[Plan], options: Options, run: Run, out: Path, seconds: float = SECONDS) -> list[Task]:
    """Make the tasks of plans; a shard that two inputs share is one task."""
    named = {name: part for plan in plans for name, part in plan.shards}
    where = str(out.absolute())
    return [Task(name=name, stretch=part, options=options, run=run, out=where, seconds=seconds) for name, part in named.items()]


def planned_names(layout: Layout) -> set[str]:
    """Name every shard that a plan of the folder lists."""
    plans = filter(None, map(_read, layout.plans.glob("*.json")))
    return {name for plan in plans for name, _ in plan.shards}


def remove_superseded(layout: Layout, plans: Sequence[Plan]) -> None:
    """Remove the shards of inputs as they were before, where all of the input as it is now are finished."""
    for plan in plans:
        if plan.superseded and all(layout.manifest(name) is not None for name, _ in plan.shards):
            wanted = planned_names(layout)
            for name in plan.superseded:
                if name not in wanted:
                    shutil.rmtree(layout.shards / name, ignore_errors=True)


def _named(file: str) -> str:
    """Give a file's whole path.

    Raises:
        InputError: It is no text, and no plan could name it.
    """
    path = str(Path(file).absolute())
    try:
        path.encode("utf-8")
    except UnicodeEncodeError as error:
        msg = f"{shown(path)} has a name that is not UTF-8. Rename it"
        raise InputError(msg) from error
    return path


def _read(place: Path) -> Plan | None:
    with contextlib.suppress(FileNotFoundError, msgspec.DecodeError):
        return _decode(place.read_bytes())
    return None
