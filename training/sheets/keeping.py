"""Readers' lines kept as labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from onrecord.reader import Reader
from onrecord.record.statement import Statement
from training.labels.numbered import Numbered
from training.sheets.listing import (
    EventLabel,
    NestedLabel,
    SpeakerLabel,
    read_sheet_labels,
    read_sheets,
    write_sheet_labels,
)
from training.sheets.reading import FaultError, Span, event_label, nested_label, speaker_label

_SIGNS = ".@>"  # events, speakers, nested statements
_POINTING = re.compile(
    r"(?:the|this|that|his|her|its|their|our|he|she|it|they|we|i|you|who|which|both|some|one)\b", re.IGNORECASE
)


def asked_about(statements: tuple[Statement, ...]) -> Iterator[tuple[Span, Statement]]:
    """Give the statements whose speaker a reader has to tell, each with the span that stands for its source.

    Those whose source is a pronoun or a definite role ("the minister"), and those whose speaker is not known, by their source;
    those without one, by their first words of content.
    """
    for one in statements:
        spans = one.source or one.content
        if one.speaker is None or _POINTING.match(spans[0].text) or not one.source:
            yield (spans[0].start, spans[0].end), one


class Keeper:
    """Takes readers' lines, beside the labels that are there.

    Args:
        data: Folder of the data sets.
    """

    def __init__(self, data: Path) -> None:
        """Read the list, its texts and the labels."""
        self._texts = {number: Numbered(sheet.text(data)) for number, sheet in read_sheets().items()}
        self._events = read_sheet_labels(EventLabel)
        self._speakers = read_sheet_labels(SpeakerLabel)
        self._nested = read_sheet_labels(NestedLabel)
        self._sources: dict[int, dict[int, Span]] = {}

    @cached_property
    def _reader(self) -> Reader:
        return Reader(threads=1)

    def take(self, line: str) -> None:
        """Take one line.

        Args:
            line: ``12.5 …`` for an event in sentence 5 of document 12, ``12@340 …`` for the speaker of the source at 340,
                ``12>5 …`` for a nested statement in sentence 5.

        Raises:
            FaultError: The line is wrong.
        """
        head, _, rest = line.partition(" ")
        sign = next((sign for sign in _SIGNS if sign in head), " ")
        number, _, place = head.partition(sign)
        if sign == " " or not number.isdecimal() or int(number) not in self._texts:
            msg = "begin with DOCUMENT.SENTENCE, DOCUMENT@OFFSET or DOCUMENT>SENTENCE"
            raise FaultError(msg)
        sheet = int(number)
        text = self._texts[sheet]
        if sign == ".":
            self._events.append(event_label(sheet, f"{place} {rest}", text))
        elif sign == ">":
            self._nested.append(nested_label(sheet, f"{place} {rest}", text))
        else:
            self._speakers.append(speaker_label(sheet, self._source(sheet, place), rest, text))

    def _source(self, sheet: int, place: str) -> Span:
        if sheet not in self._sources:
            found = asked_about(self._reader.read(self._texts[sheet].text).statements)
            self._sources[sheet] = {span[0]: span for span, _ in found}
        span = self._sources[sheet].get(int(place) if place.isdecimal() else -1)
        if span is None:
            msg = f"no source is asked about at {place}"
            raise FaultError(msg)
        return span

    def write(self) -> None:
        """Write all labels."""
        write_sheet_labels(EventLabel, self._events)
        write_sheet_labels(SpeakerLabel, self._speakers)
        write_sheet_labels(NestedLabel, self._nested)
