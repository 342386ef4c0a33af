"""Scores of the finder of times on TimeML documents, by the measures of TempEval-3.

Read are the documents of TempEval-3's training set (TimeBank and AQUAINT), with the time of their creation. They are split
once, by a hash of the document's name, so that a document is on the same side in every set that holds it: the rules may be
made with the train half, and scores that are told are those of the dev half.

An expression is found (relaxed) when it overlaps one of the annotators', and found exactly (strict) when both edges are the
same. Its value is right when it is found, relaxed, and has the same TIMEX3 value, letter for letter as in TempEval-3; it is
``alike`` when only the annotators' habits of writing differ ("1989-XX", "1989"). A true one has one partner: the first that
overlaps it.

Source: UzZaman et al., "SemEval-2013 Task 1: TempEval-3".
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from lxml import etree  # type: ignore[import-untyped]

from onrecord.errors import InputError
from onrecord.evaluation.folder import Row
from onrecord.evaluation.score import Score
from onrecord.intake.dateline import dateline
from onrecord.intake.tree import Element, walk
from onrecord.times import FoundTime, find_times
from onrecord.times.timex import timex_type, timex_value

MEASURES = ("found relaxed", "found strict", "value", "value alike")
GROUPS = ("all", "date", "time", "duration", "set")
Half = Literal["train", "dev"]

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t]*\n))*")
_UNTOLD_TAIL = re.compile(r"(?:-(?:XX|[WQ]X{1,2}))+$|X{1,2}$")
_SHORT_WEEK = re.compile(r"W(\d)$")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


@dataclass(frozen=True, slots=True)
class TrueTime:
    """A time expression as annotators mark it: half-open offsets in code points, TIMEX3 type in lower case, and value."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeDocument:
    """One annotated document: its name, its text, the day it was made on, and its time expressions in order."""

    name: str
    text: str
    created: date | None
    times: tuple[TrueTime, ...]


def half_of(name: str) -> Half:
    """Tell on which side a document is.

    Args:
        name: The document's name, without folder and ending.
    """
    return "dev" if hashlib.sha256(name.encode()).digest()[0] % 2 else "train"


def read_documents(folder: Path, half: Half | None = None) -> Iterator[TimeDocument]:
    """Read the TimeML documents of a folder and the folders in it, in order of name; of one name the first.

    Args:
        folder: Where ``*.tml`` files lie.
        half: Only the documents of this side; all by default.

    Raises:
        InputError: There is none, or one is damaged.
    """
    by_name: dict[str, Path] = {}
    for path in sorted(folder.rglob("*.tml")):
        by_name.setdefault(path.stem, path)
    if not by_name:
        msg = f"{folder} holds no TimeML document: expected files NAME.tml"
        raise InputError(msg)
    for name in sorted(by_name):
        if half is None or half_of(name) == half:
            yield read_document(by_name[name])


def read_document(path: Path) -> TimeDocument:
    """Read one TimeML document.

    Args:
        path: The ``.tml`` file.

    Raises:
        InputError: It is no XML, or has no TEXT.
    """
    try:
        root = etree.fromstring(path.read_bytes(), _PARSER)  # the parser resolves no entities
    except etree.XMLSyntaxError as error:
        msg = f"{path} is no XML: {error}. Mend or remove the file"
        raise InputError(msg) from error
    body = root.find(".//TEXT")
    if body is None:
        msg = f"{path} has no element TEXT. Mend or remove the file"
        raise InputError(msg)
    text, times = _text_and_times(body)
    created = root.find(".//DCT//TIMEX3")
    value = "" if created is None else created.get("value", "")
    return TimeDocument(path.stem, text, _created(value), times)


