"""A labelled set of speech acts: cues in context, chosen by ``cue_choice.py``, labelled by reading, and two readings compared.

::

    python -m training.cues show 1 60 --data DATA     cues with their context, to read
    python -m training.cues keep A < lines            lines "number act [scope]" into labels/acts/reader-A.tsv
    python -m training.cues agreement                 two readings compared
    python -m training.cues differences --data DATA   what the two read otherwise and nobody has settled yet

A cue's act is what both readings say; where they differ, what a third look settled (``settled.tsv``, kept as a reading).
Everything is stand-off: ``labels/acts/README.md`` tells the format.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias, get_args

from onrecord.errors import InputError, OnrecordError
from onrecord.evaluation.brat import read_folder
from onrecord.evaluation.documents import document_text
from onrecord.language.paragraphs import paragraphs
from onrecord.language.sentences import sentence_ends
from onrecord.record.statement import Act, Scope

FOLDER = Path("labels/acts")
HEADER = ("number", "part", "set", "document", "cue_start", "cue_end", "content_start", "content_end")
READERS = ("A", "B", "C", "D")
PAIRS = (("A", "B"), ("C", "D"))  # what two of them read; C and D what was drawn later, D a part of it
SETTLED = "settled"  # the third look, where two readings differ
NO_STATEMENT = "-"  # what a reader writes where the words marked are no statement
Pieces: TypeAlias = tuple[tuple[int, int], ...]
Reading: TypeAlias = dict[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue with its content, each as pieces of half-open code point offsets into the document's text."""

    set: str
    document: str
    cue: Pieces
    content: Pieces


@cache
def _polnear(data: Path) -> Mapping[str, str]:
    return {item.name: item.text for item in read_folder(data / "polnear/train")}


def text_of(data: Path, set_name: str, document: str) -> str:
    """Give the text of a document, as the record's offsets count it.

    Args:
        data: Folder of the data sets.
        set_name: ``polnear``, or a set that ``onrecord.evaluation.documents`` knows.
        document: Its name there.
    """
    return _polnear(data)[document] if set_name == "polnear" else document_text(data, set_name, document)


def read_cues(path: Path = FOLDER / "cues.tsv") -> dict[int, tuple[str, Cue]]:
    """Read the list: part and cue by number.

    Args:
        path: The list.

    Raises:
        InputError: It cannot be read.
    """
    try:
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
        return {
            int(number): (part, Cue(set_name, document, _pieces(*offsets[:2]), _pieces(*offsets[2:])))
            for number, part, set_name, document, *offsets in rows
        }
    except (OSError, ValueError, TypeError) as error:
        msg = f"{path} is no list of cues: {error}. Run this in the project's folder, after choose"
        raise InputError(msg) from error


def _pieces(starts: str, ends: str) -> Pieces:
    return tuple(zip(map(int, starts.split(",")), map(int, ends.split(",")), strict=True))


def read_reading(reader: str, folder: Path = FOLDER) -> Reading:
    """Read one reader's labels: act and scope by number; none where the reader has no file yet."""
    path = _file(reader, folder)
    if not path.is_file():
        return {}
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return {int(number): (act, scope) for number, act, scope in rows}


def _file(reader: str, folder: Path) -> Path:
    return folder / (f"{SETTLED}.tsv" if reader == SETTLED else f"reader-{reader}.tsv")


def read_labels(folder: Path = FOLDER) -> Reading:
    """Read one act and scope for each cue: what was settled, else what the readings say.

    Args:
        folder: Folder of the list and the readings.

    Raises:
        InputError: Two readings of a cue differ, and nobody has settled which is right.
    """
    settled = read_reading(SETTLED, folder)
    read: Reading = {}
    unsettled: set[int] = set()
    for reader in READERS:
        theirs = read_reading(reader, folder)
        unsettled |= {number for number in theirs.keys() & read.keys() - settled.keys() if theirs[number] != read[number]}
        read = theirs | read
    if unsettled:
        msg = (
            f"cues {ranges(sorted(unsettled))} are read in two ways. Settle them: training.cues differences, then keep settled"
        )
        raise InputError(msg)
    return dict(sorted((read | settled).items()))


def label(line: str) -> tuple[int, str, str]:
    """Read a reader's line: a number, an act, and a scope, that of most such acts where it is left out.

    Args:
        line: Such as ``12 deny``, ``13 want s`` or ``14 -``.

    Raises:
        InputError: The act or scope is not in the closed list.
    """
    number, act, scope, *more = [*line.split(), "", "", ""]
    usual = "attitude" if act in {"want", "believe"} else NO_STATEMENT if act == NO_STATEMENT else "speech"
    scope = {"": usual, "s": "speech", "a": "attitude"}.get(scope, scope)
    known = act in {*get_args(Act), NO_STATEMENT} and scope in {*get_args(Scope), NO_STATEMENT}
    if not known or (act == NO_STATEMENT) != (scope == NO_STATEMENT) or not number.isdecimal() or any(more):
        msg = f"{line!r} is no label: write a number, an act of the record, and s or a where the scope is not the usual one"
        raise InputError(msg)
    return int(number), act, scope


