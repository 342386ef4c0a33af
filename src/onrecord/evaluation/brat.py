"""Brat stand-off annotations of attribution, in the layout of PolNeAR.

Two layouts are read: PolNeAR's (``text/NAME.txt`` beside ``attributions/NAME_ANNOTATOR.ann``) and brat's own (``NAME.txt``
beside ``NAME.ann``). Where several annotators marked one text, the first file in sorted order is taken.

Source: Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News" (LREC 2018); the format:
https://brat.nlplab.org/standoff.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from onrecord.errors import InputError

_NAME = re.compile(r"[A-Z*#]\d*")

Offsets: TypeAlias = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement as annotators mark it: who, the reporting words, and what; each as half-open code point offsets."""

    source: Offsets
    cue: Offsets
    content: Offsets


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """One text with its attributions."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


def read_folder(folder: Path) -> Iterator[AnnotatedText]:
    """Read every annotated text of a folder, in order of name.

    Args:
        folder: A folder in either layout.

    Yields:
        One text after the other. A text without an annotation file is passed over.

    Raises:
        InputError: Nothing annotated lies there, or an annotation file is damaged.
    """
    texts = folder / "text" if (folder / "text").is_dir() else folder
    marks = folder / "attributions" if (folder / "attributions").is_dir() else texts
    found = False
    by_stem: dict[str, list[Path]] = {}
    for path in sorted(marks.glob("*.ann")):
        by_stem.setdefault(path.stem, []).append(path)
        if marks != texts:  # an annotator's name follows only where annotations have a folder of their own
            by_stem.setdefault(path.stem.rpartition("_")[0], []).append(path)
    for path in sorted(texts.glob("*.txt")):
        files = by_stem.get(path.stem)
        if files:
            found = True
            text = _decoded(path)
            yield AnnotatedText(path.stem, text, read_annotations(min(files), len(text)))
    if not found:
        msg = f"{folder} holds no text with a brat annotation file: expected text/NAME.txt with attributions/NAME_*.ann"
        raise InputError(msg)


def read_annotations(path: Path, length: int) -> tuple[Attribution, ...]:
    """Read the attributions of one annotation file.

    Args:
        path: The ``.ann`` file.
        length: Length of its text, in code points.

    Raises:
        InputError: A line is damaged, or points outside the text.
    """
    spans: dict[str, Offsets] = {}
    events: list[str] = []
    for number, line in enumerate(_decoded(path).split("\n"), 1):
        kind, tab, rest = line.partition("\t")
        if not tab or not _NAME.fullmatch(kind):  # a quoted text may itself hold line breaks
            continue
        try:
            if kind.startswith("T"):
                spans[kind] = _offsets(rest.partition("\t")[0], length)
            elif kind.startswith("E"):
                events.append(rest)
        except ValueError as error:
            msg = f"{path}, line {number}: {error}. Mend or remove the line"
            raise InputError(msg) from error
    return tuple(filter(_holds_something, (_attribution(event, spans) for event in events)))


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        msg = f"{path} is not UTF-8 ({error.reason} at byte {error.start}). Save it as UTF-8"
        raise InputError(msg) from error


def _offsets(mark: str, length: int) -> Offsets:
    _, _, numbers = mark.partition(" ")
    pieces = tuple((int(start), int(end)) for start, end in (piece.split() for piece in numbers.split(";")))
    for start, end in pieces:
        if not 0 <= start < end <= length:
            msg = f"offsets {start} {end} are empty or lie outside the text of {length} characters"
            raise ValueError(msg)
    return pieces


def _attribution(event: str, spans: dict[str, Offsets]) -> Attribution:
    parts: dict[str, list[tuple[int, int]]] = {"Source": [], "Cue": [], "Content": []}
    for argument in event.split():
        role, _, mark = argument.partition(":")
        parts.get(role.rstrip("0123456789"), []).extend(spans.get(mark, ()))
    return Attribution(*(tuple(sorted(parts[role])) for role in ("Source", "Cue", "Content")))


def _holds_something(attribution: Attribution) -> bool:
    return bool(attribution.source or attribution.cue or attribution.content)