def _text_and_times(body: Element) -> tuple[str, tuple[TrueTime, ...]]:
    pieces: list[str] = []
    times: list[TrueTime] = []
    opened: list[int] = []
    length = 0
    for event, element in walk(body):
        words = (element.text if event == "start" else element.tail) or ""
        if event == "start":
            opened.append(length)
        else:
            start = opened.pop()
            if element.tag == "TIMEX3" and start < length:
                times.append(TrueTime(start, length, (element.get("type") or "").lower(), element.get("value") or ""))
            words = words if element is not body else ""
        pieces.append(words)
        length += len(words)
    return "".join(pieces), tuple(sorted(times, key=lambda time: (time.start, time.end)))


def _created(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def find_in(document: TimeDocument) -> list[FoundTime]:
    """Find the times of a document; a paragraph ends at an empty line, since these texts are broken into short lines.

    Args:
        document: The document.
    """
    bounds = [hit.span() for hit in _PARAGRAPH.finditer(document.text)]
    return find_times(document.text, published=document.created, dateline=_dateline(document, bounds), paragraphs=bounds)


def _dateline(document: TimeDocument, bounds: Sequence[tuple[int, int]]) -> date | None:
    for start, end in bounds[:2]:
        line = dateline(" ".join(document.text[start:end].split()))
        if line:
            told = [time.start for time in find_times(line, published=document.created) if time.unit == "day" and time.start]
            return date.fromisoformat(told[0]) if told else None
    return None


def score_document(document: TimeDocument, found: Sequence[FoundTime]) -> dict[tuple[str, str], Score]:
    """Score the times that were found in a document, by measure and type.

    Args:
        document: The document, with the annotators' times.
        found: The times that were found.
    """
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    true = document.times
    partner = _partners(found, true)
    owner = {ours: theirs for theirs, ours in partner.items()}
    for ours, time in enumerate(found):
        theirs = owner.get(ours)
        right = _right(time, None if theirs is None else true[theirs])
        for measure in MEASURES:
            for group in ("all", timex_type(time).lower()):
                scores[measure, group] += Score(predicted=1, predicted_right=right[measure])
    for theirs, mark in enumerate(true):
        place = partner.get(theirs)
        right = _right(None if place is None else found[place], mark)
        for measure in MEASURES:
            for group in ("all", mark.kind):
                scores[measure, group] += Score(true=1, true_found=right[measure])
    return dict(scores)


def _partners(found: Sequence[FoundTime], true: Sequence[TrueTime]) -> dict[int, int]:
    """Pair each true time with the first of ours that overlaps it and has no partner yet."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for theirs, mark in enumerate(true):
        for ours, time in enumerate(found):
            if ours not in taken and time.span.start < mark.end and mark.start < time.span.end:
                pairs[theirs] = ours
                taken.add(ours)
                break
    return pairs


def _right(time: FoundTime | None, mark: TrueTime | None) -> dict[str, int]:
    if time is None or mark is None:
        return dict.fromkeys(MEASURES, 0)
    same = (time.span.start, time.span.end) == (mark.start, mark.end)
    value = timex_value(time)
    alike = value is not None and _unified(value) == _unified(mark.value)
    return {"found relaxed": 1, "found strict": int(same), "value": int(value == mark.value), "value alike": int(alike)}


def _unified(value: str) -> str:
    """Write a value in one way where annotators have several for the same: 1989-XX and 1989, 199X and 199, W7 and W07."""
    value = _UNTOLD_TAIL.sub("", value) if value[:1].isdigit() else value
    return _SHORT_WEEK.sub(r"W0\1", value)


def score_times(folder: Path, half: Half | None = "dev") -> list[Row]:
    """Find the times of every TimeML document of a folder, and score them.

    Args:
        folder: Where the documents lie, in any folder below it too.
        half: ``dev``, ``train``, or null for all documents.

    Returns:
        A row for each measure (``found relaxed``, ``found strict``, ``value``, ``value alike``) and type, in fixed order.

    Raises:
        InputError: There is no document, or one is damaged.
    """
    totals: dict[tuple[str, str], Score] = defaultdict(Score)
    for document in read_documents(folder, half):
        for key, score in score_document(document, find_in(document)).items():
            totals[key] += score
    return [Row(measure, group, totals[measure, group]) for measure in MEASURES for group in GROUPS]