def context(text: str, cue: Cue, before: int = 140, longest: int = 600) -> str:
    """Print the sentences of a cue and its content and a little before, on one line: ``[[cue]]``, ``{content}``."""
    marks = [(s, "[[", e, "]]") for s, e in cue.cue] + [(s, "{", e, "}") for s, e in cue.content]
    first, last = min(mark[0] for mark in marks), max(mark[2] for mark in marks)
    bounds = paragraphs(text)
    start = bounds[max(0, bisect_right(bounds, (first, len(text))) - 1)][0]
    end = next((stop for _, stop in bounds if stop >= last), len(text))
    ends = sentence_ends(text, start, end)
    at = bisect_right(ends, first)
    start, end = ends[at - 1] if at else start, ends[found] if (found := bisect_left(ends, last)) < len(ends) else end
    start, end = max(start, first - longest), min(end, last + longest)
    inserted = sorted([(e, 0, close) for _, _, e, close in marks] + [(s, 1, opening) for s, opening, _, _ in marks])
    shown, done = "", start
    for place, _, sign in inserted:
        shown, done = shown + text[done:place] + sign, place
    return " ".join(f"({text[max(0, start - before) : start].strip()}) {shown}{text[done:end]}".split())


def ranges(numbers: Iterable[int]) -> str:
    """Write numbers in order as ranges: ``1-3 7``."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return " ".join(f"{first}-{last}" if first < last else str(first) for first, last in found)


def _show(asked: Namespace) -> None:
    listed = read_cues()
    held = [number for number, (part, _) in listed.items() if part == "held"]
    print(f"# [[cue]] {{content}}; act {NO_STATEMENT} where the words marked attribute nothing to anybody")
    print(f"# {len(listed)} cues, {len(held)} of them held: {ranges(held)}")
    for number in range(asked.first, asked.last + 1):
        print(f"{number} {_shown(asked.data, listed[number][1])}\n")


def _shown(data: Path, one: Cue) -> str:
    return f"{one.set}: {context(text_of(data, one.set, one.document), one)}"


def _differences(asked: Namespace) -> None:
    listed, settled = read_cues(), read_reading(SETTLED)
    for one, other in PAIRS:
        ours, theirs = read_reading(one), read_reading(other)
        for number in sorted((ours.keys() & theirs.keys()) - settled.keys()):
            if ours[number] != theirs[number]:
                either = f"{'/'.join(ours[number])} or {'/'.join(theirs[number])}"
                print(f"{number} {either}; {_shown(asked.data, listed[number][1])}\n")


def _keep(asked: Namespace) -> None:
    known = read_cues()
    reading = read_reading(asked.reader)
    for line in filter(str.strip, sys.stdin.read().splitlines()):
        number, act, scope = label(line)
        if number not in known:
            msg = f"{line!r}: no cue has this number"
            raise InputError(msg)
        reading[number] = act, scope
    lines = ["number\tact\tscope", *(f"{number}\t{act}\t{scope}" for number, (act, scope) in sorted(reading.items()))]
    _file(asked.reader, FOLDER).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(reading)} cues read by {asked.reader}")


def _agreement(_: Namespace) -> None:
    from training.cue_agreement import agreement  # noqa: PLC0415 - it needs this module

    parts = {number: part for number, (part, _) in read_cues().items()}
    for part, readers in (("held", PAIRS[0]), ("train", PAIRS[0]), ("train", PAIRS[1])):
        ours, theirs = ({n: both for n, both in read_reading(r).items() if parts[n] == part} for r in readers)
        print(f"{part}, {' and '.join(readers)}:")
        for line in agreement(ours, theirs):
            print(line)


def main() -> int:
    """Run one command; 1 where something is wrong with what was given."""
    parser = ArgumentParser(prog="python -m training.cues", description="Label speech acts.")
    commands = parser.add_subparsers(required=True)
    shown, kept = commands.add_parser("show"), commands.add_parser("keep")
    compared, differing = commands.add_parser("agreement"), commands.add_parser("differences")
    shown.add_argument("first", type=int)
    shown.add_argument("last", type=int)
    kept.add_argument("reader", choices=(*READERS, SETTLED))
    for command, run in ((shown, _show), (kept, _keep), (compared, _agreement), (differing, _differences)):
        command.set_defaults(run=run)
    for command in (shown, differing):
        command.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    try:
        asked = parser.parse_args()
        asked.run(asked)
    except OnrecordError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
