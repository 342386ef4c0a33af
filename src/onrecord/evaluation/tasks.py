"""What can be scored, by name: each task reads a folder of its own format and gives rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from onrecord.evaluation.folder import Row, evaluate_folder
from onrecord.evaluation.labelled import score_labelled
from onrecord.evaluation.labels import Part
from onrecord.evaluation.times import score_times
from onrecord.reader import Reader


def _statements(folder: Path, _data: Path | None, _part: Part) -> Sequence[Row]:
    return evaluate_folder(folder, Reader())


def _record(folder: Path, data: Path | None, part: Part) -> Sequence[Row]:
    return score_labelled(folder, data or folder, Reader(), part)


def _times(folder: Path, _data: Path | None, part: Part) -> Sequence[Row]:
    return score_times(folder, "dev" if part == "held" else "train")


TASKS: Mapping[str, Callable[[Path, Path | None, Part], Sequence[Row]]] = MappingProxyType(
    {"statements": _statements, "record": _record, "times": _times}
)
